//! The fuzz targets' corpora once more, seeds and found cases alike: what was broken once stays mended.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;

#[path = "../../fuzz/documents.rs"]
mod documents;

/// Runs a check on every file of its corpus.
fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../fuzz/seeds")
        .join(target);
    let mut count = 0;
    for file in std::fs::read_dir(&folder).unwrap() {
        let path = file.unwrap().path();
        let data = std::fs::read(&path).unwrap();
        let held = std::panic::catch_unwind(|| check(&data));
        assert!(held.is_ok(), "{} breaks it again", path.display());
        count += 1;
    }
    assert!(count > 0, "no files in {}", folder.display());
}

#[test]
fn every_pdf_is_an_article_or_a_reason() {
    replay("pdf", documents::pdf);
}

#[test]
fn every_request_and_answer_is_understood_in_one_way_or_refused() {
    replay("reader_protocol", documents::reader_protocol);
}
