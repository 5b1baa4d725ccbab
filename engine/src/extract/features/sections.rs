//! Under which heading a block stands: "Comments" and "Related stories" speak for all that follows them.

use std::sync::LazyLock;

use super::phrases::Phrases;
use super::{float, log};
use crate::article::BlockKind;
use crate::extract::blocks::RawBlock;

/// What headings announce, one row a topic.
const TOPICS: [&[&str]; 6] = [
    &[
        "comment",
        "repl",
        "response",
        "discussion",
        "join the conversation",
        "leave a",
        "have your say",
        "thoughts on",
    ],
    &[
        "related",
        "you may",
        "you might",
        "also like",
        "more from",
        "read more",
        "read next",
        "recommended",
        "popular",
        "trending",
        "latest",
        "most read",
        "most viewed",
        "further reading",
        "don't miss",
        "up next",
        "similar",
        "see also",
        "more stories",
        "more news",
        "recent posts",
        "top stories",
        "around the web",
        "keep reading",
        "previous",
        "editor's picks",
    ],
    &[
        "subscribe",
        "newsletter",
        "sign up",
        "follow",
        "share",
        "contact",
        "stay in",
        "get the",
        "join",
    ],
    &[
        "about the author",
        "about us",
        "written by",
        "author",
        "contributor",
        "meet the",
    ],
    &[
        "tags",
        "topics",
        "categories",
        "filed under",
        "archives",
        "menu",
        "navigation",
        "quick links",
    ],
    &[
        "references",
        "notes",
        "sources",
        "citations",
        "bibliography",
        "footnotes",
    ],
];

/// Small signs of a conversation, one row each.
const SIGNS: [&[&str]; 4] = [
    &[
        "reply",
        "quote",
        "report",
        "upvote",
        "like",
        "permalink",
        "flag",
    ],
    &[
        " ago", "posted", "joined", "posts:", "edited", " at ", " pm", " am",
    ],
    &[
        "read more",
        "continue reading",
        "learn more",
        "view all",
        "see all",
        "shop now",
        "view product",
    ],
    &["$", "€", "£", "add to", "sold out", "rating", "reviews"],
];

static TOPIC_WORDS: LazyLock<Phrases<6>> = LazyLock::new(|| Phrases::new(&TOPICS));
static SIGN_WORDS: LazyLock<Phrases<4>> = LazyLock::new(|| Phrases::new(&SIGNS));

/// How many numbers a block gets here.
const NUMBERS: usize = 22;

/// What each block stands under and among; made in one pass.
pub(super) struct Sections {
    numbers: Vec<f32>,
}

impl Sections {
    pub(super) fn of(blocks: &[RawBlock]) -> Self {
        let signs: Vec<[f32; 4]> = blocks
            .iter()
            .map(|block| {
                if block.words <= 12 {
                    SIGN_WORDS.flags(&block.text)
                } else {
                    [0.0; 4]
                }
            })
            .collect();
        let total = signs.iter().fold([0.0f32; 4], |mut sum, sign| {
            for (all, one) in sum.iter_mut().zip(sign) {
                *all += one;
            }
            sum
        });
        let many = float(blocks.len().max(1));
        let mut since = [99usize; 6];
        let mut heading = 99usize;
        let mut topics = [0.0; 6];
        let mut section_words = 0;
        let mut numbers = Vec::with_capacity(blocks.len() * NUMBERS);
        for (index, block) in blocks.iter().enumerate() {
            // Many sites' headings are plain short blocks, so those count for the topics too.
            let is_heading = block.kind == BlockKind::Heading;
            if is_heading || (block.words <= 6 && block.words > 0) {
                let found = TOPIC_WORDS.flags(&block.text);
                for (since, found) in since.iter_mut().zip(found) {
                    if found > 0.0 {
                        *since = 0;
                    }
                }
                if is_heading {
                    (heading, topics, section_words) = (0, found, 0);
                }
            }
            numbers.extend(since.map(|blocks| float(blocks.min(99))));
            numbers.push(float(heading.min(99)));
            numbers.extend(topics);
            numbers.push(log(section_words));
            let window = &signs[index.saturating_sub(5)..(index + 6).min(signs.len())];
            for kind in 0..4 {
                numbers.push(window.iter().map(|sign| sign[kind]).sum());
                numbers.push(total[kind] / many);
            }
            section_words += block.words;
            heading += 1;
            for since in &mut since {
                *since += 1;
            }
        }
        Self { numbers }
    }

    pub(super) fn push(&self, row: &mut Vec<f32>, index: usize) {
        row.extend_from_slice(&self.numbers[index * NUMBERS..][..NUMBERS]);
    }
}
