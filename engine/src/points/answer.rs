//! A model's answer, read: JSON, or lines such as "[2, 5] The point.", or what small models make of either.

use serde_json::{Deserializer, Value};

/// How much of an answer is read, in bytes. Forty points of four hundred characters are fewer.
const MOST_BYTES: usize = 40_000;
/// How many points are read.
const MOST_POINTS: usize = 60;

/// A point that a model wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) text: String,
    /// The numbers of the sentences that it names, as it writes them.
    pub(super) cites: Vec<usize>,
}

/// The points of an answer, in order. None where it holds none.
pub(super) fn points(answer: &str) -> Vec<Point> {
    let answer = &answer[..answer.floor_char_boundary(MOST_BYTES)];
    let answer = without_reasoning(answer);
    let found = in_json(answer);
    if found.is_empty() {
        in_lines(answer)
    } else {
        found
    }
}

/// What stands behind a block of reasoning; all of it is reasoning where the block does not end.
fn without_reasoning(answer: &str) -> &str {
    for (open, close) in [
        ("<think>", "</think>"),
        ("<thinking>", "</thinking>"),
        ("<reasoning>", "</reasoning>"),
    ] {
        if let Some((_, after)) = answer.rsplit_once(close) {
            return after;
        }
        if answer.trim_start().starts_with(open) {
            return "";
        }
    }
    answer
}

/// Points in JSON, whole or cut off. Every object that has a text counts, wherever it stands.
fn in_json(answer: &str) -> Vec<Point> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = answer[at..].find('{') {
        if found.len() >= MOST_POINTS {
            break;
        }
        let start = at + offset;
        let mut values = Deserializer::from_str(&answer[start..]).into_iter::<Value>();
        if let Some(Ok(value)) = values.next() {
            collect(&value, &mut found);
            at = start + values.byte_offset().max(1);
        } else {
            at = start + 1;
        }
    }
    found.truncate(MOST_POINTS);
    found
}

fn collect(value: &Value, found: &mut Vec<Point>) {
    match value {
        Value::Object(object) => {
            let text = ["text", "point", "sentence", "summary"]
                .iter()
                .find_map(|name| object.get(*name)?.as_str());
            if let Some(text) = text {
                let cites = ["sentences", "cites", "citations", "sources", "source"]
                    .iter()
                    .find_map(|name| object.get(*name));
                let text = clean(without_bullet(text.trim()));
                if !text.is_empty() {
                    found.push(Point {
                        text,
                        cites: cites.map(numbers).unwrap_or_default(),
                    });
                }
            } else {
                object.values().for_each(|value| collect(value, found));
            }
        }
        Value::Array(list) => list.iter().for_each(|value| collect(value, found)),
        _ => {}
    }
}

fn numbers(value: &Value) -> Vec<usize> {
    match value {
        Value::Number(number) => number
            .as_u64()
            .and_then(|number| usize::try_from(number).ok())
            .into_iter()
            .collect(),
        Value::String(text) => cited(text).unwrap_or_default(),
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        _ => Vec::new(),
    }
}

/// Points in lines. Where some lines name sentences, those that name none are what stands around the points.
fn in_lines(answer: &str) -> Vec<Point> {
    let found: Vec<Point> = answer.lines().filter_map(line).take(MOST_POINTS).collect();
    if found.iter().any(|point| !point.cites.is_empty()) {
        found
            .into_iter()
            .filter(|point| !point.cites.is_empty())
            .collect()
    } else {
        found
    }
}

fn line(line: &str) -> Option<Point> {
    let mut rest = without_bullet(line.trim());
    let mut cites = Vec::new();
    // "[2, 5] The point.", "[2][5] The point."
    while let Some((numbers, after)) = bracketed(rest) {
        cites.extend(numbers);
        rest = after.trim_start_matches([':', '-', '–', '.', ',', ' ']);
    }
    // "The point [2, 5]."
    let mut text = rest.to_owned();
    while let Some(open) = text.rfind(['[', '(']) {
        let Some((numbers, after)) = bracketed(&text[open..]) else {
            break;
        };
        if !after.chars().all(|c| matches!(c, '.' | ' ' | ',')) {
            break;
        }
        let end = after.trim().chars().next();
        cites.extend(numbers);
        text.truncate(open);
        text.truncate(text.trim_end().len());
        if let Some('.') = end.filter(|_| !text.ends_with('.')) {
            text.push('.');
        }
    }
    let text = clean(&text);
    text.chars()
        .any(char::is_alphabetic)
        .then_some(Point { text, cites })
}

/// "- ", "* ", "• ", "1. ", "2) ".
fn without_bullet(line: &str) -> &str {
    let bare = line.trim_start_matches(['-', '*', '•', '–', '#', '>', ' ']);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    match bare[digits..].strip_prefix(['.', ')', ':']) {
        Some(rest) if (1..=2).contains(&digits) && rest.starts_with(' ') => rest.trim_start(),
        _ => bare,
    }
}

/// The numbers in the bracket that a text begins with, and what follows.
fn bracketed(text: &str) -> Option<(Vec<usize>, &str)> {
    let (close, rest) = match text.chars().next()? {
        '[' => (']', &text[1..]),
        '(' => (')', &text[1..]),
        _ => return None,
    };
    let (inside, after) = rest.split_once(close)?;
    Some((cited(inside)?, after))
}

/// "2, 5", "2-4", "S2; S5", "sentences 2 and 5". `None` where anything else stands there.
fn cited(inside: &str) -> Option<Vec<usize>> {
    let lower = inside
        .to_lowercase()
        .replace(" and ", ",")
        .replace(['–', '—'], "-");
    let mut found = Vec::new();
    for part in lower.split([',', ';']) {
        let part = part
            .trim()
            .trim_start_matches("sentences")
            .trim_start_matches("sentence")
            .trim_start_matches('s')
            .trim();
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (usize, usize) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
        if first > last || last - first > 20 {
            return None;
        }
        found.extend(first..=last);
    }
    (!found.is_empty() && found.len() <= 40).then_some(found)
}

/// White space folded, and the quotation marks or stars around the whole taken off.
fn clean(text: &str) -> String {
    let folded = crate::text::fold_spaces(text);
    let bare = folded.trim_matches(['*', '_', '`', ' ']);
    let bare = bare
        .strip_prefix('"')
        .and_then(|bare| bare.strip_suffix('"'))
        .filter(|bare| !bare.contains('"'))
        .unwrap_or(bare);
    bare.trim().to_owned()
}
