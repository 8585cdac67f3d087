//! How fast articles are understood: extraction alone, on one thread, without reading files, resolution or the store.
//!
//! ```text
//! cargo bench --bench extract
//! GRAPH_BENCH_ARTICLES=my-articles.jsonl cargo bench --bench extract
//! ```
//!
//! `every_article` is a pass over all of them, `slowest_article` the one that takes longest by itself. The first lines
//! count the quickest of a few trials at each article, and so say on a busy machine, too, how fast the program is.

use divan::{Bencher, black_box, counter::BytesCount};
use graph::{
    article::{self, Article, Input},
    extract::Extractor,
};
use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

/// The articles to read; any path that `graph build` takes.
const VARIABLE: &str = "GRAPH_BENCH_ARTICLES";
const DEFAULT: &str = "tests/gold/portal.articles.jsonl";

/// How often each article is tried before; the quickest trial counts, so that a pause of the machine does not.
const TRIALS: u32 = 5;

static ARTICLES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let path = std::env::var(VARIABLE).unwrap_or_else(|_| DEFAULT.to_owned());
    let articles: Vec<Article> = article::read([path.as_str()])
        .filter_map(|input| match input.unwrap_or_else(|error| panic!("{VARIABLE}: {error}")) {
            Input::Article(article) => Some(article),
            Input::Reading(_) => None,
        })
        .collect();
    assert!(!articles.is_empty(), "{VARIABLE}: no article in {path}");
    articles
});

/// The quickest of a few trials at each article, in order.
static TIMES: LazyLock<Vec<Duration>> = LazyLock::new(|| {
    let extractor = Extractor::new();
    let once = |article: &Article| {
        let start = Instant::now();
        black_box(read(&extractor, article));
        start.elapsed()
    };
    let quickest = |article| (0..TRIALS).map(|_| once(article)).min().unwrap_or_default();
    ARTICLES.iter().map(quickest).collect()
});

fn main() {
    let (bytes, time) = (bytes(), TIMES.iter().sum::<Duration>());
    let (article, slowest) = slowest();
    println!("{} articles of {bytes} bytes", ARTICLES.len());
    println!("at the quickest of {TRIALS}: {:.1} MB/s", bytes as f64 / 1e6 / time.as_secs_f64());
    println!("slowest: {} of {} bytes, {slowest:.2?}", article.head.id, article.text.len());
    divan::main();
}

fn bytes() -> usize {
    ARTICLES.iter().map(|article| article.text.len()).sum()
}

fn read(extractor: &Extractor, article: &Article) -> usize {
    extractor.read(&article.head, black_box(&article.text)).claims.len()
}

fn slowest() -> (&'static Article, Duration) {
    let timed = ARTICLES.iter().zip(TIMES.iter().copied());
    timed.max_by_key(|(_, time)| *time).expect("there is an article")
}

#[divan::bench(max_time = 10)]
fn every_article(bencher: Bencher) {
    let extractor = Extractor::new();
    bencher
        .counter(BytesCount::new(bytes()))
        .bench_local(|| ARTICLES.iter().map(|article| read(&extractor, article)).sum::<usize>());
}

#[divan::bench(max_time = 5)]
fn slowest_article(bencher: Bencher) {
    let extractor = Extractor::new();
    let (article, _) = slowest();
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| read(&extractor, article));
}
