//! Negations that were put in or left out.

use super::alignment::{self, float, nearest, shared};
use super::denials::{
    DENIED_REACH, DENYING, DENYING_BEFORE_TO, is_denial, is_denied, is_denying, is_negation,
    is_one_of, is_verb_denied,
};
use super::evidence::{Index, Place, Reading};
use super::forms;
use super::tokens::Token;

/// The least share of one sentence's content that the other has for the one to repeat the other. Chosen by eye.
const REPEATED: f32 = 0.75;
/// Sentences with less content are not compared as a whole.
const LEAST_CONTENT: usize = 3;

/// The negations of `claim` that the sentences do not bear out, and the words around each that was left out.
pub(super) fn changed<'a>(
    claim: &Reading<'a>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> Vec<&'a str> {
    let mut found = Vec::new();
    let shared = shared(claim, index);
    let aligned = nearest(&shared);
    let repeated: Vec<&Reading<'_>> = aligned
        .iter()
        .filter(|sentence| {
            claim.content.len() >= LEAST_CONTENT && covers(shared[**sentence], claim.content.len())
        })
        .map(|sentence| index.sentences[*sentence])
        .collect();
    let negations: Vec<usize> = (0..claim.tokens.len())
        .filter(|at| is_negation(claim, *at))
        .collect();
    let too_many = !repeated.is_empty()
        && repeated.iter().all(|sentence| {
            sentence
                .tokens
                .iter()
                .filter(|token| is_denial(token))
                .count()
                < negations.len()
        });
    for at in &negations {
        let borne_out = aligned
            .iter()
            .any(|sentence| index.sentences[*sentence].tokens.iter().any(is_denial));
        let (plain, negated) = sayings(claim, index, *at);
        if !negated && (plain || too_many || !borne_out && !aligned.is_empty()) {
            found.push(claim.tokens[*at].text);
        }
    }
    let sentences: Vec<&Reading<'_>> = aligned
        .iter()
        .map(|sentence| index.sentences[*sentence])
        .collect();
    found.extend(denied(claim, &sentences, language));
    let said = alignment::repeated(claim, index, SAID);
    found.extend(said_after_all(claim, &said, language));
    found.extend(left_out(claim, index));
    let whole: Vec<&Reading<'_>> = aligned
        .iter()
        .filter(|sentence| {
            covers(
                shared[**sentence],
                index.sentences[**sentence]
                    .content
                    .len()
                    .max(claim.content.len()),
            )
        })
        .map(|sentence| index.sentences[*sentence])
        .collect();
    let denials = claim.tokens.iter().filter(|token| is_denial(token)).count();
    let too_few = claim.content.len() >= LEAST_CONTENT
        && !whole.is_empty()
        && whole.iter().all(|sentence| {
            (0..sentence.tokens.len())
                .filter(|at| is_negation(sentence, *at))
                .count()
                > denials
        });
    if too_few && found.is_empty() {
        found.push(claim.text);
    }
    found
}

/// Words that deny what follows, in a claim: no sentence that it is about denies anything, or one of them says what is denied.
fn denied<'a>(
    claim: &Reading<'a>,
    aligned: &[&Reading<'_>],
    language: Option<&str>,
) -> Vec<&'a str> {
    let is_theirs = |token: &Token<'_>| {
        let says = |other: &Token<'_>| forms::says(token, other, language);
        aligned
            .iter()
            .any(|sentence| sentence.tokens.iter().any(says))
    };
    // A failure that is told of denies nothing.
    let denies = |token: &Token<'_>| {
        (is_denial(token) || is_denying(token, language)) && !is_one_of(NOUNS, token)
    };
    let is_denied_anywhere = aligned
        .iter()
        .any(|sentence| sentence.tokens.iter().any(denies));
    let is_said = |at: usize| {
        let next = (at + 1..claim.tokens.len())
            .take(DENIED_REACH + 1)
            .find(|at| !claim.tokens[*at].is_stop);
        next.is_some_and(|next| {
            let (negated, plain) = told(&claim.tokens[next], aligned, language);
            plain > 0 && negated == 0
        })
    };
    let opens_denial = |at: usize| {
        let token = &claim.tokens[at];
        let to = claim
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.key == "to");
        is_denying(token, language) || to && is_one_of(DENYING_BEFORE_TO, token)
    };
    (0..claim.tokens.len())
        .filter(|at| opens_denial(*at) && !is_theirs(&claim.tokens[*at]))
        .filter(|at| !is_denied_anywhere || is_said(*at))
        .map(|at| claim.tokens[at].text)
        .collect()
}

/// Words of denials that tell of a fact as well.
const NOUNS: &[&str] = &["failure", "failures", "false", "lack", "absence"];

/// How often sentences have a word, or a form of it, denied and plain.
fn told(token: &Token<'_>, sentences: &[&Reading<'_>], language: Option<&str>) -> (usize, usize) {
    let (mut denied, mut plain) = (0, 0);
    for sentence in sentences {
        for (place, other) in sentence.tokens.iter().enumerate() {
            let is_it =
                other.stem == token.stem || forms::is_form(&token.key, &other.key, language);
            if !is_it || other.is_stop {
                continue;
            }
            if is_denied(sentence, place, language) {
                denied += 1;
            } else {
                plain += 1;
            }
        }
    }
    (denied, plain)
}

