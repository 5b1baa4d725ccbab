//! What a page says about itself: titles, types, language, and the article text that some put into JSON-LD.

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
    pub(super) site_name: Option<String>,
    pub(super) description: Option<String>,
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
                metadata.document_title = filled(&dom.text(id));
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
            &self.document_title,
            &self.social_title,
            &self.json_headline,
        ];
        titles.into_iter().flatten().map(String::as_str)
    }

    fn take_meta(&mut self, name: &str, content: String) {
        match name {
            "og:title" => self.social_title = Some(content),
            "twitter:title" => self.social_title = self.social_title.take().or(Some(content)),
            "og:site_name" => self.site_name = Some(content),
            "og:url" => self.address = self.address.take().or(Some(content)),
            "generator" | "application-name" => self.add_platform(&content),
            "description" | "og:description" => {
                self.description = self.description.take().or(Some(content));
            }
            "og:type" => {
                self.is_article |= content.contains("article");
                self.is_product |= content.contains("product");
            }
            _ => {}
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
                if article {
                    self.json_headline = self.json_headline.take().or_else(|| text("headline"));
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
