//! Secrets: the port to where they are stored, and the cache that reads it seldom.
use std::{
    fmt,
    time::{Duration, Instant},
};

use secrecy::SecretString;
use tokio::sync::Mutex;

use crate::telemetry::log_line;

/// How long a secret is used before it is read again.
const LIFETIME: Duration = Duration::from_mins(5);
/// The least time between two readings that doubt asks for (a bad signature, a refused key), so that a flood of
/// forgeries costs nothing.
const REFRESH_INTERVAL: Duration = Duration::from_secs(30);

/// Where secrets are stored.
pub trait SecretStore: Send + Sync {
    /// The secret of this name, or nothing where there is none.
    fn read(
        &self,
        name: &str,
    ) -> impl Future<Output = Result<Option<SecretString>, SecretError>> + Send;
}

/// A secret could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SecretError {
    /// The store knows no such secret.
    #[error("the parameter {0} does not exist")]
    Missing(String),
    /// The store does not answer, or refuses.
    #[error("the parameter {name} could not be read")]
    Unreadable {
        /// The parameter's name.
        name: String,
        /// What the store's client said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// One secret, read once and kept for five minutes.
pub struct Secret<S> {
    origin: Origin<S>,
}

enum Origin<S> {
    Fixed(SecretString),
    Absent,
    Stored {
        store: S,
        name: String,
        kept: Mutex<Option<Kept>>,
    },
}

struct Kept {
    value: Option<SecretString>,
    read_at: Instant,
}

impl<S: SecretStore> Secret<S> {
    /// A secret that is known from the start: no store is asked.
    #[must_use]
    pub const fn fixed(value: SecretString) -> Self {
        Self {
            origin: Origin::Fixed(value),
        }
    }

    /// A secret that there is none of: no store is asked.
    #[must_use]
    pub const fn absent() -> Self {
        Self {
            origin: Origin::Absent,
        }
    }

    /// A secret that a store keeps under a name.
    #[must_use]
    pub fn stored(store: S, name: impl Into<String>) -> Self {
        Self {
            origin: Origin::Stored {
                store,
                name: name.into(),
                kept: Mutex::new(None),
            },
        }
    }

    /// Whether a store has to be asked for it.
    #[must_use]
    pub const fn is_stored(&self) -> bool {
        matches!(self.origin, Origin::Stored { .. })
    }

    /// The secret, or nothing where the store has none. Past its five minutes it is read again; when that fails, the
    /// old one serves on: an outage of the store must not be one of the service.
    pub async fn optional(&self) -> Result<Option<SecretString>, SecretError> {
        let (store, name, kept) = match &self.origin {
            Origin::Fixed(value) => return Ok(Some(value.clone())),
            Origin::Absent => return Ok(None),
            Origin::Stored { store, name, kept } => (store, name, kept),
        };
        let mut kept = kept.lock().await;
        match kept.as_mut() {
            Some(fresh) if fresh.read_at.elapsed() < LIFETIME => Ok(fresh.value.clone()),
            Some(stale) => {
                match store.read(name).await {
                    Ok(value) => stale.value = value,
                    Err(error) => tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "{}",
                        log_line::OLD_SECRET
                    ),
                }
                stale.read_at = Instant::now();
                Ok(stale.value.clone())
            }
            None => {
                let value = store.read(name).await?;
                *kept = Some(Kept {
                    value: value.clone(),
                    read_at: Instant::now(),
                });
                Ok(value)
            }
        }
    }

    /// The secret, where there has to be one.
    pub async fn required(&self) -> Result<SecretString, SecretError> {
        self.optional()
            .await?
            .ok_or_else(|| SecretError::Missing(self.name().into()))
    }

    /// The secret, read anew because the kept one seems to be wrong: it may have been rotated. Nothing where the
    /// last reading is less than 30 seconds old, or nothing can be read.
    pub async fn reread(&self) -> Option<SecretString> {
        let Origin::Stored { store, name, kept } = &self.origin else {
            return None;
        };
        let mut kept = kept.lock().await;
        if kept
            .as_ref()
            .is_some_and(|kept| kept.read_at.elapsed() < REFRESH_INTERVAL)
        {
            return None;
        }
        match store.read(name).await {
            Ok(value) => {
                *kept = Some(Kept {
                    value: value.clone(),
                    read_at: Instant::now(),
                });
                value
            }
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "{}",
                    log_line::SECRET_NOT_REREAD
                );
                // Counts as a reading: a store that is down must not be asked by every forgery either.
                if let Some(kept) = kept.as_mut() {
                    kept.read_at = Instant::now();
                }
                None
            }
        }
    }

    /// Reads the secret ahead of the first request. An error only where there is none: a store that is out of reach
    /// now may be back by then.
    pub async fn warm_up(&self) -> Result<(), SecretError> {
        match self.required().await {
            Err(SecretError::Unreadable { name, source }) => {
                tracing::error!(
                    name,
                    error = &*source as &dyn std::error::Error,
                    "{}",
                    log_line::SECRET_UNREADABLE
                );
                Ok(())
            }
            read => read.map(drop),
        }
    }

    fn name(&self) -> &str {
        match &self.origin {
            Origin::Stored { name, .. } => name,
            Origin::Fixed(_) | Origin::Absent => "(none)",
        }
    }
}

