//! Edges as rows of an answer, with what a reader asks next: in which capacity, and when.

use super::Posts;
use crate::graph::{KnowledgeGraph, Link, Part};
use crate::language::fold;
use crate::model::{EdgeType, Evidence, NodeType, PartialDate};
use std::cmp::Reverse;

/// One edge of an answer.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The edge and its ends.
    pub link: Link<'a>,
    /// The posts of the official at its source, as the articles of the edge give them.
    pub role: Vec<String>,
    /// When it holds: first and, if it is another, last day.
    pub when: Option<(PartialDate, Option<PartialDate>)>,
}

impl Row<'_> {
    /// The time in ISO 8601, an interval where there are two days: `2021-05-04/2021-05-05`.
    pub fn date(&self) -> Option<String> {
        self.when.map(|(date, end)| match end.filter(|end| *end != date) {
            Some(end) => format!("{date}/{end}"),
            None => date.to_string(),
        })
    }

    /// The claim that is surest to give the edge.
    pub fn surest(&self) -> Option<&Evidence> {
        // Of equals `max_by_key` takes the last, hence the other way round: the one that stands first.
        self.link.edge.evidence.iter().rev().max_by_key(|evidence| evidence.confidence)
    }
}

/// What rows are put in order by; where two are even, the order of [`rows`] remains.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Time; undated rows last.
    #[default]
    Date,
    /// The name at the source.
    Source,
    /// The name at the target.
    Target,
    /// The relation.
    Relation,
    /// How sure they are, the surest first.
    Confidence,
    /// How many articles say so, the most first.
    Articles,
}

/// Puts rows that stand as [`rows`] leaves them into another order.
pub fn sort(rows: &mut [Row<'_>], order: Order) {
    match order {
        Order::Date => {}
        Order::Source => rows.sort_by_cached_key(|row| (fold(&row.link.source.name), row.link.source.id.clone())),
        Order::Target => rows.sort_by_cached_key(|row| (fold(&row.link.target.name), row.link.target.id.clone())),
        Order::Relation => rows.sort_by_key(|row| row.link.edge.kind),
        Order::Confidence => rows.sort_by_key(|row| Reverse(row.link.edge.confidence)),
        Order::Articles => rows.sort_by_key(|row| Reverse(row.link.edge.sources.len())),
    }
}

/// The edges of a part as rows, in order of time, of what they lead to, of relation and of name; undated ones last.
pub fn rows<'a>(graph: &'a KnowledgeGraph, part: &Part) -> Vec<Row<'a>> {
    let posts = Posts::of(graph);
    let row = |link: Link<'a>| {
        let takes_part = link.source.kind == NodeType::Official && link.edge.kind != EdgeType::HoldsPosition;
        Row { link, role: if takes_part { posts.at(link) } else { Vec::new() }, when: link.time() }
    };
    let mut rows: Vec<Row<'a>> = part.edges.iter().map(|edge| row(graph.link(*edge))).collect();
    // Folded, names stand as in a Vietnamese list: `Đ` beside `D`, not behind `Z`.
    rows.sort_by_cached_key(|row| {
        let Link { source, edge, target } = row.link;
        (
            row.when.is_none(),
            row.when,
            fold(&target.name),
            target.id.clone(),
            edge.kind,
            fold(&source.name),
            edge.id.clone(),
        )
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Selection, sample};
    use crate::model::Confidence;

    fn answer(selection: &Selection) -> Vec<String> {
        let graph = sample::graph();
        let part = graph.select(selection).unwrap();
        let told = |row: Row<'_>| {
            let date = row.date().unwrap_or_default();
            format!("{date} {} {} {} {:?}", row.link.source.name, row.link.edge.kind, row.link.target.name, row.role)
        };
        rows(&graph, &part).into_iter().map(told).collect()
    }

    #[test]
    fn who_attended_which_conference_in_which_capacity() {
        let selection = Selection {
            relations: vec![EdgeType::Attended, EdgeType::Chaired],
            ends: [(NodeType::Event, vec!["ket noi di san".to_owned()])].into(),
            ..Selection::default()
        };
        let event = "Hội nghị trực tuyến toàn quốc kết nối di sản";
        assert_eq!(
            answer(&selection),
            [
                format!("2021-05-04/2021-05-05 Lê Thị Hoa chaired {event} [\"Bộ trưởng Bộ Di sản\"]"),
                format!("2021-05-04/2021-05-05 Trần Văn Hùng attended {event} []"),
                format!(
                    "2021-05-04/2021-05-05 Trần Văn Hùng attended {event} \
                     [\"Bộ Di sản\", \"Phó Chủ tịch Ủy ban nhân dân tỉnh Đắk Lắk\"]"
                ),
                format!("2021-05-04/2021-05-05 Vụ Kế hoạch Bộ Di sản attended {event} []"),
            ]
        );
    }

    #[test]
    fn rows_may_stand_in_other_orders() {
        let graph = sample::graph();
        let told = |order| {
            let mut rows = rows(&graph, &graph.select(&Selection::default()).unwrap());
            sort(&mut rows, order);
            rows
        };
        assert!(told(Order::Source).is_sorted_by_key(|row| fold(&row.link.source.name)));
        assert!(told(Order::Target).is_sorted_by_key(|row| fold(&row.link.target.name)));
        assert!(told(Order::Relation).is_sorted_by_key(|row| row.link.edge.kind));
        assert_eq!(told(Order::Confidence).last().unwrap().link.edge.confidence, Confidence::new(0.3));
        assert!(told(Order::Articles).is_sorted_by_key(|row| Reverse(row.link.edge.sources.len())));
        assert!(told(Order::Date)[0].when.is_some());
    }

    #[test]
    fn what_has_no_date_comes_last() {
        let selection = Selection { relations: vec![EdgeType::Issued, EdgeType::PartOf], ..Selection::default() };
        let rows = answer(&selection);
        assert!(rows[0].starts_with("2020-02-03 Bộ Di sản issued"), "{rows:?}");
        assert!(rows[1].starts_with(" Vụ Kế hoạch Bộ Di sản part_of"), "{rows:?}");
    }

    #[test]
    fn the_surest_claim_speaks_for_an_edge_and_of_equals_the_first() {
        let mut edges = sample::edges();
        let claim = |sentence: &str, confidence| Evidence {
            sentence: sentence.to_owned(),
            confidence: Confidence::new(confidence),
            ..edges[0].evidence[0].clone()
        };
        edges[0].evidence = vec![claim("a", 0.5), claim("b", 0.9), claim("c", 0.9)];
        edges.truncate(1);
        let graph = KnowledgeGraph::new(sample::nodes(), edges).unwrap();
        let rows = rows(&graph, &graph.select(&Selection::default()).unwrap());
        assert_eq!(rows[0].surest().map(|evidence| evidence.sentence.as_str()), Some("b"));
    }
}
