//! Mail that was copied or saved: its subject and what its writer wrote, without headers, quoted mail, signature and legal
//! notice, in the words that mail programs use in the larger languages.

use std::sync::LazyLock;

use super::patch;
use super::patterns::{Pattern, pattern};

/// Whether a pattern matches a line in any case. The patterns' own way of ignoring case knows ASCII alone.
fn is(pattern: &Pattern, line: &str) -> bool {
    line.len() < LONGEST_LINE && pattern.is_match(&line.trim().to_lowercase())
}

/// What is left of a mail.
#[derive(Debug)]
pub(super) struct Mail {
    pub(super) subject: Option<String>,
    pub(super) body: String,
}

/// Names of header fields that show a mail.
const FIELDS: &[&str] = &[
    "from",
    "to",
    "cc",
    "bcc",
    "date",
    "sent",
    "subject",
    "reply-to",
    "von",
    "an",
    "kopie",
    "gesendet",
    "datum",
    "betreff",
    "betrifft",
    "de",
    "à",
    "a",
    "envoyé",
    "objet",
    "enviado",
    "enviada",
    "para",
    "asunto",
    "fecha",
    "cco",
    "da",
    "inviato",
    "oggetto",
    "data",
    "assunto",
    "van",
    "aan",
    "verzonden",
    "onderwerp",
    "från",
    "till",
    "skickat",
    "ämne",
    "fra",
    "til",
    "sendt",
    "emne",
    "dato",
    "lähettäjä",
    "lähetetty",
    "vastaanottaja",
    "aihe",
    "od",
    "do",
    "wysłano",
    "temat",
    "odesláno",
    "komu",
    "předmět",
    "odoslané",
    "predmet",
    "feladó",
    "címzett",
    "elküldve",
    "tárgy",
    "kimden",
    "kime",
    "gönderildi",
    "konu",
    "от",
    "кому",
    "копия",
    "отправлено",
    "дата",
    "тема",
    "від",
    "надіслано",
    "差出人",
    "宛先",
    "送信日時",
    "日時",
    "件名",
    "发件人",
    "收件人",
    "抄送",
    "发送时间",
    "日期",
    "主题",
    "寄件者",
    "收件者",
    "主旨",
    "보낸 사람",
    "보낸사람",
    "받는 사람",
    "받는사람",
    "보낸 날짜",
    "날짜",
    "제목",
];
/// Those that hold the subject.
const SUBJECT_FIELDS: &[&str] = &[
    "subject",
    "betreff",
    "betrifft",
    "objet",
    "asunto",
    "oggetto",
    "assunto",
    "onderwerp",
    "ämne",
    "emne",
    "aihe",
    "temat",
    "předmět",
    "predmet",
    "tárgy",
    "konu",
    "тема",
    "件名",
    "主题",
    "主旨",
    "제목",
];
/// Those that hold the sender.
const SENDER_FIELDS: &[&str] = &[
    "from",
    "von",
    "de",
    "da",
    "van",
    "från",
    "fra",
    "lähettäjä",
    "od",
    "feladó",
    "kimden",
    "от",
    "від",
    "差出人",
    "发件人",
    "寄件者",
    "보낸 사람",
    "보낸사람",
];

/// Any field of RFC 5322 (<https://www.rfc-editor.org/rfc/rfc5322#section-2.2>), inside a block of headers.
static ANY_FIELD: Pattern = LazyLock::new(|| pattern(r"^[a-z][a-z0-9-]*:(\s|$)"));
/// What stands before the subject of an answer.
const REPLY_MARKS: &[&str] = &[
    "re", "fw", "fwd", "aw", "wg", "antw", "sv", "vs", "vb", "rv", "tr", "rif", "r", "i", "enc",
    "odp", "pd", "ynt", "ilt", "отв", "на", "回复", "转发", "答复", "返信", "転送",
];
/// What the line says that introduces a quoted mail: "On Monday, Lena wrote:". Lower case.
const WROTE: &[&str] = &[
    " wrote",
    " schrieb",
    " a écrit",
    " escribió",
    " ha scritto",
    " escreveu",
    " schreef",
    " skrev",
    " kirjoitti",
    " napisał",
    " pisze",
    " napsal",
    " napísal",
    " írta",
    " yazdı",
    " пишет",
    " писал",
    " написал",
    " пише",
    " έγραψε",
    "のメール",
    "書きました",
    "写道",
    "寫道",
    "작성",
];
/// Such a line has no more bytes. The patterns of this file are tried on short lines alone, for their cost.
const LONGEST_LINE: usize = 200;

