//! Who and what is one: decided by the user, explained, reviewed, and kept through every build.

mod sandbox;

use sandbox::{Run, Sandbox};
use serde_json::Value;
use std::fs;

const DECISIONS: &str = "graph.db.decisions.tsv";

/// Two people of one name, in two provinces, and one of them once more.
fn namesakes() -> Sandbox {
    let text = |place: &str, day: u8| {
        format!(
            "Hội nghị tổng kết năm 2024\n\nNgày {day}/1/2025, đồng chí Lê Thị Mẫu, Phó Chủ tịch UBND tỉnh {place}, chủ trì \
             hội nghị tổng kết công tác đê điều của tỉnh {place}.\n"
        )
    };
    let sandbox = Sandbox::with(&[
        ("news/lang-son.txt", &text("Lạng Sơn", 14)),
        ("news/lang-son-2.txt", &text("Lạng Sơn", 20)),
        ("news/ca-mau.txt", &text("Cà Mau", 15)),
    ]);
    let run = sandbox.run(&["build", "-q", "news"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    sandbox
}

/// The articles of each person of the name, in order.
fn people(sandbox: &Sandbox) -> Vec<String> {
    let run = sandbox.run(&["query", "holds_position", "--official", "le thi mau", "--format", "jsonl"]);
    let mut people: Vec<String> = run
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|row| format!("{}: {}", row["body"].as_str().unwrap(), row["sources"]))
        .collect();
    people.sort();
    people
}

fn official_count(sandbox: &Sandbox) -> usize {
    let run = sandbox.run(&["export", "--json", "--type", "official"]);
    let graph: Value = serde_json::from_str(&run.stdout).unwrap();
    graph["nodes"].as_array().unwrap().len()
}

#[track_caller]
fn fine(run: Run) -> Run {
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    run
}

const LANG_SON: &str = "official:lê-thị-mẫu@lạng-sơn";
const CA_MAU: &str = "official:lê-thị-mẫu@cà-mau";

#[test]
fn a_decision_joins_two_people_and_outlives_builds() {
    let sandbox = namesakes();
    assert_eq!(official_count(&sandbox), 2);
    let run = fine(sandbox.run(&["decide", "same", LANG_SON, CA_MAU]));
    assert!(
        run.stderr.contains("decided in graph.db.decisions.tsv: same Lê Thị Mẫu (lang-son, character "),
        "{}",
        run.stderr
    );
    assert_eq!(official_count(&sandbox), 1);
    fs::remove_file(sandbox.path("graph.db")).unwrap();
    fine(sandbox.run(&["build", "-q", "news"]));
    assert_eq!(official_count(&sandbox), 1);
    let run = fine(sandbox.run(&["decide", "list", "--format", "csv"]));
    assert_eq!(run.stdout.lines().count(), 2);
    fine(sandbox.run(&["decide", "forget", "1"]));
    assert_eq!(official_count(&sandbox), 2);
    assert_eq!(sandbox.run(&["decide", "list"]).code, 1);
}

#[test]
fn one_node_is_split_by_naming_two_of_its_articles() {
    let sandbox = namesakes();
    let name = "le thi mau#";
    fine(sandbox.run(&["decide", "different", &format!("{name}lang-son"), &format!("{name}lang-son-2")]));
    assert_eq!(official_count(&sandbox), 3);
    let run = sandbox.run(&["decide", "different", &format!("{name}lang-son"), &format!("{name}nowhere")]);
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (1, "graph: the article nowhere does not name \"le thi mau#nowhere\"\n")
    );
}

#[test]
fn what_a_reader_wrote_into_the_file_is_followed_and_what_nobody_understands_is_told_and_kept() {
    let sandbox = namesakes();
    fine(sandbox.run(&["decide", "same", LANG_SON, CA_MAU]));
    let text = fs::read_to_string(sandbox.path(DECISIONS)).unwrap();
    assert!(text.starts_with("# "));
    let changed = text.replace("same\t", "different\t") + "same\tofficial\twhat is this\n";
    sandbox.write(DECISIONS, changed.as_bytes());
    let run = sandbox.run(&["build", "news"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("graph.db.decisions.tsv:5: no decision: same official what is this"), "{}", run.stderr);
    assert_eq!(official_count(&sandbox), 2);
    let name = "le thi mau#";
    sandbox.run(&["decide", "same", &format!("{name}lang-son"), &format!("{name}lang-son-2")]);
    assert!(fs::read_to_string(sandbox.path(DECISIONS)).unwrap().contains("what is this"));
}

#[test]
fn contradictions_are_told_by_build_and_review() {
    let sandbox = namesakes();
    let in_article = |article: &str| format!("le thi mau#{article}");
    fine(sandbox.run(&["decide", "same", &in_article("lang-son"), &in_article("ca-mau")]));
    fine(sandbox.run(&["decide", "same", &in_article("ca-mau"), &in_article("lang-son-2")]));
    let run = sandbox.run(&["decide", "different", &in_article("lang-son"), &in_article("lang-son-2")]);
    let told = "decisions contradict each other: \"same ";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert_eq!(official_count(&sandbox), 2);
    fs::remove_file(sandbox.path("graph.db")).unwrap();
    assert!(sandbox.run(&["build", "-q", "news"]).stderr.contains(told));
    assert!(sandbox.run(&["review"]).stderr.contains(told));
}

#[test]
fn a_decision_about_what_is_gone_is_kept_and_told() {
    let sandbox = namesakes();
    fine(sandbox.run(&["decide", "same", LANG_SON, CA_MAU]));
    let run = fine(sandbox.run(&["remove", "ca-mau"]));
    assert!(run.stderr.contains("not in the articles (any more): official Lê Thị Mẫu (ca-mau"), "{}", run.stderr);
    assert!(run.stderr.contains("graph: 1 removed, "), "{}", run.stderr);
    assert_eq!(people(&sandbox), ["Ủy ban nhân dân tỉnh Lạng Sơn: [\"lang-son\",\"lang-son-2\"]"]);
    fine(sandbox.run(&["build", "-q", "news"]));
    assert_eq!(official_count(&sandbox), 1);
}

#[test]
fn an_ambiguous_name_is_listed_with_its_ids() {
    let sandbox = namesakes();
    let run = sandbox.run(&["decide", "same", "lê thị mẫu", "ca mau"]);
    assert_eq!(run.code, 1);
    assert!(run.stdout.contains(LANG_SON) && run.stdout.contains(CA_MAU), "{}", run.stdout);
    assert!(!sandbox.path(DECISIONS).exists());
    let run = sandbox.run(&["decide", "same", LANG_SON, "province:cà-mau"]);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("they cannot be one"), "{}", run.stderr);
}

