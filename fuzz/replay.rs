//! A fuzz target's corpus, run once more: for the tests of the crates that the targets try.

use std::path::Path;

/// Runs a check on every file of its corpus.
pub(crate) fn replay(target: &str, check: fn(&[u8])) {
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
