//! Where a block stands: which kinds of element enclose it, and what the page's authors called them.

use super::dom::Node;
use super::role_names::names_comment;
use super::schema::{Nearness, features, phrases};

/// A kind of element that says something about all text inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Article,
    Main,
    Nav,
    Header,
    Footer,
    Aside,
    Form,
    Figure,
    Caption,
    Table,
    List,
    Item,
    Quote,
    Dialog,
    Button,
    Section,
    Label,
    Hidden,
    NoScript,
}

features! {
    /// Which elements enclose a block, one feature a [`Place`].
    pub(super) struct Inside {
        article: bool,
        main: bool,
        nav: bool,
        header: bool,
        footer: bool,
        aside: bool,
        form: bool,
        figure: bool,
        caption: bool,
        table: bool,
        list: bool,
        item: bool,
        quote: bool,
        dialog: bool,
        button: bool,
        section: bool,
        label: bool,
        hidden: bool,
        no_script: bool,
    }
}

phrases! {
    /// What authors call their elements (classes, ids, roles), by what the names are good evidence of.
    pub(super) struct Named {
        comments: ["comment", "disqus", "respond", "reply", "replies", "discuss", "feedback"],
        sidebar: ["sidebar", "side-", "aside", "rail", "widget", "complementary", "secondary", "column-right", "right-col"],
        related: ["related", "recommend", "read-more", "readmore", "also", "popular", "trending", "similar", "suggest", "read-next", "next-", "latest", "mostread", "most-", "more-", "outbrain", "taboola"],
        teaser: ["teaser", "promo", "card", "tile", "grid", "listing", "item", "feed", "archive"],
        sharing: ["share", "sharing", "social", "follow", "tweet", "facebook", "addthis"],
        subscription: ["newsletter", "subscri", "signup", "sign-up", "cta", "donat", "paywall", "call-to-action", "premium"],
        notice: ["cookie", "consent", "gdpr", "modal", "popup", "pop-up", "overlay", "banner", "alert", "notice", "toast"],
        footer: ["footer", "foot", "copyright", "bottom", "legal", "disclaimer", "contentinfo"],
        navigation: ["nav", "menu", "breadcrumb", "pagination", "pager", "toc", "toolbar", "skip", "tabs", "sitemap"],
        header: ["header", "masthead", "topbar", "hero", "headline", "title"],
        byline: ["meta", "byline", "author", "date", "time", "bio", "credit", "publish", "dateline", "contributor"],
        tags: ["tags", "tag-", "taglist", "categor", "topic", "label", "keyword"],
        media: ["caption", "gallery", "image", "photo", "video", "figure", "slideshow", "carousel", "slider", "player", "media", "thumb"],
        advertising: ["ad-", "ads", "advert", "sponsor", "dfp", "promoted", "adslot", "-ad"],
        account: ["login", "account", "register", "profile", "user", "member", "avatar"],
        article: ["article", "story", "post", "entry", "blog", "news"],
        text: ["content", "body", "text", "prose", "markdown", "rich", "copy", "wysiwyg", "articlebody", "description", "lede", "paragraph"],
        main: ["main", "primary", "center", "page"],
        conversation: ["thread", "message", "answer", "question", "forum", "topic-body"],
        product: ["product", "price", "cart", "buy", "sku", "spec", "detail", "feature"],
        review: ["review", "rating", "testimonial", "star"],
        concealed: ["hidden", "visually", "sr-only", "screen-reader", "print", "tooltip", "collapse", "accordion", "faq"],
        search: ["search", "filter", "sort", "form", "facet", "dropdown"],
        lead: ["summary", "intro", "lead", "excerpt", "abstract", "standfirst", "subtitle", "dek", "deck"],
        aside_note: ["quote", "pull", "highlight", "infobox", "factbox", "callout", "sidenote", "note"],
    }
}

/// The row of comments in [`Named`].
const COMMENTS: usize = 0;
/// A class list longer than this, in bytes, is a utility framework's; its start names the element.
const NAME_LENGTH: usize = 200;

/// The surroundings of a block. Depths are counted from the root; 0 is that of no element.
#[derive(Clone, Debug)]
pub(super) struct Context {
    pub(super) depth: u8,
    places: u32,
    /// The depth of the innermost element of such a name, by row of [`Named`].
    named: [u8; Named::ROWS],
}

