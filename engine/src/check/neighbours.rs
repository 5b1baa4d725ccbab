//! Names beside words that stand beside another name in the sentences: who did it, and whom it was done to.
//!
//! "Müller voted against the loan" repeats "voted against", before which the sentences name Patel each time, and nowhere Müller.
//! It needs no grammar, and so works in any language with capital letters; what is reworded passes.

use super::evidence::{Index, Reading};
use super::names;
use super::tokens::{Token, gap};

/// How many words behind a repeated one the name may end: "by the late Anna Müller".
const REACH: usize = 4;

/// The least share of a claim's other content that the sentence with the other name has: three quarters.
const TOLD: (usize, usize) = (3, 4);

/// Words between what is done and to whom or by whom, in several languages, folded.
const PREPOSITIONS: &[&str] = &[
    "by", "to", "of", "for", "against", "from", "with", "than", "von", "durch", "gegen", "an",
    "mit", "par", "contre", "pour", "avec", "por", "contra", "con", "com", "da", "dal", "dalla",
    "di", "de", "door", "van", "aan", "tegen", "met",
];

/// Words that join names, folded.
const AND: &[&str] = &[
    "and", "or", "und", "oder", "et", "ou", "y", "e", "o", "en", "of",
];

/// What the sentences have beside the words that the claim repeats.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    Same,
    Another,
}

/// The names of `claim`, as stretches of words, that stand beside words which belong to other names.
pub(super) fn exchanged(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    // German writes every noun with a capital letter.
    if language == Some("de") {
        return found;
    }
    let mut from = 0;
    while from < claim.tokens.len() {
        if !is_name(claim, from) || !is_known(claim, from, index, language) {
            from += 1;
            continue;
        }
        let mut to = from;
        while to + 1 < claim.tokens.len() && is_name(claim, to + 1) && is_beside(claim, to) {
            to += 1;
        }
        // "Prime Minister": titles are said of whoever is named elsewhere.
        let is_title = (from..=to).any(|at| index.is_small(&claim.tokens[at].key));
        if !is_title && is_taken_from_another(claim, index, (from, to), language) {
            found.push((from, to));
        }
        from = to + 1;
    }
    found
}

fn is_name(reading: &Reading<'_>, at: usize) -> bool {
    let token = &reading.tokens[at];
    let is_when = || reading.date_at(at).is_some();
    token.is_capital() && !token.is_stop && reading.number_at(at).is_none() && !is_when()
}

/// What opens a sentence is a name where the sentences write it so in their midst.
fn is_known(claim: &Reading<'_>, at: usize, index: &Index<'_, '_>, language: Option<&str>) -> bool {
    let token = &claim.tokens[at];
    let is_theirs = || {
        index.tokens().any(|other| {
            other.is_capital() && !other.opens && names::is_same(&token.key, &other.key, language)
        })
    };
    !index.is_small(&token.key) && is_theirs()
}

/// Whether nothing but a space stands behind a word.
fn is_beside(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.tokens.get(at + 1);
    next.is_some_and(|next| {
        matches!(
            gap(reading.text, &reading.tokens[at], next),
            " " | "\u{a0}" | "-"
        )
    })
}

