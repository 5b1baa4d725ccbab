//! Which sentences the built-in engine shows of an article: those that answer, those that tell the most, or all of them.
use engine::{Answer, Article, ExtractError};

use crate::job::{Language, SentenceCount, SummaryRequest};

/// The sentences that were picked, and what there is to say of them.
#[derive(Debug)]
pub(super) struct Picked {
    pub(super) summary: engine::Summary,
    /// For each sentence the address of its place in the page; `None` where there is none to point at.
    pub(super) links: Vec<Option<String>>,
    /// Whether they answer what was asked; `None` where nothing was.
    pub(super) answered: Option<bool>,
    /// Whether they are all that the article says.
    pub(super) is_whole: bool,
}

impl Picked {
    /// The sentences of an article that a request asks for. Where the article does not say, it is the usual summary.
    pub(super) fn of(article: &Article, request: &SummaryRequest) -> Result<Self, ExtractError> {
        let count = usize::from(request.sentences.get());
        let answer = match &request.about {
            Some(about) => Some(engine::answer(article, about.as_str(), count)?),
            None => None,
        };
        let (summary, answered, is_whole) = match answer {
            Some(Answer::Says(summary)) => (summary, Some(true), false),
            Some(Answer::Unsaid) => (engine::summarize(article, count)?, Some(false), false),
            None => match whole(article, count)? {
                Some(summary) => (summary, None, true),
                None => (engine::summarize(article, count)?, None, false),
            },
        };
        Ok(Self {
            links: engine::links(article, &summary.sentences),
            summary,
            answered,
            is_whole,
        })
    }

    /// Whether there is nothing else for a model to tell: they are the whole article, or a description in its place.
    pub(super) fn is_all(&self) -> bool {
        self.is_whole || self.summary.is_description
    }

    /// The language of the sentences, where it is known.
    pub(super) fn language(&self) -> Option<Language> {
        self.summary.language.as_deref().and_then(Language::of_code)
    }
}

/// So much of an article's words its sentences must have to be all that it says: the rest are headings and captions. Chosen
/// by eye, on the sample articles.
const WHOLE_PERCENT: u8 = 80;
/// A sentence is hardly longer, in bytes: of a longer article nothing has to be counted.
const LONG_SENTENCE: usize = 400;

/// All sentences of an article that has hardly more than were asked for, by at most one in six or by a single one: "12 %
/// shorter" is worth less than the last of them. Who asks for one or two wants no more.
fn whole(article: &Article, count: usize) -> Result<Option<engine::Summary>, ExtractError> {
    let more = if count < 3 { 0 } else { (count / 6).max(1) };
    let most = (count + more).min(usize::from(SentenceCount::MAX.get()).max(count));
    let length: usize = article.blocks.iter().map(|block| block.text.len()).sum();
    if article.is_description || length > LONG_SENTENCE * (most + 1) {
        return Ok(None);
    }
    let summary = engine::summarize(article, most + 1)?;
    let is_all =
        summary.sentences.len() <= most && summary.percent_shorter() <= 100 - WHOLE_PERCENT;
    Ok(is_all.then_some(summary))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{Question, Source};

    const TEXT: &str = "The ferry starts on Monday from the old harbour. A ticket costs four euros for adults and children. \
        Dogs travel free of charge on the upper deck. The crossing takes nearly an hour when the sea is calm. Bicycles \
        need a ticket of their own, and it is sold on board. The captain has sailed here for thirty years. In winter the \
        ferry rests in the shipyard for eight weeks.";

    fn picked(count: u64, about: Option<&str>) -> Picked {
        let article = engine::article_from_text(TEXT);
        let request = SummaryRequest {
            about: about.and_then(Question::new),
            ..SummaryRequest::of(
                Source::Text(TEXT.into()),
                SentenceCount::new(count).unwrap(),
            )
        };
        Picked::of(&article, &request).unwrap()
    }

    #[test]
    fn a_question_gets_the_sentences_that_answer_it() {
        let picked = picked(1, Some("what does a ticket cost?"));
        assert_eq!(
            picked.summary.sentences,
            ["A ticket costs four euros for adults and children."]
        );
        assert_eq!((picked.answered, picked.is_whole), (Some(true), false));
    }

    #[test]
    fn what_the_article_does_not_say_gets_the_usual_summary() {
        let unsaid = picked(2, Some("who painted the Mona Lisa?"));
        assert_eq!(unsaid.answered, Some(false));
        assert_eq!(unsaid.summary, picked(2, None).summary);
    }

    #[test]
    fn an_article_with_hardly_more_sentences_is_shown_whole() {
        for (asked, shown, is_whole) in [
            (3, 3, false),
            (5, 5, false),
            (6, 7, true),
            (7, 7, true),
            (40, 7, true),
        ] {
            let picked = picked(asked, None);
            assert_eq!(
                (picked.summary.sentences.len(), picked.is_whole),
                (shown, is_whole),
                "{asked}"
            );
        }
    }
}
