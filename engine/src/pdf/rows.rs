//! Where text stands on a page, and what stands on one height of a page: whole lines, whatever pieces they are drawn in.

use pdfboss_output::TextSpan;

/// Where a span stands in the frame in which it reads upright: from the left, and upwards.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) y: f32,
}

pub(super) fn place(span: &TextSpan) -> Place {
    let (left, right, y) = match span.rotate {
        90 => (span.y, span.end_y, -span.x),
        180 => (-span.x, -span.end_x, -span.y),
        270 => (-span.y, -span.end_y, span.x),
        _ => (span.x, span.end_x, span.y),
    };
    Place { left, right, y }
}

/// A gap as wide as this, in letter heights, parts what stands left and right of it. Wider than any space of a justified line.
const GAP: f32 = 2.0;

/// A gap as wide as this may be the one between two columns, and is wider than most spaces.
const GUTTER: f32 = 0.7;

/// Text on one height, from the left.
pub(super) struct Row {
    pub(super) y: f32,
    pub(super) left: f32,
    pub(super) right: f32,
    /// The height of its largest letters.
    pub(super) size: f32,
    pub(super) rotate: i32,
    pub(super) parts: Vec<Part>,
}

/// What stands together in a row, apart from the rest of it.
pub(super) struct Part {
    pub(super) left: f32,
    pub(super) right: f32,
    /// Where lines of columns may begin and end in it.
    pub(super) gutters: Vec<(f32, f32)>,
    pub(super) text: String,
    /// Where its spans are in the page's.
    pub(super) spans: Vec<usize>,
}

impl Row {
    /// Whether the other one stands above or below some of it.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        other.left < self.right
            && self.left < other.right
            && (other.y - self.y).abs() > 0.5 * self.size.min(other.size)
    }

    /// Whether it has letters of a script that runs from the right.
    pub(super) fn runs_leftwards(&self) -> bool {
        self.parts.iter().any(|part| {
            part.text
                .contains(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
        })
    }
}

/// The rows of a page, from its top.
pub(super) fn rows(spans: &[TextSpan]) -> Vec<Row> {
    let mut order: Vec<usize> = (0..spans.len())
        .filter(|at| {
            let place = place(&spans[*at]);
            place.y.is_finite() && place.left.is_finite() && !spans[*at].text.trim().is_empty()
        })
        .collect();
    order.sort_by(|a, b| place(&spans[*b]).y.total_cmp(&place(&spans[*a]).y));
    let mut rows = Vec::new();
    let mut start = 0;
    while start < order.len() {
        let first = &spans[order[start]];
        let (y, mut size) = (place(first).y, first.size);
        // A raised figure comes before the line that it belongs to.
        let mut end = start + 1;
        while let Some(next) = order.get(end).map(|at| &spans[*at])
            && y - place(next).y <= 0.4 * size.max(next.size).min(1.6 * size)
        {
            size = size.max(next.size);
            end += 1;
        }
        rows.push(row(spans, &mut order[start..end]));
        start = end;
    }
    rows
}

fn row(spans: &[TextSpan], order: &mut [usize]) -> Row {
    order.sort_by(|a, b| place(&spans[*a]).left.total_cmp(&place(&spans[*b]).left));
    let largest = order
        .iter()
        .map(|at| &spans[*at])
        .max_by(|a, b| a.size.total_cmp(&b.size));
    let mut row = Row {
        y: largest.map_or(0.0, |span| place(span).y),
        left: f32::MAX,
        right: f32::MIN,
        size: largest.map_or(0.0, |span| span.size),
        rotate: largest.map_or(0, |span| span.rotate),
        parts: Vec::new(),
    };
    for at in &*order {
        let (span, place) = (&spans[*at], place(&spans[*at]));
        let gap = place.left - row.right;
        match row.parts.last_mut() {
            Some(part) if gap < GAP * row.size => {
                if gap > 0.1 * row.size {
                    part.text.push(' ');
                }
                part.text.push_str(&span.text);
                part.spans.push(*at);
                part.right = part.right.max(place.right);
                if gap > GUTTER * row.size {
                    part.gutters.push((place.left - gap, place.left));
                }
            }
            _ => row.parts.push(Part {
                left: place.left,
                right: place.right,
                gutters: Vec::new(),
                text: span.text.clone(),
                spans: vec![*at],
            }),
        }
        row.left = row.left.min(place.left);
        row.right = row.right.max(place.right);
    }
    row
}
