//! Where what is written comes from: a graph in memory, or a store that is read while it is written.

use crate::graph::{KnowledgeGraph, LoadError};
use crate::model::{ArticleHead, ArticleId, Edge, Node, Reading};
use crate::store::{Store, StoreError};
use std::{borrow::Cow, collections::BTreeSet, io, ops::Deref};

/// Why a graph could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The output cannot take any more.
    #[error(transparent)]
    Write(#[from] io::Error),
    /// The store could not be read.
    #[error(transparent)]
    Load(#[from] LoadError),
}

impl From<StoreError> for ExportError {
    fn from(error: StoreError) -> ExportError {
        ExportError::Load(error.into())
    }
}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> ExportError {
        ExportError::Write(error.into())
    }
}

/// What to write.
#[derive(Clone, Copy)]
pub enum Source<'a> {
    /// All that a store holds. The formats that have a line for each thing are written as it is read.
    Store(&'a Store),
    /// A graph, and the store that knows its articles, if there is one.
    Graph(&'a KnowledgeGraph, Option<&'a Store>),
}

/// What is written, piece by piece; after an error there is no more.
type Each<'a, T> = Box<dyn Iterator<Item = Result<T, ExportError>> + 'a>;

/// A graph that was there, or had to be read.
pub(super) enum Held<'a> {
    Borrowed(&'a KnowledgeGraph),
    Loaded(Box<KnowledgeGraph>),
}

impl Deref for Held<'_> {
    type Target = KnowledgeGraph;

    fn deref(&self) -> &KnowledgeGraph {
        match self {
            Held::Borrowed(graph) => graph,
            Held::Loaded(graph) => graph,
        }
    }
}

impl<'a> Source<'a> {
    /// The nodes, by id.
    pub(super) fn nodes(self) -> Each<'a, Cow<'a, Node>> {
        match self {
            Source::Store(store) => Box::new(store.nodes().map(|node| Ok(Cow::Owned(node?)))),
            Source::Graph(graph, _) => Box::new(graph.nodes().map(|node| Ok(Cow::Borrowed(node)))),
        }
    }

    /// The edges, by id.
    pub(super) fn edges(self) -> Each<'a, Cow<'a, Edge>> {
        match self {
            Source::Store(store) => Box::new(store.edges().map(|edge| Ok(Cow::Owned(edge?)))),
            Source::Graph(graph, _) => Box::new(graph.edges().map(|edge| Ok(Cow::Borrowed(edge)))),
        }
    }

    /// The articles that nodes and edges cite, by id.
    pub(super) fn articles(self) -> Result<Vec<ArticleHead>, ExportError> {
        match self {
            Source::Store(store) => Ok(store.articles()?),
            Source::Graph(_, None) => Ok(Vec::new()),
            Source::Graph(graph, Some(store)) => {
                let cited = cited(graph);
                Ok(store.articles()?.into_iter().filter(|article| cited.contains(&article.id)).collect())
            }
        }
    }

    /// What the articles say that edges cite, and nodes without an edge, by article.
    pub(super) fn readings(self) -> Each<'a, Reading> {
        match self {
            Source::Store(store) => Box::new(store.readings().map(|reading| Ok(reading?))),
            Source::Graph(_, None) => Box::new(std::iter::empty()),
            Source::Graph(graph, Some(store)) => {
                let cited = told_of(graph);
                let kept = move |reading: &Result<Reading, StoreError>| {
                    reading.as_ref().map_or(true, |reading| cited.contains(&reading.article.id))
                };
                Box::new(store.readings().filter(kept).map(|reading| Ok(reading?)))
            }
        }
    }

    /// The whole as a graph.
    pub(super) fn graph(self) -> Result<Held<'a>, ExportError> {
        Ok(match self {
            Source::Store(store) => Held::Loaded(Box::new(KnowledgeGraph::load(store)?)),
            Source::Graph(graph, _) => Held::Borrowed(graph),
        })
    }

    /// How many nodes and edges there are.
    ///
    /// # Errors
    /// [`ExportError::Load`] where the store cannot be read.
    pub fn size(self) -> Result<(u64, u64), ExportError> {
        Ok(match self {
            Source::Store(store) => {
                let summary = store.summary()?;
                let sum = |counts: &[u64]| counts.iter().sum();
                let nodes: Vec<u64> = summary.nodes.iter().map(|(_, count)| *count).collect();
                let edges: Vec<u64> = summary.edges.iter().map(|(_, count)| *count).collect();
                (sum(&nodes), sum(&edges))
            }
            Source::Graph(graph, _) => (graph.node_count() as u64, graph.edge_count() as u64),
        })
    }
}

/// The articles that a part of a graph was taken from. A person of whom one meeting was selected is named by the articles
/// of many others, and these stay out.
fn told_of(graph: &KnowledgeGraph) -> BTreeSet<&ArticleId> {
    let petgraph = graph.petgraph();
    let alone = petgraph.node_indices().filter(|node| petgraph.neighbors_undirected(*node).next().is_none());
    let alone = alone.flat_map(|node| &graph.at(node).sources);
    graph.edges().flat_map(|edge| &edge.sources).chain(alone).collect()
}

/// The articles that anything in a graph refers to.
fn cited(graph: &KnowledgeGraph) -> BTreeSet<&ArticleId> {
    graph.nodes().flat_map(|node| &node.sources).chain(graph.edges().flat_map(|edge| &edge.sources)).collect()
}
