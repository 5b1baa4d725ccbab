//! Lines of plain text as blocks: wrapped prose is joined, one thought a line stays so; lists, headings.

use crate::article::{Block, BlockKind};
use crate::sentences::ListMark;
use crate::text::{fold_spaces, is_bullet, is_unspaced, join_line};

/// Wrapped prose has lines of at least this many columns. Chosen by eye: a narrow mail window.
const NARROWEST: usize = 45;
/// A line alone of fewer words is a heading, a name or a label.
const LEAST_WORDS: usize = 4;
/// Words that a thought does not end with. Lower case.
const OPEN_WORDS: &[&str] = &[
    "a", "an", "the", "of", "and", "or", "to", "in", "for", "with", "from", "by", "at", "on",
    "than", "that", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem",
    "einer", "und", "oder", "mit", "von", "vom", "für", "im", "am", "zum", "zur", "dass", "le",
    "la", "les", "des", "du", "un", "une", "de", "et", "ou", "à", "au", "aux", "en", "dans",
    "pour", "par", "que", "el", "los", "las", "del", "al", "y", "con", "por", "para", "una", "il",
    "lo", "gli", "di", "da", "che", "per", "nel", "o", "os", "as", "do", "dos", "um", "uma", "em",
    "com", "het", "een", "van", "voor", "met", "och", "att", "som", "og", "på", "av", "af", "til",
    "и", "в", "на", "с", "к", "по", "для", "от", "из", "за", "не", "что", "w", "z", "na", "do",
    "i", "že",
];

/// How many columns a line of Chinese or Japanese may stay short of the widest, because some characters may not begin or end
/// a line. Chosen by eye.
const RAGGED: usize = 6;

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let items = Items::of(text);
    let mut blocks = Vec::new();
    let mut group: Vec<Line<'_>> = Vec::new();
    let mut item: Option<(String, usize)> = None;
    for (number, raw) in text.lines().chain([""]).enumerate() {
        let line = Line::of(raw);
        if let Some((text, indent)) = &mut item {
            // The rest of a wrapped item is indented, or goes on in small letters.
            let goes_on = !line.bare.is_empty()
                && items.mark(number).is_none()
                && heading(line.bare).is_none()
                && (line.indent > *indent || (goes_on_small(line.bare) && !is_ended(text)));
            if goes_on {
                join_line(text, line.bare);
                continue;
            }
            push(&mut blocks, BlockKind::Note, without_semicolon(text));
            item = None;
        }
        let mark = items.mark(number);
        if line.bare.is_empty() || mark.is_some() || heading(line.bare).is_some() {
            end_group(&mut blocks, &mut group);
        }
        if let Some(length) = mark {
            item = Some((line.bare[length..].trim_start().to_owned(), line.indent));
        } else if let Some(heading) = heading(line.bare) {
            push(&mut blocks, BlockKind::Heading, heading);
        } else if !line.bare.is_empty() {
            group.push(line);
        }
    }
    end_group(&mut blocks, &mut group);
    mark_notes(&mut blocks);
    blocks
}

/// A line, and how far it is indented in columns.
struct Line<'a> {
    bare: &'a str,
    indent: usize,
}

impl<'a> Line<'a> {
    fn of(raw: &'a str) -> Self {
        let bare = raw.trim();
        let indent = raw.len() - raw.trim_start().len();
        // A line of dashes parts what is above and below it.
        let is_rule = bare.len() > 2
            && bare
                .chars()
                .all(|c| matches!(c, '-' | '_' | '=' | '*' | '~' | '#' | '+' | '—' | '─' | ' '));
        Self {
            bare: if is_rule { "" } else { without_tags(bare) },
            indent,
        }
    }

    fn width(&self) -> usize {
        width(self.bare)
    }
}

/// Columns on a screen: characters of East Asia take two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

fn is_wide(c: char) -> bool {
    matches!(u32::from(c), 0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x20000..=0x3fffd)
}

/// Which lines are items of lists.
struct Items {
    /// The length in bytes of each line's mark, for the lines that are items.
    marks: Vec<Option<usize>>,
}

