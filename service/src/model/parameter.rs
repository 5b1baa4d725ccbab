//! What models refuse of a request, in one table.

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
    /// All of them.
    pub const ALL: [Self; 4] = [
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
    #[must_use]
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Limit => &["max_tokens", "max_completion_tokens", "maxtokens"],
            Self::Temperature => &["temperature"],
            Self::ResponseFormat => &["response_format", "json_schema", "json_object", "grammar"],
            Self::SystemRole => &[
                "messages[0].role",
                "system role",
                "system message",
                "role 'system'",
                "system prompt",
                "system instruction",
            ],
        }
    }

    /// What this model is known to refuse, so that it need not be tried.
    #[must_use]
    pub fn refused_by(model: &str) -> &'static [Self] {
        let name = bare_name(model);
        FAMILIES
            .iter()
            .find(|(prefixes, _)| prefixes.iter().any(|prefix| name.starts_with(prefix)))
            .map_or(&[], |(_, refused)| refused)
    }

    /// Whether an error of a server's or a cloud's, in lower case, names it.
    #[must_use]
    pub fn is_named_in(self, message: &str) -> bool {
        self.words().iter().any(|word| message.contains(word))
    }
}

/// Families of models by the beginnings of their names, and what each refuses. What is not here is found out by its error, at
/// the cost of a request. Sources: <https://platform.claude.com/docs/en/about-claude/models/overview>,
/// <https://platform.openai.com/docs/guides/reasoning>, and reports at promptfoo/promptfoo #10307, jxnl/instructor #1753,
/// Mintplex-Labs/anything-llm #2486, `run-llama/llama_index` #23211.
const FAMILIES: &[(&[&str], &[Parameter])] = &[
    (
        &[
            "claude-opus-5",
            "claude-haiku-5-5",
            "claude-sonnet-5-5",
            "grok",
        ],
        &[Parameter::Temperature],
    ),
    (
        &["gpt-5", "gpt-6", "o1", "o3", "o4"],
        &[Parameter::Limit, Parameter::Temperature],
    ),
    (
        &["titan", "mistral-7b", "mixtral"],
        &[Parameter::SystemRole],
    ),
];

/// Whether models of this name think before they write, and count that as written.
pub(super) fn reasons(model: &str) -> bool {
    let name = bare_name(model).to_lowercase();
    REASONING.iter().any(|prefix| name.starts_with(prefix))
}

/// Beginnings of their names, in lower case, as their makers' pages have them: <https://platform.openai.com/docs/guides/reasoning>,
/// <https://ai.google.dev/gemini-api/docs/thinking>, <https://api-docs.deepseek.com/guides/reasoning_model>,
/// <https://docs.mistral.ai/capabilities/reasoning/>, <https://qwenlm.github.io/blog/qwen3/>.
const REASONING: &[&str] = &[
    "gpt-5",
    "gpt-6",
    "gpt-oss",
    "o1",
    "o3",
    "o4",
    "gemini-2.5",
    "gemini-3",
    "deepseek-reasoner",
    "deepseek-r1",
    "r1-",
    "kimi-k2-thinking",
    "glm-4.5",
    "glm-4.6",
    "glm-4.7",
    "glm-5",
    "qwen3",
    "qwq",
    "magistral",
];

/// A model's name without what clouds and gateways put before it: an ARN, a region's profile, the maker.
/// `us.anthropic.claude-haiku-4-5-v1:0` is `claude-haiku-4-5-v1:0`, and so is `anthropic/claude-haiku-4-5-v1:0`.
#[must_use]
pub fn bare_name(model: &str) -> &str {
    let name = model.rsplit('/').next().unwrap_or(model);
    let mut rest = name;
    // Makers and regions are words of letters; a dot in a version stands behind a digit.
    while let Some((first, after)) = rest.split_once('.') {
        let is_word = first
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if first.is_empty() || !is_word || !after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            break;
        }
        rest = after;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_known_by_whatever_name_it_is_reached() {
        for (name, bare) in [
            ("amazon.nova-micro-v1:0", "nova-micro-v1:0"),
            ("us.amazon.nova-micro-v1:0", "nova-micro-v1:0"),
            ("us-gov.amazon.nova-micro-v1:0", "nova-micro-v1:0"),
            (
                "arn:aws:bedrock:us-east-1:111122223333:inference-profile/global.anthropic.claude-haiku-5-5-v1:0",
                "claude-haiku-5-5-v1:0",
            ),
            ("anthropic/claude-haiku-4.5", "claude-haiku-4.5"),
            ("gpt-4.1-nano", "gpt-4.1-nano"),
            ("llama3.2:3b", "llama3.2:3b"),
            (
                "hf.co/bartowski/Llama-3.2-3B-Instruct-GGUF:Q4",
                "Llama-3.2-3B-Instruct-GGUF:Q4",
            ),
            ("", ""),
        ] {
            assert_eq!(bare_name(name), bare);
        }
    }

    #[test]
    fn models_that_think_are_known_by_any_of_their_names() {
        for (model, thinks) in [
            ("gemini-2.5-flash", true),
            ("google/gemini-3-pro-preview", true),
            ("gemini-2.0-flash", false),
            ("deepseek-reasoner", true),
            ("us.deepseek.r1-v1:0", true),
            ("deepseek-chat", false),
            ("moonshotai/Kimi-K2-Thinking", true),
            ("kimi-k2-instruct", false),
            ("zai-org/GLM-4.5-Air", true),
            ("glm-4-9b", false),
            ("Qwen/Qwen3-8B", true),
            ("qwen2.5:7b", false),
            ("mistral.magistral-small-2509", true),
            ("us.amazon.nova-micro-v1:0", false),
        ] {
            assert_eq!(reasons(model), thinks, "{model}");
        }
    }

    #[test]
    fn what_a_family_refuses_is_known_before_it_is_asked() {
        for (model, refused) in [
            ("us.amazon.nova-micro-v1:0", &[][..]),
            (
                "eu.anthropic.claude-haiku-5-5-20261007-v1:0",
                &[Parameter::Temperature],
            ),
            ("mistral.mistral-7b-instruct-v0:2", &[Parameter::SystemRole]),
            ("gpt-6-luna", &[Parameter::Limit, Parameter::Temperature]),
        ] {
            assert_eq!(Parameter::refused_by(model), refused, "{model}");
        }
    }
}
