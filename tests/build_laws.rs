//! Same articles, same graph; and never half a graph.

mod sandbox;

use graph::{
    model::{Edge, Node, Reading},
    store::Store,
};
use sandbox::Sandbox;
use std::{fs, io::Write, path::Path, process::Stdio};

type Content = (Vec<Reading>, Vec<Node>, Vec<Edge>);

fn content(store: &Path) -> Content {
    let store = Store::open(store).unwrap();
    let readings = store.readings().map(Result::unwrap).collect();
    (readings, store.nodes().map(Result::unwrap).collect(), store.edges().map(Result::unwrap).collect())
}

const NAMES: [&str; 5] = ["Trần Văn Ổn", "Lê Thị Mẫu", "Phạm Giả Định", "Hoàng Ví Dụ", "Đỗ Minh Họa"];

/// Articles that share people, bodies and posts.
fn articles() -> Vec<(String, String)> {
    (0..NAMES.len())
        .map(|day| {
            let (chair, guest) = (NAMES[day], NAMES[(day + 1) % NAMES.len()]);
            let text = format!(
                "Hội nghị tổng kết năm 2024 lần thứ {day}\n\nSáng 1{day}/1/2025, tại tỉnh Lạng Sơn, Phó Thủ tướng \
                 Chính phủ {chair} chủ trì hội nghị. Dự hội nghị có đồng chí {guest}, Phó Thủ tướng Chính phủ.\n"
            );
            (format!("news/tin-{day}.txt"), text)
        })
        .collect()
}

fn sandbox() -> Sandbox {
    let articles = articles();
    let files: Vec<(&str, &str)> = articles.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Sandbox::with(&files)
}

