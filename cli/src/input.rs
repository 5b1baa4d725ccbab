//! Where a document comes from: an address, a file, or standard input.
use std::{
    io::Read as _,
    path::{Path, PathBuf},
};

use engine::Page;
use fetch::{AddressPolicy, Fetcher};
use url::Url;

use crate::document::TerminalError;

/// What a person named.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    StandardInput,
    Address(Url),
    File(PathBuf),
}

/// Reads the document that a person named.
pub(crate) async fn read(source: &str) -> Result<Page, TerminalError> {
    match place(source)? {
        Place::Address(url) => fetch(&fetcher()?, &url).await,
        Place::StandardInput => {
            let mut bytes = Vec::new();
            std::io::stdin()
                .lock()
                .read_to_end(&mut bytes)
                .map_err(|error| unreadable("-", error))?;
            document("-", None, bytes)
        }
        Place::File(path) => {
            let bytes = std::fs::read(&path).map_err(|error| unreadable(source, error))?;
            document(source, content_type(&path), bytes)
        }
    }
}

/// A fetcher for addresses that the person at this terminal chose: pages on this machine and its network, too.
pub(crate) fn fetcher() -> Result<Fetcher, TerminalError> {
    Fetcher::new(AddressPolicy::AllowPrivate).map_err(|source| TerminalError::Fetch {
        url: "the HTTP client".to_owned(),
        source,
    })
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

fn place(source: &str) -> Result<Place, TerminalError> {
    if source == "-" {
        return Ok(Place::StandardInput);
    }
    let lower = source.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Url::parse(source)
            .map(Place::Address)
            .map_err(|_| TerminalError::NeitherFileNorAddress(source.to_owned()));
    }
    let path = Path::new(source);
    if path.exists() {
        return Ok(Place::File(path.to_owned()));
    }
    // `example.com/page`, as people write addresses; a name that ends like a document is a file that is not there.
    let host = source.split('/').next().unwrap_or_default();
    if host.contains('.')
        && !host.starts_with('.')
        && content_type(Path::new(host)).is_none()
        && let Ok(url) = Url::parse(&format!("https://{source}"))
    {
        return Ok(Place::Address(url));
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
        _ => None,
    }
}

fn document(name: &str, kind: Option<&str>, bytes: Vec<u8>) -> Result<Page, TerminalError> {
    Page::from_bytes(None, kind, bytes).map_err(|source| TerminalError::Document {
        name: name.to_owned(),
        source,
    })
}

fn unreadable(name: &str, source: std::io::Error) -> TerminalError {
    TerminalError::File {
        name: name.to_owned(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_files_and_standard_input_are_told_apart() {
        assert_eq!(place("-").unwrap(), Place::StandardInput);
        for address in ["https://a.example/x", "HTTP://a.example/x", "a.example/x"] {
            assert!(matches!(place(address), Ok(Place::Address(_))), "{address}");
        }
        assert!(matches!(place("Cargo.toml"), Ok(Place::File(_))));
        for neither in ["report.pdf", "missing", "./page.html", "http://"] {
            assert!(place(neither).is_err(), "{neither}");
        }
    }
}
