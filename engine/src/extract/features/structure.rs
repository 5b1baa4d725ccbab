//! Where a block is in the tree: what the elements around it hold, which other blocks are built like it, whether it is one
//! of many alike, and how far it is from the headline and from the longest paragraph.

use crate::extract::blocks::{Cut, Holding, RawBlock, share};
use crate::extract::dom::{Dom, NodeId, ROOT};
use crate::extract::kin::signature;
use crate::extract::schema::{Count, Log, Nearness, Share, features, float, log};
use crate::hash::{HashMap, HashMapExt as _};

features! {
    /// The blocks whose elements have the same tags and classes, this one among them.
    pub(super) struct Kin {
        blocks: Log,
        /// The words of one, on average.
        words_each: Log,
        /// The link share of one, on average.
        link_share: Share,
        /// The words of all.
        words: Log,
    }
}

features! {
    /// An element around a block.
    pub(super) struct Container {
        /// What it holds of the page's prose.
        of_page: Share,
        /// The links in its text.
        link_share: Share,
        blocks: Log,
        /// The prose in its text.
        prose_share: Share,
    }
}

features! {
    /// The elements around a block, from its own element's parent outwards.
    pub(super) struct Containers {
        first: Container,
        second: Container,
        third: Container,
        fourth: Container,
        fifth: Container,
    }
}

features! {
    /// How near the elements are that hold the page's prose, where they hold the block too.
    pub(super) struct Cores {
        /// The deepest element that holds half of the prose.
        half: Nearness,
        /// The deepest element that holds four fifths of it.
        most: Nearness,
        /// The element whose own paragraphs weigh most.
        main: Nearness,
    }
}

features! {
    /// The most repeated of the elements around a block that hold several blocks: teasers, replies, products.
    pub(super) struct Repetition {
        /// How many siblings are alike, itself among them.
        alike: Log,
        /// How far up it is.
        level: Option<Count>,
        blocks: Log,
        characters: Log,
        link_share: Share,
        prose_characters: Log,
    }
}

features! {
    /// Where the ways up from a block and from another one meet.
    pub(super) struct Meeting {
        /// How far up that is from the block.
        level: Option<Count>,
        /// How far up it is from the other one.
        other_level: Option<Count>,
        /// What the element there holds of the page's prose.
        of_page: Option<Share>,
    }
}

/// How far up repetition is looked for.
const REPETITION_LEVELS: u8 = 10;
/// How far up from a block a meeting is looked for.
const MEETING_LEVELS: u8 = 40;
/// How far up from the other one.
const PATH: usize = 64;

/// What is known of the tree as a whole.
pub(super) struct Structure<'a> {
    dom: &'a Dom,
    cut: &'a Cut,
    total: Holding,
    /// Those of [`Cores`], in their order.
    cores: [NodeId; 3],
    /// By signature: how many blocks, their words, and the sum of their link shares.
    kin: HashMap<u64, (f32, f32, f32)>,
    /// By which each block finds its kin: alike in itself, and in what is around it too.
    signatures: Vec<[u64; 2]>,
    /// How many siblings of each element have its tag and class, by node index; counted for the elements above blocks, and
    /// 0 for others.
    alike: Vec<u32>,
    /// The ways up from the headline and from the longest paragraph.
    paths: [Vec<NodeId>; 2],
}

impl<'a> Structure<'a> {
    /// `headline` is the index of the block that has it.
    pub(super) fn of(dom: &'a Dom, cut: &'a Cut, headline: usize) -> Self {
        let signatures: Vec<[u64; 2]> = cut
            .blocks
            .iter()
            .map(|block| [1, 3].map(|depth| signature(dom, block.node, depth)))
            .collect();
        let mut kin: HashMap<u64, (f32, f32, f32)> = HashMap::new();
        for (block, signatures) in cut.blocks.iter().zip(&signatures) {
            for signature in signatures {
                let seen = kin.entry(*signature).or_default();
                seen.0 += 1.0;
                seen.1 += float(block.words as usize);
                seen.2 += block.link_density();
            }
        }
        let longest = cut
            .blocks
            .iter()
            .filter(|block| block.is_prose())
            .max_by_key(|block| block.characters)
            .map_or(ROOT, |block| block.node);
        let headline = cut.blocks.get(headline).map_or(ROOT, |block| block.node);
        Self {
            dom,
            cut,
            total: cut.holdings[ROOT.index()],
            cores: [core(dom, cut, 0.5), core(dom, cut, 0.8), main(dom, cut)],
            kin,
            signatures,
            alike: alike(dom, &cut.blocks),
            paths: [headline, longest].map(|node| path(dom, node)),
        }
    }

    /// The element whose own paragraphs weigh most.
    pub(super) fn main(&self) -> NodeId {
        let [.., main] = self.cores;
        main
    }

    /// The blocks alike in their own element, and those alike in the two around it too.
    pub(super) fn kin(&self, index: usize) -> [Kin; 2] {
        self.signatures[index].map(|signature| {
            let kin = self.kin.get(&signature).copied();
            let (count, words, link_share) = kin.unwrap_or((1.0, 0.0, 0.0));
            Kin {
                blocks: Log::of(count),
                words_each: Log::of(words / count),
                link_share: Share(link_share / count),
                words: Log::of(words),
            }
        })
    }

