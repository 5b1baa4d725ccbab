//! Lines about the page or its publication that stand in the midst of the text: disclosures, calls for tips, rules for
//! comments, what a video player or a site builder says, warnings of a server.
//!
//! Each list was written by hand. A line counts where it is short, so that a text about such lines is a text.

use std::sync::LazyLock;

use super::schema::Finder;
use crate::feed::is_of_feed;

/// A longer text is no line, nor is it a placeholder. In bytes.
const MOST_BYTES: usize = 2_000;
/// A line has no more words.
const MOST_WORDS: u32 = 70;

/// What publications say of themselves, anywhere in a line. Lower case; each speaks for its publisher ("we", "our") or to the
/// reader, so that a report about disclosures is none.
const OF_PUBLICATION: &[&str] = &[
    "arxivlabs",
    "works across many devices and browser versions",
    "you cannot post new topics",
    "you can post new topics",
    "du darfst keine neuen themen",
    "vous ne pouvez pas poster de nouveaux",
    "no puede abrir nuevos temas",
    "acrobat readerをお持ちでない",
    "adobe readerをお持ちでない",
    "より良いウェブサイト",
    "このページの情報は役に立ちました",
    "このページは役に立ちましたか",
    "our advertisers",
    "as an amazon associate",
    "we get commissions for purchases",
    "we get a commission",
    "commission if you buy",
    "commission from sales",
    "commission on purchases",
    "at no extra cost to you",
    "at no additional cost to you",
    "independently selected by our",
    "our editors independently",
    "sponsors had no say",
    "welcome to the newsletter",
    "our weekly newsletter",
    "our daily newsletter",
    "my weekly newsletter",
    "this newsletter is",
    "this newsletter was",
    "this week's newsletter",
    "today's newsletter",
    "this edition of the newsletter",
    "this edition of our newsletter",
    "get this newsletter",
    "in your inbox",
    "to your inbox",
    "you're reading the",
    "first appeared in our newsletter",
    "a version of this article first appeared",
    "a version of this article appeared",
    "a version of this story first appeared",
    "a version of this story appeared",
    "contact our reporter",
    "contact the reporter",
    "do you have a tip",
    "have a story to share",
    "have information about this",
    "contact us securely",
    "send us your tips",
    "send your tips",
    "email your tips",
    "our comments policy",
    "our moderation",
    "sign in to comment",
    "log in to comment",
    "register to comment",
    "please be civil",
    "please keep your comments",
    "please keep comments",
    "keep the discussion civil",
    "keep it civil",
    "right to delete comments",
    "right to remove comments",
    "right to delete any comment",
    "this comment section is",
    "guidelines for comments before",
    "rules for comments before",
    "keep to the rules for comments",
    "our advertising partners",
    "our affiliate",
    "contains affiliate links",
    "contain affiliate links",
    "includes affiliate links",
    "we may earn a commission",
    "we may earn commission",
    "we may receive a commission",
    "we earn a commission",
    "may receive compensation",
    "terms apply to the offers",
    "if you have tips",
    "if you have a tip",
    "got a tip?",
    "have a tip?",
    "send us a tip",
    "send tips to",
    "hit reply to this",
    "reply to this email",
    "reply to this newsletter",
    "forwarded this email",
    "forwarded this newsletter",
    "were forwarded this",
    "you are receiving this",
    "you're receiving this",
    "you received this email",
    "welcome to our newsletter",
    "welcome to this week's newsletter",
    "welcome back to our newsletter",
    "thanks for reading our newsletter",
    "sign up for our newsletter",
    "sign up for the newsletter",
    "subscribe to our newsletter",
    "i am a bot, and this action",
    "this action was performed automatically",
    "heavily moderated subreddit",
    "rules of this subreddit",
    "our subreddit rules",
    "our normal comment rules",
    "contact the moderators of this",
    "moderators of this subreddit",
    "will be removed and our",
    "are allowed as responses to this comment",
    "discussed as a reply to this comment",
    "our rules for comments",
    "our comment rules",
    "our comment policy",
    "our commenting rules",
    "our commenting policy",
    "our commenting guidelines",
    "our community guidelines",
    "our community standards",
    "our house rules",
    "comments are moderated",
    "your comment will be published",
    "your email address will not be published",
    "opinions expressed are those of the author",
    "opinions expressed here are",
    "opinions expressed in this",
    "views expressed are those of the author",
    "views expressed here are",
    "views expressed in this",
    "do not necessarily reflect the views",
    "does not necessarily reflect the views",
    "do not necessarily reflect the opinion",
    "don't necessarily reflect the views",
    "support our journalism",
    "support our reporting",
    "support our newsroom",
    "support our work",
    "supports our journalism",
    "consider supporting us",
    "consider supporting our",
    "consider making a donation",
    "consider a donation",
    "please consider donating",
    "please consider supporting",
    "consider becoming a member",
    "consider becoming a subscriber",
    "consider becoming a supporter",
    "your donation helps",
    "your donation keeps",
    "your support helps us",
    "your support keeps",
    "your contribution helps us",
    "readers like you",
    "our loyal readers",
    "keep our journalism",
    "help us keep our",
    "funded by our readers",
    "supported by our readers",
    "we rely on your support",
    "we rely on readers",
    "we depend on our readers",
    "far from free to produce",
    "unterstützen sie unseren journalismus",
    "unterstützen sie unsere arbeit",
    "unterstütze unseren journalismus",
    "unterstütze unsere arbeit",
    "soutenez notre journal",
    "soutenez notre travail",
    "faites un don",
    "apoya nuestro periodismo",
    "apoya nuestro trabajo",
    "sostieni il nostro lavoro",
    "sostieni il nostro giornalismo",
    "apoie o nosso",
    "apoie nosso",
    "steun ons werk",
    "steun onze journalistiek",
    "unsere werbepartner",
    "enthält affiliate-links",
    "enthält werbelinks",
    "wir erhalten eine provision",
    "unsere netiquette",
    "unsere kommentarregeln",
    "nos annonceurs",
    "liens affiliés",
    "charte de modération",
    "nuestros anunciantes",
    "enlaces de afiliados",
    "nuestras normas de participación",
];

