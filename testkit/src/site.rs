//! Web sites to fetch: an article that is worth a summary, and every page that is not.

use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::reply::Reply;
use crate::server::{Request, Server};

/// The title of [`article`].
pub const TITLE: &str = "Why Rivers Meander";

/// A web site. Pages are added by path; others are not found.
#[derive(Debug)]
pub struct Site {
    server: Server,
    pages: Arc<Mutex<HashMap<String, Reply>>>,
}

impl Site {
    /// Starts it with [`article`] at `/article`.
    pub async fn start() -> Self {
        let pages = Arc::new(Mutex::new(HashMap::from([(
            "/article".to_owned(),
            Reply::html(article()),
        )])));
        let of_server = Arc::clone(&pages);
        let server = Server::start(move |request: Request| {
            let page = of_server.lock().unwrap().get(request.path()).cloned();
            async move {
                page.unwrap_or_else(|| {
                    Reply::status(404)
                        .header("content-type", "text/html")
                        .body("<h1>Not found</h1>")
                })
            }
        })
        .await;
        Self { server, pages }
    }

    /// Puts a page at `path` and gives its address.
    #[expect(
        clippy::must_use_candidate,
        reason = "a page may be there only to be redirected to"
    )]
    pub fn page(&self, path: &str, reply: Reply) -> String {
        self.pages.lock().unwrap().insert(path.to_owned(), reply);
        self.url(path)
    }

    /// The address of a path.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.origin())
    }

    /// The address of the ordinary article.
    #[must_use]
    pub fn article(&self) -> String {
        self.url("/article")
    }

    /// How often a path was asked for.
    #[must_use]
    pub fn visits(&self, path: &str) -> usize {
        self.server
            .received()
            .iter()
            .filter(|request| request.path() == path)
            .count()
    }
}

/// The sentences of [`article`], without its navigation.
pub const PARAGRAPHS: [&str; 6] = [
    "A river that crosses a plain almost never runs straight. Water that leaves a straight path by chance \
     is thrown against the outer bank of the bend, and the river wears that outer bank away. The bend \
     therefore grows, year after year, until the river meanders from one side of its valley to the other.",
    "On the inner bank of the bend the water is slow. Slow water cannot carry its sand, so the sand sinks \
     and the inner bank grows into the river. Geologists call the crescent of sand a point bar, and they \
     read the age of a bend from its layers.",
    "The outer bank tells the opposite story. There the river is deep and fast, and its current digs under \
     the roots of trees until they fall in. Farmers along the river have lost whole fields to a single bend \
     in one lifetime.",
    "A meander does not grow without end. When the neck of a bend has become narrow, a flood breaks through \
     it, and the river takes the short way. The old bend is left behind as a still lake in the shape of a horseshoe.",
    "Engineers have often tried to hold rivers straight between stone walls. A straight river flows faster, \
     digs deeper, and carries its floods to the next town sooner. Many countries now give their rivers room \
     to meander again, because a bend that may move costs less than a wall that must not.",
    "The size of a meander follows a simple rule. The length of one full bend is about eleven times the width \
     of the river, whether it is a brook in a meadow or the Mississippi. Nobody who sees a river from the air \
     can miss how regular its bends are.",
];

/// A page with one article among a menu, a side column and a foot.
#[must_use]
pub fn article() -> String {
    page(
        TITLE,
        &PARAGRAPHS
            .map(|paragraph| format!("<p>{paragraph}</p>"))
            .join("\n"),
    )
}

/// A page whose article has so many paragraphs, each in a box of its own, below a menu of 150 links: like most of the web's,
/// more boilerplate than article where they are few.
#[must_use]
pub fn long(paragraphs: usize) -> String {
    let mut body = String::from("<ul class=\"menu\">");
    for number in 0..150 {
        body.push_str("<li class=\"menu-item\"><a href=\"/topic\">Topic ");
        body.push_str(&number.to_string());
        body.push_str("</a></li>");
    }
    body.push_str("</ul>");
    for paragraph in PARAGRAPHS.iter().cycle().take(paragraphs) {
        body.push_str("<div class=\"block\"><p>");
        body.push_str(paragraph);
        body.push_str("</p></div>");
    }
    page(TITLE, &body)
}

/// A page with this title and article body, both HTML.
#[must_use]
pub fn page(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>\
         <nav><a href=\"/\">Home</a> <a href=\"/about\">About us</a></nav>\
         <main><article><h1>{title}</h1>{body}</article></main>\
         <aside><p>Subscribe to our newsletter!</p></aside><footer>Copyright 2026</footer></body></html>"
    )
}

/// `bytes` times the letter a, as a gzip-encoded page: small on the wire, large when unpacked.
#[must_use]
pub fn gzip_bomb(bytes: usize) -> Reply {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(b"<html><body><p>").unwrap();
    let block = vec![b'a'; 64 * 1024];
    for _ in 0..bytes.div_ceil(block.len()) {
        packer.write_all(&block).unwrap();
    }
    Reply::html(packer.finish().unwrap()).header("content-encoding", "gzip")
}

/// A gzip-encoded page.
#[must_use]
pub fn gzip(page: &str) -> Reply {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(page.as_bytes()).unwrap();
    Reply::html(packer.finish().unwrap()).header("content-encoding", "gzip")
}

/// The article, a byte every 50 ms: it would take minutes.
#[must_use]
pub fn drip() -> Reply {
    Reply::html(article()).dripping(1, Duration::from_millis(50))
}

/// A page that never ends.
#[must_use]
pub fn endless() -> Reply {
    Reply::html(format!("<p>{}</p>", PARAGRAPHS.join(" "))).endless()
}

/// An honest page of this many bytes.
#[must_use]
pub fn huge(bytes: usize) -> Reply {
    Reply::html("<p>lorem ipsum</p>".repeat(bytes.div_ceil(18)))
}

/// A page whose announced length is longer than what comes.
#[must_use]
pub fn cut_off() -> Reply {
    Reply::html(article()).cut_after(300)
}
