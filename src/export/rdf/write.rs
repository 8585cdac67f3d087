//! The formats that hold RDF.

use super::{iri, of_article, of_edge, of_evidence, of_node, of_sentence, vocabulary::PREFIXES};
use crate::export::source::{ExportError, Source};
use crate::model::{ArticleId, Evidence, Span};
use oxrdf::{NamedNode, QuadRef, TripleRef};
use oxttl::{NQuadsSerializer, NTriplesSerializer, TurtleSerializer};
use rustc_hash::FxHashSet;
use std::io::Write;

type Take<'t> = dyn FnMut(QuadRef<'_>) -> Result<(), ExportError> + 't;

/// All that is known, article by article, node by node, edge by edge.
///
/// # Errors
/// Those of the source and of `take`, which is then not called again.
pub fn of_all(source: Source<'_>, take: &mut Take<'_>) -> Result<(), ExportError> {
    for article in source.articles()? {
        of_article(&article, take)?;
    }
    let mut told = Told::default();
    for node in source.nodes() {
        let node = node?;
        of_node(&node, take)?;
        told.evidence(&iri::node(&node.id), &node.evidence, take)?;
    }
    for edge in source.edges() {
        let edge = edge?;
        of_edge(&edge, take)?;
        told.evidence(&iri::edge(&edge.id), &edge.evidence, take)?;
    }
    Ok(())
}

/// The sentences that have been told, so that none is told twice.
#[derive(Default)]
struct Told {
    sentences: FxHashSet<(ArticleId, Span)>,
}

impl Told {
    fn evidence(&mut self, owner: &NamedNode, evidence: &[Evidence], take: &mut Take<'_>) -> Result<(), ExportError> {
        of_evidence(owner, evidence, take)?;
        for piece in evidence {
            if self.sentences.insert((piece.article.clone(), piece.sentence_span)) {
                of_sentence(piece, take)?;
            }
        }
        Ok(())
    }
}

/// Turtle: everything in one graph, with prefixes.
pub(in crate::export) fn turtle(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut turtle = TurtleSerializer::new();
    for (prefix, namespace) in PREFIXES {
        // The namespaces are constants that are IRIs, so that this cannot fail.
        turtle = turtle.with_prefix(prefix, namespace).map_err(std::io::Error::other)?;
    }
    let mut turtle = turtle.for_writer(out);
    of_all(source, &mut |quad| Ok(turtle.serialize_triple(TripleRef::from(quad))?))?;
    turtle.finish()?;
    Ok(())
}

/// N-Triples: everything in one graph, a triple a line.
pub(in crate::export) fn ntriples(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut lines = NTriplesSerializer::new().for_writer(out);
    of_all(source, &mut |quad| Ok(lines.serialize_triple(TripleRef::from(quad))?))
}

/// N-Quads: what an article gives as evidence stands in the graph of that article.
pub(in crate::export) fn nquads(source: Source<'_>, out: &mut dyn Write) -> Result<(), ExportError> {
    let mut lines = NQuadsSerializer::new().for_writer(out);
    of_all(source, &mut |quad| Ok(lines.serialize_quad(quad)?))
}
