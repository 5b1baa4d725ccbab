//! The shortest text fragment for a place: `start,end` or the whole sentence, with a prefix where the words stand earlier too.

use std::ops::Range;

use super::find::{Finder, separates};
use crate::article::Shown;

/// A start has so many words at least, as in the generator of such links that Chromium's makers publish
/// (<https://github.com/GoogleChromeLabs/text-fragments-polyfill>): scripts add words to pages that we do not see.
const START_WORDS: usize = 3;
/// An end is looked for behind the start alone, so fewer words do.
const END_WORDS: usize = 2;
/// No more words than this tell a place from another one.
const MOST_WORDS: usize = 20;
/// A sentence longer than this, in characters, is not written out whole.
const LONGEST_WHOLE: usize = 300;

/// What goes behind `:~:text=`, percent-encoded; `None` where no words tell this place from those before it.
pub(super) fn fragment(finder: &Finder<'_>, place: &Range<usize>) -> Option<String> {
    let words = words(finder, place);
    // The words up to the first barrier.
    let starts = words
        .iter()
        .take_while(|word| is_unbroken(finder, &(place.start..word.end)))
        .count();
    let whole = is_unbroken(finder, place) && place.len() <= LONGEST_WHOLE;
    let whole_is_first = whole && finder.first(place, 0) == Some(place.start);
    let start = (START_WORDS.min(starts)..=starts.min(MOST_WORDS))
        .filter(|count| *count > 0)
        .map(|count| (count, place.start..words[count - 1].end))
        .find(|(_, start)| finder.first(start, 0) == Some(place.start));
    if let Some((count, start)) = start
        && let Some(end) = end(finder, &words, count, place)
    {
        let leaves_out = end.start > start.end + 1;
        if leaves_out || !whole_is_first {
            return Some(format!(
                "{},{}",
                encoded(finder, &start),
                encoded(finder, &end)
            ));
        }
    }
    if whole_is_first {
        return Some(encoded(finder, place));
    }
    prefixed(finder, place, &words, starts, whole)
}

/// The last words of a sentence that are found behind its first `count` words and nowhere between.
fn end(
    finder: &Finder<'_>,
    words: &[Range<usize>],
    count: usize,
    place: &Range<usize>,
) -> Option<Range<usize>> {
    let behind = words[count - 1].end;
    let most = (words.len() - count).min(MOST_WORDS);
    (END_WORDS.min(most).max(1)..=most)
        .map(|of| words[words.len() - of].start..place.end)
        .take_while(|end| is_unbroken(finder, end))
        .find(|end| finder.first(end, behind) == Some(end.start))
}

/// The fragment with the words before the place, where its own are not enough.
fn prefixed(
    finder: &Finder<'_>,
    place: &Range<usize>,
    words: &[Range<usize>],
    starts: usize,
    whole: bool,
) -> Option<String> {
    let before = before(finder, place.start);
    let count = START_WORDS.min(starts);
    let start = place.start..words.get(count.checked_sub(1)?)?.end;
    for of in 1..=before.len() {
        let prefix = before[before.len() - of].start..before[before.len() - 1].end;
        // The browser takes the first place where the prefix touches the start.
        if finder.first_touching(&prefix, &start) != Some(place.start) {
            continue;
        }
        let prefix = encoded(finder, &prefix);
        return match end(finder, words, count, place) {
            Some(end) => Some(format!(
                "{prefix}-,{},{}",
                encoded(finder, &start),
                encoded(finder, &end)
            )),
            None if whole => Some(format!("{prefix}-,{}", encoded(finder, place))),
            None => None,
        };
    }
    None
}

/// The last words before a place: of its own block, or where it begins one, of the block before.
fn before(finder: &Finder<'_>, place: usize) -> Vec<Range<usize>> {
    let characters = &finder.characters;
    let end = (0..place)
        .rev()
        .find(|at| !separates(characters[*at]))
        .map_or(0, |at| at + 1);
    let start = (0..end)
        .rev()
        .find(|at| matches!(characters[*at], Shown::BLOCK | Shown::BARRIER | Shown::SEAM))
        .map_or(0, |at| at + 1);
    let all = words(finder, &(start..end));
    all[all.len().saturating_sub(MOST_WORDS)..].to_vec()
}

fn is_unbroken(finder: &Finder<'_>, stretch: &Range<usize>) -> bool {
    !finder.characters[stretch.clone()].contains(&Shown::BARRIER)
}

/// The words of a stretch with the marks around them: between two of them a browser sees a border for sure. A script without spaces
/// has such borders at its marks alone.
fn words(finder: &Finder<'_>, stretch: &Range<usize>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for at in stretch.clone() {
        let c = finder.characters[at];
        if separates(c) {
            words.extend(start.take().map(|start| start..at));
            continue;
        }
        start.get_or_insert(at);
        let ends_clause = matches!(
            c,
            '、' | '，' | '。' | '；' | '：' | '！' | '？' | '」' | '』' | '）'
        );
        let next = finder.characters.get(at + 1);
        if ends_clause && next.is_some_and(|next| next.is_alphanumeric()) {
            words.extend(start.take().map(|start| start..at + 1));
        }
    }
    words.extend(start.map(|start| start..stretch.end));
    words
}

/// Everything is encoded but letters, figures, and two signs that neither URLs nor fragment directives nor the mark-up of messages
/// give a meaning to.
fn encoded(finder: &Finder<'_>, stretch: &Range<usize>) -> String {
    let mut encoded = String::new();
    let mut buffer = [0; 4];
    for c in &finder.characters[stretch.clone()] {
        for byte in c.encode_utf8(&mut buffer).bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_') {
                encoded.push(char::from(byte));
            } else {
                encoded.push('%');
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(byte >> 4)]));
                encoded.push(char::from(b"0123456789ABCDEF"[usize::from(byte & 15)]));
            }
        }
    }
    encoded
}
