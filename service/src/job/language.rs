//! A language that a person asks for, by its ISO 639-1 code.
use serde::{Deserializer, Serialize};

use crate::json;

/// A language that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Language(&'static str);

/// Codes, and what English calls the languages.
const NAMES: &[(&str, &str)] = &[
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("id", "Indonesian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// Those that are not written in Latin letters, Serbian among them, which is written in both.
const OTHER_SCRIPTS: &[&str] = &[
    "ar", "bg", "el", "fa", "he", "hi", "ja", "ko", "ru", "sr", "th", "uk", "zh",
];

impl Language {
    /// The language of an ISO 639-1 code; `None` where it is not one that can be asked for.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        // Detectors name the one of the two written Norwegian languages that they found.
        let code = if matches!(code, "nb" | "nn") {
            "no"
        } else {
            code
        };
        let (known, _) = NAMES.iter().find(|(known, _)| *known == code)?;
        Some(Self(known))
    }

    /// Its ISO 639-1 code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Its name in English.
    #[must_use]
    pub fn english_name(self) -> &'static str {
        NAMES
            .iter()
            .find(|(code, _)| *code == self.0)
            .map_or(self.0, |(_, name)| name)
    }

    /// Whether it is written in Latin letters.
    #[must_use]
    pub fn is_in_latin_letters(self) -> bool {
        !OTHER_SCRIPTS.contains(&self.0)
    }

    /// Reads a code. What another release knows and this one does not counts as not asked for: the summary is worth more.
    pub(crate) fn optional<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        json::optional(deserializer, Self::of_code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code_alone() {
        assert_eq!(Language::of_code("de").unwrap().english_name(), "German");
        assert_eq!(Language::of_code("nb"), Language::of_code("no"));
        assert_eq!(Language::of_code("German"), None);
        assert_eq!(Language::of_code(""), None);
    }

    #[test]
    fn scripts_are_told_apart() {
        for (code, is) in [("de", true), ("vi", true), ("ja", false), ("ru", false)] {
            let language = Language::of_code(code).expect("a language");
            assert_eq!(language.is_in_latin_letters(), is, "{code}");
        }
        assert!(
            OTHER_SCRIPTS
                .iter()
                .all(|code| Language::of_code(code).is_some())
        );
    }
}
