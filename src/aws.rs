//! AWS behind the ports: SQS takes Jobs, SSM Parameter Store keeps secrets, Bedrock has models. All speak through the one HTTP
//! client.
mod bedrock;
mod config;
mod http;

use aws_types::SdkConfig;
use secrecy::SecretString;
use serde::Serialize;

pub use self::{bedrock::Bedrock, config::config};
use service::{
    job::Job,
    queue::{JobQueue, QueueError},
    secrets::{SecretError, SecretStore},
};

/// A call that a function makes: what its role has to allow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AwsCall {
    /// The call, as IAM names it.
    pub action: &'static str,
    /// Which function makes it: `ack` or `worker`.
    pub function: &'static str,
    /// The setting that names the resource.
    pub resource: &'static str,
    /// When it is made.
    pub when: &'static str,
}

/// Every call that the functions make. Reading a `SecureString` under a key of the owner's has SSM call
/// `kms:Decrypt` in the function's name as well
/// (<https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html>).
pub const CALLS: &[AwsCall] = &[
    SEND_JOB,
    READ_SIGNING_SECRET,
    READ_SMMRY_KEY,
    READ_MODEL_KEY,
    ASK_MODEL,
];

const SEND_JOB: AwsCall = AwsCall {
    action: "sqs:SendMessage",
    function: "ack",
    resource: "QUEUE_URL",
    when: "a Job is queued",
};
const READ_SIGNING_SECRET: AwsCall = AwsCall {
    action: "ssm:GetParameters",
    function: "ack",
    resource: "SLACK_SIGNING_SECRET_PARAMETER",
    when: "at the start, every five minutes, and when a signature fails",
};
const READ_SMMRY_KEY: AwsCall = AwsCall {
    action: "ssm:GetParameters",
    function: "worker",
    resource: "SMMRY_API_KEY_PARAMETER",
    when: "at the start, every five minutes, and when SMMRY refuses the key; not with the built-in engine alone",
};

const READ_MODEL_KEY: AwsCall = AwsCall {
    action: "ssm:GetParameters",
    function: "worker",
    resource: "MODEL_API_KEY_PARAMETER",
    when: "where MODEL_URL is set: at the start, every five minutes, and when the model's server refuses the key",
};
/// Converse needs this right and no other of its own
/// (<https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html>).
const ASK_MODEL: AwsCall = AwsCall {
    action: "bedrock:InvokeModel",
    function: "worker",
    resource: "MODEL",
    when: "where MODEL is set without MODEL_URL: for each summary of a page that is longer than it",
};

/// The Jobs queue on SQS, a FIFO queue.
#[derive(Debug, Clone)]
pub struct Sqs {
    client: aws_sdk_sqs::Client,
    http: reqwest::Client,
    queue_url: String,
}

impl Sqs {
    /// The queue at `queue_url`. `http` is the client that `config` was made over.
    #[must_use]
    pub fn new(config: &SdkConfig, http: reqwest::Client, queue_url: impl Into<String>) -> Self {
        Self {
            client: aws_sdk_sqs::Client::new(config),
            http,
            queue_url: queue_url.into(),
        }
    }
}

impl JobQueue for Sqs {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        // A repeated send is one message, and no Job waits behind another but a button's presses.
        let sent = self
            .client
            .send_message()
            .queue_url(&self.queue_url)
            .message_body(job.to_json())
            .message_group_id(job.group().as_str())
            .message_deduplication_id(job.id.as_str())
            .send()
            .await;
        sent.map(drop).map_err(|error| QueueError(Box::new(error)))
    }

    /// Opens the connection that the first Job goes over. What is asked does not matter: SQS refuses it, unsigned as it
    /// is. Should it close the connection too, the first Job opens its own.
    async fn warm_up(&self) {
        if let Ok(mut endpoint) = url::Url::parse(&self.queue_url) {
            endpoint.set_path("/");
            let asked = self.http.get(endpoint).timeout(config::ATTEMPT_TIMEOUT);
            if let Ok(answer) = asked.send().await {
                // Only a connection whose answer has been read is free for the next request.
                let _ = answer.bytes().await;
            }
        }
    }
}

/// SSM Parameter Store, with decryption.
#[derive(Debug, Clone)]
pub struct Ssm {
    client: aws_sdk_ssm::Client,
}

impl Ssm {
    /// The store of the configured account and region.
    #[must_use]
    pub fn new(config: &SdkConfig) -> Self {
        Self {
            client: aws_sdk_ssm::Client::new(config),
        }
    }
}

impl SecretStore for Ssm {
    async fn read(&self, name: &str) -> Result<Option<SecretString>, SecretError> {
        // `GetParameters` says that a name is missing in its answer; `GetParameter` makes that an error.
        let answer = self
            .client
            .get_parameters()
            .names(name)
            .with_decryption(true)
            .send()
            .await;
        let answer = answer.map_err(|error| SecretError::Unreadable {
            name: name.into(),
            source: Box::new(error),
        })?;
        let parameter = answer.parameters.unwrap_or_default().pop();
        // A value pasted with a line break at its end is a common slip that would fail every signature.
        Ok(parameter
            .and_then(|parameter| parameter.value)
            .map(|value| value.trim().to_owned())
            // An empty secret would be one that everybody knows.
            .filter(|value| !value.is_empty())
            .map(SecretString::from))
    }
}

#[cfg(test)]
mod tests;
