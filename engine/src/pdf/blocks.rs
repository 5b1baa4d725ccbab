//! From the library's blocks to ours: paragraphs whole over lines, columns and pages, headings, list items, the title.

use std::collections::HashSet;

use pdfboss_output::{Block as Laid, Line, Marker, PageLayout, Role};

use super::apparatus::{
    counts_up, is_caption, is_footnote, is_prose_behind_references, leading_number,
};
use super::figures::without_raised_number;
use super::running::is_page_number;
use crate::article::{Block, BlockKind};
use crate::sentences::ListMark;
use crate::text::{fold_spaces, is_over_references, is_unspaced, join_printed_line};

/// Letters larger than the body's by this factor make a title.
const LARGE: f32 = 1.12;
/// A heading is no paragraph in large print.
const HEADING_WORDS: usize = 22;
/// Letters that differ by less than this part of their height are of one size.
const SAME_SIZE: f32 = 0.08;
/// A cell with as many words is a paragraph in a box.
const PROSE_WORDS: usize = 12;

/// Dots that lead from a heading to its page.
const LEADERS: [&str; 2] = [". . . . .", "......"];

/// What list items begin with.
const BULLETS: [char; 11] = ['•', '▪', '◦', '‣', '–', '■', '●', '○', '·', '⁃', '☐'];

/// A block under construction.
struct Piece {
    kind: BlockKind,
    text: String,
    /// The height of its letters, in points.
    size: f32,
    page: usize,
}

/// The title and the blocks of a document. `declared` is the title in the file's own description, `notes` are the numbers of
/// the footnotes that the text points to.
pub(super) fn article(
    pages: Vec<PageLayout>,
    declared: Option<String>,
    notes: &HashSet<u32>,
) -> (Option<String>, Vec<Block>) {
    let body = body_size(&pages);
    let mut pieces: Vec<Piece> = Vec::new();
    for (page, layout) in pages.into_iter().enumerate() {
        let count = layout.blocks.len();
        let mut own: Vec<Piece> = Vec::new();
        for (at, block) in layout.blocks.into_iter().enumerate() {
            let at_the_edge = at == 0 || at + 1 == count;
            for mut piece in pieces_of(block, page) {
                let small = piece.size < body * (1.0 - SAME_SIZE);
                if piece.kind != BlockKind::TableRow
                    && (is_caption(&piece.text, small)
                        || without_raised_number(&piece.text).is_some())
                {
                    piece.kind = BlockKind::Apparatus;
                }
                if !(at_the_edge && is_page_number(&piece.text)) {
                    own.push(piece);
                }
            }
        }
        mark_footnotes(&mut own, body, notes);
        for piece in own {
            add(&mut pieces, piece, body);
        }
    }
    mark_references(&mut pieces);
    for piece in &mut pieces {
        piece.text = letters(&piece.text);
        // A table of contents.
        if LEADERS.iter().any(|dots| piece.text.contains(dots)) {
            piece.kind = BlockKind::TableRow;
        }
    }
    pieces.retain(|piece| piece.text.contains(char::is_alphabetic));
    // A page of nothing but large print is no list of headings, and one of boxes is no table of figures.
    if !pieces.iter().any(|piece| is_prose(piece.kind)) {
        for piece in &mut pieces {
            piece.kind = BlockKind::Paragraph;
        }
    }
    let title = declared.or_else(|| drawn_title(&pieces, body));
    if let Some(at) = pieces
        .iter()
        .take(6)
        .position(|piece| piece.kind == BlockKind::Heading && Some(&piece.text) == title.as_ref())
    {
        pieces.remove(at);
    }
    let blocks = pieces
        .into_iter()
        .map(|piece| Block {
            kind: piece.kind,
            text: piece.text,
        })
        .collect();
    (title, blocks)
}

