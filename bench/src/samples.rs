//! What is measured, for callgrind's counts and Criterion's clock alike: one request, one Job, one summary.

use service::job::Job;
use service::settings::AckSettings;
use service::slack::message::Message;
use service::summary::Summary;
use testkit::job;
use testkit::slash::{SIGNING_SECRET, SlackRequest};

pub(crate) const REPLIES: &str =
    "https://hooks.slack.com/commands/T0001/397700885554/0123456789abcdef01234567";

pub(crate) fn slash() -> SlackRequest {
    SlackRequest::command("https://example.com/article 3", REPLIES)
}

pub(crate) fn settings() -> AckSettings {
    AckSettings::read(|name| match name {
        "QUEUE_URL" => Some("http://127.0.0.1/queue.fifo".to_owned()),
        "SLACK_SIGNING_SECRET" => Some(SIGNING_SECRET.to_owned()),
        "JOBS_PER_MINUTE" => Some("0".to_owned()),
        _ => None,
    })
    .expect("good settings")
}

pub(crate) fn link_job() -> Job {
    Job::from_json(&job::link("https://example.com/article", REPLIES).to_string()).unwrap()
}

pub(crate) fn article(html: &str) -> Result<engine::Article, engine::ExtractError> {
    engine::extract(&engine::Page::html(None, html))
}

/// A summary to the message that Slack gets.
pub(crate) fn message(made: engine::Summary, job: &Job) -> String {
    let summary = Summary::built_in(made, None);
    Message::summary(&summary, job).to_json()
}
