//! What must hold for any document and for any child that reads one: shared by the fuzz targets, and by the test that runs
//! their corpora again.

use engine::{Article, ExtractError, Page};
use reader::protocol;

/// Whatever the bytes, there is an article with words in it, not much longer than what a PDF may unpack to, or a reason.
pub(crate) fn pdf(data: &[u8]) {
    if let Ok(article) = engine::extract(&Page::pdf(None, data)) {
        let text = article.text();
        assert!(text.contains(char::is_alphabetic));
        assert!(!text.contains(['\u{ad}', '\u{fb01}', '\0']));
        if let Ok(summary) = engine::summarize(&article, 3) {
            assert!(summary.sentences.len() <= 3);
        }
        let answer = protocol::answer(&Ok(article)).unwrap();
        assert_eq!(
            protocol::read_answer(&answer).unwrap().unwrap().text(),
            text
        );
    }
}

/// Bytes that are a request or an answer are so in one way alone; any others are refused.
pub(crate) fn reader_protocol(data: &[u8]) {
    if let Ok(page) = protocol::read_request(&mut &*data) {
        let mut again = protocol::request_head(&page).unwrap();
        again.extend(protocol::request_body(&page));
        let same = protocol::read_request(&mut again.as_slice()).unwrap();
        assert_eq!(protocol::request_body(&same), protocol::request_body(&page));
        // Written out, an address may have become too long for a request, which then has none.
        assert!(same.url().is_none() || same.url() == page.url());
    }
    if let Ok(result) = protocol::read_answer(data) {
        let again = protocol::answer(&result).unwrap();
        assert_eq!(
            parts(&protocol::read_answer(&again).unwrap()),
            parts(&result)
        );
    }
}

fn parts(result: &Result<Article, ExtractError>) -> Result<(Option<&str>, String), ExtractError> {
    result
        .as_ref()
        .map(|article| (article.title.as_deref(), article.text()))
        .map_err(|error| *error)
}