/// The line over an original or a forwarded mail.
static ORIGINAL: Pattern = LazyLock::new(|| {
    pattern(
        r"^(-{2,}|_{2,}|={2,}|begin)\s*(original message|original appointment|ursprüngliche nachricht|original-nachricht|originalnachricht|weitergeleitete nachricht|message d'origine|message d’origine|message original|message transféré|message transmis|mensaje original|mensaje reenviado|messaggio originale|messaggio inoltrato|mensagem original|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande|vidarebefordrat meddelande|oprindelig meddelelse|videresendt meddelelse|opprinnelig melding|videresendt melding|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|wiadomość przekazana|původní zpráva|přeposlaná zpráva|eredeti üzenet|özgün ileti|orijinal mesaj|исходное сообщение|пересылаемое сообщение|пересланное сообщение|оригинальное сообщение|元のメッセージ|転送メッセージ|原始邮件|轉寄的郵件|转发邮件|원본 메일|원본 메시지|forwarded message|forwarded by\b.*)\s*:?\s*(-*|_*|=*)$",
    )
});
static FORWARDED: Pattern = LazyLock::new(|| {
    pattern(
        r"forward|weitergeleitet|transf|transmis|reenviad|inoltrat|encaminhad|doorgestuurd|vidarebefordr|videresend|przekazan|přeposl|перес|転送|转发|轉寄",
    )
});
/// What telephones and programs sign with.
static SENT_FROM: Pattern = LazyLock::new(|| {
    pattern(
        r"^(sent (from|via|with) (my )?\S+( \S+){0,4}|get outlook for \S+.*|von meinem \S+( \S+){0,3} gesendet|gesendet (von|mit) \S+( \S+){0,4}|envoyé (de|depuis) mon \S+( \S+){0,3}|enviado (desde|do) (mi|meu) \S+( \S+){0,3}|inviato (da|dal mio) \S+( \S+){0,3}|verzonden vanaf (mijn )?\S+( \S+){0,3}|skickat från (min )?\S+( \S+){0,3}|sendt fra (min )?\S+( \S+){0,3}|lähetetty \S+( \S+){0,3}|wysłane z \S+( \S+){0,3}|odesláno z \S+( \S+){0,3}|отправлено (с|из) \S+( \S+){0,3}|iphoneから送信|从我的 ?iphone ?发送|发自我的 ?iphone|나의 iphone에서 보냄|virus-free\..*)\.?$",
    )
});
/// Words of legal notices: those that name the mail. Lower case.
const LEGAL_SUBJECTS: &[&str] = &[
    "e-mail",
    "email",
    "message",
    "nachricht",
    "courriel",
    "correo",
    "mensaje",
    "messaggio",
    "mensagem",
    "bericht",
    "meddeland",
    "meddelelse",
    "melding",
    "viesti",
    "wiadomość",
    "zpráva",
    "správa",
    "üzenet",
    "ileti",
    "письмо",
    "сообщение",
    "повідомлення",
    "メール",
    "邮件",
    "郵件",
    "메일",
    "communication",
    "transmission",
];
/// And those that say what is not allowed with it.
const LEGAL_RULES: &[&str] = &[
    "confidential",
    "privileged",
    "intended only",
    "intended solely",
    "intended recipient",
    "vertraulich",
    "rechtlich geschützt",
    "irrtümlich",
    "confidentiel",
    "destinataire",
    "confidencial",
    "destinatario",
    "riservat",
    "vertrouwelijk",
    "geadresseerde",
    "konfidentiell",
    "fortrolig",
    "luottamuksell",
    "poufn",
    "důvěrn",
    "dôvern",
    "bizalmas",
    "gizli",
    "конфиденциальн",
    "конфіденційн",
    "機密",
    "机密",
    "保密",
    "기밀",
    "before printing",
    "vor dem ausdrucken",
    "avant d'imprimer",
    "antes de imprimir",
    "prima di stampare",
];
/// How letters end.
static SIGN_OFF: Pattern = LazyLock::new(|| {
    pattern(
        r"^((best|kind|warm|many|with best|with kind) (regards|wishes|thanks)|regards|best|cheers|thanks|thank you|many thanks|sincerely|yours( sincerely| truly| faithfully)?|(mit )?(freundlichen|besten|herzlichen|vielen|lieben|viele|liebe|beste|freundliche|schöne) (grüßen|grüsse|grüße|gruß|dank)|gruß|grüße|mfg|lg|vg|(bien )?cordialement|bien à (vous|toi)|amicalement|(un )?(cordial )?saludos?( cordial(es)?)?|atentamente|cordiali saluti|distinti saluti|saluti|atenciosamente|abraços?|cumprimentos|met vriendelijke groet(en)?|groet(en|jes)?|mvg|med vänliga? hälsning(ar)?|(med )?venlig hilsen|(med )?vennlig hilsen|mvh|hälsningar|hilsen|ystävällisin terveisin|terveisin|z poważaniem|pozdrawiam|s pozdravem|s pozdravom|üdvözlettel|saygılarımla|с уважением|з повагою|よろしくお願いします|よろしくお願いいたします|此致|敬礼|감사합니다)[,.!]?$",
    )
});

