//! What a site offers to those who have no subscription, in the place of an article's text or below its beginning.
//!
//! An element that is called a paywall may hold the offer, and it may hold the article, which a script would hide: search
//! engines ask for that name on what is to be paid for
//! (<https://developers.google.com/search/docs/appearance/structured-data/paywalled-content>). So its words must be few, and
//! some of them must be of subscriptions.

use std::sync::LazyLock;

use super::blocks::{Cut, RawBlock};
use super::dom::{Dom, Node, NodeId, ROOT};
use super::notice;
use super::schema::Finder;
use crate::hash::{HashMap, HashSet};

/// An offer has no more words than this, and one that does not speak to the reader no more than that, and a link or a price.
/// Chosen by eye.
const MOST_WORDS: u32 = 90;
const MOST_WORDS_UNADDRESSED: u32 = 40;

/// What elements with an offer are called, lower case.
const NAMES: &[&str] = &[
    "paywall",
    "regwall",
    "registerwall",
    "loginwall",
    "subscribe-wall",
    "subscriber-wall",
    "subscription-wall",
    "subwall",
    "metered-wall",
    "premium-wall",
    "paygate",
    "pay-gate",
    "subscriber-only",
    "subscribers-only",
    "subscription-required",
    "premium-barrier",
    "article-barrier",
    "subscription-barrier",
];

/// What an offer speaks of: the stems of subscriptions, members and "read on", lower case.
const OFFERS: &[&str] = &[
    "subscri",
    "membership",
    "members only",
    "members-only",
    "become a member",
    "free trial",
    "keep reading",
    "continue reading",
    "read the full",
    "unlock this",
    "create a free account",
    "abonn",
    "abo ",
    "abo.",
    "-abo",
    "weiterlesen",
    "weiter lesen",
    "probemonat",
    "registrier",
    "mit plus",
    "lire la suite",
    "suite de cet article",
    "de cet article à lire",
    "suscri",
    "suscrí",
    "sigue leyendo",
    "seguir leyendo",
    "abbona",
    "continua a leggere",
    "assin",
    "continue lendo",
    "continuar a ler",
    "lees verder",
    "verder lezen",
    "prenumer",
    "läs vidare",
    "fortsätt läsa",
    "læs videre",
    "les videre",
    "subskry",
    "czytaj dalej",
    "wykup dostęp",
    "předplat",
    "předplac",
    "подпис",
    "підпис",
    "передплат",
    "abone",
    "đăng ký",
    "langganan",
    "berlangganan",
    "会員",
    "購読",
    "続きを",
    "続きは",
    "有料",
    "订阅",
    "会员",
    "付费",
    "訂閱",
    "會員",
    "付費",
    "구독",
    "회원",
    "유료",
    "اشترك",
    "اشتراك",
    "المشتركين",
    "מנוי",
];

/// What a price is written with, and what comes with one.
const PRICES: &[&str] = &[
    "€",
    "$",
    "£",
    "¥",
    "₽",
    "₺",
    "₴",
    "₫",
    "円",
    "원",
    "元",
    " euro",
    " eur",
    " kr",
    " zł",
    " kč",
    " руб",
    " rp",
    "gratis",
    "gratuit",
    "kostenlos",
    "kündig",
    "kündbar",
    "cancel any",
    "sans engagement",
    "résili",
    "disdi",
    "opzegbaar",
    "bez zobowiązań",
    "бесплатно",
    "無料",
    "免费",
    "무료",
];

static NAMES_FINDER: LazyLock<Finder<1>> = LazyLock::new(|| Finder::new([NAMES]));
static OFFERS_FINDER: LazyLock<Finder<1>> = LazyLock::new(|| Finder::new([OFFERS]));

/// Takes the blocks of offers out, and says whether there were any.
pub(super) fn take_out(dom: &Dom, cut: &mut Cut) -> bool {
    let named: HashSet<NodeId> = dom
        .descendants(ROOT)
        .filter(|node| is_named(&dom[*node]))
        .collect();
    if named.is_empty() {
        return false;
    }
    let wall_around = |node| {
        let around = dom.ancestors(node);
        around.filter(|above| named.contains(above)).last()
    };
    let mut walls: HashMap<NodeId, Wall> = HashMap::default();
    let mut of_blocks = Vec::with_capacity(cut.blocks.len());
    for block in &cut.blocks {
        let wall = wall_around(block.node);
        if let Some(wall) = wall {
            walls.entry(wall).or_default().add(block);
        }
        of_blocks.push(wall);
    }
    let before = cut.blocks.len();
    let mut of_blocks = of_blocks.into_iter();
    cut.blocks.retain(|block| {
        let wall = of_blocks.next().flatten();
        !wall.is_some_and(|wall| walls[&wall].is_offer() && !tells(block))
    });
    cut.blocks.len() < before
}

/// Whether a block in such an element is of the article all the same: some hold its beginning and the offer.
fn tells(block: &RawBlock) -> bool {
    let mut alone = Wall::default();
    alone.add(block);
    block.is_prose() && !alone.offers && !alone.speaks_to_reader && !alone.has_link_or_price
}

