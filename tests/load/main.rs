//! The product under load, with figures printed: bounded in count and time, on loopback only (`make load`).
//!
//! Left out of `make test`, since figures that a busy machine spoils must not fail a build. Settings, all in the
//! environment: `LOAD_JOBS` (Jobs of the soak, 10,000), `LOAD_BURST` (requests of the burst, 500) and `LOAD_BINARIES`
//! (a folder with other builds of `ack` and `worker`, such as `target/release`).
#![expect(clippy::print_stdout, reason = "the figures are what this is for")]

mod burst;
#[path = "../service/declared.rs"]
mod declared;
mod documents;
mod soak;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use testkit::moto::Moto;
use testkit::scene::Scene;

/// An installation around the binaries to be measured.
async fn scene() -> Arc<Scene> {
    let binary = |name: &str, own: &str| match std::env::var_os("LOAD_BINARIES") {
        Some(folder) => Path::new(&folder).join(name).display().to_string(),
        None => own.to_owned(),
    };
    let (ack, worker) = (
        binary("ack", env!("CARGO_BIN_EXE_ack")),
        binary("worker", env!("CARGO_BIN_EXE_worker")),
    );
    let (ack, worker) = (declared::function(ack), declared::function(worker));
    Arc::new(Scene::new(&Arc::new(Moto::start()), ack, worker).await)
}

/// A count from the environment, or its default.
fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).map_or(default, |count| {
        count
            .parse()
            .unwrap_or_else(|_| panic!("{name}={count} is not a number"))
    })
}

/// Prints the spread of some times and gives the longest.
fn figures(name: &str, mut times: Vec<Duration>) -> Duration {
    times.sort();
    let percentile = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!(
        "{name}: {} requests, p50 {:.1?}, p99 {:.1?}, slowest {:.1?}",
        times.len(),
        percentile(50),
        percentile(99),
        percentile(100),
    );
    percentile(100)
}