/// So many lines are looked at for a header.
const HEADER: usize = 40;

/// The mail that a text is; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Mail> {
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.iter().position(|line| !line.trim().is_empty())?;
    let header = header(&lines[start..]);
    let original = (start + 1..lines.len()).find(|at| starts_original(&lines[*at..]));
    if header.is_none()
        && original.is_none()
        && !lines.iter().any(|line| shows_mail(line))
        && !quotes_after_introduction(&lines)
    {
        return None;
    }
    let (subject, body) = match (header, original) {
        (Some(header), _) => (header.subject, &lines[start + header.lines..]),
        // An answer is about what it answers.
        (None, Some(at)) => {
            let answered = self::header(&lines[at..]);
            (answered.and_then(|header| header.subject), &lines[..])
        }
        (None, None) => (None, &lines[..]),
    };
    let mail = Mail {
        subject,
        body: written(body),
    };
    Some(mail.or_forwarded(body))
}

/// Whether lines begin with a header.
pub(super) fn has_header<'a>(lines: impl Iterator<Item = &'a str>) -> bool {
    let lines: Vec<&str> = lines.take(HEADER).collect();
    header(&lines).is_some()
}

/// What the writer of a mail wrote.
pub(super) fn written_in(text: &str) -> String {
    let lines: Vec<&str> = text
        .lines()
        .skip_while(|line| line.trim().is_empty())
        .collect();
    let length = header(&lines).map_or(0, |header| header.lines);
    let body = &lines[length..];
    let mail = Mail {
        subject: None,
        body: written(body),
    };
    mail.or_forwarded(body).body
}

impl Mail {
    /// A mail that says nothing but "FYI" over a forwarded one is that one.
    fn or_forwarded(self, body: &[&str]) -> Self {
        if self.body.split_whitespace().count() >= 12 {
            return self;
        }
        let Some(at) = body
            .iter()
            .position(|line| is(&ORIGINAL, line.trim()) && is(&FORWARDED, line))
        else {
            return self;
        };
        let inner = &body[at + 1..];
        let start = inner
            .iter()
            .position(|line| !line.trim().is_empty())
            .unwrap_or_default();
        let header = header(&inner[start..]);
        let skipped = header.as_ref().map_or(0, |header| start + header.lines);
        Self {
            subject: header.and_then(|header| header.subject).or(self.subject),
            body: written(&inner[skipped..]),
        }
    }
}

/// A field of a mail's header, by its name in lower case, and what it says. Some programs set the name in bold.
fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.trim().split_once([':', '：'])?;
    if name.len() > 40 {
        return None;
    }
    let name = name.trim_matches(['*', ' ']).to_lowercase();
    FIELDS
        .contains(&name.as_str())
        .then(|| (name, value.trim_start_matches('*').trim()))
}

fn is_sender(line: &str) -> bool {
    field(line).is_some_and(|(name, _)| SENDER_FIELDS.contains(&name.as_str()))
}

/// The block of headers at the beginning of a mail.
struct Header {
    lines: usize,
    subject: Option<String>,
}

