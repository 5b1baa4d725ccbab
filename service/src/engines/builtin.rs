//! The built-in engine as a summarizer: the page fetched under the safety rules, read and ranked off the async threads.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use engine::{Article, ExtractError};
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

/// What there is to summarize, fetched and read: for one engine after the other.
#[derive(Debug, Clone)]
pub(super) struct ReadArticle {
    pub(super) article: Arc<Article>,
    pub(super) fetch_time: Option<Duration>,
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

    /// Fetches the page and reads the article in it, or reads the text.
    pub(super) async fn read(&self, source: &Source) -> Result<ReadArticle, SummaryError> {
        let (article, fetch_time) = match source {
            Source::Link(url) => {
                let started = Instant::now();
                let page = self.fetcher.fetch(url.as_url()).await?;
                let fetch_time = started.elapsed();
                let deadline = Instant::now() + READING_TIME;
                let article = self.reader.read(page, deadline).await.map_err(reading)?;
                (article, Some(fetch_time))
            }
            Source::Text(text) | Source::Message(MessageText { text, .. }) => {
                let text = text.clone();
                let read = self
                    .in_turn(move || Ok(engine::article_from_text(&text)))
                    .await?;
                (read, None)
            }
        };
        Ok(ReadArticle {
            article: Arc::new(article),
            fetch_time,
        })
    }

    /// The article's own best sentences.
    pub(super) async fn pick(
        &self,
        read: &ReadArticle,
        request: &SummaryRequest,
    ) -> Result<Summary, SummaryError> {
        let (article, wanted) = (Arc::clone(&read.article), request.clone());
        let picked = self.in_turn(move || Picked::of(&article, &wanted)).await?;
        Ok(Summary::of_picked(picked, read.fetch_time))
    }

    /// Work on an article, off the async threads, one at a time.
    pub(super) async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, ExtractError> + Send + 'static,
    ) -> Result<T, SummaryError> {
        let deadline = Instant::now() + READING_TIME;
        self.reader.in_turn(deadline, work).await.map_err(reading)
    }
}

impl Summarizer for Builtin {
    async fn summarize(
        &self,
        request: &SummaryRequest,
        _: Instant,
    ) -> Result<Summary, SummaryError> {
        let read = self.read(&request.source).await?;
        self.pick(&read, request).await
    }
}

impl Summary {
    pub(super) fn of_picked(picked: Picked, fetch_time: Option<Duration>) -> Self {
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
