//! A path between two nodes, step by step, each with the edge that speaks for it.

use crate::graph::{KnowledgeGraph, Link};
use crate::model::Node;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::cmp::Reverse;

/// One step of a path.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// Where it arrives.
    pub at: &'a Node,
    /// The edge that it follows, whichever way that points.
    pub link: Link<'a>,
}

impl Step<'_> {
    /// Whether the step goes the way that the edge points.
    pub fn is_forward(&self) -> bool {
        self.link.target.id == self.at.id
    }
}

/// The edge that a step between two nodes follows: of several the surest, the one that comes first in the order of relations.
pub fn step_edge(
    graph: &KnowledgeGraph,
    from: NodeIndex,
    to: NodeIndex,
    passable: impl Fn(EdgeIndex) -> bool,
) -> Option<EdgeIndex> {
    let between = graph.around(from).filter(|(edge, other)| *other == to && passable(*edge));
    between.map(|(edge, _)| edge).min_by_key(|index| {
        let edge = graph.link(*index).edge;
        (Reverse(edge.confidence), edge.kind, *index)
    })
}

/// The steps of a path along these edges, beginning at a node.
pub fn walk<'a>(graph: &'a KnowledgeGraph, from: NodeIndex, edges: &[EdgeIndex]) -> Vec<Step<'a>> {
    let mut at = graph.at(from);
    let step = |edge: &EdgeIndex| {
        let link = graph.link(*edge);
        at = if link.source.id == at.id { link.target } else { link.source };
        Step { at, link }
    };
    edges.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;
    use crate::model::EdgeType;

    #[test]
    fn steps_follow_edges_both_ways_and_chairing_goes_before_speaking() {
        let graph = sample::graph();
        let [hoa, conference, hanoi] =
            ["Lê Thị Hoa", sample::CONFERENCE, "Hà Nội"].map(|name| graph.find(name, None)[0]);
        let edge = |from, to| step_edge(&graph, from, to, |_| true).unwrap();
        let steps = walk(&graph, hanoi, &[edge(hanoi, conference), edge(conference, hoa)]);
        let told: Vec<_> =
            steps.iter().map(|step| (step.at.name.as_str(), step.link.edge.kind, step.is_forward())).collect();
        assert_eq!(told[0].1, EdgeType::HeldIn);
        assert_eq!(told[1], ("Lê Thị Hoa", EdgeType::Chaired, false));
        assert!(!steps[0].is_forward());
        assert!(step_edge(&graph, hoa, hanoi, |_| true).is_none());
    }
}