fn header(lines: &[&str]) -> Option<Header> {
    let mut subject = None;
    let (mut known, mut sender, mut end) = (0, false, 0);
    for (number, line) in lines.iter().enumerate() {
        // A folded field goes on in an indented line.
        let folded = number > 0 && line.starts_with([' ', '\t']) && !line.trim().is_empty();
        let found = field(line);
        if found.is_none() && !folded && !ANY_FIELD.is_match(line) {
            break;
        }
        end = number + 1;
        let Some((name, value)) = found else {
            continue;
        };
        known += 1;
        sender |= SENDER_FIELDS.contains(&name.as_str());
        if subject.is_none() && SUBJECT_FIELDS.contains(&name.as_str()) {
            let mut words = value.to_owned();
            for rest in lines[number + 1..]
                .iter()
                .take_while(|line| line.starts_with([' ', '\t']) && field(line).is_none())
            {
                words.push(' ');
                words.push_str(rest.trim());
            }
            let bare = without_reply_marks(&words).to_owned();
            subject = Some(bare).filter(|subject| !subject.is_empty());
        }
    }
    // Two fields, the sender or the subject among them: "To: the team" alone is a line of a note.
    (known >= 2 && (sender || subject.is_some())).then_some(Header {
        lines: end,
        subject,
    })
}

/// `Re: AW: [2] Move` is about "Move".
fn without_reply_marks(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((mark, after)) = rest.split_once([':', '：']) {
        let mark = mark.trim().to_lowercase();
        let mark = mark.split('[').next().unwrap_or_default();
        if !REPLY_MARKS.contains(&mark) {
            break;
        }
        rest = after.trim();
    }
    rest
}

/// What only mails have.
fn shows_mail(line: &str) -> bool {
    let line = line.trim_end_matches('\r');
    line == "-- " || is(&ORIGINAL, line.trim()) || is_of_gateway(line) || is_of_list(line)
}

/// What companies' gateways set above mail from elsewhere. Lower case.
const GATEWAYS: [&str; 12] = [
    "originated from outside",
    "originated outside",
    "this email is from an external",
    "[external email]",
    "[extern]",
    "kommt von außerhalb",
    "stammt von außerhalb",
    "stammt von einem externen",
    "provient de l'extérieur",
    "expéditeur externe",
    "remitente externo",
    "mittente esterno",
];

fn is_of_gateway(line: &str) -> bool {
    let line = line.to_lowercase();
    GATEWAYS.iter().any(|phrase| line.contains(phrase))
}

/// The foot of a newsletter has no more lines.
const LONGEST_FOOT: usize = 12;
/// How the feet of newsletters begin. Lower case.
const LISTS: [&str; 18] = [
    "you are receiving this",
    "you're receiving this",
    "you received this e",
    "this email was sent to",
    "to unsubscribe",
    "unsubscribe",
    "sie erhalten diese",
    "du erhältst diese",
    "newsletter abbestellen",
    "vous recevez cet",
    "se désabonner",
    "recibe este correo",
    "ha recibido este correo",
    "hai ricevuto questa e",
    "ricevi questa e",
    "você está recebendo este e",
    "u ontvangt deze",
    "du får det här",
];

fn is_of_list(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    line.len() < LONGEST_LINE && LISTS.iter().any(|phrase| line.starts_with(phrase))
}

/// Whether a line introduces a quoted mail: one that is marked as such stands under it, or the line has an address.
fn quotes_after_introduction(lines: &[&str]) -> bool {
    (0..lines.len()).any(|number| {
        introduction(&lines[number..]).is_some_and(|length| {
            lines[number..number + length].concat().contains('@')
                || is_quoted(&lines[number + length..])
        })
    })
}

/// Whether the next line with text is marked as quoted.
fn is_quoted(lines: &[&str]) -> bool {
    lines
        .iter()
        .find(|line| !line.trim().is_empty())
        .is_some_and(|line| line.trim_start().starts_with('>'))
}

/// What the writer of the mail wrote.
fn written(lines: &[&str]) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut number = 0;
    while number < lines.len() {
        let line = lines[number].trim();
        if line == "--" || line == "—" && number > 0 {
            break;
        }
        if ends_body(line, &lines[number + 1..]) || patch::begins(&lines[number..]) {
            break;
        }
        if is(&ORIGINAL, line)
            || starts_original(&lines[number..])
            || is_of_list(line) && lines.len() - number <= LONGEST_FOOT && !kept.is_empty()
        {
            // Without a word of the writer's, the original is all there is.
            break;
        }
        if is_of_gateway(line) {
            number += lines[number..]
                .iter()
                .take_while(|line| !line.trim().is_empty())
                .count();
            continue;
        }
        if let Some(length) = introduction(&lines[number..]) {
            if is_quoted(&lines[number + length..]) {
                number += length;
                continue;
            }
            // An answer above the mail that it answers, which is not marked.
            let introduced = lines[number..number + length].concat();
            if introduced.contains(|c: char| c == '@' || c.is_ascii_digit()) {
                break;
            }
            kept.extend(&lines[number..number + length]);
            number += length;
            continue;
        }
        if !line.starts_with('>')
            && !line.starts_with('|')
            && !is(&SENT_FROM, line)
            && !patch::is_trailer(line)
            && !is_armour(line)
        {
            kept.push(lines[number]);
        }
        number += 1;
    }
    without_ending(&kept)
}

