//! Blocks of one kind: the cells of a list of products, the paragraphs of a story, the posts of a thread. The elements that they
//! stand in have the same names, and what is true of most of them is mostly true of all.

use std::hash::{Hash as _, Hasher as _};

use super::blocks::RawBlock;
use super::dom::{Dom, NodeId};
use super::schema::float;
use crate::hash::{HashMap, HashMapExt as _, hasher};

/// How far up blocks that are judged together have the same names. By cross-validation on the tuning pages, where all of four to
/// eight were better than none.
const LEVELS: u8 = 6;
/// More bytes of a class are not looked at: each costs time for each block in it. No real page comes near.
const CLASS: usize = 1024;
/// A certain probability is taken for so near to it, lest one block decide for all.
const CERTAIN: f32 = 0.001;

/// What blocks of one kind share: the tags and classes of their own element and those around it, so many in all.
pub(super) fn signature(dom: &Dom, node: NodeId, levels: u8) -> u64 {
    let mut hasher = hasher();
    let mut holder = Some(node);
    for _ in 0..levels {
        let Some(id) = holder else { break };
        let class = dom[id].attribute("class").map(str::as_bytes);
        dom[id].tag().hash(&mut hasher);
        class
            .map(|class| &class[..class.len().min(CLASS)])
            .hash(&mut hasher);
        holder = dom[id].parent;
    }
    levels.hash(&mut hasher);
    hasher.finish()
}

/// Moves each block's probability half the way to that of all blocks of its kind, so that a list is not cut up where the model is
/// not sure of it.
///
/// The mean is one of log-odds, in which each block weighs as many words as it has. Half, by cross-validation on the tuning pages.
pub(super) fn agree(dom: &Dom, blocks: &[RawBlock], probabilities: &mut [f32]) {
    let kinds: Vec<u64> = blocks
        .iter()
        .map(|block| signature(dom, block.node, LEVELS))
        .collect();
    // By kind: the sum of the log-odds, and of the words.
    let mut sums: HashMap<u64, (f32, f32)> = HashMap::new();
    for ((block, kind), probability) in blocks.iter().zip(&kinds).zip(&*probabilities) {
        let weight = float(block.words as usize);
        let sum = sums.entry(*kind).or_default();
        sum.0 += weight * log_odds(*probability);
        sum.1 += weight;
    }
    for (kind, probability) in kinds.iter().zip(probabilities) {
        if let Some((sum, words)) = sums.get(kind).filter(|(_, words)| *words > 0.0) {
            let between = f32::midpoint(log_odds(*probability), sum / words);
            *probability = 1.0 / (1.0 + (-between).exp());
        }
    }
}

fn log_odds(probability: f32) -> f32 {
    let probability = probability.clamp(CERTAIN, 1.0 - CERTAIN);
    (probability / (1.0 - probability)).ln()
}

#[cfg(test)]
mod tests {
    use super::agree;
    use crate::extract::{blocks, sink};

    fn judged(html: &str, probabilities: &[f32]) -> Vec<f32> {
        let dom = sink::parse(html);
        let cut = blocks::cut(&dom);
        assert_eq!(cut.blocks.len(), probabilities.len(), "{html}");
        let mut judged = probabilities.to_vec();
        agree(&dom, &cut.blocks, &mut judged);
        judged
    }

    #[test]
    fn a_block_comes_nearer_to_those_that_stand_alike_and_to_no_others() {
        let html = "<ul class=offers><li>Oak desk</li><li>Pine shelf</li><li>Ash bench</li></ul>\
            <ul class=links><li>About us</li></ul>";
        let judged = judged(html, &[0.9, 0.9, 0.2, 0.2]);
        assert!(judged[2] > 0.3 && judged[2] < judged[0], "{judged:?}");
        assert!(judged[0] < 0.9 && judged[0] > 0.8, "{judged:?}");
        assert!((judged[3] - 0.2).abs() < 1e-3, "{judged:?}");
    }

    #[test]
    fn longer_blocks_weigh_more_and_certain_ones_decide_nothing_alone() {
        let long = "The oak desk with its two drawers of pine is made to order in three weeks";
        let html = format!("<ul><li>{long}</li><li>Desk</li></ul>");
        let [likely, unlikely] = [[0.9, 0.1], [0.1, 0.9]].map(|p| judged(&html, &p)[1]);
        assert!(likely > 0.4 && unlikely < 0.6, "{likely} {unlikely}");
        assert!(judged(&html, &[1.0, 0.0]).iter().all(|p| p.is_finite()));
    }
}
