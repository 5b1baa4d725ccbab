//! What BM25 needs, for whole words and for pieces of them.

/// Saturation and length normalization of BM25, the values that Lucene has
/// (<https://lucene.apache.org/core/9_0_0/core/org/apache/lucene/search/similarities/BM25Similarity.html>).
pub(super) const K1: f32 = 1.2;
pub(super) const B: f32 = 0.75;

/// How much a term tells that `held` of `all` texts have: BM25's inverse document frequency, as Lucene takes it.
pub(super) fn rarity(held: f32, all: f32) -> f32 {
    (1.0 + (all - held + 0.5) / (held + 0.5)).ln()
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts of words are far below 2²⁴"
)]
pub(super) fn number(count: usize) -> f32 {
    count as f32
}
