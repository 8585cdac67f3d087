//! `graph around`: what is near a node.

use super::{
    Global, Outcome,
    pick::{Wanted, pick},
    rows::{Cell, RowArgs, Rows},
    selection::WayArgs,
    write_line,
};
use anyhow::Result;
use clap::Args;
use graph::{
    graph::KnowledgeGraph,
    model::NodeType,
    query::{Neighbour, around},
};

/// List what is near a node: one row a neighbour, the nearest and most connected first
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph around \"doan thu ha\"
  graph around \"nghi quyet 22\" --depth 2 --type official --format csv")]
pub struct AroundArgs {
    /// A name or a part of it, without regard to case and diacritics, or an id
    #[arg(value_name = "NAME")]
    name: String,
    /// How many steps away at most
    #[arg(long, value_name = "N", default_value_t = 1)]
    depth: usize,
    /// Of several nodes that the name may mean, this one
    #[arg(long, value_name = "N")]
    pick: Option<usize>,
    /// List only nodes of these types: official, body, resolution, event, province
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    types: Vec<NodeType>,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    rows: RowArgs,
    #[command(flatten)]
    way: WayArgs,
}

const COLUMNS: &[&str] = &["steps", "type", "name", "relation", "via", "date", "edges", "id"];

pub fn run(global: &Global, args: &AroundArgs) -> Result<Outcome> {
    let graph = KnowledgeGraph::outline(&global.open_store()?)?;
    let wanted = Wanted { name: &args.name, kind: None, pick: args.pick, flag: "--pick" };
    let Some(root) = pick(&graph, wanted)? else { return Ok(Outcome::NothingFound) };
    let passable = args.way.passable(&graph)?;
    let mut near = around(&graph, root, args.depth, |edge| passable[edge.index()]);
    near.retain(|neighbour| args.types.is_empty() || args.types.contains(&graph.at(neighbour.node).kind));
    let all = near.len();
    near.truncate(args.limit.unwrap_or(all));
    let mut out = Rows::to_stdout(args.rows, COLUMNS)?;
    for neighbour in &near {
        out.push(cells(&graph, neighbour))?;
    }
    let count = out.finish()?;
    if count == 0 && !global.quiet {
        write_line(&"nothing found");
    }
    super::rows::say_cut(global, count, all);
    Ok(Outcome::of_count(count))
}

fn cells(graph: &KnowledgeGraph, neighbour: &Neighbour) -> Vec<Cell> {
    let node = graph.at(neighbour.node);
    vec![
        Cell::Count(neighbour.steps as u64),
        node.kind.as_str().into(),
        Cell::Text(node.name.clone()),
        Cell::List(neighbour.relations.iter().map(ToString::to_string).collect()),
        Cell::List(neighbour.via.iter().map(|via| graph.at(*via).name.clone()).collect()),
        Cell::of(node.date.map(|date| super::page::days(date, node.end))),
        Cell::Count(graph.links_of(neighbour.node).count() as u64),
        Cell::Text(node.id.to_string()),
    ]
}
