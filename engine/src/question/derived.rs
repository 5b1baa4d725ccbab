//! The numbers that compare a passage with the others: shares of the most, ranks, and some again by kind of answer and by script.

use super::blocks::{self, Places};
use super::bm25::number;
use super::names::{
    BEST, BEST_AT, BLOCKS_AT, BY_KIND, BY_SCRIPT, KINDS_AT, LETTERS, PHRASES, Row, SCRIPTS_AT,
    SQUARED, SQUARES_AT,
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
    let places = Places {
        soft: 2,
        coverage: 4,
        grams: 6,
        pairs: 8,
        block: 23,
        support: 31,
        every_word: 45,
        phrases: PHRASES,
    };
    blocks::write(passages, rows, &places, BLOCKS_AT);
    write_by_script(rows, passages, language);
}

fn write_shares(rows: &mut [Row]) {
    for (share, of) in [
        (1, 0),
        (3, 2),
        (5, 4),
        (7, 6),
        (9, 8),
        (11, 10),
        (13, 12),
        (22, 22),
        (32, 31),
        (46, 45),
        (PHRASES + 1, PHRASES),
        (LETTERS + 1, LETTERS),
    ] {
        let most = rows.iter().map(|row| row[of]).fold(0.0_f32, f32::max);
        for row in rows.iter_mut() {
            row[share] = if most > 0.0 { row[of] / most } else { 0.0 };
        }
    }
}

fn write_ranks(rows: &mut [Row]) {
    let combined: Vec<f32> = rows
        .iter()
        .map(|row| row[3] + row[7] + 0.5 * row[13])
        .collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|a, b| combined[*b].total_cmp(&combined[*a]));
    let second = order.get(1).map_or(0.0, |at| combined[*at]);
    let first = order.first().map_or(0.0, |at| combined[*at]);
    for (rank, at) in order.into_iter().enumerate() {
        rows[at][38] = number(rank).ln_1p();
        rows[at][39] = combined[at] - if rank == 0 { second } else { first };
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
