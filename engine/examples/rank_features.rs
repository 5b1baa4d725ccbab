//! Prints what the ranking knows of sentences, for `eval/train_rank.py`: first the features' names, `{"names": […]}`; then for each
//! JSON document (`id`, `text`) on a line of standard input a line `{"id", "texts", "rows"}`, each row in the order of the names.

use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{}",
        serde_json::json!({"names": engine::sentence_feature_names()})
    )?;
    for line in std::io::stdin().lock().lines() {
        let document: serde_json::Value = serde_json::from_str(&line?)?;
        let article = engine::article_from_text(document["text"].as_str().unwrap_or_default());
        let (texts, rows): (Vec<_>, Vec<_>) =
            engine::sentence_features(&article).into_iter().unzip();
        writeln!(
            out,
            "{}",
            serde_json::json!({"id": document["id"], "texts": texts, "rows": rows})
        )?;
    }
    Ok(())
}
