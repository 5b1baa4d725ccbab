//! One command end to end on loopback: where the time goes, and how much of it is ours.

use std::sync::Arc;
use std::time::Instant;

use testkit::mapping::Mapping;
use testkit::moto::Moto;
use testkit::scene::{AtOnce, Scene};
use testkit::slash::SlackRequest;

use crate::BINARIES;
use crate::figures::Figures;
use crate::process::{cpu_time, milliseconds};
use crate::table::Table;

/// Commands before those that count.
const WARM_UP: usize = 5;
/// Commands that count.
const COMMANDS: usize = 60;

/// Sends commands one after the other and prints the table.
pub(crate) async fn measure(moto: &Arc<Moto>) {
    let (ack, worker) = (format!("{BINARIES}/ack"), format!("{BINARIES}/worker"));
    let scene = Scene::new(moto, &ack, &worker).await;
    let ack = scene
        .ack()
        .env("JOBS_PER_MINUTE", "0")
        .env("AWS_LAMBDA_LOG_LEVEL", "INFO");
    let worker = scene
        .worker()
        .env("ENGINE", "builtin")
        .env("AWS_LAMBDA_LOG_LEVEL", "INFO");
    let (ack, worker) = (ack.start().await, worker.start().await);
    let mapping = Mapping {
        moto,
        queue: &scene.jobs,
    };
    let (mut acks, mut rounds) = (Figures::default(), Figures::default());
    let (mut ack_cpu, mut worker_cpu) = (Figures::default(), Figures::default());
    for number in 0..WARM_UP + COMMANDS {
        let url = scene.slack.lend_url();
        let request = SlackRequest::command(&format!("{} 3", scene.site.article()), &url);
        let before = (cpu_time(ack.process_id()), cpu_time(worker.process_id()));
        let started = Instant::now();
        let at_once = scene.ask(&ack, &request).await;
        let acked = started.elapsed();
        assert_eq!(at_once, AtOnce::Accepted);
        let started = Instant::now();
        mapping.round(&worker).await;
        let round = started.elapsed();
        assert_eq!(scene.seen(&url).len(), 1, "no reply");
        if number < WARM_UP {
            continue;
        }
        acks.push(milliseconds(acked));
        rounds.push(milliseconds(round));
        ack_cpu.push(milliseconds(
            cpu_time(ack.process_id()).saturating_sub(before.0),
        ));
        worker_cpu.push(milliseconds(
            cpu_time(worker.process_id()).saturating_sub(before.1),
        ));
    }
    let log = worker.stop();
    let logged = |metric: &str| -> Figures {
        let figures = log
            .records()
            .into_iter()
            .filter_map(|record| record.get(metric)?.as_f64());
        figures.skip(WARM_UP).collect()
    };
    let (fetch, summary) = (logged("FetchTime"), logged("SummaryTime"));
    let engine = summary.less(&fetch);
    let rest = rounds.less(&summary);
    println!("\n## One command end to end, on loopback\n");
    let mut table = Table::new(["", "ms", "whose time"]);
    for (name, figures, whose) in [
        (
            "ack: Slack's request to \"Summarizing …\"",
            acks.spread(1),
            "SQS's, for the most part",
        ),
        ("fetch of the page", fetch.spread(1), "the site's"),
        ("article and summary", engine.spread(1), "ours"),
        (
            "queue (receive, delete) and the reply to Slack",
            rest.spread(1),
            "SQS's and Slack's",
        ),
        ("ack and all that follows", acks.plus(&rounds).spread(1), ""),
        ("of that, CPU of the ack", ack_cpu.spread(2), "ours"),
        ("of that, CPU of the worker", worker_cpu.spread(2), "ours"),
    ] {
        table.row([name.to_owned(), figures, whose.to_owned()]);
    }
    println!("{table}");
    println!(
        "Medians of {COMMANDS} commands (in brackets, the middle half). Moto stands in for SQS and takes far longer than our \
         functions; a site and Slack on loopback answer at once, where the web takes tens to hundreds of milliseconds.\n"
    );
}
