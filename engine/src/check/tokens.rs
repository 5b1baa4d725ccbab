//! A sentence as words: folded so that spellings meet, with what their shape says.

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::terms::{StopWords, stem};
use crate::text::is_unspaced;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Begins with a small letter, or with one of a script that has no others.
    Small,
    /// Begins with a capital letter: "Lyon".
    Capital,
    /// Capitals alone, or one inside: "QPR", "U.S.", "iPhone", "MH370". A name wherever it stands.
    Marked,
    /// Figures.
    Digits,
    /// A run of a script without spaces.
    Unspaced,
}

/// One word of a text.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of a word, and none excludes another"
)]
pub(super) struct Token<'a> {
    /// As it is written, less a possessive.
    pub(super) text: &'a str,
    /// Where it begins in the text, in bytes.
    pub(super) start: usize,
    /// Where it ends, a possessive included.
    pub(super) end: usize,
    /// Lower case, without accents.
    pub(super) key: String,
    /// What its inflections share.
    pub(super) stem: String,
    pub(super) shape: Shape,
    /// Whether it says nothing by itself.
    pub(super) is_stop: bool,
    /// Whether a capital letter says nothing here: the beginning of a sentence or of a quotation.
    pub(super) opens: bool,
    /// "don't", "n'est": the word itself says no.
    pub(super) denies: bool,
    /// Whether nothing stands between it and the word before: "10million", "30th".
    pub(super) is_glued: bool,
}

impl Token<'_> {
    /// Whether it is written like a name, where it does not open a sentence.
    pub(super) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Marked)
    }

    /// "Lyon's".
    pub(super) fn is_possessive(&self) -> bool {
        self.end - self.start > self.text.len()
    }

    pub(super) fn is_digits(&self) -> bool {
        self.shape == Shape::Digits
    }
}

/// The words of a text, in order.
pub(super) fn tokens<'a>(text: &'a str, stop_words: &StopWords) -> Vec<Token<'a>> {
    let mut found: Vec<Token<'a>> = Vec::with_capacity(text.len() / 6);
    let mut at = 0;
    while let Some(offset) = text[at..].find(is_word_character) {
        let start = at + offset;
        let (length, shape) = word(&text[start..]);
        let gap = &text[at..start];
        let opens = found.last().is_none_or(|before| opens_after(before, gap));
        found.push(token(
            text,
            start,
            start + length,
            shape,
            opens,
            gap.is_empty() && at > 0,
            stop_words,
        ));
        at = start + length;
    }
    found
}

fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || is_indic_sign(c)
}

/// Vowel signs that Indic and South-East Asian scripts write between letters.
fn is_indic_sign(c: char) -> bool {
    matches!(u32::from(c), 0x0900..=0x0963 | 0x0971..=0x0df3 | 0x0e31..=0x0e4e | 0x1000..=0x103f | 0x1780..=0x17d3)
}

/// The value of a decimal digit of any script that pages write numbers in.
pub(super) fn digit(c: char) -> Option<u32> {
    let code = u32::from(c);
    [0x30, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10]
        .into_iter()
        .find_map(|zero| code.checked_sub(zero).filter(|value| *value < 10))
}

/// Signs between the digits of one figure.
fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '\'' | '’' | '٫' | '٬' | '．')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The length in bytes of the word that begins here, and how it is written.
fn word(rest: &str) -> (usize, Shape) {
    let first = rest.chars().next().unwrap_or(' ');
    if digit(first).is_some() {
        return (figure_length(rest), Shape::Digits);
    }
    if is_unspaced(first) {
        let end = rest.find(|c: char| !is_word_character(c) || !is_unspaced(c));
        return (end.unwrap_or(rest.len()), Shape::Unspaced);
    }
    if let Some(length) = dotted_length(rest) {
        return (length, Shape::Marked);
    }
    let mut end = 0;
    for (index, c) in rest.char_indices() {
        let joins = is_apostrophe(c)
            && rest[index + c.len_utf8()..]
                .chars()
                .next()
                .is_some_and(char::is_alphabetic);
        if !(is_word_character(c) && !is_unspaced(c) || joins) {
            break;
        }
        end = index + c.len_utf8();
    }
    (end, shape(&rest[..end]))
}

