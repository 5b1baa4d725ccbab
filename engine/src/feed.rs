//! Feeds and articles that come as data: RSS, Atom, JSON Feed, and the JSON-LD of an article.

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use quick_xml::reader::Reader;
use serde_json::Value;

use crate::article::{Article, Block, BlockKind};
use crate::language;
use crate::text::fold_spaces;

/// JSON-LD nests; a document that nests deeper is no article.
const JSON_DEPTH: u8 = 8;

/// How `WordPress` ends a post in a feed, in its own translations (<https://translate.wordpress.org>): "The post Third crane appeared
/// first on Quay."
const FEED_ENDS: [(&str, &str); 11] = [
    ("The post ", " appeared first on "),
    ("The article ", " appeared first on "),
    ("Der Beitrag ", " erschien zuerst auf "),
    ("L’article ", " est apparu en premier sur "),
    ("La entrada ", " se publicó primero en "),
    ("L'articolo ", " proviene da "),
    ("O post ", " apareceu primeiro em "),
    ("Het bericht ", " verscheen eerst op "),
    ("Artykuł ", " pochodzi z serwisu "),
    ("Inlägget ", " dök först upp på "),
    ("Сообщение ", " появились сначала на "),
];

/// Whether a line says where a post appeared first.
pub(crate) fn is_of_feed(text: &str) -> bool {
    FEED_ENDS
        .iter()
        .any(|(start, middle)| text.starts_with(start) && text.contains(middle))
}

/// Whether an XML document is a feed: RSS 2.0 (<https://www.rssboard.org/rss-specification>), RSS 1.0
/// (<https://web.resource.org/rss/1.0/spec>) or Atom (<https://www.rfc-editor.org/rfc/rfc4287>).
pub(crate) fn is_feed(xml: &str) -> bool {
    let mut reader = reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                return matches!(
                    element.local_name().as_ref().to_ascii_lowercase().as_str(),
                    "rss" | "feed" | "rdf"
                );
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

/// Whether a JSON document has the form of an article or of a feed.
pub(crate) fn is_json(text: &str) -> bool {
    serde_json::from_str(text)
        .is_ok_and(|json| json_feed(&json).is_some() || !json_articles(&json).is_empty())
}

/// The article that a feed is: the feed's title, and each item's title over its text. `strip` gives the text of HTML, its
/// paragraphs as lines.
pub(crate) fn article(text: &str, strip: fn(&str) -> String) -> Article {
    let feed = if text.trim_start().starts_with(['{', '[']) {
        let json = serde_json::from_str(text).unwrap_or_default();
        json_feed(&json).unwrap_or_else(|| Feed::of_articles(json_articles(&json)))
    } else {
        xml_feed(text)
    };
    feed.into_article(strip)
}

#[derive(Default)]
struct Feed {
    title: String,
    language: String,
    items: Vec<Item>,
}

/// Titles and texts may be HTML.
#[derive(Default)]
struct Item {
    title: String,
    /// The whole text, where the feed has it.
    content: String,
    /// A few lines of it.
    summary: String,
}

impl Feed {
    /// An article alone has its own title.
    fn of_articles(mut items: Vec<Item>) -> Self {
        let title = match items.as_mut_slice() {
            [only] => std::mem::take(&mut only.title),
            _ => String::new(),
        };
        Self {
            title,
            items,
            ..Self::default()
        }
    }

    fn into_article(self, strip: fn(&str) -> String) -> Article {
        let plain = |text: &str| fold_spaces(&strip(text));
        let mut blocks = Vec::new();
        let mut add = |kind, text: String| {
            if !text.is_empty() {
                blocks.push(Block { kind, text });
            }
        };
        for item in &self.items {
            add(BlockKind::Heading, plain(&item.title));
            let text = if item.content.len() > item.summary.len() {
                &item.content
            } else {
                &item.summary
            };
            for line in strip(text).lines().map(fold_spaces) {
                if !is_of_feed(&line) {
                    add(BlockKind::Paragraph, line);
                }
            }
        }
        let declared = Some(self.language.as_str()).filter(|language| !language.is_empty());
        let language = language::detect(&blocks, declared);
        Article {
            title: Some(plain(&self.title)).filter(|title| !title.is_empty()),
            blocks,
            language,
            ..Article::default()
        }
    }
}

fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    // Feeds are often broken; what can be read of them is.
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// What an element of a feed says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Content,
    Summary,
    Language,
}

fn field(name: &str) -> Option<Field> {
    Some(match name {
        "title" => Field::Title,
        "content" | "encoded" => Field::Content,
        "description" | "summary" | "subtitle" => Field::Summary,
        "language" => Field::Language,
        _ => return None,
    })
}

