//! The text of pages that leave it to a script: what they carry as JSON, for the script to show.
//!
//! Forums (Discourse's `data-preloaded`) and single-page applications (`__NEXT_DATA__` and its like) ship their text
//! in JSON beside an empty page. Texts of one kind share their path in it, so the path with the most prose is the
//! article.

use std::collections::BTreeMap;

use serde_json::Value;

use super::blocks::{Cut, RawBlock};
use super::dom::{Dom, ROOT};
use super::{blocks, sink};
use crate::article::{Block, BlockKind};

/// JSON inside JSON strings nests; more than this is no page's text.
const DEPTH: u8 = 24;
/// The least prose, in characters, that is worth preferring to what the page shows.
const WORTH: usize = 400;

type Texts = BTreeMap<Vec<String>, (usize, Vec<Block>)>;

/// The article among a page's embedded JSON, if there is one.
pub(super) fn article(dom: &Dom) -> Option<Vec<Block>> {
    let mut texts = Texts::new();
    for id in dom.descendants(ROOT) {
        let node = &dom[id];
        if let Some(json) = node.attribute("data-preloaded") {
            collect_json(json, &mut Vec::new(), 0, &mut texts);
        }
        let kind = node.attribute("type").unwrap_or("");
        if node.tag() == "script" && kind.contains("json") && !kind.contains("ld+json") {
            collect_json(&dom.raw_text(id), &mut Vec::new(), 0, &mut texts);
        }
    }
    texts
        .into_values()
        .max_by_key(|(prose, _)| *prose)
        .filter(|(prose, _)| *prose >= WORTH)
        .map(|(_, blocks)| blocks)
}

/// How much prose the page itself shows, in characters.
pub(super) fn shown(cut: &Cut) -> usize {
    cut.blocks
        .iter()
        .filter(|block| block.is_prose())
        .map(|block| block.text.len())
        .sum()
}

fn collect_json(text: &str, path: &mut Vec<String>, depth: u8, texts: &mut Texts) {
    if let Ok(value) = serde_json::from_str(text) {
        collect(&value, path, depth, texts);
    }
}

fn collect(value: &Value, path: &mut Vec<String>, depth: u8, texts: &mut Texts) {
    if depth > DEPTH {
        return;
    }
    match value {
        Value::String(text) => collect_text(text, path, depth, texts),
        Value::Array(values) => {
            for value in values {
                collect(value, path, depth + 1, texts);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                path.push(name.clone());
                collect(value, path, depth + 1, texts);
                path.pop();
            }
        }
        _ => {}
    }
}

fn collect_text(text: &str, path: &mut Vec<String>, depth: u8, texts: &mut Texts) {
    if text.len() < 20 {
        return;
    }
    if text.starts_with(['{', '[']) {
        collect_json(text, path, depth + 1, texts);
    } else if text.contains("<p>") || text.contains("<p ") {
        let cut = blocks::cut(&sink::parse(text));
        let prose = shown(&cut);
        let found = cut.blocks.into_iter().map(RawBlock::into_block);
        add(texts, path, prose, found);
    } else if text.matches(' ').count() >= 12 && text.contains(['.', '?', '!', '。']) {
        let kind = BlockKind::Paragraph;
        let text = crate::text::fold_spaces(text);
        add(texts, path, text.len(), [Block { kind, text }]);
    }
}

fn add(texts: &mut Texts, path: &[String], prose: usize, found: impl IntoIterator<Item = Block>) {
    let (known, blocks) = texts.entry(path.to_vec()).or_default();
    *known += prose;
    blocks.extend(found);
}
