//! Counting what is right, what is missing and what is too much.

use super::{
    align::{Alignment, ArticleGraph, ArticleGraphs},
    gold::{GoldArticle, GoldRelation},
    wording::expand,
};
use crate::model::{ArticleId, Confidence, Edge, EdgeType, NodeId, NodeType};
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use std::{collections::BTreeMap, fmt};

/// How many are right, of how many that should be there and how many that are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In the gold and in the graph.
    pub right: u64,
    /// In the gold.
    pub gold: u64,
    /// In the graph.
    pub said: u64,
}

impl Tally {
    /// The share of what the graph says that is right, 0.0 to 1.0; 0.0 where it says nothing.
    pub fn precision(self) -> f64 {
        share(self.right, self.said)
    }

    /// The share of the gold that the graph has, 0.0 to 1.0; 0.0 where there is none.
    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// The harmonic mean of both.
    pub fn f1(self) -> f64 {
        harmonic_mean(self.precision(), self.recall())
    }

    fn plus(self, other: Tally) -> Tally {
        Tally { right: self.right + other.right, gold: self.gold + other.gold, said: self.said + other.said }
    }
}

/// A part of a whole, 0.0 to 1.0; 0.0 where there is no whole.
pub(super) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

pub(super) fn harmonic_mean(a: f64, b: f64) -> f64 {
    if a + b == 0.0 { 0.0 } else { 2.0 * a * b / (a + b) }
}

/// How right a graph is.
#[derive(Debug, Default)]
pub struct Score<'a> {
    /// By type.
    pub nodes: BTreeMap<NodeType, Tally>,
    /// By type.
    pub edges: BTreeMap<EdgeType, Tally>,
    /// Of the events found that have a date in the gold, those whose date is right: at least as precise as the gold's
    /// and not against it.
    pub dates: Tally,
    /// Of the posts found that have a title in the gold, those whose title is right.
    pub titles: Tally,
    /// What is missing and what is too much, in the order of the articles.
    pub mistakes: Vec<Mistake<'a>>,
    /// Every claim about an article of the gold with its confidence, and whether it is right.
    pub claims: Vec<(Confidence, bool)>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake<'a> {
    /// The article that it is about.
    pub article: &'a ArticleId,
    /// Missed or extra.
    pub kind: MistakeKind,
    /// The node or edge.
    pub subject: Subject<'a>,
}

/// On which side something is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    /// In the gold only.
    Missed,
    /// In the graph only.
    Extra,
}

/// What a mistake is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// A node, by its name.
    Node(NodeType, &'a str),
    /// An edge, by the names of its ends.
    Edge {
        /// What it says.
        kind: EdgeType,
        /// The name of its source.
        source: &'a str,
        /// The name of its target.
        target: &'a str,
        /// Which of them stand on the other side, too.
        found: Ends,
    },
}

/// Which ends of an edge have a partner: where both have, the claim is wrong; else the node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends {
    /// Whether the source has one.
    pub source: bool,
    /// Whether the target has one.
    pub target: bool,
}

impl fmt::Display for MistakeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            MistakeKind::Missed => "missed",
            MistakeKind::Extra => "extra",
        })
    }
}

impl fmt::Display for Ends {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match (self.source, self.target) {
            (true, true) => "both",
            (true, false) => "source",
            (false, true) => "target",
            (false, false) => "neither",
        })
    }
}

impl Score<'_> {
    /// The nodes of all types.
    pub fn all_nodes(&self) -> Tally {
        self.nodes.values().fold(Tally::default(), |all, tally| all.plus(*tally))
    }

    /// The edges of all types.
    pub fn all_edges(&self) -> Tally {
        self.edges.values().fold(Tally::default(), |all, tally| all.plus(*tally))
    }
}

/// Compares, article by article, what is right with what the graph says.
pub fn score<'a>(gold: &'a [GoldArticle], graphs: &ArticleGraphs<'a>) -> Score<'a> {
    let mut score = Score::default();
    for article in gold {
        let graph = graphs.get(&article.id);
        let pairs = Alignment::of(article, graph);
        score.count_nodes(article, graph, &pairs);
        score.count_dates(article, &pairs);
        score.count_edges(article, graph, &pairs);
    }
    score
}

