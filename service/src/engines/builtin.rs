//! The built-in engine as a summarizer: the page fetched under the safety rules, read and ranked off the async threads.
use std::time::{Duration, Instant};

use fetch::{AddressPolicy, FetchError, Fetcher};

use crate::{
    job::{EngineName, Source, SummaryRequest},
    summarizer::{Summarizer, SummaryError},
    summary::{Provenance, Summary, SummaryContent},
};

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
    async fn summarize(&self, request: &SummaryRequest) -> Result<Summary, SummaryError> {
        let count = usize::from(request.sentences.get());
        match &request.source {
            Source::Link(url) => {
                let started = Instant::now();
                let page = self.fetcher.fetch(url.as_url()).await?;
                let fetch_time = started.elapsed();
                let made =
                    blocking(move || engine::summarize(&engine::extract(&page)?, count)).await?;
                Ok(Summary::built_in(made, Some(fetch_time)))
            }
            Source::Text(text) | Source::Message(text) => {
                let text = text.clone();
                let made =
                    blocking(move || engine::summarize(&engine::article_from_text(&text), count))
                        .await?;
                Ok(Summary::built_in(made, None))
            }
        }
    }
}

impl Summary {
    /// What the engine made, of a page that took `fetch_time` to come.
    #[must_use]
    pub fn built_in(made: engine::Summary, fetch_time: Option<Duration>) -> Self {
        Self {
            content: SummaryContent {
                percent_shorter: Some(made.percent_shorter()),
                reading_time_saved: Some(made.reading_time_saved()),
                title: made.title,
                sentences: made.sentences,
                keywords: made.keywords,
            },
            provenance: Provenance {
                fetch_time,
                ..Provenance::of(EngineName::Builtin)
            },
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
