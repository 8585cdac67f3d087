//! A script of Cypher statements, one a line: labels are the types of nodes, types the relations.
//!
//! The strings are those of JSON, all of whose escapes Cypher knows.

use super::{
    attribute::{OF_EDGES, OF_NODES, Value, of_edge, of_node},
    source::{ExportError, Source},
};
use crate::model::{NodeId, NodeType};
use std::io::Write;

pub(super) fn write(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    for kind in NodeType::ALL {
        let label = label(kind);
        writeln!(out, "CREATE CONSTRAINT {kind}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;")?;
    }
    for node in source.nodes() {
        let node = node?;
        write!(out, "CREATE (:{} {{id: ", label(node.kind))?;
        serde_json::to_writer(&mut *out, &node.id)?;
        write!(out, ", ")?;
        properties(out, OF_NODES.map(|(name, _)| name), of_node(&node)?)?;
        writeln!(out, "}});")?;
    }
    for edge in source.edges() {
        let edge = edge?;
        write!(out, "MATCH (a")?;
        end(out, &edge.source)?;
        write!(out, "), (b")?;
        end(out, &edge.target)?;
        write!(out, ") CREATE (a)-[:{} {{", edge.kind)?;
        properties(out, OF_EDGES.map(|(name, _)| name), of_edge(&edge)?)?;
        writeln!(out, "}}]->(b);")?;
    }
    Ok(())
}

/// How Cypher calls a type of node: `Official`.
pub(super) fn label(kind: NodeType) -> &'static str {
    match kind {
        NodeType::Official => "Official",
        NodeType::Body => "Body",
        NodeType::Resolution => "Resolution",
        NodeType::Event => "Event",
        NodeType::Province => "Province",
    }
}

fn end(out: &mut dyn Write, id: &NodeId) -> Result<(), ExportError> {
    // An id begins with its type; a label lets the database use its index.
    if let Some(kind) = id.as_str().split(':').next().and_then(|kind| kind.parse().ok()) {
        write!(out, ":{}", label(kind))?;
    }
    write!(out, " {{id: ")?;
    serde_json::to_writer(&mut *out, id)?;
    Ok(write!(out, "}}")?)
}

fn properties<const N: usize>(
    out: &mut dyn Write,
    names: [&str; N],
    values: [Option<Value<'_>>; N],
) -> Result<(), ExportError> {
    // The type is the label.
    let given = names.into_iter().zip(values).filter(|(name, _)| *name != "type");
    let given = given.filter_map(|(name, value)| Some((name, value?)));
    for (at, (name, value)) in given.enumerate() {
        // In quotes, since `end` is a word of Cypher.
        write!(out, "{}`{name}`: ", if at == 0 { "" } else { ", " })?;
        match &value {
            Value::Text(text) => serde_json::to_writer(&mut *out, text)?,
            Value::List(list) => serde_json::to_writer(&mut *out, list)?,
            Value::Number(_) | Value::Flag(_) => write!(out, "{}", value.flat()?)?,
        }
    }
    Ok(())
}
