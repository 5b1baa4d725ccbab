//! What the figures were taken on, and whether it had better things to do.

use std::process::Command;

/// Prints the machine and the versions of what is measured.
pub(crate) fn print() {
    println!("Machine: {}, {} cores, {}", processor(), cores(), kernel());
    println!(
        "Versions: slack-summarize {}, {}; {}; {}",
        env!("CARGO_PKG_VERSION"),
        first_line("rustc", &["--version"]),
        python(),
        node(),
    );
}

/// Prints how busy the machine is, with a warning where that spoils the figures of the clock.
pub(crate) fn print_load(when: &str) {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let minute = load.split(' ').next().unwrap_or("unknown");
    print!("Load average {when}: {minute}");
    // This program, one function and moto take turns: together they are one core's worth.
    let limit = 1.5;
    if minute.parse::<f64>().is_ok_and(|load| load > limit) {
        print!(
            ". WARNING: other programs are running; the clock's figures are too high, those of CPU time and memory are not"
        );
    }
    println!();
}

fn processor() -> String {
    let text = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let value = |name: &str| {
        let line = text.lines().find(|line| line.starts_with(name))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    // Cloud machines leave out which Xeon or EPYC: family, model and stepping tell.
    match (value("model name"), value("cpu family"), value("model")) {
        (Some(name), Some(family), Some(model)) => {
            format!("{name} (family {family}, model {model})")
        }
        _ => std::env::consts::ARCH.to_owned(),
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(0, std::num::NonZero::get)
}

fn kernel() -> String {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("Linux {}", release.trim())
}

/// The first line that a program prints; `None` where there is no such program.
pub(crate) fn first_line(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    let text = output.map(|output| output.stdout).unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    text.lines().next().unwrap_or_default().to_owned()
}

fn python() -> String {
    let program = "import sys, importlib.metadata as m; print('Python', sys.version.split()[0], 'with', ', '.join(f'{p} {m.version(p)}' for p in sys.argv[1:]))";
    let packages = ["slack_bolt", "awslambdaric", "boto3", "trafilatura", "sumy"];
    let mut arguments = vec!["-c", program];
    arguments.extend(packages);
    first_line("bench/.venv/bin/python", &arguments)
}

fn node() -> String {
    let version = |package: &str| {
        let path = format!("bench/node_modules/{package}/package.json");
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        let version = json["version"].as_str().unwrap_or("unknown");
        format!("{package} {version}")
    };
    format!(
        "Node.js {} with {}, {}",
        first_line("node", &["--version"]),
        version("@slack/bolt"),
        version("@aws-sdk/client-sqs"),
    )
}
