//! Where one sentence ends and the next begins, in the languages people read.

mod boundary;
mod characters;
mod lists;
mod word_lists;

use self::boundary::{Stop, ends_sentence, splits_unpunctuated};
use self::characters::{Mark, is_footnote, mark, nests, quotation_end, unnests};
pub(crate) use self::lists::ListMark;
use crate::text::is_closing_mark;

/// How far a bracket may span and still keep what is inside it together, in bytes: some sixty words. Chosen by eye.
const BRACKET_REACH: usize = 400;
/// How long a quotation is that stays whole, in bytes: some fifty words. Chosen by eye.
const QUOTATION_REACH: usize = 300;
/// How many brackets deep a sentence is followed: deeper nesting is not prose. It keeps the work linear.
const BRACKETS_WATCHED: usize = 4;

/// Splits a text into its sentences, trimmed and in order, losing nothing but white space between them.
///
/// No language has to be given: the scripts decide (full stops, `。`, `؟`, danda, Greek `;`, Thai's spaces …), and lists of
/// abbreviations of the larger languages keep "Dr. Smith", "z. B.", "г. Москва" or "No. 5" together. Quotation marks and
/// brackets after the stop stay with their sentence. An empty line ends a sentence; a single line break is white space.
/// One pass, linear in the text's length.
///
/// ```
/// let text = "Dr. Smith paid $3.50. \"Why?\" he asked. 今日は雨。明日は晴れ。";
/// assert_eq!(
///     engine::split_sentences(text),
///     ["Dr. Smith paid $3.50.", "\"Why?\" he asked.", "今日は雨。", "明日は晴れ。"]
/// );
/// ```
#[must_use]
pub fn split_sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    // Where the open brackets of this sentence stand.
    let mut open: Vec<usize> = Vec::new();
    // The end of the quotation that is open and closes soon.
    let mut quoted_until = 0;
    // The mark of the list item that was met last.
    let mut last_item: Option<ListMark> = None;
    let mut word_begins = true;
    while let Some(c) = text[at..].chars().next() {
        let next = at + c.len_utf8();
        if c == '\n' && ends_paragraph(&text[next..]) || c == '\u{2029}' {
            push(&mut sentences, &text[start..at]);
            (start, at) = (next, next);
            last_item = None;
            word_begins = true;
            open.clear();
            continue;
        }
        if std::mem::take(&mut word_begins)
            && let Some((mark, length)) = ListMark::read(&text[at..])
        {
            let before = &text[start..at];
            let first = before.trim().is_empty();
            if first || mark.opens_item(last_item, before, &text[at + length..]) {
                push(&mut sentences, before);
                last_item = Some(mark);
                (start, at) = (at, at + length);
                open.clear();
                continue;
            }
        }
        if c.is_whitespace() {
            if splits_unpunctuated(&text[start..at], &text[next..]) {
                push(&mut sentences, &text[start..at]);
                start = next;
            }
            word_begins = true;
            at = next;
            continue;
        }
        if quoted_until <= at
            && let Some(end) = quotation(text, at, c)
        {
            quoted_until = end;
        }
        if nests(c) {
            open.push(at);
        } else if unnests(c) {
            open.pop();
        }
        let Some(first) = mark(c, &text[start..at], &text[next..]) else {
            at = next;
            continue;
        };
        let (marks_end, strongest, count) = marks(text, start, at, first);
        let end = tail_end(text, marks_end);
        let end = end + raised_figure(&text[start..at], &text[marks_end..end], &text[end..]);
        unnest_tail(&text[marks_end..end], &mut open);
        let inside = end < quoted_until
            || open.iter().rev().take(BRACKETS_WATCHED).any(|bracket| {
                at - bracket < BRACKET_REACH
                    && closes_soon(&text[end..], text[*bracket..].chars().next())
            });
        let stop = Stop {
            before: &text[start..at],
            mark: strongest,
            count,
            tail: &text[marks_end..end],
            after: &text[end..],
        };
        if !inside && ends_sentence(&stop) {
            push(&mut sentences, &text[start..end]);
            start = end;
            open.clear();
        }
        at = end;
    }
    push(&mut sentences, &text[start..]);
    sentences
}

