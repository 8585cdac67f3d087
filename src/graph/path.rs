//! The shortest ways from one node to another, whichever way the edges point.

use super::KnowledgeGraph;
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::collections::{BTreeSet, VecDeque};

/// How many steps longer than the shortest way another one may be.
const DETOUR: usize = 2;

/// How many steps the search may try for one length; what is found by then is ranked. Only between hubs of large graphs
/// are there more.
const PATIENCE: usize = 200_000;

/// Which nodes and edges a path may use.
pub struct Ways<E, N> {
    /// The edges that may be followed.
    pub edges: E,
    /// The nodes that may stand between the two ends.
    pub between: N,
}

impl KnowledgeGraph {
    /// At most `most` ways from one node to another, the shortest first; of equal length those through less connected
    /// nodes first, since what few have to do with tells more. Each is the list of its nodes, both ends included.
    pub fn paths<E, N>(&self, from: NodeIndex, to: NodeIndex, most: usize, ways: &Ways<E, N>) -> Vec<Vec<NodeIndex>>
    where
        E: Fn(EdgeIndex) -> bool,
        N: Fn(NodeIndex) -> bool,
    {
        let next = |node: NodeIndex| -> BTreeSet<NodeIndex> {
            let others = self.around(node).filter(|(edge, _)| (ways.edges)(*edge)).map(|(_, other)| other);
            others.filter(|other| *other == from || *other == to || (ways.between)(*other)).collect()
        };
        let steps = steps_to(to, self.node_count(), next);
        let Some(shortest) = steps[from.index()] else { return Vec::new() };
        if from == to {
            return vec![vec![from]];
        }
        let mut found = Vec::new();
        for length in shortest..=shortest + DETOUR {
            let mut search =
                Search { next: &next, steps: &steps, to, patience: PATIENCE, path: vec![from], found: vec![] };
            search.extend(length);
            let mut paths = search.found;
            paths.sort_by_cached_key(|path| (self.crowd(path), path.clone()));
            found.extend(paths);
            if found.len() >= most {
                break;
            }
        }
        found.truncate(most);
        found
    }

    /// How connected the inner nodes of a path are: the sum of the logarithms of their degrees, in thousandths.
    fn crowd(&self, path: &[NodeIndex]) -> u64 {
        let inner = path.get(1..path.len().saturating_sub(1)).unwrap_or_default();
        inner.iter().map(|node| ((self.around(*node).count() as f64).ln() * 1000.0) as u64).sum()
    }
}

/// How many steps each node is away from `to`; `None` where no way leads.
fn steps_to(to: NodeIndex, count: usize, next: impl Fn(NodeIndex) -> BTreeSet<NodeIndex>) -> Vec<Option<usize>> {
    let mut steps = vec![None; count];
    steps[to.index()] = Some(0);
    let mut queue = VecDeque::from([(to, 0)]);
    while let Some((node, done)) = queue.pop_front() {
        for other in next(node) {
            if steps[other.index()].is_none() {
                steps[other.index()] = Some(done + 1);
                queue.push_back((other, done + 1));
            }
        }
    }
    steps
}

/// A search for the paths of one length, which never takes a step from which the end is out of reach.
struct Search<'a, F> {
    next: &'a F,
    steps: &'a [Option<usize>],
    to: NodeIndex,
    patience: usize,
    path: Vec<NodeIndex>,
    found: Vec<Vec<NodeIndex>>,
}

impl<F: Fn(NodeIndex) -> BTreeSet<NodeIndex>> Search<'_, F> {
    fn extend(&mut self, left: usize) {
        let Some(&last) = self.path.last() else { return };
        if last == self.to {
            if left == 0 {
                self.found.push(self.path.clone());
            }
            return;
        }
        for other in (self.next)(last) {
            let reachable = self.steps[other.index()].is_some_and(|steps| steps < left);
            if !reachable || self.path.contains(&other) {
                continue;
            }
            if self.patience == 0 {
                return;
            }
            self.patience -= 1;
            self.path.push(other);
            self.extend(left - 1);
            self.path.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;
    use crate::model::{EdgeType, NodeId, NodeType};

    fn paths(from: &str, to: &str, most: usize, through: &[NodeType]) -> Vec<Vec<String>> {
        let graph = sample::graph();
        let at = |id: &str| graph.index(&NodeId::new(id)).unwrap();
        let ways = Ways { edges: |_| true, between: |node| through.contains(&graph.at(node).kind) };
        let name = |node: &NodeIndex| graph.at(*node).name.clone();
        graph.paths(at(from), at(to), most, &ways).iter().map(|path| path.iter().map(name).collect()).collect()
    }

    #[test]
    fn the_shortest_comes_first_and_a_detour_after_it() {
        let conference = "Hội nghị trực tuyến toàn quốc kết nối di sản";
        let found = paths("official:lê-thị-hoa", "resolution:nghị-quyết-7-nq/tw", 9, &NodeType::ALL);
        assert_eq!(found[0], ["Lê Thị Hoa", "Bộ Di sản", "Nghị quyết 7-NQ/TW"], "a ministry has fewer edges");
        assert_eq!(found[1], ["Lê Thị Hoa", conference, "Nghị quyết 7-NQ/TW"]);
        assert!(found[2..].iter().all(|path| path.len() > 3), "{found:?}");
        assert!(found.is_sorted_by_key(Vec::len));
        for path in &found {
            let distinct: BTreeSet<&String> = path.iter().collect();
            assert!(distinct.len() == path.len() || path.iter().filter(|name| *name == "Trần Văn Hùng").count() == 2);
        }
    }

    #[test]
    fn only_what_may_stand_between_does() {
        let found = paths("official:lê-thị-hoa", "resolution:nghị-quyết-7-nq/tw", 1, &[NodeType::Event]);
        assert_eq!(found[0][1], "Hội nghị trực tuyến toàn quốc kết nối di sản");
        assert!(paths("province:hà-nội", "province:đắk-lắk", 1, &[NodeType::Official]).is_empty());
        assert_eq!(paths("province:hà-nội", "province:đắk-lắk", 1, &[NodeType::Event])[0].len(), 3);
    }

    #[test]
    fn without_an_edge_to_follow_there_is_no_path() {
        let graph = sample::graph();
        let at = |id: &str| graph.index(&NodeId::new(id)).unwrap();
        let chaired = |edge| graph.link(edge).edge.kind == EdgeType::Chaired;
        let ways = Ways { edges: chaired, between: |_| true };
        assert!(graph.paths(at("official:lê-thị-hoa"), at("province:hà-nội"), 3, &ways).is_empty());
        let here = graph.paths(at("province:hà-nội"), at("province:hà-nội"), 3, &ways);
        assert_eq!(here, [[at("province:hà-nội")]]);
    }
}
