//! `check`: which sentences a text bears out.

use engine::{ClaimSource, Doubt, split_sentences};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::LineError;

/// A sentence to check, as a line gives it.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Claim {
    /// The whole text may bear it out.
    Text(String),
    /// Only these of the text's sentences may, counted from 1; all, where none is named.
    Citing {
        text: String,
        #[serde(default)]
        cites: Vec<usize>,
    },
}

/// A sentence that was checked.
#[derive(Debug, Serialize)]
pub(crate) struct CheckedSentence {
    text: String,
    supported: bool,
    /// The words that are not borne out, as the sentence writes them.
    unsupported: Vec<String>,
}

/// Checks each sentence against the sentences of `text`.
pub(crate) fn checked(text: &str, sentences: Value) -> Result<Vec<CheckedSentence>, LineError> {
    let claims: Vec<Claim> =
        serde_json::from_value(sentences).map_err(|_| LineError::NoSentences)?;
    let language = engine::article_from_text(text).language;
    let split = split_sentences(text);
    let source = ClaimSource::new(&split, language.as_deref());
    let whole = source.whole();
    claims
        .into_iter()
        .map(|claim| {
            let (text, cites) = match claim {
                Claim::Text(text) => (text, Vec::new()),
                Claim::Citing { text, cites } => (text, cites),
            };
            let doubts = if cites.is_empty() {
                whole.doubts(&text)
            } else {
                let places: Option<Vec<usize>> =
                    cites.iter().map(|cite| cite.checked_sub(1)).collect();
                let evidence = places.and_then(|places| source.cited(&places));
                evidence
                    .ok_or(LineError::NoSuchSentence(split.len()))?
                    .doubts(&text)
            };
            Ok(CheckedSentence {
                text,
                supported: doubts.is_empty(),
                unsupported: unsupported(doubts),
            })
        })
        .collect()
}

/// The words of all doubts, each once.
fn unsupported(doubts: Vec<Doubt>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for doubt in doubts {
        if !words.contains(&doubt.words) {
            words.push(doubt.words);
        }
    }
    words
}
