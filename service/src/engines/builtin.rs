//! The built-in engine as a summarizer: the page fetched under the safety rules, read and ranked off the async threads.
use std::time::{Duration, Instant};

use fetch::{AddressPolicy, FetchError, Fetcher};
use reader::{ReadError, Reader};

use crate::{
    job::{EngineName, MessageText, Source, SummaryRequest},
    language::AppLanguage,
    summarizer::{Summarizer, SummaryError},
    summary::{Provenance, Summary, SummaryContent},
};

/// How long a page may wait for its turn and be read, at most. The worker gives up on a summary before that
/// (`worker::REPLY_RESERVE`), which ends the reading too.
const READING_TIME: Duration = Duration::from_mins(1);

/// The engine crate behind the port.
#[derive(Debug, Clone)]
pub struct Builtin {
    fetcher: Fetcher,
    reader: Reader,
}

/// The built-in engine could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum BuiltinError {
    /// No page fetcher.
    #[error(transparent)]
    Fetcher(#[from] FetchError),
    /// No reader: this program's own file cannot be found.
    #[error("documents cannot be read")]
    Reader(#[from] std::io::Error),
}

impl Builtin {
    /// The engine with a page fetcher and a reader of its own. Documents are read in children of this program, whose
    /// `main` has to begin with [`reader::answer_if_child`].
    pub fn new(policy: AddressPolicy) -> Result<Self, BuiltinError> {
        Ok(Self {
            fetcher: Fetcher::new(policy)?,
            reader: Reader::new()?,
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
                let deadline = Instant::now() + READING_TIME;
                let article = self.reader.read(page, deadline).await.map_err(reading)?;
                let made = self
                    .reader
                    .in_turn(deadline, move || engine::summarize(&article, count))
                    .await
                    .map_err(reading)?;
                Ok(Summary::built_in(made, Some(fetch_time)))
            }
            Source::Text(text) | Source::Message(MessageText { text, .. }) => {
                let text = text.clone();
                let deadline = Instant::now() + READING_TIME;
                let work = move || engine::summarize(&engine::article_from_text(&text), count);
                let made = self.reader.in_turn(deadline, work).await;
                Ok(Summary::built_in(made.map_err(reading)?, None))
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
                language: made.language.as_deref().and_then(AppLanguage::of),
                title: made.title,
                sentences: made.sentences,
                keywords: made.keywords,
            },
            provenance: Provenance {
                fetch_time,
                is_description: made.is_description,
                ..Provenance::of(EngineName::Builtin)
            },
        }
    }
}

/// What keeps a page from being read, as what keeps it from being summarized.
fn reading(error: ReadError) -> SummaryError {
    match error {
        ReadError::Extract(error) => SummaryError::Extract(error),
        error @ (ReadError::TooComplex(_) | ReadError::Start(_)) => SummaryError::Read(error),
        ReadError::NoTurn => SummaryError::OutOfTime,
    }
}
