//! What a block's words are: prose or labels, one person's voice, and the page's own subject or another.

use super::float;
use super::overlap::Words;
use crate::extract::blocks::{Cut, RawBlock};
use crate::extract::dom::{Dom, NodeId};
use crate::hash::HashSet;

/// The telling words of a page's title and of its main element.
pub(super) struct Subject {
    title: HashSet<u64>,
    body: HashSet<u64>,
}

impl Subject {
    /// The body is the prose under `core`.
    pub(super) fn of(dom: &Dom, cut: &Cut, core: NodeId, titles: &[&str]) -> Self {
        let mut title = HashSet::default();
        for text in titles {
            title.extend(Words::of(text).telling());
        }
        let mut body = HashSet::default();
        for block in cut
            .blocks
            .iter()
            .filter(|block| block.is_prose())
            .filter(|block| {
                std::iter::successors(Some(block.node), |node| dom[*node].parent)
                    .take(40)
                    .any(|node| node == core)
            })
            .take(40)
        {
            body.extend(Words::of(&block.text).telling());
        }
        Self { title, body }
    }

    /// Shares of telling words in title and body, of words in lower case, of first and second person.
    pub(super) fn push(&self, row: &mut Vec<f32>, block: &RawBlock, hashed: &Words) {
        let (mut words, mut lower, mut first, mut second) = (0usize, 0usize, 0usize, 0usize);
        for word in block.text.split_whitespace().take(120) {
            words += 1;
            lower += usize::from(word.starts_with(char::is_lowercase));
            match word {
                "I" | "I'm" | "I’m" | "I've" | "I’ve" | "my" | "My" | "me" => first += 1,
                "you" | "You" | "your" | "Your" => second += 1,
                _ => {}
            }
        }
        let all = float(words.max(1));
        row.extend([lower, first, second].map(|count| float(count) / all));
        let (mut telling_words, mut in_title, mut in_body) = (0usize, 0usize, 0usize);
        for word in hashed.telling().take(60) {
            telling_words += 1;
            in_title += usize::from(self.title.contains(&word));
            in_body += usize::from(self.body.contains(&word));
        }
        let all = float(telling_words.max(1));
        row.extend([float(in_title) / all, float(in_body) / all]);
    }
}
