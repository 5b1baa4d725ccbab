//! The learned judgement whether a block belongs to the article.
//!
//! The model is a file that `eval/train_blocks.py` writes, of the form that [`model_file`](crate::model_file) reads: boosted
//! trees, and before them the schema that they were trained on, the [text](super::schema::Schema::text) of name and unit of
//! each column, a line each.

use std::sync::LazyLock;

use super::blocks::Cut;
use super::dom::Dom;
use super::features::{COLUMNS, SCHEMA, Survey};
use super::metadata::Metadata;
use super::schema::Feature as _;
use crate::forest::{Forest, LANES};
use crate::model_file::Model;

const MODEL: Option<Model<'static>> = Model::read(include_bytes!("blocks.model"));
const IS_OF_THESE_FEATURES: bool = matches!(&MODEL, Some(model) if model.is_of(&SCHEMA));

/// No program can be built with a model of other features, except for the one that prints the features to train a new model
/// on, where the tests name the first column that is different.
#[cfg(not(feature = "training"))]
const _: () = assert!(
    IS_OF_THESE_FEATURES,
    "blocks.model is damaged, or was trained on other features than extract/features.rs declares: train it anew with \
     eval/train_blocks.py. `cargo test -p engine --features training model` names the difference",
);

/// `None` only where the build has found that the file is not a model of these features.
static FOREST: LazyLock<Option<Forest>> = LazyLock::new(|| {
    let model = MODEL.as_ref().filter(|_| IS_OF_THESE_FEATURES)?;
    Forest::read(&mut model.trees()).filter(|forest| forest.features() == COLUMNS)
});

/// The probability that each block belongs to the article.
pub(super) fn probabilities(dom: &Dom, cut: &Cut, metadata: &Metadata) -> Vec<f32> {
    let blocks = cut.blocks.len();
    let Some(forest) = &*FOREST else {
        return vec![0.0; blocks];
    };
    let survey = Survey::of(dom, cut, metadata);
    let mut probabilities = Vec::with_capacity(blocks + LANES);
    // A few blocks are kept at a time: on a page of many blocks all of them would fill more memory than the page.
    let mut columns = vec![[0.0; LANES]; COLUMNS];
    for first in (0..blocks).step_by(LANES) {
        for (lane, index) in (first..blocks).take(LANES).enumerate() {
            // First into a row, whose length the compiler knows: that is quicker than a column at a time.
            let mut row = [0.0; COLUMNS];
            let mut places = row.iter_mut();
            survey.block(index).each(&mut |number| {
                if let Some(place) = places.next() {
                    *place = number;
                }
            });
            for (column, number) in columns.iter_mut().zip(row) {
                column[lane] = number;
            }
        }
        probabilities.extend(forest.probabilities(&columns));
    }
    probabilities.truncate(blocks);
    probabilities
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, FOREST, MODEL, SCHEMA};
    use crate::extract::features::columns;

    #[test]
    fn the_model_was_trained_on_the_features_that_are_taken() {
        let model = MODEL.expect("blocks.model has a schema");
        let trained_on = std::str::from_utf8(model.schema()).unwrap();
        let taken = columns();
        for (column, (trained, taken)) in trained_on.lines().zip(&taken).enumerate() {
            assert_eq!(
                trained, *taken,
                "the first difference is in column {column}"
            );
        }
        assert_eq!(trained_on.lines().count(), taken.len());
        assert!(model.is_of(&SCHEMA), "blocks.model is damaged");
        assert_eq!(FOREST.as_ref().expect("trees").features(), COLUMNS);
    }

    #[test]
    fn no_two_columns_have_one_name() {
        let mut names = columns();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COLUMNS);
    }
}
