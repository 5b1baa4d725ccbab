//! Prints what 5 MiB pages of hostile kinds cost: processor time, and the peak memory of a process that extracts only that page.
#![expect(clippy::print_stdout, reason = "the output is the purpose")]

use std::error::Error;
use std::process::Command;

mod clock;
#[path = "../tests/hostile/pages.rs"]
mod pages;

/// The most that the fetcher downloads.
const SIZE: usize = 5 * 1024 * 1024;

fn main() -> Result<(), Box<dyn Error>> {
    if let Some(kind) = std::env::args().nth(1) {
        return measure(&kind);
    }
    println!("| 5 MiB of | seconds | peak MiB |\n|---|---:|---:|");
    for kind in pages::KINDS {
        let child = Command::new(std::env::current_exe()?).arg(kind).output()?;
        print!("{}", String::from_utf8_lossy(&child.stdout));
        if !child.status.success() {
            println!("| {kind} | failed | {} |", child.status);
        }
    }
    Ok(())
}

fn measure(kind: &str) -> Result<(), Box<dyn Error>> {
    let page = engine::Page::html(None, pages::page(kind, SIZE));
    let (article, time) = clock::timed(|| engine::extract(&page));
    let seconds = time.as_secs_f64();
    drop(article);
    println!("| {kind} | {seconds:.2} | {} |", peak_mebibytes()?);
    Ok(())
}

/// The kernel's own high-water mark; only Linux tells it.
fn peak_mebibytes() -> Result<String, Box<dyn Error>> {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        return Ok("–".to_owned());
    };
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .ok_or("no VmHWM")?;
    let kibibytes: u64 = line.split_whitespace().nth(1).ok_or("no number")?.parse()?;
    Ok((kibibytes / 1024).to_string())
}
