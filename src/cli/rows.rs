//! Printing rows: a table for the eye, or JSON, CSV and JSON Lines for another program.

use super::{Global, write_line};
use clap::{Args, ValueEnum};
use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use unicode_width::UnicodeWidthStr;

/// How rows are printed; flattened into the arguments of every command that prints rows.
#[derive(Args, Clone, Copy, Debug)]
pub struct RowArgs {
    /// How to print the rows
    #[arg(long, value_enum, default_value = "table")]
    pub format: Format,
}

/// The same for a command that rather draws for the eye.
#[derive(Args, Clone, Copy, Debug)]
pub struct DrawingArgs {
    /// Print rows instead of a drawing
    #[arg(long, value_enum)]
    pub format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns, wrapped to the width of a terminal
    Table,
    /// One array of objects
    Json,
    /// A header line and one line a row
    Csv,
    /// One object a line
    Jsonl,
}

/// Says that rows were left out, as a limit asked for.
pub fn say_cut(global: &Global, shown: u64, all: usize) {
    if shown < all as u64 && !global.quiet {
        write_line(&format!("the first {shown} of {all} rows"));
    }
}

/// What stands in one column of one row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    Text(String),
    Count(u64),
    /// A number that may be below zero.
    Points(i32),
    /// A measure such as a confidence, printed as short as it reads back.
    Measure(f64),
    /// True or false in JSON, `yes` or nothing elsewhere.
    Flag(bool),
    /// Several texts: an array in JSON, joined by `; ` elsewhere.
    List(Vec<String>),
    /// Nothing known: `null` in JSON, empty elsewhere.
    Missing,
}

impl Cell {
    /// The text of anything that prints, or [`Cell::Missing`].
    pub fn of<T: ToString>(value: Option<T>) -> Cell {
        value.map_or(Cell::Missing, |value| Cell::Text(value.to_string()))
    }

    fn plain(&self) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => count.to_string(),
            Cell::Points(points) => points.to_string(),
            Cell::Measure(measure) => measure.to_string(),
            Cell::Flag(flag) => if *flag { "yes" } else { "" }.to_owned(),
            Cell::List(texts) => texts.join("; "),
            Cell::Missing => String::new(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

/// Rows on their way out. JSON, CSV and JSON Lines are written as the rows come; a table waits for the last of them,
/// since the widest decides.
pub struct Rows<W: Write> {
    columns: &'static [&'static str],
    out: Out<W>,
    count: u64,
}

enum Out<W: Write> {
    Table { rows: Vec<Vec<Cell>>, width: Option<u16>, out: W },
    Json(W),
    Csv(Box<csv::Writer<W>>),
    Jsonl(W),
}

impl Rows<io::BufWriter<io::Stdout>> {
    /// Rows for standard output; a table is fitted to the terminal, if it goes to one.
    pub fn to_stdout(args: RowArgs, columns: &'static [&'static str]) -> io::Result<Self> {
        Rows::new(args.format, columns, terminal_width(), io::BufWriter::new(io::stdout()))
    }
}

