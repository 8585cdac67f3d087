//! The graph in memory: nodes and edges in a fixed order, found by id or by name, and cut down to a selection.

pub mod measure;
mod names;
mod path;
mod period;
mod selection;
mod succession;

pub use path::Ways;
pub use period::{BoundWithoutYear, Period};
pub use selection::{Part, Selection, SelectionError};
pub use succession::Kin;

use crate::model::{Edge, EdgeId, Node, NodeId, NodeType};
use crate::store::{Store, StoreError};
use names::Names;
use petgraph::graph::{DiGraph, EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};
use std::{collections::BTreeSet, fmt, sync::OnceLock};

/// Nodes and edges with their evidence, both in the order of their ids, however they were handed in.
///
/// ```
/// use graph::{graph::KnowledgeGraph, model::{Confidence, Node, NodeId, NodeType}};
/// let node = Node {
///     id: NodeId::new("province:đắk-lắk"),
///     kind: NodeType::Province,
///     name: "Đắk Lắk".to_owned(),
///     aliases: vec![],
///     date: None,
///     end: None,
///     province: None,
///     sources: vec![],
///     confidence: Confidence::CERTAIN,
///     evidence: vec![],
/// };
/// let graph = KnowledgeGraph::new(vec![node], vec![])?;
/// assert_eq!(graph.find("dak lak", None).len(), 1);
/// # Ok::<(), graph::graph::GraphError>(())
/// ```
pub struct KnowledgeGraph {
    graph: DiGraph<Node, Edge>,
    index: FxHashMap<NodeId, NodeIndex>,
    names: OnceLock<Names>,
}

/// An edge with both its ends.
#[derive(Clone, Copy, Debug)]
pub struct Link<'a> {
    /// Of whom or what the edge says something.
    pub source: &'a Node,
    /// What it says.
    pub edge: &'a Edge,
    /// In relation to what.
    pub target: &'a Node,
}

/// Nodes and edges that make no graph.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// Two nodes have one id.
    #[error("two nodes have the id \"{0}\"; build the graph again")]
    RepeatedNode(NodeId),
    /// Two edges have one id.
    #[error("two edges have the id \"{0}\"; build the graph again")]
    RepeatedEdge(EdgeId),
    /// An edge ends at a node that is not there.
    #[error("the edge \"{edge}\" ends at \"{end}\", which is no node; build the graph again")]
    LooseEnd {
        /// The edge.
        edge: EdgeId,
        /// The end without a node.
        end: NodeId,
    },
}

/// A name that no node has.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no {} is called \"{name}\"{}", .kind.map_or("node", NodeType::as_str), hint(.nearest))]
pub struct UnknownName {
    /// The type that the node should have, if one was asked for.
    pub kind: Option<NodeType>,
    /// The name as given.
    pub name: String,
    /// The names most like it, the most alike first.
    pub nearest: Vec<String>,
}

/// The suggestions as the tail of a message.
fn hint(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; did you mean \"{}\"?", nearest.join("\", \"")) }
}

/// Why the graph of a store could not be had.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What it holds is no graph.
    #[error(transparent)]
    Graph(#[from] GraphError),
}

impl KnowledgeGraph {
    /// The whole graph of a store.
    ///
    /// # Errors
    /// A [`LoadError`] where the store cannot be read or what it holds is no graph.
    pub fn load(store: &Store) -> Result<KnowledgeGraph, LoadError> {
        let nodes = store.nodes().collect::<Result<_, _>>()?;
        let edges = store.edges().collect::<Result<_, _>>()?;
        Ok(KnowledgeGraph::new(nodes, edges)?)
    }

    /// The whole graph of a store without its evidence and sources, which [`KnowledgeGraph::attest`] gives to what is
    /// chosen of it: many times faster than [`KnowledgeGraph::load`], since most of a store is evidence.
    ///
    /// # Errors
    /// As [`KnowledgeGraph::load`].
    pub fn outline(store: &Store) -> Result<KnowledgeGraph, LoadError> {
        let graph = KnowledgeGraph::new(store.bare_nodes()?, store.bare_edges()?)?;
        let names = Names::with_words(&graph.graph, store.name_words()?);
        Ok(KnowledgeGraph { names: OnceLock::from(names), ..graph })
    }