    /// Where there is no such element, all of the page is in it, without links or blocks.
    pub(super) fn around(&self, block: &RawBlock) -> (Containers, Cores) {
        let mut containers = [Container {
            of_page: Share(1.0),
            link_share: Share(0.0),
            blocks: Log(0.0),
            prose_share: Share(1.0),
        }; 5];
        let mut cores = [0.0f32; 3];
        let mut level = 0u8;
        let mut holder = Some(block.node);
        while let Some(node) = holder {
            if let Some(container) = usize::from(level)
                .checked_sub(1)
                .and_then(|at| containers.get_mut(at))
            {
                let held = self.cut.holdings[node.index()];
                *container = Container {
                    of_page: Share(share(held.prose_characters, self.total.prose_characters)),
                    link_share: Share(share(held.link_characters, held.characters)),
                    blocks: log(held.blocks),
                    prose_share: Share(share(held.prose_characters, held.characters)),
                };
            }
            for (nearness, core) in cores.iter_mut().zip(self.cores) {
                if node == core {
                    *nearness = 1.0 / (1.0 + f32::from(level));
                }
            }
            level = level.saturating_add(1);
            holder = self.dom[node].parent;
        }
        let [first, second, third, fourth, fifth] = containers;
        let [half, most, main] = cores.map(Nearness);
        (
            Containers {
                first,
                second,
                third,
                fourth,
                fifth,
            },
            Cores { half, most, main },
        )
    }

    /// The block's own element is left out where it is a plain paragraph or item: those repeat in every article.
    pub(super) fn repetition(&self, block: &RawBlock) -> Repetition {
        let mut strongest = (0, 0u8, ROOT);
        let mut node = block.node;
        for level in 0..REPETITION_LEVELS {
            let Some(parent) = self.dom[node].parent else {
                break;
            };
            // 0 is "not looked at", which is 1 alike: itself.
            let count = self.alike[node.index()].max(1);
            let blocks = self.cut.holdings[node.index()].blocks;
            if blocks >= 2 && count > strongest.0 && count >= 2 {
                strongest = (count, level, node);
            }
            node = parent;
        }
        let (count, level, unit) = strongest;
        let held = if count == 0 {
            Holding::default()
        } else {
            self.cut.holdings[unit.index()]
        };
        Repetition {
            alike: log(count),
            level: (count != 0).then(|| Count(f32::from(level))),
            blocks: log(held.blocks),
            characters: log(held.characters),
            link_share: Share(share(held.link_characters, held.characters)),
            prose_characters: log(held.prose_characters),
        }
    }

    /// With the headline, and with the longest paragraph.
    pub(super) fn meetings(&self, block: &RawBlock) -> [Meeting; 2] {
        [&self.paths[0], &self.paths[1]].map(|path| self.meeting(block.node, path))
    }

    fn meeting(&self, block: NodeId, path: &[NodeId]) -> Meeting {
        let mut node = block;
        let mut level = 0u8;
        loop {
            if let Some(distance) = path.iter().position(|other| *other == node) {
                let held = self.cut.holdings[node.index()];
                return Meeting {
                    level: Some(Count(f32::from(level))),
                    other_level: Some(Count(float(distance.min(255)))),
                    of_page: Some(Share(share(
                        held.prose_characters,
                        self.total.prose_characters,
                    ))),
                };
            }
            match self.dom[node].parent {
                Some(parent) if level < MEETING_LEVELS => node = parent,
                _ => {
                    return Meeting {
                        level: None,
                        other_level: None,
                        of_page: None,
                    };
                }
            }
            level += 1;
        }
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

/// The element whose own paragraphs weigh most; those of its children and grandchildren count in part.
fn main(dom: &Dom, cut: &Cut) -> NodeId {
    let mut weights: HashMap<NodeId, f32> = HashMap::new();
    for block in cut.blocks.iter().filter(|block| block.is_prose()) {
        let weight = float(block.words as usize).min(100.0) * (1.0 - block.link_density());
        let mut holder = dom[block.node].parent;
        for share in [1.0, 0.5, 0.25] {
            let Some(node) = holder else { break };
            *weights.entry(node).or_default() += weight * share;
            holder = dom[node].parent;
        }
    }
    weights
        .into_iter()
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map_or(ROOT, |(node, _)| node)
}

/// See [`Structure::alike`].
fn alike(dom: &Dom, blocks: &[RawBlock]) -> Vec<u32> {
    let mut members: HashMap<(NodeId, &str, &str), Vec<NodeId>> = HashMap::new();
    let mut alike = vec![0; dom.len()];
    for block in blocks {
        let mut node = block.node;
        for _ in 0..REPETITION_LEVELS {
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
    alike
}

/// A node and everything above it, itself first.
fn path(dom: &Dom, node: NodeId) -> Vec<NodeId> {
    dom.ancestors(node).take(PATH).collect()
}
