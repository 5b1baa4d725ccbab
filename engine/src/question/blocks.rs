//! How the block of a passage meets the question, and the passage beside its block: an answer is found by its paragraph first.

use super::bm25::number;
use super::names::{Row, place_of};
use super::passages::Passage;

/// The most of one block that counts: its best passage whole, the next two for less.
const PARTS: [f32; 3] = [1.0, 0.6, 0.36];

/// Where the numbers of a passage's block begin in its row.
const FIRST: usize = place_of("block_share");

/// What is known of a block by its passages, for one number of theirs.
struct OfBlocks {
    /// For each passage the weighed sum of its block's best, and the best alone.
    sums: Vec<f32>,
    bests: Vec<f32>,
}

fn of_blocks(passages: &[Passage<'_>], values: &[f32]) -> OfBlocks {
    let mut found = OfBlocks {
        sums: vec![0.0; values.len()],
        bests: vec![0.0; values.len()],
    };
    let mut start = 0;
    while start < passages.len() {
        let block = passages[start].block;
        let length = passages[start..]
            .iter()
            .take_while(|p| p.block == block)
            .count();
        let of = start..start + length;
        let mut sorted = values[of.clone()].to_vec();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let sum = sorted
            .iter()
            .zip(PARTS)
            .map(|(value, part)| value * part)
            .sum();
        found.sums[of.clone()].fill(sum);
        found.bests[of].fill(sorted[0]);
        start += length;
    }
    found
}

fn shares(values: &[f32]) -> Vec<f32> {
    let most = values.iter().copied().fold(0.0_f32, f32::max).max(1e-6);
    values.iter().map(|value| value / most).collect()
}

/// How far each value lies above the mean, in standard deviations.
fn deviations(values: &[f32]) -> Vec<f32> {
    let count = number(values.len().max(1));
    let mean = values.iter().sum::<f32>() / count;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f32>() / count;
    values
        .iter()
        .map(|v| (v - mean) / (variance.sqrt() + 1e-6))
        .collect()
}

/// Writes the numbers of each passage's block into its row.
pub(super) fn write(passages: &[Passage<'_>], rows: &mut [Row]) {
    let column = |place: usize| -> Vec<f32> { rows.iter().map(|row| row[place]).collect() };
    let (grams, soft, coverage) = (
        column(const { place_of("grams") }),
        column(const { place_of("soft") }),
        column(const { place_of("coverage") }),
    );
    let blocks = shares(&column(const { place_of("block") }));
    let [block_grams, block_soft, block_coverage] =
        [&grams, &soft, &coverage].map(|values| of_blocks(passages, values));
    let share_of = |place: usize| shares(&of_blocks(passages, &column(place)).sums);
    let (every_word, support, pairs, phrases) = (
        share_of(const { place_of("every_word") }),
        share_of(const { place_of("support") }),
        share_of(const { place_of("pairs") }),
        share_of(const { place_of("phrases") }),
    );
    let (grams_shares, soft_shares) = (shares(&block_grams.sums), shares(&block_soft.sums));
    let combined: Vec<f32> = (0..rows.len())
        .map(|row| grams_shares[row] + soft_shares[row] + blocks[row])
        .collect();
    let ranks = ranks(&combined);
    let around: Vec<f32> = (0..grams.len())
        .map(|row| {
            let before = row.checked_sub(1).map_or(0.0, |before| grams[before]);
            let after = grams.get(row + 1).copied().unwrap_or(0.0);
            grams[row] + 0.5 * (before + after)
        })
        .collect();
    let around = shares(&around);
    let deviations = [&grams, &soft, &coverage].map(|values| deviations(values));
    for (row, numbers) in rows.iter_mut().enumerate() {
        let in_block = |values: &[f32], block: &OfBlocks| values[row] / block.bests[row].max(1e-6);
        let known = [
            blocks[row],
            f32::from(u8::from(blocks[row] > 0.999)),
            block_grams.sums[row],
            grams_shares[row],
            soft_shares[row],
            every_word[row],
            in_block(&grams, &block_grams),
            in_block(&soft, &block_soft),
            in_block(&coverage, &block_coverage),
            ranks[row],
            deviations[0][row],
            deviations[1][row],
            deviations[2][row],
            around[row],
            support[row],
            pairs[row],
            phrases[row],
        ];
        numbers[FIRST..FIRST + known.len()].copy_from_slice(&known);
    }
}

/// The logarithm of each block's rank, the best first; equal blocks share one.
fn ranks(combined: &[f32]) -> Vec<f32> {
    let mut sorted = combined.to_vec();
    sorted.sort_by(|a, b| b.total_cmp(a));
    sorted.dedup_by(|a, b| (*a - *b).abs() < 1e-5);
    combined
        .iter()
        .map(|value| number(sorted.partition_point(|other| *other > value + 1e-5)).ln_1p())
        .collect()
}