impl Default for Context {
    fn default() -> Self {
        Self {
            depth: 0,
            places: 0,
            named: [0; Named::ROWS],
        }
    }
}

impl Context {
    /// The surroundings of what is inside `node`.
    pub(super) fn inside(&self, node: &Node, depth: u8) -> Self {
        let mut inner = self.clone();
        inner.depth = depth;
        let role = node.attribute("role");
        for place in [place_of(node.tag()), role.and_then(place_of_role)]
            .into_iter()
            .flatten()
        {
            inner.enter(place);
        }
        for name in ["class", "id", "itemprop", "data-component", "data-testid"]
            .into_iter()
            .filter_map(|name| node.attribute(name))
        {
            let name = name.get(..NAME_LENGTH).unwrap_or(name);
            for row in Named::finder().rows(name) {
                // "has-comments" around an article is no comment.
                if row != COMMENTS || names_comment(name) {
                    inner.named[row] = depth;
                }
            }
        }
        inner
    }

    /// Marks the surroundings as inside such an element.
    pub(super) fn enter(&mut self, place: Place) {
        self.places |= 1 << place as u32;
    }

    /// Whether such an element encloses the block.
    pub(super) fn within(&self, place: Place) -> bool {
        self.places & (1 << place as u32) != 0
    }

    /// Whether the block is in a part of the page that stands beside its text, or that nobody sees.
    pub(super) fn is_beside_text(&self) -> bool {
        [
            Place::Nav,
            Place::Footer,
            Place::Aside,
            Place::Form,
            Place::Hidden,
        ]
        .into_iter()
        .any(|place| self.within(place))
    }

    /// Which elements enclose the block, and how near the nearest element of each name is.
    pub(super) fn features(&self) -> (Inside, Named<Nearness>) {
        let inside = Inside {
            article: self.within(Place::Article),
            main: self.within(Place::Main),
            nav: self.within(Place::Nav),
            header: self.within(Place::Header),
            footer: self.within(Place::Footer),
            aside: self.within(Place::Aside),
            form: self.within(Place::Form),
            figure: self.within(Place::Figure),
            caption: self.within(Place::Caption),
            table: self.within(Place::Table),
            list: self.within(Place::List),
            item: self.within(Place::Item),
            quote: self.within(Place::Quote),
            dialog: self.within(Place::Dialog),
            button: self.within(Place::Button),
            section: self.within(Place::Section),
            label: self.within(Place::Label),
            hidden: self.within(Place::Hidden),
            no_script: self.within(Place::NoScript),
        };
        let named = self.named.map(|depth| {
            Nearness(if depth == 0 {
                0.0
            } else {
                1.0 / (1.0 + f32::from(self.depth - depth))
            })
        });
        (inside, Named::from_rows(named))
    }
}

fn place_of(tag: &str) -> Option<Place> {
    Some(match tag {
        "article" => Place::Article,
        "main" => Place::Main,
        "nav" => Place::Nav,
        "header" => Place::Header,
        "footer" => Place::Footer,
        "aside" => Place::Aside,
        "form" => Place::Form,
        "figure" => Place::Figure,
        "figcaption" => Place::Caption,
        "table" => Place::Table,
        "ul" | "ol" | "dl" | "menu" => Place::List,
        "li" | "dd" | "dt" => Place::Item,
        "blockquote" => Place::Quote,
        "dialog" => Place::Dialog,
        "button" | "summary" => Place::Button,
        "section" => Place::Section,
        "label" | "legend" => Place::Label,
        "noscript" | "template" => Place::NoScript,
        _ => return None,
    })
}

fn place_of_role(role: &str) -> Option<Place> {
    Some(match role {
        "article" => Place::Article,
        "main" => Place::Main,
        "navigation" | "menu" | "menubar" => Place::Nav,
        "banner" => Place::Header,
        "contentinfo" => Place::Footer,
        "complementary" => Place::Aside,
        "dialog" | "alertdialog" | "alert" => Place::Dialog,
        "button" | "tab" => Place::Button,
        _ => return None,
    })
}
