//! Which buttons make sense under a summary, and what they say.
use crate::{
    job::{
        Destination, EngineName, Job, ModelCredit, SentenceCount, SharedSummary, Source,
        SummaryRequest, Visibility,
    },
    slack::{
        button::{Action, ButtonState, Subject},
        message::Button,
    },
    summary::Summary,
};

/// The title of a message's text.
pub(super) const MESSAGE_TITLE: &str = "A message";

/// The numbers of sentences that Shorter and Longer step through: each about half as much again as the one before.
pub(super) const LADDER: [u8; 9] = [1, 2, 3, 5, 8, 12, 18, 27, 40];

/// The buttons under a summary, in their order.
pub(super) fn under_a_summary(
    summary: &Summary,
    request: &SummaryRequest,
    job: &Job,
) -> Vec<Button> {
    let shown = u8::try_from(summary.content.sentences.len()).unwrap_or(u8::MAX);
    let asked = request.sentences.get();
    let shorter = LADDER
        .iter()
        .rev()
        .find(|rung| **rung < shown.min(asked))
        .and_then(|rung| value(job, request.source.clone().into(), *rung));
    // An article that gave fewer sentences than asked for has no more to give.
    let longer = LADDER
        .iter()
        .find(|rung| **rung > asked)
        .filter(|_| shown >= asked)
        .and_then(|rung| value(job, request.source.clone().into(), *rung));
    let mut buttons = Vec::new();
    buttons.extend(
        shorter.map(|value| Button::new(Action::Shorter, "Shorter", "A shorter summary", value)),
    );
    buttons.extend(
        longer.map(|value| Button::new(Action::Longer, "Longer", "A longer summary", value)),
    );
    if visibility(job) == Visibility::Private {
        buttons.extend(share(summary, request, job));
    }
    buttons.extend(dismiss(job, asked));
    buttons
}

/// The buttons under a summary that somebody shared.
pub(super) fn under_a_shared_summary(job: &Job) -> Vec<Button> {
    dismiss(job, SentenceCount::DEFAULT.get())
        .into_iter()
        .collect()
}

/// With the summary's very words where they fit into the button, else with the way to make them again.
fn share(summary: &Summary, request: &SummaryRequest, job: &Job) -> Option<Button> {
    // Shared, it is still no text of the person who shares it.
    let of_message = matches!(request.source, Source::Message(_));
    let untitled = of_message.then(|| MESSAGE_TITLE.to_owned());
    let words = SharedSummary {
        title: summary.content.title.clone().or(untitled),
        link: request.source.link().cloned(),
        sentences: summary.content.sentences.clone(),
        engine: summary.provenance.engine,
        model: summary
            .provenance
            .model
            .as_ref()
            .filter(|_| summary.provenance.engine == EngineName::Model)
            .map(|model| ModelCredit {
                name: model.name.clone(),
                replaced: model.replaced,
            }),
    };
    let asked = request.sentences.get();
    // Words alone would not say that they are the page's description.
    let value = Some(Subject::Shared(Box::new(words)))
        .filter(|_| !summary.provenance.is_description)
        .and_then(|words| value(job, words, asked))
        .or_else(|| value(job, request.source.clone().into(), asked))?;
    Some(Button::new(
        Action::Share,
        "Share with channel",
        "Share with channel: this summary",
        value,
    ))
}

fn dismiss(job: &Job, sentences: u8) -> Option<Button> {
    let value = value(job, Subject::Dismiss, sentences)?;
    Some(Button::new(
        Action::Dismiss,
        "Dismiss",
        "Dismiss this summary",
        value,
    ))
}

/// The state of a button; `None` where it is too long for Slack.
fn value(job: &Job, subject: Subject, sentences: u8) -> Option<String> {
    let state = ButtonState {
        job: job.id.clone(),
        subject,
        sentences: SentenceCount::new(sentences.into()).unwrap_or(SentenceCount::DEFAULT),
        visibility: visibility(job),
        asker: job.user_id.clone(),
        owner: job.press.as_ref().and_then(|press| press.owner.clone()),
    };
    state.to_value()
}

const fn visibility(job: &Job) -> Visibility {
    let Destination::ResponseUrl(reply) = &job.destination;
    reply.visibility
}