fn build(sandbox: &Sandbox, store: &str, paths: &[&str]) {
    let run = sandbox.run(&[&["build", "-q", "--store", store], paths].concat());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn order_and_batches_change_nothing() {
    let sandbox = sandbox();
    build(&sandbox, "together.db", &["news"]);
    let together = content(&sandbox.path("together.db"));
    assert_eq!(together.0.len(), NAMES.len());
    assert!(!together.1.is_empty() && !together.2.is_empty());

    let mut paths: Vec<String> = articles().into_iter().map(|(path, _)| path).collect();
    paths.reverse();
    build(&sandbox, "reversed.db", &paths.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(content(&sandbox.path("reversed.db")), together);

    for path in &paths {
        build(&sandbox, "single.db", &[path]);
    }
    assert_eq!(content(&sandbox.path("single.db")), together);

    build(&sandbox, "mixed.db", &[&paths[2], &paths[2], "news"]);
    assert_eq!(content(&sandbox.path("mixed.db")), together);
}

#[test]
fn one_thread_or_many_give_the_same() {
    let sandbox = sandbox();
    for threads in ["1", "4"] {
        let store = format!("{threads}.db");
        let mut command = sandbox.command(&["build", "-q", "--store", &store, "news"]);
        assert!(command.env("RAYON_NUM_THREADS", threads).status().unwrap().success());
    }
    assert_eq!(content(&sandbox.path("1.db")), content(&sandbox.path("4.db")));
}

#[test]
fn building_again_leaves_the_file_as_it_is() {
    let sandbox = sandbox();
    build(&sandbox, "graph.db", &["news"]);
    let before = fs::read(sandbox.path("graph.db")).unwrap();
    let run = sandbox.run(&["build", "news"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, "graph: 5 unchanged, graph.db is as it was\n"));
    assert!(fs::read(sandbox.path("graph.db")).unwrap() == before, "the file is another");
}

#[test]
fn what_was_extracted_elsewhere_builds_the_same_graph() {
    let sandbox = sandbox();
    build(&sandbox, "here.db", &["news"]);
    let extracted = sandbox.run(&["extract", "-q", "news"]);
    assert_eq!(extracted.code, 0);
    sandbox.write("records.jsonl", extracted.stdout.as_bytes());
    build(&sandbox, "there.db", &["records.jsonl"]);
    assert_eq!(content(&sandbox.path("there.db")), content(&sandbox.path("here.db")));
}

#[test]
fn every_kind_of_file_says_the_same() {
    let (title, body) = ("Họp phiên thứ nhất", "Phó Thủ tướng Chính phủ Trần Văn Ổn chủ trì phiên họp.");
    let json = format!(r#"{{"id": "tin", "title": "{title}", "text": "{body}"}}"#);
    let sandbox = Sandbox::with(&[
        ("tin.txt", &format!("{title}\n\n{body}")),
        ("tin.html", &format!("<html><body><h1>{title}</h1><p>{body}</p></body></html>")),
        ("tin.json", &json),
        ("other.jsonl", &json),
    ]);
    build(&sandbox, "txt.db", &["tin.txt"]);
    let wanted = content(&sandbox.path("txt.db"));
    assert!(!wanted.1.is_empty());
    for file in ["tin.html", "tin.json", "other.jsonl"] {
        build(&sandbox, "other.db", &[file]);
        assert_eq!(content(&sandbox.path("other.db")), wanted, "{file}");
    }
    let run = sandbox.run_with(&["build", "-q", "--store", "stdin.db", "-"], &json);
    assert_eq!(run.code, 0);
    assert_eq!(content(&sandbox.path("stdin.db")), wanted);
}

/// Enough articles that many are read and written before the end of the input.
fn many() -> String {
    (0..1500)
        .map(|day| format!("{{\"id\": \"d{day}\", \"text\": \"Phó Thủ tướng Chính phủ {} họp.\"}}\n", NAMES[day % 5]))
        .collect()
}

#[test]
fn a_build_that_is_killed_leaves_the_old_graph() {
    let sandbox = sandbox();
    build(&sandbox, "graph.db", &["news"]);
    let before = content(&sandbox.path("graph.db"));
    let mut child = sandbox.command(&["build", "-"]).stderr(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The pipe is smaller than the input: once it is written, most of it has been read, and the first batches are
    // extracted and put. The end of the input never comes.
    stdin.write_all(many().as_bytes()).unwrap();
    while fs::metadata(sandbox.path("graph.db-wal")).is_err() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    drop(stdin);
    assert_eq!(content(&sandbox.path("graph.db")), before);
    let run = sandbox.run_with(&["build", "-q", "-"], &many());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert_eq!(content(&sandbox.path("graph.db")).0.len(), 1505);
}

#[test]
fn a_first_build_that_is_killed_leaves_no_graph() {
    let sandbox = Sandbox::new();
    let mut child = sandbox.command(&["build", "-"]).stderr(Stdio::null()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(many().as_bytes()).unwrap();
    while fs::metadata(sandbox.path("graph.db")).is_err() {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let run = sandbox.run(&["stats"]);
    assert!(run.code == 1 || run.stderr.contains("no store at graph.db"), "{run:?}");
    let run = sandbox.run_with(&["build", "-q", "-"], &many());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let sandbox = sandbox();
    build(&sandbox, "graph.db", &["news"]);
    for arguments in [
        &["extract", "-q", "news"][..],
        &["stats"],
        &["stats", "--format", "json"],
        &["stats", "--format", "jsonl"],
        &["stats", "--format", "csv"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = sandbox.command(arguments).stdout(writer).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{arguments:?}");
    }
}

#[test]
fn the_five_sample_articles_give_the_same_bytes_in_any_order_twice_and_one_by_one() {
    let sandbox = Sandbox::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut paths: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .filter(|path| path.ends_with(".txt"))
        .collect();
    paths.sort();
    assert_eq!(paths.len(), 5);
    let exported = |store: &str| {
        let run = sandbox.run(&["export", "--json", "--store", store]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        run.stdout
    };
    let refs: Vec<&str> = paths.iter().map(String::as_str).collect();
    build(&sandbox, "together.db", &refs);
    let together = exported("together.db");
    assert!(together.contains("official:mai-sơn"), "{together}");
    build(&sandbox, "together.db", &refs);
    assert_eq!(exported("together.db"), together);
    for turn in 0..paths.len() {
        // Each rotation and its reverse, all at once and one by one.
        let mut order = refs.clone();
        order.rotate_left(turn);
        for direction in ["on", "back"] {
            let (batch, single) = (format!("batch-{turn}-{direction}.db"), format!("single-{turn}-{direction}.db"));
            build(&sandbox, &batch, &order);
            assert!(exported(&batch) == together, "{order:?}");
            order.iter().for_each(|path| build(&sandbox, &single, &[path]));
            assert!(exported(&single) == together, "{order:?}, one by one");
            order.reverse();
        }
    }
}
