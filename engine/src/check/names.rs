//! Names: people, places, organizations, and whatever else is written with a capital letter.

use super::evidence::{Index, Reading};
use super::tokens::{Shape, Token, apart};
use super::{common, forms, number_words};

/// Names that are the same or stand for each other, as folded words. A short form or a people's name that begins as the
/// country's does ("German", "Italians") needs no line here.
const SAME: &[&[&str]] = &[
    &["us", "usa", "america", "american", "americans"],
    &[
        "uk", "britain", "british", "briton", "britons", "brit", "brits",
    ],
    &["eu", "european", "europe"],
    &["england", "english", "englishman", "englishmen"],
    &["france", "french", "frenchman", "frenchmen", "frenchwoman"],
    &["spain", "spanish", "spaniard", "spaniards"],
    &["portugal", "portuguese"],
    &["netherlands", "dutch", "dutchman", "holland"],
    &["wales", "welsh", "welshman"],
    &["ireland", "irish", "irishman"],
    &["scotland", "scottish", "scot", "scots", "scotsman"],
    &["denmark", "danish", "dane", "danes"],
    &["sweden", "swedish", "swede", "swedes"],
    &["switzerland", "swiss"],
    &["poland", "polish", "pole", "poles"],
    &["turkey", "turkish", "turk", "turks"],
    &["greece", "greek", "greeks"],
    &["norway", "norwegian", "norwegians"],
    &["finland", "finnish", "finn", "finns"],
    &["thailand", "thai", "thais"],
    &["philippines", "filipino", "filipinos"],
    &["peru", "peruvian"],
    &["cyprus", "cypriot"],
    &["iraq", "iraqi", "iraqis"],
    &["iran", "iranian", "iranians"],
    &["tv", "television"],
    &["pm", "premier"],
    &["muslim", "muslims", "islam", "islamic"],
    &["jew", "jews", "jewish"],
    &["champion", "champions"],
];

/// What peoples and languages end in where the country's name does not.
const PEOPLES: &[&str] = &[
    "n", "an", "ian", "ians", "ns", "ans", "ese", "ish", "i", "is", "ic", "man", "er", "ers",
];
/// What countries end in where their peoples' names do not.
const COUNTRIES: &[&str] = &["", "a", "y", "e", "ia", "s", "o", "land"];

/// The names of `claim` that `index` has not, as stretches of words.
pub(super) fn unsupported(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> Vec<(usize, usize)> {
    let is_title = is_title(claim);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, token) in claim.tokens.iter().enumerate() {
        if token.is_stop
            || !token.is_capital()
            || claim.date_at(at).is_some()
            || claim.number_at(at).is_some()
            || number_words::read(&token.key, language).is_some()
            || token.key.chars().count() < 2
        {
            continue;
        }
        let is_name = match token.shape {
            Shape::Marked if !is_title || token.key.chars().any(|c| c.is_ascii_digit()) => true,
            // Where capitals say nothing, what is neither the text's word nor a common one is a name.
            _ if is_title || token.opens => opens_as_name(claim, index, at, language),
            _ => true,
        };
        if !is_name || is_supported(token, index, language) || is_spelled_out(claim, index, at) {
            continue;
        }
        match found.last_mut() {
            Some((_, to)) if *to + 1 == at => *to = at,
            _ => found.push((at, at)),
        }
    }
    found
}

/// Whether capitals say nothing in this sentence, as in headlines.
pub(super) fn is_title(claim: &Reading<'_>) -> bool {
    let words = claim
        .content
        .iter()
        .map(|at| &claim.tokens[*at])
        .filter(|token| !token.is_digits());
    let (mut small, mut all) = (0, 0);
    for token in words {
        all += 1;
        small += usize::from(!token.is_capital());
    }
    all >= 5 && small == 0
}

/// Whether a word whose capital letter says nothing is a name all the same: one that nothing cited has in any form, that the
/// text never writes in small letters, and that is no common word.
fn opens_as_name(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    at: usize,
    language: Option<&str>,
) -> bool {
    let token = &claim.tokens[at];
    if forms::is_borne_out(token, index, language) {
        return false;
    }
    // "Geplante Arbeiten": an adjective before its noun, which has a capital letter in German.
    let next = claim.tokens.get(at + 1);
    let describes = language == Some("de")
        && next.is_some_and(|next| next.shape == Shape::Capital)
        && ["e", "er", "es", "en", "em"]
            .iter()
            .any(|ending| token.key.ends_with(ending));
    !describes && !index.is_small(&token.key) && !common::opens_text(&token.key, language)
}

