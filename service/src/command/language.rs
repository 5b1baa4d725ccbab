//! Which language a summary is asked in: `in german`, `auf deutsch`, `en español`, `по-русски`, `日本語で`.
//!
//! A language's name counts after a word that asks for it, or where nothing but options stands beside it: "in German
//! supermarkets" and "the French election" are talk.
use std::{collections::HashMap, sync::LazyLock};

use super::{
    number,
    spelling::{WordList, entries, fold, is_space, slips, word_list, words},
    wording::COURTEOUS,
};
use crate::job::Language;

/// What people call each language: in English, in the language itself, and in the others that this app's words know.
const NAMES: &[(&str, &str)] = &[
    (
        "ar",
        "arabic, arabisch, arabe, arabo, arabisk, arabiska, arapca, العربية, عربي, بالعربية, арабском, アラビア語, 阿拉伯语, 아랍어",
    ),
    (
        "bg",
        "bulgarian, bulgarisch, bulgare, bulgaro, български, болгарском",
    ),
    (
        "ca",
        "catalan, català, katalanisch, catalán, catalão, catalano, catalaans",
    ),
    (
        "cs",
        "czech, čeština, češtině, česky, tschechisch, tchèque, checo, tcheco, ceco, tsjechisch, czesku, чешском, チェコ語, 捷克语",
    ),
    (
        "da",
        "danish, dansk, dänisch, danois, danés, dinamarquês, danese, deens, danska, датском, デンマーク語, 丹麦语",
    ),
    (
        "de",
        "german, deutsch, deutsche, allemand, alemán, alemão, tedesco, duits, tyska, tysk, niemiecku, niemieckim, \
         němčině, německy, nemecky, németül, saksaksi, germană, almanca, γερμανικά, немецком, немецки, по-немецки, німецькою, ألماني, \
         بالألمانية, जर्मन, ドイツ語, 德语, 德文, 德語, 독일어, jerman, tiếng đức, เยอรมัน, גרמנית",
    ),
    (
        "el",
        "greek, ελληνικά, griechisch, grec, griego, grego, greco, grieks, grekiska, græsk, grecku, греческом, ギリシャ語, 希腊语",
    ),
    (
        "en",
        "english, englisch, anglais, inglés, inglês, inglese, engels, engelska, engelsk, angielsku, angielskim, \
         angličtině, anglicky, angolul, englanniksi, engleză, ingilizce, αγγλικά, английском, английски, по-английски, англійською, إنجليزي, \
         بالإنجليزية, انگلیسی, अंग्रेज़ी, अंग्रेजी, 英語, 英语, 英文, 영어, inggris, tiếng anh, อังกฤษ, אנגלית",
    ),
    (
        "es",
        "spanish, español, castellano, spanisch, espagnol, espanhol, spagnolo, spaans, spanska, spansk, hiszpańsku, \
         španělštině, španělsky, spanyolul, espanjaksi, spaniolă, ispanyolca, ισπανικά, испанском, по-испански, іспанською, إسباني, \
         スペイン語, 西班牙语, 西班牙文, 스페인어, spanyol, tiếng tây ban nha, ספרדית",
    ),
    (
        "fa",
        "persian, farsi, فارسی, persisch, persan, persa, persiano, perzisch",
    ),
    (
        "fi",
        "finnish, suomi, suomeksi, finnisch, finnois, finlandés, finlandês, finlandese, fins, finska, finsk, финском",
    ),
    (
        "fr",
        "french, français, francais, französisch, francés, francês, francese, frans, franska, fransk, francusku, \
         francouzštině, francouzsky, franciául, ranskaksi, franceză, fransızca, γαλλικά, французском, по-французски, французькою, \
         فرنسي, بالفرنسية, フランス語, 法语, 法文, 法語, 프랑스어, perancis, tiếng pháp, צרפתית",
    ),
    (
        "he",
        "hebrew, עברית, בעברית, hebräisch, hébreu, hebreo, hebraico, ebraico, hebreeuws, иврите",
    ),
    (
        "hi",
        "hindi, हिंदी, हिन्दी, हिंदी में, хинди, ヒンディー語, 印地语",
    ),
    (
        "hr",
        "croatian, hrvatski, hrvatskom, kroatisch, croate, croata, croato",
    ),
    (
        "hu",
        "hungarian, magyar, magyarul, ungarisch, hongrois, húngaro, ungherese, hongaars, ungerska, венгерском",
    ),
    (
        "id",
        "indonesian, bahasa indonesia, indonesisch, indonésien, indonesio, indonésio, indonesiano",
    ),
    (
        "it",
        "italian, italiano, italienisch, italien, italiaans, italienska, italiensk, włosku, italštině, italsky, olaszul, \
         italiaksi, italiană, italyanca, ιταλικά, итальянском, італійською, إيطالي, イタリア語, 意大利语, 이탈리아어, \
         tiếng ý, איטלקית",
    ),
    (
        "ja",
        "japanese, 日本語, japanisch, japonais, japonés, japonês, giapponese, japans, japanska, japansk, japońsku, \
         japonštině, japonca, ιαπωνικά, японском, японською, 日语, 日文, 日語, 일본어, tiếng nhật",
    ),
    (
        "ko",
        "korean, 한국어, 한글, koreanisch, coréen, coreano, koreaans, koreanska, koreańsku, korece, корейском, 韓国語, 韩语, 韓文, \
         tiếng hàn",
    ),
    (
        "nl",
        "dutch, nederlands, niederländisch, holländisch, néerlandais, neerlandés, holandés, holandês, neerlandês, \
         olandese, nederländska, hollandsk, niderlandzku, nizozemštině, hollanniksi, olandeză, felemenkçe, hollandaca, \
         нидерландском, голландском, オランダ語, 荷兰语, 네덜란드어",
    ),
    (
        "no",
        "norwegian, norsk, bokmål, nynorsk, norwegisch, norvégien, noruego, norueguês, norvegese, noors, norska, норвежском",
    ),
    (
        "pl",
        "polish, polski, polsku, polnisch, polonais, polaco, polonês, polacco, pools, polska, polsk, polštině, lengyelül, \
         lehçe, польском, польською, ポーランド語, 波兰语, 폴란드어",
    ),
    (
        "pt",
        "portuguese, português, portugais, portugués, portugiesisch, portoghese, portugees, portugisiska, portugisisk, \
         portugalsku, portugalštině, portugálul, portugaliksi, portugheză, portekizce, πορτογαλικά, португальском, \
         португальською, ポルトガル語, 葡萄牙语, 포르투갈어, portugis",
    ),
    (
        "ro",
        "romanian, română, românește, rumänisch, roumain, rumano, romeno, rumeno, roemeens, rumänska, румынском",
    ),
    (
        "ru",
        "russian, русском, русский, русски, по-русски, russisch, russe, ruso, russo, ryska, russisk, rosyjsku, ruštině, rusky, oroszul, \
         venäjäksi, rusă, rusça, ρωσικά, російською, روسي, ロシア語, 俄语, 俄文, 러시아어, tiếng nga, רוסית",
    ),
    (
        "sk",
        "slovak, slovenčina, slovenčine, slovensky, slowakisch, slovaque, eslovaco, slovacco, slowaaks, словацком",
    ),
    (
        "sr",
        "serbian, srpski, srpskom, српски, српском, serbisch, serbe, serbio, sérvio, serbo, servisch, сербском",
    ),
    (
        "sv",
        "swedish, svenska, schwedisch, suédois, sueco, svedese, zweeds, svensk, szwedzku, ruotsiksi, isveççe, шведском, スウェーデン語, 瑞典语",
    ),
    (
        "th",
        "thai, ไทย, ภาษาไทย, thailändisch, thaï, tailandés, tailandês, tailandese, тайском, タイ語, 泰语, 태국어",
    ),
    (
        "tr",
        "turkish, türkçe, türkisch, turc, turco, turks, turkiska, tyrkisk, turecku, turečtině, törökül, turkiksi, τουρκικά, турецком, турецькою, トルコ語, 土耳其语, 튀르키예어, 터키어",
    ),
    (
        "uk",
        "ukrainian, українською, українська, ukrainisch, ukrainien, ucraniano, ucraino, oekraïens, ukrainska, ukraińsku, украинском, ウクライナ語, 乌克兰语",
    ),
    (
        "vi",
        "vietnamese, tiếng việt, vietnamesisch, vietnamien, vietnamita, vietnamees, вьетнамском, ベトナム語, 越南语, 베트남어",
    ),
    (
        "zh",
        "chinese, mandarin, 中文, 汉语, 漢語, 普通话, 简体中文, 繁體中文, chinesisch, chinois, chino, chinês, cinese, chinees, \
         kinesiska, kinesisk, chińsku, čínštině, kiinaksi, çince, κινεζικά, китайском, китайською, 中国語, 중국어, tiếng trung",
    ),
];

