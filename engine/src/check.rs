//! Whether a sentence says only what other sentences say: claims of a language model, held against the page.
//!
//! Nothing here understands a text. A claim is doubted for a number, a date, a name or a quotation that the sentences it
//! cites do not have in any usual spelling, for one that they have in another place, for a negation put in or left out, for
//! too many words that are not theirs, and for what no summary has in it: a preamble, mark-up, an address, a mention. What
//! this cannot see, and how often it is wrong, is measured: `eval/run claims`.
//!
//! | module | what it finds |
//! |---|---|
//! | [`tokens`] | words, folded so that spellings meet |
//! | [`numbers`], [`dates`] | what is counted, and when |
//! | [`quantities`] | how much and which way, without a figure |
//! | [`names`], [`quotations`] | who, and in whose words |
//! | [`slots`], [`neighbours`], [`elsewhere`] | one of these in the place of another, or told of something else |
//! | [`opposites`] | after for before, win for lose |
//! | [`polarity`], by [`denials`] | a no too many, or too few |
//! | [`alignment`] | which sentences a claim is about |
//! | [`words`] | too many words that are not theirs, in any of their [`forms`] |
//! | [`form`] | what is no sentence of a summary |
//! | [`translated`] | what of this can be held against sentences in another language |

mod alignment;
mod common;
mod dates;
mod denials;
mod elsewhere;
mod evidence;
mod form;
mod forms;
mod names;
mod neighbours;
mod number_words;
mod numbers;
mod opposites;
mod polarity;
mod quantities;
mod quotations;
mod said_otherwise;
mod slots;
mod synonyms;
mod tokens;
mod translated;
mod units;
mod words;

pub(crate) use self::evidence::MOST_CITED;
use self::evidence::{Index, Reading};
use crate::terms::StopWords;

/// Why a claim is doubted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoubtKind {
    /// A number that the sentences do not have, or that they have of something else.
    Number,
    /// A day, a month or a season that the sentences do not name.
    Date,
    /// A name that the sentences do not have, or in whose place they have another.
    Name,
    /// Words in quotation marks that are not there word for word.
    Quotation,
    /// A negation that was put in or left out.
    Negation,
    /// A word in the place of its opposite.
    Opposite,
    /// Too few of its words are the sentences' own: one is too many in a short sentence.
    Words,
    /// A preamble, mark-up, an address or a mention.
    Form,
}

/// One reason to doubt a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What kind of reason.
    pub kind: DoubtKind,
    /// The claim's words that are not borne out, as it writes them.
    pub words: String,
}

/// The sentences of a text, read once, that claims are checked against.
///
/// ```
/// let text = ["The harbour cost 2,000,000 euros.", "It opened on 12 March."];
/// let source = engine::ClaimSource::new(&text, Some("en"));
/// assert!(source.whole().doubts("The harbour, which cost two million euros, opened on 12/03.").is_empty());
/// assert_eq!(source.cited(&[1]).unwrap().doubts("The harbour opened on 13 March.")[0].words, "13 March");
/// ```
#[derive(Debug)]
pub struct ClaimSource<'a> {
    readings: Vec<Reading<'a>>,
    language: Option<String>,
    stop_words: StopWords,
}

impl<'a> ClaimSource<'a> {
    /// Reads the sentences. `language` is the ISO 639-1 code of theirs and the claims' language; where it is `None`, they are
    /// taken for English.
    #[must_use]
    pub fn new<S: AsRef<str> + ?Sized>(sentences: &'a [&'a S], language: Option<&str>) -> Self {
        let stop_words = StopWords::of(language);
        let readings: Vec<Reading<'a>> = sentences
            .iter()
            .map(|sentence| Reading::new(sentence.as_ref(), language, &stop_words))
            .collect();
        Self {
            readings,
            language: language.map(str::to_owned),
            stop_words,
        }
    }

    /// All sentences.
    #[must_use]
    pub fn whole(&self) -> Evidence<'_, 'a> {
        self.evidence(self.readings.iter().collect())
    }

    /// The sentences with these places, counted from 0. `None` where none is named, or one that does not exist.
    #[must_use]
    pub fn cited(&self, places: &[usize]) -> Option<Evidence<'_, 'a>> {
        let readings: Vec<_> = places
            .iter()
            .map(|place| self.readings.get(*place))
            .collect::<Option<_>>()?;
        (!readings.is_empty()).then(|| self.evidence(readings))
    }

    fn evidence<'s>(&'s self, readings: Vec<&'s Reading<'a>>) -> Evidence<'s, 'a> {
        Evidence {
            index: Index::new(readings, &self.readings),
            language: self.language.as_deref(),
            stop_words: &self.stop_words,
        }
    }
}

