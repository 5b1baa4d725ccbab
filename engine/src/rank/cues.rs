//! What a sentence's own words give away: that it is boilerplate, that it refers to the one before it, that somebody speaks.

mod byline;
mod phrases;

pub(crate) use self::byline::is_byline;
use self::phrases::{BOILERPLATE, DANGLING, DANGLING_STARTS};
use crate::article::BlockKind;
use crate::text::{is_closing_mark, is_unspaced};

// The numbers in this file were chosen by eye, on the two dozen pages that were read while ranking was made;
// none was fitted to data. What they do together, leaving out bylines, time stamps and captions, brought by far the most of
// all that was tried: see docs/decisions/0009-ranking.md.

/// A piece of fewer words is a label.
const LEAST_WORDS: usize = 4;
/// A piece of more bytes is no sentence, but text that lost its stops.
const MOST_BYTES: usize = 1_500;
/// A list item of fewer words is an entry and no statement, even with a full stop.
const LEAST_WORDS_OF_ITEM: usize = 6;
/// A list item without a full stop is a sentence from this many words on: lists are often written without stops.
const LEAST_WORDS_OF_OPEN_ITEM: usize = 12;
/// Other text without a full stop is a sentence from this many words on; shorter pieces are bylines and captions.
const LEAST_WORDS_OF_OPEN_TEXT: usize = 14;
/// How far the beginning of a sentence is compared with known beginnings, in characters: the longest of them has 27.
const BEGINNING: usize = 32;
/// A sentence of more bytes that begins like boilerplate says more than that, unless it is a copyright notice.
const MOST_BYTES_OF_BOILERPLATE: usize = 160;
/// How many words are looked through for the first and second person: more than nearly any sentence has.
const PERSONAL_WORDS: usize = 60;

/// Whether a piece of a block can stand in a summary: a sentence, and the article's own.
pub(super) fn stands_alone(text: &str, words: usize, kind: BlockKind) -> bool {
    if words < LEAST_WORDS || text.len() > MOST_BYTES {
        return false;
    }
    let finished = is_finished(text);
    let enough = match kind {
        BlockKind::ListItem => {
            finished && words >= LEAST_WORDS_OF_ITEM || words >= LEAST_WORDS_OF_OPEN_ITEM
        }
        BlockKind::Note => true,
        _ => finished || words >= LEAST_WORDS_OF_OPEN_TEXT,
    };
    enough
        && !ends_open(text)
        && !is_markup(text)
        && !is_boilerplate(text)
        && !is_byline(text)
        && mostly_prose(text)
}

/// Whether the text ends as sentences end.
pub(super) fn is_finished(text: &str) -> bool {
    // A teaser breaks off.
    if text.ends_with("...") || text.ends_with('…') {
        return false;
    }
    // French sets a space before its closing mark, and a footnote leaves its number.
    let end = text.trim_end_matches(|c: char| {
        is_closing_mark(c) || matches!(c, ' ' | '\u{a0}') || c.is_ascii_digit()
    });
    let end = if end.is_empty() || end.ends_with(|c: char| c.is_alphabetic()) {
        text
    } else {
        end
    };
    match end.chars().next_back() {
        Some(
            '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।' | '॥' | '۔' | '։' | '።' | '။'
            | '។' | ';' | '\u{37e}' | '｡',
        ) => true,
        // Scripts without stops.
        Some(c) => ('\u{e00}'..='\u{eff}').contains(&c),
        None => false,
    }
}

/// A colon at the end announces what is not there.
fn ends_open(text: &str) -> bool {
    text.ends_with([':', '：', ',', '，', '、', '(', '-', '–', '—'])
}

/// Whether the sentence is boilerplate.
fn is_boilerplate(text: &str) -> bool {
    let start: String = text
        .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©')
        .chars()
        .take(BEGINNING)
        .flat_map(char::to_lowercase)
        .collect();
    BOILERPLATE.iter().any(|known| {
        start.strip_prefix(known).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric)
                || !known.ends_with(char::is_alphanumeric)
                || known.starts_with(is_unspaced)
        })
    }) && (text.len() < MOST_BYTES_OF_BOILERPLATE
        || start.starts_with("copyright")
        || start.starts_with('©'))
}

