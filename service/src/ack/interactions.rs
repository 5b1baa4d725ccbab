//! Button presses and the message shortcut, as Jobs.
use std::time::Instant;

use http::StatusCode;

use super::{
    Ack, FORBIDDEN_REPLY,
    answer::{Answer, Outcome, empty},
    now,
};
use crate::{
    command,
    job::{Job, JobId, Notice, SentenceCount, Source, Visibility},
    queue::JobQueue,
    secrets::SecretStore,
    slack::{
        button::{ButtonState, action},
        payload::{ButtonPress, MessageShortcut},
    },
};

impl<S: SecretStore, Q: JobQueue> Ack<S, Q> {
    pub(super) async fn button(&self, press: &ButtonPress, started: Instant) -> Answer {
        let state = ButtonState::from_value(&press.value);
        // Shorter and Longer change somebody's summary and not whose it is; what is shared is the presser's word.
        let asker = match (&state, press.action_id.as_str()) {
            (Some(state), action::SHORTER | action::LONGER) => &state.asker,
            _ => &press.user_id,
        };
        let (source, sentences, visibility, replace) = match (&state, press.action_id.as_str()) {
            (None, _) => (
                Source::Notice(Notice::UnreadableButton),
                SentenceCount::DEFAULT,
                Visibility::Private,
                false,
            ),
            (Some(state), action::DISMISS)
                if state.visibility == Visibility::Public && state.asker != press.user_id =>
            {
                (
                    Source::Notice(Notice::NotYours),
                    state.sentences,
                    Visibility::Private,
                    false,
                )
            }
            (Some(state), action::DISMISS) => {
                (Source::Dismiss, state.sentences, state.visibility, true)
            }
            (Some(state), action::SHARE) => (
                state.source.clone(),
                state.sentences,
                Visibility::Public,
                false,
            ),
            (Some(state), _) => (
                state.source.clone(),
                state.sentences,
                state.visibility,
                true,
            ),
        };
        // The message and the button name the press: pressed twice quickly, it is one Job. What cannot be read has
        // no such name, and only tells the person so.
        let id = state.as_ref().map_or_else(
            || JobId::derive(&["notice", &press.response_url]),
            |state| {
                let mut parts = vec![
                    "button",
                    state.job.as_str(),
                    &press.action_id,
                    &press.user_id,
                ];
                // A summary that could not be made may be asked for again, by Slack's clock a minute later. A second one
                // made in the turn of that minute only replaces the message by its like; sharing happens once.
                let minute = (press.pressed_at / 60).to_string();
                if replace {
                    parts.push(&minute);
                }
                JobId::derive(&parts)
            },
        );
        self.interaction(
            id,
            source,
            sentences,
            visibility,
            replace,
            &press.response_url,
            &press.team_id,
            &press.user_id,
            asker,
            started,
        )
        .await
    }

    pub(super) async fn shortcut(&self, shortcut: &MessageShortcut, started: Instant) -> Answer {
        // A link anywhere in the message goes before its text.
        let (links, texts): (Vec<_>, Vec<_>) = shortcut
            .texts
            .iter()
            .filter_map(|text| command::source_of_message(text))
            .partition(|source| matches!(source, Source::Link(_)));
        let source = links
            .into_iter()
            .chain(texts)
            .next()
            .unwrap_or(Source::Notice(Notice::NothingInMessage));
        let id = match shortcut.trigger_id.as_str() {
            "" => JobId::derive(&["shortcut", &shortcut.response_url]),
            trigger => JobId::derive(&["shortcut", trigger]),
        };
        let sentences = self.settings.defaults.sentences;
        self.interaction(
            id,
            source,
            sentences,
            Visibility::Private,
            false,
            &shortcut.response_url,
            &shortcut.team_id,
            &shortcut.user_id,
            &shortcut.user_id,
            started,
        )
        .await
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the fields of a Job, some of them still to be checked"
    )]
    async fn interaction(
        &self,
        id: JobId,
        source: Source,
        sentences: SentenceCount,
        visibility: Visibility,
        replace: bool,
        response_url: &str,
        team_id: &str,
        user_id: &str,
        asker: &str,
        started: Instant,
    ) -> Answer {
        // Only the response URL can say so to the person.
        let (source, visibility, replace) = if self.serves(team_id) {
            (source, visibility, replace)
        } else {
            let notice = Source::Notice(Notice::WorkspaceNotServed);
            (notice, Visibility::Private, false)
        };
        // What Slack shows of an interaction's answer is only whether it failed, as a mark beside the button.
        let failed = || Answer::new(Outcome::NotQueued, empty(StatusCode::SERVICE_UNAVAILABLE));
        let Some(response_url) = self.reply_address(response_url) else {
            return failed().because(FORBIDDEN_REPLY);
        };
        // Other buttons cost a worker one post.
        let takes_time = matches!(source, Source::Link(_) | Source::Text(_));
        if takes_time && !self.shares.take(team_id, user_id, started) {
            return Answer::new(Outcome::TooMany, empty(StatusCode::TOO_MANY_REQUESTS));
        }
        let job = Job {
            id,
            source,
            sentences,
            visibility,
            replace,
            response_url,
            team_id: team_id.to_owned(),
            user_id: asker.to_owned(),
            requested_at: now(),
        };
        match self.queue(&job, started).await {
            Ok(()) => Answer {
                job: Some(job.id),
                ..Answer::new(Outcome::Queued, empty(StatusCode::OK))
            },
            Err(reason) => Answer {
                job: Some(job.id),
                ..failed().because(reason)
            },
        }
    }
}
