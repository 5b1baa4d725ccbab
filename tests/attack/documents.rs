//! Documents that bring their reader down, in batches with honest links: one answer each, and none of them the neighbours'.

use testkit::job;
use testkit::reply::Reply;
use testkit::site::Site;
use testkit::slack::{Slack, visible_text};

use crate::support::{is_ephemeral, is_summary, work, worker};

#[expect(dead_code, reason = "the reader's own tests use all of it")]
#[path = "../../reader/tests/hostile/documents.rs"]
mod pdfs;

/// One of each way to bring a reader down: by its stack, its memory, its time.
const BATCHES: [[&str; 3]; 3] = [
    [
        "character map that nests without end",
        "rows of two billion columns",
        "a page tree of a hundred thousand levels",
    ],
    [
        "a stream packed twice",
        "an object stream that unpacks to a gigabyte",
        "forms that draw each other ever more often",
    ],
    [
        "six million operators",
        "a grid of ten thousand lines",
        "a cross-reference stream for two billion objects",
    ],
];

fn pdf(document: Vec<u8>) -> Reply {
    Reply::status(200)
        .header("content-type", "application/pdf")
        .body(document)
}

#[tokio::test]
async fn a_hostile_document_costs_its_job_one_sentence_and_its_neighbours_nothing() {
    let (slack, site) = (Slack::start().await, Site::start().await);
    let worker = worker(&slack).start().await;
    let control = site.page("/honest.pdf", pdf(pdfs::control()));
    let mut too_complex = 0;
    for kinds in BATCHES {
        let honest = [&site.article(), &control].map(|page| (page.clone(), slack.lend_url()));
        let hostile = kinds.map(|kind| {
            let path = format!("/{}.pdf", kind.replace(' ', "-"));
            let page = site.page(&path, pdf(pdfs::document(kind, 0)));
            (page, slack.lend_url())
        });
        let jobs: Vec<_> = honest
            .iter()
            .chain(&hostile)
            .map(|(page, answer)| job::link(page, answer))
            .collect();
        assert_eq!(work(&worker, &jobs).await, [""; 0], "{kinds:?}");
        for (page, answer) in &honest {
            assert!(is_summary(&slack.the_message(answer)), "{page}: {kinds:?}");
        }
        for (page, answer) in &hostile {
            let message = slack.the_message(answer);
            assert!(is_summary(&message) || is_ephemeral(&message), "{page}");
            too_complex +=
                usize::from(visible_text(&message).contains("too complex to read safely"));
        }
    }
    assert!(too_complex > 0, "no document was hostile enough");
}
