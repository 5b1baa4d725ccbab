//! Figures beside and above the lines, which are no part of what the lines say: line numbers, and marks of footnotes. Taken
//! out before the layout, which would see a table in the former, and words in the latter.

use pdfboss_output::TextSpan;

use super::rows::{Place, place};
use crate::text::{is_unspaced, superscript};

/// What a raised figure or sign is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Raised {
    /// Text, or a power of what is written out: m², x².
    Text,
    /// It points to a footnote.
    Mark,
    /// It numbers the footnote that it begins.
    Number,
    /// A power of a number.
    Exponent,
}

/// Leaves out raised figures and signs that point to a footnote, and makes those before a footnote, and the powers of numbers,
/// what they are without their place: 10⁶ is not 106. The numbers of the footnotes that figures pointed to.
pub(super) fn raised(spans: &mut Vec<TextSpan>) -> Vec<u32> {
    let kinds: Vec<Raised> = (0..spans.len()).map(|at| kind(spans, at)).collect();
    for (span, kind) in spans.iter_mut().zip(&kinds) {
        if matches!(kind, Raised::Exponent | Raised::Number) {
            let letters = span.text.chars();
            span.text = letters.map(|c| superscript(c).unwrap_or(c)).collect();
        }
    }
    let notes = spans
        .iter()
        .zip(&kinds)
        .filter(|(_, kind)| **kind == Raised::Mark)
        .flat_map(|(span, _)| span.text.split(|c: char| !c.is_ascii_digit()))
        .filter_map(|number| number.parse().ok())
        .collect();
    let mut kinds = kinds.into_iter();
    spans.retain(|_| kinds.next() != Some(Raised::Mark));
    notes
}

/// Without the figure that footnotes begin with, raised; the words behind it.
pub(super) fn without_raised_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c| {
        matches!(
            c,
            '¹' | '²' | '³' | '⁰' | '\u{2074}'..='\u{2079}' | ',' | '⁻'
        )
    });
    let word = rest.trim_start().split(|c: char| !c.is_alphabetic()).next();
    // Close before a symbol it belongs to that: ¹⁴C.
    let is_word = word.is_some_and(|word| word.chars().count() > 2);
    (rest.len() < text.len() && is_word).then(|| rest.trim_start())
}

/// How far back in the order of drawing the text before a raised figure is looked for.
const NEAR: usize = 8;

fn kind(spans: &[TextSpan], at: usize) -> Raised {
    let figure = &spans[at];
    let text = figure.text.trim();
    let sign = !text.is_empty()
        && text
            .chars()
            .all(|c| matches!(c, '*' | '†' | '‡' | '§' | '¶'));
    let number = is_note_number(text);
    let letter = text.len() == 1 && text.starts_with(|c: char| c.is_ascii_lowercase());
    let exponent = is_exponent(text) || is_sign(text);
    if !(sign || number || letter || exponent) {
        return Raised::Text;
    }
    let raised = |base: &&TextSpan| {
        let (mark, text) = (place(figure), place(base));
        let up = mark.y - text.y;
        (figure.size < 0.9 * base.size || figure.rise > 0.0)
            && up > 0.12 * base.size
            && up < 0.9 * base.size
    };
    let before = spans[at.saturating_sub(NEAR)..at]
        .iter()
        .rev()
        .find(|base| {
            let gap = place(figure).left - place(base).right;
            raised(base) && gap > -0.3 * base.size && gap < 0.35 * base.size
        });
    // A minus of another font stands between the two.
    let behind_sign = number
        && at > 0
        && is_sign(spans[at - 1].text.trim())
        && (place(&spans[at - 1]).y - place(figure).y).abs() < 0.1 * figure.size
        && kind(spans, at - 1) == Raised::Exponent;
    if behind_sign {
        return Raised::Exponent;
    }
    if let Some(before) = before {
        let before = before.text.trim_end();
        if exponent && before.ends_with(|c: char| c.is_ascii_digit()) {
            // Nobody raises a year to a power.
            return if number && ends_with_year(before) {
                Raised::Mark
            } else {
                Raised::Exponent
            };
        }
        return if !(sign || number || letter) || !marks_the_end_of(before, text, letter) {
            Raised::Text
        } else {
            Raised::Mark
        };
    }
    // At the beginning of a line it numbers the footnote itself; close before a symbol it belongs to that: ¹⁴C.
    let begins = (sign || number)
        && spans.get(at + 1).filter(raised).is_some_and(|after| {
            let word = after.text.trim_start().split(|c: char| !c.is_alphabetic());
            word.map(|word| word.chars().count())
                .next()
                .unwrap_or_default()
                > 2
        });
    match (begins, number) {
        (false, _) => Raised::Text,
        (true, true) => Raised::Number,
        (true, false) => Raised::Mark,
    }
}

