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

/// The title and the body of a page, and the error that it has.
type Row = (&'static str, &'static str, ExtractError);

fn has_errors(pages: &[Row]) {
    for (title, body, error) in pages {
        assert_eq!(
            outcome(&format!("<title>{title}</title>"), body),
            Err(*error),
            "{title} {body}"
        );
    }
}

#[test]
fn a_site_that_lets_nobody_in_has_its_error() {
    let turned_away = ExtractError::ReadersTurnedAway;
    has_errors(&[
        // Too many requests, and a queue before the door.
        (
            "Slow down",
            "<h1>Slow down</h1><p>You have sent too many requests to Pinboard. Wait a few minutes and try again.</p>",
            turned_away,
        ),
        (
            "Pinboard",
            "<h1>Zu viele Anfragen</h1><p>Bitte warten Sie eine Minute, bevor Sie die Seite neu laden.</p>",
            turned_away,
        ),
        (
            "Tickets",
            "<h1>You are in the queue</h1><p>You will be let in when it is your turn. Please keep this window open.</p>",
            turned_away,
        ),
        // Proofs and blocks.
        (
            "Gazeta",
            "<h1>Jesteś robotem?</h1><p>Nietypowy ruch z tej sieci. Zaznacz pole poniżej, aby przejść dalej.</p>",
            turned_away,
        ),
        (
            "Accès refusé",
            "<p>Votre réseau envoie des demandes qui ressemblent à celles d'une machine.</p>",
            turned_away,
        ),
        (
            "Blocked",
            "<h1>You’ve been blocked by network security.</h1><p>Log in to your account or write to us if you think that this is wrong.</p>",
            turned_away,
        ),
        (
            "Quay TV",
            "<p>Lo sentimos, este vídeo no está disponible en tu país por motivos de derechos.</p>",
            turned_away,
        ),
        (
            "Quay Brewery",
            "<h2>Welcome</h2><p>Please confirm your age before you enter our site.</p><button>I am 21</button>",
            turned_away,
        ),
    ]);
}

#[test]
fn what_else_stands_in_the_place_of_a_page_has_its_error() {
    let no_such_page = ExtractError::NoSuchPage;
    let broken = ExtractError::SiteBroken;
    let empty = ExtractError::NothingToSummarize;
    has_errors(&[
        // Old browsers, by the sentence or by the way to new ones.
        (
            "港の窓口",
            "<p>お使いのブラウザには対応していません。別のものでお試しください。</p>",
            ExtractError::DrawnByScript,
        ),
        (
            "Quay portal",
            "<h1>Zu alt</h1><p>Damit kommen Sie bei uns leider nicht weiter, nehmen Sie bitte eines von diesen:</p>\
             <a href='https://www.google.com/chrome/'>Chrome</a> <a href='https://www.mozilla.org/de/firefox/new/'>Firefox</a>",
            ExtractError::DrawnByScript,
        ),
        // Pages that are gone.
        (
            "Quay Forum",
            "<div>The requested thread could not be found.</div>",
            no_such_page,
        ),
        (
            "הדף לא נמצא | הנמל",
            "<p>אולי הכתובת השתנתה מאז, אפשר לחזור ולבדוק שוב בעמוד הראשי.</p>",
            no_such_page,
        ),
        (
            "お探しのページは見つかりません｜港",
            "<p>アドレスが変わったか、古いものかもしれません。</p>",
            no_such_page,
        ),
        (
            "Quay Goods",
            "<h1>Sold out</h1><p>This product is no longer available at our shop.</p>",
            no_such_page,
        ),
        (
            "Error - Quay Forum",
            "<h1>Error</h1><p>The requested topic does not exist.</p>",
            no_such_page,
        ),
        // Log-ins.
        (
            "Quay Bank",
            "<h1>Votre session a expiré</h1><p>Reconnectez-vous pour continuer vers vos comptes.</p>",
            ExtractError::LogInRequired,
        ),
        (
            "Chirper",
            "<h1>Join Chirper</h1><form><input type=password></form><p>By joining, you agree to the User Agreement and the Privacy Policy of Chirper.</p>",
            ExtractError::LogInRequired,
        ),
        // Consent, with any number of partners.
        (
            "Krant",
            "<h1>Privacy</h1><p>Wij en onze 407 partners bewaren gegevens om je reclame te tonen.</p>",
            ExtractError::ConsentRequired,
        ),
        // Faults.
        (
            "Porto",
            "<h1>Em manutenção</h1><p>Estamos trocando as máquinas e abrimos de novo à noite.</p>",
            broken,
        ),
        (
            "エラー",
            "<p>システムエラーが発生しました。時間をおいてお試しください。</p>",
            broken,
        ),
        (
            "Gazette",
            "<p>Warning: mysqli_connect(): (HY000/1045): Access denied for user 'quay' in /srv/db.php on line 3</p>",
            broken,
        ),
        // Nothing found, nothing set up.
        (
            "Suche",
            "<h1>Suche</h1><p>Ihre Suche nach „Kran“ ergab leider keine Treffer.</p>",
            empty,
        ),
        (
            "quay.example",
            "<p>This domain is for sale. Inquire today about purchasing it.</p>",
            empty,
        ),
    ]);
}