    /// Gives edges of an outline their evidence and sources.
    ///
    /// # Errors
    /// A [`StoreError`] where the store cannot be read.
    pub fn attest(&mut self, store: &Store, edges: impl IntoIterator<Item = EdgeIndex>) -> Result<(), StoreError> {
        for edge in edges.into_iter().collect::<BTreeSet<_>>() {
            store.attest_edges(self.graph.edge_weight_mut(edge))?;
        }
        Ok(())
    }

    /// Gives a node of an outline and the edges at it their evidence and sources.
    ///
    /// # Errors
    /// A [`StoreError`] where the store cannot be read.
    pub fn attest_node(&mut self, store: &Store, node: NodeIndex) -> Result<(), StoreError> {
        store.attest_nodes(self.graph.node_weight_mut(node))?;
        let edges: Vec<EdgeIndex> = self.around(node).map(|(edge, _)| edge).collect();
        self.attest(store, edges)
    }

    /// The graph of these nodes and edges.
    ///
    /// # Errors
    /// A [`GraphError`] where an id occurs twice or an edge ends at no node.
    pub fn new(mut nodes: Vec<Node>, mut edges: Vec<Edge>) -> Result<KnowledgeGraph, GraphError> {
        nodes.sort_by(|a, b| a.id.cmp(&b.id));
        edges.sort_by(|a, b| a.id.cmp(&b.id));
        let mut graph = DiGraph::with_capacity(nodes.len(), edges.len());
        let mut index = FxHashMap::default();
        for node in nodes {
            let id = node.id.clone();
            if index.insert(id.clone(), graph.add_node(node)).is_some() {
                return Err(GraphError::RepeatedNode(id));
            }
        }
        let mut last: Option<EdgeId> = None;
        for edge in edges {
            if last.as_ref() == Some(&edge.id) {
                return Err(GraphError::RepeatedEdge(edge.id));
            }
            let end = |end: &NodeId| {
                index.get(end).copied().ok_or_else(|| GraphError::LooseEnd { edge: edge.id.clone(), end: end.clone() })
            };
            let (source, target) = (end(&edge.source)?, end(&edge.target)?);
            last = Some(edge.id.clone());
            graph.add_edge(source, target, edge);
        }
        Ok(KnowledgeGraph { graph, index, names: OnceLock::new() })
    }

