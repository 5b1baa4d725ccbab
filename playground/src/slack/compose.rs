//! What a person typed into the composer: a command, or a message as Slack stores it.
use linkify::{LinkFinder, LinkKind};

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Typed {
    /// A slash command and what stands after it, which Slack passes on as it was typed.
    Command {
        /// With its slash.
        name: String,
        /// Without the space before it.
        text: String,
    },
    /// A message, escaped, its links in angle brackets.
    Message(String),
}

/// Reads what was typed; `None` where it is blank.
pub(crate) fn read(typed: &str) -> Option<Typed> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    if typed.starts_with('/') {
        let (name, text) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        return Some(Typed::Command {
            name: name.to_owned(),
            text: text.trim().to_owned(),
        });
    }
    Some(Typed::Message(as_stored(typed)))
}

/// A message as Slack stores it: `&`, `<` and `>` escaped, addresses as `<address>`.
pub(crate) fn as_stored(text: &str) -> String {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    finder
        .spans(text)
        .map(|span| {
            let escaped = escape(span.as_str());
            if span.kind().is_some() {
                format!("<{escaped}>")
            } else {
                escaped
            }
        })
        .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_and_messages_are_told_apart() {
        let command = |name: &str, text: &str| {
            Some(Typed::Command {
                name: name.into(),
                text: text.into(),
            })
        };
        assert_eq!(read("/summarize  a.b 5 "), command("/summarize", "a.b 5"));
        assert_eq!(read("/summarize"), command("/summarize", ""));
        assert_eq!(read("hi"), Some(Typed::Message("hi".into())));
        assert_eq!(read(" \n "), None);
    }

    #[test]
    fn messages_are_stored_as_slack_does() {
        assert_eq!(
            as_stored("1 < 2 & see https://example.com/?x=1&y=2."),
            "1 &lt; 2 &amp; see <https://example.com/?x=1&amp;y=2>."
        );
    }
}
