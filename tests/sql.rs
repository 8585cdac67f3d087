//! Any program that opens SQLite reads the store through its views, and finds there what the program itself answers.

mod sandbox;

use rusqlite::Connection;
use sandbox::Sandbox;
use serde_json::Value;
use std::sync::LazyLock;

/// A folder whose store holds the sample articles; only read from.
static SAMPLE: LazyLock<Sandbox> = LazyLock::new(Sandbox::of_sample_articles);

/// The rows of an SQL answer, all columns as text.
fn sql(query: &str) -> Vec<Vec<String>> {
    let connection = Connection::open(SAMPLE.path("graph.db")).unwrap();
    let mut statement = connection.prepare(query).unwrap();
    let columns = statement.column_count();
    let text = |value: rusqlite::types::Value| match value {
        rusqlite::types::Value::Null => String::new(),
        rusqlite::types::Value::Integer(number) => number.to_string(),
        rusqlite::types::Value::Real(number) => number.to_string(),
        rusqlite::types::Value::Text(text) => text,
        rusqlite::types::Value::Blob(_) => panic!("{query} shows bytes"),
    };
    let row = |row: &rusqlite::Row<'_>| (0..columns).map(|at| Ok(text(row.get(at)?))).collect::<Result<_, _>>();
    statement.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap()
}

/// The same columns of an answer of the program, as text.
fn asked(question: &[&str], columns: &[&str]) -> Vec<Vec<String>> {
    let run = SAMPLE.run(&[&["query", "--format", "json", "--evidence"], question].concat());
    let rows: Vec<Value> = serde_json::from_str(&run.stdout).unwrap();
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(flag) => u8::from(*flag).to_string(),
        Value::Array(list) => list.iter().map(|item| item.as_str().unwrap()).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    };
    rows.iter().map(|row| columns.iter().map(|column| text(&row[*column])).collect()).collect()
}

fn sorted(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    rows.sort();
    rows
}

#[test]
fn each_relation_is_a_view_that_says_what_a_query_says() {
    for (relation, source, target) in [
        ("chaired", "who", "event"),
        ("attended", "who", "event"),
        ("spoke_at", "who", "event"),
        ("organized", "who", "event"),
    ] {
        // A day or an interval, as the program writes it.
        let date = "date || iif(end_date IS NULL OR end_date = date, '', '/' || end_date)";
        let view = sql(&format!("SELECT {source}, {target}, {date}, site, sources, sentence FROM {relation}"));
        let answer = asked(&[relation], &["who", "event", "date", "site", "sources", "evidence"]);
        assert!(!view.is_empty(), "{relation}");
        assert_eq!(sorted(view), sorted(answer), "{relation}");
    }
    for (relation, source, target) in [
        ("held_in", "event", "province"),
        ("has_site", "event", "province"),
        ("issued", "body", "resolution"),
        ("implements", "what", "resolution"),
        ("discussed", "event", "resolution"),
        ("part_of", "body", "whole"),
        ("established", "founder", "body"),
    ] {
        let date = "date || iif(end_date IS NULL OR end_date = date, '', '/' || end_date)";
        let view = sql(&format!("SELECT {source}, {target}, {date}, sources, sentence FROM {relation}"));
        let answer = asked(&[relation], &["source", "target", "date", "sources", "evidence"]);
        assert_eq!(sorted(view), sorted(answer), "{relation}");
    }
    let view = sql("SELECT official, title, former, body, since, until, sources, sentence FROM holds_position");
    let columns = ["official", "title", "former", "body", "since", "until", "sources", "evidence"];
    let answer = asked(&["holds_position"], &columns);
    assert!(view.len() > 5);
    assert_eq!(sorted(view), sorted(answer));
}

#[test]
fn each_type_of_node_is_a_view_with_what_belongs_to_it() {
    let posts = sql("SELECT posts FROM officials WHERE name = 'Nguyễn Văn Tùng'");
    assert!(posts[0][0].contains("Chủ tịch, Ủy ban nhân dân thành phố Hải Phòng"), "{posts:?}");
    let issuer = sql("SELECT date, issued_by FROM resolutions WHERE name = 'Nghị quyết 22-NQ/TW'");
    assert_eq!(issuer, [["2013-04-10", "Bộ Chính trị"]]);
    let chair = sql("SELECT chaired_by, organized_by FROM events WHERE date = '2019-04-23' AND chaired_by IS NOT NULL");
    assert_eq!(chair, [["Nguyễn Xuân Phúc", "Ban Chỉ đạo quốc gia về hội nhập quốc tế"]]);
    let province = sql("SELECT sources FROM provinces WHERE name = 'Ninh Thuận'");
    assert!(province[0][0].contains("hoi-nghi-truc-tuyen-ninh-thuan"), "{province:?}");
    for view in ["officials", "bodies", "resolutions", "events", "provinces"] {
        assert!(!sql(&format!("SELECT * FROM {view}")).is_empty(), "{view}");
    }
    let count = |query: &str| sql(query)[0][0].parse::<u32>().unwrap();
    let nodes: u32 = ["officials", "bodies", "resolutions", "events", "provinces"]
        .map(|view| count(&format!("SELECT count(*) FROM {view}")))
        .iter()
        .sum();
    assert_eq!(nodes, count("SELECT count(*) FROM nodes"));
}
