//! The commands at the terminal, as a script sees them: output, errors, exit codes.
#![expect(
    clippy::unwrap_used,
    reason = "clippy takes only the test functions of an integration test for tests"
)]

use std::{
    collections::BTreeSet,
    io::{Read as _, Write as _},
    path::PathBuf,
    process::{Command, Output, Stdio},
};

use serde_json::{Value, json};
use testkit::{
    hostile_pdf,
    reply::Reply,
    server,
    site::{self, Site},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpListener,
};
use url::Url;

const ARTICLE: &str = "<html><head><title>The lamp</title></head><body><nav><a href=/>Home</a></nav><article><h1>The lamp</h1>\
    <p>The lighthouse at the cape was built on a cliff so steep that the bricks had to be landed through the surf.</p>\
    <p>Its keepers lived with storms that broke windows and once carried the cow shed far out to sea.</p>\
    <p>For ninety years the lamp warned ships away from the point where the currents of three canyons meet.</p>\
    </article></body></html>";

fn summarize(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_summarize"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that wants no input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What `--json` prints, and `--jsonl` beside the `id`.
const FIELDS: [&str; 8] = [
    "title",
    "sentences",
    "links",
    "keywords",
    "language",
    "percent_shorter",
    "seconds_saved",
    "is_description",
];

/// The names of an object's fields, in the order of [`FIELDS`].
fn names(value: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = value
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_by_key(|name| FIELDS.iter().position(|field| field == name));
    names
}

/// A folder of a test's own, gone at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("summarize-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn lines(output: &Output) -> Vec<Value> {
    text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn a_page_on_standard_input_is_summarized() {
    let output = summarize(&["-", "-n", "2"], ARTICLE.as_bytes());
    let shown = text(&output.stdout);
    assert!(output.status.success());
    assert!(shown.starts_with("The lamp\n\n• "), "{shown}");
    assert_eq!(shown.matches("\n• ").count(), 2, "{shown}");
    assert!(shown.contains("% shorter"), "{shown}");
}

#[test]
fn json_has_what_a_program_needs() {
    let output = summarize(&["-", "--json"], ARTICLE.as_bytes());
    let summary: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(summary["title"], "The lamp");
    assert_eq!(summary["sentences"].as_array().unwrap().len(), 3);
    assert_eq!(names(&summary), FIELDS);
}

#[test]
fn a_file_is_read_by_its_kind() {
    let folder = Folder::new("kinds");
    let prose =
        "Tags like <b> are shown, not obeyed, in a plain file that somebody wrote. ".repeat(3);
    for (name, content, shown) in [
        ("page.html", ARTICLE.to_owned(), "cow shed"),
        ("notes.txt", prose, "Tags like <b> are shown"),
    ] {
        let output = summarize(&["extract", &folder.file(name, content)], b"");
        assert!(text(&output.stdout).contains(shown), "{name}: {output:?}");
        assert!(!text(&output.stdout).contains("Home"), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_on_this_machine_is_fetched_and_what_cannot_be_fetched_gets_a_sentence() {
    let site = Site::start().await;
    let good = site.page("/lamp", Reply::html(ARTICLE));
    let huge = site.page("/huge", site::huge(6_000_000));
    let cut = site.page("/cut", site::cut_off());
    let picture = Reply::status(200)
        .header("content-type", "image/png")
        .body("\u{89}PNG");
    let picture = site.page("/picture", picture);
    let refused = server::nobody();
    // A server without TLS answers a handshake in plain text.
    let plain = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let secure = format!("https://{}/", plain.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = plain.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let failing = [
        (site.url("/missing"), "the page does not exist"),
        (huge, "the page is larger than 5 MiB"),
        (
            cut,
            "the site could not be reached: the connection broke off",
        ),
        (
            picture,
            "the address does not lead to a page but to image/png",
        ),
        (
            refused,
            "the site could not be reached: it refuses connections",
        ),
        (
            secure,
            "the site could not be reached: no secure connection; its certificate is not valid, or it speaks no HTTPS there",
        ),
    ];
    tokio::task::spawn_blocking(move || {
        let page = summarize(&[&good], b"");
        assert!(text(&page.stdout).starts_with("The lamp\n"), "{page:?}");
        for (address, sentence) in failing {
            let output = summarize(&[&address], b"");
            let address = Url::parse(&address).unwrap();
            assert_eq!(
                text(&output.stderr),
                format!("summarize: {address}: {sentence}\n")
            );
            assert_eq!(output.status.code(), Some(3));
        }
    })
    .await
    .unwrap();
}

#[test]
fn each_source_that_cannot_be_read_gets_a_sentence_in_plain_words() {
    let folder = Folder::new("unreadable");
    let here = folder.0.to_str().unwrap();
    let picture = folder.file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let fake = folder.file("fake.pdf", "no PDF");
    let gone = format!("{here}/gone.html");
    for (arguments, sentence) in [
        (
            vec!["no-such-file"],
            "no-such-file: no such file, and not a web address",
        ),
        (
            vec!["extract", &gone],
            &format!("{gone}: no such file, and not a web address"),
        ),
        (vec!["--jsonl", &gone], &format!("{gone}: no such file")),
        (vec![here], &format!("{here}: a folder, not a file")),
        (
            vec!["--jsonl", here],
            &format!("{here}: a folder, not a file"),
        ),
        (
            vec![&picture],
            &format!("{picture}: not HTML, text, PDF or Word (unknown)"),
        ),
        (
            vec![&fake],
            &format!("{fake}: not HTML, text, PDF or Word (application/pdf without a PDF in it)"),
        ),
        (
            vec!["http://"],
            "http://: not a valid web address (empty host)",
        ),
        (
            vec!["https://a.example:99999/"],
            "https://a.example:99999/: not a valid web address (invalid port number)",
        ),
        (
            vec!["ftp://a.example/"],
            "ftp://a.example/: only http and https addresses can be fetched",
        ),
    ] {
        let output = summarize(&arguments, b"");
        assert_eq!(text(&output.stderr), format!("summarize: {sentence}\n"));
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{output:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_gets_a_sentence() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = Folder::new("locked");
    let file = folder.file("locked.html", ARTICLE);
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o000)).unwrap();
    // The superuser may read everything.
    if std::fs::read(&file).is_ok() {
        return;
    }
    let output = summarize(&[&file], b"");
    assert_eq!(
        text(&output.stderr),
        format!("summarize: {file}: you have no permission to read it\n")
    );
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn exit_codes_say_what_failed() {
    for (arguments, input, code, sentence) in [
        (vec!["no-such-file"], "", 3, "no such file"),
        (
            vec!["-"],
            "",
            4,
            "standard input: the page holds no text to summarize",
        ),
        (vec!["-", "-n", "41"], "", 2, "41"),
        (vec![], "", 2, "required"),
        (vec!["--sentence", "5", "-"], "", 2, "--sentences"),
        (
            vec!["--jsonl"],
            "{}\n{}\n",
            5,
            "2 of 2 lines failed; each says why in its \"error\"",
        ),
    ] {
        let output = summarize(&arguments, input.as_bytes());
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(text(&output.stderr).contains(sentence), "{output:?}");
    }
}

/// Of the hostile kinds one for which the parser itself would abort this process: it fills all memory there is.
const HOSTILE: &str = "a stream packed twice";

#[test]
fn a_document_that_breaks_its_reader_gets_a_sentence() {
    let output = summarize(&["-"], &hostile_pdf::document(HOSTILE, 0));
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    assert!(text(&output.stderr).contains("too complex to read safely"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_whose_document_breaks_its_reader_stops_none_of_the_others() {
    let site = Site::start().await;
    let pdf = Reply::status(200)
        .header("content-type", "application/pdf")
        .body(hostile_pdf::document(HOSTILE, 0));
    let hostile = site.page("/hostile.pdf", pdf);
    let input = [&site.article(), &hostile, &site.article()]
        .map(|url| json!({ "id": url, "url": url }).to_string())
        .join("\n");
    let output = summarize(&["--jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(5));
    let lines = lines(&output);
    let [before, broken, after] = &lines[..] else {
        panic!("{output:?}")
    };
    for line in [before, after] {
        assert!(line["sentences"].is_array(), "{line}");
    }
    let error = broken["error"].as_str().unwrap();
    assert!(error.contains("too complex to read safely"), "{error}");
}

#[test]
fn a_byte_order_mark_before_the_first_line_is_no_part_of_it() {
    let line = json!({ "id": 1, "html": ARTICLE });
    let input = format!("\u{feff}{line}\r\n{line}\r\n");
    let output = summarize(&["extract", "--jsonl"], input.as_bytes());
    let ids: Vec<_> = lines(&output)
        .iter()
        .map(|line| line["id"].clone())
        .collect();
    assert_eq!(ids, [1, 1]);
    assert!(lines(&output).iter().all(|line| line["text"].is_string()));
}

#[test]
fn documents_go_through_line_by_line_in_order() {
    let prose = "One sentence that is long enough to be taken for a sentence. ".repeat(3);
    let input = [
        json!({ "id": "page", "html": ARTICLE, "n": 1 }).to_string(),
        json!({ "id": 7, "text": prose }).to_string(),
        String::new(),
        json!({ "html": ARTICLE, "url": "https://a.example/x", "extra": true, "n": null })
            .to_string(),
    ]
    .join("\n");
    let output = summarize(&["--jsonl", "-n", "2"], input.as_bytes());
    assert!(output.status.success(), "{output:?}");
    let lines = lines(&output);
    let ids: Vec<_> = lines.iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [json!("page"), json!(7), Value::Null]);
    for (line, sentences) in lines.iter().zip([1, 1, 2]) {
        assert_eq!(line["sentences"].as_array().unwrap().len(), sentences);
        let names: Vec<&str> = names(line)
            .into_iter()
            .filter(|name| *name != "id")
            .collect();
        assert_eq!(names, FIELDS);
    }
}

#[test]
fn a_line_that_fails_says_why_and_stops_no_other() {
    let good = json!({ "id": "good", "html": ARTICLE }).to_string();
    let rows: [(&[u8], Value, &str); 12] = [
        (b"{not json", Value::Null, "not JSON (see column 2)"),
        (b"{\"id\": 1", Value::Null, "not JSON (see column 8)"),
        (b"{\"id\": \"\xff\"}", Value::Null, "not UTF-8 text"),
        (b"[1, 2]", Value::Null, "not a JSON object"),
        (
            br#"{"id": "empty"}"#,
            json!("empty"),
            "it has neither html nor text nor url",
        ),
        (
            br#"{"id": "many", "text": "x", "n": 41}"#,
            json!("many"),
            "n is not a whole number from 1 to 40",
        ),
        (
            br#"{"id": "half", "text": "x", "n": 1.5}"#,
            json!("half"),
            "n is not a whole number from 1 to 40",
        ),
        (
            br#"{"id": "wrong", "html": 5}"#,
            json!("wrong"),
            "html is not a string",
        ),
        (
            br#"{"id": "bare", "html": "<p></p>"}"#,
            json!("bare"),
            "the page holds no text to summarize",
        ),
        (
            br#"{"id": "hostless", "url": "http://"}"#,
            json!("hostless"),
            "http://: not a valid web address (empty host)",
        ),
        (
            br#"{"id": "relative", "url": "page.html"}"#,
            json!("relative"),
            "page.html: not a valid web address (relative URL without a base)",
        ),
        (
            br#"{"id": "scheme", "url": "ftp://a.example/"}"#,
            json!("scheme"),
            "ftp://a.example/: only http and https addresses can be fetched",
        ),
    ];
    let mut input = Vec::new();
    for (line, ..) in &rows {
        input.extend_from_slice(line);
        input.push(b'\n');
    }
    input.extend_from_slice(good.as_bytes());
    let output = summarize(&["--jsonl"], &input);
    assert_eq!(output.status.code(), Some(5));
    assert_eq!(
        text(&output.stderr),
        "summarize: 12 of 13 lines failed; each says why in its \"error\"\n"
    );
    let lines = lines(&output);
    assert_eq!(lines.len(), rows.len() + 1);
    for (number, ((_, id, error), line)) in rows.iter().zip(&lines).enumerate() {
        let error = format!("line {}: {error}", number + 1);
        assert_eq!(*line, json!({ "id": id, "error": error }));
    }
    assert_eq!(lines[rows.len()]["title"], "The lamp");
}

#[test]
fn extract_prints_text_line_by_line() {
    let input = json!({ "id": 1, "html": ARTICLE }).to_string();
    let output = summarize(&["extract", "--jsonl", "-"], input.as_bytes());
    let lines = lines(&output);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["title"], "The lamp");
    assert!(lines[0]["text"].as_str().unwrap().contains("three canyons"));
    let names: BTreeSet<_> = lines[0].as_object().unwrap().keys().collect();
    assert!(names.into_iter().eq(["id", "text", "title"]));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let line = json!({ "id": 1, "html": ARTICLE }).to_string() + "\n";
    let mut child = Command::new(env!("CARGO_BIN_EXE_summarize"))
        .args(["extract", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(line.as_bytes()).unwrap();
    stdout.read_exact(&mut [0; 1]).unwrap();
    drop(stdout);
    // The command ends at its next write, perhaps before it took all that is sent here.
    let _ = stdin.write_all(line.repeat(20).as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}

#[test]
fn help_has_examples_and_completions_know_the_commands() {
    let help = text(&summarize(&["--help"], b"").stdout);
    for word in [
        "Examples:",
        "Exit codes:",
        "--jsonl",
        "extract",
        "completions --help",
    ] {
        assert!(help.contains(word), "{word} is not in\n{help}");
    }
    let installing = text(&summarize(&["completions", "--help"], b"").stdout);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = text(&summarize(&["completions", shell], b"").stdout);
        assert!(script.contains("extract"), "{shell}");
        assert!(
            installing.contains(&format!("summarize completions {shell} >")),
            "{shell} is not in\n{installing}"
        );
    }
}

const FERRY: &str = "<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1>\
    <p>The new ferry to the island of Holm starts on Monday after three long years of planning and building.</p>\
    <p>A ticket costs four euros for the whole day, and children under twelve years of age travel free.</p>\
    <p>The ship was built in Gdansk by people who had built three of its kind before this one.</p></article></body></html>";

#[test]
fn a_question_gets_the_sentence_that_answers_and_a_link_to_it() {
    let rows = [
        json!({ "id": 1, "html": FERRY, "url": "https://a.example/ferry", "n": 1, "about": "What does a ticket cost?" }),
        json!({ "id": 2, "html": FERRY, "url": "https://a.example/ferry", "n": 1, "about": "Who painted the Mona Lisa?" }),
        json!({ "id": 3, "text": "The ferry starts on Monday. A ticket costs four euros.", "n": 1 }),
        json!({ "id": 4, "html": FERRY, "about": 7 }),
    ];
    let input = rows.map(|row| row.to_string()).join("\n");
    let output = summarize(&["--jsonl"], input.as_bytes());
    let lines = lines(&output);
    let first = lines[0]["sentences"][0].as_str().unwrap();
    assert!(first.starts_with("A ticket costs four euros"), "{first}");
    assert_eq!(lines[0]["answered"], true);
    assert_eq!(
        lines[0]["links"],
        json!(["https://a.example/ferry#:~:text=A%20ticket%20costs,travel%20free."])
    );
    assert_eq!(lines[1]["answered"], false);
    assert_eq!(lines[1]["sentences"].as_array().unwrap().len(), 1);
    assert_eq!(lines[2]["links"], json!([null]));
    assert!(lines[2].get("answered").is_none());
    assert_eq!(lines[3]["error"], "line 4: about is not a string");
}

#[test]
fn a_person_is_told_where_the_document_does_not_say() {
    let asked = |about: &str| {
        let output = summarize(&["-", "-n", "1", "--about", about], FERRY.as_bytes());
        assert!(output.status.success(), "{output:?}");
        text(&output.stdout)
    };
    assert!(asked("how much is a ticket").contains("• A ticket costs four euros"));
    assert!(asked("photosynthesis").starts_with("The document does not say."));
}

#[cfg(unix)]
#[test]
fn completions_are_installed_by_the_lines_of_the_help_in_a_home_that_is_empty() {
    let help = text(&summarize(&["completions", "--help"], b"").stdout);
    let lines: Vec<_> = help
        .lines()
        .filter_map(|line| {
            line.find("mkdir -p ")
                .or_else(|| line.find("summarize completions "))
                .map(|at| &line[at..])
        })
        .filter(|line| line.contains(" ~/"))
        .collect();
    let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("home-for-completions");
    // What an earlier run left would make the folders.
    let _ = std::fs::remove_dir_all(&home);
    std::fs::create_dir(&home).unwrap();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_summarize"));
    let path = std::env::var("PATH").unwrap();
    let installed = Command::new("sh")
        .args(["-euc", &lines.join("\n")])
        .env("HOME", &home)
        .env(
            "PATH",
            format!("{}:{path}", program.parent().unwrap().display()),
        )
        .output()
        .unwrap();
    assert!(installed.status.success(), "{installed:?}");
    for file in [
        ".local/share/bash-completion/completions/summarize",
        ".zfunc/_summarize",
        ".config/fish/completions/summarize.fish",
        ".config/elvish/rc.elv",
    ] {
        let script = std::fs::read_to_string(home.join(file)).unwrap();
        assert!(script.contains("extract"), "{file}");
    }
}

#[test]
fn sentences_are_checked_against_a_text_line_by_line() {
    let line = json!({
        "id": 7,
        "text": "The harbour cost two million euros. Anna Müller opened it on 12 March.",
        "sentences": [
            "The harbour cost €2m.",
            "The harbour cost three million euros.",
            {"text": "Müller opened it on 12/03.", "cites": [2]},
            {"text": "Müller opened it on 12/03.", "cites": [1]},
        ],
    });
    let wrong =
        json!({"id": 8, "text": "One sentence.", "sentences": [{"text": "x", "cites": [2]}]});
    let output = summarize(
        &["check", "--jsonl"],
        format!("{line}\n{wrong}\n").as_bytes(),
    );
    assert_eq!(output.status.code(), Some(5));
    let lines: Vec<Value> = text(&output.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let checked = lines[0]["sentences"].as_array().unwrap();
    let supported: Vec<bool> = checked
        .iter()
        .map(|sentence| sentence["supported"] == true)
        .collect();
    assert_eq!(supported, [true, false, true, false]);
    assert_eq!(checked[1]["unsupported"], json!(["three million"]));
    assert_eq!(lines[0]["id"], 7);
    assert!(
        lines[1]["error"]
            .as_str()
            .unwrap()
            .contains("does not exist")
    );
}
