//! Names and times that are true of something else: the sentence that a claim repeats cannot mean them.
//!
//! "Police arrested Müller" has only words of the article, where one sentence says whom the police arrested and another names
//! Müller. The first has no word that could stand for her, so that the claim is made up.

use super::dates::When;
use super::evidence::{Index, Reading};
use super::names;
use super::slots::Kind;

/// The least share of a claim's other content words that a sentence has for the claim to be about what it tells. Chosen by
/// eye, on `eval/run claims`.
const TOLD: f32 = 0.75;
/// Claims with fewer other content words say too little to tell which sentence they are about.
const LEAST_WORDS: usize = 2;

/// Words that stand for somebody or something named before, in English.
const REFERRING: &[&str] = &[
    "the",
    "he",
    "she",
    "him",
    "his",
    "her",
    "hers",
    "they",
    "them",
    "their",
    "theirs",
    "it",
    "its",
    "who",
    "whose",
    "which",
    "that",
    "this",
    "these",
    "those",
    "i",
    "me",
    "my",
    "we",
    "us",
    "our",
    "you",
    "your",
    "one",
    "both",
    "all",
    "each",
    "there",
    "here",
    "himself",
    "herself",
    "themselves",
    "itself",
    "myself",
];

/// The stretches of words that the sentences which tell the rest of the claim cannot mean.
pub(super) fn out_of_place(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> Vec<(Kind, usize, usize)> {
    // The words that refer are known in English alone.
    if !matches!(language, None | Some("en")) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for date in &claim.dates {
        let is_day = |when: When| matches!(when, When::Weekday(_) | When::Day { .. });
        if !is_day(date.when) {
            continue;
        }
        let told = told_in(claim, index, date.from, date.to);
        let mut dates = told
            .iter()
            .flat_map(|sentence| &sentence.dates)
            .filter(|other| is_day(other.when))
            .peekable();
        if dates.peek().is_some() && !dates.any(|other| date.is_borne_out_by(other)) {
            found.push((Kind::Date, date.from, date.to));
        }
    }
    for at in claim.content.iter().copied() {
        let token = &claim.tokens[at];
        let is_other = claim.number_at(at).is_some() || claim.date_at(at).is_some();
        if !token.is_capital() || token.opens || is_other {
            continue;
        }
        let told = told_in(claim, index, at, at);
        let means = |sentence: &&Reading<'_>| {
            sentence.tokens.iter().any(|other| {
                REFERRING.contains(&other.key.as_str())
                    || other.is_capital() && names::is_same(&token.key, &other.key, language)
            })
        };
        if !told.is_empty() && !told.iter().any(means) {
            found.push((Kind::Name, at, at));
        }
    }
    found
}

/// The sentences that have most of the claim's content beside these words.
fn told_in<'s, 'a>(
    claim: &Reading<'_>,
    index: &Index<'s, 'a>,
    from: usize,
    to: usize,
) -> Vec<&'s Reading<'a>> {
    // Names beside each other are one.
    let others: Vec<usize> = claim
        .content
        .iter()
        .copied()
        .filter(|at| {
            !(from..=to).contains(at)
                && !claim.tokens[*at].is_capital()
                && claim.number_at(*at).is_none()
        })
        .collect();
    if others.len() < LEAST_WORDS {
        return Vec::new();
    }
    let mut shared = vec![0u16; index.sentences.len()];
    for at in &others {
        let mut last = None;
        for (sentence, _) in index.places(&claim.tokens[*at].stem) {
            if last != Some(*sentence) {
                last = Some(*sentence);
                shared[*sentence] = shared[*sentence].saturating_add(1);
            }
        }
    }
    let least = TOLD * f32::from(u16::try_from(others.len()).unwrap_or(u16::MAX));
    (0..shared.len())
        .filter(|sentence| f32::from(shared[*sentence]) >= least)
        .map(|sentence| index.sentences[sentence])
        .collect()
}
