//! The contracts around a summary, apart from the ack's hot path: presses and shortcuts, odd commands, Jobs, SMMRY.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what is measured must be what it is said to be"
)]

#[path = "../src/samples.rs"]
mod samples;

use criterion::{Criterion, criterion_group, criterion_main};
use serde_json::Value;
use service::command;
use service::job::{Job, SentenceCount};
use service::slack::button::{Action, ButtonState};
use service::slack::{mrkdwn, request};
use service::smmry::read_answer;
use testkit::slash::SlackRequest;
use testkit::{job, site, smmry};

use samples::{REPLIES, article, link_job, message, rules, shown, slash};

fn three() -> SentenceCount {
    SentenceCount::new(3).unwrap()
}

/// The element of the Longer button in a message.
fn longer() -> Value {
    let summary = engine::summarize(&article(&site::article()).unwrap(), 3).unwrap();
    let message: Value = serde_json::from_str(&message(summary, &link_job())).unwrap();
    let blocks = message["blocks"].as_array().unwrap().iter();
    let elements = blocks.filter_map(|block| block["elements"].as_array());
    elements
        .flatten()
        .find(|element| element["action_id"] == Action::Longer.as_str())
        .expect("a Longer button")
        .clone()
}

fn requests(criterion: &mut Criterion) {
    let button = longer();
    let mut group = criterion.benchmark_group("a request's body to what it asks for");
    let words = site::PARAGRAPHS.join(" ");
    for (name, sent) in [
        ("a command", slash()),
        (
            "a press on a button",
            SlackRequest::button(&button, "U2147483697", REPLIES),
        ),
        (
            "a shortcut on a long message",
            SlackRequest::shortcut(request::SHORTCUT_CALLBACK, &words, REPLIES),
        ),
    ] {
        let origins = rules().reply_origins;
        request::read(sent.raw(), &origins).expect(name);
        group.bench_function(name, |b| b.iter(|| request::read(sent.raw(), &origins)));
    }
    group.finish();

    let value = button["value"].as_str().unwrap();
    ButtonState::from_value(value).expect("a state");
    criterion.bench_function("a button's value to its state", |b| {
        b.iter(|| ButtonState::from_value(value));
    });
}

fn commands(criterion: &mut Criterion) {
    let defaults = rules().defaults;
    let words = site::PARAGRAPHS.join(" ");
    let mut group = criterion.benchmark_group("what a person typed, read");
    for (name, text) in [
        ("a bare link", "https://example.com/article"),
        (
            "a link and a number that is too large",
            "https://example.com/article 400",
        ),
        ("no link at all", "please"),
        ("a text in place of a link", &words),
    ] {
        group.bench_function(name, |b| b.iter(|| command::parse(text, defaults)));
    }
    group.finish();
    criterion.bench_function("a message's text, searched for its link", |b| {
        let text = format!("{words} <https://example.com/article|an article>");
        command::source_of_message(&text).expect("a source");
        b.iter(|| command::source_of_message(&text));
    });
}

fn jobs(criterion: &mut Criterion) {
    let link = link_job();
    let text = job::text(&site::PARAGRAPHS.join(" "), REPLIES).to_string();
    let text = Job::from_json(&text).unwrap();
    for (name, job) in [("of a link", link), ("of a text", text)] {
        let mut group = criterion.benchmark_group(format!("a Job {name}"));
        group.bench_function("to the queue", |b| b.iter(|| job.to_json()));
        let json = job.to_json();
        group.bench_function("from the queue", |b| b.iter(|| Job::from_json(&json)));
        group.finish();
    }
}

fn summaries(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("SMMRY's answer to the message, by sentences");
    let job = link_job();
    for sentences in [3, 40] {
        let body = smmry::classic(sentences).to_string();
        let read = || read_answer(false, 200, body.as_bytes(), three());
        read().expect("a summary");
        group.bench_function(sentences.to_string(), |b| {
            b.iter(|| read().map(|summary| shown(&summary, &job)));
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("a paragraph made safe for Slack");
    for (name, text) in [
        ("nothing to escape", site::PARAGRAPHS[0].to_owned()),
        ("much to escape", "a < b & *c* > `d` <!channel> ".repeat(10)),
    ] {
        group.bench_function(name, |b| b.iter(|| mrkdwn::escape(&text).len()));
    }
    group.finish();
}

criterion_group!(benches, requests, commands, jobs, summaries);
criterion_main!(benches);
