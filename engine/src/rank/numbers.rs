//! Counts and conditions as numbers that can be weighed.

pub(super) fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Counts of sentences and words are far below the limit.
pub(super) fn small(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}
