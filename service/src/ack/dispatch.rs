//! What a request asks for: a command, a button press or the message shortcut, as an order for the queue.
use std::time::Instant;

use http::StatusCode;

use super::{
    Ack,
    acknowledgement::{Acknowledgement, RequestOutcome},
    enqueue::{Enqueued, Order},
};
use crate::{
    command::{self, Command, FieldWish},
    job::{JobId, Notice, Press, SentenceCount, Source, SummaryRequest, Task, Visibility},
    messages::sentences,
    queue::JobQueue,
    secrets::SecretStore,
    slack::{
        button::{Action, ButtonState, Subject},
        request::{self, ButtonPress, MessageShortcut, Sender, SlackRequest, SlashCommand},
    },
    telemetry,
};

/// For the log.
const FORBIDDEN_REPLY: &str = "the response URL is not on an allowed origin";

impl<S: SecretStore, Q: JobQueue> Ack<S, Q> {
    /// Does what a request of Slack's asks for.
    pub(super) async fn dispatch(&self, body: &[u8], deadline: Instant) -> Acknowledgement {
        match request::read(body, &self.rules.reply_origins) {
            Ok(SlackRequest::Command(command)) => self.command(command, deadline).await,
            Ok(SlackRequest::Button(press)) => {
                for_interaction(self.enqueue(button_order(&press), deadline).await)
            }
            Ok(SlackRequest::Shortcut(shortcut)) => {
                let sentences = self.rules.defaults.sentences;
                let order = shortcut_order(&shortcut, sentences);
                for_interaction(self.enqueue(order, deadline).await)
            }
            Ok(SlackRequest::Unsupported(kind)) => {
                Acknowledgement::empty(RequestOutcome::Ignored, StatusCode::OK).because(format!(
                    "an interaction that this app does not have: {}",
                    telemetry::for_log(&kind)
                ))
            }
            Err(error) => Acknowledgement::plain(
                RequestOutcome::Refused,
                StatusCode::BAD_REQUEST,
                "The request is signed but cannot be read.\n",
            )
            .because(error),
        }
    }

    async fn command(&self, command: SlashCommand, deadline: Instant) -> Acknowledgement {
        let defaults = self.rules.defaults;
        let language = self.rules.language;
        if !self.serves(command.sender.team.as_ref()) {
            let sentence = sentences::workspace_not_served(language);
            return Acknowledgement::shown(RequestOutcome::Answered, &sentence)
                .because("team not allowed");
        }
        let (request, visibility, notes) = match command::parse(&command.text, defaults) {
            Ok(Command::Summarize {
                request,
                visibility,
                notes,
            }) => (request, visibility, notes),
            Ok(Command::Help { language: asked }) => {
                return Acknowledgement::shown(
                    RequestOutcome::Answered,
                    &sentences::help(defaults, asked.unwrap_or(language)),
                );
            }
            Err(error) => {
                let sentence = sentences::command_error(error, defaults, language);
                return Acknowledgement::shown(RequestOutcome::Answered, &sentence).because(error);
            }
        };
        let language = request.app_language().unwrap_or(language);
        let began = sentences::summarizing(&request, visibility, &notes, language);
        let order = Order {
            id: id_of("command", command.trigger.as_deref(), &command.sender),
            task: Task::Summarize(request),
            visibility,
            replace: false,
            sender: &command.sender,
            press: None,
        };
        match self.enqueue(order, deadline).await {
            Enqueued::Queued(id) => {
                Acknowledgement::shown(RequestOutcome::Queued, &began).about(id)
            }
            // 200 all the same: Slack shows a person only what comes with it.
            Enqueued::NotQueued(id, reason) => {
                Acknowledgement::shown(RequestOutcome::NotQueued, &sentences::not_queued(language))
                    .about(id)
                    .because(reason)
            }
            Enqueued::ForbiddenReply => {
                Acknowledgement::shown(RequestOutcome::NotQueued, &sentences::not_queued(language))
                    .because(FORBIDDEN_REPLY)
            }
            Enqueued::TooMany => {
                Acknowledgement::shown(RequestOutcome::TooMany, &sentences::too_many(language))
            }
        }
    }
}

/// What Slack shows of an interaction's answer is only whether it failed, as a mark beside the button.
fn for_interaction(enqueued: Enqueued) -> Acknowledgement {
    match enqueued {
        Enqueued::Queued(id) => {
            Acknowledgement::empty(RequestOutcome::Queued, StatusCode::OK).about(id)
        }
        Enqueued::NotQueued(id, reason) => {
            Acknowledgement::empty(RequestOutcome::NotQueued, StatusCode::SERVICE_UNAVAILABLE)
                .about(id)
                .because(reason)
        }
        Enqueued::ForbiddenReply => {
            Acknowledgement::empty(RequestOutcome::NotQueued, StatusCode::SERVICE_UNAVAILABLE)
                .because(FORBIDDEN_REPLY)
        }
        Enqueued::TooMany => {
            Acknowledgement::empty(RequestOutcome::TooMany, StatusCode::TOO_MANY_REQUESTS)
        }
    }
}

