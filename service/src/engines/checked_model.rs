//! A language model as an engine: it is asked about the article's own sentences, and its words are held against them.
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use engine::{AnswerError, Article, Briefing, CheckedPoints, DoubtKind, ExtractError, Rejection};

use super::{
    builtin::{Builtin, ReadArticle},
    picked::Picked,
};
use crate::{
    job::{self, EngineName, Language, SummaryRequest},
    model::{ChatModel, LanguageModel, ModelAnswer, ModelError, Question, time_for},
    secrets::{Secret, SecretStore},
    summarizer::SummaryError,
    summary::{ModelExchange, ModelFailure, ModelUse, PointVerdict, Provenance, Summary},
    telemetry::log_line,
};

/// How much of an article a model reads, in tokens as [`engine::estimate_tokens`] counts them: some 1,700 English words, which
/// with the instructions and the answer fits into the 4,096 tokens that Ollama gives a model on a small machine
/// (<https://github.com/ollama/ollama/blob/main/docs/context-length.mdx>).
const DOCUMENT_TOKENS: usize = 2_500;
/// The same for each sentence of a long summary, which has to find its matter somewhere.
const DOCUMENT_TOKENS_A_POINT: usize = 150;
/// The part of it that is sent once more to a model for which all of it is too long.
const SECOND_BUDGET: usize = 4;
/// What a point takes to write, its citation included, and what models write beside: a preamble, a fence.
const ANSWER_TOKENS_A_POINT: u32 = 100;
const ANSWER_TOKENS_BESIDE: u32 = 150;
/// What is kept for the built-in engine after the model: ranking waits for its turn and takes some tens of milliseconds.
const NEXT_ENGINE_RESERVE: Duration = Duration::from_secs(4);
/// A server that read less than this part of what it was sent has cut it, in silence. Estimates are some tenths too high.
const READ_AT_LEAST: u64 = 3;

/// A model, and the way to it.
#[derive(Debug)]
pub struct CheckedModel<S, H> {
    access: ModelAccess<S, H>,
}

/// How a model is reached.
#[derive(Debug)]
pub enum ModelAccess<S, H> {
    /// On a server.
    Server(Box<ModelServer<S>>),
    /// In the owner's account at a cloud, by this name.
    Account(H, String),
}

/// A model on a server, under this key where it has one.
#[derive(Debug)]
pub struct ModelServer<S> {
    /// The model.
    pub model: ChatModel,
    /// The key.
    pub key: Secret<S>,
}

/// What came of asking a model.
pub(super) enum Asked {
    /// A summary in its words, or the article's own where it is too short for words of anybody's.
    Summary(Box<Summary>),
    /// No summary.
    Failed {
        /// What was asked and answered.
        used: Box<ModelUse>,
        /// The article's own summary, for which it was read.
        own: Box<Summary>,
    },
}

impl<S: SecretStore, H: LanguageModel> CheckedModel<S, H> {
    /// The model behind this access.
    #[must_use]
    pub const fn new(access: ModelAccess<S, H>) -> Self {
        Self { access }
    }

    pub(super) async fn warm_up(&self) {
        if let ModelAccess::Server(server) = &self.access {
            // Many servers need none.
            let _ = server.key.warm_up().await;
        }
    }

    /// Asks the model for a summary, and once more with a part of the article where all of it does not fit. It has until
    /// [`time_for`] ends, or until the built-in engine has to begin.
    pub(super) async fn summarize(
        &self,
        builtin: &Builtin,
        read: &ReadArticle,
        request: &SummaryRequest,
        deadline: Instant,
    ) -> Result<Asked, SummaryError> {
        let count = usize::from(request.sentences.get());
        let started = Instant::now();
        let limit = deadline
            .checked_sub(NEXT_ENGINE_RESERVE)
            .map_or(Duration::ZERO, time_for);
        let mut budget = DOCUMENT_TOKENS.max(count * DOCUMENT_TOKENS_A_POINT);
        let mut is_second = false;
        let (article, wanted) = (Arc::clone(&read.article), request.clone());
        let picked = builtin
            .in_turn(move || Picked::of(&article, &wanted))
            .await?;
        let failed = |used: ModelUse, picked: Picked| Asked::Failed {
            used: Box::new(used),
            own: Box::new(Summary::of_picked(picked, read.fetch_time)),
        };
        loop {
            let question = asked_of_model(request, &picked);
            let target = wanted_translation(request, &picked);
            let briefing = if picked.is_all() && target.is_none() {
                None
            } else {
                let article = Arc::clone(&read.article);
                let work = move || {
                    let briefing = briefing(&article, question.as_ref(), count, budget, target)?;
                    Ok(briefing)
                };
                builtin.in_turn(work).await?
            };
            let Some(briefing) = briefing else {
                let summary = Summary::of_picked(picked, read.fetch_time);
                return Ok(Asked::Summary(Box::new(summary)));
            };
            let left = limit.saturating_sub(started.elapsed());
            let mut exchange = ModelExchange {
                instructions: briefing.instructions(false),
                document: briefing.document(),
                ..ModelExchange::default()
            };
            let answered = self.answer(&briefing, &mut exchange, left).await;
            let answer = match answered {
                Ok(answer) => answer,
                Err(ModelError::TooLong) if !is_second => {
                    is_second = true;
                    budget /= SECOND_BUDGET;
                    continue;
                }
                Err(error) => {
                    exchange.error = Some(error.to_string());
                    let used = ModelUse {
                        failure: Some(error.failure()),
                        ..self.used(started.elapsed(), exchange)
                    };
                    return Ok(failed(used, picked));
                }
            };
            let used = ModelUse {
                tokens_in: answer.tokens_in.unwrap_or_default(),
                tokens_out: answer.tokens_out.unwrap_or_default(),
                translated: target,
                ..self.used(started.elapsed(), exchange)
            };
            let article = Arc::clone(&read.article);
            let checked = builtin
                .in_turn(move || {
                    let checked = briefing.read(&answer.text, answer.is_cut);
                    Ok(checked.map(|points| (links(&article, &points), points)))
                })
                .await?;
            return Ok(match checked {
                Ok((links, points)) => {
                    let picked = Picked { links, ..picked };
                    Asked::Summary(Box::new(in_checked_words(picked, points, used, read)))
                }
                Err(error) => failed(not_shown(used, error, count), picked),
            });
        }
    }

