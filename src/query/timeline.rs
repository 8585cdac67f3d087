//! What happened to a node, in order of time, and what became of an instrument.

use super::{Card, Direction};
use crate::graph::{KnowledgeGraph, Link};
use crate::language::fold;
use crate::model::{EdgeType, Node, NodeType, PartialDate};
use petgraph::graph::NodeIndex;

/// One entry of a timeline.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// First and, if it is another, last day.
    pub when: Option<(PartialDate, Option<PartialDate>)>,
    /// On which side of the edge the node of the timeline stands.
    pub direction: Direction,
    /// What happened.
    pub link: Link<'a>,
}

impl<'a> Entry<'a> {
    /// The node at the other end.
    pub fn other(&self) -> &'a Node {
        match self.direction {
            Direction::Out => self.link.target,
            Direction::In => self.link.source,
        }
    }

    /// The province where it happened, as far as the ends know it.
    pub fn place(&self) -> Option<&'a str> {
        let event = [self.link.target, self.link.source].into_iter().find(|node| node.kind == NodeType::Event);
        self.link.edge.site.as_deref().or_else(|| event.and_then(|event| event.province.as_deref()))
    }
}

/// Everything dated and undated that the graph says of a node, in order of time, posts before what was done in them;
/// entries of which the year is not known come last.
pub fn timeline(graph: &KnowledgeGraph, index: NodeIndex) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for group in Card::of(graph, index).groups {
        let direction = group.direction;
        entries.extend(group.links.into_iter().map(|link| Entry { when: link.time(), direction, link }));
    }
    entries.sort_by_cached_key(|entry| {
        let post = entry.link.edge.kind != EdgeType::HoldsPosition;
        let (first, last) = entry.when.map_or((None, None), |(first, last)| (Some(first), last));
        (
            first.and_then(PartialDate::year).is_none(),
            first,
            post,
            last,
            entry.direction,
            entry.link.edge.kind,
            fold(&entry.other().name),
        )
    });
    entries
}

/// An event of a series, with who led it and where.
#[derive(Clone, Debug)]
pub struct Session<'a> {
    /// The event.
    pub event: &'a Node,
    /// Who chaired it.
    pub chaired: Vec<&'a str>,
    /// Who organized it.
    pub organized: Vec<&'a str>,
    /// Where it was held.
    pub held_in: Vec<&'a str>,
    /// How many people and bodies are known to have taken part.
    pub participants: usize,
}

/// Several events in order of time; last those of which the year is not known.
pub fn series<'a>(graph: &'a KnowledgeGraph, events: &[NodeIndex]) -> Vec<Session<'a>> {
    let session = |index: &NodeIndex| {
        let event = graph.at(*index);
        let links: Vec<Link<'a>> = graph.links_of(*index).collect();
        let who = |kind: EdgeType| links.iter().filter(move |link| link.edge.kind == kind);
        let mut present: Vec<_> =
            links.iter().filter(|link| link.edge.kind <= EdgeType::SpokeAt).map(|link| &link.source.id).collect();
        present.sort();
        present.dedup();
        Session {
            event,
            chaired: who(EdgeType::Chaired).map(|link| link.source.name.as_str()).collect(),
            organized: who(EdgeType::Organized).map(|link| link.source.name.as_str()).collect(),
            held_in: who(EdgeType::HeldIn).map(|link| link.target.name.as_str()).collect(),
            participants: present.len(),
        }
    };
    let mut sessions: Vec<Session<'a>> = events.iter().map(session).collect();
    sessions.sort_by_cached_key(|session| {
        let Node { date, end, name, id, .. } = session.event;
        (date.and_then(PartialDate::year).is_none(), *date, *end, fold(name), id.clone())
    });
    sessions
}

/// What became of an instrument: who issued it, where it was discussed, what carries it out, and so on for the
/// instruments among that.
#[derive(Clone, Debug)]
pub struct Branch<'a> {
    /// The instrument, body, event or province.
    pub node: &'a Node,
    /// How it comes here; `None` at the root.
    pub link: Option<Link<'a>>,
    /// What hangs on it. Empty for an instrument that stands elsewhere in the tree, too: its branches are there.
    pub branches: Vec<Branch<'a>>,
}

