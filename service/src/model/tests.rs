//! What a question sends and what an answer is taken for, against a stand-in on loopback.
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use testkit::{reply::Reply, server::Server};

use super::*;

static SCHEMA: std::sync::LazyLock<Value> =
    std::sync::LazyLock::new(|| json!({ "type": "object" }));

static QUESTION: std::sync::LazyLock<Question<'_>> = std::sync::LazyLock::new(|| Question {
    json_instructions: "Answer in JSON.",
    line_instructions: "Answer in lines.",
    schema: &SCHEMA,
    document: "<article>\n[1] A sentence.\n</article>",
    answer_tokens: 300,
    until: Instant::now() + TIME_LIMIT * 30,
});

fn good(text: &str) -> Reply {
    Reply::json(
        200,
        &json!({
            "choices": [{ "finish_reason": "stop", "message": { "role": "assistant", "content": text, "refusal": null } }],
            "usage": { "prompt_tokens": 812, "completion_tokens": 96 },
        }),
    )
}

fn error(status: u16, error: &Value) -> Reply {
    Reply::json(status, &json!({ "error": error }))
}

/// Asks a server that gives these replies in turn, the last one for ever. Also what it was sent.
async fn asked(replies: Vec<Reply>) -> (Result<ModelAnswer, ModelError>, Vec<Value>) {
    let left = Arc::new(Mutex::new(replies));
    let server = Server::start(move |_| {
        let mut left = left.lock().unwrap();
        let reply = if left.len() > 1 {
            left.remove(0)
        } else {
            left[0].clone()
        };
        std::future::ready(reply)
    })
    .await;
    let base = Url::parse(&format!("{}/v1/", server.origin())).unwrap();
    let model = ChatModel::new(
        crate::client::build().unwrap(),
        &base,
        Some("small".to_owned()),
    );
    let answer = model.ask(Some(&"a-key".to_owned().into()), *QUESTION).await;
    let requests = server.received();
    for request in &requests {
        assert_eq!(request.path(), "/v1/chat/completions");
        assert_eq!(request.header("authorization"), Some("Bearer a-key"));
    }
    (
        answer,
        requests
            .iter()
            .map(testkit::server::Request::json)
            .collect(),
    )
}

#[tokio::test]
async fn a_question_is_answered_and_its_tokens_are_counted() {
    let (answer, sent) = asked(vec![good("[1] A point.")]).await;
    let answer = answer.unwrap();
    assert_eq!(
        (answer.text.as_str(), answer.is_cut),
        ("[1] A point.", false)
    );
    assert_eq!((answer.tokens_in, answer.tokens_out), (Some(812), Some(96)));
    assert_eq!(sent[0]["max_tokens"], 300);
    assert_eq!(sent[0]["messages"][0]["content"], "Answer in JSON.");
    assert_eq!(sent[0]["messages"][1]["content"], QUESTION.document);
}

#[tokio::test]
async fn what_a_model_refuses_is_left_out() {
    let (answer, sent) = asked(vec![
        error(400, &json!({ "message": "Unsupported parameter: 'max_tokens'", "param": "max_tokens", "code": "unsupported_parameter" })),
        error(400, &json!({ "message": "`temperature` is deprecated for this model", "code": 400 })),
        error(400, &json!("response_format is not supported")),
        Reply::json(400, &json!({ "object": "error", "message": "system role not supported", "code": null })),
        good("[1] A point."),
    ])
    .await;
    assert_eq!(answer.unwrap().text, "[1] A point.");
    let last = sent.last().unwrap();
    assert_eq!(last["max_completion_tokens"], 300);
    for left_out in ["max_tokens", "temperature", "response_format"] {
        assert!(last.get(left_out).is_none(), "{left_out}");
    }
    let messages = last["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0]["content"]
            .as_str()
            .unwrap()
            .starts_with("Answer in lines.")
    );
}

#[tokio::test]
async fn a_throttled_model_is_asked_once_more() {
    let throttled =
        || error(429, &json!({ "code": "rate_limit_exceeded" })).header("retry-after", "0");
    let (answer, sent) = asked(vec![throttled(), good("[1] A point.")]).await;
    assert!(answer.is_ok());
    assert_eq!(sent.len(), 2);
    let (answer, sent) = asked(vec![throttled()]).await;
    assert_eq!(answer, Err(ModelError::Throttled));
    assert_eq!(sent.len(), 2);
}

#[tokio::test]
async fn a_server_that_wants_to_be_left_alone_for_long_is_not_waited_for() {
    let throttled = || error(429, &json!({})).header("retry-after", "3600");
    let (answer, sent) = asked(vec![throttled(), good("[1] A point.")]).await;
    assert_eq!(answer, Err(ModelError::Throttled));
    assert_eq!(sent.len(), 1);
}