/// The id of what a person typed or chose. Without a trigger, the response URL tells one request from the next.
fn id_of(kind: &str, trigger: Option<&str>, sender: &Sender) -> JobId {
    JobId::derive(&[kind, trigger.unwrap_or_else(|| sender.unique_address())])
}

/// What a press asks for.
fn button_order(press: &ButtonPress) -> Order<'_> {
    let presser = &press.sender;
    let Some(state) = &press.state else {
        return Order {
            id: JobId::derive(&["notice", presser.unique_address()]),
            task: Task::Notify(Notice::UnreadableButton),
            visibility: Visibility::Private,
            replace: false,
            sender: presser,
            press: None,
        };
    };
    let (task, visibility, replace) = match (press.action, state.subject.clone()) {
        (Action::Dismiss, _)
            if state.visibility == Visibility::Public && !state.is_of(presser.user.as_ref()) =>
        {
            (Task::Notify(Notice::NotYours), Visibility::Private, false)
        }
        (Action::Dismiss, _) => (Task::Dismiss, state.visibility, true),
        (Action::Share, Subject::Shared(shared)) => {
            (Task::Share(shared), Visibility::Public, false)
        }
        (action, Subject::Link(url)) => made(action, Source::Link(url), state, press),
        (action, Subject::Text(text)) => made(action, Source::Text(text), state, press),
        (action, Subject::Message(message)) => made(action, Source::Message(message), state, press),
        // No button of this app's says this.
        (
            Action::Shorter | Action::Longer | Action::Ask | Action::Answer,
            Subject::Shared(_) | Subject::Dismiss,
        )
        | (Action::Share, Subject::Dismiss) => (
            Task::Notify(Notice::UnreadableButton),
            Visibility::Private,
            false,
        ),
    };
    // Slack repeats a press under its own name; where it gives none, its address names the request.
    let moment = press.moment.as_deref();
    let ids = state.press(
        press.action,
        presser.user.as_ref(),
        moment.unwrap_or_else(|| presser.unique_address()),
    );
    // Somebody else's Longer is an answer to them, from the page as it is now. Whose summary it was stays known.
    let owner = state.owner.clone().or_else(|| state.asker.clone());
    let owner = owner.filter(|owner| replace && Some(owner) != presser.user.as_ref());
    Order {
        id: ids.job,
        task,
        visibility,
        replace,
        sender: presser,
        press: Some(Press {
            button: ids.button,
            owner,
        }),
    }
}

/// What is made for a press: in place of the message above the button, for the channel, or for the person alone.
fn made(
    action: Action,
    source: Source,
    state: &ButtonState,
    press: &ButtonPress,
) -> (Task, Visibility, bool) {
    let request = SummaryRequest {
        about: state.about.clone(),
        language: state.language,
        ..SummaryRequest::of(source, state.sentences)
    };
    match action {
        Action::Share => (Task::ShareAnew(request), Visibility::Public, false),
        Action::Ask => (Task::AskForm(request), Visibility::Private, false),
        Action::Answer => match press.typed.as_deref().map(command::read_field) {
            Some(wish) if wish != FieldWish::default() => {
                let request = SummaryRequest {
                    about: wish.about,
                    language: wish.language.or(request.language),
                    sentences: wish.sentences.unwrap_or(request.sentences),
                    ..request
                };
                (Task::Summarize(request), Visibility::Private, true)
            }
            _ => (
                Task::Notify(Notice::NothingAsked),
                Visibility::Private,
                false,
            ),
        },
        Action::Shorter | Action::Longer | Action::Dismiss => {
            (Task::Summarize(request), state.visibility, true)
        }
    }
}

/// What the message shortcut asks for.
fn shortcut_order(shortcut: &MessageShortcut, sentences: SentenceCount) -> Order<'_> {
    // A link anywhere in the message goes before its text.
    let (links, texts): (Vec<_>, Vec<_>) = shortcut
        .texts
        .iter()
        .filter_map(|text| command::source_of_message(text))
        .map(|source| source.written_by(shortcut.author.as_ref()))
        .partition(|source| matches!(source, Source::Link(_)));
    let task = links
        .into_iter()
        .chain(texts)
        .next()
        .map_or(Task::Notify(Notice::NothingInMessage), |source| {
            Task::Summarize(SummaryRequest::of(source, sentences))
        });
    Order {
        id: id_of("shortcut", shortcut.trigger.as_deref(), &shortcut.sender),
        task,
        visibility: Visibility::Private,
        replace: false,
        sender: &shortcut.sender,
        press: None,
    }
}
