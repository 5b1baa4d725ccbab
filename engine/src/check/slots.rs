//! Names, numbers and times in the place of others: the sentences say the same of somebody or something else.
//!
//! Where a claim repeats most of a sentence, its words stand beside the same words as there. If a name, a number or a time of
//! the claim stands beside a word that has another one beside it in that sentence, and nowhere this one, it was exchanged.

use super::evidence::{Index, Place, Reading};
use super::names;
use super::numbers::Number;
use super::tokens::{Token, apart, gap};

/// The least share of a claim's other content words that a sentence has for the claim to repeat it. Measured with
/// `eval/run claims`: from 0.5 to 0.7 hardly anything changes.
const REPEATED: f32 = 0.6;
/// The same for names: people and places are called by many.
const REPEATED_NAMES: f32 = 0.9;
/// Claims with fewer other content words say too little to tell which sentence they repeat.
const LEAST_WORDS: usize = 3;

/// What was exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Name,
    Number,
    Date,
}

/// A stretch of a text's content that is one name, number or time.
#[derive(Clone, Copy, Debug)]
struct Slot {
    kind: Kind,
    /// The first and the last place in the content.
    first: usize,
    last: usize,
}

/// The stretches of words that were exchanged, in order.
pub(super) fn exchanged(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    language: Option<&str>,
) -> Vec<(Kind, usize, usize)> {
    let slots = slots(claim);
    if slots.is_empty() {
        return Vec::new();
    }
    slots
        .into_iter()
        .filter(|slot| is_exchanged(claim, index, *slot, language))
        .map(|slot| {
            (
                slot.kind,
                claim.content[slot.first],
                claim.content[slot.last],
            )
        })
        .collect()
}

fn kind_at(reading: &Reading<'_>, content: usize) -> Option<Kind> {
    let at = *reading.content.get(content)?;
    if reading.date_at(at).is_some() {
        Some(Kind::Date)
    } else if reading.number_at(at).is_some() {
        Some(Kind::Number)
    } else {
        reading.tokens[at].is_capital().then_some(Kind::Name)
    }
}

fn slots(claim: &Reading<'_>) -> Vec<Slot> {
    let mut found: Vec<Slot> = Vec::new();
    for content in 0..claim.content.len() {
        let Some(kind) = kind_at(claim, content) else {
            continue;
        };
        let at = claim.content[content];
        match found.last_mut() {
            Some(slot)
                if slot.kind == kind
                    && slot.last + 1 == content
                    && goes_on(claim, slot.last, at, kind) =>
            {
                slot.last = content;
            }
            _ => found.push(Slot {
                kind,
                first: content,
                last: content,
            }),
        }
    }
    found
}

/// Whether the word at `at` belongs to the same name, number or time as the one before it.
fn goes_on(claim: &Reading<'_>, before: usize, at: usize, kind: Kind) -> bool {
    let before = claim.content[before];
    match kind {
        Kind::Name => {
            at == before + 1
                && gap(claim.text, &claim.tokens[before], &claim.tokens[at])
                    .trim()
                    .is_empty()
        }
        Kind::Number => claim
            .number_at(before)
            .is_some_and(|number| (number.from..=number.to).contains(&at)),
        Kind::Date => claim.dates.iter().any(|date| {
            (date.from..=date.to).contains(&before) && (date.from..=date.to).contains(&at)
        }),
    }
}

/// What stands beside a word.
#[derive(PartialEq, Eq)]
enum Beside {
    Same,
    Another,
    Neither,
}

fn is_exchanged(
    claim: &Reading<'_>,
    index: &Index<'_, '_>,
    slot: Slot,
    language: Option<&str>,
) -> bool {
    let word = |content: Option<usize>| {
        content
            .and_then(|content| claim.content.get(content))
            .map(|at| &claim.tokens[*at])
    };
    let left = word(slot.first.checked_sub(1));
    let right = word(Some(slot.last + 1));
    let mut otherwise: Vec<Place> = Vec::new();
    let mut sides = 0;
    for (neighbour, forward) in [(left, true), (right, false)] {
        let Some(neighbour) = neighbour else { continue };
        sides += 1;
        for (sentence, place) in index.places(&neighbour.stem).iter().copied() {
            let beside = if forward {
                Some(place + 1)
            } else {
                place.checked_sub(1)
            };
            let Some(beside) = beside.map(|beside| (sentence, beside)) else {
                continue;
            };
            match compare(claim, slot, index, beside, language) {
                Beside::Same => return false,
                Beside::Another => otherwise.push((sentence, whole(index, beside))),
                Beside::Neither => {}
            }
        }
    }
    // People are called by many names: only where both neighbours agree is it another one.
    let is_year = claim
        .number_at(claim.content[slot.first])
        .is_some_and(|number| (1900.0..2100.0).contains(&number.value));
    let strict = slot.kind == Kind::Name || is_year;
    let enough = if strict { sides } else { 1 };
    let agreed = otherwise
        .iter()
        .filter(|place| otherwise.iter().filter(|other| other == place).count() >= enough);
    // Where one side is all there is, "they" and nicknames are too near.
    if strict && sides < 2 {
        return false;
    }
    agreed
        .into_iter()
        .any(|place| is_repeated(claim, slot, index, place.0))
}

