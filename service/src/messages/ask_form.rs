//! The message with a field in which a person asks something about what was summarized.
use super::{buttons, sentences, words::say};
use crate::{
    job::{Job, SummaryRequest},
    language::AppLanguage,
    slack::message::{Block, Message},
};

/// The field, a button that asks, and one that takes the field away. What it asks about travels in the button, since Slack
/// sends an ephemeral message's content back to nobody.
#[must_use]
pub fn ask_form(request: &SummaryRequest, job: &Job, language: AppLanguage) -> Message {
    let language = request.app_language().unwrap_or(language);
    let line = sentences::ask_prompt(&request.source, language);
    let blocks = vec![
        Block::section(line.clone()),
        Block::question(say!(language, "ask-label"), say!(language, "ask-example")),
        Block::Actions {
            elements: buttons::under_a_field(request, job, language),
        },
    ];
    Message::to(&job.destination, line, blocks)
}
