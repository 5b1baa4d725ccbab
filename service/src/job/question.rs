//! What a person wants to know of a page: a question or a topic, in their own words.
use serde::{Deserializer, Serialize};

use crate::json;

/// A question or a topic: one line of at most [`Question::LIMIT`] characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Question(String);

impl Question {
    /// How long it is at most, in characters. A button of Slack's carries it beside the page's address in 2,000.
    pub const LIMIT: usize = 300;

    /// A question of these words, white space folded; cut after a word where it is too long. `None` where nothing in it is
    /// a letter or a digit.
    #[must_use]
    pub fn new(words: &str) -> Option<Self> {
        let mut text = String::new();
        let mut length = 0;
        for word in words.split(char::is_whitespace).filter(|w| !w.is_empty()) {
            let room = Self::LIMIT.saturating_sub(length + usize::from(length > 0));
            let count = word.chars().count();
            if count > room {
                // A script without spaces writes a whole question as one word.
                if text.is_empty() {
                    text.extend(word.chars().take(room));
                }
                break;
            }
            if length > 0 {
                text.push(' ');
                length += 1;
            }
            text.push_str(word);
            length += count;
        }
        text.contains(char::is_alphanumeric).then_some(Self(text))
    }

    /// The words.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads it from a Job or a button; an empty one counts as none.
    pub(crate) fn optional<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        json::optional(deserializer, Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_one_line_within_its_limit() {
        let of = |words: &str| Question::new(words).map(|question| question.0);
        assert_eq!(
            of(" what\n does  it cost? "),
            Some("what does it cost?".into())
        );
        assert_eq!(of(" ? "), None);
        assert_eq!(of(""), None);
        let long = of(&"word ".repeat(200)).unwrap();
        assert_eq!(long.chars().count(), 299);
        assert_eq!(
            of(&"問".repeat(900)).unwrap().chars().count(),
            Question::LIMIT
        );
    }
}
