//! Lines that run through all pages: headers, footers, page numbers. The layout knows some of them; these are taken out before
//! it looks, so that no column or paragraph is built around them.

use std::collections::HashMap;

use pdfboss_core::Rect;

use super::PageText;
use super::rows::{Part, Row, rows};

/// The part of a page, at its top and at its bottom, where running lines stand.
const MARGIN: f32 = 0.12;
/// The same for the first and the last line of a page, unless it is a title.
const WIDE_MARGIN: f32 = 0.2;
/// On how many of the pages they stand at the least, in hundredths: left and right pages may carry different ones.
const SHARE: usize = 40;
/// As many pages are enough in any document: chapters have headers of their own.
const ENOUGH: usize = 4;
/// On fewer pages a figure that counts with them may be a chapter's.
const COUNTED: usize = 3;
/// A line with more words is prose.
const WORDS: usize = 8;
/// Heights that differ by no more are one, in points.
const HEIGHT: f32 = 4.0;

/// More than a page has columns whose lines are not in step.
const NEAR: usize = 32;

/// Leaves out what stands alone at the same height near the edge of many pages. `boxes` are the pages' edges.
pub(super) fn drop_lines(pages: &mut [PageText], boxes: &[Rect]) {
    let often = (pages.len() * SHARE / 100).clamp(2, ENOUGH);
    let rows: Vec<Vec<Row>> = pages.iter().map(|page| rows(&page.0)).collect();
    let body = Body::of(&rows);
    let mut seen = Seen::default();
    for (page, (rows, edges)) in rows.iter().zip(boxes).enumerate() {
        for (at, row) in rows.iter().enumerate() {
            if edge(rows, at, edges, &body).is_some() {
                for part in &row.parts {
                    seen.add(page, row, &part.text);
                }
            }
        }
    }
    for (page, (rows, edges)) in rows.iter().zip(boxes).enumerate() {
        let mut running = vec![false; pages[page].0.len()];
        for span in seen.running(page, rows, edges, &body, often) {
            running[span] = true;
        }
        let mut running = running.into_iter();
        pages[page]
            .0
            .retain(|_| !running.next().unwrap_or_default());
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Top,
    Bottom,
}

/// The edge of the page that a row stands at.
fn edge(rows: &[Row], at: usize, page: &Rect, body: &Body) -> Option<Edge> {
    let row = &rows[at];
    let height = (row.y - page.y0) / (page.y1 - page.y0);
    let margin = |outermost: bool| {
        if outermost && row.size < 1.05 * body.size {
            WIDE_MARGIN
        } else {
            MARGIN
        }
    };
    if row.rotate != 0 {
        None
    } else if height > 1.0 - margin(at == 0) {
        Some(Edge::Top)
    } else {
        (height < margin(at + 1 == rows.len())).then_some(Edge::Bottom)
    }
}

/// What makes two parts of rows the same.
#[derive(PartialEq, Eq, Hash)]
enum Likeness {
    /// The same letters around figures of any value.
    Shape(String),
    /// The same text, which is nothing but figures and signs.
    Figures(String),
    /// The same letters, and a figure, the so manieth, that is by so much larger than the page's own number.
    Counting(String, usize, i64),
}

/// On which pages parts of rows were seen at a height, as many of them as it takes to be sure.
#[derive(Default)]
struct Seen(HashMap<(Likeness, i32), Vec<usize>>);

impl Seen {
    fn add(&mut self, page: usize, row: &Row, text: &str) {
        let height = bin(row.y);
        for likeness in likenesses(page, text) {
            let pages = self.0.entry((likeness, height)).or_default();
            if pages.len() < ENOUGH && !pages.contains(&page) {
                pages.push(page);
            }
        }
    }

    /// The number of pages, up to about [`ENOUGH`], that have something like it at its height.
    fn pages(&self, likeness: Likeness, row: &Row) -> usize {
        let height = bin(row.y);
        let mut key = (likeness, height - 1);
        let mut all: Vec<usize> = Vec::new();
        for height in height - 1..=height + 1 {
            key.1 = height;
            all.extend(self.0.get(&key).into_iter().flatten());
        }
        all.sort_unstable();
        all.dedup();
        all.len()
    }

    /// The spans of a page that are running lines.
    fn running(
        &self,
        page: usize,
        rows: &[Row],
        edges: &Rect,
        body: &Body,
        often: usize,
    ) -> Vec<usize> {
        let mut spans = Vec::new();
        let repeated: Vec<Vec<Option<bool>>> = (0..rows.len())
            .map(|at| {
                if edge(rows, at, edges, body).is_none() {
                    return Vec::new();
                }
                let parts = rows[at].parts.iter();
                parts
                    .map(|part| self.repetition(page, &rows[at], &part.text, often))
                    .collect()
            })
            .collect();
        let counts: Vec<bool> = repeated
            .iter()
            .map(|parts| parts.contains(&Some(true)))
            .collect();
        // What comes once is the body's, and what goes on from there, line by line, upwards or downwards.
        let mut is_body: Vec<bool> = repeated
            .iter()
            .map(|parts| parts.iter().all(Option::is_none))
            .collect();
        let goes_on = |at: usize, is_body: &[bool]| {
            [Edge::Top, Edge::Bottom]
                .into_iter()
                .any(|side| hangs_on(rows, at, side, body, is_body))
        };
        for at in (0..rows.len()).chain((0..rows.len()).rev()) {
            is_body[at] = is_body[at] || !counts[at] && goes_on(at, &is_body);
        }
        for (at, row) in rows.iter().enumerate().filter(|(at, _)| !is_body[*at]) {
            let whole = repeated[at].iter().all(Option::is_some);
            if counts[at] && row.size < 1.05 * body.size && !goes_on(at, &is_body) {
                // The name of a chapter beside the page's number.
                spans.extend(row.parts.iter().flat_map(|part| &part.spans));
                continue;
            }
            for (part, repeated) in row.parts.iter().zip(&repeated[at]) {
                // Beside what changes from page to page, a bullet or a figure belongs to that.
                let says_something = part.text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
                if repeated == &Some(true) || repeated.is_some() && (whole || says_something) {
                    spans.extend(&part.spans);
                }
            }
        }
        spans
    }

    /// Whether a part of a row comes on many pages; true, if it counts them.
    fn repetition(&self, page: usize, row: &Row, text: &str, often: usize) -> Option<bool> {
        let mut repeated = None;
        for likeness in likenesses(page, text) {
            let counts = matches!(likeness, Likeness::Counting(..));
            let pages = self.pages(likeness, row);
            if counts
                && pages >= often
                && (is_page_number(text) || pages >= COUNTED && is_short(text))
            {
                return Some(true);
            }
            if pages >= often {
                repeated = Some(false);
            }
        }
        repeated
    }
}

/// Whether a text is no sentence: one may tell of day 1, day 2 and day 3 as well.
fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= WORDS && !text.trim_end().ends_with(['.', '!', '?'])
}

