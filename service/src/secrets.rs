//! Secrets: the port to where they are stored, and the cache that reads it seldom.
use std::{fmt, time::Duration};

use secrecy::SecretString;
use tokio::{
    sync::Mutex,
    time::{Instant, timeout},
};

use crate::telemetry::log_line;

/// How long a secret is used before it is read again.
const LIFETIME: Duration = Duration::from_mins(5);
/// The least time between two readings that doubt asks for (a bad signature, a refused key), and from one that failed
/// or found nothing to the next: neither a flood of forgeries nor an outage asks the store more often.
const REFRESH_INTERVAL: Duration = Duration::from_secs(30);
/// How long a request waits for a newer secret while there is an older one. The store answers in tens of milliseconds;
/// one that does not answer must leave the request the time for what it came for.
const PATIENCE: Duration = Duration::from_millis(300);

/// Where secrets are stored.
pub trait SecretStore: Send + Sync {
    /// The secret of this name, or `None`.
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
    /// The last reading failed, and it is too early for another.
    #[error("the parameter {0} could not be read a moment ago")]
    FailedLately(String),
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
        cache: Mutex<Cache>,
    },
}

/// What is known of a stored secret.
#[derive(Default)]
struct Cache {
    /// What the last reading that succeeded found, and when.
    kept: Option<KeptSecret>,
    /// When the last reading began, whatever became of it: one that is broken off counts as well.
    asked_at: Option<Instant>,
}

struct KeptSecret {
    value: Option<SecretString>,
    read_at: Instant,
}

impl Cache {
    /// Whether the last reading is younger than this.
    fn asked_within(&self, time: Duration) -> bool {
        self.asked_at.is_some_and(|asked| asked.elapsed() < time)
    }

    /// Reads the secret, within `patience` if there is a limit.
    async fn read<S: SecretStore>(
        &mut self,
        store: &S,
        name: &str,
        patience: Option<Duration>,
    ) -> Result<Option<SecretString>, SecretError> {
        self.asked_at = Some(Instant::now());
        let reading = store.read(name);
        let value = match patience {
            Some(patience) => timeout(patience, reading)
                .await
                .unwrap_or_else(|elapsed| Err(unreadable(name, elapsed)))?,
            None => reading.await?,
        };
        self.kept = Some(KeptSecret {
            value: value.clone(),
            read_at: Instant::now(),
        });
        Ok(value)
    }
}

