//! The sentences that a claim is checked against, read into words and indexed.

use super::dates::{Date, When, dates};
use super::numbers::{Number, numbers};
use super::tokens::{Shape, Token, tokens};
use crate::hash::{HashMap, HashMapExt as _, HashSet};
use crate::terms::StopWords;

/// A text that was read: its words, numbers and times.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: Vec<Token<'a>>,
    pub(super) numbers: Vec<Number>,
    pub(super) dates: Vec<Date>,
    /// The places of the words that say something, in order.
    pub(super) content: Vec<usize>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(text: &'a str, language: Option<&str>, stop_words: &StopWords) -> Self {
        let tokens = tokens(text, stop_words);
        let numbers = numbers(text, &tokens, language);
        let dates = dates(text, &tokens, &numbers, language);
        // Lists of stop words hold "three" and "last".
        let counts = |at: usize| {
            numbers
                .iter()
                .any(|number| (number.from..=number.to).contains(&at))
        };
        let content = (0..tokens.len())
            .filter(|at| !tokens[*at].is_stop || counts(*at))
            .collect();
        Self {
            text,
            tokens,
            numbers,
            dates,
            content,
        }
    }

    /// The number whose words the one at `at` belongs to.
    pub(super) fn number_at(&self, at: usize) -> Option<&Number> {
        self.numbers
            .iter()
            .find(|number| (number.from..=number.to).contains(&at))
    }

    /// The time whose words the one at `at` belongs to.
    pub(super) fn date_at(&self, at: usize) -> Option<&Date> {
        self.dates
            .iter()
            .find(|date| (date.from..=date.to).contains(&at))
    }

    /// Whether a number is a part of a time: the 12 of "12 March".
    pub(super) fn is_in_date(&self, number: &Number) -> bool {
        self.dates
            .iter()
            .any(|date| date.from <= number.from && number.to <= date.to)
    }

    /// Whether the word at `at` is what the number before it counts in: the "tonnes" of "312 tonnes".
    pub(super) fn is_unit(&self, at: usize) -> bool {
        self.numbers
            .iter()
            .any(|number| number.unit.is_some() && number.to + 1 == at)
    }

    /// The words of a stretch as they are written.
    pub(super) fn words(&self, from: usize, to: usize) -> &'a str {
        &self.text[self.tokens[from].start..self.tokens[to].end]
    }
}

/// A word's place: its sentence among the cited ones, and its place in that sentence's content.
pub(super) type Place = (usize, usize);

/// A claim may lean on so many sentences: all of a text together bear out nearly any word, and more than these are taken for one.
pub(crate) const MOST_CITED: usize = 6;

/// Sentences and their words, to be looked up.
#[derive(Debug)]
pub(super) struct Index<'s, 'a> {
    pub(super) sentences: Vec<&'s Reading<'a>>,
    /// The whole text, cited or not.
    text: &'s [Reading<'a>],
    keys: HashSet<&'s str>,
    /// Where words that say something stand, by their stems.
    stems: HashMap<&'s str, Vec<Place>>,
    /// The short forms that runs of capital words could have: "qpr" for "Queens Park Rangers".
    initials: HashSet<String>,
}

