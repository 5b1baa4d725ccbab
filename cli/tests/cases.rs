//! The documents of `tests/cases`, given to the real program.
#![expect(
    clippy::unwrap_used,
    reason = "clippy takes only the test functions of an integration test for tests"
)]

use std::collections::BTreeMap;
use std::process::{Command, Output};

use regex_lite::Regex;
use serde_json::Value;
use testkit::cases::{Case, assert_known_keys, assert_only, cases, matches, plain, strings};
use testkit::reply::Reply;
use testkit::site::Site;

/// The cases that do not hold yet, each with its kind.
const NOT_YET: &[(&str, &str)] = &[];

const KEYS: [&str; 19] = [
    "file",
    "kind",
    "run",
    "n",
    "must_contain",
    "must_not_contain",
    "whole",
    "first",
    "order",
    "balanced",
    "most",
    "least",
    "title",
    "keywords_must_contain",
    "keywords_must_not_contain",
    "error",
    "either",
    "content_type",
    "headers",
];

/// What a person sees of a document.
struct Shown {
    title: Option<String>,
    sentences: Vec<String>,
    keywords: Vec<String>,
    /// The message, where it failed with an exit code that says so of the document.
    error: Option<String>,
    /// Whether the sentences are the whole text of `extract`.
    whole_text: bool,
}

#[tokio::test(flavor = "multi_thread")]
async fn each_document_gives_what_is_expected_of_it() {
    let site = Site::start().await;
    let all = cases(&["summarize", "extract", "fetch"]);
    let given: Vec<(Case, String)> = all
        .iter()
        .map(|case| (case.clone(), source(case, &site)))
        .collect();
    let failed = tokio::task::spawn_blocking(move || {
        let mut failed = BTreeMap::new();
        for (case, source) in given {
            assert_known_keys(&case.expected, &KEYS);
            let shown = run(&case, &source);
            let faults = faults(&case.expected, &shown);
            if !faults.is_empty() {
                failed.insert(case.file.clone(), faults);
            }
        }
        failed
    })
    .await
    .unwrap();
    assert_only(NOT_YET, &all, &failed);
}

/// The file, or its address on the site for a case that is fetched.
fn source(case: &Case, site: &Site) -> String {
    if case.run != "fetch" {
        return case.path().to_str().unwrap().to_owned();
    }
    let content_type = case.expected["content_type"]
        .as_str()
        .unwrap_or("text/html; charset=utf-8");
    let mut reply = Reply::status(200)
        .header("content-type", content_type)
        .body(case.bytes());
    if let Some(headers) = case.expected["headers"].as_object() {
        for (name, value) in headers {
            reply = reply.header(name, value.as_str().unwrap());
        }
    }
    site.page(&format!("/{}", case.file), reply)
}

fn run(case: &Case, source: &str) -> Shown {
    let count = case.expected["n"].as_u64().unwrap_or(3).to_string();
    let arguments = if case.run == "extract" {
        vec!["extract", source]
    } else {
        vec![source, "-n", &count, "--json"]
    };
    let output = Command::new(env!("CARGO_BIN_EXE_summarize"))
        .args(arguments)
        .output()
        .unwrap();
    if case.run == "extract" && output.status.success() {
        return Shown {
            title: None,
            sentences: vec![text(&output.stdout)],
            keywords: Vec::new(),
            error: None,
            whole_text: true,
        };
    }
    shown(&output)
}

