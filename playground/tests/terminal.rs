//! The commands at the terminal, as a script sees them: output, complaints, exit codes.
#![expect(
    clippy::unwrap_used,
    reason = "clippy takes only the test functions of an integration test for tests"
)]

use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn playground(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_playground"))
        .args(arguments)
        .env_remove("PORT")
        .env_remove("SLACK_SIGNING_SECRET")
        .stdin(Stdio::null())
        .output()
        .unwrap()
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
fn an_event_is_signed_with_the_sample_secret_or_ones_own() {
    let signature = |arguments: &[&str]| {
        let output = playground(arguments);
        let event: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(event["version"], "2.0");
        assert!(
            event["body"]
                .as_str()
                .unwrap()
                .contains("command=%2Fsummarize")
        );
        event["headers"]["x-slack-signature"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let sample = signature(&["event", "slash", "/summarize https://a.b"]);
    let own = signature(&[
        "event",
        "slash",
        "/summarize https://a.b",
        "--secret",
        "own",
    ]);
    assert!(sample.starts_with("v0=") && sample != own);
}

#[test]
fn every_message_is_printed_on_a_line_of_its_own() {
    let output = playground(&["messages"]);
    let lines = lines(&output);
    assert!(lines.iter().any(|line| line["name"] == "en: help"));
    assert!(
        lines
            .iter()
            .all(|line| line["message"]["response_type"].is_string())
    );
}

#[test]
fn help_has_examples_and_completions_know_the_commands() {
    let help = text(&playground(&["--help"]).stdout);
    for word in ["Examples:", "Exit codes:", "event slash"] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = text(&playground(&["completions", shell]).stdout);
        assert!(script.contains("event"), "{shell}");
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = playground(&["--port", &port]);
    assert_eq!(output.status.code(), Some(1));
    let complaint = text(&output.stderr);
    assert!(
        complaint.contains(&format!("port {port} is taken")),
        "{complaint}"
    );
    assert_eq!(complaint.lines().count(), 1);
}
