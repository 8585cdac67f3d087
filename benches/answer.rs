//! How fast questions are answered, the start of the program included, over a store of many articles.
//!
//! ```text
//! GRAPH_BENCH_ARTICLES=my-articles.jsonl cargo bench --bench answer
//! ```
//!
//! Prints for each question the quickest and the middle of several runs, and how large the store is. A question is held to
//! 50 ms over some thousands of articles on a laptop.

use std::{
    process::{Command, Output},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The articles to read; any path that `graph build` takes.
const VARIABLE: &str = "GRAPH_BENCH_ARTICLES";
const DEFAULT: &str = "tests/gold/portal.articles.jsonl";
const RUNS: usize = 15;

fn main() {
    let folder = TempDir::new().expect("a folder for the store");
    let store = folder.path().join("graph.db");
    let articles = std::env::var(VARIABLE).unwrap_or_else(|_| DEFAULT.to_owned());
    let graph = |arguments: &[&str]| -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_graph"));
        command.args(arguments).env("GRAPH_STORE", &store).output().expect("the program runs")
    };
    let built = graph(&["build", &articles]);
    print!("{}", String::from_utf8_lossy(&built.stderr));

    let leaders = graph(&["stats", "--of", "official", "--top", "2", "--format", "csv"]);
    let leaders = String::from_utf8_lossy(&leaders.stdout).into_owned();
    let known: Vec<&str> = leaders
        .lines()
        .filter_map(|line| line.strip_prefix("most connected,"))
        .filter_map(|line| line.split(',').next())
        .collect();
    let [first, second] = known.as_slice() else { panic!("{articles}: fewer than two people are told of") };
    let (about, chairs) = (
        format!(
            "SELECT ?name ?day WHERE {{ <urn:graph:{first}> graph:attended ?e . ?e schema:name ?name ; graph:date ?day }}"
        ),
        "SELECT ?name ?event WHERE { ?who graph:chaired ?e ; schema:name ?name . ?e schema:name ?event }",
    );
    let posts = format!(
        "SELECT ?body ?title WHERE {{ ?p rdf:subject <urn:graph:{first}> ; rdf:predicate graph:holds_position ;
         rdf:object ?b ; graph:title ?title . ?b schema:name ?body }}"
    );
    for question in [
        &["query", "attended", "--official", first][..],
        &["query", "chaired"],
        &["query", "attended", "--count-by", "official", "--limit", "10"],
        &["show", first],
        &["path", first, second],
        &["around", first],
        &["timeline", first],
        &["sparql", &about],
        &["sparql", &posts],
        &["sparql", chairs],
    ] {
        let once = || {
            let start = Instant::now();
            let answer = graph(question);
            (start.elapsed(), answer.stdout.len())
        };
        let mut runs: Vec<(Duration, usize)> = (0..RUNS).map(|_| once()).collect();
        runs.sort();
        let ((quickest, bytes), (middle, _)) = (runs[0], runs[RUNS / 2]);
        println!("{quickest:>9.1?} quickest {middle:>9.1?} middle {bytes:>8} bytes  graph {}", question.join(" "));
    }
}
