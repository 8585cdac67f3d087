//! `graph path`: how two nodes hang together.

use super::{
    Global, Outcome,
    messages::counted,
    page::{Page, in_brackets},
    pick::{Wanted, pick},
    rows::{Cell, DrawingArgs, RowArgs, Rows},
    selection::WayArgs,
    write_line,
};
use anyhow::Result;
use clap::Args;
use graph::{
    graph::{KnowledgeGraph, Ways},
    model::{Node, NodeType},
    query::{Row, Step, step_edge, walk},
};
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::io;

/// Show the shortest paths between two nodes, each step with its sentence
///
/// Paths lead through people, bodies, instruments and events, whichever way the edges point; of paths of one length those
/// through what is less connected come first, since they tell more.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph path \"doan thu ha\" \"tran luu quang\"
  graph path \"bo ngoai giao\" \"nghi quyet 22\" --through event,resolution --limit 5")]
pub struct PathArgs {
    /// Where the paths begin: a name or a part of it, without regard to case and diacritics, or an id
    #[arg(value_name = "A")]
    from: String,
    /// Where they end
    #[arg(value_name = "B")]
    to: String,
    /// Of several nodes that A may mean, this one
    #[arg(long, value_name = "N")]
    pick: Option<usize>,
    /// Of several nodes that B may mean, this one
    #[arg(long, value_name = "N")]
    pick_to: Option<usize>,
    /// Nodes of these types may stand between the two: official, body, resolution, event, province
    #[arg(long, value_name = "TYPE", value_delimiter = ',', default_value = "official,body,resolution,event")]
    through: Vec<NodeType>,
    /// How many paths to show
    #[arg(long, value_name = "N", default_value_t = 3)]
    limit: usize,
    #[command(flatten)]
    rows: DrawingArgs,
    #[command(flatten)]
    way: WayArgs,
}

/// A path: where it begins, and the edges that it follows.
struct Found {
    from: NodeIndex,
    edges: Vec<EdgeIndex>,
}

pub fn run(global: &Global, args: &PathArgs) -> Result<Outcome> {
    let store = global.open_store()?;
    let mut graph = KnowledgeGraph::outline(&store)?;
    let wanted = |name, pick, flag| Wanted { name, kind: None, pick, flag };
    let Some(from) = pick(&graph, wanted(&args.from, args.pick, "--pick"))? else { return Ok(Outcome::NothingFound) };
    let Some(to) = pick(&graph, wanted(&args.to, args.pick_to, "--pick-to"))? else { return Ok(Outcome::NothingFound) };
    let paths = args.find(&graph, from, to)?;
    graph.attest(&store, paths.iter().flat_map(|path| path.edges.iter().copied()))?;
    if paths.is_empty() {
        if !global.quiet {
            write_line(&format!("no path leads from {} to {}", graph.at(from).name, graph.at(to).name));
        }
        return Ok(Outcome::NothingFound);
    }
    match args.rows.format {
        Some(format) => print_rows(&graph, &paths, RowArgs { format })?,
        None => draw(&graph, &paths)?,
    }
    Ok(Outcome::Done)
}

impl PathArgs {
    fn find(&self, graph: &KnowledgeGraph, from: NodeIndex, to: NodeIndex) -> Result<Vec<Found>> {
        let passable = self.way.passable(graph)?;
        let passes = |edge: EdgeIndex| passable[edge.index()];
        let ways = Ways { edges: passes, between: |node| self.through.contains(&graph.at(node).kind) };
        let edges = |path: &Vec<NodeIndex>| -> Vec<EdgeIndex> {
            path.windows(2).filter_map(|ends| step_edge(graph, ends[0], ends[1], passes)).collect()
        };
        let paths = graph.paths(from, to, self.limit, &ways);
        Ok(paths.iter().map(|path| Found { from, edges: edges(path) }).collect())
    }
}

const COLUMNS: &[&str] = &["path", "step", "source", "relation", "title", "target", "date", "sources", "evidence"];

fn print_rows(graph: &KnowledgeGraph, paths: &[Found], args: RowArgs) -> io::Result<()> {
    let mut out = Rows::to_stdout(args, COLUMNS)?;
    for (number, path) in (1..).zip(paths) {
        for (place, step) in (1..).zip(walk(graph, path.from, &path.edges)) {
            let row = Row { link: step.link, role: Vec::new(), when: step.link.time() };
            let edge = step.link.edge;
            out.push(vec![
                Cell::Count(number),
                Cell::Count(place),
                Cell::Text(step.link.source.name.clone()),
                edge.kind.as_str().into(),
                Cell::of(edge.title.as_ref()),
                Cell::Text(step.link.target.name.clone()),
                Cell::of(row.date()),
                Cell::List(edge.sources.iter().map(ToString::to_string).collect()),
                Cell::of(row.surest().map(|evidence| &evidence.sentence)),
            ])?;
        }
    }
    out.finish().map(drop)
}

fn draw(graph: &KnowledgeGraph, paths: &[Found]) -> io::Result<()> {
    let mut page = Page::to_stdout();
    for (number, path) in (1..).zip(paths) {
        if number > 1 {
            page.line(0, "")?;
        }
        page.line(0, &format!("path {number}: {}", counted(path.edges.len() as u64, "step")))?;
        page.line(2, &called(graph.at(path.from)))?;
        for step in walk(graph, path.from, &path.edges) {
            draw_step(&mut page, &step)?;
        }
    }
    page.finish()
}

fn draw_step(page: &mut Page<impl io::Write>, step: &Step<'_>) -> io::Result<()> {
    let edge = step.link.edge;
    let arrow = if step.is_forward() { "↓" } else { "↑" };
    let former = if edge.former { "former " } else { "" };
    let title = edge.title.as_ref().map_or(String::new(), |title| format!(": {former}{title}"));
    let site = edge.site.as_ref().map_or(String::new(), |site| format!(", at the site {site}"));
    page.line(2, &format!("{arrow} {}{title}{}{site}", edge.kind, in_brackets(step.link.time())))?;
    let row = Row { link: step.link, role: Vec::new(), when: None };
    if let Some(evidence) = row.surest() {
        page.hanging("  │   ", "  │   ", &format!("“{}” — {}", evidence.sentence.trim(), evidence.article))?;
    }
    page.line(2, &called(step.at))
}

/// The name; of what has a day of its own, with that.
fn called(node: &Node) -> String {
    format!("{}{}", node.name, in_brackets(node.date.map(|date| (date, node.end))))
}
