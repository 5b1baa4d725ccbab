//! How much of a text is in another.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::float;

/// The words of a text, in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// How many of a short block's words are among `known`.
pub(super) fn overlap(known: &HashSet<String>, text: &str) -> f32 {
    if known.is_empty() || text.len() > 400 {
        return 0.0;
    }
    let (mut all, mut hits) = (0usize, 0usize);
    for word in words(text) {
        all += 1;
        hits += usize::from(known.contains(&word));
    }
    if all == 0 {
        0.0
    } else {
        float(hits) / float(all)
    }
}

fn shingle_hashes(text: &str) -> Vec<u64> {
    let words: Vec<u64> = words(text)
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    let size = words.len().clamp(1, 3);
    words
        .windows(size)
        .map(|window| {
            window
                .iter()
                .fold(0, |hash: u64, word| hash.rotate_left(21) ^ word)
        })
        .collect()
}

/// The distinct runs of three words.
pub(super) fn shingles(text: &str) -> HashSet<u64> {
    shingle_hashes(text).into_iter().collect()
}

/// How many of a text's runs of three words are known, 0 to 1.
pub(super) fn shared(known: &HashSet<u64>, text: &str) -> f32 {
    let own = shingle_hashes(text);
    if own.is_empty() {
        0.0
    } else {
        float(own.iter().filter(|shingle| known.contains(shingle)).count()) / float(own.len())
    }
}
