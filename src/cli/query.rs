//! `graph query`: edges as rows.

use super::{
    Global, Outcome,
    rows::{Cell, RowArgs, Rows, say_cut},
    selection::{SelectionArgs, part},
    write_line,
};
use anyhow::Result;
use clap::{Args, ValueEnum};
use graph::{
    graph::{KnowledgeGraph, Part},
    model::{EdgeType, NodeType},
    query::{CountBy, Order, Row, count, rows, sort},
};
use petgraph::graph::{EdgeIndex, NodeIndex};
use std::collections::BTreeSet;

/// Ask who did what: one row an edge, with date, role and source
///
/// Without a relation, all of them are asked for.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph query attended,chaired --event \"hội nhập quốc tế\"
  graph query holds_position --official \"tran van on\" --format csv
  graph query implements --resolution \"nghị quyết 22\" --since 2020
  graph query attended --count-by official --limit 10")]
pub struct QueryArgs {
    /// chaired, attended, spoke_at, organized, held_in, has_site, holds_position, issued, implements, discussed,
    /// part_of or established
    #[arg(value_name = "RELATION[,RELATION…]", value_delimiter = ',')]
    asked: Vec<EdgeType>,
    #[command(flatten)]
    rows: RowArgs,
    /// Add how sure an edge is, and the sentence that it comes from
    #[arg(long)]
    evidence: bool,
    /// Count instead: official, body, resolution, event, province, relation or year
    #[arg(long, value_name = "WHAT", conflicts_with_all = ["evidence", "sort"])]
    count_by: Option<CountBy>,
    /// The order of the rows
    #[arg(long, value_enum, value_name = "BY", default_value = "date")]
    sort: SortBy,
    /// Turn the order round
    #[arg(long)]
    reverse: bool,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    selection: SelectionArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SortBy {
    /// Time, what is undated last
    Date,
    /// The name at the source
    Source,
    /// The name at the target
    Target,
    /// The relation
    Relation,
    /// How sure, the surest first
    Confidence,
    /// In how many articles, the most first
    Articles,
}

impl From<SortBy> for Order {
    fn from(by: SortBy) -> Order {
        match by {
            SortBy::Date => Order::Date,
            SortBy::Source => Order::Source,
            SortBy::Target => Order::Target,
            SortBy::Relation => Order::Relation,
            SortBy::Confidence => Order::Confidence,
            SortBy::Articles => Order::Articles,
        }
    }
}

/// What the rows show, as the relations have it in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// Who took part in what.
    Participation,
    /// Who held which post.
    Posts,
    /// Anything else, and what is mixed.
    Statements,
}

/// The last columns of every view, which only `--evidence` shows.
const EVIDENCE: usize = 2;

pub fn run(global: &Global, args: &QueryArgs) -> Result<Outcome> {
    let mut selection = args.selection.selection();
    selection.relations.extend(&args.asked);
    let store = global.open_store()?;
    let mut graph = KnowledgeGraph::outline(&store)?;
    let Some(part) = part(&graph, &selection)? else { return Ok(Outcome::NothingFound) };
    let edges = cited(&graph, &part);
    graph.attest(&store, edges)?;
    let mut found = rows(&graph, &part);
    let (count, all) = match args.count_by {
        Some(by) => print_counts(args, by, &graph, &found)?,
        None => {
            sort(&mut found, args.sort.into());
            print_edges(args, View::of(&selection.relations), &args.cut(found.iter().collect()))
                .map(|count| (count, found.len()))?
        }
    };
    if count == 0 && !global.quiet {
        write_line(&"nothing found");
    }
    say_cut(global, count, all);
    Ok(Outcome::of_count(count))
}

/// The edges that an answer cites: those of the part, and the posts of the people in it.
fn cited(graph: &KnowledgeGraph, part: &Part) -> Vec<EdgeIndex> {
    let mut cited = part.edges.clone();
    let people: BTreeSet<NodeIndex> =
        part.edges.iter().filter_map(|edge| Some(graph.petgraph().edge_endpoints(*edge)?.0)).collect();
    let is_post = |edge: &EdgeIndex| graph.link(*edge).edge.kind == EdgeType::HoldsPosition;
    cited.extend(people.into_iter().flat_map(|person| graph.around(person)).map(|(edge, _)| edge).filter(is_post));
    cited
}

