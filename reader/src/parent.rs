//! The parent: starts a child for each document that may bring its reader down, and ends it; reads short pages itself.

use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Instant;

use engine::{Article, Content, ExtractError, Page};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::timeout_at;

use crate::child::VARIABLE;
use crate::limits::Limits;
use crate::protocol;

/// Two of the largest children do not fit into the worker's memory, nor five of the largest pages; and its third of a
/// processor reads none faster for having two.
const AT_ONCE: usize = 1;

/// Why there is no article.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The document has none.
    #[error(transparent)]
    Extract(#[from] ExtractError),
    /// Reading the document took more memory or time than a document may, or brought its reader down.
    #[error("the document is too complex to read safely: {0}")]
    TooComplex(End),
    /// Other documents took all the time that there was.
    #[error("the document's turn did not come in time")]
    NoTurn,
    /// The child could not be started.
    #[error("cannot start a reader")]
    Start(#[source] io::Error),
}

/// How a child ended that gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum End {
    /// The time by the clock was up, the child's own or the Job's.
    #[error("its reader ran out of time")]
    Clock,
    /// The processor time was used up.
    #[error("its reader ran out of processor time")]
    Processor,
    /// Memory ran out, the stack overflowed, or something else broke.
    #[error("its reader crashed")]
    Crash,
    /// The document or its article is longer than the protocol takes.
    #[error("too long")]
    Length,
}

/// HTML and text up to this length is read in this process, in bytes: its parsers keep bounds in time and depth, and take up
/// to 22 times the page's length in memory. Most pages are shorter, and starting a child would take as long as reading them.
const SHORT: usize = 256 << 10;

/// Reads documents: PDFs and long pages in children of its own, short pages in this process. One of each sort at a time, so
/// that all of it fits into the worker's memory, unless [`with_turns`](Self::with_turns) says more. Clones share that number.
#[derive(Debug, Clone)]
pub struct Reader {
    program: Arc<Path>,
    limits: Limits,
    children: Arc<Semaphore>,
    here: Arc<Semaphore>,
}

impl Reader {
    /// Children of this same executable, whose `main` calls [`answer_if_child`](crate::answer_if_child).
    pub fn new() -> io::Result<Self> {
        Ok(Self::of(this_program()?, Limits::default()))
    }