impl<S> fmt::Debug for Secret<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret([redacted])")
    }
}

/// A store with nothing in it, for where every secret comes from the environment.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoStore;

impl SecretStore for NoStore {
    async fn read(&self, _name: &str) -> Result<Option<SecretString>, SecretError> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use secrecy::ExposeSecret as _;

    use super::*;

    /// Numbers its readings, and fails the ones it is told to.
    #[derive(Default)]
    struct Counting {
        readings: AtomicU32,
        fails_after: Option<u32>,
    }

    impl SecretStore for &Counting {
        async fn read(&self, name: &str) -> Result<Option<SecretString>, SecretError> {
            let reading = self.readings.fetch_add(1, Ordering::SeqCst) + 1;
            if self.fails_after.is_some_and(|limit| reading > limit) {
                return Err(SecretError::Unreadable {
                    name: name.into(),
                    source: "down".into(),
                });
            }
            Ok(Some(format!("secret {reading}").into()))
        }
    }

    fn age(secret: &mut Secret<&Counting>, by: Duration) {
        if let Origin::Stored { kept, .. } = &mut secret.origin {
            let kept = kept.get_mut().as_mut().unwrap();
            kept.read_at = kept.read_at.checked_sub(by).unwrap();
        }
    }

    #[tokio::test]
    async fn a_secret_is_read_once_in_five_minutes() {
        let store = Counting::default();
        let mut secret = Secret::stored(&store, "/name");
        for _ in 0..3 {
            assert_eq!(secret.required().await.unwrap().expose_secret(), "secret 1");
        }
        age(&mut secret, LIFETIME);
        assert_eq!(secret.required().await.unwrap().expose_secret(), "secret 2");
    }

    #[tokio::test]
    async fn doubt_reads_again_at_most_once_in_thirty_seconds() {
        let store = Counting::default();
        let mut secret = Secret::stored(&store, "/name");
        secret.required().await.unwrap();
        assert!(secret.reread().await.is_none(), "the reading is fresh");
        age(&mut secret, REFRESH_INTERVAL);
        assert_eq!(secret.reread().await.unwrap().expose_secret(), "secret 2");
        assert!(secret.reread().await.is_none());
        assert_eq!(store.readings.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn an_old_secret_serves_through_an_outage_of_the_store() {
        let store = Counting {
            fails_after: Some(1),
            ..Counting::default()
        };
        let mut secret = Secret::stored(&store, "/name");
        secret.required().await.unwrap();
        age(&mut secret, LIFETIME);
        assert_eq!(secret.required().await.unwrap().expose_secret(), "secret 1");
        age(&mut secret, REFRESH_INTERVAL);
        assert!(secret.reread().await.is_none());
        assert!(secret.reread().await.is_none());
        assert_eq!(
            store.readings.load(Ordering::SeqCst),
            3,
            "an outage is no reason to ask more often"
        );
    }

    #[tokio::test]
    async fn a_missing_secret_is_named() {
        let error = Secret::stored(NoStore, "/a/name")
            .required()
            .await
            .unwrap_err();
        assert_eq!(error.to_string(), "the parameter /a/name does not exist");
    }

    #[tokio::test]
    async fn a_secret_never_shows() {
        let secret: Secret<NoStore> = Secret::fixed("hunter2".into());
        assert!(!format!("{secret:?} {:?}", secret.required().await).contains("hunter2"));
    }
}
