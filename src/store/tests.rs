//! The store gives back what was put in, and nothing but whole graphs.

use super::{Stamp, Store, StoreError, Update};
use crate::model::{
    ArticleHead, ArticleId, Claim, Confidence, Edge, EdgeId, EdgeType, Entity, Evidence, Mention, Node, NodeId,
    NodeType, PartialDate, Reading, Sentence, Span,
};
use proptest::prelude::*;
use std::{collections::BTreeMap, fs, path::PathBuf};
use tempfile::TempDir;

fn text() -> impl Strategy<Value = String> {
    "[a-zđằổỹ \"'\n😀]{0,12}"
}

fn word() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(text())
}

fn span() -> impl Strategy<Value = Span> {
    (0u32..500, 0u32..40).prop_map(|(start, length)| Span { start, end: start + length })
}

fn date() -> impl Strategy<Value = Option<PartialDate>> {
    let written = prop_oneof![Just("2019-04-23"), Just("2019-04"), Just("2019"), Just("--04-23")];
    proptest::option::of(written.prop_map(|date| date.parse().unwrap()))
}

fn confidence() -> impl Strategy<Value = Confidence> {
    (0u32..=1000).prop_map(|thousandths| Confidence::new(f64::from(thousandths) / 1000.0))
}

fn sentences() -> impl Strategy<Value = Vec<Sentence>> {
    proptest::collection::vec(text(), 1..4).prop_map(|texts| {
        (0u32..)
            .zip(texts)
            .map(|(at, text)| Sentence { span: Span { start: at * 50, end: at * 50 + 40 }, text })
            .collect()
    })
}

fn entity(sentences: u32) -> impl Strategy<Value = Entity> {
    let mention = (text(), span(), 0..sentences, any::<bool>()).prop_map(|(text, span, sentence, named)| Mention {
        text,
        span,
        sentence,
        named,
    });
    let kind = proptest::sample::select(&NodeType::ALL[..2]);
    // Few names, so that articles share nodes.
    let name = "[abc]";
    (kind, name, proptest::collection::vec(mention, 1..4), date(), date(), word(), confidence()).prop_map(
        |(kind, name, mentions, date, end, province, confidence)| Entity {
            kind,
            name,
            mentions,
            date,
            end,
            province,
            confidence,
        },
    )
}

fn claim(sentences: u32, entities: u32) -> impl Strategy<Value = Claim> {
    let kind = proptest::sample::select(&EdgeType::ALL[..2]);
    let ends = (0..entities, 0..entities, 0..sentences);
    (kind, ends, (word(), any::<bool>(), word()), (span(), span(), span()), text(), confidence()).prop_map(
        |(
            kind,
            (source, target, sentence),
            (title, former, site),
            (trigger, source_span, target_span),
            rule,
            confidence,
        )| {
            Claim {
                kind,
                source,
                target,
                title,
                former,
                site,
                sentence,
                trigger,
                source_span,
                target_span,
                rule,
                confidence,
            }
        },
    )
}

fn reading(id: &'static str) -> impl Strategy<Value = Reading> {
    (sentences(), 1u32..5).prop_flat_map(move |(sentences, entities)| {
        let places = sentences.len() as u32;
        (
            (text(), date(), word(), word()),
            proptest::collection::vec(entity(places), entities as usize),
            proptest::collection::vec(claim(places, entities), 0..4),
        )
            .prop_map(move |((title, published, source, url), entities, claims)| Reading {
                article: ArticleHead { id: ArticleId::new(id), title, published, source, url },
                sentences: sentences.clone(),
                entities,
                claims,
            })
    })
}

