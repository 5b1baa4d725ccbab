//! The one way onto the queue, for commands, buttons and shortcuts.
use std::time::{Instant, SystemTime};

use super::Ack;
use crate::{
    clock,
    job::{Destination, Job, JobId, Notice, Press, Reply, Task, TeamId, Visibility},
    queue::JobQueue,
    secrets::SecretStore,
    slack::request::Sender,
    telemetry,
};

/// A Job that a person asks for, before anything about it is checked.
pub(super) struct Order<'a> {
    pub(super) id: JobId,
    pub(super) task: Task,
    pub(super) visibility: Visibility,
    /// Whether the answer replaces the message whose button was pressed.
    pub(super) replace: bool,
    pub(super) sender: &'a Sender,
    /// The button that was pressed, if one was.
    pub(super) press: Option<Press>,
}

/// What became of an order.
pub(super) enum Enqueued {
    /// It is on the queue.
    Queued(JobId),
    /// The answer would go somewhere else than to Slack.
    ForbiddenReply,
    /// The person has asked for so much that others would have to wait.
    TooMany,
    /// The queue did not take it, for this reason.
    NotQueued(JobId, String),
}

impl<S: SecretStore, Q: JobQueue> Ack<S, Q> {
    /// Checks address, workspace and fair share, and queues the Job.
    pub(super) async fn enqueue(&self, order: Order<'_>, deadline: Instant) -> Enqueued {
        let Some(url) = order.sender.response_url.clone() else {
            return Enqueued::ForbiddenReply;
        };
        let sender = order.sender;
        let (task, reply) = if self.serves(sender.team.as_ref()) {
            let reply = Reply {
                url,
                visibility: order.visibility,
                replace: order.replace,
            };
            (order.task, reply)
        } else {
            // Only the response URL can say so to the person.
            let reply = Reply {
                url,
                visibility: Visibility::Private,
                replace: false,
            };
            (Task::Notify(Notice::WorkspaceNotServed), reply)
        };
        // What makes no summary costs a worker one post.
        if matches!(task, Task::Summarize(_) | Task::ShareAnew(_))
            && !self.shares.take(sender, Instant::now())
        {
            return Enqueued::TooMany;
        }
        let job = Job {
            id: order.id,
            task,
            destination: Destination::ResponseUrl(reply),
            team_id: sender.team.clone(),
            // An answer names the person who asked for it.
            user_id: sender.user.clone(),
            requested_at: clock::unix_seconds(SystemTime::now()),
            press: order.press,
        };
        match tokio::time::timeout_at(deadline.into(), self.queue.send(&job)).await {
            Ok(Ok(())) => Enqueued::Queued(job.id),
            Ok(Err(error)) => Enqueued::NotQueued(job.id, telemetry::causes(&error)),
            Err(_) => Enqueued::NotQueued(job.id, "the queue did not answer in time".to_owned()),
        }
    }

    /// Whether the workspace is on the allow-list, where there is one.
    pub(super) fn serves(&self, team: Option<&TeamId>) -> bool {
        let allowed = &self.rules.allowed_teams;
        allowed.is_empty() || team.is_some_and(|team| allowed.contains(team))
    }
}
