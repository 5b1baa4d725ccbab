//! Where a document comes from: an address, a file, or standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};

use engine::Page;
use fetch::{AddressPolicy, Fetcher};
use url::Url;

use crate::error::TerminalError;

/// What standard input is called where a person reads of it.
const STANDARD_INPUT: &str = "standard input";

/// What a person named.
#[derive(Debug, PartialEq, Eq)]
enum DocumentSource {
    StandardInput,
    Address(Url),
    File(PathBuf),
}

/// How `source` is called in messages.
pub(crate) fn name(source: &str) -> &str {
    if source == "-" {
        STANDARD_INPUT
    } else {
        source
    }
}

/// Reads the document that a person named.
pub(crate) async fn read(source: &str) -> Result<Page, TerminalError> {
    match place(source)? {
        DocumentSource::Address(url) => fetch(&fetcher()?, &url).await,
        DocumentSource::StandardInput => {
            let mut bytes = Vec::new();
            io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .map_err(|error| unreadable(source, error))?;
            document(source, None, bytes)
        }
        DocumentSource::File(path) => {
            let bytes = std::fs::read(&path).map_err(|error| unreadable(source, error))?;
            document(source, content_type(&path), bytes)
        }
    }
}

/// Opens a file or standard input to read it line by line.
pub(crate) fn open(source: &str) -> Result<Box<dyn BufRead + Send>, TerminalError> {
    if source == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(source).map_err(|error| unreadable(source, error))?;
    Ok(Box::new(BufReader::new(file)))
}

/// A fetcher for addresses that the person at this terminal chose: pages on this machine and its network, too.
pub(crate) fn fetcher() -> Result<Fetcher, TerminalError> {
    Fetcher::new(AddressPolicy::AllowPrivate).map_err(TerminalError::Client)
}

/// Fetches a page.
pub(crate) async fn fetch(fetcher: &Fetcher, url: &Url) -> Result<Page, TerminalError> {
    fetcher
        .fetch(url)
        .await
        .map_err(|source| TerminalError::Fetch {
            url: url.to_string(),
            source,
        })
}

/// An address that was written out, its scheme included.
pub(crate) fn address(text: &str) -> Result<Url, TerminalError> {
    Url::parse(text).map_err(|source| TerminalError::Address {
        address: text.to_owned(),
        source,
    })
}

/// A file or standard input could not be read.
pub(crate) fn unreadable(source: &str, error: io::Error) -> TerminalError {
    TerminalError::File {
        name: name(source).to_owned(),
        source: error,
    }
}

fn place(source: &str) -> Result<DocumentSource, TerminalError> {
    if source == "-" {
        return Ok(DocumentSource::StandardInput);
    }
    let path = Path::new(source);
    if path.exists() {
        return Ok(DocumentSource::File(path.to_owned()));
    }
    // Addresses of other schemes too: the fetcher says which it takes.
    if source.contains("://") {
        return address(source).map(DocumentSource::Address);
    }
    // `example.com/page`, as people write addresses; a name that ends like a document is a file that does not exist.
    let host = source.split('/').next().unwrap_or_default();
    if host.contains('.')
        && !host.starts_with('.')
        && content_type(Path::new(host)).is_none()
        && let Ok(url) = Url::parse(&format!("https://{source}"))
    {
        return Ok(DocumentSource::Address(url));
    }
    Err(TerminalError::NeitherFileNorAddress(source.to_owned()))
}

fn content_type(path: &Path) -> Option<&'static str> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    match ending.as_str() {
        "html" | "htm" => Some("text/html"),
        "xhtml" => Some("application/xhtml+xml"),
        "txt" | "text" => Some("text/plain"),
        "md" | "markdown" => Some("text/markdown"),
        "pdf" => Some("application/pdf"),
        "docx" => Some("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        "xml" | "rss" | "atom" => Some("application/xml"),
        "json" | "jsonld" => Some("application/json"),
        _ => None,
    }
}

fn document(source: &str, kind: Option<&str>, bytes: Vec<u8>) -> Result<Page, TerminalError> {
    Page::from_bytes(None, kind, bytes).map_err(|error| TerminalError::Document {
        name: name(source).to_owned(),
        source: error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_files_and_standard_input_are_distinguished() {
        assert_eq!(place("-").unwrap(), DocumentSource::StandardInput);
        for address in [
            "https://a.example/x",
            "HTTP://a.example/x",
            "ftp://a.example/x",
            "a.example/x",
        ] {
            assert!(
                matches!(place(address), Ok(DocumentSource::Address(_))),
                "{address}"
            );
        }
        assert!(matches!(place("Cargo.toml"), Ok(DocumentSource::File(_))));
        for neither in ["report.pdf", "missing", "./page.html"] {
            assert!(
                matches!(place(neither), Err(TerminalError::NeitherFileNorAddress(_))),
                "{neither}"
            );
        }
        for broken in ["http://", "https://a.example:99999/", "https://[::1"] {
            assert!(
                matches!(place(broken), Err(TerminalError::Address { .. })),
                "{broken}"
            );
        }
    }
}
