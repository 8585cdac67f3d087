//! `graph decide`: what the user knows of who and what is one.

use super::{
    Global, Outcome,
    decisions::{follow, mention, read_decisions},
    rows::{Cell, RowArgs, Rows},
    write_line,
};
use anyhow::Result;
use clap::{Args, Subcommand};
use graph::{
    model::NodeType,
    resolve::{Decision, Verdict},
};

/// Decide that two nodes are one and the same, or that they are two
///
/// What is decided is kept in a small text file beside the store (graph.db.decisions.tsv for graph.db), followed by every
/// build, and goes before all that the program thinks by itself.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph decide same \"Trần Văn Ổn\" \"official:trần-văn-ôn\"
  graph decide different \"Trần Văn Ổn#bao-mau-12\" \"Trần Văn Ổn#bao-mau-31\"
  graph decide list")]
pub struct DecideArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The two are one
    Same(Pair),
    /// The two are two; one node is split where two articles of it are named (NAME#ARTICLE)
    Different(Pair),
    /// Print what was decided
    List(RowArgs),
    /// Take back decisions, by their numbers in the list
    Forget {
        /// The number that `graph decide list` gives it
        #[arg(value_name = "N", required = true)]
        numbers: Vec<usize>,
    },
}

#[derive(Args, Debug)]
struct Pair {
    /// A name or a part of it, an id, or NAME#ARTICLE: the one of that name in that article
    #[arg(value_name = "A")]
    a: String,
    /// The other
    #[arg(value_name = "B")]
    b: String,
    /// Only nodes of this type: official, body, resolution, event or province
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<NodeType>,
}

pub fn run(global: &Global, args: &DecideArgs) -> Result<Outcome> {
    match &args.what {
        What::Same(pair) => decide(global, Verdict::Same, pair),
        What::Different(pair) => decide(global, Verdict::Different, pair),
        What::List(rows) => list(global, *rows),
        What::Forget { numbers } => forget(global, numbers),
    }
}

fn decide(global: &Global, verdict: Verdict, pair: &Pair) -> Result<Outcome> {
    let store = global.open_store()?;
    let Some(a) = mention(&store, &pair.a, pair.kind)? else { return Ok(Outcome::NothingFound) };
    let Some(b) = mention(&store, &pair.b, pair.kind)? else { return Ok(Outcome::NothingFound) };
    drop(store);
    if a.anchor == b.anchor {
        write_line(&format!("both are {}; say which by NAME#ARTICLE, once for each", a.name));
        return Ok(Outcome::NothingFound);
    }
    anyhow::ensure!(
        a.anchor.kind == b.anchor.kind || verdict == Verdict::Different,
        "{} is of the type {}, {} of the type {}: they cannot be one",
        a.name,
        a.anchor.kind,
        b.name,
        b.anchor.kind
    );
    anyhow::ensure!(a.anchor.kind == b.anchor.kind, "they are of different types, and so two anyway");
    let mut file = read_decisions(global)?;
    let decision = Decision { verdict, a, b };
    let done = format!("decided in {}: {decision}", file.path().display());
    file.add(decision);
    follow(global, &file, &done)
}

fn list(global: &Global, rows: RowArgs) -> Result<Outcome> {
    let file = read_decisions(global)?;
    let columns = &["number", "decision", "type", "a", "a_article", "a_at", "b", "b_article", "b_at"];
    let mut out = Rows::to_stdout(rows, columns)?;
    for (number, Decision { verdict, a, b }) in (1..).zip(file.decisions().list) {
        let mut row = vec![Cell::Count(number), verdict.as_str().into(), a.anchor.kind.as_str().into()];
        for side in [a, b] {
            let article = Cell::Text(side.anchor.article.to_string());
            row.extend([Cell::Text(side.name), article, Cell::Count(side.anchor.start.into())]);
        }
        out.push(row)?;
    }
    let count = out.finish()?;
    if count == 0 && !global.quiet {
        write_line(&"nothing was decided");
    }
    Ok(Outcome::of_count(count))
}

fn forget(global: &Global, numbers: &[usize]) -> Result<Outcome> {
    let mut file = read_decisions(global)?;
    // From the last, so that the numbers of those before stay right.
    let mut numbers = numbers.to_vec();
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    numbers.dedup();
    let mut forgotten = Vec::new();
    for number in numbers {
        match number.checked_sub(1).and_then(|place| file.forget(place)) {
            Some(decision) => forgotten.push(decision.to_string()),
            None => {
                write_line(&format!("there is no decision {number}; see graph decide list"));
                return Ok(Outcome::NothingFound);
            }
        }
    }
    follow(global, &file, &format!("forgot: {}", forgotten.join("; ")))
}