    /// The model's answer within this time, and what was said noted.
    async fn answer(
        &self,
        briefing: &Briefing,
        exchange: &mut ModelExchange,
        time: Duration,
    ) -> Result<ModelAnswer, ModelError> {
        let json_instructions = briefing.instructions(true);
        let points = u32::try_from(briefing.count()).unwrap_or(u32::MAX);
        let question = Question {
            json_instructions: &json_instructions,
            schema: &briefing.schema(),
            line_instructions: &exchange.instructions,
            document: &exchange.document,
            answer_tokens: ANSWER_TOKENS_BESIDE + ANSWER_TOKENS_A_POINT * points,
            until: Instant::now() + time,
        };
        let answer = tokio::time::timeout(time, self.ask(question))
            .await
            .unwrap_or(Err(ModelError::TimedOut))?;
        if was_cut_before_it_was_read(&answer, exchange) {
            return Err(ModelError::TooLong);
        }
        if answer.as_json {
            exchange.instructions = json_instructions;
        }
        exchange.answer.clone_from(&answer.text);
        Ok(answer)
    }

    async fn ask(&self, question: Question<'_>) -> Result<ModelAnswer, ModelError> {
        match &self.access {
            ModelAccess::Account(model, _) => model.ask(question).await,
            ModelAccess::Server(server) => {
                let ModelServer { model, key } = &**server;
                let current = key.optional().await.map_err(|error| {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "{}",
                        log_line::MODEL_KEY_UNREADABLE
                    );
                    ModelError::KeyUnreadable
                })?;
                match model.ask(current.as_ref(), question).await {
                    // It may have been replaced since it was read.
                    Err(ModelError::KeyRefused) => match key.reread().await {
                        Some(newer) => model.ask(Some(&newer), question).await,
                        None => Err(ModelError::KeyRefused),
                    },
                    answer => answer,
                }
            }
        }
    }

    fn used(&self, time: Duration, exchange: ModelExchange) -> ModelUse {
        let name = match &self.access {
            ModelAccess::Server(server) => server.model.name().unwrap_or_default().to_owned(),
            ModelAccess::Account(_, name) => name.clone(),
        };
        ModelUse {
            name,
            tokens_in: 0,
            tokens_out: 0,
            time,
            checked: 0,
            replaced: 0,
            translated: None,
            failure: None,
            exchange: Box::new(exchange),
        }
    }
}

/// Whether a server gave its model a part of the article alone: Ollama drops a long prompt's front without a word
/// (<https://github.com/ollama/ollama/blob/main/server/prompt.go>), the instructions first.
fn was_cut_before_it_was_read(answer: &ModelAnswer, exchange: &ModelExchange) -> bool {
    let sent = engine::estimate_tokens(&exchange.document) as u64;
    answer
        .tokens_in
        .is_some_and(|read| read > 0 && read.saturating_mul(READ_AT_LEAST) < sent)
}

/// What a model is asked, of what was asked: where the article does not say, a model would make it up, and is asked for the
/// usual summary.
fn asked_of_model(request: &SummaryRequest, picked: &Picked) -> Option<job::Question> {
    request
        .about
        .clone()
        .filter(|_| picked.answered == Some(true))
}