impl<'s, 'a> Index<'s, 'a> {
    pub(super) fn new(sentences: Vec<&'s Reading<'a>>, text: &'s [Reading<'a>]) -> Self {
        let mut keys = HashSet::default();
        let mut stems: HashMap<&str, Vec<Place>> = HashMap::new();
        let mut initials = HashSet::default();
        for (number, sentence) in sentences.iter().enumerate() {
            keys.extend(sentence.tokens.iter().map(|token| token.key.as_str()));
            for (place, at) in sentence.content.iter().enumerate() {
                stems
                    .entry(sentence.tokens[*at].stem.as_str())
                    .or_default()
                    .push((number, place));
            }
            collect_initials(&sentence.tokens, &mut initials);
        }
        Self {
            sentences,
            text,
            keys,
            stems,
            initials,
        }
    }

    /// Whether these are more sentences than a point may cite: a whole text, which says most things of something.
    pub(super) fn is_whole_text(&self) -> bool {
        self.sentences.len() > MOST_CITED
    }

    pub(super) fn has_key(&self, key: &str) -> bool {
        self.keys.contains(key)
    }

    /// A word of the sentences, where they have it.
    pub(super) fn key(&self, key: &str) -> Option<&'s str> {
        self.keys.get(key).copied()
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &'s str> {
        self.keys.iter().copied()
    }

    /// Whether the text writes this word in small letters anywhere.
    pub(super) fn is_small(&self, key: &str) -> bool {
        let is_it = |token: &Token<'_>| token.shape == Shape::Small && token.key == key;
        self.text
            .iter()
            .any(|reading| reading.tokens.iter().any(is_it))
    }

    /// Whether two sentences of the text have a word with this stem: "it" stands for what a text comes back to, so that any claim
    /// may name it.
    pub(super) fn is_topic(&self, stem: &str) -> bool {
        let has = |reading: &&Reading<'_>| {
            reading
                .content
                .iter()
                .any(|at| reading.tokens[*at].stem == stem)
        };
        self.text.iter().filter(has).nth(1).is_some()
    }

    pub(super) fn has_stem(&self, stem: &str) -> bool {
        self.stems.contains_key(stem)
    }

    pub(super) fn places(&self, stem: &str) -> &[Place] {
        self.stems.get(stem).map_or(&[], Vec::as_slice)
    }

    pub(super) fn has_initials(&self, letters: &str) -> bool {
        self.initials.contains(letters)
    }

    /// The word at a place of a sentence's content, with its place among all words.
    pub(super) fn content(&self, place: Place) -> Option<(usize, &'s Token<'a>)> {
        let sentence = self.sentences.get(place.0)?;
        let at = *sentence.content.get(place.1)?;
        Some((at, &sentence.tokens[at]))
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = &'s Number> {
        self.sentences.iter().flat_map(|sentence| &sentence.numbers)
    }

    pub(super) fn dates(&self) -> impl Iterator<Item = &'s Date> {
        self.sentences.iter().flat_map(|sentence| &sentence.dates)
    }

    /// Whether a date of the sentences has this number as its year or its day.
    pub(super) fn numbers_in_dates(&self, number: &Number) -> bool {
        let part = |part: Option<u32>| {
            part.is_some_and(|part| (f64::from(part) - number.value).abs() < 1e-9)
        };
        self.dates().any(|date| {
            [Some(date.when), date.other]
                .into_iter()
                .flatten()
                .any(|when| matches!(when, When::Day { day, year, .. } if part(day) || part(year)))
        })
    }

    pub(super) fn tokens(&self) -> impl Iterator<Item = &'s Token<'a>> {
        self.sentences.iter().flat_map(|sentence| &sentence.tokens)
    }
}

/// The longest short form that is looked for, in letters.
const MOST_INITIALS: usize = 6;

/// What runs of words could be shortened to, with and without the small words in them: "FBI", "PM".
fn collect_initials(tokens: &[Token<'_>], initials: &mut HashSet<String>) {
    for (from, first) in tokens.iter().enumerate() {
        if !first.is_capital() {
            continue;
        }
        let (mut all, mut content) = (String::new(), String::new());
        for token in tokens[from..].iter().take(MOST_INITIALS + 2) {
            if !token.is_capital() && !token.is_stop {
                break;
            }
            let Some(letter) = token.key.chars().next() else {
                break;
            };
            all.push(letter);
            if !token.is_stop {
                content.push(letter);
            }
            for letters in [&all, &content] {
                if (2..=MOST_INITIALS).contains(&letters.len()) && !initials.contains(letters) {
                    initials.insert(letters.clone());
                }
            }
        }
    }
}
