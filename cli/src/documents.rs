//! Reads documents in children of this program, as the worker does, so that a hostile one ends alone.

use std::num::NonZero;
use std::time::{Duration, Instant};

use engine::{Article, Page};
use reader::{ReadError, Reader};

use crate::error::TerminalError;

/// Nobody at a terminal waits longer for a turn; what one document may take is the reader's own limit.
const PATIENCE: Duration = Duration::from_hours(24);

/// Reads documents, as many at once as there are processors. Clones share that number.
#[derive(Debug, Clone)]
pub(crate) struct Documents(Reader);

impl Documents {
    pub(crate) fn new() -> Result<Self, TerminalError> {
        let reader = Reader::new().map_err(TerminalError::Reader)?;
        let processors = std::thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN);
        Ok(Self(reader.with_turns(processors)))
    }

    pub(crate) async fn article(&self, page: Page) -> Result<Article, ReadError> {
        self.0.read(page, Instant::now() + PATIENCE).await
    }
}