#[test]
fn a_line_for_readers_without_scripts_is_a_notice_in_any_language() {
    for line in [
        "Tento formulář bez JavaScriptu nefunguje.",
        "<p>Ansökan går bara att göra med JavaScript påslaget i webbläsaren.</p>",
        "Αυτή η εφαρμογή χρειάζεται JavaScript για να λειτουργήσει.",
        "<p>Sovellus toimii vain, kun skriptit on sallittu selaimessa.</p>",
    ] {
        assert_eq!(
            outcome(
                "<title>Portal</title>",
                &format!("<noscript>{line}</noscript><div id=app></div>")
            ),
            Err(ExtractError::DrawnByScript),
            "{line}"
        );
    }
    let text = outcome(
        "<title>Third crane</title>",
        "<noscript>Some maps need JavaScript.</noscript><h1>Third crane</h1>\
         <p>The harbour gets its third crane on Friday, two years after the council voted for it.</p>",
    );
    assert!(text.expect("a text").contains("third crane on Friday"));
}

#[test]
fn the_description_of_a_post_stands_behind_a_form_to_join() {
    let description = "We look for a second driver of the third crane, for nights and weekends.";
    let html = format!(
        "<html><head><title>Mira on Chirper</title><meta property='og:description' content='{description}'></head>\
         <body><h1>Join Chirper</h1><form><input type=password></form>\
         <p>By joining, you agree to the User Agreement and the Privacy Policy of Chirper.</p></body></html>"
    );
    let article = extract(&Page::html(None, html)).unwrap();
    assert!(article.is_description);
    assert_eq!(article.text(), description);
}

/// Each page: its title, its body, and words of its text.
fn keep_their_text(pages: &[[&str; 3]]) {
    for [title, body, said] in pages {
        let text = outcome(&format!("<title>{title}</title>"), body);
        assert!(
            text.as_ref().is_ok_and(|text| text.contains(said)),
            "{title}: {text:?}"
        );
    }
}

#[test]
fn a_short_page_whose_subject_is_a_notice_keeps_its_text() {
    keep_their_text(&[
        // The title says more than that there is a notice.
        [
            "Access denied: why the quay keeps fishermen out - Gazette",
            "<h1>Access denied: why the quay keeps fishermen out</h1><p>Two boats were sent back on Monday.</p>",
            "Two boats",
        ],
        [
            "Page not found: a novel - Quay Books",
            "<h1>Page not found: a novel</h1><p>A librarian tears the last pages out of the books that you know.</p>",
            "A librarian",
        ],
        // What stands below it tells of another matter.
        [
            "Page not found - Mira Olsen",
            "<h1>Page not found</h1><p>A story of a man who looks for the end of a book. It was first printed in 1987.</p>",
            "A story",
        ],
        [
            "Maintenance - Tidewater Ferries",
            "<h1>Maintenance</h1><p>A crew of four oils the ropes of the ferry each week. In winter it works indoors.</p>",
            "A crew",
        ],
        [
            "Blocked - Gazette",
            "<h1>Blocked</h1><p>Snow has blocked the road to the lighthouse since Sunday. The post comes by boat.</p>",
            "Snow",
        ],
        // Manuals, and questions.
        [
            "Rate limit - Tern API reference",
            "<h1>Rate limit</h1><p>The server answers 429 Too Many Requests when you send more than sixty in a minute.</p>",
            "sixty in a minute",
        ],
        [
            "503 Service Unavailable - Tern 3.2 documentation",
            "<h1>503 Service Unavailable</h1><p>The answer 503 Service Unavailable says that a broker is down for maintenance.</p>",
            "a broker",
        ],
        [
            "502 Bad Gateway - Quay Answers",
            "<h1>502 Bad Gateway</h1><div class=question><p>Why does my proxy say so since the update, and what can you tell me?</p></div>\
             <div itemprop=acceptedAnswer><p>Its buffer is too small for your headers.</p></div>",
            "buffer",
        ],
        [
            "Login says “your session has expired” · Issue #7",
            "<h1>Login says “your session has expired”</h1><div class='comment-body'><p>After a minute the client says “please log in again”.</p>\
             <p>The clock of the server is an hour late.</p></div>",
            "an hour late",
        ],
    ]);
}

