//! What is known about each block, as numbers: the evidence from which the model tells article from furniture.

pub(super) mod page;
mod phrases;
mod sections;
mod structure;
mod wording;

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use phrases::Phrases;
use sections::Sections;
use structure::Repetition;
use wording::Subject;

use super::blocks::{Cut, Holding, RawBlock, share};
use super::dom::{Dom, NodeId, ROOT};
use super::metadata::Metadata;
use crate::article::BlockKind;

/// Phrases that furniture is made of; one feature a row.
const PHRASES: [&[&str]; 12] = [
    &[
        "©",
        "copyright",
        "all rights reserved",
        "terms of",
        "privacy policy",
    ],
    &["cookie", "gdpr", "consent"],
    &["subscribe", "sign up", "newsletter", "free trial", "inbox"],
    &[
        "share this",
        "tweet",
        "facebook",
        "whatsapp",
        "pinterest",
        "linkedin",
        "share on",
        "follow us",
    ],
    &[
        "read more",
        "related",
        "see also",
        "also read",
        "read also",
        "you may",
        "more from",
        "recommended",
        "up next",
        "more:",
    ],
    &["advert", "sponsored", "promoted", "affiliate"],
    &["comment", "reply", "log in", "login", "sign in", "register"],
    &[
        "photo",
        "getty",
        "image:",
        "image credit",
        "courtesy",
        "reuters",
        "afp",
        "picture:",
        "shutterstock",
    ],
    &[
        "by ",
        "posted",
        "published",
        "updated",
        " ago",
        "min read",
        "author",
    ],
    &[
        "add to cart",
        "add to bag",
        "in stock",
        "shipping",
        "price",
        "$",
        "€",
        "£",
    ],
    &[
        "click here",
        "click to",
        "tap ",
        "scroll",
        "loading",
        "javascript",
        "browser",
        "download",
    ],
    &["contact us", "about us", "phone", "email", "address", "@"],
];

