//! Processor time, so that other work on the machine does not count.

use std::time::{Duration, Instant};

/// Runs `work`; how long this thread used a processor for it. Where the system does not tell that, the time that passed.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (start, used) = (Instant::now(), processor_time());
    let result = work();
    let passed = start.elapsed();
    let used = used
        .zip(processor_time())
        .map_or(passed, |(before, after)| after.saturating_sub(before));
    (result, used)
}

/// Only Linux tells it, in nanoseconds.
fn processor_time() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = statistics.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
