//! Buttons and the message shortcut, from the press to what the message then shows.

use serde_json::Value;
use testkit::lambda::Running;
use testkit::mapping::Mapping;
use testkit::moto::Moto;
use testkit::site::{self, Site};
use testkit::slack::{Slack, buttons, visible_text};
use testkit::slash::SlackRequest;
use testkit::sqs::Queue;

use crate::support::{ack, ask, is_ephemeral, is_summary, worker};

/// Both functions around one queue.
struct App {
    moto: Moto,
    jobs: Queue,
    slack: Slack,
    site: Site,
    ack: Running,
    worker: Running,
}

impl App {
    async fn start() -> Self {
        let (moto, slack, site) = (Moto::start(), Slack::start().await, Site::start().await);
        let (jobs, _) = Queue::create_pair(&moto).await;
        let ack = ack(&slack)
            .env("QUEUE_URL", &jobs.url)
            .env("AWS_ENDPOINT_URL", moto.origin())
            .start()
            .await;
        let worker = worker(&slack).start().await;
        Self {
            moto,
            jobs,
            slack,
            site,
            ack,
            worker,
        }
    }

    /// Sends a request through both functions and gives what its response URL shows then.
    async fn play(&self, request: &SlackRequest, url: &str) -> Vec<Value> {
        assert_eq!(ask(&self.ack, request).await.status, 200);
        Mapping {
            moto: &self.moto,
            queue: &self.jobs,
        }
        .run_dry(&self.worker)
        .await;
        self.slack.shown(url)
    }

    async fn summarize(&self, text: &str) -> Value {
        let url = self.slack.lend_url();
        let command = SlackRequest::command(&format!("{} {text}", self.site.article()), &url);
        self.play(&command, &url).await.remove(0)
    }

    async fn press(&self, message: &Value, action: &str, user: &str) -> Vec<Value> {
        let url = self.slack.lend_url();
        let button = button(message, action);
        self.play(&SlackRequest::button(&button, user, &url), &url)
            .await
    }
}

const ASKER: &str = "U2147483697";

fn button(message: &Value, action: &str) -> Value {
    let found = buttons(message)
        .into_iter()
        .find(|button| button["action_id"] == action);
    found.unwrap_or_else(|| panic!("no {action} among {:#?}", buttons(message)))
}

/// How many of the article's sentences a message tells.
fn told(message: &Value) -> usize {
    let text = visible_text(message);
    site::PARAGRAPHS
        .join(" ")
        .split_inclusive(". ")
        .filter(|sentence| text.contains(sentence.trim()))
        .count()
}

#[tokio::test]
async fn shorter_and_longer_replace_the_summary_by_one_of_another_length() {
    let app = App::start().await;
    let message = app.summarize("3").await;
    for (action, more) in [("shorter", false), ("longer", true)] {
        let replaced = app.press(&message, action, ASKER).await.remove(0);
        assert!(is_summary(&replaced), "{replaced}");
        assert_eq!(replaced["replace_original"], true);
        assert_eq!(told(&replaced) > 3, more, "{action}: {replaced}");
        assert_eq!(replaced["response_type"], message["response_type"]);
    }
}

#[tokio::test]
async fn a_private_summary_is_shared_in_its_own_words() {
    let app = App::start().await;
    let message = app.summarize("3 private").await;
    assert!(is_ephemeral(&message) && is_summary(&message), "{message}");
    let shown = app.press(&message, "share", ASKER).await;
    let shared = &shown[0];
    assert_eq!(shared["response_type"], "in_channel");
    assert_eq!(told(shared), 3, "{shared}");
    assert_eq!(
        app.site.visits("/article"),
        1,
        "the words travel in the button"
    );
    assert!(
        shown[1..]
            .iter()
            .all(|message| message["delete_original"] == true),
        "{shown:?}"
    );
}

#[tokio::test]
async fn a_summary_goes_away_for_who_asked_and_for_nobody_else() {
    let app = App::start().await;
    let message = app.summarize("3").await;
    let refused = app.press(&message, "dismiss", "U99999").await.remove(0);
    assert!(
        is_ephemeral(&refused) && refused["delete_original"] != true,
        "{refused}"
    );
    let gone = app.press(&message, "dismiss", ASKER).await.remove(0);
    assert_eq!(gone["delete_original"], true, "{gone}");
}

#[tokio::test]
async fn a_button_pressed_twice_quickly_works_once() {
    let app = App::start().await;
    let longer = button(&app.summarize("3").await, "longer");
    let urls = [app.slack.lend_url(), app.slack.lend_url()];
    for url in &urls {
        assert_eq!(
            ask(&app.ack, &SlackRequest::button(&longer, ASKER, url))
                .await
                .status,
            200
        );
    }
    Mapping {
        moto: &app.moto,
        queue: &app.jobs,
    }
    .run_dry(&app.worker)
    .await;
    assert_eq!(
        urls.iter()
            .map(|url| app.slack.shown(url).len())
            .sum::<usize>(),
        1
    );
}

#[tokio::test]
async fn a_button_that_another_release_wrote_says_so() {
    let app = App::start().await;
    let mut old = button(&app.summarize("3").await, "longer");
    for value in ["", "{}", "{\"v\":0}", "[]", "\u{0}"] {
        old["value"] = value.into();
        let url = app.slack.lend_url();
        let shown = app
            .play(&SlackRequest::button(&old, ASKER, &url), &url)
            .await;
        assert!(
            shown.len() == 1 && is_ephemeral(&shown[0]) && !is_summary(&shown[0]),
            "{value}: {shown:?}"
        );
    }
}

#[tokio::test]
async fn a_summary_of_any_message_is_one_shortcut_away() {
    let app = App::start().await;
    let link = format!("Have you seen <{}|this>?", app.site.article());
    let prose = site::PARAGRAPHS.join(" ");
    for (text, summarized) in [
        (link.as_str(), true),
        (prose.as_str(), true),
        ("Lunch?", false),
        ("", false),
    ] {
        let url = app.slack.lend_url();
        let shortcut = SlackRequest::shortcut("summarize_message", text, &url);
        let shown = app.play(&shortcut, &url).await;
        assert_eq!(shown.len(), 1, "{text}");
        assert!(is_ephemeral(&shown[0]), "{text}: {}", shown[0]);
        assert_eq!(is_summary(&shown[0]), summarized, "{text}: {}", shown[0]);
    }
}
