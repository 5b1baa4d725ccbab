//! What the settings promise.
use std::{cell::RefCell, collections::BTreeSet};

use super::*;

fn environment<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<String> + 'a {
    |name| {
        pairs
            .iter()
            .find(|(key, _)| *key == name)
            .map(|(_, value)| (*value).to_owned())
    }
}

#[test]
fn defaults_are_the_documented_ones() {
    let ack = AckSettings::read(environment(&[(
        "QUEUE_URL",
        "https://sqs.example/1/jobs.fifo",
    )]))
    .unwrap();
    assert_eq!(ack.defaults, CommandDefaults::default());
    assert!(
        matches!(&ack.signing_secret, SecretSetting::Parameter(name) if name == "/slack-summarize/slack-signing-secret")
    );
    assert_eq!(ack.metrics_namespace, "SlackSummarize");
    let worker = WorkerSettings::read(environment(&[])).unwrap();
    assert_eq!(worker.engine, EngineChoice::Auto);
    assert_eq!(worker.smmry_url.as_str(), "https://api.smmry.com/");
    assert_eq!(worker.smmry_async_url.as_str(), "https://smmry.com/api/");
    assert!(worker.place_links);
    assert!(!worker.allow_private_addresses && !worker.dry_run);
}

#[test]
fn every_problem_is_named_at_once() {
    let error = AckSettings::read(environment(&[
        ("DEFAULT_SENTENCES", "many"),
        ("DEFAULT_VISIBILITY", "loud"),
    ]));
    assert_eq!(
        error.unwrap_err().to_string(),
        "cannot start: QUEUE_URL is not set (the Jobs queue; set by the stack); DEFAULT_SENTENCES: `many` is not a \
         number; DEFAULT_VISIBILITY: `loud` is neither public nor private"
    );
    let error = WorkerSettings::read(environment(&[
        ("ENGINE", "gpt"),
        ("SMMRY_URL", "x"),
        ("DRY_RUN", "maybe"),
        ("PLACE_LINKS", "some"),
        ("METRICS_NAMESPACE", "AWS/Lambda"),
    ]));
    let error = error.unwrap_err().to_string();
    for name in [
        "ENGINE",
        "SMMRY_URL",
        "DRY_RUN",
        "PLACE_LINKS",
        "METRICS_NAMESPACE",
    ] {
        assert!(error.contains(name), "{error}");
    }
}

#[test]
fn a_list_of_workspaces_that_names_none_does_not_serve_all() {
    let read = |list: &'static str| {
        let pairs = [("DRY_RUN", "true"), ("ALLOWED_TEAMS", list)];
        AckSettings::read(environment(&pairs)).map(|settings| {
            let ids = settings.allowed_teams.iter().map(ToString::to_string);
            ids.collect::<Vec<_>>()
        })
    };
    assert_eq!(read(" T1, E2, ").unwrap(), ["T1", "E2"]);
    assert!(read("").unwrap().is_empty());
    for list in [",", "T1;T2", "T1 T2"] {
        let error = read(list).unwrap_err().to_string();
        assert!(error.contains("ALLOWED_TEAMS"), "{error}");
    }
}

#[test]
fn a_dry_run_needs_no_queue() {
    let settings = AckSettings::read(environment(&[("DRY_RUN", "true")])).unwrap();
    assert!(settings.dry_run && settings.queue_url.is_empty());
}

/// The names that are asked for while settings are read.
fn asked<T>(read: impl Fn(&dyn Fn(&str) -> Option<String>) -> T) -> BTreeSet<String> {
    let names = RefCell::new(BTreeSet::new());
    let _ = read(&|name| {
        names.borrow_mut().insert(name.to_owned());
        None
    });
    names.into_inner()
}

#[test]
fn each_function_reads_what_the_table_says_and_nothing_else() {
    let declared = |function: &str| -> BTreeSet<String> {
        table::ALL
            .iter()
            .filter(|setting| setting.function == function || setting.function == "both")
            .map(|setting| setting.name.to_owned())
            .collect()
    };
    assert_eq!(
        asked(|variable| AckSettings::read(variable)),
        declared("ack")
    );
    assert_eq!(
        asked(|variable| WorkerSettings::read(variable)),
        declared("worker")
    );
}

#[test]
fn a_model_is_a_servers_or_bedrocks() {
    let read = |pairs: &[(&str, &str)]| WorkerSettings::read(environment(pairs)).unwrap();
    let id = ("MODEL", "us.amazon.nova-micro-v1:0");
    let settings = read(&[id]);
    assert_eq!(settings.bedrock_model(), Some(id.1));
    // No client is made for a model that is not to be asked.
    for engine in ["builtin", "smmry"] {
        assert_eq!(read(&[id, ("ENGINE", engine)]).bedrock_model(), None);
    }
    let url = ("MODEL_URL", "http://localhost:11434/v1");
    for (pairs, named) in [
        (&[url][..], None),
        (&[url, ("MODEL", "llama3.2:3b")][..], Some("llama3.2:3b")),
    ] {
        let settings = read(pairs);
        assert_eq!(settings.bedrock_model(), None);
        assert!(
            matches!(&settings.model, Some(ModelSetting::Server { name, .. }) if name.as_deref() == named)
        );
    }
    assert!(read(&[]).model.is_none());
}

#[test]
fn an_engine_that_needs_a_model_does_not_start_without() {
    for pairs in [
        &[("ENGINE", "model")][..],
        &[("ENGINE", "model"), ("MODEL", "two words")],
        &[("MODEL_URL", "localhost")],
    ] {
        let error = WorkerSettings::read(environment(pairs))
            .unwrap_err()
            .to_string();
        assert!(error.contains("MODEL"), "{error}");
    }
}

#[test]
fn secrets_in_the_environment_never_show() {
    let settings = WorkerSettings::read(environment(&[("SMMRY_API_KEY", "hunter2")])).unwrap();
    assert!(!format!("{settings:?}").contains("hunter2"));
}
