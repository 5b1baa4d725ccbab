//! Cuts a document tree into blocks: maximal runs of inline text between block-level borders, each with its surroundings.

use super::context::{Context, Place};
use super::dom::{Dom, Node, NodeId, NodeKind, ROOT};
use super::formulas;
use super::marks::is_mark;
use super::tags::{is_block, is_hidden, is_skipped, kind};
use crate::article::{Block, BlockKind};

/// A page is cut off behind so many blocks: a bound on the time that judging them takes. The longest tables of
/// encyclopedias have a third of it.
const BLOCK_LIMIT: usize = 30_000;

/// A label at the beginning of a block is shorter than this, in bytes.
const LABEL: usize = 40;

/// A line over a comment that says who wrote it and when is shorter than this, in bytes.
const BYLINE: usize = 80;
/// How such a line ends, or how its end begins, in lower case: "4 hours ago", "vor 4 Stunden".
const AGE_ENDS: &[&str] = &[
    " ago",
    " geleden",
    " sedan",
    " siden",
    " sitten",
    " temu",
    " назад",
    " тому",
    " fa",
    "前",
    " 전",
];
const AGE_BEGINNINGS: &[&str] = &[" vor ", " il y a ", " hace ", " há "];

/// A block of a document, before it is known whether it belongs to the article.
#[derive(Debug)]
pub(super) struct RawBlock {
    pub(super) kind: BlockKind,
    pub(super) text: String,
    /// The block-level element that holds the text.
    pub(super) node: NodeId,
    pub(super) context: Context,
    pub(super) words: u32,
    pub(super) characters: u32,
    pub(super) link_characters: u32,
    pub(super) links: u32,
    /// Its first letter has an element of its own, and whether that is called or styled as a drop capital.
    pub(super) initial: Option<bool>,
}

impl RawBlock {
    /// How much of the text is links, 0 to 1.
    pub(super) fn link_density(&self) -> f32 {
        share(self.link_characters, self.characters)
    }

    /// The block as part of an article.
    pub(super) fn into_block(self) -> Block {
        Block {
            kind: self.kind,
            text: self.text,
        }
    }

    /// Running text by the looks of it: long, and not made of links.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= 15 && self.link_density() < 0.35
    }
}

/// What an element holds, all its descendants counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Holding {
    pub(super) characters: u32,
    pub(super) link_characters: u32,
    pub(super) prose_characters: u32,
    pub(super) blocks: u32,
    pub(super) paragraphs: u32,
}

impl Holding {
    fn add(&mut self, other: Self) {
        self.characters += other.characters;
        self.link_characters += other.link_characters;
        self.prose_characters += other.prose_characters;
        self.blocks += other.blocks;
        self.paragraphs += other.paragraphs;
    }
}

/// A document's blocks in order, and what each element holds (by node index).
#[derive(Debug)]
pub(super) struct Cut {
    pub(super) blocks: Vec<RawBlock>,
    pub(super) holdings: Vec<Holding>,
}

#[expect(clippy::cast_precision_loss, reason = "text lengths are far below 2²⁴")]
pub(super) fn share(part: u32, whole: u32) -> f32 {
    if whole == 0 {
        0.0
    } else {
        part as f32 / whole as f32
    }
}

/// Cuts the whole document.
pub(super) fn cut(dom: &Dom) -> Cut {
    let mut cutter = Cutter {
        dom,
        blocks: Vec::new(),
        holdings: vec![Holding::default(); dom.len()],
        stack: vec![Frame {
            node: ROOT,
            context: Context::default(),
            block: ROOT,
            link: false,
            pre: false,
        }],
        text: String::new(),
        link_characters: 0,
        links: 0,
        breaks: 0,
        initial: None,
    };
    let mut next = dom[ROOT].first_child;
    while let Some(node) = next {
        next = if cutter.enter(node) {
            dom[node].first_child
        } else {
            None
        };
        if next.is_some() {
            continue;
        }
        let mut current = node;
        loop {
            cutter.leave(current);
            if let Some(sibling) = dom[current].next {
                next = Some(sibling);
                break;
            }
            match dom[current].parent {
                Some(parent) if parent != ROOT => current = parent,
                _ => break,
            }
        }
    }
    cutter.flush();
    Cut {
        blocks: cutter.blocks,
        holdings: cutter.holdings,
    }
}

struct Frame {
    node: NodeId,
    context: Context,
    /// The innermost block-level element.
    block: NodeId,
    link: bool,
    pre: bool,
}

struct Cutter<'a> {
    dom: &'a Dom,
    blocks: Vec<RawBlock>,
    holdings: Vec<Holding>,
    stack: Vec<Frame>,
    text: String,
    link_characters: u32,
    links: u32,
    breaks: u8,
    initial: Option<bool>,
}

