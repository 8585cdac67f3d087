//! `graph build`: from articles to the store.

use super::{
    Global, Outcome,
    decisions::{graph_now, read_decisions, warn_of},
    messages::{Messages, counted},
};
use anyhow::Result;
use clap::Args;
use graph::{
    article::read,
    build::{Notice, PROGRAM, Report, Rules, build},
    extract::Extractor,
    store::Store,
};
use std::path::PathBuf;

/// Build the graph from articles, or add articles to it
///
/// An article replaces the one of the same id that was built before; what has not changed is not read again. Either all
/// of it happens, or nothing: a build that is interrupted leaves the graph as it was.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph build news/ extra.html
  jq -c 'select(.source == \"Báo Mẫu\")' all.jsonl | graph build -")]
pub struct BuildArgs {
    /// Articles (.txt, .html, .json, .jsonl), what `graph extract` wrote, or folders of them; - reads JSON Lines
    #[arg(value_name = "PATH", default_value = "data/articles")]
    paths: Vec<PathBuf>,
}

pub fn run(global: &Global, args: &BuildArgs) -> Result<Outcome> {
    let messages = Messages::new(global.quiet);
    let mut inputs = read(args.paths.iter().cloned());
    // Where nothing can be read, no store is made.
    let mut unreadable = 0;
    let first = inputs.by_ref().find_map(|input| {
        input
            .map_err(|error| {
                unreadable += 1;
                messages.warn(error);
            })
            .ok()
    });
    let Some(first) = first else { return Ok(Outcome::Unreadable) };
    let file = read_decisions(global)?;
    let decisions = file.decisions();
    let mut store = Store::create_or_open(&global.store)?;
    let extractor = Extractor::new();
    let inputs = std::iter::once(Ok(first)).chain(inputs);
    let mut report = build(
        &mut store,
        inputs,
        |article| extractor.read(&article.head, &article.text),
        Rules { program: PROGRAM, decisions: &decisions },
        |notice| match notice {
            Notice::Unreadable(error) => messages.warn(error),
            Notice::SameId(id) => messages.warn(format!("two different articles have the id {id}; kept the longer")),
            Notice::Read(articles) => messages.progress(format!("{} read", counted(articles, "article"))),
            Notice::Resolving(articles) => {
                messages.progress(format!("making one graph of {}", counted(articles as u64, "article")))
            }
            Notice::Contradiction(problem) => warn_of(problem, &file, &messages),
            Notice::UnknownArticle(_) => {}
        },
    )?;
    report.unreadable += unreadable + file.unreadable().count() as u64;
    let path = store.path().display().to_string();
    messages.done(summary(&report, &path));
    Ok(if report.unreadable == 0 { Outcome::Done } else { Outcome::Unreadable })
}

fn summary(report: &Report, store: &str) -> String {
    let counts = [
        (report.added, "added"),
        (report.replaced, "replaced"),
        (report.unchanged, "unchanged"),
        (report.unreadable, "unreadable"),
    ];
    let mut parts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    parts.push(graph_now(report, store));
    if report.outdated > 0 {
        let outdated = counted(report.outdated, "article");
        parts.push(format!("{outdated} still as another version read them (build them again to renew them)"));
    }
    parts.join(", ")
}
