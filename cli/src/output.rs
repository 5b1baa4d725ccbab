//! What is printed of a summary or an article: for a person, and for a program.

use engine::Article;
use serde::Serialize;

use crate::choice::Chosen;

/// A summary for a program: the object of `--json`, and the fields beside the `id` in `--jsonl`.
#[derive(Debug, Serialize)]
pub(crate) struct SummaryFields {
    title: Option<String>,
    sentences: Vec<String>,
    /// For each sentence the address of its place in the page, or null.
    links: Vec<Option<String>>,
    keywords: Vec<String>,
    language: Option<String>,
    percent_shorter: u8,
    seconds_saved: u64,
    /// The sentences are the page's own description: it shows no text.
    is_description: bool,
    /// Whether the sentences answer what was asked; only where something was.
    #[serde(skip_serializing_if = "Option::is_none")]
    answered: Option<bool>,
}

impl From<Chosen> for SummaryFields {
    fn from(chosen: Chosen) -> Self {
        let Chosen {
            summary,
            links,
            answered,
        } = chosen;
        Self {
            answered,
            links,
            percent_shorter: summary.percent_shorter(),
            seconds_saved: summary.reading_time_saved().as_secs(),
            is_description: summary.is_description,
            title: summary.title,
            sentences: summary.sentences,
            keywords: summary.keywords,
            language: summary.language,
        }
    }
}

/// An article for a program: the fields beside the `id` in `extract --jsonl`.
#[derive(Debug, Serialize)]
pub(crate) struct ArticleFields {
    title: Option<String>,
    text: String,
}

impl From<Article> for ArticleFields {
    fn from(article: Article) -> Self {
        Self {
            text: article.text(),
            title: article.title,
        }
    }
}

/// A summary for a person: title, sentences, and a line about them.
pub(crate) fn summary_as_text(chosen: &Chosen) -> String {
    let summary = &chosen.summary;
    let mut text = String::new();
    if chosen.answered == Some(false) {
        text.push_str("The document does not say. This is its usual summary.\n\n");
    }
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
    let mut about = Vec::new();
    if summary.is_description {
        about.push("the page's own description: it shows no text".to_owned());
    } else {
        about.push(format!("{}% shorter", summary.percent_shorter()));
    }
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

/// An article for a person: title and text.
pub(crate) fn article_as_text(article: &Article) -> String {
    match &article.title {
        Some(title) => format!("{title}\n\n{}", article.text()),
        None => article.text(),
    }
}