impl Cutter<'_> {
    /// Takes a node in; says whether its children are to be visited.
    fn enter(&mut self, node: NodeId) -> bool {
        let dom = self.dom;
        match &dom[node].kind {
            NodeKind::Text(text) => {
                self.push_text(text);
                false
            }
            NodeKind::Element { name, .. } => {
                let tag = &*name.local;
                if tag == "math" {
                    self.push_text(&formulas::text(dom, node));
                    return false;
                }
                if is_skipped(tag)
                    || is_mark(dom, node, &self.text)
                    || formulas::is_drawn(dom, node)
                {
                    return false;
                }
                // "106" is another number than 10⁶.
                if tag == "sup"
                    && self.text.ends_with(|c: char| c.is_ascii_digit())
                    && let Some(power) = crate::text::power(&dom.text(node))
                {
                    self.push_text(&power);
                    return false;
                }
                if tag == "br" {
                    self.breaks += 1;
                    let ends = self.breaks >= 2 || self.is_byline();
                    if ends && !self.top().pre {
                        self.flush();
                    } else {
                        self.text.push(if self.top().pre { '\n' } else { ' ' });
                    }
                    return false;
                }
                let block = is_block(tag);
                if block {
                    self.flush();
                }
                let parent = self.top();
                let depth = parent.context.depth.saturating_add(1);
                let mut context = parent.context.inside(&dom[node], depth);
                if is_hidden(&dom[node]) {
                    context.enter(Place::Hidden);
                }
                let frame = Frame {
                    node,
                    context,
                    block: if block { node } else { parent.block },
                    link: parent.link || matches!(tag, "a" | "button"),
                    pre: parent.pre || tag == "pre",
                };
                if tag == "a" {
                    self.links += 1;
                }
                self.stack.push(frame);
                true
            }
            _ => false,
        }
    }

    fn leave(&mut self, node: NodeId) {
        if self.stack.last().is_none_or(|frame| frame.node != node) {
            return;
        }
        if is_block(self.dom[node].tag()) {
            self.flush();
        } else if self.text.len() < LABEL {
            if self.initial.is_none() {
                self.initial = initial(&self.dom[node], &self.text);
            }
            // "<span>Abstract:</span>We show"
            let label = self.text.strip_suffix(':').unwrap_or_default();
            if label.ends_with(char::is_alphabetic) {
                self.text.push(' ');
            }
        }
        self.stack.pop();
        if let Some(parent) = self.stack.last().map(|frame| frame.node) {
            let held = self.holdings[node.index()];
            self.holdings[parent.index()].add(held);
        }
    }

    fn top(&self) -> &Frame {
        // The root's frame is never popped: `leave` is not called for it.
        &self.stack[self.stack.len() - 1]
    }

    /// Whether the text so far says who wrote what follows in a cell, and when: "mira 4 hours ago".
    fn is_byline(&self) -> bool {
        self.links > 0
            && self.text.len() < BYLINE
            && self.top().context.within(Place::Table)
            && says_age(&self.text)
    }

    fn push_text(&mut self, text: &str) {
        if text.chars().any(|c| !c.is_whitespace()) {
            self.breaks = 0;
        }
        if self.top().link {
            self.link_characters += length(text);
        }
        self.text.push_str(text);
    }

    fn flush(&mut self) {
        self.breaks = 0;
        let raw = std::mem::take(&mut self.text);
        let (link_characters, links) = (
            std::mem::take(&mut self.link_characters),
            std::mem::take(&mut self.links),
        );
        let initial = self.initial.take();
        let top = self.top();
        let text = if top.pre {
            raw.trim_matches('\n').trim_end().to_owned()
        } else {
            crate::text::fold_spaces(&raw)
        };
        if self.blocks.len() >= BLOCK_LIMIT || !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let node = top.block;
        let words = u32::try_from(crate::text::count_words(&text)).unwrap_or(u32::MAX);
        let characters = length(&text);
        let mut block = RawBlock {
            kind: kind(self.dom[node].tag(), &top.context, top.pre),
            node,
            context: top.context.clone(),
            words,
            characters,
            link_characters: link_characters.min(characters),
            links,
            initial,
            text,
        };
        // Pages that are laid out in tables have their prose in cells.
        if block.kind == BlockKind::TableRow
            && block.is_prose()
            && block
                .text
                .contains(['.', '!', '?', '。', '！', '？', '؟', '।'])
        {
            block.kind = BlockKind::Paragraph;
        }
        // Inline elements between the block element and here pass their holdings up when they are left.
        let holder = top.node.index();
        self.holdings[holder].add(Holding {
            characters,
            link_characters: block.link_characters,
            prose_characters: if block.is_prose() { characters } else { 0 },
            blocks: 1,
            paragraphs: u32::from(block.is_prose()),
        });
        self.blocks.push(block);
    }
}

/// Whether a text says how long ago something was.
fn says_age(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    text.contains(|c: char| c.is_numeric())
        && (AGE_ENDS.iter().any(|end| text.ends_with(end))
            || AGE_BEGINNINGS
                .iter()
                .any(|beginning| text.contains(beginning)))
}

/// Whether the text of a block so far is one capital letter in an element that may be there for its looks alone.
fn initial(element: &Node, text: &str) -> Option<bool> {
    let letter = text.trim().trim_start_matches(['"', '“', '„', '«', '‘']);
    let mut characters = letter.chars();
    if !characters.next()?.is_uppercase()
        || characters.next().is_some()
        || matches!(
            element.tag(),
            "a" | "abbr" | "code" | "var" | "kbd" | "samp" | "dfn" | "sub" | "sup" | "cite" | "q"
        )
    {
        return None;
    }
    let class = element
        .attribute("class")
        .unwrap_or("")
        .to_ascii_lowercase();
    let style = element
        .attribute("style")
        .unwrap_or("")
        .to_ascii_lowercase();
    let named = ["drop", "cap", "initial", "first", "letter", "lettrine"]
        .iter()
        .any(|name| class.contains(name))
        || style.contains("float")
        || style.contains("font-size");
    Some(named)
}

/// Characters that are not white space.
pub(super) fn length(text: &str) -> u32 {
    u32::try_from(text.chars().filter(|c| !c.is_whitespace()).count()).unwrap_or(u32::MAX)
}
