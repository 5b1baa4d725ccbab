//! What a page says about itself: titles, types, language, and the article text that some put into JSON-LD.

use std::borrow::Cow;

use serde_json::Value;

use super::dom::{Dom, ROOT};
use crate::text::fold_spaces;

/// JSON-LD nests (<https://www.w3.org/TR/json-ld11/>), in pages hardly deeper than this.
const JSON_DEPTH: u8 = 8;

/// A page's statements about itself.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a page may claim several types at once"
)]
pub(super) struct Metadata {
    pub(super) document_title: Option<String>,
    pub(super) social_title: Option<String>,
    pub(super) json_headline: Option<String>,
    /// A headline that stands for itself: of a forum's thread in JSON-LD, without the labels that forums set before it; of a
    /// paper or a news site in a `meta` element of its own.
    pub(super) bare_headline: Option<String>,
    pub(super) site_name: Option<String>,
    /// The names of those who publish the page, and of the web site that it is part of, as JSON-LD has them.
    pub(super) publishers: Vec<String>,
    /// Who wrote it.
    pub(super) authors: Vec<String>,
    pub(super) description: Option<String>,
    /// `og:description`: written for those who share the page, of this page alone.
    pub(super) social_description: Option<String>,
    /// The longest description that the page's JSON-LD has of what the page shows: a video, a picture, a product.
    pub(super) json_description: Option<String>,
    /// A question and its accepted answer, or the best one where none was accepted.
    pub(super) question: Option<Question>,
    pub(super) language: Option<String>,
    pub(super) article_body: Option<String>,
    /// The page's own idea of its address, or where it was fetched.
    pub(super) address: Option<String>,
    /// The body's classes and the generator's name.
    pub(super) platform: String,
    /// The schema.org types of the page's JSON-LD.
    pub(super) types: String,
    pub(super) is_article: bool,
    pub(super) is_product: bool,
    pub(super) is_forum: bool,
    pub(super) is_listing: bool,
    /// It is about a person.
    pub(super) is_profile: bool,
}

/// A question that people answer on the page, as its JSON-LD has it. Paragraphs are lines.
#[derive(Debug, Default)]
pub(super) struct Question {
    pub(super) text: String,
    pub(super) answer: String,
}

/// Reads them in one pass.
pub(super) fn read(dom: &Dom, address: Option<&str>) -> Metadata {
    let mut metadata = Metadata::default();
    for id in dom.descendants(ROOT) {
        let node = &dom[id];
        match node.tag() {
            "html" => metadata.language = node.attribute("lang").map(str::to_owned),
            "body" => {
                let names = ["class", "id"]
                    .into_iter()
                    .filter_map(|name| node.attribute(name));
                names.for_each(|name| metadata.add_platform(name));
            }
            "link" if node.attribute("rel") == Some("canonical") => {
                metadata.address = metadata
                    .address
                    .take()
                    .or_else(|| node.attribute("href").and_then(filled));
            }
            "title" if metadata.document_title.is_none() => {
                metadata.document_title = filled(&decoded(&dom.text(id)));
            }
            "meta" => {
                let name = node
                    .attribute("property")
                    .or_else(|| node.attribute("name"))
                    .unwrap_or("");
                if let Some(content) = node.attribute("content").and_then(filled) {
                    metadata.take_meta(&name.to_ascii_lowercase(), content);
                }
            }
            "script"
                if node
                    .attribute("type")
                    .is_some_and(|kind| kind.contains("ld+json")) =>
            {
                let text = dom.raw_text(id);
                if let Some(value) = parse_leniently(&text) {
                    metadata.take_json(&value, 0);
                }
            }
            _ => {}
        }
    }
    // Where the page was fetched is where it is; its own idea may be a template's.
    metadata.address = address.map(str::to_owned).or(metadata.address);
    metadata
}

impl Metadata {
    /// What the page calls itself, in every place where it does.
    pub(super) fn titles(&self) -> impl Iterator<Item = &str> {
        let titles = [
            &self.json_headline,
            &self.social_title,
            &self.document_title,
        ];
        titles.into_iter().flatten().map(String::as_str)
    }

