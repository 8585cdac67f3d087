//! Rows counted by what stands at their ends, where or when they happened.

use super::Row;
use crate::graph::{KnowledgeGraph, Link};
use crate::language::fold;
use crate::model::{ArticleId, EdgeType, Node, NodeId, NodeType, UnknownWord};
use std::{cmp::Reverse, collections::BTreeMap, collections::BTreeSet, str::FromStr};

/// What rows are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountBy {
    /// The nodes of this type at either end. By province, what has none at an end counts for the province of the event, body
    /// or instrument there.
    End(NodeType),
    /// The relation.
    Relation,
    /// The year in which it holds, the first of several.
    Year,
}

/// How often something occurs among rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// What was counted: a name, a relation or a year; `None` for the rows of which that is not known.
    pub what: Option<String>,
    /// The node of this name, where it is one.
    pub id: Option<NodeId>,
    /// How many edges.
    pub edges: u64,
    /// In how many articles.
    pub articles: u64,
}

/// A name, a relation or a year, and the node if it is one.
type What = (Option<String>, Option<NodeId>);

impl CountBy {
    /// Everything that can be counted by.
    pub const ALL: [CountBy; 7] = [
        CountBy::End(NodeType::Official),
        CountBy::End(NodeType::Body),
        CountBy::End(NodeType::Resolution),
        CountBy::End(NodeType::Event),
        CountBy::End(NodeType::Province),
        CountBy::Relation,
        CountBy::Year,
    ];

    /// The word of the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            CountBy::End(kind) => kind.as_str(),
            CountBy::Relation => "relation",
            CountBy::Year => "year",
        }
    }

    /// What an edge counts for: nothing that is known, one thing, or two.
    fn of(self, graph: &KnowledgeGraph, row: &Row<'_>) -> BTreeSet<What> {
        let Link { source, target, edge } = row.link;
        let named = |node: &Node| (Some(node.name.clone()), Some(node.id.clone()));
        let mut found: BTreeSet<_> = match self {
            CountBy::End(kind) => [source, target].into_iter().filter(|node| node.kind == kind).map(named).collect(),
            CountBy::Relation => [(Some(edge.kind.to_string()), None)].into(),
            CountBy::Year => row
                .when
                .and_then(|(date, _)| date.year())
                .map(|year| (Some(year.to_string()), None))
                .into_iter()
                .collect(),
        };
        if found.is_empty() && self == CountBy::End(NodeType::Province) {
            found.extend(province(graph, row.link));
        }
        if found.is_empty() {
            found.insert((None, None));
        }
        found
    }
}

/// The province of an edge between nodes that are none.
fn province(graph: &KnowledgeGraph, link: Link<'_>) -> Option<What> {
    // Where someone takes part from a remote site, that is where they are.
    let site = link.edge.site.as_ref().filter(|_| link.edge.kind != EdgeType::HasSite);
    let name = site.or(link.target.province.as_ref()).or(link.source.province.as_ref())?;
    let node = graph.find(name, Some(NodeType::Province)).first().map(|index| graph.at(*index).id.clone());
    Some((Some(name.clone()), node))
}

impl FromStr for CountBy {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<CountBy, UnknownWord> {
        CountBy::ALL.into_iter().find(|by| by.as_str() == word).ok_or_else(|| UnknownWord {
            what: "count",
            word: word.to_owned(),
            allowed: CountBy::ALL.map(CountBy::as_str).join(", "),
        })
    }
}

/// Counts rows of a graph, the most frequent first (years in their order); what is not known comes last.
pub fn count(graph: &KnowledgeGraph, rows: &[Row<'_>], by: CountBy) -> Vec<Tally> {
    let mut counts: BTreeMap<What, (u64, BTreeSet<&ArticleId>)> = BTreeMap::new();
    for row in rows {
        for what in by.of(graph, row) {
            let (edges, articles) = counts.entry(what).or_default();
            *edges += 1;
            articles.extend(&row.link.edge.sources);
        }
    }
    let tally = |((what, id), (edges, articles)): (_, (u64, BTreeSet<&ArticleId>))| Tally {
        what,
        id,
        edges,
        articles: articles.len() as u64,
    };
    let mut tallies: Vec<Tally> = counts.into_iter().map(tally).collect();
    if by == CountBy::Year {
        tallies.sort_by_key(|tally| (tally.what.is_none(), tally.what.clone()));
    } else {
        tallies.sort_by_cached_key(|tally| {
            (tally.what.is_none(), Reverse(tally.edges), tally.what.as_deref().map(fold), tally.id.clone())
        });
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Selection, sample};
    use crate::query::rows;

    fn counted(by: &str, relations: &[EdgeType]) -> Vec<String> {
        let graph = sample::graph();
        let selection = Selection { relations: relations.to_vec(), ..Selection::default() };
        let rows = rows(&graph, &graph.select(&selection).unwrap());
        let tallies = count(&graph, &rows, by.parse().unwrap());
        let text = |tally: Tally| format!("{} {}", tally.what.unwrap_or_else(|| "?".to_owned()), tally.edges);
        tallies.into_iter().map(text).collect()
    }

    #[test]
    fn an_edge_counts_for_the_node_of_the_type_at_either_end() {
        let conference = "Hội nghị trực tuyến toàn quốc kết nối di sản";
        assert_eq!(counted("event", &[EdgeType::Attended, EdgeType::HeldIn])[0], format!("{conference} 4"));
        assert_eq!(counted("official", &[EdgeType::Chaired, EdgeType::SpokeAt]), ["Lê Thị Hoa 2"]);
        let attended = counted("official", &[EdgeType::Attended]);
        assert_eq!(attended, ["Trần Văn Hùng 2", "Trần Văn Hùng 1", "? 1"], "two people of one name; a body attended");
    }

    #[test]
    fn years_stand_in_order_and_relations_by_number() {
        assert_eq!(
            counted("year", &[EdgeType::Issued, EdgeType::Chaired, EdgeType::PartOf]),
            ["2020 1", "2021 1", "? 1"]
        );
        assert_eq!(counted("relation", &[EdgeType::Issued, EdgeType::Attended]), ["attended 4", "issued 1"]);
    }

    #[test]
    fn a_site_or_the_province_of_an_end_stands_in_for_a_province_at_it() {
        assert_eq!(counted("province", &[EdgeType::HasSite]), ["Đắk Lắk 1"]);
        assert!(counted("province", &[EdgeType::Attended]).contains(&"Đắk Lắk 1".to_owned()));
    }

    #[test]
    fn a_wrong_word_is_answered_with_the_right_ones() {
        let error = "month".parse::<CountBy>().unwrap_err().to_string();
        assert_eq!(
            error,
            "unknown count \"month\"; one of: official, body, resolution, event, province, relation, year"
        );
    }
}