static PHRASE_WORDS: LazyLock<Phrases<12>> = LazyLock::new(|| Phrases::new(&PHRASES));

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
    /// How often a text occurs, and where first.
    copies: HashMap<&'a str, (u16, usize)>,
    body_shingles: Option<HashSet<u64>>,
    title_words: HashSet<String>,
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
        let mut kin: HashMap<u64, (f32, f32, f32)> = HashMap::new();
        let mut copies: HashMap<&str, (u16, usize)> = HashMap::new();
        let mut weights: HashMap<NodeId, f32> = HashMap::new();
        for (index, block) in cut.blocks.iter().enumerate() {
            for depth in [1, 3] {
                let seen = kin.entry(signature(dom, block.node, depth)).or_default();
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
        let title_words: HashSet<String> = titles
            .into_iter()
            .flatten()
            .flat_map(|title| words(title))
            .collect();
        let headline = cut.blocks.iter().position(|block| {
            dom[block.node].tag() == "h1" && overlap(&title_words, &block.text) > 0.6
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
        push_own(row, block, self.dom[block.node].tag());
        block.context.push_features(row);
        self.push_document(row, index, block);
        self.push_containers(row, block);
        push_neighbours(row, blocks, index);
        row.extend_from_slice(&self.page);
        self.sections.push(row, index);
        self.subject.push(row, block);
        structure::push_repetition(row, self, block);
        for path in &self.paths {
            structure::push_meeting(row, self, block.node, path);
        }
    }

    fn push_document(&self, row: &mut Vec<f32>, index: usize, block: &RawBlock) {
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
        row.push(overlap(&self.title_words, &block.text));
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
                .map_or(-1.0, |body| shared(body, &block.text)),
        );
        row.push(if self.description_shingles.is_empty() {
            -1.0
        } else {
            shared(&self.description_shingles, &block.text)
        });
        for depth in [1, 3] {
            let (count, words, density) = self
                .kin
                .get(&signature(self.dom, block.node, depth))
                .copied()
                .unwrap_or((1.0, 0.0, 0.0));
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

fn push_own(row: &mut Vec<f32>, block: &RawBlock, tag: &str) {
    let text = &block.text;
    let characters = float(block.characters as usize).max(1.0);
    let mut counts = [0.0f32; 5];
    for c in text.chars() {
        counts[0] += f32::from(u8::from(c.is_uppercase()));
        counts[1] += f32::from(u8::from(c.is_numeric()));
        counts[2] += f32::from(u8::from(matches!(c, ',' | '，' | '、' | ';')));
        counts[3] += f32::from(u8::from(matches!(
            c,
            '.' | '!' | '?' | '。' | '！' | '？' | '।'
        )));
        counts[4] += f32::from(u8::from(matches!(c, '|' | '»' | '›' | '·' | '•' | '/')));
    }
    row.extend([
        log(block.words),
        log(block.characters),
        block.link_density(),
        log(block.links),
    ]);
    row.extend(counts.map(|count| count / characters));
    row.push(counts[3].min(10.0));
    row.push(characters / float(block.words as usize).max(1.0));
    let end = text
        .trim_end_matches(['"', '”', '’', '\'', ')', '»'])
        .chars()
        .next_back();
    row.push(f32::from(u8::from(matches!(
        end,
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | ':')
    ))));
    row.push(f32::from(u8::from(end == Some(':'))));
    let tag = match tag {
        "p" => 1.0,
        "h1" => 2.0,
        "h2" => 3.0,
        "h3" => 4.0,
        "h4" | "h5" | "h6" => 5.0,
        "li" => 6.0,
        "dd" | "dt" => 7.0,
        "td" | "th" => 8.0,
        "pre" => 9.0,
        "figcaption" | "caption" => 10.0,
        "blockquote" => 11.0,
        "div" => 12.0,
        "section" | "article" | "main" => 13.0,
        _ => 14.0,
    };
    row.push(tag);
    row.push(f32::from(u8::from(block.kind == BlockKind::Heading)));
    row.push(f32::from(block.context.depth));
    let start = text
        .char_indices()
        .nth(200)
        .map_or(text.as_str(), |(at, _)| &text[..at]);
    row.extend(PHRASE_WORDS.counts(start));
}

fn push_neighbours(row: &mut Vec<f32>, blocks: &[RawBlock], index: usize) {
    for offset in [-3isize, -2, -1, 1, 2, 3] {
        let neighbour = index
            .checked_add_signed(offset)
            .and_then(|at| blocks.get(at));
        row.push(neighbour.map_or(-1.0, |block| log(block.words)));
        row.push(neighbour.map_or(-1.0, RawBlock::link_density));
        row.push(neighbour.map_or(-1.0, |block| {
            f32::from(u8::from(
                block.node == blocks[index].node || block.kind == BlockKind::Heading,
            ))
        }));
    }
    let window = &blocks[index.saturating_sub(6)..(index + 7).min(blocks.len())];
    row.push(float(
        window.iter().filter(|block| block.is_prose()).count(),
    ));
    let before = blocks[..index]
        .iter()
        .rev()
        .take(30)
        .position(RawBlock::is_prose)
        .unwrap_or(30);
    let after = blocks[index + 1..]
        .iter()
        .take(30)
        .position(RawBlock::is_prose)
        .unwrap_or(30);
    row.extend([float(before), float(after)]);
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
    let mut hasher = DefaultHasher::new();
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

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// How many of a short block's words are among `known`.
fn overlap(known: &HashSet<String>, text: &str) -> f32 {
    if known.is_empty() || text.len() > 400 {
        return 0.0;
    }
    let (mut all, mut hits) = (0usize, 0usize);
    for word in words(text) {
        all += 1;
        hits += usize::from(known.contains(&word));
    }
    if all == 0 {
        0.0
    } else {
        float(hits) / float(all)
    }
}

fn shingle_hashes(text: &str) -> Vec<u64> {
    let words: Vec<u64> = words(text)
        .map(|word| {
            let mut hasher = DefaultHasher::new();
            word.hash(&mut hasher);
            hasher.finish()
        })
        .collect();
    let size = words.len().clamp(1, 3);
    words
        .windows(size)
        .map(|window| {
            window
                .iter()
                .fold(0, |hash: u64, word| hash.rotate_left(21) ^ word)
        })
        .collect()
}

fn shingles(text: &str) -> HashSet<u64> {
    shingle_hashes(text).into_iter().collect()
}

fn shared(known: &HashSet<u64>, text: &str) -> f32 {
    let own = shingle_hashes(text);
    if own.is_empty() {
        0.0
    } else {
        float(own.iter().filter(|shingle| known.contains(shingle)).count()) / float(own.len())
    }
}
