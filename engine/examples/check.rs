//! Checks sentences against a text: JSON lines `{"id", "text", "summary" or "sentences"}` on standard input give `{"id",
//! "sentences": [{"text", "supported", "doubts": [[kind, words]]}]}`. A summary is split into its sentences.

use std::io::{BufRead, Write};

use engine::{ClaimSource, split_sentences};
use serde::Deserialize;

#[derive(Deserialize)]
struct Document {
    id: String,
    text: String,
    summary: Option<String>,
    #[serde(default)]
    sentences: Vec<String>,
    /// The places of the text's lines that are evidence, counted from 0; all of it where there are none.
    #[serde(default)]
    cites: Vec<usize>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let document: Document = serde_json::from_str(&line?)?;
        let article = engine::article_from_text(&document.text);
        let split: Vec<&str> = if document.cites.is_empty() {
            split_sentences(&document.text)
        } else {
            document.text.lines().collect()
        };
        let source = ClaimSource::new(&split, article.language.as_deref());
        let whole = source
            .cited(&document.cites)
            .unwrap_or_else(|| source.whole());
        let summary = document.summary.as_deref().map(split_sentences);
        let claims =
            summary.unwrap_or_else(|| document.sentences.iter().map(String::as_str).collect());
        let checked: Vec<_> = claims
            .into_iter()
            .map(|claim| {
                let doubts = whole.doubts(claim);
                let reasons: Vec<_> = doubts.iter().map(|doubt| (format!("{:?}", doubt.kind), &doubt.words)).collect();
                serde_json::json!({"text": claim, "supported": doubts.is_empty(), "doubts": reasons})
            })
            .collect();
        writeln!(
            out,
            "{}",
            serde_json::json!({"id": document.id, "sentences": checked})
        )?;
    }
    Ok(())
}
