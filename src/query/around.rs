//! What is near a node, step by step.

use crate::graph::KnowledgeGraph;
use crate::language::fold;
use crate::model::EdgeType;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::collections::{BTreeMap, BTreeSet};

/// A node near another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neighbour {
    /// Which node.
    pub node: NodeIndex,
    /// How many steps away it is.
    pub steps: usize,
    /// How it is joined to the nodes one step nearer, in the order of [`EdgeType::ALL`].
    pub relations: BTreeSet<EdgeType>,
    /// The nodes one step nearer to which it is joined, in the order of their ids.
    pub via: BTreeSet<NodeIndex>,
}

/// The nodes within `depth` steps of a node along edges that `passable` allows, whichever way they point: the nearest
/// first, then by type, by the number of edges and by name. The node itself is not among them.
pub fn around(
    graph: &KnowledgeGraph,
    root: NodeIndex,
    depth: usize,
    passable: impl Fn(EdgeIndex) -> bool,
) -> Vec<Neighbour> {
    let mut seen = BTreeSet::from([root]);
    let mut front = vec![root];
    let mut found = Vec::new();
    for steps in 1..=depth {
        let mut ring: BTreeMap<NodeIndex, Neighbour> = BTreeMap::new();
        for node in front {
            for (edge, other) in graph.around(node).filter(|(edge, other)| passable(*edge) && !seen.contains(other)) {
                let fresh = || Neighbour { node: other, steps, relations: BTreeSet::new(), via: BTreeSet::new() };
                let neighbour = ring.entry(other).or_insert_with(fresh);
                neighbour.relations.insert(graph.link(edge).edge.kind);
                neighbour.via.insert(node);
            }
        }
        seen.extend(ring.keys());
        front = ring.keys().copied().collect();
        found.extend(ring.into_values());
        if front.is_empty() {
            break;
        }
    }
    found.sort_by_cached_key(|neighbour| {
        let node = graph.at(neighbour.node);
        let edges = graph.around(neighbour.node).count();
        (neighbour.steps, node.kind, std::cmp::Reverse(edges), fold(&node.name), node.id.clone())
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    #[test]
    fn the_nearest_come_first_and_say_by_which_way() {
        let graph = sample::graph();
        let root = graph.find("Hà Nội", None)[0];
        let found = around(&graph, root, 2, |_| true);
        assert_eq!(found.len(), 8);
        assert_eq!((found[0].steps, graph.at(found[0].node).id.as_str()), (1, sample::CONFERENCE));
        let hoa = found.iter().find(|near| graph.at(near.node).name == "Lê Thị Hoa").unwrap();
        assert_eq!((hoa.steps, hoa.via.len()), (2, 1));
        assert_eq!(hoa.relations, [EdgeType::Chaired, EdgeType::SpokeAt].into());
        assert!(found.is_sorted_by_key(|near| near.steps));
    }

    #[test]
    fn it_holds_what_the_neighbourhood_holds() {
        let graph = sample::graph();
        for root in graph.petgraph().node_indices() {
            for depth in 0..4 {
                let mut found: BTreeSet<_> =
                    around(&graph, root, depth, |_| true).iter().map(|near| near.node).collect();
                found.insert(root);
                assert_eq!(found, graph.neighbourhood([root], depth, |_| true));
            }
        }
    }
}