/// Marks the footnotes at the end of a page: in smaller letters, behind text in the body's, from the first that begins with
/// its figure on.
fn mark_footnotes(page: &mut [Piece], body: f32, notes: &HashSet<u32>) {
    let is_small = |piece: &Piece| {
        piece.size < body * (1.0 - SAME_SIZE)
            && (is_prose(piece.kind) || piece.kind == BlockKind::Apparatus)
    };
    let small = page
        .iter()
        .rev()
        .take_while(|piece| is_small(piece))
        .count();
    let (text, foot) = page.split_at_mut(page.len() - small);
    if text.iter().any(|piece| is_prose(piece.kind))
        && counts_up(foot.iter().filter_map(|piece| leading_number(&piece.text)))
        && let Some(first) = foot
            .iter()
            .position(|piece| is_footnote(&piece.text, notes))
    {
        for note in &mut foot[first..] {
            note.kind = BlockKind::Apparatus;
        }
    }
}

/// Marks the entries of a list of references, up to the next heading.
fn mark_references(pieces: &mut [Piece]) {
    let mut under_references = false;
    for piece in pieces {
        if piece.kind == BlockKind::Heading {
            // `7. References`
            let words = piece.text.trim_start_matches(|c: char| !c.is_alphabetic());
            under_references = is_over_references(words);
        } else if is_prose(piece.kind) && under_references {
            under_references = !is_prose_behind_references(&piece.text);
            if under_references {
                piece.kind = BlockKind::Apparatus;
            }
        }
    }
}

fn is_prose(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote
    )
}

/// The pieces of one block of the layout.
fn pieces_of(block: Laid, page: usize) -> Vec<Piece> {
    let piece = |kind, lines: &[Line]| Piece {
        kind,
        text: joined(lines),
        size: lines.first().map_or(0.0, |line| line.size),
        page,
    };
    match block {
        Laid::Paragraph {
            role: Role::PageHeader | Role::PageFooter,
            ..
        } => Vec::new(),
        Laid::Paragraph { lines, role, .. } => {
            let kind = match role {
                Role::Quote => BlockKind::Quote,
                _ => BlockKind::Paragraph,
            };
            paragraphs(&lines)
                .into_iter()
                .map(|(heading, lines)| {
                    piece(if heading { BlockKind::Heading } else { kind }, lines)
                })
                .map(without_bullet)
                .collect()
        }
        Laid::Heading { lines, .. } => {
            let mut heading = piece(BlockKind::Heading, &lines);
            if heading.text.split_whitespace().count() > HEADING_WORDS {
                heading.kind = BlockKind::Paragraph;
            }
            vec![heading]
        }
        Laid::List { items, .. } => items
            .into_iter()
            .flat_map(|item| {
                let mut pieces: Vec<Piece> = parts_of_item(&item.lines)
                    .into_iter()
                    .map(|lines| piece(BlockKind::ListItem, lines))
                    .collect();
                if item.marker == Marker::Bullet
                    && let Some(first) = pieces.first_mut()
                {
                    first.text = first.text.chars().skip(item.marker_len).collect();
                }
                pieces
            })
            .collect(),
        Laid::Table { rows, .. } => rows
            .into_iter()
            .flat_map(|row| {
                let cells: Vec<Piece> = row
                    .into_iter()
                    .filter_map(|cell| Some(piece(BlockKind::TableRow, &[cell.line?])))
                    .collect();
                row_pieces(cells)
            })
            .collect(),
    }
}

/// One piece for a row of a table; for a row of boxes with prose in them, one for each.
fn row_pieces(mut cells: Vec<Piece>) -> Vec<Piece> {
    let words = |cell: &Piece| cell.text.split_whitespace().count();
    if cells
        .iter()
        .any(|cell| words(cell) >= PROSE_WORDS && ends(&cell.text))
    {
        for cell in &mut cells {
            if words(cell) >= PROSE_WORDS {
                cell.kind = BlockKind::Paragraph;
            }
        }
        return cells;
    }
    let row: Vec<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
    let text = row.join(" ");
    cells.truncate(1);
    if let Some(first) = cells.first_mut() {
        first.text = text;
    }
    cells
}

fn without_bullet(mut piece: Piece) -> Piece {
    if let Some(item) = piece.text.trim_start().strip_prefix(BULLETS)
        && piece.kind == BlockKind::Paragraph
        && item.starts_with(char::is_whitespace)
    {
        piece.text = item.trim_start().to_owned();
        piece.kind = BlockKind::ListItem;
    }
    piece
}

