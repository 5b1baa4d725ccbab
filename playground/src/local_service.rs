//! The service on this machine: the real ack and worker, with a queue in between that lives in this process.
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use bytes::Bytes;
use http::{Request, Response};
use secrecy::SecretString;
use service::{
    ack::Ack,
    client, compose,
    engines::Engines,
    job::{Job, JobId, ReplyOrigins},
    model::NoModel,
    queue::{JobQueue, QueueError},
    secrets::NoStore,
    settings::{AckSettings, SecretSetting, WorkerSettings},
    worker::{JobReport, Record, Worker},
};
use tokio::sync::mpsc;

/// SQS drops a message whose deduplication id came within five minutes (SQS, "Exactly-once processing").
const DEDUPLICATION: Duration = Duration::from_mins(5);
/// How often the stack's queue delivers a Job before it becomes a dead letter (`maxReceiveCount` in `template.yaml`).
const RECEIVES: usize = 4;
/// The worker function's time-out in `template.yaml`.
const FUNCTION_TIME: Duration = Duration::from_mins(1);

/// The service could not be set up.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SetupError {
    /// A setting is wrong.
    #[error(transparent)]
    Settings(#[from] service::settings::SettingsError),
    /// No HTTP client.
    #[error(transparent)]
    Client(#[from] client::ClientError),
    /// No worker.
    #[error(transparent)]
    Worker(#[from] compose::WorkerError),
}

/// One delivery of a Job to the worker, and what came of it.
#[derive(Debug)]
pub(crate) struct Delivery {
    /// The Job, as it crossed the queue.
    pub(crate) job: Job,
    /// Whether it came from the dead-letter queue.
    pub(crate) is_dead_letter: bool,
    /// Whether it failed and its queue does not deliver it again.
    pub(crate) is_given_up: bool,
    /// How long the Job was in the queue before this delivery.
    pub(crate) queued: Duration,
    /// What the worker made of it.
    pub(crate) report: JobReport,
}

/// The ack, ready for requests, and the secret that signs them.
#[derive(Debug, Clone)]
pub(crate) struct LocalService {
    ack: Arc<Ack<NoStore, compose::Queue<InProcessQueue>>>,
    secret: SecretString,
}

impl LocalService {
    /// Starts the service. Settings come through `variable`, as the functions' do; replies may go to `own_origin`,
    /// beside the origins that `SLACK_REPLY_ORIGINS` names. `delivered` is called after each delivery of a Job.
    pub(crate) fn start(
        variable: impl Fn(&str) -> Option<String>,
        own_origin: &str,
        random_secret: &str,
        delivered: impl Fn(Delivery) + Send + Sync + 'static,
    ) -> Result<Self, SetupError> {
        let variable = |name: &str| with_defaults(&variable, name, own_origin, random_secret);
        let ack = AckSettings::read(variable)?;
        let settings = WorkerSettings::read(variable)?;
        let secret = match &ack.signing_secret {
            SecretSetting::Value(secret) => secret.clone(),
            SecretSetting::Parameter(_) => random_secret.into(),
        };
        let worker = compose::worker(settings, &NoStore, client::build()?, None)?;
        let (queue, jobs) = InProcessQueue::new();
        tokio::spawn(receive(Arc::new(worker), jobs, Arc::new(delivered)));
        let ack = compose::ack(ack, NoStore, queue);
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
            let others = variable(name).unwrap_or_else(|| ReplyOrigins::SLACK.to_owned());
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

/// A Job on the queue.
#[derive(Debug)]
struct QueuedJob {
    id: u64,
    body: String,
    sent_at: Instant,
}

/// The queue of this process. Jobs cross it as JSON, as they cross SQS, and a Job sent twice is queued once.
#[derive(Debug)]
struct InProcessQueue {
    messages: mpsc::UnboundedSender<QueuedJob>,
    sent: Mutex<SentLately>,
}

/// What was sent lately.
#[derive(Debug, Default)]
struct SentLately {
    count: u64,
    at: HashMap<JobId, Instant>,
}

impl InProcessQueue {
    fn new() -> (Self, mpsc::UnboundedReceiver<QueuedJob>) {
        let (messages, received) = mpsc::unbounded_channel();
        let sent = Mutex::default();
        (Self { messages, sent }, received)
    }
}

impl JobQueue for InProcessQueue {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        let sent_at = Instant::now();
        let id = {
            let mut sent = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
            sent.at.retain(|_, at| at.elapsed() < DEDUPLICATION);
            if sent.at.insert(job.id.clone(), sent_at).is_some() {
                return Ok(());
            }
            sent.count += 1;
            sent.count
        };
        let body = job.to_json();
        self.messages
            .send(QueuedJob { id, body, sent_at })
            .map_err(|error| QueueError(error.to_string().into()))
    }
}

type LocalWorker = Worker<Engines<NoStore, NoModel>, compose::Channel>;

/// Hands each Job to the worker, all at once, as SQS hands them to as many workers as it needs.
async fn receive(
    worker: Arc<LocalWorker>,
    mut jobs: mpsc::UnboundedReceiver<QueuedJob>,
    delivered: Arc<impl Fn(Delivery) + Send + Sync + 'static>,
) {
    while let Some(queued) = jobs.recv().await {
        let (worker, delivered) = (Arc::clone(&worker), Arc::clone(&delivered));
        tokio::spawn(async move { deliver(&worker, &queued, &*delivered).await });
    }
}

/// Delivers a Job as SQS does: again while it fails, and then as a dead letter, whose apology is tried as often.
/// There is no pause between deliveries: SQS's six minutes would be long in front of a page.
async fn deliver(worker: &LocalWorker, queued: &QueuedJob, delivered: &impl Fn(Delivery)) {
    for is_dead_letter in [false, true] {
        for time in 1..=RECEIVES {
            let waited = queued.sent_at.elapsed();
            let record = Record {
                message_id: queued.id.to_string(),
                body: queued.body.clone(),
                is_dead_letter,
                delivery: u32::try_from(time).unwrap_or(u32::MAX),
            };
            let deadline = Instant::now() + FUNCTION_TIME;
            let Some(handled) = worker.handle(vec![record], deadline).await.pop() else {
                return;
            };
            let has_failed = handled.report.outcome.failed();
            // A worker that crashed does not say which Job it had.
            if let Ok(job) = Job::from_json(&queued.body) {
                delivered(Delivery {
                    job,
                    is_dead_letter,
                    is_given_up: has_failed && time == RECEIVES,
                    queued: waited,
                    report: handled.report,
                });
            }
            if !has_failed {
                return;
            }
        }
    }
}
