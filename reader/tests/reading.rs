//! Documents that attack their reader, beside honest ones: what each costs, and what stays behind.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use engine::{Article, ExtractError, Page};
use reader::{End, Limits, ReadError, Reader};
use testkit::wait::until;
use testkit::{hostile_pdf, process};
use tokio::sync::Mutex;

/// Each test counts this process's children, so that only one may have any.
static ALONE: LazyLock<Mutex<()>> = LazyLock::new(Mutex::default);

fn reader(limits: Limits) -> Reader {
    Reader::of(env!("CARGO_BIN_EXE_reader-tested"), limits)
}

/// Nothing here takes so long.
fn later() -> Instant {
    Instant::now() + Duration::from_mins(5)
}

async fn read(reader: &Reader, page: Page) -> Result<Article, ReadError> {
    reader.read_in_child(page, later()).await
}

/// A text that tells the tests' program what to do.
async fn order(limits: Limits, order: &str) -> Result<Vec<String>, ReadError> {
    let article = read(&reader(limits), Page::text(None, order)).await?;
    Ok(article.blocks.into_iter().map(|block| block.text).collect())
}

fn end(result: &Result<impl Sized, ReadError>) -> Option<End> {
    match result {
        Err(ReadError::TooComplex(end)) => Some(*end),
        _ => None,
    }
}

/// The children of this process, living or dead and not reaped.
fn children() -> usize {
    process::children(std::process::id()).len()
}

#[tokio::test]
async fn a_child_ends_with_a_parent_that_is_killed() {
    let _alone = ALONE.lock().await;
    let mut parent = std::process::Command::new(env!("CARGO_BIN_EXE_reader-tested"))
        .arg("sleep")
        .spawn()
        .unwrap();
    let child = until("a child", || {
        process::children(parent.id()).first().copied()
    })
    .await;
    parent.kill().unwrap();
    parent.wait().unwrap();
    until("the child's end", || (!process::lives(child)).then_some(())).await;
}

#[tokio::test]
async fn a_child_whose_parent_is_already_gone_ends_at_once() {
    let _alone = ALONE.lock().await;
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_reader-tested"))
        // As a parent of another number would have started it: this process is in its place, as whoever takes orphans is.
        .env(
            "DOCUMENT_READER",
            format!("{} 268435456 30 60000", u32::MAX),
        )
        // Open and silent: nothing else ends it.
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let status = until("the child's end", || child.try_wait().unwrap()).await;
    assert_eq!(status.code(), Some(1));
}

#[tokio::test]
async fn what_overflows_the_stack_fills_memory_or_spins_is_too_complex_and_leaves_nothing_running()
{
    let _alone = ALONE.lock().await;
    for (attack, expected) in [
        ("overflow the stack", End::Crash),
        ("fill memory", End::Crash),
        ("panic", End::Crash),
        ("exit", End::Crash),
        ("answer without end", End::Length),
        ("answer at length", End::Crash),
    ] {
        let result = order(Limits::default(), attack).await;
        assert_eq!(end(&result), Some(expected), "{attack}: {result:?}");
        assert_eq!(children(), 0, "{attack}");
    }
}

#[tokio::test]
async fn processor_time_is_limited_where_the_clock_is_not() {
    let _alone = ALONE.lock().await;
    let limits = Limits {
        processor: 1,
        clock: Duration::from_mins(5),
        ..Limits::default()
    };
    assert_eq!(end(&order(limits, "spin").await), Some(End::Processor));
    assert_eq!(children(), 0);
}

#[tokio::test]
async fn the_clock_ends_a_child_that_uses_nothing() {
    let _alone = ALONE.lock().await;
    let limits = Limits {
        clock: Duration::from_millis(50),
        ..Limits::default()
    };
    assert_eq!(end(&order(limits, "sleep").await), Some(End::Clock));
    assert_eq!(children(), 0);
}

#[tokio::test]
async fn the_jobs_own_deadline_ends_its_child() {
    let _alone = ALONE.lock().await;
    let limits = Limits {
        clock: Duration::from_mins(5),
        ..Limits::default()
    };
    let soon = Instant::now() + Duration::from_millis(50);
    let result = reader(limits)
        .read_in_child(Page::text(None, "sleep"), soon)
        .await;
    assert_eq!(end(&result), Some(End::Clock));
    assert_eq!(children(), 0);
}

#[tokio::test]
async fn a_job_that_is_given_up_takes_its_child_along_and_the_next_gets_its_turn() {
    let _alone = ALONE.lock().await;
    let limits = Limits {
        clock: Duration::from_mins(5),
        ..Limits::default()
    };
    let reader = reader(limits);
    {
        let mut endless = Box::pin(read(&reader, Page::text(None, "sleep")));
        while children() == 0 {
            tokio::select! {
                biased;
                result = &mut endless => panic!("{result:?}"),
                () = tokio::task::yield_now() => {}
            }
        }
    }
    // Its turn comes when the other child is reaped.
    let article = read(&reader, Page::pdf(None, hostile_pdf::control())).await;
    assert!(article.unwrap().text().contains(hostile_pdf::SENTENCE));
    assert_eq!(children(), 0);
}

