//! Parses the arguments, dispatches, and turns an error into a message and an exit code.

mod cli;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(&cli::Cli::parse()) {
        Ok(outcome) => outcome.into(),
        Err(error) if cli::closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            cli::write_line(&format_args!("{error:#}"));
            ExitCode::from(cli::FAILED)
        }
    }
}
