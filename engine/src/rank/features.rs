//! What is known of each candidate, as numbers, and what they amount to.

use super::candidates::{Candidate, Outline};
use super::learned::LEARNED;
use super::{cues, weights};
use crate::article::{Article, BlockKind};
use crate::terms::Lexicon;

/// How many numbers describe a candidate.
pub(super) const FEATURES: usize = 8;

/// A candidate's numbers, and their sum by weight.
#[derive(Debug)]
pub(super) struct Scored {
    #[cfg(feature = "training")]
    pub(super) features: [f32; FEATURES],
    /// Terms weighed by frequency and rarity, of length 1, sorted by term.
    pub(super) vector: Vec<(u32, f32)>,
    pub(super) score: f32,
    pub(super) hangs: f32,
}

/// Describes and scores every candidate. Linear in the text.
pub(super) fn score(
    article: &Article,
    outline: &Outline<'_>,
    found: &[Candidate<'_>],
    lexicon: &mut Lexicon<'_>,
) -> Vec<Scored> {
    let terms: Vec<Vec<u32>> = found
        .iter()
        .map(|candidate| lexicon.terms(candidate.text))
        .collect();
    let title = article
        .title
        .as_deref()
        .map(|title| lexicon.terms(title))
        .unwrap_or_default();
    let headings: Vec<Vec<u32>> = outline
        .headings
        .iter()
        .map(|heading| heading.map(|text| lexicon.terms(text)).unwrap_or_default())
        .collect();
    let space = lexicon.len();
    let frequency = frequencies(&terms, space);
    let vectors = vectors(&terms, space);
    let centrality = Centrality::of(&vectors, space);
    let newsiness = newsiness(found.len(), outline);
    let others = small(found.len().saturating_sub(1).max(1));
    let mut scored = Vec::with_capacity(found.len());
    for (at, (candidate, vector)) in found.iter().zip(vectors).enumerate() {
        let section = &outline.sections[candidate.section];
        let near = small(at).ln_1p();
        let inner = small(at - section.start).ln_1p();
        let terms = &terms[at];
        let features: [f32; FEATURES] = [
            newsiness * near + (1.0 - newsiness) * inner,
            newsiness * flag(at == 1),
            newsiness * flag(at == 2),
            // With each sentence that follows, on average.
            centrality.forward[at] * newsiness / small((found.len() - 1 - at).max(1)),
            flag(cues::quotes(candidate.text)),
            flag(cues::asks(candidate.text)),
            flag(cues::is_personal(candidate.text)),
            flag(cues::describes_a_picture(candidate.text)),
        ];
        let learned: f32 = features
            .iter()
            .zip(LEARNED)
            .map(|(feature, weight)| feature * weight)
            .sum();
        let spread = 1.0 - newsiness;
        let score = learned
            + weights::TITLE * overlap(terms, &title)
            + weights::HEADING * spread * overlap(terms, &headings[candidate.section])
            + weights::CENTRAL * spread * (centrality.forward[at] + centrality.backward[at])
                / others
            + weights::FREQUENT * spread * mean(terms, &frequency)
            + weights::OPENING * spread * flag(at == 0)
            + weights::QUESTION * spread * flag(cues::asks(candidate.text))
            + by_length(candidate.words)
            + match candidate.kind {
                BlockKind::ListItem => weights::LIST_ITEM,
                BlockKind::Quote => weights::QUOTE_BLOCK,
                _ => 0.0,
            }
            + if candidate.in_block == 0 {
                weights::OPENS_BLOCK * spread
            } else {
                0.0
            }
            + if cues::breaks_a_quotation(candidate.text) {
                weights::BROKEN_QUOTATION
            } else {
                0.0
            };
        scored.push(Scored {
            #[cfg(feature = "training")]
            features,
            vector,
            score,
            hangs: cues::hangs(candidate.text),
        });
    }
    scored
}

/// Very short sentences say little; very long ones fill the summary by themselves.
fn by_length(words: usize) -> f32 {
    if words < 8 {
        weights::SHORT
    } else if words > 45 {
        weights::LONG * (small(words) - 45.0).min(60.0) / 15.0
    } else {
        0.0
    }
}

fn mean(terms: &[u32], of: &[f32]) -> f32 {
    terms.iter().map(|term| of[*term as usize]).sum::<f32>() / small(terms.len().max(1))
}

/// How far the article is built as news are, the most important first: 1 for short pages without headings, 0 for long ones
/// with many. On the latter, where a sentence stands in its own section counts instead.
pub(super) fn newsiness(count: usize, outline: &Outline<'_>) -> f32 {
    let by_headings = 1.0 - (small(outline.heading_count) - 1.0).max(0.0) / 4.0;
    let by_length = 1.0 - (small(count) - 50.0).max(0.0) / 100.0;
    by_headings.clamp(0.0, 1.0) * by_length.clamp(0.0, 1.0)
}

fn frequencies(terms: &[Vec<u32>], space: usize) -> Vec<f32> {
    let mut counts = vec![0.0_f32; space];
    for term in terms.iter().flatten() {
        counts[*term as usize] += 1.0;
    }
    let most = counts.iter().copied().fold(1.0, f32::max);
    counts.into_iter().map(|count| count / most).collect()
}

/// Each candidate's terms, weighed by their frequency in it and their rarity among the candidates, scaled to length 1.
fn vectors(terms: &[Vec<u32>], space: usize) -> Vec<Vec<(u32, f32)>> {
    let mut holders = vec![0_u32; space];
    let mut sparse: Vec<Vec<(u32, f32)>> = Vec::with_capacity(terms.len());
    for terms in terms {
        let mut sorted = terms.clone();
        sorted.sort_unstable();
        let counts: Vec<(u32, f32)> = sorted
            .chunk_by(|a, b| a == b)
            .map(|run| (run[0], small(run.len())))
            .collect();
        for (term, _) in &counts {
            holders[*term as usize] += 1;
        }
        sparse.push(counts);
    }
    let all = small(terms.len());
    for vector in &mut sparse {
        for (term, weight) in vector.iter_mut() {
            let held = small(holders[*term as usize] as usize);
            *weight = (1.0 + weight.ln()) * (1.0 + all / held).ln();
        }
        let length = vector
            .iter()
            .map(|(_, weight)| weight * weight)
            .sum::<f32>()
            .sqrt();
        if length > 0.0 {
            for (_, weight) in vector.iter_mut() {
                *weight /= length;
            }
        }
    }
    sparse
}

/// How much each candidate says of what the others say. A sum over the others is a product with the sum of the others, so
/// this is linear where comparing pairs would be quadratic.
struct Centrality {
    /// With what comes after it, as `PacSum` (Zheng and Lapata, 2019) weighs it.
    forward: Vec<f32>,
    /// With what comes before it.
    backward: Vec<f32>,
}

impl Centrality {
    fn of(vectors: &[Vec<(u32, f32)>], space: usize) -> Self {
        let count = vectors.len();
        let mut sum = vec![0.0_f32; space];
        let mut backward = Vec::with_capacity(count);
        for vector in vectors {
            backward.push(product(vector, &sum));
            add(&mut sum, vector);
        }
        sum.fill(0.0);
        let mut forward = vec![0.0; count];
        for (at, vector) in vectors.iter().enumerate().rev() {
            forward[at] = product(vector, &sum);
            add(&mut sum, vector);
        }
        Self { forward, backward }
    }
}

fn product(vector: &[(u32, f32)], dense: &[f32]) -> f32 {
    vector
        .iter()
        .map(|(term, weight)| weight * dense[*term as usize])
        .sum()
}

fn add(dense: &mut [f32], vector: &[(u32, f32)]) {
    for (term, weight) in vector {
        dense[*term as usize] += weight;
    }
}

/// The share of `wanted` that occurs in `terms`.
fn overlap(terms: &[u32], wanted: &[u32]) -> f32 {
    if wanted.is_empty() {
        return 0.0;
    }
    let hits = wanted
        .iter()
        .take(30)
        .filter(|term| terms.contains(term))
        .count();
    small(hits) / small(wanted.len().min(30))
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// Counts of sentences and words are far below what the type can tell apart.
pub(super) fn small(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}
