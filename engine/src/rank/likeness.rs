//! How like sentences are to each other, by the terms that they share. Linear in the text: likeness is to sums of sentences,
//! never between all pairs.

use super::numbers::small;

/// Terms of a sentence, each with its weight, of length 1 together, sorted by term.
pub(super) type Vector = Vec<(u32, f32)>;

/// How often each term occurs, of how often the most frequent does. `space` is how many terms there are.
pub(super) fn frequencies(terms: &[Vec<u32>], space: usize) -> Vec<f32> {
    let mut counts = vec![0.0_f32; space];
    for term in terms.iter().flatten() {
        counts[*term as usize] += 1.0;
    }
    let most = counts.iter().copied().fold(1.0, f32::max);
    counts.into_iter().map(|count| count / most).collect()
}

/// Each candidate's terms, weighed by their frequency in it and their rarity among the candidates, scaled to length 1.
pub(super) fn vectors(terms: &[Vec<u32>], space: usize) -> Vec<Vector> {
    let mut holders = vec![0_u32; space];
    let mut sparse: Vec<Vector> = Vec::with_capacity(terms.len());
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
pub(super) struct Centrality {
    /// With what comes after it, as `PacSum` (Zheng and Lapata, 2019, <https://aclanthology.org/P19-1628/>) weighs it.
    pub(super) forward: Vec<f32>,
    /// With what comes before it.
    pub(super) backward: Vec<f32>,
}

impl Centrality {
    pub(super) fn of(vectors: &[Vector], space: usize) -> Self {
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
pub(super) fn overlap(terms: &[u32], wanted: &[u32]) -> f32 {
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

/// The likeness of two sentences, 0 to 1.
pub(super) fn cosine(one: &[(u32, f32)], other: &[(u32, f32)]) -> f32 {
    let (mut sum, mut left, mut right) = (0.0, one.iter().peekable(), other.iter().peekable());
    while let (Some((a, x)), Some((b, y))) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                sum += x * y;
                left.next();
                right.next();
            }
        }
    }
    sum
}
