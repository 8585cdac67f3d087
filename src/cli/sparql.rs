//! `graph sparql`: questions in the query language of the web of data.

use super::{Global, Outcome, rows::print_table, write_line};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use graph::{
    export::rdf::vocabulary::PREFIXES,
    sparql::{SparqlError, answer, parse, readable},
};
use oxrdf::TripleRef;
use oxttl::TurtleSerializer;
use sparesults::{QueryResultsFormat, QueryResultsSerializer};
use spareval::{QueryResults, QuerySolutionIter, QueryTripleIter};
use std::{
    fs,
    io::{self, BufWriter, Read, Write},
    path::Path,
};

/// Ask the store in SPARQL 1.1
///
/// The prefixes graph, org, prov, schema, skos, dcterms, eli, oa, rdf, rdfs and xsd need no declaration. A relation of the
/// command line is a word of the prefix graph (graph:attended, graph:issued …); title, days, confidence and sources of an
/// edge are told of the statement that has source, relation and target as rdf:subject, rdf:predicate and rdf:object. The
/// default graph holds everything; the graph of an article, what it gives as evidence. CONSTRUCT and DESCRIBE give Turtle.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph sparql 'SELECT ?name WHERE { ?who graph:chaired ?event ; schema:name ?name }'
  graph sparql question.rq --format csv
  echo 'ASK { ?body graph:issued ?instrument }' | graph sparql -")]
pub struct SparqlArgs {
    /// A query, the name of a file that holds one, or - for standard input
    #[arg(value_name = "QUERY", default_value = "-")]
    query: String,
    /// How to print the answer
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Aligned columns, with prefixes
    Table,
    /// SPARQL 1.1 Query Results JSON
    Json,
    /// A header line and one line a solution
    Csv,
    /// The same with tabs, terms written as in SPARQL
    Tsv,
}

pub fn run(global: &Global, args: &SparqlArgs) -> Result<Outcome> {
    let query = parse(&args.text()?)?;
    let store = global.open_store()?;
    let count = match answer(&store, &query)? {
        QueryResults::Solutions(solutions) => args.print_solutions(solutions)?,
        QueryResults::Boolean(truth) => {
            args.print_truth(truth)?;
            return Ok(Outcome::of_count(u64::from(truth)));
        }
        QueryResults::Graph(triples) => print_triples(triples)?,
    };
    if count == 0 && !global.quiet {
        write_line(&"nothing found");
    }
    Ok(Outcome::of_count(count))
}

impl SparqlArgs {
    fn text(&self) -> Result<String> {
        if self.query == "-" {
            let mut text = String::new();
            io::stdin().read_to_string(&mut text).context("standard input")?;
            return Ok(text);
        }
        // No query is the name of a file that is there.
        let path = Path::new(&self.query);
        if path.is_file() {
            fs::read_to_string(path).with_context(|| self.query.clone())
        } else {
            Ok(self.query.clone())
        }
    }

    fn serializer(&self) -> Option<QueryResultsSerializer> {
        let format = match self.format {
            Format::Table => return None,
            Format::Json => QueryResultsFormat::Json,
            Format::Csv => QueryResultsFormat::Csv,
            Format::Tsv => QueryResultsFormat::Tsv,
        };
        Some(QueryResultsSerializer::from_format(format))
    }

    /// Prints the solutions; how many there are.
    fn print_solutions(&self, solutions: QuerySolutionIter<'_>) -> Result<u64> {
        let variables = solutions.variables().to_vec();
        let mut count = 0;
        let Some(serializer) = self.serializer() else {
            let columns: Vec<&str> = variables.iter().map(|variable| variable.as_str()).collect();
            let mut rows = Vec::new();
            for solution in solutions {
                let solution = solution.map_err(SparqlError::from)?;
                rows.push(
                    variables.iter().map(|variable| solution.get(variable).map_or(String::new(), readable)).collect(),
                );
                count += 1;
            }
            print_table(&columns, rows)?;
            return Ok(count);
        };
        let mut out = serializer.serialize_solutions_to_writer(stdout(), variables)?;
        for solution in solutions {
            out.serialize(&solution.map_err(SparqlError::from)?)?;
            count += 1;
        }
        let mut out = out.finish()?;
        if self.format == Format::Json {
            writeln!(out)?;
        }
        out.flush()?;
        Ok(count)
    }

    fn print_truth(&self, truth: bool) -> Result<()> {
        let mut out = stdout();
        match self.serializer() {
            Some(serializer) => {
                out = serializer.serialize_boolean_to_writer(out, truth)?;
                writeln!(out)?;
            }
            None => writeln!(out, "{}", if truth { "yes" } else { "no" })?,
        }
        Ok(out.flush()?)
    }
}

fn print_triples(triples: QueryTripleIter<'_>) -> Result<u64> {
    let mut turtle = TurtleSerializer::new();
    for (prefix, namespace) in PREFIXES {
        turtle = turtle.with_prefix(prefix, namespace)?;
    }
    let mut turtle = turtle.for_writer(stdout());
    let mut count = 0;
    for triple in triples {
        turtle.serialize_triple(TripleRef::from(&triple.map_err(SparqlError::from)?))?;
        count += 1;
    }
    turtle.finish()?.flush()?;
    Ok(count)
}

fn stdout() -> BufWriter<io::StdoutLock<'static>> {
    BufWriter::new(io::stdout().lock())
}
