//! What an owner of the stack relies on, from the tables where each thing is declared: `cargo run --example surface`.
use serde::Serialize;
use service::{
    ack::RequestOutcome,
    job::EngineName,
    settings::table::{self, Setting},
    slack::{button::Action, request::SHORTCUT_CALLBACK},
    summary::ModelFailure,
    telemetry::{
        log_line::{self, LogLine},
        metrics::{self, Metric},
    },
    worker::JobOutcome,
};

use crate::{
    WORKER_TIMEOUT,
    aws::{self, AwsCall},
};

/// Everything at once.
#[derive(Debug, Serialize)]
pub struct Surface {
    /// The functions' settings.
    pub settings: &'static [Setting],
    /// The metrics, each with the values of its dimension.
    pub metrics: Vec<CountedMetric>,
    /// What a request or a Job can come to.
    pub outcomes: Vec<DeclaredOutcome>,
    /// Why a language model makes no summary.
    pub model_failures: Vec<DeclaredOutcome>,
    /// The names of the engines that make summaries.
    pub engines: Vec<&'static str>,
    /// The lines of the log.
    pub log_lines: &'static [LogLine],
    /// The calls to AWS.
    pub aws_calls: &'static [AwsCall],
    /// The names that Slack sends back to us.
    pub slack: SlackNames,
    /// The time-out that the worker reckons with where Lambda gives it no deadline, in seconds.
    pub worker_timeout_seconds: u64,
}

/// A metric and by what it is split.
#[derive(Debug, Serialize)]
pub struct CountedMetric {
    /// The metric.
    #[serde(flatten)]
    pub metric: Metric,
    /// All values of its dimension; none where it has no dimension.
    pub values: Vec<&'static str>,
}

/// What a request or a Job can come to.
#[derive(Debug, Serialize)]
pub struct DeclaredOutcome {
    /// The name in logs and metrics.
    pub name: &'static str,
    /// Whose it is: `ack` (of a request) or `worker` (of a Job).
    pub function: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// The names that the app has at Slack, and that Slack sends back.
#[derive(Debug, Serialize)]
pub struct SlackNames {
    /// The `callback_id` of the message shortcut.
    pub shortcut: &'static str,
    /// The `action_id`s of the buttons.
    pub buttons: Vec<&'static str>,
}

impl Surface {
    /// All that the tables say.
    #[must_use]
    pub fn declared() -> Self {
        let requests = RequestOutcome::ALL.map(|outcome| DeclaredOutcome {
            name: outcome.as_str(),
            function: "ack",
            meaning: outcome.meaning(),
        });
        let jobs = JobOutcome::ALL.map(|outcome| DeclaredOutcome {
            name: outcome.as_str(),
            function: "worker",
            meaning: outcome.meaning(),
        });
        Self {
            settings: table::ALL,
            metrics: metrics::ALL
                .iter()
                .map(|metric| CountedMetric {
                    metric: *metric,
                    values: values(metric),
                })
                .collect(),
            outcomes: requests.into_iter().chain(jobs).collect(),
            model_failures: ModelFailure::ALL
                .iter()
                .map(|failure| DeclaredOutcome {
                    name: failure.as_str(),
                    function: "worker",
                    meaning: failure.meaning(),
                })
                .collect(),
            engines: EngineName::ALL.map(EngineName::as_str).to_vec(),
            log_lines: log_line::ALL,
            aws_calls: aws::CALLS,
            slack: SlackNames {
                shortcut: SHORTCUT_CALLBACK,
                buttons: Action::ALL.map(Action::as_str).to_vec(),
            },
            worker_timeout_seconds: WORKER_TIMEOUT.as_secs(),
        }
    }
}

/// All values of a metric's dimension.
fn values(metric: &Metric) -> Vec<&'static str> {
    match (metric.dimension, metric.function) {
        (Some("Outcome"), "ack") => RequestOutcome::ALL.map(RequestOutcome::as_str).to_vec(),
        (Some("Outcome"), "worker") => JobOutcome::ALL.map(JobOutcome::as_str).to_vec(),
        (Some("Reason"), _) => ModelFailure::ALL
            .iter()
            .map(|failure| failure.as_str())
            .collect(),
        (Some("Engine"), _) => EngineName::ALL.map(EngineName::as_str).to_vec(),
        (Some("Function"), _) => vec!["ack", "worker"],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_metric_has_values_exactly_where_it_has_a_dimension() {
        for counted in Surface::declared().metrics {
            let has_dimension = counted.metric.dimension.is_some();
            assert_eq!(
                has_dimension,
                !counted.values.is_empty(),
                "{}",
                counted.metric.name
            );
        }
    }
}
