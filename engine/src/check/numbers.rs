//! Numbers in any of their usual spellings: "2,000,000", "two million", "2m", "zwei Millionen".

use super::number_words::{self, NumberWord};
use super::tokens::{Token, digit, gap, is_narrow};
use super::units::{self, Bound, Unit};

/// A number in a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// What it amounts to.
    pub(super) value: f64,
    /// What else it can be read as: "1.234", "50 m".
    pub(super) other: Option<f64>,
    /// The first and the last of its words.
    pub(super) from: usize,
    pub(super) to: usize,
    /// "third", "30th".
    pub(super) is_ordinal: bool,
    pub(super) unit: Option<Unit>,
    /// How often it is meant: "a year".
    pub(super) period: Option<Unit>,
    /// On which side of it what is counted lies.
    pub(super) bound: Option<Bound>,
    /// With a word like "million", or decimals: such a number is rounded.
    pub(super) is_rounded: bool,
    /// A word beside it says that it is not exact: "about", "more than".
    pub(super) is_hedged: bool,
}

impl Number {
    fn readings(&self) -> impl Iterator<Item = f64> {
        std::iter::once(self.value).chain(self.other)
    }

    /// Whether a text that has `source` bears this number out.
    pub(super) fn is_borne_out_by(&self, source: &Self) -> bool {
        let units = self.unit.is_none() || source.unit.is_none() || self.unit == source.unit;
        // "the 87th minute" is "87 minutes"; "third" is not "three".
        let kinds = self.is_ordinal == source.is_ordinal || self.value > 12.0;
        units
            && kinds
            && !self.is_meant_otherwise(source)
            && self.readings().any(|ours| {
                source
                    .readings()
                    .any(|theirs| same(ours, theirs) || self.is_rounding(ours, theirs))
            })
    }

    /// Whether `source` is the same number in another unit, how often, or on the other side: "9 metres" for "9 centimetres",
    /// "at most" for "at least".
    pub(super) fn contradicts(&self, source: &Self) -> bool {
        let is_same = self
            .readings()
            .any(|ours| source.readings().any(|theirs| same(ours, theirs)));
        let measured = |ours: Option<Unit>, theirs: Option<Unit>| {
            ours.zip(theirs)
                .is_some_and(|(ours, theirs)| ours.contradicts(theirs))
        };
        is_same && (measured(self.unit, source.unit) || self.is_meant_otherwise(source))
    }

    fn is_meant_otherwise(&self, source: &Self) -> bool {
        let differ = |ours: Option<Unit>, theirs: Option<Unit>| {
            ours.zip(theirs)
                .is_some_and(|(ours, theirs)| ours != theirs)
        };
        let is_same = self
            .readings()
            .any(|ours| source.readings().any(|theirs| same(ours, theirs)));
        // What is rounded up and down may lie on either side.
        let turned = self
            .bound
            .zip(source.bound)
            .is_some_and(|(ours, theirs)| ours != theirs);
        differ(self.period, source.period) || is_same && turned
    }

    /// Whether `ours` is `theirs` rounded as people round: "1.4 million" for 1,423,000, "over 270,000" for 271,214.
    fn is_rounding(&self, ours: f64, theirs: f64) -> bool {
        if self.is_ordinal || ours < 10.0 && !self.is_rounded || theirs <= 0.0 {
            return false;
        }
        let (digits, unit) = significant(ours);
        let may_be_rounded = self.is_hedged || self.is_rounded && digits >= 2;
        if !may_be_rounded || significant(theirs).0 <= digits {
            return false;
        }
        let exact = theirs / unit;
        let near = [exact.round(), exact.floor(), exact.ceil()];
        let allowed = if self.is_hedged {
            &near[..]
        } else {
            &near[..1]
        };
        allowed.iter().any(|rounded| same(rounded * unit, ours))
    }
}

/// How many digits of a number are not zeros at its end, and what one of the last is worth.
fn significant(value: f64) -> (u32, f64) {
    let mut unit = 10f64.powf(value.abs().max(1e-9).log10().floor());
    let mut digits = 1;
    while digits < 15 {
        let quotient = value / unit;
        if (quotient - quotient.round()).abs() < 1e-6 {
            break;
        }
        unit /= 10.0;
        digits += 1;
    }
    (digits, unit)
}

pub(super) fn same(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1e-3)
}

