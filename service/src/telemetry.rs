//! What an operator sees: JSON log lines, and metrics.
pub mod log_line;
pub mod metrics;

use std::panic::{self, PanicHookInfo};
use std::process::ExitCode;

use tracing_subscriber::{
    Layer as _,
    filter::{LevelFilter, Targets},
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

pub use self::metrics::{Metrics, count_cold_start, count_under};

/// How a function logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One JSON object a line, and metrics: for CloudWatch.
    Json,
    /// Lines for a person: for a dry run.
    Plain,
}

impl Format {
    /// Plain in a dry run, JSON otherwise.
    #[must_use]
    pub fn from_env() -> Self {
        match std::env::var("DRY_RUN").as_deref() {
            Ok("true" | "1") => Self::Plain,
            _ => Self::Json,
        }
    }
}

/// Starts logging to standard output, panics of all threads included, at the level of `AWS_LAMBDA_LOG_LEVEL` (Lambda
/// sets it from the function's logging configuration) or `RUST_LOG`, or at info.
pub fn init(format: Format) {
    let level = ["AWS_LAMBDA_LOG_LEVEL", "RUST_LOG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|level| !level.is_empty()));
    let lines = tracing_subscriber::fmt::layer().with_target(false);
    let lines = match format {
        Format::Json => lines
            .json()
            .flatten_event(true)
            .with_current_span(true)
            .with_span_list(false)
            .boxed(),
        Format::Plain => lines.with_ansi(false).without_time().boxed(),
    };
    // A second start (in a test) keeps the first one's format.
    let _ = tracing_subscriber::registry()
        .with(lines.with_filter(filter(level.as_deref().unwrap_or("info"))))
        .try_init();
    metrics::print(format == Format::Json);
    panic::set_hook(Box::new(log_panic));
}

/// One line, as every other. The standard library's own hook writes the panic's message over as many lines as it has, and
/// that may quote the document that was being read: its words would make log lines and metrics of their own.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string);
    tracing::error!(place, "{}", log_line::PANIC);
}

/// Our own lines at `level`, and other crates' no finer than info: at debug and below the SDK, the HTTP stack and the
/// Lambda runtime write bodies, headers and whole events, where secrets and response URLs are. For the same reason a
/// level is all that can be asked for, and not a filter by target.
fn filter(level: &str) -> Targets {
    let level = match level.trim().to_ascii_lowercase().as_str() {
        "fatal" => LevelFilter::ERROR,
        level => level.parse().unwrap_or(LevelFilter::INFO),
    };
    Targets::new()
        .with_default(level.min(LevelFilter::INFO))
        .with_targets(
            ["slack_summarize", "service", "fetch", "reader", "engine"].map(|own| (own, level)),
        )
}

/// Ends a function: a start that failed says why in one line.
pub fn exit(run: Result<(), Box<dyn std::error::Error + Send + Sync>>) -> ExitCode {
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = causes(&*error), "{}", log_line::STOPS);
            ExitCode::FAILURE
        }
    }
}

/// What the end of a function's loop means. On Lambda its interface failed; `sam local` takes its own away after each
/// event, which is how a dry run ends.
pub fn ended(
    run: Result<(), Box<dyn std::error::Error + Send + Sync>>,
) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    match Format::from_env() {
        Format::Json => run,
        Format::Plain => Ok(()),
    }
}

/// Words from outside, fit for a log line: no control characters, at most 200 characters.
#[must_use]
pub fn for_log(words: &str) -> String {
    words
        .chars()
        .filter(|character| !character.is_control())
        .take(200)
        .collect()
}

/// An error and its causes on one line, fit for the log.
#[must_use]
pub fn causes(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words.push_str(": ");
        words.push_str(&error.to_string());
        cause = error.source();
    }
    for_log(&words)
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use tracing::Level;

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_panic_in_any_thread_is_one_line_without_the_documents_words() {
        init(Format::Json);
        let lines = Lines::default();
        let writer = lines.clone();
        let subscriber = tracing_subscriber::fmt()
            .json()
            .flatten_event(true)
            .with_writer(move || writer.clone())
            .finish();
        let words = "the page\n{\"_aws\":{},\"DeadLetters\":1}";
        let panicking = std::thread::spawn(move || {
            let _logged = tracing::subscriber::set_default(subscriber);
            // As a slice off a character's border does.
            panic!("byte index 1 is not a char boundary of `{words}`");
        });
        assert!(panicking.join().is_err());
        let lines = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        let [line] = lines.lines().collect::<Vec<_>>()[..] else {
            panic!("{lines}")
        };
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(line["message"], log_line::PANIC.message);
        assert!(
            line["place"].as_str().unwrap().contains("telemetry.rs:"),
            "{line}"
        );
        assert!(
            !lines.contains("page") && !lines.contains("_aws"),
            "{lines}"
        );
    }

    #[test]
    fn no_level_lets_another_crate_write_its_bodies() {
        for (asked, ours, theirs) in [
            ("TRACE", Level::TRACE, Level::INFO),
            ("debug", Level::DEBUG, Level::INFO),
            ("WARN", Level::WARN, Level::WARN),
            ("FATAL", Level::ERROR, Level::ERROR),
            ("aws_smithy_runtime=trace", Level::INFO, Level::INFO),
        ] {
            let filter = filter(asked);
            for (target, finest) in [
                ("service::ack", ours),
                ("aws_smithy_runtime::client", theirs),
                ("hyper_util::client", theirs),
                ("lambda_runtime::layers::api_response", theirs),
            ] {
                for level in [
                    Level::ERROR,
                    Level::WARN,
                    Level::INFO,
                    Level::DEBUG,
                    Level::TRACE,
                ] {
                    assert_eq!(
                        filter.would_enable(target, &level),
                        level <= finest,
                        "{asked}: {target} at {level}"
                    );
                }
            }
        }
    }
}
