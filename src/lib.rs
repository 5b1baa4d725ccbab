//! What the two Lambda functions stand on: AWS behind the service's ports, and Lambda's events as what the service takes.
use std::time::Duration;

pub mod aws;
pub mod events;
pub mod surface;

/// The worker's time-out in the template, for an invocation whose deadline is long past: Lambda sends none such, and
/// `cargo lambda watch` sends a duration where Lambda sends a moment.
pub const WORKER_TIMEOUT: Duration = Duration::from_mins(1);
