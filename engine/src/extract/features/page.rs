//! What kind of page it is: evidence from its address, its platform and the types that it claims. The same for every block.

use std::sync::LazyLock;

use super::phrases::Phrases;
use crate::extract::metadata::Metadata;

/// Words in an address, one feature a row.
const ADDRESS: [&[&str]; 8] = [
    &[
        "forum",
        "/t/",
        "thread",
        "topic",
        "community",
        "discuss",
        "viewtopic",
        "board",
        "/talk/",
        "/r/",
        "comments",
        "/s/",
    ],
    &["question", "answers", "/q/", "stackexchange", "overflow"],
    &[
        "product", "/p/", "/dp/", "/pdp/", "/pr/", "/itm/", "/item", "/buy/", "shop.", "store.",
    ],
    &[
        "docs",
        "documentation",
        "/guide",
        "reference",
        "/api",
        "manual",
        "tutorial",
        "wiki",
        "/learn",
        "help.",
        "support.",
    ],
    &[
        "category",
        "categories",
        "collection",
        "/tag",
        "/c/",
        "catalog",
        "/best",
        "archive",
        "/search",
        "/list",
        "browse",
        "/topics",
        "chart",
    ],
    &[
        "blog", "news", "article", "story", "stories", "/post", "magazine", "/20",
    ],
    &[
        "service", "solution", "pricing", "about", "features", "platform", "industr", "consult",
    ],
    &["#comment", "comment-page", "page=", "/page/"],
];

/// Words in the body's classes and in the generator's name.
const PLATFORM: [&[&str]; 8] = [
    &[
        "single",
        "post-template",
        "postid",
        "article",
        "story",
        "is-post",
        "blog-post",
        "node-type-article",
    ],
    &[
        "archive",
        "category",
        "tag-",
        "blog ",
        "home",
        "search",
        "listing",
        "collection",
    ],
    &[
        "product",
        "woocommerce",
        "shop",
        "pdp",
        "shopify",
        "magento",
        "bigcommerce",
    ],
    &[
        "page-template",
        "page-id",
        "landing",
        "webflow",
        "elementor",
        "wix",
        "squarespace",
        "hubspot",
    ],
    &[
        "forum",
        "topic",
        "thread",
        "question",
        "discourse",
        "phpbb",
        "xenforo",
        "vbulletin",
        "invision",
        "ipsapp",
        "vanilla",
        "flarum",
        "lemmy",
    ],
    &[
        "docs",
        "docusaurus",
        "sphinx",
        "mkdocs",
        "gitbook",
        "hugo",
        "jekyll",
        "mediawiki",
        "readthedocs",
        "vitepress",
    ],
    &[
        "wordpress",
        "drupal",
        "ghost",
        "joomla",
        "blogger",
        "medium",
    ],
    &["next.js", "gatsby", "nuxt", "astro"],
];

/// Schema.org types.
const TYPES: [&[&str]; 9] = [
    &[
        "NewsArticle",
        "ReportageNews",
        "AnalysisNews",
        "OpinionNews",
        "LiveBlog",
    ],
    &["BlogPosting", "TechArticle", "ScholarlyArticle"],
    &["Product", "Offer"],
    &["DiscussionForumPosting", "QAPage", "Question", "Comment"],
    &[
        "ItemList",
        "CollectionPage",
        "SearchResults",
        "OfferCatalog",
    ],
    &[
        "Service",
        "LocalBusiness",
        "ProfessionalService",
        "SoftwareApplication",
    ],
    &["Recipe", "HowTo", "Course"],
    &["FAQPage"],
    &["Review", "AggregateRating"],
];

static ADDRESS_WORDS: LazyLock<Phrases<8>> = LazyLock::new(|| Phrases::new(&ADDRESS));
static PLATFORM_WORDS: LazyLock<Phrases<8>> = LazyLock::new(|| Phrases::new(&PLATFORM));
static TYPE_WORDS: LazyLock<Phrases<9>> = LazyLock::new(|| Phrases::new(&TYPES));

/// Whether the page is a forum or another place of questions and answers, where comments are the text.
pub(in crate::extract) fn is_conversation(metadata: &Metadata) -> bool {
    let [forum, question, ..] = ADDRESS_WORDS.flags(metadata.address.as_deref().unwrap_or(""));
    let [_, _, _, _, platform, ..] = PLATFORM_WORDS.flags(&metadata.platform);
    metadata.is_forum || [forum, question, platform].iter().any(|flag| *flag > 0.0)
}

/// The evidence, in the order that the model was trained on.
pub(super) fn features(metadata: &Metadata) -> Vec<f32> {
    let address = metadata.address.as_deref().unwrap_or("");
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
    let mut features = Vec::with_capacity(32);
    features.extend(ADDRESS_WORDS.flags(address));
    features.extend(PLATFORM_WORDS.flags(&metadata.platform));
    features.extend(TYPE_WORDS.flags(&metadata.types));
    let segments = path.split('/').filter(|part| !part.is_empty()).count();
    let hyphens = last.matches(['-', '_']).count();
    let digits = path.chars().filter(char::is_ascii_digit).count();
    features.extend([segments, hyphens, digits].map(|count| super::float(count.min(20))));
    features
}