/// What stands before a name and asks for it.
const ASKING: &[&str] = &[
    "in, into, to, auf, ins, en, em, no, al, pa, po, na, v, op, w, på, на, по, în, dalam, pakai, bang, bằng, σε, στα, 用, 以",
    "translate, translated, übersetzt, language, lang",
];

/// What may stand between.
const BETWEEN: &[&str] = &[
    "het, the, plain, simple, easy, good, proper, zijn, lingua, langue, idioma, bahasa, ภาษา, język, jezyku, języku, языке, мові",
    "swiss, austrian, high, brazilian, brasilianischem, european, mexican, american, british, simplified, traditional, einfachem, gutem",
];

/// What may follow, and is no word of its own.
const AFTER: &[&str] =
    &["language, sprache, langue, idioma, lingua, taal, tongue, языке, мовою, języku"];

/// What joins two names.
static AND: WordList =
    word_list!(["and, or, und, oder, et, ou, y, o, e, en, of, och, og, i, и, или, ve, &, +"]);

/// What stands before a language that is not wanted: "not in German", "nicht auf Deutsch".
static NOT: WordList = word_list!([
    "not, no, don t, dont, never, nicht, kein, pas, non, ne, nao, niet, inte, ikke, nie, не, degil, without, ohne",
]);

/// Verbs that end a request in German and Dutch: "kannst du das auf Deutsch zusammenfassen".
const VERBS: &[&str] = &[
    "zusammenfassen, zusammengefasst, übersetzen, antworten, schreiben, ausgeben, samenvatten, vertalen, s'il",
];

