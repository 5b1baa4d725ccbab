//! What the parts around an article are for, by what their authors called them: readers' comments, captions, dialogs …
//!
//! A name is taken word by word ("PostsPage-commentsSection" is posts, page, comments, section), and not where it only says
//! that something has such a part ("has-comments"). An element that holds the headline or most of the page is a wrapper,
//! whatever it is called.

use super::dom::Node;

/// What a part of a page is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Comment,
    Sidebar,
    Related,
    Biography,
    Caption,
    Dialog,
    Review,
    Disclosure,
    Reference,
    /// A note of an encyclopedia that leads to other entries.
    Hatnote,
    /// Lines that lead to other pages: breadcrumbs, the next article, trackbacks.
    Path,
    /// The answer to the page's question that was accepted, and the others.
    AcceptedAnswer,
    OtherAnswer,
    /// Another article's headline, and the lines under it.
    Teaser,
}

pub(super) const ALL: [Role; 14] = [
    Role::Comment,
    Role::Sidebar,
    Role::Related,
    Role::Biography,
    Role::Caption,
    Role::Dialog,
    Role::Review,
    Role::Disclosure,
    Role::Reference,
    Role::Hatnote,
    Role::Path,
    Role::AcceptedAnswer,
    Role::OtherAnswer,
    Role::Teaser,
];

/// A set of roles.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Roles(u16);

impl Roles {
    pub(super) fn add(&mut self, role: Role) {
        self.0 |= 1 << role as u16;
    }

    pub(super) fn has(self, role: Role) -> bool {
        self.0 & (1 << role as u16) != 0
    }
}

/// Names longer than this, in bytes, are a utility framework's; their start names the element.
const NAME_LENGTH: usize = 200;

/// What an element is by its own names.
pub(super) fn own_roles(node: &Node) -> Roles {
    let mut roles = Roles::default();
    match node.tag() {
        "figcaption" => roles.add(Role::Caption),
        "dialog" => roles.add(Role::Dialog),
        "" | "html" | "body" | "main" | "article" | "h1" | "h2" | "h3" | "h4" => return roles,
        _ => {}
    }
    match node.attribute("role") {
        Some("dialog" | "alertdialog") => roles.add(Role::Dialog),
        Some("complementary") => roles.add(Role::Sidebar),
        Some("doc-endnotes" | "doc-bibliography") => roles.add(Role::Reference),
        _ => {}
    }
    // https://schema.org/acceptedAnswer
    match node.attribute("itemprop") {
        Some("acceptedAnswer") => roles.add(Role::AcceptedAnswer),
        Some("suggestedAnswer") => roles.add(Role::OtherAnswer),
        _ => {}
    }
    for name in ["class", "id"]
        .into_iter()
        .filter_map(|name| node.attribute(name))
    {
        let name = name.get(..NAME_LENGTH).unwrap_or(name);
        for token in name.split_ascii_whitespace() {
            add_named(token, &mut roles);
        }
    }
    roles
}

/// Whether a class list or an id calls its element a comment.
pub(super) fn names_comment(name: &str) -> bool {
    name.split_ascii_whitespace().any(|token| {
        let mut roles = Roles::default();
        add_named(token, &mut roles);
        roles.has(Role::Comment)
    })
}

/// Words that say that an element has such a part, may have one or has none.
fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "have"
            | "with"
            | "no"
            | "non"
            | "not"
            | "without"
            | "show"
            | "hide"
            | "enable"
            | "enabled"
            | "disable"
            | "disabled"
            | "allow"
            | "allows"
            | "can"
            | "on"
            | "supports"
    )
}