fn xml_feed(xml: &str) -> Feed {
    let mut feed = Feed::default();
    let mut item: Option<Item> = None;
    // The element whose text is being read, and how deep elements are open inside it: XHTML of Atom.
    let mut open: Option<(Field, String, usize)> = None;
    // Pictures and the like have titles as well.
    let mut aside = 0_usize;
    let mut reader = reader(xml);
    loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) | Err(_) => break,
            Ok(event) => event,
        };
        if let Some((field, text, depth)) = &mut open {
            match event {
                Event::Start(element) => {
                    *depth += 1;
                    tag(text, "", element.name().as_ref());
                }
                Event::Empty(element) => tag(text, "", element.name().as_ref()),
                Event::End(element) if *depth > 0 => {
                    *depth -= 1;
                    tag(text, "/", element.name().as_ref());
                }
                Event::End(_) => {
                    let (field, text) = (*field, std::mem::take(text));
                    put(&mut feed, item.as_mut(), field, text);
                    open = None;
                }
                Event::Text(part) => text.push_str(&part),
                Event::CData(part) => text.push_str(&part),
                Event::GeneralRef(name) => {
                    // Other names and numbers are HTML's, which is read later.
                    if let Some(character) = resolve_predefined_entity(&name) {
                        text.push_str(character);
                    } else {
                        text.push('&');
                        text.push_str(&name);
                        text.push(';');
                    }
                }
                _ => {}
            }
            continue;
        }
        match event {
            Event::Start(element) => {
                let name = element.local_name().as_ref().to_ascii_lowercase();
                let prefixed = element.name().as_ref().starts_with("media:")
                    || element.name().as_ref().starts_with("itunes:");
                match name.as_str() {
                    "item" | "entry" => feed.items.extend(item.replace(Item::default())),
                    "image" | "textinput" | "source" | "author" | "group" => aside += 1,
                    _ if aside > 0 || prefixed => {}
                    name => open = field(name).map(|field| (field, String::new(), 0)),
                }
            }
            Event::End(element) => {
                match element.local_name().as_ref().to_ascii_lowercase().as_str() {
                    "item" | "entry" => feed.items.extend(item.take()),
                    "image" | "textinput" | "source" | "author" | "group" => {
                        aside = aside.saturating_sub(1);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    // A feed that breaks off has half an item.
    feed.items.extend(item);
    feed
}

/// Elements inside a text, without their attributes: their names part its paragraphs.
fn tag(text: &mut String, slash: &str, name: &str) {
    text.push('<');
    text.push_str(slash);
    text.push_str(name);
    text.push('>');
}

fn put(feed: &mut Feed, item: Option<&mut Item>, field: Field, text: String) {
    let place = match (item, field) {
        (Some(item), Field::Title) => &mut item.title,
        (Some(item), Field::Content) => &mut item.content,
        (Some(item), Field::Summary) => &mut item.summary,
        (None, Field::Title) => &mut feed.title,
        (None, Field::Language) => &mut feed.language,
        _ => return,
    };
    if place.is_empty() {
        *place = text;
    }
}

/// JSON Feed (<https://www.jsonfeed.org/version/1.1/>).
fn json_feed(json: &Value) -> Option<Feed> {
    let version = json.get("version")?.as_str()?;
    if !version.contains("jsonfeed.org") {
        return None;
    }
    let items = json.get("items")?.as_array()?.iter().map(|item| Item {
        title: string(item, "title"),
        content: first(item, &["content_html", "content_text"]),
        summary: string(item, "summary"),
    });
    Some(Feed {
        title: string(json, "title"),
        language: string(json, "language"),
        items: items.collect(),
    })
}

/// The articles in JSON-LD (<https://schema.org/Article>).
fn json_articles(json: &Value) -> Vec<Item> {
    let mut found = Vec::new();
    collect_articles(json, 0, &mut found);
    found
}

fn collect_articles(json: &Value, depth: u8, found: &mut Vec<Item>) {
    if depth > JSON_DEPTH {
        return;
    }
    match json {
        Value::Array(values) => values
            .iter()
            .for_each(|value| collect_articles(value, depth + 1, found)),
        Value::Object(fields)
            if fields.contains_key("@context") || fields.contains_key("@type") || depth > 0 =>
        {
            let body = first(json, &["articleBody", "reviewBody", "text"]);
            if !body.is_empty() {
                found.push(Item {
                    title: first(json, &["headline", "name"]),
                    content: body,
                    summary: String::new(),
                });
                return;
            }
            for name in [
                "@graph",
                "mainEntity",
                "mainEntityOfPage",
                "itemListElement",
                "item",
            ] {
                if let Some(inner) = fields.get(name) {
                    collect_articles(inner, depth + 1, found);
                }
            }
        }
        _ => {}
    }
}

fn string(json: &Value, name: &str) -> String {
    json.get(name)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn first(json: &Value, names: &[&str]) -> String {
    names
        .iter()
        .map(|name| string(json, name))
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::article::BlockKind::{self, Heading, Paragraph};
    use crate::{Page, extract};

    fn read(content_type: &str, text: &str) -> (Option<String>, Vec<(BlockKind, String)>) {
        let page = Page::from_bytes(None, Some(content_type), text.as_bytes()).unwrap();
        let article = extract(&page).unwrap();
        let blocks = article.blocks.into_iter();
        (
            article.title,
            blocks.map(|block| (block.kind, block.text)).collect(),
        )
    }

    #[test]
    fn each_kind_of_feed_gives_the_titles_and_texts_of_its_items() {
        let rss = "<?xml version='1.0'?><rss version='2.0' xmlns:content='c' xmlns:media='m'><channel><title>Harbour &amp; News</title><link>https://x.example/</link><language>en</language><image><title>Logo</title></image>\
            <item><title>New crane</title><link>https://x.example/1</link><guid>1</guid><description>A teaser.</description><content:encoded><![CDATA[<p>It <b>lifts</b> forty tonnes.</p><p>It&#8217;s quiet.</p><p>The post <a href='https://x.example/1'>New crane</a> appeared first on <a href='https://x.example'>Harbour</a>.</p>]]></content:encoded><media:title>Photo</media:title></item>\
            <item><title><![CDATA[Strike called off]]></title><description>&lt;p&gt;The crews &amp;amp; captains work.&lt;/p&gt;</description></item></channel></rss>";
        let rdf = "<?xml version='1.0'?><rdf:RDF xmlns='http://purl.org/rss/1.0/' xmlns:rdf='r'><channel rdf:about='x'><title>Harbour &amp; News</title></channel>\
            <item><title>New crane</title><description>&lt;p&gt;It lifts forty tonnes.&lt;p&gt;It’s quiet.</description></item><item><title>Strike called off</title><description>The crews &amp; captains work.</description></item></rdf:RDF>";
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title type='text'>Harbour &amp; News</title><author><name>Lena</name></author>\
            <entry><title>New crane</title><id>1</id><summary>Short.</summary><content type='xhtml'><div xmlns='h'><p>It <b class='x'>lifts</b> forty tonnes.</p><p>It’s quiet.</p></div></content></entry>\
            <entry><title type='html'>Strike &lt;i&gt;called&lt;/i&gt; off</title><content type='html'>&lt;p&gt;The crews &amp;amp; captains work.&lt;/p&gt;</content></entry></feed>";
        let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour & News", "items": [
            {"id": "1", "title": "New crane", "content_html": "<p>It <b>lifts</b> forty tonnes.</p><p>It’s quiet.</p>"},
            {"id": "2", "title": "Strike called off", "content_text": "The crews & captains work."}]}"#;
        for (kind, feed) in [
            ("application/rss+xml; charset=utf-8", rss),
            ("text/xml", rss),
            ("application/xml", rdf),
            ("application/rdf+xml", rdf),
            ("application/atom+xml", atom),
            ("text/html", rss),
            ("text/plain", rss),
            ("", atom),
            ("application/feed+json", json),
            ("application/json", json),
        ] {
            if kind.is_empty() && !feed.starts_with("<?xml") && !feed.starts_with("<feed") {
                continue;
            }
            assert!(Page::can_be(kind), "{kind}");
            let (title, blocks) = read(kind, feed);
            assert_eq!(title.as_deref(), Some("Harbour & News"), "{kind}");
            let wanted = [
                (Heading, "New crane"),
                (Paragraph, "It lifts forty tonnes."),
                (Paragraph, "It’s quiet."),
                (Heading, "Strike called off"),
                (Paragraph, "The crews & captains work."),
            ];
            assert_eq!(
                blocks,
                wanted.map(|(kind, text)| (kind, text.to_owned())),
                "{kind}"
            );
        }
    }

    #[test]
    fn an_article_in_json_ld_gives_its_text() {
        let json = r#"{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "X"}, {"@type": "NewsArticle", "headline": "New crane", "articleBody": "It lifts forty tonnes.\nIt is quiet."}]}"#;
        let (title, blocks) = read("application/ld+json", json);
        assert_eq!(title.as_deref(), Some("New crane"));
        assert_eq!(blocks.len(), 2);
    }

    #[test]
    fn other_json_is_no_page() {
        for json in [
            "{}",
            "[1, 2]",
            r#"{"items": [{"text": 5}]}"#,
            "{",
            r#"{"version": "2", "items": []}"#,
            "null",
        ] {
            assert!(
                Page::from_bytes(None, Some("application/json"), json.as_bytes()).is_err(),
                "{json}"
            );
        }
    }

    #[test]
    fn a_broken_feed_gives_what_can_be_read() {
        let cut = "<rss><channel><title>News</title><item><title>A & B</title><description>It lifts forty tonnes.</description><item><title>Hal";
        let (title, blocks) = read("application/rss+xml", cut);
        assert_eq!(title.as_deref(), Some("News"));
        assert!(
            blocks.contains(&(Paragraph, "It lifts forty tonnes.".to_owned())),
            "{blocks:?}"
        );
    }
}
