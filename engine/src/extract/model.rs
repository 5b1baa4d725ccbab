//! The learned judgement whether a block belongs to the article.

use std::sync::LazyLock;

use super::forest::Forest;

/// Written by `eval/train_blocks.py`.
static MODEL: &[u8] = include_bytes!("blocks.model");

/// `None` only if the file were not a model, which a test rules out.
static FOREST: LazyLock<Option<Forest>> = LazyLock::new(|| Forest::read(&mut &*MODEL));

/// The probability that each block belongs to the article, from the rows of [`super::features::rows`].
pub(super) fn probabilities(rows: &[Vec<f32>]) -> Vec<f32> {
    let Some(forest) = &*FOREST else {
        return vec![0.0; rows.len()];
    };
    rows.iter().map(|row| forest.probability(row)).collect()
}
