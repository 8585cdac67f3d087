//! networkx node-link data, for `networkx.node_link_graph` and for anything that reads JSON.
//!
//! One node or edge a line, so that two exports can be compared line by line. The keys of parallel edges are the edges'
//! ids: networkx silently drops one of two edges that share source, target and key.

use super::source::{ExportError, Source};
use crate::model::{ArticleId, Confidence, Edge, EdgeId, EdgeType, Evidence, NodeId, PartialDate};
use serde::Serialize;
use std::io::Write;

/// An edge under the names that the format asks for; `id` is not among them, since networkx would take it for a node's.
#[derive(Serialize)]
struct Row<'a> {
    source: &'a NodeId,
    target: &'a NodeId,
    key: &'a EdgeId,
    #[serde(rename = "type")]
    kind: EdgeType,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    former: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    site: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<PartialDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<PartialDate>,
    sources: &'a [ArticleId],
    confidence: Confidence,
    evidence: &'a [Evidence],
}

impl<'a> From<&'a Edge> for Row<'a> {
    fn from(edge: &'a Edge) -> Row<'a> {
        Row {
            source: &edge.source,
            target: &edge.target,
            key: &edge.id,
            kind: edge.kind,
            title: edge.title.as_deref(),
            former: edge.former,
            site: edge.site.as_deref(),
            since: edge.since,
            until: edge.until,
            sources: &edge.sources,
            confidence: edge.confidence,
            evidence: &edge.evidence,
        }
    }
}

/// Writes `{"directed": …, "multigraph": …, "graph": …, "nodes": […], "edges": […]}`.
pub(super) fn write(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(b"{\"directed\":true,\"multigraph\":true,\"graph\":{},\n\"nodes\":[")?;
    lines(source.nodes(), out, |node, out| serde_json::to_writer(out, &*node))?;
    out.write_all(b"\n],\n\"edges\":[")?;
    lines(source.edges(), out, |edge, out| serde_json::to_writer(out, &Row::from(&*edge)))?;
    Ok(out.write_all(b"\n]}\n")?)
}

/// The elements of an array, one a line.
pub(super) fn lines<T>(
    elements: impl Iterator<Item = Result<T, ExportError>>,
    out: &mut dyn Write,
    write: impl Fn(T, &mut dyn Write) -> serde_json::Result<()>,
) -> Result<(), ExportError> {
    for (at, element) in elements.enumerate() {
        let element = element?;
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        write(element, out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{KnowledgeGraph, sample};
    use crate::model::{EdgeType, Node};
    use proptest::prelude::*;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn text(graph: &KnowledgeGraph) -> String {
        let mut out = Vec::new();
        write(Source::Graph(graph, None), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn json(graph: &KnowledgeGraph) -> Value {
        serde_json::from_str(&text(graph)).unwrap()
    }

    #[test]
    fn a_small_graph_reads_like_this() {
        let (mut nodes, mut edges) = (sample::nodes(), sample::edges());
        nodes.retain(|node| {
            node.id.as_str() == sample::CONFERENCE || node.name == "Lê Thị Hoa" || node.name == "Bộ Di sản"
        });
        edges.retain(|edge| {
            [&edge.source, &edge.target].into_iter().all(|end| nodes.iter().any(|node| node.id == *end))
        });
        insta::assert_snapshot!(text(&KnowledgeGraph::new(nodes, edges).unwrap()));
    }

    #[test]
    fn an_empty_graph_is_a_graph() {
        let empty = KnowledgeGraph::new(vec![], vec![]).unwrap();
        let expected = serde_json::json!({"directed": true, "multigraph": true, "graph": {}, "nodes": [], "edges": []});
        assert_eq!(json(&empty), expected);
    }

    #[test]
    fn one_line_a_node_and_one_a_relation() {
        let graph = sample::graph();
        assert_eq!(text(&graph).lines().count(), 2 + graph.node_count() + 2 + graph.edge_count() + 1);
    }

    #[test]
    fn nodes_read_back_as_they_were() {
        let graph = sample::graph();
        let nodes: Vec<Node> = serde_json::from_value(json(&graph)["nodes"].clone()).unwrap();
        assert!(nodes.iter().eq(graph.nodes()));
    }

    #[test]
    fn no_two_parallel_edges_share_a_key_and_no_attribute_is_called_as_networkx_calls_its_own() {
        let graph = json(&sample::graph());
        let edges = graph["edges"].as_array().unwrap();
        let keys: BTreeSet<String> =
            edges.iter().map(|edge| format!("{} {} {}", edge["source"], edge["target"], edge["key"])).collect();
        assert_eq!(keys.len(), edges.len());
        assert!(edges.iter().all(|edge| edge.get("id").is_none()));
    }

    proptest! {
        #[test]
        fn any_string_survives(name in any::<String>(), title in any::<String>()) {
            let nodes = vec![sample::node("official:a", &name), sample::node("body:b", "B")];
            let edge = Edge { title: Some(title.clone()), ..sample::edge("official:a", EdgeType::HoldsPosition, "body:b") };
            let graph = json(&KnowledgeGraph::new(nodes, vec![edge]).unwrap());
            prop_assert_eq!(graph["nodes"][1]["name"].as_str(), Some(name.as_str()));
            prop_assert_eq!(graph["edges"][0]["title"].as_str(), Some(title.as_str()));
        }
    }
}
