//! What one document may cost, and the child's own part in keeping it.

use std::time::Duration;

/// What one document may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Address space of the child in bytes, its program and stacks included. Kept by Linux only.
    pub memory: u64,
    /// Processor time of the child in whole seconds. Kept by Linux only.
    pub processor: u64,
    /// How long the child may take, by the clock.
    pub clock: Duration,
}

impl Default for Limits {
    /// For the worker's 512 MB and its third of a processor.
    fn default() -> Self {
        // An unoptimized build computes about ten times as long.
        let slow = if cfg!(debug_assertions) { 10 } else { 1 };
        Self {
            // The rest of the 512 MB is the worker's with five documents of 5 MiB in hand: `examples/memory.rs` prints both.
            memory: 256 << 20,
            // Of 1,130 real PDFs the slowest takes a quarter of a second, of 5 MiB pages half of one.
            processor: 3 * slow,
            // Five documents that use it up, one after the other, still leave their Jobs half of the function's minute.
            clock: Duration::from_secs(6 * slow),
        }
    }
}

impl Limits {
    /// What the child keeps itself, as its variable carries it.
    pub(crate) fn to_variable(self) -> String {
        format!(
            "{} {} {}",
            self.memory,
            self.processor,
            self.clock.as_millis()
        )
    }

    /// `None` where no parent of ours wrote it.
    pub(crate) fn from_variable(value: &str) -> Option<Self> {
        let mut numbers = value.split(' ').map(str::parse);
        Some(Self {
            memory: numbers.next()?.ok()?,
            processor: numbers.next()?.ok()?,
            clock: Duration::from_millis(numbers.next()?.ok()?),
        })
    }
}

/// Limits this process for good: its memory and processor, no core file, no file opened or written, no descriptor beside
/// the three; it ends with `parent`, the process that started it. Fails where the system refuses one, and where the parent is no more.
#[cfg(target_os = "linux")]
pub(crate) fn confine(limits: &Limits, parent: u32) -> std::io::Result<()> {
    use nix::sys::resource::Resource;

    close_inherited()?;
    // A parent that is killed can end nobody.
    nix::sys::prctl::set_pdeathsig(nix::sys::signal::Signal::SIGKILL)?;
    // One that was killed before sends no signal any more.
    if u32::try_from(nix::unistd::getppid().as_raw()) != Ok(parent) {
        return Err(std::io::ErrorKind::NotFound.into());
    }
    // A core file would hold the document. Where cores go to a program, the limit alone does not keep it from that.
    nix::sys::prctl::set_dumpable(false)?;
    lower(Resource::RLIMIT_CORE, 0)?;
    lower(Resource::RLIMIT_AS, limits.memory)?;
    // At the first the system sends a signal of its own, which tells the parent why; at the second it kills.
    lower_to(Resource::RLIMIT_CPU, limits.processor, limits.processor + 1)?;
    lower(Resource::RLIMIT_FSIZE, 0)?;
    // One more than the highest descriptor that may be open.
    lower(Resource::RLIMIT_NOFILE, 3)?;
    Ok(())
}

#[cfg(target_os = "linux")]
fn lower(resource: nix::sys::resource::Resource, to: u64) -> std::io::Result<()> {
    lower_to(resource, to, to)
}

/// Never above what this process was given.
#[cfg(target_os = "linux")]
fn lower_to(resource: nix::sys::resource::Resource, soft: u64, hard: u64) -> std::io::Result<()> {
    use nix::sys::resource::{getrlimit, setrlimit};

    let (_, most) = getrlimit(resource)?;
    Ok(setrlimit(resource, soft.min(most), hard.min(most))?)
}

/// Rust's own descriptors close when a program starts another; one that the parent was born with may not.
#[cfg(target_os = "linux")]
fn close_inherited() -> std::io::Result<()> {
    let open: Vec<i32> = std::fs::read_dir("/proc/self/fd")?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .collect();
    for descriptor in open {
        if descriptor > 2 {
            // The one that read the folder is closed already. No other is anybody's: `main` has only begun.
            let _ = nix::unistd::close(descriptor);
        }
    }
    Ok(())
}

/// Elsewhere the parent's clock is the only limit.
#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, reason = "Linux can refuse")]
pub(crate) fn confine(_: &Limits, _: u32) -> std::io::Result<()> {
    Ok(())
}
