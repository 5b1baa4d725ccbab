//! From each block's probability to the set of blocks that is the article.

use super::blocks::RawBlock;

/// A block less likely than this is never taken, a block likelier than [`SURE`] always. Both by cross-validation on the
/// tuning pages.
const UNLIKELY: f32 = 0.2;
const SURE: f32 = 0.5;

/// Whether each block is taken.
///
/// The set is the one whose F1, by the words that the blocks hold, is highest if the probabilities are right: on a
/// clear page only likely blocks are worth it, on an unclear one less likely blocks are too.
pub(super) fn select(blocks: &[RawBlock], probabilities: &[f32]) -> Vec<bool> {
    let threshold = threshold(blocks, probabilities).clamp(UNLIKELY, SURE);
    let mut taken: Vec<bool> = probabilities.iter().map(|p| *p >= threshold).collect();
    drop_repeats(blocks, &mut taken);
    taken
}

#[expect(clippy::cast_precision_loss, reason = "word counts are far below 2²⁴")]
fn threshold(blocks: &[RawBlock], probabilities: &[f32]) -> f32 {
    let mut likely: Vec<(f32, f32)> = blocks
        .iter()
        .zip(probabilities)
        .map(|(block, p)| (*p, block.words as f32))
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    let expected: f32 = likely.iter().map(|(p, words)| p * words).sum();
    let (mut hits, mut taken) = (0.0, 0.0);
    let (mut best, mut threshold) = (0.0, 1.0);
    for (p, words) in likely {
        hits += p * words;
        taken += words;
        let f1 = 2.0 * hits / (taken + expected);
        if f1 > best {
            (best, threshold) = (f1, p);
        }
    }
    threshold
}

/// Pages show a text twice, for small screens and for large ones; readers see it once.
fn drop_repeats(blocks: &[RawBlock], taken: &mut [bool]) {
    let mut seen = crate::hash::HashSet::default();
    let mut last = "";
    for (block, taken) in blocks.iter().zip(taken).filter(|(_, taken)| **taken) {
        // A short text may come again (a column, a label), though not twice in a row.
        *taken = block.text != last && (block.text.len() <= 60 || seen.insert(&*block.text));
        last = &block.text;
    }
}
