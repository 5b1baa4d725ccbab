//! The commands and interactions of `tests/cases`, given to the ack behind its ports.
#![expect(
    clippy::unwrap_used,
    reason = "clippy takes only the test functions of an integration test for tests"
)]

use std::collections::BTreeMap;
use std::sync::Mutex;

use bytes::Bytes;
use http::Request;
use serde_json::Value;
use service::ack::{Ack, AckRules};
use service::command::CommandDefaults;
use service::job::{Job, ReplyOrigins};
use service::queue::{JobQueue, QueueError};
use service::secrets::{NoStore, Secret};
use testkit::cases::{Case, assert_known_keys, assert_only, cases, matches, plain};
use testkit::slash::{SIGNING_SECRET, now, signature};

/// The cases that do not hold yet, each with its kind.
const NOT_YET: &[(&str, &str)] = &[];

const KEYS: [&str; 13] = [
    "file",
    "kind",
    "run",
    "link",
    "text",
    "sentences",
    "visibility",
    "jobs",
    "answer",
    "status",
    "each_line",
    "either",
    "n",
];

/// Keeps what it is sent, as it would cross the queue.
#[derive(Default)]
struct Queue(Mutex<Vec<Value>>);

impl JobQueue for &Queue {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        let json =
            serde_json::from_str(&job.to_json()).map_err(|error| QueueError(error.into()))?;
        self.0.lock().unwrap().push(json);
        Ok(())
    }
}

/// What came of one request.
struct Acknowledged {
    status: u16,
    answer: String,
    jobs: Vec<Value>,
}

#[tokio::test]
async fn each_command_and_interaction_gives_what_is_expected_of_it() {
    let all = cases(&["slash", "interaction"]);
    let mut failed = BTreeMap::new();
    for case in &all {
        assert_known_keys(&case.expected, &KEYS);
        let mut wrong = Vec::new();
        for body in bodies(case) {
            let acknowledged = ask(&body).await;
            wrong.extend(faults(&case.expected, &acknowledged));
        }
        if !wrong.is_empty() {
            failed.insert(case.file.clone(), wrong);
        }
    }
    assert_only(NOT_YET, &all, &failed);
}

fn bodies(case: &Case) -> Vec<String> {
    let text = case.text();
    if case.run == "interaction" {
        return vec![form(&[("payload", &text)])];
    }
    let commands = if case.expected["each_line"] == true {
        text.lines().collect()
    } else {
        vec![text.as_str()]
    };
    commands.into_iter().map(command).collect()
}

fn command(text: &str) -> String {
    form(&[
        ("command", "/summarize"),
        ("text", text),
        ("response_url", "https://hooks.slack.com/commands/T1/2/3"),
        ("trigger_id", "1.2.3"),
        ("team_id", "T1"),
        ("user_id", "U1"),
    ])
}

fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

async fn ask(body: &str) -> Acknowledged {
    let queue = Queue::default();
    let rules = AckRules {
        language: service::language::AppLanguage::English,
        defaults: CommandDefaults::default(),
        reply_origins: ReplyOrigins::parse(ReplyOrigins::SLACK).unwrap(),
        allowed_teams: Vec::new(),
        jobs_per_minute: 0,
        checks_time: true,
    };
    let timestamp = now();
    let request = Request::post("/")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("x-slack-request-timestamp", timestamp)
        .header(
            "x-slack-signature",
            signature(SIGNING_SECRET, timestamp, body.as_bytes()),
        )
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .unwrap();
    let response = Ack::new(
        Secret::<NoStore>::fixed(SIGNING_SECRET.into()),
        &queue,
        rules,
    )
    .respond(request)
    .await;
    Acknowledged {
        status: response.status().as_u16(),
        answer: response.into_body(),
        jobs: queue.0.into_inner().unwrap(),
    }
}

/// What is wrong with it, in words; empty where all is right.
fn faults(expected: &Value, acknowledged: &Acknowledged) -> Vec<String> {
    let mut faults = own_faults(expected, acknowledged);
    let wanted = expected["status"].as_u64().unwrap_or(200);
    if u64::from(acknowledged.status) != wanted {
        faults.push(format!("status {}", acknowledged.status));
    }
    if let Some(alternatives) = expected["either"].as_array() {
        let of_each: Vec<Vec<String>> = alternatives
            .iter()
            .map(|alternative| own_faults(alternative, acknowledged))
            .collect();
        if of_each.iter().all(|of_it| !of_it.is_empty()) {
            faults.push(format!("none of the alternatives holds: {of_each:?}"));
        }
    }
    faults
}

fn own_faults(expected: &Value, acknowledged: &Acknowledged) -> Vec<String> {
    let mut faults = Vec::new();
    let job = acknowledged.jobs.first().cloned().unwrap_or_default();
    let request = &job["task"]["summarize"];
    let mut compare = |key: &str, found: &Value| {
        if !expected[key].is_null() && expected[key] != *found {
            faults.push(format!("{key}: {found} and not {}", expected[key]));
        }
    };
    compare("link", &request["source"]["link"]);
    compare("sentences", &request["sentences"]);
    compare(
        "visibility",
        &job["destination"]["response_url"]["visibility"],
    );
    compare("jobs", &acknowledged.jobs.len().into());
    if let Some(wanted) = expected["text"].as_str() {
        let text = request["source"]["text"].as_str().unwrap_or_default();
        if !plain(text).contains(&plain(wanted)) {
            faults.push(format!("no such text in the Job: {job}"));
        }
    }
    if let Some(pattern) = expected["answer"].as_str()
        && !matches(pattern, &acknowledged.answer)
    {
        faults.push(format!("answer: {}", acknowledged.answer));
    }
    faults
}
