//! What can go wrong with a store.

use crate::model::{ArticleId, Span};
use std::path::PathBuf;

/// Why a store could not be opened, read or written. Every message names the file and what would work.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing is there yet.
    #[error("no store at {}; `graph build` makes one", .0.display())]
    Missing(PathBuf),
    /// The file is something else.
    #[error("{} is not a store of this program; name another with --store FILE", .0.display())]
    NotAStore(PathBuf),
    /// The file was made by a program with another layout.
    #[error("{} has layout {found}, this program reads {known}; build it anew, or use the program that made it", path.display())]
    Layout {
        /// The store.
        path: PathBuf,
        /// The layout's number in the file.
        found: i32,
        /// The one that this program knows.
        known: i32,
    },
    /// The file was made by an older program.
    #[error("{} has layout {found}, this program reads {known}; `graph build` with any article brings it up to date", path.display())]
    OlderLayout {
        /// The store.
        path: PathBuf,
        /// The layout's number in the file.
        found: i32,
        /// The one that this program knows.
        known: i32,
    },
    /// Another program writes to it.
    #[error("{} is being written by another program; try again when it is done", .0.display())]
    Busy(PathBuf),
    /// The graph cites a sentence that no reading has: a fault of whoever made the graph.
    #[error("the graph cites a sentence at characters {}..{} of article {article}, which the store has not", span.start, span.end)]
    UnknownSentence {
        /// The article cited.
        article: ArticleId,
        /// The sentence cited.
        span: Span,
    },
    /// An edge ends at a node that the graph has not, or sources name an article that the store has not.
    #[error("the graph names {0}, which the store has not")]
    UnknownId(String),
    /// The file could not be opened at all.
    #[error("{}: cannot be opened; is its folder there, and may you write to it?", .0.display())]
    Unopenable(PathBuf),
    /// The file could not be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// The store.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// Gives the path to an error of SQLite and names the common cases.
    pub(super) fn at(path: &std::path::Path) -> impl Fn(rusqlite::Error) -> StoreError + '_ {
        |source| match source.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => {
                StoreError::Busy(path.to_owned())
            }
            Some(rusqlite::ErrorCode::CannotOpen) => StoreError::Unopenable(path.to_owned()),
            Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotAStore(path.to_owned()),
            _ => StoreError::File { path: path.to_owned(), source },
        }
    }
}
