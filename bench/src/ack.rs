//! The ack beside its peers: the same command, the same queue, one after the other in each round.

use std::time::{Duration, Instant};

use serde_json::Value;
use testkit::lambda::{Function, Running};
use testkit::moto::Moto;
use testkit::scene::SIGNING_SECRET_PARAMETER;
use testkit::slash::{SIGNING_SECRET, SlackRequest};
use testkit::sqs::Queue;
use testkit::unique::unique;

use crate::far::{Far, ROUND_TRIP};
use crate::figures::Figures;
use crate::process::{cpu_time, milliseconds, peak_memory};
use crate::table::Table;
use crate::{BINARIES, zip};

/// Invocations of a function before its usual ones are measured.
const WARM_UP: usize = 10;
/// Usual invocations in a round.
const INVOCATIONS: usize = 50;
/// What Lambda's runtimes for Python and Node have by themselves, and what no deployment needs: left out of a peer's zip.
const NOT_DEPLOYED: [&str; 6] = [
    "/node_modules/@aws",
    "/node_modules/@smithy",
    "/node_modules/.bin",
    "/node_modules/.package-lock.json",
    "/__pycache__",
    ".pyc",
];

/// Where the function has its signing secret from.
#[derive(Clone, Copy, PartialEq)]
enum Secret {
    Environment,
    Ssm,
}

/// One row of the table.
struct Contestant {
    name: &'static str,
    program: String,
    /// Whether it does the command, or only answers.
    works: bool,
    secret: Secret,
    /// Where AWS is, if not next to it.
    far: Option<Far>,
    zip: f64,
    init: Figures,
    init_cpu: Figures,
    first: Figures,
    usual: Figures,
    cpu: Figures,
    memory: Figures,
}

impl Contestant {
    fn new(name: &'static str, program: String, zip: f64) -> Self {
        Self {
            name,
            program,
            works: true,
            secret: Secret::Environment,
            far: None,
            zip,
            init: Figures::default(),
            init_cpu: Figures::default(),
            first: Figures::default(),
            usual: Figures::default(),
            cpu: Figures::default(),
            memory: Figures::default(),
        }
    }

    /// Starts it, gives it its invocations, and ends it. False, and nothing is counted, where the machine was so busy that
    /// the queue did not answer in the ack's time.
    async fn run(&mut self, moto: &Moto) -> bool {
        let (queue, _) = Queue::create_pair_of(moto, &format!("bench-{:x}", unique())).await;
        let aws = self.far.as_ref().map_or(moto.origin(), Far::origin);
        let function = Function::of(&self.program)
            .env("PATH", std::env::var("PATH").unwrap_or_default())
            // What the template sets; a test asks for more.
            .env("AWS_LAMBDA_LOG_LEVEL", "INFO")
            .env("AWS_ENDPOINT_URL", aws)
            .env("QUEUE_URL", queue.url.replace(moto.origin(), aws));
        let function = match self.secret {
            Secret::Environment => function.env("SLACK_SIGNING_SECRET", SIGNING_SECRET),
            Secret::Ssm => function.env("SLACK_SIGNING_SECRET_PARAMETER", SIGNING_SECRET_PARAMETER),
        };
        let running = function.start().await;
        let init_cpu = cpu_time(running.process_id());
        let Some(first) = self.invoke(&running).await else {
            return false;
        };
        for _ in 1..WARM_UP {
            if self.invoke(&running).await.is_none() {
                return false;
            }
        }
        let before = cpu_time(running.process_id());
        let mut usual = Figures::default();
        for _ in 0..INVOCATIONS {
            let Some(time) = self.invoke(&running).await else {
                return false;
            };
            usual.push(milliseconds(time));
        }
        let cpu = cpu_time(running.process_id()).saturating_sub(before);
        self.usual.push(usual.median());
        self.init.push(milliseconds(running.init_time()));
        self.init_cpu.push(milliseconds(init_cpu));
        self.first.push(milliseconds(first));
        #[expect(clippy::cast_precision_loss, reason = "a few dozen")]
        self.cpu.push(milliseconds(cpu) / INVOCATIONS as f64);
        self.memory.push(peak_memory(running.process_id()));
        if self.works {
            self.check(&running, moto, &queue).await;
        }
        true
    }

    /// One command; `None` where the queue did not answer in time.
    async fn invoke(&self, running: &Running) -> Option<Duration> {
        let event = command().event();
        let started = Instant::now();
        let answer = running.invoke(&event).await.answered();
        let time = started.elapsed();
        assert_eq!(answer["statusCode"], 200, "{}: {answer}", self.name);
        if self.works {
            let body = answer["body"].as_str().unwrap_or_default();
            let body: Value = serde_json::from_str(body).unwrap_or_default();
            let text = body["text"].as_str().unwrap_or_default();
            if text.contains("could not be queued") {
                return None;
            }
            assert!(
                text.starts_with("Summarizing") && text.contains("article"),
                "{}: {answer}",
                self.name
            );
        }
        Some(time)
    }

    /// It must have done the work: all Jobs are on the queue, and a forged request is refused.
    async fn check(&self, running: &Running, moto: &Moto, queue: &Queue) {
        let (queued, _) = queue.depth(moto).await;
        assert_eq!(queued, (WARM_UP + INVOCATIONS) as u64, "{}", self.name);
        let forged = command().secret("another").event();
        let answer = running.invoke(&forged).await.answered();
        assert_eq!(answer["statusCode"], 401, "{}: {answer}", self.name);
    }
}

