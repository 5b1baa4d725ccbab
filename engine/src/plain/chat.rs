//! Messages copied out of a chat: without the name and the time over each, in the forms that Slack, Teams, `WhatsApp`,
//! Telegram, Discord, Zoom and IRC give them.

use std::sync::LazyLock;

use super::lines;
use super::patterns::{Pattern, pattern};
use crate::article::{Block, BlockKind};
use crate::text::count_words;

/// A message of fewer words without a stop says nothing by itself: "ok", "on it".
const LEAST_WORDS: usize = 4;

/// A name, a date and a time have no more bytes.
const LONGEST_HEADER: usize = 160;

const TIME: &str = r"((午前|午後|上午|下午|오전|오후)\s?)?\d{1,2}[:.]\d{2}([:.]\d{2})?(\s?([ap]\.?\s?m\.?|[πμ]\.?μ\.?))?( ?uhr)?";
const DAY: &str = r"(today|yesterday|heute|gestern|hier|aujourd'hui|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren|idag|igår|i dag|i går|сегодня|вчера|(mon|tues|wednes|thurs|fri|satur|sun)day|(mon|tue|wed|thu|fri|sat|sun)|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)";
const MONTH_DATE: &str =
    r"(\d{1,2}\.? \p{month}\.?,?( \d{4})?|\p{month}\.? \d{1,2}(st|nd|rd|th)?,?( \d{4})?)";
const FIGURE_DATE: &str = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}";

/// A date and a time, the date left out or not.
fn stamp() -> String {
    let month = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|août|sept|déc|ene|abr|ago|dic|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)[a-zäéûа-я]*";
    let date = format!(
        "({DAY}|{FIGURE_DATE}|({DAY},? )?{})",
        MONTH_DATE.replace(r"\p{month}", month)
    );
    format!(r"({date},?\s*(at |um |à |a las |alle |kl\. |klo |в )?)?{TIME}")
}

/// "Lena Park  9:12 AM", "Lena — Today at 9:12", "Lena, [4 Mar 2025 at 09:12]:", with nothing behind.
static NAME_FIRST: Pattern = LazyLock::new(|| {
    pattern(&format!(
        r"^(?P<name>[^:<>\[\]()]{{1,60}}?)(:[a-z0-9_+-]+:)?(\s+app)?(\s{{2,}}|\t|,? \[|,\s|\s+[—–-]\s+|\s){}\]?:?\s*(\(edited\))?$",
        stamp()
    ))
});
/// "[9:12 AM] Lena Park: text", "04.03.25, 09:12 - Lena: text", "09:12:33 From Lena to Everyone: text".
static STAMP_FIRST: Pattern = LazyLock::new(|| {
    pattern(&format!(
        r"^(\[{stamp}\]\s*-?\s*|{FIGURE_DATE},? {TIME}\s+[-–]\s+|\d{{1,2}}:\d{{2}}:\d{{2}}\s+(from )?)(?P<name>[^:<>\[\]]{{1,60}}?)( to (everyone|all|me)( in meeting)?)?\s?:(\s+(?P<text>.*))?$",
        stamp = stamp()
    ))
});
/// `[9:12 AM] text`: the same person's next message.
static STAMP_BEFORE: Pattern =
    LazyLock::new(|| pattern(&format!(r"^\[{TIME}\]\s*(?P<text>\S.*)$")));
