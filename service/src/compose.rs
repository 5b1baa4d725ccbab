//! The composition root: settings, and what stands behind the ports, become the ack and the worker. For the Lambda
//! functions, the playground and the tests alike.
use fetch::AddressPolicy;

use crate::{
    ack::{Ack, AckRules},
    engines::{Builtin, BuiltinError, Engines},
    job::{Job, ResponseUrl},
    queue::{DryRunQueue, JobQueue, QueueError},
    secrets::{Secret, SecretStore},
    settings::{AckSettings, SecretSetting, WorkerSettings},
    slack::{
        message::Message,
        response_url::{DryRunReplies, Posted, Replies, ReplyError, SlackReplies, course::Course},
    },
    smmry::Smmry,
    worker::Worker,
};

/// The ack over this store and queue.
#[must_use]
pub fn ack<S: SecretStore, Q: JobQueue>(
    settings: AckSettings,
    store: S,
    queue: Q,
) -> Ack<S, Queue<Q>> {
    let queue = if settings.dry_run {
        Queue::DryRun(DryRunQueue)
    } else {
        Queue::Real(queue)
    };
    let rules = AckRules {
        defaults: settings.defaults,
        language: settings.language,
        reply_origins: settings.reply_origins,
        allowed_teams: settings.allowed_teams,
        jobs_per_minute: settings.jobs_per_minute,
        checks_time: !settings.dry_run,
    };
    Ack::new(secret(settings.signing_secret, store), queue, rules)
}

/// The worker over this store, asking SMMRY and answering Slack through this client.
pub fn worker<S: SecretStore>(
    settings: WorkerSettings,
    store: S,
    http: reqwest::Client,
) -> Result<Worker<Engines<S>, Channel>, BuiltinError> {
    let key = match settings.smmry_api_key {
        // Nothing outside is asked in a dry run.
        SecretSetting::Parameter(_) if settings.dry_run => Secret::absent(),
        key => secret(key, store),
    };
    let policy = if settings.allow_private_addresses {
        AddressPolicy::AllowPrivate
    } else {
        AddressPolicy::PublicOnly
    };
    let smmry = Smmry::new(http.clone(), settings.smmry_url, settings.smmry_async_url);
    let engines = Engines::new(settings.engine, smmry, key, Builtin::new(policy)?);
    let worker = if settings.dry_run {
        Worker::new(engines, Channel::DryRun(DryRunReplies)).dry_run()
    } else {
        let replies = SlackReplies::new(http, settings.reply_origins);
        Worker::new(engines, Channel::Slack(replies))
    };
    let worker = worker.speaking(settings.language);
    Ok(if settings.place_links {
        worker
    } else {
        worker.without_place_links()
    })
}

fn secret<S: SecretStore>(setting: SecretSetting, store: S) -> Secret<S> {
    match setting {
        SecretSetting::Value(value) => Secret::fixed(value),
        SecretSetting::Parameter(name) => Secret::stored(store, name),
    }
}

/// Where Jobs go: to the queue, or into the log of a dry run.
#[derive(Debug)]
pub enum Queue<Q> {
    /// The queue.
    Real(Q),
    /// The log.
    DryRun(DryRunQueue),
}

impl<Q: JobQueue> JobQueue for Queue<Q> {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        match self {
            Self::Real(queue) => queue.send(job).await,
            Self::DryRun(queue) => queue.send(job).await,
        }
    }

    async fn warm_up(&self) {
        match self {
            Self::Real(queue) => queue.warm_up().await,
            Self::DryRun(queue) => queue.warm_up().await,
        }
    }
}

/// Where answers go: to Slack, or into the log of a dry run.
#[derive(Debug)]
pub enum Channel {
    /// Slack.
    Slack(SlackReplies),
    /// The log.
    DryRun(DryRunReplies),
}

impl Replies for Channel {
    async fn post(
        &self,
        url: &ResponseUrl,
        message: &Message,
        deadline: std::time::Instant,
        course: &mut Course,
    ) -> Result<Posted, ReplyError> {
        match self {
            Self::Slack(replies) => replies.post(url, message, deadline, course).await,
            Self::DryRun(replies) => replies.post(url, message, deadline, course).await,
        }
    }
}
