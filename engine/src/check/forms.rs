//! The forms of one word: "closed" and "closure", "kündigte … an" and "angekündigt"; and the words that mean the same.

use super::evidence::{Index, Reading};
use super::synonyms;
use super::tokens::{Token, apart};
use crate::text::is_unspaced;

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

/// How many pairs of characters a run of a script without spaces has, and how many of them stand in the evidence.
pub(super) fn pairs(token: &Token<'_>, index: &Index<'_, '_>) -> (usize, usize) {
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
    let (shared, ours, theirs) = apart(one, other);
    let length = shared.chars().count();
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
