//! What Linux tells of running processes: whose child each is, whether it lives, how much memory it holds.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

/// The numbers of a process's children, living or dead and not reaped.
#[must_use]
pub fn children(parent: u32) -> Vec<u32> {
    let parent = parent.to_string();
    fs::read_dir("/proc")
        .expect("Linux's /proc")
        .filter_map(|entry| fs::read_to_string(entry.ok()?.path().join("stat")).ok())
        .filter(|stat| state_and_parent(stat).is_some_and(|(_, of)| of == parent))
        .filter_map(|stat| stat.split(' ').next()?.parse().ok())
        .collect()
}

/// Whether a process does anything any more. One that is dead may wait for its parent to notice.
#[must_use]
pub fn lives(process: u32) -> bool {
    fs::read_to_string(format!("/proc/{process}/stat"))
        .is_ok_and(|stat| state_and_parent(&stat).is_some_and(|(state, _)| state != "Z"))
}

/// After the name, which is in brackets and may hold any.
fn state_and_parent(stat: &str) -> Option<(&str, &str)> {
    let mut fields = stat.rsplit_once(") ")?.1.split(' ');
    Some((fields.next()?, fields.next()?))
}

/// The resident memory of a process in KiB; 0 where it is no more.
#[must_use]
pub fn resident(process: u32) -> usize {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))
        .unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse().unwrap_or(0)
}

/// Looks every other millisecond at what a process and its children hold together.
#[derive(Debug)]
pub struct MemoryWatch {
    most: Arc<AtomicUsize>,
    goes_on: Arc<AtomicBool>,
}

impl MemoryWatch {
    /// Begins to look.
    #[must_use]
    pub fn start(process: u32) -> Self {
        let watch = Self {
            most: Arc::new(AtomicUsize::new(0)),
            goes_on: Arc::new(AtomicBool::new(true)),
        };
        let (most, goes_on) = (Arc::clone(&watch.most), Arc::clone(&watch.goes_on));
        std::thread::spawn(move || {
            while goes_on.load(Ordering::Relaxed) {
                let all = children(process).into_iter().chain([process]);
                most.fetch_max(all.map(resident).sum(), Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(2));
            }
        });
        watch
    }

    /// The most that was seen so far, in KiB.
    #[must_use]
    pub fn most(&self) -> usize {
        self.most.load(Ordering::Relaxed)
    }
}

impl Drop for MemoryWatch {
    fn drop(&mut self) {
        self.goes_on.store(false, Ordering::Relaxed);
    }
}