/// The language that a summary is to be translated into: another one than the sentences are in.
fn wanted_translation(request: &SummaryRequest, picked: &Picked) -> Option<Language> {
    request
        .language
        .filter(|wanted| picked.language() != Some(*wanted))
}

/// What a model is asked about an article within a budget of tokens; `None` where the article has no more sentences than are
/// asked for, so that they are all that there is to say.
fn briefing(
    article: &Article,
    question: Option<&job::Question>,
    count: usize,
    budget: usize,
    target: Option<Language>,
) -> Result<Option<Briefing>, ExtractError> {
    let translated = |briefing: Briefing| match target {
        Some(language) => briefing.translated_into(language.code()),
        None => Some(briefing),
    };
    if let Some(question) = question {
        let briefing = Briefing::answering(article, question.as_str(), count, budget)?;
        return Ok(briefing.and_then(translated));
    }
    if target.is_some() {
        return Briefing::for_translation(article, count, budget).map(translated);
    }
    match Briefing::new(article, count, budget) {
        Err(ExtractError::NothingToSummarize) => Ok(None),
        briefing => briefing.map(Some),
    }
}

/// For each point the place of the sentence that bears it out.
fn links(article: &Article, points: &CheckedPoints) -> Vec<Option<String>> {
    let from: Vec<String> = points
        .points
        .iter()
        .map(|point| point.from.clone().unwrap_or_default())
        .collect();
    engine::links(article, &from)
}

/// The built-in summary's facts with the checked points in the place of its sentences.
fn in_checked_words(
    picked: Picked,
    points: CheckedPoints,
    used: ModelUse,
    read: &ReadArticle,
) -> Summary {
    let replaced = points.replaced() as u64;
    let verdicts = points
        .points
        .iter()
        .map(|point| PointVerdict {
            shown: point.text.clone(),
            rejected: point
                .rejected
                .as_ref()
                .map(|rejected| (rejected.text.clone(), in_words(&rejected.reason))),
        })
        .collect();
    let sentences: Vec<String> = points.points.into_iter().map(|point| point.text).collect();
    let used = ModelUse {
        checked: sentences.len() as u64,
        replaced,
        exchange: Box::new(ModelExchange {
            points: verdicts,
            ..*used.exchange
        }),
        ..used
    };
    // A point of a translation that failed is left out, and what is left is not the whole.
    let is_whole = picked.is_whole && sentences.len() >= picked.summary.sentences.len();
    let picked = Picked {
        summary: picked.summary.in_words(sentences),
        is_whole,
        ..picked
    };
    let translated = used.translated;
    let summary = Summary::of_picked(picked, read.fetch_time);
    Summary {
        provenance: Provenance {
            engine: EngineName::Model,
            language: translated.or(summary.provenance.language),
            model: Some(used),
            ..summary.provenance
        },
        ..summary
    }
}

/// An answer of which nobody is shown anything.
fn not_shown(used: ModelUse, error: AnswerError, asked: usize) -> ModelUse {
    let words = error.to_string();
    let (failure, checked, rejected) = match error {
        AnswerError::Unreadable => (ModelFailure::Unreadable, 0, Vec::new()),
        AnswerError::OtherLanguage => (ModelFailure::OtherLanguage, 0, Vec::new()),
        // What was never written is not contradicted by the page.
        AnswerError::MostFailed(rejected)
            if rejected
                .iter()
                .all(|rejected| rejected.reason == Rejection::Missing) =>
        {
            (ModelFailure::Unreadable, 0, rejected)
        }
        AnswerError::MostFailed(rejected) => (ModelFailure::NotBorneOut, asked as u64, rejected),
    };
    let points = rejected.into_iter().map(|rejected| PointVerdict {
        shown: String::new(),
        rejected: Some((rejected.text, in_words(&rejected.reason))),
    });
    ModelUse {
        checked,
        replaced: checked,
        failure: Some(failure),
        exchange: Box::new(ModelExchange {
            error: Some(words),
            points: points.collect(),
            ..*used.exchange
        }),
        ..used
    }
}

/// Why a point is not shown, for the playground's details.
fn in_words(reason: &Rejection) -> String {
    match reason {
        Rejection::Missing => "the model wrote no other point".to_owned(),
        Rejection::Citation => "it names no sentence that there is".to_owned(),
        Rejection::Doubted(doubts) => {
            let doubts: Vec<String> = doubts
                .iter()
                .map(|doubt| format!("{}: {}", kind(doubt.kind), doubt.words))
                .collect();
            doubts.join("; ")
        }
    }
}

const fn kind(kind: DoubtKind) -> &'static str {
    match kind {
        DoubtKind::Number => "number",
        DoubtKind::Date => "date",
        DoubtKind::Name => "name",
        DoubtKind::Quotation => "quotation",
        DoubtKind::Negation => "negation",
        DoubtKind::Opposite => "opposite",
        DoubtKind::Words => "words of its own",
        DoubtKind::Form => "form",
    }
}
