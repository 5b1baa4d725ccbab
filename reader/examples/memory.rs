//! Prints what five documents of each hostile kind at once cost: how they end, how long it takes, and the most memory that
//! this process and its children hold together. And what starting a child costs.
//!
//! `memory` for PDFs, `memory pages` for HTML, `memory pages together` for HTML in this process and all at once; `short`
//! for pages that are just short enough to be read in this process.
#![expect(clippy::print_stdout, reason = "the output is the purpose")]

use std::error::Error;
use std::time::{Duration, Instant};

use engine::Page;
use reader::{ReadError, Reader};
use testkit::hostile_pdf;
use testkit::process::MemoryWatch;

#[path = "../../engine/tests/hostile/pages.rs"]
mod pages;

/// The most that the fetcher downloads.
const SIZE: usize = 5 << 20;

fn main() -> Result<(), Box<dyn Error>> {
    reader::answer_if_child();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let mode: Vec<String> = std::env::args().skip(1).collect();
    let mode: Vec<&str> = mode.iter().map(String::as_str).collect();
    runtime.block_on(async {
        println!("| five at once of | end | seconds | MiB in all |\n|---|---|---:|---:|");
        if mode.first() == Some(&"pages") {
            for kind in pages::KINDS {
                let size = if mode.contains(&"short") {
                    SIZE / 20
                } else {
                    SIZE
                };
                let page = Page::html(None, pages::page(kind, size));
                five(kind, &page, mode.contains(&"together")).await?;
            }
            return Ok(());
        }
        five(
            "a page of one sentence",
            &Page::pdf(None, hostile_pdf::control()),
            false,
        )
        .await?;
        five(
            "a scatter plot",
            &Page::pdf(None, hostile_pdf::scatter_plot()),
            false,
        )
        .await?;
        for kind in hostile_pdf::KINDS {
            let document = hostile_pdf::document(kind, 0);
            let padding = SIZE.saturating_sub(document.len());
            five(
                kind,
                &Page::pdf(None, hostile_pdf::document(kind, padding)),
                false,
            )
            .await?;
        }
        start().await
    })
}

async fn five(kind: &str, page: &Page, together: bool) -> Result<(), Box<dyn Error>> {
    let reader = Reader::new()?;
    let deadline = Instant::now() + Duration::from_mins(5);
    let five: Vec<Page> = vec![page.clone(); 5];
    let watch = MemoryWatch::start(std::process::id());
    let started = Instant::now();
    let tasks: Vec<_> = five
        .into_iter()
        .map(|page| {
            let reader = reader.clone();
            tokio::spawn(async move {
                if !together {
                    return reader.read(page, deadline).await;
                }
                match tokio::task::spawn_blocking(move || engine::extract(&page)).await {
                    Ok(read) => read.map_err(ReadError::from),
                    Err(_) => Err(ReadError::NoTurn),
                }
            })
        })
        .collect();
    let mut end = String::new();
    for task in tasks {
        end = match task.await? {
            Ok(article) => format!("read, {} bytes", article.text().len()),
            Err(error) => error.to_string(),
        };
    }
    let seconds = started.elapsed().as_secs_f64();
    println!("| {kind} | {end} | {seconds:.2} | {} |", watch.most() >> 10);
    Ok(())
}

async fn start() -> Result<(), Box<dyn Error>> {
    const TIMES: usize = 200;
    let reader = Reader::new()?;
    let page = Page::pdf(None, hostile_pdf::control());
    let mut apart = Vec::new();
    let mut here = Vec::new();
    for _ in 0..TIMES {
        let started = Instant::now();
        reader
            .read(page.clone(), started + Duration::from_mins(1))
            .await?;
        apart.push(started.elapsed());
        let started = Instant::now();
        engine::extract(&page)?;
        here.push(started.elapsed());
    }
    apart.sort_unstable();
    here.sort_unstable();
    println!(
        "a page of one sentence: {:?} in a child (median of {TIMES}; the slowest {:?}), {:?} without one",
        apart[TIMES / 2],
        apart[TIMES - 1],
        here[TIMES / 2]
    );
    Ok(())
}
