//! Whose words a claim is in: how many of them the sentences have in any form, or say by a word of the same meaning.

use super::alignment::float;
use super::evidence::{Index, Reading};
use super::forms::{is_form, pairs};
use super::numbers::Number;
use super::tokens::Token;
use super::{names, quantities, synonyms};
use crate::hash::HashSet;
use crate::text::is_unspaced;

/// The least share of a sentence's content words that must stand in the evidence. Measured with `eval/run claims`: at 0.66 more
/// faithful sentences are doubted, at 0.5 an invented name passes.
const LEAST_SUPPORTED: f32 = 0.6;
/// The same, where the evidence is what a point cites, and not a whole text. Chosen on articles of our own.
const LEAST_CITED: f32 = 0.66;
/// A sentence with fewer content words has no word of its own: one is a third of what it says.
const LEAST_WORDS: usize = 4;
/// So many words of its own one behind the other tell something that nothing cited tells.
const LONGEST_RUN: usize = 3;
/// What many sentences bear out together, word by word, none of them says: from so many ...
const FEW_SENTENCES: usize = 2;
/// ... this share must come. With 0.6, half as many again of `XSum`'s faithful summaries are doubted.
const LEAST_IN_FEW: f32 = 0.5;

/// The words of a claim that are its own, where they are too many.
pub(super) fn unsupported(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> Option<String> {
    let mut missing = Vec::new();
    let mut told: Vec<Told> = Vec::new();
    let (mut run, mut longest) = (0, 0);
    let (mut of, mut found) = (0usize, 0usize);
    for at in &claim.content {
        let token = &claim.tokens[*at];
        if is_judged_elsewhere(claim, *at) {
            continue;
        }
        if token.key.starts_with(is_unspaced) {
            let (pairs, shared) = pairs(token, index);
            of += pairs;
            found += shared;
            if shared < pairs {
                missing.push(token.text);
            }
            continue;
        }
        let by = told_by(token, index, language);
        of += 1;
        if matches!(by, Told::Nowhere) {
            missing.push(token.text);
            run += 1;
            longest = longest.max(run);
        } else {
            found += 1;
            run = 0;
        }
        told.push(by);
    }
    // What is counted or dated is held against the evidence by itself, and is among what the claim says.
    let is_counted = |number: &&Number| !claim.is_in_date(number);
    let counted = claim.dates.len() + claim.numbers.iter().filter(is_counted).count();
    of += counted;
    found += counted;
    let least = if index.is_whole_text() {
        LEAST_SUPPORTED
    } else {
        LEAST_CITED
    };
    // A headline has no small words, and each that it has counts.
    let enough = if of < LEAST_WORDS || names::is_title(claim) {
        found == of
    } else {
        let share = |found: usize| float(found) / float(of);
        let in_few = in_few(&told) + of - told.len();
        share(found) >= least && share(in_few) >= LEAST_IN_FEW && longest < LONGEST_RUN
    };
    (!enough).then(|| missing.join(" "))
}

/// Whether a word is a number's, a date's or a unit's, and held against the evidence as that.
fn is_judged_elsewhere(claim: &Reading<'_>, at: usize) -> bool {
    let token = &claim.tokens[at];
    token.is_digits()
        || claim.number_at(at).is_some()
        || claim.date_at(at).is_some()
        || claim.is_unit(at)
        || quantities::is_amount(token)
}

/// Where the evidence has a word.
enum Told {
    Nowhere,
    /// Anywhere: a name that is known by another, or what the whole text is about.
    Anywhere,
    /// In these sentences, each once.
    In(Vec<usize>),
}

fn told_by(token: &Token<'_>, index: &Index<'_, '_>, language: Option<&str>) -> Told {
    let mut sentences: Vec<usize> = index
        .places(&token.stem)
        .iter()
        .map(|place| place.0)
        .collect();
    if sentences.is_empty() {
        let forms: HashSet<&str> = forms(token, index, language);
        if !forms.is_empty() {
            let has = |sentence: &Reading<'_>| {
                sentence
                    .tokens
                    .iter()
                    .any(|other| forms.contains(other.key.as_str()))
            };
            sentences = (0..index.sentences.len())
                .filter(|number| has(index.sentences[*number]))
                .collect();
        }
    }
    sentences.dedup();
    if !sentences.is_empty() {
        return Told::In(sentences);
    }
    let known = index.is_topic(&token.stem)
        || token.is_capital() && names::is_supported(token, index, language);
    if known { Told::Anywhere } else { Told::Nowhere }
}

/// The words of the evidence that are forms of this one, or say the same.
fn forms<'s>(token: &Token<'_>, index: &Index<'s, '_>, language: Option<&str>) -> HashSet<&'s str> {
    let key = token.key.as_str();
    let mut forms: HashSet<&str> = index
        .keys()
        .filter(|other| *other == key || is_form(key, other, language))
        .collect();
    for word in synonyms::of(key) {
        forms.extend(index.key(word));
        for ending in &synonyms::ENDINGS[1..] {
            forms.extend(index.key(&format!("{word}{ending}")));
        }
    }
    forms
}

/// The most words that few of the sentences bear out together.
fn in_few(told: &[Told]) -> usize {
    let mut left: Vec<&Vec<usize>> = told
        .iter()
        .filter_map(|by| match by {
            Told::In(sentences) => Some(sentences),
            _ => None,
        })
        .collect();
    let mut covered = told
        .iter()
        .filter(|by| matches!(by, Told::Anywhere))
        .count();
    for _ in 0..FEW_SENTENCES {
        let candidates: HashSet<usize> = left
            .iter()
            .flat_map(|sentences| sentences.iter().copied())
            .collect();
        let best = candidates.into_iter().max_by_key(|sentence| {
            (
                left.iter().filter(|by| by.contains(sentence)).count(),
                usize::MAX - sentence,
            )
        });
        let Some(best) = best else { break };
        let before = left.len();
        left.retain(|by| !by.contains(&best));
        covered += before - left.len();
    }
    covered
}
