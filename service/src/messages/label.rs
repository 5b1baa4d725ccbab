//! Whether a page's title may be the label of the link to it: not where it reads like the address of another site.
//!
//! A page may call itself `https://login.bank.example/verify`, and a link with that label would lead elsewhere, under this
//! app's name. What looks like a host name is taken for one; there is no list of all top-level domains here, which would
//! age. A title that is taken for an address without need still stands above its summary: only the link moves beside it.
use url::Host;

use crate::job::ArticleUrl;

/// Whether a reader may take the title, or a part of it, for the address of a site other than the one that it links to.
pub(super) fn names_another_site(title: &str, link: &ArticleUrl) -> bool {
    let title = as_seen(title);
    let bare = words(&title).filter_map(|(word, rest)| host_like(word, rest));
    // After `https://` anything is a host: `localhost`, an IPv6 address in its brackets.
    let after_scheme = title
        .match_indices("://")
        .map(|(at, sign)| &title[at + sign.len()..])
        .filter(|rest| rest.starts_with(|c| c == '[' || is_of_a_host(c)))
        .map(|rest| rest.split(|c| !is_of_a_host(c)).next().unwrap_or_default());
    bare.chain(after_scheme).any(|host| !is_of_site(host, link))
}

/// The stretches of what a host name may hold, each with what comes after it.
fn words(title: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut at = 0;
    title.split(|c| !is_of_a_host(c)).map(move |word| {
        let rest = &title[at + word.len()..];
        at += word.len() + rest.chars().next().map_or(0, char::len_utf8);
        (word, rest)
    })
}

/// The title as it looks: without what cannot be seen, and with one sign for all that look the same.
fn as_seen(title: &str) -> String {
    let seen: Vec<char> = title.chars().filter(|c| !is_unseen(*c)).collect();
    let near = |index: Option<usize>, test: fn(char) -> bool| {
        index
            .and_then(|index| seen.get(index).copied())
            .is_some_and(test)
    };
    let mut text = String::with_capacity(title.len());
    for (index, character) in seen.iter().copied().enumerate() {
        let (before, after) = (index.checked_sub(1), Some(index + 1));
        text.push(match character {
            '․' | '．' | '﹒' | 'ꓸ' | '\u{1d16d}' | '\u{10a50}' => '.',
            // Between words these part things, and Catalan writes `l·l`.
            '·' | '‧' | '∙' | '⋅'
                if near(before, char::is_alphanumeric)
                    && near(after, char::is_alphanumeric)
                    && !(near(before, is_l) && near(after, is_l)) =>
            {
                '.'
            }
            // Where these end sentences or are digits, their neighbours are of the same script.
            '。' | '｡' if !near(before, is_cjk) && !near(after, is_cjk) => '.',
            '܁' | '܂' | '٠' | '۰' | '۔' | '꘎'
                if near(before, is_of_another_script) && near(after, is_of_another_script) =>
            {
                '.'
            }
            '：' | '﹕' | '∶' | 'ː' | '꞉' | '։' => ':',
            '／' | '⁄' | '∕' | '╱' | '⧸' | '\\' | '＼' => '/',
            '‐' | '‑' | '－' => '-',
            other if other.is_whitespace() => ' ',
            other => other,
        });
    }
    // `bank . example` reads as an address, and so does `https : // bank.example`.
    let mut text = text.split(' ').filter(|word| !word.is_empty()).fold(
        String::with_capacity(text.len()),
        |mut joined, word| {
            let is_joint = |word: &str| matches!(word, "." | ":" | "://" | "//");
            let last = joined.rsplit(' ').next().unwrap_or_default();
            // `bank .com` and `bank. com`, too.
            let is_ending = if last.ends_with('.') {
                begins_with_an_ending(word)
            } else {
                word != ".NET" && word.strip_prefix('.').is_some_and(begins_with_an_ending)
            };
            let glued = is_joint(word) || last.ends_with(JOINED) || is_ending;
            if !joined.is_empty() && !glued {
                joined.push(' ');
            }
            joined.push_str(word);
            if is_joint(word) {
                joined.push(JOINED);
            }
            joined
        },
    );
    text.retain(|c| c != JOINED);
    text
}

fn is_l(character: char) -> bool {
    matches!(character, 'l' | 'L')
}

/// A letter or digit that is neither Arabic nor Syriac nor Vai, whose full stops and zeros look like a dot.
fn is_of_another_script(character: char) -> bool {
    character.is_alphanumeric()
        && !matches!(character, '\u{600}'..='\u{77f}' | '\u{a500}'..='\u{a63f}')
}

/// Whether the word begins with one of the endings that people know best from addresses. Only where a space stands beside
/// the dot: elsewhere any ending counts.
fn begins_with_an_ending(word: &str) -> bool {
    const ENDINGS: [&str; 24] = [
        "ai", "app", "biz", "cc", "cn", "co", "com", "de", "dev", "edu", "eu", "fr", "gov", "info",
        "io", "jp", "ly", "me", "net", "org", "ru", "tv", "uk", "xyz",
    ];
    let end = word.find(|c: char| !c.is_alphanumeric());
    let first = &word[..end.unwrap_or(word.len())];
    !is_capitalized(first) && ENDINGS.contains(&first.to_lowercase().as_str())
}