impl<'a> Branch<'a> {
    /// The tree of an instrument.
    pub fn of(graph: &'a KnowledgeGraph, index: NodeIndex) -> Branch<'a> {
        let mut grown = vec![index];
        let mut root = Branch { node: graph.at(index), link: None, branches: Vec::new() };
        root.grow(graph, &mut grown);
        root
    }

    /// An instrument is grown where it stands nearest to the root.
    fn grow(&mut self, graph: &'a KnowledgeGraph, grown: &mut Vec<NodeIndex>) {
        let Some(index) = graph.index(&self.node.id) else { return };
        let telling = [EdgeType::Issued, EdgeType::Discussed, EdgeType::Implements];
        let mut links: Vec<Link<'a>> = graph
            .links_of(index)
            .filter(|link| link.target.id == self.node.id && telling.contains(&link.edge.kind))
            .collect();
        links.sort_by_cached_key(|link| {
            let place = telling.iter().position(|kind| *kind == link.edge.kind);
            let date = link.source.date;
            (place, date.is_none(), date, fold(&link.source.name), link.edge.id.clone())
        });
        self.branches = links
            .into_iter()
            .map(|link| Branch { node: link.source, link: Some(link), branches: Vec::new() })
            .collect();
        let mut fresh = Vec::new();
        for (place, branch) in
            self.branches.iter().enumerate().filter(|(_, branch)| branch.node.kind == NodeType::Resolution)
        {
            if let Some(index) = graph.index(&branch.node.id).filter(|index| !grown.contains(index)) {
                grown.push(index);
                fresh.push(place);
            }
        }
        for place in fresh {
            self.branches[place].grow(graph, grown);
        }
    }

    /// The branches from the root on, each with its depth.
    pub fn flat(&self) -> Vec<(usize, &Branch<'a>)> {
        let mut flat = vec![(0, self)];
        for branch in &self.branches {
            flat.extend(branch.flat().into_iter().map(|(depth, branch)| (depth + 1, branch)));
        }
        flat
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    #[test]
    fn a_timeline_runs_from_the_first_day_to_what_has_none() {
        let graph = sample::graph();
        let entries = timeline(&graph, graph.find("Trần Văn Hưng", None)[0]);
        assert!(entries.is_empty());
        let entries =
            timeline(&graph, graph.index(&crate::model::NodeId::new("official:trần-văn-hùng@đắk-lắk")).unwrap());
        let told: Vec<_> = entries.iter().map(|entry| (entry.link.edge.kind, entry.when.is_some())).collect();
        assert_eq!(
            told,
            [(EdgeType::HoldsPosition, true), (EdgeType::Attended, true), (EdgeType::HoldsPosition, false)],
            "the post that begins on the day of the event stands before it"
        );
        assert_eq!(entries[1].place(), Some("Đắk Lắk"));
    }

    #[test]
    fn the_tree_of_an_instrument_goes_on_at_the_instruments_that_carry_it_out() {
        let mut nodes = sample::nodes();
        nodes.push(sample::node("resolution:chỉ-thị-3", "Chỉ thị 3"));
        let mut edges = sample::edges();
        edges.push(sample::edge("resolution:chỉ-thị-3", EdgeType::Implements, "resolution:nghị-quyết-7-nq/tw"));
        // Two that name each other must not grow for ever.
        edges.push(sample::edge("resolution:nghị-quyết-7-nq/tw", EdgeType::Implements, "resolution:chỉ-thị-3"));
        edges.push(sample::edge("body:vụ-kế-hoạch-bộ-di-sản", EdgeType::Implements, "resolution:chỉ-thị-3"));
        let graph = KnowledgeGraph::new(nodes, edges).unwrap();
        let tree = Branch::of(&graph, graph.find("Nghị quyết 7-NQ/TW", None)[0]);
        let told: Vec<String> =
            tree.flat().into_iter().map(|(depth, branch)| format!("{depth} {}", branch.node.name)).collect();
        assert_eq!(
            told,
            [
                "0 Nghị quyết 7-NQ/TW",
                "1 Bộ Di sản",
                "1 Hội nghị trực tuyến toàn quốc kết nối di sản",
                "1 Chỉ thị 3",
                "2 Nghị quyết 7-NQ/TW",
                "2 Vụ Kế hoạch Bộ Di sản",
            ]
        );
    }

    #[test]
    fn a_series_stands_in_order_and_knows_who_was_there() {
        let graph = sample::graph();
        let sessions = series(&graph, &graph.find("di san", Some(NodeType::Event)));
        assert_eq!(sessions.len(), 2);
        assert_eq!(sessions[0].event.id.as_str(), sample::CONFERENCE);
        assert_eq!((sessions[0].chaired.as_slice(), sessions[0].participants), (&["Lê Thị Hoa"][..], 4));
        assert!(sessions[1].event.date.and_then(PartialDate::year).is_none());
    }
}
