//! Parses the arguments, dispatches, and turns an error into a message and an exit code.

mod cli;

use clap::Parser;
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Wrong use, or input that could not be read.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    match cli::run(&cli::Cli::parse()) {
        Ok(outcome) => outcome.into(),
        Err(error) if cli::closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            let message = format!("{error:#}").replace('\n', " ");
            // Where even standard error is gone, the exit code must do.
            let _ = writeln!(io::stderr(), "graph: {message}");
            ExitCode::from(FAILED)
        }
    }
}
