//! Parts of a graph, chosen by who and what, when, where and how sure.

use super::{BoundWithoutYear, KnowledgeGraph, Link, Period, UnknownName};
use crate::model::{Confidence, EdgeType, Node, NodeType, PartialDate};
use petgraph::graph::{EdgeIndex, NodeIndex};
use rustc_hash::FxHashSet;
use std::collections::{BTreeMap, BTreeSet};

/// What to keep of a graph: all that every part of it allows. The default keeps everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Edges with such a node at either end: names by type. A body or province stands for those whose place it took, and
    /// for those that took its place. Of several names of one type any will do; of several types,
    /// each must stand at an end.
    pub ends: BTreeMap<NodeType, Vec<String>>,
    /// Edges that may have held on or after this day.
    pub since: Option<PartialDate>,
    /// Edges that may have held on or before this day.
    pub until: Option<PartialDate>,
    /// Nodes at most [`Selection::depth`] steps away from a node of one of these names.
    pub around: Vec<String>,
    /// How many steps around.
    pub depth: usize,
    /// Nodes of these types. Where relations are named, too, these are the types wanted at their ends, as far as a relation
    /// leaves a choice: `attended` with `official` keeps what persons, not bodies, attended.
    pub types: Vec<NodeType>,
    /// Edges of these types.
    pub relations: Vec<EdgeType>,
    /// Nodes and edges at least this sure.
    pub min_confidence: Option<Confidence>,
}

impl Default for Selection {
    fn default() -> Selection {
        Selection {
            ends: BTreeMap::new(),
            since: None,
            until: None,
            around: Vec::new(),
            depth: 1,
            types: Vec::new(),
            relations: Vec::new(),
            min_confidence: None,
        }
    }
}

/// A part of one graph, both lists in the order of its ids.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The nodes kept.
    pub nodes: Vec<NodeIndex>,
    /// The edges kept; their ends are among the nodes.
    pub edges: Vec<EdgeIndex>,
}

/// A selection that a graph cannot follow.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SelectionError {
    /// No node has such a name.
    #[error(transparent)]
    Name(#[from] UnknownName),
    /// A date cannot bound a period.
    #[error(transparent)]
    Bound(#[from] BoundWithoutYear),
}

/// The nodes at the ends that a selection names, type by type.
type Ends = Vec<(NodeType, FxHashSet<NodeIndex>)>;

/// A selection whose names and dates are looked up.
struct Filter<'a> {
    graph: &'a KnowledgeGraph,
    selection: &'a Selection,
    period: Period,
    ends: Ends,
}

pub(super) fn select(graph: &KnowledgeGraph, selection: &Selection) -> Result<Part, SelectionError> {
    let ends: Result<Ends, SelectionError> =
        selection.ends.iter().map(|(kind, names)| Ok((*kind, lookup(graph, names, Some(*kind))?))).collect();
    let period = Period::new(selection.since, selection.until)?;
    let filter = Filter { graph, selection, period, ends: ends? };
    let roots = lookup(graph, &selection.around, None)?;
    let passable: Vec<bool> = graph.petgraph().edge_indices().map(|edge| filter.follows(graph.link(edge))).collect();
    let near = (!selection.around.is_empty())
        .then(|| graph.neighbourhood(roots.iter().copied(), selection.depth, |edge| passable[edge.index()]));
    let is_near = |node: NodeIndex| near.as_ref().is_none_or(|near| near.contains(&node));

    let mut part = Part::default();
    let mut nodes: BTreeSet<NodeIndex> =
        graph.petgraph().node_indices().filter(|node| is_near(*node) && filter.keeps_alone(*node)).collect();
    nodes.extend(&roots);
    for edge in graph.petgraph().edge_indices().filter(|edge| passable[edge.index()]) {
        let Some((source, target)) = graph.petgraph().edge_endpoints(edge) else { continue };
        if is_near(source) && is_near(target) && filter.has_its_ends(source, target) {
            nodes.extend([source, target]);
            part.edges.push(edge);
        }
    }
    part.nodes.extend(nodes);
    Ok(part)
}

fn lookup(
    graph: &KnowledgeGraph,
    names: &[String],
    kind: Option<NodeType>,
) -> Result<FxHashSet<NodeIndex>, UnknownName> {
    let mut found = FxHashSet::default();
    for name in names {
        let kin: Vec<NodeIndex> = graph.kin(name, kind).into_iter().map(|kin| kin.index).collect();
        match graph.named(name, kind) {
            Ok(named) => found.extend(named),
            Err(unknown) if kin.is_empty() => return Err(unknown),
            Err(_) => {}
        }
        found.extend(kin);
    }
    Ok(found)
}

