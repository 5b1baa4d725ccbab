//! The sentences of an article that may answer, and where each stands.

use crate::article::{Article, BlockKind};
use crate::sentences::split_sentences;

/// A sentence, or a row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage<'a> {
    pub(super) text: &'a str,
    /// Which block it is in, counted over the whole article.
    pub(super) block: usize,
    /// Its rank in its block.
    pub(super) in_block: usize,
    /// The heading over it.
    pub(super) heading: Option<usize>,
}

/// An article's passages in order.
pub(super) fn passages(article: &Article) -> Vec<Passage<'_>> {
    let mut found = Vec::new();
    let mut heading = None;
    for (at, block) in article.blocks.iter().enumerate() {
        let pieces = match block.kind {
            BlockKind::Heading => {
                heading = Some(at);
                continue;
            }
            BlockKind::Preformatted | BlockKind::Apparatus => continue,
            BlockKind::TableRow => vec![block.text.as_str()],
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Note | BlockKind::Quote => {
                split_sentences(&block.text)
            }
        };
        let passages = pieces.into_iter().enumerate();
        found.extend(
            passages
                .filter(|(_, text)| text.chars().any(char::is_alphanumeric))
                .map(|(in_block, text)| Passage {
                    text,
                    block: at,
                    in_block,
                    heading,
                }),
        );
    }
    found
}
