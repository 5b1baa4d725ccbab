//! What a child is asked, and what it answers.
#![no_main]

#[path = "../documents.rs"]
#[allow(dead_code, reason = "each target runs one of the checks")]
mod documents;

libfuzzer_sys::fuzz_target!(|data: &[u8]| documents::reader_protocol(data));
