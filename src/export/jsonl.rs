//! JSON Lines: nodes, edges, and then what each article says, in the records of an extraction.
//!
//! `graph build` reads the file: it takes the records of the articles and makes nodes and edges anew.

use super::source::{ExportError, Source};
use crate::article::write_records;
use crate::model::{Edge, Node};
use serde::Serialize;
use std::{borrow::Cow, io::Write};

#[derive(Serialize)]
#[serde(tag = "record", rename_all = "snake_case")]
enum Line<'a> {
    Node(Cow<'a, Node>),
    Edge(Cow<'a, Edge>),
}

pub(super) fn write(source: Source<'_>, mut out: &mut dyn Write) -> Result<(), ExportError> {
    let nodes = source.nodes().map(|node| node.map(Line::Node));
    let edges = source.edges().map(|edge| edge.map(Line::Edge));
    for line in nodes.chain(edges) {
        serde_json::to_writer(&mut out, &line?)?;
        out.write_all(b"\n")?;
    }
    for reading in source.readings() {
        write_records(&mut out, &reading?)?;
    }
    Ok(())
}
