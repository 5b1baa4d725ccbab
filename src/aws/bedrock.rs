//! A model of the owner's account at Amazon Bedrock, by its Converse API.
//!
//! Source: the service model of `bedrock-runtime` as botocore ships it, and
//! <https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html>.
use std::time::Duration;

use aws_sdk_bedrockruntime::{
    Client,
    config::{Builder, StalledStreamProtectionConfig, retry::RetryConfig, timeout::TimeoutConfig},
    error::{ProvideErrorMetadata as _, SdkError},
    operation::converse::{ConverseError, ConverseOutput},
    types::{
        ContentBlock, ConversationRole, InferenceConfiguration, Message, StopReason,
        SystemContentBlock,
    },
};
use aws_smithy_types::retry::ReconnectMode;
use aws_types::SdkConfig;
use service::{
    model::{LanguageModel, ModelAnswer, ModelError, Parameter, Question},
    telemetry,
};

/// A model, or an inference profile of one.
#[derive(Debug, Clone)]
pub struct Bedrock {
    client: Client,
    id: String,
}

impl Bedrock {
    /// The model of this id, or behind the profile of this id or ARN.
    ///
    /// A model may think for seconds, so that the limits of the other calls (`config::ATTEMPT_TIMEOUT`) must not hold here; who
    /// asks has its own. Throttling and failures of the service are tried once more.
    #[must_use]
    pub fn new(config: &SdkConfig, id: &str) -> Self {
        let config = Builder::from(config)
            .timeout_config(TimeoutConfig::disabled())
            .retry_config(
                RetryConfig::standard()
                    .with_max_attempts(2)
                    .with_initial_backoff(Duration::from_millis(500))
                    .with_reconnect_mode(ReconnectMode::ReuseAllConnections),
            )
            .stalled_stream_protection(StalledStreamProtectionConfig::disabled())
            .build();
        Self {
            client: Client::from_conf(config),
            id: id.to_owned(),
        }
    }

    async fn converse(
        &self,
        question: Question<'_>,
        refused: &[Parameter],
    ) -> Result<ConverseOutput, SdkError<ConverseError>> {
        let has = |parameter| !refused.contains(&parameter);
        let instructions = question.line_instructions;
        let document = if has(Parameter::SystemRole) {
            question.document.to_owned()
        } else {
            format!("{instructions}\n\n{}", question.document)
        };
        let message = Message::builder()
            .role(ConversationRole::User)
            .content(ContentBlock::Text(document))
            .build()
            .map_err(SdkError::construction_failure)?;
        let limits = InferenceConfiguration::builder()
            .max_tokens(i32::try_from(question.tokens_for(&self.id)).unwrap_or(i32::MAX))
            .set_temperature(has(Parameter::Temperature).then_some(0.0))
            .build();
        let system = has(Parameter::SystemRole)
            .then(|| vec![SystemContentBlock::Text(instructions.to_owned())]);
        self.client
            .converse()
            .model_id(&self.id)
            .set_system(system)
            .messages(message)
            .inference_config(limits)
            .send()
            .await
    }
}

impl LanguageModel for Bedrock {
    /// Answers come in lines: Bedrock compiles a schema for minutes before it holds the first answer to it
    /// (<https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html>).
    async fn ask(&self, question: Question<'_>) -> Result<ModelAnswer, ModelError> {
        let mut refused = Parameter::refused_by(&self.id).to_vec();
        loop {
            let error = match self.converse(question, &refused).await {
                Ok(answer) => return said(&answer),
                Err(error) => error,
            };
            match failure(&error, &refused) {
                Failure::Parameter(parameter) => refused.push(parameter),
                Failure::Final(error) => return Err(error),
            }
        }
    }
}

/// Why there is no answer, and whether asking in another form may help.
enum Failure {
    Parameter(Parameter),
    Final(ModelError),
}

