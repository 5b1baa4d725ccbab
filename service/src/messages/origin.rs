//! Who wrote a summary, how far it was checked, and who stood in for whom: the last words of the quiet line.
use super::words::say;
use crate::{
    job::{EngineName, Language, SharedSummary, Source},
    language::AppLanguage,
    model::bare_name,
    slack::mrkdwn,
    summary::{ModelFailure, Summary},
};

/// The longest name of a model that is shown, in characters.
const NAME_LIMIT: usize = 40;

/// Who made this summary of `source`.
pub(super) fn of_summary(summary: &Summary, source: &Source, language: AppLanguage) -> String {
    let provenance = &summary.provenance;
    let what = match source {
        Source::Link(_) => "page",
        Source::Text(_) => "text",
        Source::Message(_) => "message",
    };
    let used = provenance.model.as_ref();
    let model = model_name(used.map(|used| used.name.as_str()), language);
    if provenance.engine == EngineName::Model {
        let certainty = Certainty {
            replaced: used.map_or(0, |used| used.replaced),
            of: summary.content.sentences.len(),
            translated: used.and_then(|used| used.translated),
        };
        return checked(&model, what, certainty, language);
    }
    let engine = provenance.engine.as_str();
    if provenance.smmry_takes_no_question && provenance.stood_in_for.is_empty() {
        return say!(language, "by-builtin-no-questions");
    }
    let made_up = used.and_then(|used| used.failure) == Some(ModelFailure::NotBorneOut);
    let others = match provenance.stood_in_for.as_slice() {
        [] => return say!(language, "made-by", engine = engine, model = model),
        [EngineName::Model] if made_up => {
            return say!(
                language,
                "not-borne-out",
                engine = engine,
                model = model,
                source = what
            );
        }
        [other] => other.as_str(),
        _ => "both",
    };
    say!(
        language,
        "made-by-for",
        engine = engine,
        model = model,
        others = others
    )
}

/// Who made the summary that is shared: in the words under the private one.
pub(super) fn of_shared(shared: &SharedSummary, language: AppLanguage) -> String {
    let credit = shared.model.as_ref();
    let model = model_name(credit.map(|credit| credit.name.as_str()), language);
    match (credit, shared.engine) {
        (Some(credit), EngineName::Model) => {
            let what = match (&shared.link, &shared.author) {
                (Some(_), _) => "page",
                (None, Some(_)) => "message",
                (None, None) => "text",
            };
            let certainty = Certainty {
                replaced: credit.replaced,
                of: shared.sentences.len(),
                translated: credit.translated,
            };
            checked(&model, what, certainty, language)
        }
        (_, engine) => say!(language, "made-by", engine = engine.as_str(), model = model),
    }
}

/// How far a model's words were checked.
#[derive(Clone, Copy)]
struct Certainty {
    /// How many sentences are the page's own.
    replaced: u64,
    /// How many there are.
    of: usize,
    /// The language that the model translated into.
    translated: Option<Language>,
}

/// How certain a model's words are.
fn checked(model: &str, what: &str, certainty: Certainty, language: AppLanguage) -> String {
    let Certainty {
        replaced,
        of,
        translated,
    } = certainty;
    if let Some(target) = translated {
        // Names in other letters cannot be found in the page.
        let names = if target.is_in_latin_letters() {
            "checked"
        } else {
            "unchecked"
        };
        return say!(
            language,
            "translated",
            model = model,
            source = what,
            names = names
        );
    }
    if replaced == 0 {
        say!(language, "checked", model = model, source = what)
    } else {
        say!(
            language,
            "checked-replaced",
            model = model,
            source = what,
            replaced = replaced,
            count = of,
        )
    }
}

/// A model's name as its makers say it, as mrkdwn: "Nova Micro" of `us.amazon.nova-micro-v1:0`. What is not known stays as the
/// settings have it, without folders and the endings of files.
fn model_name(id: Option<&str>, language: AppLanguage) -> String {
    let id = id.unwrap_or_default();
    let name = bare_name(id);
    let name = KNOWN
        .iter()
        .find(|(beginning, _)| name.starts_with(beginning))
        .map_or_else(|| without_ending(name), |(_, said)| said);
    // The id of a profile that an account made for itself is letters and digits by chance.
    if name.is_empty() || id.contains(":application-inference-profile/") {
        return say!(language, "some-model");
    }
    mrkdwn::plain(&mrkdwn::cut(name, NAME_LIMIT))
}

/// Models by the beginnings of their ids, the longer beginning first.
const KNOWN: &[(&str, &str)] = &[
    ("nova-micro", "Nova Micro"),
    ("nova-lite", "Nova Lite"),
    ("nova-pro", "Nova Pro"),
    ("nova-premier", "Nova Premier"),
    ("nova-2-lite", "Nova 2 Lite"),
    ("nova-2-pro", "Nova 2 Pro"),
    ("claude-haiku-4-5", "Claude Haiku 4.5"),
    ("claude-haiku-5-5", "Claude Haiku 5.5"),
    ("claude-sonnet-4-5", "Claude Sonnet 4.5"),
    ("claude-sonnet-5-5", "Claude Sonnet 5.5"),
    ("claude-sonnet-5", "Claude Sonnet 5"),
    ("claude-opus-5-5", "Claude Opus 5.5"),
    ("claude-opus-5", "Claude Opus 5"),
    ("gpt-4.1-nano", "GPT-4.1 nano"),
    ("gpt-4.1-mini", "GPT-4.1 mini"),
    ("gpt-5-nano", "GPT-5 nano"),
    ("gpt-5-mini", "GPT-5 mini"),
    ("gpt-6-luna", "GPT-6 Luna"),
    ("gpt-6-sol", "GPT-6 Sol"),
    ("gpt-oss", "gpt-oss"),
];

/// A file's name without what says how it is packed.
fn without_ending(name: &str) -> &str {
    name.strip_suffix(".gguf").unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_named_as_people_name_it() {
        for (id, said) in [
            (Some("amazon.nova-micro-v1:0"), "Nova Micro"),
            (Some("us.amazon.nova-2-lite-v1:0"), "Nova 2 Lite"),
            (
                Some(
                    "arn:aws:bedrock:us-east-1:111122223333:inference-profile/eu.amazon.nova-lite-v1:0",
                ),
                "Nova Lite",
            ),
            (
                Some("global.anthropic.claude-haiku-4-5-20251001-v1:0"),
                "Claude Haiku 4.5",
            ),
            (Some("llama3.2:3b"), "llama3.2:3b"),
            (
                Some("/models/SmolLM2-135M-Instruct.Q4_1.gguf"),
                "SmolLM2-135M-Instruct.Q4_1",
            ),
            (
                Some(
                    "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6",
                ),
                "a language model",
            ),
            (Some(""), "a language model"),
            (None, "a language model"),
        ] {
            assert_eq!(model_name(id, AppLanguage::English), said, "{id:?}");
        }
        assert!(!model_name(Some("<!channel>"), AppLanguage::English).contains('<'));
    }
}
