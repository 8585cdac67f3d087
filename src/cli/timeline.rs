//! `graph timeline`: what happened to a node, in order of time.

use super::{
    Global, Outcome,
    page::{Page, days},
    pick::{Wanted, candidates, pick},
    rows::{Cell, DrawingArgs, Format, RowArgs, Rows},
    write_line,
};
use anyhow::Result;
use clap::Args;
use graph::{
    graph::KnowledgeGraph,
    model::{EdgeType, NodeType},
    query::{Branch, Direction, Row, series, timeline},
    store::Store,
};
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::io;

/// Tell what happened to a node in order of time
///
/// Of a person the career: posts with their terms, and events. Of a body who led it and what it did. A name that several
/// events share means all of them: a series. Of an instrument the tree of who issued it, where it was discussed and what
/// carries it out, with what carries that out in turn.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph timeline \"nguyen van tung\"
  graph timeline \"phien hop\" --type event
  graph timeline \"nghi quyet 22\"")]
pub struct TimelineArgs {
    /// A name or a part of it, without regard to case and diacritics, or an id
    #[arg(value_name = "NAME")]
    name: String,
    /// Only a node of this type: official, body, resolution, event or province
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<NodeType>,
    /// Of several nodes that the name may mean, this one
    #[arg(long, value_name = "N")]
    pick: Option<usize>,
    /// Add how sure an edge is, and the sentence that it comes from
    #[arg(long)]
    evidence: bool,
    #[command(flatten)]
    rows: DrawingArgs,
}

pub fn run(global: &Global, args: &TimelineArgs) -> Result<Outcome> {
    let store = global.open_store()?;
    let mut graph = KnowledgeGraph::outline(&store)?;
    let Some(found) = candidates(&graph, &args.name, args.kind) else { return Ok(Outcome::NothingFound) };
    let events = found.iter().all(|index| graph.at(*index).kind == NodeType::Event);
    if events && found.len() > 1 && args.pick.is_none() {
        print_series(&graph, &found, args.row_args())?;
        return Ok(Outcome::Done);
    }
    let wanted = Wanted { name: &args.name, kind: args.kind, pick: args.pick, flag: "--pick" };
    let Some(index) = pick(&graph, wanted)? else { return Ok(Outcome::NothingFound) };
    if graph.at(index).kind == NodeType::Resolution {
        attest_tree(&mut graph, &store, index)?;
        let tree = Branch::of(&graph, index);
        match args.rows.format {
            Some(format) => print_tree(&tree, args.evidence, RowArgs { format })?,
            None => draw_tree(&tree, args.evidence)?,
        }
        return Ok(Outcome::Done);
    }
    graph.attest_node(&store, index)?;
    let count = print_entries(&graph, index, args)?;
    if count == 0 && !global.quiet {
        write_line(&format!("no edge is known of {}", graph.at(index).name));
    }
    Ok(Outcome::of_count(count))
}

impl TimelineArgs {
    fn row_args(&self) -> RowArgs {
        RowArgs { format: self.rows.format.unwrap_or(Format::Table) }
    }
}

const ENTRIES: &[&str] =
    &["date", "relation", "direction", "title", "former", "name", "province", "sources", "confidence", "evidence"];
/// The last columns of every table, which only `--evidence` shows.
const EVIDENCE: usize = 2;

fn shown(columns: &'static [&'static str], evidence: bool) -> &'static [&'static str] {
    if evidence { columns } else { &columns[..columns.len() - EVIDENCE] }
}

fn print_entries(graph: &KnowledgeGraph, index: NodeIndex, args: &TimelineArgs) -> io::Result<u64> {
    let columns = shown(ENTRIES, args.evidence);
    let mut out = Rows::to_stdout(args.row_args(), columns)?;
    for entry in timeline(graph, index) {
        let edge = entry.link.edge;
        let row = Row { link: entry.link, role: Vec::new(), when: entry.when };
        let mut cells = vec![
            Cell::of(row.date()),
            edge.kind.as_str().into(),
            if entry.direction == Direction::Out { "→" } else { "←" }.into(),
            Cell::of(edge.title.as_ref()),
            Cell::Flag(edge.former),
            Cell::Text(entry.other().name.clone()),
            Cell::of(entry.place()),
            Cell::List(edge.sources.iter().map(ToString::to_string).collect()),
            Cell::Measure(edge.confidence.value()),
            Cell::of(row.surest().map(|evidence| &evidence.sentence)),
        ];
        cells.truncate(columns.len());
        out.push(cells)?;
    }
    out.finish()
}

const SESSIONS: &[&str] = &["date", "event", "chaired", "organized", "held_in", "participants", "id"];