/// The least share of a claim's content that a sentence has to deny it. Chosen by eye.
const SAID: f32 = 0.6;
/// What each sentence that a claim is about denies, and the claim says without any denial: "the minister commented" for
/// "the minister declined to comment".
fn said_after_all<'a>(
    claim: &Reading<'a>,
    aligned: &[&Reading<'_>],
    language: Option<&str>,
) -> Vec<&'a str> {
    if claim
        .tokens
        .iter()
        .any(|token| is_denial(token) || is_denying(token, language))
    {
        return Vec::new();
    }
    // "Rejected an offer" is "turned down an offer": a verb is denied, not a thing.
    let is_denied_verb = |token: &Token<'_>| {
        aligned.iter().any(|sentence| {
            (0..sentence.tokens.len()).any(|place| {
                let is_it = sentence.tokens[place].stem == token.stem
                    || forms::is_form(&token.key, &sentence.tokens[place].key, language);
                is_it && is_verb_denied(sentence, place, language)
            })
        })
    };
    claim
        .content
        .iter()
        .map(|at| (*at, &claim.tokens[*at]))
        .filter(|(at, token)| {
            !token.is_capital() && !token.is_digits() && claim.number_at(*at).is_none()
        })
        .filter(|(_, token)| told(token, aligned, language).1 == 0 && is_denied_verb(token))
        .map(|(_, token)| token.text)
        .collect()
}

fn covers(shared: usize, all: usize) -> bool {
    float(shared) >= REPEATED * float(all)
}

/// The content words on both sides of a place between words, as places in the content.
fn sides(claim: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let after = claim.content.iter().position(|place| *place > at)?;
    Some((after.checked_sub(1)?, after))
}

/// Whether the sentences have the words around this negation side by side: without a negation between, and with one.
fn sayings(claim: &Reading<'_>, index: &Index<'_, '_>, at: usize) -> (bool, bool) {
    if is_said_so(claim, index, at) {
        return (false, true);
    }
    let Some((left, right)) = sides(claim, at) else {
        return (false, false);
    };
    let (left, right) = (
        &claim.tokens[claim.content[left]],
        &claim.tokens[claim.content[right]],
    );
    let (mut plain, mut negated) = (false, false);
    for place in side_by_side(index, left, right) {
        let sentence = index.sentences[place.0];
        // "Forbade the board to dismiss" has the no before both.
        let first = sentence.content[place.1];
        let before = &sentence.tokens[first.saturating_sub(DENIED_REACH)..first];
        let denies = |token: &Token<'_>| is_one_of(DENYING, token);
        if negation_between(index, place) || before.iter().any(denies) {
            negated = true;
        } else {
            plain = true;
        }
    }
    (plain, negated)
}

/// Whether the sentences have a negation before the next two words: "not long to".
fn is_said_so(claim: &Reading<'_>, index: &Index<'_, '_>, at: usize) -> bool {
    let Some(said) = claim.tokens.get(at + 1..at + 3) else {
        return false;
    };
    index.sentences.iter().any(|sentence| {
        sentence
            .tokens
            .windows(3)
            .enumerate()
            .any(|(place, words)| {
                words[1].key == said[0].key
                    && words[2].key == said[1].key
                    && is_negation(sentence, place)
            })
    })
}

fn side_by_side<'i>(
    index: &'i Index<'_, '_>,
    left: &'i Token<'_>,
    right: &'i Token<'_>,
) -> impl Iterator<Item = Place> + 'i {
    index
        .places(&left.stem)
        .iter()
        .copied()
        .filter(|(sentence, place)| {
            index
                .content((*sentence, place + 1))
                .is_some_and(|(_, next)| next.stem == right.stem)
        })
}

/// Whether a negation stands between the content word at a place and the next one.
fn negation_between(index: &Index<'_, '_>, place: Place) -> bool {
    let sentence = index.sentences[place.0];
    let from = sentence.content[place.1];
    let to = sentence
        .content
        .get(place.1 + 1)
        .copied()
        .unwrap_or(sentence.tokens.len());
    (from + 1..to).any(|at| is_negation(sentence, at)) || is_negation(sentence, from)
}

/// The words around which the sentences always have a negation that the claim has not.
fn left_out<'a>(claim: &Reading<'a>, index: &Index<'_, '_>) -> Vec<&'a str> {
    let mut found = Vec::new();
    for pair in claim.content.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        if (from..to).any(|at| is_negation(claim, at))
            || from.checked_sub(1).is_some_and(|at| is_negation(claim, at))
        {
            continue;
        }
        let (left, right) = (&claim.tokens[from], &claim.tokens[to]);
        if is_denial(left) || is_denial(right) {
            continue;
        }
        let mut places = side_by_side(index, left, right).peekable();
        if places.peek().is_some() && places.all(|place| negation_between(index, place)) {
            found.push(claim.words(from, to));
        }
    }
    found
}
