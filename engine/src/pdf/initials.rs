//! Large letters that begin a paragraph and reach down over its lines. The layout would take all of these lines for one, so the
//! letter is put before the rest of its word first.

use pdfboss_output::TextSpan;

use super::rows::place;

/// How much larger than the text beside it the letter is, at the least. A capital over two lines is twice as large and more.
const LARGER: f32 = 1.6;
/// More than a page has paragraphs with such letters.
const INITIALS: usize = 32;
/// What stands beside a number or a mark is text if it has as many characters: an exponent has fewer.
const TEXT: usize = 10;
/// Letters that are words of their own as well, and may stand before a space that nobody drew.
const WORDS: [&str; 12] = ["A", "I", "O", "À", "Y", "E", "È", "В", "С", "К", "И", "Я"];
/// Words that such a letter and another word make together: "along" is no "a long".
const WHOLE: [&str; 12] = [
    "across", "again", "ahead", "alike", "alone", "along", "apart", "around", "arise", "aside",
    "away", "abroad",
];

/// Puts each initial before the word that it begins, and the lines beside it to its left edge. A large mark beside a paragraph
/// comes before its first line, as a word.
pub(super) fn join(spans: &mut Vec<TextSpan>) {
    let initials: Vec<usize> = (0..spans.len())
        .filter(|at| is_letter(&spans[*at]))
        .take(INITIALS)
        .collect();
    let mut joined = Vec::new();
    for at in initials {
        let beside = beside(spans, at);
        let Some(first) = beside.first().copied() else {
            continue;
        };
        let initial = spans[at].clone();
        let letter = initial.text.trim();
        let parted = !begins_inside_a_word(&initial.text, &spans[first].text)
            || WORDS.contains(&letter) && is_word(spans, letter, &spans[first].text);
        let start = if parted {
            format!("{letter} ")
        } else {
            letter.to_owned()
        };
        let span = &mut spans[first];
        if !span.glyph_x.is_empty() {
            let mut places = vec![initial.x; start.chars().count()];
            places.extend_from_slice(&span.glyph_x);
            span.glyph_x = places.into();
        }
        span.text.insert_str(0, &start);
        for line in beside {
            let span = &mut spans[line];
            span.x = initial.x.min(span.x);
            span.bbox.x0 = span.bbox.x0.min(initial.x);
        }
        joined.push(at);
    }
    joined.sort_unstable();
    for at in joined.into_iter().rev() {
        spans.remove(at);
    }
}

/// One letter, with quotation marks or an apostrophe perhaps; or a number, as paragraphs have them beside them.
fn is_letter(span: &TextSpan) -> bool {
    let text = span.text.trim();
    let letters = || text.chars().filter(|c| c.is_alphanumeric());
    span.rotate == 0
        && text.chars().count() <= 3
        && (letters().count() == 1 && letters().all(char::is_uppercase)
            || letters().count() > 0 && letters().all(|c| c.is_ascii_digit()))
}

/// The first spans of the lines right of an initial, from the top; none, if it is no initial.
fn beside(spans: &[TextSpan], at: usize) -> Vec<usize> {
    let (initial, letter) = (&spans[at], place(&spans[at]));
    let goes_on = |span: &TextSpan| {
        let place = place(span);
        let gap = place.left - letter.right;
        let up = place.y - letter.y;
        initial.size > LARGER * span.size
            && gap > -0.3 * span.size
            && gap < (1.2 * span.size).max(0.3 * initial.size)
            && up > -0.1 * span.size
            && up < 0.95 * initial.size
            && !span.text.trim().is_empty()
    };
    let top = |a: &usize, b: &usize| place(&spans[*b]).y.total_cmp(&place(&spans[*a]).y);
    let first = (0..spans.len())
        .filter(|other| *other != at && goes_on(&spans[*other]))
        .min_by(top);
    let is_text = |first: &usize| {
        let text = spans[*first].text.as_str();
        begins_inside_a_word(&initial.text, text) || text.chars().count() >= TEXT
    };
    let Some(first) = first.filter(is_text) else {
        return Vec::new();
    };
    let (size, left, y) = {
        let place = place(&spans[first]);
        (spans[first].size, place.left, place.y)
    };
    // A capital has three quarters of its size; its top is the first line's, or it stands on that line.
    let stands = y - letter.y < 0.3 * size;
    let top_apart = letter.y + 0.72 * initial.size - (y + 0.72 * size);
    if !stands && top_apart.abs() > 0.3 * initial.size {
        return Vec::new();
    }
    let mut lines: Vec<usize> = (0..spans.len())
        .filter(|other| {
            let (span, place) = (&spans[*other], place(&spans[*other]));
            *other != at
                && (place.left - left).abs() < 0.5 * size
                && place.y <= y
                && place.y > letter.y - 1.3 * size
                && span.size < initial.size / LARGER
        })
        .collect();
    lines.sort_by(top);
    // What is drawn first of two at one place.
    let at_first = lines.iter().position(|line| *line == first);
    if let Some(at) = at_first {
        lines.swap(0, at);
    }
    lines
}

/// Whether the text goes on with the initial's word: in small letters, or in capitals as first lines have them.
fn begins_inside_a_word(initial: &str, text: &str) -> bool {
    if !initial.contains(char::is_alphabetic) {
        return false;
    }
    let mut letters = text.trim_start().chars();
    match (letters.next(), letters.next()) {
        (Some(first), _) if first.is_lowercase() => true,
        (Some(first), second) if first.is_uppercase() => {
            second.is_none_or(|second| second.is_uppercase() || second == ' ')
        }
        // An apostrophe: "L'an".
        (Some(first), Some(second)) => matches!(first, '\'' | '’') && second.is_alphabetic(),
        _ => false,
    }
}

/// Whether the text's first word stands elsewhere on the page as well: then the letter before it is a word too.
fn is_word(spans: &[TextSpan], letter: &str, text: &str) -> bool {
    let first = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .find(|word| !word.is_empty())
            .unwrap_or_default()
            .to_lowercase()
    };
    let rest = first(text);
    if text.starts_with(char::is_whitespace) {
        return true;
    }
    let whole = format!("{}{rest}", letter.to_lowercase());
    rest.chars().count() > 1
        && !WHOLE.contains(&whole.as_str())
        && spans
            .iter()
            .flat_map(|span| {
                let text = span.text.as_str();
                // The word itself does not count.
                let skip = usize::from(first(text) == rest);
                text.split(|c: char| !c.is_alphanumeric())
                    .filter(|word| !word.is_empty())
                    .skip(skip)
            })
            .any(|word| word.to_lowercase() == rest)
}