/// Names that are an adverb, and ask by themselves: "in Czech" is one word in Czech.
const ADVERBS: &[&str] = &[
    "česky, německy, anglicky, španělsky, francouzsky, italsky, rusky, slovensky, nemecky, magyarul, németül, angolul",
    "spanyolul, franciául, olaszul, oroszul, lengyelül, törökül, portugálul, suomeksi, saksaksi, englanniksi, espanjaksi",
    "ranskaksi, ruotsiksi, italiaksi, venäjäksi, kiinaksi, turkiksi, hollanniksi, portugaliksi, türkçe, ingilizce, almanca",
    "fransızca, ispanyolca, italyanca, japonca, rusça, çince, portekizce, українською, німецькою, англійською",
    "французькою, іспанською, польською, італійською, русски, بالعربية, بالإنجليزية, بالألمانية, بالفرنسية, בעברית",
    "românește, по-русски, по-немецки, по-английски, по-французски, по-испански",
];

/// What scripts without spaces join to a name: "in Japanese, please".
const PARTICLES: &[&str] = &[
    "で, に, でお願いします, に翻訳, に訳して, 로, 으로, 로요, 说, 回答, 总结, に要約, で要約, で要約して, में, 로 요약",
];

/// The longest name in words: "tiếng tây ban nha".
const LONGEST: usize = 4;

static FOLDED: LazyLock<HashMap<String, Language>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (code, listed) in NAMES {
        let Some(language) = Language::of_code(code) else {
            continue;
        };
        for name in entries(std::slice::from_ref(listed)) {
            names
                .entry(words(&fold(name)).join(" "))
                .or_insert(language);
        }
    }
    names
});

struct FoldedWords {
    asking: Vec<String>,
    between: Vec<String>,
    after: Vec<String>,
    verbs: Vec<String>,
    adverbs: Vec<String>,
    particles: Vec<String>,
}

static WORDS: LazyLock<FoldedWords> = LazyLock::new(|| {
    let folded = |list: &[&str]| -> Vec<String> {
        entries(list)
            .map(|word| words(&fold(word)).join(" "))
            .collect()
    };
    FoldedWords {
        asking: folded(ASKING),
        between: folded(BETWEEN),
        after: folded(AFTER),
        verbs: folded(VERBS),
        adverbs: folded(ADVERBS),
        particles: folded(PARTICLES),
    }
});

/// What the words beside a link, or an option beside a text, say of the language.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// The first language that is asked for.
    pub(super) language: Option<Language>,
    /// Another one that was passed over for it.
    pub(super) has_more: bool,
    /// Whether the text begins with it.
    /// Or whether a comma or a colon parts it from what follows.
    pub(super) starts: bool,
    /// The text without what asks for it.
    pub(super) rest: String,
}

