//! The bytes of a PDF.
#![no_main]

#[path = "../documents.rs"]
#[allow(dead_code, reason = "each target runs one of the checks")]
mod documents;

libfuzzer_sys::fuzz_target!(|data: &[u8]| documents::pdf(data));