/// A graph that has a node for every name of each type and an edge for every claim of two nodes, by id.
fn graph_of(readings: &[Reading]) -> (Vec<Node>, Vec<Edge>) {
    let (mut nodes, mut edges) = (BTreeMap::new(), BTreeMap::new());
    for reading in readings {
        let article = &reading.article.id;
        let id = |index: u32| {
            let entity = &reading.entities[index as usize];
            NodeId::new(&format!("{}:{}", entity.kind, entity.name))
        };
        for (index, entity) in (0..).zip(&reading.entities) {
            let node = nodes.entry(id(index)).or_insert_with(|| node_of(id(index), entity));
            if node.sources.last() != Some(article) {
                node.sources.push(article.clone());
            }
            let named = entity.mentions.iter().filter(|mention| mention.named);
            node.evidence.extend(named.map(|mention| evidence(reading, mention.sentence, mention.span)));
        }
        for claim in &reading.claims {
            let (source, target) = (id(claim.source), id(claim.target));
            let id = EdgeId::new(&format!("{source}>{}>{target}", claim.kind));
            let edge = edges.entry(id.clone()).or_insert_with(|| edge_of(id, (source, target), claim));
            if edge.sources.last() != Some(article) {
                edge.sources.push(article.clone());
            }
            edge.evidence.push(Evidence {
                source_span: Some(claim.source_span),
                target_span: Some(claim.target_span),
                rule: Some(claim.rule.clone()),
                site: claim.site.clone(),
                ..evidence(reading, claim.sentence, claim.trigger)
            });
        }
    }
    (nodes.into_values().collect(), edges.into_values().collect())
}

fn evidence(reading: &Reading, sentence: u32, trigger: Span) -> Evidence {
    Evidence {
        article: reading.article.id.clone(),
        sentence: reading.sentences[sentence as usize].text.clone(),
        sentence_span: reading.sentences[sentence as usize].span,
        trigger,
        source_span: None,
        target_span: None,
        rule: None,
        site: None,
        confidence: Confidence::CERTAIN,
    }
}

fn node_of(id: NodeId, entity: &Entity) -> Node {
    Node {
        id,
        kind: entity.kind,
        name: entity.name.clone(),
        aliases: entity.mentions.iter().map(|mention| mention.text.clone()).collect(),
        date: entity.date,
        end: entity.end,
        province: entity.province.clone(),
        sources: Vec::new(),
        confidence: entity.confidence,
        evidence: Vec::new(),
    }
}

fn edge_of(id: EdgeId, (source, target): (NodeId, NodeId), claim: &Claim) -> Edge {
    Edge {
        id,
        kind: claim.kind,
        source,
        target,
        title: claim.title.clone(),
        former: claim.former,
        site: claim.site.clone(),
        since: "2019-04-23".parse().ok(),
        until: None,
        sources: Vec::new(),
        confidence: claim.confidence,
        evidence: Vec::new(),
    }
}

fn stamp(byte: u8) -> Stamp {
    Stamp { digest: [byte; 32], program: "test".to_owned() }
}

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("graph.db");
    (folder, path)
}

fn commit(update: Update<'_>) {
    let readings: Vec<Reading> = update.readings().map(Result::unwrap).collect();
    let (nodes, edges) = graph_of(&readings);
    update.commit(&nodes, &edges, "test").unwrap();
}

fn build(path: &std::path::Path, readings: &[Reading]) {
    let mut store = Store::create_or_open(path).unwrap();
    let mut update = store.update().unwrap();
    for reading in readings {
        update.put_reading(reading, &stamp(1)).unwrap();
    }
    commit(update);
}

type Content = (Vec<Reading>, Vec<Node>, Vec<Edge>);

fn content(store: &Store) -> Content {
    let readings = store.readings().map(Result::unwrap).collect();
    (readings, store.nodes().map(Result::unwrap).collect(), store.edges().map(Result::unwrap).collect())
}

