//! The article in a PDF that has a text layer.

mod glyphs;
mod guard;
mod lines;
mod paragraphs;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use pdf_extract::{Document, Object, output_doc_page};

use self::glyphs::Glyphs;
use self::lines::{Line, lines, without_running_lines};
use crate::article::{Article, ExtractError};
use crate::text::fold_spaces;

/// Pages beyond these are not read: a summary of a book needs no more of it.
const PAGES: usize = 200;
/// A page that is being read when the time is over is left unfinished, the rest unread.
const TIME_LIMIT: Duration = Duration::from_secs(3);
/// A text layer with fewer letters than this holds a stamp or a page number at most.
const LETTERS: usize = 40;

/// Reads the article out of the bytes of a PDF: up to 200 pages within 3 s; memory bounded by [`guard`].
pub(crate) fn article(bytes: &[u8]) -> Result<Article, ExtractError> {
    let document = load(bytes).ok_or(ExtractError::UnreadablePdf)?;
    let started = Instant::now();
    let mut read: Vec<Vec<Line>> = Vec::new();
    let mut failed = 0;
    for number in document.get_pages().into_keys().take(PAGES) {
        let left = TIME_LIMIT.saturating_sub(started.elapsed());
        if left.is_zero() {
            break;
        }
        let mut glyphs = Glyphs::until(Instant::now() + left);
        // The library panics on some malformed fonts; the page is then read as far as it came, and the others are not lost.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            output_doc_page(&document, &mut glyphs, number)
        }));
        failed += usize::from(!matches!(outcome, Ok(Ok(()))));
        read.push(lines(&glyphs));
    }
    let letters: usize = read
        .iter()
        .flatten()
        .map(|line| line.text.chars().filter(|c| c.is_alphanumeric()).count())
        .sum();
    if letters < LETTERS {
        return Err(if failed == read.len() {
            ExtractError::UnreadablePdf
        } else {
            ExtractError::ScannedPdf
        });
    }
    let (title, blocks) = paragraphs::article(
        &without_running_lines(read),
        declared_title(&document).as_deref(),
    );
    let language = crate::language::detect(&blocks, declared_language(&document).as_deref());
    Ok(Article {
        title,
        url: None,
        blocks,
        language,
    })
}

/// A document that can be read, and is safe to.
fn load(bytes: &[u8]) -> Option<Document> {
    if !guard::loads_within_bounds(bytes) {
        return None;
    }
    catch_unwind(|| {
        let mut document = Document::load_mem(bytes).ok()?;
        // Many files are locked against changes only, and open with an empty password.
        if document.is_encrypted() {
            document.decrypt("").ok()?;
        }
        guard::reads_within_bounds(&document).then_some(document)
    })
    .ok()
    .flatten()
}

/// The title that the file's maker gave it, unless a program made it up.
fn declared_title(document: &Document) -> Option<String> {
    let info = document.trailer.get(b"Info").ok()?;
    let (_, info) = document.dereference(info).ok()?;
    let title = fold_spaces(&text_of(info.as_dict().ok()?.get(b"Title").ok()?)?);
    let lower = title.to_lowercase();
    let made_up = lower.starts_with("microsoft word")
        || lower.starts_with("untitled")
        || [
            ".doc", ".docx", ".dvi", ".tex", ".indd", ".qxd", ".pdf", ".ps", ".ppt", ".pptx",
            ".odt", ".rtf", ".xls", ".xlsx",
        ]
        .iter()
        .any(|end| lower.ends_with(end))
        || lower.contains('\\')
        || !title.contains(' ') && title.contains(|c: char| c.is_ascii_digit() || c == '_');
    (!made_up
        && title.chars().count() >= 4
        && title.chars().count() <= 300
        && title.contains(char::is_alphabetic))
    .then_some(title)
}

fn declared_language(document: &Document) -> Option<String> {
    text_of(document.catalog().ok()?.get(b"Lang").ok()?)
}

/// A text string: UTF-16 or UTF-8 by its byte order mark, else Latin-1, near enough.
fn text_of(object: &Object) -> Option<String> {
    let bytes = object.as_str().ok()?;
    Some(match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE
            .decode_without_bom_handling(rest)
            .0
            .into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE
            .decode_without_bom_handling(rest)
            .0
            .into_owned(),
        _ if std::str::from_utf8(bytes).is_ok() => String::from_utf8_lossy(bytes).into_owned(),
        _ => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    })
}
