//! Whose words a claim is in: how many of them the sentences have in any form, or say by a word of the same meaning.

use super::dates::Date;
use super::evidence::{Index, Reading};
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
    let is_in_date = |number: &&Number| {
        let within = |date: &Date| date.from <= number.from && number.to <= date.to;
        claim.dates.iter().any(within)
    };
    let counted = claim.dates.len()
        + claim
            .numbers
            .iter()
            .filter(|number| !is_in_date(number))
            .count();
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
        || claim
            .dates
            .iter()
            .any(|date| (date.from..=date.to).contains(&at))
        || claim
            .numbers
            .iter()
            .any(|number| number.unit.is_some() && number.to + 1 == at)
        || quantities::is_amount(token)
}

fn float(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
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

/// Whether the evidence has a word in any form, or one that says the same.
pub(super) fn is_borne_out(
    token: &Token<'_>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> bool {
    if token.key.starts_with(is_unspaced) {
        return pairs(token, index).1 > 0;
    }
    index.has_key(&token.key)
        || index.has_stem(&token.stem)
        || index
            .keys()
            .any(|other| is_form(&token.key, other, language))
}

/// Whether one word says what another does.
pub(super) fn says(one: &Token<'_>, other: &Token<'_>, language: Option<&str>) -> bool {
    one.key == other.key
        || is_form(&one.key, &other.key, language)
        || synonyms::are(&one.key, &other.key)
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

/// How many pairs of characters a run of a script without spaces has, and how many of them stand in the evidence.
fn pairs(token: &Token<'_>, index: &Index<'_, '_>) -> (usize, usize) {
    let characters: Vec<char> = token.key.chars().collect();
    let (mut all, mut found) = (0, 0);
    for pair in characters.windows(2) {
        all += 1;
        let pair: String = pair.iter().collect();
        let is_there = |sentence: &&Reading<'_>| sentence.text.contains(&pair);
        found += usize::from(index.sentences.iter().any(is_there));
    }
    (all, found)
}

/// What English words end in where forms of one word part: "decided" and "decision", "closed" and "closure".
const ENDINGS: &[&str] = &[
    "", "s", "es", "d", "ed", "ing", "ings", "er", "ers", "or", "ors", "r", "rs", "ion", "ions",
    "ation", "ations", "ment", "ments", "ly", "al", "ally", "ure", "ures", "y", "ies", "ied",
    "able", "ible", "ive", "ity", "ness", "n", "en", "e", "ist", "ists", "ance", "ence", "ant",
    "ent", "ants", "ents", "t", "te", "ts", "ding", "ded", "sion", "sions", "tion", "tions", "ten",
    "ting", "ted", "ter", "ters", "der", "ders", "ning", "ned", "ner", "ners", "ping", "ped",
    "ring", "red", "ling", "led", "est", "ier", "th", "age", "ational", "ic", "ical", "ful", "ous",
];

/// What stands before German verbs, apart from them or with "ge" between: "kündigte … an", "angekündigt". Folded.
const GERMAN_PREFIXES: &[&str] = &[
    "", "an", "auf", "aus", "ab", "ein", "vor", "zu", "mit", "nach", "her", "hin", "um", "weg",
    "zuruck",
];

/// A German participle without its "ge" and what stands before that.
fn without_ge(word: &str) -> &str {
    GERMAN_PREFIXES
        .iter()
        .filter_map(|prefix| word.strip_prefix(prefix)?.strip_prefix("ge"))
        .find(|rest| rest.len() > 3 && rest.ends_with(['t', 'n']))
        .unwrap_or(word)
}

/// Whether two folded words are forms of one.
pub(super) fn is_form(one: &str, other: &str, language: Option<&str>) -> bool {
    if language == Some("de") {
        return has_one_stem(one, other, language)
            || has_one_stem(without_ge(one), without_ge(other), language);
    }
    has_one_stem(one, other, language)
}

fn has_one_stem(one: &str, other: &str, language: Option<&str>) -> bool {
    let shared: usize = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let length = one[..shared].chars().count();
    let (ours, theirs) = (&one[shared..], &other[shared..]);
    if length < 4 {
        return false;
    }
    if matches!(language, None | Some("en")) {
        return ENDINGS.contains(&ours) && ENDINGS.contains(&theirs);
    }
    // Elsewhere words have more endings than a table holds; a short one parts forms, a long one words.
    let longest = ours.chars().count().max(theirs.chars().count());
    longest <= 3 && length > longest
}
