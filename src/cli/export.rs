//! `graph export`: the graph, or a part of it, for other programs.

use super::{
    Global, Outcome,
    messages::{Messages, counted},
    selection::{SelectionArgs, select},
    write_line,
};
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use graph::{
    export::{Format, Labels, Picture},
    graph::{KnowledgeGraph, Selection},
    model::{NodeType, PartialDate},
};
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// A picture of more nodes takes Graphviz minutes, and no one can read it.
const TOO_MANY: usize = 3_000;

/// Write the graph, or a part of it, for other programs
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph export --dot --event \"hội nhập quốc tế\" | dot -Tsvg > picture.svg
  graph export --json --since 2019 --relation attended,chaired -o graph.json")]
pub struct ExportArgs {
    #[command(flatten)]
    format: FormatArgs,
    /// The file to write; it is replaced only when all is written [default: standard output]
    #[arg(long, short, value_name = "FILE")]
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
struct FormatArgs {
    /// A picture for Graphviz, with the evidence as tooltips
    #[arg(long)]
    dot: bool,
    /// networkx node-link data, with all evidence
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum LabelArg {
    /// Vietnamese
    Vi,
    /// English; names stay as they are
    En,
}

pub fn run(global: &Global, args: &ExportArgs) -> Result<Outcome> {
    let selection = args.selection.selection();
    let Some((graph, part)) = select(global, &selection)? else { return Ok(Outcome::NothingFound) };
    let format = args.format(&graph, &selection);
    let graph = graph.into_part(&part);
    if args.format.dot && graph.node_count() > TOO_MANY && !global.quiet {
        let nodes = counted(graph.node_count() as u64, "node");
        write_line(&format!(
            "a picture of {nodes} takes long to draw and is hard to read; choose a part, e.g. by --around NAME"
        ));
    }
    match &args.output {
        Some(path) if path.as_os_str() != "-" => {
            write_file(path, &graph, &format).with_context(|| path.display().to_string())?;
            let size = [counted(graph.node_count() as u64, "node"), counted(graph.edge_count() as u64, "edge")];
            Messages::new(global.quiet).done(format!("{} in {}", size.join(" and "), path.display()));
        }
        _ => {
            let mut out = BufWriter::new(io::stdout().lock());
            format.write(&graph, &mut out)?;
            out.flush()?;
        }
    }
    Ok(Outcome::of_count(graph.node_count() as u64))
}

impl ExportArgs {
    fn format(&self, graph: &KnowledgeGraph, selection: &Selection) -> Format {
        if self.format.json {
            return Format::Json;
        }
        let labels = match self.labels {
            LabelArg::Vi => Labels::Vi,
            LabelArg::En => Labels::En,
        };
        Format::Dot(Picture { labels, title: self.title.clone().or_else(|| title(graph, selection)) })
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

/// Writes beside the file and then takes its place, so that nobody ever sees half a graph; a device or a pipe is
/// written to as it is.
fn write_file(path: &Path, graph: &KnowledgeGraph, format: &Format) -> io::Result<()> {
    // A link stays a link to the file that is written.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let known = path.metadata().ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        return fill(File::options().write(true).open(&path)?, graph, format).map(drop);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.part", std::process::id()));
    let written = File::create(&beside).and_then(|file| fill(file, graph, format)).and_then(|file| {
        if let Some(known) = known {
            file.set_permissions(known.permissions())?;
        }
        file.sync_all()?;
        fs::rename(&beside, &path)
    });
    written.inspect_err(|_| drop(fs::remove_file(&beside)))
}

fn fill(file: File, graph: &KnowledgeGraph, format: &Format) -> io::Result<File> {
    let mut out = BufWriter::new(file);
    format.write(graph, &mut out)?;
    out.into_inner().map_err(io::IntoInnerError::into_error)
}
