//! `graph stats`: what the store holds, in numbers.

use super::{
    Global, Outcome,
    rows::{Cell, RowArgs, Rows},
};
use anyhow::Result;
use clap::Args;
use graph::{model::PartialDate, store::Summary};

/// Count what the store holds, and name the most connected nodes
#[derive(Args, Debug)]
#[command(after_help = "Example: graph stats --top 3 --format csv")]
pub struct StatsArgs {
    /// How many of the most connected nodes to name
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: u32,
    #[command(flatten)]
    rows: RowArgs,
}

pub fn run(global: &Global, args: &StatsArgs) -> Result<Outcome> {
    let store = global.open_store()?;
    let summary = store.summary()?;
    let mut rows = Rows::to_stdout(args.rows, &["what", "which", "value"])?;
    for row in summary_rows(&summary) {
        rows.push(row)?;
    }
    for node in store.most_connected(args.top)? {
        rows.push(vec!["most connected".into(), Cell::Text(node.id.to_string()), Cell::Count(node.edges)])?;
    }
    rows.finish()?;
    Ok(Outcome::of_count(summary.articles))
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
