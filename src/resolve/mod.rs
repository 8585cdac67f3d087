//! Makes one node of what is one thing, across articles, and one edge of the claims that say the same.
//!
//! Resolution sees [`Reading`]s and never text. It is a function of the set of readings: their order, and how they were
//! batched, changes nothing.
//!
//! ```
//! assert!(graph::resolve::resolve(&[]).nodes.is_empty());
//! ```

mod account;
mod body;
mod body_name;
mod career;
mod cluster;
mod corpus;
mod decision;
mod decision_file;
mod edge;
mod event;
mod event_name;
mod event_score;
mod explanation;
mod feature;
mod id;
mod instrument_name;
mod node;
mod numeral;
mod official;
mod one_off;
mod person_name;
mod place;
mod province;
mod resolution;
pub mod spelling;
mod succession;

#[cfg(test)]
mod sample;

use crate::model::{Edge, Node, NodeType, Reading};
use corpus::{Corpus, RecordId};
use decision::Decided;
use place::{PlaceId, Places};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

pub use account::{Account, Membership};
pub use decision::{Contradiction, Decision, Decisions, Pointer, Verdict};
pub use decision_file::{DecisionFile, DecisionFileError, Line};
pub use explanation::{Anchor, Comparison, Log};
pub use feature::{Feature, Reason};
pub use succession::{Step, Succession};

/// What all articles say together. Nodes and edges are sorted by id; every edge's ends are among the nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graph {
    /// One for each thing.
    pub nodes: Vec<Node>,
    /// One for each thing said.
    pub edges: Vec<Edge>,
}

/// A graph with the reasons for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resolved {
    /// The graph.
    pub graph: Graph,
    /// Pairs that were made one for more than a common name, the least sure first.
    pub merges: Vec<Comparison>,
    /// Pairs that were kept apart but came near, the nearest first: what a user may want to decide.
    pub doubts: Vec<Comparison>,
    /// Decisions that could not be followed.
    pub contradictions: Vec<Contradiction>,
}

/// Resolves identity across articles.
pub fn resolve(readings: &[Reading]) -> Graph {
    resolve_with(readings, &Decisions::default()).graph
}

/// Resolves identity across articles, following what the user has decided.
pub fn resolve_with(readings: &[Reading], decisions: &Decisions) -> Resolved {
    let corpus = Corpus::new(readings);
    let mut resolved = Resolved::default();
    let decided = Decided::new(&corpus, decisions, &mut resolved.contradictions);
    let mut log = Log::default();
    let found = clusters(&corpus, &decided, &mut log);
    // What the user has settled is no question any more.
    log.merges.retain(|Comparison { records: (a, b), .. }| found.same(*a, *b) && !decided.unites(*a, *b));
    log.doubts.retain(|Comparison { records: (a, b), .. }| !found.same(*a, *b));
    log.merges.sort_by(|a, b| (a.margin(), &a.a, &a.b).cmp(&(b.margin(), &b.a, &b.b)));
    log.doubts.sort_by(|a, b| (a.margin(), &a.a, &a.b).cmp(&(b.margin(), &b.a, &b.b)));
    (resolved.merges, resolved.doubts) = (log.merges, log.doubts);
    resolved.graph = found.graph(&corpus);
    resolved
}

fn clusters(corpus: &Corpus, decided: &Decided, log: &mut Log) -> Found {
    let mut found = Found::new(corpus);
    for kind in STAGES {
        let clusters = match kind {
            NodeType::Province => province::clusters(corpus),
            NodeType::Body => body::clusters(corpus, log),
            NodeType::Official => official::clusters(corpus, &found, decided, log),
            NodeType::Resolution => resolution::clusters(corpus, &found, decided, log),
            NodeType::Event => event::clusters(corpus, &found, decided, log),
        };
        found.add(corpus, kind, decided.apply(clusters));
    }
    found
}

/// Each stage leans on the ones before it: a person is told by posts, an event by those who take part.
const STAGES: [NodeType; 5] =
    [NodeType::Province, NodeType::Body, NodeType::Official, NodeType::Resolution, NodeType::Event];

/// A cluster of records that has become one node.
struct Cluster {
    kind: NodeType,
    members: Vec<RecordId>,
    /// The first-level unit that a body belongs to.
    place: Option<PlaceId>,
    /// Whether a body is the one whose head leads a province.
    is_head: bool,
    /// Whether people sit on a body beside another post.
    is_beside: bool,
}

