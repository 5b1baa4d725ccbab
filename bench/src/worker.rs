//! The worker's own binary on real pages from a site on loopback: cold, in batches, and its memory.

use std::path::PathBuf;
use std::time::Instant;

use serde_json::Value;
use testkit::lambda::{Function, Running};
use testkit::reply::Reply;
use testkit::site::Site;
use testkit::slack::Slack;
use testkit::{event, job};

use crate::figures::Figures;
use crate::process::{cpu_time, milliseconds, peak_memory};
use crate::table::Table;
use crate::{BINARIES, unpacked, zip};

/// Records of one batch, as the template sets it.
const BATCH: usize = testkit::mapping::BATCH_SIZE as usize;

/// How often the init is timed, without a model and with one.
const STARTS: usize = 30;

/// What one run over all pages came to.
#[derive(Default)]
struct Runs {
    init: Figures,
    init_with_model: Figures,
    first: Figures,
    first_cpu: Figures,
    cpu: Figures,
    a_second: Figures,
    memory: Figures,
}

/// Runs the worker over the pages `rounds` times and prints the table; gives the milliseconds of CPU for one Job.
pub(crate) async fn measure(pages: &[PathBuf], rounds: usize) -> f64 {
    let (site, slack) = (Site::start().await, Slack::start().await);
    let links: Vec<String> = pages
        .iter()
        .enumerate()
        .map(|(number, page)| {
            let bytes = unpacked::read(page).expect("a readable page");
            site.page(&format!("/{number}"), Reply::html(bytes))
        })
        .collect();
    let mut runs = Runs::default();
    // In turn, and apart from the work, after which a start is quicker than from rest.
    for _ in 0..STARTS {
        runs.init.push(init(&[("ENGINE", "builtin")]).await);
        let model = [("ENGINE", "model"), ("MODEL", "amazon.nova-micro-v1:0")];
        runs.init_with_model.push(init(&model).await);
    }
    for _ in 0..rounds {
        run(&site, &slack, &links, &mut runs).await;
    }
    print(&runs, rounds, links.len());
    runs.cpu.median()
}

/// Milliseconds from a worker's start until it asks for work.
async fn init(settings: &[(&str, &str)]) -> f64 {
    let worker = Function::of(format!("{BINARIES}/worker")).env("SMMRY_API_KEY", "none");
    let worker = settings
        .iter()
        .fold(worker, |worker, (name, value)| worker.env(name, *value));
    milliseconds(worker.start().await.init_time())
}

async fn run(site: &Site, slack: &Slack, links: &[String], runs: &mut Runs) {
    let worker = Function::of(format!("{BINARIES}/worker"))
        .env("AWS_LAMBDA_LOG_LEVEL", "INFO")
        .env("ENGINE", "builtin")
        .env("SMMRY_API_KEY", "none")
        .env("SLACK_REPLY_ORIGINS", slack.origin())
        .env("ALLOW_PRIVATE_ADDRESSES", "true");
    let started = Instant::now();
    let worker = worker.start().await;
    answer(&worker, slack, &[site.article()]).await;
    runs.first.push(milliseconds(started.elapsed()));
    runs.first_cpu
        .push(milliseconds(cpu_time(worker.process_id())));
    let (before, started) = (cpu_time(worker.process_id()), Instant::now());
    for batch in links.chunks(BATCH) {
        answer(&worker, slack, batch).await;
    }
    let elapsed = started.elapsed().as_secs_f64();
    let cpu = cpu_time(worker.process_id()).saturating_sub(before);
    #[expect(clippy::cast_precision_loss, reason = "hundreds")]
    let count = links.len() as f64;
    runs.cpu.push(milliseconds(cpu) / count);
    runs.a_second.push(count / elapsed);
    runs.memory.push(peak_memory(worker.process_id()));
}

/// One batch, whose Jobs must all be answered.
async fn answer(worker: &Running, slack: &Slack, links: &[String]) {
    let urls: Vec<String> = links.iter().map(|_| slack.lend_url()).collect();
    let jobs: Vec<String> = links
        .iter()
        .zip(&urls)
        .map(|(link, url)| job::link(link, url).to_string())
        .collect();
    let batch: Value = event::batch("arn:aws:sqs:us-east-1:123456789012:jobs.fifo", &jobs);
    let answer = worker.invoke(&batch).await.answered();
    assert!(event::failed_records(&answer).is_empty(), "{answer}");
    assert!(
        urls.iter().all(|url| slack.shown(url).len() == 1),
        "an unanswered Job"
    );
}

fn print(runs: &Runs, rounds: usize, pages: usize) {
    println!("\n## The worker: a Job from the queue to the reply at the response URL\n");
    let mut table = Table::new(["", "median (middle half)"]);
    for (name, figures, digits) in [
        ("init, ms", &runs.init, 1),
        (
            "init where a model of Bedrock is set, ms",
            &runs.init_with_model,
            1,
        ),
        (
            "a cold worker's first summary, from process start to reply, ms",
            &runs.first,
            1,
        ),
        ("of that, CPU, ms", &runs.first_cpu, 1),
        (
            "CPU of a later Job (fetch, engine, reply, log), ms",
            &runs.cpu,
            2,
        ),
        ("Jobs a second in batches of five", &runs.a_second, 0),
        ("peak memory, MB", &runs.memory, 1),
    ] {
        table.row([name.to_owned(), figures.spread(digits)]);
    }
    let worker = format!("{BINARIES}/worker");
    table.row([
        "zip, MB".to_owned(),
        format!("{:.2}", zip::size(&[&worker], &[])),
    ]);
    println!("{table}");
    println!(
        "{STARTS} starts of each kind for init, {rounds} for the rest; each of these reads the test kit's article first and then {pages} pages, which a site on loopback serves as \
         the web gave them.\n"
    );
}
