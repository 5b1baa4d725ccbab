//! That each number is what its name says: values known by hand, by name, on pages small enough to count on.
//!
//! The model knows columns alone: two of them swapped would only be seen as worse summaries. The last test proves that they
//! cannot be: for each pair of columns there is a value here that would be wrong.

use super::{Survey, columns};
use crate::extract::{blocks, metadata, sink};

/// A page, a block of it, and what is known of that block.
struct Known {
    html: String,
    address: &'static str,
    /// What the block's text begins with; of several such blocks it is the last.
    block: String,
    values: Vec<(String, f32)>,
}

/// The columns' names, without their units.
fn names() -> Vec<&'static str> {
    let columns = columns().into_iter();
    columns
        .filter_map(|column| Some(column.split_once(' ')?.0))
        .collect()
}

/// All numbers of the block.
fn row(known: &Known) -> Vec<f32> {
    let dom = sink::parse(&known.html);
    let (cut, metadata) = (blocks::cut(&dom), metadata::read(&dom, Some(known.address)));
    let index = cut
        .blocks
        .iter()
        .rposition(|block| block.text.starts_with(&known.block))
        .unwrap_or_else(|| panic!("no block begins with {}", known.block));
    Survey::of(&dom, &cut, &metadata).row(index)
}

fn known(html: &str, block: &str, values: &[(&str, f32)]) -> Known {
    Known {
        html: html.to_owned(),
        address: ADDRESS,
        block: block.to_owned(),
        values: values
            .iter()
            .map(|(name, value)| ((*name).to_owned(), *value))
            .collect(),
    }
}

/// Of all features whose names start with `group`, only this one has a value, the others have 0.
fn only(group: &str, name: &str, value: f32) -> Vec<(String, f32)> {
    let all = names().into_iter().filter(|known| known.starts_with(group));
    let found: Vec<(String, f32)> = all
        .map(|known| {
            let is = known.strip_prefix(group) == Some(name);
            (known.to_owned(), if is { value } else { 0.0 })
        })
        .collect();
    assert!(
        found.iter().any(|(_, found)| *found != 0.0),
        "{group}{name}"
    );
    found
}

/// The logarithm by which counts and lengths are measured.
fn ln(count: f32) -> f32 {
    (1.0 + count).ln()
}

const ADDRESS: &str = "https://example.org/a1/b222/otters-are_back?x=333";

