//! Text as terms: words folded so that their forms meet, stop words left out.

use std::collections::{HashMap, HashSet};

use crate::text::is_unspaced;

/// Longer words are cut here: what follows is mostly inflection, in any language with an alphabet.
const STEM_CHARACTERS: usize = 7;

/// The terms of one text, numbered in order of appearance.
pub(crate) struct Lexicon {
    numbers: HashMap<String, u32>,
    stop_words: HashSet<&'static str>,
}

impl Lexicon {
    /// An empty lexicon that leaves out the stop words of `language` (ISO 639-1), and of English, which is everywhere.
    pub(crate) fn new(language: Option<&str>) -> Self {
        Self {
            numbers: HashMap::new(),
            stop_words: stop_words(language),
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
            } else if !self.is_stop_word(&lower) {
                terms.push(self.number(stem(&lower)));
            }
        }
        terms
    }

    /// Whether a lower-case word says nothing by itself.
    pub(crate) fn is_stop_word(&self, lower: &str) -> bool {
        self.stop_words.contains(lower)
            || lower.chars().nth(1).is_none() && !lower.starts_with(char::is_numeric)
    }

    fn number(&mut self, term: String) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        *self.numbers.entry(term).or_insert(next)
    }
}

/// The stop words of a language, where the list of lists has it, with the English ones.
fn stop_words(language: Option<&str>) -> HashSet<&'static str> {
    ["en", language.unwrap_or("en")]
        .iter()
        .filter_map(|code| stop_words::lookup(code))
        .flatten()
        .copied()
        // What apostrophes leave of "don't" and "l'heure".
        .chain([
            "don", "didn", "doesn", "isn", "wasn", "won", "ll", "ve", "re", "qu", "mr", "mrs",
            "said", "says", "http", "https", "www", "com", "html",
        ])
        .collect()
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
        let mut lexicon = Lexicon::new(Some("de"));
        assert_eq!(lexicon.terms("The engines"), lexicon.terms("an engine"));
        assert_eq!(
            lexicon.terms("Die Regierung"),
            lexicon.terms("der Regierungen")
        );
        assert!(lexicon.terms("und die of the").is_empty());
    }

    #[test]
    fn scripts_without_spaces_are_read_in_pairs() {
        let mut lexicon = Lexicon::new(Some("zh"));
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
