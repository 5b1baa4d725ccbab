//! Words that say how much or which way without a figure: "half", "dozens", "rose". English alone.

use super::evidence::{Index, Reading};
use super::tokens::Token;

/// Words of a quantity, and between which numbers one has to be that says the same: "hundreds" for 300, "half" for 50 %.
const AMOUNTS: &[(&str, &[(f64, f64)])] = &[
    ("half", &[(0.5, 0.5), (50.0, 50.0)]),
    ("quarter", &[(0.25, 0.25), (25.0, 25.0)]),
    ("dozens", &[(20.0, 1_000.0)]),
    ("hundreds", &[(100.0, 10_000.0)]),
    ("thousands", &[(1_000.0, 1e6)]),
    ("millions", &[(1e6, 1e9)]),
    ("billions", &[(1e9, 1e12)]),
    ("twofold", &[(2.0, 2.0), (100.0, 100.0), (200.0, 200.0)]),
    ("threefold", &[(3.0, 3.0), (200.0, 200.0), (300.0, 300.0)]),
    (
        "tenfold",
        &[(10.0, 10.0), (900.0, 900.0), (1_000.0, 1_000.0)],
    ),
];

/// Whether a word is a quantity, as far as this knows them.
pub(super) fn is_amount(token: &Token<'_>) -> bool {
    AMOUNTS.iter().any(|(word, _)| *word == token.key)
}

/// Ways in which a figure goes, and the opposite.
const UP: &[&str] = &[
    "rise",
    "rises",
    "rose",
    "risen",
    "rising",
    "increase",
    "increases",
    "increased",
    "increasing",
    "climbed",
    "grew",
    "grown",
    "raised",
];
const DOWN: &[&str] = &[
    "fall",
    "falls",
    "fell",
    "fallen",
    "falling",
    "decrease",
    "decreases",
    "decreased",
    "decreasing",
    "dropped",
    "declined",
    "shrank",
    "shrunk",
    "lowered",
];

/// The places of words that the sentences bear out neither by themselves nor by a number, or that send a figure the other way.
pub(super) fn unsupported(claim: &Reading<'_>, index: &Index<'_, '_>) -> Vec<usize> {
    let has = |words: &[&str]| words.iter().any(|word| index.has_key(word));
    let is_unsupported = |at: &usize| {
        let token = &claim.tokens[*at];
        let key = token.key.as_str();
        if claim.number_at(*at).is_some() || index.has_key(key) || index.has_stem(&token.stem) {
            return false;
        }
        if let Some((_, ranges)) = AMOUNTS.iter().find(|(word, _)| *word == key) {
            return !index.numbers().any(|number| {
                ranges
                    .iter()
                    .any(|(least, most)| (*least..=*most).contains(&number.value))
            });
        }
        // Without a figure a team falls behind, and a question rises.
        !claim.numbers.is_empty()
            && (UP.contains(&key) && !has(UP) && has(DOWN)
                || DOWN.contains(&key) && !has(DOWN) && has(UP))
    };
    (0..claim.tokens.len()).filter(is_unsupported).collect()
}
