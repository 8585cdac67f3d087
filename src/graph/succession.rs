//! Bodies and provinces under an old and a new name: a question about either is a question about both.

use super::KnowledgeGraph;
use crate::language::name_words;
use crate::model::{NodeType, PartialDate};
use crate::resolve::{Step, Succession};
use petgraph::graph::NodeIndex;
use std::{collections::BTreeSet, fmt};

/// A node that a name means too, because one gave way to the other.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kin {
    /// The node under the other name.
    pub index: NodeIndex,
    /// The name before.
    pub old: String,
    /// The name since.
    pub new: String,
    /// The first day of the new one.
    pub date: PartialDate,
    /// By which law, or how.
    pub law: String,
}

impl fmt::Display for Kin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} became {} on {}: {}", self.old, self.new, self.date, self.law)
    }
}

impl KnowledgeGraph {
    /// The bodies and provinces that took the place of the one of this name, and those whose place it took, over any number
    /// of steps, as far as the graph has them. A name that means several nodes has none: nobody asked about one of them.
    pub fn kin(&self, name: &str, kind: Option<NodeType>) -> Vec<Kin> {
        let found = self.find(name, kind);
        let start = match found.as_slice() {
            [] => name.trim().to_owned(),
            [one] if matches!(self.at(*one).kind, NodeType::Body | NodeType::Province) => self.at(*one).name.clone(),
            _ => return Vec::new(),
        };
        let succession = Succession::builtin();
        let mut kin = BTreeSet::new();
        self.follow(&start, kind, &|name| succession.successors(name), true, &mut kin);
        self.follow(&start, kind, &|name| succession.predecessors(name), false, &mut kin);
        kin.into_iter().filter(|kin| !found.contains(&kin.index)).collect()
    }

    fn follow(
        &self,
        start: &str,
        kind: Option<NodeType>,
        steps: &dyn Fn(&str) -> Vec<Step>,
        forward: bool,
        kin: &mut BTreeSet<Kin>,
    ) {
        let mut seen = BTreeSet::from([start.to_owned()]);
        let mut open = vec![start.to_owned()];
        while let Some(name) = open.pop() {
            for Step { date, name: other, law } in steps(&name) {
                if !seen.insert(other.clone()) {
                    continue;
                }
                let (old, new) = if forward { (&name, &other) } else { (&other, &name) };
                let called = |index: &NodeIndex| name_words(&self.at(*index).name) == name_words(&other);
                kin.extend(self.find(&other, kind).into_iter().filter(called).map(|index| Kin {
                    index,
                    old: old.clone(),
                    new: new.clone(),
                    date,
                    law: law.clone(),
                }));
                open.push(other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, Node, NodeId};

    fn graph(names: &[(NodeType, &str)]) -> KnowledgeGraph {
        let node = |&(kind, name): &(NodeType, &str)| Node {
            id: NodeId::new(&format!("{kind}:{name}")),
            kind,
            name: name.to_owned(),
            aliases: vec![],
            date: None,
            end: None,
            province: None,
            sources: vec![],
            confidence: Confidence::CERTAIN,
            evidence: vec![],
        };
        KnowledgeGraph::new(names.iter().map(node).collect(), vec![]).unwrap()
    }

    fn told(graph: &KnowledgeGraph, name: &str, kind: NodeType) -> Vec<String> {
        graph.kin(name, Some(kind)).iter().map(|kin| format!("{} → {} {}", kin.old, kin.new, kin.date)).collect()
    }

    #[test]
    fn the_old_name_finds_the_new_and_the_new_the_old() {
        let graph = graph(&[
            (NodeType::Province, "Hà Tây"),
            (NodeType::Province, "Hà Nội"),
            (NodeType::Province, "Cà Mau"),
            (NodeType::Body, "Bộ Kế hoạch và Đầu tư"),
            (NodeType::Body, "Bộ Tài chính"),
        ]);
        let merged = ["Hà Tây → Hà Nội 2008-08-01"];
        assert_eq!(told(&graph, "ha tay", NodeType::Province), merged);
        assert_eq!(told(&graph, "Hà Nội", NodeType::Province), merged);
        let merged = ["Bộ Kế hoạch và Đầu tư → Bộ Tài chính 2025-03-01"];
        assert_eq!(told(&graph, "bo ke hoach va dau tu", NodeType::Body), merged);
        assert_eq!(told(&graph, "Bộ Tài chính", NodeType::Body), merged);
    }

    #[test]
    fn what_stands_between_need_not_be_in_the_graph() {
        let graph = graph(&[(NodeType::Body, "Bộ Thủy sản"), (NodeType::Body, "Bộ Nông nghiệp và Môi trường")]);
        let last = ["Bộ Nông nghiệp và Phát triển nông thôn → Bộ Nông nghiệp và Môi trường 2025-03-01"];
        assert_eq!(told(&graph, "Bộ Thủy sản", NodeType::Body), last);
    }

    #[test]
    fn a_name_that_no_article_has_still_finds_its_successor() {
        let graph = graph(&[(NodeType::Province, "Hà Nội")]);
        assert_eq!(told(&graph, "Hà Tây", NodeType::Province), ["Hà Tây → Hà Nội 2008-08-01"]);
        assert_eq!(told(&graph, "Hà Tiên", NodeType::Province), Vec::<String>::new());
    }
}
