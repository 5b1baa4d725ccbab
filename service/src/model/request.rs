//! The request's body, less what was refused of it.
use serde_json::{Value, json};
use url::Url;

use super::{Parameter, Question};

/// Which form the request has, after what was refused so far.
#[derive(Debug)]
pub(super) struct Request {
    completion_limit: bool,
    /// It can be told to think little.
    takes_effort: bool,
    refused: Vec<Parameter>,
}

impl Request {
    /// The form that most servers take. `OpenAI`'s own newer models know one spelling of the limit, Ollama the other.
    pub(super) fn new(endpoint: &Url, model: &str) -> Self {
        let refused = Parameter::refused_by(model);
        Self {
            completion_limit: endpoint.host_str() == Some("api.openai.com")
                || refused.contains(&Parameter::Limit),
            takes_effort: refused.contains(&Parameter::Limit),
            refused: refused
                .iter()
                .copied()
                // It is never left out, only spelled the other way.
                .filter(|parameter| *parameter != Parameter::Limit)
                .collect(),
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

    pub(super) fn is_for_json(&self) -> bool {
        self.has(Parameter::ResponseFormat)
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
            json!({ "model": model, "messages": messages, limit: question.tokens_for(model) });
        if self.takes_effort {
            body["reasoning_effort"] = json!("low");
        }
        if self.has(Parameter::Temperature) {
            body["temperature"] = json!(0);
        }
        if self.has(Parameter::ResponseFormat) {
            body["response_format"] = json!({
                "type": "json_schema",
                "json_schema": { "name": "points", "strict": true, "schema": question.schema },
            });
        }
        body
    }
}
