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
//! | [`slots`], [`elsewhere`] | one of these in the place of another, or told of something else |
//! | [`polarity`] | a no too many, or too few |
//! | [`form`] | what is no sentence of a summary |

mod dates;
mod elsewhere;
mod evidence;
mod form;
mod names;
mod number_words;
mod numbers;
mod polarity;
mod quantities;
mod quotations;
mod said_otherwise;
mod slots;
mod tokens;

use self::evidence::{Index, Reading};
use crate::terms::StopWords;
use crate::text::is_unspaced;

/// The least share of a claim's content words that must stand in the sentences. Measured on CLIFF's validation part:
/// `eval/run claims`.
const LEAST_SUPPORTED: f32 = 0.4;
/// Claims with fewer content words are not judged by their share.
const LEAST_WORDS: usize = 4;

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
    /// Too few of its words are the sentences' own.
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
        Self {
            readings: sentences
                .iter()
                .map(|sentence| Reading::new(sentence.as_ref(), language, &stop_words))
                .collect(),
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
            index: Index::new(readings),
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
            let read = Reading::new(sentence, self.language, self.stop_words);
            self.doubt_numbers(&read, &mut doubt);
            let names = names::unsupported(&read, &self.index, self.language);
            for (from, to) in &names {
                doubt(DoubtKind::Name, read.words(*from, *to));
            }
            let exchanged = slots::exchanged(&read, &self.index, self.language);
            let elsewhere = elsewhere::out_of_place(&read, &self.index, self.language);
            for (kind, from, to) in exchanged.into_iter().chain(elsewhere) {
                let kind = match kind {
                    slots::Kind::Name
                        if names
                            .iter()
                            .any(|(other, until)| from <= *until && *other <= to) =>
                    {
                        continue;
                    }
                    slots::Kind::Name => DoubtKind::Name,
                    slots::Kind::Number => DoubtKind::Number,
                    slots::Kind::Date => DoubtKind::Date,
                };
                doubt(kind, read.words(from, to));
            }
            for words in polarity::changed(&read, &self.index) {
                doubt(DoubtKind::Negation, words);
            }
            self.doubt_words(&read, &mut doubt);
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
            !read.numbers.is_empty() || content.any(|at| self.support(&read.tokens[*at]).1 > 0)
        })
    }

    fn doubt_numbers(&self, claim: &Reading<'_>, doubt: &mut impl FnMut(DoubtKind, &str)) {
        for date in &claim.dates {
            let borne_out = self
                .index
                .dates()
                .any(|source| date.is_borne_out_by(source))
                || self
                    .index
                    .tokens()
                    .any(|token| dates::mentions(token) == Some(date.when))
                || said_otherwise::day(date, &self.index.sentences);
            if !borne_out || !self.has_year_of(date) {
                doubt(DoubtKind::Date, claim.words(date.from, date.to));
            }
        }
        for (at, number) in claim.numbers.iter().enumerate() {
            if claim
                .dates
                .iter()
                .any(|date| date.from <= number.from && number.to <= date.to)
            {
                continue;
            }
            let is_known = self
                .index
                .numbers()
                .any(|source| number.is_borne_out_by(source))
                || self.index.numbers_in_dates(number)
                || said_otherwise::number(number, &self.index);
            let is_another = || {
                slots::is_miscounted(claim, &self.index, number)
                    || slots::is_misnumbered(claim, &self.index, number)
                    || slots::is_other_score(claim, &self.index, at)
            };
            if !is_known || is_another() {
                doubt(DoubtKind::Number, claim.words(number.from, number.to));
            }
        }
        self.doubt_figures_in_words(claim, doubt);
        for at in quantities::unsupported(claim, &self.index) {
            doubt(DoubtKind::Number, claim.words(at, at));
        }
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
    fn doubt_figures_in_words(&self, claim: &Reading<'_>, doubt: &mut impl FnMut(DoubtKind, &str)) {
        for (at, token) in claim.tokens.iter().enumerate() {
            let has_figure = token.key.chars().any(char::is_numeric) && !token.is_digits();
            let is_read = claim.number_at(at).is_some()
                || claim
                    .dates
                    .iter()
                    .any(|date| (date.from..=date.to).contains(&at));
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

    fn doubt_words(&self, claim: &Reading<'_>, doubt: &mut impl FnMut(DoubtKind, &str)) {
        let mut missing = Vec::new();
        let (mut all, mut borne_out) = (0u16, 0u16);
        for at in &claim.content {
            let token = &claim.tokens[*at];
            if token.is_digits() || claim.number_at(*at).is_some() {
                continue;
            }
            let (of, found) = self.support(token);
            all = all.saturating_add(of);
            borne_out = borne_out.saturating_add(found);
            if found < of {
                missing.push(token.text);
            }
        }
        let enough = f32::from(borne_out) >= LEAST_SUPPORTED * f32::from(all);
        if usize::from(all) >= LEAST_WORDS && !enough {
            doubt(DoubtKind::Words, &missing.join(" "));
        }
    }

    /// How many words a token stands for, and how many of them the sentences have. A run of a script without spaces is read
    /// in pairs of characters.
    fn support(&self, token: &tokens::Token<'_>) -> (u16, u16) {
        if !token.key.starts_with(is_unspaced) {
            let found = self.index.has_stem(&token.stem) || self.index.has_key(&token.key);
            return (1, u16::from(found));
        }
        let characters: Vec<char> = token.key.chars().collect();
        let (mut all, mut found) = (0u16, 0u16);
        for pair in characters.windows(2) {
            all = all.saturating_add(1);
            let pair: String = pair.iter().collect();
            found = found.saturating_add(u16::from(
                self.index
                    .sentences
                    .iter()
                    .any(|sentence| sentence.text.contains(&pair)),
            ));
        }
        (all, found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &[&str] = &[
        "The harbour of Lorient, which cost 2,000,000 euros, opened again on 12 March after three years.",
        "Mayor Anna Müller said: \"Nobody believed in this any more\".",
        "Queens Park Rangers beat Real Sociedad 3-1 in the U.S. on Saturday.",
        "The engineers did not find a crack in the northern wall.",
        "Some 271,214 people came to see the first ship.",
        "Police arrested two men for theft in a bar.",
        "On Friday the council of Lorient thanked fishermen of Vannes for the loan.",
    ];

    fn kinds(claim: &str) -> Vec<DoubtKind> {
        let source = ClaimSource::new(ARTICLE, Some("en"));
        source
            .whole()
            .doubts(claim)
            .into_iter()
            .map(|doubt| doubt.kind)
            .collect()
    }

    #[test]
    fn what_the_article_says_in_other_words_is_borne_out() {
        for claim in [
            "Lorient's harbour, which cost two million euros, opened on 12/03.",
            "The harbour opened again on March 12th after 3 years.",
            "The harbour cost €2m.",
            "Müller said “nobody believed in this any more”.",
            "Muller, the mayor, said nobody believed in this.",
            "QPR beat Real Sociedad 3 - 1 in the US on Saturday.",
            "QPR beat Sociedad in America.",
            "Engineers found no crack in the wall.",
            "The harbour cost 2m euros and opened on the 12th.",
            "Thousands of people came to see the first ship.",
            "Over 270,000 people came to see the first ship.",
        ] {
            assert_eq!(kinds(claim), [], "{claim}");
        }
    }

    #[test]
    fn what_the_article_does_not_say_is_doubted_by_its_kind() {
        for (claim, kind) in [
            ("The harbour cost three million euros.", DoubtKind::Number),
            ("The harbour cost 2,000,000 dollars.", DoubtKind::Number),
            ("The harbour cost c47 euros.", DoubtKind::Number),
            (
                "Half of the people came to see the ship.",
                DoubtKind::Number,
            ),
            ("Dozens of engineers found no crack.", DoubtKind::Number),
            ("The harbour opened again on 13 March.", DoubtKind::Date),
            ("The harbour opened in March 1999.", DoubtKind::Date),
            ("The rangers won on Sunday.", DoubtKind::Date),
            ("The harbour of Quimper opened again.", DoubtKind::Name),
            ("Mayor Anna Müller was arrested by police.", DoubtKind::Name),
            (
                "Mayor Anna Schmidt said nobody believed in this.",
                DoubtKind::Name,
            ),
            (
                "The council of Vannes thanked fishermen of Lorient for the loan.",
                DoubtKind::Name,
            ),
            (
                "The mayor said: \"Everybody believed in this\".",
                DoubtKind::Quotation,
            ),
            (
                "The harbour of Lorient was not opened again after three years.",
                DoubtKind::Negation,
            ),
            (
                "The engineers did find a crack in the northern wall.",
                DoubtKind::Negation,
            ),
            (
                "The budget committee postponed its quarterly tax review.",
                DoubtKind::Words,
            ),
            (
                "Here is a summary: the harbour opened again.",
                DoubtKind::Form,
            ),
        ] {
            assert!(kinds(claim).contains(&kind), "{claim}: {:?}", kinds(claim));
        }
    }

    #[test]
    fn only_the_cited_sentences_bear_a_claim_out() {
        let source = ClaimSource::new(ARTICLE, Some("en"));
        let claim = "The first ship was seen by 271,214 people.";
        assert!(
            source
                .cited(&[4])
                .expect("a sentence")
                .doubts(claim)
                .is_empty()
        );
        assert!(
            !source
                .cited(&[0, 1])
                .expect("sentences")
                .doubts(claim)
                .is_empty()
        );
        assert!(source.cited(&[7]).is_none(), "no such sentence");
        assert!(source.cited(&[]).is_none(), "none cited");
    }

    #[test]
    fn inflected_names_and_numbers_of_other_languages_are_known() {
        let german = [
            "Der Hafen kostete zwei Millionen Euro und wurde am 12. März von Bürgermeisterin Müller eröffnet.",
        ];
        let source = ClaimSource::new(&german, Some("de"));
        let whole = source.whole();
        assert_eq!(
            whole.doubts("Müllers Hafen kostete 2.000.000 Euro und wurde am 12.03. eröffnet."),
            []
        );
        assert!(
            !whole
                .doubts("Schmidts Hafen kostete zwei Millionen Euro.")
                .is_empty()
        );
        assert!(
            !whole
                .doubts("Der Hafen kostete drei Millionen Euro.")
                .is_empty()
        );
        let chinese = ["港口耗资200万欧元，于周一重新开放。"];
        let source = ClaimSource::new(&chinese, Some("zh"));
        assert_eq!(source.whole().doubts("港口耗资200万欧元。"), []);
        assert!(!source.whole().doubts("港口耗资300万欧元。").is_empty());
    }
}