/// A word, where it stands, and it folded without the marks around it.
struct Word {
    start: usize,
    end: usize,
    folded: String,
    /// Whether a mark that ends a thought follows it.
    ends: bool,
}

/// Reads the language, and takes what asks for it from the text.
pub(super) fn read(text: &str) -> Asked {
    let found = find(text);
    let mut asked = Asked::default();
    let mut from = 0;
    for (start, end, language) in found {
        asked.starts |= !text[..start].contains(char::is_alphanumeric)
            || text[end..]
                .trim_start_matches([')', ']', '"', '”'])
                .starts_with([',', ':', ';', '–', '—']);
        asked.rest.push_str(&text[from..start]);
        asked.rest.push(' ');
        from = end;
        let Some(language) = language else { continue };
        asked.has_more |= asked.language.is_some_and(|first| first != language);
        asked.language.get_or_insert(language);
    }
    asked.rest.push_str(&text[from..]);
    asked
}

/// Where languages are asked for, and which; `None` where one is not wanted.
fn find(text: &str) -> Vec<(usize, usize, Option<Language>)> {
    let listed = list(text);
    let mut found: Vec<(usize, usize, Option<Language>)> = Vec::new();
    let mut at = 0;
    while at < listed.len() {
        // "in German and French": one more, which is passed over with a word about it.
        if let Some(&(_, end, Some(_))) = found.last()
            && at > 0
            && listed[at - 1].end == end
        {
            let between = text[end..listed[at].start].trim_matches(is_space);
            let joins = usize::from(AND.has(&listed[at].folded));
            if (joins == 1 || matches!(between, "," | "/" | "+" | "&"))
                && let Some((language, length)) = named(&listed, at + joins, false)
                && !goes_on(text, &listed, at + joins + length - 1)
            {
                let last = at + joins + length - 1;
                found.push((listed[at].start, listed[last].end, Some(language)));
                at = last + 1;
                continue;
            }
        }
        let is = |words: &[String], index: usize| {
            listed
                .get(index)
                .is_some_and(|word| words.contains(&word.folded))
        };
        let asks = is(&WORDS.asking, at);
        let mut name = at + usize::from(asks);
        // "bahasa Indonesia" is a name as it stands.
        while asks
            && is(&WORDS.between, name)
            && name < at + 3
            && named(&listed, name, false).is_none()
        {
            name += 1;
        }
        let alone = !asks
            && (WORDS.adverbs.contains(&listed[at].folded)
                || !listed[at].folded.is_ascii() && is_particled(&listed[at].folded));
        let Some((language, length)) = named(&listed, name, asks)
            .filter(|_| asks || alone)
            .or_else(|| {
                (!asks && is_alone(text, &listed, at)).then(|| named(&listed, at, false))?
            })
        else {
            at += 1;
            continue;
        };
        let mut last = name + length - 1;
        if !listed[last].ends && is(&WORDS.after, last + 1) {
            last += 1;
        }
        if !goes_on(text, &listed, last) {
            // "don't translate into German"
            let verb = usize::from(at > 0 && listed[at - 1].folded.starts_with("translat"));
            let before = at.checked_sub(1 + verb).map(|before| &listed[before]);
            let denied = before.is_some_and(|word| !word.ends && NOT.has(&word.folded));
            let first = if denied { at - 1 - verb } else { at };
            let wanted = (!denied).then_some(language);
            found.push((listed[first].start, listed[last].end, wanted));
        }
        at = last + 1;
    }
    found
}

/// The language whose name begins here, and of how many words it is. After a word that asks for one, a slip is forgiven.
fn named(listed: &[Word], at: usize, asks: bool) -> Option<(Language, usize)> {
    for length in (1..=LONGEST.min(listed.len().saturating_sub(at))).rev() {
        let joined: Vec<&str> = listed[at..at + length]
            .iter()
            .map(|word| word.folded.as_str())
            .collect();
        if let Some(language) = FOLDED.get(&joined.join(" ")) {
            return Some((*language, length));
        }
    }
    let word = &listed.get(at)?.folded;
    if let Some(language) = with_particle(word) {
        return Some((language, 1));
    }
    // A country is no slip of its language: "in Germany", "in Russia".
    let is_country = word.ends_with("ia") || word.ends_with("ny");
    if !asks || is_country || word.chars().count() < 6 || !word.is_ascii() {
        return None;
    }
    let slipped = FOLDED
        .iter()
        .filter(|(name, _)| name.chars().count() >= 6 && slips(word, name) == 1);
    let mut languages: Vec<Language> = slipped.map(|(_, language)| *language).collect();
    languages.dedup();
    match languages[..] {
        [language] => Some((language, 1)),
        _ => None,
    }
}

