//! What cannot be read is said in one line with its place, the rest is built, and the exit code tells of it.

mod sandbox;

use sandbox::{Run, Sandbox};

const GOOD: &str = "Họp phiên thứ nhất\n\nSáng 14/1/2025, Thủ tướng Chính phủ Trần Văn Ổn chủ trì phiên họp.\n";
const ARTICLE: &str =
    "an article is an object with \"text\" and, if known, \"id\", \"title\", \"published\", \"source\", \"url\"";

/// How many articles the store has.
fn articles(sandbox: &Sandbox) -> u64 {
    let stats = sandbox.run(&["stats", "--format", "json"]);
    let rows: serde_json::Value = serde_json::from_str(&stats.stdout).unwrap();
    rows[0]["value"].as_u64().unwrap()
}

fn lines(run: &Run) -> Vec<&str> {
    run.stderr.lines().collect()
}

#[test]
fn an_empty_file_is_reported_and_the_others_are_built() {
    let sandbox = Sandbox::with(&[("news/a.txt", GOOD), ("news/b.txt", ""), ("news/c.txt", GOOD)]);
    let run = sandbox.run(&["build", "news"]);
    assert_eq!((run.code, run.stdout.as_str()), (2, ""));
    assert_eq!(lines(&run)[0], "graph: news/b.txt: empty");
    assert!(lines(&run)[1].starts_with("graph: 2 added, 1 unreadable, "), "{}", run.stderr);
    assert_eq!(articles(&sandbox), 2);
}

#[test]
fn a_file_that_is_not_utf8_is_reported_with_the_byte() {
    let sandbox = Sandbox::with(&[("a.txt", GOOD)]);
    sandbox.write("b.txt", b"H\xe0 N\xf4i");
    let run = sandbox.run(&["build", "--quiet", "a.txt", "b.txt"]);
    assert_eq!(run.code, 2);
    assert_eq!(lines(&run), ["graph: b.txt: not UTF-8 at byte 1; convert it, e.g. with iconv"]);
    assert_eq!(articles(&sandbox), 1);
}

#[test]
fn a_line_without_text_is_reported_with_its_number() {
    let sandbox = Sandbox::with(&[(
        "a.jsonl",
        "{\"id\": \"1\", \"text\": \"Sáng nay họp báo.\"}\n{\"id\": \"2\"}\nno json\n{\"id\": \"4\", \"text\": \"Chiều nay họp báo.\"}\n",
    )]);
    let run = sandbox.run(&["build", "-q", "a.jsonl"]);
    assert_eq!(run.code, 2);
    let no_text = format!("graph: a.jsonl, line 2: no \"text\"; {ARTICLE}");
    assert_eq!(lines(&run), [no_text.as_str(), "graph: a.jsonl, line 3: expected ident at column 2"]);
    assert_eq!(articles(&sandbox), 2);
}

#[test]
fn a_folder_without_articles_makes_no_store() {
    let sandbox = Sandbox::with(&[("empty/notes.md", "Not an article.")]);
    let run = sandbox.run(&["build", "empty"]);
    assert_eq!(run.code, 2);
    let message = "graph: empty: folder without articles; they are .txt, .html, .htm, .json or .jsonl";
    assert_eq!(lines(&run), [message]);
    assert!(!sandbox.path("graph.db").exists());
}

