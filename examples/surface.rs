//! Prints what an owner of the stack relies on: settings, metrics, outcomes, log lines, calls to AWS.
//!
//! `cargo run --example surface` for a person, `-- --json` for the tests and for `scripts/tables`.
#![expect(clippy::print_stdout, reason = "the output is the purpose")]

use std::process::ExitCode;

use slack_summarize::surface::Surface;

fn main() -> Result<ExitCode, serde_json::Error> {
    let surface = Surface::declared();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => print_for_a_person(&surface),
        [json] if json == "--json" => println!("{}", serde_json::to_string_pretty(&surface)?),
        _ => {
            println!("usage: surface [--json]");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// One line for each entry of each table: its name, which function has it, what it means.
fn print_for_a_person(surface: &Surface) {
    println!("Settings");
    for setting in surface.settings {
        let default = match setting.default {
            Some(default) => format!("; default {default}"),
            None => String::new(),
        };
        println!(
            "  {} ({}{default}): {}",
            setting.name, setting.function, setting.meaning
        );
    }
    println!("\nMetrics");
    for counted in &surface.metrics {
        let metric = &counted.metric;
        let split = match metric.dimension {
            Some(dimension) => format!("; by {dimension}: {}", counted.values.join(", ")),
            None => String::new(),
        };
        println!(
            "  {} ({}, {}{split}): {}",
            metric.name,
            metric.function,
            metric.unit.name(),
            metric.meaning
        );
    }
    println!("\nOutcomes");
    for outcome in &surface.outcomes {
        println!(
            "  {} ({}): {}",
            outcome.name, outcome.function, outcome.meaning
        );
    }
    println!("\nWhy a model makes no summary");
    for failure in &surface.model_failures {
        println!("  {}: {}", failure.name, failure.meaning);
    }
    println!("\nEngines\n  {}", surface.engines.join(", "));
    println!("\nLog lines");
    for line in surface.log_lines {
        println!(
            "  {} {} ({}): {} [{}]",
            line.level,
            line.message,
            line.function,
            line.meaning,
            line.fields.join(", ")
        );
    }
    println!("\nCalls to AWS");
    for call in surface.aws_calls {
        println!(
            "  {} ({}, on what {} names): {}",
            call.action, call.function, call.resource, call.when
        );
    }
    println!("\nNames at Slack");
    println!("  shortcut: {}", surface.slack.shortcut);
    println!("  buttons: {}", surface.slack.buttons.join(", "));
    println!(
        "\nThe worker's time-out: {} s",
        surface.worker_timeout_seconds
    );
}