impl Filter<'_> {
    /// Whether an edge is kept as far as one need not know which names were asked for.
    fn follows(&self, link: Link<'_>) -> bool {
        let Selection { relations, .. } = self.selection;
        (relations.is_empty() || relations.contains(&link.edge.kind))
            && self.is_sure(link.edge.confidence)
            && self.is_sure(link.source.confidence)
            && self.is_sure(link.target.confidence)
            && self.has_its_types(link)
            && self.falls_into_period(link)
    }

    fn is_sure(&self, confidence: Confidence) -> bool {
        self.selection.min_confidence.is_none_or(|least| confidence >= least)
    }

    fn has_its_types(&self, Link { source, edge, target }: Link<'_>) -> bool {
        let types = &self.selection.types;
        if types.is_empty() {
            return true;
        }
        if self.selection.relations.is_empty() {
            return types.contains(&source.kind) && types.contains(&target.kind);
        }
        let chooses_source = edge.kind.sources().iter().any(|kind| types.contains(kind));
        if chooses_source { types.contains(&source.kind) } else { types.contains(&target.kind) }
    }

    fn falls_into_period(&self, link: Link<'_>) -> bool {
        self.period.is_open() || link.time().is_some_and(|(date, end)| self.period.may_hold(date, end))
    }

    fn has_its_ends(&self, source: NodeIndex, target: NodeIndex) -> bool {
        self.ends.iter().all(|(_, nodes)| nodes.contains(&source) || nodes.contains(&target))
    }

    /// Whether a node is kept even if no edge at it is: only where nothing was asked that an edge would have to answer.
    fn keeps_alone(&self, index: NodeIndex) -> bool {
        let node = self.graph.at(index);
        let types = &self.selection.types;
        let named = match self.ends.as_slice() {
            [] => true,
            [(_, nodes)] => nodes.contains(&index),
            _ => false,
        };
        named
            && self.selection.relations.is_empty()
            && (types.is_empty() || types.contains(&node.kind))
            && self.is_sure(node.confidence)
            && (self.period.is_open() || node.date.is_some_and(|date| self.period.may_hold(date, node.end)))
    }
}

