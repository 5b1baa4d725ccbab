//! Packs the stop words of the `stop-words` crate, all of a language into one text. As the crate holds them, each of 20,000 words
//! is an address and a length that the loader has to set at every start: some 0.8 MB of the worker's program.

#![expect(clippy::print_stdout, reason = "a build script speaks to Cargo so")]

use std::fmt::Write as _;
use std::{env, fs, path::Path};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut arms = String::new();
    for language in stop_words::available_languages() {
        let words = stop_words::get(language).join("\n");
        writeln!(arms, "        {language:?} => {words:?},")?;
    }
    let lookup = format!(
        "/// The stop words of a language, by its ISO 639-1 code, one a line.\n\
         fn listed(language: &str) -> Option<&'static str> {{\n    \
             Some(match language {{\n{arms}        _ => return None,\n    }})\n\
         }}\n"
    );
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("stop_words.rs"), lookup)?;
    Ok(())
}
