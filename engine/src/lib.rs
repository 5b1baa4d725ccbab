//! From the bytes or the text of a document to its most important sentences. Nothing here knows a network.
//!
//! | item | what it is for |
//! |---|---|
//! | [`Page`] | a downloaded document: its kind detected, its text decoded |
//! | [`extract()`] | the article in the page: title and blocks of text, without the boilerplate around them |
//! | [`summarize()`] | its most important sentences, and keywords |
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
mod extract;
mod feed;
mod forest;
mod hash;
mod keywords;
mod language;
mod model_file;
mod page;
mod pdf;
mod places;
mod plain;
mod question;
mod rank;
mod sentences;
mod summary;
mod terms;
mod text;

pub use article::{Article, Block, BlockKind, ExtractError};
pub use extract::extract;
#[cfg(feature = "training")]
pub use extract::{block_features, block_schema};
pub use page::{Content, NotAPage, Page};
pub use places::{Shown, links};
pub use plain::article_from_text;
pub use question::{Answer, answer};
#[cfg(feature = "training")]
pub use question::{answer_feature_names, answer_features};
#[cfg(feature = "training")]
pub use rank::{sentence_feature_names, sentence_features};
pub use sentences::split_sentences;
pub use summary::{Summary, summarize};