impl Items {
    fn of(text: &str) -> Self {
        let mut marks: Vec<Option<usize>> = Vec::new();
        let mut numbered: Vec<(usize, ListMark, usize)> = Vec::new();
        for (number, raw) in text.lines().enumerate() {
            let bare = raw.trim();
            marks.push(bullet(bare));
            if marks[number].is_none()
                && let Some((mark, length)) = ListMark::read(bare)
                && bare[length..].starts_with(char::is_whitespace)
            {
                numbered.push((number, mark, length));
            }
        }
        // One number alone is no list, but the first may be: "1. Call them".
        for (at, (number, mark, length)) in numbered.iter().enumerate() {
            let nearby = numbered[at.saturating_sub(8)..numbered.len().min(at + 9)].iter();
            let in_sequence = nearby
                .into_iter()
                .any(|(_, other, _)| mark.follows(*other) || other.follows(*mark));
            if in_sequence || mark.begins_a_list_alone() {
                marks[*number] = Some(*length);
            }
        }
        Self { marks }
    }

    fn mark(&self, number: usize) -> Option<usize> {
        self.marks.get(number).copied().flatten()
    }
}

/// The length of a bullet and of the box behind it.
fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let is_mark = is_bullet(first)
        // Japanese sets no space behind its marks: ・, ※, ① to ⑳.
        || matches!(first, '・' | '※' | '①'..='⑳')
        || matches!(first, '*' | '-' | '–' | '·' | '+') && rest.starts_with(char::is_whitespace);
    if let Some(length) = wide_number(line) {
        return Some(length);
    }
    if !is_mark || rest.trim().is_empty() {
        return None;
    }
    let text = rest.trim_start();
    let text = ["[ ]", "[x]", "[X]"]
        .iter()
        .find_map(|tick| text.strip_prefix(tick))
        .unwrap_or(text);
    // "- 1. Call them"
    let text = ListMark::read(text)
        .filter(|(_, length)| text[*length..].starts_with(char::is_whitespace))
        .map_or(text, |(_, length)| &text[length..]);
    Some(line.len() - text.len())
}

/// The length of a number in wide figures: "１．", "２）".
fn wide_number(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(|c: char| ('０'..='９').contains(&c));
    let after = rest.strip_prefix(['．', '）', '、'])?;
    let length = line.len() - after.len();
    (rest.len() < line.len() && !after.trim().is_empty()).then_some(length)
}

/// Words between the last clause of a list and the one before it. Lower case.
const BETWEEN_CLAUSES: [&str; 14] = [
    "and", "or", "und", "oder", "sowie", "et", "ou", "y", "o", "e", "ed", "en", "of", "och",
];

/// A clause of a list that goes on: "two cranes; and".
fn without_semicolon(item: &str) -> &str {
    let text = item.trim_end();
    let bare = text.rsplit_once(' ').map_or(text, |(clause, word)| {
        let is_between = BETWEEN_CLAUSES.contains(&word.to_lowercase().as_str());
        if is_between && clause.ends_with([';', ',']) {
            clause
        } else {
            text
        }
    });
    bare.strip_suffix(';')
        .or_else(|| bare.strip_suffix(',').filter(|_| bare.len() < text.len()))
        .unwrap_or(text)
}

/// A line without the hashtags and the names of others under it, where people set them: behind the sentences.
fn without_tags(line: &str) -> &str {
    let is_tag = |word: &str| {
        word.strip_prefix(['#', '@'])
            .is_some_and(|tag| tag.starts_with(char::is_alphabetic))
    };
    let (mut text, mut tags) = (line, 0);
    while let Some(word) = text
        .split_whitespace()
        .next_back()
        .filter(|word| is_tag(word))
    {
        text = text[..text.len() - word.len()].trim_end();
        tags += 1;
    }
    // A sentence may end in a name, "Thanks to @lena", or have one in a line of its own.
    if text.is_empty() && tags > 1 || is_ended(text) {
        text
    } else {
        line
    }
}

/// What follows a heading's one to six `#` and a space, as Markdown has it (<https://spec.commonmark.org/0.31.2/#atx-headings>);
/// `#hashtag` is text.
fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    ((1..=6).contains(&level) && (text.is_empty() || text.starts_with([' ', '\t']))).then_some(text)
}

/// Joins the lines of a group that are one paragraph, and leaves the others alone.
fn end_group(blocks: &mut Vec<Block>, group: &mut Vec<Line<'_>>) {
    let Some(first) = group.first() else {
        return;
    };
    let breaks = breaks(group);
    let parted = breaks.contains(&true);
    let kind = |text: &str| {
        if parted && !is_ended(text) {
            BlockKind::Note
        } else {
            BlockKind::Paragraph
        }
    };
    let mut text = first.bare.to_owned();
    for (line, parts) in group[1..].iter().zip(breaks) {
        if parts {
            push(blocks, kind(&text), &text);
            line.bare.clone_into(&mut text);
        } else {
            join_line(&mut text, line.bare);
        }
    }
    push(blocks, kind(&text), &text);
    group.clear();
}

