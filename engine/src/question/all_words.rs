//! How a passage meets all words of a question, those that ask and stop words included: alone, and two by two.

use super::bm25::{B, K1, number, rarity};
use super::reader::Term;
use crate::hash::{HashMap, HashMapExt as _, HashSet};

/// BM25 over every word, those that ask and stop words included: in short texts they tell sentences apart too.
pub(super) fn every_word(question: &[Term], texts: &[Vec<Term>], mean_length: f32) -> Vec<f32> {
    let wanted: HashSet<u32> = question.iter().map(|term| term.stem).collect();
    let mut holding: HashMap<u32, usize> = HashMap::new();
    for text in texts {
        let seen: HashSet<u32> = text
            .iter()
            .map(|t| t.stem)
            .filter(|s| wanted.contains(s))
            .collect();
        for stem in seen {
            *holding.entry(stem).or_insert(0) += 1;
        }
    }
    let all = number(texts.len());
    let score = |text: &Vec<Term>| {
        let mut times: HashMap<u32, f32> = HashMap::new();
        for term in text.iter().filter(|term| wanted.contains(&term.stem)) {
            *times.entry(term.stem).or_insert(0.0) += 1.0;
        }
        let length = number(text.len()) / mean_length.max(1.0);
        let mut scores: Vec<f32> = times
            .into_iter()
            .map(|(stem, times)| {
                let held = number(holding.get(&stem).copied().unwrap_or(0));
                rarity(held, all) * times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length))
            })
            .collect();
        // In an order of their own: the sum must not depend on that of the table.
        scores.sort_by(f32::total_cmp);
        scores.into_iter().sum()
    };
    texts.iter().map(score).collect()
}

/// The weighed share of the question's phrases, two words one behind the other, that each passage has: words of Vietnamese are
/// written as such, and three characters of Chinese.
pub(super) fn phrases(question: &[Term], texts: &[Vec<Term>]) -> Vec<f32> {
    let mut wanted: HashMap<(u32, u32), usize> = HashMap::new();
    for pair in question
        .windows(2)
        .filter(|pair| !(pair[0].stop && pair[1].stop))
    {
        let next = wanted.len();
        wanted.entry((pair[0].stem, pair[1].stem)).or_insert(next);
    }
    let holding: Vec<Vec<bool>> = texts
        .iter()
        .map(|text| {
            let mut has = vec![false; wanted.len()];
            for pair in text.windows(2) {
                if let Some(at) = wanted.get(&(pair[0].stem, pair[1].stem)) {
                    has[*at] = true;
                }
            }
            has
        })
        .collect();
    let all = number(holding.len());
    let weights: Vec<f32> = (0..wanted.len())
        .map(|at| {
            let held = number(holding.iter().filter(|has| has[at]).count());
            rarity(held, all)
        })
        .collect();
    let most = weights.iter().sum::<f32>().max(1e-6);
    let score = |has: &Vec<bool>| {
        let met = has.iter().zip(&weights).filter(|(has, _)| **has);
        met.map(|(_, weight)| weight).sum::<f32>() / most
    };
    holding.iter().map(score).collect()
}