fn shown(output: &Output) -> Shown {
    let error = match output.status.code() {
        Some(0) => None,
        Some(3 | 4) => Some(text(&output.stderr)),
        _ => panic!("{output:?}"),
    };
    let summary: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    Shown {
        title: summary["title"].as_str().map(str::to_owned),
        sentences: strings(&summary, "sentences"),
        keywords: strings(&summary, "keywords"),
        error,
        whole_text: false,
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What is wrong with it, in words; empty where all is right.
fn faults(expected: &Value, shown: &Shown) -> Vec<String> {
    let mut faults = own_faults(expected, shown);
    if let Some(alternatives) = expected["either"].as_array() {
        let of_each: Vec<Vec<String>> = alternatives
            .iter()
            .map(|alternative| {
                // An alternative that is an error says nothing of content.
                if alternative["error"].is_string() {
                    own_faults(alternative, shown)
                } else {
                    let mut of_it = own_faults(alternative, shown);
                    of_it.extend(shown.error.clone());
                    of_it
                }
            })
            .collect();
        if of_each.iter().all(|of_it| !of_it.is_empty()) {
            faults.push(format!("none of the alternatives holds: {of_each:?}"));
        }
    } else if expected["error"].is_null()
        && let Some(error) = &shown.error
    {
        faults.push(format!("it failed: {}", error.trim_end()));
    }
    faults
}

fn own_faults(expected: &Value, shown: &Shown) -> Vec<String> {
    if let Some(pattern) = expected["error"].as_str() {
        return match &shown.error {
            None => vec![format!("no error, but {:?}", shown.sentences)],
            Some(error) if !matches(pattern, error) => vec![format!("wrong error: {error}")],
            Some(_) => Vec::new(),
        };
    }
    if shown.error.is_some() {
        return Vec::new();
    }
    let mut faults = Vec::new();
    faults.extend(wrong_content(expected, shown));
    faults.extend(wrong_sentences(expected, shown));
    faults.extend(wrong_keywords(expected, shown));
    let titles = strings(expected, "title");
    if !titles.is_empty() {
        let title = without_stop(shown.title.as_deref().unwrap_or_default());
        if !titles.iter().any(|right| without_stop(right) == title) {
            faults.push(format!("title: {:?}", shown.title));
        }
    }
    faults
}

fn wrong_content(expected: &Value, shown: &Shown) -> Vec<String> {
    let content: Vec<String> = shown
        .title
        .iter()
        .chain(&shown.sentences)
        .map(|piece| plain(piece))
        .collect();
    let holds = |wanted: &String| content.iter().any(|piece| piece.contains(&plain(wanted)));
    let missing = strings(expected, "must_contain")
        .into_iter()
        .filter(|wanted| !holds(wanted))
        .map(|wanted| format!("missing {wanted:?} in {content:#?}"));
    let unwanted = strings(expected, "must_not_contain")
        .into_iter()
        .filter(holds)
        .map(|unwanted| format!("not wanted {unwanted:?} in {content:#?}"));
    missing.chain(unwanted).collect()
}

fn wrong_sentences(expected: &Value, shown: &Shown) -> Vec<String> {
    let mut faults = Vec::new();
    let sentences: Vec<String> = shown.sentences.iter().map(|piece| plain(piece)).collect();
    let count = u64::try_from(sentences.len()).unwrap();
    if count < expected["least"].as_u64().unwrap_or(1) && !shown.whole_text {
        faults.push(format!("{count} sentences"));
    }
    if expected["most"].as_u64().is_some_and(|most| count > most) {
        faults.push(format!("{count} sentences"));
    }
    for wanted in strings(expected, "whole") {
        let wanted = without_stop(&wanted);
        if !sentences.iter().any(|sentence| {
            without_stop(sentence) == wanted || without_stop(without_list_mark(sentence)) == wanted
        }) {
            faults.push(format!("no sentence {wanted:?} in {sentences:#?}"));
        }
    }
    if let Some(first) = expected["first"].as_str()
        && !sentences
            .first()
            .is_some_and(|sentence| sentence.starts_with(&plain(first)))
    {
        faults.push(format!("first: {:?}", sentences.first()));
    }
    let text = sentences.join("\n");
    let places: Vec<usize> = strings(expected, "order")
        .iter()
        .filter_map(|piece| text.find(&plain(piece)))
        .collect();
    if !places.is_sorted() {
        faults.push(format!("wrong order: {sentences:#?}"));
    }
    if expected["balanced"] == true {
        let halves = shown.sentences.iter().filter(|piece| !balanced(piece));
        faults.extend(halves.map(|piece| format!("half a quotation: {piece:?}")));
    }
    faults
}

fn wrong_keywords(expected: &Value, shown: &Shown) -> Vec<String> {
    let found = |wanted: &String| {
        let wanted = wanted.to_lowercase();
        shown
            .keywords
            .iter()
            .map(|word| word.to_lowercase())
            .any(|keyword| {
                keyword == wanted || keyword.split([' ', '-']).any(|word| word == wanted)
            })
    };
    let missing = strings(expected, "keywords_must_contain")
        .into_iter()
        .filter(|wanted| !found(wanted))
        .map(|wanted| format!("no keyword {wanted:?} in {:?}", shown.keywords));
    let unwanted = strings(expected, "keywords_must_not_contain")
        .into_iter()
        .filter(found)
        .map(|unwanted| format!("keyword {unwanted:?} in {:?}", shown.keywords));
    missing.chain(unwanted).collect()
}

fn without_stop(text: &str) -> String {
    let text = plain(text);
    text.strip_suffix(['.', '。']).unwrap_or(&text).to_owned()
}

fn without_list_mark(text: &str) -> &str {
    let mark = Regex::new(r"^(\(?[0-9A-Za-z]{1,4}[.)]|[•◦▪⁃☐*–-])\s+").unwrap();
    mark.find(text).map_or(text, |found| &text[found.end()..])
}

fn balanced(text: &str) -> bool {
    let count = |mark: char| text.chars().filter(|c| *c == mark).count();
    count('"') % 2 == 0 && count('“') == count('”') && count('«') == count('»')
}
