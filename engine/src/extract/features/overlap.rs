//! How much of a text is in another.

use std::hash::{Hash as _, Hasher as _};

use super::float;
use crate::hash::{HashSet, hasher};

/// Longer blocks are no headlines.
const HEADLINE_BYTES: usize = 400;
/// Words that tell a subject are this long or longer, in bytes.
const TELLING: u32 = 5;

/// The words of a text, each a number that is the same in capitals.
pub(super) struct Words {
    words: Vec<Word>,
    /// The text's length, in bytes.
    length: usize,
}

struct Word {
    hash: u64,
    /// In bytes.
    length: u32,
}

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| {
                let mut hasher = hasher();
                for c in word.chars().flat_map(char::to_lowercase) {
                    c.hash(&mut hasher);
                }
                Word {
                    hash: hasher.finish(),
                    length: u32::try_from(word.len()).unwrap_or(u32::MAX),
                }
            })
            .collect();
        Self {
            words,
            length: text.len(),
        }
    }

    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> {
        self.words.iter().map(|word| word.hash)
    }

    /// The words that tell what a text is about, by their length.
    pub(super) fn telling(&self) -> impl Iterator<Item = u64> {
        let telling = self.words.iter().filter(|word| word.length >= TELLING);
        telling.map(|word| word.hash)
    }

    /// How many of a short text's words are among `known`.
    pub(super) fn overlap(&self, known: &HashSet<u64>) -> f32 {
        if known.is_empty() || self.length > HEADLINE_BYTES || self.words.is_empty() {
            return 0.0;
        }
        let hits = self.hashes().filter(|word| known.contains(word)).count();
        float(hits) / float(self.words.len())
    }

    /// Its runs of three words.
    fn shingles(&self) -> impl Iterator<Item = u64> {
        let size = self.words.len().clamp(1, 3);
        self.words.windows(size).map(|window| {
            let words = window.iter();
            words.fold(0, |hash: u64, word| hash.rotate_left(21) ^ word.hash)
        })
    }

    /// How many of its runs of three words are known, 0 to 1.
    pub(super) fn shared(&self, known: &HashSet<u64>) -> f32 {
        let (mut all, mut hits) = (0usize, 0usize);
        for shingle in self.shingles() {
            all += 1;
            hits += usize::from(known.contains(&shingle));
        }
        float(hits) / float(all.max(1))
    }
}

/// The distinct runs of three words.
pub(super) fn shingles(text: &str) -> HashSet<u64> {
    Words::of(text).shingles().collect()
}
