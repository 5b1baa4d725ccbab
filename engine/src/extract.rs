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
mod repairs;
mod selection;
mod sink;
mod tags;
#[cfg(test)]
mod tests;
mod title;

use crate::article::{Article, ExtractError};
use crate::feed;
use crate::page::{Content, Page};
use crate::pdf;
use crate::plain::{article_from_markdown, article_from_text};

/// Takes the article out of a page. CPU-bound, without I/O; bounded in time and memory by the page's size.
pub fn extract(page: &Page) -> Result<Article, ExtractError> {
    let mut article = match page.content() {
        Content::Html(html) => html::extract(html, page.url().map(url::Url::as_str)),
        Content::Text(text) => article_from_text(text),
        Content::Markdown(text) => article_from_markdown(text),
        Content::Feed(text) => feed::article(text, metadata::strip_markup),
        Content::Pdf(bytes) => pdf::article(bytes)?,
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