/// Whether the text is the page's code, which broken pages show as text.
pub(super) fn is_markup(text: &str) -> bool {
    (text.contains("</") || text.contains("/>")) && text.contains("=\"")
}

/// Letters, not figures, symbols or shouting.
fn mostly_prose(text: &str) -> bool {
    let (mut letters, mut capitals, mut others) = (0_usize, 0_usize, 0_usize);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_alphabetic() {
            letters += 1;
            capitals += usize::from(c.is_uppercase());
        } else {
            others += 1;
        }
    }
    // Three fifths of the signs are letters, and no more than half of these are capitals; a few capitals are a name.
    letters > others * 3 / 2 && capitals * 2 < letters.max(8)
}

/// How much the sentence's beginning refers to the one before it: 0 not at all, 0.5 perhaps, 1 so that it cannot stand without.
pub(crate) fn dangling(text: &str) -> f32 {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if bare.starts_with(is_unspaced)
        || bare.starts_with(|c: char| ('\u{ac00}'..='\u{d7a3}').contains(&c))
    {
        return if DANGLING_STARTS.iter().any(|start| bare.starts_with(start)) {
            1.0
        } else {
            0.0
        };
    }
    let first: String = bare
        .chars()
        .take(20)
        .take_while(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'))
        .flat_map(char::to_lowercase)
        .map(|c| if c == '’' { '\'' } else { c })
        .collect();
    let stem = first
        .split_once('\'')
        .map_or(first.as_str(), |(stem, _)| stem);
    if DANGLING.contains(&first.as_str()) || (!stem.is_empty() && DANGLING.contains(&stem)) {
        // "It is" and "There is" often refer to nothing before them.
        return if matches!(
            first.as_str(),
            "it" | "there"
                | "it's"
                | "there's"
                | "here"
                | "es"
                | "das"
                | "il"
                | "both"
                | "that"
                | "die"
                | "ce"
                | "c'est"
        ) {
            0.5
        } else {
            1.0
        };
    }
    // A small letter goes on with a sentence that began before.
    if bare.starts_with(char::is_lowercase) {
        0.5
    } else {
        0.0
    }
}

/// Whether quotation marks open inside the sentence and close outside it, or the reverse.
pub(super) fn breaks_a_quotation(text: &str) -> bool {
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    // German closes with the mark that English opens with.
    let curly = count('“') + count('”') + count('„');
    count('"') % 2 == 1
        || curly % 2 == 1
        || count('«') != count('»')
        || count('「') != count('」')
        || count('(') != count(')')
}

/// Whether somebody is quoted.
pub(super) fn quotes(text: &str) -> bool {
    text.contains(['"', '“', '”', '„', '«', '「', '`'])
}

/// Whether the sentence is a question.
pub(super) fn asks(text: &str) -> bool {
    text.trim_end_matches(|c: char| is_closing_mark(c) || matches!(c, ' ' | '\u{a0}'))
        .ends_with(['?', '？', '؟', '\u{37e}'])
}

/// Whether the writer speaks of himself or to the reader.
pub(super) fn is_personal(text: &str) -> bool {
    crate::terms::words(text).take(PERSONAL_WORDS).any(|word| {
        matches!(
            word,
            "I" | "me" | "my" | "My" | "you" | "You" | "your" | "Your" | "ich" | "je" | "yo" | "я"
        )
    })
}

/// Whether the sentence describes a picture.
pub(super) fn describes_a_picture(text: &str) -> bool {
    [
        "pictured",
        "(left)",
        "(right)",
        "photographed",
        "in this photo",
        "file photo",
        "im bild",
        "(links)",
        "(rechts)",
        "photo d'illustration",
    ]
    .iter()
    .any(|cue| text.to_lowercase().contains(cue))
}
