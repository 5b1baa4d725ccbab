//! Plain text as blocks: paragraphs between empty lines, hard-wrapped lines joined.

use crate::article::{Block, BlockKind};
use crate::text::fold_spaces;

/// Splits plain text into blocks.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        let bare = line.trim();
        let item = bare
            .strip_prefix(['•', '*', '-', '–', '·'])
            .filter(|rest| rest.starts_with([' ', '\t']));
        if (bare.is_empty() || item.is_some()) && !paragraph.is_empty() {
            push(&mut blocks, BlockKind::Paragraph, &paragraph.join(" "));
            paragraph.clear();
        }
        if let Some(item) = item {
            push(&mut blocks, BlockKind::ListItem, item);
        } else if let Some(heading) = bare.strip_prefix('#') {
            push(
                &mut blocks,
                BlockKind::Heading,
                heading.trim_start_matches('#'),
            );
        } else if !bare.is_empty() {
            // A line that ends early and at a full stop ends its paragraph too: text pasted with one line a paragraph.
            paragraph.push(bare);
        }
    }
    blocks
}

fn push(blocks: &mut Vec<Block>, kind: BlockKind, text: &str) {
    let text = fold_spaces(text);
    if !text.is_empty() {
        blocks.push(Block { kind, text });
    }
}