#[tokio::test]
async fn a_document_whose_turn_does_not_come_by_the_deadline_says_so() {
    let _alone = ALONE.lock().await;
    let limits = Limits {
        clock: Duration::from_millis(200),
        ..Limits::default()
    };
    let reader = reader(limits);
    let first = read(&reader, Page::text(None, "sleep"));
    let second = reader.read_in_child(Page::text(None, "sleep"), Instant::now());
    let (first, second) = tokio::join!(first, second);
    assert_eq!(end(&first), Some(End::Clock));
    assert!(matches!(second, Err(ReadError::NoTurn)), "{second:?}");
}

#[tokio::test]
async fn four_honest_documents_and_the_engines_own_words_pass_beside_a_hostile_one() {
    let _alone = ALONE.lock().await;
    let reader = reader(Limits::default());
    let honest = || read(&reader, Page::pdf(None, hostile_pdf::control()));
    let (a, hostile, b, broken, c) = tokio::join!(
        honest(),
        read(&reader, Page::text(None, "overflow the stack")),
        honest(),
        read(&reader, Page::pdf(None, "%PDF-1.4 and nothing more")),
        honest(),
    );
    for article in [a, b, c] {
        assert!(article.unwrap().text().contains(hostile_pdf::SENTENCE));
    }
    assert_eq!(end(&hostile), Some(End::Crash));
    assert!(
        matches!(broken, Err(ReadError::Extract(ExtractError::UnreadablePdf))),
        "{broken:?}"
    );
    assert_eq!(children(), 0);
}

#[tokio::test]
async fn a_hostile_pdf_of_any_kind_ends_in_an_article_or_an_honest_error() {
    let _alone = ALONE.lock().await;
    let reader = reader(Limits::default());
    for kind in hostile_pdf::KINDS {
        let result = read(&reader, Page::pdf(None, hostile_pdf::document(kind, 0))).await;
        match &result {
            Ok(article) => assert!(!article.blocks.is_empty(), "{kind}"),
            Err(ReadError::TooComplex(_) | ReadError::Extract(_)) => {}
            Err(error) => panic!("{kind}: {error:?}"),
        }
        assert_eq!(children(), 0, "{kind}");
    }
}

#[tokio::test]
async fn an_honest_plot_of_a_hundred_thousand_markers_is_read() {
    let _alone = ALONE.lock().await;
    // An unoptimized build computes ten times as long; its memory is the product's.
    let limits = Limits {
        processor: 60,
        clock: Duration::from_mins(5),
        ..Limits::default()
    };
    let page = Page::pdf(None, hostile_pdf::scatter_plot());
    let article = read(&reader(limits), page).await.unwrap();
    assert!(article.text().contains(hostile_pdf::SENTENCE));
}

#[tokio::test]
async fn the_child_has_no_secrets_and_no_open_files_and_can_write_none() {
    let _alone = ALONE.lock().await;
    // Tests run with dozens of variables, PATH among them. A descriptor that would be inherited:
    let file = fs::File::open("/proc/self/status").unwrap();
    let inherited = inheritable(&file);
    let had = order(Limits::default(), "show what you have")
        .await
        .unwrap();
    assert_eq!(
        had.iter().map(String::as_str).collect::<Vec<_>>(),
        ["DOCUMENT_READER", "MALLOC_ARENA_MAX", "0", "1", "2"]
    );
    drop(inherited);
    assert_eq!(
        order(Limits::default(), "write a file").await.unwrap(),
        ["true"]
    );
}

/// A second descriptor of the file that programs which are started here inherit.
#[cfg(target_os = "linux")]
fn inheritable(file: &fs::File) -> std::os::fd::OwnedFd {
    nix::unistd::dup(file).unwrap()
}

#[tokio::test]
async fn a_page_is_read_without_a_child_and_a_pdf_with_one() {
    let _alone = ALONE.lock().await;
    // Nothing that could be a child.
    let reader = Reader::of("/nowhere/at/all", Limits::default());
    let page = Page::html(None, format!("<p>{}</p>", hostile_pdf::SENTENCE));
    let article = reader.read(page, later()).await.unwrap();
    assert_eq!(article.text(), hostile_pdf::SENTENCE);
    let page = Page::pdf(None, hostile_pdf::control());
    let result = reader.read(page, later()).await;
    assert!(matches!(result, Err(ReadError::Start(_))), "{result:?}");
}

#[tokio::test]
async fn the_article_keeps_the_pages_address() {
    let _alone = ALONE.lock().await;
    let url = url::Url::parse("https://tidewater.example/crane.pdf").unwrap();
    let page = Page::pdf(Some(url.clone()), hostile_pdf::control());
    let article = read(&reader(Limits::default()), page).await.unwrap();
    assert_eq!(article.url, Some(url));
}

#[tokio::test]
async fn what_is_no_program_of_ours_is_an_error_of_its_own() {
    let missing = Reader::of("/nowhere/at/all", Limits::default());
    let result = read(&missing, Page::text(None, "a")).await;
    assert!(matches!(result, Err(ReadError::Start(_))), "{result:?}");
    let other = Reader::of("/bin/true", Limits::default());
    let result = read(&other, Page::text(None, "a")).await;
    assert_eq!(end(&result), Some(End::Crash));
}
