//! From a page to its article.
//!
//! A PDF goes to [`pdf`], a Word document to [`word`], plain text to [`plain`](crate::plain). The way of HTML is in [`html`], and its stages are, in order:
//!
//! 1. [`sink`] has html5ever parse the page into a tree ([`dom`]) that no page can make too deep or too large;
//!    [`attributes`] defuses tags that would take the parser minutes.
//! 2. [`metadata`] is what the page says about itself.
//! 3. [`blocks`] cuts the tree into blocks of text, each with the elements around it ([`context`]); [`tags`] is what each
//!    element means for that.
//!    [`marks`] leaves out footnote figures and their like; [`formulas`] writes `MathML` in a line; [`preformatted`] reads prose
//!    in `<pre>`, [`initials`] puts drop capitals to their words.
//! 4. [`title`] chooses the headline.
//! 5. [`paywalls`] takes out what is offered to those who have no subscription; [`notice`] tells pages that say "log in" or "enable JavaScript" instead of what they are asked for.
//! 6. [`embedded`] finds text that the page leaves to a script; if there is little else, that is the article.
//! 7. [`features`] describes each block by numbers, declared as [`schema`] says, and [`model`] makes of them the probability
//!    that it belongs to the article, by boosted trees (crate [`forest`]).
//! 8. [`selection`] takes the blocks that are the article, by what their parts of the page are for ([`roles`],
//!    [`galleries`], [`teasers`]) and by lines that are not of it ([`notes`]). Of a thread, [`threads`] takes the short posts
//!    too.
//! 9. [`apparatus`] marks the captions and references among them, which no summary shows.
//! 10. [`shown`] keeps what the page shows beside the article, for links.

mod apparatus;
mod archives;
mod attributes;
mod blocks;
mod context;
mod dom;
mod embedded;
mod features;
mod formulas;
mod galleries;
mod html;
mod initials;
mod kin;
mod layout;
mod manuals;
mod marks;
mod metadata;
mod model;
mod notes;
mod notice;
mod paywalls;
mod preformatted;
mod refresh;
mod role_names;
mod roles;
mod schema;
mod selection;
mod shown;
mod sink;
mod tags;
mod teasers;
#[cfg(test)]
mod tests;
mod threads;
mod title;

pub use self::refresh::{refresh_header_target, refresh_target};
use crate::article::{Article, ExtractError};
use crate::feed;
use crate::page::{Content, Page};
use crate::pdf;
use crate::plain::{article_from_markdown, article_from_text};
use crate::word;

/// Plain text with HTML's references read as the characters that they stand for: `&amp;`, `&#39;`, `&eacute;`. Tags stay text.
#[must_use]
pub fn decode_references(text: &str) -> String {
    if text.contains('&') {
        sink::parse(&text.replace('<', "&lt;")).text(dom::ROOT)
    } else {
        text.to_owned()
    }
}

/// Takes the article out of a page. CPU-bound, without I/O; bounded in time and memory by the page's size.
pub fn extract(page: &Page) -> Result<Article, ExtractError> {
    let mut article = match page.content() {
        Content::Html(html) => html::extract(html, page.url().map(url::Url::as_str))?,
        Content::Text(text) => article_from_text(text),
        Content::Markdown(text) => article_from_markdown(text),
        Content::Feed(text) => feed::article(text, metadata::strip_markup),
        Content::Pdf(bytes) => pdf::article(bytes)?,
        Content::Word(bytes) => word::article(bytes)?,
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