/// A headline under two elements of its own, and prose on each of five levels.
const OTTERS: &str = r#"<title>Otters return</title>
<meta name="description" content="The otters of the old harbour, at five">
<script type="application/ld+json">{"@type": "Thing", "articleBody": "The otters of the old harbour swim by day, and
sleep; and much else that makes a text of over two hundred bytes, since what is shorter is not taken for an article that
somebody has declared, but for a teaser, which does not say what is in it."}</script>
<body>
<div><a href="/">Home page</a></div>
<div>
  <main>
    <div>
      <hgroup><div><h1>Otters return</h1></div></hgroup>
      <section class="story">
        <p>The Otters of the old harbour swim by day, and sleep; at 5 they fish! Are my otters back? Yes.</p>
        <p>You see them.</p>
        <p><a href="/s">Seals</a> too</p>
      </section>
      <p>ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab ab</p>
      <p><a href="/r">Read on</a></p>
    </div>
    <p>abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd</p>
  </main>
  <p>abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde abcde</p>
  <p>So.</p>
</div>
<p>a a a a a a a a a a a a a a a</p>
</body>"#;

fn a_block_by_itself() -> Vec<Known> {
    let mut all = vec![known(
        OTTERS,
        "The Otters",
        &[
            ("own.words", ln(20.0)),
            ("own.characters", ln(75.0)),
            ("own.link_share", 0.0),
            ("own.links", 0.0),
            ("own.capitals", 4.0 / 75.0),
            ("own.digits", 1.0 / 75.0),
            ("own.commas", 2.0 / 75.0),
            ("own.stops", 3.0 / 75.0),
            ("own.separators", 0.0),
            ("own.stop_count", 3.0),
            ("own.characters_per_word", 75.0 / 20.0),
            ("own.ends_as_sentence", 1.0),
            ("own.ends_with_colon", 0.0),
            ("own.tag", 1.0),
            ("own.is_heading", 0.0),
            ("own.depth", 7.0),
            ("voice.lower_case", 15.0 / 20.0),
            ("voice.first_person", 1.0 / 20.0),
            ("voice.second_person", 0.0),
        ],
    )];
    all.push(known(
        OTTERS,
        "You see",
        &[
            ("voice.lower_case", 2.0 / 3.0),
            ("voice.first_person", 0.0),
            ("voice.second_person", 1.0 / 3.0),
        ],
    ));
    all.push(known(
        "<h3>One <a href=/>link</a> | two <a href=/>more</a>:</h3>",
        "One",
        &[
            ("own.words", ln(4.0)),
            ("own.characters", ln(16.0)),
            ("own.link_share", 8.0 / 16.0),
            ("own.links", ln(2.0)),
            ("own.separators", 1.0 / 16.0),
            ("own.stop_count", 0.0),
            ("own.ends_as_sentence", 1.0),
            ("own.ends_with_colon", 1.0),
            ("own.tag", 4.0),
            ("own.is_heading", 1.0),
            ("own.depth", 3.0),
        ],
    ));
    all.push(known(
        "<p>You see:</p>",
        "You",
        &[("own.ends_with_colon", 1.0), ("own.is_heading", 0.0)],
    ));
    all.push(known(
        &format!("<p>{}</p>", "Go! ".repeat(12)),
        "Go!",
        &[("own.stops", 12.0 / 36.0), ("own.stop_count", 10.0)],
    ));
    for (name, phrase) in [
        ("rights", "copyright"),
        ("cookies", "cookie"),
        ("subscription", "newsletter"),
        ("sharing", "whatsapp"),
        ("more_to_read", "recommended"),
        ("advertising", "sponsored"),
        ("accounts", "register"),
        ("picture_credits", "getty"),
        ("byline", "posted"),
        ("shopping", "shipping"),
        ("instructions", "javascript"),
        ("contact", "phone"),
    ] {
        let mut known = known(&format!("<p>Twice {phrase}, {phrase}</p>"), "Twice", &[]);
        known.values = only("boilerplate.", name, 2.0);
        all.push(known);
    }
    all
}

fn the_enclosing_elements() -> Vec<Known> {
    let mut all = Vec::new();
    for (names, html) in [
        (&["article"][..], "<article>x</article>"),
        (&["main"], "<main>x</main>"),
        (&["nav"], "<nav>x</nav>"),
        (&["header"], "<header>x</header>"),
        (&["footer"], "<footer>x</footer>"),
        (&["aside"], "<aside>x</aside>"),
        (&["form"], "<form>x</form>"),
        (&["figure"], "<figure>x</figure>"),
        (&["caption"], "<figcaption>x</figcaption>"),
        (&["table"], "<table><td>x</table>"),
        (&["list"], "<ul>x</ul>"),
        (&["item"], "<dd>x</dd>"),
        (&["list", "item"], "<ul><li>x</ul>"),
        (&["quote"], "<blockquote>x</blockquote>"),
        (&["dialog"], "<dialog>x</dialog>"),
        (&["button"], "<details><summary>x</summary></details>"),
        (&["section"], "<section>x</section>"),
        (&["label"], "<legend>x</legend>"),
        (&["hidden"], "<div hidden>x</div>"),
        (&["no_script"], "<noscript><p>x</p></noscript>"),
    ] {
        let mut known = known(&format!("<body>{html}"), "x", &[]);
        known.values = only("inside.", names[0], 1.0);
        for (name, value) in &mut known.values {
            if names
                .iter()
                .any(|inside| name.strip_prefix("inside.") == Some(inside))
            {
                *value = 1.0;
            }
        }
        all.push(known);
    }
    for (name, class) in [
        ("comments", "disqus"),
        ("sidebar", "widget"),
        ("related", "taboola"),
        ("teaser", "promo"),
        ("sharing", "tweet"),
        ("subscription", "paywall"),
        ("notice", "cookie"),
        ("footer", "legal"),
        ("navigation", "breadcrumb"),
        ("header", "masthead"),
        ("byline", "byline"),
        ("tags", "keyword"),
        ("media", "carousel"),
        ("advertising", "sponsor"),
        ("account", "avatar"),
        ("article", "blog"),
        ("text", "markdown"),
        ("main", "center"),
        ("conversation", "thread"),
        ("product", "sku"),
        ("review", "testimonial"),
        ("concealed", "tooltip"),
        ("search", "facet"),
        ("lead", "standfirst"),
        ("aside_note", "infobox"),
    ] {
        let html = format!("<div class='{class}'><div><p>x</p></div></div>");
        let mut known = known(&html, "x", &[]);
        known.values = only("named.", name, 1.0 / 3.0);
        all.push(known);
    }
    all
}

fn the_elements_around() -> Vec<Known> {
    vec![known(
        OTTERS,
        "The Otters",
        &[
            // The paragraphs: 99 words in 9 of them, of which one is a link, and another for five eighths.
            ("kin.blocks", ln(9.0)),
            ("kin.words_each", ln(11.0)),
            ("kin.link_share", (1.0 + 0.625) / 9.0),
            ("kin.words", ln(99.0)),
            // Those of the story.
            ("close_kin.blocks", ln(3.0)),
            ("close_kin.words_each", ln(25.0 / 3.0)),
            ("close_kin.link_share", 0.625 / 3.0),
            ("close_kin.words", ln(25.0)),
            ("container.first.of_page", 75.0 / 280.0),
            ("container.first.link_share", 5.0 / 94.0),
            ("container.first.blocks", ln(3.0)),
            ("container.first.prose_share", 75.0 / 94.0),
            ("container.second.of_page", 125.0 / 280.0),
            ("container.second.link_share", 11.0 / 162.0),
            ("container.second.blocks", ln(6.0)),
            ("container.second.prose_share", 125.0 / 162.0),
            ("container.third.of_page", 185.0 / 280.0),
            ("container.third.link_share", 11.0 / 222.0),
            ("container.third.blocks", ln(7.0)),
            ("container.third.prose_share", 185.0 / 222.0),
            ("container.fourth.of_page", 265.0 / 280.0),
            ("container.fourth.link_share", 11.0 / 305.0),
            ("container.fourth.blocks", ln(9.0)),
            ("container.fourth.prose_share", 265.0 / 305.0),
            ("container.fifth.of_page", 1.0),
            ("container.fifth.link_share", 19.0 / 328.0),
            ("container.fifth.blocks", ln(11.0)),
            ("container.fifth.prose_share", 280.0 / 328.0),
            ("core.half", 1.0 / 4.0),
            ("core.most", 1.0 / 5.0),
            ("core.main", 1.0 / 3.0),
        ],
    )]
}

fn the_place_in_the_tree() -> Vec<Known> {
    vec![
        known(
            OTTERS,
            "The Otters",
            &[
                // The body has two elements of this kind.
                ("repetition.alike", ln(2.0)),
                ("repetition.level", 4.0),
                ("repetition.blocks", ln(9.0)),
                ("repetition.characters", ln(305.0)),
                ("repetition.link_share", 11.0 / 305.0),
                ("repetition.prose_characters", ln(265.0)),
                ("meets_headline.level", 2.0),
                ("meets_headline.other_level", 3.0),
                ("meets_headline.of_page", 125.0 / 280.0),
                ("meets_longest.level", 4.0),
                ("meets_longest.other_level", 1.0),
                ("meets_longest.of_page", 265.0 / 280.0),
            ],
        ),
        // Outside of the elements that hold most of the prose, and not deep enough for five containers.
        known(
            OTTERS,
            "Home",
            &[
                ("kin.blocks", ln(1.0)),
                ("kin.link_share", 1.0),
                ("own.ends_as_sentence", 0.0),
                ("about.main_text", 0.0),
                ("document.has_text_before_headline", 1.0),
                ("container.first.blocks", ln(11.0)),
                ("container.third.blocks", ln(11.0)),
                ("container.fourth.of_page", 1.0),
                ("container.fourth.link_share", 0.0),
                ("container.fourth.blocks", 0.0),
                ("container.fourth.prose_share", 1.0),
                ("container.fifth.of_page", 1.0),
                ("container.fifth.link_share", 0.0),
                ("container.fifth.blocks", 0.0),
                ("repetition.alike", 0.0),
                ("repetition.level", -1.0),
                ("core.half", 0.0),
                ("core.most", 0.0),
                ("core.main", 0.0),
                ("meets_headline.level", 1.0),
                ("meets_headline.other_level", 6.0),
                ("meets_longest.level", 1.0),
                ("meets_longest.other_level", 2.0),
            ],
        ),
        known(
            OTTERS,
            "abcd ",
            &[
                ("container.second.of_page", 265.0 / 280.0),
                ("container.fourth.of_page", 1.0),
                ("meets_headline.of_page", 185.0 / 280.0),
                ("meets_longest.of_page", 265.0 / 280.0),
            ],
        ),
        known(
            &format!(
                "<main>{}<p>So.</p></main>",
                format!(
                    "<div class=card><h3><a href=/>More seals</a></h3><div><p>{}</p></div></div>",
                    "seal ".repeat(15)
                )
                .repeat(4)
            ),
            "seal",
            &[
                ("repetition.alike", ln(4.0)),
                ("repetition.level", 2.0),
                ("repetition.blocks", ln(2.0)),
                ("repetition.characters", ln(69.0)),
                ("repetition.link_share", 9.0 / 69.0),
                ("repetition.prose_characters", ln(60.0)),
            ],
        ),
    ]
}

/// Seven blocks, the first of one word, the next of two and so on; the second a link and the fourth a heading.
fn the_neighbours() -> Vec<Known> {
    let mut html = String::new();
    for words in 1..=7u8 {
        let text = format!("n{words} ") + &"x ".repeat(usize::from(words - 1));
        let block = match words {
            2 => format!("<p><a href=/>{text}</a></p>"),
            4 => format!("<h2>{text}</h2>"),
            _ => format!("<p>{text}</p>"),
        };
        html.push_str(&block);
    }
    let mut all = Vec::new();
    for words in 1..=7i8 {
        let mut known = known(&html, &format!("n{words}"), &[]);
        for (offset, name) in [
            (-3, "third_before"),
            (-2, "second_before"),
            (-1, "before"),
            (1, "after"),
            (2, "second_after"),
            (3, "third_after"),
        ] {
            let near = words + offset;
            let flag = |is: bool| f32::from(u8::from(is));
            let values = if (1..=7).contains(&near) {
                [ln(f32::from(near)), flag(near == 2), flag(near == 4)]
            } else {
                [-1.0; 3]
            };
            let measures = ["words", "link_share", "heads_or_continues"];
            for (measure, value) in measures.into_iter().zip(values) {
                known
                    .values
                    .push((format!("neighbour.{name}.{measure}"), value));
            }
        }
        all.push(known);
    }
    for (block, prose, before, after) in [
        ("Otters", 3.0, 30.0, 0.0),
        ("The Otters", 4.0, 30.0, 2.0),
        ("Seals", 5.0, 1.0, 0.0),
        ("So.", 4.0, 0.0, 0.0),
        ("a a", 4.0, 1.0, 30.0),
    ] {
        all.push(known(
            OTTERS,
            block,
            &[
                ("neighbour.prose", prose),
                ("neighbour.to_prose_before", before),
                ("neighbour.to_prose_after", after),
            ],
        ));
    }
    all
}

fn the_section() -> Vec<Known> {
    let topics = [
        ("comments", "Discussion"),
        ("related", "Trending"),
        ("subscription", "Newsletter"),
        ("author", "Contributor"),
        ("tags", "Archives"),
        ("references", "Footnotes"),
    ];
    let mut html = String::new();
    let mut all = Vec::new();
    for (at, (_, heading)) in topics.iter().enumerate() {
        let block = format!("<h2>{heading}</h2><p>t{at} is seven words long, is it not?</p>");
        html.push_str(&block);
    }
    html += "<p>t6, the last</p>";
    for (at, (topic, _)) in topics.iter().enumerate() {
        let mut known = known(
            &html,
            &format!("t{at}"),
            &[("section.since_heading", 1.0), ("section.words", ln(1.0))],
        );
        known.values.extend(only("section.heading.", topic, 1.0));
        all.push(known);
    }
    all.push(known(
        &html,
        "t6",
        &[
            ("section.since.comments", 12.0),
            ("section.since.related", 10.0),
            ("section.since.subscription", 8.0),
            ("section.since.author", 6.0),
            ("section.since.tags", 4.0),
            ("section.since.references", 2.0),
            ("section.since_heading", 2.0),
            ("section.words", ln(9.0)),
        ],
    ));
    // A short block announces a topic as a heading does, and is none.
    all.push(known(
        "<h2>Otters</h2><p>Discussion</p><p>They said so.</p>",
        "They",
        &[
            ("section.since.comments", 1.0),
            ("section.since.related", 99.0),
            ("section.since_heading", 2.0),
            ("section.heading.comments", 0.0),
        ],
    ));
    let [replying, dates, more, shopping] = ["permalink", "edited", "view all", "sold out"];
    let far = [
        replying, replying, replying, replying, replying, dates, more, more, "far",
    ];
    let near = [
        replying, dates, dates, more, more, "here", more, shopping, shopping, shopping, shopping,
    ];
    let blocks = [&far[..], &near[..]].concat();
    let html = format!("<p>{}</p>", blocks.join("</p><p>"));
    all.push(known(
        &html,
        "here",
        &[
            ("section.signs.replying.nearby", 1.0),
            ("section.signs.replying.on_page", 6.0 / 20.0),
            ("section.signs.dates.nearby", 2.0),
            ("section.signs.dates.on_page", 3.0 / 20.0),
            ("section.signs.more_to_read.nearby", 3.0),
            ("section.signs.more_to_read.on_page", 5.0 / 20.0),
            ("section.signs.shopping.nearby", 4.0),
            ("section.signs.shopping.on_page", 4.0 / 20.0),
        ],
    ));
    all
}

fn the_headings_that_lead() -> Vec<Known> {
    let prose = |words: usize| format!("<p>{}</p>", "abcd ".repeat(words));
    let html = [
        "<h2>One</h2>".to_owned(),
        prose(60),
        "<h2><a href='/another'>Two</a></h2>".to_owned(),
        prose(20),
        "<h2><a href='#place'>Three</a></h2><h2><a href='/a1/b222/otters-are_back#place'>Four</a></h2><p>Last</p>".to_owned(),
    ]
    .concat();
    vec![
        known(
            &html,
            "Last",
            &[
                ("leads.since", 4.0),
                ("leads.nearby", 1.0 / 4.0),
                ("leads.on_page", 1.0 / 4.0),
                ("leads.prose", 80.0 / 320.0),
            ],
        ),
        known(
            &format!("{html}{}<p>End</p>", "<h3>Five</h3>".repeat(6)),
            "End",
            &[
                ("leads.since", 11.0),
                ("leads.nearby", 0.0),
                ("leads.on_page", 1.0 / 10.0),
            ],
        ),
        known(
            "<h2>One</h2><p>Last</p>",
            "Last",
            &[("leads.since", 99.0), ("leads.prose", 0.0)],
        ),
    ]
}

fn the_document() -> Vec<Known> {
    let mut all = vec![known(
        OTTERS,
        "The Otters",
        &[
            ("document.place", 2.0 / 11.0),
            ("document.blocks", ln(11.0)),
            ("document.characters", ln(328.0)),
            ("document.link_share", 19.0 / 328.0),
            ("document.prose_share", 280.0 / 328.0),
            ("document.paragraphs", ln(5.0)),
            ("document.after_headline", 1.0),
            ("document.is_article", 0.0),
            ("document.is_product", 0.0),
            ("document.is_forum", 0.0),
            ("document.is_listing", 0.0),
            ("document.has_text_before_headline", 1.0),
            ("elsewhere.in_titles", 2.0 / 20.0),
            ("elsewhere.copies", 1.0),
            ("elsewhere.is_repeat", 0.0),
            ("elsewhere.in_declared_body", 9.0 / 18.0),
            ("elsewhere.in_description", 4.0 / 18.0),
            ("about.title", 2.0 / 4.0),
            ("about.main_text", 1.0),
            ("path.segments", 3.0),
            ("path.hyphens", 2.0),
            ("path.digits", 4.0),
        ],
    )];
    all.push(known(
        OTTERS,
        "Home",
        &[
            ("document.place", 0.0),
            ("document.blocks", ln(11.0)),
            ("document.characters", ln(328.0)),
            ("document.link_share", 19.0 / 328.0),
            ("document.prose_share", 280.0 / 328.0),
            ("document.paragraphs", ln(5.0)),
            ("document.after_headline", -1.0),
        ],
    ));
    all.push(known(
        "<h1>x</h1><p>Again and again</p><div><p>Again and again</p></div>",
        "Again",
        &[
            ("document.has_text_before_headline", 0.0),
            ("elsewhere.copies", 2.0),
            ("elsewhere.is_repeat", 1.0),
            ("elsewhere.in_declared_body", -1.0),
            ("elsewhere.in_description", -1.0),
        ],
    ));
    for (name, head) in [
        ("is_article", "<meta property='og:type' content='article'>"),
        ("is_product", "<meta property='og:type' content='product'>"),
        (
            "is_forum",
            r#"<script type="application/ld+json">{"@type": "DiscussionForum"}</script>"#,
        ),
        (
            "is_listing",
            r#"<script type="application/ld+json">{"@type": "ItemList"}</script>"#,
        ),
    ] {
        let mut known = known(&format!("{head}<p>x</p>"), "x", &[]);
        known.values = only("document.is_", &name[3..], 1.0);
        all.push(known);
    }
    all
}

fn the_kind_of_page() -> Vec<Known> {
    let mut all = Vec::new();
    for (name, address) in [
        ("forum", "https://e.org/viewtopic"),
        ("questions", "https://e.org/q/"),
        ("shop", "https://e.org/pdp/"),
        ("documentation", "https://e.org/tutorial"),
        ("listing", "https://e.org/browse"),
        ("article", "https://e.org/magazine"),
        ("service", "https://e.org/pricing"),
        ("paging", "https://e.org/#comment"),
    ] {
        let mut known = known("<p>x</p>", "x", &[]);
        known.address = address;
        known.values = only("address.", name, 1.0);
        all.push(known);
    }
    for (name, class) in [
        ("article", "postid"),
        ("listing", "archive"),
        ("shop", "magento"),
        ("page_builder", "webflow"),
        ("forum", "phpbb"),
        ("documentation", "sphinx"),
        ("publishing_system", "drupal"),
        ("script_framework", "nuxt"),
    ] {
        let mut known = known(&format!("<body class='{class}'><p>x</p>"), "x", &[]);
        known.values = only("platform.", name, 1.0);
        all.push(known);
    }
    for (name, kind) in [
        ("news", "LiveBlog"),
        ("blog", "TechArticle"),
        ("product", "Offer"),
        ("conversation", "Comment"),
        ("listing", "SearchResults"),
        ("business", "LocalBusiness"),
        ("instructions", "Recipe"),
        ("questions_answered", "FAQPage"),
        ("review", "Review"),
    ] {
        let html =
            format!(r#"<script type="application/ld+json">{{"@type": "{kind}"}}</script><p>x</p>"#);
        let mut known = known(&html, "x", &[]);
        known.values = only("types.", name, 1.0);
        all.push(known);
    }
    all
}

fn all() -> Vec<Known> {
    [
        a_block_by_itself(),
        the_enclosing_elements(),
        the_elements_around(),
        the_place_in_the_tree(),
        the_neighbours(),
        the_section(),
        the_headings_that_lead(),
        the_document(),
        the_kind_of_page(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Numbers that are further apart are different.
const EQUAL: f32 = 1e-5;

#[test]
fn each_feature_has_the_value_that_its_name_says() {
    let names = names();
    let mut wrong = Vec::new();
    for known in all() {
        let row = row(&known);
        for (name, value) in &known.values {
            let column = names.iter().position(|known| known == name);
            let found = row[column.unwrap_or_else(|| panic!("there is no feature {name}"))];
            if (found - value).abs() > EQUAL {
                wrong.push(format!(
                    "{name} of \"{}\" is {found} and not {value}",
                    known.block
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_two_features_can_be_swapped_without_a_wrong_value() {
    let names = names();
    let rows: Vec<(Vec<f32>, Vec<bool>)> = all()
        .iter()
        .map(|known| {
            let is_known = |name: &&str| known.values.iter().any(|(known, _)| known == name);
            (row(known), names.iter().map(is_known).collect())
        })
        .collect();
    let mut unnoticed = Vec::new();
    for one in 0..names.len() {
        for other in 0..one {
            let is_noticed = rows.iter().any(|(row, is_known)| {
                (is_known[one] || is_known[other]) && (row[one] - row[other]).abs() > EQUAL
            });
            if !is_noticed {
                unnoticed.push(format!("{} and {}", names[other], names[one]));
            }
        }
    }
    assert!(unnoticed.is_empty(), "{}", unnoticed.join("\n"));
}
