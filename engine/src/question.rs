//! The sentences of an article that answer a question, or speak about a topic.
//!
//! 1. [`passages`] are the sentences, and where each stands.
//! 2. [`reader`] makes words of texts: stems, numbers, names. [`wording`] lists the words that ask, [`asked`] finds out what kind
//!    of thing answers.
//! 3. [`features`] compares each passage with what was asked, its block ([`blocks`]), all of its words ([`all_words`]), figures of
//!    the [`measures`] that are asked for, words that are [`similar`] and pieces of words
//!    ([`grams`]) included; what was [`learned`] from
//!    questions with answers weighs them.
//!    [`derived`] compares passages with each other, [`names`] lists the numbers.
//! 4. [`pick`] takes the best, with what they need to be understood, and says so where the article has no answer.

mod all_words;
mod asked;
mod blocks;
mod bm25;
mod derived;
mod features;
mod grams;
mod learned;
mod measures;
mod names;
mod passages;
mod pick;
mod reader;
mod similar;
mod wording;

use self::asked::Asked;
use self::learned::LEARNED;
use self::names::{NAMES, Row};
use self::passages::Passage;
use self::reader::Reader;
use self::wording::AnswerKind;
use crate::article::{Article, ExtractError};
use crate::rank::is_byline;
use crate::summary::{Summary, summary_of};
use crate::terms::StopWords;

/// No program can be built with weights of other features.
const _: () = assert!(
    are_of_these_features(),
    "question/learned.rs has other features than question/names.rs: train it anew with eval/train_answers.py",
);

/// More of a question is not read, in characters: nobody asks so much at once.
const LONGEST_QUESTION: usize = 500;

/// What an article says to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The sentences that answer, in the article's order.
    Says(Summary),
    /// The article does not say.
    Unsaid,
}

/// Picks up to `sentences` sentences that answer a question or speak about a topic, in the article's order; a sentence that goes
/// on with the one before it brings that one where there is room.
///
/// The question may be in any language; it is read in the article's. Fails with [`ExtractError::NothingToSummarize`] when the
/// article holds no sentence.
///
/// ```
/// let article = engine::article_from_text("The ferry starts on Monday. A ticket costs four euros. Dogs travel free.");
/// let engine::Answer::Says(found) = engine::answer(&article, "What does a ticket cost?", 1)? else { panic!() };
/// assert_eq!(found.sentences, ["A ticket costs four euros."]);
/// assert_eq!(engine::answer(&article, "Who painted the Mona Lisa?", 1)?, engine::Answer::Unsaid);
/// # Ok::<(), engine::ExtractError>(())
/// ```
pub fn answer(article: &Article, question: &str, sentences: usize) -> Result<Answer, ExtractError> {
    Ok(Answers::new(article, question)?.of(sentences))
}

/// An article read for one question: for answers of several lengths.
pub(crate) struct Answers<'a> {
    article: &'a Article,
    passages: Vec<Passage<'a>>,
    rows: Vec<Row>,
}

impl<'a> Answers<'a> {
    /// Fails as [`answer`] does.
    pub(crate) fn new(article: &'a Article, question: &str) -> Result<Self, ExtractError> {
        let (passages, rows) = described(article, question);
        if passages.is_empty() {
            return Err(ExtractError::NothingToSummarize);
        }
        Ok(Self {
            article,
            passages,
            rows,
        })
    }

    /// The answer of up to so many sentences.
    pub(crate) fn of(&self, sentences: usize) -> Answer {
        let picked = pick::pick(&self.passages, &self.rows, sentences.max(1));
        if picked.is_empty() {
            return Answer::Unsaid;
        }
        let stop_words = StopWords::of(self.article.language.as_deref());
        Answer::Says(summary_of(self.article, picked, &stop_words))
    }
}

fn described<'a>(article: &'a Article, question: &str) -> (Vec<Passage<'a>>, Vec<Row>) {
    let question = match question.char_indices().nth(LONGEST_QUESTION) {
        Some((end, _)) => &question[..end],
        None => question,
    };
    let language = article.language.as_deref();
    let stop_words = StopWords::of(language);
    let mut reader = Reader::new(language, &stop_words);
    let asked = Asked::read(question, language, &mut reader);
    let mut passages = passages::passages(article);
    // Who wrote it, a byline says, and nothing else.
    if asked.kind != Some(AnswerKind::Person) && passages.iter().any(|p| !is_byline(p.text)) {
        passages.retain(|passage| !is_byline(passage.text));
    }
    let rows = features::rows(article, &passages, &asked, question, &mut reader);
    (passages, rows)
}

/// Whether the weights are those of the features, in the same order.
const fn are_of_these_features() -> bool {
    let mut at = 0;
    while at < NAMES.len() {
        if !names::is_same(NAMES[at], LEARNED[at].0) {
            return false;
        }
        at += 1;
    }
    true
}

/// Each sentence of an article with numbers of these [names](answer_feature_names) that say how it meets a question. For
/// `eval/train_answers.py`.
#[cfg(feature = "training")]
#[must_use]
pub fn answer_features(article: &Article, question: &str) -> Vec<(String, Vec<f32>)> {
    let (passages, rows) = described(article, question);
    passages
        .iter()
        .zip(rows)
        .map(|(passage, row)| (passage.text.to_owned(), row.to_vec()))
        .collect()
}

/// The names of the numbers, in order.
#[cfg(feature = "training")]
#[must_use]
pub fn answer_feature_names() -> Vec<&'static str> {
    NAMES.to_vec()
}

#[cfg(test)]
mod tests;