/// Whether it is written as a word that opens a sentence, or a name.
fn is_capitalized(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
}

/// Where the next word belongs to the one before.
const JOINED: char = '\0';

/// Controls, marks of direction, and what has no width: a host that it parts looks whole.
fn is_unseen(character: char) -> bool {
    character.is_control() && !character.is_whitespace()
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Letters and digits of any script, the accents that stand after their letter, dots and hyphens.
fn is_of_a_host(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '.' | '-' | '\u{300}'..='\u{36f}')
}

fn is_cjk(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// The word as a host name, where it looks like one. `after`: what stands behind it.
fn host_like<'a>(word: &'a str, after: &str) -> Option<&'a str> {
    let host = word.trim_matches(['.', '-']);
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed =
        |label: &&str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let (last, rest) = labels.split_last()?;
    if !labels.iter().all(well_formed) {
        return None;
    }
    if rest.is_empty() {
        return is_local(host, after).then_some(host);
    }
    if labels[0].eq_ignore_ascii_case("www") || is_ipv4(&labels) {
        return Some(host);
    }
    let last = first_script(last);
    let is_top_level = last.to_lowercase().starts_with("xn--")
        || last.chars().count() >= 2 && last.chars().all(|c| c.is_alphabetic() || is_accent(c));
    let is_name = is_top_level && (after.starts_with(['/', '?', '#']) || !is_no_site(rest, last));
    is_name.then_some(host)
}

/// `localhost:3000`, `intranet:8080`, `localhost/verify`: a name without a dot that what follows makes an address.
fn is_local(name: &str, after: &str) -> bool {
    let port = after.strip_prefix(':').unwrap_or_default();
    let digits = port.chars().take_while(char::is_ascii_digit).count();
    name.starts_with(char::is_alphabetic) && matches!(digits, 4 | 5)
        || name.eq_ignore_ascii_case("localhost") && (digits > 0 || after.starts_with('/'))
}

fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

fn is_ipv4(labels: &[&str]) -> bool {
    labels.len() == 4 && labels.iter().all(|label| label.parse::<u8>().is_ok())
}

/// A label up to where a script without spaces between words goes on: `Vue.jsの使い方` is about `Vue.js`.
fn first_script(label: &str) -> &str {
    let first_is_cjk = label.chars().next().is_some_and(is_cjk);
    let end = label.find(|c| is_cjk(c) != first_is_cjk);
    &label[..end.unwrap_or(label.len())]
}

/// What has the form of a host name and is known to be something else.
fn is_no_site(rest: &[&str], last: &str) -> bool {
    // Names of files and of programs; none is a top-level domain (<https://data.iana.org/TLD/tlds-alpha-by-domain.txt>).
    const SUFFIXES: [&str; 47] = [
        "bat", "bmp", "cfg", "cjs", "conf", "cpp", "css", "csv", "dll", "doc", "docx", "env",
        "epub", "exe", "gif", "gz", "hpp", "htm", "html", "ini", "ipynb", "jpeg", "jpg", "js",
        "json", "jsx", "kt", "lock", "log", "mjs", "odt", "pdf", "php", "png", "ppt", "pptx", "rb",
        "svg", "tex", "toml", "ts", "tsx", "txt", "wasm", "xlsx", "xml", "yaml",
    ];
    // These are top-level domains, too, so only names that everybody knows for files count.
    const FILE_SUFFIXES: [&str; 5] = ["md", "pl", "py", "rs", "sh"];
    const FILES: [&str; 14] = [
        "build",
        "changelog",
        "conftest",
        "contributing",
        "index",
        "install",
        "lib",
        "license",
        "main",
        "mod",
        "readme",
        "security",
        "setup",
        "test",
    ];
    const PRODUCTS_OF_NET: [&str; 4] = ["ado", "asp", "ml", "vb"];
    let is_word = is_capitalized(last);
    let last = last.to_lowercase();
    let last = last.as_str();
    if SUFFIXES.contains(&last) {
        return true;
    }
    if let [only] = rest {
        let only = only.to_lowercase();
        let is_written_without_cases = last.chars().all(|c| !c.is_lowercase());
        let numbers_a_heading =
            only.len() <= 2 && only.parse::<u8>().is_ok() && (is_word || is_written_without_cases);
        return numbers_a_heading
            || FILE_SUFFIXES.contains(&last) && FILES.contains(&only.as_str())
            || last == "net" && PRODUCTS_OF_NET.contains(&only.as_str());
    }
    // Initials: `J.K.Rowling`. With small letters, or a short end, it reads like `m.x.com`.
    let is_initial =
        |label: &&str| label.chars().count() == 1 && label.starts_with(char::is_uppercase);
    is_word && last.chars().count() >= 4 && rest.iter().all(is_initial)
}

