//! A text as words to compare: each with its stem, and whether it is a stop word, a number, a name.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::wording::{NUMBER_WORDS, TIMES};
use crate::hash::{HashMap, HashMapExt as _, HashSet};
use crate::terms::{StopWords, words};
use crate::text::{is_unspaced, plain_letter};

/// Longer words are no language's, and stemming them would cost more than they are worth.
const LONGEST_STEMMED: usize = 80;

/// One word of a text, or one pair of characters of a script without spaces.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own: a name may be a time and have figures"
)]
pub(super) struct Term {
    /// The number of its stem.
    pub(super) stem: u32,
    /// Whether it says nothing by itself.
    pub(super) stop: bool,
    /// Whether it has figures, or is a number in words.
    pub(super) number: bool,
    /// Whether it names a time: a year, a month, a word such as "century".
    pub(super) time: bool,
    /// Whether it begins with a capital, the sentence's first word apart.
    pub(super) name: bool,
}

/// Reads texts of one language, and numbers their stems.
pub(super) struct Reader<'a> {
    stemmer: Option<Stemmer>,
    stop_words: &'a StopWords,
    numbers: HashMap<String, u32>,
    stems: Vec<String>,
    number_words: HashSet<&'static str>,
    times: HashSet<&'static str>,
    /// What a word has been read as: most come again and again.
    known: HashMap<String, Term>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(language: Option<&str>, stop_words: &'a StopWords) -> Self {
        Self {
            stemmer: language.and_then(algorithm).map(Stemmer::create),
            stop_words,
            numbers: HashMap::new(),
            stems: Vec::new(),
            number_words: NUMBER_WORDS.iter().copied().collect(),
            times: TIMES.iter().copied().collect(),
            known: HashMap::new(),
        }
    }

    /// The stem of this number.
    pub(super) fn stem(&self, number: u32) -> &str {
        self.stems.get(number as usize).map_or("", String::as_str)
    }

    /// How many different stems there are so far.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// The terms of a text, in order.
    pub(super) fn terms(&mut self, text: &str) -> Vec<Term> {
        let mut terms = Vec::new();
        for word in words(text) {
            if word.starts_with(is_unspaced) {
                self.pairs(word, &mut terms);
                continue;
            }
            let mut term = match self.known.get(word) {
                Some(term) => *term,
                None => self.word(word),
            };
            term.name &= !terms.is_empty();
            terms.push(term);
        }
        terms
    }

    fn word(&mut self, word: &str) -> Term {
        let lower = lower(word);
        let figures = word.contains(char::is_numeric);
        let stem = match &self.stemmer {
            Some(stemmer) if !figures && lower.len() <= LONGEST_STEMMED => {
                folded(&stemmer.stem(&lower))
            }
            _ => folded(&lower),
        };
        let term = Term {
            stem: self.number(stem),
            stop: self.stop_words.contain(&lower),
            number: figures || self.number_words.contains(lower.as_str()),
            time: is_year(word) || self.times.contains(lower.as_str()),
            name: word.starts_with(char::is_uppercase),
        };
        self.known.insert(word.to_owned(), term);
        term
    }

    fn pairs(&mut self, word: &str, terms: &mut Vec<Term>) {
        let letters: Vec<char> = word.chars().collect();
        for at in 0..letters.len().max(2) - 1 {
            let pair: String = letters[at..letters.len().min(at + 2)].iter().collect();
            let numeral = |c: &char| "〇一二三四五六七八九十百千万亿億兩两".contains(*c);
            let term = Term {
                stop: self.stop_words.contain(&pair),
                number: letters[at..letters.len().min(at + 2)].iter().any(numeral),
                time: letters[at..].first().is_some_and(|c| "年月日".contains(*c)),
                name: false,
                stem: self.number(pair),
            };
            terms.push(term);
        }
    }

    fn number(&mut self, stem: String) -> u32 {
        if let Some(number) = self.numbers.get(&stem) {
            return *number;
        }
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        self.stems.push(stem.clone());
        self.numbers.insert(stem, next);
        next
    }
}

/// Lower case, without the dot that Turkish capitals leave behind.
pub(super) fn lower(word: &str) -> String {
    let mut lower = word.to_lowercase();
    lower.retain(|c| c != '\u{307}');
    lower
}

/// Without the marks over letters of the Latin and Greek alphabet, which people leave out and inflection moves.
fn folded(stem: &str) -> String {
    if stem.is_ascii() {
        return stem.to_owned();
    }
    stem.chars().map(plain_letter).collect()
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word
            .parse()
            .is_ok_and(|year: u16| (1000..2100).contains(&year))
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "ar" => Algorithm::Arabic,
        "hy" => Algorithm::Armenian,
        "eu" => Algorithm::Basque,
        "ca" => Algorithm::Catalan,
        "cs" | "sk" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "nl" | "af" => Algorithm::Dutch,
        "en" => Algorithm::English,
        "eo" => Algorithm::Esperanto,
        "et" => Algorithm::Estonian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "id" => Algorithm::Indonesian,
        "ga" => Algorithm::Irish,
        "it" => Algorithm::Italian,
        "lt" => Algorithm::Lithuanian,
        "ne" => Algorithm::Nepali,
        "no" => Algorithm::Norwegian,
        "fa" => Algorithm::Persian,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" | "be" => Algorithm::Russian,
        "sr" | "hr" => Algorithm::Serbian,
        "es" => Algorithm::Spanish,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" | "az" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        "yi" => Algorithm::Yiddish,
        _ => return None,
    })
}
