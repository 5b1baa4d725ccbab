//! Prints what the block model sees of pages, for `eval/train_blocks.py`: first the schema, `{"schema": ["name unit", …]}`; then
//! for each JSON document (`html`, `url`) on a line of standard input a line `{"texts", "rows"}`, each row in the schema's order.
#![expect(clippy::print_stdout, reason = "the output is the purpose")]

use std::io::BufRead as _;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("{}", serde_json::json!({"schema": engine::block_schema()}));
    for line in std::io::stdin().lock().lines() {
        let document: serde_json::Value = serde_json::from_str(&line?)?;
        let html = document["html"].as_str().unwrap_or_default();
        let (texts, rows): (Vec<String>, Vec<Vec<f32>>) =
            engine::block_features(html, document["url"].as_str())
                .into_iter()
                .unzip();
        println!("{}", serde_json::json!({"texts": texts, "rows": rows}));
    }
    Ok(())
}
