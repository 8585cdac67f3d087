//! Makes one node of what is one thing, across articles, and one edge of the claims that say the same.
//!
//! Resolution sees [`Reading`]s and never text. It is a function of the set of readings: their order, and how they were
//! batched, changes nothing.
//!
//! ```
//! assert!(graph::resolve::resolve(&[]).nodes.is_empty());
//! ```

mod body;
mod corpus;
mod edge;
mod event;
mod id;
mod node;
mod official;
mod province;
mod resolution;
pub mod spelling;

#[cfg(test)]
mod sample;

use crate::model::{Edge, Node, NodeType, Reading};
use corpus::{Corpus, RecordId};
use serde::{Deserialize, Serialize};

/// What all articles say together. Nodes and edges are sorted by id; every edge's ends are among the nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graph {
    /// One for each thing.
    pub nodes: Vec<Node>,
    /// One for each thing said.
    pub edges: Vec<Edge>,
}

/// Resolves identity across articles.
pub fn resolve(readings: &[Reading]) -> Graph {
    let corpus = Corpus::new(readings);
    let mut clusters: Vec<(Node, Vec<RecordId>)> = Vec::new();
    for kind in NodeType::ALL {
        clusters.extend(identify(&corpus, kind));
    }
    clusters.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    let mut node_of = vec![0; corpus.records.len()];
    for (at, (_, members)) in clusters.iter().enumerate() {
        for &member in members {
            node_of[member] = at;
        }
    }
    let nodes: Vec<Node> = clusters.into_iter().map(|(node, _)| node).collect();
    let edges = edge::build(&corpus, &nodes, &node_of);
    Graph { nodes, edges }
}

/// The nodes of one type, with the records that each is made of.
fn identify(corpus: &Corpus, kind: NodeType) -> Vec<(Node, Vec<RecordId>)> {
    let clusters = match kind {
        NodeType::Official => official::clusters(corpus),
        NodeType::Body => body::clusters(corpus),
        NodeType::Resolution => resolution::clusters(corpus),
        NodeType::Event => event::clusters(corpus),
        NodeType::Province => province::clusters(corpus),
    };
    let mut nodes: Vec<Node> = clusters.iter().map(|members| node::build(corpus, kind, members)).collect();
    let handles: Vec<id::Handle> = nodes
        .iter()
        .zip(&clusters)
        .map(|(node, members)| {
            let date = node.date.map(|date| date.to_string());
            let qualifiers = [date, node.province.clone()].into_iter().flatten().collect();
            node::handle(corpus, members, node.name.clone(), qualifiers)
        })
        .collect();
    for (node, id) in nodes.iter_mut().zip(id::assign(kind, &handles)) {
        node.id = id;
    }
    nodes.into_iter().zip(clusters).collect()
}

