//! The service itself: the real ack and worker, with a queue in between that lives in this process.
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use bytes::Bytes;
use fetch::AddressPolicy;
use http::{Request, Response};
use secrecy::SecretString;
use service::{
    ack::Ack,
    client,
    job::{Job, JobId},
    queue::{JobQueue, QueueError},
    secrets::{NoStore, Secret},
    settings::{AckSettings, SecretSetting, WorkerSettings},
    slack::reply::SlackReplies,
    summary::{Builtin, Chain, Smmry},
    worker::{Answer, Worker},
};
use tokio::sync::mpsc;

/// SQS drops a message whose deduplication id came within five minutes (SQS, "Exactly-once processing").
const DEDUPLICATION: Duration = Duration::from_mins(5);
/// As the stack has it: how often a Job is delivered before it becomes a dead letter.
const RECEIVES: u32 = 4;
/// The worker function's time-out in `template.yaml`.
const FUNCTION_TIME: Duration = Duration::from_mins(1);

/// Where Slack's own response URLs are.
const SLACK_ORIGINS: &str = "https://hooks.slack.com,https://hooks.slack-gov.com";

/// The service could not be set up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SetupError {
    /// A setting is wrong.
    #[error(transparent)]
    Settings(#[from] service::settings::SettingsError),
    /// No HTTP client.
    #[error(transparent)]
    Client(#[from] client::ClientError),
    /// No page fetcher.
    #[error(transparent)]
    Fetcher(#[from] fetch::FetchError),
}

/// A Job that the worker took from the queue, and what came of it.
#[derive(Debug)]
pub(crate) struct Work {
    /// The Job, as it crossed the queue.
    pub(crate) job: Job,
    /// How long it lay there.
    pub(crate) queued: Duration,
    /// What the worker made of it.
    pub(crate) answer: Answer,
}

/// The ack, ready for requests, and the secret that signs them.
#[derive(Debug, Clone)]
pub(crate) struct Service {
    ack: Arc<Ack<NoStore, InProcessQueue>>,
    secret: SecretString,
}

impl Service {
    /// Starts the service. Settings come through `variable`, as the functions' do; replies may go to `own_origin`,
    /// beside the origins that `SLACK_REPLY_ORIGINS` names. `done` hears of each finished Job.
    pub(crate) fn start(
        variable: impl Fn(&str) -> Option<String>,
        own_origin: &str,
        random_secret: &str,
        done: impl Fn(Work) + Send + Sync + 'static,
    ) -> Result<Self, SetupError> {
        let variable = |name: &str| with_defaults(&variable, name, own_origin, random_secret);
        let ack = AckSettings::read(variable)?;
        let settings = WorkerSettings::read(variable)?;
        let secret = match &ack.signing_secret {
            SecretSetting::Value(secret) => secret.clone(),
            SecretSetting::Parameter(_) => random_secret.into(),
        };
        let key = match &settings.smmry_api_key {
            SecretSetting::Value(key) => Secret::<NoStore>::fixed(key.clone()),
            SecretSetting::Parameter(_) => Secret::absent(),
        };
        let policy = if settings.allow_private_addresses {
            AddressPolicy::AllowPrivate
        } else {
            AddressPolicy::PublicOnly
        };
        let http = client::build()?;
        let smmry = Smmry::new(http.clone(), settings.smmry_url, settings.smmry_async_url);
        let summarizer = Chain::new(settings.engine, smmry, key, Builtin::new(policy)?);
        let worker = Worker::new(summarizer, SlackReplies::new(http, settings.reply_origins));
        let (queue, jobs) = InProcessQueue::new();
        tokio::spawn(work(Arc::new(worker), jobs, Arc::new(done)));
        let ack = Ack::new(Secret::fixed(secret.clone()), queue, ack);
        Ok(Self {
            ack: Arc::new(ack),
            secret,
        })
    }

    /// The secret that requests have to be signed with.
    pub(crate) const fn secret(&self) -> &SecretString {
        &self.secret
    }

    /// Hands a request to the ack.
    pub(crate) async fn respond(&self, request: Request<Bytes>) -> Response<String> {
        self.ack.respond(request).await
    }
}

/// Whether the secret of a Slack app is set, so that requests may come from there, through a tunnel.
pub(crate) fn has_own_secret(variable: &impl Fn(&str) -> Option<String>) -> bool {
    variable("SLACK_SIGNING_SECRET").is_some_and(|secret| !secret.trim().is_empty())
}

/// What the playground sets where the environment does not.
fn with_defaults(
    variable: &impl Fn(&str) -> Option<String>,
    name: &str,
    own_origin: &str,
    random_secret: &str,
) -> Option<String> {
    match name {
        // Always this process's own, whatever the shell was set up for.
        "QUEUE_URL" => Some("http://127.0.0.1/in-process".to_owned()),
        "DRY_RUN" => None,
        "SLACK_REPLY_ORIGINS" => {
            let others = variable(name).unwrap_or_else(|| SLACK_ORIGINS.to_owned());
            Some(format!("{own_origin},{others}"))
        }
        "SLACK_SIGNING_SECRET" => variable(name).or_else(|| Some(random_secret.to_owned())),
        // Pages on this machine are what a developer tries first, the built-in articles among them. But with a secret
        // of a Slack app, other people may ask, and this network's pages are not for them.
        "ALLOW_PRIVATE_ADDRESSES" => {
            variable(name).or_else(|| Some((!has_own_secret(variable)).to_string()))
        }
        _ => variable(name),
    }
}

/// The queue of this process. Jobs cross it as JSON, as they cross SQS, and a Job sent twice is queued once.
#[derive(Debug)]
struct InProcessQueue {
    jobs: mpsc::UnboundedSender<(String, Instant)>,
    sent: Mutex<HashMap<JobId, Instant>>,
}

impl InProcessQueue {
    fn new() -> (Self, mpsc::UnboundedReceiver<(String, Instant)>) {
        let (jobs, received) = mpsc::unbounded_channel();
        let sent = Mutex::default();
        (Self { jobs, sent }, received)
    }
}

impl JobQueue for InProcessQueue {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        {
            let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
            sent.retain(|_, at| at.elapsed() < DEDUPLICATION);
            if sent.insert(job.id.clone(), Instant::now()).is_some() {
                return Ok(());
            }
        }
        self.jobs
            .send((job.to_json(), Instant::now()))
            .map_err(|error| QueueError(error.to_string().into()))
    }
}

type Local = Worker<Chain<NoStore>, SlackReplies>;

/// Takes Jobs from the queue, all at once, as SQS hands them to as many workers as it needs.
async fn work(
    worker: Arc<Local>,
    mut jobs: mpsc::UnboundedReceiver<(String, Instant)>,
    done: Arc<impl Fn(Work) + Send + Sync + 'static>,
) {
    while let Some((json, queued_at)) = jobs.recv().await {
        let (worker, done) = (Arc::clone(&worker), Arc::clone(&done));
        tokio::spawn(async move {
            let queued = queued_at.elapsed();
            let Ok(job) = Job::from_json(&json) else {
                return;
            };
            for _ in 0..RECEIVES {
                let answer = worker.answer(&job, Instant::now() + FUNCTION_TIME).await;
                if !answer.outcome.failed() {
                    done(Work {
                        job,
                        queued,
                        answer,
                    });
                    return;
                }
            }
        });
    }
}
