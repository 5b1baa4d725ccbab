//! Prints what an owner of the stack relies on: settings, metrics, outcomes, log lines, calls to AWS.
//!
//! `cargo run --example surface` for a person, `-- --json` for the tests and for `scripts/tables`.
#![expect(clippy::print_stdout, reason = "the output is the purpose")]

use std::process::ExitCode;

use serde_json::Value;
use slack_summarize::surface::Surface;

fn main() -> Result<ExitCode, serde_json::Error> {
    let surface = Surface::declared();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => println!("{}", plain(&serde_json::to_value(surface)?, 0).trim()),
        [json] if json == "--json" => println!("{}", serde_json::to_string_pretty(&surface)?),
        _ => {
            println!("usage: surface [--json]");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A value as a person reads it: names and values, indented, an empty line between the entries of a table.
fn plain(value: &Value, depth: usize) -> String {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| match value {
                Value::Object(_) => format!("{indent}{name}\n{}", plain(value, depth + 1)),
                Value::Array(entries) if entries.iter().any(Value::is_object) => {
                    format!("\n{indent}{name}\n\n{}", plain(value, depth + 1))
                }
                Value::Array(entries) => {
                    let entries: Vec<&str> = entries.iter().filter_map(Value::as_str).collect();
                    format!("{indent}{name}: {}\n", entries.join(", "))
                }
                Value::String(text) => format!("{indent}{name}: {text}\n"),
                Value::Null => String::new(),
                other => format!("{indent}{name}: {other}\n"),
            })
            .collect(),
        Value::Array(entries) => entries
            .iter()
            .map(|entry| plain(entry, depth) + "\n")
            .collect(),
        other => format!("{indent}{other}\n"),
    }
}
