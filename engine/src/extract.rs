//! From a page to its article.

mod attributes;
mod blocks;
mod context;
mod dom;
mod embedded;
mod features;
mod forest;
mod html;
mod metadata;
mod model;
pub(crate) mod plain;
mod repairs;
mod selection;
mod sink;
mod tags;
#[cfg(test)]
mod tests;
mod title;

use serde::{Deserialize, Serialize};

use crate::article::Article;
use crate::page::{Content, Page};

/// Why a page holds nothing to summarize.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
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

/// Takes the article out of a page. CPU-bound, without I/O; bounded in time and memory by the page's size.
pub fn extract(page: &Page) -> Result<Article, ExtractError> {
    let mut article = match page.content() {
        Content::Html(html) => html::extract(html, page.url().map(url::Url::as_str)),
        Content::Text(text) => crate::article::article_from_text(text),
        Content::Pdf(bytes) => crate::pdf::article(bytes)?,
    };
    if article.blocks.is_empty() {
        return Err(ExtractError::NothingToSummarize);
    }
    article.url = page.url().cloned();
    Ok(article)
}

/// Each block of an HTML page with the numbers that the model judges it by. For `eval/train_blocks.py`.
#[cfg(feature = "training")]
#[must_use]
pub fn block_features(html: &str, address: Option<&str>) -> Vec<(String, Vec<f32>)> {
    html::block_features(html, address)
}
