//! `graph completions`: what makes a shell complete commands, flags and words.

use super::{Cli, Outcome};
use anyhow::Result;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::{self, Write};

/// Print a script that makes a shell complete the commands of graph
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph completions bash > ~/.local/share/bash-completion/completions/graph
  graph completions zsh > ~/.zfunc/_graph
  graph completions fish > ~/.config/fish/completions/graph.fish")]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub fn run(args: &CompletionsArgs) -> Result<Outcome> {
    // Written at once, since the generator gives up with a panic where the reader has gone.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "graph", &mut script);
    let mut out = io::stdout().lock();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Outcome::Done)
}
