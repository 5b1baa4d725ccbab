//! The fuzz targets' corpora once more, seeds and found cases alike: what was broken once stays mended.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../fuzz/documents.rs"]
mod documents;
#[path = "../../fuzz/replay.rs"]
mod replay;

use replay::replay;

#[test]
fn every_pdf_is_an_article_or_a_reason() {
    replay("pdf", documents::pdf);
}

#[test]
fn every_request_and_answer_is_understood_in_one_way_or_refused() {
    replay("reader_protocol", documents::reader_protocol);
}