/// The clusters found so far.
struct Found {
    /// The cluster of each record, `usize::MAX` where its type has not been resolved yet.
    cluster_of: Vec<usize>,
    clusters: Vec<Cluster>,
    /// The people of each article: the key of the name, and the cluster.
    people_of_article: Vec<Vec<(String, usize)>>,
}

impl Found {
    fn new(corpus: &Corpus) -> Found {
        let articles = corpus.records.last().map_or(0, |last| last.article + 1);
        Found {
            cluster_of: vec![usize::MAX; corpus.records.len()],
            clusters: Vec::new(),
            people_of_article: vec![Vec::new(); articles],
        }
    }

    fn add(&mut self, corpus: &Corpus, kind: NodeType, clusters: Vec<Vec<RecordId>>) {
        let of_body = |members: &Vec<RecordId>| {
            let (name, place) = (&corpus.records[members[0]].entity.name, body::place(corpus, members));
            (place, place.is_some() && body::leads_province(name), body::is_sat_on_beside_a_post(name))
        };
        let bodies = if kind == NodeType::Body { clusters.par_iter().map(of_body).collect() } else { Vec::new() };
        for (at, members) in clusters.into_iter().enumerate() {
            for &member in &members {
                self.cluster_of[member] = self.clusters.len();
                if kind == NodeType::Official {
                    let record = &corpus.records[member];
                    let key = spelling::key(&record.entity.name);
                    self.people_of_article[record.article].push((key, self.clusters.len()));
                }
            }
            let (place, is_head, is_beside) = bodies.get(at).copied().unwrap_or_default();
            self.clusters.push(Cluster { kind, members, place, is_head, is_beside });
        }
    }

    /// Whether both have ended in one node.
    fn same(&self, a: RecordId, b: RecordId) -> bool {
        self.cluster_of[a] == self.cluster_of[b]
    }

    /// The other records of the same article.
    fn around<'f>(&self, corpus: &'f Corpus, id: RecordId) -> impl Iterator<Item = RecordId> + 'f {
        let article = corpus.records[id].article;
        let first = corpus.records.partition_point(|record| record.article < article);
        (first..corpus.records.len())
            .take_while(move |&at| corpus.records[at].article == article)
            .filter(move |&at| at != id)
    }

    /// The only first-level unit that the article of a record names or has organs of, if it is only one.
    fn only_place(&self, corpus: &Corpus, id: RecordId) -> Option<PlaceId> {
        let mut places: BTreeSet<PlaceId> = BTreeSet::new();
        for other in self.around(corpus, id) {
            let entity = corpus.records[other].entity;
            match entity.kind {
                NodeType::Province => places.extend(Places::builtin().find(&entity.name)),
                NodeType::Body => places.extend(self.clusters[self.cluster_of[other]].place),
                _ => {}
            }
        }
        if places.len() == 1 { places.into_iter().next() } else { None }
    }

    fn graph(self, corpus: &Corpus) -> Graph {
        let mut nodes: Vec<(Node, usize)> = Vec::with_capacity(self.clusters.len());
        for kind in NodeType::ALL {
            let clusters: Vec<usize> = (0..self.clusters.len()).filter(|&at| self.clusters[at].kind == kind).collect();
            let node = |&at: &usize| {
                let cluster = &self.clusters[at];
                let mut node = node::build(corpus, kind, &cluster.members);
                if let Some(place) = cluster.place {
                    node.province = Some(Places::builtin().get(place).name.clone());
                }
                let mut handle = node::handle(corpus, &cluster.members, &node);
                if kind == NodeType::Official {
                    handle.qualifiers = official::qualifiers(corpus, &self, &cluster.members);
                }
                ((node, at), handle)
            };
            let (mut of_kind, handles): (Vec<_>, Vec<_>) = clusters.par_iter().map(node).unzip();
            for ((node, _), id) in of_kind.iter_mut().zip(id::assign(kind, &handles)) {
                node.id = id;
            }
            nodes.extend(of_kind);
        }
        nodes.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
        let mut node_of_cluster = vec![0; self.clusters.len()];
        for (at, &(_, cluster)) in nodes.iter().enumerate() {
            node_of_cluster[cluster] = at;
        }
        let node_of: Vec<usize> = self.cluster_of.iter().map(|&cluster| node_of_cluster[cluster]).collect();
        let nodes: Vec<Node> = nodes.into_iter().map(|(node, _)| node).collect();
        let edges = edge::build(corpus, &nodes, &node_of);
        Graph { nodes, edges }
    }
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
