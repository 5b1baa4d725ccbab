//! Extracts one JSON document a line (`id`, `html`, `url`) from standard input and prints one a line (`id`, `title`, `text`,
//! `ms` of processor time): what the evaluation drives.
#![expect(clippy::print_stdout, reason = "the output is the purpose")]

use std::io::BufRead as _;

mod clock;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        let document: serde_json::Value = serde_json::from_str(&line?)?;
        let html = document["html"].as_str().unwrap_or_default();
        let url = document["url"].as_str().and_then(|url| url.parse().ok());
        let page = engine::Page::html(url, html);
        let (article, time) = clock::timed(|| engine::extract(&page).unwrap_or_default());
        let ms = time.as_secs_f64() * 1000.0;
        println!(
            "{}",
            serde_json::json!({"id": document["id"], "title": article.title, "text": article.text(), "ms": ms})
        );
    }
    Ok(())
}