/// The lines of a list's item, and those of each item below it: the layout knows marks of figures alone.
fn parts_of_item(lines: &[Line]) -> Vec<&[Line]> {
    let opens = opens_items(lines);
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 1..lines.len() {
        if opens[at] {
            parts.push(&lines[start..at]);
            start = at;
        }
    }
    parts.push(&lines[start..]);
    parts
}

/// Which lines begin with the mark of an item: one in a sequence of marks, behind a line that ends there.
fn opens_items(lines: &[Line]) -> Vec<bool> {
    let texts: Vec<String> = lines.iter().map(text_of).collect();
    let marks: Vec<Option<ListMark>> = texts
        .iter()
        .map(|text| ListMark::read(text).map(|(mark, _)| mark))
        .collect();
    let right = lines.iter().map(|line| line.end_x).fold(f32::MIN, f32::max);
    let left = lines.iter().map(|line| line.x).fold(f32::MAX, f32::min);
    let mut seen: Vec<ListMark> = Vec::new();
    (0..lines.len())
        .map(|at| {
            let part = is_part_number(&texts[at]);
            if marks[at].is_none() && !part || at == 0 {
                return false;
            }
            let mark_of = |other: usize| marks[other].zip(Some(&lines[other]));
            // Marks below one another need no stop before them.
            let below = marks[at].is_some_and(|mark| {
                (at.saturating_sub(8)..lines.len().min(at + 9))
                    .filter_map(mark_of)
                    .any(|(other, line)| {
                        (line.x - lines[at].x).abs() < 0.5 * line.size
                            && (mark.follows(other) || other.follows(mark))
                    })
            });
            let parted =
                below || ends(&texts[at - 1]) || is_broken(&lines[at - 1], &lines[at], left, right);
            let opens = parted
                && (part
                    || marks[at].is_some_and(|mark| {
                        let next = || marks[at + 1..].iter().flatten().take(8);
                        mark.is_bullet()
                            || seen
                                .iter()
                                .rev()
                                .take(8)
                                .any(|before| mark.follows(*before))
                            || next().any(|next| next.follows(mark))
                    }));
            if opens {
                seen.extend(marks[at]);
            }
            opens
        })
        .collect()
}

/// `2.1`, `2.1.`, before a word.
fn is_part_number(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let parts = mark.strip_suffix('.').unwrap_or(mark).split('.');
    parts.clone().count() > 1
        && parts
            .into_iter()
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
        && rest.trim_start().starts_with(char::is_uppercase)
}

/// Parts the lines of one block where a paragraph ends within it, and headings of the body's size from what they stand
/// over. True: a heading.
fn paragraphs(lines: &[Line]) -> Vec<(bool, &[Line])> {
    let left = lines.iter().map(|line| line.x).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|line| line.end_x).fold(f32::MIN, f32::max);
    let pitch = pitch(lines);
    let broken: Vec<bool> = lines
        .windows(2)
        .map(|pair| is_broken(&pair[0], &pair[1], left, right))
        .collect();
    let opens = opens_items(lines);
    let mut parts = Vec::new();
    let mut start = 0;
    for at in 0..lines.len() {
        if at == start && is_heading(&lines[at..], &broken[at.min(broken.len())..]) {
            parts.push((true, &lines[at..=at]));
            start = at + 1;
        } else if let Some(next) = lines.get(at + 1)
            && (opens[at + 1]
                || is_apart(&lines[at], next, pitch)
                || begins_anew(&lines[at], next, broken[at], left, right))
        {
            parts.push((false, &lines[start..=at]));
            start = at + 1;
        }
    }
    if start < lines.len() {
        parts.push((false, &lines[start..]));
    }
    parts
}

/// How far the lines stand apart, most of them: the layout's own measure gives way where there are only two or three.
fn pitch(lines: &[Line]) -> f32 {
    /// Double spacing, and some more, in letter heights.
    const WIDE: f32 = 1.5;
    let mut steps: Vec<f32> = lines
        .windows(2)
        .map(|pair| pair[0].y - pair[1].y)
        .filter(|step| *step > 0.0)
        .collect();
    steps.sort_by(f32::total_cmp);
    match steps.as_slice() {
        [] | [_] => lines.first().map_or(0.0, |line| line.size * WIDE),
        [..] => steps[(steps.len() - 1) / 2],
    }
}

