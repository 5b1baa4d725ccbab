//! A page of the data, which may be packed by gzip.

use std::io::Read as _;
use std::path::Path;

/// The page's bytes as the web gave them.
pub(crate) fn read(page: &Path) -> std::io::Result<Vec<u8>> {
    let bytes = std::fs::read(page)?;
    if page.extension().is_none_or(|kind| kind != "gz") {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}
