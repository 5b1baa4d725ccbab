//! `--jsonl`: one JSON object a line in, one a line out, in the same order. A line that fails stops none of the others.

use std::io::{self, BufRead, Write as _};
use std::num::NonZero;
use std::pin::pin;

use engine::Page;
use fetch::Fetcher;
use futures_util::{StreamExt as _, stream};
use reader::ReadError;
use serde::Serialize;
use serde_json::{Map, Value};
use tokio::sync::mpsc;

use crate::check::{self, CheckedSentence};
use crate::choice::Choice;
use crate::documents::Documents;
use crate::error::{LineError, TerminalError};
use crate::input;
use crate::output::{ArticleFields, SummaryFields};

/// What is asked of each document.
#[derive(Debug, Clone)]
pub(crate) enum Wanted {
    /// Its summary, of as many sentences and about what the line says, or else of and about these.
    Summary(Choice),
    /// Its text.
    Text,
    /// Which of its `sentences` its `text` bears out.
    Check,
}

/// What is printed for a document, beside its `id`.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Fields {
    Summary(SummaryFields),
    Article(ArticleFields),
    Checked { sentences: Vec<CheckedSentence> },
    Error { error: String },
}

/// One line of output.
#[derive(Debug, Serialize)]
struct OutputLine {
    id: Value,
    #[serde(flatten)]
    fields: Fields,
}

/// Prints what is wanted of every line's document. Fails with [`TerminalError::Lines`] after the last line where any failed.
pub(crate) async fn each(source: &str, wanted: Wanted) -> Result<(), TerminalError> {
    let fetcher = input::fetcher()?;
    let documents = Documents::new()?;
    let at_once = std::thread::available_parallelism().map_or(1, NonZero::get);
    let lines = read_ahead(input::open(source)?, at_once);
    let lines = stream::unfold(lines, |mut lines| async move {
        let line = lines.recv().await?;
        Some((line, lines))
    });
    let printed = lines
        .map(|(number, line)| {
            let (fetcher, documents, wanted) = (&fetcher, &documents, wanted.clone());
            async move { Ok(printed(number, &line?, wanted, fetcher, documents).await) }
        })
        .buffered(at_once);
    let mut printed = pin!(printed);
    let (mut all, mut failed) = (0, 0);
    while let Some(line) = printed.next().await {
        let line = line.map_err(|error: io::Error| input::unreadable(source, error))?;
        all += 1;
        failed += usize::from(matches!(line.fields, Fields::Error { .. }));
        print(&line).map_err(TerminalError::Output)?;
    }
    if failed > 0 {
        return Err(TerminalError::Lines { failed, all });
    }
    Ok(())
}

fn print(line: &OutputLine) -> io::Result<()> {
    let mut output = io::stdout().lock();
    serde_json::to_writer(&mut output, line)?;
    output.write_all(b"\n")?;
    output.flush()
}

type InputLine = (usize, io::Result<Vec<u8>>);

/// Reads lines, blank ones left out, on a thread of its own: a document's output must not wait for the line after it, nor
/// the end of the process for input that never comes.
fn read_ahead(input: Box<dyn BufRead + Send>, capacity: usize) -> mpsc::Receiver<InputLine> {
    let (lines, received) = mpsc::channel(capacity);
    std::thread::spawn(move || {
        for (index, line) in input.split(b'\n').enumerate() {
            let blank = line.as_ref().is_ok_and(|line| line.trim_ascii().is_empty());
            let failed = line.is_err();
            if !blank && lines.blocking_send((index + 1, line)).is_err() || failed {
                return;
            }
        }
    });
    received
}

async fn printed(
    number: usize,
    line: &[u8],
    wanted: Wanted,
    fetcher: &Fetcher,
    documents: &Documents,
) -> OutputLine {
    let parsed = parse(line);
    let id = parsed
        .as_ref()
        .ok()
        .and_then(|object| object.get("id").cloned())
        .unwrap_or_default();
    let fields = match parsed {
        Ok(object) => fields(object, wanted, fetcher, documents).await,
        Err(error) => Err(error),
    };
    OutputLine {
        id,
        fields: fields.unwrap_or_else(|error| Fields::Error {
            error: format!("line {number}: {error}"),
        }),
    }
}

fn parse(line: &[u8]) -> Result<Map<String, Value>, LineError> {
    let line = std::str::from_utf8(line).map_err(|_| LineError::NotUtf8)?;
    // Some editors and shells begin a file with a byte order mark.
    let line = line.strip_prefix('\u{feff}').unwrap_or(line);
    match serde_json::from_str(line) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(LineError::NotAnObject),
        Err(error) => Err(LineError::NotJson {
            column: error.column(),
        }),
    }
}

async fn fields(
    mut object: Map<String, Value>,
    wanted: Wanted,
    fetcher: &Fetcher,
    documents: &Documents,
) -> Result<Fields, LineError> {
    if let Wanted::Check = wanted {
        let sentences = object.remove("sentences").unwrap_or_default();
        let text = string(&mut object, "text")?.ok_or(LineError::NoText)?;
        return check::checked(&text, sentences).map(|sentences| Fields::Checked { sentences });
    }
    let sentences = count(&object)?;
    let about = string(&mut object, "about")?;
    let page = page(&mut object, fetcher).await?;
    let article = documents.article(page).await?;
    let Wanted::Summary(usual) = wanted else {
        return Ok(Fields::Article(article.into()));
    };
    let choice = Choice {
        sentences: sentences.unwrap_or(usual.sentences),
        about: about.or(usual.about),
    };
    let chosen = choice.of(&article).map_err(ReadError::from)?;
    Ok(Fields::Summary(chosen.into()))
}

fn count(object: &Map<String, Value>) -> Result<Option<u8>, LineError> {
    match object.get("n") {
        None | Some(Value::Null) => Ok(None),
        Some(n) => match n.as_u64().map(u8::try_from) {
            Some(Ok(sentences @ 1..=40)) => Ok(Some(sentences)),
            _ => Err(LineError::Count),
        },
    }
}

/// The line's own content, or what is at its address where it has none.
async fn page(object: &mut Map<String, Value>, fetcher: &Fetcher) -> Result<Page, LineError> {
    let html = string(object, "html")?;
    let text = string(object, "text")?;
    let url = match string(object, "url")? {
        None => None,
        Some(url) => Some(input::address(&url)?),
    };
    match (html, text, url) {
        (Some(html), _, url) => Ok(Page::html(url, html)),
        (None, Some(text), url) => Ok(Page::text(url, text)),
        (None, None, Some(url)) => Ok(input::fetch(fetcher, &url).await?),
        (None, None, None) => Err(LineError::NoDocument),
    }
}

fn string(
    object: &mut Map<String, Value>,
    name: &'static str,
) -> Result<Option<String>, LineError> {
    match object.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(string)) => Ok(Some(string)),
        Some(_) => Err(LineError::NotAString(name)),
    }
}