#[test]
fn what_a_page_announces_or_quotes_is_no_notice() {
    keep_their_text(&[
        // What is announced, or quoted, or explained.
        [
            "Mail on Saturday - University",
            "<h1>Mail on Saturday</h1><p>On Saturday our mail servers will be down for maintenance from 6 to 10.</p><p>Please save what you write before.</p>",
            "from 6 to 10",
        ],
        [
            "Samstag - Universität",
            "<h1>Wartungsarbeiten am Samstag</h1><p>Am Samstag ist unsere Post wegen Wartungsarbeiten von 6 bis 10 Uhr nicht erreichbar.</p>\
             <p>Bitte speichern Sie Ihre Entwürfe vorher.</p>",
            "von 6 bis 10",
        ],
        [
            "Banners - Quay blog",
            "<h1>Banners</h1><p>“We and our 842 partners store information on a device” is what most of them say. The law asks for less.</p>",
            "most of them",
        ],
        [
            "Router - Issues",
            "<h1>Reload shows an error</h1><p>Open a queue and press reload: the server answers with 404 page not found. The router knows one path.</p>",
            "press reload",
        ],
        // Browsers, age, results and domains as such.
        [
            "Tabs - Quay blog",
            "<p>In May I left <a href='https://www.google.com/chrome/'>Chrome</a> for <a href='https://www.mozilla.org/firefox/'>Firefox</a> \
             because of its tabs. They stand at the side there and fold away by themselves.</p>",
            "because of its tabs",
        ],
        [
            "Quay 2 is out - Quay",
            "<p>Quay 2 is a browser for boats, as <a href='https://www.google.com/chrome/'>Chrome</a> is one for desks. \
             You get it beside <a href='https://www.mozilla.org/firefox/'>Firefox</a> from your harbour.</p>",
            "for boats",
        ],
        [
            "No results - Gazette",
            "<h1>No results</h1><p>The vote for the mayor ended without a result on Sunday. The next round is in May.</p>",
            "the mayor",
        ],
        [
            "Wine tasting",
            "<h1>Wine tasting</h1><p>On Friday at seven in the customs house.</p><p>You must be at least 18 years old to take part, so bring your card.</p>",
            "at seven",
        ],
        [
            "Join our choir",
            "<h1>Join our choir</h1><form><input type=password></form><p>The choir sings on Tuesdays at seven in the old customs house.</p>",
            "on Tuesdays",
        ],
    ]);
}

#[test]
fn a_page_that_is_not_there_may_show_what_is() {
    let body = "<h1>Page not found</h1><p>It may have a new address.</p><h2>News</h2>\
        <p>The tram to the harbour stays open through the winter, the council decided on Tuesday.</p>\
        <p>A ferry for the northern islands was built in nine months and sails from May.</p>";
    assert_eq!(
        outcome("<title>Page not found - Gazette</title>", body),
        Err(ExtractError::NoSuchPage)
    );
    let manual = "<h1>Page not found</h1><p>We could not find the page you are looking for.</p><p>The manual was moved in May.</p>";
    assert_eq!(
        outcome("<title>Page not found — Tern documentation</title>", manual),
        Err(ExtractError::NoSuchPage)
    );
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
