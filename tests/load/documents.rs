//! The worker and its children with five of the worst documents at once: how each kind ends, and the most memory in all.

use std::time::Instant;

use testkit::lambda::Running;
use testkit::process::MemoryWatch;
use testkit::reply::Reply;
use testkit::scene::{Later, Scene};
use testkit::slack::visible_text;
use testkit::{event, hostile_pdf, job};

use crate::scene;

#[path = "../../engine/tests/hostile/pages.rs"]
mod pages;

/// A little less than the fetcher downloads at most, in bytes: what a document has around its padding fits in.
const SIZE: usize = (5 << 20) - (64 << 10);
/// What the template gives the worker, in MiB.
const FUNCTION_MEMORY: usize = 512;

/// Records of a batch, as the template maps the queue.
const AT_ONCE: usize = 5;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "prints figures"]
async fn five_of_the_worst_documents_at_once() {
    let scene = scene().await;
    let worker = scene.worker().env("ENGINE", "builtin").start().await;
    println!(
        "| a batch of five | MiB of the worker and its child | seconds | the person reads |\n|---|--:|--:|---|"
    );
    let mut most = 0;
    for kind in hostile_pdf::KINDS {
        let padding = SIZE.saturating_sub(hostile_pdf::document(kind, 0).len());
        let reply = Reply::status(200)
            .header("content-type", "application/pdf")
            .body(hostile_pdf::document(kind, padding));
        most = most.max(batch(&scene, &worker, kind, reply).await);
    }
    for kind in pages::KINDS {
        let reply = Reply::html(pages::page(kind, SIZE));
        most = most.max(batch(&scene, &worker, kind, reply).await);
    }
    for abbreviations in ["A.B.C. ", "Mr. Dr. e.g. No. 1. "] {
        let text = abbreviations.repeat(SIZE / abbreviations.len());
        let kind = format!("a text of nothing but {abbreviations}");
        most = most.max(batch(&scene, &worker, &kind, Reply::text(200, &text)).await);
    }
    println!("the most of all: {most} MiB of the function's {FUNCTION_MEMORY}");
}

/// Works on a batch, prints its row and gives the most memory in MiB.
async fn batch(scene: &Scene, worker: &Running, kind: &str, document: Reply) -> usize {
    let page = scene.site.page("/document", document);
    let answers: [String; AT_ONCE] = std::array::from_fn(|_| scene.slack.lend_url());
    let bodies: Vec<_> = answers
        .iter()
        .map(|answer| job::link(&page, answer).to_string())
        .collect();
    let watch = MemoryWatch::start(worker.process_id());
    let started = Instant::now();
    let outcome = worker.invoke(&event::batch(&scene.jobs.arn, &bodies)).await;
    let seconds = started.elapsed().as_secs_f64();
    let most = watch.most() >> 10;
    assert_eq!(
        event::failed_records(&outcome.answered()),
        [""; 0],
        "{kind}"
    );
    let mut read: Vec<String> = answers
        .iter()
        .map(|answer| match scene.seen(answer)[..] {
            [Later::FromBuiltIn] => "a summary".to_owned(),
            _ => visible_text(&scene.slack.the_message(answer)),
        })
        .collect();
    read.sort();
    read.dedup();
    let read = read.join(" / ").replace('\n', " ");
    println!("| {kind} | {most} | {seconds:.1} | {read} |");
    most
}
