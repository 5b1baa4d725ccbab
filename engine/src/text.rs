//! Small questions about text that several modules ask: white space, words, scripts, closing marks.

/// Folds every run of white space (and invisible joiners that pages sprinkle in) to one space and trims the ends.
pub(crate) fn fold_spaces(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut pending = false;
    for c in text.chars() {
        if c.is_whitespace() || (c.is_control() && c != '\u{200d}') {
            pending = true;
        } else if !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}') {
            if pending && !folded.is_empty() {
                folded.push(' ');
            }
            pending = false;
            folded.push(c);
        }
    }
    folded
}

/// Scripts that write no spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c),
        0x0e00..=0x0eff          // Thai, Lao
        | 0x1000..=0x109f        // Myanmar
        | 0x1780..=0x17ff        // Khmer
        | 0x3040..=0x30ff        // kana
        | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff) // Han
}

/// Whether `c`, right after a stop, belongs to the sentence before it: closing quotation marks and brackets, the ones that
/// open too ("“" closes in German), and the signs that Markdown sets around words.
pub(crate) fn is_closing_mark(c: char) -> bool {
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
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '］'
            | '｝'
            | '〞'
            | '〟'
            | '*'
            | '_'
    )
}

/// How many words a reader counts.
pub(crate) fn count_words(text: &str) -> usize {
    let mut words = 0;
    let mut unspaced = 0;
    for token in text.split_whitespace() {
        if token.is_ascii() {
            words += usize::from(token.bytes().any(|byte| byte.is_ascii_alphanumeric()));
            continue;
        }
        let characters = token.chars().filter(|c| is_unspaced(*c)).count();
        unspaced += characters;
        if characters == 0 && token.chars().any(char::is_alphanumeric) {
            words += 1;
        }
    }
    // Most words of Chinese have two characters; for the other scripts without spaces that is rough.
    words + unspaced.div_ceil(2)
}
