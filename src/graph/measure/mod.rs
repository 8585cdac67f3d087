//! Who stands where in the graph as a whole: how connected, how central, and in whose company.
//!
//! All measures read the graph as a network of acquaintance: two nodes are joined if any edge runs between them,
//! whichever way, and the more edges the closer. Nothing depends on the order of reading or on the number of threads.

mod betweenness;
mod community;
mod page_rank;

pub use betweenness::betweenness;
pub use community::{Communities, communities};
pub use page_rank::page_rank;

use super::KnowledgeGraph;
use petgraph::graph::NodeIndex;
use std::collections::BTreeMap;

/// Which nodes are joined, and by how many edges; nodes are counted in the order of their ids.
#[derive(Clone, Debug)]
pub struct Network {
    /// For each node its neighbours in ascending order, each with the number of edges between the two.
    joined: Vec<Vec<(usize, f64)>>,
}

impl Network {
    /// The network of a graph. Edges from a node to itself do not count.
    pub fn of(graph: &KnowledgeGraph) -> Network {
        let mut joined = vec![BTreeMap::new(); graph.node_count()];
        for edge in graph.petgraph().raw_edges() {
            let (source, target) = (edge.source().index(), edge.target().index());
            if source != target {
                *joined[source].entry(target).or_insert(0.0) += 1.0;
                *joined[target].entry(source).or_insert(0.0) += 1.0;
            }
        }
        Network { joined: joined.into_iter().map(|of| of.into_iter().collect()).collect() }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.joined.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }

    /// How many edges begin or end at each node.
    pub fn degrees(&self) -> Vec<f64> {
        self.joined.iter().map(|of| of.iter().map(|(_, weight)| weight).sum()).collect()
    }
}

/// The `most` nodes with the highest scores, the highest first, by id where they are even; none that scores nothing.
pub fn leaders(scores: &[f64], most: usize) -> Vec<(NodeIndex, f64)> {
    let mut ranked: Vec<(NodeIndex, f64)> = scores
        .iter()
        .enumerate()
        .filter(|(_, score)| **score > 0.0)
        .map(|(at, score)| (NodeIndex::new(at), *score))
        .collect();
    ranked.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
    ranked.truncate(most);
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    /// A network of these edges.
    pub(super) fn network(count: usize, edges: &[(usize, usize)]) -> Network {
        let mut joined = vec![BTreeMap::new(); count];
        for (a, b) in edges {
            *joined[*a].entry(*b).or_insert(0.0) += 1.0;
            *joined[*b].entry(*a).or_insert(0.0) += 1.0;
        }
        Network { joined: joined.into_iter().map(|of| of.into_iter().collect()).collect() }
    }

    #[test]
    fn degrees_count_every_edge_at_a_node() {
        let graph = sample::graph();
        let degrees = Network::of(&graph).degrees();
        for index in graph.petgraph().node_indices() {
            assert_eq!(degrees[index.index()] as usize, graph.links_of(index).count());
        }
    }

    #[test]
    fn leaders_are_ranked_and_ties_broken_by_id() {
        let ranked: Vec<usize> = leaders(&[1.0, 3.0, 0.0, 3.0], 3).iter().map(|(at, _)| at.index()).collect();
        assert_eq!(ranked, [1, 3, 0]);
    }
}
