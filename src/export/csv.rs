//! A folder of CSV tables: nodes, edges, evidence and articles.
//!
//! The headers of nodes and edges are those of Neo4j's bulk import. Texts stand in quotes and what is not known does not,
//! so that a reader that looks can tell an empty text from none; lists are JSON.

use super::{
    attribute::{Kind, OF_EDGES, OF_NODES, Value, of_edge, of_node},
    cypher::label,
    source::{ExportError, Source},
};
use crate::model::{Evidence, Span};
use std::{
    borrow::Cow,
    fs::File,
    io::{self, BufWriter, Write},
    path::Path,
};

/// Where the words of a piece of evidence stand, and what else is known of it.
const EVIDENCE: [&str; 14] = [
    "of",
    "article",
    "sentence_start",
    "sentence_end",
    "trigger_start",
    "trigger_end",
    "source_start",
    "source_end",
    "target_start",
    "target_end",
    "rule",
    "site",
    "confidence",
    "sentence",
];

/// Writes `nodes.csv`, `edges.csv`, `evidence.csv` and `articles.csv` into a folder that exists.
pub(super) fn write(source: Source<'_>, folder: &Path) -> Result<(), ExportError> {
    let mut evidence = Table::create(&folder.join("evidence.csv"), &EVIDENCE)?;
    write_nodes(source, folder, &mut evidence)?;
    write_edges(source, folder, &mut evidence)?;
    evidence.finish()?;
    let mut articles = Table::create(&folder.join("articles.csv"), &["id", "title", "published", "source", "url"])?;
    for article in source.articles()? {
        let published = article.published.map(|date| date.to_string());
        articles.row(&[
            text(Some(article.id.as_str())),
            text(Some(&article.title)),
            text(published.as_deref()),
            text(article.source.as_deref()),
            text(article.url.as_deref()),
        ])?;
    }
    Ok(articles.finish()?)
}

fn write_nodes(source: Source<'_>, folder: &Path, evidence: &mut Table) -> Result<(), ExportError> {
    let header = [vec!["id:ID".to_owned()], header(&OF_NODES), vec![":LABEL".to_owned()]].concat();
    let mut table = Table::create(&folder.join("nodes.csv"), &header)?;
    for node in source.nodes() {
        let node = node?;
        let id = text(Some(node.id.as_str()));
        let values = without_evidence(&OF_NODES, of_node(&node)?);
        table.row(&[&[id], &values[..], &[text(Some(label(node.kind)))]].concat())?;
        for piece in &node.evidence {
            evidence.row(&cells(node.id.as_str(), piece))?;
        }
    }
    Ok(table.finish()?)
}

fn write_edges(source: Source<'_>, folder: &Path, evidence: &mut Table) -> Result<(), ExportError> {
    let ends = vec![":START_ID".to_owned(), ":END_ID".to_owned()];
    let mut table =
        Table::create(&folder.join("edges.csv"), &[ends, header(&OF_EDGES), vec![":TYPE".to_owned()]].concat())?;
    for edge in source.edges() {
        let edge = edge?;
        let ends = [text(Some(edge.source.as_str())), text(Some(edge.target.as_str()))];
        let values = without_evidence(&OF_EDGES, of_edge(&edge)?);
        table.row(&[&ends[..], &values, &[text(Some(edge.kind.as_str()))]].concat())?;
        for piece in &edge.evidence {
            evidence.row(&cells(edge.id.as_str(), piece))?;
        }
    }
    Ok(table.finish()?)
}

/// The names of the columns with their types as Neo4j wants them.
fn header(attributes: &[(&str, Kind)]) -> Vec<String> {
    let named = |(name, kind): &(&str, Kind)| match kind {
        Kind::Number => Some(format!("{name}:double")),
        Kind::Flag => Some(format!("{name}:boolean")),
        Kind::Text | Kind::List => Some((*name).to_owned()),
        Kind::Json => None,
    };
    attributes.iter().filter_map(named).collect()
}

