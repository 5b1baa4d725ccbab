//! The learned judgement whether a block belongs to the article.
//!
//! The model is a file that `eval/train_blocks.py` writes: boosted trees, and before them the schema that they were trained
//! on. Numbers are little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | [hash](fnv) of the schema |
//! | 8 | hash of the trees |
//! | 4 | length of the schema |
//! | … | the schema as [text](super::schema::Schema::text): name and unit of each column, a line each |
//! | … | the trees, see [`Forest::read`] |

use std::sync::LazyLock;

use forest::{Forest, LANES};

use super::blocks::Cut;
use super::dom::Dom;
use super::features::{COLUMNS, SCHEMA, Survey};
use super::metadata::Metadata;
use super::schema::Feature as _;

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
    Forest::read(&mut &*model.trees).filter(|forest| forest.features() == COLUMNS)
});

/// A model as it is in its file.
struct Model<'a> {
    schema_hash: u64,
    trees_hash: u64,
    schema: &'a [u8],
    trees: &'a [u8],
}

impl<'a> Model<'a> {
    const fn read(file: &'a [u8]) -> Option<Self> {
        let Some((schema_hash, rest)) = file.split_first_chunk() else {
            return None;
        };
        let Some((trees_hash, rest)) = rest.split_first_chunk() else {
            return None;
        };
        let Some((length, rest)) = rest.split_first_chunk() else {
            return None;
        };
        let length = u32::from_le_bytes(*length) as usize;
        let Some((schema, trees)) = rest.split_at_checked(length) else {
            return None;
        };
        Some(Self {
            schema_hash: u64::from_le_bytes(*schema_hash),
            trees_hash: u64::from_le_bytes(*trees_hash),
            schema,
            trees,
        })
    }

    /// Whether the model is whole and was trained on features of this schema.
    const fn is_of(&self, schema: &[u8]) -> bool {
        self.schema_hash == fnv(schema)
            && self.schema_hash == fnv(self.schema)
            && self.trees_hash == fnv(self.trees)
    }
}

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>): against mistakes, not against malice.
const fn fnv(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

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
    use super::{COLUMNS, FOREST, MODEL, Model, SCHEMA, fnv};
    use crate::extract::features::columns;

    fn file(schema: &str, trees: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        file.extend(fnv(schema.as_bytes()).to_le_bytes());
        file.extend(fnv(trees).to_le_bytes());
        file.extend(u32::try_from(schema.len()).unwrap().to_le_bytes());
        file.extend(schema.as_bytes());
        file.extend(trees);
        file
    }

    fn is_of(file: &[u8], schema: &str) -> bool {
        Model::read(file).is_some_and(|model| model.is_of(schema.as_bytes()))
    }

    #[test]
    fn the_model_was_trained_on_the_features_that_are_taken() {
        let model = MODEL.expect("blocks.model has a schema");
        let trained_on = std::str::from_utf8(model.schema).unwrap();
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
    fn a_model_of_other_columns_is_refused() {
        let schema = "own.words log\nown.links log\n";
        let good = file(schema, &[1, 2, 3]);
        assert!(is_of(&good, schema));
        for other in [
            "own.links log\nown.words log\n",
            "own.words log\n",
            "own.words log\nown.links log\nown.tag code\n",
            "own.words log\nown.links share\n",
            "own.words log\nown.link log\n",
        ] {
            assert!(!is_of(&file(other, &[1, 2, 3]), schema), "{other}");
        }
    }

    #[test]
    fn a_model_in_which_any_byte_was_changed_is_refused() {
        let schema = "own.words log\nown.links log\n";
        let good = file(schema, &[1, 2, 3]);
        for at in 0..good.len() {
            let mut changed = good.clone();
            changed[at] ^= 1;
            assert!(!is_of(&changed, schema), "byte {at}");
            assert!(!is_of(&good[..at], schema), "{at} bytes");
        }
    }

    #[test]
    fn no_two_columns_have_one_name() {
        let mut names = columns();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), COLUMNS);
    }
}
