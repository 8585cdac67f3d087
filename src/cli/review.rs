//! `graph review`: what is doubtful, for the user to decide.

use super::{
    Global, Outcome,
    decisions::{follow, read_decisions, warn_of},
    explain::Labels,
    interview::{Answer, Interview},
    messages::{Messages, counted},
    rows::{Cell, Format, RowArgs, Rows},
    write_line,
};
use anyhow::{Context, Result};
use clap::Args;
use graph::{
    model::{ArticleId, NodeType},
    query::{Proposal, Side, proposals},
    resolve::{Anchor, Decision, DecisionFile, Pointer, Resolved, Verdict, resolve_with},
};
use serde::Deserialize;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, IsTerminal, Read},
    path::{Path, PathBuf},
};

/// Go through what is doubtful: nodes that may be one, and nodes that may be two
///
/// The least sure come first, with the sentences of both sides. On a terminal each is asked in turn. Elsewhere, or with
/// --format, they are printed; fill in the field "decision" with same or different, and hand the lines back by --apply.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph review --type official
  graph review --format csv > doubts.csv         (fill in the column decision)
  graph review --apply doubts.csv
  graph review --format jsonl | jq -c 'select(.points >= 45) | .decision = .propose' | graph review --apply -")]
pub struct ReviewArgs {
    /// Only nodes of this type: official, body, resolution, event or province
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<NodeType>,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Take the decisions from this file: CSV if it is called so, else JSON Lines; - reads JSON Lines from standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["kind", "limit", "format"])]
    apply: Option<PathBuf>,
    /// The language of the reasons
    #[arg(long, value_enum, default_value = "en")]
    labels: Labels,
    /// How to print the proposals, without asking
    #[arg(long, value_enum)]
    format: Option<Format>,
}

pub fn run(global: &Global, args: &ReviewArgs) -> Result<Outcome> {
    let store = global.open_store()?;
    let file = read_decisions(global)?;
    if let Some(path) = &args.apply {
        drop(store);
        return apply(global, file, path);
    }
    let messages = Messages::new(global.quiet);
    let readings = store.readings().collect::<Result<Vec<_>, _>>()?;
    messages.progress(format!("comparing what {} say", counted(readings.len() as u64, "article")));
    let resolved = resolve_with(&readings, &file.decisions());
    drop((readings, store));
    resolved.contradictions.iter().for_each(|problem| warn_of(problem, &file, &messages));
    drop(messages);
    let doubtful = chosen(&resolved, args);
    if doubtful.is_empty() {
        write_line(&"nothing is doubtful");
        return Ok(Outcome::NothingFound);
    }
    match args.format {
        None if io::stdin().is_terminal() && io::stdout().is_terminal() => ask(global, file, &doubtful, args.labels),
        format => print(&doubtful, format.unwrap_or(Format::Table), args.labels),
    }
}

fn chosen<'r>(resolved: &'r Resolved, args: &ReviewArgs) -> Vec<Proposal<'r>> {
    let mut doubtful = proposals(resolved);
    doubtful.retain(|proposal| args.kind.is_none_or(|kind| proposal.a.node.kind == kind));
    doubtful.truncate(args.limit.unwrap_or(usize::MAX));
    doubtful
}

