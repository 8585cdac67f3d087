//! `graph man`: the manual pages, made of the help texts.

use super::{Cli, Outcome};
use anyhow::{Context, Result, bail};
use clap::{Args, Command, CommandFactory};
use clap_mangen::Man;
use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
};

/// Print a manual page, or write all of them into a folder
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph man query | man -l -
  graph man --output ~/.local/share/man/man1")]
pub struct ManArgs {
    /// The page of this command [default: that of graph itself]
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
    /// Write all pages into this folder, which is made if need be
    #[arg(long, short, value_name = "FOLDER", conflicts_with = "command")]
    output: Option<PathBuf>,
}

pub fn run(args: &ManArgs) -> Result<Outcome> {
    let pages = pages();
    if let Some(folder) = &args.output {
        fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for page in &pages {
            let path = folder.join(format!("{}.1", name(page)));
            fs::write(&path, render(page)?).with_context(|| path.display().to_string())?;
        }
        return Ok(Outcome::Done);
    }
    let wanted = args.command.as_ref().map_or("graph".to_owned(), |command| format!("graph-{command}"));
    let Some(page) = pages.iter().find(|page| name(page) == wanted) else {
        let known: Vec<&str> = pages.iter().filter_map(|page| name(page).strip_prefix("graph-")).collect();
        bail!("no command is called \"{}\"; one of: {}", args.command.as_deref().unwrap_or_default(), known.join(", "));
    };
    let mut out = io::stdout().lock();
    out.write_all(&render(page)?)?;
    out.flush()?;
    Ok(Outcome::Done)
}

/// The program and each of its commands, called as their pages are.
fn pages() -> Vec<Command> {
    let mut all = Cli::command();
    all.build();
    let commands: Vec<Command> =
        all.get_subcommands().filter(|command| command.get_name() != "help").cloned().collect();
    std::iter::once(all).chain(commands).collect()
}

/// What a page is called: `graph`, `graph-query`.
fn name(page: &Command) -> &str {
    page.get_display_name().unwrap_or_else(|| page.get_name())
}

fn render(page: &Command) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    Man::new(page.clone()).render(&mut text)?;
    Ok(text)
}
