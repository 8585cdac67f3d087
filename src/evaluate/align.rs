//! Which node of the gold is which node of the graph, article by article.

use super::{gold::GoldArticle, similarity::Signature};
use crate::graph::KnowledgeGraph;
use crate::model::{ArticleId, Edge, Node, NodeId, NodeType};
use rustc_hash::FxHashMap;

/// What the graph says of one article, in the order of the graph.
#[derive(Debug, Default)]
pub struct ArticleGraph<'g> {
    /// The nodes that name the article as a source.
    pub nodes: Vec<&'g Node>,
    /// The edges that do.
    pub edges: Vec<&'g Edge>,
}

/// A graph taken apart by the articles that it comes from.
#[derive(Debug)]
pub struct ArticleGraphs<'g>(FxHashMap<&'g ArticleId, ArticleGraph<'g>>);

impl<'g> ArticleGraphs<'g> {
    /// Takes a graph apart.
    pub fn of(graph: &'g KnowledgeGraph) -> ArticleGraphs<'g> {
        let mut articles: FxHashMap<&ArticleId, ArticleGraph<'_>> = FxHashMap::default();
        for node in graph.nodes() {
            for article in &node.sources {
                articles.entry(article).or_default().nodes.push(node);
            }
        }
        for edge in graph.edges() {
            for article in &edge.sources {
                articles.entry(article).or_default().edges.push(edge);
            }
        }
        ArticleGraphs(articles)
    }

    /// What the graph says of an article, `None` if nothing.
    pub fn get(&self, article: &ArticleId) -> Option<&ArticleGraph<'g>> {
        self.0.get(article)
    }
}

/// The pairs of one article.
#[derive(Debug, Default)]
pub struct Alignment<'g> {
    /// By place in [`GoldArticle::entities`].
    said: Vec<Option<&'g Node>>,
    gold: FxHashMap<&'g NodeId, usize>,
}

impl<'g> Alignment<'g> {
    /// Pairs nodes one to one, the most alike first; of pairs that are equally alike, the later ones.
    pub fn of(gold: &GoldArticle, graph: Option<&ArticleGraph<'g>>) -> Alignment<'g> {
        let mut alignment = Alignment { said: vec![None; gold.entities.len()], gold: FxHashMap::default() };
        for kind in NodeType::ALL {
            alignment.pair(kind, gold, graph);
        }
        alignment
    }

    fn pair(&mut self, kind: NodeType, gold: &GoldArticle, graph: Option<&ArticleGraph<'g>>) {
        let entities: Vec<(usize, Signature)> = gold
            .entities
            .iter()
            .enumerate()
            .filter(|(_, entity)| entity.kind == kind)
            .map(|(at, entity)| (at, Signature::of(kind, &entity.name, &entity.mentions, entity.date, entity.end)))
            .collect();
        let nodes: Vec<(&Node, Signature)> = graph
            .into_iter()
            .flat_map(|graph| graph.nodes.iter().copied())
            .filter(|node| node.kind == kind)
            .map(|node| (node, Signature::of(kind, &node.name, &node.aliases, node.date, node.end)))
            .collect();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        for (i, (_, entity)) in entities.iter().enumerate() {
            let likeness = nodes.iter().enumerate().map(|(j, (_, node))| (entity.likeness(node), i, j));
            pairs.extend(likeness.filter(|(likeness, _, _)| *likeness > 0.0));
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
        for (_, i, j) in pairs {
            let (at, node) = (entities[i].0, nodes[j].0);
            if self.said[at].is_none() && !self.gold.contains_key(&node.id) {
                self.said[at] = Some(node);
                self.gold.insert(&node.id, at);
            }
        }
    }

    /// The node that an entity of the gold was found as, by its place.
    pub fn said(&self, entity: usize) -> Option<&'g Node> {
        self.said[entity]
    }

    /// The place of the entity that a node of the graph is.
    pub fn gold(&self, node: &NodeId) -> Option<usize> {
        self.gold.get(node).copied()
    }
}
