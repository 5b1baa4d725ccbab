//! One hot path, over and over, for callgrind to count; or pages, timed.
//!
//! `bench-paths NAME TIMES`, `bench-paths pages < LIST`: the list has one page's path a line, packed by gzip or not, and
//! each line of the answer is the CPU milliseconds of one page, or `-` where there is nothing to summarize.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring program that cannot measure must say so and stop"
)]

mod samples;
mod unpacked;

use std::hint::black_box;
use std::io::BufRead as _;
use std::time::SystemTime;

use http::HeaderMap;
use rustix::time::{ClockId, clock_gettime};
use secrecy::SecretString;
use service::ack::Ack;
use service::command::{self, Command};
use service::job::Job;
use service::queue::{JobQueue, QueueError};
use service::secrets::{NoStore, Secret};
use service::slack::signature::{self, Freshness};
use service::telemetry::{self, Format};
use testkit::site;
use testkit::slash::{SIGNING_SECRET, SlackRequest};

use samples::{article, link_job, message, rules, slash};

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.first().map(String::as_str) == Some("pages") {
        return pages();
    }
    let times: u32 = words[1].parse().expect("NAME TIMES");
    match words[0].as_str() {
        "verify" => verify(times),
        "parse" => parse(times),
        "respond" => respond(times),
        "render" => render(times),
        "extract" => extract(times),
        "rank" => rank(times),
        other => panic!("no hot path is called {other}"),
    }
}

/// Does it so many times, and says on standard error how many microseconds of CPU one took.
fn repeat<T>(times: u32, mut work: impl FnMut() -> T) {
    let started = cpu_milliseconds();
    for _ in 0..times {
        black_box(work());
    }
    let time = cpu_milliseconds() - started;
    eprintln!("{:.3} µs", time * 1e3 / f64::from(times));
}

fn cpu_milliseconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    #[expect(clippy::cast_precision_loss, reason = "seconds, few")]
    let milliseconds = time.tv_sec as f64 * 1e3 + time.tv_nsec as f64 / 1e6;
    milliseconds
}

fn headers(request: &SlackRequest) -> HeaderMap {
    let headers = request.headers();
    let header = |(name, value): &(String, String)| -> (http::HeaderName, http::HeaderValue) {
        (name.parse().unwrap(), value.parse().unwrap())
    };
    headers.iter().map(header).collect()
}

/// The signature of a request.
fn verify(times: u32) {
    let request = slash();
    let headers = headers(&request);
    let secret = SecretString::from(SIGNING_SECRET);
    let freshness = Freshness::Within(SystemTime::now());
    repeat(times, || {
        signature::verify(&secret, &headers, request.raw(), freshness).expect("a good signature");
    });
}

/// What a person typed.
fn parse(times: u32) {
    let defaults = rules().defaults;
    repeat(times, || -> Command {
        command::parse("<https://example.com/article|article> 3 private", defaults)
            .expect("a good command")
    });
}

/// Takes the Job as SQS does, without the way there.
struct NoWay;

impl JobQueue for NoWay {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        black_box(job.to_json());
        Ok(())
    }
}

/// All that the ack does between Lambda's runtime and the queue, with its log lines.
fn respond(times: u32) {
    telemetry::init(Format::Json);
    let request = slash();
    let secret = Secret::<NoStore>::fixed(SIGNING_SECRET.into());
    let ack = Ack::new(secret, NoWay, rules());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let headers = headers(&request);
    repeat(times, || {
        let mut asked = http::Request::new(request.raw().to_vec().into());
        *asked.method_mut() = http::Method::POST;
        *asked.headers_mut() = headers.clone();
        let answer = runtime.block_on(ack.respond(asked));
        assert_eq!(answer.status(), 200);
        answer
    });
}

fn render(times: u32) {
    let job = link_job();
    let summary = engine::summarize(&article(&site::article()).unwrap(), 3).unwrap();
    repeat(times, || message(summary.clone(), &job));
}

/// A page of the web's usual length, and more boilerplate than article.
fn long_page() -> String {
    site::long(36)
}

fn extract(times: u32) {
    let page = long_page();
    repeat(times, || article(&page).expect("an article"));
}

fn rank(times: u32) {
    let article = article(&long_page()).unwrap();
    repeat(times, || engine::summarize(&article, 3).expect("a summary"));
}

fn pages() {
    let job = link_job();
    let summarized = |html: &str| -> Result<String, engine::ExtractError> {
        Ok(message(engine::summarize(&article(html)?, 3)?, &job))
    };
    for _ in 0..5 {
        black_box(summarized(&site::article()).unwrap());
    }
    for path in std::io::stdin().lock().lines() {
        let bytes = unpacked::read(path.unwrap().as_ref()).unwrap();
        let html = String::from_utf8_lossy(&bytes);
        let started = cpu_milliseconds();
        let done = black_box(summarized(&html));
        let milliseconds = cpu_milliseconds() - started;
        match done {
            Ok(_) => println!("{milliseconds:.4}"),
            Err(_) => println!("-"),
        }
    }
}