fn sample() -> Reading {
    let sentence = Sentence { span: Span { start: 0, end: 20 }, text: "Ông Ổn chủ trì họp.".to_owned() };
    let mention = |text: &str, start| Mention {
        text: text.to_owned(),
        span: Span { start, end: start + text.chars().count() as u32 },
        sentence: 0,
        named: true,
    };
    let entity = |kind, name: &str, mention, date| Entity {
        kind,
        name: name.to_owned(),
        mentions: vec![mention],
        date,
        end: None,
        province: None,
        confidence: Confidence::new(0.9),
    };
    let claim = Claim {
        kind: EdgeType::Chaired,
        source: 0,
        target: 1,
        title: None,
        former: false,
        site: None,
        sentence: 0,
        trigger: Span { start: 7, end: 14 },
        source_span: Span { start: 4, end: 6 },
        target_span: Span { start: 15, end: 18 },
        rule: "chair-verb".to_owned(),
        confidence: Confidence::new(0.8),
    };
    Reading {
        article: ArticleHead {
            id: ArticleId::new("tin-1"),
            title: "Họp".to_owned(),
            published: "2019-04-24".parse().ok(),
            source: None,
            url: None,
        },
        sentences: vec![sentence],
        entities: vec![
            entity(NodeType::Official, "Ổn", mention("Ổn", 4), None),
            entity(NodeType::Event, "họp", mention("họp", 15), "2019-04-23".parse().ok()),
        ],
        claims: vec![claim],
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_was_put_in_comes_out(a in reading("a"), b in reading("b"), c in reading("c")) {
        let (_folder, path) = folder();
        let readings = [a, b, c];
        build(&path, &[readings[2].clone(), readings[0].clone(), readings[1].clone()]);
        let (nodes, edges) = graph_of(&readings);
        let store = Store::open(&path).unwrap();
        prop_assert_eq!(content(&store), (readings.to_vec(), nodes, edges));
    }

    #[test]
    fn however_it_came_to_be_a_store_holds_what_a_fresh_one_would(
        first in [reading("a"), reading("b"), reading("c")],
        then in [reading("a"), reading("b"), reading("d")],
        gone in proptest::sample::subsequence(vec!["a", "b", "c", "d"], 0..3),
    ) {
        let (_folder, path) = folder();
        build(&path, &first);
        build(&path, &then[1..]);
        let mut store = Store::create_or_open(&path).unwrap();
        let mut update = store.update().unwrap();
        update.put_reading(&then[0], &stamp(1)).unwrap();
        for id in &gone {
            update.remove_article(&ArticleId::new(id)).unwrap();
        }
        commit(update);
        let (_folder, fresh) = folder();
        let wanted = [&then[0], &then[1], &first[2], &then[2]].map(Clone::clone);
        let wanted: Vec<Reading> =
            wanted.into_iter().filter(|reading| !gone.contains(&reading.article.id.as_str())).collect();
        build(&fresh, &wanted);
        prop_assert_eq!(content(&store), content(&Store::open(&fresh).unwrap()));
    }
}

#[test]
fn what_stays_the_same_is_not_written_again() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let mut store = Store::create_or_open(&path).unwrap();
    let before = store.connection.total_changes();
    commit(store.update().unwrap());
    // Only who made the graph.
    assert_eq!(store.connection.total_changes() - before, 1);
}

#[test]
fn a_graph_of_several_pages_comes_out_in_the_order_of_its_ids() {
    let (_folder, path) = folder();
    let readings: Vec<Reading> = (0..700)
        .rev()
        .map(|number| {
            let mut reading = sample();
            reading.article.id = ArticleId::new(&format!("{number:04}"));
            for entity in &mut reading.entities {
                entity.name = format!("{} {number:04}", entity.name);
            }
            reading
        })
        .collect();
    build(&path, &readings);
    let store = Store::open(&path).unwrap();
    let (read, nodes, edges) = content(&store);
    assert_eq!((read.len(), nodes.len(), edges.len()), (700, 1400, 700));
    assert!(nodes.is_sorted_by(|a, b| a.id < b.id) && edges.is_sorted_by(|a, b| a.id < b.id));
    assert!(nodes.iter().all(|node| node.evidence.len() == 1) && edges.iter().all(|edge| edge.evidence.len() == 1));
}