/// `6`, `12`, `−3`.
fn is_exponent(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '–', '−', '+']).unwrap_or(text);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// A sign of a power.
fn is_sign(text: &str) -> bool {
    matches!(text, "-" | "–" | "−" | "+")
}

/// Whether the last figure is one from 1500 to 2099.
fn ends_with_year(text: &str) -> bool {
    let rest = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let year = &text[rest.len()..];
    // No more of a number stands before it: 12,000.
    !rest.ends_with([',', '.', '\'', '’'])
        && year.len() == 4
        && year
            .parse()
            .is_ok_and(|year: u16| (1500..2100).contains(&year))
}

/// `3`, `12`, `1,2`, `4–6`, `a,b`.
fn is_note_number(text: &str) -> bool {
    let mut parts = text.split([',', '-', '–']).map(str::trim);
    let letters = || text.split(',').map(str::trim);
    let several = letters().count() > 1
        && letters().all(|part| part.len() == 1 && part.bytes().all(|b| b.is_ascii_lowercase()));
    text.len() <= 12
        && (several
            || parts.all(|part| {
                (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
            }))
}

/// Whether a figure raised after `text` points to a footnote.
fn marks_the_end_of(text: &str, figure: &str, letter: bool) -> bool {
    /// Of what there are squares and cubes.
    const UNITS: [&str; 9] = ["km", "cm", "mm", "dm", "nm", "ft", "in", "yd", "mi"];
    let Some(last) = text.chars().next_back() else {
        return false;
    };
    if letter {
        // Behind a word it may end an ordinal: 1ᵉʳ, Mᵐᵉ.
        return matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '”' | '’' | '"');
    }
    if last.is_numeric() {
        return false;
    }
    if !last.is_alphabetic() || is_unspaced(last) {
        return true;
    }
    let word = text
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let power = matches!(figure, "2" | "3") && UNITS.contains(&word);
    !(power || word.chars().count() < 2 || word == "mc")
}

/// A number at the beginning or the end of a line of text.
struct Numbered {
    span: usize,
    /// The bytes of the span that are the number; all of it where it stands alone.
    length: usize,
    value: i64,
    place: Place,
    size: f32,
}

/// Fewer numbered lines than this on a page are a list, or chance.
const NUMBERED_LINES: usize = 3;

