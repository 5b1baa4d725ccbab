//! Summaries: what one is, who makes them, and why there may be none.
mod builtin;
mod chain;
mod smmry;

use std::time::Duration;

pub use builtin::Builtin;
pub use chain::Chain;
pub use smmry::{Smmry, SmmryError, read_answer as read_smmry_answer};

pub use crate::job::EngineName;
use crate::job::{SentenceCount, Source};

/// A summary, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The article's headline.
    pub title: Option<String>,
    /// The sentences, in the article's order.
    pub sentences: Vec<String>,
    /// At most five, as a person would write them.
    pub keywords: Vec<String>,
    /// How much shorter than the article, in percent.
    pub percent_shorter: Option<u8>,
    /// The time that a reader is spared, at an adult's usual speed.
    pub reading_time_saved: Option<Duration>,
    /// Who made it.
    pub engine: EngineName,
    /// Whether SMMRY was asked first and could not help.
    pub fell_back: bool,
    /// Requests left to SMMRY's customer, where SMMRY said so.
    pub credits_left: Option<u64>,
    /// How long the page took to come, where the built-in engine fetched it.
    pub fetch_time: Option<Duration>,
}

/// Makes summaries of links and texts.
pub trait Summarizer: Send + Sync {
    /// At most `sentences` sentences of what is at a link or in a text.
    fn summarize(
        &self,
        source: &Source,
        sentences: SentenceCount,
    ) -> impl Future<Output = Result<Summary, SummaryError>> + Send;
}

/// Why there is no summary.
#[derive(Debug, thiserror::Error)]
pub enum SummaryError {
    /// The page could not be had.
    #[error("the page could not be fetched")]
    Fetch(#[from] fetch::FetchError),
    /// The page has nothing that can be summarized.
    #[error("the page could not be read")]
    Extract(#[from] engine::ExtractError),
    /// SMMRY did not make it.
    #[error("SMMRY made no summary")]
    Smmry(#[from] SmmryError),
    /// Only SMMRY may be asked, and it has no key here.
    #[error("no SMMRY key is set")]
    NoKey,
    /// The function's time was up.
    #[error("the time was up")]
    OutOfTime,
    /// A defect: the engine panicked on this page.
    #[error("the engine failed")]
    Defect,
}
