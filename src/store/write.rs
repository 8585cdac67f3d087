//! Writing what articles say, in a change that ends with the graph that fits it.

use super::{Readings, Store, StoreError};
use crate::model::{ArticleId, Reading};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use std::{cell::Cell, path::Path};

/// What a reading was made from and by; a reading with the same stamp need not be made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// A digest of all that was read.
    pub digest: [u8; 32],
    /// The version of the program that read it.
    pub program: String,
}

/// A change of the store. Nothing of it is seen by others, and nothing remains of it, unless [`Update::commit`] is
/// reached.
pub struct Update<'s> {
    pub(super) transaction: Transaction<'s>,
    pub(super) path: &'s Path,
    /// Whether anything was put or removed.
    touched: Cell<bool>,
}

impl Store {
    /// Begins a change.
    ///
    /// # Errors
    /// [`StoreError::Busy`] while another program updates the store.
    pub fn update(&mut self) -> Result<Update<'_>, StoreError> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::at(&self.path))?;
        Ok(Update { transaction, path: &self.path, touched: Cell::new(false) })
    }
}

impl Update<'_> {
    /// The stamp of the reading of an article, if the store has it.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn stamp(&self, article: &ArticleId) -> Result<Option<Stamp>, StoreError> {
        let stamp = || {
            self.transaction
                .prepare_cached("SELECT digest, program FROM article WHERE id = ?")?
                .query_row([article], |row| Ok(Stamp { digest: row.get(0)?, program: row.get(1)? }))
                .optional()
        };
        stamp().map_err(StoreError::at(self.path))
    }

    /// The version of the program that made the graph, if there is one.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn resolved_by(&self) -> Result<Option<String>, StoreError> {
        self.transaction
            .query_row("SELECT value FROM meta WHERE key = 'resolved_by'", [], |row| row.get(0))
            .optional()
            .map_err(StoreError::at(self.path))
    }

    /// How many readings were made by another version of the program than `program`.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn read_by_others(&self, program: &str) -> Result<u64, StoreError> {
        self.transaction
            .query_row("SELECT count(*) FROM article WHERE program <> ?", [program], |row| row.get(0))
            .map_err(StoreError::at(self.path))
    }

    /// Whether anything was put or removed.
    pub fn is_touched(&self) -> bool {
        self.touched.get()
    }

    /// Puts the reading of an article in the place of an older one.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be written, or where an index in the reading points nowhere.
    pub fn put_reading(&mut self, reading: &Reading, stamp: &Stamp) -> Result<(), StoreError> {
        self.delete_article(&reading.article.id)
            .and_then(|_| self.insert_reading(reading, stamp))
            .map_err(StoreError::at(self.path))
    }

    /// Removes an article and all that it says; whether there was one.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be written.
    pub fn remove_article(&mut self, article: &ArticleId) -> Result<bool, StoreError> {
        self.delete_article(article).map_err(StoreError::at(self.path))
    }

    /// The readings as this change has them so far, by article id.
    pub fn readings(&self) -> Readings<'_> {
        Readings::new(&self.transaction, self.path)
    }

    fn delete_article(&self, article: &ArticleId) -> rusqlite::Result<bool> {
        let key: Option<i64> = self
            .transaction
            .prepare_cached("SELECT key FROM article WHERE id = ?")?
            .query_row([article], |row| row.get(0))
            .optional()?;
        let Some(key) = key else { return Ok(false) };
        self.touched.set(true);
        self.uncite(key)?;
        self.transaction.prepare_cached("DELETE FROM article WHERE key = ?")?.execute([key])?;
        Ok(true)
    }

    /// Takes an article out of the evidence before its sentences go, and marks what it was evidence of as changed.
    fn uncite(&self, article: i64) -> rusqlite::Result<()> {
        for sql in [
            "UPDATE node SET digest = zeroblob(16) WHERE key IN (
                 SELECT node FROM node_evidence WHERE article = ?1
                 UNION SELECT node FROM node_reference WHERE article = ?1
             )",
            "UPDATE edge SET digest = zeroblob(16) WHERE key IN (SELECT edge FROM edge_evidence WHERE article = ?1)",
            "DELETE FROM node_evidence WHERE article = ?1",
            "DELETE FROM node_reference WHERE article = ?1",
            "DELETE FROM edge_evidence WHERE article = ?1",
        ] {
            self.transaction.prepare_cached(sql)?.execute([article])?;
        }
        Ok(())
    }

    fn insert_reading(&self, reading: &Reading, stamp: &Stamp) -> rusqlite::Result<()> {
        self.touched.set(true);
        let head = &reading.article;
        let transaction = &self.transaction;
        let key: i64 = transaction
            .prepare_cached(
                "INSERT INTO article (id, title, published, source, url, digest, program)
                 VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING key",
            )?
            .query_row(
                params![head.id, head.title, head.published, head.source, head.url, stamp.digest, stamp.program],
                |row| row.get(0),
            )?;
        let mut insert = transaction.prepare_cached("INSERT INTO sentence VALUES (?, ?, ?, ?, ?)")?;
        for (place, sentence) in reading.sentences.iter().enumerate() {
            insert.execute(params![key, place, sentence.span.start, sentence.span.end, sentence.text])?;
        }
        self.insert_entities(key, reading)?;
        let mut insert = transaction
            .prepare_cached("INSERT INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
        for (place, claim) in reading.claims.iter().enumerate() {
            insert.execute(params![
                key,
                place,
                claim.kind,
                claim.source,
                claim.target,
                claim.title,
                claim.former,
                claim.site,
                claim.sentence,
                claim.trigger.start,
                claim.trigger.end,
                claim.source_span.start,
                claim.source_span.end,
                claim.target_span.start,
                claim.target_span.end,
                claim.rule,
                claim.confidence,
            ])?;
        }
        Ok(())
    }

    fn insert_entities(&self, article: i64, reading: &Reading) -> rusqlite::Result<()> {
        let mut insert_entity =
            self.transaction.prepare_cached("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
        let mut insert_mention =
            self.transaction.prepare_cached("INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
        for (index, entity) in reading.entities.iter().enumerate() {
            insert_entity.execute(params![
                article,
                index,
                entity.kind,
                entity.name,
                entity.date,
                entity.end,
                entity.province,
                entity.confidence
            ])?;
            for (place, mention) in entity.mentions.iter().enumerate() {
                insert_mention.execute(params![
                    article,
                    index,
                    place,
                    mention.sentence,
                    mention.text,
                    mention.span.start,
                    mention.span.end,
                    mention.named
                ])?;
            }
        }
        Ok(())
    }
}
