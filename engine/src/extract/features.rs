//! What is known about each block, as numbers: the evidence from which the model tells article from furniture.

mod neighbours;
mod overlap;
mod own;
pub(super) mod page;
mod phrases;
mod sections;
mod structure;
mod wording;

use std::hash::{Hash as _, Hasher as _};

use overlap::{Words, shingles};
use sections::Sections;
use structure::Repetition;
use wording::Subject;

use super::blocks::{Cut, Holding, RawBlock, share};
use super::dom::{Dom, NodeId, ROOT};
use super::metadata::Metadata;
use crate::hash::{HashMap, HashMapExt as _, HashSet, hasher};

/// A document-wide view that every block's features are taken from.
pub(super) struct Survey<'a> {
    dom: &'a Dom,
    cut: &'a Cut,
    metadata: &'a Metadata,
    total: Holding,
    /// The deepest elements that hold half, and four fifths, of the prose.
    cores: [NodeId; 2],
    /// The element whose own paragraphs weigh most.
    best: NodeId,
    kin: HashMap<u64, (f32, f32, f32)>,
    /// By which each block finds its kin: alike in itself, and in what is around it too.
    signatures: Vec<[u64; 2]>,
    /// How often a text occurs, and where first.
    copies: HashMap<&'a str, (u16, usize)>,
    body_shingles: Option<HashSet<u64>>,
    title_words: HashSet<u64>,
    description_shingles: HashSet<u64>,
    headline: usize,
    page: Vec<f32>,
    sections: Sections,
    repetition: Repetition,
    subject: Subject,
    /// The elements above the headline, and above the longest paragraph.
    paths: [Vec<NodeId>; 2],
}

#[expect(clippy::cast_precision_loss, reason = "counts here are far below 2²⁴")]
fn float(count: usize) -> f32 {
    count as f32
}

fn log(count: u32) -> f32 {
    float(count as usize).ln_1p()
}

impl<'a> Survey<'a> {
    pub(super) fn of(dom: &'a Dom, cut: &'a Cut, metadata: &'a Metadata) -> Self {
        let total = cut.holdings[ROOT.index()];
        let signatures: Vec<[u64; 2]> = cut
            .blocks
            .iter()
            .map(|block| [1, 3].map(|depth| signature(dom, block.node, depth)))
            .collect();
        let mut kin: HashMap<u64, (f32, f32, f32)> = HashMap::new();
        let mut copies: HashMap<&str, (u16, usize)> = HashMap::new();
        let mut weights: HashMap<NodeId, f32> = HashMap::new();
        for (index, block) in cut.blocks.iter().enumerate() {
            for signature in signatures[index] {
                let seen = kin.entry(signature).or_default();
                seen.0 += 1.0;
                seen.1 += float(block.words as usize);
                seen.2 += block.link_density();
            }
            let copy = copies.entry(&block.text).or_insert((0, index));
            copy.0 = copy.0.saturating_add(1);
            if block.is_prose() {
                let weight = float(block.words as usize).min(100.0) * (1.0 - block.link_density());
                let mut holder = dom[block.node].parent;
                for share in [1.0, 0.5, 0.25] {
                    let Some(node) = holder else { break };
                    *weights.entry(node).or_default() += weight * share;
                    holder = dom[node].parent;
                }
            }
        }
        let best = weights
            .into_iter()
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .map_or(ROOT, |(node, _)| node);
        let titles = [
            &metadata.document_title,
            &metadata.social_title,
            &metadata.json_headline,
        ];
        let mut title_words = HashSet::default();
        for title in titles.into_iter().flatten() {
            title_words.extend(Words::of(title).hashes());
        }
        let headline = cut.blocks.iter().position(|block| {
            dom[block.node].tag() == "h1" && Words::of(&block.text).overlap(&title_words) > 0.6
        });
        let headline = headline
            .or_else(|| {
                cut.blocks
                    .iter()
                    .position(|block| dom[block.node].tag() == "h1")
            })
            .unwrap_or(0);
        let cores = [0.5, 0.8].map(|part| core(dom, cut, part));
        let longest = cut
            .blocks
            .iter()
            .filter(|block| block.is_prose())
            .max_by_key(|block| block.characters)
            .map_or(ROOT, |block| block.node);
        let first = cut.blocks.get(headline).map_or(ROOT, |block| block.node);
        let titles: Vec<&str> = titles.into_iter().flatten().map(String::as_str).collect();
        Self {
            dom,
            cut,
            metadata,
            total,
            page: page::features(metadata),
            sections: Sections::of(&cut.blocks),
            repetition: Repetition::of(dom, &cut.blocks),
            subject: Subject::of(dom, cut, best, &titles),
            paths: [first, longest].map(|node| structure::path(dom, node)),
            cores,
            best,
            kin,
            signatures,
            copies,
            body_shingles: metadata
                .article_body
                .as_deref()
                .filter(|body| body.len() > 200)
                .map(shingles),
            title_words,
            description_shingles: metadata
                .description
                .as_deref()
                .map(shingles)
                .unwrap_or_default(),
            headline,
        }
    }

