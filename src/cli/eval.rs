//! `graph eval`: how right the graph is, measured against articles annotated by hand.

use super::{
    Global, Outcome,
    messages::counted,
    rows::{Cell, RowArgs, Rows},
    write_line,
};
use anyhow::{Context, Result};
use clap::Args;
use graph::{
    evaluate::{ArticleGraphs, BCubed, Band, Links, Mistake, Score, Subject, Tally, bands, gold, identity, score},
    graph::KnowledgeGraph,
    model::NodeType,
};
use std::{collections::BTreeMap, fs::File, io::BufReader, path::PathBuf};

/// Measure the graph against articles annotated by hand
///
/// Shows how much of what the graph says of these articles is right (precision) and how much of what is right it says
/// (recall), by type of node and edge. GOLD has one article a line:
///
/// {"doc": article id, "entities": [{"id", "type", "name", "mentions": [], "date"?, "end"?}],
///  "relations": [{"type", "source": entity id, "target": entity id, "title"?}]}
#[derive(Args, Debug)]
#[command(
    verbatim_doc_comment,
    after_help = "\
Examples:
  graph build my-articles && graph eval my.gold.jsonl
  graph eval my.gold.jsonl --errors 1000 --format csv > errors.csv"
)]
pub struct EvalArgs {
    /// What is right: annotated articles, JSON Lines
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// Which entities of different articles are one, {"event": [["article:entity", …]]}; adds the figures of identity
    #[arg(long, value_name = "LINKS", conflicts_with_all = ["errors", "calibration"])]
    links: Option<PathBuf>,
    /// Show the first N of what is missed or too much, in the order of GOLD, instead of the figures
    #[arg(long, value_name = "N", conflicts_with = "calibration")]
    errors: Option<usize>,
    /// Show how often claims are right by how sure they are, instead of the figures
    #[arg(long)]
    calibration: bool,
    #[command(flatten)]
    rows: RowArgs,
}

pub fn run(global: &Global, args: &EvalArgs) -> Result<Outcome> {
    let file = File::open(&args.gold).with_context(|| args.gold.display().to_string())?;
    let mut gold = Vec::new();
    let mut unreadable = false;
    for article in gold::read(&args.gold, BufReader::new(file)) {
        match article {
            Ok(article) => gold.push(article),
            Err(error) => {
                unreadable = true;
                write_line(&error);
            }
        }
    }
    // Figures of a part would be taken for those of the whole.
    if unreadable {
        return Ok(Outcome::Unreadable);
    }
    let links = args.links.as_ref().map(|path| Links::read(path, &gold)).transpose()?;
    let graph = KnowledgeGraph::load(&global.open_store()?)?;
    let graphs = ArticleGraphs::of(&graph);
    let unknown: Vec<&str> =
        gold.iter().filter(|article| graphs.get(&article.id).is_none()).map(|article| article.id.as_str()).collect();
    if !unknown.is_empty() {
        let of_them = counted(unknown.len() as u64, "article");
        write_line(&format_args!("the graph says nothing of {of_them} of {}: {}", gold.len(), unknown.join(", ")));
    }
    if unknown.len() == gold.len() {
        return Ok(Outcome::NothingFound);
    }
    let score = score(&gold, &graphs);
    if let Some(most) = args.errors {
        print_mistakes(args.rows, &score.mistakes[..most.min(score.mistakes.len())])?;
    } else if args.calibration {
        print_bands(args.rows, &bands(&score.claims))?;
    } else {
        let identity = links.map(|links| identity(&gold, &graphs, &links)).unwrap_or_default();
        print_figures(args.rows, &score, &identity)?;
    }
    Ok(Outcome::Done)
}

const FIGURES: &[&str] = &["what", "which", "precision", "recall", "f1", "gold", "said", "right"];

fn print_figures(args: RowArgs, score: &Score<'_>, identity: &BTreeMap<NodeType, BCubed>) -> Result<()> {
    let mut rows = Rows::to_stdout(args, FIGURES)?;
    let present = |tally: &Tally| tally.gold > 0 || tally.said > 0;
    for (kind, tally) in score.nodes.iter().filter(|(_, tally)| present(tally)) {
        rows.push(tally_row("nodes", kind.as_str(), *tally))?;
    }
    rows.push(tally_row("nodes", "all", score.all_nodes()))?;
    for (kind, tally) in score.edges.iter().filter(|(_, tally)| present(tally)) {
        rows.push(tally_row("edges", kind.as_str(), *tally))?;
    }
    rows.push(tally_row("edges", "all", score.all_edges()))?;
    // Of the nodes and edges that were found.
    rows.push(tally_row("found", "event dates", score.dates))?;
    rows.push(tally_row("found", "titles of posts", score.titles))?;
    for (kind, b_cubed) in identity {
        let measures = [b_cubed.precision, b_cubed.recall, b_cubed.f1()].map(measure);
        let mut row = vec![Cell::from("identity"), kind.as_str().into()];
        row.extend(measures);
        row.extend([Cell::Count(b_cubed.found), Cell::Missing, Cell::Missing]);
        rows.push(row)?;
    }
    rows.finish()?;
    Ok(())
}

fn tally_row(what: &str, which: &str, tally: Tally) -> Vec<Cell> {
    let mut row = vec![Cell::from(what), which.into()];
    row.extend([tally.precision(), tally.recall(), tally.f1()].map(measure));
    row.extend([tally.gold, tally.said, tally.right].map(Cell::Count));
    row
}

/// A share to three places: a measurement is not more exact.
pub(super) fn measure(share: f64) -> Cell {
    format!("{share:.3}").parse().map_or(Cell::Missing, Cell::Measure)
}

fn print_mistakes(args: RowArgs, mistakes: &[Mistake<'_>]) -> Result<()> {
    let mut rows = Rows::to_stdout(args, &["article", "error", "type", "name", "target", "ends_found"])?;
    for mistake in mistakes {
        let mut row = vec![mistake.article.as_str().into(), Cell::of(Some(mistake.kind))];
        row.extend(match &mistake.subject {
            Subject::Node(kind, name) => [kind.as_str().into(), (*name).into(), Cell::Missing, Cell::Missing],
            Subject::Edge { kind, source, target, found } => {
                [kind.as_str().into(), (*source).into(), (*target).into(), Cell::of(Some(found))]
            }
        });
        rows.push(row)?;
    }
    rows.finish()?;
    Ok(())
}

fn print_bands(args: RowArgs, bands: &[Band]) -> Result<()> {
    let mut rows = Rows::to_stdout(args, &["from", "to", "claims", "right", "share_right", "mean_confidence"])?;
    for band in bands {
        rows.push(vec![
            Cell::Measure(Band::from(*band)),
            Cell::Measure(band.to()),
            Cell::Count(band.claims),
            Cell::Count(band.right),
            band.share().map_or(Cell::Missing, measure),
            band.promised().map_or(Cell::Missing, measure),
        ])?;
    }
    rows.finish()?;
    Ok(())
}
