//! The form of all tables: a line of column names, then a row a line, columns separated by tabs, `#` before a comment.

/// What is wrong with a table, by file and line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct LexiconError {
    /// The file of the table.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub problem: String,
}

/// A table that has been read: rows of columns, all of one width.
#[derive(Debug)]
pub struct Table<'t> {
    file: &'t str,
    rows: Vec<(usize, Vec<&'t str>)>,
}

impl<'t> Table<'t> {
    /// Reads a table with exactly these columns. Empty cells at the end of a row may be left out; blank lines and lines
    /// that begin with `#` are passed over.
    ///
    /// # Errors
    /// A table whose first row names other columns, or a row with more cells than columns.
    pub fn read(file: &'t str, text: &'t str, columns: &[&str]) -> Result<Table<'t>, LexiconError> {
        let error = |line: usize, problem: String| LexiconError { file: file.to_owned(), line, problem };
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line.trim_end()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let (at, header) = lines.next().ok_or_else(|| error(1, "an empty table".to_owned()))?;
        if header.split('\t').ne(columns.iter().copied()) {
            return Err(error(at, format!("the columns must be {}", columns.join(", "))));
        }
        let mut rows = Vec::new();
        for (at, line) in lines {
            let mut cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            if cells.len() > columns.len() {
                return Err(error(at, format!("{} cells for {} columns", cells.len(), columns.len())));
            }
            cells.resize(columns.len(), "");
            rows.push((at, cells));
        }
        Ok(Table { file, rows })
    }

    /// The rows, each with its line.
    pub fn rows(&self) -> impl Iterator<Item = (usize, &[&'t str])> {
        self.rows.iter().map(|(line, cells)| (*line, cells.as_slice()))
    }

    /// An error at a line of this table.
    pub fn error(&self, line: usize, problem: impl Into<String>) -> LexiconError {
        LexiconError { file: self.file.to_owned(), line, problem: problem.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn reads_rows_and_names_the_line_of_an_error() {
        let table =
            Table::read("t.tsv", "# a comment\nname\tkind\nHuế\tthành phố\nHà Tây\n", &["name", "kind"]).unwrap();
        let rows: Vec<_> = table.rows().collect();
        assert_eq!(rows, [(3, &["Huế", "thành phố"][..]), (4, &["Hà Tây", ""][..])]);
        let error = Table::read("t.tsv", "name\na\tb\n", &["name"]).unwrap_err();
        assert_eq!(error.to_string(), "t.tsv:2: 2 cells for 1 columns");
    }
}