/// Whether the next line is of other size, or far below: a footnote, a caption.
fn is_apart(line: &Line, next: &Line, pitch: f32) -> bool {
    (line.size - next.size).abs() > SAME_SIZE * line.size.max(next.size)
        || line.y - next.y > 1.8 * pitch
}

/// Whether the line ends where it does although the next one's first word would have fitted.
fn is_broken(line: &Line, next: &Line, left: f32, right: f32) -> bool {
    let used = if runs_leftwards(line) {
        right - line.x
    } else {
        line.end_x - left
    };
    let text = text_of(next);
    let first = match text.chars().next() {
        Some(c) if is_unspaced(c) => 2,
        _ => {
            text.split_whitespace()
                .next()
                .map_or(0, |word| word.chars().count())
                + 1
        }
    };
    #[expect(clippy::cast_precision_loss, reason = "letters of a line")]
    let word = (next.end_x - next.x) * first as f32 / text.chars().count().max(1) as f32;
    used + word < right - left - 0.5 * line.size
}

fn begins_anew(line: &Line, next: &Line, broken: bool, left: f32, right: f32) -> bool {
    let (text, following) = (text_of(line), text_of(next));
    let indent = |line: &Line| {
        if runs_leftwards(line) {
            right - line.end_x
        } else {
            line.x - left
        }
    };
    let indented = indent(next) > 0.8 * next.size && indent(line) < 0.8 * line.size;
    let apparatus = is_caption(&following, false) || without_raised_number(&following).is_some();
    let item = apparatus && (broken || ends(&text))
        || following.starts_with(BULLETS)
        || broken && is_numbered(&following);
    item || ends(&text) && (broken || indented)
}

/// A short line over a paragraph that it is no part of: bold, in capitals, or just ended early.
fn is_heading(lines: &[Line], broken: &[bool]) -> bool {
    let [line, next, ..] = lines else {
        return false;
    };
    let text = text_of(line);
    let words = text.split_whitespace().count();
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    if words > HEADING_WORDS / 2
        || letters().count() < 2
        || text.ends_with(['.', ',', ';', ':', '-', '\u{ad}', '。', '，', '、'])
        || text.starts_with(char::is_lowercase)
        || text.starts_with(BULLETS)
    {
        return false;
    }
    let bold = |line: &Line| {
        !line.inlines.is_empty()
            && line
                .inlines
                .iter()
                .all(|inline| inline.bold || inline.text.trim().is_empty())
    };
    if bold(line) && !bold(next) {
        return true;
    }
    let ended_early = broken.first().copied().unwrap_or_default();
    let following = text_of(next);
    let opens = following
        .trim_start_matches(|c: char| !c.is_alphanumeric())
        .starts_with(|c: char| !c.is_lowercase());
    let capitals = words > 0 && letters().all(char::is_uppercase) && letters().count() > 3;
    // The lines of a poem or an address end early too, and so does the one below them.
    let over_prose = following.split_whitespace().count() > words.max(4)
        && !broken.get(1).copied().unwrap_or_default();
    ended_early && opens && (capitals || over_prose)
}

/// `1.`, `2)`, `(a)`.
fn is_numbered(text: &str) -> bool {
    let text = text.strip_prefix('(').unwrap_or(text);
    let mark = text.split_whitespace().next().unwrap_or_default();
    mark.strip_suffix(['.', ')']).is_some_and(|mark| {
        (1..=3).contains(&mark.len())
            && (mark.bytes().all(|b| b.is_ascii_digit())
                || mark.len() == 1 && mark.bytes().all(|b| b.is_ascii_alphabetic()))
    })
}

/// Puts a piece after the others, or at the end of the one that it goes on from.
fn add(pieces: &mut Vec<Piece>, piece: Piece, body: f32) {
    if let Some(at) = predecessor(pieces, &piece, body) {
        join_printed_line(&mut pieces[at].text, &piece.text);
        pieces[at].page = piece.page;
    } else {
        pieces.push(piece);
    }
}

