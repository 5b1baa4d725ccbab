//! What is measured, for callgrind's counts and Criterion's clock alike: one request, one Job, one summary.

use service::ack::AckRules;
use service::command::CommandDefaults;
use service::job::{Job, ReplyOrigins, Task};
use service::language::AppLanguage;
use service::messages;
use service::summary::Summary;
use testkit::job;
use testkit::slash::SlackRequest;

pub(crate) const REPLIES: &str =
    "https://hooks.slack.com/commands/T0001/397700885554/0123456789abcdef01234567";

pub(crate) fn slash() -> SlackRequest {
    SlackRequest::command("https://example.com/article 3", REPLIES)
}

pub(crate) fn rules() -> AckRules {
    AckRules {
        language: AppLanguage::English,
        defaults: CommandDefaults::default(),
        reply_origins: ReplyOrigins::parse(ReplyOrigins::SLACK).expect("Slack's origins"),
        allowed_teams: Vec::new(),
        jobs_per_minute: 0,
        checks_time: true,
    }
}

pub(crate) fn link_job() -> Job {
    Job::from_json(&job::link("https://example.com/article", REPLIES).to_string()).unwrap()
}

pub(crate) fn article(html: &str) -> Result<engine::Article, engine::ExtractError> {
    engine::extract(&engine::Page::html(None, html))
}

/// A summary to the message that Slack gets.
pub(crate) fn message(made: engine::Summary, job: &Job) -> String {
    shown(&Summary::built_in(made, None), job)
}

/// A summary as the message that answers this Job.
pub(crate) fn shown(summary: &Summary, job: &Job) -> String {
    let Task::Summarize(request) = &job.task else {
        panic!("no summary was asked for")
    };
    messages::summary(summary, request, job, AppLanguage::English).to_json()
}