fn print_series(graph: &KnowledgeGraph, events: &[NodeIndex], args: RowArgs) -> io::Result<()> {
    let mut out = Rows::to_stdout(args, SESSIONS)?;
    let names = |names: Vec<&str>| match names.is_empty() {
        true => Cell::Missing,
        false => Cell::List(names.into_iter().map(str::to_owned).collect()),
    };
    for session in series(graph, events) {
        out.push(vec![
            Cell::of(session.event.date.map(|date| days(date, session.event.end))),
            Cell::Text(session.event.name.clone()),
            names(session.chaired),
            names(session.organized),
            names(session.held_in),
            Cell::Count(session.participants as u64),
            Cell::Text(session.event.id.to_string()),
        ])?;
    }
    out.finish().map(drop)
}

/// Gives the edges of the tree their evidence.
fn attest_tree(graph: &mut KnowledgeGraph, store: &Store, root: NodeIndex) -> Result<()> {
    let tree = Branch::of(graph, root);
    let ids: Vec<_> = tree.flat().iter().filter_map(|(_, branch)| Some(branch.link?.edge.id.clone())).collect();
    let edges = graph.petgraph().edge_indices();
    let edges: Vec<EdgeIndex> = edges.filter(|edge| ids.contains(&graph.link(*edge).edge.id)).collect();
    graph.attest(store, edges)?;
    Ok(())
}

const BRANCHES: &[&str] =
    &["depth", "relation", "type", "name", "date", "province", "sources", "confidence", "evidence"];

fn print_tree(tree: &Branch<'_>, evidence: bool, args: RowArgs) -> io::Result<()> {
    let columns = shown(BRANCHES, evidence);
    let mut out = Rows::to_stdout(args, columns)?;
    for (depth, branch) in tree.flat() {
        let edge = branch.link.map(|link| link.edge);
        let row = branch.link.map(|link| Row { link, role: Vec::new(), when: None });
        let sources = edge.map(|edge| Cell::List(edge.sources.iter().map(ToString::to_string).collect()));
        let mut cells = vec![
            Cell::Count(depth as u64),
            Cell::of(edge.map(|edge| edge.kind)),
            branch.node.kind.as_str().into(),
            Cell::Text(branch.node.name.clone()),
            Cell::of(branch.node.date.map(|date| days(date, branch.node.end))),
            Cell::of(branch.node.province.as_ref()),
            sources.unwrap_or(Cell::Missing),
            edge.map_or(Cell::Missing, |edge| Cell::Measure(edge.confidence.value())),
            Cell::of(row.and_then(|row| row.surest().map(|evidence| evidence.sentence.clone()))),
        ];
        cells.truncate(columns.len());
        out.push(cells)?;
    }
    out.finish().map(drop)
}

fn draw_tree(tree: &Branch<'_>, evidence: bool) -> io::Result<()> {
    let mut page = Page::to_stdout();
    page.line(0, &label(tree))?;
    draw_branches(&mut page, tree, "", evidence)?;
    page.finish()
}

fn draw_branches(page: &mut Page<impl io::Write>, at: &Branch<'_>, front: &str, evidence: bool) -> io::Result<()> {
    for (place, branch) in (1..).zip(&at.branches) {
        let last = place == at.branches.len();
        let (fork, pass) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let below = format!("{front}{pass}");
        page.hanging(&format!("{front}{fork}"), &format!("{below}  "), &label(branch))?;
        if let Some(link) = branch.link.filter(|_| evidence) {
            let row = Row { link, role: Vec::new(), when: None };
            if let Some(evidence) = row.surest() {
                let trunk = if branch.branches.is_empty() { "    " } else { "│   " };
                let indent = format!("{below}{trunk}");
                page.hanging(&indent, &indent, &format!("“{}” — {}", evidence.sentence.trim(), evidence.article))?;
            }
        }
        draw_branches(page, branch, &below, evidence)?;
    }
    Ok(())
}

/// How a branch reads: by which relation, what, when and where.
fn label(branch: &Branch<'_>) -> String {
    let node = branch.node;
    let how = match branch.link.map(|link| link.edge.kind) {
        None => "",
        Some(EdgeType::Issued) => "issued by ",
        Some(EdgeType::Discussed) => "discussed at ",
        Some(_) => "carried out by ",
    };
    let date = node.date.map_or(String::new(), |date| format!(" ({})", days(date, node.end)));
    let place = node.province.as_ref().filter(|_| node.kind == NodeType::Event);
    let place = place.map_or(String::new(), |place| format!(", {place}"));
    format!("{how}{}{date}{place}", node.name)
}
