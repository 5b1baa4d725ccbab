//! JSON: writing this program's own types, and saying what is wrong with somebody else's.
use serde::{Deserialize as _, Deserializer, Serialize};
use serde_json::error::Category;

/// Reads a string that may be missing, null, or nothing that `parse` knows: whatever is none is `None`.
pub fn optional<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    parse: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    Ok(text.as_deref().and_then(parse))
}

/// A value as JSON.
///
/// # Panics
///
/// For what JSON has no form for, which none of this program's types is: they are made of strings, numbers, flags, lists,
/// and maps with strings for keys.
#[must_use]
pub fn to_string(value: &impl Serialize) -> String {
    #[expect(
        clippy::expect_used,
        reason = "an empty message or Job in its place would be lost without a trace"
    )]
    serde_json::to_string(value).expect("a value that JSON has a form for")
}

/// A value as JSON that can still be changed.
///
/// # Panics
///
/// Like [`to_string`].
#[must_use]
pub fn to_value(value: &impl Serialize) -> serde_json::Value {
    #[expect(clippy::expect_used, reason = "as above")]
    serde_json::to_value(value).expect("a value that JSON has a form for")
}

/// What is wrong with JSON that could not be read, without its words. `serde_json`'s own message quotes values and field
/// names, which may be a person's words or a credential.
#[must_use]
pub fn error_kind(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        Category::Io => "unreadable input",
        Category::Syntax => "a mistake in the JSON's syntax",
        Category::Data => "a field that is missing or of another kind",
        Category::Eof => "an end before the JSON's own",
    }
}
