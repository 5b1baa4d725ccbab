//! Packs the stop words of the `stop-words` crate into one text. As the crate holds them, each of 20,000 words is an address and a
//! length that the loader has to set at every start: some 0.8 MB of the worker's program.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    // A line a language: its code, and its words.
    let lines = stop_words::available_languages()
        .iter()
        .map(|language| format!("{language}\t{}\n", stop_words::get(language).join("\t")));
    let folder = env::var("OUT_DIR")?;
    fs::write(
        Path::new(&folder).join("stop_words.txt"),
        lines.collect::<String>(),
    )?;
    Ok(())
}
