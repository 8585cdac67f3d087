//! The graph in the formats that other programs read, one file a format.

mod dot;
mod json;
pub mod rdf;

pub use dot::{Labels, Picture};

use crate::graph::KnowledgeGraph;
use std::io::{self, Write};

/// A format in which a graph can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// networkx node-link data: every attribute and all evidence.
    Json,
    /// A picture for Graphviz.
    Dot(Picture),
}

impl Format {
    /// Writes a graph. Equal graphs give equal bytes, UTF-8 with lines that end in LF.
    ///
    /// # Errors
    /// What `out` answers with when it cannot take any more.
    pub fn write(&self, graph: &KnowledgeGraph, out: &mut dyn Write) -> io::Result<()> {
        match self {
            Format::Json => json::write(graph, out),
            Format::Dot(picture) => dot::write(graph, picture, out),
        }
    }
}