/// The piece that `piece` is the rest of. At the foot of the page before, footnotes may stand between the two.
fn predecessor(pieces: &[Piece], piece: &Piece, body: f32) -> Option<usize> {
    /// More than a page has footnotes.
    const FOOTNOTES: usize = 8;
    if piece.kind != BlockKind::Paragraph {
        return None;
    }
    for (at, before) in pieces.iter().enumerate().rev().take(FOOTNOTES) {
        let other_page = before.page != piece.page;
        if before.kind == BlockKind::Apparatus {
            continue;
        }
        let one_size = (before.size - piece.size).abs() < SAME_SIZE * piece.size;
        if is_prose(before.kind) && one_size {
            let goes_on = before.text.ends_with('\u{ad}')
                || !ends(&before.text)
                    && piece
                        .text
                        .starts_with(|c: char| c.is_lowercase() || other_page && is_unspaced(c));
            return goes_on.then_some(at);
        }
        if !other_page || before.size > body * (1.0 - SAME_SIZE) {
            return None;
        }
    }
    None
}

fn joined(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        join_printed_line(&mut text, &text_of(line));
    }
    text
}

fn text_of(line: &Line) -> String {
    let text: String = line
        .inlines
        .iter()
        .map(|inline| inline.text.as_str())
        .collect();
    text.trim().to_owned()
}

/// Whether the line is mostly Hebrew or Arabic.
fn runs_leftwards(line: &Line) -> bool {
    let (mut left, mut right) = (0, 0);
    for c in line.inlines.iter().flat_map(|inline| inline.text.chars()) {
        if matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}') {
            left += 1;
        } else if c.is_alphabetic() {
            right += 1;
        }
    }
    left > right
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', ')', ']', '»', '」', '』'])
        .ends_with(['.', '!', '?', ':', '…', '。', '！', '？', '؟', '।', '۔'])
}

/// Ligatures as the letters that they stand for, white space folded.
fn letters(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ﬀ' => plain.push_str("ff"),
            'ﬁ' => plain.push_str("fi"),
            'ﬂ' => plain.push_str("fl"),
            'ﬃ' => plain.push_str("ffi"),
            'ﬄ' => plain.push_str("ffl"),
            'ﬅ' | 'ﬆ' => plain.push_str("st"),
            _ => plain.push(c),
        }
    }
    fold_spaces(&plain)
}

/// The letter height of most of the text.
fn body_size(pages: &[PageLayout]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    let mut count = |lines: &[Line]| {
        sizes.extend(lines.iter().map(|line| {
            (
                line.size,
                line.inlines.iter().map(|inline| inline.text.len()).sum(),
            )
        }));
    };
    for block in pages.iter().flat_map(|page| &page.blocks) {
        match block {
            Laid::Heading { lines, .. } | Laid::Paragraph { lines, .. } => count(lines),
            Laid::List { items, .. } => items.iter().for_each(|item| count(&item.lines)),
            Laid::Table { .. } => {}
        }
    }
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut passed = 0;
    for (size, length) in sizes {
        passed += length;
        if passed >= half {
            return size;
        }
    }
    10.0
}

/// The text in the largest letters near the beginning, if it is larger than the body's; else the heading that the document
/// begins with.
fn drawn_title(pieces: &[Piece], body: f32) -> Option<String> {
    let page = pieces.first()?.page;
    let is_title = |piece: &&Piece| {
        let words = piece.text.split_whitespace().count();
        piece.text.chars().filter(|c| c.is_alphabetic()).count() >= 3 && words <= 30
    };
    let first_page = || {
        pieces
            .iter()
            .take_while(|piece| piece.page == page)
            .take(12)
    };
    let is_large = |piece: &&Piece| piece.size > body * LARGE && is_title(piece);
    // What is larger still behind the first paragraph is a watermark, or another article's.
    let above = first_page()
        .position(|piece| {
            piece.kind == BlockKind::Paragraph
                && piece.size <= body * LARGE
                && piece.text.split_whitespace().count() >= PROSE_WORDS
        })
        .filter(|prose| first_page().take(*prose).any(|piece| is_large(&piece)));
    first_page()
        .take(above.unwrap_or(usize::MAX))
        .filter(is_large)
        .reduce(|largest, piece| {
            if piece.size > largest.size * 1.02 {
                piece
            } else {
                largest
            }
        })
        .or_else(|| {
            pieces.first().filter(is_title).filter(|piece| {
                piece.kind == BlockKind::Heading && piece.text.split_whitespace().count() > 1
            })
        })
        .map(|piece| piece.text.clone())
}
