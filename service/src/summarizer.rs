//! The port to the engines: what makes a summary, and why there may be none.
use std::time::Instant;

use crate::{job::SummaryRequest, smmry::SmmryError, summary::Summary};

/// Makes summaries of links and texts.
pub trait Summarizer: Send + Sync {
    /// Gets ready for the first request ahead of it, where there is something to get ready.
    fn warm_up(&self) -> impl Future<Output = ()> + Send {
        std::future::ready(())
    }

    /// At most as many sentences as are asked for, of what is at a link or in a text. Whoever asks breaks it off at the
    /// deadline; what may give way to something quicker has to do so before.
    fn summarize(
        &self,
        request: &SummaryRequest,
        deadline: Instant,
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
    /// The page could not be read safely.
    #[error("the page could not be read safely")]
    Read(#[source] reader::ReadError),
    /// SMMRY did not make it.
    #[error("SMMRY made no summary")]
    Smmry(#[from] SmmryError),
    /// Only SMMRY may be asked, and it has no key here.
    #[error("no SMMRY key is set")]
    NoKey,
    /// The function's time was up.
    #[error("the time was up")]
    OutOfTime,
}
