//! The graph in the formats that other programs read, one file a format. `FORMATS.md` says what each can hold.

mod attribute;
mod csv;
mod cypher;
mod cytoscape;
mod dot;
mod gexf;
mod graphml;
mod json;
mod jsonl;
mod mermaid;
mod printable;
pub mod rdf;
mod source;
mod xml;

pub use dot::{Labels, Picture};
pub use source::{ExportError, Source};

use std::{io::Write, path::Path};

/// A format in which a graph can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// networkx node-link data: every attribute and all evidence.
    Json,
    /// A picture for Graphviz.
    Dot(Picture),
    /// GraphML.
    GraphMl,
    /// GEXF with time.
    Gexf,
    /// RDF in Turtle.
    Turtle,
    /// RDF, a triple a line.
    NTriples,
    /// RDF, a quad a line, with the evidence in the graph of its article.
    NQuads,
    /// RDF as JSON.
    JsonLd,
    /// Cypher statements.
    Cypher,
    /// The elements of Cytoscape.js.
    Cytoscape,
    /// A Mermaid flowchart.
    Mermaid(Labels),
    /// Nodes, edges, and what each article says, an object a line.
    Jsonl,
}

impl Format {
    /// Whether it can be written while a store is read, so that no more of the graph than a page is held at a time.
    pub fn is_streamed(&self) -> bool {
        !matches!(self, Format::Dot(_) | Format::Mermaid(_) | Format::Gexf)
    }

    /// Writes a graph. Equal graphs give equal bytes, UTF-8 with lines that end in LF.
    ///
    /// # Errors
    /// [`ExportError`] where `out` cannot take any more or the store cannot be read.
    pub fn write(&self, source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
        match self {
            Format::Json => json::write(source, out),
            Format::Dot(picture) => Ok(dot::write(&*source.graph()?, picture, out)?),
            Format::GraphMl => graphml::write(source, out),
            Format::Gexf => gexf::write(source, out),
            Format::Turtle => rdf::turtle(source, out),
            Format::NTriples => rdf::ntriples(source, out),
            Format::NQuads => rdf::nquads(source, out),
            Format::JsonLd => rdf::jsonld(source, out),
            Format::Cypher => cypher::write(source, out),
            Format::Cytoscape => cytoscape::write(source, out),
            Format::Mermaid(labels) => Ok(mermaid::write(&*source.graph()?, *labels, out)?),
            Format::Jsonl => jsonl::write(source, out),
        }
    }
}

/// A format of several tables, each a file of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tables {
    /// `nodes.csv`, `edges.csv`, `evidence.csv` and `articles.csv`.
    Csv,
}

impl Tables {
    /// Writes the tables of a graph into a folder that exists.
    ///
    /// # Errors
    /// [`ExportError`] where a file cannot be written or the store cannot be read.
    pub fn write(self, source: Source<'_>, folder: &Path) -> Result<(), ExportError> {
        match self {
            Tables::Csv => csv::write(source, folder),
        }
    }
}
