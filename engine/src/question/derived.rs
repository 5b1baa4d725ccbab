//! The numbers that compare a passage with the others: shares of the most, ranks, and some again by kind of answer and by script.

use super::blocks;
use super::bm25::number;
use super::names::{
    BEST, BEST_AT, BY_KIND, BY_SCRIPT, KINDS_AT, Row, SCRIPTS_AT, SQUARED, SQUARES_AT, place_of,
};
use super::passages::Passage;
use super::wording::AnswerKind;
use crate::text::is_unspaced;

/// Writes them into the rows, of which each passage's own numbers are written.
pub(super) fn compare(
    rows: &mut [Row],
    passages: &[Passage<'_>],
    kind: Option<AnswerKind>,
    language: Option<&str>,
) {
    write_shares(rows);
    write_ranks(rows);
    write_by_kind(rows, kind);
    blocks::write(passages, rows);
    write_by_script(rows, passages, language);
}

/// Each share of the most, and what it is a share of.
const SHARES: [(usize, usize); 12] = [
    (place_of("bm25_share"), place_of("bm25")),
    (place_of("soft_share"), place_of("soft")),
    (place_of("coverage_share"), place_of("coverage")),
    (place_of("grams_share"), place_of("grams")),
    (place_of("pairs_share"), place_of("pairs")),
    (place_of("sequence_share"), place_of("sequence")),
    (place_of("window_share"), place_of("window")),
    (place_of("around_share"), place_of("around_share")),
    (place_of("support_share"), place_of("support")),
    (place_of("every_word_share"), place_of("every_word")),
    (place_of("phrases_share"), place_of("phrases")),
    (place_of("letters_share"), place_of("letters")),
];

fn write_shares(rows: &mut [Row]) {
    for (share, of) in SHARES {
        let most = rows.iter().map(|row| row[of]).fold(0.0_f32, f32::max);
        for row in rows.iter_mut() {
            row[share] = if most > 0.0 { row[of] / most } else { 0.0 };
        }
    }
}

fn write_ranks(rows: &mut [Row]) {
    let combined: Vec<f32> = rows
        .iter()
        .map(|row| {
            row[const { place_of("soft_share") }]
                + row[const { place_of("grams_share") }]
                + 0.5 * row[const { place_of("window_share") }]
        })
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|a, b| combined[*b].total_cmp(&combined[*a]));
    let second = order.get(1).map_or(0.0, |place| combined[*place]);
    let first = order.first().map_or(0.0, |place| combined[*place]);
    for (rank, place) in order.into_iter().enumerate() {
        rows[place][const { place_of("rank") }] = number(rank).ln_1p();
        rows[place][const { place_of("lead") }] =
            combined[place] - if rank == 0 { second } else { first };
    }
}

fn write_by_kind(rows: &mut [Row], kind: Option<AnswerKind>) {
    let kind = kind.map(|kind| kind as usize);
    for row in rows.iter_mut() {
        if let Some(kind) = kind {
            for (place, of) in BY_KIND.into_iter().enumerate() {
                row[KINDS_AT + kind * BY_KIND.len() + place] = row[of];
            }
        }
        for (place, of) in SQUARED.into_iter().enumerate() {
            row[SQUARES_AT + place] = row[of] * row[of];
        }
        for (place, of) in BEST.into_iter().enumerate() {
            row[BEST_AT + place] = f32::from(u8::from(row[of] >= 0.999));
        }
    }
}

fn write_by_script(rows: &mut [Row], passages: &[Passage<'_>], language: Option<&str>) {
    let unspaced = passages.iter().filter(|p| p.text.contains(is_unspaced));
    let script = if unspaced.count() * 2 > passages.len() {
        Some(0)
    } else {
        (language == Some("vi")).then_some(1)
    };
    if let Some(script) = script {
        for row in rows.iter_mut() {
            for (place, of) in BY_SCRIPT.into_iter().enumerate() {
                row[SCRIPTS_AT + script * BY_SCRIPT.len() + place] = row[of];
            }
        }
    }
}