/// Whether the sentences have this name in any of its forms.
pub(super) fn is_supported(
    token: &Token<'_>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> bool {
    let key = token.key.as_str();
    if index.has_key(key) || is_english_plural(key, index) {
        return true;
    }
    if SAME
        .iter()
        .filter(|same| same.contains(&key))
        .any(|same| same.iter().any(|other| index.has_key(other)))
    {
        return true;
    }
    if token.shape == Shape::Marked
        && index.has_initials(
            key.strip_suffix('s')
                .filter(|_| token.text.ends_with('s'))
                .unwrap_or(key),
        )
    {
        return true;
    }
    language == Some("de") && is_end_of_compound(key, index)
        || key.chars().count() >= 4 && index.keys().any(|other| is_inflected(key, other, language))
}

/// "Bades" of "Hallenbad": what a German compound is ends it.
fn is_end_of_compound(key: &str, index: &Index<'_, '_>) -> bool {
    const SHORTEST: usize = 3;
    ["es", "s", "en", "n", "e", "er", ""].iter().any(|ending| {
        key.strip_suffix(ending)
            .filter(|bare| bare.len() >= SHORTEST)
            .is_some_and(|bare| {
                let ends = |other: &str| other.len() > bare.len() + 2 && other.ends_with(bare);
                index.keys().any(ends)
            })
    })
}

fn is_english_plural(key: &str, index: &Index<'_, '_>) -> bool {
    key.strip_suffix('s')
        .is_some_and(|bare| bare.len() > 2 && index.has_key(bare))
        || index.has_key(&format!("{key}s"))
}

/// Whether two folded names stand for each other.
pub(super) fn is_same(one: &str, other: &str, language: Option<&str>) -> bool {
    one == other
        || SAME
            .iter()
            .any(|same| same.contains(&one) && same.contains(&other))
        || is_inflected(one, other, language)
}

/// Whether two folded words are forms of one name: "Müllers" and "Müller", "Italy" and "Italian", "Москва" and "Москве".
fn is_inflected(one: &str, other: &str, language: Option<&str>) -> bool {
    let (shared, ours, theirs) = apart(one, other);
    if shared.chars().count() < 4 {
        return false;
    }
    let peoples = |people: &str, country: &str| {
        PEOPLES.contains(&people)
            && COUNTRIES.contains(&country)
            && people != "er"
            && people != "ers"
    };
    if matches!(language, None | Some("en")) {
        return peoples(ours, theirs) || peoples(theirs, ours);
    }
    ours.chars().count() <= 2 && theirs.chars().count() <= 2 && shared.chars().count() * 2 >= ours.len().max(theirs.len()) * 3
        // German writes one word where others write two.
        || language == Some("de") && (theirs.is_empty() && one.len() > other.len() || ours.is_empty())
        || peoples(ours, theirs)
        || peoples(theirs, ours)
}

/// Whether the run of capital words around `at` is spelled out where the sentences have its letters: "Queens Park Rangers"
/// for "QPR".
fn is_spelled_out(claim: &Reading<'_>, index: &Index<'_, '_>, at: usize) -> bool {
    let belongs = |at: usize| {
        claim
            .tokens
            .get(at)
            .is_some_and(|token| token.is_capital() || token.is_stop && token.key.len() <= 3)
    };
    for from in (at.saturating_sub(5)..=at).rev() {
        if !belongs(from) {
            break;
        }
        if !claim.tokens[from].is_capital() {
            continue;
        }
        let mut letters = String::new();
        for to in from..(from + 7).min(claim.tokens.len()) {
            if !belongs(to) {
                break;
            }
            let token = &claim.tokens[to];
            if token.is_capital() {
                letters.extend(token.key.chars().next());
            }
            let is_known = to >= at && (2..=6).contains(&letters.len()) && token.is_capital();
            if is_known
                && index
                    .tokens()
                    .any(|token| token.shape == Shape::Marked && token.key == letters)
            {
                return true;
            }
        }
    }
    false
}
