//! GraphML, for networkx, igraph, yEd and Gephi.
//!
//! Only the types that every reader knows; what is not known is left out. igraph shows the ids of nodes for those of
//! edges, hence the attribute `edge_id`.

use super::{
    attribute::{Kind, OF_EDGES, OF_NODES, Value, of_edge, of_node},
    source::{ExportError, Source},
    xml::Xml,
};
use std::io::Write;

pub(super) fn write(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut xml = Xml::begin(out)?;
    xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
    xml.line()?;
    for (domain, attributes) in [("node", &OF_NODES[..]), ("edge", &OF_EDGES)] {
        for (name, kind) in attributes {
            let kind = match kind {
                Kind::Number => "double",
                Kind::Flag => "boolean",
                Kind::Text | Kind::List | Kind::Json => "string",
            };
            let id = format!("{domain}-{name}");
            xml.empty("key", &[("id", &id), ("for", domain), ("attr.name", name), ("attr.type", kind)])?;
            xml.line()?;
        }
    }
    xml.open("graph", &[("id", "graph"), ("edgedefault", "directed")])?;
    xml.line()?;
    for node in source.nodes() {
        let node = node?;
        xml.open("node", &[("id", node.id.as_str())])?;
        data(&mut xml, "node", &OF_NODES, &of_node(&node)?)?;
        xml.close("node")?;
        xml.line()?;
    }
    for edge in source.edges() {
        let edge = edge?;
        let ends = [("source", edge.source.as_str()), ("target", edge.target.as_str())];
        xml.open("edge", &[&[("id", edge.id.as_str())], &ends[..]].concat())?;
        data(&mut xml, "edge", &OF_EDGES, &of_edge(&edge)?)?;
        xml.close("edge")?;
        xml.line()?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    Ok(xml.line()?)
}

fn data(
    xml: &mut Xml<'_>,
    domain: &str,
    attributes: &[(&str, Kind)],
    values: &[Option<Value<'_>>],
) -> Result<(), ExportError> {
    for ((name, _), value) in attributes.iter().zip(values) {
        if let Some(value) = value {
            xml.text("data", &[("key", &format!("{domain}-{name}"))], &value.flat()?)?;
        }
    }
    Ok(())
}
