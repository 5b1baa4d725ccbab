//! What goes over the child's standard input and output: one request, one answer.
//!
//! Both begin with four bytes, of which the last is the version. Numbers are big-endian.
//!
//! | request | bytes | answer | bytes |
//! |---|---|---|---|
//! | `RDQ` and version | 4 | `RDA` and version | 4 |
//! | kind of document: `h`tml, `t`ext, `m`arkdown, `f`eed, `p`df | 1 | length of the rest | 4 |
//! | length of the address | 4 | the article or the error, as JSON | |
//! | length of the document | 4 | | |
//! | the address, where there is one; the document | | | |

use std::io::{self, Read};

use engine::{Article, Content, ExtractError, Page};
use url::Url;

const REQUEST: [u8; 4] = *b"RDQ\x01";
const ANSWER: [u8; 4] = *b"RDA\x01";

/// The longest document, in bytes: three times what the fetcher takes, as decoding to UTF-8 can treble a text.
pub const MOST_DOCUMENT: usize = 15 << 20;
/// The longest address, in bytes; beyond it the document is read as if it had none.
const MOST_ADDRESS: usize = 8 << 10;
/// The longest answer, in bytes.
pub const MOST_ANSWER: usize = 16 << 20;

/// The bytes are no request or answer of this version.
#[derive(Debug, thiserror::Error)]
pub enum ProtocolError {
    /// They end early, or cannot be read.
    #[error("cut off")]
    Cut(#[from] io::Error),
    /// They are something else, or of another version.
    #[error("not of this protocol")]
    Foreign,
    /// They are longer than they may be.
    #[error("too long")]
    TooLong,
}

/// All of a request that comes before the document itself. `None` where the document is too long.
#[must_use]
pub fn request_head(page: &Page) -> Option<Vec<u8>> {
    let (kind, document) = parts(page.content());
    let address = page.url().map(Url::as_str).unwrap_or_default();
    let address = if address.len() > MOST_ADDRESS {
        ""
    } else {
        address
    };
    if document.len() > MOST_DOCUMENT {
        return None;
    }
    let mut head = REQUEST.to_vec();
    head.push(kind);
    head.extend(u32::try_from(address.len()).ok()?.to_be_bytes());
    head.extend(u32::try_from(document.len()).ok()?.to_be_bytes());
    head.extend(address.as_bytes());
    Some(head)
}

/// The document of a request, which follows its head.
#[must_use]
pub fn request_body(page: &Page) -> &[u8] {
    parts(page.content()).1
}

fn parts(content: &Content) -> (u8, &[u8]) {
    match content {
        Content::Html(html) => (b'h', html.as_bytes()),
        Content::Text(text) => (b't', text.as_bytes()),
        Content::Markdown(text) => (b'm', text.as_bytes()),
        Content::Feed(text) => (b'f', text.as_bytes()),
        Content::Pdf(bytes) => (b'p', bytes),
    }
}

/// Reads a request to its end.
pub fn read_request(from: &mut impl Read) -> Result<Page, ProtocolError> {
    let mut head = [0; 13];
    from.read_exact(&mut head)?;
    let [a, b, c, d, kind, lengths @ ..] = head;
    if [a, b, c, d] != REQUEST {
        return Err(ProtocolError::Foreign);
    }
    let [a, b, c, d, lengths @ ..] = lengths;
    let address = piece(from, [a, b, c, d], MOST_ADDRESS)?;
    let document = piece(from, lengths, MOST_DOCUMENT)?;
    let url = match text(address)? {
        none if none.is_empty() => None,
        address => Some(Url::parse(&address).map_err(|_| ProtocolError::Foreign)?),
    };
    match kind {
        b'h' => Ok(Page::html(url, text(document)?)),
        b't' => Ok(Page::text(url, text(document)?)),
        b'm' => Ok(Page::markdown(url, text(document)?)),
        b'f' => Ok(Page::feed(url, text(document)?)),
        b'p' => Ok(Page::pdf(url, document)),
        _ => Err(ProtocolError::Foreign),
    }
}

fn piece(from: &mut impl Read, length: [u8; 4], most: usize) -> Result<Vec<u8>, ProtocolError> {
    let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
    if length > most {
        return Err(ProtocolError::TooLong);
    }
    let mut bytes = Vec::with_capacity(length);
    from.take(u64::try_from(length).unwrap_or(u64::MAX))
        .read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Err(ProtocolError::Cut(io::ErrorKind::UnexpectedEof.into()));
    }
    Ok(bytes)
}

fn text(bytes: Vec<u8>) -> Result<String, ProtocolError> {
    String::from_utf8(bytes).map_err(|_| ProtocolError::Foreign)
}

/// An answer; `None` where it would be too long.
#[must_use]
pub fn answer(result: &Result<Article, ExtractError>) -> Option<Vec<u8>> {
    let mut bytes = ANSWER.to_vec();
    bytes.extend([0; 4]);
    serde_json::to_writer(&mut bytes, result).ok()?;
    let length = bytes.len() - 8;
    if length > MOST_ANSWER {
        return None;
    }
    bytes[4..8].copy_from_slice(&u32::try_from(length).ok()?.to_be_bytes());
    Some(bytes)
}

/// Reads an answer that has come to its end. It is the child's, and the child may be the document's.
pub fn read_answer(bytes: &[u8]) -> Result<Result<Article, ExtractError>, ProtocolError> {
    let json = bytes
        .strip_prefix(&ANSWER)
        .and_then(|rest| rest.split_first_chunk::<4>())
        .filter(|(length, json)| u32::try_from(json.len()) == Ok(u32::from_be_bytes(**length)))
        .map(|(_, json)| json)
        .ok_or(ProtocolError::Foreign)?;
    if json.len() > MOST_ANSWER {
        return Err(ProtocolError::TooLong);
    }
    serde_json::from_slice(json).map_err(|_| ProtocolError::Foreign)
}
