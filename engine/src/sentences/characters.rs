//! What single characters mean for sentence splitting.

use crate::text::is_bullet;

/// What a mark amounts to; of a run of marks, the greatest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// A full stop, which also ends abbreviations and stands in numbers.
    Stop,
    /// Three dots or their one character: a pause, or an end.
    Ellipsis,
    /// A mark of question or exclamation.
    Strong,
    /// A mark that ends a sentence wherever it stands, no space needed.
    Final,
}

/// What `c` is between `before` (of its sentence) and `after`; `None` for a character that ends nothing.
pub(super) fn mark(c: char, before: &str, after: &str) -> Option<Mark> {
    match c {
        '.' | '\u{ff0e}' => Some(Mark::Stop),
        '…' | '⋯' => Some(Mark::Ellipsis),
        '!' | '?' | '؟' | '‼' | '⁇' | '⁈' | '⁉' | '‽' | '՜' | '՞' | '\u{37e}' => {
            // Armenian sets these marks inside the word that they stress.
            let inside = matches!(c, '՜' | '՞') && after.starts_with(char::is_alphabetic);
            (!inside).then_some(Mark::Strong)
        }
        // Greek asks with what looks like a semicolon.
        ';' => before
            .chars()
            .next_back()
            .is_some_and(is_greek)
            .then_some(Mark::Strong),
        // Armenian keyboards often give a colon for the full stop.
        ':' => before
            .chars()
            .next_back()
            .is_some_and(|c| ('\u{531}'..='\u{587}').contains(&c))
            .then_some(Mark::Strong),
        // Ethiopic: two word spaces are a full stop too.
        '፡' => (before.ends_with('፡') || after.starts_with('፡')).then_some(Mark::Final),
        '。' | '！' | '？' | '｡' | '︒' | '।' | '॥' | '۔' | '։' | '።' | '፧' | '፨' | '။' | '។'
        | '៕' | '᙮' | '᠃' | '᠉' | '᱾' | '᱿' | '꓿' | '꘎' | '꘏' | '꛳' | '꛷' | '꩝' | '꩞' | '꩟'
        | '꯫' | '܀' | '܁' | '܂' | '෴' | '༎' => Some(Mark::Final),
        '།' => after
            .starts_with(char::is_whitespace)
            .then_some(Mark::Final),
        _ => None,
    }
}

/// Whether `c`, before a word, belongs to the sentence that the word opens.
pub(super) fn opens(c: char) -> bool {
    is_bullet(c)
        || matches!(
            c,
            '"' | '\''
                | '“'
                | '”'
                | '‘'
                | '’'
                | '„'
                | '‚'
                | '«'
                | '»'
                | '‹'
                | '('
                | '['
                | '{'
                | '¿'
                | '¡'
                | '「'
                | '『'
                | '（'
                | '【'
                | '〈'
                | '《'
                | '—'
                | '–'
                | '―'
                | '-'
                | '*'
                | '_'
                | '`'
                | '#'
                | '$'
                | '€'
                | '£'
                | '@'
        )
}

/// The quotation mark that closes what `c` opens, where a word follows `c` and none stands before it: the marks of one
/// language's beginning are another's end.
pub(super) fn quotation_end(c: char, before: Option<char>, after: &str) -> Option<&'static [char]> {
    let ends: &[char] = match c {
        '"' => &['"'],
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        _ => return None,
    };
    // French sets a space behind its opening mark.
    let after = if c == '«' { after.trim_start() } else { after };
    let begins = before
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ':' | '—' | '–'))
        && !after.starts_with(char::is_whitespace);
    begins.then_some(ends)
}

/// Brackets whose inside stays together.
pub(super) fn nests(c: char) -> bool {
    matches!(c, '(' | '[' | '「' | '『' | '（' | '【' | '《')
}

/// The other end of [`nests`].
pub(super) fn unnests(c: char) -> bool {
    matches!(c, ')' | ']' | '」' | '』' | '）' | '】' | '》')
}

/// What closes the bracket `c`.
pub(super) fn partner(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '「' => '」',
        '『' => '』',
        '（' => '）',
        '【' => '】',
        '《' => '》',
        _ => return None,
    })
}

/// The length in bytes of a footnote mark (`[12]`, `[a]`, `¹`) at the start of `rest`.
pub(super) fn is_footnote(rest: &str) -> Option<usize> {
    let first = rest.chars().next()?;
    if matches!(first, '¹' | '²' | '³' | '⁴'..='⁹' | '†' | '‡') {
        return Some(first.len_utf8());
    }
    let inside = rest.strip_prefix('[')?;
    let length = inside.bytes().take(5).position(|b| b == b']')?;
    let text = &inside[..length];
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(length + 2)
}

/// Scripts written without spaces between words, where no space follows a stop.
pub(super) fn is_cjk(c: char) -> bool {
    matches!(u32::from(c), 0x3000..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0xff00..=0xffef | 0x20000..=0x3ffff)
}

pub(super) fn is_greek(c: char) -> bool {
    matches!(u32::from(c), 0x370..=0x3ff | 0x1f00..=0x1fff)
}

/// Thai, Lao and their kin: no stops, spaces between clauses.
pub(super) fn is_unpunctuated(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff)
}

/// Scripts of India, whose stop is the danda and whose full stop mostly follows initials.
pub(super) fn is_indic(c: char) -> bool {
    matches!(u32::from(c), 0x0900..=0x0dff)
}

/// Georgian has letters of two cases and writes with one of them.
pub(super) fn has_case(c: char) -> bool {
    (c.is_lowercase() || c.is_uppercase())
        && !matches!(u32::from(c), 0x10a0..=0x10ff | 0x1c90..=0x1cbf)
}
