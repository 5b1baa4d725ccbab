//! What people see, as snapshots, and Slack's limits, as properties.
use std::time::Duration;

use proptest::prelude::*;
use serde_json::Value;

use crate::{
    command::{CommandDefaults, Note},
    job::{
        ArticleUrl, Destination, EngineName, Job, JobId, Press, Reply, ResponseUrl, SentenceCount,
        Source, SummaryRequest, Task, TeamId, UserId, Visibility,
    },
    messages::{self, buttons::LADDER, sentences},
    slack::message::{BLOCKS_LIMIT, Message},
    summarizer::SummaryError,
    summary::{Provenance, Summary, SummaryContent},
};

fn job(source: Source, sentences: u64, visibility: Visibility) -> Job {
    Job {
        id: JobId::derive(&["1"]),
        task: Task::Summarize(SummaryRequest {
            source,
            sentences: SentenceCount::new(sentences).unwrap(),
        }),
        destination: Destination::ResponseUrl(Reply {
            url: ResponseUrl::parse("https://hooks.slack.com/commands/1").unwrap(),
            visibility,
            replace: false,
        }),
        team_id: TeamId::parse("T1"),
        user_id: UserId::parse("U1"),
        requested_at: 1_790_000_000,
        press: None,
    }
}

/// The message that shows this summary as the answer to a Job.
fn shown(summary: &Summary, job: &Job) -> Message {
    let Task::Summarize(request) = &job.task else {
        panic!("no summary was asked for")
    };
    messages::summary(summary, request, job)
}

fn link(address: &str) -> Source {
    Source::Link(ArticleUrl::parse(address).unwrap())
}

fn summary(sentences: &[&str]) -> Summary {
    Summary {
        content: SummaryContent {
            title: Some("The lighthouse & its <keepers>".into()),
            sentences: sentences.iter().map(ToString::to_string).collect(),
            keywords: vec!["lighthouse".into(), "harbour".into()],
            percent_shorter: Some(91),
            reading_time_saved: Some(Duration::from_secs(250)),
        },
        provenance: Provenance::of(EngineName::Builtin),
    }
}

fn json(message: &Message) -> Value {
    serde_json::from_str(&message.to_json()).unwrap()
}

