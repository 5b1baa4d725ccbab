//! Which sentences of a document are wanted: its most important ones, or those about something.

use engine::{Answer, Article, ExtractError, Summary};

/// How many sentences, and what they are to be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) sentences: u8,
    /// A question or a topic; `None` for the most important ones.
    pub(crate) about: Option<String>,
}

/// The sentences that were chosen.
#[derive(Debug)]
pub(crate) struct Chosen {
    pub(crate) summary: Summary,
    /// For each sentence the address of its place in the page; `None` where there is none to point at.
    pub(crate) links: Vec<Option<String>>,
    /// Whether they answer what was asked; `None` where nothing was. `false`: the document does not say, and this is its usual
    /// summary.
    pub(crate) answered: Option<bool>,
}

impl Choice {
    pub(crate) fn of(&self, article: &Article) -> Result<Chosen, ExtractError> {
        let count = usize::from(self.sentences);
        let about = self.about.as_deref().map(str::trim);
        let answer = match about.filter(|about| !about.is_empty()) {
            Some(about) => Some(engine::answer(article, about, count)?),
            None => None,
        };
        let (summary, answered) = match answer {
            Some(Answer::Says(summary)) => (summary, Some(true)),
            Some(Answer::Unsaid) => (engine::summarize(article, count)?, Some(false)),
            None => (engine::summarize(article, count)?, None),
        };
        Ok(Chosen {
            links: engine::links(article, &summary.sentences),
            summary,
            answered,
        })
    }
}
