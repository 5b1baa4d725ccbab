//! Which sentences of an article tell the most.
//!
//! 1. [`mod@candidates`] are the sentences that can stand in a summary, and how the article is built.
//! 2. [`score`] says how much each is worth by itself: its [`features`], weighed by what was [`learned`] from news, and what a
//!    page has beside, weighed by hand. Both ask for [`cues`] in its wording and for its [`likeness`] to the others.
//! 3. [`select`] picks the best that together say the most.

mod candidates;
mod cues;
mod features;
mod learned;
mod likeness;
mod score;
mod select;

pub(crate) use self::candidates::Candidate;
use self::candidates::candidates;
use crate::article::Article;
use crate::terms::{Lexicon, StopWords};

/// Picks up to `count` sentences, in the article's order.
///
/// Cost: linear in the text, and for each of the first [`select::WEIGHED_PICKS`] picks once more linear; no pair of sentences
/// is ever compared.
pub(crate) fn rank<'a>(
    article: &'a Article,
    count: usize,
    stop_words: &StopWords,
) -> Vec<Candidate<'a>> {
    let (outline, mut found) = candidates(article);
    if found.len() <= count {
        return found;
    }
    let mut lexicon = Lexicon::new(stop_words);
    let scored = score::score(article, &outline, &found, &mut lexicon);
    let picked = select::select(&found, &scored, &outline, count);
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        picked[at - 1]
    });
    found
}

/// The sentences that could be picked and what is known of each.
#[cfg(any(test, feature = "training"))]
fn describe(article: &Article) -> Vec<(&str, features::Features)> {
    let (outline, found) = candidates(article);
    let stop_words = StopWords::of(article.language.as_deref());
    let mut lexicon = Lexicon::new(&stop_words);
    let scored = score::score(article, &outline, &found, &mut lexicon);
    found
        .iter()
        .zip(&scored)
        .map(|(candidate, scored)| (candidate.text, scored.features))
        .collect()
}

/// The sentences that could be picked, each with numbers of these [names](sentence_feature_names). For `eval/train_rank.py`.
#[cfg(feature = "training")]
#[must_use]
pub fn sentence_features(article: &Article) -> Vec<(String, Vec<f32>)> {
    let described = describe(article).into_iter();
    described
        .map(|(text, features)| (text.to_owned(), features.numbers().to_vec()))
        .collect()
}

/// The names of the numbers that describe a sentence, in order.
#[cfg(feature = "training")]
#[must_use]
pub fn sentence_feature_names() -> Vec<&'static str> {
    features::Features::NAMES.to_vec()
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Counts of sentences and words are far below what the type can tell apart.
fn small(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}
