//! The article in an HTML page.

use super::blocks::{self, Cut, RawBlock};
use super::dom::Dom;
use super::metadata::Metadata;
use super::{embedded, features, metadata, model, repairs, selection, sink, title};
use crate::article::{Article, Block};

/// A page that shows less prose than this, in characters, may keep its text in JSON.
const LITTLE_PROSE: usize = 1500;

pub(super) fn extract(html: &str, address: Option<&str>) -> Article {
    let dom = sink::parse(html);
    let metadata = metadata::read(&dom, address);
    let cut = blocks::cut(&dom);
    let title = title::headline(&dom, &cut, &metadata);
    let blocks = article_blocks(&dom, cut, &metadata);
    let language = crate::language::detect(&blocks, metadata.language.as_deref());
    Article {
        title,
        url: None,
        blocks,
        language,
    }
}

fn article_blocks(dom: &Dom, cut: Cut, metadata: &Metadata) -> Vec<Block> {
    let shown = embedded::shown(&cut);
    if shown < LITTLE_PROSE
        && let Some(blocks) = embedded::article(dom)
        && blocks.iter().map(|block| block.text.len()).sum::<usize>() > 2 * shown
    {
        return blocks;
    }
    let mut probabilities = model::probabilities(dom, &cut, metadata);
    let conversation = features::page::is_conversation(metadata);
    repairs::repair(&cut.blocks, conversation, &mut probabilities);
    let taken = selection::select(&cut.blocks, &probabilities);
    cut.blocks
        .into_iter()
        .zip(taken)
        .filter(|(_, taken)| *taken)
        .map(|(block, _)| RawBlock::into_block(block))
        .collect()
}

/// The blocks of a page with their features, for the training script.
#[cfg(feature = "training")]
pub(super) fn block_features(html: &str, address: Option<&str>) -> Vec<(String, Vec<f32>)> {
    let dom = sink::parse(html);
    let metadata = metadata::read(&dom, address);
    let cut = blocks::cut(&dom);
    let survey = features::Survey::of(&dom, &cut, &metadata);
    let rows: Vec<Vec<f32>> = (0..cut.blocks.len())
        .map(|index| {
            let mut row = Vec::new();
            survey.fill(&mut row, index);
            row
        })
        .collect();
    cut.blocks
        .into_iter()
        .zip(rows)
        .map(|(block, row)| (block.text, row))
        .collect()
}
