//! Waiting for a condition, with a deadline that fails the test instead of a sleep that hopes.

use std::time::{Duration, Instant};

/// How long anything on loopback may take before a test gives up. Generous, since it is only ever
/// reached by a test that fails: two busy cores must not make a good one fail.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Asks `condition` until it gives a value; panics after [`PATIENCE`], naming `what` was awaited.
pub async fn until<T>(what: &str, mut condition: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(value) = condition() {
            return value;
        }
        assert!(
            started.elapsed() < PATIENCE,
            "waited {PATIENCE:?} in vain for {what}"
        );
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}