/// "U.S.", "J.K": single capitals with full stops between them, the last stop left out.
fn dotted_length(rest: &str) -> Option<usize> {
    let mut letters = 0;
    let mut end = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((index, letter)) = characters.next() {
        if !letter.is_uppercase() {
            break;
        }
        let next = characters.next().map(|(_, c)| c);
        if next.is_some_and(char::is_alphanumeric) {
            break;
        }
        letters += 1;
        end = index + letter.len_utf8();
        if next != Some('.') {
            break;
        }
    }
    (letters > 1).then_some(end)
}

fn figure_length(rest: &str) -> usize {
    let mut end = 0;
    let mut characters = rest.char_indices().peekable();
    while let Some((index, c)) = characters.next() {
        let inside = is_separator(c)
            && characters
                .peek()
                .is_some_and(|(_, next)| digit(*next).is_some());
        if digit(c).is_none() && !inside {
            break;
        }
        end = index + c.len_utf8();
    }
    end
}

/// Longer words in capitals are shouted: "CLICK". Chosen by eye.
const LONGEST_ACRONYM: usize = 4;

fn shape(word: &str) -> Shape {
    let mut characters = word.chars();
    let first_is_capital = characters.next().is_some_and(char::is_uppercase);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let digits = word.chars().any(|c| digit(c).is_some());
    // "O'Leary" and "McCoy" have a capital inside as "iPhone" has one.
    if capitals > 1 && letters > 1 && !(capitals == letters && letters > LONGEST_ACRONYM)
        || capitals > 0 && (digits || !first_is_capital)
    {
        Shape::Marked
    } else if first_is_capital {
        Shape::Capital
    } else {
        Shape::Small
    }
}

fn token<'a>(
    text: &'a str,
    start: usize,
    end: usize,
    shape: Shape,
    opens: bool,
    is_glued: bool,
    stop_words: &StopWords,
) -> Token<'a> {
    let written = &text[start..end];
    let denies = written.len() >= 3 && denies(written);
    let bare = without_possessive(written);
    let bare = without_elision(bare);
    let mut key = fold(bare);
    key.retain(|c| c != '.' && !is_apostrophe(c));
    let plain = fold(written);
    let is_stop = shape != Shape::Digits
        && (stop_words.contain(&key) || stop_words.contain(&plain) || stop_words.contain(&bare.to_lowercase()) || denies)
        // "US" and "IT" are none, "us" and "it" are.
        && !(shape == Shape::Marked && key.len() > 1 && !denies)
        // On the list of stop words for what the Web of its time was full of.
        && !matches!(key.as_str(), "microsoft" | "netscape");
    Token {
        text: bare,
        start,
        end,
        stem: stem(&key),
        key,
        shape,
        is_stop,
        opens,
        denies,
        is_glued,
    }
}

/// English "n't", French "n'".
fn denies(written: &str) -> bool {
    let mut back = written.chars().rev();
    let ends = matches!(back.next(), Some('t' | 'T'))
        && back.next().is_some_and(is_apostrophe)
        && matches!(back.next(), Some('n' | 'N'));
    let mut front = written.chars();
    ends || matches!(front.next(), Some('n' | 'N')) && front.next().is_some_and(is_apostrophe)
}

/// "Lyon's" is "Lyon".
fn without_possessive(written: &str) -> &str {
    ['\'', '’', 'ʼ']
        .iter()
        .flat_map(|apostrophe| ['s', 'S'].map(|ending| (*apostrophe, ending)))
        .find_map(|(apostrophe, ending)| {
            written
                .strip_suffix(ending)
                .and_then(|bare| bare.strip_suffix(apostrophe))
        })
        .filter(|bare| !bare.is_empty())
        .unwrap_or(written)
}

