//! The time of day, in the unit that Slack, SQS and the Job use.
use std::time::{SystemTime, UNIX_EPOCH};

/// A moment in Unix seconds; 0 for one before 1970.
#[must_use]
pub fn unix_seconds(moment: SystemTime) -> u64 {
    moment
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs()
}
