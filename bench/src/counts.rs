//! Guards without a clock: instructions of the hot paths, counted by callgrind, against those of last time.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use crate::BINARIES;
use crate::machine::first_line;
use crate::table::Table;

/// The counts that hold, one path a line; the first line says what they were taken with.
const BASELINE: &str = "bench/instructions.txt";
/// How much more a path may take, as a share.
const TOLERANCE: f64 = 0.05;
/// The hot paths of `bench-paths`: its name for each, ours, and how often each is done in the two runs, whose difference
/// leaves out what only happens once.
const PATHS: [(&str, &str, [u64; 2]); 6] = [
    ("verify", "verify a signature", [100, 1_100]),
    ("parse", "read what a person typed", [100, 1_100]),
    (
        "respond",
        "the whole ack, log lines included, without SQS",
        [100, 600],
    ),
    ("extract", "a page's HTML to its article", [2, 12]),
    ("rank", "an article to its summary", [2, 12]),
    ("render", "a summary to Slack's message", [20, 220]),
];

/// Counts all paths and prints the table; false where one has grown too much.
pub(crate) fn measure(update: bool) -> bool {
    println!("\n## Instructions of the hot paths, by callgrind\n");
    if first_line("valgrind", &["--version"]).is_empty() {
        println!("Not counted: there is no valgrind here.\n");
        return true;
    }
    let compiler = format!(
        "{} {}",
        first_line("rustc", &["--version"]),
        std::env::consts::ARCH
    );
    let (of, baseline) = baseline();
    let comparable = of == compiler;
    let mut table = Table::new(["", "instructions", "change", "µs of CPU"]);
    let mut counts = BTreeMap::new();
    let mut grown = Vec::new();
    for (path, name, times) in PATHS {
        let count = count(path, times);
        counts.insert(path, count);
        let change = baseline.get(path).map(|before| share(count, *before));
        if change.is_some_and(|change| change > TOLERANCE) {
            grown.push(path);
        }
        table.row([
            name.to_owned(),
            grouped(count),
            change.map_or_else(
                || "new".to_owned(),
                |change| format!("{:+.1} %", change * 100.0),
            ),
            time(path, times[1]),
        ]);
    }
    println!("{table}");
    if update {
        let mut lines = vec![compiler];
        lines.extend(counts.iter().map(|(path, count)| format!("{path} {count}")));
        let text = lines.join("\n") + "\n";
        std::fs::write(BASELINE, text).expect("a writable baseline");
        println!("Written to {BASELINE}.\n");
        return true;
    }
    if !comparable {
        println!("The baseline is of {of}, so that its changes are not judged here.\n");
        return true;
    }
    if !grown.is_empty() {
        println!(
            "FAILED: {} takes over {:.0} % more than last time. If that is meant, take the new counts over: \
             bench/run counts --update-counts\n",
            grown.join(", "),
            TOLERANCE * 100.0,
        );
    }
    grown.is_empty()
}

fn baseline() -> (String, BTreeMap<String, u64>) {
    let text = std::fs::read_to_string(BASELINE).unwrap_or_default();
    let mut lines = text.lines();
    let of = lines.next().unwrap_or_default().to_owned();
    let counts = lines
        .filter_map(|line| {
            let (path, count) = line.split_once(' ')?;
            Some((path.to_owned(), count.parse().ok()?))
        })
        .collect();
    (of, counts)
}

/// Instructions of doing a path once.
fn count(path: &str, [few, many]: [u64; 2]) -> u64 {
    let [low, high] = [few, many].map(|times| total(path, times));
    high.saturating_sub(low) / (many - few)
}

/// Microseconds of CPU of doing a path once, without callgrind: what this machine makes of the instructions.
fn time(path: &str, times: u64) -> String {
    let output = Command::new(format!("{BINARIES}/bench-paths"))
        .args([path, &(times * 10).to_string()])
        .stdout(Stdio::null())
        .output()
        .expect("bench-paths runs");
    let said = String::from_utf8_lossy(&output.stderr);
    let time = said.trim().strip_suffix(" µs");
    let time: f64 = time.and_then(|time| time.parse().ok()).unwrap_or(f64::NAN);
    format!("{time:.1}")
}

fn total(path: &str, times: u64) -> u64 {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(format!("{BINARIES}/bench-paths"))
        .args([path, &times.to_string()])
        .stdout(Stdio::null())
        .output()
        .expect("valgrind runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{path} failed:\n{said}");
    said.lines()
        .find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok())
        .unwrap_or_else(|| panic!("callgrind names no total:\n{said}"))
}

#[expect(clippy::cast_precision_loss, reason = "a share for people")]
fn share(now: u64, before: u64) -> f64 {
    now as f64 / before as f64 - 1.0
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    groups.join(",")
}
