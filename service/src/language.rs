//! The languages that the app itself speaks.
use serde::{Deserialize, Deserializer, Serialize};

use crate::json;

/// A language that the app itself speaks. A summary's sentences are in the page's language, whichever that is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AppLanguage {
    /// English, which has every word first.
    #[default]
    #[serde(rename = "en")]
    English,
    /// German.
    #[serde(rename = "de")]
    German,
    /// Spanish.
    #[serde(rename = "es")]
    Spanish,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// Japanese.
    #[serde(rename = "ja")]
    Japanese,
    /// Portuguese, as in Brazil.
    #[serde(rename = "pt")]
    Portuguese,
}

impl AppLanguage {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::English,
        Self::German,
        Self::Spanish,
        Self::French,
        Self::Japanese,
        Self::Portuguese,
    ];

    /// The language's code (ISO 639-1).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Japanese => "ja",
            Self::Portuguese => "pt",
        }
    }

    /// The language of a code such as `de` or `pt-BR`; `None` where the app does not speak it.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let language = code.split(['-', '_']).next()?;
        Self::ALL
            .into_iter()
            .find(|known| known.code().eq_ignore_ascii_case(language))
    }

    /// Reads a code that may be missing, null, or one that the app does not speak.
    pub fn optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        json::optional(deserializer, Self::of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code() {
        for (code, language) in [
            ("de", Some(AppLanguage::German)),
            ("pt-BR", Some(AppLanguage::Portuguese)),
            ("ES_419", Some(AppLanguage::Spanish)),
            ("nl", None),
            ("", None),
            ("english", None),
        ] {
            assert_eq!(AppLanguage::of(code), language, "{code}");
        }
    }
}
