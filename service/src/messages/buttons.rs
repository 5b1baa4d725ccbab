//! Which buttons make sense under a summary, and what they say.
use super::words::say;
use crate::{
    job::{Destination, Job, SentenceCount, SharedSummary, Source, SummaryRequest, Visibility},
    language::AppLanguage,
    slack::{
        button::{Action, ButtonState, Subject},
        message::Button,
    },
    summary::Summary,
};

/// The numbers of sentences that Shorter and Longer step through: each about half as much again as the one before.
pub(super) const LADDER: [u8; 9] = [1, 2, 3, 5, 8, 12, 18, 27, 40];

/// The buttons under a summary, in their order.
pub(super) fn under_a_summary(
    summary: &Summary,
    request: &SummaryRequest,
    job: &Job,
    language: AppLanguage,
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
    buttons.extend(shorter.map(|value| button(Action::Shorter, value, language)));
    buttons.extend(longer.map(|value| button(Action::Longer, value, language)));
    if visibility(job) == Visibility::Private {
        buttons.extend(share(summary, request, job, language));
    }
    buttons.extend(dismiss(job, asked, language));
    buttons
}

/// The buttons under a summary that somebody shared.
pub(super) fn under_a_shared_summary(job: &Job, language: AppLanguage) -> Vec<Button> {
    dismiss(job, SentenceCount::DEFAULT.get(), language)
        .into_iter()
        .collect()
}

/// With the summary's very words where they fit into the button, else with the way to make them again.
fn share(
    summary: &Summary,
    request: &SummaryRequest,
    job: &Job,
    language: AppLanguage,
) -> Option<Button> {
    // Shared, it is still no text of the person who shares it.
    let (untitled, author) = match &request.source {
        Source::Message(message) => (Some(say!(language, "message")), message.author.clone()),
        Source::Link(_) | Source::Text(_) => (None, None),
    };
    let words = SharedSummary {
        title: summary.content.title.clone().or(untitled),
        link: request.source.link().cloned(),
        author,
        sentences: summary.content.sentences.clone(),
        engine: summary.provenance.engine,
        language: Some(language),
    };
    let asked = request.sentences.get();
    // Words alone would not say that they are the page's description.
    let value = Some(Subject::Shared(Box::new(words)))
        .filter(|_| !summary.provenance.is_description)
        .and_then(|words| value(job, words, asked))
        .or_else(|| value(job, request.source.clone().into(), asked))?;
    Some(button(Action::Share, value, language))
}

fn dismiss(job: &Job, sentences: u8, language: AppLanguage) -> Option<Button> {
    let value = value(job, Subject::Dismiss, sentences)?;
    Some(button(Action::Dismiss, value, language))
}

fn button(action: Action, value: String, language: AppLanguage) -> Button {
    let key = format!("button-{}", action.as_str());
    let (label, spoken) = (
        say!(language, &key),
        say!(language, &format!("{key}.label")),
    );
    Button::new(action, label, spoken, value)
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
