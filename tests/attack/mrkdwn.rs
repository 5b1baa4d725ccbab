//! Words from outside in Slack's mark-up: whatever a page, SMMRY or a person says, it pings nobody and links nowhere.

use serde_json::{Value, json};
use testkit::job;
use testkit::reply::Reply;
use testkit::site::{self, Site};
use testkit::slack::{Slack, check, visible_text};
use testkit::slash::SlackRequest;
use testkit::smmry::{CLASSIC_KEY, NEWER_KEY, Smmry};

use crate::support::{ack, ask, is_summary, work, worker, worker_with_smmry};

/// What would ping, link, format or turn the line around, if Slack read it as its own mark-up.
const HOSTILE: &str = "<!channel> <!here|x> <!everyone> <!subteam^S1> <@U123> <#C123|general> <https://evil.example|your bank> \
    <mailto:a@evil.example|x> <!date^1^{date}^https://evil.example|x> ```code``` `code` *bold* :tada: so:100:good \
    \u{202e}txt.exe\u{202c} \u{2066}x\u{2069} \u{200e}a\u{200f}b\u{61c}c";

/// The mark-up that a message has besides the link to its page, those to places in it, and the name of who asked: none is
/// right.
fn foreign_marks(message: &Value, page: &str) -> Vec<String> {
    let said = format!(
        "{}\n{}",
        message["text"].as_str().unwrap_or_default(),
        visible_text(message)
    );
    let mut marks = Vec::new();
    for part in said.split('<').skip(1) {
        let mark = part.split('>').next().unwrap_or_default();
        let target = mark.split('|').next().unwrap_or_default();
        let is_place = target
            .strip_prefix(page)
            .is_some_and(|rest| !page.is_empty() && rest.starts_with("#:~:text="));
        if target != page && !is_place && target != "@U2147483697" {
            marks.push(mark.to_owned());
        }
    }
    let turned = |c: char| {
        matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
            || (c.is_control() && c != '\n')
    };
    marks.extend(
        said.chars()
            .filter(|c| turned(*c))
            .map(|c| format!("{c:?}")),
    );
    // A mark of formatting works only at the edge of a word; there it stands between zero-width spaces.
    // The same for the first colon of an emoji code.
    let live = [
        "```", "`code", "code`", ":tada:", ":100:", " *bold", "bold* ",
    ]
    .into_iter()
    .filter(|live| said.contains(live));
    marks.extend(live.map(str::to_owned));
    marks
}

fn assert_harmless(what: &str, message: &Value, page: &str) {
    assert_eq!(foreign_marks(message, page), [""; 0], "{what}: {message:#}");
    check(message).unwrap_or_else(|problem| panic!("{what}: {problem}"));
}

#[tokio::test]
async fn no_page_can_ping_people_forge_a_link_or_turn_the_line() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let html = |text: &str| text.replace('<', "&lt;").replace('>', "&gt;");
    let in_html = html(HOSTILE);
    // One attack in each paragraph: a page of nothing else is no article.
    let attacks = [
        "<!channel>",
        "<@U123>",
        "<https://evil.example|your bank>",
        "```code``` :tada:",
        "<!subteam^S1> so:100:good",
        "\u{202e}txt.exe\u{202c} \u{200e}a\u{200f}b\u{61c}c",
    ];
    let body = site::PARAGRAPHS
        .iter()
        .zip(attacks)
        .map(|(paragraph, attack)| {
            format!(
                "<p>{}</p>",
                paragraph.replacen(". ", &format!(" {}. ", html(attack)), 1)
            )
        })
        .collect::<Vec<_>>()
        .concat();
    let page = site.page("/hostile", Reply::html(site::page(&in_html, &body)));
    let titled = format!(
        "<head><title>{in_html}</title><meta property=\"og:title\" content=\"{in_html}\">\
         <meta name=keywords content=\"{in_html}\"></head><article>{body}</article>"
    );
    let titled = site.page("/titled", Reply::html(titled));
    let text = site::PARAGRAPHS
        .map(|paragraph| format!("{HOSTILE} {paragraph}"))
        .join(" ");
    for (what, address) in [
        ("a page", Some(page)),
        ("a page with hostile properties", Some(titled)),
        ("a text", None),
    ] {
        let url = slack.lend_url();
        let mut asked = match &address {
            Some(address) => job::link(address, &url),
            None => job::text(&text, &url),
        };
        asked["task"]["summarize"]["sentences"] = 40.into();
        assert!(work(&worker, &[asked]).await.is_empty());
        let message = slack.the_message(&url);
        assert!(is_summary(&message), "{what}: {message}");
        assert!(
            visible_text(&message).contains("&lt;!channel&gt;"),
            "the attack is in the message: {message:#}"
        );
        assert_harmless(what, &message, address.as_deref().unwrap_or("none"));
    }
}

