//! Many documents: one JSON object a line in, one a line out, in the same order. A bad line is told and passed over.
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write as _},
    num::NonZero,
    pin::pin,
};

use engine::{Article, Page};
use fetch::Fetcher;
use futures_util::{StreamExt as _, stream};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;
use url::Url;

use crate::{document::TerminalError, input};

/// One line of input.
#[derive(Debug, Deserialize)]
struct Document {
    #[serde(default)]
    id: Value,
    html: Option<String>,
    text: Option<String>,
    url: Option<String>,
    n: Option<u64>,
}

/// What is done with each document.
#[derive(Debug, Clone, Copy)]
enum Work {
    Summarize { sentences: u8 },
    Extract,
}

/// Summarizes every line's document; `sentences` where a line has no `n`.
pub(crate) async fn summarize(source: &str, sentences: u8) -> Result<(), TerminalError> {
    each(source, Work::Summarize { sentences }).await
}

/// Takes the article out of every line's document.
pub(crate) async fn extract(source: &str) -> Result<(), TerminalError> {
    each(source, Work::Extract).await
}

async fn each(source: &str, work: Work) -> Result<(), TerminalError> {
    let fetcher = input::fetcher()?;
    let at_once = std::thread::available_parallelism().map_or(1, NonZero::get);
    let lines = read_ahead(open(source)?, at_once);
    let lines = stream::unfold(lines, |mut lines| async move {
        let line = lines.recv().await?;
        Some((line, lines))
    });
    let answers = lines
        .map(|(number, line)| {
            let fetcher = fetcher.clone();
            async move { Ok(answer(number, &line?, work, fetcher).await) }
        })
        .buffered(at_once);
    let mut answers = pin!(answers);
    while let Some(answer) = answers.next().await {
        let answer = answer.map_err(|source: io::Error| TerminalError::File {
            name: "the input".to_owned(),
            source,
        })?;
        let mut output = io::stdout().lock();
        writeln!(output, "{answer}")
            .and_then(|()| output.flush())
            .map_err(TerminalError::Output)?;
    }
    Ok(())
}

fn open(source: &str) -> Result<Box<dyn BufRead + Send>, TerminalError> {
    if source == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(source).map_err(|error| TerminalError::File {
        name: source.to_owned(),
        source: error,
    })?;
    Ok(Box::new(BufReader::new(file)))
}

type Line = (usize, io::Result<Vec<u8>>);

/// Reads lines, blank ones left out, on a thread of its own: an answer must not wait for the line after it, nor the
/// end of the process for input that never comes.
fn read_ahead(input: Box<dyn BufRead + Send>, capacity: usize) -> mpsc::Receiver<Line> {
    let (lines, received) = mpsc::channel(capacity);
    std::thread::spawn(move || {
        for (index, line) in input.split(b'\n').enumerate() {
            let blank = line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty());
            if !blank && lines.blocking_send((index + 1, line)).is_err() {
                return;
            }
        }
    });
    received
}

async fn answer(number: usize, line: &[u8], work: Work, fetcher: Fetcher) -> Value {
    // Some editors and shells begin a file with a byte order mark.
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let document: Document = match serde_json::from_slice(line) {
        Ok(document) => document,
        Err(error) => {
            // The id helps even where the rest of the line is not what it should be.
            let id = serde_json::from_slice::<Value>(line)
                .ok()
                .and_then(|line| line.get("id").cloned());
            return json!({ "id": id, "error": format!("line {number}: {error}") });
        }
    };
    let id = document.id.clone();
    let work = match (work, document.n) {
        (Work::Summarize { .. }, Some(n)) => match u8::try_from(n) {
            Ok(sentences @ 1..=40) => Work::Summarize { sentences },
            _ => return json!({ "id": id, "error": "n is not between 1 and 40" }),
        },
        (work, _) => work,
    };
    let page = match page(document, &fetcher).await {
        Ok(page) => page,
        Err(error) => return json!({ "id": id, "error": error }),
    };
    // A panic stays in there: one document's failure is not its neighbours'.
    match tokio::task::spawn_blocking(move || fields(&page, work)).await {
        Ok(Ok(fields)) => {
            let mut line = serde_json::Map::from_iter([("id".to_owned(), id)]);
            line.extend(fields);
            Value::Object(line)
        }
        Ok(Err(error)) => json!({ "id": id, "error": error.to_string() }),
        Err(_) => json!({ "id": id, "error": "the engine failed on this document" }),
    }
}

/// The line's own content, or what is at its address where it has none.
async fn page(document: Document, fetcher: &Fetcher) -> Result<Page, String> {
    let url = match &document.url {
        None => None,
        Some(url) => Some(Url::parse(url).map_err(|error| format!("url: {error}"))?),
    };
    match (document.html, document.text, url) {
        (Some(html), _, url) => Ok(Page::html(url, html)),
        (None, Some(text), url) => Ok(Page::text(url, text)),
        (None, None, Some(url)) => input::fetch(fetcher, &url)
            .await
            .map_err(|error| error.to_string()),
        (None, None, None) => Err("neither html nor text nor url".to_owned()),
    }
}

fn fields(page: &Page, work: Work) -> Result<serde_json::Map<String, Value>, engine::ExtractError> {
    let article: Article = engine::extract(page)?;
    let fields = match work {
        Work::Extract => [
            ("title", json!(article.title)),
            ("text", json!(article.text())),
        ]
        .to_vec(),
        Work::Summarize { sentences } => {
            let summary = engine::summarize(&article, sentences.into())?;
            vec![
                ("title", json!(summary.title)),
                ("sentences", json!(summary.sentences)),
                ("keywords", json!(summary.keywords)),
            ]
        }
    };
    let named = fields
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    Ok(named.collect())
}
