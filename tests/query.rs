//! `graph query` answers who did what, when, in which capacity and where it is written; wrong questions get a hint.

mod sandbox;
mod story;

use sandbox::Sandbox;
use serde_json::{Value, json};
use story::{CONFERENCE, built};

/// The rows of an answer.
fn rows(sandbox: &Sandbox, question: &[&str]) -> Vec<Value> {
    let run = sandbox.run(&[&["query", "--format", "json"], question].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{question:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

/// One column of an answer.
fn column<'a>(rows: &'a [Value], name: &str) -> Vec<&'a str> {
    rows.iter().map(|row| row[name].as_str().unwrap()).collect()
}

#[test]
fn who_attended_a_conference_in_which_capacity() {
    let rows = rows(&built(), &["attended", "--event", "KET NOI di san"]);
    let expected = json!([{
        "relation": "attended",
        "who": "Trần Văn Hùng",
        "role": ["Phó Chủ tịch Ủy ban nhân dân tỉnh Đắk Lắk"],
        "event": CONFERENCE,
        "date": "2021-05-04",
        "site": "Đắk Lắk",
        "sources": ["bai-1"],
    }]);
    assert_eq!(Value::Array(rows), expected);
}

#[test]
fn the_role_is_that_of_the_article_that_tells_of_the_event() {
    let rows = rows(&built(), &["chaired", "--official", "le thi hoa"]);
    assert_eq!(column(&rows, "date"), ["2021-05-04", "2022-03-10"]);
    assert_eq!(rows[0]["role"], json!(["Bộ trưởng Bộ Di sản"]));
    assert_eq!(rows[1]["role"], json!(["Trưởng Ban Chỉ đạo di sản"]));
}

#[test]
fn posts_have_a_title_and_a_time_and_may_be_former() {
    let run = built().run(&["query", "holds_position", "--format", "csv"]);
    let mut csv = csv::Reader::from_reader(run.stdout.as_bytes());
    assert_eq!(csv.headers().unwrap(), vec!["official", "title", "former", "body", "since", "until", "sources"]);
    let posts: Vec<String> = csv.records().map(|post| post.unwrap().iter().collect::<Vec<_>>().join("|")).collect();
    assert_eq!(posts.len(), 4);
    assert!(
        posts.contains(&"Lê Thị Hoa|Trưởng Ban||Ban Chỉ đạo di sản|2022-03-10|2022-03-10|bai-2".to_owned()),
        "{posts:?}"
    );
    assert!(posts.iter().any(|post| post.starts_with("Phạm Quang Minh|Vụ trưởng|yes|Vụ Kế hoạch|")), "{posts:?}");
}

#[test]
fn several_relations_share_one_table_and_bounds_are_kept() {
    let sandbox = built();
    let rows = rows(&sandbox, &["implements,held_in", "--since", "2021-05", "--until", "2022"]);
    assert_eq!(column(&rows, "relation"), ["held_in", "implements"]);
    assert_eq!(column(&rows, "target"), ["Hà Nội", "Nghị quyết 7-NQ/TW"]);
    let run = sandbox.run(&["query", "chaired", "--since", "2021-06", "--format", "jsonl"]);
    assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
}

#[test]
fn evidence_is_the_sentence_that_says_so() {
    let rows = rows(&built(), &["spoke_at", "--evidence"]);
    assert_eq!(rows[0]["evidence"], "Bộ trưởng Bộ Di sản Lê Thị Hoa chủ trì và phát biểu tại hội nghị.");
    assert!(rows[0]["confidence"].as_f64().is_some_and(|confidence| confidence > 0.0 && confidence <= 1.0));
}

#[test]
fn a_table_in_a_pipe_is_plain_text() {
    let run = built().run(&["query", "held_in"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert!(lines[0].starts_with("relation  source"), "{}", run.stdout);
    assert!(lines[1].contains(CONFERENCE) && lines[1].ends_with("2021-05-04  bai-1"), "{}", run.stdout);
    assert!(!run.stdout.contains('\u{1b}'));
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let run = built().run(&["query", "attended", "--official", "Lê Thị Hao"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(run.stderr, "graph: no official is called \"Lê Thị Hao\"; did you mean \"Lê Thị Hoa\"?\n");
}

#[test]
fn nothing_found_is_said_and_told_by_the_exit_code() {
    let run = built().run(&["query", "held_in", "--official", "Lê Thị Hoa", "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (1, "[]\n", "graph: nothing found\n"));
}

#[test]
fn wrong_words_and_dates_are_wrong_use() {
    let sandbox = built();
    for (question, hint) in [
        (["query", "atended", "", ""], "unknown relation \"atended\"; one of: chaired, attended"),
        (["query", "attended", "--type", "person"], "unknown type \"person\"; one of: official, body"),
        (["query", "attended", "--since", "23/4/2019"], "\"23/4/2019\" is no date; write 2019-04-23"),
        (["query", "attended", "--since", "--04-23"], "bounds no period without its year"),
        (["query", "attended", "--min-confidence", "80"], "not from 0 to 1"),
    ] {
        let question: Vec<&str> = question.into_iter().filter(|word| !word.is_empty()).collect();
        let run = sandbox.run(&question);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{question:?}");
        assert!(run.stderr.contains(hint), "{}", run.stderr);
    }
}

#[test]
fn the_same_words_select_the_same_edges_for_rows_and_for_files() {
    let sandbox = built();
    for words in [
        &["--relation", "attended"][..],
        &["--relation", "attended,chaired", "--official", "le thi hoa"],
        &["--event", "di san", "--until", "2021"],
        &["--around", "Đắk Lắk", "--depth", "2"],
        &["--province", "hà nội", "--province", "đắk lắk"],
        &["--type", "body,official"],
        &["--relation", "attended", "--type", "official"],
        &["--body", "bo di san", "--event", "ket noi"],
    ] {
        let run = sandbox.run(&[&["export", "--json"], words].concat());
        let graph: Value = serde_json::from_str(&run.stdout).unwrap();
        let name = |id: &Value| {
            let node = graph["nodes"].as_array().unwrap().iter().find(|node| node["id"] == *id);
            node.unwrap()["name"].as_str().unwrap().to_owned()
        };
        let edges = graph["edges"].as_array().unwrap().iter();
        let mut exported: Vec<String> =
            edges.map(|edge| format!("{} {} {}", name(&edge["source"]), edge["type"], name(&edge["target"]))).collect();
        // Mixed relations have the columns of a mixed answer.
        let rows = rows(&sandbox, words);
        let mut asked: Vec<String> = rows
            .iter()
            .map(|row| {
                let end = |mixed: &str, participation: &str| {
                    row.get(mixed).or(row.get(participation)).and_then(Value::as_str).unwrap().to_owned()
                };
                format!("{} {} {}", end("source", "who"), row["relation"], end("target", "event"))
            })
            .collect();
        exported.sort();
        asked.sort();
        assert!(!asked.is_empty(), "{words:?}");
        assert_eq!(asked, exported, "{words:?}");
    }
}
