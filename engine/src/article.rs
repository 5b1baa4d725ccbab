//! The readable part of a page (its title, and its text as blocks in reading order), or why there is none.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::places::Shown;

/// What a block of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// A heading inside the article.
    Heading,
    /// One item of a list.
    ListItem,
    /// One thought a line in a pasted text, or an item of its lists. It says something whether it ends with a stop or not.
    Note,
    /// One row of a table.
    TableRow,
    /// Somebody else's words.
    Quote,
    /// Program text or a transcript; never summarized.
    Preformatted,
}

/// One piece of text that stands alone on the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its text, white space folded (except in preformatted text).
    pub text: String,
}

/// A page without everything that is not the article.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Article {
    /// The article's own headline, without the site's name.
    pub title: Option<String>,
    /// Where the page was found. Who hands an article on knows it.
    #[serde(skip)]
    pub url: Option<Url>,
    /// The text in reading order.
    pub blocks: Vec<Block>,
    /// What the page shows of text, for links to places in it; `None` for what is no HTML page.
    pub shown: Option<Shown>,
    /// ISO 639-1 code of the language of the text; `None` where it cannot be detected.
    pub language: Option<String>,
}

impl Article {
    /// The text alone: one block a paragraph, separated by empty lines.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        for block in &self.blocks {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(&block.text);
        }
        text
    }
}

/// Why there is no article, or nothing in it to summarize.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ExtractError {
    /// There is no text, or no sentence in it.
    #[error("the page holds no text to summarize")]
    NothingToSummarize,
    /// The PDF holds pictures of pages and no text layer.
    #[error("the PDF is a scan without text")]
    ScannedPdf,
    /// The PDF is broken, encrypted or of a form that cannot be read.
    #[error("the PDF cannot be read")]
    UnreadablePdf,
    /// Reading on would take more memory or time than a document may.
    #[error("the document is too complex to read safely")]
    TooComplex,
}
