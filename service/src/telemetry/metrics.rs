//! Metrics in CloudWatch's embedded metric format: lines on standard output that CloudWatch counts.
//!
//! Source of the format: Amazon CloudWatch, "Specification: Embedded metric format".
use std::{
    io::Write as _,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde_json::{Map, Value, json};

/// The namespace of every metric where the settings name no other.
pub const NAMESPACE: &str = "SlackSummarize";

/// The namespace that the settings name, so that two stacks of one account do not count as one.
static NAMED: OnceLock<String> = OnceLock::new();

/// Metrics are printed by functions only: in the playground and in tests they would be noise.
static METRICS: AtomicBool = AtomicBool::new(false);
/// Whether this instance has worked before.
static WARM: AtomicBool = AtomicBool::new(false);

/// Whether metrics are printed at all.
pub(super) fn print(print: bool) {
    METRICS.store(print, Ordering::Relaxed);
}

/// Counts everything under this namespace from now on. The first call decides.
pub fn count_under(namespace: &str) {
    let _ = NAMED.set(namespace.to_owned());
}

/// Counts an instance's first invocation, the one that somebody may have waited for while the instance started.
pub fn count_cold_start(function: &'static str) {
    if !WARM.swap(true, Ordering::Relaxed) {
        Metrics::new()
            .count_by("ColdStarts", "Function", function)
            .emit();
    }
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
            "Namespace": NAMED.get().map_or(NAMESPACE, String::as_str),
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
    use super::*;

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
