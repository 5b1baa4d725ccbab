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

/// The points of an answer about so many sentences, in order. None where it holds none.
pub(super) fn points(answer: &str, sentences: usize) -> Vec<Point> {
    let answer = &answer[..answer.floor_char_boundary(MOST_BYTES)];
    let answer = without_reasoning(answer);
    let answer = without_talk(answer, sentences);
    let found = in_json(answer);
    if found.is_empty() {
        in_lines(answer, sentences)
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

/// How models begin that reason without a mark, or talk before they answer. Lower case.
const TALK: &[&str] = &[
    "let me",
    "let's",
    "let us",
    "okay",
    "ok,",
    "ok ",
    "alright",
    "all right",
    "first,",
    "first i",
    "firstly",
    "hmm",
    "well,",
    "so,",
    "so the",
    "so i",
    "now,",
    "the user",
    "we need",
    "we have to",
    "we are asked",
    "i need",
    "i should",
    "i must",
    "i will",
    "i'll",
    "i have to",
    "i am asked",
    "i'm asked",
    "thinking",
    "thought",
    "reasoning",
    "analysis",
    "step 1",
    "looking at",
    "to answer",
    "to summarize",
    "to do this",
    "understood",
    "zuerst",
    "lass mich",
    "gut,",
    "der nutzer",
    "der benutzer",
    "d'accord",
    "bon,",
    "l'utilisateur",
    "voyons",
    "vale,",
    "bien,",
    "el usuario",
    "primero,",
    "o usuário",
    "o utilizador",
    "primeiro,",
    "vamos ",
    "l'utente",
    "vediamo",
    "ho bisogno",
];

/// What stands behind talk that no mark sets apart: the last JSON, or the last lines that begin with a citation. Nothing, where
/// there is nothing but talk.
fn without_talk(answer: &str, sentences: usize) -> &str {
    let first = answer.trim_start().lines().next().unwrap_or_default();
    let lower = without_bullet(first).to_lowercase().replace('’', "'");
    let is_talk = TALK.iter().any(|words| lower.starts_with(words))
        && line(first, sentences).is_none_or(|point| point.cites.is_empty());
    if !is_talk {
        return answer;
    }
    if let Some(at) = answer.rfind("{\"points\"") {
        return &answer[at..];
    }
    let mut start = answer.len();
    let mut end = answer.len();
    for line in answer.lines().rev() {
        let at = line.as_ptr() as usize - answer.as_ptr() as usize;
        let begins = bracketed(without_bullet(line.trim())).is_some();
        if begins {
            start = at;
        } else if start < answer.len() && !line.trim().is_empty() {
            break;
        } else if start == answer.len() {
            end = at;
        }
    }
    &answer[start.min(end)..end]
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
fn in_lines(answer: &str, sentences: usize) -> Vec<Point> {
    let found: Vec<Point> = answer
        .lines()
        .filter_map(|text| line(text, sentences))
        .take(MOST_POINTS)
        .collect();
    if found.iter().any(|point| !point.cites.is_empty()) {
        found
            .into_iter()
            .filter(|point| !point.cites.is_empty())
            .collect()
    } else {
        found
    }
}

fn line(line: &str, sentences: usize) -> Option<Point> {
    let mut rest = without_bullet(line.trim());
    let mut cites = Vec::new();
    // "[2, 5] The point.", "[2][5] The point."
    while let Some((numbers, after)) = bracketed(rest) {
        cites.extend(numbers);
        rest = after.trim_start_matches([':', '-', '–', '.', ',', ' ']);
    }
    let is_cited = !cites.is_empty();
    // "The point [2, 5]."
    let mut text = rest.to_owned();
    while let Some(open) = text.rfind(['[', '(']) {
        let Some((numbers, after)) = bracketed(&text[open..]) else {
            break;
        };
        // "Built as a prison (1931).", "(3)": round brackets are the sentence's own, where it is cited already or there is no such
        // sentence; square ones the article has none of.
        let is_round = text[open..].starts_with('(');
        let exist = numbers
            .iter()
            .all(|number| (1..=sentences).contains(number));
        if is_round && (is_cited || !exist) {
            break;
        }
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
pub(super) fn clean(text: &str) -> String {
    let folded = crate::text::fold_spaces(text);
    let bare = folded.trim_matches(['*', '_', '`', ' ']);
    let bare = bare
        .strip_prefix('"')
        .and_then(|bare| bare.strip_suffix('"'))
        .filter(|bare| !bare.contains('"'))
        .unwrap_or(bare);
    bare.trim().to_owned()
}
