//! SPARQL 1.1 over the store itself: rows of SQLite are read as a query asks for them, and told in the vocabulary of
//! [`crate::export::rdf`], so that an answer says what the RDF export would say.
//!
//! The default graph holds everything; the graph of an article (`GRAPH ?article { … }`) what it gives as evidence.

mod dataset;
mod iri;
mod pattern;

pub use dataset::StoreDataset;

use crate::export::rdf::vocabulary::PREFIXES;
use crate::store::Store;
use oxrdf::{Term, TermRef};
use spareval::{QueryEvaluationError, QueryEvaluator, QueryResults};
use spargebra::{Query, SparqlParser, SparqlSyntaxError};

/// Why a question was not answered.
#[derive(Debug, thiserror::Error)]
pub enum SparqlError {
    /// It is no SPARQL query.
    #[error("no SPARQL 1.1 query: {0}")]
    Syntax(#[from] SparqlSyntaxError),
    /// It could not be evaluated.
    #[error("the query could not be evaluated: {0}")]
    Evaluation(#[from] QueryEvaluationError),
}

/// A query, in which the prefixes of [`PREFIXES`] need not be declared.
///
/// ```
/// let query = graph::sparql::parse("SELECT ?who WHERE { ?who graph:chaired ?event }")?;
/// assert!(query.to_string().contains("<urn:graph:chaired>"));
/// # Ok::<(), graph::sparql::SparqlError>(())
/// ```
///
/// # Errors
/// [`SparqlError::Syntax`] with the place where it is not understood.
pub fn parse(text: &str) -> Result<Query, SparqlError> {
    let parser = PREFIXES.iter().fold(SparqlParser::new(), |parser, (prefix, namespace)| {
        // The namespaces are constants that are IRIs, so that every one is taken.
        parser.clone().with_prefix(*prefix, *namespace).unwrap_or(parser)
    });
    Ok(parser.parse_query(text)?)
}

/// What a store answers; solutions are found as they are asked for.
///
/// # Errors
/// [`SparqlError::Evaluation`] where the query asks for what there is not (a remote service, an unknown function) or the
/// store cannot be read.
pub fn answer<'s>(store: &'s Store, query: &Query) -> Result<QueryResults<'s>, SparqlError> {
    Ok(QueryEvaluator::new().prepare(query).execute(StoreDataset::of(store))?)
}

/// A term for the eye: an IRI behind a prefix, a literal as its text.
pub fn readable(term: &Term) -> String {
    match term.as_ref() {
        TermRef::NamedNode(node) => {
            let short = |(prefix, namespace): &(&str, &str)| {
                node.as_str().strip_prefix(namespace).map(|rest| format!("{prefix}:{rest}"))
            };
            PREFIXES.iter().find_map(short).unwrap_or_else(|| node.as_str().to_owned())
        }
        TermRef::BlankNode(node) => node.to_string(),
        TermRef::Literal(literal) => literal.value().to_owned(),
    }
}
