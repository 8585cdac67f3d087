//! Counting, paths, neighbourhoods, timelines and measures, asked of the sample articles.

mod sandbox;

use sandbox::Sandbox;
use serde_json::Value;
use std::sync::LazyLock;

const NINH_THUAN: &str = "hoi-nghi-truc-tuyen-ninh-thuan";

/// A folder whose store holds the sample articles; only read from.
static SAMPLE: LazyLock<Sandbox> = LazyLock::new(Sandbox::of_sample_articles);

/// The rows of an answer.
fn rows(question: &[&str]) -> Vec<Value> {
    let run = SAMPLE.run(&[question, &["--format", "json", "-q"]].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{question:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

fn texts<'a>(rows: &'a [Value], column: &str) -> Vec<&'a str> {
    rows.iter().map(|row| row[column].as_str().unwrap_or_default()).collect()
}

#[test]
fn rows_are_counted_by_what_stands_at_their_ends() {
    let events = rows(&["query", "chaired,attended", "--count-by", "event"]);
    assert!(events[0]["event"].as_str().unwrap().contains("tăng cường hội nhập quốc tế"), "{events:?}");
    let each = rows(&["query", "chaired,attended"]);
    let of_the_first = each.iter().filter(|row| row["event"] == events[0]["event"]).count();
    assert_eq!(events[0]["edges"], of_the_first);
    assert_eq!(events[0]["id"].as_str().unwrap().split(':').next(), Some("event"));
    let years = rows(&["query", "chaired", "--count-by", "year"]);
    assert_eq!(texts(&years, "year"), ["2015", "2019", "2023", "2026"]);
    let sites = rows(&["query", "has_site", "--count-by", "province"]);
    assert!(texts(&sites, "province").contains(&"Ninh Thuận"), "{sites:?}");
}

#[test]
fn rows_are_sorted_turned_round_and_cut() {
    let by_name = rows(&["query", "attended", "--sort", "source", "--official", "nguyen van"]);
    let mut turned = rows(&["query", "attended", "--sort", "source", "--official", "nguyen van", "--reverse"]);
    turned.reverse();
    assert_eq!(by_name, turned);
    assert!(by_name.len() > 1, "{by_name:?}");
    let run = SAMPLE.run(&["query", "attended", "--limit", "2", "--format", "csv"]);
    assert_eq!(run.stdout.lines().count(), 3);
    let all = rows(&["query", "attended"]).len();
    assert_eq!((run.code, run.stderr), (0, format!("graph: the first 2 of {all} rows\n")));
    assert_eq!(rows(&["query", "attended", "--limit", "2"]), rows(&["query", "attended"])[..2]);
}

#[test]
fn a_path_leads_over_the_meeting_and_quotes_each_step() {
    let steps = rows(&["path", "doan thu ha", "tran hong ha"]);
    let first: Vec<&Value> = steps.iter().filter(|row| row["path"] == 1).collect();
    assert_eq!(first.len(), 2);
    assert_eq!((&first[0]["source"], &first[0]["relation"]), (&"Đoàn Thu Hà".into(), &"attended".into()));
    assert_eq!((&first[1]["source"], &first[1]["relation"]), (&"Trần Hồng Hà".into(), &"attended".into()));
    assert_eq!(first[0]["target"], first[1]["target"]);
    assert!(first[0]["evidence"].as_str().unwrap().contains("Đồng chí Đoàn Thu Hà"), "{first:?}");
    let run = SAMPLE.run(&["path", "doan thu ha", "tran hong ha", "--limit", "1"]);
    for expected in
        ["path 1: 2 steps\n  Đoàn Thu Hà\n  ↓ attended (2023-08-02)", "\n  ↑ attended", "\n  Trần Hồng Hà\n"]
    {
        assert!(run.stdout.contains(expected), "{expected}\n{}", run.stdout);
    }
}

#[test]
fn a_path_keeps_to_what_it_may_use() {
    let run = SAMPLE.run(&["path", "doan thu ha", "tran hong ha", "--relation", "holds_position"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert_eq!(run.stderr, "graph: no path leads from Đoàn Thu Hà to Trần Hồng Hà\n");
    let steps = rows(&["path", "doan thu ha", "tran hong ha", "--through", "body,resolution,province"]);
    assert!(texts(&steps, "target").iter().all(|target| !target.starts_with("phiên họp")), "{steps:?}");
}

#[test]
fn a_name_in_doubt_is_answered_with_a_suggestion_or_a_numbered_choice() {
    for command in
        [&["path", "Doàn Thu Haa", "tran hong ha"][..], &["timeline", "doan thu haa"], &["around", "doan thu haa"]]
    {
        let run = SAMPLE.run(command);
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{command:?}");
        assert!(run.stderr.contains("did you mean \"Đoàn Thu Hà\"?"), "{}", run.stderr);
    }
    let run = SAMPLE.run(&["path", "hai phong", "ubnd tinh"]);
    assert_eq!(run.code, 1);
    assert!(run.stderr.ends_with("nodes; choose with --pick-to N\n"), "{}", run.stderr);
    let id = run.stdout.lines().nth(1).unwrap().split_whitespace().last().unwrap().to_owned();
    let picked = SAMPLE.run(&["path", "hai phong", "ubnd tinh", "--pick-to", "1"]).stdout;
    assert_eq!(picked, SAMPLE.run(&["path", "hai phong", &id]).stdout);
    assert!(picked.starts_with("path 1: "), "{picked}");
}

#[test]
fn around_lists_the_nearest_first() {
    let near = rows(&["around", "doan thu ha", "--depth", "2"]);
    assert_eq!((&near[0]["steps"], near[0]["via"].as_array().unwrap().len()), (&1.into(), 1));
    let meeting = near.iter().find(|row| row["type"] == "event").unwrap();
    assert_eq!((&meeting["relation"], &meeting["date"]), (&serde_json::json!(["attended"]), &"2023-08-02".into()));
    let chair = near.iter().find(|row| row["name"] == "Phạm Minh Chính").unwrap();
    assert_eq!(chair["steps"], 2);
    assert!(chair["relation"].as_array().unwrap().contains(&"chaired".into()));
    let officials = rows(&["around", "doan thu ha", "--depth", "2", "--type", "official"]);
    assert!(officials.len() > 1 && officials.iter().all(|row| row["type"] == "official"), "{officials:?}");
    let run = SAMPLE.run(&["around", "doan thu ha", "--relation", "chaired"]);
    assert_eq!((run.code, run.stderr.as_str()), (1, "graph: nothing found\n"));
}

#[test]
fn the_timeline_of_a_person_is_a_career_with_sentences() {
    let entries = rows(&["timeline", "nguyen van tung", "--evidence"]);
    let posts: Vec<&Value> = entries.iter().filter(|row| row["relation"] == "holds_position").collect();
    assert!(posts.iter().any(|row| row["title"] == "Phó Bí thư" && row["name"] == "Thành ủy Hải Phòng"), "{posts:?}");
    assert!(texts(&entries, "date").is_sorted());
    assert!(entries.iter().any(|row| row["relation"] == "attended" && row["direction"] == "→"));
    assert!(texts(&entries, "evidence").iter().all(|sentence| sentence.contains("Tùng")), "{entries:?}");
}

#[test]
fn the_timeline_of_a_province_and_of_a_body_runs_from_their_side() {
    let province = rows(&["timeline", "ninh thuan", "--type", "province"]);
    let site = province.iter().find(|row| row["relation"] == "has_site").unwrap();
    assert_eq!((&site["direction"], &site["date"]), (&"←".into(), &"2019-04-23".into()));
    assert!(site["sources"].as_array().unwrap().contains(&NINH_THUAN.into()));
    let body = rows(&["timeline", "bo chinh tri"]);
    assert!(body.iter().any(|row| row["relation"] == "issued" && row["name"] == "Nghị quyết 22-NQ/TW"), "{body:?}");
}

#[test]
fn events_of_one_name_are_a_series() {
    let sessions = rows(&["timeline", "hoi nghi truc tuyen toan quoc", "--type", "event"]);
    assert!(sessions.len() >= 3, "{sessions:?}");
    assert!(texts(&sessions, "date").is_sorted());
    let conference = sessions.iter().find(|row| row["date"] == "2019-04-23").unwrap();
    assert_eq!(conference["chaired"], serde_json::json!(["Nguyễn Xuân Phúc"]));
}

#[test]
fn an_instrument_is_a_tree_of_what_carries_it_out() {
    let run = SAMPLE.run(&["timeline", "nghi quyet 22-nq/tw", "--pick", "1"]);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines[..2], ["Nghị quyết 22-NQ/TW (2013-04-10)", "├─ issued by Bộ Chính trị"], "{}", run.stdout);
    let directive = lines.iter().position(|line| line.contains("carried out by Chỉ thị 15/CT-TTg")).unwrap();
    assert!(lines[directive + 1].starts_with("│  ├─ issued by Thủ tướng Chính phủ"), "{}", run.stdout);
    assert!(
        lines[directive + 2].contains("─ carried out by Hội nghị trực tuyến toàn quốc quán triệt"),
        "{}",
        run.stdout
    );
    let tree = rows(&["timeline", "nghi quyet 22-nq/tw", "--pick", "1", "--evidence"]);
    assert_eq!(tree.len(), lines.len());
    assert_eq!(tree.iter().filter(|row| row["evidence"].is_null()).count(), 1, "only the root has no sentence");
    assert!(tree.iter().any(|row| row["depth"] == 2 && row["type"] == "event"), "{tree:?}");
}

#[test]
fn stats_name_who_stands_out() {
    let all = rows(&["stats", "--top", "3"]);
    let of = |what: &str| -> Vec<&Value> { all.iter().filter(|row| row["what"] == what).collect() };
    for measure in ["most connected", "PageRank", "betweenness"] {
        let leaders = of(measure);
        assert_eq!(leaders.len(), 3, "{measure}");
        assert!(leaders[0]["which"].as_str().unwrap().starts_with("event:hội-nghị-trực-tuyến"), "{leaders:?}");
        assert!(leaders[0]["value"].as_f64() >= leaders[1]["value"].as_f64(), "{leaders:?}");
    }
    let communities = of("community");
    assert!(communities[0]["which"].as_array().unwrap().len() > 1, "{communities:?}");
    assert!(of("communities")[0]["value"].as_u64().unwrap() >= communities.len() as u64);
    let months: Vec<&str> = of("articles a month").iter().map(|row| row["which"].as_str().unwrap()).collect();
    assert!(months.contains(&"2019-04") && months.is_sorted(), "{months:?}");
    let people = rows(&["stats", "--of", "official", "--top", "2"]);
    let connected = people.iter().filter(|row| row["what"] == "most connected");
    assert!(
        connected.clone().count() == 2
            && connected.clone().all(|row| row["which"].as_str().unwrap().starts_with("official:"))
    );
    assert_eq!(all, rows(&["stats", "--top", "3"]), "the same every time");
}

#[test]
fn whoever_attends_at_the_site_of_our_province_is_at_a_site_with_a_name() {
    // The article says `tại điểm cầu tỉnh ta` (at the site of our province) and does not name it there.
    let rows = rows(&["query", "attended", "--official", "luu xuan vinh"]);
    assert_eq!(texts(&rows, "site"), ["Ninh Thuận"]);
    assert_eq!(texts(&rows, "date"), ["2019-04-23"]);
}