/// The numbers of a text, in order. `language` chooses the words that are numbers.
pub(super) fn numbers(text: &str, tokens: &[Token<'_>], language: Option<&str>) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let number = if tokens[at].is_digits() {
            figure(text, tokens, at, language)
        } else {
            spelled(text, tokens, at, language)
        };
        match number {
            Some(mut number) => {
                at = number.to + 1;
                let span = (number.from, number.to);
                number.unit = units::unit(text, tokens, span, language);
                number.period = units::period(tokens, number.to, language);
                number.bound = units::bound(tokens, number.from);
                number.is_hedged = number_words::hedges(text, tokens, number.from);
                found.push(number);
            }
            None => at += 1,
        }
    }
    found
}

/// A number that begins with figures.
fn figure(text: &str, tokens: &[Token<'_>], at: usize, language: Option<&str>) -> Option<Number> {
    let (value, mut other) = read_figure(tokens[at].text)?;
    let mut to = at;
    // "2 000 000", and what tools leave of "2,000,000": "2, 000, 000".
    let mut joined = value;
    while let Some(next) = tokens.get(to + 1) {
        let gap = gap(text, &tokens[to], next);
        let grouped = next.is_digits()
            && next.text.len() == 3
            && matches!(gap, " " | "\u{a0}" | "\u{202f}" | "\u{2009}" | ", ");
        if !(grouped && joined >= 1.0 && tokens[at].text.len() <= 3) {
            break;
        }
        joined = joined * 1000.0 + read_figure(next.text)?.0;
        to += 1;
    }
    let mut number = Number {
        value: joined,
        other: other.take(),
        from: at,
        to,
        is_ordinal: false,
        unit: None,
        period: None,
        bound: None,
        is_rounded: false,
        is_hedged: false,
    };
    if let Some(next) = tokens.get(to + 1) {
        let gap = gap(text, &tokens[to], next);
        // "10a.m." is no Spanish "10a".
        let is_clock = next.key == "a" && tokens.get(to + 2).is_some_and(|m| m.key == "m");
        if next.is_glued
            && !is_clock
            && matches!(
                next.key.as_str(),
                "st" | "nd" | "rd" | "th" | "er" | "e" | "eme" | "o" | "a"
            )
        {
            number.is_ordinal = true;
            number.to += 1;
        } else if is_narrow(gap)
            && let Some((scale, is_certain)) = number_words::scale(&next.key, next.shape, language)
        {
            let scaled = number.value * scale;
            number.is_rounded = true;
            if is_certain {
                number.other = number.other.map(|other| other * scale);
                number.value = scaled;
                number.to += 1;
            } else {
                number.other = Some(scaled);
                number.to += usize::from(next.is_glued);
            }
        }
    }
    number.is_rounded |= number.value.fract() != 0.0;
    Some(number)
}

/// The value of figures, and what else they can be: "1.234" is a decimal to some and a thousand to others.
fn read_figure(written: &str) -> Option<(f64, Option<f64>)> {
    let mut groups: Vec<String> = vec![String::new()];
    let mut marks = Vec::new();
    for c in written.chars() {
        if let Some(value) = digit(c) {
            groups.last_mut()?.push(char::from_digit(value, 10)?);
        } else {
            marks.push(c);
            groups.push(String::new());
        }
    }
    let whole = |groups: &[String]| groups.concat().parse::<f64>().ok();
    let (first, rest) = groups.split_first()?;
    if rest.is_empty() {
        return Some((first.parse().ok()?, None));
    }
    let thousands = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    let decimal =
        |whole: &[String], part: &String| format!("{}.{part}", whole.concat()).parse::<f64>().ok();
    let (last, front) = groups.split_last()?;
    if rest.len() == 1 {
        let decimals = decimal(front, last)?;
        return if thousands && first != "0" {
            // A comma is far more often a thousand's, in English; both readings stay.
            Some((whole(&groups)?, Some(decimals)))
        } else {
            Some((decimals, None))
        };
    }
    if thousands {
        return Some((whole(&groups)?, None));
    }
    // "1,234.50", "1.234,50".
    let mixed = marks.last() != marks.first() && front[1..].iter().all(|group| group.len() == 3);
    if mixed {
        return Some((decimal(front, last)?, None));
    }
    // A date, a version, an address: the figures in a row.
    Some((whole(&groups)?, None))
}

/// A number that begins with a word.
fn spelled(text: &str, tokens: &[Token<'_>], at: usize, language: Option<&str>) -> Option<Number> {
    let mut total = 0.0;
    let mut current: Option<f64> = None;
    let mut to = at;
    let mut is_ordinal = false;
    let mut is_rounded = false;
    let mut index = at;
    while let Some(token) = tokens.get(index) {
        if index > at {
            let gap = gap(text, &tokens[index - 1], token);
            if !is_narrow(gap) {
                break;
            }
            // "two hundred and fifty", "half a million".
            let joins = matches!(
                token.key.as_str(),
                "and" | "a" | "und" | "et" | "y" | "e" | "en" | "de"
            );
            if joins {
                let scaled =
                    current.is_some_and(|value| !(1.0..20.0).contains(&value)) || total > 0.0;
                let goes_on = tokens
                    .get(index + 1)
                    .is_some_and(|next| number_words::read(&next.key, language).is_some());
                if scaled && goes_on {
                    index += 1;
                    continue;
                }
                break;
            }
        }
        let Some(word) = number_words::read(&token.key, language) else {
            break;
        };
        match word {
            NumberWord::Value(value) => {
                let merged = match current {
                    None => value,
                    Some(tens) if value < 10.0 && tens >= 20.0 && tens % 10.0 == 0.0 => {
                        tens + value
                    }
                    // "quatre-vingt-dix".
                    Some(tens) if (same(tens, 60.0) || same(tens, 80.0)) && value < 20.0 => {
                        tens + value
                    }
                    Some(four) if same(four, 4.0) && same(value, 20.0) => 80.0,
                    Some(hundreds) if hundreds >= 100.0 && value < 100.0 => hundreds + value,
                    Some(_) => break,
                };
                current = Some(merged);
            }
            NumberWord::Ordinal(value) => {
                match current {
                    None => current = Some(value),
                    Some(tens) if value < 10.0 && tens >= 20.0 => current = Some(tens + value),
                    Some(_) => break,
                }
                is_ordinal = true;
            }
            NumberWord::Fraction(value) => {
                if current.is_some() {
                    break;
                }
                current = Some(value);
            }
            NumberWord::Scale(scale) if scale < 1000.0 => {
                current = Some(current.unwrap_or(1.0) * scale);
            }
            NumberWord::Scale(scale) => {
                total += current.take().unwrap_or(1.0) * scale;
                is_rounded = true;
            }
        }
        to = index;
        index += 1;
        if is_ordinal {
            break;
        }
    }
    let value = total + current.unwrap_or(0.0);
    // "one" and "a half" stand for no number most of the time.
    (value > 1.0 || value > 0.0 && total > 0.0).then_some(Number {
        value,
        other: None,
        from: at,
        to,
        is_ordinal,
        unit: None,
        period: None,
        bound: None,
        is_rounded,
        is_hedged: false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;
    use crate::terms::StopWords;

    fn read(text: &str, language: &str) -> Vec<f64> {
        let words = tokens(text, &StopWords::of(Some(language)));
        numbers(text, &words, Some(language))
            .into_iter()
            .map(|number| number.value)
            .collect()
    }

    fn bears_out(source: &str, claim: &str) -> bool {
        let language = Some("en");
        let stop_words = StopWords::of(language);
        let theirs = numbers(source, &tokens(source, &stop_words), language);
        let ours = numbers(claim, &tokens(claim, &stop_words), language);
        assert!(!ours.is_empty(), "{claim}");
        ours.iter()
            .all(|number| theirs.iter().any(|source| number.is_borne_out_by(source)))
    }

    #[test]
    fn a_number_is_the_same_in_any_spelling() {
        for written in [
            "2,000,000",
            "2.000.000",
            "2 000 000",
            "two million",
            "2 million",
            "2m",
            "£2m",
            "2.0 million",
            "２００００００",
        ] {
            assert!(bears_out(written, "two million"), "{written}");
            assert!(bears_out("two million", written), "{written}");
        }
        assert_eq!(read("two hundred and fifty thousand", "en"), [250_000.0]);
        assert_eq!(read("twenty-three of 1,234.50", "en"), [23.0, 1234.5]);
        assert_eq!(
            read("dreiundzwanzig von zweihundert Millionen", "de"),
            [23.0, 200e6]
        );
        assert_eq!(read("quatre-vingt-dix sur deux cents", "fr"), [90.0, 200.0]);
        assert_eq!(read("half a million", "en"), [500_000.0]);
    }

    #[test]
    fn rounding_is_borne_out_and_another_number_is_not() {
        for (source, claim, is) in [
            ("271,214 votes", "over 270,000 votes", true),
            ("271,214 votes", "270,000 votes", false),
            ("1,423,000 people", "1.4 million people", true),
            ("1,423,000 people", "1.5 million people", false),
            ("40,000 acres", "more than 43,000 acres", false),
            ("the third man", "three men", false),
            ("the 87th minute", "87 minutes", true),
            ("$3m", "£3m", false),
            ("nine per cent", "9%", true),
            ("9 goals", "19 goals", false),
        ] {
            assert_eq!(bears_out(source, claim), is, "{claim} of {source}");
        }
    }
}
