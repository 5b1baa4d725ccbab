//! Lines that run through all pages: headers, footers, page numbers. The layout knows some of them; these are taken out before
//! it looks, so that no column or paragraph is built around them.

use std::collections::HashMap;

use pdfboss_core::Rect;
use pdfboss_output::TextSpan;

use super::PageText;
use super::spans::place;

/// The part of a page, at its top and at its bottom, where running lines stand.
const MARGIN: f32 = 0.12;
/// On how many of the pages they stand at the least, in hundredths: left and right pages may carry different ones.
const SHARE: usize = 40;
/// As many pages are enough in any document: chapters have headers of their own.
const ENOUGH: usize = 4;

/// Leaves out what stands at the same height near the edge of many pages. `boxes` are the
/// pages' edges.
pub(super) fn drop_lines(pages: &mut [PageText], boxes: &[Rect]) {
    let often = (pages.len() * SHARE / 100).clamp(2, ENOUGH);
    let key = |span: &TextSpan, page: &Rect| {
        let height = (span.y - page.y0) / (page.y1 - page.y0);
        let at_the_edge = span.rotate == 0 && !(MARGIN..=1.0 - MARGIN).contains(&height);
        #[expect(clippy::cast_possible_truncation, reason = "in the margin of a page")]
        at_the_edge.then(|| (shape(&span.text), (place(span).y / 4.0).round() as i32))
    };
    let mut seen: HashMap<(String, i32), usize> = HashMap::new();
    for (page, edges) in pages.iter().zip(boxes) {
        let mut own: Vec<_> = page.0.iter().filter_map(|span| key(span, edges)).collect();
        own.sort_unstable();
        own.dedup();
        for line in own {
            *seen.entry(line).or_default() += 1;
        }
    }
    for (page, edges) in pages.iter_mut().zip(boxes) {
        page.0.retain(|span| {
            key(span, edges).is_none_or(|(text, y)| {
                let times: usize = (y - 1..=y + 1)
                    .filter_map(|y| seen.get(&(text.clone(), y)))
                    .sum();
                times < often
            })
        });
    }
}

/// The text with its figures made equal, as they change from page to page.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            c if c.is_numeric() => {
                if !shape.ends_with('0') {
                    shape.push('0');
                }
            }
            c => shape.push(c),
        }
    }
    shape
}

/// `12`, `– 12 –`, `Page 3 of 9`, `iv`.
pub(super) fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = ["page", "seite", "página", "pagina", "p."]
        .into_iter()
        .find_map(|word| bare.strip_prefix(word))
        .unwrap_or(bare);
    text.chars().count() <= 20
        && bare.contains(|c: char| c.is_numeric() || matches!(c, 'i' | 'v' | 'x'))
        && bare.split(|c: char| !c.is_alphanumeric()).all(|part| {
            part.chars().all(char::is_numeric)
                || matches!(part, "of" | "von" | "de" | "sur" | "di")
                || (part.len() <= 6 && part.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
        })
}