/// Whether the host is that of the link, by whatever of its names: in capitals, wide letters, its own script, with `www.`.
fn is_of_site(host: &str, link: &ArticleUrl) -> bool {
    Host::parse(host.trim_matches(['.', '-'])).is_ok_and(|host| {
        let host = host.to_string();
        host.strip_prefix("www.").unwrap_or(&host) == link.site()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_another(title: &str, address: &str) -> bool {
        names_another_site(title, &ArticleUrl::parse(address).unwrap())
    }

    #[test]
    fn a_title_that_reads_like_another_sites_address_is_known() {
        for title in [
            "https://login.bank.example/verify",
            "login.bank.example/verify",
            "login.bank.example",
            "www.bank.example",
            "www.bank",
            "HTTPS://LOGIN.BANK.EXAMPLE/VERIFY",
            "LOGIN.BANK.EXAMPLE",
            "BANK.NET",
            "bank.example — sign in",
            "bank.example—sign in",
            "Sign in | bank.example",
            "Sign in (bank.example)",
            "Your account at bank.example.",
            "  bank.example  ",
            "login . bank . example / verify",
            "https : // bank . example",
            "https:// bank.example",
            "bank\u{a0}.\u{a0}example",
            "b\u{200b}ank.exam\u{ad}ple",
            "bank\u{200e}.\u{2060}example",
            "https:⁄⁄bank.example∕verify",
            "https：／／bank．example",
            "https:\\\\bank.example",
            "bank․example",
            "bank。example",
            "bank｡example/verify",
            "bank٠example",
            "ｂａｎｋ．ｅｘａｍｐｌｅ",
            "𝐛𝐚𝐧𝐤.𝐞𝐱𝐚𝐦𝐩𝐥𝐞",
            "b\u{430}nk.example",
            "bank.\u{435}xample",
            "банк.рф",
            "банк。рф",
            "xn--80ab2al.xn--p1ai",
            "bank.xn--p1ai",
            "银行.中国",
            "bank.exampleノverify",
            "https://localhost/verify",
            "ftp://bank/",
            "user@bank.example",
            "https://own.example@bank.example/",
            "own.example.bank.example",
            "bank.own.example",
            "192.0.2.7/verify",
            "bank.example:8443",
            "bank.example?verify#now",
            "Node.js on bank.example",
            "README.md by bank.example",
            "verify.zip",
            "m.x.com/login",
            "M.X.COM",
            "M.X.Com",
            "a.b.bank",
            "x.y.zip",
            "J.K.Rowling/login",
            "readme.md/verify",
            "bank.mp",
            "1.bank",
            "bank .com",
            "bank. com",
            "Sign in at bank. com/verify",
            "localhost:3000/login",
            "localhost/login",
            "intranet:8080",
            "https://[2001:db8::1]/verify",
            "bank܁сom",
            "bank\u{10a50}com",
            "bank‧example",
            "bank·com",
        ] {
            assert!(names_another(title, "https://own.example/a"), "{title}");
        }
    }

    #[test]
    fn a_title_that_is_the_pages_own_address_or_no_address_is_a_label() {
        for title in [
            "own.example",
            "OWN.EXAMPLE",
            "ｏｗｎ．example",
            "www.own.example",
            "https://own.example/a",
            "https://www.own.example/a?b=c",
            "News – own.example",
            "Node.js 22 released",
            "Node.js, Vue.js and Next.js compared",
            "Vue.jsの使い方",
            "ASP.NET",
            "What is new in ASP.NET Core 10 and .NET 10",
            "U.S. inflation",
            "U.S.-China trade",
            "The U.K. and the U.S.A.",
            "J.K.Rowling",
            "README.md",
            "index.html",
            "src/main.rs",
            "Managing .env and .gitignore files",
            "e.g. this, i.e. that",
            "Version 1.2.3",
            "Release 120.0.6099.71",
            "3.5 % of 1.000 at 7.30pm",
            "1.Introduction",
            "1.はじめに",
            "El col·legi de la vila",
            "News · Sport · Weather",
            "Why localhost: a history",
            "Luke 2:14 and the year 1999: a review",
            "He came. Coming back was harder.",
            "In C#. De Gaulle and others",
            "Wait...what?",
            "Yahoo! and/or Q&A: 24/7",
            "What http:// and https:// mean",
            "今天下雨。明天晴",
            "日本語のタイトル。Appleが発表",
            "The lighthouse & its <keepers>",
            "It ends here. And goes on.",
            "",
        ] {
            assert!(!names_another(title, "https://own.example/a"), "{title}");
        }
        for (title, address) in [
            ("bücher.example", "https://xn--bcher-kva.example/"),
            ("xn--bcher-kva.example", "https://bücher.example/"),
            ("own.example", "https://www.own.example/"),
            ("192.0.2.7", "http://192.0.2.7/a"),
        ] {
            assert!(!names_another(title, address), "{title}");
        }
    }
}
