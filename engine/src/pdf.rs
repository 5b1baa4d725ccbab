//! The article in a PDF that has a text layer.

mod apparatus;
mod blocks;
mod bounded;
mod figures;
mod initials;
mod rows;
mod running;
mod spans;
mod title;
mod watermarks;

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use pdfboss_core::source::block_on;
use pdfboss_core::{Document, Immediate, OcState, Page, language_with};
use pdfboss_output::{
    FontCache, LayoutOptions, ReadingOrder, Ruling, TextSpan, document_layout_opts,
    retain_rulings_on_page, retain_spans_on_page,
};
use pdfboss_text::extract_spans_and_rulings_reporting_cached_with;

use self::bounded::Bounded;
use crate::article::{Article, ExtractError};

/// Pages beyond these are not read: a summary of a book needs no more of it.
const PAGES: usize = 200;
/// No page is begun when the time is over, and the one that is being read gets no more objects.
const TIME_LIMIT: Duration = Duration::from_secs(3);
/// Text beyond this is not read, in bytes: 200 pages of a densely printed book have half of it.
const TEXT: usize = 2 << 20;
/// More runs of text than a densely printed newspaper page has; what comes after them on the page is left out.
const SPANS_A_PAGE: usize = 20_000;
/// A page with more lines drawn than this shows a plot, not the borders of a table.
const RULINGS_A_PAGE: usize = 2_000;

/// Reads the article out of the bytes of a PDF: up to 200 pages within 3 s; memory bounded by [`bounded`].
pub(crate) fn article(bytes: &[u8]) -> Result<Article, ExtractError> {
    let deadline = Instant::now() + TIME_LIMIT;
    let found = read(bytes.to_vec(), deadline);
    if matches!(
        found,
        Err(ExtractError::ScannedPdf | ExtractError::UnreadablePdf)
    ) && let Some(other) = without_table(bytes)
        && let Ok(article) = read(other, deadline)
    {
        return Ok(article);
    }
    found
}

/// The file with its cross-reference table out of reach, so that the objects themselves are looked for: some tables point
/// beside them.
fn without_table(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEYWORD: &[u8] = b"startxref";
    let places = bytes
        .windows(KEYWORD.len())
        .enumerate()
        .filter(|(_, window)| *window == KEYWORD);
    let mut other = None;
    for (at, _) in places {
        other.get_or_insert_with(|| bytes.to_vec())[at..at + KEYWORD.len()].fill(b' ');
    }
    other
}

/// A panic in the library, which is young, is the file's fault.
fn read(bytes: Vec<u8>, deadline: Instant) -> Result<Article, ExtractError> {
    catch_unwind(AssertUnwindSafe(|| read_document(bytes, deadline)))
        .unwrap_or(Err(ExtractError::UnreadablePdf))
}

/// What a page shows: text, drawn lines, and the order that the text is in.
type PageText = (Vec<TextSpan>, Vec<Ruling>, ReadingOrder);

fn read_document(bytes: Vec<u8>, deadline: Instant) -> Result<Article, ExtractError> {
    // Many files are locked against changes only, and open with the empty password that this tries.
    let document = Document::load(bytes).map_err(|_| ExtractError::UnreadablePdf)?;
    let source = Bounded::new(&document, deadline);
    let trailer = &document.xref().trailer;
    let visible = block_on(OcState::load_with(&Immediate(&source), trailer));
    let fonts = FontCache::default();
    let mut pages: Vec<PageText> = Vec::new();
    let mut boxes = Vec::new();
    let mut notes = HashSet::new();
    let (mut failed, mut size, mut has_words) = (0, 0, false);
    for number in 0..document.flattened_page_count().min(PAGES) {
        if source.is_exhausted() || size > TEXT {
            break;
        }
        let text = document.page(number).and_then(|page| {
            let (text, whole) = page_text(&source, &page, &fonts, visible.as_ref(), &mut notes)?;
            Ok((text, whole, page))
        });
        let Ok((text, whole, page)) = text else {
            failed += 1;
            continue;
        };
        failed += usize::from(!whole && text.0.is_empty());
        size += text.0.iter().map(|span| span.text.len()).sum::<usize>();
        has_words |= text.0.iter().any(says_something);
        boxes.push(page.crop_box);
        pages.push(text);
    }
    running::drop_lines(&mut pages, &boxes);
    let mut spans = pages.iter().flat_map(|page| &page.0);
    if !spans.any(|span| says_something(span) && !running::is_page_number(&span.text)) {
        // A page may also draw letters whose meaning the file does not tell.
        let unreadable = failed == pages.len() || source.has_shown_text() && !has_words;
        return Err(if source.is_exhausted() {
            ExtractError::TooComplex
        } else if unreadable {
            ExtractError::UnreadablePdf
        } else {
            ExtractError::ScannedPdf
        });
    }
    let options = LayoutOptions {
        // Its own look at running lines takes a line of prose for one that comes twice at the end of a page.
        header_footer_min_pages: usize::MAX,
        ..LayoutOptions::default()
    };
    let parts: Vec<PageText> = pages
        .into_iter()
        .zip(boxes)
        .flat_map(|((spans, rulings, order), edges)| {
            let mut rulings = Some(rulings);
            spans::columns(spans, edges.x0, edges.x1)
                .into_iter()
                .map(move |part| (part, rulings.take().unwrap_or_default(), order))
        })
        .collect();
    let layouts = document_layout_opts(&parts, &options);
    drop(parts);
    let declared = trailer
        .get("Info")
        .and_then(|info| document.resolve(info).ok())
        .and_then(|info| {
            let title = info.as_dict()?.get("Title")?;
            Some(pdfboss_core::object::decode_text_string(
                document.resolve(title).ok()?.as_str_bytes()?,
            ))
        });
    let declared = declared.as_deref().and_then(title::declared);
    let (title, blocks) = blocks::article(layouts, declared, &notes);
    let language = block_on(language_with(&Immediate(&source), trailer));
    let language = crate::language::detect(&blocks, language.as_deref());
    Ok(Article {
        title,
        blocks,
        language,
        ..Article::default()
    })
}

fn says_something(span: &TextSpan) -> bool {
    span.text.contains(char::is_alphanumeric)
}

/// What a page shows, and whether all of it could be read. `notes` gets the numbers of the footnotes that it points to.
fn page_text(
    source: &Bounded<'_>,
    page: &Page,
    fonts: &FontCache,
    visible: Option<&OcState>,
    notes: &mut HashSet<u32>,
) -> pdfboss_core::Result<(PageText, bool)> {
    let (mut spans, mut rulings, report) =
        block_on(extract_spans_and_rulings_reporting_cached_with(
            Immediate(source),
            page,
            fonts,
            visible,
            None,
            ReadingOrder::Content,
        ))?;
    retain_spans_on_page(&mut spans, page);
    spans::tidy(&mut spans);
    spans.truncate(SPANS_A_PAGE);
    watermarks::drop(&mut spans);
    spans::bullets(&mut spans);
    initials::join(&mut spans);
    notes.extend(figures::raised(&mut spans));
    figures::drop_line_numbers(&mut spans);
    retain_rulings_on_page(&mut rulings, page);
    if rulings.len() > RULINGS_A_PAGE {
        rulings.clear();
    }
    Ok(((spans, rulings, report.order), report.skipped.is_empty()))
}
