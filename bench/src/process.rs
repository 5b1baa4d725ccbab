//! What a process has used so far, as the kernel counts it.

use std::time::Duration;

/// CPU time of all threads that live, user and system together: exact to the nanosecond for a process that sleeps.
pub(crate) fn cpu_time(process: u32) -> Duration {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task")).expect("Linux's /proc");
    let nanoseconds = tasks
        .filter_map(|task| {
            let text = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
            text.split(' ').next()?.parse::<u64>().ok()
        })
        .sum();
    Duration::from_nanos(nanoseconds)
}

/// The most memory that it has had at once, in MB (10⁶ bytes).
pub(crate) fn peak_memory(process: u32) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).expect("Linux's /proc");
    let kibibytes: f64 = text
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .and_then(|rest| rest.trim().strip_suffix("kB"))
        .and_then(|number| number.trim().parse().ok())
        .expect("VmHWM in /proc/…/status");
    kibibytes * 1024.0 / 1e6
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
