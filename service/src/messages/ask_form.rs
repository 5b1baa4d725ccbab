//! The message with a field in which a person asks something about what was summarized.
use super::{buttons, sentences};
use crate::{
    job::{Job, SummaryRequest},
    slack::message::{Block, Message},
};

/// The field, a button that asks, and one that takes the field away. What it asks about travels in the button, since Slack
/// sends an ephemeral message's content back to nobody.
#[must_use]
pub fn ask_form(request: &SummaryRequest, job: &Job) -> Message {
    let what = sentences::shown(&request.source);
    let line = format!("What would you like to know from {what}?");
    let blocks = vec![
        Block::section(line.clone()),
        Block::question("Your question, or a topic", "What does it cost?"),
        Block::Actions {
            elements: buttons::under_a_field(request, job),
        },
    ];
    Message::to(&job.destination, line, blocks)
}
