//! `graph export`: the graph, or a part of it, for other programs.

use super::{
    Global, Outcome,
    messages::{Messages, counted},
    selection::{SelectionArgs, part},
    write_line,
    written::{write_file, write_folder},
};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use graph::{
    export::{ExportError, Format, Labels, Picture, Source, Tables},
    graph::{KnowledgeGraph, Selection},
    model::{NodeType, PartialDate},
};
use std::{
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// A picture of more nodes takes Graphviz minutes, and no one can read it.
const TOO_MANY: u64 = 3_000;

/// Mermaid refuses a chart of more edges, unless it is told otherwise.
const TOO_MANY_FOR_MERMAID: u64 = 500;

/// Write the graph, or a part of it, for other programs
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph export --dot --event \"hội nhập quốc tế\" | dot -Tsvg > picture.svg
  graph export --json --since 2019 --relation attended,chaired -o graph.json
  graph export --csv tables && duckdb -c \"FROM 'tables/edges.csv' LIMIT 5\"")]
pub struct ExportArgs {
    #[command(flatten)]
    format: FormatArgs,
    /// The file to write; it is replaced only when all is written [default: standard output]
    #[arg(long, short, value_name = "FILE", conflicts_with = "csv")]
    output: Option<PathBuf>,
    /// The language of a picture's labels
    #[arg(long, value_enum, default_value = "vi")]
    labels: LabelArg,
    /// What stands above a picture [default: what was selected]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    selection: SelectionArgs,
}

#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
#[command(next_help_heading = "Formats, of which one must be chosen")]
struct FormatArgs {
    /// A picture for Graphviz, with the evidence as tooltips
    #[arg(long)]
    dot: bool,
    /// networkx node-link data, with all evidence
    #[arg(long)]
    json: bool,
    /// Nodes, edges, and what each article says, a JSON object a line; graph build reads it
    #[arg(long)]
    jsonl: bool,
    /// A folder of tables for Neo4j's bulk import, DuckDB or a spreadsheet
    #[arg(long, value_name = "DIR")]
    csv: Option<PathBuf>,
    /// For Gephi, yEd, networkx and igraph
    #[arg(long)]
    graphml: bool,
    /// For Gephi, with time
    #[arg(long)]
    gexf: bool,
    /// For Cytoscape.js
    #[arg(long)]
    cytoscape: bool,
    /// A script of Cypher statements, for Neo4j and its kin
    #[arg(long)]
    cypher: bool,
    /// RDF, to be read
    #[arg(long)]
    turtle: bool,
    /// RDF, a triple a line
    #[arg(long)]
    ntriples: bool,
    /// RDF, a quad a line, with the evidence in the graph of its article
    #[arg(long)]
    nquads: bool,
    /// RDF as JSON
    #[arg(long)]
    jsonld: bool,
    /// A flowchart for a Markdown file
    #[arg(long)]
    mermaid: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LabelArg {
    /// Vietnamese
    Vi,
    /// English; names stay as they are
    En,
}

/// What is written, and where to.
enum Target<'a> {
    Tables(Tables, &'a Path),
    File(Format, &'a Path),
    Output(Format),
}

pub fn run(global: &Global, args: &ExportArgs) -> Result<Outcome> {
    let selection = args.selection.selection();
    let store = global.open_store()?;
    if selection == Selection::default() && args.target(None).is_streamed() {
        return write(global, &args.target(None), Source::Store(&store));
    }
    let graph = KnowledgeGraph::load(&store)?;
    let Some(part) = part(&graph, &selection)? else { return Ok(Outcome::NothingFound) };
    // The names of a selection are looked up in the whole graph.
    let target = args.target(title(&graph, &selection));
    write(global, &target, Source::Graph(&graph.into_part(&part), Some(&store)))
}

fn write(global: &Global, target: &Target<'_>, source: Source<'_>) -> Result<Outcome> {
    let (nodes, edges) = source.size()?;
    let size = [counted(nodes, "node"), counted(edges, "edge")].join(" and ");
    if !global.quiet {
        target.warn_of_size(nodes, edges);
    }
    match target {
        Target::Tables(tables, folder) => {
            write_folder(folder, |folder| tables.write(source, folder).map_err(told))
                .with_context(|| folder.display().to_string())?;
            Messages::new(global.quiet).done(format!("{size} in {}", folder.display()));
        }
        Target::File(format, path) => {
            write_file(path, |out| format.write(source, out).map_err(told))
                .with_context(|| path.display().to_string())?;
            Messages::new(global.quiet).done(format!("{size} in {}", path.display()));
        }
        Target::Output(format) => {
            let mut out = BufWriter::new(io::stdout().lock());
            format.write(source, &mut out).map_err(told)?;
            out.flush()?;
        }
    }
    Ok(Outcome::of_count(nodes))
}

/// The error itself, which a closed pipe is recognised by.
fn told(error: ExportError) -> anyhow::Error {
    match error {
        ExportError::Write(error) => error.into(),
        ExportError::Load(error) => error.into(),
    }
}

impl Target<'_> {
    fn is_streamed(&self) -> bool {
        match self {
            Target::Tables(..) => true,
            Target::File(format, _) | Target::Output(format) => format.is_streamed(),
        }
    }

    /// Says so where a picture will be too large.
    fn warn_of_size(&self, nodes: u64, edges: u64) {
        let (Target::File(format, _) | Target::Output(format)) = self else { return };
        let choose = "choose a part, e.g. by --around NAME";
        match format {
            Format::Dot(_) if nodes > TOO_MANY => {
                let nodes = counted(nodes, "node");
                write_line(&format!("a picture of {nodes} takes long to draw and is hard to read; {choose}"));
            }
            Format::Mermaid(_) if edges > TOO_MANY_FOR_MERMAID => {
                let edges = counted(edges, "edge");
                write_line(&format!("Mermaid draws no chart of {edges} unless its maxEdges is raised; {choose}"));
            }
            _ => {}
        }
    }
}

impl ExportArgs {
    fn target(&self, selected: Option<String>) -> Target<'_> {
        if let Some(folder) = &self.format.csv {
            return Target::Tables(Tables::Csv, folder);
        }
        let format = self.format(selected);
        match &self.output {
            Some(path) if path.as_os_str() != "-" => Target::File(format, path),
            _ => Target::Output(format),
        }
    }

