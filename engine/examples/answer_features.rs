//! Prints what the engine knows of sentences as answers, for `eval/train_answers.py`: first the features' names, `{"names": […]}`;
//! then for each JSON document (`id`, `text`, `questions`) on a line of standard input a line `{"id", "texts", "rows"}`: for each
//! question one row a sentence, in the order of the names.

use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(
        out,
        "{}",
        serde_json::json!({"names": engine::answer_feature_names()})
    )?;
    for line in std::io::stdin().lock().lines() {
        let document: serde_json::Value = serde_json::from_str(&line?)?;
        let article = engine::article_from_text(document["text"].as_str().unwrap_or_default());
        let mut texts = Vec::new();
        let mut rows = Vec::new();
        for question in document["questions"].as_array().into_iter().flatten() {
            let found = engine::answer_features(&article, question.as_str().unwrap_or_default());
            let (sentences, numbers): (Vec<_>, Vec<_>) = found.into_iter().unzip();
            texts = sentences;
            rows.push(numbers);
        }
        writeln!(
            out,
            "{}",
            serde_json::json!({"id": document["id"], "texts": texts, "rows": rows, "language": article.language})
        )?;
    }
    Ok(())
}
