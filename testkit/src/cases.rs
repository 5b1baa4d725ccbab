//! The cases in `tests/cases`: small inputs that went wrong once, and what must come of each.
//!
//! `tests/cases/README.md` says what each key of an expectation means. The crates whose programs run the cases judge the
//! outcome; what they share is here.

use std::collections::BTreeMap;
use std::path::PathBuf;

use regex_lite::RegexBuilder;
use serde_json::Value;

/// One input and what is expected of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The input's name in the folder.
    pub file: String,
    /// The kind of fault that it stands for.
    pub kind: String,
    /// What to do with it.
    pub run: String,
    /// The object in `expected.json`.
    pub expected: Value,
}

impl Case {
    /// Where the input is.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        folder().join(&self.file)
    }

    /// The input.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.path()).expect("each case has its file")
    }

    /// The input, as text without the line break that ends the file.
    #[must_use]
    pub fn text(&self) -> String {
        let text = String::from_utf8(self.bytes()).expect("UTF-8");
        text.strip_suffix('\n').unwrap_or(&text).to_owned()
    }
}

fn folder() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases"))
}

/// The cases that are run in one of these ways.
#[must_use]
pub fn cases(runs: &[&str]) -> Vec<Case> {
    let json = std::fs::read(folder().join("expected.json")).expect("tests/cases/expected.json");
    let all: Vec<Value> = serde_json::from_slice(&json).expect("a list");
    let text = |value: &Value| value.as_str().expect("a string").to_owned();
    all.into_iter()
        .map(|expected| Case {
            file: text(&expected["file"]),
            kind: text(&expected["kind"]),
            run: text(&expected["run"]),
            expected,
        })
        .filter(|case| runs.contains(&case.run.as_str()))
        .collect()
}

/// Panics unless exactly the cases of `not_yet` failed. `failed` has what went wrong by file; `not_yet` the files and kinds
/// of the cases that do not hold yet.
pub fn assert_only(
    not_yet: &[(&str, &str)],
    cases: &[Case],
    failed: &BTreeMap<String, Vec<String>>,
) {
    let mut report = Vec::new();
    for case in cases {
        let Case { file, kind, .. } = case;
        let listed = not_yet.iter().find(|(listed, _)| listed == file);
        match (failed.get(file), listed) {
            (Some(faults), None) => {
                report.push(format!(
                    "{file} ({kind}) fails:\n    {}",
                    faults.join("\n    ")
                ));
            }
            (None, Some(_)) => report.push(format!("{file} holds now: unlist it")),
            (_, Some((_, listed))) if listed != kind => {
                report.push(format!("{file} is listed as another kind: {kind}"));
            }
            _ => {}
        }
    }
    for (file, _) in not_yet {
        if !cases.iter().any(|case| case.file == *file) {
            report.push(format!("{file} is listed and does not exist"));
        }
    }
    assert!(report.is_empty(), "\n{}", report.join("\n"));
}

/// A text as the cases compare it: white space folded, one style of quotation marks, no invisible characters.
#[must_use]
pub fn plain(text: &str) -> String {
    let characters: String = text
        .chars()
        .filter(|c| {
            !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
        })
        .map(|c| match c {
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '´' => '\'',
            c => c,
        })
        .collect();
    characters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a pattern of `expected.json` matches, in any case.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> bool {
    RegexBuilder::new(pattern)
        .case_insensitive(true)
        .build()
        .expect("a pattern")
        .is_match(text)
}

/// The strings of a key: a string, a list of strings, or none.
#[must_use]
pub fn strings(expected: &Value, key: &str) -> Vec<String> {
    match &expected[key] {
        Value::String(one) => vec![one.clone()],
        Value::Array(many) => many
            .iter()
            .map(|value| value.as_str().expect("a string").to_owned())
            .collect(),
        Value::Null => Vec::new(),
        other => panic!("{key}: {other}"),
    }
}

/// Panics on a key that no test looks at: an expectation that is never checked would always hold.
pub fn assert_known_keys(expected: &Value, known: &[&str]) {
    for key in expected.as_object().expect("an object").keys() {
        assert!(
            known.contains(&key.as_str()),
            "{}: unknown key {key}",
            expected["file"]
        );
    }
}
