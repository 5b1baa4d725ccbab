//! How a block hangs in the tree: whether it is one of many alike, and how far it is from the headline.

use super::{Survey, float, log};
use crate::extract::blocks::{RawBlock, share};
use crate::extract::dom::{Dom, NodeId, ROOT};
use crate::hash::{HashMap, HashMapExt as _};

/// How far up repetition is looked for.
const LEVELS: u8 = 10;

/// How many siblings of each element have its tag and class, by node index; counted for the elements above blocks.
pub(super) struct Repetition {
    alike: Vec<u32>,
}

impl Repetition {
    pub(super) fn of(dom: &Dom, blocks: &[RawBlock]) -> Self {
        let mut members: HashMap<(NodeId, &str, &str), Vec<NodeId>> = HashMap::new();
        // 0 is "not looked at", which is 1 alike: itself.
        let mut alike = vec![0; dom.len()];
        for block in blocks {
            let mut node = block.node;
            for _ in 0..LEVELS {
                let Some(parent) = dom[node].parent else {
                    break;
                };
                if std::mem::replace(&mut alike[node.index()], 1) != 0 {
                    break;
                }
                let class = dom[node].attribute("class").unwrap_or("");
                let class = class.split_whitespace().next().unwrap_or("");
                let key = (parent, dom[node].tag(), class);
                members.entry(key).or_default().push(node);
                node = parent;
            }
        }
        for nodes in members.into_values() {
            let count = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
            for node in nodes {
                alike[node.index()] = count;
            }
        }
        Self { alike }
    }

    fn count(&self, node: NodeId) -> u32 {
        self.alike[node.index()].max(1)
    }
}

/// The element above a block (the block's own left out where it is a plain paragraph or item) that is most repeated.
pub(super) fn push_repetition(row: &mut Vec<f32>, survey: &Survey<'_>, block: &RawBlock) {
    let (dom, cut) = (survey.dom, survey.cut);
    let mut strongest = (0, 0u8, ROOT);
    let mut node = block.node;
    for level in 0..LEVELS {
        let Some(parent) = dom[node].parent else {
            break;
        };
        let count = survey.repetition.count(node);
        // Paragraphs repeat in every article; what counts are repeated units of several blocks.
        if cut.holdings[node.index()].blocks >= 2 && count > strongest.0 && count >= 2 {
            strongest = (count, level, node);
        }
        node = parent;
    }
    let (count, level, unit) = strongest;
    if count == 0 {
        row.extend([0.0, -1.0, 0.0, 0.0, 0.0, 0.0]);
        return;
    }
    let held = cut.holdings[unit.index()];
    row.extend([
        log(count),
        f32::from(level),
        log(held.blocks),
        log(held.characters),
        share(held.link_characters, held.characters),
        log(held.prose_characters),
    ]);
}

/// How many levels up a block meets `other`, and what part of the page's prose is under that element.
pub(super) fn push_meeting(
    row: &mut Vec<f32>,
    survey: &Survey<'_>,
    block: NodeId,
    path: &[NodeId],
) {
    let (dom, cut) = (survey.dom, survey.cut);
    let mut node = block;
    let mut level = 0u8;
    loop {
        if let Some(distance) = path.iter().position(|other| *other == node) {
            let held = cut.holdings[node.index()];
            row.extend([
                f32::from(level),
                float(distance.min(255)),
                share(held.prose_characters, survey.total.prose_characters),
            ]);
            return;
        }
        match dom[node].parent {
            Some(parent) if level < 40 => node = parent,
            _ => {
                row.extend([-1.0, -1.0, -1.0]);
                return;
            }
        }
        level += 1;
    }
}

/// A node and everything above it, itself first; at most 64.
pub(super) fn path(dom: &Dom, node: NodeId) -> Vec<NodeId> {
    std::iter::successors(Some(node), |node| dom[*node].parent)
        .take(64)
        .collect()
}
