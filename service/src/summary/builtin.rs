//! The built-in engine as a summarizer: the page fetched under the safety rules, read and ranked off the async threads.
use std::time::{Duration, Instant};

use fetch::{AddressPolicy, FetchError, Fetcher};

use super::{EngineName, Summarizer, Summary, SummaryError};
use crate::job::{SentenceCount, Source};

/// The engine crate behind the port.
#[derive(Debug, Clone)]
pub struct Builtin {
    fetcher: Fetcher,
}

impl Builtin {
    /// The engine with its own page fetcher.
    pub fn new(policy: AddressPolicy) -> Result<Self, FetchError> {
        Ok(Self {
            fetcher: Fetcher::new(policy)?,
        })
    }
}

impl Summarizer for Builtin {
    async fn summarize(
        &self,
        source: &Source,
        sentences: SentenceCount,
    ) -> Result<Summary, SummaryError> {
        let count = usize::from(sentences.get());
        let started = Instant::now();
        let (made, fetch_time) = match source {
            Source::Link(url) => {
                let page = self.fetcher.fetch(url.as_url()).await?;
                let fetch_time = started.elapsed();
                (
                    blocking(move || engine::summarize(&engine::extract(&page)?, count)).await?,
                    Some(fetch_time),
                )
            }
            Source::Text(text) => {
                let text = text.clone();
                (
                    blocking(move || engine::summarize(&engine::article_from_text(&text), count))
                        .await?,
                    None,
                )
            }
            // The worker answers these without a summary.
            Source::Shared(_) | Source::Notice(_) | Source::Dismiss => {
                return Err(SummaryError::Defect);
            }
        };
        Ok(Summary::built_in(made, fetch_time))
    }
}

impl Summary {
    /// What the engine made, of a page that took `fetch_time` to come.
    #[must_use]
    pub fn built_in(made: engine::Summary, fetch_time: Option<Duration>) -> Self {
        Self {
            percent_shorter: Some(made.percent_shorter()),
            reading_time_saved: Some(made.reading_time_saved()),
            title: made.title,
            sentences: made.sentences,
            keywords: made.keywords,
            engine: EngineName::Builtin,
            fell_back: false,
            credits_left: None,
            fetch_time,
        }
    }
}

/// Runs the engine, milliseconds of pure computation, where it holds up no other record. A panic stays in there.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, engine::ExtractError> + Send + 'static,
) -> Result<T, SummaryError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(made) => Ok(made?),
        Err(_) => Err(SummaryError::Defect),
    }
}
