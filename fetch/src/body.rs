//! A body, read up to a limit that counts after decompression.
//!
//! Decompression is done here and not by the HTTP client's own features: Cargo unites features, so that every other
//! client in the same build would accept and unpack what only this crate asked for.

use std::io;

use async_compression::tokio::bufread::{BrotliDecoder, GzipDecoder, ZlibDecoder};
use futures_util::TryStreamExt as _;
use reqwest::Response;
use reqwest::header::{CONTENT_ENCODING, HeaderMap};
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _};
use tokio_util::io::StreamReader;

use crate::error::FetchError;

/// What this crate unpacks, for the header `Accept-Encoding`. Not zstd: no server sends it unasked, and its unpacker is a C library
/// of 90 KB.
pub(crate) const ACCEPTED_ENCODINGS: &str = "gzip,deflate,br";
/// How many encodings may lie over each other. One is usual; curl stops at 5 as well, because a header that names
/// thousands makes each kilobyte cost as many passes (<https://curl.se/docs/CVE-2022-32206.html>).
const MOST_ENCODINGS: usize = 5;

/// What was read of a body.
#[derive(Debug, Default)]
pub(crate) struct Body {
    pub(crate) bytes: Vec<u8>,
    /// Whether that is all of it.
    pub(crate) complete: bool,
}

/// A content coding that can be unpacked (RFC 9110, section 8.4.1, <https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Brotli,
    /// The zlib format, which HTTP calls deflate.
    Deflate,
    Gzip,
}

/// Reads and unpacks up to `limit` bytes. With several encodings, none may unpack to more than `limit`.
pub(crate) async fn read(response: Response, limit: usize) -> Result<Body, FetchError> {
    let mut encodings = encodings(response.headers())?.into_iter().rev();
    let stream = response.bytes_stream().map_err(io::Error::other);
    let network = StreamReader::new(Box::pin(stream));
    let mut body = match encodings.next() {
        Some(encoding) => unpack(network, encoding, limit).await?,
        None => read_up_to(network, limit).await?,
    };
    for encoding in encodings {
        if !body.complete {
            break;
        }
        // Memory is always ready; the fetch's time limit gets its turn here.
        tokio::task::yield_now().await;
        body = unpack(body.bytes.as_slice(), encoding, limit).await?;
    }
    Ok(body)
}

/// The encodings in the order in which they were applied.
fn encodings(headers: &HeaderMap) -> Result<Vec<Encoding>, FetchError> {
    let mut encodings = Vec::new();
    for value in headers.get_all(CONTENT_ENCODING) {
        let names = String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase();
        for name in names.split(',') {
            encodings.push(match name.trim() {
                "br" => Encoding::Brotli,
                "deflate" => Encoding::Deflate,
                "gzip" | "x-gzip" => Encoding::Gzip,
                // "none" and a charset stand here by mistake, over a body that is not encoded.
                "" | "identity" | "none" | "utf-8" => continue,
                _ => return Err(FetchError::UnknownEncoding),
            });
        }
    }
    if encodings.len() > MOST_ENCODINGS {
        return Err(FetchError::UnknownEncoding);
    }
    Ok(encodings)
}

async fn unpack(
    mut packed: impl AsyncBufRead + Unpin + Send,
    encoding: Encoding,
    limit: usize,
) -> Result<Body, FetchError> {
    // An empty body is no broken stream, whatever the header says.
    if packed.fill_buf().await.map_err(failure)?.is_empty() {
        return Ok(Body {
            bytes: Vec::new(),
            complete: true,
        });
    }
    match encoding {
        Encoding::Brotli => read_up_to(BrotliDecoder::new(packed), limit).await,
        Encoding::Deflate => read_up_to(ZlibDecoder::new(packed), limit).await,
        Encoding::Gzip => read_up_to(GzipDecoder::new(packed), limit).await,
    }
}

async fn read_up_to(input: impl AsyncRead + Unpin, limit: usize) -> Result<Body, FetchError> {
    let mut bytes = Vec::new();
    // One byte more shows whether there is more.
    let one_more = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    input
        .take(one_more)
        .read_to_end(&mut bytes)
        .await
        .map_err(failure)?;
    let complete = bytes.len() <= limit;
    bytes.truncate(limit);
    Ok(Body { bytes, complete })
}

/// What failed: the connection under the body, or the unpacking.
fn failure(error: io::Error) -> FetchError {
    match error.downcast::<reqwest::Error>() {
        Ok(error) => FetchError::from_client(error),
        Err(error) => FetchError::BrokenEncoding(error),
    }
}
