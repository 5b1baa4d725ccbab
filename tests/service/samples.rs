//! The sample events of `events/`, in the environment of `events/env.json`: what a newcomer tries first.

use std::path::Path;

use serde_json::Value;
use testkit::event;
use testkit::lambda::Function;

fn sample(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("events")
        .join(name);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

/// A function as `sam local invoke` starts it: nothing but what `events/env.json` sets, and no AWS at hand.
fn local(name: &str, binary: &str) -> Function {
    let env = sample("env.json");
    let function = Function::of(binary).env("AWS_ENDPOINT_URL", testkit::server::nobody());
    env[name]
        .as_object()
        .unwrap()
        .iter()
        .fold(function, |function, (name, value)| {
            function.env(name, value.as_str().unwrap())
        })
}

#[tokio::test]
async fn the_ack_answers_every_sample_on_a_machine_without_an_account() {
    let ack = local("AckFunction", env!("CARGO_BIN_EXE_ack"))
        .start()
        .await;
    for (name, status, says) in [
        ("slash-command.json", 200, "Summarizing"),
        ("slash-command-base64.json", 200, "Summarizing"),
        ("slash-command-http-api.json", 200, "Summarizing"),
        ("slash-command-private.json", 200, "Summarizing"),
        ("slash-command-text.json", 200, "Summarizing"),
        ("slash-command-question.json", 200, "Looking up"),
        ("slash-command-help.json", 200, "/summarize"),
        ("button-longer.json", 200, ""),
        ("button-ask.json", 200, ""),
        ("button-answer.json", 200, ""),
        ("ssl-check.json", 200, ""),
        ("bad-signature.json", 401, ""),
    ] {
        let answer = ack.invoke(&sample(name)).await.answered();
        assert_eq!(answer["statusCode"], status, "{name}: {answer}");
        assert!(
            answer["body"].as_str().unwrap_or_default().contains(says),
            "{name}: {answer}"
        );
    }
    let log = ack.stop();
    assert!(log.contains("would be queued"), "{}", log.text());
    assert!(!log.contains("sampleResponseUrlOfNobody"), "{}", log.text());
}

#[tokio::test]
async fn the_worker_shows_what_it_would_post_for_every_sample() {
    let worker = local("WorkerFunction", env!("CARGO_BIN_EXE_worker"))
        .start()
        .await;
    for (name, failed) in [
        ("job-text.json", 0),
        ("job-question.json", 0),
        ("job-batch.json", 1),
        ("dead-letter.json", 0),
    ] {
        let answer = worker.invoke(&sample(name)).await.answered();
        assert_eq!(
            event::failed_records(&answer).len(),
            failed,
            "{name}: {answer}"
        );
    }
    let log = worker.stop();
    assert!(log.contains("lighthouse"), "{}", log.text());
    assert!(
        log.contains("kept in a museum in Ferndale"),
        "{}",
        log.text()
    );
    assert!(!log.contains("sampleResponseUrlOfNobody"), "{}", log.text());
}
