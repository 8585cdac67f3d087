//! `graph explain`: why mentions were put together, or why two nodes were not.

use super::{
    Global, Outcome,
    decisions::{mention, read_decisions},
    page::Page,
    rows::{Cell, Format, RowArgs, Rows},
    write_line,
};
use anyhow::Result;
use clap::{Args, ValueEnum};
use graph::{
    model::{NodeType, Reading},
    resolve::{Account, Comparison, Pointer, Reason},
};

/// Explain why the mentions of a node were put together, or why two nodes are two
///
/// Each reason has its points, for or against; enough points make two mentions one. What was decided goes before all points.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph explain \"tran van on\"
  graph explain \"official:trần-văn-ổn@cà-mau\" \"official:trần-văn-ổn@hải-phòng\"
  graph explain \"tran van on#bao-mau-12\" \"tran van on#bao-mau-31\" --labels vi")]
pub struct ExplainArgs {
    /// A name or a part of it, an id, or NAME#ARTICLE: the one of that name in that article
    #[arg(value_name = "A")]
    a: String,
    /// Another, to compare it with
    #[arg(value_name = "B")]
    b: Option<String>,
    /// Only nodes of this type: official, body, resolution, event or province
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<NodeType>,
    /// The language of the reasons
    #[arg(long, value_enum, default_value = "en")]
    labels: Labels,
    #[command(flatten)]
    rows: RowArgs,
}

/// The language of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Labels {
    /// Vietnamese
    Vi,
    /// English
    En,
}

impl Labels {
    /// A reason with its points: `same place +25`.
    pub fn reason(self, reason: Reason) -> String {
        format!("{} {:+}", self.feature(reason), reason.points)
    }

    fn feature(self, reason: Reason) -> &'static str {
        if self == Labels::Vi { reason.feature.label_vi() } else { reason.feature.label_en() }
    }

    /// All reasons of a comparison.
    pub fn reasons(self, comparison: &Comparison) -> Cell {
        Cell::List(comparison.reasons.iter().map(|reason| self.reason(*reason)).collect())
    }
}

pub fn run(global: &Global, args: &ExplainArgs) -> Result<Outcome> {
    let store = global.open_store()?;
    let Some(a) = mention(&store, &args.a, args.kind)? else { return Ok(Outcome::NothingFound) };
    let b = match &args.b {
        None => None,
        Some(b) => match mention(&store, b, args.kind)? {
            None => return Ok(Outcome::NothingFound),
            found => found,
        },
    };
    let readings = store.readings().collect::<Result<Vec<_>, _>>()?;
    let account = Account::new(&readings, &read_decisions(global)?.decisions());
    match b {
        None => explain_one(&account, &a, &readings, args),
        Some(b) => explain_two(&account, &a, &b, &readings, args),
    }
}

/// One row for the mentions of each article: with which they were put together, and why.
fn explain_one(account: &Account<'_>, a: &Pointer, readings: &[Reading], args: &ExplainArgs) -> Result<Outcome> {
    let Some(members) = account.of(a) else { return Ok(not_there(a)) };
    let columns = &["article", "date", "name", "like", "points", "needed", "reasons"];
    let mut out = Rows::to_stdout(args.rows, columns)?;
    for member in members {
        let article = &member.member.anchor.article;
        let date = readings.iter().find(|reading| reading.article.id == *article).and_then(|r| r.article.published);
        let mut row = vec![Cell::Text(article.to_string()), Cell::of(date), Cell::Text(member.member.name.clone())];
        match &member.because {
            None => row.extend([Cell::Missing, Cell::Missing, Cell::Missing, Cell::Missing]),
            Some(because) => {
                let other = if because.a == member.member { &because.b } else { &because.a };
                row.push(Cell::Text(other.anchor.article.to_string()));
                row.extend([Cell::Points(because.score), Cell::Points(because.needed)]);
                row.push(args.labels.reasons(because));
            }
        }
        out.push(row)?;
    }
    Ok(Outcome::of_count(out.finish()?))
}

fn explain_two(
    account: &Account<'_>,
    a: &Pointer,
    b: &Pointer,
    readings: &[Reading],
    args: &ExplainArgs,
) -> Result<Outcome> {
    let Some((comparison, same)) = account.between(a, b) else { return Ok(not_there(a)) };
    if args.rows.format == Format::Table {
        return page(&comparison, same, readings, args.labels);
    }
    let columns = &["same", "a", "a_article", "b", "b_article", "points", "needed", "reasons"];
    let mut out = Rows::to_stdout(args.rows, columns)?;
    let mut row = vec![Cell::Flag(same)];
    for side in [&comparison.a, &comparison.b] {
        row.extend([Cell::Text(side.name.clone()), Cell::Text(side.anchor.article.to_string())]);
    }
    row.extend([Cell::Points(comparison.score), Cell::Points(comparison.needed)]);
    row.push(args.labels.reasons(&comparison));
    out.push(row)?;
    Ok(Outcome::of_count(out.finish()?))
}

/// The comparison for the eye: the verdict, each reason, and the sentences.
fn page(comparison: &Comparison, same: bool, readings: &[Reading], labels: Labels) -> Result<Outcome> {
    let mut page = Page::to_stdout();
    let Comparison { a, b, score, needed, .. } = comparison;
    page.line(0, &format!("{}: {a} and {b}", if same { "one" } else { "two" }))?;
    for reason in &comparison.reasons {
        page.line(2, &format!("{:>+5}  {}", reason.points, labels.feature(*reason)))?;
    }
    page.line(2, &format!("{score:>+5}  of {needed} needed"))?;
    if !same && score >= needed {
        page.line(9, "enough by itself, but others of the two contradict each other")?;
    }
    for side in [a, b] {
        if let Some(sentence) = sentence(side, readings) {
            page.line(0, "")?;
            page.line(0, &format!("{} ({})", side.name, side.anchor.article))?;
            page.line(2, &format!("“{}”", sentence.trim()))?;
        }
    }
    page.finish()?;
    Ok(Outcome::Done)
}

/// The sentence in which the mention stands.
fn sentence<'r>(pointer: &Pointer, readings: &'r [Reading]) -> Option<&'r str> {
    let reading = readings.iter().find(|reading| reading.article.id == pointer.anchor.article)?;
    let mut mentions = reading.entities.iter().flat_map(|entity| &entity.mentions);
    let mention = mentions.find(|mention| mention.span.start == pointer.anchor.start)?;
    Some(&reading.sentences.get(mention.sentence as usize)?.text)
}

fn not_there(pointer: &Pointer) -> Outcome {
    write_line(&format!("{pointer} is not in the articles any more; build the graph again"));
    Outcome::NothingFound
}