#[cfg(test)]
mod tests {
    use super::sample::{Article, any_readings};
    use super::*;
    use crate::model::EdgeType;
    use proptest::prelude::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn two_articles_that_say_the_same_give_one_edge_with_two_pieces_of_evidence() {
        let article = |id: &str, ministry: &str| {
            let mut article = Article::new(id).published("2019-04-24");
            let who = article.official("Trịnh Thị Vân");
            let body = article.body(ministry, None);
            article.post(who, "Thứ trưởng", body);
            article.reading()
        };
        let graph = resolve(&[article("b", "Bộ Văn hoá"), article("a", "Bộ Văn hóa")]);
        assert_eq!(graph.nodes.len(), 2);
        let [edge] = &graph.edges[..] else { panic!("{:?}", graph.edges) };
        assert_eq!(edge.id.as_str(), "official:trịnh-thị-vân>holds_position>body:bộ-văn-hóa>thứ-trưởng");
        assert_eq!(edge.sources.iter().map(|source| source.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((edge.evidence.len(), edge.former), (2, false));
        assert_eq!(edge.since, Some("2019-04-24".parse().unwrap()));
        assert!(edge.confidence > edge.evidence[0].confidence && edge.confidence.value() < 1.0);
    }

    #[test]
    fn a_post_is_former_only_if_every_article_says_so() {
        let article = |id: &str, date: &str, former: bool| {
            let mut article = Article::new(id).published(date);
            let (who, body) = (article.official("Trịnh Thị Vân"), article.body("Bộ Văn hóa", None));
            if former {
                article.former_post(who, "Thứ trưởng", body)
            } else {
                article.post(who, "Thứ trưởng", body)
            }
            article.reading()
        };
        let (old, now, later) = (article("a", "2015", false), article("b", "2017", false), article("c", "2021", true));
        let edge = resolve(&[later.clone(), old, now]).edges.remove(0);
        assert!(!edge.former);
        assert_eq!((edge.since, edge.until), ("2015".parse().ok(), "2017".parse().ok()));
        let edge = resolve(&[later]).edges.remove(0);
        assert!(edge.former && edge.since.is_none());
    }

    #[test]
    fn an_event_lends_its_day_to_what_happens_at_it() {
        let mut article = Article::new("a");
        let (who, event) = (article.official("Trịnh Thị Vân"), article.event("hội nghị về đê điều", "2019-04-23"));
        let (place, law) = (article.province("Hà Tây"), article.resolution("Luật Đê điều"));
        article.claim(EdgeType::Chaired, who, event);
        article.claim(EdgeType::HeldIn, event, place);
        article.claim(EdgeType::Discussed, event, law);
        article.claim(EdgeType::Discussed, law, event);
        let graph = resolve(&[article.reading()]);
        assert_eq!((graph.nodes.len(), graph.edges.len()), (4, 3));
        assert!(graph.edges.iter().all(|edge| edge.since == "2019-04-23".parse().ok()));
    }

    #[test]
    fn what_has_no_evidence_is_left_out() {
        let mut article = Article::new("a");
        let who = article.official("Trịnh Thị Vân");
        let body = article.body("Bộ Văn hóa", None);
        article.post(who, "Thứ trưởng", body);
        let mut reading = article.reading();
        reading.entities[1].mentions.clear();
        let graph = resolve(&[reading.clone()]);
        assert_eq!((graph.nodes.len(), graph.edges.len()), (1, 0));
        reading.claims[0].target = 77;
        reading.entities[0].mentions[0].sentence = 12;
        assert_eq!(resolve(&[reading]), Graph::default());
    }

    proptest! {
        #[test]
        fn the_order_of_articles_changes_nothing(readings in any_readings(), turn in 0usize..8) {
            let expected = resolve(&readings);
            let mut turned = readings.clone();
            turned.rotate_left(turn % readings.len().max(1));
            prop_assert_eq!(&resolve(&turned), &expected);
            turned.reverse();
            turned.extend(readings.first().cloned());
            prop_assert_eq!(&resolve(&turned), &expected);
        }

        #[test]
        fn every_graph_is_sound(readings in any_readings()) {
            let graph = resolve(&readings);
            let sentences: BTreeMap<_, _> = readings.iter().map(|reading| (&reading.article.id, &reading.sentences)).collect();
            let ids: BTreeSet<&str> = graph.nodes.iter().map(|node| node.id.as_str()).collect();
            let edge_ids: BTreeSet<&str> = graph.edges.iter().map(|edge| edge.id.as_str()).collect();
            prop_assert_eq!(ids.len(), graph.nodes.len());
            prop_assert_eq!(edge_ids.len(), graph.edges.len());
            prop_assert!(graph.nodes.is_sorted_by_key(|node| &node.id) && graph.edges.is_sorted_by_key(|edge| &edge.id));
            for id in ids.iter().chain(&edge_ids) {
                prop_assert!(!id.ends_with(':') && !id.contains([' ', '"', '\\', '\'']) && !id.contains(char::is_control), "{}", id);
                prop_assert_eq!(*id, id.to_lowercase());
            }
            for node in &graph.nodes {
                prop_assert!(!node.name.is_empty() && !node.sources.is_empty() && !node.evidence.is_empty());
                prop_assert!(!node.aliases.contains(&node.name) && node.aliases.is_sorted());
            }
            for edge in &graph.edges {
                prop_assert!(ids.contains(edge.source.as_str()) && ids.contains(edge.target.as_str()));
                prop_assert!(!edge.sources.is_empty());
                for evidence in &edge.evidence {
                    prop_assert!(edge.sources.contains(&evidence.article));
                    prop_assert!(sentences[&evidence.article].iter().any(|sentence| sentence.text == evidence.sentence));
                }
            }
            for reading in &readings {
                let sayable = reading.entities.iter().any(|entity| entity.name.contains(char::is_alphanumeric));
                let named = graph.nodes.iter().any(|node| node.sources.contains(&reading.article.id));
                prop_assert_eq!(sayable, named);
            }
        }
    }
}