fn is_taken_from_another(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    (from, to): (usize, usize),
    language: Option<&str>,
) -> bool {
    let name = &claim.tokens[from..=to];
    let others: Vec<usize> = claim
        .content
        .iter()
        .copied()
        .filter(|at| !(from..=to).contains(at))
        .collect();
    let is_told = |sentence: &Reading<'_>| {
        let told = others
            .iter()
            .filter(|at| {
                let stem = &claim.tokens[**at].stem;
                sentence
                    .content
                    .iter()
                    .any(|place| sentence.tokens[*place].stem == *stem)
            })
            .count();
        // Of a whole article, only the sentence that tells all of it.
        let (least, of) = if index.is_whole_text() { (1, 1) } else { TOLD };
        told * of >= others.len() * least
    };
    // What "Rangers and Hibs" do, the sentences may say of either.
    let is_joined = from
        .checked_sub(1)
        .is_some_and(|at| AND.contains(&claim.tokens[at].key.as_str()));
    let behind = words_behind(claim, to).filter(|_| !is_joined).map(|words| {
        let before = |sentence: &Reading<'_>, at: usize| {
            let place = at.checked_sub(1)?;
            if !is_name(sentence, place) {
                return None;
            }
            Some(has(&sentence.tokens[..at], name, language))
        };
        judged(index, words, &before, &is_told)
    });
    let ahead = words_ahead(claim, from).map(|words| {
        let after = |sentence: &Reading<'_>, at: usize| {
            let first = at + words.len();
            if first >= sentence.tokens.len() || !is_name(sentence, first) {
                return None;
            }
            // "Sheikh Mansour's club" is another than he.
            let mut end = first;
            while end + 1 < sentence.tokens.len() && is_name(sentence, end + 1) {
                end += 1;
            }
            if sentence.tokens[end].is_possessive() {
                return None;
            }
            let last = (first + REACH).min(sentence.tokens.len());
            Some(has(&sentence.tokens[first..last], name, language))
        };
        judged(index, words, &after, &is_told)
    });
    [behind, ahead].contains(&Some(Some(Beside::Another)))
}

fn has(tokens: &[Token<'_>], name: &[Token<'_>], language: Option<&str>) -> bool {
    name.iter().any(|ours| {
        tokens
            .iter()
            .any(|theirs| theirs.is_capital() && names::is_same(&ours.key, &theirs.key, language))
    })
}

/// What stands beside these words, wherever the sentences have them; `None` where that is no name, once or always.
fn judged(
    index: &Index<'_, '_>,
    words: &[Token<'_>],
    beside: &dyn Fn(&Reading<'_>, usize) -> Option<bool>,
    is_told: &dyn Fn(&Reading<'_>) -> bool,
) -> Option<Beside> {
    let mut found = None;
    for sentence in &index.sentences {
        for at in 0..sentence.tokens.len() {
            let run = sentence.tokens.get(at..at + words.len());
            if !run.is_some_and(|run| {
                run.iter()
                    .zip(words)
                    .all(|(one, other)| one.key == other.key)
            }) {
                continue;
            }
            match beside(sentence, at) {
                Some(true) => return Some(Beside::Same),
                Some(false) if is_told(sentence) => found = Some(Beside::Another),
                Some(false) => {}
                None => return None,
            }
        }
    }
    found
}

/// The words right behind a name that say what it does: one that says something, or two.
fn words_behind<'r, 'a>(claim: &'r Reading<'a>, to: usize) -> Option<&'r [Token<'a>]> {
    let first = claim.tokens.get(to + 1).filter(|_| is_beside(claim, to))?;
    if first.is_capital() {
        return None;
    }
    let second = claim
        .tokens
        .get(to + 2)
        .filter(|_| is_beside(claim, to + 1));
    if !first.is_stop {
        // "Labour leader Patel": what stands before a name is a title, and the first name another's.
        let is_title = second.is_some_and(Token::is_capital);
        return (!is_title).then(|| &claim.tokens[to + 1..=to + 1]);
    }
    // "On Saturday", "in 2009" are said of many.
    let is_when = claim.number_at(to + 2).is_some() || claim.date_at(to + 2).is_some();
    (!second?.is_stop && !is_when).then(|| &claim.tokens[to + 1..=to + 2])
}

/// The words right before a name: one that says something, or two.
fn words_ahead<'r, 'a>(claim: &'r Reading<'a>, from: usize) -> Option<&'r [Token<'a>]> {
    let at = from.checked_sub(1)?;
    let last = claim.tokens.get(at).filter(|_| is_beside(claim, at))?;
    if last.is_capital() {
        return None;
    }
    let is_preposition = PREPOSITIONS.contains(&last.key.as_str());
    if !last.is_stop && !is_preposition {
        return Some(&claim.tokens[at..=at]);
    }
    let before = at.checked_sub(1)?;
    // Lists of stop words have "opened" among them.
    let says = !claim.tokens[before].is_stop || claim.tokens[before].key.chars().count() > 3;
    let is_said_of =
        is_beside(claim, before) && !claim.tokens[before].is_capital() && is_preposition;
    (says && is_said_of).then(|| &claim.tokens[before..=at])
}
