//! How well a passage meets a question by pieces of words.

use super::bm25::{B, K1, number, rarity};
use super::passages::Passage;
use crate::hash::{HashMap, HashMapExt as _};
use crate::terms::words;
use crate::text::is_unspaced;

/// BM25 over runs of four letters, or over single characters and runs of three of scripts without spaces: they meet where
/// stems do not, in compounds and inflections that no stemmer knows.
pub(super) fn grams(question: &str, passages: &[Passage<'_>]) -> Vec<f32> {
    let wanted = grams_of(question);
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    for gram in &wanted {
        let next = numbers.len();
        numbers.entry(gram).or_insert(next);
    }
    let counted: Vec<(Vec<f32>, usize)> = passages
        .iter()
        .map(|passage| {
            let mut counts = vec![0.0; numbers.len()];
            let mut length = 0;
            each_gram(passage.text, |gram| {
                length += 1;
                if let Some(at) = numbers.get(gram) {
                    counts[*at] += 1.0;
                }
            });
            (counts, length)
        })
        .collect();
    let all = number(counted.len());
    let weights: Vec<f32> = (0..numbers.len())
        .map(|at| {
            let holding = number(
                counted
                    .iter()
                    .filter(|(counts, _)| counts[at] > 0.0)
                    .count(),
            );
            rarity(holding, all)
        })
        .collect();
    let most: f32 = weights.iter().sum::<f32>().max(1e-6);
    let mean = number(counted.iter().map(|(_, length)| *length).sum()) / all.max(1.0);
    counted
        .iter()
        .map(|(counts, length)| {
            let length = number(*length) / mean.max(1.0);
            let score: f32 = counts
                .iter()
                .zip(&weights)
                .map(|(times, weight)| {
                    weight * times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length))
                })
                .sum();
            score / most
        })
        .collect()
}

fn grams_of(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    each_gram(text, |gram| found.push(gram.to_owned()));
    found
}

fn each_gram(text: &str, mut take: impl FnMut(&str)) {
    let mut gram = String::new();
    for word in words(text) {
        let unspaced = word.starts_with(is_unspaced);
        let mut letters: Vec<char> = word.to_lowercase().chars().collect();
        if unspaced {
            for letter in &letters {
                gram.clear();
                gram.push(*letter);
                take(&gram);
            }
        } else {
            letters.insert(0, '^');
            letters.push('$');
        }
        let length = if unspaced { 3 } else { 4 };
        for run in letters.windows(length.min(letters.len())) {
            gram.clear();
            gram.extend(run);
            take(&gram);
        }
    }
}
