//! The command line: what was typed, and for each subcommand a file that calls the library and prints.

mod around;
mod build;
mod completions;
mod decide;
mod decisions;
mod eval;
mod explain;
mod export;
mod extract;
mod interview;
mod man;
mod messages;
mod page;
mod path;
mod pick;
mod query;
mod remove;
mod review;
mod rows;
mod selection;
mod show;
mod sparql;
mod stats;
mod timeline;
mod train;
mod written;

pub use messages::write_line;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use graph::store::{Store, StoreError};
use std::{io, path::PathBuf, process::ExitCode};

/// The exit code of wrong use, or input that could not be read.
pub const FAILED: u8 = 2;

/// Builds a knowledge graph of officials, bodies, resolutions, events and provinces from Vietnamese official news
#[derive(Debug, Parser)]
#[command(
    version,
    max_term_width = 100,
    after_help = "\
Example: graph build my-articles && graph stats

Exit status: 0 done, 1 nothing found, 2 wrong use or unreadable input"
)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Args, Debug)]
pub struct Global {
    /// The file that keeps the graph
    #[arg(long, global = true, value_name = "FILE", env = "GRAPH_STORE", default_value = "graph.db")]
    pub store: PathBuf,
    /// Report only what could not be read
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

impl Global {
    /// The store, to read it.
    pub fn open_store(&self) -> Result<Store, StoreError> {
        Store::open(&self.store)
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Around(around::AroundArgs),
    Build(build::BuildArgs),
    Completions(completions::CompletionsArgs),
    Decide(decide::DecideArgs),
    Eval(eval::EvalArgs),
    Explain(explain::ExplainArgs),
    Extract(extract::ExtractArgs),
    Export(export::ExportArgs),
    Man(man::ManArgs),
    Path(path::PathArgs),
    Query(query::QueryArgs),
    Remove(remove::RemoveArgs),
    Review(review::ReviewArgs),
    Show(show::ShowArgs),
    Sparql(sparql::SparqlArgs),
    Stats(stats::StatsArgs),
    Timeline(timeline::TimelineArgs),
    Train(train::TrainArgs),
}

/// How a command ended that could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    NothingFound,
    /// Some of the input could not be read; the rest is done.
    Unreadable,
}

impl Outcome {
    /// [`Outcome::Done`] if there was anything.
    pub fn of_count(count: u64) -> Outcome {
        if count == 0 { Outcome::NothingFound } else { Outcome::Done }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::NothingFound => ExitCode::from(1),
            Outcome::Unreadable => ExitCode::from(FAILED),
        }
    }
}

/// Runs the command that was typed.
pub fn run(cli: &Cli) -> Result<Outcome> {
    match &cli.command {
        Command::Around(args) => around::run(&cli.global, args),
        Command::Build(args) => build::run(&cli.global, args),
        Command::Completions(args) => completions::run(args),
        Command::Decide(args) => decide::run(&cli.global, args),
        Command::Eval(args) => eval::run(&cli.global, args),
        Command::Explain(args) => explain::run(&cli.global, args),
        Command::Extract(args) => extract::run(&cli.global, args),
        Command::Export(args) => export::run(&cli.global, args),
        Command::Man(args) => man::run(args),
        Command::Path(args) => path::run(&cli.global, args),
        Command::Query(args) => query::run(&cli.global, args),
        Command::Remove(args) => remove::run(&cli.global, args),
        Command::Review(args) => review::run(&cli.global, args),
        Command::Show(args) => show::run(&cli.global, args),
        Command::Sparql(args) => sparql::run(&cli.global, args),
        Command::Stats(args) => stats::run(&cli.global, args),
        Command::Timeline(args) => timeline::run(&cli.global, args),
        Command::Train(args) => train::run(&cli.global, args),
    }
}

/// Whether the reader of the output has gone, as `head` does when it has seen enough.
pub fn closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_of_all_commands_are_sound() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }
}
