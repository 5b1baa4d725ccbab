//! From lines to paragraphs, headings and the title.

use super::lines::Line;
use crate::article::{Block, BlockKind};
use crate::text::is_unspaced;

/// Letters larger than the body's by this factor make a heading.
const HEADING: f64 = 1.12;
/// A heading is no paragraph in large print.
const HEADING_WORDS: usize = 22;

/// What list items begin with.
const BULLETS: [char; 9] = ['•', '▪', '◦', '‣', '–', '■', '●', '○', '·'];

/// A paragraph under construction.
struct Piece {
    text: String,
    size: f64,
    /// The last line that went in, and the widest.
    last: Line,
    right: f64,
    left: f64,
}

/// The title and the blocks of a document. `declared` is the title in the file's own description.
pub(super) fn article(pages: &[Vec<Line>], declared: Option<&str>) -> (Option<String>, Vec<Block>) {
    let body = body_size(pages);
    let mut pieces: Vec<Piece> = Vec::new();
    for page in pages {
        for (at, line) in page.iter().enumerate() {
            let goes_on = pieces.last().is_some_and(|piece| {
                if at == 0 {
                    crosses(piece, line)
                } else {
                    goes_on(piece, line)
                }
            });
            match pieces.last_mut() {
                Some(piece) if goes_on => {
                    append(&mut piece.text, &line.text);
                    piece.right = piece.right.max(line.right);
                    piece.left = piece.left.min(line.left);
                    piece.last = line.clone();
                }
                _ => pieces.push(Piece {
                    text: line.text.clone(),
                    size: line.size,
                    right: line.right,
                    left: line.left,
                    last: line.clone(),
                }),
            }
        }
    }
    let first_page = pages
        .iter()
        .find(|page| !page.is_empty())
        .map_or(0, Vec::len);
    let title = declared
        .map(str::to_owned)
        .or_else(|| largest(&pieces, first_page, body));
    let mut blocks: Vec<Block> = pieces
        .into_iter()
        .map(|piece| {
            let large = piece.size > body * HEADING
                && piece.text.split_whitespace().count() <= HEADING_WORDS;
            if large {
                return Block {
                    kind: BlockKind::Heading,
                    text: piece.text,
                };
            }
            match piece.text.strip_prefix(BULLETS) {
                Some(item) => Block {
                    kind: BlockKind::ListItem,
                    text: item.trim_start().to_owned(),
                },
                None => Block {
                    kind: BlockKind::Paragraph,
                    text: piece.text,
                },
            }
        })
        .filter(|block| block.text.contains(char::is_alphabetic))
        .collect();
    if let Some(at) = blocks
        .iter()
        .take(6)
        .position(|block| Some(&block.text) == title.as_ref())
    {
        blocks.remove(at);
    }
    (title, blocks)
}

/// The letter height of most of the text.
fn body_size(pages: &[Vec<Line>]) -> f64 {
    let mut sizes: Vec<(f64, usize)> = pages
        .iter()
        .flatten()
        .map(|line| (line.size, line.text.len()))
        .collect();
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

/// The text in the largest letters near the beginning, if it is larger than the body's.
fn largest(pieces: &[Piece], lines: usize, body: f64) -> Option<String> {
    pieces
        .iter()
        .take(lines.min(12))
        .filter(|piece| {
            piece.size > body * HEADING
                && piece.text.chars().count() >= 4
                && piece.text.split_whitespace().count() <= 30
        })
        .filter(|piece| piece.text.chars().filter(|c| c.is_alphabetic()).count() >= 3)
        .reduce(|largest, piece| {
            if piece.size > largest.size * 1.02 {
                piece
            } else {
                largest
            }
        })
        .map(|piece| piece.text.clone())
}

/// Whether `line`, drawn after the piece on the same page, belongs to it.
fn goes_on(piece: &Piece, line: &Line) -> bool {
    let last = &piece.last;
    if (line.size - last.size).abs() > 0.08 * last.size {
        return false;
    }
    let down = line.y - last.y;
    let height = last.size.max(line.size);
    if down < -height || line.left > piece.right {
        // The next column.
        return crosses(piece, line);
    }
    if down > 1.9 * height || starts_item(&line.text) {
        return false;
    }
    let ended = ends(&last.text);
    let indented = line.left > piece.left + 0.8 * height && last.left <= piece.left + 0.8 * height;
    let short = last.right < piece.right - 0.15 * (piece.right - piece.left);
    !(ended && (indented || short))
}

/// Whether a sentence runs on over the end of a page or a column.
fn crosses(piece: &Piece, line: &Line) -> bool {
    (line.size - piece.last.size).abs() < 0.08 * piece.last.size
        && !ends(&piece.text)
        && line
            .text
            .starts_with(|c: char| c.is_lowercase() || is_unspaced(c))
}

fn ends(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', ')', ']', '»', '」'])
        .ends_with(['.', '!', '?', ':', '。', '！', '？', '؟', '।'])
}

fn starts_item(text: &str) -> bool {
    text.starts_with(BULLETS)
}

/// Joins a line to the text before it, and the halves of a word that the line's end parted.
fn append(text: &mut String, line: &str) {
    let parted = text.ends_with(['-', '\u{2010}', '\u{ad}'])
        && text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && line.starts_with(char::is_lowercase);
    if parted {
        text.pop();
    } else if !(text.ends_with('-') || text.ends_with(is_unspaced) && line.starts_with(is_unspaced))
    {
        text.push(' ');
    }
    text.push_str(line);
}