/// `日本語で`, `用英文`
fn with_particle(word: &str) -> Option<Language> {
    let word = word.trim_start_matches(['用', '以']);
    let bare = WORDS
        .particles
        .iter()
        .filter_map(|particle| word.strip_suffix(particle.as_str()))
        .chain([word]);
    bare.filter(|bare| !bare.is_empty())
        .find_map(|bare| FOLDED.get(bare).copied())
}

fn is_particled(word: &str) -> bool {
    FOLDED.get(word).is_none() && with_particle(word).is_some()
}

/// Whether nothing but options and courtesies stands beside a name: `https://a.b german 5`.
fn is_alone(text: &str, listed: &[Word], at: usize) -> bool {
    let Some((_, length)) = named(listed, at, false) else {
        return false;
    };
    let beside = format!(
        "{} {}",
        &text[..listed[at].start],
        &text[listed[at + length - 1].end..]
    );
    !number::has_talk(&beside)
}

/// Whether what follows a name belongs to it, so that it is no language: "in German supermarkets".
fn goes_on(text: &str, listed: &[Word], last: usize) -> bool {
    if listed[last].ends || !listed[last].folded.is_ascii() && is_particled(&listed[last].folded) {
        return false;
    }
    let Some(next) = listed.get(last + 1) else {
        return false;
    };
    // "auf Deutsch oder Englisch"
    if AND.has(&next.folded) && named(listed, last + 2, false).is_some() {
        return false;
    }
    // "in German/French"
    if text[listed[last].end..next.start].trim_matches(is_space) == "/" {
        return false;
    }
    // "German article"
    if matches!(next.folded.as_str(), "article" | "text" | "page") {
        return true;
    }
    // What asks begins another thought, and options are none of it.
    let thought = &text[next.start..];
    let breaks = text[listed[last].end..next.start].contains('\n');
    !breaks
        && !WORDS.verbs.contains(&next.folded)
        && !COURTEOUS.has(&next.folded)
        && !super::question::may_begin(thought)
        && number::has_talk(&text[next.start..next.end])
        && !number::FILLERS.has(&next.folded)
}

/// "in klingon", where that and options are all there is.
pub(super) fn unknown(text: &str) -> Option<String> {
    let listed = list(text);
    listed.windows(2).find_map(|pair| {
        let [asks, name] = pair else { return None };
        let is_name = name.folded.chars().count() > 3
            && name.folded.chars().all(char::is_alphabetic)
            && number::has_talk(&name.folded);
        let around = format!("{} {}", &text[..asks.start], &text[name.end..]);
        let is_asked = matches!(asks.folded.as_str(), "in" | "auf" | "en" | "em" | "into");
        (is_asked && is_name && !number::has_talk(&around))
            .then(|| text[asks.start..name.end].to_owned())
    })
}

fn list(text: &str) -> Vec<Word> {
    let mut listed = Vec::new();
    let mut start = None;
    let mut take = |start: usize, end: usize| {
        let raw = &text[start..end];
        let bare = raw.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.is_empty() {
            return;
        }
        let at = start + raw.find(bare).unwrap_or_default();
        let after = &text[at + bare.len()..end];
        listed.push(Word {
            start: at,
            end: at + bare.len(),
            folded: words(&fold(bare)).join(" "),
            ends: after.contains([
                '.', ',', ';', ':', '!', '?', ')', ']', '。', '、', '，', '？', '！',
            ]),
        });
    };
    for (at, character) in text.char_indices() {
        // `日本語で5文`
        let begins_number = character.is_ascii_digit()
            && text[..at].ends_with(|c: char| !c.is_ascii() && c.is_alphabetic());
        if begins_number && let Some(from) = start.replace(at) {
            take(from, at);
        }
        let parts = is_space(character) || matches!(character, ',' | ';' | '/' | '|' | '、' | '，');
        match (start, parts) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                let end = if is_space(character) {
                    at
                } else {
                    at + character.len_utf8()
                };
                take(from, end);
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        take(from, text.len());
    }
    listed
}
