//! What a sentence's own words give away: that it is boilerplate, that it refers to the one before it, that somebody speaks.

mod phrases;

use self::phrases::{BOILERPLATE, DANGLING, DANGLING_STARTS};
use crate::article::BlockKind;
use crate::text::is_unspaced;

// The limits were set by hand when the ranking was first made; no measurement of a single one is recorded. What they do
// together, leaving out bylines, time stamps and captions, brought by far the most of all that was tried
// (docs/decisions/0009-ranking.md).

/// Fewer words are a label.
const LEAST_WORDS: usize = 4;
/// More bytes are no sentence.
const MOST_BYTES: usize = 1_500;
/// An item of a list is a sentence if it ends as one and has so many words, or has so many more without a stop.
const ITEM_WORDS: usize = 6;
const UNFINISHED_ITEM_WORDS: usize = 12;
/// Any other text without a stop is a sentence if it has so many words.
const UNFINISHED_WORDS: usize = 14;
/// Longer texts, in bytes, are not boilerplate by their beginning alone.
const BOILERPLATE_BYTES: usize = 160;
/// So many characters of a text are compared with the beginnings of boilerplate, the longest of which has 27.
const BOILERPLATE_BEGINNING: usize = 32;
/// A text of fewer letters may have as many capitals as one of so many.
const SHOUTED_LETTERS: usize = 8;

/// Whether a piece of a block can stand in a summary: a sentence, and the article's own.
pub(super) fn stands_alone(text: &str, words: usize, kind: BlockKind) -> bool {
    if words < LEAST_WORDS || text.len() > MOST_BYTES {
        return false;
    }
    let finished = is_finished(text);
    let enough = match kind {
        BlockKind::ListItem => finished && words >= ITEM_WORDS || words >= UNFINISHED_ITEM_WORDS,
        _ => finished || words >= UNFINISHED_WORDS,
    };
    enough && !ends_open(text) && !is_markup(text) && !is_boilerplate(text) && mostly_prose(text)
}

/// Whether the text ends as sentences end.
pub(super) fn is_finished(text: &str) -> bool {
    // A teaser breaks off.
    if text.ends_with("...") || text.ends_with('…') {
        return false;
    }
    let end = text.trim_end_matches(|c: char| {
        matches!(
            c,
            '"' | '\''
                | '”'
                | '’'
                | '“'
                | '»'
                | '›'
                | ')'
                | ']'
                | '」'
                | '』'
                | '）'
                | '】'
                | '*'
                | ' '
                | '\u{a0}'
        ) || c.is_ascii_digit()
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
        .take(BOILERPLATE_BEGINNING)
        .flat_map(char::to_lowercase)
        .collect();
    BOILERPLATE.iter().any(|known| {
        start.strip_prefix(known).is_some_and(|rest| {
            !rest.starts_with(char::is_alphanumeric)
                || !known.ends_with(char::is_alphanumeric)
                || known.starts_with(is_unspaced)
        })
    }) && (text.len() < BOILERPLATE_BYTES
        || start.starts_with("copyright")
        || start.starts_with('©'))
}

/// Whether the text is the page's code, which broken pages show as text.
pub(super) fn is_markup(text: &str) -> bool {
    (text.contains("</") || text.contains("/>")) && text.contains("=\"")
}

/// Letters, not figures, symbols or shouting: more than three letters for two other characters, and fewer than half of them
/// capitals.
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
    letters > others * 3 / 2 && capitals * 2 < letters.max(SHOUTED_LETTERS)
}

/// How much the sentence's beginning refers to the one before it: 0 not at all, 0.5 perhaps, 1 so that it cannot stand without.
/// Set by hand, as the [words](phrases) are.
pub(super) fn dangling(text: &str) -> f32 {
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
    text.trim_end_matches(['"', '”', '’', '\'', ')', '」', ' '])
        .ends_with(['?', '？', '؟', '\u{37e}'])
}

/// So many words of a sentence are searched for the first and the second person.
const FIRST_WORDS: usize = 60;

/// Whether the writer speaks of himself or to the reader.
pub(super) fn is_personal(text: &str) -> bool {
    crate::terms::words(text).take(FIRST_WORDS).any(|word| {
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
