//! From the bytes or the text of a document to the few sentences that tell the most. Nothing here knows a network.
//!
//! | room | what it is for |
//! |---|---|
//! | [`Page`] | a downloaded document, its kind told and its text decoded |
//! | [`extract`] | the article in the page: title and blocks of text, without the page's furniture |
//! | [`summarize`] | the sentences that tell the most, and keywords |
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
mod hash;
mod keywords;
mod language;
mod page;
mod pdf;
mod rank;
mod sentences;
mod summary;
mod terms;
mod text;

pub use article::{Article, Block, BlockKind, article_from_text};
pub use extract::{ExtractError, extract};
#[cfg(feature = "training")]
pub use extract::{block_features, block_schema};
pub use page::{Content, NotAPage, Page};
#[cfg(feature = "training")]
pub use rank::{sentence_feature_names, sentence_features};
pub use sentences::split_sentences;
pub use summary::{Summary, summarize};
