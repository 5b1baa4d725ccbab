//! What is around a block in reading order: the blocks before and after it, the heading that it is under ("Comments" and
//! "Related stories" speak for all that follows them), and signs of conversations and shops near it.

use super::wording;
use crate::article::BlockKind;
use crate::extract::blocks::RawBlock;
use crate::extract::schema::{Count, Log, Share, features, float, log, phrases};

features! {
    /// A block near another; none beyond the ends of the page.
    pub(super) struct Neighbour {
        words: Option<Log>,
        link_share: Option<Share>,
        /// Whether it is a heading, or in the same element.
        heads_or_continues: Option<bool>,
    }
}

features! {
    /// The blocks around a block.
    pub(super) struct Neighbours {
        third_before: Neighbour,
        second_before: Neighbour,
        before: Neighbour,
        after: Neighbour,
        second_after: Neighbour,
        third_after: Neighbour,
        /// Blocks of prose among the six on each side and this one.
        prose: Count,
        /// How many blocks are between this one and the prose before it, at most 30.
        to_prose_before: Count,
        /// Likewise after it.
        to_prose_after: Count,
    }
}

impl Neighbour {
    fn of(neighbour: Option<&RawBlock>, block: &RawBlock) -> Self {
        Self {
            words: neighbour.map(|neighbour| log(neighbour.words)),
            link_share: neighbour.map(|neighbour| Share(neighbour.link_density())),
            heads_or_continues: neighbour.map(|neighbour| {
                neighbour.node == block.node || neighbour.kind == BlockKind::Heading
            }),
        }
    }
}

impl Neighbours {
    pub(super) fn of(blocks: &[RawBlock], index: usize) -> Self {
        let neighbour = |offset: isize| {
            let at = index.checked_add_signed(offset);
            Neighbour::of(at.and_then(|at| blocks.get(at)), &blocks[index])
        };
        let nearby = &blocks[index.saturating_sub(6)..(index + 7).min(blocks.len())];
        let distance = |position: Option<usize>| Count(float(position.unwrap_or(30)));
        let mut before = blocks[..index].iter().rev().take(30);
        let mut after = blocks[index + 1..].iter().take(30);
        Self {
            third_before: neighbour(-3),
            second_before: neighbour(-2),
            before: neighbour(-1),
            after: neighbour(1),
            second_after: neighbour(2),
            third_after: neighbour(3),
            prose: Count(float(
                nearby.iter().filter(|block| block.is_prose()).count(),
            )),
            to_prose_before: distance(before.position(RawBlock::is_prose)),
            to_prose_after: distance(after.position(RawBlock::is_prose)),
        }
    }
}

phrases! {
    /// What headings announce.
    pub(super) struct Topics {
        comments: wording::COMMENTS,
        related: wording::RELATED,
        subscription: wording::SUBSCRIPTION,
        author: wording::AUTHOR,
        tags: wording::TAGS,
        references: wording::REFERENCES,
    }
}

phrases! {
    /// Small signs of what surrounds a block, in blocks of a few words.
    pub(super) struct Signs {
        replying: ["reply", "quote", "report", "upvote", "like", "permalink", "flag"],
        dates: [" ago", "posted", "joined", "posts:", "edited", " at ", " pm", " am"],
        more_to_read: ["read more", "continue reading", "learn more", "view all", "see all", "shop now", "view product"],
        shopping: ["$", "€", "£", "add to", "sold out", "rating", "reviews"],
    }
}

features! {
    /// How many blocks have such a sign.
    pub(super) struct Sign {
        /// Among the five on each side and this one.
        nearby: Count,
        /// Of all on the page.
        on_page: Share,
    }
}

features! {
    /// What a block is under and among.
    pub(super) struct Section {
        /// How many blocks ago a heading, or a block as short as one, announced the topic; 99 if none did.
        since: Topics<Count>,
        /// How many blocks ago a heading was; 99 if there was none.
        since_heading: Count,
        /// What the last heading announced.
        heading: Topics<bool>,
        /// The words since that heading, its own among them.
        words: Log,
        signs: Signs<Sign>,
    }
}

/// The longest block, in words, that has a sign.
const SIGN_WORDS: u32 = 12;
/// Many sites' headings are plain short blocks: up to so many words, they announce topics too.
const HEADING_WORDS: u32 = 6;
/// Distances are counted up to this.
const FAR: usize = 99;

/// Whether a block is short and announces other articles.
pub(in crate::extract) fn announces_others(block: &RawBlock) -> bool {
    block.words <= HEADING_WORDS && Topics::from_rows(Topics::finder().found(&block.text)).related
}

/// The section of each block; made in one pass.
pub(super) fn sections(blocks: &[RawBlock]) -> Vec<Section> {
    let signs: Vec<[f32; Signs::ROWS]> = blocks
        .iter()
        .map(|block| {
            if block.words <= SIGN_WORDS {
                Signs::finder()
                    .found(&block.text)
                    .map(|found| f32::from(u8::from(found)))
            } else {
                [0.0; Signs::ROWS]
            }
        })
        .collect();
    let total = signs.iter().fold([0.0f32; Signs::ROWS], |mut sum, sign| {
        for (all, one) in sum.iter_mut().zip(sign) {
            *all += one;
        }
        sum
    });
    let many = float(blocks.len().max(1));
    let mut since = [FAR; Topics::ROWS];
    let mut since_heading = FAR;
    let mut heading = [false; Topics::ROWS];
    let mut words = 0;
    let mut sections = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate() {
        let is_heading = block.kind == BlockKind::Heading;
        if is_heading || (block.words <= HEADING_WORDS && block.words > 0) {
            let found = Topics::finder().found(&block.text);
            for (since, found) in since.iter_mut().zip(found) {
                if found {
                    *since = 0;
                }
            }
            if is_heading {
                (since_heading, heading, words) = (0, found, 0);
            }
        }
        let nearby = &signs[index.saturating_sub(5)..(index + 6).min(signs.len())];
        sections.push(Section {
            since: Topics::from_rows(since.map(|blocks| Count(float(blocks.min(FAR))))),
            since_heading: Count(float(since_heading.min(FAR))),
            heading: Topics::from_rows(heading),
            words: log(words),
            signs: Signs::from_rows(std::array::from_fn(|kind| Sign {
                nearby: Count(nearby.iter().map(|sign| sign[kind]).sum()),
                on_page: Share(total[kind] / many),
            })),
        });
        words += block.words;
        since_heading += 1;
        for since in &mut since {
            *since += 1;
        }
    }
    sections
}