/// What claims are held against: some or all sentences of a text.
#[derive(Debug)]
pub struct Evidence<'s, 'a> {
    index: Index<'s, 'a>,
    language: Option<&'s str>,
    stop_words: &'s StopWords,
}

impl Evidence<'_, '_> {
    /// The reasons to doubt that a claim says what the sentences say; none where it is borne out, as far as this can tell.
    ///
    /// A claim is one sentence or a few. Linear in its length and the sentences', some tens of microseconds.
    #[must_use]
    pub fn doubts(&self, claim: &str) -> Vec<Doubt> {
        self.judged(claim, self.language, self.stop_words, |read, doubt| {
            self.doubt_numbers(read, doubt);
            let names = names::unsupported(read, &self.index, self.language);
            for (from, to) in &names {
                doubt(DoubtKind::Name, read.words(*from, *to));
            }
            let moved = neighbours::exchanged(read, &self.index, self.language)
                .into_iter()
                .map(|(from, to)| (slots::Kind::Name, from, to));
            let exchanged = slots::exchanged(read, &self.index, self.language);
            let elsewhere = elsewhere::out_of_place(read, &self.index, self.language);
            for (kind, from, to) in exchanged.into_iter().chain(elsewhere).chain(moved) {
                let kind = match kind {
                    slots::Kind::Name
                        if names
                            .iter()
                            .any(|(other, until)| from <= *until && *other <= to) =>
                    {
                        continue;
                    }
                    slots::Kind::Number
                        if read
                            .number_at(from)
                            .is_some_and(|number| slots::is_counted(read, &self.index, number)) =>
                    {
                        continue;
                    }
                    slots::Kind::Name => DoubtKind::Name,
                    slots::Kind::Number => DoubtKind::Number,
                    slots::Kind::Date => DoubtKind::Date,
                };
                doubt(kind, read.words(from, to));
            }
            for words in polarity::changed(read, &self.index, self.language) {
                doubt(DoubtKind::Negation, words);
            }
            if let Some(missing) = words::unsupported(read, &self.index, self.language) {
                doubt(DoubtKind::Words, &missing);
            }
        })
    }

    /// The reasons to doubt a claim in another language, by its ISO 639-1 code: for its numbers, dates, names, quotations,
    /// negations and form. Whether it says what the sentences say besides is not looked at.
    ///
    /// ```
    /// let text = ["The harbour of Lorient cost 2,000,000 euros and opened on 12 March."];
    /// let source = engine::ClaimSource::new(&text, Some("en"));
    /// let evidence = source.whole();
    /// assert!(evidence.doubts_of_translation("Le port de Lorient, qui a coûté deux millions d'euros, a ouvert le 12 mars.", "fr").is_empty());
    /// assert_eq!(evidence.doubts_of_translation("Le port de Quimper a ouvert.", "fr")[0].words, "Quimper");
    /// ```
    #[must_use]
    pub fn doubts_of_translation(&self, claim: &str, language: &str) -> Vec<Doubt> {
        let stop_words = StopWords::of(Some(language));
        self.judged(claim, Some(language), &stop_words, |read, doubt| {
            for number in translated::numbers(read, &self.index) {
                doubt(DoubtKind::Number, read.words(number.from, number.to));
            }
            for date in translated::dates(read, &self.index) {
                doubt(DoubtKind::Date, read.words(date.from, date.to));
            }
            for (from, to) in translated::names(read, &self.index, language) {
                doubt(DoubtKind::Name, read.words(from, to));
            }
            for words in translated::negations(read, &self.index) {
                doubt(DoubtKind::Negation, words);
            }
        })
    }