#[test]
fn an_update_that_is_dropped_leaves_nothing_behind() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let before = content(&Store::open(&path).unwrap());
    let mut store = Store::create_or_open(&path).unwrap();
    let mut update = store.update().unwrap();
    update.remove_article(&ArticleId::new("tin-1")).unwrap();
    let mut other = sample();
    other.article.id = ArticleId::new("tin-2");
    update.put_reading(&other, &stamp(2)).unwrap();
    drop(update);
    drop(store);
    assert_eq!(content(&Store::open(&path).unwrap()), before);
}

#[test]
fn a_reader_sees_one_graph_whatever_is_built_meanwhile() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let reader = Store::open(&path).unwrap();
    assert_eq!(reader.summary().unwrap().articles, 1);
    let mut other = sample();
    other.article.id = ArticleId::new("tin-2");
    build(&path, &[other]);
    assert_eq!(content(&reader).0.len(), 1);
    assert_eq!(content(&Store::open(&path).unwrap()).0.len(), 2);
}

#[test]
fn a_removed_article_is_gone_with_all_that_it_said() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let mut store = Store::create_or_open(&path).unwrap();
    let mut update = store.update().unwrap();
    assert!(update.remove_article(&ArticleId::new("tin-1")).unwrap());
    assert!(!update.remove_article(&ArticleId::new("tin-1")).unwrap());
    commit(update);
    assert_eq!(content(&store), (vec![], vec![], vec![]));
}

#[test]
fn a_graph_that_cites_what_no_article_says_is_refused() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let before = content(&Store::open(&path).unwrap());
    let mut store = Store::create_or_open(&path).unwrap();
    let (mut nodes, edges) = graph_of(&[sample()]);
    nodes[0].evidence[0].sentence_span.start = 1;
    let error = store.update().unwrap().commit(&nodes, &edges, "test").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the graph cites a sentence at characters 1..20 of article tin-1, which the store has not"
    );
    let (nodes, edges) = graph_of(&[sample()]);
    let error = store.update().unwrap().commit(&nodes[1..], &edges, "test").unwrap_err();
    assert_eq!(error.to_string(), "the graph names node event:họp, which the store has not");
    assert_eq!(content(&store), before);
}

#[test]
fn remembers_what_a_reading_was_made_from() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let mut store = Store::create_or_open(&path).unwrap();
    let update = store.update().unwrap();
    assert_eq!(update.stamp(&ArticleId::new("tin-1")).unwrap(), Some(stamp(1)));
    assert_eq!(update.stamp(&ArticleId::new("tin-2")).unwrap(), None);
    assert_eq!(update.resolved_by().unwrap().as_deref(), Some("test"));
    assert_eq!((update.read_by_others("test").unwrap(), update.read_by_others("newer").unwrap()), (0, 1));
}

#[test]
fn counts_what_it_holds() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let store = Store::open(&path).unwrap();
    let summary = store.summary().unwrap();
    let day = |text: &str| text.parse::<PartialDate>().unwrap();
    assert_eq!((summary.articles, summary.claims), (1, 1));
    assert_eq!(summary.published, Some((day("2019-04-24"), day("2019-04-24"))));
    assert_eq!(summary.events, Some((day("2019-04-23"), day("2019-04-23"))));
    assert_eq!(summary.nodes, [(NodeType::Official, 1), (NodeType::Event, 1)]);
    assert_eq!(summary.edges, [(EdgeType::Chaired, 1)]);
    let connected = store.most_connected(1).unwrap();
    assert_eq!((connected[0].id.as_str(), connected[0].edges, connected[0].articles), ("event:họp", 1, 1));
}

