//! The program whose children the tests attack: it reads PDFs as the product does, and a text does what it says.
#![expect(clippy::print_stderr, reason = "what a child prints must get nowhere")]

use std::time::{Duration, Instant};
use std::{env, fs, iter, thread};

use engine::{Article, Block, BlockKind, Content, ExtractError, Page};

fn main() {
    reader::answer_if_child_with(read);
    if let Some(order) = env::args().nth(1) {
        parent(order);
    }
    eprintln!("only a reader starts this program, or a test that names an order");
}

/// Has a child of its own carry the order out.
fn parent(order: String) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let (Ok(runtime), Ok(reader)) = (runtime, reader::Reader::new()) else {
        return;
    };
    let deadline = Instant::now() + Duration::from_hours(1);
    let page = Page::text(None, order);
    let read = runtime.block_on(reader.read_in_child(page, deadline));
    eprintln!("{read:?}");
}

fn read(page: &Page) -> Result<Article, ExtractError> {
    let Content::Text(order) = page.content() else {
        return engine::extract(page);
    };
    match order.as_str() {
        "overflow the stack" => Ok(article([deeper(1).to_string()])),
        "fill memory" => Ok(article(iter::repeat_n("x".repeat(1 << 20), 4 << 10))),
        "spin" => loop {
            std::hint::spin_loop();
        },
        "sleep" => loop {
            thread::sleep(Duration::from_mins(1));
        },
        "panic" => panic!("words of the document"),
        "exit" => std::process::exit(0),
        "talk" => {
            eprintln!("words of the document");
            Ok(article(["talked".to_owned()]))
        }
        "answer without end" => {
            let bytes = vec![b'x'; 1 << 16];
            while std::io::Write::write_all(&mut std::io::stdout(), &bytes).is_ok() {}
            Err(ExtractError::NothingToSummarize)
        }
        "answer at length" => Ok(article([String::from("x").repeat(17 << 20)])),
        "write a file" => {
            let written = fs::write(env::temp_dir().join("reader-wrote-this"), "words");
            Ok(article([format!("{}", written.is_err())]))
        }
        "show what you have" => Ok(article(
            env::vars().map(|(name, _)| name).chain(descriptors()),
        )),
        _ => engine::extract(page),
    }
}

fn article(texts: impl IntoIterator<Item = String>) -> Article {
    Article {
        blocks: texts
            .into_iter()
            .map(|text| Block {
                kind: BlockKind::Paragraph,
                text,
            })
            .collect(),
        ..Article::default()
    }
}

/// Each call needs its own frame until all have returned.
#[expect(unconditional_recursion, reason = "this is the attack")]
fn deeper(level: u64) -> u64 {
    let frame = std::hint::black_box([level; 64]);
    deeper(level + 1) + frame[0]
}

/// Those that can be looked at without opening one.
fn descriptors() -> impl Iterator<Item = String> {
    (0..64)
        .filter(|number| fs::symlink_metadata(format!("/proc/self/fd/{number}")).is_ok())
        .map(|number| number.to_string())
}