/// Whether each line break of a group parts two thoughts.
///
/// A wrapped line is one onto which the next line's first word did not fit. A text has wrapped lines throughout or not at
/// all, but for the last line of each paragraph.
fn breaks(group: &[Line<'_>]) -> Vec<bool> {
    let widest = group.iter().map(Line::width).max().unwrap_or_default();
    // Who writes without capitals shows nothing by a small letter.
    let capitals = !goes_on_small(group[0].bare);
    let kinds: Vec<Break> = group
        .windows(2)
        .map(|pair| Break::between(&pair[0], &pair[1], widest, capitals))
        .collect();
    let count = |kind: Break| kinds.iter().filter(|found| **found == kind).count();
    let (joins, parts) = (count(Break::GoesOn), count(Break::Early));
    // Lines of East Asia's characters are short; whether they are prose their end tells.
    let short_prose = match count(Break::Wide) {
        0 => false,
        1 => group.last().is_some_and(|line| is_ended(line.bare)),
        _ => true,
    };
    let prose = joins > 0 || (parts == 0 && (widest >= NARROWEST || short_prose));
    kinds
        .iter()
        .map(|kind| match kind {
            Break::GoesOn => false,
            Break::Early => joins <= parts || parts > 1 || group.len() < 4,
            // Sentences end there either way.
            Break::AfterStop => parts > joins,
            Break::Full | Break::Wide => !prose,
        })
        .collect()
}

/// What a line break looks like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    /// The next line goes on with the sentence.
    GoesOn,
    /// The line ends although the next word would have fitted: it was ended on purpose.
    Early,
    /// The line is full, without a stop at its end.
    Full,
    /// The same between characters of East Asia or of a script without spaces.
    Wide,
    /// After the end of a sentence.
    AfterStop,
}

impl Break {
    fn between(line: &Line<'_>, next: &Line<'_>, widest: usize, capitals: bool) -> Self {
        let (Some(last), Some(first)) = (line.bare.chars().next_back(), next.bare.chars().next())
        else {
            return Self::AfterStop;
        };
        if is_ended(line.bare) {
            return Self::AfterStop;
        }
        let last_word = line
            .bare
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
        if capitals && goes_on_small(next.bare)
            || OPEN_WORDS.contains(&last_word)
            || matches!(last, ',' | '、' | '，' | '-' | '\u{ad}' | '(')
        {
            return Self::GoesOn;
        }
        let unspaced = is_unspaced(last) && (is_unspaced(first) || is_wide(first));
        let wide = is_wide(last) && is_wide(first);
        let needed = if unspaced {
            line.width() + RAGGED
        } else {
            let word = next.bare.split_whitespace().next().unwrap_or_default();
            line.width() + 1 + width(word)
        };
        if needed > widest {
            if unspaced || wide {
                Self::Wide
            } else {
                Self::Full
            }
        } else if first.is_alphanumeric()
            || matches!(first, '"' | '“' | '„' | '«' | '「' | '¿' | '¡')
        {
            Self::Early
        } else {
            // A sign at the beginning of a line tells nothing.
            Self::Full
        }
    }
}

fn goes_on_small(line: &str) -> bool {
    line.trim_start_matches(['"', '“', '(', '«'])
        .starts_with(char::is_lowercase)
}

/// Whether a line ends as sentences do, or as what announces a list does.
fn is_ended(line: &str) -> bool {
    line.trim_end_matches(|c: char| crate::text::is_closing_mark(c) || c.is_whitespace())
        .ends_with([
            '.', '!', '?', ':', '…', ';', '。', '！', '？', '：', '؟', '।', '॥', '۔', '։', '።',
            '။', '។', '｡',
        ])
}

/// Where most of what stands alone in a line has no stop, people wrote notes: then each of these lines says something.
fn mark_notes(blocks: &mut [Block]) {
    let is_open = |block: &Block| {
        block.kind == BlockKind::Paragraph
            && !is_ended(&block.text)
            && crate::text::count_words(&block.text) >= LEAST_WORDS
    };
    let open = blocks.iter().filter(|block| is_open(block)).count();
    let ended = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph && is_ended(&block.text))
        .count();
    if open > 1 && open > ended {
        for block in blocks {
            if is_open(block) {
                block.kind = BlockKind::Note;
            }
        }
    }
}

pub(super) fn push(blocks: &mut Vec<Block>, kind: BlockKind, text: &str) {
    let text = fold_spaces(text);
    if !text.is_empty() {
        blocks.push(Block { kind, text });
    }
}
