//! What kind of page it is: evidence from its address, its platform and the types that it claims. The same for every block.

use super::wording;
use crate::extract::metadata::Metadata;
use crate::extract::schema::{Count, features, float, phrases};

phrases! {
    /// Words in an address.
    pub(super) struct Address {
        forum: ["forum", "/t/", "thread", "topic", "community", "discuss", "viewtopic", "board", "/talk/", "/r/", "comments", "/s/"],
        questions: ["question", "answers", "/q/", "stackexchange", "overflow"],
        shop: ["product", "/p/", "/dp/", "/pdp/", "/pr/", "/itm/", "/item", "/buy/", "shop.", "store."],
        documentation: ["docs", "documentation", "/guide", "reference", "/api", "manual", "tutorial", "wiki", "/learn", "help.", "support."],
        listing: ["category", "categories", "collection", "/tag", "/c/", "catalog", "/best", "archive", "/search", "/list", "browse", "/topics", "chart"],
        article: ["blog", "news", "article", "story", "stories", "/post", "magazine", "/20"],
        service: ["service", "solution", "pricing", "about", "features", "platform", "industr", "consult"],
        paging: ["#comment", "comment-page", "page=", "/page/"],
    }
}

phrases! {
    /// Words in the body's classes and in the generator's name.
    pub(super) struct Platform {
        article: ["single", "post-template", "postid", "article", "story", "is-post", "blog-post", "node-type-article"],
        listing: ["archive", "category", "tag-", "blog ", "home", "search", "listing", "collection"],
        shop: ["product", "woocommerce", "shop", "pdp", "shopify", "magento", "bigcommerce"],
        page_builder: ["page-template", "page-id", "landing", "webflow", "elementor", "wix", "squarespace", "hubspot"],
        forum: FORUM,
        documentation: ["docs", "docusaurus", "sphinx", "mkdocs", "gitbook", "hugo", "jekyll", "mediawiki", "readthedocs", "vitepress"],
        publishing_system: ["wordpress", "drupal", "ghost", "joomla", "blogger", "medium"],
        script_framework: ["next.js", "gatsby", "nuxt", "astro"],
    }
}

phrases! {
    /// Schema.org types (<https://schema.org/docs/full.html>), and what they are of.
    pub(super) struct Types {
        news: ["NewsArticle", "ReportageNews", "AnalysisNews", "OpinionNews", "LiveBlog"],
        blog: ["BlogPosting", "TechArticle", "ScholarlyArticle"],
        product: ["Product", "Offer"],
        conversation: ["DiscussionForumPosting", "QAPage", "Question", "Comment"],
        listing: ["ItemList", "CollectionPage", "SearchResults", "OfferCatalog"],
        business: ["Service", "LocalBusiness", "ProfessionalService", "SoftwareApplication"],
        instructions: ["Recipe", "HowTo", "Course"],
        questions_answered: ["FAQPage"],
        review: ["Review", "AggregateRating"],
    }
}

features! {
    /// How the address is built, without the part behind a question mark; each at most 20.
    pub(super) struct Path {
        segments: Count,
        /// Hyphens and underscores in the last segment: a title that became an address has many.
        hyphens: Count,
        digits: Count,
    }
}

features! {
    /// What kind of page it is.
    pub(super) struct PageKind {
        pub(super) address: Address<bool>,
        pub(super) platform: Platform<bool>,
        pub(super) types: Types<bool>,
        pub(super) path: Path,
    }
}

impl PageKind {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let address = metadata.address.as_deref().unwrap_or("");
        Self {
            address: Address::from_rows(Address::finder().found(address)),
            platform: Platform::from_rows(Platform::finder().found(&metadata.platform)),
            types: Types::from_rows(Types::finder().found(&metadata.types)),
            path: Path::of(address),
        }
    }
}

impl Path {
    fn of(address: &str) -> Self {
        let path = address
            .split_once("://")
            .and_then(|(_, rest)| rest.split_once('/'))
            .map_or("", |(_, path)| path);
        let path = path
            .split(['?', '#'])
            .next()
            .unwrap_or("")
            .trim_end_matches('/');
        let last = path.rsplit('/').next().unwrap_or("");
        let segments = path.split('/').filter(|part| !part.is_empty()).count();
        let hyphens = last.matches(['-', '_']).count();
        let digits = path.chars().filter(char::is_ascii_digit).count();
        let count = |count: usize| Count(float(count.min(20)));
        Self {
            segments: count(segments),
            hyphens: count(hyphens),
            digits: count(digits),
        }
    }
}