    fn take_meta(&mut self, name: &str, content: String) {
        match name {
            "og:title" => self.social_title = Some(decoded(&content).into_owned()),
            "twitter:title" => {
                self.social_title
                    .get_or_insert_with(|| decoded(&content).into_owned());
            }
            "og:site_name" => self.site_name = Some(content),
            "author" | "article:author" | "dc.creator" | "parsely-author" => {
                self.add_author(content);
            }
            "og:url" => self.address = self.address.take().or(Some(content)),
            "application-name" => {
                self.add_platform(&content);
                self.publishers.push(content);
            }
            // What stands below the icon on a telephone: short for the site.
            "apple-mobile-web-app-title" => self.publishers.push(content),
            "headline" | "citation_title" => {
                self.bare_headline = Some(decoded(&content).into_owned());
            }
            "generator" => {
                // It ends each title with the language's name: "tern::queue - Rust".
                if content == "rustdoc" {
                    self.publishers.push("Rust".to_owned());
                }
                self.add_platform(&content);
            }
            "description" | "og:description" | "twitter:description" => {
                if name == "og:description" {
                    self.social_description = Some(content.clone());
                }
                self.description = self.description.take().or(Some(content));
            }
            "og:type" => {
                self.is_article |= content.contains("article");
                self.is_product |= content.contains("product");
                self.is_profile |= content.contains("profile");
            }
            _ => {}
        }
    }

    fn add_author(&mut self, name: String) {
        // An address is no name.
        if !name.contains("://") && !self.authors.contains(&name) {
            self.authors.push(name);
        }
    }

    /// The names of publishers and authors.
    fn take_names(&mut self, kind: &str, fields: &serde_json::Map<String, Value>) {
        if matches!(kind, "WebSite" | "NewsMediaOrganization") {
            self.publishers.extend(names(fields.get("name")));
        }
        for field in ["publisher", "isPartOf", "sourceOrganization"] {
            self.publishers.extend(names(fields.get(field)));
        }
        for author in names(fields.get("author")) {
            self.add_author(author);
        }
    }

    fn add_platform(&mut self, name: &str) {
        // Class lists of kilobytes are a utility framework's.
        self.platform.extend(name.chars().take(400));
        self.platform.push(' ');
    }