/// "l'Élysée" is "Élysée".
fn without_elision(written: &str) -> &str {
    let Some((index, apostrophe)) = written.char_indices().find(|(_, c)| is_apostrophe(*c)) else {
        return written;
    };
    let before = &written[..index];
    let after = &written[index + apostrophe.len_utf8()..];
    let elided = matches!(
        before.to_lowercase().as_str(),
        "l" | "d"
            | "qu"
            | "j"
            | "n"
            | "s"
            | "c"
            | "m"
            | "t"
            | "dell"
            | "all"
            | "nell"
            | "sull"
            | "dall"
            | "un"
    );
    if elided && after.len() > 1 {
        after
    } else {
        written
    }
}

/// Whether a capital letter says nothing after this word and these signs.
fn opens_after(before: &Token<'_>, gap: &str) -> bool {
    gap.chars().any(|c| match c {
        '!' | '?' | '…' | ':' | '"' | '“' | '„' | '«' | '‘' | '「' | '•' | '\n' | '。' | '—'
        | '–' => true,
        // "Dr. Smith", "St. Louis", "No. 5": short words with a capital letter are abbreviations.
        '.' => !(before.is_capital() && before.text.chars().count() <= 3),
        _ => false,
    })
}

/// Lower case, without accents and in the plain forms of its letters.
pub(super) fn fold(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower.is_ascii() {
        return lower;
    }
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(&lower);
    decomposed
        .chars()
        .filter(|c| !matches!(u32::from(*c), 0x0300..=0x036f | 0x064b..=0x0652))
        .flat_map(|c| match c {
            'ß' => ['s', 's'],
            'æ' => ['a', 'e'],
            'œ' => ['o', 'e'],
            'ø' => ['o', '\0'],
            'ł' => ['l', '\0'],
            'đ' | 'ð' => ['d', '\0'],
            'ı' => ['i', '\0'],
            other => [other, '\0'],
        })
        .filter(|c| *c != '\0')
        .collect()
}

/// What stands between two words.
pub(super) fn gap<'a>(text: &'a str, one: &Token<'_>, other: &Token<'_>) -> &'a str {
    text.get(one.end..other.start).unwrap_or_default()
}

/// Whether two words with this between them belong together: "2 million", "twenty-one".
pub(super) fn is_narrow(gap: &str) -> bool {
    matches!(
        gap,
        "" | " " | "-" | " - " | "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2011}" | "\u{2010}"
    )
}

/// What two words begin with alike, and what is left of each.
pub(super) fn apart<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str, &'a str) {
    let alike = one.chars().zip(other.chars()).take_while(|(a, b)| a == b);
    let length = alike.map(|(a, _)| a.len_utf8()).sum();
    (&one[..length], &one[length..], &other[length..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        let words = tokens(text, &StopWords::of(Some("en")));
        words.into_iter().map(|token| token.key).collect()
    }

    #[test]
    fn spellings_of_a_word_meet() {
        assert_eq!(keys("U.S. US"), ["us", "us"]);
        assert_eq!(keys("Moyes’ Moyes's Moyes"), ["moyes"; 3]);
        assert_eq!(keys("l'Élysée Elysee"), ["elysee", "elysee"]);
        assert_eq!(keys("Straße Strasse"), ["strasse", "strasse"]);
    }

    #[test]
    fn figures_are_words_of_their_own() {
        assert_eq!(
            keys("£10million 30th 2,000,000 3-1 MH370"),
            ["10", "million", "30", "th", "2,000,000", "3", "1", "mh370"]
        );
    }

    #[test]
    fn a_capital_at_the_beginning_says_nothing() {
        let words = tokens(
            "Police met Dr. Smith. He said: \"Go home\".",
            &StopWords::of(Some("en")),
        );
        let opening: Vec<&str> = words
            .iter()
            .filter(|word| word.opens)
            .map(|word| word.text)
            .collect();
        assert_eq!(opening, ["Police", "He", "Go"]);
    }
}
