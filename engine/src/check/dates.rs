//! Days, months and seasons: "12/03", "12 March", "March 12th", "12. März 2026", "Saturday", "last summer".

use super::numbers::Number;
use super::tokens::{Token, digit, gap};

/// A time that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A day of the year, or a month alone.
    Day {
        day: Option<u32>,
        /// 1 to 12.
        month: u32,
        year: Option<u32>,
    },
    /// 0 is Monday.
    Weekday(usize),
    /// 0 is spring.
    Season(usize),
    /// 0 is yesterday.
    Relative(usize),
    /// "last week", "next season": the span of time.
    Span(usize),
}

/// A time and the words that name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Date {
    pub(super) when: When,
    /// What else the figures can be: 12/03 is a day in March and one in December.
    pub(super) other: Option<When>,
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Date {
    /// Whether both name the same kind of time.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(&self.when) == std::mem::discriminant(&other.when)
    }

    /// The year, where one is named.
    pub(super) fn year(&self) -> Option<u32> {
        match self.when {
            When::Day { year, .. } => year,
            _ => None,
        }
    }

    /// Whether a text that names `source` bears this one out. A month bears out no day; a day bears out its month.
    /// Whether a year that only one of them names is right is another question.
    pub(super) fn is_borne_out_by(&self, source: &Self) -> bool {
        let readings = |date: &Self| {
            std::iter::once(date.when)
                .chain(date.other)
                .collect::<Vec<_>>()
        };
        readings(self).iter().any(|ours| {
            readings(source).iter().any(|theirs| match (ours, theirs) {
                (
                    When::Day { day, month, year },
                    When::Day {
                        day: their_day,
                        month: their_month,
                        year: their_year,
                    },
                ) => {
                    month == their_month
                        && (day.is_none() || day == their_day)
                        && (year.is_none() || their_year.is_none() || year == their_year)
                }
                (ours, theirs) => ours == theirs,
            })
        })
    }
}

/// The months by their first letters in English, German, French, Spanish, Portuguese, Italian and Dutch, without accents.
/// A form that is a word of its own needs its capital letter in English: "May", "March".
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "januar", "janner", "janvier", "enero", "janeiro", "gennaio", "januari",
    ],
    &[
        "february",
        "feb",
        "februar",
        "fevrier",
        "febrero",
        "fevereiro",
        "febbraio",
        "februari",
    ],
    &["march", "marz", "mars", "marzo", "marco", "maart"],
    &["april", "apr", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maio", "maggio", "mei"],
    &["june", "jun", "juni", "juin", "junio", "junho", "giugno"],
    &["july", "jul", "juli", "juillet", "julio", "julho", "luglio"],
    &["august", "aug", "aout", "agosto", "augustus"],
    &[
        "september",
        "sept",
        "sep",
        "septembre",
        "septiembre",
        "setembro",
        "settembre",
    ],
    &[
        "october", "oct", "oktober", "octobre", "octubre", "outubro", "ottobre",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &[
        "december",
        "dec",
        "dezember",
        "decembre",
        "diciembre",
        "dezembro",
        "dicembre",
    ],
];

const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "montag", "lundi", "lunes", "lunedi", "maandag"],
    &[
        "tuesday", "dienstag", "mardi", "martes", "martedi", "dinsdag",
    ],
    &[
        "wednesday",
        "mittwoch",
        "mercredi",
        "miercoles",
        "mercoledi",
        "woensdag",
    ],
    &[
        "thursday",
        "donnerstag",
        "jeudi",
        "jueves",
        "giovedi",
        "donderdag",
    ],
    &[
        "friday", "freitag", "vendredi", "viernes", "venerdi", "vrijdag",
    ],
    &[
        "saturday",
        "samstag",
        "sonnabend",
        "samedi",
        "sabado",
        "sabato",
        "zaterdag",
    ],
    &[
        "sunday", "sonntag", "dimanche", "domingo", "domenica", "zondag",
    ],
];

/// From Monday on, as ordinals before "feira".
const PORTUGUESE_DAYS: [&[&str]; 5] = [
    &["segunda"],
    &["terca"],
    &["quarta"],
    &["quinta"],
    &["sexta"],
];

