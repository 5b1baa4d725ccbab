//! Numbers that keep tests apart.

use std::sync::atomic::{AtomicU64, Ordering};

/// A number that no other call in this process, and hardly one in another, has got.
#[must_use]
pub fn unique() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    (u64::from(std::process::id()) << 32) + NEXT.fetch_add(1, Ordering::Relaxed)
}