#[expect(clippy::cast_possible_truncation, reason = "in the margin of a page")]
fn bin(y: f32) -> i32 {
    (y / HEIGHT).round() as i32
}

fn likenesses(page: usize, text: &str) -> Vec<Likeness> {
    /// `Volume 12, number 3, page 45`.
    const FIGURES: usize = 4;
    let shape = shape(text);
    let page = i64::try_from(page).unwrap_or_default();
    let figures = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|figure| !figure.is_empty())
        .take(FIGURES);
    let mut all: Vec<Likeness> = figures
        .enumerate()
        .filter_map(|(at, figure)| {
            let value: i64 = figure.parse().ok()?;
            let ahead = value.checked_sub(page)?;
            Some(Likeness::Counting(shape.clone(), at, ahead))
        })
        .collect();
    all.push(if text.contains(char::is_alphabetic) {
        Likeness::Shape(shape)
    } else {
        Likeness::Figures(text.trim().to_owned())
    });
    all
}

/// Whether a row goes on with the body's lines: at the top of a page with those below it, at the bottom with those above it. A
/// line of prose that happens to come again stands as near to the next one as all lines do, begins where that one begins, and
/// is of its size.
fn hangs_on(rows: &[Row], at: usize, side: Edge, body: &Body, is_body: &[bool]) -> bool {
    /// A paragraph's indent, and some more, in letter heights.
    const INDENT: f32 = 4.0;
    let row = &rows[at];
    let beyond: Box<dyn Iterator<Item = usize>> = match side {
        Edge::Top => Box::new(at + 1..rows.len()),
        Edge::Bottom => Box::new((0..at).rev()),
    };
    // A row may have lines of several columns.
    let leftwards = row.runs_leftwards();
    let beginnings = |part: &Part| -> Vec<f32> {
        let gutters = part.gutters.iter();
        if leftwards {
            gutters.map(|gap| gap.0).chain([part.right]).collect()
        } else {
            gutters.map(|gap| gap.1).chain([part.left]).collect()
        }
    };
    let begin_alike = |other: &Row| {
        let others = other.parts.iter().flat_map(beginnings);
        let others: Vec<f32> = others.take(NEAR).collect();
        row.parts.iter().take(NEAR).any(|part| {
            let edge = if leftwards { part.right } else { part.left };
            others
                .iter()
                .any(|other| (edge - other).abs() < INDENT * row.size)
        })
    };
    let mut beyond = beyond.take(NEAR);
    beyond
        .find(|next| row.is_beside(&rows[*next]))
        .is_some_and(|next| {
            let other = &rows[next];
            is_body[next]
                && (row.size - other.size).abs() < 0.08 * row.size.max(other.size)
                && (row.y - other.y).abs() < 1.25 * body.leading * row.size
                && begin_alike(other)
                && !is_title(row, other, side)
        })
}