    /// How many nodes there are.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// How many edges there are.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// All nodes in the order of their ids.
    pub fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.graph.node_weights()
    }

    /// All edges in the order of their ids.
    pub fn edges(&self) -> impl Iterator<Item = &Edge> {
        self.graph.edge_weights()
    }

    /// All edges with their ends, in the order of the edges' ids.
    pub fn links(&self) -> impl Iterator<Item = Link<'_>> {
        self.graph.edge_references().map(|edge| self.link(edge.id()))
    }

    /// The node of this id.
    pub fn node(&self, id: &NodeId) -> Option<&Node> {
        Some(&self.graph[self.index(id)?])
    }

    /// Where the node of this id stands in [`KnowledgeGraph::petgraph`].
    pub fn index(&self, id: &NodeId) -> Option<NodeIndex> {
        self.index.get(id).copied()
    }

    /// The node at an index of this graph.
    ///
    /// # Panics
    /// If the index comes from another graph.
    pub fn at(&self, index: NodeIndex) -> &Node {
        &self.graph[index]
    }

    /// The edge at an index of this graph, with its ends.
    ///
    /// # Panics
    /// If the index comes from another graph.
    pub fn link(&self, index: EdgeIndex) -> Link<'_> {
        let ends = &self.graph.raw_edges()[index.index()];
        Link { source: &self.graph[ends.source()], edge: &ends.weight, target: &self.graph[ends.target()] }
    }

    /// The edges that start or end at a node, in the order of their ids.
    pub fn links_of(&self, node: NodeIndex) -> impl Iterator<Item = Link<'_>> {
        let edges: BTreeSet<EdgeIndex> = self.around(node).map(|(edge, _)| edge).collect();
        edges.into_iter().map(|edge| self.link(edge))
    }

    /// The graph as petgraph has it, for its algorithms; indices follow the order of the ids.
    pub fn petgraph(&self) -> &DiGraph<Node, Edge> {
        &self.graph
    }

    /// The nodes that a reader may mean by a name, in the order of their ids; none if there is none.
    ///
    /// An id means its node. Else case and diacritics do not count, and those whose canonical name is the one given are
    /// preferred (among them those with the same diacritics); failing them, the name may be a sequence of words inside a
    /// canonical name or an alias. A province may come with its unit (`tỉnh Lạng Sơn`), a person with a title.
    pub fn find(&self, name: &str, kind: Option<NodeType>) -> Vec<NodeIndex> {
        let of_kind = |index: &NodeIndex| kind.is_none_or(|kind| self.graph[*index].kind == kind);
        match self.index(&NodeId::new(name)).filter(of_kind) {
            Some(index) => vec![index],
            None => self.names().find(name, |index| of_kind(&index)),
        }
    }

    /// The nodes that a reader may mean by a name, as [`KnowledgeGraph::find`] finds them; at least one.
    ///
    /// # Errors
    /// [`UnknownName`] where there is none, with the names that may have been meant.
    pub fn named(&self, name: &str, kind: Option<NodeType>) -> Result<Vec<NodeIndex>, UnknownName> {
        let found = self.find(name, kind);
        if found.is_empty() {
            return Err(UnknownName { kind, name: name.to_owned(), nearest: self.suggest(name, kind) });
        }
        Ok(found)
    }

    /// The names most like one that [`KnowledgeGraph::find`] does not know, the most alike first; none if none is alike.
    pub fn suggest(&self, name: &str, kind: Option<NodeType>) -> Vec<String> {
        let of_kind = |index: NodeIndex| kind.is_none_or(|kind| self.graph[index].kind == kind);
        self.names().nearest(name, of_kind).into_iter().map(|index| self.graph[index].name.clone()).collect()
    }

    /// The nodes within `depth` steps of `roots`, whichever way the edges point; only edges that `passable` allows are
    /// followed.
    pub fn neighbourhood(
        &self,
        roots: impl IntoIterator<Item = NodeIndex>,
        depth: usize,
        passable: impl Fn(EdgeIndex) -> bool,
    ) -> BTreeSet<NodeIndex> {
        let mut seen: BTreeSet<NodeIndex> = roots.into_iter().collect();
        let mut front: Vec<NodeIndex> = seen.iter().copied().collect();
        for _ in 0..depth {
            let mut next = Vec::new();
            for node in front {
                next.extend(self.around(node).filter(|(edge, _)| passable(*edge)).map(|(_, other)| other));
            }
            next.retain(|node| seen.insert(*node));
            if next.is_empty() {
                break;
            }
            front = next;
        }
        seen
    }

    /// What a selection keeps of this graph.
    ///
    /// # Errors
    /// [`SelectionError`] where it names what the graph does not know.
    pub fn select(&self, selection: &Selection) -> Result<Part, SelectionError> {
        selection::select(self, selection)
    }

    /// The graph of a part alone. A part is of this graph, from [`KnowledgeGraph::select`].
    pub fn into_part(self, part: &Part) -> KnowledgeGraph {
        let KnowledgeGraph { graph, .. } = self;
        let nodes: FxHashSet<NodeIndex> = part.nodes.iter().copied().collect();
        let edges: FxHashSet<EdgeIndex> = part.edges.iter().copied().collect();
        // Mapping keeps the order of what remains, and drops the edges of the nodes that go.
        let graph = graph.filter_map_owned(
            |index, node| nodes.contains(&index).then_some(node),
            |index, edge| edges.contains(&index).then_some(edge),
        );
        let index = graph.node_indices().map(|index| (graph[index].id.clone(), index)).collect();
        KnowledgeGraph { graph, index, names: OnceLock::new() }
    }

    /// The edges at a node, with the node at their other end.
    pub fn around(&self, node: NodeIndex) -> impl Iterator<Item = (EdgeIndex, NodeIndex)> {
        let out = self.graph.edges_directed(node, petgraph::Outgoing).map(|edge| (edge.id(), edge.target()));
        let into = self.graph.edges_directed(node, petgraph::Incoming).map(|edge| (edge.id(), edge.source()));
        out.chain(into)
    }

    fn names(&self) -> &Names {
        self.names.get_or_init(|| Names::of(&self.graph))
    }
}

