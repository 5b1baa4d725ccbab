//! The file of a learned model: trees, and before them the schema that they were trained on, so that no build can use a model of
//! other features. Numbers are little-endian:
//!
//! | bytes | what |
//! |---|---|
//! | 8 | [hash](fnv) of the schema |
//! | 8 | hash of the trees |
//! | 4 | length of the schema |
//! | … | the schema, text |
//! | … | the trees, see [`Forest::read`](crate::forest::Forest::read) |

/// A model as it is in its file.
pub(crate) struct Model<'a> {
    schema_hash: u64,
    trees_hash: u64,
    schema: &'a [u8],
    trees: &'a [u8],
}

impl<'a> Model<'a> {
    /// `None` for what is too short to be one.
    pub(crate) const fn read(file: &'a [u8]) -> Option<Self> {
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

    /// The schema that the trees were trained on.
    #[cfg(test)]
    pub(crate) fn schema(&self) -> &'a [u8] {
        self.schema
    }

    /// The trees, as [`Forest::read`](crate::forest::Forest::read) reads them.
    pub(crate) fn trees(&self) -> &'a [u8] {
        self.trees
    }

    /// Whether the model is whole and was trained on features of this schema.
    pub(crate) const fn is_of(&self, schema: &[u8]) -> bool {
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

#[cfg(test)]
mod tests {
    use super::{Model, fnv};

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
}