fn buttons_of(message: &Message) -> Vec<(String, Value)> {
    let blocks = json(message)["blocks"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let actions = blocks.iter().find(|block| block["type"] == "actions");
    let elements = actions
        .and_then(|block| block["elements"].as_array())
        .cloned()
        .unwrap_or_default();
    elements
        .iter()
        .map(|button| {
            let value = serde_json::from_str(button["value"].as_str().unwrap()).unwrap();
            (button["action_id"].as_str().unwrap().to_owned(), value)
        })
        .collect()
}

fn names(message: &Message) -> Vec<String> {
    buttons_of(message)
        .into_iter()
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn a_public_summary_looks_like_this() {
    let job = job(
        link("https://www.example.com/news?a=1&b=2"),
        3,
        Visibility::Public,
    );
    insta::assert_json_snapshot!(shown(
        &summary(&[
            "It was <!channel> lit & bright.",
            "It will be lit again.",
            "Volunteers did the work."
        ]),
        &job
    ));
}

#[test]
fn a_private_summary_has_share_and_a_fallback_is_said() {
    let job = job(link("https://example.com/"), 3, Visibility::Private);
    let mut made = summary(&["One."]);
    made.content.title = None;
    made.content.keywords = Vec::new();
    made.provenance.stood_in_for = vec![EngineName::Smmry];
    insta::assert_json_snapshot!(shown(&made, &job));
}

/// The heading of a summary with this title, of this page.
fn heading(title: &str, address: &str) -> String {
    let mut made = summary(&["One."]);
    made.content.title = Some(title.into());
    let message = json(&shown(&made, &job(link(address), 3, Visibility::Public)));
    message["blocks"][0]["text"]["text"]
        .as_str()
        .unwrap()
        .replace('\u{200b}', "")
}

#[test]
fn a_title_that_reads_like_another_sites_address_is_no_label() {
    let page = "https://www.own.example/a";
    assert_eq!(
        heading("https://login.bank.example/verify", page),
        "*https://login.bank.example/verify* – <https://www.own.example/a|own.example>"
    );
    for label in ["own.example/a", "ASP.NET", "Node.js 22 released"] {
        assert_eq!(
            heading(label, page),
            format!("*<https://www.own.example/a|{label}>*")
        );
    }
}

#[test]
fn a_title_and_its_sentence_make_no_emoji_together() {
    let mut made = summary(&["tada: One."]);
    made.content.title = Some("A".into());
    let message = json(&shown(
        &made,
        &job(link("https://own.example"), 3, Visibility::Public),
    ));
    assert_eq!(message["text"], "A: tada: One.");
    made.content.title = Some(":tada".into());
    let message = json(&shown(
        &made,
        &job(link("https://own.example"), 3, Visibility::Public),
    ));
    assert_eq!(message["text"], ":\u{200b}tada: tada: One.");
}

#[test]
fn a_text_is_named_by_whose_it_is() {
    use Visibility::{Private, Public};
    let text = || Source::Text("One. Two.".into());
    let message = || Source::Message("One. Two.".into());
    let mut made = summary(&["One."]);
    made.content.title = None;
    for (source, visibility, heading, spoken) in [
        (text(), Private, "*Your text*", "Your text: One."),
        (text(), Public, "*A text from <@U1>*", "A text: One."),
        (message(), Private, "*A message*", "A message: One."),
        (message(), Public, "*A message*", "A message: One."),
    ] {
        let shown = shown(&made, &job(source, 3, visibility));
        assert_eq!(json(&shown)["blocks"][0]["text"]["text"], heading);
        assert_eq!(shown.text(), spoken);
    }
    let nameless = Job {
        user_id: None,
        ..job(text(), 3, Public)
    };
    let shown_nameless = shown(&made, &nameless);
    assert_eq!(
        json(&shown_nameless)["blocks"][0]["text"]["text"],
        "*A text*"
    );
    for (source, title) in [(text(), Value::Null), (message(), "A message".into())] {
        let (_, share) = buttons_of(&shown(&made, &job(source, 3, Private)))
            .into_iter()
            .find(|(name, _)| name == "share")
            .unwrap();
        assert_eq!(share["s"]["shared"]["title"], title);
    }
    made.content.title = Some("A headline".into());
    let titled = shown(&made, &job(text(), 3, Public));
    assert_eq!(json(&titled)["blocks"][0]["text"]["text"], "*A headline*");
}

#[test]
fn nothing_is_ever_shorter_by_all_of_it() {
    let mut made = summary(&["One."]);
    for (percent, shown_percent) in [
        (100, "99% shorter"),
        (99, "99% shorter"),
        (91, "91% shorter"),
    ] {
        made.content.percent_shorter = Some(percent);
        let message = shown(
            &made,
            &job(link("https://example.com/"), 3, Visibility::Public),
        );
        assert!(message.to_json().contains(shown_percent), "{percent}");
    }
}

#[test]
fn a_pages_own_description_is_said_to_be_that_and_is_never_shared_as_a_summary() {
    let clause = "the page’s own description: it shows no text";
    let job = job(link("https://example.com/"), 3, Visibility::Private);
    let mut made = summary(&["Divers lift the wreck of the Alma."]);
    assert!(!shown(&made, &job).to_json().contains(clause));
    made.provenance.is_description = true;
    let message = shown(&made, &job);
    assert!(message.to_json().contains(clause));
    let (_, share) = buttons_of(&message)
        .into_iter()
        .find(|(name, _)| name == "share")
        .unwrap();
    assert!(share["s"]["shared"].is_null(), "{share}");
}

#[test]
fn every_note_is_a_sentence_of_the_first_line() {
    let typed = "<!channel> *x*".to_owned();
    for (note, said) in [
        (Note::FirstLink, "I took the first link."),
        (Note::TextNotLink, "I took the text, not the link in it."),
        (
            Note::OneNumber(SentenceCount::DEFAULT),
            "Of the numbers I took 3.",
        ),
        (
            Note::NumberLeftOut("2024".into()),
            "I left out “2024”: a summary has 1 to 40 sentences.",
        ),
        (
            Note::NotUnderstood(typed),
            "I did not understand “&lt;!channel&gt; *x*”.",
        ),
        (
            Note::PrivateWins,
            "You asked for private and public: only you will see it.",
        ),
    ] {
        let message =
            sentences::summarizing(&link("https://example.com/"), Visibility::Public, &[note]);
        let line = message.text().replace('\u{200b}', "");
        assert_eq!(
            line,
            format!("Summarizing example.com: the answer comes below. {said}")
        );
        assert_limits(&message);
    }
}

#[test]
fn help_names_the_buttons_and_the_menu_and_fits_a_phone() {
    let help = sentences::help(CommandDefaults::default());
    for word in [
        "Shorter", "Longer", "Share", "Dismiss", "menu", "1 to 40", "private",
    ] {
        assert!(help.text().contains(word), "{word}");
    }
    assert!(help.text().chars().count() < 600, "{}", help.text());
}

#[test]
fn a_shared_summary_that_had_to_be_made_anew_says_so() {
    let private = job(link("https://example.com/"), 3, Visibility::Public);
    let Task::Summarize(request) = private.task.clone() else {
        panic!("no summary was asked for")
    };
    let anew = Job {
        task: Task::ShareAnew(request.clone()),
        ..private
    };
    let message = messages::summary(&summary(&["One."]), &request, &anew);
    insta::assert_json_snapshot!(message);
}

#[test]
fn a_summary_that_somebody_else_had_changed_names_them_and_keeps_whose_it_was() {
    let changed = Job {
        user_id: UserId::parse("U2"),
        press: Some(Press {
            button: JobId::derive(&["longer"]),
            owner: UserId::parse("U1"),
        }),
        ..job(link("https://example.com/"), 3, Visibility::Public)
    };
    insta::assert_json_snapshot!(shown(&summary(&["One.", "Two.", "Three."]), &changed));
}

#[test]
fn the_first_word_to_the_person_looks_like_this() {
    let text = sentences::summarizing(
        &link("https://www.example.com/a_b/"),
        Visibility::Private,
        &[],
    );
    assert_eq!(
        text.text(),
        "Summarizing example.com/a_b for you: the answer comes below."
    );
    assert_eq!(json(&text)["response_type"], "ephemeral");
}

#[test]
fn a_button_that_cannot_go_further_is_absent() {
    let many: Vec<String> = (0..40)
        .map(|number| format!("Sentence {number}."))
        .collect();
    for (asked, got, expected) in [
        (1, 1, vec!["longer", "dismiss"]),
        (3, 3, vec!["shorter", "longer", "dismiss"]),
        (5, 2, vec!["shorter", "dismiss"]),
        (40, 40, vec!["shorter", "dismiss"]),
    ] {
        let mut made = summary(&[]);
        made.content.sentences = many[..got].to_vec();
        let message = shown(
            &made,
            &job(link("https://example.com/"), asked, Visibility::Public),
        );
        assert_eq!(names(&message), expected, "{asked} asked, {got} got");
    }
}

#[test]
fn shorter_and_longer_are_each_others_way_back() {
    let many: Vec<String> = (0..40)
        .map(|number| format!("Sentence {number}."))
        .collect();
    for pair in LADDER.windows(2) {
        let at = |count: u8, name: &str| {
            let mut made = summary(&[]);
            made.content.sentences = many[..count.into()].to_vec();
            let message = shown(
                &made,
                &job(
                    link("https://example.com/"),
                    count.into(),
                    Visibility::Public,
                ),
            );
            buttons_of(&message)
                .into_iter()
                .find(|(action, _)| action == name)
                .unwrap()
                .1["n"]
                .clone()
        };
        assert_eq!(at(pair[0], "longer"), pair[1]);
        assert_eq!(at(pair[1], "shorter"), pair[0]);
    }
}

#[test]
fn a_private_summary_is_shared_in_its_own_words_where_they_fit() {
    let private = job(link("https://example.com/"), 2, Visibility::Private);
    let short = shown(&summary(&["One.", "Two."]), &private);
    let (_, share) = buttons_of(&short)
        .into_iter()
        .find(|(name, _)| name == "share")
        .unwrap();
    assert_eq!(
        share["s"]["shared"]["sentences"],
        serde_json::json!(["One.", "Two."])
    );
    let long = "word ".repeat(600);
    let (_, share) = buttons_of(&shown(&summary(&[&long]), &private))
        .into_iter()
        .find(|(name, _)| name == "share")
        .unwrap();
    assert_eq!(
        share["s"],
        serde_json::json!({ "link": "https://example.com/" })
    );
}

#[test]
fn a_text_too_long_for_a_button_keeps_dismiss() {
    let text = job(
        Source::Text("A long text. ".repeat(300)),
        3,
        Visibility::Public,
    );
    assert_eq!(
        names(&shown(&summary(&["A.", "B.", "C."]), &text)),
        ["dismiss"]
    );
}

#[test]
fn what_does_not_fit_into_one_message_is_counted() {
    let long = "A sentence with quite a few words in it. ".repeat(20);
    let made = summary(&[long.trim(); 40]);
    let message = shown(
        &made,
        &job(link("https://example.com/"), 40, Visibility::Private),
    );
    assert_limits(&message);
    let json = message.to_json();
    let lines = json.matches("• ").count();
    assert!((8..40).contains(&lines), "{lines}");
    let left = format!("… and {} more, which do not fit", 40 - lines);
    assert!(json.contains(&left), "{json}");
}

#[test]
fn an_address_that_escaping_makes_too_long_is_not_cut_into_half_a_link() {
    let address = format!("https://example.com/?{}", "a&".repeat(1_000));
    let message = shown(
        &summary(&["One."]),
        &job(link(&address), 3, Visibility::Public),
    );
    assert_limits(&message);
    let heading = json(&message)["blocks"][0]["text"]["text"].clone();
    assert_eq!(heading, "*The lighthouse &amp; its &lt;keepers&gt;*");
}

#[test]
fn buttons_leave_room_for_the_summary() {
    // Each backslash is two characters in the button's value, and four in the message.
    let text = format!("{} One. Two.", "\\".repeat(900));
    let made = summary(&[&text, "Two."]);
    for visibility in [Visibility::Public, Visibility::Private] {
        let message = shown(&made, &job(Source::Text(text.clone()), 2, visibility));
        assert_limits(&message);
        assert!(message.to_json().contains("• \\\\\\\\"));
    }
}

#[test]
fn what_only_looks_like_a_mention_or_a_link_stays_text() {
    let message = shown(
        &summary(&["Hello @channel, see evil.example now."]),
        &job(link("https://example.com/"), 3, Visibility::Public),
    );
    let message = json(&message);
    for block in message["blocks"].as_array().unwrap() {
        let texts = block["elements"].as_array().into_iter().flatten();
        for text in texts.chain(block.get("text")) {
            assert!(
                text["type"] != "mrkdwn" || text["verbatim"] == true,
                "{text}"
            );
        }
    }
}

/// Slack's limits for any message, by its reference of blocks and elements.
fn assert_limits(message: &Message) {
    let units = |text: &Value| text.as_str().unwrap().encode_utf16().count();
    let message = json(message);
    assert!(!message["text"].as_str().unwrap().is_empty());
    assert!(units(&message["text"]) <= 4_000);
    let blocks = message["blocks"].as_array().unwrap();
    assert!(!blocks.is_empty() && blocks.len() <= 50);
    assert!(units(&message["blocks"].to_string().into()) <= BLOCKS_LIMIT);
    for block in blocks {
        match block["type"].as_str().unwrap() {
            "section" => {
                let text = &block["text"]["text"];
                assert!((1..=3_000).contains(&units(text)), "{}", units(text));
                let visible = text.as_str().unwrap().replace("*A text from <@U1>*", "");
                assert!(
                    !visible.contains("<!") && !visible.contains("<@"),
                    "{visible}"
                );
            }
            "context" => {
                let elements = block["elements"].as_array().unwrap();
                assert!((1..=10).contains(&elements.len()));
                assert!(
                    elements
                        .iter()
                        .all(|element| (1..=3_000).contains(&units(&element["text"])))
                );
            }
            "actions" => {
                let elements = block["elements"].as_array().unwrap();
                assert!((1..=25).contains(&elements.len()));
                for button in elements {
                    assert!(units(&button["text"]["text"]) <= 75);
                    assert!((1..=2_000).contains(&units(&button["value"])));
                    assert!(units(&button["action_id"]) <= 255);
                }
            }
            other => panic!("an unexpected block: {other}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_summary_keeps_slacks_limits(
        title in proptest::option::of("[<>&a-z*_`|!@😀\u{202e} ]{0,400}"),
        sentence in "[<>&a-zé日😀*_.|!@\"\\\\ ]{1,200}",
        repeats in 1usize..60, count in 0usize..50, asked in 1u64..=40, private in any::<bool>(),
        keywords in proptest::collection::vec("[<!a-z😀]{0,200}", 0..9), path in "[a-z|<>&]{0,100}", long in 1usize..80,
    ) {
        let visibility = if private { Visibility::Private } else { Visibility::Public };
        let mut made = summary(&[]);
        made.content = SummaryContent { title, keywords, sentences: vec![sentence.repeat(repeats); count], ..made.content };
        let address = format!("https://example.com/{}", path.repeat(long));
        for source in [link(&address), Source::Text(sentence.clone())] {
            assert_limits(&shown(&made, &job(source.clone(), asked, visibility)));
            assert_limits(&sentences::summarizing(&source, visibility, &[]));
            assert_limits(&sentences::summary_error(&SummaryError::OutOfTime, &source));
            assert_limits(&sentences::sorry(Some(&job(source, asked, visibility).task)));
        }
    }
}
