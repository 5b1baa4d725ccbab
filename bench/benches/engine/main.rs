//! The built-in engine by the length of its input, and on what is not a page in English.

mod pdf;
mod texts;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use engine::{Page, article_from_text, extract, split_sentences, summarize};
use testkit::site;
use texts::LANGUAGES;

/// Bytes of an input, so that the time of each is comparable.
fn bytes(length: usize) -> Throughput {
    Throughput::Bytes(length as u64)
}

/// Twice the page should take twice the time.
fn pages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a page's HTML to its article, by paragraphs");
    for paragraphs in [6, 36, 144, 576] {
        let html = site::long(paragraphs);
        group.throughput(bytes(html.len()));
        let page = Page::html(None, html);
        assert!(extract(&page).is_ok(), "an article of {paragraphs}");
        group.bench_function(BenchmarkId::from_parameter(paragraphs), |b| {
            b.iter(|| extract(&page));
        });
    }
    group.finish();
}

fn pdfs(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a PDF to its article, by pages");
    for pages in [1, 10, 100] {
        let document = pdf::document(&site::PARAGRAPHS, pages);
        group.throughput(bytes(document.len()));
        let page = Page::pdf(None, document);
        assert!(extract(&page).is_ok(), "a readable PDF of {pages} pages");
        group.bench_function(BenchmarkId::from_parameter(pages), |b| {
            b.iter(|| extract(&page));
        });
    }
    group.finish();
}

/// Reading an encoding that the page does not name is a guess over all of it.
fn encodings(criterion: &mut Criterion) {
    let page = site::page("Über Flüsse", &texts::long(texts::GERMAN, 20_000))
        .replace("<meta charset=\"utf-8\">", "");
    assert!(!page.contains("charset"), "a page that names no encoding");
    let latin: Vec<u8> = page
        .chars()
        .map(|letter| u8::try_from(letter).unwrap_or(b'?'))
        .collect();
    let mut group = criterion.benchmark_group("bytes to text, by encoding");
    for (name, content_type, body) in [
        (
            "named UTF-8",
            "text/html; charset=utf-8",
            page.clone().into_bytes(),
        ),
        (
            "named windows-1252",
            "text/html; charset=windows-1252",
            latin.clone(),
        ),
        ("unnamed UTF-8", "text/html", page.into_bytes()),
        ("unnamed windows-1252", "text/html", latin),
    ] {
        group.throughput(bytes(body.len()));
        group.bench_function(name, |b| {
            b.iter_batched(
                || body.clone(),
                |body| Page::from_bytes(None, Some(content_type), body),
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

/// Every language has letters, sentence ends and words of its own kind to look up.
fn languages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a text's sentences, by language");
    for (language, text) in LANGUAGES {
        let text = texts::long(text, 20_000);
        group.throughput(bytes(text.len()));
        group.bench_function(language, |b| b.iter(|| split_sentences(&text).len()));
    }
    group.finish();

    let mut group = criterion.benchmark_group("a text to its summary, by language");
    for (language, text) in LANGUAGES {
        let text = texts::long(text, 20_000);
        let article = article_from_text(&text);
        assert!(summarize(&article, 3).is_ok(), "a summary in {language}");
        group.throughput(bytes(text.len()));
        group.bench_function(language, |b| b.iter(|| summarize(&article, 3)));
    }
    group.finish();
}

/// The more sentences are asked for, the more are compared with each other.
fn sentences(criterion: &mut Criterion) {
    let article = article_from_text(&texts::long(texts::ENGLISH, 20_000));
    let mut group = criterion.benchmark_group("an article to its summary, by sentences");
    for count in [1, 3, 40] {
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| summarize(&article, count));
        });
    }
    group.finish();
}

criterion_group!(benches, pages, pdfs, encodings, languages, sentences);
criterion_main!(benches);
