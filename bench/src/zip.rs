//! How large a deployment is: the size of its zip archive, without making one.

use std::io::Write as _;
use std::path::Path;

use flate2::{Compression, write::DeflateEncoder};

/// What a zip archive keeps beside a file's bytes: two headers and the name twice (PKWARE's APPNOTE, 4.3.7 and 4.3.12).
const HEADERS: usize = 30 + 46;

/// The archive's size in MB (10⁶ bytes) with everything at and below `paths`, but nothing whose path has a part of `without`.
pub(crate) fn size(paths: &[&str], without: &[&str]) -> f64 {
    let bytes: usize = paths
        .iter()
        .map(|path| packed(Path::new(path), without))
        .sum();
    #[expect(clippy::cast_precision_loss, reason = "megabytes")]
    let megabytes = bytes as f64 / 1e6;
    megabytes
}

fn packed(path: &Path, without: &[&str]) -> usize {
    let name = path.to_string_lossy();
    if without.iter().any(|part| name.contains(part)) {
        return 0;
    }
    if path.is_dir() {
        let entries = std::fs::read_dir(path).expect("a readable folder");
        return entries
            .map(|entry| packed(&entry.expect("a folder's entry").path(), without))
            .sum();
    }
    let bytes = std::fs::read(path)
        .unwrap_or_else(|error| panic!("cannot read {}: {error}", path.display()));
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&bytes).expect("memory takes every write");
    let packed = encoder.finish().expect("memory takes every write");
    packed.len().min(bytes.len()) + HEADERS + 2 * name.len()
}
