//! Words as people spell them: the same whatever their case, width and accents, and however a slip changed them.
use std::{collections::HashSet, sync::LazyLock};

use icu_normalizer::DecomposingNormalizerBorrowed;

/// The text in lower case, with full-width and other compatible forms made plain (`５`, `ｐ`, `𝗽`, `⁵`) and accents left
/// out: `Privé` is `prive`. Digits of other scripts become ours.
pub(super) fn fold(text: &str) -> String {
    DecomposingNormalizerBorrowed::new_nfkd()
        .normalize_iter(text.chars().flat_map(char::to_lowercase))
        .filter(|character| !is_accent(*character))
        .map(|character| match character {
            'ı' => 'i',
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            other => digit(other).unwrap_or(other),
        })
        .collect()
}

/// Unicode's block "Combining Diacritical Marks", and the sound marks of kana.
const fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}')
}

/// The ASCII digit of a digit in another script. Of Unicode's decimal digits (general category Nd), those of the
/// scripts that phones have a keyboard for.
fn digit(character: char) -> Option<char> {
    const ZEROS: [char; 9] = [
        '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}', '\u{e50}',
        '\u{1040}',
    ];
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(character).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}

/// Whether a character parts words like a space, seen or not: all of Unicode's white space, and what is invisible. The
/// two joiners that Persian and emoji need (U+200C, U+200D) do not.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// The text without the spaces that are not seen.
pub(super) fn without_invisible(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_whitespace() || !is_space(*character))
        .collect()
}

/// The words of a folded text, letters and digits apart: `n=5private` is `n`, `5`, `private`.
pub(super) fn words(folded: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in folded.split(|character: char| !character.is_alphanumeric()) {
        let mut start = 0;
        let mut before = None;
        for (index, character) in word.char_indices() {
            let is_digit = character.is_ascii_digit();
            if before.is_some_and(|before| before != is_digit) {
                words.push(&word[start..index]);
                start = index;
            }
            before = Some(is_digit);
        }
        words.push(&word[start..]);
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The entries of a list, written with commas between them.
pub(super) fn entries<'a>(list: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    list.iter().flat_map(|line| line.split(", "))
}

/// Words and short phrases that are looked up often.
pub(super) struct WordList {
    listed: LazyLock<HashSet<&'static str>>,
}

impl WordList {
    pub(super) const fn new(read: fn() -> HashSet<&'static str>) -> Self {
        Self {
            listed: LazyLock::new(read),
        }
    }

    /// Whether it has a folded word.
    pub(super) fn has(&self, word: &str) -> bool {
        self.listed.contains(word)
    }
}

/// A [`WordList`] of lines of words, with commas between them.
macro_rules! word_list {
    ($lines:expr) => {
        $crate::command::spelling::WordList::new(|| {
            $crate::command::spelling::entries(&$lines).collect()
        })
    };
}
pub(super) use word_list;

/// How many slips lead from one word to the other: a letter too many, missing, another, or two that changed places
/// (<https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance>, optimal string alignment).
pub(super) fn slips(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let mut fewest = (last[j + 1] + 1)
                .min(row[j] + 1)
                .min(last[j] + usize::from(a != b));
            if i > 0 && j > 0 && *a == other[j - 1] && one[i - 1] == *b {
                fewest = fewest.min(before[j - 1] + 1);
            }
            row.push(fewest);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_width_accents_and_other_digits_make_no_difference() {
        for (text, folded) in [
            ("PRIVÉ", "prive"),
            ("prive\u{301}", "prive"),
            ("ｐｒｉｖａｔｅ", "private"),
            ("𝗽𝗿𝗶𝘃𝗮𝘁𝗲", "private"),
            ("５", "5"),
            ("⁵", "5"),
            ("٥", "5"),
            ("५", "5"),
            ("Yalnızca GİZLİ", "yalnizca gizli"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn slips_are_counted_as_the_keyboard_makes_them() {
        for (typed, count) in [
            ("private", 0),
            ("prvate", 1),
            ("pirvate", 1),
            ("provate", 1),
            ("privatte", 1),
            ("pravite", 2),
            ("", 7),
        ] {
            assert_eq!(slips(typed, "private"), count, "{typed}");
        }
    }

    #[test]
    fn words_are_parted_by_what_is_neither_letter_nor_digit() {
        assert_eq!(words("--n=5private, (me)"), ["n", "5", "private", "me"]);
        assert!(words(" – ").is_empty());
    }
}