/// Asks one after the other; what was answered is followed at the end, also if the user leaves before.
fn ask(global: &Global, mut file: DecisionFile, doubtful: &[Proposal<'_>], labels: Labels) -> Result<Outcome> {
    let width = terminal_size::terminal_size().map_or(100, |(terminal_size::Width(width), _)| usize::from(width));
    let mut interview = Interview { input: io::stdin().lock(), out: io::stdout().lock(), width, labels };
    let mut decided = 0;
    for (number, proposal) in (1..).zip(doubtful) {
        match interview.ask(proposal, number, doubtful.len())? {
            Answer::Quit => break,
            Answer::Skip => {}
            Answer::Decided(verdict) => {
                let (a, b) = (proposal.comparison.a.clone(), proposal.comparison.b.clone());
                decided += u64::from(file.add(Decision { verdict, a, b }));
                file.save()?;
            }
        }
    }
    drop(interview);
    settle(global, &file, decided)
}

fn settle(global: &Global, file: &DecisionFile, decided: u64) -> Result<Outcome> {
    if decided == 0 {
        write_line(&"nothing new was decided");
        return Ok(Outcome::NothingFound);
    }
    follow(global, file, &format!("{} in {}", counted(decided, "new decision"), file.path().display()))
}

const COLUMNS: &[&str] = &[
    "decision",
    "propose",
    "type",
    "points",
    "needed",
    "a",
    "a_article",
    "a_at",
    "a_sentences",
    "b",
    "b_article",
    "b_at",
    "b_sentences",
    "reasons",
];

/// What a table shows; the rest is for programs.
const SHORT: &[&str] = &["propose", "type", "points", "a", "b", "reasons"];

fn print(doubtful: &[Proposal<'_>], format: Format, labels: Labels) -> Result<Outcome> {
    let short = format == Format::Table;
    let mut out = Rows::to_stdout(RowArgs { format }, if short { SHORT } else { COLUMNS })?;
    for proposal in doubtful {
        let comparison = proposal.comparison;
        let mut row = vec![proposal.change.as_str().into(), proposal.a.node.kind.as_str().into()];
        if short {
            row.push(Cell::Text(format!("{} of {}", comparison.score, comparison.needed)));
            row.extend([&proposal.a, &proposal.b].map(|side| Cell::Text(side.pointer.to_string())));
        } else {
            row.insert(0, Cell::Missing);
            row.extend([Cell::Points(comparison.score), Cell::Points(comparison.needed)]);
            row.extend(cells(&proposal.a).into_iter().chain(cells(&proposal.b)));
        }
        row.push(labels.reasons(comparison));
        out.push(row)?;
    }
    Ok(Outcome::of_count(out.finish()?))
}

fn cells(side: &Side<'_>) -> [Cell; 4] {
    let Pointer { anchor, name } = side.pointer;
    let sentences = side.sentences.iter().map(|evidence| evidence.sentence.trim().to_owned());
    [
        Cell::Text(name.clone()),
        Cell::Text(anchor.article.to_string()),
        Cell::Count(anchor.start.into()),
        Cell::List(sentences.collect()),
    ]
}

/// A proposal as it comes back; what else it holds does not matter.
#[derive(Debug, Deserialize)]
struct Answered {
    #[serde(default)]
    decision: Option<String>,
    #[serde(rename = "type")]
    kind: NodeType,
    a: String,
    a_article: String,
    a_at: u32,
    b: String,
    b_article: String,
    b_at: u32,
}

impl Answered {
    /// The decision; `None` where none was taken.
    fn decision(self) -> Result<Option<Decision>> {
        let verdict = match self.decision.as_deref().map(str::trim) {
            None | Some("" | "skip") => return Ok(None),
            Some("same") => Verdict::Same,
            Some("different") => Verdict::Different,
            Some(other) => anyhow::bail!("the decision \"{other}\" is none of same, different, skip"),
        };
        let pointer = |article: &str, start, name| Pointer {
            anchor: Anchor { article: ArticleId::new(article), kind: self.kind, start },
            name,
        };
        let a = pointer(&self.a_article, self.a_at, self.a);
        Ok(Some(Decision { verdict, a, b: pointer(&self.b_article, self.b_at, self.b) }))
    }
}

/// Takes up the decisions of a file; a line that cannot be read is told, the others count.
fn apply(global: &Global, mut file: DecisionFile, path: &Path) -> Result<Outcome> {
    let input: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).with_context(|| format!("cannot read {}", path.display()))?)
    };
    let answers = if path.extension().is_some_and(|extension| extension == "csv") { csv(input) } else { lines(input) };
    let (mut decided, mut wrong) = (0, 0);
    for (number, answer) in answers {
        match answer.and_then(Answered::decision) {
            Ok(None) => {}
            Ok(Some(decision)) => decided += u64::from(file.add(decision)),
            Err(error) => {
                wrong += 1;
                write_line(&format!("{}:{number}: {error:#}", path.display()));
            }
        }
    }
    let outcome = settle(global, &file, decided)?;
    Ok(if wrong > 0 { Outcome::Unreadable } else { outcome })
}

type Answers = Box<dyn Iterator<Item = (usize, Result<Answered>)>>;

fn lines(input: Box<dyn Read>) -> Answers {
    let lines = (1..).zip(BufReader::new(input).lines());
    let lines = lines.filter(|(_, line)| line.as_ref().map_or(true, |line| !line.trim().is_empty()));
    Box::new(
        lines
            .map(|(number, line)| (number, line.map_err(Into::into).and_then(|line| Ok(serde_json::from_str(&line)?)))),
    )
}

fn csv(input: Box<dyn Read>) -> Answers {
    Box::new((2..).zip(csv::Reader::from_reader(input).into_deserialize().map(|row| row.map_err(Into::into))))
}