#[tokio::test]
async fn no_title_makes_a_link_look_like_another_sites() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let body = site::PARAGRAPHS
        .map(|paragraph| format!("<p>{paragraph}</p>"))
        .concat();
    let own_host = site.url("/").replace("http://", "").replace('/', "");
    for (index, (title, is_label)) in [
        ("https://login.bank.example/verify", false),
        ("LOGIN.BANK.EXAMPLE", false),
        ("www.bank.example", false),
        ("login . bank . example / verify", false),
        ("https:⁄⁄bank․example∕verify", false),
        ("b\u{430}nk.example — sign in", false),
        ("ba\u{200b}nk.exam\u{ad}ple", false),
        ("Rivers of the north", true),
        ("Node.js 22 released", true),
        ("U.S. inflation", true),
        (own_host.as_str(), true),
    ]
    .into_iter()
    .enumerate()
    {
        let path = format!("/titled-{index}");
        let page = site.page(&path, Reply::html(site::page(title, &body)));
        let url = slack.lend_url();
        assert!(work(&worker, &[job::link(&page, &url)]).await.is_empty());
        let message = slack.the_message(&url);
        let heading = message["blocks"][0]["text"]["text"].as_str().unwrap();
        let label = heading
            .split_once(&format!("<{page}|"))
            .and_then(|(_, rest)| rest.split_once('>'))
            .unwrap_or_else(|| panic!("{title}: no link to the page in {heading}"))
            .0;
        // Without it, the page's own name is the label.
        assert_eq!(label != "127.0.0.1", is_label, "{title}: {heading}");
        assert_harmless(title, &message, &page);
    }
}

#[tokio::test]
async fn no_answer_of_smmrys_can_either() {
    let (slack, smmry) = (Slack::start().await, Smmry::start().await);
    let page = "https://example.com/a";
    let good = json!({
        "sm_api_title": HOSTILE, "sm_api_content": format!(" {HOSTILE}[BREAK] Rivers bend.[BREAK]"),
        "sm_api_keyword_array": [HOSTILE, "%3C%21channel%3E"], "sm_api_content_reduced": format!("{HOSTILE}%"),
        "sm_api_limitation": HOSTILE, "sm_api_message": HOSTILE,
    });
    // Entities are decoded once; what then looks like mark-up is still text.
    let entities = json!({"sm_api_title": "&lt;!channel&gt;", "sm_api_content": "&lt;!channel&gt; &amp;lt;!here&amp;gt; rivers.[BREAK]"});
    let refusal = |code: u8| json!({"sm_api_error": code, "sm_api_message": HOSTILE});
    let classic = worker_with_smmry(&slack, &smmry, "smmry", CLASSIC_KEY)
        .start()
        .await;
    for (what, answer) in [
        ("an answer", good),
        ("entities", entities),
        ("error 0", refusal(0)),
        ("error 1", refusal(1)),
        ("error 2", refusal(2)),
        ("error 3", refusal(3)),
    ] {
        smmry.always(Reply::json(200, &answer));
        let url = slack.lend_url();
        assert!(work(&classic, &[job::link(page, &url)]).await.is_empty());
        assert_harmless(what, &slack.the_message(&url), page);
    }
    let newer = worker_with_smmry(&slack, &smmry, "smmry", NEWER_KEY)
        .start()
        .await;
    smmry.always(Reply::json(200, &json!({"request_id": "1", "title": HOSTILE, "summary": format!("{HOSTILE}. Rivers bend.")})));
    let url = slack.lend_url();
    assert!(work(&newer, &[job::link(page, &url)]).await.is_empty());
    let message = slack.the_message(&url);
    assert!(is_summary(&message), "{message}");
    assert_harmless("the newer API", &message, page);
}

#[tokio::test]
async fn no_address_can_either() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let (ack, worker) = (ack(&slack).start().await, worker(&slack).start().await);
    for path in [
        "/<!channel>",
        "/a|b",
        "/a>b",
        "/%3C!channel%3E",
        "/*bold*",
        "/`code`",
        "/?q=<https://evil.example|x>&b=1",
        "/\u{202e}",
    ] {
        let address = site.url(path);
        let url = slack.lend_url();
        assert!(work(&worker, &[job::link(&address, &url)]).await.is_empty());
        let message = slack.the_message(&url);
        let linked: Vec<String> = foreign_marks(&message, "").into_iter().collect();
        let own =
            |mark: &String| mark.starts_with(&site.url("/")) && !mark.contains("evil.example|");
        assert!(linked.iter().all(own), "{path}: {linked:?}");
        // And in what the ack says at once, where nothing is queued here.
        let said = ask(&ack, &SlackRequest::command(&address, &url))
            .await
            .message();
        assert_harmless(path, &said, "");
    }
}

#[tokio::test]
async fn no_person_can_ping_through_what_is_said_of_the_request() {
    let slack = Slack::start().await;
    let (ack, worker) = (ack(&slack).start().await, worker(&slack).start().await);
    let url = slack.lend_url();
    let mut asked = job::text(&site::PARAGRAPHS.join(" "), &url);
    asked["user_id"] = "U1> <!channel".into();
    assert!(work(&worker, &[asked]).await.is_empty());
    assert_harmless("a user id", &slack.the_message(&url), "none");
    // A question is shown above its answer, and above the usual summary where there is none.
    for question in [HOSTILE, "How long is one bend? <!channel> *bold* :tada:"] {
        let url = slack.lend_url();
        let mut asked = job::text(&site::PARAGRAPHS.join(" "), &url);
        asked["task"]["summarize"]["about"] = question.into();
        assert!(work(&worker, &[asked]).await.is_empty());
        let message = slack.the_message(&url);
        assert!(visible_text(&message).contains("Asked: “"), "{message:#}");
        assert_harmless(question, &message, "none");
        // And in what the ack says at once.
        let typed = format!("https://a.example/x what about {question}?");
        let said = ask(&ack, &SlackRequest::command(&typed, &url)).await;
        assert_harmless(&typed, &said.message(), "");
    }
}