/// What an element of such a name holds.
#[derive(Default)]
struct Wall {
    words: u32,
    /// It speaks of subscriptions.
    offers: bool,
    speaks_to_reader: bool,
    has_link_or_price: bool,
}

impl Wall {
    fn add(&mut self, block: &RawBlock) {
        self.words += block.words;
        let small = block.text.to_lowercase();
        self.offers |= OFFERS_FINDER.is_in(&small);
        self.speaks_to_reader |= notice::speaks_to_reader(&block.text);
        let has_price = PRICES.iter().any(|price| small.contains(price));
        self.has_link_or_price |= has_price || block.link_characters > 0;
    }

    fn is_offer(&self) -> bool {
        self.offers
            && (self.speaks_to_reader && self.words <= MOST_WORDS
                || self.has_link_or_price && self.words <= MOST_WORDS_UNADDRESSED)
    }
}

fn is_named(node: &Node) -> bool {
    // These hold the article as well.
    if matches!(node.tag(), "" | "html" | "body" | "main" | "article") {
        return false;
    }
    ["class", "id", "data-area", "data-component", "data-testid"]
        .into_iter()
        .filter_map(|name| node.attribute(name))
        .filter(|names| NAMES_FINDER.is_in(names))
        .flat_map(str::split_ascii_whitespace)
        .any(|name| NAMES_FINDER.is_in(name) && !is_state(name))
}

/// "has-paywall" and "no-paywall" say what else there is, not what stands here.
fn is_state(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["has-", "is-", "no-", "not-", "non-", "with-", "without-"]
        .iter()
        .any(|state| name.starts_with(state))
}

#[cfg(test)]
mod tests {
    use crate::{ExtractError, Page, extract, summarize};

    fn text(body: &str) -> Result<String, ExtractError> {
        let html = format!(
            "<html><head><title>Third crane - Tidewater Gazette</title></head><body><article><h1>Third crane</h1>{body}</article></body></html>"
        );
        let article = extract(&Page::html(None, html))?;
        summarize(&article, 3)?;
        Ok(article.text())
    }

    const BEGINNING: &str =
        "The harbour gets its third crane on Friday, two years after the council voted for it.";

    #[test]
    fn what_a_paywall_offers_below_the_beginning_of_an_article_is_left_out() {
        for (name, offer) in [
            (
                "class=paywall",
                "You have read two of two free stories. Subscribe now for one crown a week and read all of them.",
            ),
            (
                "class='story__paywall box'",
                "Die letzten drei Absätze gibt es im Abo. Jetzt vier Wochen kostenlos lesen und jederzeit kündigen.",
            ),
            (
                "data-area=paywall",
                "Noch keinen Zugang? Werden Sie Abonnent und lesen Sie alles auf allen Geräten.",
            ),
            (
                "id=regwall",
                "Para seguir leyendo, suscríbete o entra con tu cuenta. Puedes darte de baja cuando quieras.",
            ),
            (
                "data-testid=article-paywall",
                "この記事の続きは会員だけがお読みいただけます。最初の一か月は無料です。",
            ),
        ] {
            let body = format!(
                "<p>{BEGINNING}</p><div {name}><h3>+</h3><p>{}</p></div>",
                offer.replace(". ", ".</p><p>")
            );
            assert_eq!(text(&body).as_deref(), Ok(BEGINNING), "{name}");
        }
    }

    #[test]
    fn the_beginning_of_an_article_in_one_element_with_the_offer_is_kept() {
        let body = format!(
            "<div class=paywall><p>{BEGINNING}</p><p>Subscribe now and read the rest of your story.</p></div>"
        );
        assert_eq!(text(&body).as_deref(), Ok(BEGINNING));
    }

    #[test]
    fn an_article_whose_text_is_nothing_but_an_offer_needs_a_subscription() {
        for offer in [
            "<p>Dit verhaal lezen? Neem een abonnement vanaf drie kronen per week.</p><ul><li>Elke dag de krant op alle apparaten</li></ul>",
            "<p>Diesen Text lesen Sie mit unserem Probeabo. Es endet nach vier Wochen von selbst.</p>",
        ] {
            assert_eq!(
                text(&format!("<div class=paywall>{offer}</div>")),
                Err(ExtractError::LogInRequired)
            );
        }
    }

    #[test]
    fn the_text_of_an_article_that_a_script_would_hide_is_its_text() {
        let story = "It lifts forty tonnes and runs on electricity from the panels on the roof of the fish hall. \
            The old ones stay where they are, because the museum wants to show them to its visitors. ";
        let brief = "It lifts forty tonnes. Subscribers of the newsletter of the harbour see it on Thursday.";
        let long = format!("{}Readers subscribed to all the shares.", story.repeat(4));
        for (name, story) in [
            ("paywall", story),
            ("paywall", brief),
            ("paywall", long.as_str()),
            ("has-paywall", &long),
        ] {
            let body = format!("<p>{BEGINNING}</p><div class={name}><p>{story}</p></div>");
            let text = text(&body).expect("a text");
            assert!(text.contains("forty tonnes"), "{text}");
        }
    }
}
