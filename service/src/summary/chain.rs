//! Which engine answers: SMMRY, the built-in one, or the second where the first cannot help.
use super::{Builtin, Smmry, SmmryError, Summarizer, Summary, SummaryError};
use crate::{
    job::{SentenceCount, Source},
    secrets::{Secret, SecretStore},
    settings::EngineChoice,
};

/// Both engines, and the choice between them.
#[derive(Debug)]
pub struct Chain<S> {
    choice: EngineChoice,
    smmry: Smmry,
    key: Secret<S>,
    builtin: Builtin,
}

impl<S: SecretStore> Chain<S> {
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

    async fn ask_smmry(
        &self,
        source: &Source,
        sentences: SentenceCount,
    ) -> Result<Summary, SummaryError> {
        let key = match self.key.optional().await {
            Ok(Some(key)) => key,
            Ok(None) => return Err(SummaryError::NoKey),
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "the SMMRY key could not be read"
                );
                return Err(SummaryError::Smmry(SmmryError::Outage(
                    "its key could not be read".into(),
                )));
            }
        };
        match self.smmry.summarize(&key, source, sentences).await {
            // A refused key may have been replaced since it was read.
            Err(SmmryError::WrongParameters(refusal)) => match self.key.reread().await {
                Some(newer) => Ok(self.smmry.summarize(&newer, source, sentences).await?),
                None => Err(SmmryError::WrongParameters(refusal).into()),
            },
            answer => Ok(answer?),
        }
    }
}

impl<S: SecretStore> Summarizer for Chain<S> {
    async fn summarize(
        &self,
        source: &Source,
        sentences: SentenceCount,
    ) -> Result<Summary, SummaryError> {
        if self.choice == EngineChoice::Builtin {
            return self.builtin.summarize(source, sentences).await;
        }
        let error = match self.ask_smmry(source, sentences).await {
            Ok(summary) => return Ok(summary),
            Err(error) => error,
        };
        match (self.choice, &error) {
            (EngineChoice::Auto, SummaryError::NoKey) => {
                self.builtin.summarize(source, sentences).await
            }
            (EngineChoice::Auto, SummaryError::Smmry(reason)) if reason.leaves_hope() => {
                tracing::warn!(%reason, "SMMRY cannot help: the built-in engine answers");
                let summary = self.builtin.summarize(source, sentences).await?;
                Ok(Summary {
                    fell_back: true,
                    ..summary
                })
            }
            _ => Err(error),
        }
    }
}
