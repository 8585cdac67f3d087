//! The store: one SQLite file with what every article says and the graph that was made of it.
//!
//! The readings are kept beside the graph, so that articles can be added or removed later and identity decided anew.
//! An [`Update`] is one transaction that ends with the graph that fits the readings; a program that dies before the
//! end leaves the store as it was. An opened [`Store`] sees the graph of the moment at which it first reads,
//! whatever is built meanwhile.

mod columns;
mod error;
mod graph_rows;
mod graph_write;
mod outline;
mod reading_rows;
mod scan;
mod schema;
mod summary;
mod write;

#[cfg(test)]
mod tests;

pub use error::StoreError;
pub use graph_rows::{Edges, Nodes};
pub use reading_rows::Readings;
pub use scan::{EdgeFilter, NodeFilter, Page};
pub use summary::{Connected, Summary};
pub use write::{Stamp, Update};

use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// An opened store.
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Opens a store to read it.
    ///
    /// # Errors
    /// [`StoreError::Missing`] where there is none, [`StoreError::NotAStore`] and [`StoreError::Layout`] for a file
    /// that this program cannot read.
    pub fn open(path: &Path) -> Result<Store, StoreError> {
        let connection = schema::open_to_read(path)?;
        // One transaction for all that is read, so that a build in between is not seen half.
        connection.execute_batch("BEGIN").map_err(StoreError::at(path))?;
        Ok(Store { connection, path: path.to_owned() })
    }

    /// Opens a store to read and update it; makes one where there is none or an empty file.
    ///
    /// # Errors
    /// [`StoreError::NotAStore`] and [`StoreError::Layout`] for a file that this program cannot read,
    /// [`StoreError::Busy`] while another program updates it, [`StoreError::Unopenable`] where the file cannot be made.
    pub fn create_or_open(path: &Path) -> Result<Store, StoreError> {
        Ok(Store { connection: schema::open_to_write(path)?, path: path.to_owned() })
    }

    /// Where the store is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}