/// Software for forums, as body classes and generators name it.
const FORUM_SOFTWARE: [&str; 10] = [
    "forum",
    "discourse",
    "phpbb",
    "xenforo",
    "vbulletin",
    "invision",
    "ipsapp",
    "vanilla",
    "flarum",
    "lemmy",
];
const FORUM: [&str; 3 + FORUM_SOFTWARE.len()] =
    wording::joined(&["topic", "thread", "question"], &FORUM_SOFTWARE);
/// Folders and scripts in the addresses of threads and questions, and names of hosts, beside those with "forum" in them.
const OF_CONVERSATIONS: &[&str] = &[
    "answers",
    "ask",
    "board",
    "boards",
    "comments",
    "community",
    "discuss",
    "discussion",
    "discussions",
    "q",
    "question",
    "questions",
    "r",
    "showthread",
    "t",
    "talk",
    "thread",
    "threads",
    "topic",
    "viewthread",
    "viewtopic",
];

/// Whether the page is a forum or another place of questions and answers, where comments are the text.
pub(in crate::extract) fn is_conversation(metadata: &Metadata) -> bool {
    let platform = Platform::from_rows(Platform::finder().found(&metadata.platform));
    let is_named = if metadata.is_article {
        // "topic-politics" is a class of news, too.
        let platform = metadata.platform.to_ascii_lowercase();
        FORUM_SOFTWARE.iter().any(|name| platform.contains(name))
    } else {
        platform.forum
    };
    let address = metadata.address.as_deref().unwrap_or("");
    metadata.is_forum || is_named || is_of_conversation(address)
}

/// Whether a part of an address names a place of conversations: not a word in a headline that became an address, such as
/// "the-new-keyboard" or "what-the-community-says".
fn is_of_conversation(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    let address = address
        .split_once("://")
        .map_or(&*address, |(_, rest)| rest);
    let address = address.split(['?', '#']).next().unwrap_or("");
    let (host, path) = address.split_once('/').unwrap_or((address, ""));
    let is_one = |name: &str| OF_CONVERSATIONS.contains(&name);
    // The domain's own ending is no name: ".community".
    let mut labels = host.rsplit('.').skip(1);
    let mut folders = path
        .split('/')
        .map(|folder| folder.split('.').next().unwrap_or(""));
    labels.any(|label| {
        is_one(label) && label.len() > 1
            || ["forum", "stackexchange", "overflow"]
                .iter()
                .any(|name| label.contains(name))
    }) || folders.any(|folder| is_one(folder) || folder.contains("forum") && !folder.contains('-'))
}

#[cfg(test)]
mod tests {
    use super::is_of_conversation;

    #[test]
    fn an_address_of_a_thread_is_told_from_a_headline_with_such_a_word() {
        for address in [
            "https://forum.example.org/viewtopic.php?f=3&t=1211",
            "https://example.org/forums/threads/the-new-keyboard.1234/",
            "https://community.example.org/t/why-is-it-slow/8251",
            "https://old.reddit.com/r/rust/comments/abc/who_uses_it/",
            "https://cooking.stackexchange.com/questions/12/how-long",
            "https://stackoverflow.com/q/11227809",
            "https://www.fishforums.net/threads/12",
            "https://www.example.co.uk/showthread.php?t=7481802",
            "https://www.tapatalk.com/groups/fish/discussion/1",
        ] {
            assert!(is_of_conversation(address), "{address}");
        }
        for address in [
            "https://www.example.com/2019/11/18/13-inch-macbook-pro-scissor-keyboard-2020/",
            "https://blog.example.org/2018/09/10/september-2018-open-thread/#comment-949890",
            "https://example.com/news/community-centre-reopens",
            "https://example.com/what-the-board-decided/",
            "https://example.community/about",
            "https://example.com/five-questions-about-tea.html",
            "",
        ] {
            assert!(!is_of_conversation(address), "{address}");
        }
    }
}
