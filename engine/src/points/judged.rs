//! What becomes of each point of an answer: whether it is shown, and which of two that say the same.

use super::{Rejected, Rejection, is_language};
use crate::check::{ClaimSource, Doubt, DoubtKind, MOST_CITED};
use crate::hash::HashSet;
use crate::split_sentences;
use crate::terms::{StopWords, stem, words};

/// The longest point that is shown, in characters: two long sentences. What is longer is cut at a sentence.
const LONGEST_POINT: usize = 400;

/// From so many characters on, the language of a point is certain enough to be held against the one that was asked for.
const LEAST_FOR_LANGUAGE: usize = 50;

/// The least share of the fewer words of two points that both have, for one to say what the other does: three fifths.
const LEAST_IN_COMMON: (usize, usize) = (3, 5);

/// A point, and why it is not shown.
#[derive(Debug)]
pub(super) struct Judged {
    pub(super) text: String,
    /// The numbers of the sentences that bear it out.
    pub(super) cites: Vec<usize>,
    pub(super) rejection: Option<Rejection>,
}

impl Judged {
    pub(super) fn passed(text: String, cites: Vec<usize>) -> Self {
        Self {
            text,
            cites,
            rejection: None,
        }
    }

    pub(super) fn passes(&self) -> bool {
        self.rejection.is_none()
    }

    pub(super) fn rejected(self) -> Option<Rejected> {
        let text = self.text;
        self.rejection.map(|reason| Rejected { text, reason })
    }
}

/// Why a point is not shown; `None` where the sentences that it names bear it out. `target` is the language that it is to be
/// translated into.
pub(super) fn rejection(
    source: &ClaimSource<'_>,
    text: &str,
    cites: &[usize],
    target: Option<&str>,
) -> Option<Rejection> {
    if cites.len() > MOST_CITED {
        return Some(Rejection::Citation);
    }
    let places: Option<Vec<usize>> = cites.iter().map(|cite| cite.checked_sub(1)).collect();
    let Some(evidence) = places.and_then(|places| source.cited(&places)) else {
        return Some(Rejection::Citation);
    };
    let mut doubts = match target {
        Some(language) => evidence.doubts_of_translation(text, language),
        None => evidence.doubts(text),
    };
    let mut doubt = |kind, words: &str| {
        doubts.push(Doubt {
            kind,
            words: words.to_owned(),
        });
    };
    if text.chars().count() > LONGEST_POINT * 2 {
        doubt(DoubtKind::Form, "its length");
    }
    // A second sentence may be about anything.
    let is_about_it = |sentence: &str| evidence.shares_a_word_with(sentence);
    if target.is_none() && !split_sentences(text).into_iter().all(is_about_it) {
        doubt(DoubtKind::Words, text);
    }
    if let Some(language) = target.filter(|_| text.chars().count() >= LEAST_FOR_LANGUAGE)
        && crate::language::of_text(text).is_some_and(|found| !is_language(found, language))
    {
        doubt(DoubtKind::Form, "its language");
    }
    (!doubts.is_empty()).then_some(Rejection::Doubted(doubts))
}

/// Rejects what says the same as a point before it, in whatever words: each bears the other out, or one of them both.
pub(super) fn say_once(judged: &mut [Judged], language: Option<&str>) {
    let stop_words = StopWords::of(language);
    let contents: Vec<HashSet<String>> = judged
        .iter()
        .map(|point| {
            words(&point.text)
                .map(str::to_lowercase)
                .filter(|word| !stop_words.contain(word))
                .map(|word| stem(&word))
                .collect()
        })
        .collect();
    for at in 1..judged.len() {
        let says_again = |other: &usize| {
            let (one, two) = (&judged[*other], &judged[at]);
            let common = contents[*other].intersection(&contents[at]).count();
            let fewer = contents[*other].len().min(contents[at].len());
            one.passes()
                && (one.text == two.text
                    || fewer > 0
                        && common * LEAST_IN_COMMON.1 >= fewer * LEAST_IN_COMMON.0
                        && (bears_out(&one.text, &two.text, language)
                            || bears_out(&two.text, &one.text, language)))
        };
        if judged[at].passes() && (0..at).any(|other| says_again(&other)) {
            judged[at].rejection = Some(Rejection::Missing);
        }
    }
}

/// Whether one point says all that another does.
fn bears_out(one: &str, other: &str, language: Option<&str>) -> bool {
    let sentences = [one];
    ClaimSource::new(&sentences, language)
        .whole()
        .doubts(other)
        .is_empty()
}

/// Leaves as many points as were asked for: those that pass before those that do not, in their order.
pub(super) fn keep(judged: &mut Vec<Judged>, count: usize) {
    while judged.len() > count {
        let last_failed = judged.iter().rposition(|point| !point.passes());
        judged.remove(last_failed.unwrap_or(judged.len() - 1));
    }
}

/// A long point is cut at a sentence, and what it says twice is said once; one long sentence stays, and fails or passes as a
/// whole.
pub(super) fn shortened(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut length = 0;
    for sentence in split_sentences(text) {
        let characters = sentence.chars().count();
        if !kept.is_empty() && length + characters > LONGEST_POINT {
            break;
        }
        if !kept.contains(&sentence) {
            kept.push(sentence);
            length += characters;
        }
    }
    kept.join(" ")
}
