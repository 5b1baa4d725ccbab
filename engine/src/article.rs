//! The readable part of a page (its title, and its text as blocks in reading order), or why there is none.

use serde::{Deserialize, Serialize};
use url::Url;

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
    /// A caption, a reference, a note about the author: it belongs to the page, and no summary shows it.
    Apparatus,
}

impl BlockKind {
    /// Whether it is text that says something: no heading, row of data or code, and nothing beside the text.
    pub(crate) fn is_text(self) -> bool {
        matches!(
            self,
            Self::Paragraph | Self::ListItem | Self::Quote | Self::Note
        )
    }
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
    /// The text is what the page says of itself to those who link to it, because it shows no sentence of its own. The labels
    /// that it does show follow, as [apparatus](BlockKind::Apparatus).
    #[serde(default)]
    pub is_description: bool,
    /// Where the answer to a page's question begins, as the number of its first block: the accepted one, or the first; `None` on
    /// pages that mark none.
    #[serde(default)]
    pub answer: Option<usize>,
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
    /// The page asks for a log-in or a subscription.
    #[error("the page needs a log-in or a subscription")]
    LogInRequired,
    /// The page asks for a proof that a human reads it, or turns the reader away.
    #[error("the site turns automatic readers away")]
    ReadersTurnedAway,
    /// Only a script would draw the page, or the page does not take the reader for a browser.
    #[error("the page shows its text only to browsers that run its scripts")]
    DrawnByScript,
    /// The page says that it does not exist.
    #[error("the page does not exist")]
    NoSuchPage,
    /// The page shows a question about cookies or privacy in place of its text.
    #[error("the page asks for consent before it shows its text")]
    ConsentRequired,
    /// The site answers with an error of its own.
    #[error("the site has a problem of its own")]
    SiteBroken,
    /// The PDF holds pictures of pages and no text layer.
    #[error("the PDF is a scan without text")]
    ScannedPdf,
    /// The PDF is broken, encrypted or of a form that cannot be read.
    #[error("the PDF cannot be read")]
    UnreadablePdf,
    /// The Word document is broken, encrypted or of a form that cannot be read.
    #[error("the Word document cannot be read")]
    UnreadableWord,
    /// Reading on would take more memory or time than a document may.
    #[error("the document is too complex to read safely")]
    TooComplex,
}

/// What a page shows, in one text: blocks end in `BLOCK`; `BARRIER` stands where a line breaks or something without
/// text lies in it, which a browser's search does not cross.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown(pub(crate) String);

impl Shown {
    pub(crate) const BLOCK: char = '\n';
    pub(crate) const BARRIER: char = '\u{1}';
    /// Between a drop capital and the rest of its word. Where a stylesheet floats the letter, a browser finds neither across.
    pub(crate) const SEAM: char = '\u{2}';

    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }
}
