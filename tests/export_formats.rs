//! Every format of `graph export` follows the same selection, the same rules of writing, and is left alone by a closed
//! pipe. What other programs make of the formats is tested in tests/consumers.

mod sandbox;
mod story;

use sandbox::Sandbox;
use std::fs;
use story::{CONFERENCE, built};

const FORMATS: [&str; 13] = [
    "--dot",
    "--json",
    "--jsonl",
    "--graphml",
    "--gexf",
    "--cytoscape",
    "--cypher",
    "--turtle",
    "--ntriples",
    "--nquads",
    "--jsonld",
    "--mermaid",
    "--csv",
];

/// What a format writes, all files of it.
fn exported(sandbox: &Sandbox, format: &str, words: &[&str]) -> String {
    if format != "--csv" {
        let run = sandbox.run(&[&["export", format], words].concat());
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{format}");
        return run.stdout;
    }
    let run = sandbox.run(&[&["export", "--quiet", "--csv", "tables"], words].concat());
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    let tables = ["nodes", "edges", "evidence", "articles"];
    tables.map(|table| fs::read_to_string(sandbox.path(&format!("tables/{table}.csv"))).unwrap()).concat()
}

#[test]
fn a_selection_that_keeps_everything_writes_what_no_selection_writes() {
    let sandbox = built();
    for format in FORMATS {
        let (whole, selected) =
            (exported(&sandbox, format, &[]), exported(&sandbox, format, &["--min-confidence", "0"]));
        assert!(!whole.is_empty() && whole == selected, "{format}");
    }
}

#[test]
fn every_format_has_what_is_selected_and_nothing_else() {
    let sandbox = built();
    for format in FORMATS {
        let text = exported(&sandbox, format, &["--relation", "chaired", "--until", "2021"]);
        for name in [CONFERENCE, "Lê Thị Hoa"] {
            assert!(text.contains(name), "{format} lacks {name}");
        }
        assert!(!text.contains("Phạm Quang Minh"), "{format} has who only attended the other meeting");
    }
}

#[test]
fn what_is_not_there_is_told_by_the_exit_code() {
    let sandbox = built();
    for format in FORMATS.into_iter().filter(|format| *format != "--csv") {
        assert_eq!(sandbox.run(&["export", format, "--since", "2030"]).code, 1, "{format}");
    }
    let run = sandbox.run(&["export", "--csv", "none", "--since", "2030"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, "graph: 0 nodes and 0 edges in none\n"));
}

#[test]
fn lines_that_are_built_elsewhere_give_the_same_graph() {
    let (here, there) = (built(), Sandbox::new());
    let lines = exported(&here, "--jsonl", &[]);
    let run = there.run_with(&["build", "-q", "-"], &lines);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(exported(&there, "--json", &[]), exported(&here, "--json", &[]));
    assert_eq!(exported(&there, "--jsonl", &[]), lines);
}

#[test]
fn the_lines_of_a_part_have_the_articles_that_it_cites() {
    let lines = exported(&built(), "--jsonl", &["--until", "2021", "--relation", "attended"]);
    let articles: Vec<&str> = lines.lines().filter(|line| line.contains("\"record\":\"article\"")).collect();
    assert!(articles.len() == 1 && articles[0].contains("bai-1"), "{articles:?}");
}

#[test]
fn a_folder_of_tables_replaces_its_own_files_and_leaves_others() {
    let sandbox = built();
    sandbox.write("tables/nodes.csv", b"old");
    sandbox.write("tables/notes.txt", b"mine");
    assert!(exported(&sandbox, "--csv", &[]).starts_with("id:ID,type,name,"));
    let mut names: Vec<String> = fs::read_dir(sandbox.path("tables"))
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["articles.csv", "edges.csv", "evidence.csv", "nodes.csv", "notes.txt"]);
    let beside = fs::read_dir(sandbox.path(".")).unwrap().map(|file| file.unwrap().file_name());
    assert!(!beside.into_iter().any(|name| name.to_string_lossy().ends_with(".part")));
}

#[test]
fn tables_need_a_folder_and_take_no_file() {
    let sandbox = built();
    sandbox.write("tables", b"a file");
    let run = sandbox.run(&["export", "--csv", "tables"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("graph: tables: is a file; name a folder"), "{}", run.stderr);
    assert_eq!(fs::read(sandbox.path("tables")).unwrap(), b"a file");
    let run = sandbox.run(&["export", "--csv", "none/tables"]);
    assert!(run.code == 2 && run.stderr.starts_with("graph: none/tables: "), "{}", run.stderr);
    assert_eq!(sandbox.run(&["export", "--csv", "other", "-o", "file"]).code, 2);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error_in_any_format() {
    let sandbox = built();
    for format in FORMATS.into_iter().filter(|format| *format != "--csv") {
        let mut child = sandbox.command(&["export", format]).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{format}");
    }
}