#[test]
fn why_two_are_two_and_why_mentions_are_one() {
    let sandbox = namesakes();
    let run = fine(sandbox.run(&["explain", LANG_SON, CA_MAU]));
    assert!(run.stdout.starts_with("two: Lê Thị Mẫu (") && run.stdout.contains("-55  other place"), "{}", run.stdout);
    assert!(run.stdout.contains("“Ngày 15/1/2025, đồng chí Lê Thị Mẫu, Phó Chủ tịch"), "{}", run.stdout);
    let run = fine(sandbox.run(&["explain", LANG_SON, CA_MAU, "--labels", "vi"]));
    assert!(run.stdout.contains("-55  khác địa điểm"), "{}", run.stdout);
    let run = fine(sandbox.run(&["explain", LANG_SON, "--format", "jsonl"]));
    let rows: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!((&rows[0]["article"], &rows[0]["like"]), (&"lang-son".into(), &"lang-son-2".into()));
    assert!(rows[0]["reasons"].to_string().contains("same body +60"), "{}", rows[0]);
    fine(sandbox.run(&["decide", "same", LANG_SON, CA_MAU]));
    let run = fine(sandbox.run(&["explain", "le thi mau#lang-son", "le thi mau#ca-mau"]));
    assert!(run.stdout.starts_with("one: ") && run.stdout.contains("decided to be one"), "{}", run.stdout);
}

/// Two people of one name, one at the centre and one in a province: near to being one.
fn doubtful() -> Sandbox {
    let text = |post: &str, year: u16| {
        format!(
            "Họp báo\n\nNgày 3/4/{year}, đồng chí Phạm Giả Định, {post}, chủ trì hội nghị về đê điều tại tỉnh Cà Mau.\n"
        )
    };
    let sandbox = Sandbox::with(&[
        ("news/a.txt", &text("Thứ trưởng Bộ Công Thương", 2017)),
        ("news/b.txt", &text("Phó Chủ tịch UBND tỉnh Lạng Sơn", 2018)),
    ]);
    fine(sandbox.run(&["build", "-q", "news"]));
    sandbox
}

#[test]
fn a_review_goes_out_as_lines_and_comes_back_with_decisions() {
    for (format, file) in [("jsonl", "answers.jsonl"), ("csv", "answers.csv")] {
        let sandbox = doubtful();
        assert_eq!(official_count(&sandbox), 2);
        let run = fine(sandbox.run(&["review", "--type", "official", "--format", format]));
        let answered = match format {
            "csv" => run.stdout.replace("\n,same,", "\nsame,same,"),
            _ => {
                let mut row: Value = serde_json::from_str(run.stdout.lines().next().unwrap()).unwrap();
                assert!(row["a_sentences"][0].as_str().unwrap().contains("Bộ Công Thương"), "{row}");
                row["decision"] = row["propose"].clone();
                row.to_string()
            }
        };
        assert_ne!(answered, run.stdout);
        sandbox.write(file, answered.as_bytes());
        let run = fine(sandbox.run(&["review", "--apply", file]));
        assert!(run.stderr.contains("1 new decision in graph.db.decisions.tsv"), "{}", run.stderr);
        assert_eq!(official_count(&sandbox), 1, "{format}");
        let run = sandbox.run(&["review", "--type", "official"]);
        assert_eq!((run.code, run.stderr.as_str()), (1, "graph: nothing is doubtful\n"));
    }
}

#[test]
fn a_line_that_is_no_decision_is_told_by_its_number() {
    let sandbox = doubtful();
    let input = "{\"decision\": \"maybe\"}\n\nnonsense\n";
    let run = sandbox.run_with(&["review", "--apply", "-"], input);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("graph: -:1: ") && run.stderr.contains("graph: -:3: "), "{}", run.stderr);
    assert!(!sandbox.path(DECISIONS).exists());
}

#[test]
fn removing_articles_leaves_the_graph_of_the_others() {
    let sandbox = namesakes();
    fine(sandbox.run(&["build", "-q", "--store", "fresh.db", "news/lang-son.txt"]));
    let run = fine(sandbox.run(&["remove", "ca-mau", "lang-son-2", "nowhere"]));
    assert!(run.stderr.starts_with("graph: the store has no article nowhere\ngraph: 2 removed, "), "{}", run.stderr);
    let export = |store: &str| fine(sandbox.run(&["export", "--json", "--store", store])).stdout;
    assert_eq!(export("graph.db"), export("fresh.db"));
    let run = sandbox.run(&["remove", "nowhere"]);
    assert_eq!(run.code, 1);
    assert_eq!(sandbox.run(&["remove", "a", "--store", "none.db"]).code, 2);
    assert!(!sandbox.path("none.db").exists());
}
