//! Plain text as an article: paragraphs between empty lines, hard-wrapped lines joined, list items and headings.

use crate::article::{Article, Block, BlockKind};
use crate::language;
use crate::text::fold_spaces;

/// An article from text that a person pasted: empty lines separate paragraphs; it has no title.
#[must_use]
pub fn article_from_text(text: &str) -> Article {
    let blocks = blocks(text);
    let language = language::detect(&blocks, None);
    Article {
        title: None,
        url: None,
        blocks,
        language,
    }
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<&str> = Vec::new();
    // The empty line at the end ends the last paragraph.
    for line in text.lines().chain([""]) {
        let bare = line.trim();
        let alone = if bare.is_empty() {
            None
        } else if let Some(item) = list_item(bare) {
            Some((BlockKind::ListItem, item))
        } else if let Some(heading) = heading(bare) {
            Some((BlockKind::Heading, heading))
        } else {
            paragraph.push(bare);
            continue;
        };
        push(&mut blocks, BlockKind::Paragraph, &paragraph.join(" "));
        paragraph.clear();
        if let Some((kind, text)) = alone {
            push(&mut blocks, kind, text);
        }
    }
    blocks
}

/// What follows the bullet of a list item.
fn list_item(line: &str) -> Option<&str> {
    line.strip_prefix(['•', '*', '-', '–', '·'])
        .filter(|rest| rest.starts_with([' ', '\t']))
}

/// What follows a heading's one to six `#` and a space, as Markdown has it (<https://spec.commonmark.org/0.31.2/#atx-headings>);
/// `#hashtag` is text.
fn heading(line: &str) -> Option<&str> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    ((1..=6).contains(&level) && (text.is_empty() || text.starts_with([' ', '\t']))).then_some(text)
}

fn push(blocks: &mut Vec<Block>, kind: BlockKind, text: &str) {
    let text = fold_spaces(text);
    if !text.is_empty() {
        blocks.push(Block { kind, text });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Vec<(BlockKind, String)> {
        blocks(text)
            .into_iter()
            .map(|block| (block.kind, block.text))
            .collect()
    }

    #[test]
    fn wrapped_lines_join_and_an_empty_line_ends_their_paragraph() {
        assert_eq!(
            parsed("One line\nand its rest.\n\n  Another.\n"),
            [
                (BlockKind::Paragraph, "One line and its rest.".to_owned()),
                (BlockKind::Paragraph, "Another.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_heading_or_a_list_item_ends_the_paragraph_before_it() {
        assert_eq!(
            parsed("Before.\n## The next part\nAfter.\n- an item\n* another\nThe end."),
            [
                (BlockKind::Paragraph, "Before.".to_owned()),
                (BlockKind::Heading, "The next part".to_owned()),
                (BlockKind::Paragraph, "After.".to_owned()),
                (BlockKind::ListItem, "an item".to_owned()),
                (BlockKind::ListItem, "another".to_owned()),
                (BlockKind::Paragraph, "The end.".to_owned()),
            ]
        );
    }

    #[test]
    fn a_hashtag_is_text() {
        assert_eq!(
            parsed("We met at\n#rustconf and\n####### talked.\n#1 was the keynote."),
            [(
                BlockKind::Paragraph,
                "We met at #rustconf and ####### talked. #1 was the keynote.".to_owned()
            )]
        );
    }
}