/// "09:12", the name and the text with a tabulator between them, as LINE writes them into a file; `[Lena] [오전 9:12] text`, as
/// `KakaoTalk` does.
static IN_COLUMNS: Pattern = LazyLock::new(|| {
    pattern(&format!(
        r"^({TIME}\t(?P<name>[^\t]{{1,60}})\t|\[[^\[\]]{{1,60}}\]\s?\[{TIME}\]\s)(?P<text>.*)$"
    ))
});
/// What a chat's program says between messages: `04.03.24, 09:12 - Anna created a group`, `[09:13] *** kai has joined`.
static SAID_BY_PROGRAM: Pattern = LazyLock::new(|| {
    pattern(&format!(
        r"^({FIGURE_DATE},? {TIME}\s+[-–]\s+[^:]*|\[?{TIME}\]?\s+(\*\*\*|-->|<--|-!-)\s.*)$"
    ))
});
/// "[9:12 AM] Lena Park" over the message.
static STAMP_AND_NAME: Pattern = LazyLock::new(|| {
    pattern(
        &format!(
            r"^\[{}\]\s*(?P<name>\p{{name}}( \p{{name}}){{0,3}}),?$",
            stamp()
        )
        .replace(r"\p{name}", r"[^\s:<>\[\]().,!?]+,?"),
    )
});
/// `<lena> text`, with a time before it or not.
static NICK: Pattern = LazyLock::new(|| {
    pattern(&format!(
        r"^(\[?{TIME}\]?\s+)?<[@+ ]?(?P<name>[^\s<>/@]{{1,30}})>\s+(?P<text>.*)$"
    ))
});
/// A time alone, under a name or before the same person's next message.
static TIME_ALONE: Pattern = LazyLock::new(|| pattern(&format!(r"^(app\s+)?\[?{}\]?$", stamp())));
/// What else stands between messages.
static APPARATUS: Pattern = LazyLock::new(|| {
    pattern(
        r"^(\d+ (repl(y|ies)|antwort(en)?|réponses?|respuestas?)\b.*|last reply .*|view thread|(\(?edited\)?)|new|app|today|yesterday|pinned by .*|added by .*|also sent to the channel|replied to a thread:?.*|(was added to|joined|left|set the channel).{0,80}|.{1,60} (has joined|joined|left|was added to) (the (channel|meeting|group|conversation)|#\S+).*|<media omitted>|(image|video|audio|sticker|gif|document) omitted|<medien ausgeschlossen>|<médias omis>|<multimedia omitido>|\[(in reply to|photo|video|写真|スタンプ|动画表情|图片|사진)[^\[\]]*\]|\d+ ?(件の返信|条回复|條回覆|개의 답글|ответ.{0,3})|\d{4}/\d{1,2}/\d{1,2} ?\(.\)|\d{1,3})$",
    )
});
/// "Monday, March 3rd" between days, or a line of dashes around it.
static DAY_ALONE: Pattern = LazyLock::new(|| {
    pattern(&format!(
        r"^[-–—\s]*{DAY}?,? ?([a-zäéûа-я]+\.? \d{{1,2}}(st|nd|rd|th)?|\d{{1,2}}\.? [a-zäéûа-я]+)(,? \d{{4}})?[-–—\s]*$"
    ))
});

/// One message; its lines stand alone as its writer broke them.
#[derive(Default)]
struct Message<'a> {
    lines: Vec<&'a str>,
}

/// The messages of a text as blocks; `None` where it is no chat.
pub(super) fn read(text: &str) -> Option<Vec<Block>> {
    let all: Vec<&str> = text.lines().map(str::trim).collect();
    let first = all.iter().position(|line| !line.is_empty())?;
    let mut messages: Vec<Message<'_>> = Vec::new();
    let mut headers = 0;
    let mut started = false;
    let mut before: Vec<&str> = Vec::new();
    for (number, line) in all.iter().enumerate() {
        if let Some(header) = header(&all, number) {
            headers += 1;
            started = true;
            messages.push(Message::default());
            if let (Some(text), Some(message)) = (header.text, messages.last_mut()) {
                message.lines.push(text);
            }
        } else if started {
            if let Some(message) = messages.last_mut() {
                message.lines.push(line);
            }
        } else {
            before.push(line);
        }
    }
    let said = messages
        .iter()
        .filter(|message| message.lines.iter().any(|line| !line.is_empty()))
        .count();
    // An agenda has times as well, but no messages between them.
    let is_chat = said * 2 >= headers
        && (headers > 1 && said > 1 || headers == 1 && header(&all, first).is_some());
    if !is_chat {
        return None;
    }
    before.retain(|line| !is_between_messages(line));
    let mut blocks = lines::blocks(&before.join("\n"));
    for message in messages {
        let kept: Vec<&str> = message
            .lines
            .into_iter()
            .map(without_remark)
            .filter(|line| !is_between_messages(line))
            // The same person's next message has its time alone.
            .map(|line| {
                if line.len() <= LONGEST_HEADER
                    && (TIME_ALONE.is_match(line) || DAY_ALONE.is_match(line))
                {
                    ""
                } else {
                    line
                }
            })
            .collect();
        for mut block in lines::blocks(&kept.join("\n")) {
            if block.kind == BlockKind::Paragraph && count_words(&block.text) >= LEAST_WORDS {
                block.kind = BlockKind::Note;
            }
            blocks.push(block);
        }
    }
    Some(blocks)
}