    /// Puts the numbers of one block in the place of whatever is in `row`.
    pub(super) fn fill(&self, row: &mut Vec<f32>, index: usize) {
        let blocks = &self.cut.blocks;
        let block = &blocks[index];
        row.clear();
        own::push_own(row, block, self.dom[block.node].tag());
        block.context.push_features(row);
        let words = Words::of(&block.text);
        self.push_document(row, index, block, &words);
        self.push_containers(row, block);
        neighbours::push_neighbours(row, blocks, index);
        row.extend_from_slice(&self.page);
        self.sections.push(row, index);
        self.subject.push(row, block, &words);
        structure::push_repetition(row, self, block);
        for path in &self.paths {
            structure::push_meeting(row, self, block.node, path);
        }
    }

    fn push_document(&self, row: &mut Vec<f32>, index: usize, block: &RawBlock, words: &Words) {
        let blocks = &self.cut.blocks;
        row.push(float(index) / float(blocks.len()));
        row.push(float(blocks.len()).ln_1p());
        row.push(log(self.total.characters));
        row.push(share(self.total.link_characters, self.total.characters));
        row.push(share(self.total.prose_characters, self.total.characters));
        row.push(float(self.total.paragraphs as usize).ln_1p());
        row.push((float(index) - float(self.headline)).clamp(-50.0, 200.0));
        for flag in [
            self.metadata.is_article,
            self.metadata.is_product,
            self.metadata.is_forum,
            self.metadata.is_listing,
            self.headline > 0,
        ] {
            row.push(f32::from(u8::from(flag)));
        }
        row.push(words.overlap(&self.title_words));
        let (count, first) = self
            .copies
            .get(block.text.as_str())
            .copied()
            .unwrap_or((1, index));
        row.push(f32::from(count));
        row.push(f32::from(u8::from(first < index)));
        row.push(
            self.body_shingles
                .as_ref()
                .map_or(-1.0, |body| words.shared(body)),
        );
        row.push(if self.description_shingles.is_empty() {
            -1.0
        } else {
            words.shared(&self.description_shingles)
        });
        for signature in &self.signatures[index] {
            let (count, words, density) =
                self.kin.get(signature).copied().unwrap_or((1.0, 0.0, 0.0));
            row.extend([
                count.ln_1p(),
                (words / count).ln_1p(),
                density / count,
                words.ln_1p(),
            ]);
        }
    }

    fn push_containers(&self, row: &mut Vec<f32>, block: &RawBlock) {
        let mut inside = [0.0f32; 3];
        let mut level = 0u8;
        let mut holder = Some(block.node);
        while let Some(node) = holder {
            if (1..=5).contains(&level) {
                let held = self.cut.holdings[node.index()];
                row.push(share(held.prose_characters, self.total.prose_characters));
                row.push(share(held.link_characters, held.characters));
                row.push(log(held.blocks));
                row.push(share(held.prose_characters, held.characters));
            }
            for (mark, target) in inside
                .iter_mut()
                .zip([self.cores[0], self.cores[1], self.best])
            {
                if node == target {
                    *mark = 1.0 / (1.0 + f32::from(level));
                }
            }
            level = level.saturating_add(1);
            holder = self.dom[node].parent;
        }
        for _ in level..=5 {
            row.extend([1.0, 0.0, 0.0, 1.0]);
        }
        row.extend(inside);
    }
}

/// The deepest element that still holds `part` of the document's prose.
fn core(dom: &Dom, cut: &Cut, part: f32) -> NodeId {
    let wanted = float(cut.holdings[ROOT.index()].prose_characters as usize) * part;
    let mut node = ROOT;
    while let Some(child) = dom.children(node).find(|child| {
        let held = cut.holdings[child.index()].prose_characters;
        held > 0 && float(held as usize) >= wanted
    }) {
        node = child;
    }
    node
}

/// Blocks of one kind share the tags and classes of the elements around them.
fn signature(dom: &Dom, node: NodeId, depth: u8) -> u64 {
    let mut hasher = hasher();
    let mut holder = Some(node);
    for _ in 0..depth {
        let Some(id) = holder else { break };
        dom[id].tag().hash(&mut hasher);
        dom[id].attribute("class").hash(&mut hasher);
        holder = dom[id].parent;
    }
    depth.hash(&mut hasher);
    hasher.finish()
}
