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
mod numbers;
mod score;
mod select;

pub(crate) use self::candidates::Candidate;
use self::candidates::candidates;
pub(crate) use self::cues::{dangling, is_byline};
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
    let mut picked = select::select(&found, &scored, &outline, count);
    if let Some(answer) = article.answer.filter(|_| count > 1) {
        select::include(&scored, &mut picked, |at| found[at].block >= answer);
    }
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

#[cfg(test)]
mod tests {
    use super::describe;
    use super::features::Features;
    use crate::plain::article_from_text;

    /// A text of sentences with one cue each, described by name.
    #[test]
    fn each_feature_of_a_sentence_has_the_value_that_its_name_says() {
        let text = "The harbour opened again on Monday after three years of work. \
            The harbour was closed because its northern wall had sunk. \
            The mayor cut a ribbon in front of two hundred guests. \
            \"Nobody believed in this any more\", said the oldest fisherman of the town. \
            Who will pay for the second wall that the engineers demand? \
            Last winter I saw the old wall from the deck of a ferry. \
            The first ship, pictured on Monday morning, carried apples from the island.";
        let article = article_from_text(text);
        let described = describe(&article);
        assert_eq!(described.len(), 7);
        let values = |name: &str| -> Vec<f32> {
            let column = Features::NAMES.iter().position(|known| *known == name);
            let column = column.expect("a feature of this name");
            let rows = described.iter();
            rows.map(|(_, features)| features.numbers()[column])
                .collect()
        };
        let only = |at: usize| -> Vec<f32> {
            (0..7)
                .map(|other| f32::from(u8::from(other == at)))
                .collect()
        };
        for (at, place) in values("place").into_iter().enumerate() {
            assert!((place - [0.0, 0.693, 1.099, 1.386, 1.609, 1.792, 1.946][at]).abs() < 0.001);
        }
        assert_eq!(values("is_second"), only(1));
        assert_eq!(values("is_third"), only(2));
        assert_eq!(values("quotes"), only(3));
        assert_eq!(values("asks"), only(4));
        assert_eq!(values("is_personal"), only(5));
        assert_eq!(values("describes_picture"), only(6));
        let likeness = values("like_following");
        assert!(likeness[0] > likeness[2], "{likeness:?}");
        assert!(likeness.iter().take(6).all(|likeness| *likeness < 0.5));
        assert!(likeness[6].abs() < f32::EPSILON, "nothing follows the last");
    }
}
