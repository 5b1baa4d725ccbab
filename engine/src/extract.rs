//! From a page to its article.
//!
//! A PDF goes to [`pdf`], plain text to [`plain`](crate::plain). The way of HTML is in [`html`], and its stages are, in order:
//!
//! 1. [`sink`] has html5ever parse the page into a tree ([`dom`]) that no page can make too deep or too large;
//!    [`attributes`] defuses tags that would take the parser minutes.
//! 2. [`metadata`] is what the page says about itself.
//! 3. [`blocks`] cuts the tree into blocks of text, each with the elements around it ([`context`]); [`tags`] is what each
//!    element means for that.
//! 4. [`title`] chooses the headline.
//! 5. [`embedded`] finds text that the page leaves to a script; if there is little else, that is the article.
//! 6. [`features`] describes each block by numbers, declared as [`schema`] says, and [`model`] makes of them the probability
//!    that it belongs to the article, by boosted trees ([`forest`](crate::forest)).
//! 7. [`selection`] takes the blocks that are the article; [`shown`] keeps what the page shows beside it, for links.

mod attributes;
mod blocks;
mod context;
mod dom;
mod embedded;
mod features;
mod html;
mod metadata;
mod model;
mod schema;
mod selection;
mod shown;
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

/// Each block of an HTML page with the numbers that the model judges it by, in the order of [`block_schema`]. For
/// `eval/train_blocks.py`.
#[cfg(feature = "training")]
#[must_use]
pub fn block_features(html: &str, address: Option<&str>) -> Vec<(String, Vec<f32>)> {
    html::block_features(html, address)
}

/// Name and unit of each of those numbers.
#[cfg(feature = "training")]
#[must_use]
pub fn block_schema() -> Vec<&'static str> {
    features::columns()
}