fn push<'a>(sentences: &mut Vec<&'a str>, piece: &'a str) {
    let piece = piece.trim();
    if !piece.is_empty() {
        sentences.push(piece);
    }
}

/// Whether the line that begins here is empty.
fn ends_paragraph(rest: &str) -> bool {
    rest.chars()
        .take(64)
        .find(|c| *c == '\n' || !c.is_whitespace())
        == Some('\n')
}

/// The run of marks that starts at `at` ("?!", "..."): its end, what it amounts to, and its length in characters.
fn marks(text: &str, start: usize, at: usize, first: Mark) -> (usize, Mark, usize) {
    let mut end = at;
    let mut strongest = first;
    let mut count = 0;
    for c in text[at..].chars() {
        let Some(found) = mark(c, &text[start..end], &text[end + c.len_utf8()..]) else {
            break;
        };
        strongest = strongest.max(found);
        count += 1;
        end += c.len_utf8();
    }
    (end, strongest, count)
}

/// The end of the quotation marks, brackets and footnote marks that belong to the stop before `at`.
fn tail_end(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let rest = &text[end..];
        let Some(c) = rest.chars().next() else {
            return end;
        };
        let opens = c == '“'
            && text[..end].ends_with(['。', '！', '？', '”'])
            && rest[c.len_utf8()..].starts_with(char::is_alphabetic);
        if opens {
            // Chinese opens with what German closes with, and sets no space before it.
            return end;
        } else if is_closing_mark(c) {
            end += c.len_utf8();
        } else if let Some(length) = is_footnote(rest) {
            end += length;
        } else if let Some(guillemet) = spaced_guillemet(rest) {
            end += guillemet;
        } else {
            return end;
        }
    }
}

/// The length in bytes of a footnote's figures, which lost their raised position, between a stop and the next sentence:
/// "… twice a year.2 Warm water …". `before` is the sentence, `tail` what closes after its stop.
fn raised_figure(before: &str, tail: &str, rest: &str) -> usize {
    let figures = rest
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'-'))
        .count();
    let word = before
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let follows_text = word.chars().count() > 2
        && !word_lists::is_abbreviation(&word.to_lowercase())
        || tail.ends_with([')', '”', '"'])
        || before.ends_with([')', ']', '”', '"']);
    let mut after = rest[figures..].chars();
    if follows_text
        && (1..=7).contains(&figures)
        && rest.starts_with(|c: char| c.is_ascii_digit())
        && rest[..figures]
            .split([',', '-'])
            .all(|figure| (1..=3).contains(&figure.len()))
        && after.next() == Some(' ')
        && after.next().is_some_and(char::is_uppercase)
    {
        figures
    } else {
        0
    }
}

/// French sets a space before its closing quotation mark.
fn spaced_guillemet(rest: &str) -> Option<usize> {
    let bare = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\u{2009}']);
    let spaces = rest.len() - bare.len();
    ((1..=4).contains(&spaces) && bare.starts_with('»')).then(|| spaces + '»'.len_utf8())
}

/// Where the quotation ends that `c` opens at `at`, if it is a short one: nobody is shown half of it.
fn quotation(text: &str, at: usize, c: char) -> Option<usize> {
    let before = text[..at].chars().next_back();
    let inside = &text[at + c.len_utf8()..];
    let ends = quotation_end(c, before, inside)?;
    let length = within(inside, QUOTATION_REACH).find(ends)?;
    Some(at + c.len_utf8() + length)
}

/// The first `reach` bytes, or somewhat less.
fn within(text: &str, reach: usize) -> &str {
    &text[..text.floor_char_boundary(reach)]
}

fn unnest_tail(tail: &str, open: &mut Vec<usize>) {
    let closed = tail.chars().filter(|c| unnests(*c)).count();
    open.truncate(open.len().saturating_sub(closed));
}

/// Whether the bracket that is open closes before it has held too much to be one.
fn closes_soon(rest: &str, bracket: Option<char>) -> bool {
    let Some(partner) = bracket.and_then(characters::partner) else {
        return false;
    };
    within(rest, BRACKET_REACH).contains(partner)
}
