//! Answers questions, for `eval/questions.py`: for each JSON document (`id`, `text`, `questions`) on a line of standard input a line
//! `{"id", "texts", "answers"}`: the article's sentences, and for each question `{"says", "one", "three"}`: whether the article
//! says anything, and what is picked of one sentence and of three.

use std::io::{BufRead, Write};

use engine::{Answer, Article, BlockKind};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let document: serde_json::Value = serde_json::from_str(&line?)?;
        let article = engine::article_from_text(document["text"].as_str().unwrap_or_default());
        let mut answers = Vec::new();
        for question in document["questions"].as_array().into_iter().flatten() {
            let question = question.as_str().unwrap_or_default();
            let one = picked(&article, question, 1)?;
            let three = picked(&article, question, 3)?;
            answers.push(serde_json::json!({
                "says": one.is_some(), "one": one.unwrap_or_default(), "three": three.unwrap_or_default(),
            }));
        }
        let answer = serde_json::json!({"id": document["id"], "texts": sentences(&article), "answers": answers});
        writeln!(out, "{answer}")?;
    }
    Ok(())
}

fn picked(
    article: &Article,
    question: &str,
    count: usize,
) -> Result<Option<Vec<String>>, engine::ExtractError> {
    Ok(match engine::answer(article, question, count)? {
        Answer::Says(found) => Some(found.sentences),
        Answer::Unsaid => None,
    })
}

fn sentences(article: &Article) -> Vec<String> {
    let blocks = article.blocks.iter();
    blocks
        .filter(|block| !matches!(block.kind, BlockKind::Heading | BlockKind::Preformatted))
        .flat_map(|block| engine::split_sentences(&block.text))
        .map(str::to_owned)
        .collect()
}
