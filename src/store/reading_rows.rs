//! Reading back what articles say.

use super::{Store, StoreError, columns::span};
use crate::model::{ArticleHead, Claim, Entity, Mention, Reading, Sentence};
use rusqlite::{Connection, Result, Row};
use std::{collections::VecDeque, path::Path};

impl Store {
    /// What the articles say, by article id. Only one reading is held at a time.
    pub fn readings(&self) -> Readings<'_> {
        Readings::new(&self.connection, &self.path)
    }

    /// The articles without their texts, by id.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn articles(&self) -> Result<Vec<ArticleHead>, StoreError> {
        let read = || {
            let mut select = self
                .connection
                .prepare_cached("SELECT key, id, title, published, source, url FROM article ORDER BY id")?;
            select.query_map([], head)?.collect::<Result<_>>()
        };
        read().map_err(StoreError::at(&self.path))
    }
}

/// The readings of a store, by article id.
pub struct Readings<'s> {
    connection: &'s Connection,
    path: &'s Path,
    /// The keys of the articles to come, once they are known.
    keys: Option<VecDeque<i64>>,
}

impl<'s> Readings<'s> {
    pub(super) fn new(connection: &'s Connection, path: &'s Path) -> Readings<'s> {
        Readings { connection, path, keys: None }
    }

    fn advance(&mut self) -> Result<Option<Reading>> {
        let keys = match &mut self.keys {
            Some(keys) => keys,
            None => {
                let mut select = self.connection.prepare("SELECT key FROM article ORDER BY id")?;
                let keys = select.query_map([], |row| row.get(0))?.collect::<Result<_>>()?;
                self.keys.insert(keys)
            }
        };
        keys.pop_front().map(|key| reading(self.connection, key)).transpose()
    }
}

impl Iterator for Readings<'_> {
    type Item = Result<Reading, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.advance().map_err(StoreError::at(self.path)).transpose();
        if matches!(next, Some(Err(_))) {
            // A store that fails once is not asked again.
            self.keys = Some(VecDeque::new());
        }
        next
    }
}

fn reading(connection: &Connection, key: i64) -> Result<Reading> {
    let article = connection
        .prepare_cached("SELECT key, id, title, published, source, url FROM article WHERE key = ?")?
        .query_row([key], head)?;
    let sentences = connection
        .prepare_cached("SELECT from_char, to_char, text FROM sentence WHERE article = ? ORDER BY place")?
        .query_map([key], |row| Ok(Sentence { span: span(row, 0)?, text: row.get(2)? }))?
        .collect::<Result<_>>()?;
    let claims = connection
        .prepare_cached(
            "SELECT type, source, target, title, former, site, sentence, trigger_from, trigger_to, source_from,
                    source_to, target_from, target_to, rule, confidence
             FROM claim WHERE article = ? ORDER BY place",
        )?
        .query_map([key], claim)?
        .collect::<Result<_>>()?;
    Ok(Reading { article, sentences, entities: entities(connection, key)?, claims })
}

fn entities(connection: &Connection, article: i64) -> Result<Vec<Entity>> {
    let mut entities: Vec<Entity> = connection
        .prepare_cached(
            "SELECT type, name, date, end_date, province, confidence FROM entity WHERE article = ? ORDER BY place",
        )?
        .query_map([article], |row| {
            Ok(Entity {
                kind: row.get(0)?,
                name: row.get(1)?,
                mentions: Vec::new(),
                date: row.get(2)?,
                end: row.get(3)?,
                province: row.get(4)?,
                confidence: row.get(5)?,
            })
        })?
        .collect::<Result<_>>()?;
    let mut select = connection.prepare_cached(
        "SELECT entity, text, from_char, to_char, sentence, named FROM mention WHERE article = ? ORDER BY entity, place",
    )?;
    let mut rows = select.query([article])?;
    while let Some(row) = rows.next()? {
        let mention = Mention { text: row.get(1)?, span: span(row, 2)?, sentence: row.get(4)?, named: row.get(5)? };
        if let Some(entity) = entities.get_mut(row.get::<_, u32>(0)? as usize) {
            entity.mentions.push(mention);
        }
    }
    Ok(entities)
}

fn head(row: &Row<'_>) -> Result<ArticleHead> {
    Ok(ArticleHead {
        id: row.get(1)?,
        title: row.get(2)?,
        published: row.get(3)?,
        source: row.get(4)?,
        url: row.get(5)?,
    })
}

fn claim(row: &Row<'_>) -> Result<Claim> {
    Ok(Claim {
        kind: row.get(0)?,
        source: row.get(1)?,
        target: row.get(2)?,
        title: row.get(3)?,
        former: row.get(4)?,
        site: row.get(5)?,
        sentence: row.get(6)?,
        trigger: span(row, 7)?,
        source_span: span(row, 9)?,
        target_span: span(row, 11)?,
        rule: row.get(13)?,
        confidence: row.get(14)?,
    })
}
