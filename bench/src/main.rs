//! Measures the two functions beside their peers and prints the tables of the README.
//!
//! `bench [PART …] [--rounds N]`, run by `bench/run` from the project's folder; the parts are listed there.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a measuring program that cannot measure must say so and stop"
)]

mod ack;
mod cost;
mod counts;
mod criterion;
mod far;
mod figures;
mod machine;
mod pages;
mod process;
mod table;
mod trip;
mod unpacked;
mod worker;
mod zip;

use std::process::ExitCode;
use std::sync::Arc;

use testkit::moto::Moto;

/// Where `cargo build --release` leaves the programs.
const BINARIES: &str = "target/release";

/// What one run is asked for.
struct Asked {
    parts: Vec<String>,
    rounds: usize,
    /// Whether the counts of instructions become those that hold.
    update_counts: bool,
}

impl Asked {
    fn read(words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut asked = Self {
            parts: Vec::new(),
            rounds: 15,
            update_counts: false,
        };
        let mut words = words;
        while let Some(word) = words.next() {
            match word.as_str() {
                "--rounds" => {
                    asked.rounds = words
                        .next()
                        .and_then(|number| number.parse().ok())
                        .filter(|number| *number > 0)
                        .ok_or("--rounds takes a number from 1 on")?;
                }
                "--update-counts" => asked.update_counts = true,
                part if PARTS.contains(&part) => asked.parts.push(word),
                other => return Err(format!("{other} is none of {}", PARTS.join(", "))),
            }
        }
        Ok(asked)
    }

    fn has(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|asked| asked == part)
    }
}

const PARTS: [&str; 6] = ["ack", "pages", "worker", "trip", "counts", "criterion"];

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let asked = match Asked::read(std::env::args().skip(1)) {
        Ok(asked) => asked,
        Err(error) => {
            println!("bench: {error}");
            return ExitCode::FAILURE;
        }
    };
    machine::print();
    machine::print_load("before");
    let moto = Arc::new(Moto::start());
    let pages = pages::list();
    let mut ack_cpu = None;
    let mut worker_cpu = None;
    if asked.has("ack") {
        ack_cpu = Some(ack::measure(&moto, asked.rounds).await);
    }
    if asked.has("pages") {
        pages::measure(&pages);
    }
    if asked.has("worker") {
        worker_cpu = Some(worker::measure(&pages, asked.rounds.div_ceil(3)).await);
    }
    if asked.has("trip") {
        trip::measure(&moto).await;
    }
    if let (Some(ack), Some(worker)) = (ack_cpu, worker_cpu) {
        cost::print(ack, worker);
    }
    let held = !asked.has("counts") || counts::measure(asked.update_counts);
    if asked.has("criterion") {
        criterion::measure();
    }
    machine::print_load("after");
    if held {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
