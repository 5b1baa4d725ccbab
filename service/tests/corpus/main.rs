//! The fuzz targets' corpora once more, seeds and found cases alike: what was broken once stays mended.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

#[path = "../../../fuzz/checks.rs"]
mod checks;

/// Runs a check on every file of its corpus.
fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fuzz/seeds")
        .join(target);
    let files =
        std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        let data = std::fs::read(&path).unwrap();
        let held = std::panic::catch_unwind(|| check(&data));
        assert!(held.is_ok(), "{} breaks it again", path.display());
        count += 1;
    }
    assert!(count > 0, "no files in {}", folder.display());
}

#[test]
fn every_request_body_is_answered() {
    replay("request_body", checks::request_body);
}

#[test]
fn every_command_is_a_job_or_a_word() {
    replay("command_text", checks::command_text);
}

#[test]
fn every_answer_of_smmrys_is_a_message() {
    replay("smmry_answer", checks::smmry_answer);
}

#[test]
fn every_page_is_a_summary_or_a_reason() {
    replay("html_to_summary", checks::html_to_summary);
}

#[test]
fn every_interaction_is_answered() {
    replay("interactive_payload", checks::interactive_payload);
}
