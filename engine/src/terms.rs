//! Text as terms: words folded so that their forms meet, stop words left out.

use std::sync::LazyLock;

use crate::hash::{HashMap, HashMapExt as _, HashSet};
use crate::text::is_unspaced;

/// A line a language, its code first; made by the build script.
const LISTS: &str = include_str!(concat!(env!("OUT_DIR"), "/stop_words.txt"));

/// The stop words of a language, by its ISO 639-1 code.
fn listed(language: &str) -> Option<impl Iterator<Item = &'static str>> {
    let mut lists = LISTS.lines().map(|list| list.split('\t'));
    lists.find_map(|mut words| (words.next() == Some(language)).then_some(words))
}

/// Longer words are cut here: what follows is mostly inflection, in any language with an alphabet. Chosen by eye.
const STEM_CHARACTERS: usize = 7;

/// The words that say nothing by themselves in one language, and in English, which is everywhere.
#[derive(Debug)]
pub(crate) struct StopWords {
    /// `None` for English itself, and where there is no list.
    own: Option<HashSet<&'static str>>,
}

/// Made once: most pages are in English, and the others quote it.
static ENGLISH: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let listed = listed("en").into_iter().flatten();
    // What apostrophes leave of "don't" and "l'heure".
    let rests = [
        "don", "didn", "doesn", "isn", "wasn", "won", "ll", "ve", "re", "qu", "mr", "mrs", "said",
        "says", "http", "https", "www", "com", "html",
    ];
    listed.chain(rests).collect()
});

impl StopWords {
    /// Those of `language`, an ISO 639-1 code.
    pub(crate) fn of(language: Option<&str>) -> Self {
        let listed = language.filter(|code| *code != "en").and_then(listed);
        Self {
            own: listed.map(Iterator::collect),
        }
    }

    /// Whether a lower-case word is one of them, or a single letter.
    pub(crate) fn contain(&self, lower: &str) -> bool {
        ENGLISH.contains(lower)
            || self.own.as_ref().is_some_and(|own| own.contains(lower))
            || lower.chars().nth(1).is_none() && !lower.starts_with(char::is_numeric)
    }
}

/// The terms of one text, numbered in order of appearance; stop words are none.
pub(crate) struct Lexicon<'a> {
    numbers: HashMap<String, u32>,
    stop_words: &'a StopWords,
}

impl<'a> Lexicon<'a> {
    /// An empty lexicon.
    pub(crate) fn new(stop_words: &'a StopWords) -> Self {
        Self {
            numbers: HashMap::new(),
            stop_words,
        }
    }

    /// How many different terms there are so far.
    pub(crate) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// The numbers of the terms of a text, in order, repeated as they repeat.
    pub(crate) fn terms(&mut self, text: &str) -> Vec<u32> {
        let mut terms = Vec::new();
        for word in words(text) {
            let lower = word.to_lowercase();
            if word.starts_with(is_unspaced) {
                let letters: Vec<char> = lower.chars().collect();
                for pair in letters.windows(2) {
                    terms.push(self.number(pair.iter().collect()));
                }
            } else if !self.stop_words.contain(&lower) {
                terms.push(self.number(stem(&lower)));
            }
        }
        terms
    }

    fn number(&mut self, term: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(term).or_insert(next)
    }
}

/// The form that a word shares with its plural and most of its inflections.
pub(crate) fn stem(lower: &str) -> String {
    let bare = match lower.strip_suffix('s') {
        Some(bare) if bare.len() > 3 && !bare.ends_with(['s', 'u', 'i']) => bare,
        _ => lower,
    };
    bare.chars().take(STEM_CHARACTERS).collect()
}

/// The words of a text: runs of letters, digits and the signs that Indic scripts write between letters. A run of a script
/// without spaces is one word.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(is_word_character)?;
        rest = &rest[start..];
        let unspaced = rest.starts_with(is_unspaced);
        let end = rest
            .find(|c| !is_word_character(c) || is_unspaced(c) != unspaced)
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

fn is_word_character(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(u32::from(c), 0x0900..=0x0963 | 0x0966..=0x096f | 0x0971..=0x0df3 | 0x0e31..=0x0e4e | 0x1000..=0x1049 | 0x1780..=0x17d3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet_and_stop_words_go() {
        let german = StopWords::of(Some("de"));
        let mut lexicon = Lexicon::new(&german);
        assert_eq!(lexicon.terms("The engines"), lexicon.terms("an engine"));
        assert_eq!(
            lexicon.terms("Die Regierung"),
            lexicon.terms("der Regierungen")
        );
        assert!(lexicon.terms("und die of the").is_empty());
    }

    #[test]
    fn scripts_without_spaces_are_read_in_pairs() {
        let chinese = StopWords::of(Some("zh"));
        let mut lexicon = Lexicon::new(&chinese);
        assert_eq!(lexicon.terms("北京大学").len(), 3);
    }

    #[test]
    fn words_keep_their_vowel_signs() {
        assert_eq!(
            words("हिन्दी में, 3.5").collect::<Vec<_>>(),
            ["हिन्दी", "में", "3", "5"]
        );
    }
}
