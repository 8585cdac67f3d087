//! Laws of identity over what real articles say: order, batches, additions and removals change nothing, and ids are stable.

use graph::{
    article::{self, Input},
    build::{Rules, build, remove},
    extract::Extractor,
    model::{Edge, Node, Reading},
    resolve::Decisions,
    store::Store,
};
use proptest::{prelude::*, sample::Index};
use std::{path::Path, sync::LazyLock};

/// What the project's own articles say.
static READINGS: LazyLock<Vec<Reading>> = LazyLock::new(|| {
    let extractor = Extractor::new();
    let read = |input: Result<Input, _>| match input.unwrap() {
        Input::Article(article) => extractor.read(&article.head, &article.text),
        Input::Reading(reading) => reading,
    };
    article::read(["data/articles", "tests/gold/portal.articles.jsonl"]).map(read).collect()
});

static NO_DECISIONS: Decisions = Decisions { list: Vec::new() };

fn rules() -> Rules<'static> {
    Rules { program: "test", decisions: &NO_DECISIONS }
}

fn add(path: &Path, readings: &[Reading]) {
    let inputs = readings.iter().cloned().map(|reading| Ok(Input::Reading(reading)));
    let read = |_: &article::Article| unreachable!("only readings are put in");
    build(&mut Store::create_or_open(path).unwrap(), inputs, read, rules(), |_| {}).unwrap();
}

fn graph(path: &Path) -> (Vec<Node>, Vec<Edge>) {
    let store = Store::open(path).unwrap();
    (store.nodes().map(Result::unwrap).collect(), store.edges().map(Result::unwrap).collect())
}

/// The graph that building all of these at once gives.
fn at_once(readings: &[Reading]) -> (Vec<Node>, Vec<Edge>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.db");
    add(&path, readings);
    graph(&path)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_order_any_batches_additions_and_removals_give_the_graph_of_what_is_there(
        order in Just((0..READINGS.len()).collect::<Vec<_>>()).prop_shuffle(),
        cuts in prop::collection::vec(any::<Index>(), 1..3),
        gone in prop::collection::vec(any::<Index>(), 0..6),
    ) {
        let shuffled: Vec<Reading> = order.iter().map(|&at| READINGS[at].clone()).collect();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(shuffled.len())).collect();
        cuts.extend([0, shuffled.len()]);
        cuts.sort_unstable();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("graph.db");
        for cut in cuts.windows(2) {
            add(&path, &shuffled[cut[0]..cut[1]]);
        }
        prop_assert!(graph(&path) == at_once(&READINGS), "order and batches made another graph");

        let mut gone: Vec<_> = gone.iter().map(|at| at.get(&shuffled).article.id.clone()).collect();
        gone.sort_unstable();
        gone.dedup();
        remove(&mut Store::create_or_open(&path).unwrap(), &gone, rules(), |_| {}).unwrap();
        let left: Vec<Reading> = shuffled.iter().filter(|reading| !gone.contains(&reading.article.id)).cloned().collect();
        let expected = at_once(&left);
        prop_assert!(graph(&path) == expected, "a removed article left something");
        for node in &expected.0 {
            prop_assert!(node.sources.iter().all(|source| !gone.contains(source)));
        }
    }

    #[test]
    fn an_id_is_made_of_the_name_with_its_diacritics_and_never_of_a_counter(
        chosen in prop::collection::vec(any::<Index>(), 1..12),
    ) {
        let mut some: Vec<Reading> = chosen.iter().map(|at| at.get(&READINGS).clone()).collect();
        some.sort_by(|a, b| a.article.id.cmp(&b.article.id));
        some.dedup_by(|a, b| a.article.id == b.article.id);
        let (nodes, _) = at_once(&some);
        let word = |text: &str| text.to_lowercase().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned();
        for node in &nodes {
            let (kind, name) = node.id.as_str().split_once(':').unwrap();
            prop_assert_eq!(kind, node.kind.as_str());
            prop_assert!(word(name) == word(&node.name) || node.name.contains(['ò', 'ó', 'ỷ', 'ý']), "{} {}", node.id, node.name);
        }
        // Who is alone of a name is called by the name alone, whatever else is there.
        for node in nodes.iter().filter(|node| node.kind == graph::model::NodeType::Official) {
            let namesakes = nodes.iter().filter(|other| other.kind == node.kind && other.name == node.name).count();
            prop_assert_eq!(node.id.as_str().contains('@'), namesakes > 1, "{}", node.id);
        }
    }
}