#[tokio::test]
async fn every_failure_has_its_reason_and_is_not_asked_again() {
    let refusing = json!({ "choices": [{ "finish_reason": "stop", "message": { "content": null, "refusal": "I can't." } }] });
    let filtered = json!({ "choices": [{ "finish_reason": "content_filter", "message": { "content": "x" } }] });
    for (reply, reason) in [
        (
            error(429, &json!({ "code": "insufficient_quota" })),
            "quota",
        ),
        (
            error(401, &json!({ "code": "invalid_api_key" })),
            "key_refused",
        ),
        (
            error(404, &json!({ "message": "model 'x' not found" })),
            "no_such_model",
        ),
        (
            error(400, &json!({ "code": "context_length_exceeded" })),
            "too_long",
        ),
        (
            error(
                400,
                &json!({ "type": "exceed_context_size_error", "n_ctx": 512, "code": 400 }),
            ),
            "too_long",
        ),
        (Reply::json(200, &refusing), "refused"),
        (Reply::json(200, &filtered), "refused"),
        (good("  "), "outage"),
        (Reply::json(200, &json!({ "choices": [] })), "outage"),
        (Reply::text(200, "<html>"), "outage"),
        (Reply::text(500, "oops"), "outage"),
        // A key goes nowhere that the installer did not name.
        (
            Reply::status(307).header("location", "http://127.0.0.1:1/"),
            "outage",
        ),
        (Reply::text(200, &"x".repeat(ANSWER_LIMIT + 1)), "outage"),
    ] {
        let (answer, sent) = asked(vec![reply]).await;
        assert_eq!(answer.unwrap_err().failure().as_str(), reason);
        assert_eq!(sent.len(), 1, "{reason}");
    }
}

#[tokio::test]
async fn a_servers_words_stay_out_of_the_error() {
    for status in [400, 422, 500] {
        let says = "Incorrect key: Bearer sk-secret. Input: <article>[1] The lighthouse";
        let (answer, _) = asked(vec![error(status, &json!({ "message": says }))]).await;
        let error = answer.unwrap_err().to_string().to_lowercase();
        assert!(
            !error.contains("sk-") && !error.contains("lighthouse"),
            "{error}"
        );
        assert!(error.contains(&status.to_string()), "{error}");
    }
}

#[tokio::test]
async fn a_cut_answer_says_so() {
    let cut =
        json!({ "choices": [{ "finish_reason": "length", "message": { "content": "[1] A" } }] });
    let (answer, _) = asked(vec![Reply::json(200, &cut)]).await;
    assert!(answer.unwrap().is_cut);
}

#[tokio::test]
async fn a_model_without_a_name_is_the_only_one_that_its_server_has() {
    let list = |ids: &[&str]| {
        let data: Vec<Value> = ids.iter().map(|id| json!({ "id": id })).collect();
        Reply::json(200, &json!({ "object": "list", "data": data }))
    };
    for (models, name) in [
        (list(&["the-one"]), Some("the-one")),
        (list(&["one", "two"]), None),
        (list(&[]), None),
        (Reply::text(200, "<html>"), None),
    ] {
        let server = Server::start(move |request| {
            let listed = request.path().ends_with("/models");
            std::future::ready(if listed {
                models.clone()
            } else {
                good("[1] A point.")
            })
        })
        .await;
        let base = Url::parse(&format!("{}/v1", server.origin())).unwrap();
        let model = ChatModel::new(crate::client::build().unwrap(), &base, None);
        for _ in 0..2 {
            let answer = model.ask(None, *QUESTION).await;
            assert_eq!(answer.is_ok(), name.is_some());
            assert_eq!(answer.err(), name.is_none().then_some(ModelError::Unnamed));
        }
        assert_eq!(model.name(), name);
        let received = server.received();
        if let Some(name) = name {
            let paths: Vec<_> = received
                .iter()
                .map(testkit::server::Request::path)
                .collect();
            assert_eq!(
                paths,
                ["/v1/models", "/v1/chat/completions", "/v1/chat/completions"]
            );
            assert_eq!(received[1].json()["model"], name);
        }
    }
}

#[tokio::test]
async fn a_model_that_reasons_is_told_to_be_brief_and_gets_the_limit_that_it_knows() {
    let server = Server::start(|_| std::future::ready(good("[1] A point."))).await;
    let base = Url::parse(&server.origin()).unwrap();
    let name = Some("gpt-6-luna".to_owned());
    let model = ChatModel::new(crate::client::build().unwrap(), &base, name);
    assert!(model.ask(None, *QUESTION).await.is_ok());
    let sent = server.received()[0].json();
    assert_eq!(
        sent["max_completion_tokens"], 2_300,
        "what it thinks counts"
    );
    assert_eq!(sent["reasoning_effort"], "low");
    for left_out in ["max_tokens", "temperature"] {
        assert!(sent.get(left_out).is_none(), "{left_out}");
    }
}
