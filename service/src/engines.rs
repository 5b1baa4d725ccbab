//! Which engine answers: SMMRY, the built-in one, or the second where the first cannot help.
mod builtin;
mod picked;

pub use self::builtin::{Builtin, BuiltinError};
use crate::{
    job::SummaryRequest,
    secrets::{Secret, SecretStore},
    smmry::{Smmry, SmmryError},
    summarizer::{Summarizer, SummaryError},
    summary::{Provenance, Summary},
    telemetry::log_line,
};

/// Which engines may make summaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EngineChoice {
    /// SMMRY where a key is set; the built-in engine where none is, or where SMMRY cannot help.
    Auto,
    /// SMMRY alone.
    Smmry,
    /// The built-in engine alone: no address leaves the account.
    Builtin,
}

/// All engines, and the choice between them.
#[derive(Debug)]
pub struct Engines<S> {
    choice: EngineChoice,
    smmry: Smmry,
    key: Secret<S>,
    builtin: Builtin,
}

impl<S: SecretStore> Engines<S> {
    /// SMMRY under its key, and the built-in engine.
    #[must_use]
    pub const fn new(choice: EngineChoice, smmry: Smmry, key: Secret<S>, builtin: Builtin) -> Self {
        Self {
            choice,
            smmry,
            key,
            builtin,
        }
    }

    /// SMMRY takes no question: the built-in engine answers it, and the message says why where SMMRY is set.
    async fn answer(&self, request: &SummaryRequest) -> Result<Summary, SummaryError> {
        let has_key = matches!(self.key.optional().await, Ok(Some(_)));
        let summary = self.builtin.summarize(request).await?;
        Ok(Summary {
            provenance: Provenance {
                smmry_takes_no_question: has_key,
                ..summary.provenance
            },
            ..summary
        })
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
}

impl<S: SecretStore> Summarizer for Engines<S> {
    async fn warm_up(&self) {
        if self.choice != EngineChoice::Builtin {
            // Without a key the built-in engine answers, or says that SMMRY has none.
            let _ = self.key.warm_up().await;
        }
    }

    async fn summarize(&self, request: &SummaryRequest) -> Result<Summary, SummaryError> {
        if self.choice == EngineChoice::Builtin {
            return self.builtin.summarize(request).await;
        }
        if request.about.is_some() {
            return self.answer(request).await;
        }
        let error = match self.ask_smmry(request).await {
            Ok(summary) => return Ok(summary),
            Err(error) => error,
        };
        match (self.choice, &error) {
            (EngineChoice::Auto, SummaryError::NoKey) => self.builtin.summarize(request).await,
            (EngineChoice::Auto, SummaryError::Smmry(reason))
                if reason.another_engine_may_help() =>
            {
                tracing::warn!(%reason, "{}", log_line::FALLBACK);
                let summary = self.builtin.summarize(request).await?;
                Ok(Summary {
                    provenance: Provenance {
                        fell_back: true,
                        ..summary.provenance
                    },
                    ..summary
                })
            }
            _ => Err(error),
        }
    }
}
