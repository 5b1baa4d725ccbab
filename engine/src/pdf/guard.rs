//! What a PDF may cost, checked before the library that reads it pays: it unpacks streams without limit and follows forms
//! within forms without counting.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};

/// All that is unpacked of one file, in bytes. A text-heavy book of 5 MiB unpacks to about 30 MB.
const UNPACKED: u64 = 64 << 20;
/// What reading all pages may amount to, forms counted each time they are drawn, in bytes.
const DRAWN: u64 = 256 << 20;
/// Packed other than by deflate, a stream is only read if it is this short, in bytes: none of the others unpacks more than
/// a few thousandfold.
const OTHERWISE_PACKED: usize = 32 << 10;
/// How deep page trees and forms may nest.
const DEPTH: usize = 24;

/// Whether the object streams and cross references, which are unpacked while the file is loaded, stay within bounds.
pub(super) fn loads_within_bounds(bytes: &[u8]) -> bool {
    let mut left = UNPACKED;
    let mut from = 0;
    while let Some(at) = find(&bytes[from..], b"stream").map(|at| from + at) {
        from = at + b"stream".len();
        if bytes[..at].ends_with(b"end") {
            continue;
        }
        let dictionary = &bytes[at.saturating_sub(600)..at];
        if find(dictionary, b"ObjStm").is_none() && find(dictionary, b"XRef").is_none() {
            continue;
        }
        let content = bytes[from..].trim_ascii_start();
        let Some(rest) = left.checked_sub(inflated(content, left + 1)) else {
            return false;
        };
        left = rest;
    }
    true
}

/// Whether the pages can be read in bounded time, memory and depth.
pub(super) fn reads_within_bounds(document: &Document) -> bool {
    let mut left = UNPACKED;
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let contents: HashSet<ObjectId> = pages
        .iter()
        .flat_map(|page| document.get_page_contents(*page))
        .collect();
    for (id, object) in &document.objects {
        let Object::Stream(stream) = object else {
            continue;
        };
        let image = stream
            .dict
            .get(b"Subtype")
            .and_then(Object::as_name)
            .is_ok_and(|name| name == b"Image");
        if image && !contents.contains(id) {
            continue;
        }
        let Some(rest) = unpacked(stream, left + 1).and_then(|size| left.checked_sub(size)) else {
            return false;
        };
        left = rest;
    }
    let mut forms = Forms {
        document,
        known: HashMap::new(),
    };
    let mut drawn = 0_u64;
    for page in pages {
        let Some(cost) = forms.page(page) else {
            return false;
        };
        drawn = drawn.saturating_add(cost);
    }
    drawn <= DRAWN
}

/// The size of a stream unpacked, at most `limit`; `None` where its packing is not to be trusted.
fn unpacked(stream: &Stream, limit: u64) -> Option<u64> {
    let filters = stream.filters().unwrap_or_default();
    match filters.as_slice() {
        [] => Some(0),
        [b"FlateDecode"] => Some(inflated(&stream.content, limit)),
        _ => (stream.content.len() <= OTHERWISE_PACKED).then_some(0),
    }
}

fn inflated(packed: &[u8], limit: u64) -> u64 {
    std::io::copy(
        &mut ZlibDecoder::new(packed).take(limit),
        &mut std::io::sink(),
    )
    .unwrap_or(0)
}

/// The cost of drawing forms, each known once it has been asked for.
struct Forms<'a> {
    document: &'a Document,
    /// `None` while a form is being looked at: who meets it again has found a circle.
    known: HashMap<ObjectId, Option<u64>>,
}

impl Forms<'_> {
    fn page(&mut self, page: ObjectId) -> Option<u64> {
        let document = self.document;
        let mut node = document.get_dictionary(page).ok()?;
        let content = document.get_page_content(page).ok()?;
        let mut resources = None;
        // Resources are inherited from above; a tree that is a circle, or a tower, is refused.
        for depth in 0.. {
            if depth > DEPTH {
                return None;
            }
            if resources.is_none() {
                resources = dictionary(document, node.get(b"Resources").ok());
            }
            match node
                .get(b"Parent")
                .and_then(Object::as_reference)
                .and_then(|above| document.get_dictionary(above))
            {
                Ok(above) => node = above,
                Err(_) => break,
            }
        }
        self.drawn(&content, resources, 0)
    }

    /// The content's own length, and for each time it draws something the dearest thing it could draw.
    fn drawn(
        &mut self,
        content: &[u8],
        resources: Option<&Dictionary>,
        depth: usize,
    ) -> Option<u64> {
        let length = u64::try_from(content.len()).unwrap_or(u64::MAX);
        let times = content.windows(2).filter(|pair| pair == b"Do").count();
        let Some(resources) = resources.filter(|_| times > 0) else {
            return Some(length);
        };
        let document = self.document;
        let named = dictionary(document, resources.get(b"XObject").ok());
        let mut dearest = 0;
        for (_, form) in named.into_iter().flat_map(Dictionary::iter) {
            if let Ok(id) = form.as_reference() {
                dearest = dearest.max(self.form(id, depth + 1)?);
            }
        }
        Some(
            length.saturating_add(dearest.saturating_mul(u64::try_from(times).unwrap_or(u64::MAX))),
        )
    }

    fn form(&mut self, id: ObjectId, depth: usize) -> Option<u64> {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        if depth > DEPTH {
            return None;
        }
        self.known.insert(id, None);
        let document = self.document;
        let cost = match document.get_object(id) {
            Ok(Object::Stream(stream))
                if stream
                    .dict
                    .get(b"Subtype")
                    .and_then(Object::as_name)
                    .is_ok_and(|name| name == b"Image") =>
            {
                0
            }
            Ok(Object::Stream(stream)) => {
                let resources = dictionary(document, stream.dict.get(b"Resources").ok());
                self.drawn(
                    &stream.get_plain_content().unwrap_or_default(),
                    resources,
                    depth,
                )?
            }
            _ => 0,
        };
        self.known.insert(id, Some(cost));
        Some(cost)
    }
}

fn dictionary<'a>(document: &'a Document, object: Option<&'a Object>) -> Option<&'a Dictionary> {
    document.dereference(object?).ok()?.1.as_dict().ok()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}