#[test]
fn paths_that_lead_nowhere_are_named() {
    let sandbox = Sandbox::with(&[("a.doc", "Họp."), ("b.txt", GOOD)]);
    let run = sandbox.run(&["build", "-q", "gone", "a.doc", "b.txt"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        lines(&run),
        [
            "graph: gone: no such file or folder",
            "graph: a.doc: unknown kind of file; articles are .txt, .html, .htm, .json or .jsonl"
        ]
    );
    assert_eq!(articles(&sandbox), 1);
}

#[test]
fn without_paths_the_default_folder_is_read() {
    let run = Sandbox::new().run(&["build"]);
    assert_eq!((run.code, lines(&run)), (2, vec!["graph: data/articles: no such file or folder"]));
    let sandbox = Sandbox::with(&[("data/articles/a.txt", GOOD)]);
    assert_eq!(sandbox.run(&["build"]).code, 0);
}

#[test]
fn a_store_that_is_none_is_left_alone() {
    let sandbox = Sandbox::with(&[("a.txt", GOOD), ("graph.db", GOOD)]);
    for arguments in [["build", "a.txt"], ["stats", "--top=1"]] {
        let run = sandbox.run(&arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        let message = "graph: graph.db is not a store of this program; name another with --store FILE";
        assert_eq!(lines(&run), [message]);
    }
    assert_eq!(std::fs::read_to_string(sandbox.path("graph.db")).unwrap(), GOOD);
}

#[test]
fn a_store_that_is_missing_or_cannot_be_made_is_said() {
    let sandbox = Sandbox::with(&[("a.txt", GOOD)]);
    let run = sandbox.run(&["stats"]);
    assert_eq!((run.code, lines(&run)), (2, vec!["graph: no store at graph.db; `graph build` makes one"]));
    let run = sandbox.run(&["build", "a.txt", "--store", "no/such/graph.db"]);
    let message = "graph: no/such/graph.db: cannot be opened; is its folder there, and may you write to it?";
    assert_eq!((run.code, lines(&run)), (2, vec![message]));
}

#[test]
fn the_store_is_the_argument_else_the_environment_else_the_default() {
    let sandbox = Sandbox::with(&[("a.txt", GOOD)]);
    let build = |arguments: &[&str], environment: Option<&str>| {
        let mut command = sandbox.command(arguments);
        command.envs(environment.map(|store| ("GRAPH_STORE", store)));
        assert!(command.output().unwrap().status.success());
    };
    build(&["build", "a.txt", "--store", "one.db"], Some("two.db"));
    assert!(sandbox.path("one.db").exists() && !sandbox.path("two.db").exists());
    build(&["build", "a.txt"], Some("two.db"));
    assert!(sandbox.path("two.db").exists() && !sandbox.path("graph.db").exists());
    build(&["build", "a.txt"], None);
    assert!(sandbox.path("graph.db").exists());
}

#[test]
fn wrong_use_is_answered_with_usage() {
    for arguments in [&["biuld"][..], &["stats", "--format", "xml"], &[]] {
        let run = Sandbox::new().run(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.contains("--help") || run.stderr.contains("Usage"), "{}", run.stderr);
    }
}

#[test]
fn every_command_helps_with_an_example() {
    let sandbox = Sandbox::new();
    let help = sandbox.run(&["--help"]);
    let commands: Vec<&str> = help
        .stdout
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.contains(&"build") && commands.contains(&"stats"), "{commands:?}");
    for command in commands {
        let run = sandbox.run(&[command, "--help"]);
        assert_eq!(run.code, 0);
        assert!(run.stdout.contains("Example") && run.stdout.contains(&format!("graph {command}")), "{command}");
    }
}

#[test]
fn what_extract_cannot_read_is_told_beside_the_lines() {
    let sandbox = Sandbox::with(&[("a.txt", GOOD), ("b.txt", " ")]);
    let run = sandbox.run(&["extract", "-q", "a.txt", "b.txt"]);
    assert_eq!((run.code, lines(&run)), (2, vec!["graph: b.txt: empty"]));
    assert!(run.stdout.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    assert!(run.stdout.starts_with("{\"record\":\"article\",\"article\":\"a\""), "{}", run.stdout);
}

#[test]
fn a_reading_that_was_cut_short_is_not_built() {
    let sandbox = Sandbox::with(&[("a.txt", GOOD), ("b.txt", GOOD)]);
    let extracted = sandbox.run(&["extract", "-q", "a.txt", "b.txt"]).stdout;
    assert!(extracted.lines().filter(|line| line.contains("\"record\":\"claim\"")).count() >= 2, "{extracted}");
    let cut: Vec<&str> = extracted.lines().collect();
    let run = sandbox.run_with(&["build", "-q", "-"], &cut[..cut.len() - 1].join("\n"));
    assert_eq!(run.code, 2);
    assert!(run.stderr.starts_with("graph: standard input: the reading of article b is cut short: "), "{}", run.stderr);
    assert_eq!(articles(&sandbox), 1);
}
