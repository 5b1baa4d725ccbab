//! Summarizes JSON lines from standard input: `{"id", "text" or "html", "url", "n"}` gives `{"id", "title", "sentences",
//! "keywords", "language"}`, with `"source": true` also all sentences of the article's prose, and with `"links": true` for each
//! sentence the address of its place in the page, or null.

use std::io::{BufRead, Write};

use engine::{Article, BlockKind, Page};
use serde::Deserialize;

#[derive(Deserialize)]
struct Document {
    id: String,
    text: Option<String>,
    html: Option<String>,
    url: Option<String>,
    n: Option<usize>,
    #[serde(default)]
    source: bool,
    #[serde(default)]
    links: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let document: Document = serde_json::from_str(&line?)?;
        let url = document.url.and_then(|url| url.parse().ok());
        let article = match document.text {
            Some(text) => Ok(engine::article_from_text(&text)),
            None => engine::extract(&Page::html(url, document.html.unwrap_or_default())),
        };
        let source = article
            .as_ref()
            .ok()
            .filter(|_| document.source)
            .map(sentences);
        let summary = article.and_then(|article| {
            let summary = engine::summarize(&article, document.n.unwrap_or(3))?;
            let links = document
                .links
                .then(|| engine::links(&article, &summary.sentences));
            Ok((summary, links))
        });
        let answer = match summary {
            Ok((summary, links)) => serde_json::json!({
                "id": document.id, "title": summary.title, "sentences": summary.sentences, "links": links,
                "keywords": summary.keywords, "language": summary.language, "source": source,
            }),
            Err(error) => serde_json::json!({
                "id": document.id, "error": error.to_string(), "sentences": [], "keywords": [], "source": [],
            }),
        };
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

fn sentences(article: &Article) -> Vec<String> {
    article
        .blocks
        .iter()
        .filter(|block| {
            matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote
            )
        })
        .flat_map(|block| engine::split_sentences(&block.text))
        .map(str::to_owned)
        .collect()
}
