//! Notices of made-up sites, and articles that speak of them.

use crate::{ExtractError, Page, extract, summarize};

fn outcome(head: &str, body: &str) -> Result<String, ExtractError> {
    let html = format!("<html><head>{head}</head><body>{body}</body></html>");
    let article = extract(&Page::html(None, html))?;
    summarize(&article, 3)?;
    Ok(article.text())
}

#[test]
fn each_kind_of_notice_has_its_error() {
    for (head, body, error) in [
        (
            "<title>Einen Moment bitte …</title>",
            "<p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>",
            ExtractError::ReadersTurnedAway,
        ),
        (
            "<title>tidewater.example</title>",
            "<p>Please verify you are human by completing the action below.</p><p>Ray ID: 7d1f0</p>",
            ExtractError::ReadersTurnedAway,
        ),
        (
            "<title>Wiki</title>",
            "<p>Vous devez être connecté pour voir cette page.</p><form><input type='password'></form>",
            ExtractError::LogInRequired,
        ),
        (
            "<title>Chirper</title>",
            "<form><label>E-mail</label><input><label>Password</label><input type=password><button>Go</button></form>",
            ExtractError::LogInRequired,
        ),
        (
            "<title>Tidewater</title>",
            "<p>Ваш браузер устарел. Чтобы продолжить, включите JavaScript.</p>",
            ExtractError::DrawnByScript,
        ),
        (
            "<title>Board</title><script src='/app.js'></script>",
            "<div id='root'></div>",
            ExtractError::DrawnByScript,
        ),
        (
            "<title>Seite nicht gefunden - Tidewater</title>",
            "<h1>Huch!</h1><p>Die gesuchte Seite gibt es hier leider nicht mehr, sie wurde umbenannt.</p>",
            ExtractError::NoSuchPage,
        ),
        (
            "<title>404</title>",
            "<p>お探しのページは見つかりませんでした。</p>",
            ExtractError::NoSuchPage,
        ),
        (
            "<title>Before you continue</title>",
            "<p>We and our partners store information on your device to show you advertising.</p>",
            ExtractError::ConsentRequired,
        ),
        (
            "<title>Database Error</title>",
            "<h1>Error establishing a database connection</h1>",
            ExtractError::SiteBroken,
        ),
    ] {
        assert_eq!(outcome(head, body), Err(error), "{head} {body}");
    }
}

#[test]
fn articles_about_notices_are_articles() {
    for (title, text) in [
        (
            "Why captchas annoy everyone",
            "A captcha asks you to verify you are human before a page opens. Researchers of the port's university measured how long people need for one. \
             On average it takes nine seconds, and every tenth attempt fails. Programs solve the same pictures in less than one second by now. \
             The researchers therefore propose to measure how a pointer moves instead.",
        ),
        (
            "How to enable JavaScript in your browser",
            "Most pages of today are drawn by scripts. To enable JavaScript, open the settings of the browser and look for site settings. \
             A switch there turns scripts on for all pages or for a few of them. Some people leave scripts off to save power on long trips. \
             Pages that need them then show a small notice and nothing else.",
        ),
        (
            "The history of the 404 page",
            "The number 404 was chosen in the early years of the web for a page not found on a server. Designers soon began to decorate it with jokes and drawings. \
             A museum in the harbour now collects the best of them. Its favourite shows a crane that lifts an empty hook. \
             Visitors may vote for another one until autumn.",
        ),
        (
            "Sign in with your harbour card is changing",
            "From March the harbour's services take one card for all doors. People who forgot their password can show the card at the desk in the old customs house. \
             The card costs eleven euros and lasts for five years. Fishermen get it for free because they pay for the quay already. \
             The council expects to save a third of the costs of its offices.",
        ),
    ] {
        let body = format!(
            "<article><h1>{title}</h1><p>{}</p></article>",
            text.replace(". ", ".</p><p>")
        );
        let text = outcome(
            &format!("<title>{title} - Tidewater Gazette</title>"),
            &body,
        )
        .expect(title);
        assert!(text.split("\n\n").count() >= 4, "{title}: {text}");
    }
}

#[test]
fn a_form_to_log_in_beside_an_article_is_no_wall() {
    let body = "<form><p>Log in to continue</p><input type=password></form><article><h1>Third crane</h1>\
        <p>The harbour gets its third crane on Friday, two years after the council approved the purchase.</p>\
        <p>It lifts forty tonnes and runs on electricity from panels on the new roof of the fish hall.</p></article>";
    assert!(
        outcome("<title>Third crane</title>", body)
            .unwrap()
            .contains("third crane on Friday")
    );
}

#[test]
fn the_pages_own_description_stands_for_what_a_script_would_draw() {
    let description = "The handbook collects the eleven rules that the team agreed on in spring.";
    let head = format!(
        "<title>Pinboard</title><meta property='og:title' content='Team handbook'><meta property='og:description' content='{description}'>"
    );
    let html = format!(
        "<html><head>{head}</head><body><div id=app></div><noscript>Please enable JavaScript to continue.</noscript></body></html>"
    );
    let article = extract(&Page::html(None, html)).unwrap();
    assert!(article.is_description);
    assert_eq!(article.text(), description);
    assert!(summarize(&article, 3).unwrap().is_description);
    // What is said of the notice, or is the notice, stands for nothing.
    let notice = "<title>Pinboard</title><meta name=description content='Please enable JavaScript to use Pinboard in this browser.'>";
    assert_eq!(
        outcome(
            notice,
            "<noscript>Please enable JavaScript to continue.</noscript>"
        ),
        Err(ExtractError::DrawnByScript)
    );
    let missing = format!("{head}<meta property='og:title' content='Page not found'>");
    assert_eq!(
        outcome(&missing, "<h1>Page not found</h1>"),
        Err(ExtractError::NoSuchPage)
    );
}

#[test]
fn an_article_is_never_its_description() {
    let body = "<article><h1>Third crane</h1>\
        <p>The harbour gets its third crane on Friday, two years after the council approved the purchase.</p>\
        <p>It lifts forty tonnes and runs on electricity from panels on the new roof of the fish hall.</p></article>";
    let html = format!(
        "<html><head><title>Third crane</title><meta property='og:description' content='All about the new crane of our harbour.'></head><body>{body}</body></html>"
    );
    assert!(!extract(&Page::html(None, html)).unwrap().is_description);
}

#[test]
fn a_page_of_names_and_prices_has_its_description_for_a_summary_and_keeps_them_as_text() {
    let names = [
        "Oak desk",
        "Pine shelf",
        "Ash bench",
        "Elm stool",
        "Beech lamp",
        "Birch rack",
    ];
    let list = names
        .map(|name| format!("<li><h3>{name}</h3><p>$49.00</p></li>"))
        .concat();
    let description =
        "Furniture of local wood that a family in Bergen has made by hand since 1962.";
    let html = format!(
        "<html><head><title>Furniture</title><meta property='og:description' content='{description}'></head>\
        <body><main><h1>Furniture</h1><ul class=products>{list}</ul></main></body></html>"
    );
    let article = extract(&Page::html(None, html)).unwrap();
    assert!(article.is_description);
    for name in names {
        assert!(article.text().contains(name), "{}", article.text());
    }
    let summary = summarize(&article, 3).unwrap();
    assert!(summary.is_description);
    assert_eq!(summary.sentences, [description]);
}
