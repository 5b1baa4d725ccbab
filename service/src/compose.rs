//! The composition root: settings, and what stands behind the ports, become the ack and the worker. For the Lambda
//! functions, the playground and the tests alike.
use fetch::AddressPolicy;

use crate::{
    ack::{Ack, AckRules},
    engines::{
        Builtin, BuiltinError, CheckedModel, EngineChoice, Engines, ModelAccess, ModelServer,
    },
    job::{Job, ResponseUrl},
    model::{ChatModel, LanguageModel},
    queue::{DryRunQueue, JobQueue, QueueError},
    secrets::{Secret, SecretStore},
    settings::{AckSettings, ModelSetting, SecretSetting, WorkerSettings},
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

/// The worker could not be put together.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    /// No built-in engine.
    #[error(transparent)]
    Builtin(#[from] BuiltinError),
    /// A model at Amazon Bedrock is set, and this program does not reach it.
    #[error("cannot start: Amazon Bedrock is not reached from here, so MODEL needs a MODEL_URL")]
    NoBedrock,
}

/// The worker over this store, asking SMMRY and model servers, and answering Slack, through this client. `bedrock` is the model
/// that [`WorkerSettings::bedrock_model`] names, where there is one.
pub fn worker<S: SecretStore + Clone, H: LanguageModel>(
    settings: WorkerSettings,
    store: &S,
    http: reqwest::Client,
    bedrock: Option<H>,
) -> Result<Worker<Engines<S, H>, Channel>, WorkerError> {
    // Nothing outside is asked in a dry run.
    let stored = |setting: SecretSetting| match setting {
        SecretSetting::Parameter(_) if settings.dry_run => Secret::absent(),
        setting => secret(setting, store.clone()),
    };
    let key = stored(settings.smmry_api_key);
    let model = match (settings.model, bedrock) {
        (Some(ModelSetting::Server { url, name, api_key }), _) => {
            let model = ChatModel::new(http.clone(), &url, name);
            let key = stored(api_key);
            Some(ModelAccess::Server(Box::new(ModelServer { model, key })))
        }
        (Some(ModelSetting::Bedrock(id)), Some(bedrock)) => Some(ModelAccess::Account(bedrock, id)),
        (Some(ModelSetting::Bedrock(_)), None)
            if matches!(settings.engine, EngineChoice::Auto | EngineChoice::Model) =>
        {
            return Err(WorkerError::NoBedrock);
        }
        _ => None,
    };
    let policy = if settings.allow_private_addresses {
        AddressPolicy::AllowPrivate
    } else {
        AddressPolicy::PublicOnly
    };
    let smmry = Smmry::new(http.clone(), settings.smmry_url, settings.smmry_async_url);
    let engines = Engines::new(settings.engine, smmry, key, Builtin::new(policy)?);
    let engines = match model {
        Some(model) => engines.with_model(CheckedModel::new(model)),
        None => engines,
    };
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