/// Leaves out the numbers of lines, where a column of them counts upwards beside text that runs on from line to line.
pub(super) fn drop_line_numbers(spans: &mut Vec<TextSpan>) {
    // Lines first: what stands on the same height, from the left.
    let mut order: Vec<(usize, Place)> = spans.iter().map(place).enumerate().collect();
    order.retain(|(_, place)| place.y.is_finite() && place.left.is_finite());
    order.sort_by(|(_, a), (_, b)| b.y.total_cmp(&a.y));
    let mut lines: Vec<Vec<(usize, Place)>> = Vec::new();
    for (span, place) in order {
        match lines.last_mut() {
            Some(line) if line[0].1.y - place.y < 0.35 * spans[span].size => {
                line.push((span, place));
            }
            _ => lines.push(vec![(span, place)]),
        }
    }
    for line in &mut lines {
        line.sort_by(|(_, a), (_, b)| a.left.total_cmp(&b.left));
    }
    for side in [Side::Left, Side::Right] {
        let numbers = side.numbers(spans, &lines);
        if let Some(column) = column(&numbers)
            && counts(&numbers, &column)
            && (steps_by_more_than_one(&numbers, &column)
                || runs_on(spans, &lines, &numbers, &column))
        {
            for at in column {
                let number = &numbers[at];
                let span = &mut spans[number.span];
                let whole = span.text.len().max(1);
                span.text.drain(..number.length);
                span.glyph_x = Box::default();
                if !span.text.trim().is_empty() {
                    let start = span.text.len() - span.text.trim_start().len();
                    span.text.drain(..start);
                    #[expect(clippy::cast_precision_loss, reason = "a line's length")]
                    let part = (number.length + start) as f32 / whole as f32;
                    span.x += (span.end_x - span.x) * part;
                    span.bbox.x0 = span.bbox.x0.max(span.x.min(span.bbox.x1));
                }
            }
            spans.retain(|span| !span.text.is_empty());
            return;
        }
    }
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

impl Side {
    /// The number that each line begins or ends with.
    fn numbers(self, spans: &[TextSpan], lines: &[Vec<(usize, Place)>]) -> Vec<Numbered> {
        lines
            .iter()
            .filter_map(|line| {
                let (span, place) = *match self {
                    Self::Left => line.first()?,
                    Self::Right => line.last()?,
                };
                let text = &spans[span].text;
                let digits = text.bytes().take_while(u8::is_ascii_digit).count();
                let alone = text.trim_end().len() == digits;
                let within = matches!(self, Self::Left) && text[digits..].starts_with([' ', '\t']);
                if !(1..=4).contains(&digits) || !(alone || within) {
                    return None;
                }
                Some(Numbered {
                    span,
                    length: if alone { text.len() } else { digits },
                    value: text[..digits].parse().ok()?,
                    place,
                    size: spans[span].size,
                })
            })
            .collect()
    }
}

/// The numbers, downwards, that stand below one another: most of them all, and with their edges in line.
fn column(numbers: &[Numbered]) -> Option<Vec<usize>> {
    let edges: [fn(&Numbered) -> f32; 2] = [|n| n.place.left, |n| n.place.right];
    let best = edges
        .into_iter()
        .flat_map(|edge| numbers.iter().map(move |number| (edge, edge(number))))
        .take(64)
        .map(|(edge, at)| {
            (0..numbers.len())
                .filter(|other| {
                    let other = &numbers[*other];
                    (edge(other) - at).abs() < 0.4 * other.size
                })
                .collect::<Vec<usize>>()
        })
        .max_by_key(Vec::len)?;
    (best.len() >= NUMBERED_LINES).then_some(best)
}

/// Whether each number is larger than the one above it by the same step; one in five may be anything.
fn counts(numbers: &[Numbered], column: &[usize]) -> bool {
    let steps: Vec<i64> = column
        .windows(2)
        .map(|pair| numbers[pair[1]].value - numbers[pair[0]].value)
        .collect();
    let Some(step) = steps.iter().copied().min_by_key(|step| (*step - 1).abs()) else {
        return false;
    };
    step > 0 && steps.iter().filter(|other| **other == step).count() * 5 >= steps.len() * 4
}

/// Every fifth line, say, which is numbered by its place and by nothing else.
fn steps_by_more_than_one(numbers: &[Numbered], column: &[usize]) -> bool {
    let step = numbers[column[1]].value - numbers[column[0]].value;
    step > 1 && step <= 10 && column.iter().all(|at| numbers[*at].value % step == 0)
}

/// Whether the text of numbered lines goes on from one to the next: a list's items do not.
fn runs_on(
    spans: &[TextSpan],
    lines: &[Vec<(usize, Place)>],
    numbers: &[Numbered],
    column: &[usize],
) -> bool {
    let numbered = |line: &Vec<(usize, Place)>| {
        column.iter().find_map(|at| {
            let number = &numbers[*at];
            line.iter()
                .any(|(span, _)| *span == number.span)
                .then_some(number)
        })
    };
    let (mut all, mut going_on) = (0, 0);
    for line in lines {
        let Some(number) = numbered(line) else {
            continue;
        };
        let first = line
            .iter()
            .map(|(span, _)| {
                let text = spans[*span].text.as_str();
                if *span == number.span {
                    &text[number.length..]
                } else {
                    text
                }
            })
            .find_map(|text| text.trim_start().chars().next());
        // A blank line may be numbered as well.
        let Some(first) = first else { continue };
        all += 1;
        going_on += usize::from(first.is_alphabetic() && !first.is_uppercase());
    }
    all >= NUMBERED_LINES && going_on * 4 >= all
}
