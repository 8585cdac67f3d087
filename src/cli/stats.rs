//! `graph stats`: what the store holds, in numbers.

use super::{
    Global, Outcome,
    rows::{Cell, RowArgs, Rows},
};
use anyhow::Result;
use clap::Args;
use graph::{
    graph::{
        KnowledgeGraph,
        measure::{Network, betweenness, communities, leaders, page_rank},
    },
    model::{NodeType, PartialDate},
    store::Summary,
};
use petgraph::graph::NodeIndex;

/// Count what the store holds, and name who stands out in it
///
/// Degree: how many edges a node has. PageRank: where one often comes by following edges. Betweenness: how many others are
/// joined through it. Communities: groups with more to do with each other than with the rest, each named after its best
/// connected members. All read the graph as a network, whichever way the edges point.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph stats --top 3 --format csv
  graph stats --of official")]
pub struct StatsArgs {
    /// How many leaders and communities to name
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,
    /// Name only leaders of these types: official, body, resolution, event, province
    #[arg(long, value_name = "TYPE", value_delimiter = ',')]
    of: Vec<NodeType>,
    #[command(flatten)]
    rows: RowArgs,
}

/// How many members a community is called by.
const NAMESAKES: usize = 3;

pub fn run(global: &Global, args: &StatsArgs) -> Result<Outcome> {
    let store = global.open_store()?;
    let summary = store.summary()?;
    let mut rows = Rows::to_stdout(args.rows, &["what", "which", "value"])?;
    for row in summary_rows(&summary) {
        rows.push(row)?;
    }
    for (month, articles) in store.months()? {
        rows.push(vec!["articles a month".into(), Cell::of(Some(month)), Cell::Count(articles)])?;
    }
    let graph = KnowledgeGraph::outline(&store)?;
    for row in standing_rows(&graph, args) {
        rows.push(row)?;
    }
    rows.finish()?;
    Ok(Outcome::of_count(summary.articles))
}

/// Who stands out.
fn standing_rows(graph: &KnowledgeGraph, args: &StatsArgs) -> Vec<Vec<Cell>> {
    let network = Network::of(graph);
    let degrees = network.degrees();
    let wanted = |scores: &[f64]| -> Vec<(NodeIndex, f64)> {
        let of = |(at, score): (usize, &f64)| {
            let kind = graph.at(NodeIndex::new(at)).kind;
            if args.of.is_empty() || args.of.contains(&kind) { *score } else { 0.0 }
        };
        leaders(&scores.iter().enumerate().map(of).collect::<Vec<f64>>(), args.top)
    };
    let id = |at: NodeIndex| Cell::Text(graph.at(at).id.to_string());
    let mut rows = Vec::new();
    for (at, degree) in wanted(&degrees) {
        rows.push(vec!["most connected".into(), id(at), Cell::Count(degree as u64)]);
    }
    for (at, rank) in wanted(&page_rank(&network)) {
        rows.push(vec!["PageRank".into(), id(at), Cell::Measure(rounded(rank, 5))]);
    }
    for (at, pairs) in wanted(&betweenness(&network)) {
        rows.push(vec!["betweenness".into(), id(at), Cell::Measure(rounded(pairs, 1))]);
    }
    let found = communities(&network);
    rows.push(vec!["communities".into(), "all".into(), Cell::Count(found.members.len() as u64)]);
    rows.push(vec!["communities".into(), "modularity".into(), Cell::Measure(rounded(found.modularity, 3))]);
    for members in found.members.iter().take(args.top) {
        let mut known: Vec<usize> = members.clone();
        known.sort_by(|a, b| degrees[*b].total_cmp(&degrees[*a]).then(a.cmp(b)));
        let names = known.iter().take(NAMESAKES).map(|at| graph.at(NodeIndex::new(*at)).name.clone());
        rows.push(vec!["community".into(), Cell::List(names.collect()), Cell::Count(members.len() as u64)]);
    }
    rows
}

/// A measure with as many digits behind the point as mean something.
fn rounded(value: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (value * scale).round() / scale
}

fn summary_rows(summary: &Summary) -> Vec<Vec<Cell>> {
    let mut rows = vec![vec!["articles".into(), Cell::Missing, Cell::Count(summary.articles)]];
    rows.extend(range("published", summary.published));
    rows.extend(range("events", summary.events));
    rows.push(vec!["claims".into(), Cell::Missing, Cell::Count(summary.claims)]);
    for (what, counts) in [
        ("nodes", summary.nodes.iter().map(|(kind, count)| (kind.as_str(), *count)).collect::<Vec<_>>()),
        ("edges", summary.edges.iter().map(|(kind, count)| (kind.as_str(), *count)).collect()),
    ] {
        let all = counts.iter().map(|(_, count)| count).sum();
        rows.push(vec![what.into(), "all".into(), Cell::Count(all)]);
        rows.extend(counts.into_iter().map(|(kind, count)| vec![what.into(), kind.into(), Cell::Count(count)]));
    }
    rows
}

fn range(what: &'static str, dates: Option<(PartialDate, PartialDate)>) -> Vec<Vec<Cell>> {
    let row = |which: &'static str, date| vec![what.into(), which.into(), Cell::of(Some(date))];
    dates
        .map_or_else(Vec::new, |(first, last): (PartialDate, PartialDate)| vec![row("first", first), row("last", last)])
}
