//! The learned judgement whether a block belongs to the article.

use std::sync::LazyLock;

use super::blocks::Cut;
use super::dom::Dom;
use super::features::Survey;
use super::forest::{Column, Forest, LANES};
use super::metadata::Metadata;

/// Written by `eval/train_blocks.py`.
static MODEL: &[u8] = include_bytes!("blocks.model");

/// `None` only if the file were not a model, which a test rules out.
static FOREST: LazyLock<Option<Forest>> = LazyLock::new(|| Forest::read(&mut &*MODEL));

/// The probability that each block belongs to the article.
pub(super) fn probabilities(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Vec<f32> {
    let blocks = cut.blocks.len();
    let Some(forest) = &*FOREST else {
        return vec![0.0; blocks];
    };
    let survey = Survey::of(dom, cut, metadata);
    let mut probabilities = Vec::with_capacity(blocks + LANES);
    // A few rows are kept at a time: on a page of many blocks all of them would fill more memory than the page.
    let mut row = Vec::with_capacity(forest.features());
    let mut columns: Vec<Column> = vec![[0.0; LANES]; forest.features()];
    for first in (0..blocks).step_by(LANES) {
        for (lane, index) in (first..blocks).take(LANES).enumerate() {
            survey.fill(&mut row, index);
            for (column, number) in columns.iter_mut().zip(&row) {
                column[lane] = *number;
            }
        }
        probabilities.extend(forest.probabilities(&columns));
    }
    probabilities.truncate(blocks);
    probabilities
}

#[cfg(test)]
mod tests {
    use super::{FOREST, Survey};
    use crate::extract::{blocks, metadata, sink};

    #[test]
    fn the_model_was_trained_on_the_features_that_are_taken() {
        let dom = sink::parse("<p>A paragraph</p>");
        let (cut, metadata) = (blocks::cut(&dom), metadata::read(&dom, None));
        let mut row = Vec::new();
        Survey::of(&dom, &cut, &metadata).fill(&mut row, 0);
        let forest = FOREST.as_ref().expect("blocks.model is a model");
        assert_eq!(row.len(), forest.features());
    }
}