fn add_named(token: &str, roles: &mut Roles) {
    // Most names hold none of these, which is quick to see.
    if !hints_at_role(token) {
        return;
    }
    let words = words(token);
    if words.iter().any(|word| is_modifier(word)) {
        return;
    }
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    // Design systems call their small type so: "text-caption", "MuiTypography-caption".
    let is_type_size = words
        .iter()
        .any(|word| word.contains("typography") || word == "font")
        || words.windows(2).any(|pair| {
            matches!(pair[0].as_str(), "text" | "type" | "txt") && pair[1].starts_with("caption")
        });
    match token {
        "reference-text" => roles.add(Role::Reference),
        // Of forums and old sites, where it is the whole name.
        "signature" => roles.add(Role::Biography),
        "side" => roles.add(Role::Sidebar),
        _ => {}
    }
    for word in &words {
        let word = word.as_str();
        match word {
            "modal" | "dialog" | "popup" | "lightbox" => {
                roles.add(Role::Dialog);
            }
            "aside" | "rightrail" | "siderail" => roles.add(Role::Sidebar),
            "related" | "recommended" | "recommendations" | "outbrain" | "taboola" | "mostread" => {
                roles.add(Role::Related);
            }
            "bio" | "authorbox" | "authorbio" | "authorinfo" => roles.add(Role::Biography),
            "testimonial" | "testimonials" | "review" => roles.add(Role::Review),
            "disclosure" | "disclosures" | "disclaimer" | "disclaimers" => {
                roles.add(Role::Disclosure);
            }
            "reflist" | "refbegin" | "references" | "bibliography" | "footnotes" | "endnotes" => {
                roles.add(Role::Reference);
            }
            "citation" if token == word => roles.add(Role::Reference),
            // What encyclopedias set above an entry: notes to its editors in a box, and where others of its name are.
            "hatnote" | "dablink" | "rellink" | "ambox" | "tmbox" | "ombox" | "mbox"
            | "bandeau" | "homonymie" => roles.add(Role::Hatnote),
            "relatedposts" | "relatedarticles" => roles.add(Role::Related),
            "trackback" | "trackbacks" | "pingback" | "pingbacks" | "breadcrumb"
            | "breadcrumbs" | "prevnext" => roles.add(Role::Path),
            "disqus" | "livefyre" => roles.add(Role::Comment),
            _ if word.starts_with("comment") && !word.starts_with("commentar") => {
                roles.add(Role::Comment);
            }
            _ if (word.ends_with("caption") || word.ends_with("captions")) && !is_type_size => {
                roles.add(Role::Caption);
            }
            _ if word.contains("sidebar") => roles.add(Role::Sidebar),
            _ if word.ends_with("reviews") => roles.add(Role::Review),
            _ => {}
        }
    }
    if has(&["author", "contributor", "writer", "byline", "authors"])
        && has(&[
            "box",
            "info",
            "about",
            "description",
            "desc",
            "profile",
            "blurb",
            "biography",
        ])
    {
        roles.add(Role::Biography);
    }
    if has(&["subscription", "subscribe", "signup"]) && has(&["widget", "form", "prompt", "cta"]) {
        roles.add(Role::Dialog);
    }
    if has(&["img", "image", "photo", "picture", "foto"])
        && has(&["desc", "description", "legend", "credit", "credits"])
    {
        roles.add(Role::Caption);
    }
    // What browsers know a feature, and what a reader may do in a forum.
    if has(&["baseline"]) && has(&["indicator"]) || has(&["permissions"]) && has(&["block"]) {
        roles.add(Role::Path);
    }
    if has(&["side"])
        && has(&[
            "wrap", "widget", "column", "col", "rail", "panel", "bar", "module",
        ])
    {
        roles.add(Role::Sidebar);
    }
    if has(&["more", "latest", "popular", "trending", "next", "other"])
        && has(&["stories", "articles", "news", "posts", "reads", "headlines"])
    {
        roles.add(Role::Related);
    }
    if has(&["post", "nav", "article", "entry"])
        && has(&["navigation", "links", "pagination"])
        && has(&["nav", "navigation", "pagination"])
    {
        roles.add(Role::Path);
    }
}

