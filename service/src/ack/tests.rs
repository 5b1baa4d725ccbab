//! The ack behind its ports: what it answers and what it queues.
use std::sync::Mutex;

use secrecy::SecretString;

use super::*;
use crate::{
    clock,
    job::{
        ArticleUrl, Destination, Job, MessageText, Notice, Question, Reply, SentenceCount, Source,
        Task, UserId, Visibility,
    },
    queue::QueueError,
    secrets::{NoStore, SecretError},
    slack::{
        button::{Action, ButtonState, Subject},
        signature,
    },
};

const SECRET: &str = "8f742231b10e8888abcd99yyyzzz85a5";
const REPLY: &str = "https://hooks.slack.com/commands/T1/2/3";

/// Keeps what it is sent; or refuses, or never answers.
#[derive(Default)]
struct Queue {
    jobs: Mutex<Vec<Job>>,
    refuses: bool,
    hangs: bool,
}

impl JobQueue for &Queue {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        if self.hangs {
            std::future::pending::<()>().await;
        }
        if self.refuses {
            return Err(QueueError("connection refused".into()));
        }
        self.jobs.lock().unwrap().push(job.clone());
        Ok(())
    }
}

fn rules() -> AckRules {
    AckRules {
        defaults: CommandDefaults::default(),
        language: AppLanguage::English,
        reply_origins: ReplyOrigins::parse(ReplyOrigins::SLACK).unwrap(),
        allowed_teams: Vec::new(),
        jobs_per_minute: 0,
        checks_time: true,
    }
}

fn serving(teams: &[&str]) -> AckRules {
    AckRules {
        allowed_teams: teams
            .iter()
            .filter_map(|team| TeamId::parse(team))
            .collect(),
        ..rules()
    }
}

/// The page that a Job summarizes.
fn link(job: &Job) -> Option<&str> {
    match &job.task {
        Task::Summarize(request) => request.source.link().map(ArticleUrl::as_str),
        _ => None,
    }
}

fn reply(job: &Job) -> &Reply {
    let Destination::ResponseUrl(reply) = &job.destination;
    reply
}

fn signed(body: &str) -> Request<Bytes> {
    let timestamp = clock::unix_seconds(SystemTime::now());
    Request::post("/")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header(
            "X-Slack-Signature",
            signature::sign(&SECRET.into(), timestamp, body.as_bytes()),
        )
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .unwrap()
}