impl Link<'_> {
    /// When it holds: the days of the event at either end, else those on which it is seen to hold, else the day of the
    /// instrument that it issued.
    pub fn time(&self) -> Option<(PartialDate, Option<PartialDate>)> {
        let event = |node: &Node| node.date.filter(|_| node.kind == NodeType::Event).map(|date| (date, node.end));
        event(self.target)
            .or_else(|| event(self.source))
            .or_else(|| self.edge.since.or(self.edge.until).map(|since| (since, self.edge.until)))
            .or_else(|| self.target.date.filter(|_| self.edge.kind == EdgeType::Issued).map(|date| (date, None)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;
    use proptest::{prelude::*, sample::subsequence};

    /// The edges that a selection keeps, and how many nodes.
    fn kept(selection: &Selection) -> (Vec<String>, usize) {
        let graph = sample::graph();
        let part = graph.select(selection).unwrap();
        let edges = part.edges.iter().map(|edge| graph.link(*edge));
        let short = |link: Link<'_>| format!("{} {} {}", link.source.name, link.edge.kind, link.target.name);
        (edges.map(short).collect(), part.nodes.len())
    }

    fn ends<const N: usize>(ends: [(NodeType, &str); N]) -> Selection {
        let mut selection = Selection::default();
        for (kind, name) in ends {
            selection.ends.entry(kind).or_default().push(name.to_owned());
        }
        selection
    }

    fn date(text: &str) -> Option<PartialDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn the_default_keeps_everything() {
        let graph = sample::graph();
        let part = graph.select(&Selection::default()).unwrap();
        assert_eq!((part.nodes.len(), part.edges.len()), (graph.node_count(), graph.edge_count()));
    }

    #[test]
    fn an_end_may_stand_at_either_side() {
        let selection = ends([(NodeType::Province, "dak lak")]);
        let conference = "Hội nghị trực tuyến toàn quốc kết nối di sản";
        assert_eq!(kept(&selection), (vec![format!("{conference} has_site Đắk Lắk")], 2));
        let selection = ends([(NodeType::Event, "ngày di sản")]);
        assert_eq!(kept(&selection), (vec!["Trần Văn Hùng attended Lễ kỷ niệm Ngày Di sản".to_owned()], 2));
    }

    #[test]
    fn names_of_one_type_widen_and_of_two_types_narrow() {
        let hoa = ends([(NodeType::Official, "Lê Thị Hoa")]);
        let hoa_or_hung = ends([(NodeType::Official, "Lê Thị Hoa"), (NodeType::Official, "Trần Văn Hùng")]);
        let hoa_at_it = ends([(NodeType::Official, "Lê Thị Hoa"), (NodeType::Event, "kết nối di sản")]);
        assert_eq!(kept(&hoa).0.len(), 3);
        assert_eq!(kept(&hoa_or_hung).0.len(), 9);
        assert_eq!(kept(&hoa_at_it).0.len(), 2);
    }

    #[test]
    fn types_and_relations_choose_nodes_and_edges() {
        let types = Selection { types: vec![NodeType::Body, NodeType::Resolution], ..Selection::default() };
        assert_eq!(kept(&types).0, ["Bộ Di sản issued Nghị quyết 7-NQ/TW", "Vụ Kế hoạch Bộ Di sản part_of Bộ Di sản"]);
        assert_eq!(kept(&types).1, 4, "a body without any edge left is still a body");
        let relations = Selection { relations: vec![EdgeType::Attended], ..Selection::default() };
        assert_eq!(kept(&relations).0.len(), 4);
        assert_eq!(kept(&relations).1, 5, "only the ends of what is kept");
    }

    #[test]
    fn a_type_beside_a_relation_chooses_who_stands_at_its_open_end() {
        for (kind, count) in
            [(NodeType::Official, 3), (NodeType::Body, 1), (NodeType::Event, 4), (NodeType::Province, 0)]
        {
            let selection =
                Selection { relations: vec![EdgeType::Attended], types: vec![kind], ..Selection::default() };
            assert_eq!(kept(&selection).0.len(), count, "{kind}");
        }
    }

    #[test]
    fn a_period_keeps_what_may_fall_into_it() {
        let during = Selection { since: date("2021-05-05"), until: date("2021"), ..Selection::default() };
        assert!(kept(&during).0.iter().any(|edge| edge.contains("chaired")));
        assert!(kept(&during).0.iter().all(|edge| !edge.contains("Ngày Di sản") && !edge.contains("issued")));
        let before = Selection { until: date("2020"), ..Selection::default() };
        assert_eq!(kept(&before).0, ["Bộ Di sản issued Nghị quyết 7-NQ/TW"]);
    }

    #[test]
    fn confidence_counts_for_edges_and_nodes() {
        let sure = Selection { min_confidence: Some(Confidence::new(0.5)), ..Selection::default() };
        assert!(kept(&sure).0.iter().all(|edge| !edge.contains("Lễ kỷ niệm")));
        assert_eq!(kept(&sure).1, 11);
    }

    #[test]
    fn around_follows_only_the_edges_that_are_kept() {
        let around = |depth, relations: &[EdgeType]| {
            let around = vec!["Lê Thị Hoa".to_owned()];
            kept(&Selection { around, depth, relations: relations.to_vec(), ..Selection::default() })
        };
        assert_eq!(around(0, &[]), (vec![], 1));
        assert_eq!(around(1, &[]).1, 3);
        assert!(around(1, &[]).0.iter().any(|edge| edge.contains("organized")), "edges among the neighbours, too");
        assert_eq!(around(2, &[EdgeType::Chaired, EdgeType::Attended]).1, 5);
    }

    #[test]
    fn an_unknown_name_is_answered_with_the_nearest() {
        let error = sample::graph().select(&ends([(NodeType::Official, "Lê Thị Hao")])).unwrap_err().to_string();
        assert_eq!(error, "no official is called \"Lê Thị Hao\"; did you mean \"Lê Thị Hoa\"?");
        let around = Selection { around: vec!["zzzz".to_owned()], ..Selection::default() };
        assert_eq!(sample::graph().select(&around).unwrap_err().to_string(), "no node is called \"zzzz\"");
    }

    proptest! {
        #[test]
        fn a_part_is_a_graph_with_all_its_ends(
            types in subsequence(NodeType::ALL.to_vec(), 0..=5),
            relations in subsequence(EdgeType::ALL.to_vec(), 0..=12),
            depth in 0usize..4,
            around in any::<bool>(),
            sure in 0.0f64..1.0,
        ) {
            let around = if around { vec!["Bộ Di sản".to_owned()] } else { vec![] };
            let min_confidence = Some(Confidence::new(sure));
            let selection = Selection { types, relations, depth, around, min_confidence, ..Selection::default() };
            let graph = sample::graph();
            let part = graph.select(&selection).unwrap();
            let ids: Vec<_> = part.nodes.iter().map(|node| graph.at(*node).id.clone()).collect();
            let edges: Vec<_> = part.edges.iter().map(|edge| graph.link(*edge).edge.id.clone()).collect();
            let cut = graph.into_part(&part);
            prop_assert_eq!(cut.nodes().map(|node| node.id.clone()).collect::<Vec<_>>(), ids);
            prop_assert_eq!(cut.edges().map(|edge| edge.id.clone()).collect::<Vec<_>>(), edges);
            prop_assert!(cut.links().all(|link| cut.index(&link.edge.source).is_some() && link.source.id == link.edge.source));
        }
    }
}
