//! `graph export` writes the graph or a part of it, whole or not at all, in forms that other programs read.

mod sandbox;
mod story;

use sandbox::Sandbox;
use serde_json::Value;
use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};
use story::{CONFERENCE, built};

fn json(sandbox: &Sandbox, words: &[&str]) -> Value {
    let run = sandbox.run(&[&["export", "--json"], words].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{words:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

fn names(graph: &Value) -> Vec<&str> {
    graph["nodes"].as_array().unwrap().iter().map(|node| node["name"].as_str().unwrap()).collect()
}

#[test]
fn node_link_data_has_every_node_and_edge_with_its_sources_and_evidence() {
    let graph = json(&built(), &[]);
    assert_eq!((&graph["directed"], &graph["multigraph"]), (&Value::Bool(true), &Value::Bool(true)));
    let nodes = graph["nodes"].as_array().unwrap();
    let edges = graph["edges"].as_array().unwrap();
    assert_eq!((nodes.len(), edges.len()), (12, 13));
    for thing in nodes.iter().chain(edges) {
        assert!(thing["type"].is_string() && !thing["sources"].as_array().unwrap().is_empty(), "{thing}");
        assert!(thing["evidence"][0]["sentence"].is_string(), "{thing}");
    }
    for edge in edges {
        for end in ["source", "target"] {
            assert!(nodes.iter().any(|node| node["id"] == edge[end]), "{edge}");
        }
    }
    let hoa = nodes.iter().find(|node| node["name"] == "Lê Thị Hoa").unwrap();
    assert_eq!(hoa["sources"], serde_json::json!(["bai-1", "bai-2"]));
}

#[test]
fn a_selection_takes_its_ends_along_and_nothing_else() {
    let graph = json(&built(), &["--relation", "chaired", "--until", "2021"]);
    assert_eq!(names(&graph), [CONFERENCE, "Lê Thị Hoa"]);
    let graph = json(&built(), &["--around", "hà nội"]);
    assert_eq!(names(&graph), [CONFERENCE, "Hà Nội"]);
}

#[test]
fn a_file_is_written_whole_and_nothing_is_left_beside_it() {
    let sandbox = built();
    let stdout = sandbox.run(&["export", "--json"]).stdout;
    sandbox.write("out/graph.json", b"old");
    let run = sandbox.run(&["export", "--json", "-o", "out/graph.json"]);
    assert_eq!((run.code, run.stdout.as_str()), (0, ""));
    assert_eq!(run.stderr, "graph: 12 nodes and 13 edges in out/graph.json\n");
    assert_eq!(fs::read_to_string(sandbox.path("out/graph.json")).unwrap(), stdout);
    assert_eq!(fs::read_dir(sandbox.path("out")).unwrap().count(), 1);
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let sandbox = built();
    let run = sandbox.run(&["export", "--json", "-o", "none/graph.json"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("graph: none/graph.json: "), "{}", run.stderr);
    assert!(!sandbox.path("none").exists());
}

#[test]
fn without_a_store_the_user_is_told_what_to_do() {
    let run = Sandbox::new().run(&["export", "--dot"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert!(run.stderr.contains("graph.db") && run.stderr.contains("graph build"), "{}", run.stderr);
}

#[test]
fn a_format_must_be_chosen_and_only_one() {
    let sandbox = built();
    assert_eq!(sandbox.run(&["export"]).code, 2);
    assert_eq!(sandbox.run(&["export", "--dot", "--json"]).code, 2);
}

#[test]
fn a_selection_of_nothing_is_an_empty_graph_and_told_by_the_exit_code() {
    let run = built().run(&["export", "--json", "--since", "2030"]);
    assert_eq!(run.code, 1);
    let graph: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(names(&graph), [""; 0]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let sandbox = built();
    let mut child = sandbox.command(&["export", "--json"]).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn graphviz_draws_the_picture_in_either_language() {
    let sandbox = built();
    for (labels, said) in [("vi", "chủ trì"), ("en", "chaired")] {
        let run = sandbox.run(&["export", "--dot", "--labels", labels, "--event", "ket noi di san"]);
        assert_eq!(run.code, 0);
        let mut dot =
            Command::new("dot").arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect(
                "this test draws with Graphviz, whose program `dot` does not start; install the package graphviz",
            );
        dot.stdin.take().unwrap().write_all(run.stdout.as_bytes()).unwrap();
        let output = dot.wait_with_output().unwrap();
        assert!(output.status.success());
        let svg = String::from_utf8(output.stdout).unwrap();
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..roxmltree::ParsingOptions::default() };
        let svg = roxmltree::Document::parse_with_options(&svg, options).unwrap();
        let text: Vec<&str> = svg.descendants().filter_map(|element| element.text()).collect();
        for expected in [CONFERENCE, "Lê Thị Hoa", "Hà Nội", said] {
            assert!(text.contains(&expected), "{expected}: {text:?}");
        }
    }
}