/// The evidence has a table of its own.
fn without_evidence<'v, const N: usize>(
    attributes: &[(&str, Kind); N],
    values: [Option<Value<'v>>; N],
) -> Vec<Option<Value<'v>>> {
    attributes.iter().zip(values).filter(|((_, kind), _)| *kind != Kind::Json).map(|(_, value)| value).collect()
}

fn cells<'v>(owner: &'v str, piece: &'v Evidence) -> [Option<Value<'v>>; EVIDENCE.len()] {
    let number = |number: u32| Some(Value::Text(Cow::Owned(number.to_string())));
    let (start, end) = (|span: Span| number(span.start), |span: Span| number(span.end));
    [
        text(Some(owner)),
        text(Some(piece.article.as_str())),
        start(piece.sentence_span),
        end(piece.sentence_span),
        start(piece.trigger),
        end(piece.trigger),
        piece.source_span.and_then(start),
        piece.source_span.and_then(end),
        piece.target_span.and_then(start),
        piece.target_span.and_then(end),
        text(piece.rule.as_deref()),
        text(piece.site.as_deref()),
        Some(Value::Number(piece.confidence.value())),
        text(Some(&piece.sentence)),
    ]
}

fn text(text: Option<&str>) -> Option<Value<'_>> {
    text.map(|text| Value::Text(Cow::Borrowed(text)))
}

/// A table that is being written.
struct Table {
    out: BufWriter<File>,
}

impl Table {
    fn create(path: &Path, header: &[impl AsRef<str>]) -> io::Result<Table> {
        let mut table = Table { out: BufWriter::new(File::create(path)?) };
        for (at, name) in header.iter().enumerate() {
            table.out.write_all(if at == 0 { b"" } else { b"," })?;
            table.out.write_all(name.as_ref().as_bytes())?;
        }
        table.out.write_all(b"\n")?;
        Ok(table)
    }

    fn row(&mut self, cells: &[Option<Value<'_>>]) -> Result<(), ExportError> {
        for (at, cell) in cells.iter().enumerate() {
            self.out.write_all(if at == 0 { b"" } else { b"," })?;
            match cell {
                None => {}
                Some(value @ (Value::Number(_) | Value::Flag(_))) => self.out.write_all(value.flat()?.as_bytes())?,
                Some(value @ (Value::Text(_) | Value::List(_))) => quote(&value.flat()?, &mut self.out)?,
            }
        }
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(self) -> io::Result<()> {
        self.out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    }
}

/// Writes a text in quotes. The writer of the csv crate quotes either all cells or those that need it, and so could not
/// tell an empty text from none.
fn quote(text: &str, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"\"")?;
    let (mut rest, mut quoted) = (text.as_bytes(), [0; 1024]);
    while !rest.is_empty() {
        let (_, read, written) = csv_core::quote(rest, &mut quoted, b'"', b'"', true);
        out.write_all(&quoted[..written])?;
        rest = &rest[read..];
    }
    out.write_all(b"\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;
    use proptest::prelude::*;

    #[test]
    fn the_tables_of_a_small_graph_read_like_this() {
        let folder = tempfile::TempDir::new().unwrap();
        write(Source::Graph(&sample::graph(), None), folder.path()).unwrap();
        for table in ["nodes", "edges", "evidence", "articles"] {
            let text = std::fs::read_to_string(folder.path().join(format!("{table}.csv"))).unwrap();
            let beginning: Vec<&str> = text.lines().take(4).collect();
            insta::assert_snapshot!(table, beginning.join("\n"));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_back(cells in proptest::collection::vec(any::<String>(), 1..4), long in 0usize..3000) {
            let mut line = Vec::new();
            for (at, cell) in cells.iter().chain([&"\"x".repeat(long)]).enumerate() {
                line.extend_from_slice(if at == 0 { b"" } else { b"," });
                quote(cell, &mut line).unwrap();
            }
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&line[..]);
            let read: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
            prop_assert_eq!(&read[..cells.len()], &cells[..]);
            prop_assert_eq!(&read[cells.len()], &"\"x".repeat(long));
        }
    }
}
