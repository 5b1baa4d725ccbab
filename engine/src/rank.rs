//! Which sentences of an article tell the most.

mod candidates;
mod cues;
mod features;
mod learned;
mod select;
mod weights;

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
    let scored = features::score(article, &outline, &found, &mut lexicon);
    let picked = select::select(&found, &scored, &outline, count);
    let mut at = 0;
    found.retain(|_| {
        at += 1;
        picked[at - 1]
    });
    found
}

/// The sentences that could be picked and what is known of each, for the offline training of [`weights`].
#[cfg(feature = "training")]
#[must_use]
pub fn sentence_features(article: &Article) -> Vec<(String, Vec<f32>)> {
    let (outline, found) = candidates(article);
    let stop_words = StopWords::of(article.language.as_deref());
    let mut lexicon = Lexicon::new(&stop_words);
    let scored = features::score(article, &outline, &found, &mut lexicon);
    found
        .iter()
        .zip(&scored)
        .map(|(candidate, scored)| (candidate.text.to_owned(), scored.features.to_vec()))
        .collect()
}