/// Whether a row is a line of its own although it stands as near to the body as the body's lines: it begins and ends as titles
/// do, and where its sentence would be over.
fn is_title(row: &Row, beside: &Row, side: Edge) -> bool {
    let ([part], Some(other)) = (row.parts.as_slice(), beside.parts.first()) else {
        return false;
    };
    let text = part.text.trim();
    let stopped = |text: &str| {
        text.trim_end()
            .ends_with(['.', '!', '?', ':', ';', ',', '-'])
    };
    let apart = match side {
        // The next line's first word would have fitted.
        Edge::Top => row.right < other.right - 0.25 * (other.right - other.left),
        Edge::Bottom => stopped(&other.text),
    };
    apart
        && text.starts_with(char::is_uppercase)
        && !stopped(text)
        && text.split_whitespace().count() <= WORDS
}

/// What most rows of a document are like.
struct Body {
    /// How far they stand apart, in letter heights.
    leading: f32,
    /// The height of their letters.
    size: f32,
}

impl Body {
    fn of(pages: &[Vec<Row>]) -> Self {
        /// Between single and triple spacing, and some more.
        const LIKELY: std::ops::RangeInclusive<f32> = 0.9..=3.5;
        let median = |mut values: Vec<f32>| {
            values.sort_by(f32::total_cmp);
            values.get(values.len() / 2).copied()
        };
        // Columns need not be in step: the next line is the one below.
        let steps = pages
            .iter()
            .flat_map(|rows| (0..rows.len()).map(move |at| &rows[at..]))
            .filter_map(|rows| {
                let (row, below) = rows.split_first()?;
                let next = below.iter().take(NEAR).find(|next| row.is_beside(next))?;
                Some((row.y - next.y) / next.size)
            })
            .filter(|step| LIKELY.contains(step));
        let sizes = pages.iter().flatten().map(|row| row.size);
        Self {
            leading: median(steps.collect()).unwrap_or(1.5),
            size: median(sizes.collect()).unwrap_or(10.0),
        }
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