#[test]
fn a_file_that_is_no_store_is_recognised() {
    let (folder, path) = folder();
    assert!(matches!(Store::open(&path), Err(StoreError::Missing(_))));
    fs::write(&path, "").unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::Missing(_))));
    fs::write(&path, "Ngày 23/4, tại Hà Nội, Ban Chỉ đạo họp phiên thứ nhất.").unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::NotAStore(_))));
    assert!(matches!(Store::create_or_open(&path), Err(StoreError::NotAStore(_))));
    let foreign = folder.path().join("other.db");
    rusqlite::Connection::open(&foreign).unwrap().execute_batch("CREATE TABLE song (name TEXT)").unwrap();
    assert!(matches!(Store::open(&foreign), Err(StoreError::NotAStore(_))));
    assert!(matches!(Store::create_or_open(&foreign), Err(StoreError::NotAStore(_))));
    assert!(matches!(Store::create_or_open(&folder.path().join("no/such/folder.db")), Err(StoreError::Unopenable(_))));
}

#[test]
fn a_store_of_a_later_layout_is_left_alone() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for error in [Store::open(&path).err().unwrap(), Store::create_or_open(&path).err().unwrap()] {
        assert!(error.to_string().contains("has layout 99, this program reads 2"), "{error}");
    }
}

#[test]
fn a_store_of_an_older_layout_is_brought_up_to_date_by_whoever_may_write() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let schema = |connection: &rusqlite::Connection| -> Vec<String> {
        let mut select = connection.prepare("SELECT type || ' ' || name FROM sqlite_master ORDER BY 1").unwrap();
        select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let whole = |path| content(&Store::open(path).unwrap());
    let (now, connection) = (whole(&path), rusqlite::Connection::open(&path).unwrap());
    let (new, words) = (schema(&connection), Store::open(&path).unwrap().name_words().unwrap());
    let views = new.iter().filter_map(|name| name.strip_prefix("view "));
    let drop: String = views.map(|view| format!("DROP VIEW {view};")).collect();
    connection.execute_batch(&drop).unwrap();
    connection
        .execute_batch(
            "DROP INDEX node_by_type; DROP INDEX node_by_name; DROP INDEX edge_by_type;
             ALTER TABLE node DROP COLUMN words; ALTER TABLE alias DROP COLUMN words;
             CREATE VIEW edges AS SELECT 1; CREATE VIEW evidence AS SELECT 1; PRAGMA user_version = 1;",
        )
        .unwrap();
    let error = Store::open(&path).err().unwrap().to_string();
    assert!(error.contains("has layout 1, this program reads 2; `graph build` with any article"), "{error}");
    Store::create_or_open(&path).unwrap();
    assert_eq!(whole(&path), now);
    assert_eq!((schema(&connection), Store::open(&path).unwrap().name_words().unwrap()), (new, words));
}

#[test]
fn an_empty_file_becomes_a_store() {
    let (_folder, path) = folder();
    fs::write(&path, "").unwrap();
    build(&path, &[sample()]);
    assert_eq!(content(&Store::open(&path).unwrap()).0, [sample()]);
}

#[test]
fn a_closed_store_is_one_file() {
    let (folder, path) = folder();
    build(&path, &[sample()]);
    content(&Store::open(&path).unwrap());
    let files: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, ["graph.db"]);
}

#[test]
fn the_views_read_the_graph_aloud() {
    let (_folder, path) = folder();
    build(&path, &[sample()]);
    let connection = rusqlite::Connection::open(&path).unwrap();
    let row: (String, String, String, u32) = connection
        .query_row("SELECT source, type, target, articles FROM edges", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .unwrap();
    assert_eq!(row, ("Ổn".to_owned(), "chaired".to_owned(), "họp".to_owned(), 1));
    let sentence: String = connection.query_row("SELECT sentence FROM evidence", [], |row| row.get(0)).unwrap();
    assert_eq!(sentence, "Ông Ổn chủ trì họp.");
}
