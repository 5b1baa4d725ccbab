//! Prints every kind of message, with ordinary contents and with some that stretch every limit, one JSON object a line:
//! what the tests check by Slack's own rules.
#![expect(clippy::print_stdout, reason = "the output is the purpose")]

use std::error::Error;
use std::time::Duration;

use service::job::{ArticleUrl, ReplyOrigins, SentenceCount, Source, SummaryRequest};
use service::language::AppLanguage;
use service::messages::catalog::{Occasion, every};
use service::summary::SummaryContent;

fn main() -> Result<(), Box<dyn Error>> {
    let origins = ReplyOrigins::parse(ReplyOrigins::SLACK)?;
    let response_url = origins
        .response_url("https://hooks.slack.com/commands/T0/1/nobody")
        .ok_or("not Slack's")?;
    for (source_name, source) in sources()? {
        for (content_name, count, content) in contents() {
            let occasion = Occasion {
                request: SummaryRequest::of(source.clone(), SentenceCount::new(count)?),
                content,
                response_url: response_url.clone(),
            };
            for language in AppLanguage::ALL {
                for (kind, message) in every(&occasion, language) {
                    let code = language.code();
                    let name = format!("{kind}; {content_name}; {source_name}; {code}");
                    let line = serde_json::json!({ "name": name, "message": message });
                    println!("{line}");
                }
            }
        }
    }
    Ok(())
}

fn sources() -> Result<Vec<(&'static str, Source)>, Box<dyn Error>> {
    let link = |address: &str| ArticleUrl::parse(address).map(Source::Link);
    Ok(vec![
        ("a link", link("https://www.example.com/lighthouse")?),
        ("a long link", link(&long_address(2_500))?),
        (
            "a link that is too long to link",
            link(&long_address(20_000))?,
        ),
        (
            "a text",
            Source::Text("The lamp was lit again. ".repeat(20)),
        ),
        (
            "a long text",
            Source::Text("The lamp was lit again. ".repeat(800)),
        ),
    ])
}

fn long_address(length: usize) -> String {
    format!(
        "https://www.example.com/?a=1&b=<|>{}",
        "ä&".repeat(length / 8)
    )
}

/// Words that stretch every limit: long, without spaces, full of Slack's own marks, outside the basic plane.
fn extreme(length: usize) -> String {
    "<!channel> & *_~`😀<https://evil.example|x>"
        .chars()
        .cycle()
        .take(length)
        .collect()
}

fn contents() -> Vec<(&'static str, u64, SummaryContent)> {
    let ordinary = SummaryContent {
        title: Some("The lighthouse & its <keepers>".to_owned()),
        sentences: vec!["A sentence of middling length, as most are.".to_owned(); 3],
        keywords: vec!["lighthouse".to_owned(), "volunteers".to_owned()],
        percent_shorter: Some(91),
        reading_time_saved: Some(Duration::from_secs(250)),
        links: Vec::new(),
    };
    let forty = SummaryContent {
        sentences: vec!["A sentence of middling length, as most are.".to_owned(); 40],
        ..ordinary.clone()
    };
    let bare = SummaryContent {
        title: None,
        sentences: vec!["One.".to_owned()],
        keywords: Vec::new(),
        percent_shorter: None,
        reading_time_saved: None,
        links: Vec::new(),
    };
    let extremes = SummaryContent {
        title: Some(extreme(5_000)),
        sentences: vec![extreme(5_000); 60],
        keywords: vec![extreme(300); 20],
        percent_shorter: Some(100),
        reading_time_saved: Some(Duration::from_secs(u64::from(u32::MAX))),
        links: Vec::new(),
    };
    vec![
        ("ordinary", 3, ordinary),
        ("forty", 40, forty),
        ("bare", 1, bare),
        ("extreme", 40, extremes),
    ]
}
