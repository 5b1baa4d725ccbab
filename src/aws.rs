//! AWS behind the ports: SQS takes Jobs, SSM Parameter Store keeps secrets. Both speak through the one HTTP client.
use std::{collections::HashMap, time::Duration};

use aws_config::{BehaviorVersion, SdkConfig, retry::RetryConfig, timeout::TimeoutConfig};
use aws_sdk_sqs::{
    error::SdkError,
    types::{MessageSystemAttributeNameForSends, MessageSystemAttributeValue},
};
use aws_smithy_runtime_api::client::{
    http::{
        HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
    },
    orchestrator::{HttpRequest, HttpResponse},
    result::ConnectorError,
    runtime_components::RuntimeComponents,
};
use aws_smithy_types::body::SdkBody;
use secrecy::SecretString;

use crate::{
    job::Job,
    queue::{JobQueue, QueueError},
    secrets::{SecretError, SecretStore},
    telemetry::xray::Call,
};

/// One attempt at a call. SQS and SSM answer in tens of milliseconds; a lost packet must leave room for another try
/// inside Slack's three seconds.
const ATTEMPT_TIMEOUT: Duration = Duration::from_millis(900);
/// A call with its retries.
const CALL_TIMEOUT: Duration = Duration::from_millis(2_400);

/// The SDK's configuration from the environment (region, credentials, `AWS_ENDPOINT_URL`), over `client`.
pub async fn config(client: reqwest::Client) -> SdkConfig {
    aws_config::defaults(BehaviorVersion::latest())
        .http_client(Http(client))
        .retry_config(
            RetryConfig::standard()
                .with_max_attempts(3)
                .with_initial_backoff(Duration::from_millis(50)),
        )
        .timeout_config(
            TimeoutConfig::builder()
                .operation_attempt_timeout(ATTEMPT_TIMEOUT)
                .operation_timeout(CALL_TIMEOUT)
                .build(),
        )
        .load()
        .await
}

/// The Jobs queue on SQS, a FIFO queue.
#[derive(Debug, Clone)]
pub struct Sqs {
    client: aws_sdk_sqs::Client,
    queue_url: String,
}

impl Sqs {
    /// The queue at `queue_url`.
    #[must_use]
    pub fn new(config: &SdkConfig, queue_url: impl Into<String>) -> Self {
        Self {
            client: aws_sdk_sqs::Client::new(config),
            queue_url: queue_url.into(),
        }
    }
}

impl JobQueue for Sqs {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        let call = Call::aws("SQS", "SendMessage").annotated("job", job.id.as_str());
        // The id is group and deduplication id: a repeated send is one message, and no Job waits behind another.
        let sent = self
            .client
            .send_message()
            .queue_url(&self.queue_url)
            .message_body(job.to_json())
            .message_group_id(job.id.as_str())
            .message_deduplication_id(job.id.as_str())
            .set_message_system_attributes(call.header().and_then(trace_attribute))
            .send()
            .await;
        end(call, &sent);
        sent.map(drop).map_err(|error| QueueError(Box::new(error)))
    }
}

/// What makes X-Ray link the worker's trace to this one.
fn trace_attribute(
    header: String,
) -> Option<HashMap<MessageSystemAttributeNameForSends, MessageSystemAttributeValue>> {
    let value = MessageSystemAttributeValue::builder()
        .data_type("String")
        .string_value(header)
        .build()
        .ok()?;
    Some([(MessageSystemAttributeNameForSends::AwsTraceHeader, value)].into())
}

/// Ends a traced call with what the service answered; without an answer it ends as failed.
fn end<T, E>(call: Call, result: &Result<T, SdkError<E>>) {
    match result {
        Ok(_) => call.answered(200),
        Err(error) => {
            if let Some(response) = error.raw_response() {
                call.answered(response.status().as_u16());
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
        let call = Call::aws("SSM", "GetParameters");
        let answer = self
            .client
            .get_parameters()
            .names(name)
            .with_decryption(true)
            .send()
            .await;
        end(call, &answer);
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

/// The SDK's HTTP port over reqwest.
#[derive(Debug, Clone)]
struct Http(reqwest::Client);

impl HttpClient for Http {
    fn http_connector(
        &self,
        _: &HttpConnectorSettings,
        _: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Http {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let client = self.0.clone();
        HttpConnectorFuture::new(async move { call(client, request).await })
    }
}

async fn call(
    client: reqwest::Client,
    request: HttpRequest,
) -> Result<HttpResponse, ConnectorError> {
    let (parts, body) = request
        .try_into_http1x()
        .map_err(|error| ConnectorError::user(Box::new(error)))?
        .into_parts();
    let body = body
        .bytes()
        .map(bytes::Bytes::copy_from_slice)
        .unwrap_or_default();
    let request = reqwest::Request::try_from(http::Request::from_parts(parts, body))
        .map_err(|error| ConnectorError::user(Box::new(error)))?;
    let response = client.execute(request).await.map_err(connector_error)?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes().await.map_err(connector_error)?;
    let mut answer = http::Response::new(SdkBody::from(body));
    *answer.status_mut() = status;
    *answer.headers_mut() = headers;
    HttpResponse::try_from(answer).map_err(|error| ConnectorError::other(Box::new(error), None))
}

fn connector_error(error: reqwest::Error) -> ConnectorError {
    // The SDK retries time-outs and broken connections.
    if error.is_timeout() {
        ConnectorError::timeout(Box::new(error))
    } else {
        ConnectorError::io(Box::new(error))
    }
}

#[cfg(test)]
mod tests;
