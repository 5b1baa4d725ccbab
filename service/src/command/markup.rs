//! Slack's mark-up, and what nobody can see, taken out of what was typed.

/// Turns Slack's `<https://a.b|label>` and `<https://a.b>` into the bare address between spaces, drops its mentions
/// (`<@U1|name>`), and undoes its escapes of `&`, `<` and `>`. Control characters and soft hyphens go.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let Some(length) = rest[start..].find('>') else {
            break;
        };
        let inner = &rest[start + 1..start + length];
        plain.push_str(&rest[..start]);
        rest = &rest[start + length + 1..];
        let address = inner.split('|').next().unwrap_or_default();
        if address.contains(char::is_whitespace) || address.is_empty() {
            // Not Slack's mark-up: somebody's own angle brackets.
            plain.push('<');
            plain.push_str(inner);
            plain.push('>');
        } else if !is_mention(address) {
            plain.push(' ');
            plain.push_str(address.strip_prefix("mailto:").unwrap_or(address));
            plain.push(' ');
        }
    }
    plain.push_str(rest);
    let plain = plain
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("\r\n", "\n");
    plain
        .chars()
        .filter_map(|character| match character {
            '\n' | '\t' => Some(character),
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' => Some('\n'),
            '\u{ad}' => None,
            control if control.is_control() => None,
            other => Some(other),
        })
        .collect()
}

/// `@U1`, `#C1`, `!here`, `!subteam^S1`, `!date^…`
/// (<https://docs.slack.dev/messaging/formatting-message-text#advanced>).
fn is_mention(inner: &str) -> bool {
    let name = inner.get(1..).unwrap_or_default();
    match inner.chars().next() {
        Some('@' | '#') => name.starts_with(|character: char| character.is_ascii_uppercase()),
        Some('!') => {
            ["here", "channel", "everyone"].contains(&name)
                || ["subteam^", "date^"]
                    .iter()
                    .any(|kind| name.starts_with(kind))
        }
        _ => false,
    }
}
