//! Metrics in CloudWatch's embedded metric format: lines on standard output that CloudWatch counts.
//!
//! Source of the format: Amazon CloudWatch, "Specification: Embedded metric format"
//! (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html>).
use std::{
    io::Write as _,
    sync::{
        OnceLock,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use serde::Serialize;
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
        Metrics::new().count_by(&COLD_STARTS, function).emit();
    }
}

/// A metric's unit, as CloudWatch names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Unit {
    /// Things.
    Count,
    /// Time.
    Milliseconds,
}

impl Unit {
    /// The name in CloudWatch.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Count => "Count",
            Self::Milliseconds => "Milliseconds",
        }
    }
}

/// A metric, declared once: emitted, alarmed on, shown on the dashboard and documented by this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Metric {
    /// Its name.
    pub name: &'static str,
    /// Its unit.
    pub unit: Unit,
    /// By what it is split as well. No dimension grows with users: its values are known to the program.
    pub dimension: Option<&'static str>,
    /// Which function emits it: `ack`, `worker` or `both`.
    pub function: &'static str,
    /// What it counts.
    pub meaning: &'static str,
}

macro_rules! metrics {
    ($($name:ident = $metric:literal $unit:ident $function:literal by $dimension:expr, $meaning:literal;)+) => {
        $(
            #[doc = $meaning]
            pub const $name: Metric = Metric {
                name: $metric,
                unit: Unit::$unit,
                dimension: $dimension,
                function: $function,
                meaning: $meaning,
            };
        )+

        /// All of them.
        pub const ALL: &[Metric] = &[$($name),+];
    };
}

metrics! {
    REQUESTS = "Requests" Count "ack" by Some("Outcome"),
        "requests, by what they came to";
    UNSIGNED_REQUESTS = "UnsignedRequests" Count "ack" by None,
        "of those, what Slack did not sign, in any shape: forged or stale, another method or type, too large, malformed, Slack's certificate checks";
    ACK_TIME = "AckTime" Milliseconds "ack" by None,
        "from a request's arrival at the ack to its answer";
    ENQUEUE_FAILURES = "EnqueueFailures" Count "ack" by None,
        "Jobs that SQS did not take in time, each told to its person";
    COLD_STARTS = "ColdStarts" Count "both" by Some("Function"),
        "first invocations of an instance";
    JOBS = "Jobs" Count "worker" by Some("Outcome"),
        "Jobs, by what they came to";
    SUMMARIES = "Summaries" Count "worker" by Some("Engine"),
        "summaries, by the engine that made them";
    FALLBACKS = "Fallbacks" Count "worker" by None,
        "summaries that another engine made since the model or SMMRY could not help";
    MODEL_TIME = "ModelTime" Milliseconds "worker" by None,
        "from a question to a language model to its answer or failure";
    MODEL_TOKENS_IN = "ModelTokensIn" Count "worker" by None,
        "tokens that the model has read, where it says so";
    MODEL_TOKENS_OUT = "ModelTokensOut" Count "worker" by None,
        "tokens that it has written, its reasoning included";
    POINTS_CHECKED = "PointsChecked" Count "worker" by None,
        "points of summaries that were held against the page";
    POINTS_REPLACED = "PointsReplaced" Count "worker" by None,
        "of those, what the page does not bear out or the model did not write, so that the page's own sentences are shown";
    MODEL_FAILURES = "ModelFailures" Count "worker" by Some("Reason"),
        "questions to the model that ended in another engine's summary, by why";
    REQUEST_TO_REPLY = "RequestToReply" Milliseconds "worker" by None,
        "from the person's request to the answer in Slack";
    SUMMARY_TIME = "SummaryTime" Milliseconds "worker" by None,
        "making a summary, fetching included";
    FETCH_TIME = "FetchTime" Milliseconds "worker" by None,
        "of that, fetching the page";
    REPLY_RETRIES = "ReplyRetries" Count "worker" by None,
        "posts to Slack beyond the first";
    SMMRY_CREDITS_LEFT = "SmmryCreditsLeft" Count "worker" by None,
        "requests left to the SMMRY account, where SMMRY says so";
    DEAD_LETTERS = "DeadLetters" Count "worker" by None,
        "Jobs that failed four times";
}

/// One line of metrics.
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
    pub fn count(self, metric: &Metric, by: u64) -> Self {
        self.add(metric, by.into(), None)
    }

    /// Counts one thing, by the metric's dimension.
    pub fn count_by(self, metric: &Metric, value: &'static str) -> Self {
        self.add(metric, 1.into(), Some(value))
    }

    /// A duration, in milliseconds with microseconds after the point.
    pub fn time(self, metric: &Metric, duration: Duration) -> Self {
        let milliseconds = (duration.as_secs_f64() * 1e6).round() / 1e3;
        self.add(metric, milliseconds.into(), None)
    }

    fn add(mut self, metric: &Metric, value: Value, chosen: Option<&'static str>) -> Self {
        // The plain figure, and beside it the one by dimension: alarms watch the first, dashboards split the second.
        let dimensions = match metric.dimension.zip(chosen) {
            None => json!([[]]),
            Some((key, chosen)) => {
                self.values.insert(key.into(), chosen.into());
                json!([[], [key]])
            }
        };
        self.values.insert(metric.name.into(), value);
        self.directives.push(json!({
            "Namespace": NAMED.get().map_or(NAMESPACE, String::as_str),
            "Dimensions": dimensions,
            "Metrics": [{ "Name": metric.name, "Unit": metric.unit.name() }],
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
            // One write a line: lines of concurrent records must not mix. A closed output leaves nobody to report to.
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
            .count_by(&REQUESTS, "queued")
            .time(&ACK_TIME, Duration::from_micros(1_500))
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
