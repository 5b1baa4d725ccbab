//! The request's body, and the parameters that servers and models refuse.
use serde_json::{Value, json};
use url::Url;

use super::Question;

/// A parameter that some servers or models refuse, each for what it says of itself.
///
/// | parameter | who refuses it | instead |
/// |---|---|---|
/// | `max_tokens` | `OpenAI`'s o-series, GPT-5 and later | `max_completion_tokens` |
/// | `max_completion_tokens` | older servers, by an error; Ollama ignores it without a word | `max_tokens` |
/// | `temperature` | reasoning models of `OpenAI`, newer Claude models | the model's own |
/// | `response_format` | servers without grammars; LM Studio takes a schema alone | answers in lines |
/// | the role `system` | a few older models (Titan, Mistral 7B) | the instructions before the document |
///
/// Sources: <https://github.com/ollama/ollama/blob/main/docs/api/openai-compatibility.mdx>,
/// <https://github.com/vllm-project/vllm>, <https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parameter {
    /// The limit of the answer, in either spelling.
    Limit,
    /// How freely words are chosen.
    Temperature,
    /// The schema that holds the answer.
    ResponseFormat,
    /// The system message.
    SystemRole,
}

impl Parameter {
    pub(super) const ALL: [Self; 4] = [
        Self::Limit,
        Self::Temperature,
        Self::ResponseFormat,
        Self::SystemRole,
    ];

    /// What errors call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Limit => "max_tokens",
            Self::Temperature => "temperature",
            Self::ResponseFormat => "response_format",
            Self::SystemRole => "system",
        }
    }

    /// Words by which an error names it, in lower case.
    pub(super) const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Limit => &["max_tokens", "max_completion_tokens"],
            Self::Temperature => &["temperature"],
            Self::ResponseFormat => &["response_format", "json_schema", "json_object", "grammar"],
            Self::SystemRole => &[
                "messages[0].role",
                "system role",
                "system message",
                "role 'system'",
            ],
        }
    }
}

/// Which form the request has, after what was refused so far.
#[derive(Debug)]
pub(super) struct Request {
    completion_limit: bool,
    refused: Vec<Parameter>,
}

impl Request {
    /// The form that most servers take. `OpenAI`'s own newer models know one spelling of the limit, Ollama the other.
    pub(super) fn new(endpoint: &Url) -> Self {
        Self {
            completion_limit: endpoint.host_str() == Some("api.openai.com"),
            refused: Vec::new(),
        }
    }

    /// Leaves a refused parameter out, or spells it the other way. `false` where that was done before.
    pub(super) fn leave_out(&mut self, parameter: Parameter) -> bool {
        if self.refused.contains(&parameter) {
            return false;
        }
        self.completion_limit ^= parameter == Parameter::Limit;
        self.refused.push(parameter);
        true
    }

    fn has(&self, parameter: Parameter) -> bool {
        !self.refused.contains(&parameter)
    }

    pub(super) fn body(&self, model: &str, question: Question<'_>) -> Value {
        let instructions = if self.has(Parameter::ResponseFormat) {
            question.json_instructions
        } else {
            question.line_instructions
        };
        let messages = if self.has(Parameter::SystemRole) {
            json!([
                { "role": "system", "content": instructions },
                { "role": "user", "content": question.document },
            ])
        } else {
            json!([{ "role": "user", "content": format!("{instructions}\n\n{}", question.document) }])
        };
        let limit = if self.completion_limit {
            "max_completion_tokens"
        } else {
            "max_tokens"
        };
        let mut body =
            json!({ "model": model, "messages": messages, limit: question.answer_tokens });
        if self.has(Parameter::Temperature) {
            body["temperature"] = json!(0);
        }
        if self.has(Parameter::ResponseFormat) {
            body["response_format"] = json!({
                "type": "json_schema",
                "json_schema": { "name": "points", "strict": true, "schema": engine::Briefing::schema() },
            });
        }
        body
    }
}