/// A command like most, each by another person.
fn command() -> SlackRequest {
    let user = format!("U{:012X}", unique());
    SlackRequest::fields(&[
        ("command", "/summarize"),
        ("text", "https://example.com/article 3"),
        ("user_id", &user),
        (
            "response_url",
            "https://hooks.slack.com/commands/T0001/397700885554/0123456789abcdef01234567",
        ),
    ])
}

/// Runs all of them `rounds` times and prints the table; gives our milliseconds of CPU for one request.
pub(crate) async fn measure(moto: &Moto, rounds: usize) -> f64 {
    let ack = format!("{BINARIES}/ack");
    let own = zip::size(&[&ack], &[]);
    let floor = format!("{BINARIES}/bench-hello");
    let floor_zip = zip::size(&[&floor], &[]);
    let packages = crate::machine::first_line(
        "bench/.venv/bin/python",
        &[
            "-c",
            "import sysconfig; print(sysconfig.get_path('purelib'))",
        ],
    );
    let python = ["slack_bolt", "slack_sdk"].map(|package| format!("{packages}/{package}"));
    let python = zip::size(
        &["bench/peers/bolt_python.py", &python[0], &python[1]],
        &NOT_DEPLOYED,
    );
    let node = zip::size(
        &["bench/peers/bolt_js.js", "bench/node_modules"],
        &NOT_DEPLOYED,
    );
    moto.put_secret(SIGNING_SECRET_PARAMETER, SIGNING_SECRET)
        .await;
    let mut all = [
        Contestant {
            works: false,
            ..Contestant::new("bare Rust runtime", floor, floor_zip)
        },
        Contestant::new("slack-summarize", ack.clone(), own),
        Contestant {
            secret: Secret::Ssm,
            ..Contestant::new("the same, secret from SSM", ack.clone(), own)
        },
        Contestant {
            secret: Secret::Ssm,
            far: Some(Far::start(moto).await),
            ..Contestant::new("the same, and AWS at a distance", ack, own)
        },
        Contestant::new("Bolt for Python", "bench/peers/bolt-python".into(), python),
        Contestant::new("Bolt for JavaScript", "bench/peers/bolt-js".into(), node),
    ];
    let mut alone = Figures::default();
    for _ in 0..rounds {
        for contestant in &mut all {
            let mut runs = 1;
            while !contestant.run(moto).await {
                assert!(runs < 5, "the machine is too busy to measure on");
                runs += 1;
            }
        }
        alone.push(milliseconds(queue_alone(moto).await));
    }
    print(&all, rounds, &alone);
    all[1].cpu.median()
}

/// How long the stand-in for SQS takes for one message: what every contestant waits for.
async fn queue_alone(moto: &Moto) -> Duration {
    let (queue, _) = Queue::create_pair_of(moto, &format!("bench-{:x}", unique())).await;
    let started = Instant::now();
    for number in 0..20 {
        queue.send(moto, &number.to_string(), "a Job").await;
    }
    started.elapsed() / 20
}

fn print(all: &[Contestant], rounds: usize, alone: &Figures) {
    println!("\n## The ack: a slash command verified, queued and answered\n");
    let mut table = Table::new([
        "",
        "init, ms",
        "CPU of init, ms",
        "first invocation, ms",
        "later ones, ms",
        "CPU of a later one, ms",
        "peak memory, MB",
        "zip, MB",
    ]);
    for one in all {
        table.row([
            one.name.to_owned(),
            one.init.spread(1),
            one.init_cpu.spread(1),
            one.first.spread(1),
            one.usual.spread(1),
            one.cpu.spread(3),
            one.memory.spread(1),
            format!("{:.2}", one.zip),
        ]);
    }
    println!("{table}");
    println!(
        "Medians of {rounds} starts in turn, each with {INVOCATIONS} invocations (in brackets, the middle half). Init: from \
         the process's start to its first request for work. The stand-in for SQS alone takes {} ms for a message. \
         At a distance: {} ms to AWS and back, and twice that to open a connection.\n",
        alone.spread(1),
        ROUND_TRIP.as_millis()
    );
    let mut table = Table::new([
        "as a multiple of slack-summarize's",
        "init",
        "CPU of init",
        "first invocation",
        "CPU of a later one",
        "peak memory",
        "zip",
    ]);
    let ours = &all[1];
    for one in all.iter().filter(|one| one.name != ours.name) {
        table.row([
            one.name.to_owned(),
            one.init.over(&ours.init).spread(2),
            one.init_cpu.over(&ours.init_cpu).spread(2),
            one.first.over(&ours.first).spread(2),
            one.cpu.over(&ours.cpu).spread(2),
            one.memory.over(&ours.memory).spread(2),
            format!("{:.2}", one.zip / ours.zip),
        ]);
    }
    println!("{table}");
    println!(
        "Ratios within a round, their median and middle half. The peers' zips have only what Lambda's own runtimes do not \
         bring. Bolt for Python runs on awslambdaric, Bolt for JavaScript on a loop of the benchmark's own.\n"
    );
}
