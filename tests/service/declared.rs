//! What the functions say and do is what the tables declare: every log line and every metric of every test.

use std::collections::BTreeMap;

use serde_json::Value;
use slack_summarize::surface::{CountedMetric, Surface};
use testkit::lambda::Function;
use testkit::log::Log;

/// Lines of other crates, by level and the start of the message.
const OF_OTHERS: &[(&str, &str)] = &[
    // The engine's, on each page that it has parsed.
    ("TRACE", "parsed"),
    // The Lambda runtime's, on an event that is none of the function's.
    (
        "ERROR",
        "Request payload deserialization into LambdaEvent<T> failed.",
    ),
];

/// A function whose whole log is held against the tables when it ends.
pub(crate) fn function(binary: impl AsRef<std::path::Path>) -> Function {
    Function::of(binary).log_check(undeclared)
}

/// What a log has that no table declares, a sentence for each.
fn undeclared(log: &Log) -> Vec<String> {
    let surface = Surface::declared();
    let metrics: BTreeMap<&str, &CountedMetric> = surface
        .metrics
        .iter()
        .map(|counted| (counted.metric.name, counted))
        .collect();
    let records = log.records();
    records
        .iter()
        .filter_map(|record| {
            let problem = match record.get("_aws") {
                Some(aws) => wrong_metric(&metrics, record, aws),
                None => wrong_line(&surface, record),
            };
            problem.map(|problem| format!("{problem}: {record}"))
        })
        .collect()
}

fn wrong_line(surface: &Surface, record: &Value) -> Option<String> {
    let (level, message) = (text(&record["level"]), text(&record["message"]));
    if OF_OTHERS
        .iter()
        .any(|other| level == other.0 && message.starts_with(other.1))
    {
        return None;
    }
    let Some(line) = surface
        .log_lines
        .iter()
        .find(|line| line.message == message)
    else {
        return Some("no such line is declared".into());
    };
    if line.level != level {
        return Some(format!("declared as {}", line.level));
    }
    let mut fields = record.as_object()?.keys();
    let unknown = fields.find(|field| {
        !["timestamp", "level", "message", "span"].contains(&field.as_str())
            && !line.fields.contains(&field.as_str())
    });
    unknown.map(|field| format!("its field {field} is not declared"))
}

fn wrong_metric(
    metrics: &BTreeMap<&str, &CountedMetric>,
    record: &Value,
    aws: &Value,
) -> Option<String> {
    let directives = aws["CloudWatchMetrics"].as_array()?;
    directives.iter().find_map(|directive| {
        let definition = &directive["Metrics"][0];
        let name = text(&definition["Name"]);
        let Some(counted) = metrics.get(name) else {
            return Some("no such metric is declared".into());
        };
        if text(&definition["Unit"]) != counted.metric.unit.name() {
            return Some(format!("{name} has another unit"));
        }
        if !record[name].is_number() {
            return Some(format!("{name} has no value"));
        }
        // The plain figure, and the one by dimension.
        let dimension = directive["Dimensions"][1][0].as_str();
        if dimension != counted.metric.dimension {
            return Some(format!("{name} has another dimension"));
        }
        let value = dimension.map(|dimension| text(&record[dimension]));
        value
            .filter(|value| !counted.values.contains(value))
            .map(|value| format!("{name} by {value} is not declared"))
    })
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
