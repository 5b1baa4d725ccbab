//! Sentences that were made to deceive, about articles of our own in four languages, and true ones beside them: which the check lets pass.
//!
//! `deceptions.json` has them by kind, each with the sentences that it cites, and names the false ones that are shown and the
//! true ones that are doubted. `eval/run claims` counts them.

use std::collections::BTreeMap;

use engine::ClaimSource;
use serde::Deserialize;

#[derive(Deserialize)]
struct Story {
    about: String,
    language: String,
    sentences: Vec<String>,
    #[serde(rename = "false")]
    is_false: BTreeMap<String, Vec<Saying>>,
    #[serde(rename = "true")]
    is_true: Vec<Saying>,
}

#[derive(Deserialize)]
struct Saying {
    /// The numbers of sentences, from 1.
    cites: Vec<usize>,
    says: String,
    /// False, and known to pass.
    #[serde(default)]
    shown: bool,
    /// True, and known not to pass.
    #[serde(default)]
    doubted: bool,
}

fn stories() -> serde_json::Result<Vec<Story>> {
    serde_json::from_str(include_str!("deceptions.json"))
}

/// Whether the check lets a saying pass; `None` where it cites a sentence that does not exist.
fn passes(story: &Story, saying: &Saying) -> Option<bool> {
    let sentences: Vec<&str> = story.sentences.iter().map(String::as_str).collect();
    let source = ClaimSource::new(&sentences, Some(&story.language));
    let places: Vec<usize> = saying.cites.iter().map(|number| number - 1).collect();
    let evidence = source.cited(&places)?;
    Some(evidence.doubts(&saying.says).is_empty())
}

#[test]
fn false_sentences_are_doubted_but_for_those_that_are_known() {
    for story in stories().expect("stories") {
        for (kind, sayings) in &story.is_false {
            for saying in sayings {
                let passes = passes(&story, saying);
                let (about, says) = (&story.about, &saying.says);
                assert_eq!(passes, Some(saying.shown), "{about}, {kind}: {says}");
            }
        }
    }
}

#[test]
fn true_sentences_pass_but_for_those_that_are_known() {
    for story in stories().expect("stories") {
        for saying in &story.is_true {
            let (about, says) = (&story.about, &saying.says);
            assert_eq!(
                passes(&story, saying),
                Some(!saying.doubted),
                "{about}: {says}"
            );
        }
    }
}