/// What site builders and themes leave where nobody wrote a text. The whole line begins so. Lower case.
const PLACEHOLDERS: &[&str] = &[
    "lorem ipsum dolor sit amet",
    "what's a rich text element",
    "what’s a rich text element",
    "the rich text element allows you to create",
    "a rich text element can be used with static or dynamic content",
    "static and dynamic content editing",
    "how to customize formatting for each rich text",
    "headings, paragraphs, blockquotes, figures, images, and figure captions can all be styled",
    "i'm a paragraph. click here to add your own text",
    "i’m a paragraph. click here to add your own text",
    "this is a paragraph. click here to",
    "i am text block. click edit button",
    "i am a text block. click edit button",
    "click edit button to change this text",
    "this is your first post. edit or delete it",
    "welcome to wordpress. this is your first post",
    "hi, this is a comment. to get started with moderating",
    "this is an example page. it's different from a blog post",
    "this is a sample page",
    "just another wordpress site",
    "your content goes here. edit or remove this text inline",
    "add your own text here",
    "this is placeholder text",
    "this is some text inside of a div block",
    "use this space to ",
    "double click here to edit",
    "tell your visitors",
    "ich bin ein absatz. klicken sie hier",
    "je suis un paragraphe. cliquez ici",
    "soy un párrafo. haz clic aquí",
];

/// What players of videos and sounds and other parts of a page say that need a script, anywhere in a short line. Lower case.
const OF_PLAYER: &[&str] = &[
    "enable javascript to view",
    "enable javascript to see",
    "enable javascript to use",
    "please enable javascript",
    "please turn on javascript",
    "you need to enable javascript to",
    "javascript must be enabled to",
    "javascript is required to view",
    "javascript is disabled in your browser",
    "if playback doesn't begin shortly",
    "if playback doesn’t begin shortly",
    "if playback does not begin shortly",
    "playback stopped because",
    "videos you watch may be added to the tv's watch history",
    "please click the button below to continue watching",
    "click the button below to continue watching",
    "an error occurred while retrieving sharing information",
    "this video is unavailable",
    "this video is not available in your",
    "this video is private",
    "your browser does not support the video",
    "your browser does not support the audio",
    "your browser does not support html5 video",
    "your browser does not support html5 audio",
    "your browser doesn't support html5",
    "your browser does not currently recognize any of the video formats",
    "to view this video please enable javascript",
    "this is a modal window",
    "beginning of dialog window",
    "end of dialog window",
    "the media could not be loaded",
    "no compatible source was found for this media",
    "flash player is required",
    "you need the flash player",
    "adobe flash player",
    "das video konnte nicht abgespielt werden",
    "ihr browser unterstützt kein html5",
    "votre navigateur ne supporte pas",
    "votre navigateur ne prend pas en charge la vidéo",
    "tu navegador no soporta",
    "su navegador no admite",
    "seu navegador não suporta",
];

/// Finds what each list has; capitals of ASCII are no matter.
static KNOWN: LazyLock<Finder<3>> =
    LazyLock::new(|| Finder::new([OF_PUBLICATION, OF_PLAYER, PLACEHOLDERS]));

/// Whether a line is one of those. `words` are its words.
pub(super) fn is_note(text: &str, words: u32) -> bool {
    if words < 3 || text.len() > MOST_BYTES {
        return false;
    }
    let [publication, player, placeholder] = KNOWN.found(text);
    if placeholder && is_placeholder(&text.to_lowercase())
        || is_server_warning(text)
        || is_of_feed(text)
    {
        return true;
    }
    // Words that somebody is quoted with are the text's.
    (publication || player) && words <= MOST_WORDS && !text.contains(['"', '“', '„', '«'])
}

