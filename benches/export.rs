//! How long it takes to write a graph, compared with reading it from the store: each format as a multiple of that.
//!
//! ```text
//! cargo bench --bench export
//! GRAPH_BENCH_ARTICLES=my-articles.jsonl cargo bench --bench export
//! ```
//!
//! Reading and writing are timed in turns in one run, and the quickest of a few trials of each counts, so that the ratios
//! also hold on a busy machine. The time of a format includes that of reading the store, as for one who exports it. JSON
//! Lines hold what every article says besides, and are compared with reading that, too.

use graph::{
    article,
    build::{PROGRAM, Rules, build},
    export::{Format, Labels, Picture, Source, Tables},
    extract::Extractor,
    graph::KnowledgeGraph,
    resolve::Decisions,
    store::Store,
};
use std::{
    fs::File,
    hint::black_box,
    io::{BufWriter, Write},
    path::Path,
    time::{Duration, Instant},
};

/// The articles of which the store is built; any path that `graph build` takes.
const VARIABLE: &str = "GRAPH_BENCH_ARTICLES";
const DEFAULT: &str = "tests/gold/portal.articles.jsonl";

/// How often each is tried.
const TRIALS: u32 = 3;

fn main() {
    let articles = std::env::var(VARIABLE).unwrap_or_else(|_| DEFAULT.to_owned());
    let folder = tempfile::TempDir::new().expect("a folder for the store");
    let mut store = Store::create_or_open(&folder.path().join("graph.db")).expect("a new store");
    let extractor = Extractor::new();
    let read = |article: &article::Article| extractor.read(&article.head, &article.text);
    let rules = Rules { program: PROGRAM, decisions: &Decisions::default() };
    build(&mut store, article::read([articles.as_str()]), read, rules, |_| {}).expect("a graph");
    drop(store);
    let store = Store::open(&folder.path().join("graph.db")).expect("the store");
    let (nodes, edges) = Source::Store(&store).size().expect("a size");
    println!("{nodes} nodes and {edges} edges of {articles}");

    let graph = KnowledgeGraph::load(&store).expect("a graph");
    let [mut things, mut whole, mut loaded] = [Duration::MAX; 3];
    let mut written = vec![Duration::MAX; formats().len()];
    let mut tables = Duration::MAX;
    let mut picture = Duration::MAX;
    for _ in 0..TRIALS {
        things = things.min(timed(|| read_things(&store)));
        whole = whole.min(timed(|| read_things(&store) + store.readings().map(black_box).count()));
        loaded = loaded.min(timed(|| KnowledgeGraph::load(&store).map(black_box).is_ok()));
        for ((_, format), time) in formats().iter().zip(&mut written) {
            *time = (*time).min(timed(|| write(format, Source::Store(&store), folder.path())));
        }
        tables = tables.min(timed(|| Tables::Csv.write(Source::Store(&store), folder.path()).expect("tables")));
        let dot = Format::Dot(Picture::default());
        picture = picture.min(timed(|| write(&dot, Source::Graph(&graph, None), folder.path())));
    }
    println!("{:10} {things:9.2?}  nodes and edges", "read");
    println!("{:10} {whole:9.2?}  with what the articles say", "read all");
    println!("{:10} {loaded:9.2?}  as a graph", "load");
    for ((name, _), time) in formats().iter().zip(&written) {
        let (compared, of) = if *name == "jsonl" { (whole, "read all") } else { (things, "read") };
        println!("{name:10} {time:9.2?}  {:.2} × {of}", time.as_secs_f64() / compared.as_secs_f64());
    }
    println!("{:10} {tables:9.2?}  {:.2} × read", "csv", tables.as_secs_f64() / things.as_secs_f64());
    println!("{:10} {picture:9.2?}  of a graph in memory", "dot");
}

fn formats() -> Vec<(&'static str, Format)> {
    vec![
        ("json", Format::Json),
        ("jsonl", Format::Jsonl),
        ("graphml", Format::GraphMl),
        ("gexf", Format::Gexf),
        ("cytoscape", Format::Cytoscape),
        ("cypher", Format::Cypher),
        ("turtle", Format::Turtle),
        ("ntriples", Format::NTriples),
        ("nquads", Format::NQuads),
        ("jsonld", Format::JsonLd),
        ("mermaid", Format::Mermaid(Labels::Vi)),
    ]
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

fn read_things(store: &Store) -> usize {
    store.nodes().map(black_box).count() + store.edges().map(black_box).count()
}

fn write(format: &Format, source: Source<'_>, folder: &Path) {
    let file = File::create(folder.join("export")).expect("a file");
    let mut out = BufWriter::new(file);
    format.write(source, &mut out).expect("an export");
    out.flush().expect("an export");
}