    fn format(&self, selected: Option<String>) -> Format {
        let labels = match self.labels {
            LabelArg::Vi => Labels::Vi,
            LabelArg::En => Labels::En,
        };
        let chosen = &self.format;
        let formats = [
            (chosen.json, Format::Json),
            (chosen.jsonl, Format::Jsonl),
            (chosen.graphml, Format::GraphMl),
            (chosen.gexf, Format::Gexf),
            (chosen.cytoscape, Format::Cytoscape),
            (chosen.cypher, Format::Cypher),
            (chosen.turtle, Format::Turtle),
            (chosen.ntriples, Format::NTriples),
            (chosen.nquads, Format::NQuads),
            (chosen.jsonld, Format::JsonLd),
            (chosen.mermaid, Format::Mermaid(labels)),
        ];
        let chosen = formats.into_iter().find(|(chosen, _)| *chosen).map(|(_, format)| format);
        chosen.unwrap_or_else(|| Format::Dot(Picture { labels, title: self.title.clone().or(selected) }))
    }
}

/// The names and the period that were selected; a name that means one node as the node is called.
fn title(graph: &KnowledgeGraph, selection: &Selection) -> Option<String> {
    let called = |name: &String, kind: Option<NodeType>| match graph.find(name, kind).as_slice() {
        [one] => graph.at(*one).name.clone(),
        _ => name.clone(),
    };
    let around = selection.around.iter().map(|name| called(name, None));
    let ends = selection.ends.iter().flat_map(|(kind, names)| names.iter().map(|name| called(name, Some(*kind))));
    let period = match (selection.since, selection.until) {
        (None, None) => None,
        (since, until) => {
            let day = |date: Option<PartialDate>| date.map_or(String::new(), |date| date.to_string());
            Some(format!("{}–{}", day(since), day(until)))
        }
    };
    let parts: Vec<String> = around.chain(ends).chain(period).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}
