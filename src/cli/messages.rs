//! What is said on standard error: what could not be read, and on a terminal how far the work is.

use indicatif::{ProgressBar, ProgressStyle};
use std::{
    fmt::Display,
    io::{self, IsTerminal, Write},
    time::Duration,
};

/// How often the line about the work is drawn anew.
const TICK: Duration = Duration::from_millis(120);

/// Speaks to the user beside the results.
pub struct Messages {
    quiet: bool,
    /// Only on a terminal, and unless the user wants quiet.
    bar: Option<ProgressBar>,
}

impl Messages {
    pub fn new(quiet: bool) -> Messages {
        let bar = (!quiet && io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::new_spinner();
            bar.set_style(ProgressStyle::default_spinner());
            bar.enable_steady_tick(TICK);
            bar
        });
        Messages { quiet, bar }
    }

    /// Says how far the work is.
    pub fn progress(&self, text: String) {
        if let Some(bar) = &self.bar {
            bar.set_message(text);
        }
    }

    /// Says what went wrong, whether or not the user wants quiet.
    pub fn warn(&self, message: impl Display) {
        match &self.bar {
            Some(bar) => bar.suspend(|| write_line(&message)),
            None => write_line(&message),
        }
    }

    /// Ends the work, and says what it came to unless the user wants quiet.
    pub fn done(self, message: impl Display) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if !self.quiet {
            write_line(&message);
        }
    }
}

/// `1 article`, `2 articles`.
pub fn counted(count: u64, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// One line on standard error, whatever is in the message. Where even that is closed, the exit code must do.
pub fn write_line(message: &impl Display) {
    let message: String = message.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(io::stderr(), "graph: {message}");
}
