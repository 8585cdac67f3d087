//! `graph query`: edges as rows.

use super::{
    Global, Outcome,
    rows::{Cell, RowArgs, Rows},
    selection::{SelectionArgs, select},
    write_line,
};
use anyhow::Result;
use clap::Args;
use graph::{
    model::EdgeType,
    query::{Row, rows},
};

/// Ask who did what: one row an edge, with date, role and source
///
/// Without a relation, all of them are asked for.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph query attended,chaired --event \"hội nhập quốc tế\"
  graph query holds_position --official \"tran van on\" --format csv
  graph query implements --resolution \"nghị quyết 22\" --since 2020")]
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
    #[command(flatten)]
    selection: SelectionArgs,
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
    let Some((graph, part)) = select(global, &selection)? else { return Ok(Outcome::NothingFound) };
    let view = View::of(&selection.relations);
    let columns = view.columns();
    let shown = if args.evidence { columns.len() } else { columns.len() - EVIDENCE };
    let mut out = Rows::to_stdout(args.rows, &columns[..shown])?;
    for row in rows(&graph, &part) {
        let mut cells = view.cells(&row);
        cells.truncate(shown);
        out.push(cells)?;
    }
    let count = out.finish()?;
    if count == 0 && !global.quiet {
        write_line(&"nothing found");
    }
    Ok(Outcome::of_count(count))
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
