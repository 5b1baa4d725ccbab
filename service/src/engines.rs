//! Which engine answers: a language model, SMMRY, the built-in one, or the next where one cannot help.
mod builtin;
mod checked_model;
mod picked;

use std::time::{Duration, Instant};

use self::checked_model::Asked;
pub use self::{
    builtin::{Builtin, BuiltinError},
    checked_model::{CheckedModel, ModelAccess, ModelServer},
};
use crate::{
    job::{EngineName, SummaryRequest},
    model::LanguageModel,
    secrets::{Secret, SecretStore},
    smmry::{Smmry, SmmryError},
    summarizer::{Summarizer, SummaryError},
    summary::{ModelUse, Provenance, Summary},
    telemetry::log_line,
};

/// What is kept for the built-in engine behind SMMRY where a model was asked before it: the article is read by then.
const LAST_ENGINE_RESERVE: Duration = Duration::from_secs(3);

/// Which engines may make summaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineChoice {
    /// The model where one is set; SMMRY where its key is set; the built-in engine. Whatever cannot help gives way to the next.
    Auto,
    /// The model, and the built-in engine where it cannot help.
    Model,
    /// SMMRY alone.
    Smmry,
    /// The built-in engine alone: no address leaves the account.
    Builtin,
}

/// All engines, and the choice between them.
#[derive(Debug)]
pub struct Engines<S, H> {
    choice: EngineChoice,
    model: Option<CheckedModel<S, H>>,
    smmry: Smmry,
    key: Secret<S>,
    builtin: Builtin,
}

impl<S: SecretStore, H: LanguageModel> Engines<S, H> {
    /// SMMRY under its key, and the built-in engine.
    #[must_use]
    pub const fn new(choice: EngineChoice, smmry: Smmry, key: Secret<S>, builtin: Builtin) -> Self {
        Self {
            choice,
            model: None,
            smmry,
            key,
            builtin,
        }
    }

    /// The built-in engine's summary; where it answers a question because SMMRY, which is set, takes none, it says so.
    async fn own(&self, request: &SummaryRequest, summary: Summary) -> Summary {
        let may_smmry = matches!(self.choice, EngineChoice::Auto | EngineChoice::Smmry);
        let has_key = request.about.is_some()
            && may_smmry
            && matches!(self.key.optional().await, Ok(Some(_)));
        Summary {
            provenance: Provenance {
                smmry_takes_no_question: has_key,
                ..summary.provenance
            },
            ..summary
        }
    }

    /// With a model before the others, where the choice is for one.
    #[must_use]
    pub fn with_model(self, model: CheckedModel<S, H>) -> Self {
        let may = matches!(self.choice, EngineChoice::Auto | EngineChoice::Model);
        Self {
            model: may.then_some(model),
            ..self
        }
    }

