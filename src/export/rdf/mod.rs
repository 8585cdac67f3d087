//! The graph as RDF: nodes, edges, articles and evidence as quads, in a documented vocabulary.
//!
//! A node's IRI is made of its id. An edge is a direct triple (`official → graph:attended → event`) and a statement under
//! an IRI of its own that holds what a triple cannot: title, days, confidence, and the evidence that it was derived from.
//! `docs/vocabulary.ttl` explains every word, `docs/shapes.ttl` is what the data keep to, in SHACL.
//!
//! ```
//! use graph::{export::rdf, model::{Confidence, Edge, EdgeId, EdgeType, NodeId}};
//! use std::convert::Infallible;
//!
//! let edge = Edge {
//!     id: EdgeId::new("official:lê-thị-hoa>attended>event:hội-nghị"),
//!     kind: EdgeType::Attended,
//!     source: NodeId::new("official:lê-thị-hoa"),
//!     target: NodeId::new("event:hội-nghị"),
//!     title: None,
//!     former: false,
//!     site: None,
//!     since: None,
//!     until: None,
//!     sources: vec![],
//!     confidence: Confidence::CERTAIN,
//!     evidence: vec![],
//! };
//! let mut triples = Vec::new();
//! let Ok(()) = rdf::of_edge::<Infallible>(&edge, &mut |quad| Ok(triples.push(quad.to_string())));
//! assert_eq!(
//!     triples[0],
//!     "<urn:graph:official:lê-thị-hoa> <urn:graph:attended> <urn:graph:event:hội-nghị>"
//! );
//! ```

pub mod iri;
mod jsonld;
mod quads;
pub mod vocabulary;
mod write;

pub(super) use jsonld::write as jsonld;
pub use quads::{of_article, of_edge, of_evidence, of_node, of_sentence};
pub use write::of_all;
pub(super) use write::{nquads, ntriples, turtle};

#[cfg(test)]
mod tests;
