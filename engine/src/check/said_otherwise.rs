//! Numbers and days that the sentences say in another way than a claim does: "both" for two, "12 to 14 March" for the 12th.

use super::dates::{self, Date, When, as_part};
use super::evidence::{Index, Reading};
use super::numbers::{Number, same};
use super::units::Unit;

/// Words that say a small number without being one. Folded.
const SAID_OTHERWISE: &[(f64, &[&str])] = &[
    (
        2.0,
        &[
            "both", "pair", "couple", "twice", "double", "duo", "brace", "beide", "beiden", "paar",
        ],
    ),
    (3.0, &["trio", "hattrick", "triple", "treble"]),
    (10.0, &["decade"]),
    (12.0, &["dozen"]),
    (100.0, &["century", "centenary"]),
];

/// Words that say a share, in percent.
const SHARES: &[(f64, &[&str])] = &[
    (
        50.0,
        &[
            "half", "halved", "halfte", "moitie", "mitad", "metade", "meta", "helft",
        ],
    ),
    (
        25.0,
        &["quarter", "viertel", "quart", "cuarto", "quarto", "kwart"],
    ),
    (75.0, &["quarters", "dreiviertel"]),
];

/// Whether the sentences have this number, in any spelling, in a date, or by a word that says it.
pub(super) fn has_number(index: &Index<'_, '_>, wanted: &Number) -> bool {
    index.numbers().any(|source| wanted.is_borne_out_by(source))
        || index.numbers_in_dates(wanted)
        || number(wanted, index)
}

/// Whether the sentences name this time, whatever its year.
pub(super) fn has_date(index: &Index<'_, '_>, date: &Date) -> bool {
    index.dates().any(|source| date.is_borne_out_by(source))
        || index
            .tokens()
            .any(|token| dates::mentions(token) == Some(date.when))
        || day(date, &index.sentences)
}

/// Whether a word of the sentences says this number: "both" for two.
fn number(number: &Number, index: &Index<'_, '_>) -> bool {
    let of = if number.unit.is_some_and(Unit::is_percent) {
        SHARES
    } else {
        &[]
    };
    !number.is_ordinal
        && of
            .iter()
            .chain(SAID_OTHERWISE)
            .filter(|(value, _)| same(*value, number.value))
            .any(|(_, words)| words.iter().any(|word| index.has_key(word)))
}

/// Whether a sentence has this day's month, and its figure not far from it: "12 to 14 March" has the 12th.
fn day(date: &Date, sentences: &[&Reading<'_>]) -> bool {
    const REACH: usize = 2;
    let When::Day {
        day: Some(day),
        month,
        year: None,
    } = date.when
    else {
        return false;
    };
    sentences.iter().any(|sentence| {
        sentence.dates.iter().any(|other| {
            let near = |number: &Number| {
                number.to + REACH >= other.from && number.from <= other.to + REACH
            };
            matches!(other.when, When::Day { month: theirs, .. } if theirs == month)
                && sentence
                    .numbers
                    .iter()
                    .any(|number| near(number) && as_part(number) == Some(day))
        })
    })
}