/// Whether a name holds the beginnings of any of those words, case ignored.
fn hints_at_role(token: &str) -> bool {
    static FINDER: std::sync::LazyLock<super::schema::Finder<1>> = std::sync::LazyLock::new(|| {
        super::schema::Finder::new([&[
            "comment",
            "disqus",
            "livefyre",
            "side",
            "rightrail",
            "related",
            "recommend",
            "outbrain",
            "taboola",
            "mostread",
            "bio",
            "author",
            "contributor",
            "writer",
            "byline",
            "caption",
            "modal",
            "dialog",
            "popup",
            "lightbox",
            "review",
            "testimonial",
            "disclosure",
            "disclaimer",
            "reflist",
            "refbegin",
            "reference",
            "bibliography",
            "footnotes",
            "endnotes",
            "citation",
            "hatnote",
            "dablink",
            "rellink",
            "mbox",
            "bandeau",
            "homonymie",
            "signature",
            "subscription",
            "subscribe",
            "signup",
            "img",
            "image",
            "photo",
            "picture",
            "foto",
            "baseline",
            "permissions",
            "trackback",
            "pingback",
            "breadcrumb",
            "prevnext",
            "nav",
            "more",
            "latest",
            "popular",
            "trending",
            "next",
            "other",
        ]])
    });
    FINDER.is_in(token)
}

/// The words of a name, lower case.
fn words(token: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut begins = true;
    let mut before = ' ';
    for c in token.chars() {
        if c.is_alphanumeric() {
            if begins || c.is_uppercase() && before.is_lowercase() {
                words.push(String::new());
            }
            begins = false;
            if let Some(word) = words.last_mut() {
                word.extend(c.to_lowercase());
            }
        } else {
            begins = true;
        }
        before = c;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{Role, Roles, add_named, words};

    fn has(name: &str, role: Role) -> bool {
        let mut roles = Roles::default();
        add_named(name, &mut roles);
        roles.has(role)
    }

    #[test]
    fn names_are_taken_word_by_word() {
        assert_eq!(
            words("PostsPage-commentsSection__item_2"),
            ["posts", "page", "comments", "section", "item", "2"]
        );
    }

    #[test]
    fn a_name_says_what_the_part_is_for() {
        for (name, role) in [
            ("PostsPage-commentsSection", Role::Comment),
            ("comment-body", Role::Comment),
            ("wp-caption-text", Role::Caption),
            ("credit-caption", Role::Caption),
            ("author-bio", Role::Biography),
            ("about-the-author", Role::Biography),
            ("theiaStickySidebar", Role::Sidebar),
            ("mvp-side-wrap", Role::Sidebar),
            ("modal", Role::Dialog),
            ("customer-reviews", Role::Review),
            ("hatnote", Role::Hatnote),
            ("mbox-text", Role::Hatnote),
            ("bandeau-container", Role::Hatnote),
            ("subscription-widget-wrap", Role::Dialog),
            ("jp-relatedposts", Role::Related),
            ("img-desc", Role::Caption),
            ("signature", Role::Biography),
            ("side", Role::Sidebar),
            ("post-navigation", Role::Path),
            ("more-stories", Role::Related),
        ] {
            assert!(has(name, role), "{name}");
        }
    }

    #[test]
    fn a_name_that_only_says_that_there_is_such_a_part_is_none() {
        for name in [
            "wt-text-caption",
            "MuiTypography-caption",
            "has-comments",
            "commentOnSelection",
            "comments-enabled",
            "no-comments",
            "commentary",
            "with-sidebar",
            "has-caption",
            "beside",
            "considered",
            "biography-of-a-town",
            "signature-dish",
            "newsletter-wrap",
            "side-by-side",
            "image-gallery",
            "subscription-prices",
            "biology",
        ] {
            for role in super::ALL {
                assert!(!has(name, role), "{name} {role:?}");
            }
        }
    }
}