/// Where the name begins that the word at this place belongs to.
fn whole(index: &Index<'_, '_>, place: Place) -> usize {
    let source = index.sentences[place.0];
    let mut first = place.1;
    while first > 0
        && kind_at(source, first - 1) == Some(Kind::Name)
        && kind_at(source, first) == Some(Kind::Name)
        && source.content[first - 1] + 1 == source.content[first]
    {
        first -= 1;
    }
    first
}

fn compare(
    claim: &Reading<'_>,
    slot: Slot,
    index: &Index<'_, '_>,
    place: Place,
    language: Option<&str>,
) -> Beside {
    let source = index.sentences[place.0];
    let Some(kind) = kind_at(source, place.1) else {
        return Beside::Neither;
    };
    if kind != slot.kind {
        return Beside::Neither;
    }
    let at = source.content[place.1];
    let ours = claim.content[slot.first];
    let same = match kind {
        Kind::Number => match (claim.number_at(ours), source.number_at(at)) {
            (Some(ours), Some(theirs)) => ours.is_borne_out_by(theirs),
            _ => return Beside::Neither,
        },
        Kind::Date => match (claim.date_at(ours), source.date_at(at)) {
            (Some(ours), Some(theirs)) if ours.is_like(theirs) => ours.is_borne_out_by(theirs),
            _ => return Beside::Neither,
        },
        Kind::Name => {
            let group = &claim.content[slot.first..=slot.last];
            let theirs = name_around(source, place.1);
            if theirs.iter().all(|token| token.opens) && !is_known_name(index, theirs[0]) {
                return Beside::Neither;
            }
            group.iter().any(|at| {
                let ours = &claim.tokens[*at].key;
                theirs.iter().any(|token| {
                    names::is_same(ours, &token.key, language) || is_nickname(ours, &token.key)
                })
            })
        }
    };
    if same { Beside::Same } else { Beside::Another }
}

/// "Hibs" and "Hibernian", "Barça" and "Barcelona".
fn is_nickname(one: &str, other: &str) -> bool {
    apart(one, other).0.chars().count() >= 3
}

/// The words of the name that the one at a place of the content belongs to.
fn name_around<'r, 'a>(source: &'r Reading<'a>, place: usize) -> Vec<&'r Token<'a>> {
    let is_part = |content: usize| kind_at(source, content) == Some(Kind::Name);
    let (mut first, mut last) = (place, place);
    while first > 0 && is_part(first - 1) && source.content[first - 1] + 1 == source.content[first]
    {
        first -= 1;
    }
    while is_part(last + 1) && source.content[last] + 1 == source.content[last + 1] {
        last += 1;
    }
    source.content[first..=last]
        .iter()
        .map(|at| &source.tokens[*at])
        .collect()
}

/// Whether a word that opens a sentence has its capital letter elsewhere too.
fn is_known_name(index: &Index<'_, '_>, token: &Token<'_>) -> bool {
    index.places(&token.stem).iter().any(|place| {
        index
            .content(*place)
            .is_some_and(|(_, other)| other.is_capital() && !other.opens)
    })
}

/// Whether a sentence has most of the claim's content beside what is in the slot.
fn is_repeated(claim: &Reading<'_>, slot: Slot, index: &Index<'_, '_>, sentence: usize) -> bool {
    let others = claim
        .content
        .iter()
        .enumerate()
        .filter(|(content, _)| !(slot.first..=slot.last).contains(content));
    let (mut all, mut shared) = (0u16, 0u16);
    for (_, at) in others {
        all = all.saturating_add(1);
        let stem = &claim.tokens[*at].stem;
        shared = shared.saturating_add(u16::from(
            index.places(stem).iter().any(|place| place.0 == sentence),
        ));
    }
    let least = if slot.kind == Kind::Name {
        REPEATED_NAMES
    } else {
        REPEATED
    };
    usize::from(all) >= LEAST_WORDS && f32::from(shared) >= least * f32::from(all)
}

/// Words that follow a number and are not what it counts. Folded.
const NOT_COUNTED: &[&str] = &[
    "of", "the", "and", "or", "for", "from", "with", "was", "were", "are", "is", "who", "has",
    "have", "had", "its", "his", "her", "their", "but", "that", "which", "after", "before", "in",
    "on", "at", "to", "into", "more", "out", "over", "by", "as", "a", "an", "when", "while",
    "than",
];

