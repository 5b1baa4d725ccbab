//! What people see, as snapshots, and Slack's limits, as properties.
use std::time::Duration;

use proptest::prelude::*;
use serde_json::Value;

use crate::{
    command::{self, Command, CommandDefaults, Note},
    job::{
        ArticleUrl, Destination, EngineName, Job, JobId, Language, MessageText, Press, Question,
        Reply, ResponseUrl, SentenceCount, SharedSummary, Source, SummaryRequest, Task, TeamId,
        UserId, Visibility,
    },
    language::AppLanguage,
    messages::{
        self,
        buttons::LADDER,
        catalog::{self, Occasion},
        sentences,
    },
    slack::message::{BLOCKS_LIMIT, Message},
    summarizer::SummaryError,
    summary::{Provenance, Summary, SummaryContent},
};

fn job(source: Source, sentences: u64, visibility: Visibility) -> Job {
    Job {
        id: JobId::derive(&["1"]),
        task: Task::Summarize(SummaryRequest::of(
            source,
            SentenceCount::new(sentences).unwrap(),
        )),
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
    messages::summary(summary, request, job, AppLanguage::English)
}

fn link(address: &str) -> Source {
    Source::Link(ArticleUrl::parse(address).unwrap())
}

fn asked(address: &str) -> SummaryRequest {
    SummaryRequest::of(link(address), SentenceCount::DEFAULT)
}

fn summary(sentences: &[&str]) -> Summary {
    Summary {
        content: SummaryContent {
            title: Some("The lighthouse & its <keepers>".into()),
            sentences: sentences.iter().map(ToString::to_string).collect(),
            keywords: vec!["lighthouse".into(), "harbour".into()],
            percent_shorter: Some(91),
            reading_time_saved: Some(Duration::from_secs(250)),
            links: Vec::new(),
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
    let message = |author| {
        Source::Message(MessageText {
            text: "One. Two.".into(),
            author: UserId::parse(author),
        })
    };
    let mut made = summary(&["One."]);
    made.content.title = None;
    for (source, visibility, heading, spoken) in [
        (text(), Private, "*Your text*", "Your text: One."),
        (text(), Public, "*A text from <@U1>*", "A text: One."),
        (message(""), Private, "*A message*", "A message: One."),
        (message(""), Public, "*A message*", "A message: One."),
        (
            message("U2"),
            Private,
            "*A message from <@U2>*",
            "A message: One.",
        ),
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
    for (source, title) in [(text(), Value::Null), (message(""), "A message".into())] {
        let (_, share) = buttons_of(&shown(&made, &job(source, 3, Private)))
            .into_iter()
            .find(|(name, _)| name == "share")
            .unwrap();
        assert_eq!(share["s"]["shared"]["title"], title);
    }
    let (_, share) = buttons_of(&shown(&made, &job(message("U2"), 3, Private)))
        .into_iter()
        .find(|(name, _)| name == "share")
        .unwrap();
    assert_eq!(share["s"]["shared"]["author"], "U2");
    let shared = SharedSummary {
        model: None,
        language: None,
        title: Some("A message".into()),
        link: None,
        author: UserId::parse("U2"),
        about: None,
        links: Vec::new(),
        sentences: vec!["One.".into()],
        engine: EngineName::Builtin,
    };
    let shared = messages::shared_summary(
        &shared,
        &job(message("U2"), 3, Public),
        AppLanguage::English,
    );
    assert_eq!(
        json(&shared)["blocks"][0]["text"]["text"],
        "*A message from <@U2>*"
    );
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
        let message = sentences::summarizing(
            &asked("https://example.com/"),
            Visibility::Public,
            &[note],
            AppLanguage::English,
        );
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
    let help = sentences::help(CommandDefaults::default(), AppLanguage::English);
    for word in [
        "Shorter",
        "Longer",
        "Ask",
        "Share",
        "Dismiss",
        "menu",
        "1 to 40",
        "private",
        "about ",
        "?`",
        "in german",
    ] {
        assert!(help.text().contains(word), "{word}");
    }
    assert!(help.text().chars().count() < 600, "{}", help.text());
}

#[test]
fn each_example_of_the_help_is_understood_in_each_language() {
    let link = "https://example.com/article";
    for language in AppLanguage::ALL {
        for visibility in [Visibility::Public, Visibility::Private] {
            let defaults = CommandDefaults {
                visibility,
                ..CommandDefaults::default()
            };
            let help = sentences::help(defaults, language);
            let text = help.text().to_owned();
            let examples: Vec<&str> = text
                .split('`')
                .filter_map(|code| code.strip_prefix("… "))
                .collect();
            assert_eq!(examples.len(), 4, "{text}");
            let mut read = Vec::new();
            for example in examples {
                let typed = format!("{link} {example}");
                let Ok(Command::Summarize {
                    request,
                    visibility: seen,
                    notes,
                }) = command::parse(&typed, defaults)
                else {
                    panic!("{typed}")
                };
                assert_eq!(notes, [], "{typed}");
                read.push((
                    request.sentences.get() == 5 && seen != visibility,
                    request.about.is_some(),
                    request.language.is_some(),
                ));
            }
            let wanted = [
                (true, false, false),
                (false, true, false),
                (false, true, false),
                (false, false, true),
            ];
            assert_eq!(read, wanted, "{language:?}: {text}");
        }
    }
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
    let message = messages::summary(&summary(&["One."]), &request, &anew, AppLanguage::English);
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
        &asked("https://www.example.com/a_b/"),
        Visibility::Private,
        &[],
        AppLanguage::English,
    );
    assert_eq!(
        text.text(),
        "Summarizing example.com/a_b for you: the answer comes below."
    );
    assert_eq!(json(&text)["response_type"], "ephemeral");
}

#[test]
fn every_message_is_there_in_every_language() {
    let occasion = |source| Occasion {
        request: SummaryRequest::of(source, SentenceCount::DEFAULT),
        content: summary(&["One.", "Two."]).content,
        response_url: ResponseUrl::parse("https://hooks.slack.com/commands/1").unwrap(),
    };
    for source in [
        link("https://example.com/"),
        Source::Text("One. Two.".into()),
    ] {
        let occasion = occasion(source);
        let english = catalog::every(&occasion, AppLanguage::English);
        for language in AppLanguage::ALL {
            let messages = catalog::every(&occasion, language);
            for ((name, message), (_, in_english)) in messages.iter().zip(&english) {
                if message.text().is_empty() {
                    continue;
                }
                assert_limits(message);
                let is_summary = name.starts_with("summary");
                let has_words = if is_summary {
                    message.to_json()
                } else {
                    message.text().to_owned()
                };
                let same = has_words == in_english.text() || has_words == in_english.to_json();
                assert_eq!(
                    same,
                    language == AppLanguage::English,
                    "{language:?}, {name}: {has_words}"
                );
            }
        }
    }
}

#[test]
fn the_app_speaks_the_summarys_language_where_it_can_and_its_own_elsewhere() {
    let mut made = summary(&["Eins."]);
    for (page, own, word) in [
        (
            Some(AppLanguage::German),
            AppLanguage::English,
            "angefordert von",
        ),
        (None, AppLanguage::French, "demandé par"),
        (Some(AppLanguage::English), AppLanguage::French, "asked by"),
    ] {
        made.provenance.language = page.and_then(|page| Language::of_code(page.code()));
        let job = job(link("https://example.com/"), 3, Visibility::Private);
        let Task::Summarize(request) = &job.task else {
            panic!()
        };
        let message = messages::summary(&made, request, &job, own).to_json();
        assert!(message.contains(word), "{message}");
        // And goes on speaking it where the summary is shared.
        let (_, share) = buttons_of(&messages::summary(&made, request, &job, own))
            .into_iter()
            .find(|(name, _)| name == "share")
            .unwrap();
        let language = page.unwrap_or(own);
        assert_eq!(share["s"]["shared"]["language"], language.code());
    }
}

#[test]
fn a_button_that_cannot_go_further_is_absent() {
    let many: Vec<String> = (0..40)
        .map(|number| format!("Sentence {number}."))
        .collect();
    for (asked, got, expected) in [
        (1, 1, vec!["longer", "ask", "dismiss"]),
        (3, 3, vec!["shorter", "longer", "ask", "dismiss"]),
        (5, 2, vec!["shorter", "ask", "dismiss"]),
        (40, 40, vec!["shorter", "ask", "dismiss"]),
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

/// A Job that asks this of a page.
fn asking(question: &str, language: Option<&str>, visibility: Visibility) -> Job {
    let request = SummaryRequest {
        about: Question::new(question),
        language: language.and_then(Language::of_code),
        ..asked("https://example.com/prices")
    };
    Job {
        task: Task::Summarize(request),
        ..job(link("https://example.com/"), 3, visibility)
    }
}

#[test]
fn an_answer_shows_what_was_asked() {
    let mut made = summary(&["A ticket costs four euros."]);
    made.provenance.answered = Some(true);
    made.content.links = vec![Some(
        "https://example.com/prices#:~:text=A%20ticket,euros".into(),
    )];
    let message = shown(
        &made,
        &asking("what does <it> *cost*?", None, Visibility::Private),
    );
    insta::assert_json_snapshot!(message);
}

#[test]
fn a_page_that_does_not_say_is_said_not_to_above_its_summary() {
    let mut made = summary(&["One.", "Two.", "Three."]);
    made.provenance.answered = Some(false);
    let message = shown(&made, &asking("who won?", None, Visibility::Private));
    let blocks = json(&message)["blocks"].clone();
    assert_eq!(
        blocks[1]["text"]["text"],
        "Asked: “who won?”\nI found no answer to that here. What it says:"
    );
    assert_eq!(blocks[2]["text"]["text"], "• One.\n• Two.\n• Three.");
    assert!(message.text().contains("I found no answer to that"));
}

#[test]
fn buttons_keep_the_question_and_the_language() {
    let mut made = summary(&["One.", "Two.", "Three."]);
    made.provenance.answered = Some(true);
    let message = shown(&made, &asking("who won?", Some("de"), Visibility::Private));
    for (name, value) in buttons_of(&message) {
        match name.as_str() {
            "shorter" | "longer" => {
                assert_eq!(
                    (&value["q"], &value["l"]),
                    (&"who won?".into(), &"de".into())
                );
            }
            "share" => assert_eq!(value["s"]["shared"]["about"], "who won?"),
            _ => assert!(value["q"].is_null(), "{name}"),
        }
    }
}

#[test]
fn a_field_for_a_question_carries_what_it_is_about() {
    let private = asking("who won?", Some("de"), Visibility::Private);
    let Task::Summarize(request) = &private.task else {
        panic!("no summary was asked for")
    };
    let message = messages::ask_form(request, &private, AppLanguage::English);
    assert_limits(&message);
    assert_eq!(json(&message)["response_type"], "ephemeral");
    let buttons = buttons_of(&message);
    let (name, value) = &buttons[0];
    assert_eq!((name.as_str(), buttons.len()), ("answer", 2));
    assert_eq!(value["s"]["link"], "https://example.com/prices");
    assert_eq!(value["l"], "de");
    assert!(value["q"].is_null(), "the next question replaces the last");
}

#[test]
fn a_language_that_no_engine_gives_is_said_in_one_clause() {
    let of_context = |language: Option<&str>, asked: Option<&str>| {
        let mut made = summary(&["One."]);
        made.provenance.language = language.and_then(Language::of_code);
        shown(&made, &asking("", asked, Visibility::Public)).to_json()
    };
    let clause = "in the page’s own language, as the built-in engine does not translate into Dutch";
    assert!(of_context(Some("en"), Some("nl")).contains(clause));
    assert!(of_context(None, Some("nl")).contains(clause));
    assert!(!of_context(Some("nl"), Some("nl")).contains("language"));
    // A person who asks for German reads this in German.
    let clause =
        "in der Sprache der Seite, denn die eingebaute Engine übersetzt nicht (gewünscht: Deutsch)";
    assert!(of_context(Some("en"), Some("de")).contains(clause));
    assert!(!of_context(Some("en"), None).contains("language"));
}

#[test]
fn a_question_that_smmry_cannot_take_is_said_to_be_the_built_in_engines() {
    let mut made = summary(&["One."]);
    made.provenance.smmry_takes_no_question = true;
    let message = shown(&made, &asking("who won?", None, Visibility::Public));
    let clause = "by the built-in engine, as SMMRY takes no questions";
    assert!(message.to_json().contains(clause));
}

#[test]
fn a_whole_text_is_called_that() {
    let mut made = summary(&["One."]);
    made.content.percent_shorter = Some(0);
    made.content.reading_time_saved = None;
    let job = job(link("https://example.com/"), 1, Visibility::Public);
    let message = shown(&made, &job);
    let context = message.to_json();
    assert!(context.contains("the whole text"), "{context}");
    assert!(!context.contains("shorter"), "{context}");
    assert_eq!(
        names(&message),
        ["ask", "dismiss"],
        "there is no more to show"
    );
}

/// The links to places, in the order of the sentences that bear them.
fn places_of(message: &Message) -> Vec<String> {
    let json = json(message);
    let blocks = json["blocks"].as_array().unwrap();
    blocks
        .iter()
        .filter_map(|block| block["text"]["text"].as_str())
        .flat_map(str::lines)
        .filter_map(|line| line.strip_prefix("• "))
        .filter_map(|line| Some(line.strip_suffix("|→>")?.rsplit_once(" <")?.1.to_owned()))
        .collect()
}

#[test]
fn a_sentence_ends_in_a_link_to_its_place_where_there_is_one() {
    let mut made = summary(&["One.", "Two.", "Three."]);
    made.content.links = vec![
        Some("https://example.com/?a=1&b=2#part:~:text=One,-two".into()),
        None,
        Some("javascript:alert(1)".into()),
    ];
    let job = job(link("https://example.com/?a=1&b=2"), 3, Visibility::Public);
    let message = shown(&made, &job);
    assert_eq!(
        json(&message)["blocks"][1]["text"]["text"],
        "• One. <https://example.com/?a=1&amp;b=2#part:~:text=One,-two|→>\n• Two.\n• Three."
    );
    assert!(!message.text().contains('→'), "a notification has no links");
}

#[test]
fn where_it_gets_long_links_go_before_sentences_do() {
    let sentence = "A sentence with a dozen words in it, as long as most of them are.";
    let mut made = summary(&[sentence; 40]);
    let place = |length| {
        Some(format!(
            "https://example.com/#:~:text={}",
            "a".repeat(length)
        ))
    };
    made.content.links = vec![place(200); 40];
    let long = job(link("https://example.com/"), 40, Visibility::Public);
    let message = shown(&made, &long);
    assert_limits(&message);
    assert_eq!(message.to_json().matches("• ").count(), 40);
    let places = places_of(&message).len();
    assert!((10..40).contains(&places), "{places}");
    // Longer than Slack links.
    made.content.links = vec![place(2_990); 40];
    assert!(places_of(&shown(&made, &long)).is_empty());
}

#[test]
fn a_shared_summary_keeps_its_question_and_its_places() {
    let mut made = summary(&["One.", "Two."]);
    made.provenance.answered = Some(true);
    made.content.links = vec![
        Some("https://example.com/prices#:~:text=One".into()),
        Some("https://www.example.com/prices#:~:text=Two".into()),
    ];
    let private = asking("who won?", None, Visibility::Private);
    let share_of = |made: &Summary| {
        let buttons = buttons_of(&shown(made, &private));
        let (_, share) = buttons
            .into_iter()
            .find(|(name, _)| name == "share")
            .unwrap();
        share["s"]["shared"].clone()
    };
    let value = share_of(&made);
    assert_eq!(value["links"][0], "#:~:text=One");
    let shared: SharedSummary = serde_json::from_value(value).unwrap();
    let message = messages::shared_summary(
        &shared,
        &asking("", None, Visibility::Public),
        AppLanguage::English,
    );
    assert_eq!(
        places_of(&message),
        [
            "https://example.com/prices#:~:text=One",
            "https://www.example.com/prices#:~:text=Two"
        ]
    );
    assert!(message.to_json().contains("Asked: “who won?”"));
    // Words come before links where the button holds only them.
    let long = format!("https://b.example/#:~:text={}", "a".repeat(1_900));
    made.content.links = vec![Some(long); 2];
    assert!(share_of(&made)["links"].is_null());
    assert_eq!(share_of(&made)["sentences"][0], "One.");
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
                let visible = text.as_str().unwrap().replace("<@U1>", "");
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
            "input" => {
                assert!((1..=2_000).contains(&units(&block["label"]["text"])));
                let field = &block["element"];
                assert!((1..=150).contains(&units(&field["placeholder"]["text"])));
                assert!((1..=3_000).contains(&field["max_length"].as_u64().unwrap()));
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
        language in proptest::sample::select(&AppLanguage::ALL[..]),
        question in "[<>&*a-z😀?\"\\\\ ]{0,400}", place in "[a-z%&,-]{1,500}", places in 0usize..50,
        answered in proptest::option::of(any::<bool>()),
    ) {
        let visibility = if private { Visibility::Private } else { Visibility::Public };
        let mut made = summary(&[]);
        made.content = SummaryContent { title, keywords, sentences: vec![sentence.repeat(repeats); count], ..made.content };
        made.provenance.language = Language::of_code(language.code());
        let address = format!("https://example.com/{}", path.repeat(long));
        made.content.links = vec![Some(format!("{address}#:~:text={place}")); places];
        made.provenance.answered = answered;
        for source in [link(&address), Source::Text(sentence.clone())] {
            assert_limits(&shown(&made, &job(source.clone(), asked, visibility)));
            let request = SummaryRequest {
                about: Question::new(&question),
                language: Language::of_code(language.code()),
                ..SummaryRequest::of(source.clone(), SentenceCount::DEFAULT)
            };
            assert_limits(&sentences::summarizing(&request, visibility, &[], language));
            let mut asking = job(source.clone(), asked, visibility);
            asking.task = Task::Summarize(request);
            assert_limits(&shown(&made, &asking));
            assert_limits(&sentences::summary_error(&SummaryError::OutOfTime, &source, language));
            assert_limits(&sentences::sorry(Some(&job(source, asked, visibility).task), language));
        }
    }
}