    /// The doubts about a claim's form and quotations, and what `judge` doubts of each of its sentences, read in `language`.
    fn judged(
        &self,
        claim: &str,
        language: Option<&str>,
        stop_words: &StopWords,
        judge: impl Fn(&Reading<'_>, &mut dyn FnMut(DoubtKind, &str)),
    ) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let mut doubt = |kind, words: &str| {
            doubts.push(Doubt {
                kind,
                words: words.to_owned(),
            });
        };
        if let Some(fault) = form::fault(claim) {
            doubt(DoubtKind::Form, fault);
        }
        for sentence in crate::split_sentences(claim) {
            let read = Reading::new(sentence, language, stop_words);
            judge(&read, &mut doubt);
        }
        for quotation in quotations::altered(claim, &self.index) {
            doubt(DoubtKind::Quotation, quotation);
        }
        doubts
    }

    /// Whether a claim has anything in common with the sentences: a number, or a word that says something. "Hello." has not, and
    /// there is nothing in it to doubt either.
    #[must_use]
    pub(crate) fn shares_a_word_with(&self, claim: &str) -> bool {
        crate::split_sentences(claim).iter().any(|sentence| {
            let read = Reading::new(sentence, self.language, self.stop_words);
            let mut content = read.content.iter();
            !read.numbers.is_empty()
                || content
                    .any(|at| forms::is_borne_out(&read.tokens[*at], &self.index, self.language))
        })
    }

    fn doubt_numbers(&self, claim: &Reading<'_>, doubt: &mut dyn FnMut(DoubtKind, &str)) {
        for date in &claim.dates {
            if !said_otherwise::has_date(&self.index, date) || !self.has_year_of(date) {
                doubt(DoubtKind::Date, claim.words(date.from, date.to));
            }
        }
        for (at, number) in claim.numbers.iter().enumerate() {
            if claim.is_in_date(number) {
                continue;
            }
            let is_known = said_otherwise::has_number(&self.index, number);
            let is_another = || {
                self.is_in_another_unit(number)
                    || slots::is_miscounted(claim, &self.index, number)
                    || slots::is_misnumbered(claim, &self.index, number)
                    || slots::is_other_score(claim, &self.index, at)
            };
            if !is_known || is_another() {
                doubt(DoubtKind::Number, claim.words(number.from, number.to));
            }
        }
        self.doubt_figures_in_words(claim, doubt);
        for at in opposites::turned(claim, &self.index, self.language) {
            doubt(DoubtKind::Opposite, claim.words(at, at));
        }
        for at in quantities::unsupported(claim, &self.index) {
            doubt(DoubtKind::Number, claim.words(at, at));
        }
    }

    /// Whether the sentences have this number in other units alone, where both say which.
    fn is_in_another_unit(&self, number: &numbers::Number) -> bool {
        let contradicts = |source: &&numbers::Number| number.contradicts(source);
        let agrees = |source: &numbers::Number| {
            number.is_borne_out_by(source)
                && (number.unit.is_none() || number.unit == source.unit)
                && (number.period.is_none() || number.period == source.period)
        };
        self.index.numbers().any(|source| contradicts(&source)) && !self.index.numbers().any(agrees)
    }

    /// Whether the sentences name the year of a date: "12 March" bears out no "12 March 1999".
    fn has_year_of(&self, date: &dates::Date) -> bool {
        date.year().is_none_or(|year| {
            self.index.dates().any(|source| source.year() == Some(year))
                || self.index.has_key(&year.to_string())
                || self.index.has_key(&format!("{:02}", year % 100))
        })
    }

    /// "c47", "mp3": a figure in a word of small letters is neither a number nor a name, and as easily invented.
    fn doubt_figures_in_words(&self, claim: &Reading<'_>, doubt: &mut dyn FnMut(DoubtKind, &str)) {
        for (at, token) in claim.tokens.iter().enumerate() {
            let has_figure = token.key.chars().any(char::is_numeric) && !token.is_digits();
            let is_read = claim.number_at(at).is_some() || claim.date_at(at).is_some();
            if !has_figure || is_read || self.index.has_key(&token.key) {
                continue;
            }
            // "covid19" for "COVID-19".
            let is_joined = self.index.sentences.iter().any(|sentence| {
                let joined: String = sentence
                    .text
                    .chars()
                    .filter(|c| c.is_alphanumeric())
                    .flat_map(char::to_lowercase)
                    .collect();
                joined.contains(&token.key)
            });
            if !is_joined {
                doubt(DoubtKind::Number, token.text);
            }
        }
    }
}

#[cfg(test)]
mod tests;
