//! The fetcher against real HTTP servers, friendly and hostile.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use async_compression::tokio::write::{BrotliEncoder, GzipEncoder, ZlibEncoder, ZstdEncoder};
use engine::{Content, NotAPage, Page};
use fetch::{AddressPolicy, FetchError, Fetcher};
use testkit::reply::Reply;
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

#[tokio::test]
async fn every_accepted_compression_is_unpacked() {
    let site = Site::start().await;
    let text = site::article();
    macro_rules! packed {
        ($encoder:ident) => {{
            let mut packer = $encoder::new(Vec::new());
            packer.write_all(text.as_bytes()).await.unwrap();
            packer.shutdown().await.unwrap();
            packer.into_inner()
        }};
    }
    for (coding, body) in [
        ("gzip", packed!(GzipEncoder)),
        ("br", packed!(BrotliEncoder)),
        ("deflate", packed!(ZlibEncoder)),
        ("zstd", packed!(ZstdEncoder)),
    ] {
        let url = site.page(
            &format!("/{coding}"),
            Reply::html(body).header("content-encoding", coding),
        );
        assert_eq!(html(&fetch(&url).await.unwrap()), text, "{coding}");
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
async fn a_body_is_cut_off_at_five_mebibytes_after_unpacking() {
    let site = Site::start().await;
    for (path, reply) in [
        ("/huge", site::huge(6 * 1024 * 1024)),
        ("/endless", site::endless()),
        ("/bomb", site::gzip_bomb(64 * 1024 * 1024)),
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
