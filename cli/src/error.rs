//! Why a command failed, in words for the person at the terminal, and the exit code that it gives.

use std::error::Error;
use std::io;
use std::process::ExitCode;

use engine::{ExtractError, NotAPage};
use fetch::FetchError;
use reader::ReadError;

/// The exit code of `--jsonl` where lines failed.
pub(crate) const LINES_FAILED: u8 = 5;

/// Why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TerminalError {
    /// The file or standard input cannot be read.
    #[error("{name}: {}", unreadable(.source))]
    File {
        /// As it was typed, or "standard input".
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// Neither an address nor a file.
    #[error("{0}: no such file, and not a web address")]
    NeitherFileNorAddress(String),
    /// It begins like an address and is none.
    #[error("{address}: not a valid web address ({source})")]
    Address {
        /// As it was typed.
        address: String,
        /// What is wrong with it.
        source: url::ParseError,
    },
    /// The page could not be fetched.
    #[error("{url}: {}", unfetched(.source))]
    Fetch {
        /// Its address.
        url: String,
        /// Why.
        source: FetchError,
    },
    /// The HTTP client could not be built.
    #[error("cannot set up the HTTP client: {0}")]
    Client(#[source] FetchError),
    /// The file is no document.
    #[error("{name}: not HTML, text, PDF or Word ({})", .source.content_type)]
    Document {
        /// The file.
        name: String,
        /// What it is instead.
        source: NotAPage,
    },
    /// The document has no summary.
    #[error("{name}: {source}")]
    Read {
        /// As it was typed, or "standard input".
        name: String,
        /// Why.
        source: ReadError,
    },
    /// This program's own file cannot be found, of which documents' readers are made.
    #[error("cannot find this program's own file: {}", .0.kind())]
    Reader(#[source] io::Error),
    /// Lines of `--jsonl` failed; the output says why.
    #[error("{failed} of {all} lines failed; each says why in its \"error\"")]
    Lines {
        /// How many.
        failed: usize,
        /// Out of how many.
        all: usize,
    },
    /// The output cannot be written.
    #[error("cannot write the output: {}", .0.kind())]
    Output(#[source] io::Error),
}

impl TerminalError {
    /// What the process ends with. The help lists these codes.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self {
            Self::Output(_)
            | Self::Client(_)
            | Self::Reader(_)
            | Self::Read {
                source: ReadError::Start(_),
                ..
            } => ExitCode::FAILURE,
            Self::Read {
                source: ReadError::Extract(ExtractError::NothingToSummarize),
                ..
            } => ExitCode::from(4),
            Self::File { .. }
            | Self::NeitherFileNorAddress(_)
            | Self::Address { .. }
            | Self::Fetch { .. }
            | Self::Document { .. }
            | Self::Read { .. } => ExitCode::from(3),
            Self::Lines { .. } => ExitCode::from(LINES_FAILED),
        }
    }
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file".to_owned(),
        io::ErrorKind::IsADirectory => "a folder, not a file".to_owned(),
        io::ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        other => format!("cannot be read: {other}"),
    }
}

fn unfetched(error: &FetchError) -> String {
    match error {
        FetchError::TooLarge { limit } => {
            format!("the page is larger than {} MiB", limit / (1024 * 1024))
        }
        FetchError::Unreachable(source) => match broken_connection(source) {
            Some(reason) => format!("{error}: {reason}"),
            None => error.to_string(),
        },
        other => other.to_string(),
    }
}

/// What broke a connection. The sources in between speak of the client's own layers.
fn broken_connection(error: &(dyn Error + 'static)) -> Option<&'static str> {
    let mut cause = Some(error);
    let mut kind = None;
    while let Some(error) = cause {
        let mut system = error.downcast_ref::<io::Error>();
        while let Some(error) = system {
            kind = Some(error.kind());
            system = error.get_ref().and_then(|inner| inner.downcast_ref());
        }
        cause = error.source();
    }
    match kind? {
        io::ErrorKind::ConnectionRefused => Some("it refuses connections"),
        io::ErrorKind::ConnectionReset
        | io::ErrorKind::ConnectionAborted
        | io::ErrorKind::BrokenPipe
        | io::ErrorKind::UnexpectedEof => Some("the connection broke off"),
        io::ErrorKind::NetworkUnreachable | io::ErrorKind::HostUnreachable => {
            Some("this network has no way to it")
        }
        // The kind under which tokio-rustls reports every failed handshake.
        io::ErrorKind::InvalidData => {
            Some("no secure connection; its certificate is not valid, or it speaks no HTTPS there")
        }
        _ => None,
    }
}

/// Why a line has no summary or text.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LineError {
    #[error("not UTF-8 text")]
    NotUtf8,
    #[error("not JSON (see column {column})")]
    NotJson { column: usize },
    #[error("not a JSON object")]
    NotAnObject,
    #[error("{0} is not a string")]
    NotAString(&'static str),
    #[error("n is not a whole number from 1 to 40")]
    Count,
    #[error("it has neither html nor text nor url")]
    NoDocument,
    #[error("it has no text")]
    NoText,
    #[error("sentences is not a list of strings, or of objects with text and cites")]
    NoSentences,
    #[error("a sentence cites one that does not exist: the text has {0}")]
    NoSuchSentence(usize),
    #[error(transparent)]
    Source(#[from] TerminalError),
    #[error(transparent)]
    Read(#[from] ReadError),
}
