//! The layout of the file, and how a file is recognised as a store.

use super::StoreError;
use crate::language::name_words;
use rusqlite::{Connection, OpenFlags};
use std::{fs, path::Path, time::Duration};

/// Marks an SQLite file as a store of this program: the letters `gvnc`.
const APPLICATION_ID: i32 = 0x6776_6e63;
/// The number of the layout in `schema.sql`, raised with every change that an older program could not read.
const LAYOUT: i32 = 2;
/// The oldest layout that [`upgrade`] knows.
const OLDEST: i32 = 1;
const SCHEMA: &str = include_str!("schema.sql");
const VIEWS: &str = include_str!("views.sql");
/// How long to wait for another program that holds the file.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens a store that must exist, to read it.
pub(super) fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    if !path.exists() {
        return Err(StoreError::Missing(path.to_owned()));
    }
    let connection = open_kindly(path)?;
    match state(&connection, path)? {
        State::Store => {}
        State::Empty => return Err(StoreError::Missing(path.to_owned())),
        State::Foreign => return Err(StoreError::NotAStore(path.to_owned())),
        State::Older(found) => return Err(StoreError::OlderLayout { path: path.to_owned(), found, known: LAYOUT }),
    }
    Ok(connection)
}

/// Opens a store to write to it, and makes it if there is none.
pub(super) fn open_to_write(path: &Path) -> Result<Connection, StoreError> {
    let at = StoreError::at(path);
    let mut connection = Connection::open(path).map_err(&at)?;
    configure(&connection).map_err(&at)?;
    if state(&connection, path)? == State::Foreign {
        return Err(StoreError::NotAStore(path.to_owned()));
    }
    // Readers go on reading the old graph while a build writes the new one beside it.
    connection.pragma_update(None, "journal_mode", "wal").map_err(&at)?;
    connection.pragma_update(None, "synchronous", "normal").map_err(&at)?;
    connection.pragma_update(None, "cache_size", -65_536).map_err(&at)?;
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(&at)?;
    // Asked again, since another program may have made the store in between.
    match state(&transaction, path)? {
        State::Empty => {
            transaction.execute_batch(SCHEMA).map_err(&at)?;
            transaction.execute_batch(VIEWS).map_err(&at)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(&at)?;
            transaction.pragma_update(None, "user_version", LAYOUT).map_err(&at)?;
        }
        State::Older(_) => upgrade(&transaction).map_err(&at)?,
        State::Store | State::Foreign => {}
    }
    transaction.commit().map_err(&at)?;
    Ok(connection)
}

/// Brings a store of layout 1 to this one, without reading an article again.
fn upgrade(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DROP VIEW IF EXISTS edges;
         DROP VIEW IF EXISTS evidence;
         ALTER TABLE node ADD COLUMN words TEXT NOT NULL DEFAULT '';
         ALTER TABLE alias ADD COLUMN words TEXT NOT NULL DEFAULT '';
         CREATE INDEX node_by_type ON node (type);
         CREATE INDEX node_by_name ON node (name);
         CREATE INDEX edge_by_type ON edge (type);",
    )?;
    for (select, update) in [
        ("SELECT key, 0, name FROM node", "UPDATE node SET words = ?3 WHERE key = ?1 AND ?2 = 0"),
        ("SELECT node, place, name FROM alias", "UPDATE alias SET words = ?3 WHERE node = ?1 AND place = ?2"),
    ] {
        let names: Vec<(i64, i64, String)> = connection
            .prepare(select)?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let mut update = connection.prepare(update)?;
        for (node, place, name) in names {
            update.execute((node, place, name_words(&name)))?;
        }
    }
    connection.execute_batch(VIEWS)?;
    connection.pragma_update(None, "user_version", LAYOUT)
}

/// A read-only folder has no place for the files that SQLite puts beside a store, so there it is read as a file that
/// nobody can change.
fn open_kindly(path: &Path) -> Result<Connection, StoreError> {
    let at = StoreError::at(path);
    let writable = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let tried = Connection::open_with_flags(path, writable).and_then(|connection| {
        configure(&connection)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()))?;
        Ok(connection)
    });
    let code = tried.as_ref().err().and_then(rusqlite::Error::sqlite_error_code);
    match code {
        Some(rusqlite::ErrorCode::CannotOpen | rusqlite::ErrorCode::ReadOnly) => {
            let Ok(absolute) = fs::canonicalize(path) else { return tried.map_err(at) };
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection =
                Connection::open_with_flags(format!("file:{}?immutable=1", percent(&absolute)), flags).map_err(at)?;
            Ok(connection)
        }
        _ => tried.map_err(at),
    }
}

/// The path as SQLite's file URIs want it.
fn percent(path: &Path) -> String {
    let mut uri = String::new();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' | b':' => uri.push(char::from(*byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

#[derive(PartialEq, Eq)]
enum State {
    Empty,
    Store,
    /// A store of this older layout.
    Older(i32),
    Foreign,
}

fn state(connection: &Connection, path: &Path) -> Result<State, StoreError> {
    let at = StoreError::at(path);
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0)).map_err(&at);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_master", [], |row| row.get(0)).map_err(&at)?;
    match (pragma("application_id")?, pragma("user_version")?) {
        (APPLICATION_ID, LAYOUT) => Ok(State::Store),
        (APPLICATION_ID, found @ OLDEST..LAYOUT) => Ok(State::Older(found)),
        (APPLICATION_ID, found) => Err(StoreError::Layout { path: path.to_owned(), found, known: LAYOUT }),
        (0, 0) if tables == 0 => Ok(State::Empty),
        _ => Ok(State::Foreign),
    }
}
