//! The fetcher against real HTTP servers, friendly and hostile.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use async_compression::tokio::write::{BrotliEncoder, GzipEncoder, ZlibEncoder};
use engine::{Content, NotAPage, Page};
use fetch::{AddressPolicy, FetchError, Fetcher};
use testkit::reply::Reply;
use testkit::server::Server;
use testkit::site::{self, Site};
use tokio::io::AsyncWriteExt as _;
use url::Url;

async fn fetch(url: &str) -> Result<Page, FetchError> {
    let fetcher = Fetcher::new(AddressPolicy::AllowPrivate).unwrap();
    fetcher.fetch(&Url::parse(url).unwrap()).await
}

fn html(page: &Page) -> &str {
    match page.content() {
        Content::Html(html) => html,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_article_is_fetched_and_its_final_address_known() {
    let site = Site::start().await;
    let url = site.page("/moved", Reply::redirect("/article"));
    let page = fetch(&url).await.unwrap();
    assert!(html(&page).contains(site::TITLE));
    assert_eq!(page.url().unwrap().as_str(), site.article());
}

/// `bytes` under one encoding.
async fn packed(encoding: &str, bytes: &[u8]) -> Vec<u8> {
    macro_rules! pack {
        ($encoder:ident) => {{
            let mut packer = $encoder::new(Vec::new());
            packer.write_all(bytes).await.unwrap();
            packer.shutdown().await.unwrap();
            packer.into_inner()
        }};
    }
    match encoding {
        "gzip" => pack!(GzipEncoder),
        "br" => pack!(BrotliEncoder),
        "deflate" => pack!(ZlibEncoder),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn every_encoding_that_is_accepted_is_unpacked() {
    let site = Server::start(|_| async { Reply::html(site::article()) }).await;
    fetch(&site.origin()).await.unwrap();
    let accepted = site.received()[0]
        .header("accept-encoding")
        .unwrap()
        .to_owned();
    assert_eq!(accepted, "gzip,deflate,br");

    let site = Site::start().await;
    let text = site::article();
    for encoding in accepted.split(',') {
        let body = packed(encoding, text.as_bytes()).await;
        let url = site.page(
            &format!("/{encoding}"),
            Reply::html(body).header("content-encoding", encoding),
        );
        assert_eq!(html(&fetch(&url).await.unwrap()), text, "{encoding}");
    }
}

#[tokio::test]
async fn encodings_over_each_other_are_unpacked_from_the_last_to_the_first() {
    let site = Site::start().await;
    let text = site::article();
    let once = packed("gzip", text.as_bytes()).await;
    let twice = packed("br", &once).await;
    let thrice = packed("deflate", &twice).await;
    for (path, body, headers) in [
        ("/one-header", &twice, &["gzip, br"][..]),
        ("/two-headers", &twice, &["gzip", "br"]),
        ("/both", &thrice, &["X-GZIP,identity, BR", "deflate"]),
        ("/identity", &text.clone().into_bytes(), &["identity"]),
        ("/charset", &text.clone().into_bytes(), &["UTF-8"]),
        ("/none", &text.clone().into_bytes(), &["none", ""]),
    ] {
        let reply = headers
            .iter()
            .fold(Reply::html(body.clone()), |reply, value| {
                reply.header("content-encoding", value)
            });
        let page = fetch(&site.page(path, reply)).await;
        assert_eq!(html(&page.unwrap()), text, "{path}");
    }
}

#[tokio::test]
async fn an_encoding_that_is_not_known_is_said_to_be_unknown() {
    let site = Site::start().await;
    let six = ["gzip"; 6].join(",");
    for encoding in ["compress", "zstd", "gzip, aes128gcm", "dcb", "\u{e9}", &six] {
        let reply = Reply::html(site::article()).header("content-encoding", encoding);
        let answer = fetch(&site.page("/unknown", reply)).await;
        assert!(
            matches!(answer, Err(FetchError::UnknownEncoding)),
            "{encoding}: {answer:?}"
        );
    }
}

#[tokio::test]
async fn a_body_that_is_not_what_its_encoding_says_is_broken() {
    let site = Site::start().await;
    let text = site::article();
    for encoding in ["gzip", "br", "deflate"] {
        let body = packed(encoding, text.as_bytes()).await;
        let half = body[..body.len() / 2].to_vec();
        let other = if encoding == "gzip" { "br" } else { "gzip" };
        let twice = format!("{other},{encoding}");
        for (path, header, body) in [
            ("/text", encoding, text.clone().into_bytes()),
            ("/half", encoding, half),
            ("/inside", &twice, body),
        ] {
            let reply = Reply::html(body).header("content-encoding", header);
            let answer = fetch(&site.page(path, reply)).await;
            assert!(
                matches!(answer, Err(FetchError::BrokenEncoding(_))),
                "{path}, {header}: {answer:?}"
            );
        }
        // A connection that ends too early stays what it is under an encoding.
        let body = packed(encoding, text.as_bytes()).await;
        let reply = Reply::html(body)
            .header("content-encoding", encoding)
            .cut_after(100);
        let answer = fetch(&site.page("/cut", reply)).await;
        assert!(
            matches!(answer, Err(FetchError::Unreachable(_))),
            "{encoding}: {answer:?}"
        );
    }
}

#[tokio::test]
async fn an_empty_body_is_empty_under_every_encoding() {
    let site = Site::start().await;
    for encoding in ["gzip", "br", "deflate", "gzip, br"] {
        let reply = Reply::html("").header("content-encoding", encoding);
        let page = fetch(&site.page("/empty", reply)).await;
        assert_eq!(html(&page.unwrap()), "", "{encoding}");
    }
}

#[tokio::test]
async fn a_local_policy_is_needed_to_reach_this_machine() {
    let site = Site::start().await;
    let port = Url::parse(&site.article()).unwrap().port().unwrap();
    let strict = Fetcher::new(AddressPolicy::PublicOnly).unwrap();
    for (url, private) in [
        ("http://127.0.0.1/article".to_owned(), true),
        ("http://localhost/article".to_owned(), true),
        ("https://[::1]/".to_owned(), true),
        (format!("http://127.0.0.1:{port}/article"), false),
    ] {
        match strict.fetch(&Url::parse(&url).unwrap()).await {
            Err(FetchError::PrivateAddress) if private => {}
            Err(FetchError::PortNotAllowed) if !private => {}
            other => panic!("{url}: {other:?}"),
        }
    }
    assert_eq!(site.visits("/article"), 0);
}

#[tokio::test]
async fn addresses_that_are_no_web_page_are_refused_before_any_connection() {
    for (url, refused) in [
        ("ftp://example.com/", FetchError::UnsupportedScheme),
        ("file:///etc/passwd", FetchError::UnsupportedScheme),
        ("gopher://example.com/", FetchError::UnsupportedScheme),
        ("https://user@example.com/", FetchError::CredentialsInUrl),
        (
            "https://user:secret@example.com/",
            FetchError::CredentialsInUrl,
        ),
    ] {
        let answer = fetch(url).await.unwrap_err();
        assert_eq!(answer.to_string(), refused.to_string(), "{url}");
    }
}

#[tokio::test]
async fn redirects_are_followed_five_times_and_checked_each_time() {
    let site = Site::start().await;
    for hop in 0..6 {
        site.page(
            &format!("/{hop}"),
            Reply::redirect(&format!("/{}", hop + 1)),
        );
    }
    site.page("/6", Reply::html(site::article()));
    assert!(fetch(&site.url("/1")).await.is_ok(), "five redirects");
    assert!(
        matches!(
            fetch(&site.url("/0")).await,
            Err(FetchError::TooManyRedirects)
        ),
        "six"
    );
    let around = site.page("/around", Reply::redirect("/around"));
    assert!(matches!(
        fetch(&around).await,
        Err(FetchError::TooManyRedirects)
    ));
    let ftp = site.page("/ftp", Reply::redirect("ftp://example.com/"));
    assert!(matches!(
        fetch(&ftp).await,
        Err(FetchError::UnsupportedScheme)
    ));
    let secret = site.page("/secret", Reply::redirect("http://a:b@127.0.0.1/"));
    assert!(matches!(
        fetch(&secret).await,
        Err(FetchError::CredentialsInUrl)
    ));
}

#[tokio::test]
async fn a_refresh_at_once_is_followed_as_a_redirect_is() {
    let site = Site::start().await;
    let refresh = |content: &str| {
        Reply::html(format!(
            "<html><head><meta http-equiv=refresh content=\"{content}\"></head><body>Moved</body></html>"
        ))
    };
    let by_meta = site.page("/meta", refresh("0; url=/article"));
    let by_header = site.page(
        "/header",
        Reply::html("<p>Moved</p>").header("refresh", "0; url=/article"),
    );
    for url in [by_meta, by_header] {
        let page = fetch(&url).await.unwrap();
        assert_eq!(page.url().unwrap().as_str(), site.article(), "{url}");
    }
    for content in ["10; url=/article", "0; url=ftp://quay.example/a", "0"] {
        let stays = site.page("/stays", refresh(content));
        assert_eq!(
            fetch(&stays).await.unwrap().url().unwrap().as_str(),
            stays,
            "{content}"
        );
    }
    let one = site.page("/one", refresh("0; url=/two"));
    site.page("/two", refresh("0; url=/one"));
    assert!(matches!(
        fetch(&one).await,
        Err(FetchError::TooManyRedirects)
    ));
}

#[tokio::test]
async fn a_body_is_cut_off_at_five_mebibytes_after_unpacking() {
    let site = Site::start().await;
    let bomb = site::gzip_bomb(64 * 1024 * 1024).content().to_vec();
    let enveloped = Reply::html(packed("br", &bomb).await).header("content-encoding", "gzip, br");
    // What lies between two encodings is limited too: here it is 64 MiB.
    let between = Reply::html(bomb).header("content-encoding", "br, gzip");
    for (path, reply) in [
        ("/huge", site::huge(6 * 1024 * 1024)),
        ("/endless", site::endless()),
        ("/bomb", site::gzip_bomb(64 * 1024 * 1024)),
        ("/bomb-in-an-envelope", enveloped),
        ("/bomb-between", between),
    ] {
        let answer = fetch(&site.page(path, reply)).await;
        assert!(
            matches!(answer, Err(FetchError::TooLarge { limit: 5_242_880 })),
            "{path}"
        );
    }
    assert!(
        fetch(&site.page("/large", site::huge(5_000_000)))
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn an_endless_error_page_ends_too() {
    let site = Site::start().await;
    let url = site.page("/gone", Reply::status(410).body("x".repeat(1000)).endless());
    assert!(matches!(fetch(&url).await, Err(FetchError::NotFound)));
}

#[tokio::test]
async fn each_status_has_its_meaning() {
    let site = Site::start().await;
    let wall =
        "<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x.js></script>";
    for (status, body, meaning) in [
        (404, "", FetchError::NotFound),
        (410, "", FetchError::NotFound),
        (401, "", FetchError::LoginRequired),
        (402, "", FetchError::LoginRequired),
        (403, "", FetchError::LoginRequired),
        (403, wall, FetchError::Blocked),
        (503, wall, FetchError::Blocked),
        (429, "", FetchError::Blocked),
        (451, "", FetchError::Blocked),
        (504, "", FetchError::TooSlow),
        (500, "", FetchError::SiteFailed { status: 500 }),
        (503, "", FetchError::SiteFailed { status: 503 }),
        (400, "", FetchError::SiteFailed { status: 400 }),
    ] {
        let reply = Reply::status(status)
            .header("content-type", "text/html")
            .body(body);
        let answer = fetch(&site.page(&format!("/{status}{}", body.len()), reply))
            .await
            .unwrap_err();
        assert_eq!(answer.to_string(), meaning.to_string(), "{status} {body}");
    }
}

#[tokio::test]
async fn a_challenge_in_the_place_of_a_page_is_a_refusal() {
    let site = Site::start().await;
    let challenges = [
        (202, "x-amzn-waf-action", "challenge"),
        (200, "cf-mitigated", "challenge"),
        (403, "cf-mitigated", "challenge"),
    ];
    for (status, name, value) in challenges {
        let reply = Reply::status(status)
            .header("content-type", "text/html")
            .header(name, value)
            .body("<script>challenge()</script>");
        let answer = fetch(&site.page(&format!("/{status}"), reply)).await;
        assert!(matches!(answer, Err(FetchError::Blocked)), "{status}");
    }
}

#[tokio::test]
async fn what_is_no_page_is_named() {
    let site = Site::start().await;
    for (path, content_type, body) in [
        ("/image", "image/png", &b"\x89PNG"[..]),
        ("/json", "application/json", b"{}"),
        ("/video", "text/html", b"\0\0\0\x18ftypmp42"),
    ] {
        let reply = Reply::status(200)
            .header("content-type", content_type)
            .body(body);
        match fetch(&site.page(path, reply)).await {
            Err(FetchError::NotAPage(NotAPage {
                content_type: named,
            })) => assert_eq!(named, content_type),
            other => panic!("{path}: {other:?}"),
        }
    }
    let pdf = Reply::status(200)
        .header("content-type", "application/pdf")
        .body("%PDF-1.7");
    assert!(matches!(
        fetch(&site.page("/pdf", pdf)).await.unwrap().content(),
        Content::Pdf(_)
    ));
}

#[tokio::test]
async fn broken_connections_are_unreachable_sites() {
    let site = Site::start().await;
    for (path, reply) in [
        ("/reset", Reply::reset()),
        ("/cut", site::cut_off()),
        ("/raw", Reply::raw("SSH-2.0-OpenSSH_9.6\r\n")),
        ("/closed", Reply::raw("")),
    ] {
        let answer = fetch(&site.page(path, reply)).await;
        assert!(
            matches!(answer, Err(FetchError::Unreachable(_))),
            "{path}: {answer:?}"
        );
    }
}