    /// Children of `program`.
    #[must_use]
    pub fn of(program: impl Into<PathBuf>, limits: Limits) -> Self {
        Self {
            program: program.into().into(),
            limits,
            children: Arc::new(Semaphore::new(AT_ONCE)),
            here: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// The same, for a machine that has the memory for so many documents at once: `at_once` in children and as many here.
    #[must_use]
    pub fn with_turns(self, at_once: NonZero<usize>) -> Self {
        Self {
            children: Arc::new(Semaphore::new(at_once.get())),
            here: Arc::new(Semaphore::new(at_once.get())),
            ..self
        }
    }

    /// The article of `page`. Waiting for a turn counts against `deadline`.
    ///
    /// At the deadline, at the limits, and when the future is dropped, a child is killed and reaped, and only then the next
    /// one starts. What is read in this process is read to its end, for which the next one waits.
    pub async fn read(&self, page: Page, deadline: Instant) -> Result<Article, ReadError> {
        match page.content() {
            Content::Html(text)
            | Content::Text(text)
            | Content::Markdown(text)
            | Content::Feed(text)
                if text.len() <= SHORT =>
            {
                self.read_here(page, deadline).await
            }
            _ => self.read_in_child(page, deadline).await,
        }
    }

    async fn read_here(&self, page: Page, deadline: Instant) -> Result<Article, ReadError> {
        self.in_turn(deadline, move || engine::extract(&page)).await
    }

    /// Does what the engine does with an article where it holds up nothing else, in this process, one such work at a time.
    /// Waiting for a turn counts against `deadline`; what is begun is done to its end, for which the next one waits. A panic is
    /// an [`End::Crash`].
    pub async fn in_turn<T: Send + 'static>(
        &self,
        deadline: Instant,
        work: impl FnOnce() -> Result<T, ExtractError> + Send + 'static,
    ) -> Result<T, ReadError> {
        let deadline = tokio::time::Instant::from_std(deadline);
        let turn = turn(&self.here, deadline).await?;
        let working = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        match timeout_at(deadline, working).await {
            Ok(Ok(done)) => Ok(done?),
            Ok(Err(_)) => Err(ReadError::TooComplex(End::Crash)),
            Err(_) => Err(ReadError::TooComplex(End::Clock)),
        }
    }

    /// As [`read`](Self::read), in a child whatever the page is.
    pub async fn read_in_child(&self, page: Page, deadline: Instant) -> Result<Article, ReadError> {
        let deadline = tokio::time::Instant::from_std(deadline);
        let turn = turn(&self.children, deadline).await?;
        let until = deadline.min(tokio::time::Instant::now() + self.limits.clock);
        let mut command = Command::new(&*self.program);
        command
            .env_clear()
            .env(
                VARIABLE,
                format!("{} {}", std::process::id(), self.limits.to_variable()),
            )
            // Else the C library sets 64 MiB of address space apart for the thread that reads.
            .env("MALLOC_ARENA_MAX", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What is said there may be a document's words.
            .stderr(Stdio::null())
            .kill_on_drop(true);
        // A task of its own outlives this future for as long as it takes to end the child.
        let (wanted, dropped) = oneshot::channel();
        let reading = tokio::spawn(reading(command, page, until, dropped, turn));
        let read = reading.await;
        drop::<oneshot::Sender<()>>(wanted);
        // The task panics in no case; the runtime that ends takes it along, and the child.
        read.unwrap_or(Err(ReadError::TooComplex(End::Crash)))
    }
}

async fn turn(
    turns: &Arc<Semaphore>,
    deadline: tokio::time::Instant,
) -> Result<OwnedSemaphorePermit, ReadError> {
    match timeout_at(deadline, Arc::clone(turns).acquire_owned()).await {
        Ok(Ok(turn)) => Ok(turn),
        // Nobody closes the semaphore.
        Ok(Err(_)) | Err(_) => Err(ReadError::NoTurn),
    }
}

/// One child's life.
async fn reading(
    mut command: Command,
    page: Page,
    until: tokio::time::Instant,
    dropped: oneshot::Receiver<()>,
    turn: OwnedSemaphorePermit,
) -> Result<Article, ReadError> {
    let url = page.url().cloned();
    let Some(head) = protocol::request_head(&page) else {
        return Err(ReadError::TooComplex(End::Length));
    };
    let mut child = command.spawn().map_err(ReadError::Start)?;
    let asked = tokio::select! {
        asked = timeout_at(until, ask(&mut child, head, page)) => asked,
        _ = dropped => Ok(Err(End::Clock)),
    };
    // Whatever it still does, it has nothing more to say.
    let _ = child.kill().await;
    drop(turn);
    let answer = asked
        .unwrap_or(Err(End::Clock))
        .map_err(ReadError::TooComplex)?;
    let mut article =
        protocol::read_answer(&answer).map_err(|_| ReadError::TooComplex(End::Crash))??;
    article.url = url;
    Ok(article)
}

/// Gives the child the document, and takes what it says.
async fn ask(child: &mut Child, head: Vec<u8>, page: Page) -> Result<Vec<u8>, End> {
    let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(End::Crash);
    };
    let ((), answer) = tokio::join!(give(input, head, page), take(output));
    let answer = answer?;
    if answer.is_empty() {
        return Err(child.wait().await.map_or(End::Crash, end));
    }
    Ok(answer)
}

/// A child that ended early is known by its answer: a broken pipe says no more.
async fn give(mut input: ChildStdin, head: Vec<u8>, page: Page) {
    if input.write_all(&head).await.is_ok() {
        let _ = input.write_all(protocol::request_body(&page)).await;
    }
}

async fn take(output: ChildStdout) -> Result<Vec<u8>, End> {
    let most = protocol::MOST_ANSWER + 8;
    let mut answer = Vec::new();
    let mut output = output.take(u64::try_from(most + 1).unwrap_or(u64::MAX));
    output
        .read_to_end(&mut answer)
        .await
        .map_err(|_| End::Crash)?;
    if answer.len() > most {
        return Err(End::Length);
    }
    Ok(answer)
}

#[cfg(unix)]
fn end(status: ExitStatus) -> End {
    use std::os::unix::process::ExitStatusExt as _;

    /// `SIGXCPU`, on every system that has it.
    const PROCESSOR_TIME: i32 = 24;
    match status.signal() {
        Some(PROCESSOR_TIME) => End::Processor,
        _ => End::Crash,
    }
}

#[cfg(not(unix))]
fn end(_: ExitStatus) -> End {
    End::Crash
}

/// On Linux the running file itself, also where its path holds another one by now.
fn this_program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") {
        Ok(PathBuf::from("/proc/self/exe"))
    } else {
        std::env::current_exe()
    }
}
