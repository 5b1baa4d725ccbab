//! The article in an HTML page.

use super::blocks::{self, Cut, RawBlock};
use super::dom::Dom;
use super::metadata::Metadata;
use super::{embedded, features, metadata, model, selection, shown, sink, title};
use crate::article::{Article, Block, BlockKind};

/// A page that shows less prose than this, in characters, may keep its text in JSON.
const LITTLE_PROSE: usize = 1500;
/// An `articleBody` shorter than this, in bytes, is a teaser.
const LEAST_BODY: usize = 400;

pub(super) fn extract(html: &str, address: Option<&str>) -> Article {
    let dom = sink::parse(html);
    let metadata = metadata::read(&dom, address);
    let cut = blocks::cut(&dom);
    let title = title::headline(&dom, &cut, &metadata);
    let mut blocks = article_blocks(&dom, cut, &metadata);
    if let Some(title) = title.as_deref().map(title::plain) {
        // The title is shown beside the text.
        blocks
            .retain(|block| block.kind != BlockKind::Heading || title::plain(&block.text) != title);
    }
    let language = crate::language::detect(&blocks, metadata.language.as_deref());
    Article {
        title,
        url: None,
        shown: Some(shown::shown(&dom)),
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
    selection::repair(&cut.blocks, conversation, &mut probabilities);
    let taken = selection::select(&cut.blocks, &probabilities);
    let blocks: Vec<Block> = cut
        .blocks
        .into_iter()
        .zip(taken)
        .filter(|(_, taken)| *taken)
        .map(|(block, _)| RawBlock::into_block(block))
        .collect();
    declared_text(&blocks, metadata).unwrap_or(blocks)
}

/// The article as the page's JSON-LD carries it, where the page itself shows far less of it.
fn declared_text(shown: &[Block], metadata: &Metadata) -> Option<Vec<Block>> {
    let body = metadata.article_body.as_deref()?;
    let length: usize = shown.iter().map(|block| block.text.len()).sum();
    if body.len() < LEAST_BODY || body.len() < 3 * length {
        return None;
    }
    let paragraph = |text: &str| Block {
        kind: BlockKind::Paragraph,
        text: crate::text::fold_spaces(text),
    };
    let blocks = body.lines().map(paragraph);
    Some(blocks.filter(|block| !block.text.is_empty()).collect())
}

/// The blocks of a page with their features, for the training script.
#[cfg(feature = "training")]
pub(super) fn block_features(html: &str, address: Option<&str>) -> Vec<(String, Vec<f32>)> {
    let dom = sink::parse(html);
    let metadata = metadata::read(&dom, address);
    let cut = blocks::cut(&dom);
    let survey = features::Survey::of(&dom, &cut, &metadata);
    let blocks = cut.blocks.iter().enumerate();
    blocks
        .map(|(index, block)| (block.text.clone(), survey.row(index)))
        .collect()
}
