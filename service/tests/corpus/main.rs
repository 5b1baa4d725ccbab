//! The fuzz targets' corpora once more, seeds and found cases alike: what was broken once stays mended.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../fuzz/checks.rs"]
mod checks;
#[path = "../../../fuzz/replay.rs"]
mod replay;

use replay::replay;

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
fn every_answer_of_a_model_is_the_articles_or_none() {
    replay("model_answer", checks::model_answer);
}

#[test]
fn every_page_is_a_summary_or_a_reason() {
    replay("html_to_summary", checks::html_to_summary);
}

#[test]
fn every_interaction_is_answered() {
    replay("interactive_payload", checks::interactive_payload);
}
