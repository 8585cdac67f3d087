//! Everything that the graph says of one node.

use crate::graph::{KnowledgeGraph, Link};
use crate::language::fold;
use crate::model::{EdgeType, Node};
use petgraph::graph::NodeIndex;
use std::collections::BTreeMap;

/// A node with its edges, group by group.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// The node.
    pub node: &'a Node,
    /// The edges that start or end at it; no group is empty.
    pub groups: Vec<Group<'a>>,
}

/// The edges of one type that point the same way.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// What the edges say.
    pub relation: EdgeType,
    /// Which way they point.
    pub direction: Direction,
    /// The edges, in order of time and of the name at the other end; undated ones last.
    pub links: Vec<Link<'a>>,
}

/// On which side of its edges a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The node is the source.
    Out,
    /// The node is the target.
    In,
}

impl Group<'_> {
    /// The node at the other end of an edge of the group.
    pub fn other<'b>(&self, link: Link<'b>) -> &'b Node {
        match self.direction {
            Direction::Out => link.target,
            Direction::In => link.source,
        }
    }
}

impl<'a> Card<'a> {
    /// The card of a node of this graph.
    pub fn of(graph: &'a KnowledgeGraph, index: NodeIndex) -> Card<'a> {
        let node = graph.at(index);
        let mut groups: BTreeMap<(Direction, EdgeType), Vec<Link<'a>>> = BTreeMap::new();
        for link in graph.links_of(index) {
            let direction = if link.source.id == node.id { Direction::Out } else { Direction::In };
            groups.entry((direction, link.edge.kind)).or_default().push(link);
        }
        let group = |((direction, relation), links)| {
            let mut group = Group { relation, direction, links };
            let mut links = std::mem::take(&mut group.links);
            links.sort_by_cached_key(|link| {
                let when = link.time();
                (when.is_none(), when, fold(&group.other(*link).name), link.edge.id.clone())
            });
            Group { links, ..group }
        };
        Card { node, groups: groups.into_iter().map(group).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    #[test]
    fn every_edge_at_the_node_stands_in_the_group_of_its_relation_and_direction() {
        let graph = sample::graph();
        for index in graph.petgraph().node_indices() {
            let card = Card::of(&graph, index);
            let count: usize = card.groups.iter().map(|group| group.links.len()).sum();
            assert_eq!(count, graph.links_of(index).count());
            for group in &card.groups {
                assert!(group.links.iter().all(|link| link.edge.kind == group.relation));
                assert!(group.links.iter().all(|link| group.other(*link).id != card.node.id));
            }
        }
    }

    #[test]
    fn a_ministry_has_what_it_does_before_what_is_done_to_it() {
        let graph = sample::graph();
        let index = graph.find("Bộ Di sản", None)[0];
        let groups: Vec<_> =
            Card::of(&graph, index).groups.iter().map(|group| (group.direction, group.relation)).collect();
        assert_eq!(
            groups,
            [
                (Direction::Out, EdgeType::Organized),
                (Direction::Out, EdgeType::Issued),
                (Direction::In, EdgeType::HoldsPosition),
                (Direction::In, EdgeType::PartOf),
            ]
        );
    }
}
