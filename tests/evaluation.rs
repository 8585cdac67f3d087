//! The graph is as right as it has been: floors under what it reaches on the annotated articles of the project.

mod sandbox;

use sandbox::{Run, Sandbox};
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A store of these articles.
fn built(articles: &str) -> Sandbox {
    let sandbox = Sandbox::new();
    let run = sandbox.run(&["build", "--quiet", "--store", "graph.db", &format!("{ROOT}/{articles}")]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    sandbox
}

fn eval(sandbox: &Sandbox, gold: &str, more: &[&str]) -> Run {
    sandbox.run(&[&["eval", &format!("{ROOT}/{gold}"), "--store", "graph.db", "--format", "json"], more].concat())
}

fn rows(run: &Run) -> Vec<Value> {
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    serde_json::from_str(&run.stdout).unwrap()
}

fn row<'r>(rows: &'r [Value], what: &str, which: &str) -> &'r Value {
    rows.iter().find(|row| row["what"] == what && row["which"] == which).unwrap()
}

fn f1(rows: &[Value], what: &str) -> f64 {
    row(rows, what, "all")["f1"].as_f64().unwrap()
}

#[test]
fn articles_of_portals_are_understood_as_well_as_ever() {
    let sandbox = built("tests/gold/portal.articles.jsonl");
    let figures = rows(&eval(&sandbox, "tests/gold/portal.gold.jsonl", &[]));
    let (nodes, edges) = (f1(&figures, "nodes"), f1(&figures, "edges"));
    assert!(nodes >= 0.965 && edges >= 0.838, "nodes {nodes}, edges {edges}");
}

#[test]
fn the_sample_articles_are_understood_as_well_as_ever() {
    let sandbox = built("data/articles");
    let links = format!("{ROOT}/tests/gold/articles.links.json");
    let figures = rows(&eval(&sandbox, "tests/gold/articles.gold.jsonl", &["--links", &links]));
    let (nodes, edges) = (f1(&figures, "nodes"), f1(&figures, "edges"));
    assert!(nodes >= 0.976 && edges >= 0.955, "nodes {nodes}, edges {edges}");
    for (what, which) in [("found", "event dates"), ("found", "titles of posts"), ("identity", "event")] {
        assert_eq!(row(&figures, what, which)["f1"], 1.0, "{which}");
    }
}

#[test]
fn figures_errors_and_claims_are_counts_of_the_same_things() {
    let sandbox = built("data/articles");
    let gold = "tests/gold/articles.gold.jsonl";
    let links = format!("{ROOT}/tests/gold/articles.links.json");
    let figures = rows(&eval(&sandbox, gold, &["--links", &links]));
    let errors = rows(&eval(&sandbox, gold, &["--errors", "100000"]));
    for what in ["nodes", "edges"] {
        let count = |column: &str| row(&figures, what, "all")[column].as_u64().unwrap();
        let of = |error: &str, row: &&Value| row["error"] == error && (what == "edges") != row["ends_found"].is_null();
        let counted = |error| errors.iter().filter(|row| of(error, row)).count() as u64;
        assert_eq!(counted("missed"), count("gold") - count("right"), "{what}");
        assert_eq!(counted("extra"), count("said") - count("right"), "{what}");
    }
    assert_eq!(row(&figures, "identity", "province")["f1"], 1.0);
    assert_eq!(rows(&eval(&sandbox, gold, &["--errors", "3"])), errors[..3]);

    let bands = rows(&eval(&sandbox, gold, &["--calibration"]));
    let sum = |column: &str| bands.iter().map(|band| band[column].as_u64().unwrap()).sum::<u64>();
    assert!(sum("claims") >= row(&figures, "edges", "all")["said"].as_u64().unwrap());
    assert!(sum("right") <= sum("claims") && sum("right") > 0);
}

#[test]
fn a_fault_in_the_gold_is_shown_by_line_and_nothing_is_measured() {
    let sandbox = built("data/articles");
    sandbox.write("g.jsonl", b"{\"doc\":\"a\",\"entities\":[],\"relations\":[]}\n{\"doc\":\"b\"}\n[]\n");
    let run = sandbox.run(&["eval", "g.jsonl", "--store", "graph.db"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("g.jsonl, line 2: missing field `entities`"), "{}", run.stderr);
    assert!(run.stderr.contains("g.jsonl, line 3: "), "{}", run.stderr);

    let links = sandbox.path("links.json");
    sandbox.write("g.jsonl", b"{\"doc\":\"a\",\"entities\":[],\"relations\":[]}\n");
    sandbox.write("links.json", b"{\"event\":[[\"a:e1\",\"elsewhere:e1\"]]}");
    let run = sandbox.run(&["eval", "g.jsonl", "--store", "graph.db", "--links", links.to_str().unwrap()]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("\"a:e1\" is no event of the gold"), "{}", run.stderr);
}

#[test]
fn gold_of_other_articles_finds_nothing() {
    let sandbox = built("data/articles");
    sandbox.write("g.jsonl", b"{\"doc\":\"elsewhere\",\"entities\":[],\"relations\":[]}\n");
    let run = sandbox.run(&["eval", "g.jsonl", "--store", "graph.db"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("the graph says nothing of 1 article of 1: elsewhere"), "{}", run.stderr);
}

#[test]
fn learning_twice_gives_the_same_weights_and_figures_of_unseen_articles() {
    let sandbox = Sandbox::new();
    let (gold, articles) =
        (format!("{ROOT}/tests/gold/portal.gold.jsonl"), format!("{ROOT}/tests/gold/portal.articles.jsonl"));
    let train = |to: &str| {
        let run = sandbox.run(&["train", "--format", "json", "-q", "--gold", &gold, &articles, "-o", to]);
        let figures = rows(&run);
        (figures, std::fs::read_to_string(sandbox.path(to)).unwrap())
    };
    let (figures, weights) = train("a.tsv");
    assert_eq!(train("b.tsv"), (figures.clone(), weights.clone()));
    let attended = figures.iter().find(|row| row["edge"] == "attended").unwrap();
    assert!(attended["f1"].as_f64().unwrap() > 0.5 && attended["gold"] == 168, "{attended}");
    let rule = "attended\trule of attended\tany\t";
    let weight = weights.lines().find_map(|line| line.strip_prefix(rule)).unwrap();
    assert!(weight.parse::<f64>().unwrap() > 0.0, "a claim that a rule proposes is the more probable: {weight}");

    let run = sandbox.run(&["train", "--gold", &gold, &format!("{ROOT}/data/articles")]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("none of the articles is annotated"), "{}", run.stderr);
}
