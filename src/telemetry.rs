//! What an operator sees: JSON logs, and metrics in CloudWatch's embedded metric format.
//!
//! Source of the format: Amazon CloudWatch, "Specification: Embedded metric format".
pub mod xray;

use std::{
    io::Write as _,
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde_json::{Map, Value, json};
use tracing_subscriber::{
    Layer as _,
    filter::{LevelFilter, Targets},
    layer::SubscriberExt as _,
    util::SubscriberInitExt as _,
};

/// The namespace of every metric.
pub const NAMESPACE: &str = "SlackSummarize";

/// Metrics are printed by functions only: in the playground and in tests they would be noise.
static METRICS: AtomicBool = AtomicBool::new(false);
/// Whether this instance has worked before.
static WARM: AtomicBool = AtomicBool::new(false);

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

/// Starts logging to standard output, at the level of `AWS_LAMBDA_LOG_LEVEL` (Lambda sets it from the function's
/// logging configuration) or `RUST_LOG`, or at info.
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
    METRICS.store(format == Format::Json, Ordering::Relaxed);
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
        .with_targets(["slack_summarize", "engine"].map(|own| (own, level)))
}

/// An environment variable, for the settings.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Ends a function: a start that failed says why in one line.
pub fn exit(run: Result<(), Box<dyn std::error::Error + Send + Sync>>) -> ExitCode {
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!("{error}");
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

/// Counts an instance's first invocation, the one that somebody may have waited for while the instance started.
pub fn count_cold_start(function: &'static str) {
    if !WARM.swap(true, Ordering::Relaxed) {
        Metrics::new()
            .count_by("ColdStarts", "Function", function)
            .emit();
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

/// A metric's unit, as CloudWatch names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Things.
    Count,
    /// Time.
    Milliseconds,
}

impl Unit {
    const fn name(self) -> &'static str {
        match self {
            Self::Count => "Count",
            Self::Milliseconds => "Milliseconds",
        }
    }
}

/// One line of metrics. No dimension grows with users: they are the function's outcomes and engines, all known here.
#[derive(Debug, Default)]
#[must_use = "metrics are printed by `emit`"]
pub struct Metrics {
    directives: Vec<Value>,
    values: Map<String, Value>,
}

impl Metrics {
    /// A line without metrics.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts `by` things.
    pub fn count(self, name: &'static str, by: u64) -> Self {
        self.add(name, by.into(), Unit::Count, None)
    }

    /// Counts one thing, by a dimension.
    pub fn count_by(
        self,
        name: &'static str,
        dimension: &'static str,
        value: &'static str,
    ) -> Self {
        self.add(name, 1.into(), Unit::Count, Some((dimension, value)))
    }

    /// A duration, in milliseconds with microseconds after the point.
    pub fn time(self, name: &'static str, duration: Duration) -> Self {
        let milliseconds = (duration.as_secs_f64() * 1e6).round() / 1e3;
        self.add(name, milliseconds.into(), Unit::Milliseconds, None)
    }

    fn add(
        mut self,
        name: &'static str,
        value: Value,
        unit: Unit,
        dimension: Option<(&'static str, &'static str)>,
    ) -> Self {
        // The plain figure, and beside it the one by dimension: alarms watch the first, dashboards split the second.
        let dimensions = match dimension {
            None => json!([[]]),
            Some((key, chosen)) => {
                self.values.insert(key.into(), chosen.into());
                json!([[], [key]])
            }
        };
        self.values.insert(name.into(), value);
        self.directives.push(json!({
            "Namespace": NAMESPACE,
            "Dimensions": dimensions,
            "Metrics": [{ "Name": name, "Unit": unit.name() }],
        }));
        self
    }

    /// The line in the embedded metric format.
    #[must_use]
    pub fn to_json(&self, now: SystemTime) -> String {
        let now = now
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default()
            .as_millis();
        let now = u64::try_from(now).unwrap_or(u64::MAX);
        let mut line = self.values.clone();
        line.insert(
            "_aws".into(),
            json!({ "Timestamp": now, "CloudWatchMetrics": self.directives }),
        );
        Value::Object(line).to_string()
    }

    /// Prints the line where CloudWatch reads it: on a function's standard output.
    pub fn emit(&self) {
        if METRICS.load(Ordering::Relaxed) && !self.directives.is_empty() {
            let line = self.to_json(SystemTime::now());
            // One write a line: lines of concurrent records must not mix. A closed output is nobody's to report to.
            let _ = std::io::stdout()
                .lock()
                .write_all(format!("{line}\n").as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::*;

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
                ("slack_summarize::ack", ours),
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

    #[test]
    fn a_line_is_what_cloudwatch_specifies() {
        let line = Metrics::new()
            .count_by("Requests", "Outcome", "queued")
            .time("AckTime", Duration::from_micros(1_500))
            .to_json(UNIX_EPOCH + Duration::from_secs(1));
        let line: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(
            line,
            json!({
                "_aws": {
                    "Timestamp": 1000,
                    "CloudWatchMetrics": [
                        { "Namespace": "SlackSummarize", "Dimensions": [[], ["Outcome"]], "Metrics": [{ "Name": "Requests", "Unit": "Count" }] },
                        { "Namespace": "SlackSummarize", "Dimensions": [[]], "Metrics": [{ "Name": "AckTime", "Unit": "Milliseconds" }] },
                    ],
                },
                "Requests": 1,
                "Outcome": "queued",
                "AckTime": 1.5,
            })
        );
    }
}
