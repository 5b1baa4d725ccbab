//! Buttons and the message shortcut, from the press to what the message then shows.

use serde_json::Value;
use testkit::lambda::Running;
use testkit::mapping::Mapping;
use testkit::moto::Moto;
use testkit::reply::Reply;
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

/// Presses a button under these names, one press right after the other, and gives what each shows in the end.
async fn press_as(app: &App, button: &Value, moments: &[&str]) -> Vec<Vec<Value>> {
    let mut urls = Vec::new();
    for moment in moments {
        let url = app.slack.lend_url();
        let press = SlackRequest::press(moment, button, ASKER, &url);
        assert_eq!(ask(&app.ack, &press).await.status, 200);
        urls.push(url);
    }
    Mapping {
        moto: &app.moto,
        queue: &app.jobs,
    }
    .run_dry(&app.worker)
    .await;
    urls.iter().map(|url| app.slack.shown(url)).collect()
}

#[tokio::test]
async fn a_button_pressed_twice_quickly_works_once() {
    let app = App::start().await;
    let message = app.summarize("3 private").await;
    for action in ["longer", "share"] {
        let button = button(&message, action);
        let moments = [
            "1548426417.840180",
            "1548426418.120000",
            "1548426418.120000",
        ];
        let shown = press_as(&app, &button, &moments).await.concat();
        let summaries = shown.iter().filter(|message| is_summary(message)).count();
        assert_eq!(summaries, 1, "{action}: {shown:#?}");
        let again = press_as(&app, &button, &["1548426490.000100"]).await;
        assert_eq!(
            again.concat(),
            [] as [Value; 0],
            "{action}: delivered is once"
        );
    }
}

#[tokio::test]
async fn what_failed_can_be_asked_for_again_at_once() {
    let app = App::start().await;
    // Too long for a button: it is shared by way of its page.
    let long = (0..60).fold(String::new(), |text, number| {
        text + &format!("<p>Sentence {number} of this page tells about harbour number {number}, its boats and its weather.</p>")
    });
    let page = site::page(site::TITLE, &long);
    let address = app.site.page("/long", Reply::html(page.clone()));
    let url = app.slack.lend_url();
    let command = SlackRequest::command(&format!("{address} 40 private"), &url);
    let message = app.play(&command, &url).await.remove(0);
    for action in ["shorter", "share"] {
        let button = button(&message, action);
        app.site.page("/long", Reply::status(404));
        let failed = press_as(&app, &button, &["1548426417.840180"])
            .await
            .concat();
        assert!(failed.len() == 1 && !is_summary(&failed[0]), "{failed:#?}");
        app.site.page("/long", Reply::html(page.clone()));
        let made = press_as(&app, &button, &["1548426419.100000"])
            .await
            .concat();
        assert!(is_summary(&made[0]), "{action}: {made:#?}");
    }
}

#[tokio::test]
async fn a_summary_names_who_asked_for_it_and_goes_away_for_whose_it_was() {
    let app = App::start().await;
    let message = app.summarize("3").await;
    let longer = app.press(&message, "longer", "U99999").await.remove(0);
    let text = visible_text(&longer);
    assert!(text.contains("asked by <@U99999>"), "{text}");
    assert!(!text.contains(ASKER), "{text}");
    for (person, goes) in [("U88888", false), ("U99999", true), (ASKER, true)] {
        let answer = app.press(&longer, "dismiss", person).await.remove(0);
        assert_eq!(answer["delete_original"] == true, goes, "{person}");
    }
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
