//! From the bytes or the text of a document to its most important sentences. Nothing here knows a network.
//!
//! | item | what it is for |
//! |---|---|
//! | [`Page`] | a downloaded document: its kind detected, its text decoded |
//! | [`refresh_target`] | where a page sends its reader at once |
//! | [`extract()`] | the article in the page: title and blocks of text, without the boilerplate around them |
//! | [`summarize()`] | its most important sentences, and keywords |
//! | [`Briefing`] | what a language model is asked about it, and its answer read and checked |
//! | [`ClaimSource`] | whether somebody else's sentences say what the article says |
//! | [`links()`] | links that lead to the places of its sentences |
//! | [`answer()`] | the sentences that answer a question, or that there are none |
//!
//! ```
//! let page = engine::Page::html(None, "<h1>Tea</h1><p>Tea is the most widely drunk beverage in the world after water itself.</p>");
//! let article = engine::extract(&page)?;
//! let summary = engine::summarize(&article, 3)?;
//! assert_eq!(summary.title.as_deref(), Some("Tea"));
//! # Ok::<(), engine::ExtractError>(())
//! ```

mod article;
mod check;
mod extract;
mod feed;
mod hash;
mod keywords;
mod language;
mod page;
mod pdf;
mod places;
mod plain;
mod points;
mod question;
mod rank;
mod sentences;
mod summary;
mod terms;
mod text;
mod word;

pub use article::{Article, Block, BlockKind, ExtractError, Shown};
pub use check::{ClaimSource, Doubt, DoubtKind, Evidence};
#[cfg(feature = "training")]
pub use extract::{block_features, block_schema};
pub use extract::{decode_references, extract, refresh_header_target, refresh_target};
pub use page::{Content, NotAPage, Page};
pub use places::links;
pub use plain::article_from_text;
pub use points::{
    AnswerError, Briefing, CheckedPoint, CheckedPoints, Rejected, Rejection, estimate_tokens,
};
pub use question::{Answer, answer};
#[cfg(feature = "training")]
pub use question::{answer_feature_names, answer_features};
#[cfg(feature = "training")]
pub use rank::{sentence_feature_names, sentence_features};
pub use sentences::split_sentences;
pub use summary::{Summary, summarize};