fn print_edges(args: &QueryArgs, view: View, rows: &[&Row<'_>]) -> Result<u64> {
    let columns = view.columns();
    let shown = if args.evidence { columns.len() } else { columns.len() - EVIDENCE };
    let mut out = Rows::to_stdout(args.rows, &columns[..shown])?;
    for row in rows {
        let mut cells = view.cells(row);
        cells.truncate(shown);
        out.push(cells)?;
    }
    Ok(out.finish()?)
}

/// Prints how often each thing occurs; how many rows there are, and how many there would be without a limit.
fn print_counts(args: &QueryArgs, by: CountBy, graph: &KnowledgeGraph, rows: &[Row<'_>]) -> Result<(u64, usize)> {
    let tallies = count(graph, rows, by);
    let mut out = Rows::to_stdout(args.rows, count_columns(by))?;
    let all = tallies.len();
    for tally in args.cut(tallies) {
        let mut cells = vec![Cell::of(tally.what), Cell::Count(tally.edges), Cell::Count(tally.articles)];
        if let CountBy::End(_) = by {
            cells.push(Cell::of(tally.id));
        }
        out.push(cells)?;
    }
    Ok((out.finish()?, all))
}

const fn count_columns(by: CountBy) -> &'static [&'static str] {
    match by {
        CountBy::End(NodeType::Official) => &["official", "edges", "articles", "id"],
        CountBy::End(NodeType::Body) => &["body", "edges", "articles", "id"],
        CountBy::End(NodeType::Resolution) => &["resolution", "edges", "articles", "id"],
        CountBy::End(NodeType::Event) => &["event", "edges", "articles", "id"],
        CountBy::End(NodeType::Province) => &["province", "edges", "articles", "id"],
        CountBy::Relation => &["relation", "edges", "articles"],
        CountBy::Year => &["year", "edges", "articles"],
    }
}

impl QueryArgs {
    /// What is left after turning round and cutting.
    fn cut<T>(&self, mut rows: Vec<T>) -> Vec<T> {
        if self.reverse {
            rows.reverse();
        }
        rows.truncate(self.limit.unwrap_or(usize::MAX));
        rows
    }
}

impl View {
    fn of(relations: &[EdgeType]) -> View {
        use EdgeType::{Attended, Chaired, HoldsPosition, Organized, SpokeAt};
        let only = |of: &[EdgeType]| !relations.is_empty() && relations.iter().all(|relation| of.contains(relation));
        if only(&[Chaired, Attended, SpokeAt, Organized]) {
            View::Participation
        } else if only(&[HoldsPosition]) {
            View::Posts
        } else {
            View::Statements
        }
    }

    const fn columns(self) -> &'static [&'static str] {
        match self {
            View::Participation => {
                &["relation", "who", "role", "event", "date", "site", "sources", "confidence", "evidence"]
            }
            View::Posts => {
                &["official", "title", "former", "body", "since", "until", "sources", "confidence", "evidence"]
            }
            View::Statements => &["relation", "source", "title", "target", "date", "sources", "confidence", "evidence"],
        }
    }

    fn cells(self, row: &Row<'_>) -> Vec<Cell> {
        let (source, edge, target) = (row.link.source, row.link.edge, row.link.target);
        let name = |name: &String| Cell::Text(name.clone());
        let title = Cell::of(edge.title.as_ref());
        let relation = || Cell::from(edge.kind.as_str());
        let mut cells = match self {
            View::Participation => vec![
                relation(),
                name(&source.name),
                if row.role.is_empty() { Cell::Missing } else { Cell::List(row.role.clone()) },
                name(&target.name),
                Cell::of(row.date()),
                Cell::of(edge.site.as_ref()),
            ],
            View::Posts => vec![
                name(&source.name),
                title,
                Cell::Flag(edge.former),
                name(&target.name),
                Cell::of(edge.since),
                Cell::of(edge.until),
            ],
            View::Statements => vec![relation(), name(&source.name), title, name(&target.name), Cell::of(row.date())],
        };
        cells.push(Cell::List(edge.sources.iter().map(ToString::to_string).collect()));
        cells.push(Cell::Measure(edge.confidence.value()));
        cells.push(Cell::of(row.surest().map(|evidence| &evidence.sentence)));
        cells
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_decides_on_the_columns() {
        use EdgeType::{Attended, Chaired, HoldsPosition, Issued};
        assert_eq!(View::of(&[Attended, Chaired]), View::Participation);
        assert_eq!(View::of(&[HoldsPosition]), View::Posts);
        assert_eq!(View::of(&[HoldsPosition, Attended]), View::Statements);
        assert_eq!(View::of(&[Issued]), View::Statements);
        assert_eq!(View::of(&[]), View::Statements);
    }

    #[test]
    fn every_view_ends_with_the_evidence() {
        for view in [View::Participation, View::Posts, View::Statements] {
            assert_eq!(view.columns()[view.columns().len() - EVIDENCE..], ["confidence", "evidence"]);
        }
    }
}
