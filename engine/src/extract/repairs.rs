//! What the model alone gets wrong: it learned on forums too, where comments are the text, and on few pages with an
//! oddity each.
//!
//! Each repair lowers the probability of some blocks; the factors were chosen by cross-validation on the tuning pages,
//! and none alone lowered a measure there.

use super::blocks::RawBlock;
use super::context::{Place, Topic};
use crate::hash::{HashMap, HashMapExt as _};

/// What short blocks begin with that speak to the reader about the page instead of telling the story.
const PROMPTS: [&str; 22] = [
    "advertisement",
    "also like",
    "article continues",
    "click here to",
    "continue reading",
    "copyright ©",
    "follow us on",
    "get our free",
    "image credit",
    "join our newsletter",
    "like this story",
    "photo credit",
    "read more:",
    "read next",
    "recommended for you",
    "related:",
    "share this",
    "sign up for",
    "skip to",
    "story continues",
    "subscribe to our",
    "©",
];
/// A prompt is no longer than this, in words.
const PROMPT_WORDS: u32 = 25;

/// Lowers the probabilities of what is not article by all experience. `conversation`: the page is a forum or its like.
pub(super) fn repair(blocks: &[RawBlock], conversation: bool, probabilities: &mut [f32]) {
    let mut beginnings: HashMap<&str, u32> = HashMap::new();
    for block in blocks {
        if let Some(beginning) = beginning(&block.text) {
            *beginnings.entry(beginning).or_default() += 1;
        }
    }
    for (block, probability) in blocks.iter().zip(probabilities) {
        let context = &block.context;
        let repeated = beginning(&block.text).is_some_and(|text| beginnings[text] >= 4);
        let comment = !conversation && context.named(Topic::Comment);
        for (applies, factor) in [
            (context.within(Place::Caption), 0.1),
            (is_shouted_link(block), 0.3),
            (is_prompt(block), 0.2),
            (repeated, 0.2),
            (comment, 0.3),
            (context.within(Place::Aside), 0.6),
            (context.within(Place::Hidden), 0.7),
        ] {
            if applies {
                *probability *= factor;
            }
        }
    }
}

/// By what a text is recognized when it comes again with another ending.
fn beginning(text: &str) -> Option<&str> {
    let mut starts = text.char_indices();
    starts.nth(40)?;
    Some(starts.nth(19).map_or(text, |(end, _)| &text[..end]))
}

fn is_prompt(block: &RawBlock) -> bool {
    let start = |prompt: &str| {
        let start = block.text.get(..prompt.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(prompt))
    };
    block.words <= PROMPT_WORDS && PROMPTS.into_iter().any(start)
}

/// A headline of another article in the midst of this one, as some news sites set them.
fn is_shouted_link(block: &RawBlock) -> bool {
    block.words >= 5
        && block.link_density() > 0.5
        && block.text.contains(char::is_uppercase)
        && !block.text.contains(char::is_lowercase)
}
