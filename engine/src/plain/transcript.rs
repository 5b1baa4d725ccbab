//! What was said in a film or a meeting, as files of subtitles have it (`WebVTT`, <https://www.w3.org/TR/webvtt1/>; `SubRip`), and
//! as it is copied from under a video: the words without times, numbers and marks, each speaker's a paragraph.

use std::sync::LazyLock;

use super::patterns::{Pattern, pattern};
use crate::article::{Block, BlockKind};
use crate::text::{fold_spaces, is_unspaced};

/// "00:00:03.120 --> 00:00:06.400 align:start"
static CUE: Pattern = LazyLock::new(|| {
    pattern(r"^(\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s*-->\s*(\d+:)?\d{1,2}:\d{2}[.,]\d{3}(\s.*)?$")
});
/// "0:03", with the words behind it or under it.
static SECONDS: Pattern =
    LazyLock::new(|| pattern(r"^((\d{1,2}):)?(\d{1,3}):(\d{2})(\s+(?P<text>.*))?$"));
/// `<v Lena Park>`, and what else is set in such brackets.
static VOICE: Pattern = LazyLock::new(|| pattern(r"^<v(\.[^\s>]*)?\s+(?P<name>[^>]{1,60})>"));
/// "Lena Park: "
static NAME: Pattern = LazyLock::new(|| pattern(r"^(?P<name>[^\s:][^:.!?]{0,40}):\s+"));
/// A line is no longer where a pattern is tried on it.
const LONGEST: usize = 200;
/// Fewer times are an agenda's.
const LEAST: usize = 3;
/// The first words of a video come within so many seconds.
const FIRST: u32 = 60;

/// The paragraphs of what was said; `None` where a text is no such file.
pub(super) fn read(text: &str) -> Option<Vec<Block>> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut said = Said::default();
    if lines.iter().any(|line| is_cue(line)) {
        subtitles(&lines, &mut said);
    } else {
        under_video(&lines, &mut said)?;
    }
    let blocks = said.blocks();
    (!blocks.is_empty()).then_some(blocks)
}

fn is_cue(line: &str) -> bool {
    line.len() <= LONGEST && CUE.is_match(line)
}

/// A cue is its time and the lines to the next empty one; what stands before the first is a header, and a line of its own before
/// a time is the cue's name.
fn subtitles(lines: &[&str], said: &mut Said) {
    let mut inside = false;
    for line in lines {
        if is_cue(line) {
            inside = true;
        } else if line.is_empty() {
            inside = false;
        } else if inside {
            said.line(line);
        }
    }
}

/// Times that begin at the video's beginning and never go back.
fn under_video(lines: &[&str], said: &mut Said) -> Option<()> {
    let mut times = 0;
    let mut last = 0;
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let found = (line.len() <= LONGEST)
            .then(|| SECONDS.captures(line))
            .flatten();
        let Some(found) = found else {
            if times == 0 {
                return None;
            }
            said.line(line);
            continue;
        };
        let number = |at: usize| -> u32 {
            let digits = found.get(at).map_or("0", |digits| digits.as_str());
            digits.parse().unwrap_or_default()
        };
        let at = 3600 * number(2) + 60 * number(3) + number(4);
        if times == 0 && at >= FIRST || at < last {
            return None;
        }
        (times, last) = (times + 1, at);
        if let Some(text) = found.name("text") {
            said.line(text.as_str());
        }
    }
    (times >= LEAST).then_some(())
}

/// Paragraphs as they come together from lines.
#[derive(Default)]
struct Said {
    speaker: String,
    paragraphs: Vec<String>,
}

impl Said {
    fn line(&mut self, line: &str) {
        let (name, words) = spoken(line);
        // Two who speak at once have a dash each.
        let words = words
            .strip_prefix(['-', '–'])
            .map_or(words, str::trim_start);
        let words = without_tags(words);
        let is_new = name.is_some_and(|name| name != self.speaker);
        if let Some(name) = name.filter(|_| is_new) {
            name.clone_into(&mut self.speaker);
        }
        match self.paragraphs.last_mut().filter(|_| !is_new) {
            // Live subtitles roll: each shows the line before once more.
            Some(paragraph) if paragraph.ends_with(words.as_str()) => {}
            Some(paragraph) => {
                if !paragraph.ends_with(is_unspaced) {
                    paragraph.push(' ');
                }
                paragraph.push_str(&words);
            }
            None => self.paragraphs.push(words),
        }
    }

    fn blocks(self) -> Vec<Block> {
        self.paragraphs
            .iter()
            .map(|paragraph| fold_spaces(paragraph))
            .filter(|paragraph| !paragraph.is_empty())
            .map(|text| Block {
                kind: BlockKind::Paragraph,
                text,
            })
            .collect()
    }
}

/// Who says a line, if it tells, and what.
fn spoken(line: &str) -> (Option<&str>, &str) {
    let found = VOICE.captures(line).or_else(|| NAME.captures(line));
    let Some(found) = found else {
        return (None, line);
    };
    let name = found.name("name").map(|name| name.as_str());
    let is_name = |name: &str| {
        name.split(' ')
            .all(|word| word.starts_with(|c: char| !c.is_lowercase()))
    };
    let end = found.get(0).map_or(0, |all| all.end());
    match name.filter(|name| is_name(name)) {
        Some(name) => (Some(name), &line[end..]),
        None => (None, line),
    }
}

/// Without `<i>`, `<c.yellow>`, `<00:00:04.000>` and their ends.
fn without_tags(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once('<')
        && let Some((_, after)) = tag.split_once('>')
    {
        plain.push_str(before);
        rest = after;
    }
    plain.push_str(rest);
    plain
}