impl<'a> Score<'a> {
    fn count_nodes(&mut self, gold: &'a GoldArticle, graph: Option<&ArticleGraph<'a>>, pairs: &Alignment<'a>) {
        for kind in NodeType::ALL {
            let tally = self.nodes.entry(kind).or_default();
            let mut mistakes = Vec::new();
            for (at, entity) in gold.entities.iter().enumerate().filter(|(_, entity)| entity.kind == kind) {
                tally.gold += 1;
                match pairs.said(at) {
                    Some(_) => tally.right += 1,
                    None => mistakes.push((MistakeKind::Missed, entity.name.as_str())),
                }
            }
            for node in graph.into_iter().flat_map(|graph| &graph.nodes).filter(|node| node.kind == kind) {
                tally.said += 1;
                if pairs.gold(&node.id).is_none() {
                    mistakes.push((MistakeKind::Extra, node.name.as_str()));
                }
            }
            self.mistakes.extend(mistakes.into_iter().map(|(mistake, name)| Mistake {
                article: &gold.id,
                kind: mistake,
                subject: Subject::Node(kind, name),
            }));
        }
    }

    fn count_dates(&mut self, gold: &GoldArticle, pairs: &Alignment<'_>) {
        for (at, entity) in gold.entities.iter().enumerate().filter(|(_, entity)| entity.kind == NodeType::Event) {
            let (Some(date), Some(node)) = (entity.date, pairs.said(at)) else { continue };
            self.dates.gold += 1;
            // Another article may know more of the day.
            let right = node.date.is_some_and(|said| said.merged(date) == Some(said));
            self.dates.said += u64::from(node.date.is_some());
            self.dates.right += u64::from(right);
        }
    }

    fn count_edges(&mut self, gold: &'a GoldArticle, graph: Option<&ArticleGraph<'a>>, pairs: &Alignment<'a>) {
        let relations: FxHashMap<(EdgeType, usize, usize), &GoldRelation> = gold
            .relations
            .iter()
            .map(|relation| ((relation.kind, relation.source, relation.target), relation))
            .collect();
        let names = name_of(graph);
        let name = |node: &'a NodeId| names.get(node).copied().unwrap_or(node.as_str());
        let mut right = FxHashSet::default();
        for ((kind, source, target), edges) in said_once(graph) {
            let ends = (pairs.gold(source), pairs.gold(target));
            let relation = ends.0.zip(ends.1).and_then(|(source, target)| relations.get(&(kind, source, target)));
            let tally = self.edges.entry(kind).or_default();
            tally.said += 1;
            self.claims.extend(claims(&gold.id, &edges, relation.is_some()));
            match relation {
                Some(relation) => {
                    tally.right += 1;
                    right.insert((kind, relation.source, relation.target));
                    self.count_title(relation, edges.last().and_then(|edge| edge.title.as_deref()));
                }
                None => {
                    let found = Ends { source: ends.0.is_some(), target: ends.1.is_some() };
                    let subject = Subject::Edge { kind, source: name(source), target: name(target), found };
                    self.mistakes.push(Mistake { article: &gold.id, kind: MistakeKind::Extra, subject });
                }
            }
        }
        for relation in &gold.relations {
            let (kind, source, target) = (relation.kind, relation.source, relation.target);
            self.edges.entry(kind).or_default().gold += 1;
            if !right.contains(&(kind, source, target)) {
                let found = Ends { source: pairs.said(source).is_some(), target: pairs.said(target).is_some() };
                let (source, target) = (&gold.entities[source].name, &gold.entities[target].name);
                let subject = Subject::Edge { kind, source, target, found };
                self.mistakes.push(Mistake { article: &gold.id, kind: MistakeKind::Missed, subject });
            }
        }
    }

    fn count_title(&mut self, relation: &GoldRelation, said: Option<&str>) {
        let Some(title) = relation.title.as_deref().filter(|title| !title.is_empty()) else { return };
        if relation.kind == EdgeType::HoldsPosition {
            self.titles.gold += 1;
            self.titles.said += u64::from(said.is_some());
            self.titles.right += u64::from(expand(title) == expand(said.unwrap_or_default()));
        }
    }
}

fn name_of<'a>(graph: Option<&ArticleGraph<'a>>) -> FxHashMap<&'a NodeId, &'a str> {
    graph.into_iter().flat_map(|graph| &graph.nodes).map(|node| (&node.id, node.name.as_str())).collect()
}

/// The edges of an article, those that differ in title only taken as one.
fn said_once<'a>(graph: Option<&ArticleGraph<'a>>) -> IndexMap<(EdgeType, &'a NodeId, &'a NodeId), Vec<&'a Edge>> {
    let mut said: IndexMap<_, Vec<&Edge>> = IndexMap::new();
    for edge in graph.into_iter().flat_map(|graph| graph.edges.iter().copied()) {
        said.entry((edge.kind, &edge.source, &edge.target)).or_default().push(edge);
    }
    said
}

/// How sure this article's claims are.
fn claims(article: &ArticleId, edges: &[&Edge], right: bool) -> Vec<(Confidence, bool)> {
    let evidence = edges.iter().flat_map(|edge| &edge.evidence).filter(|evidence| evidence.article == *article);
    evidence.map(|evidence| (evidence.confidence, right)).collect()
}