/// English abbreviations of the weekdays, with a capital letter.
const SHORT_WEEKDAYS: [&[&str]; 7] = [
    &["mon"],
    &["tue", "tues"],
    &["wed"],
    &["thu", "thur", "thurs"],
    &["fri"],
    &["sat"],
    &["sun"],
];

const SEASONS: [&[&str]; 4] = [
    &["spring", "fruhling", "fruhjahr", "printemps", "primavera"],
    &["summer", "sommer", "ete", "verano", "estate", "zomer"],
    &[
        "autumn", "fall", "herbst", "automne", "otono", "autunno", "herfst",
    ],
    &["winter", "hiver", "invierno", "inverno"],
];

const RELATIVE: [&[&str]; 3] = [
    &["yesterday", "gestern", "hier", "ayer", "ieri", "gisteren"],
    &["tomorrow", "morgen", "demain", "domani"],
    &["tonight"],
];

const SPANS: [&[&str]; 6] = [
    &["week", "weeks", "woche", "semaine", "semana", "settimana"],
    &["weekend", "weekends", "wochenende"],
    &["month", "months", "monat", "mois", "mes", "mese", "maand"],
    &["year", "years", "jahr", "annee", "ano", "anno", "jaar"],
    &[
        "season",
        "seasons",
        "saison",
        "temporada",
        "stagione",
        "seizoen",
    ],
    &["night", "nights", "nacht", "nuit", "noche", "notte"],
];

/// Words before a season or a span that make it a time: "last summer". Folded.
const POINTING: &[&str] = &[
    "last", "next", "this", "previous", "letzten", "letztes", "letzte", "nachsten", "nachste",
    "diesen", "diese", "dieses",
];

fn place(table: &[&[&str]], key: &str) -> Option<usize> {
    table.iter().position(|words| words.contains(&key))
}

fn month(token: &Token<'_>) -> Option<u32> {
    let needs_capital = matches!(
        token.key.as_str(),
        "may" | "march" | "mars" | "mei" | "marco" | "jan" | "dec" | "sep" | "mai"
    );
    if needs_capital
        && !token.is_capital()
        && token.key.len() < 6
        && matches!(token.key.as_str(), "may" | "march")
    {
        return None;
    }
    // French "sept" is seven.
    if token.key == "sept" && !token.is_capital() {
        return None;
    }
    place(&MONTHS, &token.key).and_then(|at| u32::try_from(at + 1).ok())
}

/// The times that a text names, in order. `numbers` are the text's own; `language` says whether "12.03." is a day.
pub(super) fn dates(
    text: &str,
    tokens: &[Token<'_>],
    numbers: &[Number],
    language: Option<&str>,
) -> Vec<Date> {
    let mut found = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.is_digits() {
            found.extend(in_han(tokens, at).or_else(|| in_figures(text, tokens, at, language)));
            continue;
        }
        if let Some(month) = month(token) {
            found.extend(with_month(text, tokens, numbers, at, month));
            continue;
        }
        let before = at.checked_sub(1).map(|before| tokens[before].key.as_str());
        let pointed = before.is_some_and(|key| POINTING.contains(&key));
        // Portuguese names the working days by their number: "terça-feira".
        let follows = tokens.get(at + 1).map(|next| next.key.as_str());
        let when = place(&PORTUGUESE_DAYS, &token.key)
            .filter(|_| language == Some("pt") && matches!(follows, Some("feira" | "feiras")))
            .or_else(|| place(&WEEKDAYS, &token.key))
            .or_else(|| place(&SHORT_WEEKDAYS, &token.key).filter(|_| token.is_capital()))
            .map(When::Weekday)
            .or_else(|| place(&RELATIVE, &token.key).map(When::Relative))
            .or_else(|| {
                let in_the = matches!(before, Some("in" | "the" | "of" | "early" | "late" | "im"));
                place(&SEASONS, &token.key)
                    .filter(|season| pointed || in_the && *season != 0)
                    .map(When::Season)
            })
            .or_else(|| {
                place(&SPANS, &token.key)
                    .filter(|_| pointed)
                    .map(When::Span)
            });
        found.extend(when.map(|when| Date {
            when,
            other: None,
            from: at,
            to: at,
        }));
    }
    found
}

