//! The article in an HTML page.

use super::dom::{Dom, NodeKind, ROOT};
use super::sink;
use crate::article::{Article, Block, BlockKind};

pub(super) fn extract(html: &str) -> Article {
    let dom = sink::parse(html);
    let title = dom
        .descendants(ROOT)
        .find(|n| dom[*n].tag() == "h1")
        .or_else(|| dom.descendants(ROOT).find(|n| dom[*n].tag() == "title"))
        .map(|n| dom.text(n));
    let lang = dom
        .descendants(ROOT)
        .find_map(|n| dom[n].attribute("lang"))
        .map(str::to_owned);
    let blocks = paragraphs(&dom);
    let language = crate::language::detect(&blocks, lang.as_deref());
    Article {
        title,
        url: None,
        blocks,
        language,
    }
}

fn paragraphs(dom: &Dom) -> Vec<Block> {
    dom.descendants(ROOT)
        .filter(|node| matches!(&dom[*node].kind, NodeKind::Element { name, .. } if &*name.local == "p"))
        .map(|node| Block { kind: BlockKind::Paragraph, text: dom.text(node) })
        .filter(|block| block.text.len() > 40)
        .collect()
}