impl<W: Write> Rows<W> {
    /// Rows under `columns`; a table is at most `width` characters wide, where one is given.
    pub fn new(format: Format, columns: &'static [&'static str], width: Option<u16>, out: W) -> io::Result<Self> {
        let mut out = match format {
            Format::Table => Out::Table { rows: Vec::new(), width, out },
            Format::Json => Out::Json(out),
            Format::Csv => Out::Csv(Box::new(csv::Writer::from_writer(out))),
            Format::Jsonl => Out::Jsonl(out),
        };
        if let Out::Csv(csv) = &mut out {
            csv.write_record(columns).map_err(io_error)?;
        }
        Ok(Rows { columns, out, count: 0 })
    }

    /// Adds a row: one cell a column.
    pub fn push(&mut self, row: Vec<Cell>) -> io::Result<()> {
        debug_assert_eq!(row.len(), self.columns.len());
        self.count += 1;
        match &mut self.out {
            Out::Table { rows, .. } => rows.push(row),
            Out::Json(out) => {
                out.write_all(if self.count == 1 { b"[\n" } else { b",\n" })?;
                write_object(out, self.columns, &row)?;
            }
            Out::Csv(csv) => csv.write_record(row.iter().map(Cell::plain)).map_err(io_error)?,
            Out::Jsonl(out) => {
                write_object(out, self.columns, &row)?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    /// Writes what is left; how many rows there were.
    pub fn finish(self) -> io::Result<u64> {
        match self.out {
            Out::Table { rows, width, mut out } => {
                if !rows.is_empty() {
                    write_table(&mut out, self.columns, &rows, width)?;
                }
                out.flush()?;
            }
            Out::Json(mut out) => {
                out.write_all(if self.count == 0 { b"[]\n" } else { b"\n]\n" })?;
                out.flush()?;
            }
            Out::Csv(mut csv) => csv.flush()?,
            Out::Jsonl(mut out) => out.flush()?,
        }
        Ok(self.count)
    }
}

/// A table on standard output of rows whose columns only the question knows.
pub fn print_table(columns: &[&str], rows: Vec<Vec<String>>) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(|row| row.into_iter().map(Cell::Text).collect()).collect();
    let mut out = io::BufWriter::new(io::stdout().lock());
    write_table(&mut out, columns, &rows, terminal_width())?;
    out.flush()
}

/// The width of the terminal, if the rows go to one.
fn terminal_width() -> Option<u16> {
    io::stdout()
        .is_terminal()
        .then(|| terminal_size::terminal_size().map_or(100, |(terminal_size::Width(width), _)| width))
}

/// The cause itself, so that a closed pipe is known as one.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn write_object(out: &mut impl Write, columns: &[&str], row: &[Cell]) -> io::Result<()> {
    for (index, (column, cell)) in columns.iter().zip(row).enumerate() {
        out.write_all(if index == 0 { b"{" } else { b"," })?;
        serde_json::to_writer(&mut *out, column)?;
        out.write_all(b":")?;
        serde_json::to_writer(&mut *out, cell)?;
    }
    out.write_all(b"}")
}

const ON_TERMINAL: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

fn write_table(out: &mut impl Write, columns: &[&str], rows: &[Vec<Cell>], width: Option<u16>) -> io::Result<()> {
    let numeric = |row: &Vec<Cell>, at: usize| {
        matches!(row[at], Cell::Count(_) | Cell::Points(_) | Cell::Measure(_) | Cell::Missing)
    };
    let to_the_right: Vec<bool> = (0..columns.len()).map(|at| rows.iter().all(|row| numeric(row, at))).collect();
    let rows: Vec<Vec<String>> =
        rows.iter().map(|row| row.iter().map(|cell| one_line(&cell.plain())).collect()).collect();
    match width {
        Some(width) => write_wrapped(out, columns, rows, &to_the_right, width),
        None => write_aligned(out, columns, &rows, &to_the_right),
    }
}

