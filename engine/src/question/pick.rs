//! From the numbers of each passage to the sentences of an answer.

use super::bm25::number;
use super::learned::LEARNED;
use super::names::Row;
use super::passages::Passage;
use crate::rank::dangling;
use crate::text::is_unspaced;

/// Where in a row these stand.
const COVERAGE: usize = 4;
const GRAMS: usize = 6;
const WITH_PREVIOUS: usize = 20;
const WITH_NEXT: usize = 21;
const HEADING: usize = 24;

/// The share of the question's words, weighed, that the best passages or their neighbours must have for the article to say
/// anything about it, and the same of its pieces of words; the third is for scripts without spaces, where both are pairs of
/// characters. Chosen on the tuning halves of `XQuAD` and COVID-QA: about 1 in 100 questions that the article answers is refused, and
/// 8 to 9 of 10 that another one answers.
const LEAST_COVERAGE: f32 = 0.2;
const LEAST_GRAMS: f32 = 0.15;
const LEAST_UNSPACED: f32 = 0.1;
/// So much more is asked of long articles, in which some words of any question stand somewhere: all of it from six times the
/// sentences of a short one on.
const MORE_WHERE_LONG: f32 = 0.1;
const SHORT: f32 = 25.0;
/// How many of the best passages may show it.
const BEST: usize = 3;
/// A passage less likely to answer than this gives its place to a sentence that one before it needs. Chosen so that no set of
/// questions loses answers by it.
const UNLIKELY: f32 = 0.05;

/// The sentences that answer, in the article's order; none where the article does not say.
pub(super) fn pick(passages: &[Passage<'_>], rows: &[Row], count: usize) -> Vec<String> {
    let scores: Vec<f32> = rows.iter().map(score).collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    let least = least(passages);
    if !order.iter().take(BEST).any(|at| says(&rows[*at], least)) {
        return Vec::new();
    }
    let best = order.first().map_or(0.0, |at| scores[*at]);
    let whole: f32 = scores.iter().map(|score| (score - best).exp()).sum();
    let likelihood = |at: usize| (scores[at] - best).exp() / whole;
    let mut picked: Vec<usize> = Vec::new();
    let mut texts: Vec<&str> = Vec::new();
    for (rank, at) in order.iter().copied().enumerate() {
        if picked.len() >= count {
            break;
        }
        // Pages repeat sentences word for word; the likeliest place counts.
        if picked.contains(&at) || texts.contains(&passages[at].text) {
            continue;
        }
        picked.push(at);
        texts.push(passages[at].text);
        let before = at.checked_sub(1).filter(|before| {
            passages[*before].block == passages[at].block && !picked.contains(before)
        });
        if let Some(before) = before
            && picked.len() < count
            && dangling(passages[at].text) >= 1.0
            && order
                .get(rank + 1)
                .is_none_or(|next| likelihood(*next) < UNLIKELY)
        {
            picked.push(before);
            texts.push(passages[before].text);
        }
    }
    picked.sort_unstable();
    picked
        .into_iter()
        .map(|at| passages[at].text.to_owned())
        .collect()
}

fn score(row: &Row) -> f32 {
    row.iter()
        .zip(&LEARNED)
        .map(|(number, (_, weight))| number * weight)
        .sum()
}

/// The least coverage and the least share of pieces for an article of these passages.
fn least(passages: &[Passage<'_>]) -> (f32, f32) {
    let unspaced = passages
        .iter()
        .filter(|passage| passage.text.contains(is_unspaced));
    if unspaced.count() * 2 > passages.len() {
        return (LEAST_UNSPACED, LEAST_UNSPACED);
    }
    let longer = (number(passages.len()) / SHORT).ln() / 6_f32.ln();
    let more = MORE_WHERE_LONG * longer.clamp(0.0, 1.0);
    (LEAST_COVERAGE + more, LEAST_GRAMS + more)
}

/// Whether a passage, with what stands around it, has enough of the question to be about it.
fn says(row: &Row, (coverage, grams): (f32, f32)) -> bool {
    let around = row[WITH_PREVIOUS].max(row[WITH_NEXT]).max(row[HEADING]);
    let met = row[COVERAGE] + around;
    // Pieces of words meet by chance on any long page; alone, without one whole word, they have to be twice as many.
    met >= coverage || row[GRAMS] >= if met > 0.0 { grams } else { 2.0 * grams }
}
