//! The runs of text on a page, as the layout takes them best: those that read in the page's direction, in pieces as long as
//! the file allows.

use pdfboss_output::TextSpan;

use super::rows::{place, rows};

/// Leaves out text that runs in another direction than most of the page (stamps and notes in the margin), and joins what
/// touches: some programs draw every letter alone.
pub(super) fn tidy(spans: &mut Vec<TextSpan>) {
    let turned = |turn: i32| -> usize {
        spans
            .iter()
            .filter(|span| span.rotate == turn)
            .map(|span| span.text.len())
            .sum()
    };
    if let Some(most) = [0, 90, 180, 270]
        .into_iter()
        .rev()
        .max_by_key(|turn| turned(*turn))
    {
        spans.retain(|span| span.rotate == most);
    }
    spans.dedup_by(|next, span| {
        let touches = continues(span, next);
        if touches {
            join(span, next);
        }
        touches
    });
    for span in spans {
        // The layout does not ask for them, and there is one of each a span.
        span.font = String::new();
        span.font_name = String::new();
        span.font_family = String::new();
    }
}

/// Letters this close, in letter heights, are drawn as one run would be.
const TOUCHING: f32 = 0.02;

/// Longer than any line, in characters.
const LINE: usize = 500;

fn continues(span: &TextSpan, next: &TextSpan) -> bool {
    let (a, b) = (place(span), place(next));
    (a.y - b.y).abs() < 0.01 * span.size
        && (b.left - a.right).abs() < TOUCHING * span.size
        && (span.size - next.size).abs() < 0.01
        && span.font == next.font
        && span.bold == next.bold
        && span.italic == next.italic
        && span.rise.to_bits() == next.rise.to_bits()
        && span.vertical == next.vertical
        && !span.vertical
        && !span.logical
        && !next.logical
        && span.invisible == next.invisible
        && span.artifact == next.artifact
        && span.lang == next.lang
        // Positions of characters are kept for all of a span or none of it.
        && span.glyph_x.is_empty() == next.glyph_x.is_empty()
        && span.glyph_x.len() < LINE
}

fn join(span: &mut TextSpan, next: &mut TextSpan) {
    span.text.push_str(&next.text);
    span.end_x = next.end_x;
    span.end_y = next.end_y;
    span.bbox.x0 = span.bbox.x0.min(next.bbox.x0);
    span.bbox.y0 = span.bbox.y0.min(next.bbox.y0);
    span.bbox.x1 = span.bbox.x1.max(next.bbox.x1);
    span.bbox.y1 = span.bbox.y1.max(next.bbox.y1);
    if !next.glyph_x.is_empty() {
        let mut places = std::mem::take(&mut span.glyph_x).into_vec();
        places.extend_from_slice(&next.glyph_x);
        span.glyph_x = places.into();
    }
}

/// Makes bullets of signs at the beginning of lines whose meaning the file does not tell: a code that its encoding does not
/// use stands for one (ISO 32000-1, Annex D.2), and fonts of ornaments have theirs in places that mean no letter.
pub(super) fn bullets(spans: &mut [TextSpan]) {
    let starts: Vec<usize> = rows(spans)
        .into_iter()
        .flat_map(|row| row.parts)
        .filter(|part| {
            let mut letters = part.text.trim_start().chars();
            letters.next().is_some_and(is_ornament)
                && letters.next().is_none_or(char::is_whitespace)
                && !letters.as_str().trim_start().starts_with(is_ornament)
        })
        .filter_map(|part| part.spans.first().copied())
        .collect();
    for at in starts {
        let text = &mut spans[at].text;
        if let Some(sign) = text.chars().find(|c| is_ornament(*c)) {
            *text = text.replacen(sign, "•", 1);
        }
    }
}

fn is_ornament(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{7f}' | '\u{e000}'..='\u{f8ff}')
}

/// On a page with as many runs of text the layout finds columns itself.
const MANY: usize = 40;
/// Lines of the shorter column.
const COLUMN_LINES: usize = 5;
/// Letters of a line of prose in a narrow column. The cells of a table have fewer.
const COLUMN_LINE: usize = 25;

/// The two columns of a page with little text, one after the other, and what spans both between what is above and below
/// it; each a part that is laid out for itself. Any other page is one part. `left` and `right` are the page's edges.
pub(super) fn columns(spans: Vec<TextSpan>, left: f32, right: f32) -> Vec<Vec<TextSpan>> {
    let (middle, gap) = (f32::midpoint(left, right), (right - left) * 0.02);
    let side = |span: &TextSpan| {
        let place = place(span);
        if place.right < middle + gap {
            Some(false)
        } else if place.left > middle - gap {
            Some(true)
        } else {
            None
        }
    };
    let is_column = |of: bool| {
        let lines = spans.iter().filter(|span| side(span) == Some(of));
        let letters: usize = lines.clone().map(|span| span.text.chars().count()).sum();
        let count = lines.count();
        count >= COLUMN_LINES && letters / count >= COLUMN_LINE
    };
    let across: Vec<f32> = spans
        .iter()
        .filter(|span| side(span).is_none())
        .map(|span| place(span).y)
        .collect();
    if spans.len() >= MANY
        || spans.iter().any(|span| span.rotate != 0)
        || !is_column(false)
        || !is_column(true)
        || across.len() * 3 > spans.len()
    {
        return vec![spans];
    }
    let mut parts: std::collections::BTreeMap<(usize, Option<bool>), Vec<TextSpan>> =
        std::collections::BTreeMap::new();
    for span in spans {
        let above = across.iter().filter(|y| **y > place(&span).y).count();
        // A line across ends the section above it.
        let key = match side(&span) {
            None => (2 * above + 1, None),
            side => (2 * above, side),
        };
        parts.entry(key).or_default().push(span);
    }
    parts.into_values().collect()
}
