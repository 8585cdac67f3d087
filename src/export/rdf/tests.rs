use super::*;
use crate::graph::sample;
use crate::model::{ArticleHead, ArticleId, Edge, EdgeType, Evidence, Node};
use oxrdf::{Dataset, Quad, QuadRef, vocab::xsd};
use std::convert::Infallible;

type Said = Vec<String>;

fn collect(give: impl FnOnce(&mut dyn FnMut(QuadRef<'_>) -> Result<(), Infallible>) -> Result<(), Infallible>) -> Said {
    let mut said = Vec::new();
    let Ok(()) = give(&mut |quad| {
        said.push(short(&quad.to_string()));
        Ok(())
    });
    said
}

/// With prefixes, to be read.
fn short(quad: &str) -> String {
    vocabulary::PREFIXES.iter().fold(quad.to_owned(), |quad, (prefix, namespace)| {
        quad.replace(&format!("<{namespace}"), &format!("<{prefix}:"))
    })
}

fn node(id: &str) -> Node {
    sample::nodes().into_iter().find(|node| node.id.as_str() == id).unwrap()
}

fn edge(id: &str) -> Edge {
    sample::edges().into_iter().find(|edge| edge.id.as_str() == id).unwrap()
}

#[test]
fn a_node_reads_like_this() {
    insta::assert_snapshot!(collect(|take| of_node(&node(sample::CONFERENCE), take)).join("\n"));
}

#[test]
fn a_post_is_a_membership_with_its_role() {
    let post = edge("official:trần-văn-hùng>holds_position>body:vụ-kế-hoạch-bộ-di-sản>vụ-trưởng");
    insta::assert_snapshot!(collect(|take| of_edge(&post, take)).join("\n"));
}

#[test]
fn chairing_is_an_association_with_the_event() {
    let chaired = edge(&format!("official:lê-thị-hoa>chaired>{}", sample::CONFERENCE));
    insta::assert_snapshot!(collect(|take| of_edge(&chaired, take)).join("\n"));
}

#[test]
fn evidence_stands_in_the_graph_of_its_article() {
    let attended = edge(&format!("official:trần-văn-hùng>attended>{}", sample::CONFERENCE));
    let owner = iri::edge(&attended.id);
    let said = collect(|take| {
        of_evidence(&owner, &attended.evidence, take)?;
        of_sentence(&attended.evidence[0], take)
    });
    assert!(said.iter().all(|quad| quad.ends_with(" <graph:article:bai-1>")), "{said:?}");
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn two_pieces_of_evidence_with_one_trigger_are_two() {
    let owner = iri::node(&node("province:hà-nội").id);
    let piece = node("province:hà-nội").evidence.remove(0);
    let other = Evidence { rule: Some("other".to_owned()), ..piece.clone() };
    let mut subjects = std::collections::BTreeSet::new();
    let Ok(()) = of_evidence::<Infallible>(&owner, &[piece, other], &mut |quad| {
        if quad.predicate == vocabulary::graph::TRIGGER {
            subjects.insert(quad.subject.to_string());
        }
        Ok(())
    });
    assert_eq!(subjects.len(), 2);
}

#[test]
fn a_date_has_the_type_of_what_is_known_of_it() {
    for (date, kind) in [
        ("2019-04-23", xsd::DATE),
        ("2019-04", xsd::G_YEAR_MONTH),
        ("2019", xsd::G_YEAR),
        ("--04-23", xsd::G_MONTH_DAY),
        ("--04", xsd::G_MONTH),
    ] {
        let event = Node { date: date.parse().ok(), ..node(sample::CONFERENCE) };
        let said = collect(|take| of_node(&event, take));
        let expected = format!("<graph:{}> <graph:date> \"{date}\"^^{kind}", sample::CONFERENCE);
        assert!(said.contains(&short(&expected)), "{said:?}");
    }
}

#[test]
fn an_article_has_only_what_is_known_of_it() {
    let head = ArticleHead {
        id: ArticleId::new("bai 1"),
        title: String::new(),
        published: "2019-04".parse().ok(),
        source: None,
        url: None,
    };
    let said = collect(|take| of_article(&head, take));
    assert_eq!(said.len(), 4, "{said:?}");
    assert!(said[3].starts_with("<graph:article:bai%201> <schema:datePublished> \"2019-04\""), "{said:?}");
}

#[test]
fn a_whole_graph_is_quads_that_a_reader_takes_back() {
    let graph = sample::graph();
    let mut quads: Vec<Quad> = Vec::new();
    let mut take = |quad: QuadRef<'_>| -> Result<(), Infallible> {
        quads.push(quad.into_owned());
        Ok(())
    };
    for node in graph.nodes() {
        let Ok(()) = of_node(node, &mut take);
        let Ok(()) = of_evidence(&iri::node(&node.id), &node.evidence, &mut take);
    }
    for edge in graph.edges() {
        let Ok(()) = of_edge(edge, &mut take);
        let Ok(()) = of_evidence(&iri::edge(&edge.id), &edge.evidence, &mut take);
    }
    let text: String = quads.iter().map(|quad| format!("{quad} .\n")).collect();
    let read: Dataset = oxttl::NQuadsParser::new().for_slice(&text).map(Result::unwrap).collect();
    assert_eq!(read, quads.iter().map(Quad::as_ref).collect::<Dataset>());
    let direct = |kind: EdgeType| quads.iter().filter(|quad| quad.predicate == vocabulary::relation(kind)).count();
    for kind in EdgeType::ALL {
        assert_eq!(direct(kind), graph.edges().filter(|edge| edge.kind == kind).count(), "{kind}");
    }
}
