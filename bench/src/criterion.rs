//! The rest by the clock: Criterion's benchmarks in `bench/benches`, which it compares with its last run here.

use std::process::Command;

/// Prints the results of each; how far it is goes to standard error.
pub(crate) fn measure() {
    println!("\n## By the clock: low, estimate and high of 95 % confidence\n");
    let run = Command::new("cargo")
        .args(["bench", "--quiet", "--locked", "--package", "bench", "--"])
        .args(["--quiet", "--noplot"])
        .args(["--warm-up-time", "1", "--measurement-time", "3"])
        .status()
        .expect("cargo runs");
    assert!(run.success(), "a benchmark of bench/benches failed");
}