/// Whether the sentences count what this number counts, and by another number each time: "16 games" where they have "11 games".
pub(super) fn is_miscounted(claim: &Reading<'_>, index: &Index<'_, '_>, number: &Number) -> bool {
    let Some(counted) = next_to(claim, number) else {
        return false;
    };
    let mut otherwise = false;
    for sentence in &index.sentences {
        for other in &sentence.numbers {
            let near = other.to + 1..(other.to + 1 + COUNT_REACH).min(sentence.tokens.len());
            let is_near = sentence.tokens[near]
                .iter()
                .any(|token| token.stem == counted.stem);
            // "Bueno, 27, …" is 27 years old.
            let is_bare = next_to(sentence, other).is_none();
            if (is_near || is_bare) && number.is_borne_out_by(other) {
                return false;
            }
            otherwise |= next_to(sentence, other).is_some_and(|token| token.stem == counted.stem);
        }
    }
    otherwise
}

/// Whether a sentence counts by this number what it counts here: "two piers" of "two of the seven piers".
pub(super) fn is_counted(claim: &Reading<'_>, index: &Index<'_, '_>, number: &Number) -> bool {
    // "Seven of the two piers" counts them twice.
    let is_of_others = claim
        .numbers
        .iter()
        .any(|other| other.to < number.from && number.from <= other.to + COUNT_REACH);
    !is_of_others
        && next_to(claim, number).is_some_and(|counted| {
            index.sentences.iter().any(|sentence| {
                sentence.numbers.iter().any(|other| {
                    let near =
                        other.to + 1..(other.to + 1 + COUNT_REACH).min(sentence.tokens.len());
                    sentence.tokens[near]
                        .iter()
                        .any(|token| token.stem == counted.stem)
                        && number.is_borne_out_by(other)
                })
            })
        })
}

/// How many words may stand between a number and what it counts.
const COUNT_REACH: usize = 4;

/// What a number counts: the word right behind it.
fn next_to<'r, 'a>(reading: &'r Reading<'a>, number: &Number) -> Option<&'r Token<'a>> {
    let next = reading.tokens.get(number.to + 1)?;
    let gap = gap(reading.text, &reading.tokens[number.to], next);
    let counts = matches!(gap.trim(), "" | "-")
        && !next.is_digits()
        && !next.is_capital()
        && !next.is_stop
        && !NOT_COUNTED.contains(&next.key.as_str())
        && next.key.len() > 2;
    counts.then_some(next)
}

/// Whether the sentences have a number behind the name before this one, and always another: "Ligue 4" for "Ligue 1".
pub(super) fn is_misnumbered(claim: &Reading<'_>, index: &Index<'_, '_>, number: &Number) -> bool {
    let Some(name) = before(claim, number) else {
        return false;
    };
    let mut otherwise = false;
    for sentence in &index.sentences {
        for other in &sentence.numbers {
            if before(sentence, other).is_some_and(|token| token.key == name.key) {
                if number.is_borne_out_by(other) {
                    return false;
                }
                otherwise = true;
            }
        }
    }
    otherwise
}

/// The name right before a number.
fn before<'r, 'a>(reading: &'r Reading<'a>, number: &Number) -> Option<&'r Token<'a>> {
    let name = &reading.tokens[number.from.checked_sub(1)?];
    let gap = gap(reading.text, name, &reading.tokens[number.from]);
    (gap == " " && name.is_capital() && !name.opens && !name.is_stop).then_some(name)
}

/// Whether the sentences have a score with one of a score's two numbers, and none with both: "4-3" for "4-0".
pub(super) fn is_other_score(claim: &Reading<'_>, index: &Index<'_, '_>, at: usize) -> bool {
    let Some(score) = score(claim, at) else {
        return false;
    };
    let mut otherwise = false;
    for sentence in &index.sentences {
        for other in (0..sentence.numbers.len()).filter_map(|at| self::score(sentence, at)) {
            if same(score, other) || same((score.1, score.0), other) {
                return false;
            }
            otherwise |= same((score.0, score.0), (other.0, other.0))
                || same((score.1, score.1), (other.1, other.1));
        }
    }
    otherwise
}

fn same(one: (f64, f64), other: (f64, f64)) -> bool {
    (one.0 - other.0).abs() < 1e-9 && (one.1 - other.1).abs() < 1e-9
}

/// "3-1": the number at `at` and the next one.
fn score(reading: &Reading<'_>, at: usize) -> Option<(f64, f64)> {
    let (one, other) = (reading.numbers.get(at)?, reading.numbers.get(at + 1)?);
    let gap = gap(
        reading.text,
        &reading.tokens[one.to],
        &reading.tokens[other.from],
    );
    let joined = one.to + 1 == other.from && matches!(gap.trim(), "-" | "–" | ":");
    (joined && one.value < 200.0 && other.value < 200.0).then_some((one.value, other.value))
}
