//! Text for the eye on its way out, wrapped where it goes to a terminal.

use graph::model::PartialDate;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use textwrap::{Options, WordSplitter};

pub struct Page<W: Write> {
    out: W,
    width: Option<usize>,
}

impl Page<BufWriter<StdoutLock<'static>>> {
    pub fn to_stdout() -> Self {
        let width = io::stdout()
            .is_terminal()
            .then(|| terminal_size::terminal_size().map_or(100, |(terminal_size::Width(width), _)| usize::from(width)));
        Page { out: BufWriter::new(io::stdout().lock()), width }
    }
}

impl<W: Write> Page<W> {
    /// One line, indented; further ones, if it has to be wrapped, a little more.
    pub fn line(&mut self, indent: usize, text: &str) -> io::Result<()> {
        let front = " ".repeat(indent);
        self.hanging(&front, &format!("{front}  "), text)
    }

    /// One line behind `first`; further ones, if it has to be wrapped, behind `next`.
    pub fn hanging(&mut self, first: &str, next: &str, text: &str) -> io::Result<()> {
        // A control character inside would move the cursor.
        let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let Some(width) = self.width else { return writeln!(self.out, "{first}{text}") };
        let options = Options::new(width.max(first.chars().count() + 20))
            .initial_indent(first)
            .subsequent_indent(next)
            .word_splitter(WordSplitter::NoHyphenation);
        writeln!(self.out, "{}", textwrap::fill(&text, options))
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// One day, or the first and the last: `2019-04-23`, `2019-04-23/2019-04-24`.
pub fn days(date: PartialDate, end: Option<PartialDate>) -> String {
    end.filter(|end| *end != date).map_or_else(|| date.to_string(), |end| format!("{date}/{end}"))
}

/// The same behind a name: ` (2019-04-23)`, or nothing.
pub fn in_brackets(when: Option<(PartialDate, Option<PartialDate>)>) -> String {
    when.map_or(String::new(), |(date, end)| format!(" ({})", days(date, end)))
}
