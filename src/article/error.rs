//! What can be wrong with an article, and where.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

/// Where in the input something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file or folder; `None` is standard input.
    pub path: Option<PathBuf>,
    /// The line in JSON Lines, from 1.
    pub line: Option<u64>,
    /// The article in a JSON array, from 1.
    pub item: Option<u64>,
}

impl Place {
    pub(super) fn file(path: &Path) -> Place {
        Place { path: Some(path.to_owned()), line: None, item: None }
    }

    pub(super) fn on_line(&self, line: u64) -> Place {
        Place { line: Some(line), ..self.clone() }
    }

    pub(super) fn at_item(&self, item: u64) -> Place {
        Place { item: Some(item), ..self.clone() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.path {
            Some(path) => write!(f, "{}", path.display())?,
            None => f.write_str("standard input")?,
        }
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(item) = self.item {
            write!(f, ", article {item}")?;
        }
        Ok(())
    }
}

/// Why something could not be read. The rest of the input is read nevertheless.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing is there.
    #[error("{0}: no such file or folder")]
    Missing(Place),
    /// A file, named by the user, of a kind that holds no articles.
    #[error("{0}: unknown kind of file; articles are .txt, .html, .htm, .json or .jsonl")]
    UnknownKind(Place),
    /// A folder in which no file has a kind that holds articles.
    #[error("{0}: folder without articles; they are .txt, .html, .htm, .json or .jsonl")]
    NoArticles(Place),
    /// Nothing but white space.
    #[error("{0}: empty")]
    Empty(Place),
    /// Some other encoding.
    #[error("{place}: not UTF-8 at byte {byte}; convert it, e.g. with iconv")]
    NotUtf8 {
        /// The file, or the line in it.
        place: Place,
        /// The first byte that cannot be read, counted from 0 within the place.
        byte: usize,
    },
    /// JSON with a fault.
    #[error("{place}: {message}")]
    Json {
        /// The file, or the line in it.
        place: Place,
        /// What the parser says.
        message: String,
    },
    /// JSON that is no article.
    #[error(
        "{place}: {wrong}; an article is an object with \"text\" and, if known, \"id\", \"title\", \"published\", \"source\", \"url\""
    )]
    NotAnArticle {
        /// The file, the line or the article in it.
        place: Place,
        /// What is missing or of a wrong type.
        wrong: String,
    },
    /// A date of publication in an unknown form. The article itself is read, without it.
    #[error("{place}: cannot read the date \"{text}\" in \"published\", read without it; write 2019-04-23")]
    Published {
        /// The file, the line or the article in it.
        place: Place,
        /// The date as given.
        text: String,
    },
    /// A line of an extraction that does not fit the others.
    #[error("{place}: {wrong}; keep the lines of one article together and in order, as `graph extract` wrote them")]
    Record {
        /// The line.
        place: Place,
        /// What does not fit.
        wrong: String,
    },
    /// The system cannot read it.
    #[error("{place}: {source}")]
    Io {
        /// The file or folder.
        place: Place,
        /// Why.
        source: io::Error,
    },
}
