//! Finding nodes by the names that people type.

use crate::language::name_words as words;
use crate::model::{Edge, Node, NodeType};
use petgraph::graph::{DiGraph, NodeIndex};

/// How alike two names must be, 0 to 1, for one to be suggested for the other: one wrong letter in a word of four.
const ALIKE: f64 = 0.7;

/// How many names are suggested at most.
const SUGGESTIONS: usize = 3;

/// What people put in front of a province's name, folded.
const UNITS: [&str; 3] = ["tinh", "thanh pho", "tp"];

/// The names of all nodes in the forms in which they are compared.
pub(super) struct Names {
    nodes: Vec<Named>,
}

/// The names of one node.
struct Named {
    kind: NodeType,
    /// The canonical name.
    name: String,
    /// The folded words of the canonical name, then of each alias.
    words: Vec<String>,
}

impl Names {
    pub(super) fn of(graph: &DiGraph<Node, Edge>) -> Names {
        let known = |node: &Node| std::iter::once(&node.name).chain(&node.aliases).map(|name| words(name)).collect();
        Names::with_words(graph, graph.node_weights().map(known))
    }

    /// The names of the nodes of a graph, whose words are known already: for each node at least those of its name.
    pub(super) fn with_words(graph: &DiGraph<Node, Edge>, words: impl IntoIterator<Item = Vec<String>>) -> Names {
        let named = |(node, words): (&Node, Vec<String>)| Named { kind: node.kind, name: node.name.clone(), words };
        Names { nodes: graph.node_weights().zip(words).map(named).collect() }
    }

    /// The nodes that a name may mean, among those that `wanted` allows: the first way to understand it that finds any.
    pub(super) fn find(&self, name: &str, wanted: impl Fn(NodeIndex) -> bool) -> Vec<NodeIndex> {
        let (lower, asked) = (name.trim().to_lowercase(), words(name));
        if asked.is_empty() {
            return Vec::new();
        }
        let squashed = asked.replace(' ', "");
        let behind = |node: &Named| asked.strip_suffix(&node.words[0]).and_then(|front| front.strip_suffix(' '));
        let ways: [&dyn Fn(&Named) -> bool; 5] = [
            &|node| node.words[0] == asked && node.name.to_lowercase() == lower,
            &|node| node.words[0] == asked,
            &|node| node.kind == NodeType::Province && behind(node).is_some_and(|front| UNITS.contains(&front)),
            &|node| node.words.iter().any(|words| inside(&asked, words) || words.replace(' ', "") == squashed),
            &|node| node.kind == NodeType::Official && node.words[0].contains(' ') && behind(node).is_some(),
        ];
        let found = |way: &dyn Fn(&Named) -> bool| -> Vec<NodeIndex> {
            self.indexed().filter(|(index, node)| wanted(*index) && way(node)).map(|(index, _)| index).collect()
        };
        ways.into_iter().map(found).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The nodes whose names are most like an unknown one, the most alike first.
    pub(super) fn nearest(&self, name: &str, wanted: impl Fn(NodeIndex) -> bool) -> Vec<NodeIndex> {
        let asked = words(name);
        let mut alike: Vec<(f64, NodeIndex)> = self
            .indexed()
            .filter(|(index, _)| wanted(*index))
            .map(|(index, node)| (node.words.iter().map(|words| likeness(&asked, words)).fold(0.0, f64::max), index))
            .filter(|(likeness, _)| *likeness >= ALIKE)
            .collect();
        alike.sort_by(|(a, i), (b, j)| b.total_cmp(a).then(i.cmp(j)));
        alike.truncate(SUGGESTIONS);
        alike.into_iter().map(|(_, index)| index).collect()
    }

    fn indexed(&self) -> impl Iterator<Item = (NodeIndex, &Named)> {
        self.nodes.iter().enumerate().map(|(at, node)| (NodeIndex::new(at), node))
    }
}

/// Whether `part` stands inside `whole` from the start of a word to the end of a word.
fn inside(part: &str, whole: &str) -> bool {
    whole.match_indices(part).any(|(at, _)| {
        (at == 0 || whole.as_bytes()[at - 1] == b' ')
            && whole.as_bytes().get(at + part.len()).is_none_or(|&next| next == b' ')
    })
}

/// How like the asked words the likest run of as many words inside a name is, 0 to 1.
fn likeness(asked: &str, name: &str) -> f64 {
    let words: Vec<&str> = name.split(' ').collect();
    let run = asked.split(' ').count().min(words.len());
    let inner = words.windows(run).map(|run| strsim::normalized_damerau_levenshtein(asked, &run.join(" ")));
    // A name that is like it as a whole goes before one that only has something like it inside.
    let whole = strsim::normalized_damerau_levenshtein(asked, name);
    inner.fold(0.0, f64::max) * 0.95 + whole * 0.05
}

#[cfg(test)]
mod tests {
    use crate::graph::sample;
    use crate::model::NodeType;

    fn found(name: &str, kind: Option<NodeType>) -> Vec<String> {
        let graph = sample::graph();
        graph.find(name, kind).into_iter().map(|index| graph.at(index).id.to_string()).collect()
    }

    #[test]
    fn names_are_found_as_people_type_them() {
        for (name, id) in [
            ("Trần Văn Hùng", "official:trần-văn-hùng"),
            ("TRẦN VĂN HÙNG", "official:trần-văn-hùng@đắk-lắk"),
            ("đắk lắk", "province:đắk-lắk"),
            ("daklak", "province:đắk-lắk"),
            ("tỉnh Đắk Lắk", "province:đắk-lắk"),
            ("ubnd tinh dak lak", "body:ủy-ban-nhân-dân-tỉnh-đắk-lắk"),
            ("Nghị quyết số 7-NQ/TW", "resolution:nghị-quyết-7-nq/tw"),
            ("kết nối di sản", "event:hội-nghị-kết-nối-di-sản-2021"),
            ("body:bộ-di-sản", "body:bộ-di-sản"),
            ("Bộ trưởng Lê Thị Hoa", "official:lê-thị-hoa"),
        ] {
            assert!(found(name, None).contains(&id.to_owned()), "{name} finds {:?}", found(name, None));
        }
    }

    #[test]
    fn the_whole_name_goes_before_a_part_of_a_longer_one() {
        assert_eq!(found("bộ di sản", None), ["body:bộ-di-sản"]);
        assert_eq!(found("di sản", Some(NodeType::Body)), ["body:bộ-di-sản", "body:vụ-kế-hoạch-bộ-di-sản"]);
    }

    #[test]
    fn diacritics_tell_two_names_apart_when_they_are_typed() {
        assert_eq!(found("Trần Văn Hưng", None), ["official:trần-văn-hưng"]);
        assert_eq!(found("tran van hung", None).len(), 3);
    }

    #[test]
    fn part_of_a_word_is_no_match() {
        assert!(found("kết nối di s", None).is_empty());
        assert!(found("ị", None).is_empty());
        assert!(found(" - ", None).is_empty());
    }

    #[test]
    fn a_typing_error_is_answered_with_the_name_meant() {
        let graph = sample::graph();
        for (typed, meant) in [
            ("Lê Thị Hao", "Lê Thị Hoa"),
            ("ket noi di sann", "Hội nghị trực tuyến toàn quốc kết nối di sản"),
            ("Đăk Lăc", "Đắk Lắk"),
        ] {
            let nearest = graph.suggest(typed, None);
            assert!(nearest.iter().any(|name| name == meant), "{typed}: {nearest:?}");
        }
        assert!(graph.suggest("xyzzy qwrtp", None).is_empty());
    }
}