fn unreadable(name: &str, source: impl std::error::Error + Send + Sync + 'static) -> SecretError {
    SecretError::Unreadable {
        name: name.into(),
        source: Box::new(source),
    }
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
                cache: Mutex::default(),
            },
        }
    }

    /// Whether a store has to be asked for it.
    #[must_use]
    pub const fn is_stored(&self) -> bool {
        matches!(self.origin, Origin::Stored { .. })
    }

    /// The secret; `None` where the store has none. Past its five minutes it is read again, for a moment; when that
    /// fails, the old one serves on: an outage of the store must not be one of the service. Nothing goes on in the
    /// background: between two requests a function is frozen.
    pub async fn optional(&self) -> Result<Option<SecretString>, SecretError> {
        self.current(false).await
    }

    /// The secret, where there has to be one. That there is none is believed for half a minute only: it is about to be
    /// stored.
    pub async fn required(&self) -> Result<SecretString, SecretError> {
        self.current(true)
            .await?
            .ok_or_else(|| SecretError::Missing(self.name().into()))
    }

    /// The secret, as new as it has to be. `needed`: without it, nothing can be done.
    async fn current(&self, needed: bool) -> Result<Option<SecretString>, SecretError> {
        let (store, name, cache) = match &self.origin {
            Origin::Fixed(value) => return Ok(Some(value.clone())),
            Origin::Absent => return Ok(None),
            Origin::Stored { store, name, cache } => (store, name, cache),
        };
        let mut cache = cache.lock().await;
        // What can serve on: a secret, or that there is none where none is needed.
        let old = cache
            .kept
            .as_ref()
            .filter(|kept| kept.value.is_some() || !needed);
        if let Some(fresh) = old.filter(|kept| kept.read_at.elapsed() < LIFETIME) {
            return Ok(fresh.value.clone());
        }
        if cache.asked_within(REFRESH_INTERVAL) {
            let known = cache.kept.as_ref().map(|kept| kept.value.clone());
            return known.ok_or_else(|| SecretError::FailedLately(name.clone()));
        }
        let old = old.map(|kept| kept.value.clone());
        let patience = old.is_some().then_some(PATIENCE);
        match (cache.read(store, name, patience).await, old) {
            (Err(error), Some(old)) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "{}",
                    log_line::OLD_SECRET
                );
                Ok(old)
            }
            (read, _) => read,
        }
    }

    /// The secret, read anew because the kept one seems to be wrong: it may have been rotated. `None` where the
    /// last reading is less than 30 seconds old, or nothing can be read. Anybody can cause this with a request that bears
    /// a fresh time, so a store that does not answer costs a moment only.
    pub async fn reread(&self) -> Option<SecretString> {
        let Origin::Stored { store, name, cache } = &self.origin else {
            return None;
        };
        let mut cache = cache.lock().await;
        if cache.asked_within(REFRESH_INTERVAL) {
            return None;
        }
        let patience = cache.kept.is_some().then_some(PATIENCE);
        match cache.read(store, name, patience).await {
            Ok(value) => value,
            Err(error) => {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "{}",
                    log_line::SECRET_NOT_REREAD
                );
                None
            }
        }
    }

    /// Reads the secret ahead of the first request. An error only where there is none: a store that is out of reach
    /// now may be back later.
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
    use std::sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    };

    use secrecy::ExposeSecret as _;
    use tokio::time::advance;

    use super::*;

    /// What a store does when it is asked.
    #[derive(Clone, Copy)]
    enum Mood {
        /// It has a secret, which names the number of the reading.
        Well,
        /// It has none.
        Empty,
        /// It refuses.
        Down,
        /// It answers after this long.
        Slow(Duration),
    }

    /// Counts its readings.
    struct Store {
        readings: AtomicU32,
        mood: Mutex<Mood>,
    }

    impl Store {
        fn new(mood: Mood) -> Self {
            Self {
                readings: AtomicU32::new(0),
                mood: Mutex::new(mood),
            }
        }

        fn turns(&self, mood: Mood) {
            *self.mood.lock().unwrap() = mood;
        }

        fn readings(&self) -> u32 {
            self.readings.load(Ordering::SeqCst)
        }
    }

    impl SecretStore for &Store {
        async fn read(&self, name: &str) -> Result<Option<SecretString>, SecretError> {
            let reading = self.readings.fetch_add(1, Ordering::SeqCst) + 1;
            let mood = *self.mood.lock().unwrap();
            match mood {
                Mood::Well => {}
                Mood::Empty => return Ok(None),
                Mood::Down => return Err(unreadable(name, fmt::Error)),
                Mood::Slow(time) => tokio::time::sleep(time).await,
            }
            Ok(Some(format!("secret {reading}").into()))
        }
    }

    async fn current(secret: &Secret<&Store>) -> String {
        secret.required().await.unwrap().expose_secret().to_owned()
    }

    #[tokio::test(start_paused = true)]
    async fn a_secret_is_read_once_in_five_minutes() {
        let store = Store::new(Mood::Well);
        let secret = Secret::stored(&store, "/name");
        for _ in 0..3 {
            assert_eq!(current(&secret).await, "secret 1");
        }
        advance(LIFETIME).await;
        assert_eq!(current(&secret).await, "secret 2");
    }

    #[tokio::test(start_paused = true)]
    async fn doubt_reads_again_at_most_once_in_thirty_seconds() {
        let store = Store::new(Mood::Well);
        let secret = Secret::stored(&store, "/name");
        secret.required().await.unwrap();
        assert!(secret.reread().await.is_none(), "the reading is fresh");
        advance(REFRESH_INTERVAL).await;
        assert_eq!(secret.reread().await.unwrap().expose_secret(), "secret 2");
        assert!(secret.reread().await.is_none());
        assert_eq!(store.readings(), 2);
    }

    #[tokio::test(start_paused = true)]
    async fn doubt_waits_300_ms_for_a_store_that_hangs() {
        let store = Store::new(Mood::Well);
        let secret = Secret::stored(&store, "/name");
        secret.required().await.unwrap();
        store.turns(Mood::Slow(Duration::from_hours(1)));
        advance(REFRESH_INTERVAL).await;
        for cost in [PATIENCE, Duration::ZERO] {
            let asked = Instant::now();
            assert!(secret.reread().await.is_none());
            assert_eq!(asked.elapsed(), cost);
        }
        assert_eq!(current(&secret).await, "secret 1");
    }

    #[tokio::test(start_paused = true)]
    async fn an_old_secret_serves_through_an_outage_of_the_store() {
        let store = Store::new(Mood::Well);
        let secret = Secret::stored(&store, "/name");
        secret.required().await.unwrap();
        store.turns(Mood::Down);
        advance(LIFETIME).await;
        assert_eq!(current(&secret).await, "secret 1");
        assert_eq!(current(&secret).await, "secret 1");
        assert!(secret.reread().await.is_none());
        assert_eq!(
            store.readings(),
            2,
            "an outage is no reason to ask more often"
        );
        advance(REFRESH_INTERVAL).await;
        assert!(secret.reread().await.is_none());
        assert_eq!(current(&secret).await, "secret 1");
        assert_eq!(store.readings(), 3);
        store.turns(Mood::Well);
        advance(REFRESH_INTERVAL).await;
        assert_eq!(
            current(&secret).await,
            "secret 4",
            "as soon as there is a newer one"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn at_the_five_minute_turn_a_store_that_hangs_costs_a_request_300_ms_and_the_next_nothing()
     {
        let store = Store::new(Mood::Well);
        let secret = Secret::stored(&store, "/name");
        secret.required().await.unwrap();
        store.turns(Mood::Slow(Duration::from_hours(1)));
        advance(LIFETIME).await;
        for cost in [PATIENCE, Duration::ZERO, Duration::ZERO] {
            let asked = Instant::now();
            assert_eq!(current(&secret).await, "secret 1");
            assert_eq!(asked.elapsed(), cost);
        }
        store.turns(Mood::Slow(PATIENCE / 2));
        advance(REFRESH_INTERVAL).await;
        assert_eq!(current(&secret).await, "secret 3");
    }

    #[tokio::test(start_paused = true)]
    async fn a_reading_that_failed_is_remembered_for_thirty_seconds() {
        let store = Store::new(Mood::Down);
        let secret = Secret::stored(&store, "/name");
        for _ in 0..10 {
            assert!(secret.required().await.is_err());
            assert!(secret.optional().await.is_err());
            assert!(secret.reread().await.is_none());
        }
        assert_eq!(store.readings(), 1);
        store.turns(Mood::Well);
        advance(REFRESH_INTERVAL).await;
        assert_eq!(current(&secret).await, "secret 2");
    }

    #[tokio::test(start_paused = true)]
    async fn a_reading_that_is_broken_off_counts_as_one_that_failed() {
        let store = Store::new(Mood::Slow(Duration::from_hours(1)));
        let secret = Secret::stored(&store, "/name");
        assert!(
            timeout(Duration::from_secs(1), secret.required())
                .await
                .is_err()
        );
        assert!(matches!(
            secret.required().await,
            Err(SecretError::FailedLately(_))
        ));
        assert_eq!(store.readings(), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_secret_that_is_needed_and_missing_is_looked_for_again_half_a_minute_later() {
        let store = Store::new(Mood::Empty);
        let secret = Secret::stored(&store, "/name");
        for _ in 0..3 {
            assert!(matches!(
                secret.required().await,
                Err(SecretError::Missing(_))
            ));
        }
        assert_eq!(store.readings(), 1);
        store.turns(Mood::Slow(PATIENCE * 2));
        advance(REFRESH_INTERVAL).await;
        assert_eq!(current(&secret).await, "secret 2");
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_is_not_needed_is_looked_for_every_five_minutes() {
        let store = Store::new(Mood::Empty);
        let secret = Secret::stored(&store, "/name");
        assert!(secret.optional().await.unwrap().is_none());
        advance(REFRESH_INTERVAL).await;
        assert!(secret.optional().await.unwrap().is_none());
        assert_eq!(store.readings(), 1);
        advance(LIFETIME).await;
        assert!(secret.optional().await.unwrap().is_none());
        assert_eq!(store.readings(), 2);
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
