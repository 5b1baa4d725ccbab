//! The commands at the terminal, as a script sees them: output, complaints, exit codes.
#![expect(
    clippy::unwrap_used,
    reason = "clippy takes only the test functions of an integration test for tests"
)]

use std::{
    io::{Read as _, Write as _},
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use testkit::{reply::Reply, site::Site};

const ARTICLE: &str = "<html><head><title>The lamp</title></head><body><nav><a href=/>Home</a></nav><article><h1>The lamp</h1>\
    <p>The lighthouse at the cape was built on a cliff so steep that the bricks had to be landed through the surf.</p>\
    <p>Its keepers lived with storms that broke windows and once carried the cow shed far out to sea.</p>\
    <p>For ninety years the lamp warned ships away from the point where the currents of three canyons meet.</p>\
    </article></body></html>";

fn summarize(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_summarize"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that wants no input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_page_on_standard_input_is_summarized() {
    let output = summarize(&["-", "-n", "2"], ARTICLE.as_bytes());
    let shown = text(&output.stdout);
    assert!(output.status.success());
    assert!(shown.starts_with("The lamp\n\n• "), "{shown}");
    assert_eq!(shown.matches("\n• ").count(), 2, "{shown}");
    assert!(shown.contains("% shorter"), "{shown}");
}

#[test]
fn json_has_what_a_program_needs() {
    let output = summarize(&["-", "--json"], ARTICLE.as_bytes());
    let summary: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(summary["title"], "The lamp");
    assert_eq!(summary["sentences"].as_array().unwrap().len(), 3);
    assert!(summary["percent_shorter"].is_u64() && summary["keywords"].is_array());
}

#[test]
fn a_file_is_read_by_its_kind() {
    let folder = std::env::temp_dir().join(format!("summarize-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let prose =
        "Tags like <b> are shown, not obeyed, in a plain file that somebody wrote. ".repeat(3);
    for (name, content, shown) in [
        ("page.html", ARTICLE.to_owned(), "cow shed"),
        ("notes.txt", prose, "Tags like <b> are shown"),
    ] {
        let file = folder.join(name);
        std::fs::write(&file, content).unwrap();
        let output = summarize(&["extract", file.to_str().unwrap()], b"");
        assert!(text(&output.stdout).contains(shown), "{name}: {output:?}");
        assert!(!text(&output.stdout).contains("Home"), "{name}");
    }
    let picture = folder.join("picture.png");
    std::fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let output = summarize(&[picture.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(3));
    assert!(text(&output.stderr).contains("picture.png"), "{output:?}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_on_this_machine_is_fetched_and_a_missing_one_said() {
    let site = Site::start().await;
    let good = site.page("/lamp", Reply::html(ARTICLE));
    let missing = site.url("/nothing");
    let (good, missing) = tokio::task::spawn_blocking(move || {
        (summarize(&[&good], b""), summarize(&[&missing], b""))
    })
    .await
    .unwrap();
    assert!(text(&good.stdout).starts_with("The lamp\n"), "{good:?}");
    assert_eq!(missing.status.code(), Some(3));
    assert!(
        text(&missing.stderr).contains("does not exist"),
        "{missing:?}"
    );
}

#[test]
fn exit_codes_tell_what_failed() {
    for (arguments, input, code, complaint) in [
        (vec!["no-such-file"], "", 3, "no such file"),
        (vec!["extract", "missing.html"], "", 3, "no such file"),
        (vec!["-"], "", 4, "no text"),
        (vec!["-", "-n", "41"], "", 2, "41"),
        (vec![], "", 2, "required"),
        (vec!["--sentence", "5", "-"], "", 2, "--sentences"),
    ] {
        let output = summarize(&arguments, input.as_bytes());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(text(&output.stderr).contains(complaint), "{output:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
    }
}

#[test]
fn a_byte_order_mark_before_the_first_line_is_no_part_of_it() {
    let line = json!({ "id": 1, "html": ARTICLE });
    let input = format!("\u{feff}{line}\r\n{line}\r\n");
    let output = summarize(&["extract", "--jsonl"], input.as_bytes());
    let ids: Vec<_> = lines(&output)
        .iter()
        .map(|line| line["id"].clone())
        .collect();
    assert_eq!(ids, [1, 1]);
    assert!(lines(&output).iter().all(|line| line["text"].is_string()));
}

#[test]
fn documents_go_through_line_by_line_and_a_bad_line_is_told() {
    let input = [
        json!({ "id": "page", "html": ARTICLE, "n": 1 }).to_string(),
        "{not json".to_owned(),
        json!({ "id": 7, "text": "One sentence that is long enough to be taken for a sentence. ".repeat(3) }).to_string(),
        String::new(),
        json!({ "id": "empty" }).to_string(),
        json!({ "id": "many", "html": ARTICLE, "n": 41 }).to_string(),
        json!({ "id": "wrong", "html": 5 }).to_string(),
        json!({ "id": "bare", "html": "<p></p>" }).to_string(),
        json!({ "id": "last", "html": ARTICLE, "url": "https://a.example/x", "extra": true }).to_string(),
    ]
    .join("\n");
    let output = summarize(&["--jsonl"], input.as_bytes());
    assert!(output.status.success(), "{output:?}");
    let lines = lines(&output);
    let ids: Vec<_> = lines.iter().map(|line| line["id"].clone()).collect();
    assert_eq!(
        ids,
        [
            json!("page"),
            Value::Null,
            json!(7),
            json!("empty"),
            json!("many"),
            json!("wrong"),
            json!("bare"),
            json!("last")
        ]
    );
    let failed: Vec<_> = lines.iter().map(|line| line["error"].is_string()).collect();
    assert_eq!(failed, [false, true, false, true, true, true, true, false]);
    assert!(lines[1]["error"].as_str().unwrap().starts_with("line 2:"));
    assert_eq!(lines[0]["sentences"].as_array().unwrap().len(), 1);
    let names: Vec<_> = lines[0].as_object().unwrap().keys().collect();
    assert_eq!(names, ["id", "title", "sentences", "keywords"]);
}

#[test]
fn extract_prints_text_line_by_line() {
    let input = json!({ "id": 1, "html": ARTICLE }).to_string();
    let output = summarize(&["extract", "--jsonl", "-"], input.as_bytes());
    let lines = lines(&output);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["title"], "The lamp");
    assert!(lines[0]["text"].as_str().unwrap().contains("three canyons"));
    let names: Vec<_> = lines[0].as_object().unwrap().keys().collect();
    assert_eq!(names, ["id", "title", "text"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let line = json!({ "id": 1, "html": ARTICLE }).to_string() + "\n";
    let mut child = Command::new(env!("CARGO_BIN_EXE_summarize"))
        .args(["extract", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(line.as_bytes()).unwrap();
    stdout.read_exact(&mut [0; 1]).unwrap();
    drop(stdout);
    // The command ends at its next write, perhaps before it took all that is sent here.
    let _ = stdin.write_all(line.repeat(20).as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn help_has_examples_and_completions_know_the_commands() {
    let help = text(&summarize(&["--help"], b"").stdout);
    for word in ["Examples:", "Exit codes:", "--jsonl", "extract"] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = text(&summarize(&["completions", shell], b"").stdout);
        assert!(script.contains("extract"), "{shell}");
    }
}