/// The text in an answer; reasoning and all other kinds of blocks are left out.
fn said(answer: &ConverseOutput) -> Result<ModelAnswer, ModelError> {
    let outage = |what: &str| ModelError::Outage(what.to_owned());
    let is_cut = match answer.stop_reason() {
        StopReason::EndTurn | StopReason::StopSequence => false,
        StopReason::MaxTokens => true,
        StopReason::ModelContextWindowExceeded => return Err(ModelError::TooLong),
        StopReason::ContentFiltered | StopReason::GuardrailIntervened => {
            return Err(ModelError::Refused);
        }
        other => return Err(outage(&format!("it stopped with {}", other.as_str()))),
    };
    let tokens = |count: i32| u64::try_from(count).ok();
    let usage = answer.usage();
    let (tokens_in, tokens_out) = (
        usage.and_then(|usage| tokens(usage.input_tokens())),
        usage.and_then(|usage| tokens(usage.output_tokens())),
    );
    let message = answer
        .output()
        .and_then(|output| output.as_message().ok())
        .ok_or_else(|| outage("an answer without a message"))?;
    let texts: Vec<&str> = message
        .content()
        .iter()
        .filter_map(|block| block.as_text().ok())
        .map(String::as_str)
        .collect();
    let text = texts.join("\n");
    if text.trim().is_empty() {
        return Err(outage("an empty answer"));
    }
    Ok(ModelAnswer {
        text,
        as_json: false,
        is_cut,
        tokens_in,
        tokens_out,
    })
}

/// What an error means. Names: the service model; words: <https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html>
/// and what the service is reported to say.
fn failure(error: &SdkError<ConverseError>, refused: &[Parameter]) -> Failure {
    let SdkError::ServiceError(service) = error else {
        return Failure::Final(match error {
            SdkError::TimeoutError(_) => ModelError::TimedOut,
            // Its sources name connections and documents of AWS's, and no words of an article.
            other => ModelError::Outage(telemetry::causes(other)),
        });
    };
    let error = service.err();
    let message = error.message().unwrap_or_default().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
    let status = service.raw().status().as_u16();
    Failure::Final(match error.code().unwrap_or_default() {
        "ValidationException" if says(&["on-demand throughput", "inference profile"]) => {
            ModelError::ProfileNeeded
        }
        "ValidationException" if says(&["model identifier is invalid", "invalid model"]) => {
            ModelError::NoSuchModel
        }
        "ValidationException"
            // "The maximum tokens you requested" is the answer's limit, and a shorter article helps nothing.
            if says(&["too long", "too many input tokens", "context"]) =>
        {
            ModelError::TooLong
        }
        "ValidationException" => {
            let named = Parameter::ALL
                .into_iter()
                // The limit is always sent.
                .filter(|parameter| *parameter != Parameter::Limit && !refused.contains(parameter))
                .find(|parameter| parameter.is_named_in(&message));
            match named {
                Some(parameter) => return Failure::Parameter(parameter),
                // Not its words: they may quote what was sent.
                None => ModelError::Outage(format!("ValidationException ({status})")),
            }
        }
        "FTUFormNotFilled" => ModelError::FormMissing,
        "ResourceNotFoundException" if says(&["use case", "form"]) => ModelError::FormMissing,
        "ResourceNotFoundException" => ModelError::NoSuchModel,
        "AccessDeniedException"
        | "UnrecognizedClientException"
        | "InvalidSignatureException"
        | "ExpiredTokenException" => ModelError::AccessDenied,
        "ModelTimeoutException" => ModelError::TimedOut,
        "ThrottlingException" if says(&["too many tokens per day", "quota"]) => {
            ModelError::QuotaUsedUp
        }
        "ServiceQuotaExceededException" => ModelError::QuotaUsedUp,
        "ThrottlingException" | "ModelNotReadyException" => ModelError::Throttled,
        _ if status == 429 => ModelError::Throttled,
        code => ModelError::Outage(telemetry::for_log(&format!("{code} ({status})"))),
    })
}
