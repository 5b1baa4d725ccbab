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
    let bare = title.split(|c| !is_of_a_host(c)).filter_map(host_like);
    // After `https://` anything is a host, `localhost` too.
    let after_scheme = title
        .match_indices("://")
        .filter_map(|(at, sign)| title[at + sign.len()..].split(|c| !is_of_a_host(c)).next())
        .filter(|host| !host.is_empty());
    bare.chain(after_scheme).any(|host| !is_of_site(host, link))
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
            '․' | '．' | '﹒' | 'ꓸ' | '\u{1d16d}' => '.',
            // Where these end sentences or are digits, their neighbours are of the same script.
            '。' | '｡' if !near(before, is_cjk) && !near(after, is_cjk) => '.',
            '܁' | '܂' | '٠' | '۰' | '۔' | '꘎'
                if near(before, |c| c.is_ascii_alphanumeric())
                    && near(after, |c| c.is_ascii_alphanumeric()) =>
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
            let glued = is_joint(word) || last.ends_with(JOINED);
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

/// The word as a host name, where it looks like one.
fn host_like(word: &str) -> Option<&str> {
    let host = word.trim_matches(['.', '-']);
    let labels: Vec<&str> = host.split('.').collect();
    let well_formed =
        |label: &&str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    let (last, rest) = labels.split_last()?;
    if rest.is_empty() || !labels.iter().all(well_formed) {
        return None;
    }
    if labels[0].eq_ignore_ascii_case("www") || is_ipv4(&labels) {
        return Some(host);
    }
    let last = first_script(last).to_lowercase();
    let is_top_level = last.starts_with("xn--")
        || last.chars().count() >= 2 && last.chars().all(|c| c.is_alphabetic() || is_accent(c));
    let is_name = is_top_level && !is_no_site(rest, &last);
    is_name.then_some(host)
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
    const SUFFIXES: [&str; 48] = [
        "bat", "bmp", "cfg", "cjs", "conf", "cpp", "css", "csv", "dll", "doc", "docx", "env",
        "epub", "exe", "gif", "gz", "hpp", "htm", "html", "ini", "ipynb", "jpeg", "jpg", "js",
        "json", "jsx", "kt", "lock", "log", "mjs", "mp", "odt", "pdf", "php", "png", "ppt", "pptx",
        "rb", "svg", "tex", "toml", "ts", "tsx", "txt", "wasm", "xlsx", "xml", "yaml",
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
    if SUFFIXES.contains(&last) {
        return true;
    }
    if let [only] = rest {
        let only = only.to_lowercase();
        let numbers_a_heading = only.len() <= 2 && only.parse::<u8>().is_ok();
        return numbers_a_heading
            || FILE_SUFFIXES.contains(&last) && FILES.contains(&only.as_str())
            || last == "net" && PRODUCTS_OF_NET.contains(&only.as_str());
    }
    // Initials: `J.K.Rowling`.
    rest.iter().all(|label| label.chars().count() == 1)
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