/// What chats write where there was a message, or below one that was changed.
const REMARKS: [&str; 14] = [
    "<this message was edited>",
    "this message was deleted",
    "you deleted this message",
    "this message was deleted.",
    "<diese nachricht wurde bearbeitet>",
    "diese nachricht wurde gelöscht",
    "<ce message a été modifié>",
    "ce message a été supprimé",
    "<se editó este mensaje>",
    "se eliminó este mensaje",
    "<mensagem editada>",
    "mensagem apagada",
    "<questo messaggio è stato modificato>",
    "questo messaggio è stato eliminato",
];

fn without_remark(line: &str) -> &str {
    let folded = line.to_lowercase();
    let remark = REMARKS.iter().find(|remark| folded.ends_with(**remark));
    // In lower case some letters have another length.
    remark
        .and_then(|remark| line.len().checked_sub(remark.len()))
        .and_then(|end| line.get(..end))
        .map_or(line, str::trim_end)
}

fn is_between_messages(line: &str) -> bool {
    is_reaction(line)
        || is_about_encryption(line)
        || SAID_BY_PROGRAM.is_match(line)
        || line.len() <= LONGEST_HEADER && APPARATUS.is_match(line)
}

/// Pictures and how many people sent each: "👍 3 🎉 1".
fn is_reaction(line: &str) -> bool {
    line.starts_with(|c: char| !c.is_alphanumeric())
        && !line.contains(char::is_alphabetic)
        && line
            .split(|c: char| !c.is_numeric())
            .all(|number| number.len() <= 3)
}

/// What `WhatsApp` says above each chat, in the languages of those who send the most.
fn is_about_encryption(line: &str) -> bool {
    [
        "end-to-end encrypted",
        "Ende-zu-Ende-verschlüsselt",
        "chiffrés de bout en bout",
        "cifrados de extremo a extremo",
        "criptografia de ponta a ponta",
        "crittografia end-to-end",
        "end-to-end versleuteld",
        "защищены сквозным шифрованием",
        "uçtan uca şifrelidir",
    ]
    .iter()
    .any(|phrase| line.contains(phrase))
        && line.starts_with(|c: char| c.is_ascii_digit() || c == '[' || c == '\u{200e}')
}

/// A line that says who wrote the next message.
struct Header<'a> {
    /// The message, where it stands in the same line.
    text: Option<&'a str>,
}

/// What a line is, if it says who wrote the next message.
fn header<'a>(all: &[&'a str], number: usize) -> Option<Header<'a>> {
    let alone = Header { text: None };
    let line = all[number];
    if line.is_empty() || !line.contains(|c: char| c.is_ascii_digit() || c == '<') {
        // Slack also sets the time under the name.
        return (is_name(without_status(line)) && time_is_under(all, number)).then_some(alone);
    }
    let stamped = line.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '[' | '<'));
    for pattern in [&*STAMP_FIRST, &*NICK, &*IN_COLUMNS]
        .into_iter()
        .filter(|_| stamped)
    {
        if let Some(found) = pattern.captures(line) {
            return Some(Header {
                text: found.name("text").map(|text| text.as_str()),
            });
        }
    }
    // The patterns are tried on lines that have their length and end, for their cost.
    if line.len() > LONGEST_HEADER {
        return None;
    }
    let named = NAME_FIRST
        .captures(line)
        .and_then(|found| found.name("name"))
        .is_some_and(|name| is_name(name.as_str()));
    if named || STAMP_AND_NAME.is_match(line) {
        return Some(alone);
    }
    let again = STAMP_BEFORE.captures(line).filter(|_| stamped)?;
    Some(Header {
        text: again.name("text").map(|text| text.as_str()),
    })
}

/// Slack sets the picture of a person's status behind the name.
fn without_status(line: &str) -> &str {
    line.split(':').next().unwrap_or(line)
}

fn time_is_under(all: &[&str], number: usize) -> bool {
    let mut under = all[number + 1..]
        .iter()
        .filter(|line| **line != "APP")
        .take(1);
    under.next().is_some_and(|line| TIME_ALONE.is_match(line))
}

/// One to five words of which the most begin with a capital or a script without capitals; no sentence.
fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let named = words
        .iter()
        .filter(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()))
        .count();
    let nick = words.len() == 1 && text.starts_with(char::is_alphabetic);
    (1..=5).contains(&words.len())
        && (nick || named * 2 > words.len())
        && !text.ends_with(['.', '!', '?', ':', ',', ';'])
}
