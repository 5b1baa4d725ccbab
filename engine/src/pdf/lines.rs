//! From characters on a page to lines in reading order, without the lines that run through all pages.

use std::collections::HashMap;

use super::glyphs::{Glyph, Glyphs};
use crate::text::fold_spaces;

/// One line of one column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    /// From the page's upper edge, in points.
    pub(super) y: f64,
    pub(super) size: f64,
    /// Where on the page it stands: 0 at the top, 1 at the bottom.
    pub(super) height: f64,
}

/// A gap of this many letter heights parts words.
const WORD_GAP: f64 = 0.17;
/// And of this many, columns.
const COLUMN_GAP: f64 = 2.0;

/// The lines of a page in reading order.
pub(super) fn lines(page: &Glyphs) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut end = f64::NEG_INFINITY;
    for glyph in &page.drawn {
        let same = lines.last().is_some_and(|line| {
            let height = line.size.max(glyph.size);
            (line.y - glyph.y).abs() < 0.45 * height
                && glyph.x > end - 1.5 * height
                && glyph.x < end + COLUMN_GAP * height
        });
        match lines.last_mut() {
            Some(line) if same => {
                if glyph.x > end + WORD_GAP * glyph.size {
                    line.text.push(' ');
                }
                push(line, glyph);
            }
            _ => {
                let mut line = Line {
                    text: String::new(),
                    left: glyph.x,
                    right: glyph.x,
                    y: glyph.y,
                    size: glyph.size,
                    height: (glyph.y / page.page_height).clamp(0.0, 1.0),
                };
                push(&mut line, glyph);
                lines.push(line);
            }
        }
        end = glyph.x + glyph.width;
    }
    for line in &mut lines {
        line.text = fold_spaces(&line.text);
    }
    lines.retain(|line| !line.text.is_empty());
    columns(&mut lines, page.page_width);
    lines
}

fn push(line: &mut Line, glyph: &Glyph) {
    for c in glyph.text.chars() {
        match c {
            'ﬀ' => line.text.push_str("ff"),
            'ﬁ' => line.text.push_str("fi"),
            'ﬂ' => line.text.push_str("fl"),
            'ﬃ' => line.text.push_str("ffi"),
            'ﬄ' => line.text.push_str("ffl"),
            'ﬅ' | 'ﬆ' => line.text.push_str("st"),
            _ => line.text.push(c),
        }
    }
    line.right = line.right.max(glyph.x + glyph.width);
    // Superscripts do not make the line smaller, nor drop capitals the line larger.
    if glyph.size > line.size && line.text.chars().count() < 3 {
        line.size = glyph.size;
    }
}

/// Puts two columns one after the other where the file draws them line by line across. Lines that span both keep their place.
fn columns(lines: &mut [Line], width: f64) {
    let middle = width / 2.0;
    let side = |line: &Line| {
        if line.right < middle + width * 0.02 {
            Some(0)
        } else if line.left > middle - width * 0.02 {
            Some(1)
        } else {
            None
        }
    };
    let sides: Vec<Option<u8>> = lines.iter().map(side).collect();
    let changes = sides
        .windows(2)
        .filter(|pair| matches!(pair, [Some(a), Some(b)] if a != b))
        .count();
    let right = sides.iter().filter(|side| **side == Some(1)).count();
    // A file that draws column by column changes sides once a page, or once a section.
    if changes < 8 || right < 5 || changes < right {
        return;
    }
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut region = 0_usize;
    let mut order: Vec<(usize, u8, usize)> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        if let Some(side) = side(line) {
            order.push((region, side, at));
        } else {
            order.push((region + 1, 0, at));
            region += 2;
        }
    }
    order.sort_unstable();
    let sorted: Vec<Line> = order
        .into_iter()
        .map(|(_, _, at)| lines[at].clone())
        .collect();
    lines.clone_from_slice(&sorted);
}

/// The part of a page, at its top and at its bottom, where running lines stand.
const MARGIN: f64 = 0.12;

/// Drops page numbers, and what stands at the top or bottom of many pages.
pub(super) fn without_running_lines(pages: Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let at_the_edge = |line: &Line| line.height < MARGIN || line.height > 1.0 - MARGIN;
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        let mut own: Vec<String> = page
            .iter()
            .filter(|line| at_the_edge(line))
            .map(|line| shape(&line.text))
            .collect();
        own.sort_unstable();
        own.dedup();
        for text in own {
            *seen.entry(text).or_default() += 1;
        }
    }
    // Left and right pages may carry different lines.
    let often = (pages.len() * 2 / 5).max(2);
    pages
        .into_iter()
        .map(|page| {
            page.into_iter()
                .filter(|line| {
                    !(at_the_edge(line)
                        && (is_page_number(&line.text)
                            || seen
                                .get(&shape(&line.text))
                                .is_some_and(|times| *times >= often)))
                })
                .collect()
        })
        .collect()
}

/// The text with its figures made equal, as they change from page to page.
fn shape(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_numeric() { '0' } else { c })
        .collect()
}

fn is_page_number(text: &str) -> bool {
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = bare
        .strip_prefix("page")
        .or_else(|| bare.strip_prefix("seite"))
        .or_else(|| bare.strip_prefix("p."))
        .unwrap_or(bare);
    text.chars().count() <= 20
        && bare.contains(|c: char| c.is_numeric() || matches!(c, 'i' | 'v' | 'x'))
        && bare.split(|c: char| !c.is_alphanumeric()).all(|part| {
            part.chars().all(char::is_numeric)
                || matches!(part, "of" | "von" | "de" | "sur" | "di")
                || (part.len() <= 6 && part.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
        })
}
