//! The fault table: each thing that can go wrong around the product, and what a person sees of it in the end.
//!
//! Every row runs the real ack and worker from a signed command to Slack's channel, with SQS and SSM from
//! moto. `FAULTS=long` adds the rows whose faults take their time (`make faults`).
#![expect(clippy::print_stdout, reason = "the table is what this is for")]

mod awkward;
#[path = "../service/declared.rs"]
mod declared;
mod rows;
mod secrets;
mod sources;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use testkit::lambda::Running;
use testkit::log::Log;
use testkit::moto::Moto;
use testkit::scene::{AtOnce, Later, Scene};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

/// What a row ends with: what a person saw, what is still queued, and what an operator sees.
#[derive(Debug, Clone)]
struct Ending {
    at_once: AtOnce,
    later: Vec<Later>,
    left_over: u64,
    /// The outcomes that both a log line and a metric tell of.
    signs: BTreeSet<String>,
}

impl Ending {
    /// Looks at everything, once nothing more can come. Ends the functions, so that their logs are whole.
    async fn of(scene: &Scene, at_once: AtOnce, url: &str, functions: Vec<Running>) -> Self {
        Self {
            at_once,
            later: scene.seen(url),
            left_over: scene.left_over().await,
            signs: functions
                .into_iter()
                .flat_map(|function| signs(&function.stop()))
                .collect(),
        }
    }

    /// Whether it is what `expected` promises. Signs beyond the promised ones are routine.
    fn keeps(&self, expected: &Self) -> bool {
        self.at_once == expected.at_once
            && self.later == expected.later
            && self.left_over == expected.left_over
            && expected.signs.is_subset(&self.signs)
    }
}

fn signs(log: &Log) -> BTreeSet<String> {
    let told = |field: &'static str, metric: bool| {
        log.records()
            .into_iter()
            .filter(move |record| record["_aws"].is_object() == metric)
            .filter_map(move |record| record[field].as_str().map(str::to_owned))
            .collect::<BTreeSet<_>>()
    };
    &told("outcome", false) & &told("Outcome", true)
}

type Run = Box<dyn FnOnce(Scene) -> Pin<Box<dyn Future<Output = Ending> + Send>> + Send>;

/// One fault.
struct Row {
    fault: String,
    run: Run,
    expected: Ending,
    /// Why the expected ending is not one answer, where it is not.
    because: &'static str,
    /// Whether only the long table has it.
    long: bool,
}

impl Row {
    fn new<F, Fut>(fault: impl Into<String>, at_once: AtOnce, later: &[Later], run: F) -> Self
    where
        F: FnOnce(Scene) -> Fut + Send + 'static,
        Fut: Future<Output = Ending> + Send + 'static,
    {
        Self {
            fault: fault.into(),
            run: Box::new(|scene| Box::pin(run(scene))),
            expected: Ending {
                at_once,
                later: later.to_vec(),
                left_over: 0,
                signs: BTreeSet::new(),
            },
            because: "",
            long: false,
        }
    }

    fn long(mut self) -> Self {
        self.long = true;
        self
    }

    fn because(mut self, because: &'static str) -> Self {
        self.because = because;
        self
    }

    /// The log line and the metric with this outcome, where the person cannot be told.
    fn told_as(mut self, outcome: &str) -> Self {
        self.expected.signs.insert(outcome.to_owned());
        self
    }
}

/// Rows at once. More than the cores, since most rows wait for their fault.
const SIDE_BY_SIDE: usize = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_ends_as_the_table_promises() {
    let long = std::env::var("FAULTS").is_ok_and(|table| table == "long");
    let moto = Arc::new(Moto::start());
    let lanes = Arc::new(Semaphore::new(SIDE_BY_SIDE));
    let mut running = JoinSet::new();
    let rows = rows::table()
        .into_iter()
        .chain(sources::table())
        .chain(awkward::table())
        .chain(secrets::table())
        .filter(|row| long || !row.long);
    for (number, row) in rows.enumerate() {
        let (moto, lanes) = (Arc::clone(&moto), Arc::clone(&lanes));
        running.spawn(async move {
            let _lane = lanes.acquire_owned().await;
            let scene = Scene::new(
                &moto,
                declared::function(env!("CARGO_BIN_EXE_ack")),
                declared::function(env!("CARGO_BIN_EXE_worker")),
            )
            .await;
            // A row that panics is a row that failed, not the end of the table.
            let ending = tokio::spawn((row.run)(scene))
                .await
                .map_err(|panic| panic.to_string());
            (number, row.fault, row.expected, row.because, ending)
        });
    }
    let mut results = running.join_all().await;
    results.sort_by_key(|result| result.0);
    let mut table = String::new();
    let mut broken = Vec::new();
    for (_, fault, expected, because, ending) in results {
        let good = ending.as_ref().is_ok_and(|ending| ending.keeps(&expected));
        let seen = ending
            .as_ref()
            .map_or_else(Clone::clone, |ending| describe(ending, &expected));
        let _ = writeln!(
            table,
            "{} {fault:<66} {seen}",
            if good { "ok  " } else { "FAIL" }
        );
        if !because.is_empty() {
            let _ = writeln!(table, "     {:<66} ({because})", "");
        }
        if !good {
            broken.push(format!(
                "{fault}: expected {}, saw {seen}",
                describe(&expected, &expected)
            ));
        }
    }
    println!("{table}");
    assert!(
        broken.is_empty(),
        "{} rows are not as promised:\n{}",
        broken.len(),
        broken.join("\n")
    );
}

fn describe(ending: &Ending, expected: &Ending) -> String {
    let at_once = match ending.at_once {
        AtOnce::Accepted => "Summarizing …",
        AtOnce::NotQueued => "could not be queued",
        AtOnce::Refused => "a sentence at once",
        AtOnce::Unsigned => "401",
        AtOnce::Failed => "Slack's own error",
    };
    let later: Vec<&str> = ending
        .later
        .iter()
        .map(|later| match later {
            Later::FromSmmry => "summary by SMMRY",
            Later::FromBuiltIn => "summary by the built-in engine",
            Later::Apology => "apology",
            Later::Sentence => "a sentence",
        })
        .collect();
    let later = if later.is_empty() {
        "nothing".to_owned()
    } else {
        later.join(" + ")
    };
    let queue = if ending.left_over == 0 {
        String::new()
    } else {
        format!(", {} left in the queues", ending.left_over)
    };
    let told: Vec<&str> = (&ending.signs & &expected.signs)
        .iter()
        .filter_map(|sign| expected.signs.get(sign).map(String::as_str))
        .collect();
    let told = match told.as_slice() {
        [] => String::new(),
        outcomes => format!("; log line and metric: {}", outcomes.join(", ")),
    };
    format!("{at_once}, then {later}{queue}{told}")
}