    fn take_json(&mut self, value: &Value, depth: u8) {
        if depth > JSON_DEPTH {
            return;
        }
        match value {
            Value::Array(values) => values
                .iter()
                .for_each(|value| self.take_json(value, depth + 1)),
            Value::Object(fields) => {
                let kind = match fields.get("@type") {
                    Some(Value::String(kind)) => kind.clone(),
                    Some(Value::Array(kinds)) => kinds
                        .iter()
                        .filter_map(Value::as_str)
                        .collect::<Vec<_>>()
                        .join(" "),
                    _ => String::new(),
                };
                let article = kind.contains("Article")
                    || kind.contains("BlogPosting")
                    || kind.contains("Report");
                self.is_article |= article;
                self.types.push_str(&kind);
                self.types.push(' ');
                self.is_product |= kind.contains("Product");
                self.is_forum |= kind.contains("DiscussionForum")
                    || kind.contains("QAPage")
                    || kind.contains("Question");
                self.is_listing |= kind.contains("ItemList") || kind.contains("CollectionPage");
                let text = |name: &str| {
                    fields
                        .get(name)
                        .and_then(Value::as_str)
                        .map(strip_markup)
                        .and_then(|text| filled(&text))
                };
                let headline = || text("headline").map(|title| decoded(&title).into_owned());
                self.is_profile |= kind.contains("ProfilePage");
                self.take_names(&kind, fields);
                if kind == "Question" && self.question.is_none() {
                    self.question = question(fields);
                }
                if describes_content(&kind)
                    && let Some(description) = text("description")
                    && self
                        .json_description
                        .as_ref()
                        .is_none_or(|known| known.len() < description.len())
                {
                    self.json_description = Some(description);
                }
                if article {
                    self.json_headline = self.json_headline.take().or_else(headline);
                }
                if kind.contains("DiscussionForumPosting") {
                    self.bare_headline = self.bare_headline.take().or_else(headline);
                }
                // Its line breaks are its paragraphs' borders.
                if let Some(body) = fields
                    .get("articleBody")
                    .and_then(Value::as_str)
                    .map(strip_markup)
                    && self
                        .article_body
                        .as_ref()
                        .is_none_or(|known| known.len() < body.len())
                {
                    self.article_body = Some(body);
                }
                for name in [
                    "@graph",
                    "mainEntity",
                    "mainEntityOfPage",
                    "itemListElement",
                ] {
                    if let Some(inner) = fields.get(name) {
                        self.take_json(inner, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The names in a JSON-LD value: a text, something with a name, or a list of these.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(name)) => filled(name).into_iter().collect(),
        Some(Value::Object(fields)) => match fields.get("name") {
            Some(Value::String(name)) => filled(name).into_iter().collect(),
            _ => Vec::new(),
        },
        Some(Value::Array(values)) => values
            .iter()
            .take(20)
            .filter(|value| !value.is_array())
            .flat_map(|value| names(Some(value)))
            .collect(),
        _ => Vec::new(),
    }
}

/// Whether a thing of this type is what a page shows, so that its description is the page's.
fn describes_content(kind: &str) -> bool {
    [
        "Article",
        "BlogPosting",
        "VideoObject",
        "AudioObject",
        "ImageObject",
        "Product",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "WebPage",
        "Movie",
        "Book",
        "PodcastEpisode",
        "Dataset",
        "Event",
        "SoftwareSourceCode",
        "SoftwareApplication",
        "DigitalDocument",
    ]
    .iter()
    .any(|known| kind.contains(known))
}

/// A question with its accepted answer, or the first suggested one.
fn question(fields: &serde_json::Map<String, Value>) -> Option<Question> {
    let text = |value: &Value| {
        value
            .get("text")
            .and_then(Value::as_str)
            .map(strip_markup)
            .filter(|text| !text.trim().is_empty())
    };
    let answer = ["acceptedAnswer", "suggestedAnswer"]
        .into_iter()
        .filter_map(|name| fields.get(name))
        .find_map(|answers| match answers {
            Value::Array(answers) => answers.iter().find_map(text),
            answer => text(answer),
        })?;
    let question = fields.get("text").and_then(Value::as_str).map(strip_markup);
    Some(Question {
        text: question.unwrap_or_default(),
        answer,
    })
}

/// Names of characters that programs write for others in titles. A title about `&nbsp;` or `&lt;` says those.
const ENCODED: [&str; 9] = [
    "amp", "quot", "apos", "lsquo", "rsquo", "ldquo", "rdquo", "ndash", "mdash",
];

/// A title whose characters the page encoded twice: "Third crane&amp;#8217;s test" reads as "Third crane&#8217;s test".
pub(super) fn decoded(title: &str) -> Cow<'_, str> {
    let mut references = title
        .split('&')
        .skip(1)
        .filter_map(|rest| rest.split_once(';'));
    let is_encoded = references.any(|(name, _)| {
        let number = name
            .strip_prefix('#')
            .map(|number| number.trim_start_matches(['x', 'X']));
        ENCODED.contains(&name)
            || number.is_some_and(|number| {
                (2..6).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_hexdigit())
            })
    });
    if is_encoded {
        Cow::Owned(strip_markup(&title.replace('<', "&lt;")))
    } else {
        Cow::Borrowed(title)
    }
}

fn filled(text: &str) -> Option<String> {
    let folded = fold_spaces(text);
    (!folded.is_empty()).then_some(folded)
}

/// Line breaks inside strings are the commonest fault of hand-written JSON-LD.
fn parse_leniently(text: &str) -> Option<Value> {
    let text = text
        .trim()
        .trim_start_matches("<!--")
        .trim_end_matches("-->")
        .trim()
        .trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let flat: String = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        serde_json::from_str(&flat).ok()
    })
}

/// JSON-LD text may carry tags and entities; the parser that reads pages reads them too. Paragraph borders are kept as line breaks.
pub(super) fn strip_markup(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let cut = super::blocks::cut(&super::sink::parse(text));
    cut.blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}