fn is_placeholder(small: &str) -> bool {
    PLACEHOLDERS.iter().any(|known| small.starts_with(known))
}

/// What PHP prints into a page that is set up wrongly: "Warning: include(a.php): failed to open stream in /srv/b.php on line 3".
fn is_server_warning(text: &str) -> bool {
    let kinds = [
        "Warning:",
        "Notice:",
        "Deprecated:",
        "Fatal error:",
        "Parse error:",
        "Strict Standards:",
        "PHP Warning:",
        "PHP Notice:",
        "PHP Fatal error:",
        "PHP Deprecated:",
    ];
    kinds.iter().any(|kind| text.starts_with(kind))
        && text.contains(" on line ")
        && text.ends_with(|c: char| c.is_ascii_digit())
}

/// Words for those who write for a publication, in a biography's first sentence. Lower case.
const WRITERS: &[&str] = &[
    "reporter",
    "journalist",
    "correspondent",
    "columnist",
    "editor",
    "writer",
    "contributor",
    "blogger",
    "author",
    "freelancer",
    "critic",
    "producer",
    "professor",
    "fellow",
    "analyst",
    "covers",
    "writes",
    "redakteur",
    "redakteurin",
    "journalistin",
    "autor",
    "autorin",
    "korrespondent",
    "korrespondentin",
    "journaliste",
    "rédacteur",
    "rédactrice",
    "autrice",
    "auteur",
    "periodista",
    "redactor",
    "redactora",
    "giornalista",
];

/// Whether a line is the biography of one of the page's authors: it begins with the name and says what the person writes.
pub(super) fn is_biography(text: &str, words: u32, authors: &[String]) -> bool {
    if !(6..=90).contains(&words) {
        return false;
    }
    authors.iter().any(|author| {
        author.split_whitespace().count() >= 2
            && text.strip_prefix(author.as_str()).is_some_and(|rest| {
                rest.starts_with([' ', ',']) && {
                    let small = rest.to_lowercase();
                    let first = small.split_terminator(". ").next().unwrap_or("");
                    first
                        .split(|c: char| !c.is_alphabetic())
                        .any(|word| WRITERS.contains(&word))
                }
            })
    })
}

#[cfg(test)]
mod tests {
    use super::{is_biography, is_note};

    fn note(text: &str) -> bool {
        is_note(
            text,
            u32::try_from(text.split_whitespace().count()).unwrap(),
        )
    }

    #[test]
    fn lines_of_the_publication_the_player_the_builder_and_the_server_are_notes() {
        for line in [
            "This post contains references to products from one or more of our advertisers.",
            "As usual, if you have tips or thoughts, just hit reply to this email.",
            "Please register and keep to our rules for comments.",
            "This is a heavily moderated subreddit in order to keep the discussion on science.",
            "I am a bot, and this action was performed automatically.",
            "The opinions expressed here are the author's own.",
            "If playback does not begin shortly, try restarting your device.",
            "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
            "Warning: include(menu.php): failed to open stream: No such file in /srv/www/index.php on line 12",
            "Unsere Netiquette finden Sie hier.",
            "We do this every day at no cost to you, but it is far from free to produce.",
            "If you value what you read here, please consider making a donation.",
            "Unterstützen Sie unsere Arbeit mit einem Abo.",
            "Enable JavaScript to view this browser compatibility table.",
            "arXivLabs is a framework that allows collaborators to develop and share new features.",
            "The post Third crane appeared first on Quay.",
            "Der Beitrag Dritter Kran erschien zuerst auf Hafen.",
            "You cannot post new topics in this forum",
        ] {
            assert!(note(line), "{line}");
        }
    }

    #[test]
    fn texts_about_such_lines_are_texts() {
        for line in [
            "The court ruled that shops must say when a post contains advertising.",
            "\"We may earn a commission\", says a small line under every test of the magazine.",
            "The words Lorem ipsum come from a text by Cicero that printers have used for centuries.",
            "Warning: the ferry does not sail on Monday.",
            "To enable JavaScript, open the settings of the browser.",
            "The council set up rules for comments at its meetings.",
            "The post office of the harbour appeared first in a map of 1802.",
            "Flash players of the old kind are collected by the museum.",
            "The museum is funded by its visitors, who gave two million euros last year.",
            "Readers may support the work of the library with a donation.",
        ] {
            assert!(!note(line), "{line}");
        }
    }

    #[test]
    fn a_biography_begins_with_an_authors_name_and_says_what_the_person_writes() {
        let authors = ["Lena Park".to_owned()];
        let is = |text: &str| is_biography(text, 12, &authors);
        assert!(is(
            "Lena Park is a reporter for the Tidewater Gazette based in the old customs house."
        ));
        assert!(is(
            "Lena Park, a columnist, lives in Tidewater and sails whenever she can."
        ));
        assert!(!is(
            "Lena Park said on Friday that the crane would be switched off for the night."
        ));
        assert!(!is(
            "Tom Reed is a reporter for the Tidewater Gazette and lives in the town."
        ));
    }
}