fn write_wrapped(
    out: &mut impl Write,
    columns: &[&str],
    rows: Vec<Vec<String>>,
    to_the_right: &[bool],
    width: u16,
) -> io::Result<()> {
    let mut table = Table::new();
    table.load_style(ON_TERMINAL).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table.set_header(columns.iter().copied()).add_rows(rows);
    for (column, right) in table.column_iter_mut().zip(to_the_right) {
        column.set_padding((0, 2));
        column.set_cell_alignment(if *right { CellAlignment::Right } else { CellAlignment::Left });
    }
    for line in table.lines() {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Every cell whole, however long; the table library cuts cells at 65,535 characters.
fn write_aligned(
    out: &mut impl Write,
    columns: &[&str],
    rows: &[Vec<String>],
    to_the_right: &[bool],
) -> io::Result<()> {
    let header: Vec<String> = columns.iter().map(|&column| column.to_owned()).collect();
    let lines = || std::iter::once(&header).chain(rows);
    let widths: Vec<usize> =
        (0..columns.len()).map(|at| lines().map(|line| line[at].width()).max().unwrap_or(0)).collect();
    for line in lines() {
        let mut text = String::new();
        for ((cell, width), right) in line.iter().zip(&widths).zip(to_the_right) {
            let room = " ".repeat(width - cell.width());
            let (before, after) = if *right { (room.as_str(), "") } else { ("", room.as_str()) };
            text.extend([before, cell, after, "  "]);
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// A line break or an escape sequence inside a cell would break the table, or the terminal.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["name", "edges", "aliases"];

    fn printed(format: Format, width: Option<u16>, rows: &[Vec<Cell>]) -> String {
        let mut out = Vec::new();
        let mut writer = Rows::new(format, COLUMNS, width, &mut out).unwrap();
        for row in rows {
            writer.push(row.clone()).unwrap();
        }
        writer.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    fn rows() -> Vec<Vec<Cell>> {
        vec![
            vec!["Nguyễn Thị Ổn".into(), Cell::Count(7), Cell::List(vec!["bà Ổn".into(), "Ổn".into()])],
            vec!["Lê \"Ba\", Tư\n\u{1b}[31m".into(), Cell::Count(12), Cell::Missing],
        ]
    }

    #[test]
    fn a_table_in_a_pipe_is_aligned_and_has_no_lines_drawn() {
        let table = "\
name               edges  aliases
Nguyễn Thị Ổn          7  bà Ổn; Ổn
Lê \"Ba\", Tư  [31m     12
";
        assert_eq!(printed(Format::Table, None, &rows()), table);
    }

    #[test]
    fn combining_marks_take_no_room() {
        let composed = printed(Format::Table, None, &rows());
        let decomposed = rows().into_iter().map(|mut row| {
            use unicode_normalization::UnicodeNormalization;
            row[0] = Cell::Text(row[0].plain().nfd().collect());
            row
        });
        let decomposed = printed(Format::Table, None, &decomposed.collect::<Vec<_>>());
        let columns = |table: &str| -> Vec<usize> {
            use unicode_normalization::UnicodeNormalization;
            table.lines().map(|line| line.nfc().collect::<String>().chars().count()).collect()
        };
        assert_eq!(columns(&composed), columns(&decomposed));
    }

    #[test]
    fn a_table_on_a_terminal_is_wrapped_to_its_width() {
        let table = printed(Format::Table, Some(24), &rows());
        assert!(table.lines().all(|line| line.chars().count() <= 24), "{table}");
        assert!(table.contains('─') && !table.contains('\u{1b}'), "{table}");
    }

    #[test]
    fn a_long_sentence_is_not_cut_in_a_pipe() {
        let long = "hội nghị ".repeat(10_000);
        let table = printed(Format::Table, None, &[vec![long.as_str().into(), Cell::Count(1), "x".into()]]);
        assert_eq!(table.matches("hội nghị").count(), 10_000);
        assert_eq!(table.lines().count(), 2);
    }

    #[test]
    fn json_and_json_lines_keep_types_and_characters() {
        let json = printed(Format::Json, None, &rows());
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value[0]["aliases"], serde_json::json!(["bà Ổn", "Ổn"]));
        assert_eq!(value[1]["name"], "Lê \"Ba\", Tư\n\u{1b}[31m");
        assert_eq!(value[1]["aliases"], serde_json::Value::Null);
        let lines = printed(Format::Jsonl, None, &rows());
        let back: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(serde_json::Value::Array(back), value);
        assert_eq!(printed(Format::Json, None, &[]), "[]\n");
    }

    #[test]
    fn csv_reads_back() {
        let text = printed(Format::Csv, None, &rows());
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap(), COLUMNS);
        let names: Vec<String> = reader.records().map(|record| record.unwrap()[0].to_owned()).collect();
        assert_eq!(names, ["Nguyễn Thị Ổn", "Lê \"Ba\", Tư\n\u{1b}[31m"]);
    }

    #[test]
    fn without_rows_a_table_is_silent() {
        assert_eq!(printed(Format::Table, Some(80), &[]), "");
    }
}