/// Whether a line begins what programs and lists set below a mail: the note of an attachment, a signature, the
/// list's own foot.
fn ends_body(line: &str, below: &[&str]) -> bool {
    let is_rule = |sign: u8| line.len() >= 20 && line.bytes().all(|byte| byte == sign);
    let next = || {
        below
            .iter()
            .take(2)
            .any(|line| line.to_ascii_lowercase().contains("mailing list"))
    };
    line.starts_with("-----BEGIN PGP SIGNATURE")
        || line.starts_with("-----") && line.ends_with("-----") && line.contains(" next part ")
        || (is_rule(b'_') || is_rule(b'-')) && next()
}

/// The lines over a mail that is signed with PGP (<https://www.rfc-editor.org/rfc/rfc9580#section-7>).
fn is_armour(line: &str) -> bool {
    line == "-----BEGIN PGP SIGNED MESSAGE-----" || line.starts_with("Hash: SHA")
}

/// The number of lines of "On … wrote:", which mail programs wrap.
fn introduction(lines: &[&str]) -> Option<usize> {
    let first = lines[0].trim();
    if first.is_empty() || first.len() > LONGEST_LINE {
        return None;
    }
    let says = |line: &str| {
        let line = format!(" {}", line.to_lowercase());
        WROTE.iter().any(|wrote| line.contains(wrote))
    };
    if first.ends_with([':', '：']) {
        return says(first).then_some(1);
    }
    let second = lines.get(1)?.trim();
    (second.len() <= LONGEST_LINE
        && second.ends_with([':', '：'])
        && first.contains(|c: char| c.is_ascii_digit())
        && says(second))
    .then_some(2)
}

/// Whether a block of headers begins inside the text: the original below an answer.
fn starts_original(lines: &[&str]) -> bool {
    is_sender(lines[0])
        && lines
            .iter()
            .take(6)
            .filter(|line| field(line).is_some())
            .count()
            >= 3
}

/// Without the name under the letter, and without legal notices.
fn without_ending(lines: &[&str]) -> String {
    let mut paragraphs: Vec<Vec<&str>> = Vec::new();
    for paragraph in lines.split(|line| line.trim().is_empty()) {
        if !paragraph.is_empty() {
            paragraphs.push(paragraph.to_vec());
        }
    }
    let mut signed = false;
    for paragraph in &mut paragraphs {
        // Under the name stand the company, its address and its registers; a postscript has sentences.
        if signed
            && !paragraph
                .join(" ")
                .trim()
                .ends_with(['.', '!', '?', '。', '！', '？'])
        {
            paragraph.clear();
        }
        if let Some(at) = paragraph.iter().position(|line| is(&SIGN_OFF, line.trim())) {
            paragraph.truncate(at);
            signed = true;
        }
    }
    // "Hi all," stands on a line of its own.
    let length = paragraphs.iter().map(Vec::len).sum::<usize>();
    if let Some(first) = paragraphs.first_mut()
        && length > 1
        && !first.is_empty()
        && first[0].trim().ends_with([',', '!', '、', '，'])
        && first[0].split_whitespace().count() <= 5
    {
        first.remove(0);
    }
    paragraphs.retain(|paragraph| {
        let text = paragraph.join(" ").to_lowercase();
        let legal = LEGAL_SUBJECTS.iter().any(|word| text.contains(word)) && is_legal(&text);
        !legal && !paragraph.is_empty()
    });
    paragraphs
        .iter()
        .map(|paragraph| paragraph.join("\n"))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// A notice has at least two of its words, or one and the look of a footer.
fn is_legal(text: &str) -> bool {
    let found = LEGAL_RULES
        .iter()
        .filter(|rule| text.contains(*rule))
        .take(2)
        .count();
    let footer = text.starts_with(['*', '_']) || text.starts_with("this e");
    found > 1 || (found == 1 && (footer || text.len() < 200))
}
