//! A summary: what it says, and where it comes from.
use std::time::Duration;

use crate::job::{EngineName, Language};

/// A summary, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// What it says.
    pub content: SummaryContent,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// What a summary says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryContent {
    /// The article's headline.
    pub title: Option<String>,
    /// The sentences, in the article's order.
    pub sentences: Vec<String>,
    /// At most five, as a person would write them.
    pub keywords: Vec<String>,
    /// How much shorter than the article, in percent; 0 where the sentences are all of it.
    pub percent_shorter: Option<u8>,
    /// For each sentence the address of its place in the page, as a text fragment, or `None`; empty where there are none.
    pub links: Vec<Option<String>>,
    /// The time that a reader is spared, at an adult's usual speed.
    pub reading_time_saved: Option<Duration>,
}

/// Where a summary comes from, and what making it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Which engine made it.
    pub engine: EngineName,
    /// Whether SMMRY was asked first and could not help.
    pub fell_back: bool,
    /// Requests left to SMMRY's customer, where SMMRY said so.
    pub credits_left: Option<u64>,
    /// The sentences are the page's own description, because it shows no text.
    pub is_description: bool,
    /// Whether the sentences answer what was asked; `None` where nothing was. `false`: the page does not say, and this is its
    /// usual summary.
    pub answered: Option<bool>,
    /// The language of the sentences, where it is known.
    pub language: Option<Language>,
    /// SMMRY has a key and was not asked, since it takes no question.
    pub smmry_takes_no_question: bool,
    /// How long the page took to come, where the built-in engine fetched it.
    pub fetch_time: Option<Duration>,
}

impl Provenance {
    /// By this engine, and no more to say.
    #[must_use]
    pub const fn of(engine: EngineName) -> Self {
        Self {
            engine,
            fell_back: false,
            credits_left: None,
            is_description: false,
            answered: None,
            language: None,
            smmry_takes_no_question: false,
            fetch_time: None,
        }
    }
}
