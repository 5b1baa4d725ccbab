//! Who asked: Slack's ids of workspaces and people, and the id of a Job.
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest as _, Sha256};

use crate::json;

/// The longest id that is taken. Slack's have 9 to 11 characters, and Slack publishes no limit.
const LONGEST: usize = 64;

macro_rules! slack_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Reads an id: 1 to 64 ASCII letters and digits, or `None`.
            #[must_use]
            pub fn parse(id: &str) -> Option<Self> {
                let valid = (1..=LONGEST).contains(&id.len())
                    && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
                valid.then(|| Self(id.to_owned()))
            }

            /// Reads an id that may be missing, null or odd: whatever is none is `None`.
            pub fn optional<'de, D: Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Self>, D::Error> {
                json::optional(deserializer, Self::parse)
            }

            /// The id's letters and digits.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

slack_id! {
    /// A workspace, as Slack names it (`T…`).
    TeamId
}
slack_id! {
    /// A person, as Slack names them (`U…`, `W…`).
    UserId
}

/// Names a Job: 32 hexadecimal digits, derived from what makes the request unique.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JobId(String);

impl JobId {
    /// The id for what Slack sent once: the same parts give the same id, so a repeated send is one Job.
    ///
    /// Slack's `trigger_id` opens dialogs for its holder, so it is hashed rather than passed on.
    #[must_use]
    pub fn derive(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            // The length keeps ("ab", "c") and ("a", "bc") apart.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        Self(base16ct::lower::encode_string(&hash.finalize()[..16]))
    }

    /// The id's digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for JobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_give_the_same_id() {
        // SQS tells a repeated Job by this id, also across releases: it must never change.
        assert_eq!(
            JobId::derive(&["1.2.3"]).as_str(),
            "45df0f8fe73bd8cd3e59607a5d35eeb1"
        );
        assert_ne!(JobId::derive(&["ab", "c"]), JobId::derive(&["a", "bc"]));
    }

    #[test]
    fn an_id_is_letters_and_digits() {
        assert_eq!(UserId::parse("U0AVA").unwrap().as_str(), "U0AVA");
        for odd in ["", "U1>", "U 1", "Ü1", &"U".repeat(65)] {
            assert_eq!(UserId::parse(odd), None, "{odd}");
        }
    }
}