/// Words that bear out a time without being one: "summer" in any sentence bears out "last summer".
pub(super) fn mentions(token: &Token<'_>) -> Option<When> {
    place(&SEASONS, &token.key)
        .map(When::Season)
        .or_else(|| place(&SPANS, &token.key).map(When::Span))
}

fn with_month(
    text: &str,
    tokens: &[Token<'_>],
    numbers: &[Number],
    at: usize,
    month: u32,
) -> Option<Date> {
    let whole = |number: &&Number| number.value.fract() == 0.0 && number.value >= 1.0;
    let before = numbers
        .iter()
        .filter(whole)
        // "12 March", "12th of March", "12. März".
        .find(|number| {
            number.to + 1 == at
                || number.to + 2 == at && matches!(tokens[at - 1].key.as_str(), "of" | "de")
        })
        .filter(|number| number.value <= 31.0);
    let after = |from: usize| {
        numbers
            .iter()
            .filter(whole)
            .find(move |number| number.from == from)
    };
    let mut date = Date {
        when: When::Day {
            day: None,
            month,
            year: None,
        },
        other: None,
        from: at,
        to: at,
    };
    let (mut day, mut year) = (None, None);
    if let Some(number) = before {
        day = as_part(number);
        date.from = number.from;
    } else if let Some(number) =
        after(at + 1).filter(|number| number.value <= 31.0 && plain(text, tokens, at))
    {
        day = as_part(number);
        date.to = number.to;
    }
    if let Some(number) =
        after(date.to + 1).filter(|number| (1000.0..2200.0).contains(&number.value))
    {
        year = as_part(number);
        date.to = number.to;
    }
    // "May" and "March" open sentences as other words do.
    if day.is_none()
        && year.is_none()
        && tokens[at].opens
        && matches!(tokens[at].key.as_str(), "may" | "march")
    {
        return None;
    }
    date.when = When::Day { day, month, year };
    Some(date)
}

fn plain(text: &str, tokens: &[Token<'_>], at: usize) -> bool {
    tokens
        .get(at + 1)
        .is_some_and(|next| matches!(gap(text, &tokens[at], next), " " | "\u{a0}" | ". "))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "asked for values from 1 to 2200 alone"
)]
pub(super) fn as_part(number: &Number) -> Option<u32> {
    (0.0..10_000.0)
        .contains(&number.value)
        .then_some(number.value as u32)
}

/// "3月12日", "2026年3月", as Chinese and Japanese write: the figure at `at` is the month's.
fn in_han(tokens: &[Token<'_>], at: usize) -> Option<Date> {
    let figure = |at: usize, sign: char| {
        let written = tokens.get(at)?;
        let is_signed = tokens
            .get(at + 1)
            .is_some_and(|next| next.is_glued && next.key.starts_with(sign));
        match parts(written.text).as_slice() {
            [value] if is_signed => Some(*value),
            _ => None,
        }
    };
    let month = figure(at, '月').filter(|month| (1..=12).contains(month))?;
    let day = figure(at + 2, '日').filter(|day| (1..=31).contains(day));
    let before = at.checked_sub(2);
    let year = before.and_then(|before| figure(before, '年'));
    Some(Date {
        when: When::Day { day, month, year },
        other: None,
        from: before.filter(|_| year.is_some()).unwrap_or(at),
        to: at + if day.is_some() { 3 } else { 1 },
    })
}

/// "12/03", "12/03/2026", "2026-03-12", "12.03.2026".
fn in_figures(text: &str, tokens: &[Token<'_>], at: usize, language: Option<&str>) -> Option<Date> {
    let dotted: Vec<u32> = parts(tokens[at].text);
    let ordinal = dotted.len() == 2
        && tokens[at].text.len() == 5
        && text[tokens[at].end..].starts_with('.')
        && !matches!(language, None | Some("en"));
    if let ([day @ 1..=31, month @ 1..=12], true) = (dotted.as_slice(), ordinal) {
        let when = When::Day {
            day: Some(*day),
            month: *month,
            year: None,
        };
        return Some(Date {
            when,
            other: None,
            from: at,
            to: at,
        });
    }
    let (found, to) = if dotted.len() == 3 && tokens[at].text.matches('.').count() == 2 {
        (dotted, at)
    } else {
        let mut found = dotted;
        if found.len() != 1 || at > 0 && gap(text, &tokens[at - 1], &tokens[at]) == "/" {
            return None;
        }
        let mut to = at;
        while found.len() < 3
            && let Some(next) = tokens.get(to + 1)
            && next.is_digits()
            && matches!(gap(text, &tokens[to], next), "/" | "-")
        {
            found.extend(parts(next.text));
            to += 1;
        }
        let slash = tokens
            .get(at + 1)
            .is_some_and(|next| gap(text, &tokens[at], next) == "/");
        if found.len() == 2 && !slash {
            return None;
        }
        (found, to)
    };
    let day = |day: u32, month: u32, year: Option<u32>| {
        ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(When::Day {
            day: Some(day),
            month,
            year,
        })
    };
    let readings = match found.as_slice() {
        [year @ 1000..2200, month, date] => [day(*date, *month, Some(*year)), None],
        [first, second, year] => {
            let year = Some(if *year < 100 { year + 2000 } else { *year });
            [day(*first, *second, year), day(*second, *first, year)]
        }
        [first, second]
            if tokens[at].text.len() == 2
                || tokens.get(to).is_some_and(|last| last.text.len() == 2) =>
        {
            [day(*first, *second, None), day(*second, *first, None)]
        }
        _ => return None,
    };
    let mut readings = readings.into_iter().flatten();
    Some(Date {
        when: readings.next()?,
        other: readings.next(),
        from: at,
        to,
    })
}

fn parts(written: &str) -> Vec<u32> {
    written
        .split(|c: char| digit(c).is_none())
        .filter_map(|part| {
            part.chars().try_fold(0u32, |value, c| {
                value.checked_mul(10)?.checked_add(digit(c)?)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::numbers::numbers;
    use super::super::tokens::tokens;
    use super::*;
    use crate::terms::StopWords;

    fn read(text: &str, language: &str) -> Vec<Date> {
        let words = tokens(text, &StopWords::of(Some(language)));
        let numbers = numbers(text, &words, Some(language));
        dates(text, &words, &numbers, Some(language))
    }

    #[test]
    fn a_day_is_the_same_in_any_spelling() {
        let written = [
            "12 March",
            "March 12",
            "March 12th",
            "the 12th of March",
            "12/03",
            "12/03/2026",
            "2026-03-12",
            "12.03.2026",
            "12 March 2026",
        ];
        for one in written {
            for other in written {
                let (one_read, other_read) = (read(one, "en"), read(other, "en"));
                assert_eq!(
                    (one_read.len(), other_read.len()),
                    (1, 1),
                    "{one}, {other}: {one_read:?} {other_read:?}"
                );
                assert!(
                    one_read[0].is_borne_out_by(&other_read[0]),
                    "{one} by {other}"
                );
            }
        }
        let german = read("am 12. März 2026", "de");
        assert!(german[0].is_borne_out_by(&read("12 March 2026", "en")[0]));
    }

    #[test]
    fn another_day_is_not_borne_out() {
        for (claim, source) in [
            ("13 March", "12 March"),
            ("12 April", "12 March"),
            ("12 March 2025", "12 March 2026"),
            ("Sunday", "Saturday"),
            ("12 March", "in March"),
        ] {
            assert!(
                !read(claim, "en")[0].is_borne_out_by(&read(source, "en")[0]),
                "{claim} by {source}"
            );
        }
        assert!(
            read("12 March", "en")
                .iter()
                .any(|date| read("in March", "en")[0].is_borne_out_by(date))
        );
        assert!(read("They may march on", "en").is_empty());
    }
}
