//! One document in, its summary or text out.
use engine::{Article, ExtractError, NotAPage, Summary};
use fetch::FetchError;
use serde_json::json;

use crate::input;

/// Why a document has no summary.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TerminalError {
    /// The file cannot be read.
    #[error("{name}: {source}")]
    File {
        /// As it was typed; `-` is standard input.
        name: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// Neither an address nor a file.
    #[error("{0}: no such file, and not a web address")]
    NeitherFileNorAddress(String),
    /// The page could not be had.
    #[error("{url}: {}", chain(.source))]
    Fetch {
        /// Its address.
        url: String,
        /// Why.
        source: FetchError,
    },
    /// The file is no document.
    #[error("{name}: {source}")]
    Document {
        /// The file.
        name: String,
        /// Why.
        source: NotAPage,
    },
    /// The document holds nothing to summarize.
    #[error("{0}")]
    Nothing(#[from] ExtractError),
    /// The output cannot be written.
    #[error("cannot write the output: {0}")]
    Output(#[source] std::io::Error),
}

impl TerminalError {
    /// Whether the document itself could not be had.
    pub(crate) const fn is_missing_document(&self) -> bool {
        matches!(
            self,
            Self::File { .. }
                | Self::NeitherFileNorAddress(_)
                | Self::Fetch { .. }
                | Self::Document { .. }
        )
    }
}

fn chain(error: &FetchError) -> String {
    let mut words = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        words.push_str(": ");
        words.push_str(&error.to_string());
        source = error.source();
    }
    words
}

/// Summarizes what is at an address, in a file or on standard input.
pub(crate) async fn summarize(source: &str, sentences: u8) -> Result<Summary, TerminalError> {
    let page = input::read(source).await?;
    let article = engine::extract(&page)?;
    Ok(engine::summarize(&article, sentences.into())?)
}

/// Takes the article out of what is at an address, in a file or on standard input.
pub(crate) async fn extract(source: &str) -> Result<Article, TerminalError> {
    Ok(engine::extract(&input::read(source).await?)?)
}

/// A summary for a person: title, sentences, and a line about them.
pub(crate) fn summary_as_text(summary: &Summary) -> String {
    let mut text = String::new();
    if let Some(title) = &summary.title {
        text.push_str(title);
        text.push_str("\n\n");
    }
    for sentence in &summary.sentences {
        text.push_str("• ");
        text.push_str(sentence);
        text.push('\n');
    }
    let minutes = (summary.reading_time_saved().as_secs() + 30) / 60;
    let mut about = vec![format!("{}% shorter", summary.percent_shorter())];
    match minutes {
        0 => {}
        1 => about.push("saves 1 minute".to_owned()),
        _ => about.push(format!("saves {minutes} minutes")),
    }
    if !summary.keywords.is_empty() {
        about.push(summary.keywords.join(", "));
    }
    text.push('\n');
    text.push_str(&about.join(" · "));
    text
}

/// A summary for a program.
pub(crate) fn summary_as_json(summary: &Summary) -> String {
    let json = json!({
        "title": summary.title,
        "sentences": summary.sentences,
        "keywords": summary.keywords,
        "language": summary.language,
        "percent_shorter": summary.percent_shorter(),
        "seconds_saved": summary.reading_time_saved().as_secs(),
    });
    format!("{json:#}")
}

/// An article for a person: title and text.
pub(crate) fn article_as_text(article: &Article) -> String {
    match &article.title {
        Some(title) => format!("{title}\n\n{}", article.text()),
        None => article.text(),
    }
}
