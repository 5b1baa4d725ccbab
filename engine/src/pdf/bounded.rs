//! What a PDF may cost. The library fetches every object and unpacks every stream through [`Bounded`], which refuses what
//! goes beyond; it then reads on without it.
//!
//! The library has limits of its own (256 MiB a stream, forms 16 deep and 4,096 a page); these keep an ordinary reader's
//! memory, and a child process has the last word: streams that are packed twice, cross-reference and object streams are
//! unpacked without asking here.

use std::cell::Cell;
use std::io::Read as _;
use std::time::Instant;

use flate2::read::ZlibDecoder;
use pdfboss_core::source::ObjectSource;
use pdfboss_core::{Document, Error, ObjRef, Object, Result, Stream};

/// One stream unpacked, in bytes. The text of a page rarely takes one MiB; a font with all Chinese characters takes 20.
const STREAM: u64 = 32 << 20;
/// All streams unpacked, in bytes. A text-heavy book of 5 MiB unpacks to about 30 MB.
const ALL_STREAMS: u64 = 64 << 20;
/// A page fetches some dozens of objects.
const FETCHES: usize = 200_000;
/// Graphics states and marked contents that are open at once. Files that forget to close some open one for each picture.
const OPEN: usize = 4_096;
/// Operands before an operator takes them. An array that shows a page's text at once has some thousands.
const OPERANDS: usize = 100_000;
/// Operators of one stream that show text. A densely printed newspaper page that shows each letter alone has some 50,000.
const SHOWN: usize = 100_000;
/// And of all streams. 200 pages of a book that shows each letter alone have half a million.
const ALL_SHOWN: usize = 1_000_000;

/// A document that has only so much to give.
pub(super) struct Bounded<'a> {
    document: &'a Document,
    deadline: Instant,
    fetches: Cell<usize>,
    unpacked: Cell<u64>,
    shown: Cell<usize>,
    refused: Cell<bool>,
}

impl<'a> Bounded<'a> {
    pub(super) fn new(document: &'a Document, deadline: Instant) -> Self {
        Self {
            document,
            deadline,
            fetches: Cell::new(0),
            unpacked: Cell::new(0),
            shown: Cell::new(0),
            refused: Cell::new(false),
        }
    }

    /// Whether something was refused.
    pub(super) fn is_exhausted(&self) -> bool {
        self.refused.get() || Instant::now() > self.deadline
    }

    /// Whether any page drew text, of whatever letters.
    pub(super) fn has_shown_text(&self) -> bool {
        self.shown.get() > 0
    }

    fn refuse<T>(&self) -> Result<T> {
        self.refused.set(true);
        Err(Error::Decode("beyond the limits".to_owned()))
    }
}

impl ObjectSource for Bounded<'_> {
    fn get(&self, reference: ObjRef) -> Result<Object> {
        self.fetches.set(self.fetches.get() + 1);
        if self.fetches.get() > FETCHES || self.is_exhausted() {
            return self.refuse();
        }
        self.document.get(reference)
    }

    fn stream_data(&self, stream: &Stream) -> Result<Vec<u8>> {
        if self.is_exhausted() || is_deflated(stream) && inflates_beyond(&stream.data, STREAM) {
            return self.refuse();
        }
        let data = self.document.stream_data(stream)?;
        let size = u64::try_from(data.len()).unwrap_or(u64::MAX);
        self.unpacked.set(self.unpacked.get().saturating_add(size));
        if size > STREAM || self.unpacked.get() > ALL_STREAMS {
            return self.refuse();
        }
        match shown(&data) {
            Some(shown) if shown <= SHOWN && self.shown.get() + shown <= ALL_SHOWN => {
                self.shown.set(self.shown.get() + shown);
                Ok(data)
            }
            _ => self.refuse(),
        }
    }
}

/// Whether deflate is what the stream is unpacked by first.
fn is_deflated(stream: &Stream) -> bool {
    let filter = stream.dict.get("Filter").and_then(|filter| {
        filter
            .as_name()
            .or_else(|| filter.as_array()?.first()?.as_name())
    });
    // Another object may hold the filter's name; deflate is the likely one, and what is something else inflates to nothing.
    filter.is_none_or(|name| matches!(name.0.as_str(), "FlateDecode" | "Fl"))
}

fn inflates_beyond(packed: &[u8], limit: u64) -> bool {
    let mut unpacked = ZlibDecoder::new(packed).take(limit + 1);
    // A broken end is the library's to make the best of.
    std::io::copy(&mut unpacked, &mut std::io::sink()).is_ok() && unpacked.limit() == 0
}

/// How often the content shows text; `None` if it nests or goes on without an operator as no page does. Fonts and character
/// maps come by here as well, and look like little of either.
fn shown(content: &[u8]) -> Option<usize> {
    let (mut open, mut operands, mut shown) = (0_usize, 0_usize, 0_usize);
    for token in content.split(u8::is_ascii_whitespace) {
        match token {
            [] => continue,
            b"q" | b"BMC" | b"BDC" => open += 1,
            b"Q" | b"EMC" => open = open.saturating_sub(1),
            _ => {}
        }
        let ends = |operator: &[u8]| token.ends_with(operator);
        shown += usize::from(ends(b"Tj") || ends(b"TJ") || ends(b"'") || ends(b"\""));
        operands = if token.last().is_some_and(u8::is_ascii_alphabetic) && token[0] != b'/' {
            0
        } else {
            operands + 1
        };
        if open > OPEN || operands > OPERANDS {
            return None;
        }
    }
    Some(shown)
}
