//! The elements of Cytoscape.js: `cytoscape({ elements: … })` takes them as they are.
//!
//! Ids are unique over nodes and edges, as Cytoscape wants them: those of edges have a `>`.

use super::{
    json::lines,
    source::{ExportError, Source},
};
use serde::Serialize;
use std::io::Write;

#[derive(Serialize)]
struct Element<T> {
    data: T,
}

pub(super) fn write(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(b"{\"elements\":{\n\"nodes\":[")?;
    lines(source.nodes(), out, |node, out| serde_json::to_writer(out, &Element { data: &*node }))?;
    out.write_all(b"\n],\n\"edges\":[")?;
    lines(source.edges(), out, |edge, out| serde_json::to_writer(out, &Element { data: &*edge }))?;
    Ok(out.write_all(b"\n]}}\n")?)
}
