//! Documents that bring their reader down, in batches with honest links: one answer each, and none of them the neighbours'.

use testkit::reply::Reply;
use testkit::site::Site;
use testkit::slack::{Slack, visible_text};
use testkit::{hostile_pdf, job};

use crate::support::{is_ephemeral, is_summary, work, worker};

/// What comes of a document that attacks its reader.
#[derive(Debug, Clone, Copy)]
enum End {
    /// Its text is read all the same.
    Summary,
    /// One sentence, which has these words.
    Sentence(&'static str),
}

/// Ended by the parser's own limits or the child's.
const TOO_COMPLEX: End = End::Sentence("too complex to read safely");
/// Turned away by the parser.
const UNREADABLE: End = End::Sentence("cannot read");

/// Of each way to bring a reader down, by its stack, its memory and its time, one with its end.
const BATCHES: [[(&str, End); 3]; 3] = [
    [
        ("character map that nests without end", End::Summary),
        ("rows of two billion columns", End::Summary),
        ("a page tree that is a circle", UNREADABLE),
    ],
    [
        // The parser alone would end the whole process with these two: all memory is filled.
        ("a stream packed twice", TOO_COMPLEX),
        (
            "a cross-reference stream for two billion objects",
            TOO_COMPLEX,
        ),
        ("an object stream that unpacks to a gigabyte", End::Summary),
    ],
    [
        ("six million operators", TOO_COMPLEX),
        ("forms that draw each other ever more often", End::Summary),
        ("a grid of ten thousand lines", End::Summary),
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
    let control = site.page("/honest.pdf", pdf(hostile_pdf::control()));
    for kinds in BATCHES {
        let honest = [&site.article(), &control].map(|page| (page.clone(), slack.lend_url()));
        let hostile = kinds.map(|(kind, end)| {
            let path = format!("/{}.pdf", kind.replace(' ', "-"));
            let page = site.page(&path, pdf(hostile_pdf::document(kind, 0)));
            (page, slack.lend_url(), end)
        });
        let honest_jobs = honest.iter().map(|(page, answer)| job::link(page, answer));
        let hostile_jobs = hostile
            .iter()
            .map(|(page, answer, _)| job::link(page, answer));
        let jobs: Vec<_> = honest_jobs.chain(hostile_jobs).collect();
        assert_eq!(work(&worker, &jobs).await, [""; 0], "{kinds:?}");
        for (page, answer) in &honest {
            assert!(is_summary(&slack.the_message(answer)), "{page}: {kinds:?}");
        }
        for (page, answer, end) in &hostile {
            let message = slack.the_message(answer);
            let said = visible_text(&message);
            match end {
                End::Summary => assert!(is_summary(&message), "{page}: {said}"),
                End::Sentence(words) => {
                    assert!(
                        is_ephemeral(&message) && said.contains(words),
                        "{page}: {said}"
                    );
                }
            }
        }
    }
}