impl fmt::Debug for KnowledgeGraph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KnowledgeGraph({} nodes, {} edges)", self.node_count(), self.edge_count())
    }
}

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EdgeType;
    use proptest::prelude::*;

    fn ids(graph: &KnowledgeGraph) -> (Vec<String>, Vec<String>) {
        (
            graph.nodes().map(|node| node.id.to_string()).collect(),
            graph.edges().map(|edge| edge.id.to_string()).collect(),
        )
    }

    proptest! {
        #[test]
        fn the_order_of_reading_leaves_no_trace(
            nodes in Just(sample::nodes()).prop_shuffle(),
            edges in Just(sample::edges()).prop_shuffle(),
        ) {
            prop_assert_eq!(ids(&KnowledgeGraph::new(nodes, edges).unwrap()), ids(&sample::graph()));
        }
    }

    #[test]
    fn nodes_and_edges_stand_in_the_order_of_their_ids() {
        let graph = sample::graph();
        assert!(graph.nodes().is_sorted_by_key(|node| &node.id));
        assert!(graph.edges().is_sorted_by_key(|edge| &edge.id));
        assert!(graph.links().all(|link| link.source.id == link.edge.source && link.target.id == link.edge.target));
    }

    #[test]
    fn what_is_no_graph_is_refused() {
        let twice = [sample::nodes(), vec![sample::node("body:bộ-di-sản", "Bộ khác")]].concat();
        let error = KnowledgeGraph::new(twice, vec![]).unwrap_err();
        assert_eq!(error, GraphError::RepeatedNode(NodeId::new("body:bộ-di-sản")));
        let twice = [sample::edges(), sample::edges()].concat();
        assert!(matches!(KnowledgeGraph::new(sample::nodes(), twice), Err(GraphError::RepeatedEdge(_))));
        let loose = vec![sample::edge("body:bộ-di-sản", EdgeType::Organized, "event:none")];
        let error = KnowledgeGraph::new(sample::nodes(), loose).unwrap_err().to_string();
        assert!(error.contains("ends at \"event:none\", which is no node"), "{error}");
    }

    #[test]
    fn a_neighbourhood_grows_by_steps_along_edges_either_way() {
        let graph = sample::graph();
        let root = graph.index(&NodeId::new("province:hà-nội")).unwrap();
        let size = |depth| graph.neighbourhood([root], depth, |_| true).len();
        assert_eq!([size(0), size(1), size(2), size(3), size(9)], [1, 2, 9, 11, 11]);
        assert_eq!(graph.neighbourhood([root], 9, |_| false).len(), 1);
    }

    #[test]
    fn the_links_of_a_node_are_those_at_it_each_once() {
        let graph = sample::graph();
        for index in graph.petgraph().node_indices() {
            let node = graph.at(index);
            let expected = graph.links().filter(|link| link.source.id == node.id || link.target.id == node.id);
            let expected: Vec<&EdgeId> = expected.map(|link| &link.edge.id).collect();
            assert_eq!(graph.links_of(index).map(|link| &link.edge.id).collect::<Vec<_>>(), expected);
        }
    }
}
