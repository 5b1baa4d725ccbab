//! From an article to its most important sentences.

use std::time::Duration;

use crate::article::{Article, ExtractError};
use crate::keywords::keywords;
use crate::rank::rank;
use crate::terms::StopWords;
use crate::text::count_words;

/// Adults read about 238 words a minute silently (Brysbaert, 2019, a meta-analysis of 190
/// studies, <https://doi.org/10.1016/j.jml.2019.104047>).
const WORDS_A_MINUTE: u64 = 238;

/// As many as fit into the one line of a message in which they stand.
const KEYWORDS: usize = 5;

/// The few sentences that stand for an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The article's headline.
    pub title: Option<String>,
    /// The sentences in the article's order.
    pub sentences: Vec<String>,
    /// At most five words or phrases that the article is about, as it writes them.
    pub keywords: Vec<String>,
    /// ISO 639-1 code of the article's language; `None` where it is not known.
    pub language: Option<String>,
    /// The sentences are what the page says of itself, because it shows no text of its own.
    pub is_description: bool,
    /// How many words the article has.
    pub source_words: usize,
    /// How many words the sentences have.
    pub summary_words: usize,
}

impl Summary {
    /// The same article in other words: these sentences in the place of its own.
    #[must_use]
    pub fn in_words(self, sentences: Vec<String>) -> Self {
        Self {
            summary_words: sentences.iter().map(|sentence| count_words(sentence)).sum(),
            sentences,
            ..self
        }
    }

    /// How much shorter the summary is, in percent of the article: 0 to 100, rounded.
    #[must_use]
    pub fn percent_shorter(&self) -> u8 {
        if self.source_words == 0 {
            return 0;
        }
        let saved = self.source_words.saturating_sub(self.summary_words);
        u8::try_from((saved * 100 + self.source_words / 2) / self.source_words).unwrap_or(100)
    }

    /// How much reading time the summary saves.
    #[must_use]
    pub fn reading_time_saved(&self) -> Duration {
        let saved =
            u64::try_from(self.source_words.saturating_sub(self.summary_words)).unwrap_or(u64::MAX);
        Duration::from_secs(saved.saturating_mul(60) / WORDS_A_MINUTE)
    }
}

/// Picks up to `sentences` sentences that together say most of what the article says, in its order.
///
/// Fails with [`ExtractError::NothingToSummarize`] when the article holds no sentence. An article with fewer sentences gives
/// them all.
pub fn summarize(article: &Article, sentences: usize) -> Result<Summary, ExtractError> {
    let stop_words = StopWords::of(article.language.as_deref());
    let picked: Vec<String> = rank(article, sentences.max(1), &stop_words)
        .into_iter()
        .map(|candidate| candidate.text.to_owned())
        .collect();
    if picked.is_empty() {
        return Err(ExtractError::NothingToSummarize);
    }
    Ok(summary_of(article, picked, &stop_words))
}

/// A summary of these sentences of an article.
pub(crate) fn summary_of(
    article: &Article,
    picked: Vec<String>,
    stop_words: &StopWords,
) -> Summary {
    Summary {
        title: article.title.clone(),
        summary_words: picked.iter().map(|sentence| count_words(sentence)).sum(),
        source_words: article
            .blocks
            .iter()
            .map(|block| count_words(&block.text))
            .sum(),
        sentences: picked,
        keywords: keywords(article, stop_words, KEYWORDS),
        language: article.language.clone(),
        is_description: article.is_description,
    }
}
