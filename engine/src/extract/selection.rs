//! From each block's probability to the blocks that are the article: the model's known mistakes are repaired, then the set
//! that is worth most is taken, without repetitions.

use super::blocks::RawBlock;
use super::context::Place;
use crate::hash::{HashMap, HashMapExt as _, HashSet};

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

/// Lowers the probabilities where the model alone is wrong: it learned on forums too, where comments are the text, and on few
/// pages with an oddity each. `conversation`: the page is a forum or its like.
///
/// The factors were chosen by cross-validation on the tuning pages, and none alone lowered a measure there.
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
        let comment = !conversation && context.is_named_comment();
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

/// A block less likely than this is never taken, a block likelier than [`SURE`] always. Both by cross-validation on the
/// tuning pages.
const UNLIKELY: f32 = 0.2;
const SURE: f32 = 0.5;

/// Whether each block is taken.
///
/// The set is the one whose F1, by the words that the blocks hold, is highest if the probabilities are right: on a
/// clear page only likely blocks are worth it, on an unclear one less likely blocks are too.
pub(super) fn select(blocks: &[RawBlock], probabilities: &[f32]) -> Vec<bool> {
    let threshold = threshold(blocks, probabilities).clamp(UNLIKELY, SURE);
    let mut taken: Vec<bool> = probabilities.iter().map(|p| *p >= threshold).collect();
    drop_repeats(blocks, &mut taken);
    taken
}

#[expect(clippy::cast_precision_loss, reason = "word counts are far below 2²⁴")]
fn threshold(blocks: &[RawBlock], probabilities: &[f32]) -> f32 {
    let mut likely: Vec<(f32, f32)> = blocks
        .iter()
        .zip(probabilities)
        .map(|(block, p)| (*p, block.words as f32))
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0));
    let expected: f32 = likely.iter().map(|(p, words)| p * words).sum();
    let (mut hits, mut taken) = (0.0, 0.0);
    let (mut best, mut threshold) = (0.0, 1.0);
    for (p, words) in likely {
        hits += p * words;
        taken += words;
        let f1 = 2.0 * hits / (taken + expected);
        if f1 > best {
            (best, threshold) = (f1, p);
        }
    }
    threshold
}

/// Pages show a text twice, for small screens and for large ones; readers see it once.
fn drop_repeats(blocks: &[RawBlock], taken: &mut [bool]) {
    let mut seen = HashSet::default();
    let mut last = "";
    for (block, taken) in blocks.iter().zip(taken).filter(|(_, taken)| **taken) {
        // A short text may come again (a column, a label), though not twice in a row.
        *taken = block.text != last && (block.text.len() <= 60 || seen.insert(&*block.text));
        last = &block.text;
    }
}