    async fn ask_smmry(&self, request: &SummaryRequest) -> Result<Summary, SummaryError> {
        let key = match self.key.optional().await {
            Ok(Some(key)) => key,
            Ok(None) => return Err(SummaryError::NoKey),
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "{}",
                    log_line::KEY_UNREADABLE
                );
                return Err(SummaryError::Smmry(SmmryError::Outage(
                    "its key could not be read".into(),
                )));
            }
        };
        match self.smmry.summarize(&key, request).await {
            // A refused key may have been replaced since it was read.
            Err(SmmryError::WrongParameters(refusal)) => match self.key.reread().await {
                Some(newer) => Ok(self.smmry.summarize(&newer, request).await?),
                None => Err(SmmryError::WrongParameters(refusal).into()),
            },
            answer => Ok(answer?),
        }
    }

    /// SMMRY's summary, behind a model that could not help; `None` where SMMRY cannot either, or is not to be asked.
    async fn smmry_next(
        &self,
        request: &SummaryRequest,
        deadline: Instant,
        asked: &mut Vec<EngineName>,
    ) -> Option<Summary> {
        // SMMRY takes no question.
        if self.choice != EngineChoice::Auto || request.about.is_some() {
            return None;
        }
        let limit = deadline.checked_sub(LAST_ENGINE_RESERVE)?;
        let answer = tokio::time::timeout_at(limit.into(), self.ask_smmry(request))
            .await
            .unwrap_or(Err(SummaryError::OutOfTime));
        match answer {
            Ok(summary) => Some(summary),
            Err(SummaryError::NoKey) => None,
            Err(reason) => {
                tracing::warn!(%reason, "{}", log_line::FALLBACK);
                asked.push(EngineName::Smmry);
                None
            }
        }
    }

    /// The model first, then what there is. The page is fetched and read once, for the model and the built-in engine.
    async fn model_first(
        &self,
        model: &CheckedModel<S, H>,
        request: &SummaryRequest,
        deadline: Instant,
    ) -> Result<Summary, SummaryError> {
        let (mut asked, mut used) = (Vec::new(), None);
        let own = match self.builtin.read(&request.source).await {
            Ok(read) => match model
                .summarize(&self.builtin, &read, request, deadline)
                .await?
            {
                Asked::Summary(summary) => return Ok(*summary),
                Asked::Failed { used: failed, own } => {
                    warn_of(&failed);
                    asked.push(EngineName::Model);
                    used = Some(*failed);
                    Ok(*own)
                }
            },
            // SMMRY may reach it.
            Err(error) => Err(error),
        };
        let summary = match self.smmry_next(request, deadline, &mut asked).await {
            Some(summary) => summary,
            None => self.own(request, own?).await,
        };
        Ok(standing_in_for(asked, used, summary))
    }
}

fn warn_of(failed: &ModelUse) {
    let reason = failed.failure.map(crate::summary::ModelFailure::as_str);
    let error = failed.exchange.error.as_deref();
    tracing::warn!(
        reason,
        error = error.map(crate::telemetry::for_log),
        "{}",
        log_line::MODEL_FALLBACK
    );
}

fn standing_in_for(asked: Vec<EngineName>, model: Option<ModelUse>, summary: Summary) -> Summary {
    Summary {
        provenance: Provenance {
            stood_in_for: asked,
            model,
            ..summary.provenance
        },
        ..summary
    }
}

impl<S: SecretStore, H: LanguageModel> Summarizer for Engines<S, H> {
    async fn warm_up(&self) {
        let smmry = async {
            if matches!(self.choice, EngineChoice::Auto | EngineChoice::Smmry) {
                // Without a key the built-in engine answers, or says that SMMRY has none.
                let _ = self.key.warm_up().await;
            }
        };
        let model = async {
            if let Some(model) = &self.model {
                model.warm_up().await;
            }
        };
        tokio::join!(smmry, model);
    }

    async fn summarize(
        &self,
        request: &SummaryRequest,
        deadline: Instant,
    ) -> Result<Summary, SummaryError> {
        if let Some(model) = &self.model {
            return self.model_first(model, request, deadline).await;
        }
        if matches!(self.choice, EngineChoice::Builtin | EngineChoice::Model) {
            return self.builtin.summarize(request, deadline).await;
        }
        if request.about.is_some() {
            let summary = self.builtin.summarize(request, deadline).await?;
            return Ok(self.own(request, summary).await);
        }
        let error = match self.ask_smmry(request).await {
            Ok(summary) => return Ok(summary),
            Err(error) => error,
        };
        match (self.choice, &error) {
            (EngineChoice::Auto, SummaryError::NoKey) => {
                self.builtin.summarize(request, deadline).await
            }
            (EngineChoice::Auto, SummaryError::Smmry(reason))
                if reason.another_engine_may_help() =>
            {
                tracing::warn!(%reason, "{}", log_line::FALLBACK);
                let summary = self.builtin.summarize(request, deadline).await?;
                Ok(standing_in_for(vec![EngineName::Smmry], None, summary))
            }
            _ => Err(error),
        }
    }
}
