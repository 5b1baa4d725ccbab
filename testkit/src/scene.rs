//! One installation of the product with everything around it a stand-in: what a fault is let loose on.

use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::faults::Proxy;
use crate::lambda::{Function, Outcome, Running};
use crate::mapping::Mapping;
use crate::moto::Moto;
use crate::site::Site;
use crate::slack::{self, Slack};
use crate::slash::{SIGNING_SECRET, SlackRequest};
use crate::smmry::{self, Smmry};
use crate::sqs::Queue;
use crate::unique::unique;

/// The SSM name of the signing secret.
pub const SIGNING_SECRET_PARAMETER: &str = "/slack-summarize/slack-signing-secret";
/// The SSM name of SMMRY's key.
pub const SMMRY_KEY_PARAMETER: &str = "/slack-summarize/smmry-api-key";
/// How long Slack waits for an answer to a slash command.
pub const SLACK_PATIENCE: Duration = Duration::from_secs(3);

/// The stand-ins of one stack. Several scenes share a moto, each with queues of its own.
#[derive(Debug)]
pub struct Scene {
    /// SQS and SSM as they are.
    pub moto: Arc<Moto>,
    /// SQS and SSM as the functions see them.
    pub aws: Proxy,
    /// The Jobs queue.
    pub jobs: Queue,
    /// What is behind it.
    pub dead: Queue,
    /// Where answers go.
    pub slack: Slack,
    /// The SMMRY service.
    pub smmry: Smmry,
    /// A site with an article.
    pub site: Site,
    ack: Function,
    worker: Function,
}

/// What a person saw of one command in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What the ack answered at once.
    pub at_once: AtOnce,
    /// What came by way of the response URL, one for each message.
    pub later: Vec<Later>,
}

/// The ack's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtOnce {
    /// "Summarizing …"
    Accepted,
    /// "could not be queued"
    NotQueued,
    /// Another sentence.
    Refused,
    /// 401.
    Unsigned,
    /// No 200 within Slack's three seconds: Slack says `operation_timeout` or `dispatch_failed`.
    Failed,
}

/// One message at a response URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Later {
    /// A summary by SMMRY.
    FromSmmry,
    /// A summary by the built-in engine.
    FromBuiltIn,
    /// The dead-letter queue's apology.
    Apology,
    /// One sentence that says why there is no summary.
    Sentence,
}

impl Scene {
    /// Sets one up around the binaries of ack and worker, with both secrets in SSM.
    pub async fn new(
        moto: &Arc<Moto>,
        ack: impl Into<Function>,
        worker: impl Into<Function>,
    ) -> Self {
        let (jobs, dead) = Queue::create_pair_of(moto, &format!("scene-{:x}", unique())).await;
        moto.put_secret(SIGNING_SECRET_PARAMETER, SIGNING_SECRET)
            .await;
        moto.put_secret(SMMRY_KEY_PARAMETER, smmry::CLASSIC_KEY)
            .await;
        Self {
            aws: Proxy::start(moto).await,
            moto: Arc::clone(moto),
            jobs,
            dead,
            slack: Slack::start().await,
            smmry: Smmry::start().await,
            site: Site::start().await,
            ack: ack.into(),
            worker: worker.into(),
        }
    }

    /// The ack, as the template sets it up.
    #[must_use]
    pub fn ack(&self) -> Function {
        self.ack
            .clone()
            .env("QUEUE_URL", &self.jobs.url)
            .env("SLACK_SIGNING_SECRET_PARAMETER", SIGNING_SECRET_PARAMETER)
            .env("SLACK_REPLY_ORIGINS", self.slack.origin())
            .env("AWS_ENDPOINT_URL", self.aws.origin())
    }

    /// The worker, as the template sets it up, but allowed to read loopback sites.
    #[must_use]
    pub fn worker(&self) -> Function {
        self.worker
            .clone()
            .env("ENGINE", "auto")
            .env("DEAD_LETTER_QUEUE_ARN", &self.dead.arn)
            .env("SMMRY_API_KEY_PARAMETER", SMMRY_KEY_PARAMETER)
            .env("SMMRY_URL", self.smmry.classic_url())
            .env("SMMRY_ASYNC_URL", self.smmry.newer_url())
            .env("SLACK_REPLY_ORIGINS", self.slack.origin())
            .env("ALLOW_PRIVATE_ADDRESSES", "true")
            .env("AWS_ENDPOINT_URL", self.aws.origin())
    }

    /// Sends a signed request to the ack and says what a person sees at once.
    pub async fn ask(&self, ack: &Running, request: &SlackRequest) -> AtOnce {
        let Outcome::Answered(answer) = ack.invoke_within(&request.event(), SLACK_PATIENCE).await
        else {
            return AtOnce::Failed;
        };
        let body = answer["body"].as_str().unwrap_or_default();
        match answer["statusCode"].as_u64() {
            Some(200) if body.contains("Summarizing") => AtOnce::Accepted,
            Some(200) if body.contains("could not be queued") => AtOnce::NotQueued,
            Some(200) => AtOnce::Refused,
            Some(401) => AtOnce::Unsigned,
            _ => AtOnce::Failed,
        }
    }

    /// Delivers what is queued, and then what is dead, until nothing more comes.
    pub async fn settle(&self, worker: &Running) {
        for queue in [&self.jobs, &self.dead] {
            Mapping {
                moto: &self.moto,
                queue,
            }
            .run_dry(worker)
            .await;
        }
    }

    /// Both queues' messages, visible and in flight: none once everything has settled.
    pub async fn left_over(&self) -> u64 {
        let (jobs, dead) = (
            self.jobs.depth(&self.moto).await,
            self.dead.depth(&self.moto).await,
        );
        jobs.0 + jobs.1 + dead.0 + dead.1
    }

    /// What came by way of a response URL so far.
    #[must_use]
    pub fn seen(&self, url: &str) -> Vec<Later> {
        self.slack.shown(url).iter().map(later).collect()
    }
}

fn later(message: &Value) -> Later {
    let text = slack::visible_text(message);
    let blocks = message["blocks"].as_array().cloned().unwrap_or_default();
    if blocks.iter().any(|block| block["type"] == "actions") {
        return if text.contains(smmry::SENTENCES[0]) {
            Later::FromSmmry
        } else {
            Later::FromBuiltIn
        };
    }
    if text.to_lowercase().contains("sorry") {
        Later::Apology
    } else {
        Later::Sentence
    }
}