fn form(fields: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

fn command(text: &str) -> String {
    form(&[
        ("command", "/summarize"),
        ("text", text),
        ("response_url", REPLY),
        ("trigger_id", "1.2.3"),
        ("team_id", "T1"),
        ("user_id", "U1"),
    ])
}

async fn ask(queue: &Queue, request: Request<Bytes>) -> Response<String> {
    ask_under(rules(), queue, request).await
}

async fn ask_under(rules: AckRules, queue: &Queue, request: Request<Bytes>) -> Response<String> {
    Ack::new(Secret::<NoStore>::fixed(SECRET.into()), queue, rules)
        .respond(request)
        .await
}

fn shown(response: &Response<String>) -> String {
    let message: serde_json::Value = serde_json::from_str(response.body()).unwrap();
    assert_eq!(message["response_type"], "ephemeral");
    message["text"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_command_becomes_a_job_and_a_word_at_once() {
    let queue = Queue::default();
    let response = ask(
        &queue,
        signed(&command("<https://a.example/x|x> 5 private")),
    )
    .await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(
        shown(&response),
        "Summarizing a.example/x for you: the answer comes below."
    );
    let jobs = queue.jobs.lock().unwrap();
    let [job] = jobs.as_slice() else {
        panic!("one Job")
    };
    assert_eq!(
        job.task,
        Task::Summarize(crate::job::SummaryRequest::of(
            Source::Link(ArticleUrl::parse("https://a.example/x").unwrap()),
            SentenceCount::new(5).unwrap()
        ))
    );
    assert_eq!(
        (reply(job).visibility, reply(job).replace),
        (Visibility::Private, false)
    );
    assert_eq!(
        (job.team_id.clone(), job.user_id.clone()),
        (TeamId::parse("T1"), UserId::parse("U1"))
    );
    assert_eq!(
        job.id,
        JobId::derive(&["command", "1.2.3"]),
        "the same request again is the same Job"
    );
}

#[tokio::test]
async fn what_is_not_slacks_request_is_refused() {
    let queue = Queue::default();
    let get = Request::get("/").body(Bytes::new()).unwrap();
    let response = ask(&queue, get).await;
    assert_eq!(
        (
            response.status(),
            response.headers()["allow"].to_str().unwrap()
        ),
        (StatusCode::METHOD_NOT_ALLOWED, "POST")
    );
    assert!(response.body().contains("slack-summarize"));
    let large = signed(&format!("text={}", "a".repeat(64 * 1024)));
    assert_eq!(
        ask(&queue, large).await.status(),
        StatusCode::PAYLOAD_TOO_LARGE
    );
    for kind in [
        None,
        Some("application/json"),
        Some("text/plain; x=application/x-www-form-urlencoded"),
    ] {
        let mut request = signed(&command("a.example"));
        request.headers_mut().remove("content-type");
        if let Some(kind) = kind {
            request
                .headers_mut()
                .insert("content-type", kind.parse().unwrap());
        }
        assert_eq!(
            ask(&queue, request).await.status(),
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{kind:?}"
        );
    }
    let mut request = signed(&command("a.example"));
    request.headers_mut().insert(
        "x-slack-signature",
        format!("v0={}", "0".repeat(64)).parse().unwrap(),
    );
    let response = ask(&queue, request).await;
    assert_eq!(
        (response.status(), response.body().as_str()),
        (StatusCode::UNAUTHORIZED, "")
    );
    assert!(queue.jobs.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_long_text_of_slacks_is_read_or_its_person_hears_the_limit() {
    let queue = Queue::default();
    let harbour = "港の灯台が再び点灯します。".repeat(1_000);
    let encoded = command(&harbour);
    assert!(encoded.len() > COMMAND_LIMIT && harbour.len() < 64 * 1024);
    let response = ask(&queue, signed(&encoded)).await;
    assert_eq!(
        shown(&response),
        "Summarizing your text: the answer comes below."
    );
    assert_eq!(queue.jobs.lock().unwrap().len(), 1);
    for length in [64 * 1024, 200_000, 1024 * 1024 - 200] {
        let response = ask(&queue, signed(&command(&"a".repeat(length)))).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(shown(&response).contains("64 KiB"), "{}", shown(&response));
    }
    assert_eq!(queue.jobs.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_large_body_that_slack_did_not_sign_costs_no_secret_and_is_too_large() {
    let store = Store {
        readings: Mutex::new(0),
        down: false,
    };
    let queue = Queue::default();
    let ack = Ack::new(Secret::stored(&store, "/secret"), &queue, rules());
    let large = command(&"a".repeat(COMMAND_LIMIT));
    for header in ["x-slack-signature", "x-slack-request-timestamp"] {
        let mut request = signed(&large);
        request.headers_mut().remove(header);
        let response = ack.respond(request).await;
        assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE, "{header}");
    }
    let huge = signed(&command(&"a".repeat(INTERACTION_LIMIT)));
    assert_eq!(
        ack.respond(huge).await.status(),
        StatusCode::PAYLOAD_TOO_LARGE
    );
    assert_eq!(*store.readings.lock().unwrap(), 0);
    let mut forged = signed(&large);
    let signature = format!("v0={}", "0".repeat(64)).parse().unwrap();
    forged.headers_mut().insert("x-slack-signature", signature);
    assert_eq!(
        ack.respond(forged).await.status(),
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[tokio::test]
async fn what_of_a_command_was_passed_over_is_said_with_the_first_word() {
    let queue = Queue::default();
    for (text, said) in [
        (
            "https://a.example/x https://b.example 5 6 prvate",
            "Summarizing a.example/x for you: the answer comes below. I took the first link. Of the numbers I took 5.",
        ),
        (
            "https://a.example/x 1.5",
            "Summarizing a.example/x: the answer comes below. I did not understand “1.5”.",
        ),
        (
            "https://a.example/x --<!channel>*",
            "Summarizing a.example/x: the answer comes below.",
        ),
        (
            "the 2024 report https://a.example/x",
            "Summarizing a.example/x: the answer comes below. I left out “2024”: a summary has 1 to 40 sentences.",
        ),
    ] {
        let response = ask(&queue, signed(&command(text))).await;
        assert!(
            shown(&response).starts_with(said),
            "{text}: {}",
            shown(&response)
        );
    }
}

#[tokio::test]
async fn a_press_whose_optional_fields_are_null_hears_that_the_button_is_too_old() {
    let queue = Queue::default();
    let press = interaction(&serde_json::json!({
        "type": "block_actions", "team": null, "user": { "id": "U1", "team_id": "T1" }, "trigger_id": null,
        "response_url": REPLY,
        "actions": [{ "type": "button", "action_id": "dismiss", "value": null, "action_ts": null }],
    }));
    assert_eq!(ask(&queue, press).await.status(), StatusCode::OK);
    let jobs = queue.jobs.lock().unwrap();
    assert_eq!(jobs[0].task, Task::Notify(Notice::UnreadableButton));
    assert_eq!(jobs[0].team_id, TeamId::parse("T1"));
}

#[tokio::test]
async fn a_messages_text_is_its_authors() {
    let words = "The harbour authority said that the lighthouse would be lit again. ".repeat(4);
    for (message, author) in [
        (
            serde_json::json!({ "text": words, "user": "U2" }),
            UserId::parse("U2"),
        ),
        (serde_json::json!({ "text": words, "user": null }), None),
        // The words of an app are not its bot user's.
        (
            serde_json::json!({ "text": words, "user": "U3", "bot_id": "B1" }),
            None,
        ),
    ] {
        let queue = Queue::default();
        let choose = interaction(&serde_json::json!({
            "type": "message_action", "callback_id": "summarize_message", "user": { "id": "U1" },
            "response_url": REPLY, "trigger_id": "7.7", "message": message,
        }));
        ask(&queue, choose).await;
        let jobs = queue.jobs.lock().unwrap();
        let Task::Summarize(request) = &jobs[0].task else {
            panic!("{:?}", jobs[0])
        };
        let text = words.trim().into();
        assert_eq!(
            request.source,
            Source::Message(MessageText { text, author })
        );
    }
}

#[tokio::test]
async fn a_content_type_may_have_parameters_and_any_case() {
    let queue = Queue::default();
    let mut request = signed(&command("a.example/x"));
    let kind = "Application/X-WWW-Form-Urlencoded; charset=UTF-8";
    request
        .headers_mut()
        .insert("content-type", kind.parse().unwrap());
    assert_eq!(ask(&queue, request).await.status(), StatusCode::OK);
    assert_eq!(queue.jobs.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_certificate_check_is_answered_and_nothing_done() {
    let queue = Queue::default();
    let check = Request::post("/")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Bytes::from_static(b"ssl_check=1&token=x"))
        .unwrap();
    assert_eq!(ask(&queue, check).await.status(), StatusCode::OK);
    let smuggled = form(&[
        ("ssl_check", "1"),
        ("command", "/summarize"),
        ("text", "a.example"),
        ("response_url", REPLY),
    ]);
    assert_eq!(
        ask(&queue, signed(&smuggled)).await.status(),
        StatusCode::OK
    );
    assert!(queue.jobs.lock().unwrap().is_empty());
}

#[tokio::test]
async fn what_cannot_be_done_is_said_and_not_queued() {
    let queue = Queue::default();
    for (text, word) in [
        ("", "Summaries of web pages"),
        ("help", "Summaries of web pages"),
        ("5 private", "Summaries of web pages"),
        ("hello there", "too short: 11 characters"),
        ("what is the weather?", "cannot answer a question"),
        ("https://a.example 41", "1 to 40"),
        ("ftp://a.example", "http://"),
        ("https://me:pw@a.example", "password"),
        ("https://", "web address"),
    ] {
        let response = ask(&queue, signed(&command(text))).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(
            shown(&response).contains(word),
            "{text}: {}",
            shown(&response)
        );
    }
    assert!(queue.jobs.lock().unwrap().is_empty());
}

#[tokio::test]
async fn help_says_what_this_installation_does() {
    let other = AckRules {
        defaults: CommandDefaults {
            sentences: SentenceCount::new(7).unwrap(),
            visibility: Visibility::Private,
        },
        ..rules()
    };
    for (rules, says) in [
        (
            rules(),
            [
                "article` – the three most telling sentences, for everyone",
                "5 private` – five sentences, only for you",
            ],
        ),
        (
            other,
            [
                "article` – the 7 most telling sentences, only for you",
                "5 public` – five sentences, for everyone",
            ],
        ),
    ] {
        for typed in ["help", ""] {
            let response =
                ask_under(rules.clone(), &Queue::default(), signed(&command(typed))).await;
            for says in says {
                assert!(shown(&response).contains(says), "{typed}: {says}");
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_queue_that_refuses_or_hangs_is_said_with_a_200() {
    for queue in [
        Queue {
            refuses: true,
            ..Queue::default()
        },
        Queue {
            hangs: true,
            ..Queue::default()
        },
    ] {
        let response = ask(&queue, signed(&command("a.example/x"))).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(shown(&response).contains("could not be queued"));
    }
}

#[tokio::test]
async fn replies_that_would_go_elsewhere_are_not_queued() {
    let queue = Queue::default();
    for forged in [
        "https://hooks.slack.com.evil.example/x",
        "https://hooks.slack.com@evil.example/",
        "not an address",
    ] {
        let body = command("a.example/x").replace(
            &form(&[("response_url", REPLY)]),
            &form(&[("response_url", forged)]),
        );
        assert!(
            shown(&ask(&queue, signed(&body)).await).contains("could not be queued"),
            "{forged}"
        );
    }
    assert!(queue.jobs.lock().unwrap().is_empty());
}

#[tokio::test]
async fn only_listed_workspaces_are_served_where_there_is_a_list() {
    let queue = Queue::default();
    for (teams, served) in [(&["T1", "T2"][..], true), (&["T2"], false), (&[], true)] {
        let response = ask_under(serving(teams), &queue, signed(&command("a.example/x"))).await;
        assert_eq!(
            shown(&response).starts_with("Summarizing"),
            served,
            "{teams:?}"
        );
    }
}

#[tokio::test]
async fn a_button_in_a_workspace_that_is_not_served_says_so() {
    let queue = Queue::default();
    let value = state(Visibility::Public);
    for action_id in ["longer", "share"] {
        let press = press(action_id, &value, "U2");
        ask_under(serving(&["T9"]), &queue, press).await;
    }
    for job in queue.jobs.lock().unwrap().iter() {
        assert_eq!(job.task, Task::Notify(Notice::WorkspaceNotServed));
        assert_eq!(
            (reply(job).visibility, reply(job).replace),
            (Visibility::Private, false)
        );
    }
    assert_eq!(queue.jobs.lock().unwrap().len(), 2);
}

fn interaction(json: &serde_json::Value) -> Request<Bytes> {
    signed(&form(&[("payload", &json.to_string())]))
}

fn press(action_id: &str, value: &str, user: &str) -> Request<Bytes> {
    press_named("1548426417.840180", action_id, value, user)
}

/// A press that Slack names so: its `action_ts`.
fn press_named(moment: &str, action_id: &str, value: &str, user: &str) -> Request<Bytes> {
    interaction(&serde_json::json!({
        "type": "block_actions", "team": { "id": "T1" }, "user": { "id": user }, "response_url": REPLY,
        "trigger_id": "9.9",
        "actions": [{ "action_id": action_id, "value": value, "action_ts": moment }],
    }))
}

fn state(visibility: Visibility) -> String {
    let state = ButtonState {
        job: JobId::derive(&["first"]),
        subject: Subject::Link(ArticleUrl::parse("https://a.example/x").unwrap()),
        sentences: SentenceCount::new(5).unwrap(),
        visibility,
        asker: UserId::parse("U1"),
        owner: None,
        about: None,
        language: None,
    };
    state.to_value().unwrap()
}

#[tokio::test]
async fn buttons_become_jobs() {
    use Visibility::{Private, Public};
    for (action_id, value, user, expected) in [
        ("longer", state(Public), "U2", ("link", Public, true)),
        ("shorter", state(Private), "U1", ("link", Private, true)),
        ("share", state(Private), "U1", ("anew", Public, false)),
        ("ask", state(Public), "U2", ("field", Private, false)),
        ("answer", state(Public), "U2", ("notice", Private, false)),
        ("dismiss", state(Public), "U1", ("dismiss", Public, true)),
        ("dismiss", state(Private), "U1", ("dismiss", Private, true)),
        ("dismiss", state(Public), "U2", ("notice", Private, false)),
        ("longer", "{}".into(), "U1", ("notice", Private, false)),
    ] {
        let queue = Queue::default();
        let response = ask(&queue, press(action_id, &value, user)).await;
        assert_eq!(
            (response.status(), response.body().as_str()),
            (StatusCode::OK, "")
        );
        let jobs = queue.jobs.lock().unwrap();
        let kind = match &jobs[0].task {
            Task::Summarize(_) => "link",
            Task::ShareAnew(_) => "anew",
            Task::Dismiss => "dismiss",
            Task::Notify(_) => "notice",
            Task::Share(_) => "share",
            Task::AskForm(_) => "field",
        };
        assert_eq!(
            (kind, reply(&jobs[0]).visibility, reply(&jobs[0]).replace),
            expected,
            "{action_id} {value} {user}"
        );
    }
}

#[tokio::test]
async fn what_is_typed_into_the_field_is_asked_for_the_person_alone() {
    let answer = |typed: serde_json::Value| {
        interaction(&serde_json::json!({
            "type": "block_actions", "team": { "id": "T1" }, "user": { "id": "U2" }, "response_url": REPLY,
            "trigger_id": "9.9",
            "actions": [{ "action_id": "answer", "value": state(Visibility::Public), "action_ts": "1.1" }],
            "state": { "values": { "question": { "question": { "type": "plain_text_input", "value": typed } } } },
        }))
    };
    let queue = Queue::default();
    ask(&queue, answer(serde_json::json!(" what does it\ncost? "))).await;
    {
        let jobs = queue.jobs.lock().unwrap();
        let Task::Summarize(request) = &jobs[0].task else {
            panic!("{:?}", jobs[0].task)
        };
        assert_eq!(request.about, Question::new("what does it cost?"));
        assert_eq!(request.sentences.get(), 5);
        let reply = reply(&jobs[0]);
        assert_eq!(
            (reply.visibility, reply.replace),
            (Visibility::Private, true)
        );
    }
    // What is an option of the command is one here too, and all else is asked.
    for (typed, about, language, sentences) in [
        (
            "what does it cost? in german",
            Some("what does it cost?"),
            Some("de"),
            5,
        ),
        ("pricing, 7", Some("pricing"), None, 7),
        ("about pricing in 2 sentences", Some("pricing"), None, 2),
        ("auf deutsch private", None, Some("de"), 5),
        ("what do you think?", Some("what do you think?"), None, 5),
        (
            "what happened in 1999?",
            Some("what happened in 1999?"),
            None,
            5,
        ),
    ] {
        let queue = Queue::default();
        ask(&queue, answer(typed.into())).await;
        let jobs = queue.jobs.lock().unwrap();
        let Task::Summarize(request) = &jobs[0].task else {
            panic!("{typed}: {:?}", jobs[0].task)
        };
        let asked = request.about.as_ref().map(Question::as_str);
        let spoken = request.language.map(crate::job::Language::code);
        let read = (asked, spoken, request.sentences.get());
        assert_eq!(read, (about, language, sentences), "{typed}");
    }
    for nothing in [serde_json::json!(null), "".into(), "  ?".into(), 7.into()] {
        let queue = Queue::default();
        ask(&queue, answer(nothing.clone())).await;
        let jobs = queue.jobs.lock().unwrap();
        assert_eq!(
            jobs[0].task,
            Task::Notify(Notice::NothingAsked),
            "{nothing}"
        );
        assert_eq!(reply(&jobs[0]).visibility, Visibility::Private);
    }
}

#[tokio::test]
async fn an_answer_names_who_pressed_and_knows_whose_summary_it_was() {
    for (action_id, visibility, presser, owner) in [
        ("longer", Visibility::Public, "U2", Some("U1")),
        ("shorter", Visibility::Public, "U2", Some("U1")),
        ("shorter", Visibility::Public, "U1", None),
        ("share", Visibility::Private, "U2", None),
    ] {
        let queue = Queue::default();
        ask(&queue, press(action_id, &state(visibility), presser)).await;
        let jobs = queue.jobs.lock().unwrap();
        assert_eq!(jobs[0].user_id, UserId::parse(presser), "{action_id}");
        let pressed = jobs[0].press.clone().unwrap();
        assert_eq!(pressed.owner, owner.and_then(UserId::parse), "{action_id}");
    }
}

#[tokio::test]
async fn a_summary_that_somebody_else_had_changed_goes_away_for_both_of_them_alone() {
    let changed = ButtonState {
        asker: UserId::parse("U2"),
        owner: UserId::parse("U1"),
        ..ButtonState::from_value(&state(Visibility::Public)).unwrap()
    };
    for (presser, goes) in [("U1", true), ("U2", true), ("U3", false)] {
        let queue = Queue::default();
        let value = changed.to_value().unwrap();
        ask(&queue, press("dismiss", &value, presser)).await;
        let task = queue.jobs.lock().unwrap()[0].task.clone();
        assert_eq!(task == Task::Dismiss, goes, "{presser}: {task:?}");
    }
}

#[tokio::test]
async fn a_press_that_slack_repeats_is_one_job_and_another_press_another_of_the_same_group() {
    let queue = Queue::default();
    for action in Action::ALL {
        let value = state(Visibility::Private);
        for moment in [
            "1548426417.840180",
            "1548426417.840180",
            "1548426418.120000",
        ] {
            ask(&queue, press_named(moment, action.as_str(), &value, "U1")).await;
        }
        let jobs = std::mem::take(&mut *queue.jobs.lock().unwrap());
        assert_eq!(jobs[0].id, jobs[1].id, "{action:?}");
        assert_ne!(jobs[0].id, jobs[2].id, "{action:?}");
        assert_eq!(jobs[0].group(), jobs[2].group(), "{action:?}");
        assert_ne!(jobs[0].group(), &jobs[0].id, "{action:?}");
    }
}

#[tokio::test]
async fn another_button_and_another_person_wait_for_nobody() {
    let (queue, value) = (Queue::default(), state(Visibility::Public));
    for (action, user) in [("longer", "U1"), ("shorter", "U1"), ("longer", "U2")] {
        ask(&queue, press(action, &value, user)).await;
    }
    let jobs = queue.jobs.lock().unwrap();
    let groups: std::collections::HashSet<_> = jobs.iter().map(Job::group).collect();
    assert_eq!(groups.len(), 3);
}

#[tokio::test]
async fn a_press_that_cannot_be_queued_shows_as_failed() {
    let queue = Queue {
        refuses: true,
        ..Queue::default()
    };
    let response = ask(&queue, press("longer", &state(Visibility::Public), "U1")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn the_shortcut_summarizes_a_messages_link_for_the_person() {
    let choose = |text: &str| {
        interaction(&serde_json::json!({
            "type": "message_action", "callback_id": "summarize_message", "team": { "id": "T1" }, "user": { "id": "U1" },
            "response_url": REPLY, "trigger_id": "7.7", "message": { "text": text },
        }))
    };
    let queue = Queue::default();
    ask(&queue, choose("Read <https://a.example/x|this>!")).await;
    ask(&queue, choose("Good morning")).await;
    let jobs = queue.jobs.lock().unwrap();
    assert_eq!(link(&jobs[0]), Some("https://a.example/x"));
    assert_eq!(reply(&jobs[0]).visibility, Visibility::Private);
    assert_eq!(jobs[1].task, Task::Notify(Notice::NothingInMessage));
}

#[tokio::test]
async fn the_shortcut_finds_the_link_in_what_an_app_posted() {
    let queue = Queue::default();
    let post = interaction(&serde_json::json!({
        "type": "message_action", "callback_id": "summarize_message", "user": { "id": "U1", "team_id": "T1" },
        "response_url": REPLY, "trigger_id": "7.7", "team": null, "is_enterprise_install": true,
        "message": {
            "text": "word ".repeat(60),
            "attachments": [{ "title": "A title", "title_link": "https://a.example/x", "text": "Words." }],
        },
    }));
    ask_under(serving(&["T1"]), &queue, post).await;
    let jobs = queue.jobs.lock().unwrap();
    assert_eq!(link(&jobs[0]), Some("https://a.example/x"));
    assert_eq!(jobs[0].team_id, TeamId::parse("T1"));
}

#[tokio::test]
async fn a_press_brings_its_whole_message_which_may_be_large() {
    let queue = Queue::default();
    // Slack writes other letters than English ones as `\u0430`, and a press brings the message that it was on.
    let press = interaction(&serde_json::json!({
        "type": "block_actions", "team": { "id": "T1" }, "user": { "id": "U1" }, "response_url": REPLY,
        "message": { "text": "\u{430}".repeat(3_000), "blocks": [{ "text": "\u{430}".repeat(12_000) }] },
        "actions": [{ "action_id": "longer", "value": state(Visibility::Public), "action_ts": "1548426417.1" }],
    }));
    assert!(press.body().len() > 64 * 1024);
    assert_eq!(ask(&queue, press).await.status(), StatusCode::OK);
    assert_eq!(queue.jobs.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_button_that_no_summary_has_is_said_to_be_too_old() {
    let queue = Queue::default();
    let state = ButtonState {
        job: JobId::derive(&["first"]),
        subject: Subject::Dismiss,
        sentences: SentenceCount::DEFAULT,
        visibility: Visibility::Private,
        asker: UserId::parse("U1"),
        owner: None,
        about: None,
        language: None,
    };
    let value = state.to_value().unwrap();
    for action in [Action::Longer, Action::Share] {
        ask(&queue, press(action.as_str(), &value, "U1")).await;
    }
    for job in queue.jobs.lock().unwrap().iter() {
        assert_eq!(job.task, Task::Notify(Notice::UnreadableButton));
    }
    assert_eq!(queue.jobs.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn other_interactions_are_taken_and_left() {
    let queue = Queue::default();
    let response = ask(
        &queue,
        interaction(&serde_json::json!({ "type": "view_closed" })),
    )
    .await;
    assert_eq!(response.status(), StatusCode::OK);
    assert!(queue.jobs.lock().unwrap().is_empty());
}

#[tokio::test]
async fn one_person_leaves_room_for_the_others() {
    let queue = Queue::default();
    let ack = Ack::new(
        Secret::<NoStore>::fixed(SECRET.into()),
        &queue,
        AckRules {
            jobs_per_minute: 2,
            ..rules()
        },
    );
    let ask = |user: &str, trigger: &str| {
        ack.respond(signed(&form(&[
            ("command", "/summarize"),
            ("text", "a.example"),
            ("response_url", REPLY),
            ("trigger_id", trigger),
            ("team_id", "T1"),
            ("user_id", user),
        ])))
    };
    for trigger in ["1", "2"] {
        assert!(shown(&ask("U1", trigger).await).starts_with("Summarizing"));
    }
    let refusal = shown(&ask("U1", "3").await);
    assert!(refusal.contains("try again in a minute"), "{refusal}");
    let longer = press("longer", &state(Visibility::Public), "U1");
    assert_eq!(
        ack.respond(longer).await.status(),
        StatusCode::TOO_MANY_REQUESTS
    );
    assert_eq!(queue.jobs.lock().unwrap().len(), 2);
    let dismissal = press("dismiss", &state(Visibility::Private), "U1");
    assert_eq!(ack.respond(dismissal).await.status(), StatusCode::OK);
    assert!(shown(&ask("U2", "4").await).starts_with("Summarizing"));
}

/// A store whose secret was rotated after the first reading, or that does not answer.
struct Store {
    readings: Mutex<u32>,
    down: bool,
}

impl SecretStore for &Store {
    async fn read(&self, name: &str) -> Result<Option<SecretString>, SecretError> {
        if self.down {
            return Err(SecretError::Unreadable {
                name: name.into(),
                source: "down".into(),
            });
        }
        *self.readings.lock().unwrap() += 1;
        Ok(Some(SECRET.into()))
    }
}

#[tokio::test]
async fn forgeries_do_not_reach_the_store() {
    let store = Store {
        readings: Mutex::new(0),
        down: false,
    };
    let queue = Queue::default();
    let ack = Ack::new(Secret::stored(&store, "/secret"), &queue, rules());
    for _ in 0..20 {
        let mut forged = signed(&command("a.example"));
        forged.headers_mut().insert(
            "x-slack-signature",
            format!("v0={}", "0".repeat(64)).parse().unwrap(),
        );
        assert_eq!(ack.respond(forged).await.status(), StatusCode::UNAUTHORIZED);
    }
    assert_eq!(*store.readings.lock().unwrap(), 1);
}

#[tokio::test]
async fn without_its_secret_the_ack_does_not_call_slack_a_forger() {
    let store = Store {
        readings: Mutex::new(0),
        down: true,
    };
    let queue = Queue::default();
    let ack = Ack::new(Secret::stored(&store, "/secret"), &queue, rules());
    assert_eq!(
        ack.respond(signed(&command("a.example"))).await.status(),
        StatusCode::SERVICE_UNAVAILABLE
    );
}

/// Answers once, and then never again.
struct HangsLater(Mutex<bool>);

impl SecretStore for &HangsLater {
    async fn read(&self, _: &str) -> Result<Option<SecretString>, SecretError> {
        if std::mem::replace(&mut *self.0.lock().unwrap(), true) {
            std::future::pending::<()>().await;
        }
        Ok(Some(SECRET.into()))
    }
}

/// Takes a Job as long as SQS may: an attempt that is lost, and another.
struct SlowQueue(Mutex<Vec<Job>>);

impl JobQueue for &SlowQueue {
    async fn send(&self, job: &Job) -> Result<(), QueueError> {
        tokio::time::sleep(Duration::from_secs(1)).await;
        self.0.lock().unwrap().push(job.clone());
        Ok(())
    }
}

#[tokio::test(start_paused = true)]
async fn a_store_that_hangs_at_the_five_minute_turn_leaves_the_queue_its_time() {
    let store = HangsLater(Mutex::default());
    let queue = SlowQueue(Mutex::default());
    // Time stands still for the signature, which is checked against the clock on the wall.
    let ack = Ack::new(Secret::stored(&store, "/secret"), &queue, rules());
    ack.warm_up().await;
    tokio::time::advance(Duration::from_mins(5)).await;
    for said in 1..=3 {
        let response = ack
            .respond(signed(&command(&format!("a.example/{said}"))))
            .await;
        assert!(shown(&response).contains("Summarizing"), "{response:?}");
        assert_eq!(queue.0.lock().unwrap().len(), said);
    }
}
