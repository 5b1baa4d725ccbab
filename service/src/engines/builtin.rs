//! The built-in engine as a summarizer: the page fetched under the safety rules, read and ranked off the async threads.
use std::time::{Duration, Instant};

use fetch::{AddressPolicy, FetchError, Fetcher};
use reader::{ReadError, Reader};

use super::picked::Picked;
use crate::{
    job::{EngineName, MessageText, Source, SummaryRequest},
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
        let wanted = request.clone();
        match &request.source {
            Source::Link(url) => {
                let started = Instant::now();
                let page = self.fetcher.fetch(url.as_url()).await?;
                let fetch_time = started.elapsed();
                let deadline = Instant::now() + READING_TIME;
                let article = self.reader.read(page, deadline).await.map_err(reading)?;
                let made = self
                    .reader
                    .in_turn(deadline, move || Picked::of(&article, &wanted))
                    .await
                    .map_err(reading)?;
                Ok(Summary::of_picked(made, Some(fetch_time)))
            }
            Source::Text(text) | Source::Message(MessageText { text, .. }) => {
                let text = text.clone();
                let deadline = Instant::now() + READING_TIME;
                let work = move || Picked::of(&engine::article_from_text(&text), &wanted);
                let made = self.reader.in_turn(deadline, work).await;
                Ok(Summary::of_picked(made.map_err(reading)?, None))
            }
        }
    }
}

impl Summary {
    fn of_picked(picked: Picked, fetch_time: Option<Duration>) -> Self {
        let language = picked.language();
        let is_whole = picked.is_whole;
        let summary = Self::built_in(picked.summary, fetch_time);
        let content = &summary.content;
        Self {
            content: SummaryContent {
                links: picked.links,
                percent_shorter: content
                    .percent_shorter
                    .map(|p| if is_whole { 0 } else { p }),
                reading_time_saved: content.reading_time_saved.filter(|_| !is_whole),
                ..summary.content
            },
            provenance: Provenance {
                answered: picked.answered,
                language,
                ..summary.provenance
            },
        }
    }

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
                links: Vec::new(),
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
