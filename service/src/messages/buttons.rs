//! Which buttons make sense under a summary, and what they say.
use super::words::say;
use crate::{
    job::{
        ArticleUrl, Destination, EngineName, Job, ModelCredit, SentenceCount, SharedSummary,
        Source, SummaryRequest, Visibility,
    },
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
        .and_then(|rung| value(job, request.source.clone().into(), *rung, Some(request)));
    // An article that gave fewer sentences than asked for has no more to give.
    let longer = LADDER
        .iter()
        .find(|rung| **rung > asked)
        .filter(|_| shown >= asked && summary.content.percent_shorter != Some(0))
        .and_then(|rung| value(job, request.source.clone().into(), *rung, Some(request)));
    let mut buttons = Vec::new();
    buttons.extend(shorter.map(|value| button(Action::Shorter, value, language)));
    buttons.extend(longer.map(|value| button(Action::Longer, value, language)));
    buttons.extend(asking(request, job).map(|value| button(Action::Ask, value, language)));
    if visibility(job) == Visibility::Private {
        buttons.extend(share(summary, request, job, language));
    }
    buttons.extend(dismiss(job, asked, language));
    buttons
}

/// The buttons under the field for a question.
pub(super) fn under_a_field(
    request: &SummaryRequest,
    job: &Job,
    language: AppLanguage,
) -> Vec<Button> {
    let answer = asking(request, job).map(|value| button(Action::Answer, value, language));
    let dismiss = value(job, Subject::Dismiss, request.sentences.get(), None)
        .map(|value| button_saying("button-dismiss-field", Action::Dismiss, value, language));
    answer.into_iter().chain(dismiss).collect()
}

/// The state of a button that asks anew: the next question replaces the last.
fn asking(request: &SummaryRequest, job: &Job) -> Option<String> {
    let anew = SummaryRequest {
        about: None,
        ..request.clone()
    };
    let subject = request.source.clone().into();
    value(job, subject, request.sentences.get(), Some(&anew))
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
        // Where the page does not say, what is shared is its usual summary.
        about: request
            .about
            .clone()
            .filter(|_| summary.provenance.answered == Some(true)),
        links: short_links(&summary.content.links, request.source.link()),
        language: Some(language),
        model: summary
            .provenance
            .model
            .as_ref()
            .filter(|_| summary.provenance.engine == EngineName::Model)
            .map(|model| ModelCredit {
                name: model.name.clone(),
                replaced: model.replaced,
                translated: model.translated,
            }),
    };
    let without_links = SharedSummary {
        links: Vec::new(),
        ..words.clone()
    };
    let asked = request.sentences.get();
    // Words alone would not say that they are the page's description.
    let value = [words, without_links]
        .into_iter()
        .filter(|_| !summary.provenance.is_description)
        .find_map(|words| value(job, Subject::Shared(Box::new(words)), asked, None))
        .or_else(|| value(job, request.source.clone().into(), asked, Some(request)))?;
    Some(button(Action::Share, value, language))
}

/// The addresses of places without what they share with the page's own, so that more of them fit into a button.
fn short_links(links: &[Option<String>], link: Option<&ArticleUrl>) -> Vec<Option<String>> {
    let page = link.map(|link| {
        let address = link.as_str();
        address.split_once('#').map_or(address, |(page, _)| page)
    });
    let short = |place: &String| {
        page.and_then(|page| place.strip_prefix(page))
            .filter(|fragment| fragment.starts_with('#'))
            .unwrap_or(place)
            .to_owned()
    };
    let short: Vec<_> = links
        .iter()
        .map(|place| place.as_ref().map(short))
        .collect();
    if short.iter().all(Option::is_none) {
        Vec::new()
    } else {
        short
    }
}

fn dismiss(job: &Job, sentences: u8, language: AppLanguage) -> Option<Button> {
    let value = value(job, Subject::Dismiss, sentences, None)?;
    Some(button(Action::Dismiss, value, language))
}

fn button(action: Action, value: String, language: AppLanguage) -> Button {
    button_saying(
        &format!("button-{}", action.as_str()),
        action,
        value,
        language,
    )
}

/// A button with the words of this key.
fn button_saying(key: &str, action: Action, value: String, language: AppLanguage) -> Button {
    let (label, spoken) = (say!(language, key), say!(language, &format!("{key}.label")));
    Button::new(action, label, spoken, value)
}

/// The state of a button, with what `request` asked where it asks it again; `None` where it is too long for Slack.
fn value(
    job: &Job,
    subject: Subject,
    sentences: u8,
    request: Option<&SummaryRequest>,
) -> Option<String> {
    let state = ButtonState {
        job: job.id.clone(),
        subject,
        sentences: SentenceCount::new(sentences.into()).unwrap_or(SentenceCount::DEFAULT),
        visibility: visibility(job),
        asker: job.user_id.clone(),
        owner: job.press.as_ref().and_then(|press| press.owner.clone()),
        about: request.and_then(|request| request.about.clone()),
        language: request.and_then(|request| request.language),
    };
    state.to_value()
}

const fn visibility(job: &Job) -> Visibility {
    let Destination::ResponseUrl(reply) = &job.destination;
    reply.visibility
}
