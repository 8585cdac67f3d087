//! What a store holds, in numbers.

use super::{Store, StoreError};
use crate::model::{EdgeType, NodeId, NodeType, PartialDate};
use rusqlite::{Result, types::FromSql};

/// How much of what a store holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Articles read.
    pub articles: u64,
    /// The first and last day of publication that is known with its year.
    pub published: Option<(PartialDate, PartialDate)>,
    /// The first and last day of an event that is known with its year.
    pub events: Option<(PartialDate, PartialDate)>,
    /// Claims of single articles.
    pub claims: u64,
    /// Nodes of each type that occurs, in the order of [`NodeType::ALL`].
    pub nodes: Vec<(NodeType, u64)>,
    /// Edges of each type that occurs, in the order of [`EdgeType::ALL`].
    pub edges: Vec<(EdgeType, u64)>,
}

/// A node with its number of edges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connected {
    /// Which node.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeType,
    /// Its canonical name.
    pub name: String,
    /// How many edges begin or end at it.
    pub edges: u64,
    /// How many articles name it.
    pub articles: u64,
}

impl Store {
    /// How much of what the store holds.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn summary(&self) -> Result<Summary, StoreError> {
        let read = || {
            Ok(Summary {
                articles: self.count("article")?,
                published: self.range("SELECT min(published), max(published) FROM article WHERE published >= '0'")?,
                events: self.range(
                    "SELECT min(date), max(ifnull(end_date, date)) FROM node WHERE type = 'event' AND date >= '0'",
                )?,
                claims: self.count("claim")?,
                nodes: self.by_type("node", &NodeType::ALL)?,
                edges: self.by_type("edge", &EdgeType::ALL)?,
            })
        };
        read().map_err(StoreError::at(&self.path))
    }

    /// How many articles were published in each month that is known, in order; years of which the month is not known are
    /// left out.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn months(&self) -> Result<Vec<(PartialDate, u64)>, StoreError> {
        let read = || {
            let mut select = self.connection.prepare(
                "SELECT substr(published, 1, 7) AS month, count(*) FROM article
                 WHERE published >= '0' AND length(published) >= 7 GROUP BY month ORDER BY month",
            )?;
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_>>()
        };
        read().map_err(StoreError::at(&self.path))
    }

    /// The `most` nodes with the most edges, the most connected first, by id where they are even.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn most_connected(&self, most: u32) -> Result<Vec<Connected>, StoreError> {
        let read = || {
            let mut select = self.connection.prepare(
                "SELECT node.id, node.type, node.name, count(*) AS edges,
                        (SELECT count(*) FROM (
                             SELECT article FROM node_evidence WHERE node_evidence.node = node.key
                             UNION SELECT article FROM node_reference WHERE node_reference.node = node.key
                         ))
                 FROM node JOIN (SELECT source AS at FROM edge UNION ALL SELECT target FROM edge) ON at = node.key
                 GROUP BY node.key ORDER BY edges DESC, node.id LIMIT ?",
            )?;
            select
                .query_map([most], |row| {
                    Ok(Connected {
                        id: row.get(0)?,
                        kind: row.get(1)?,
                        name: row.get(2)?,
                        edges: row.get(3)?,
                        articles: row.get(4)?,
                    })
                })?
                .collect::<Result<_>>()
        };
        read().map_err(StoreError::at(&self.path))
    }

    fn count(&self, table: &str) -> Result<u64> {
        self.connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
    }

    /// Dates without a year begin with a hyphen, which sorts before every digit.
    fn range(&self, sql: &str) -> Result<Option<(PartialDate, PartialDate)>> {
        let (first, last): (Option<PartialDate>, Option<PartialDate>) =
            self.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(first.zip(last))
    }

    fn by_type<T: Copy + PartialEq + FromSql>(&self, table: &str, all: &[T]) -> Result<Vec<(T, u64)>> {
        let mut select = self.connection.prepare(&format!("SELECT type, count(*) FROM {table} GROUP BY type"))?;
        let found: Vec<(T, u64)> =
            select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_>>()?;
        Ok(all.iter().filter_map(|kind| found.iter().find(|(other, _)| other == kind).copied()).collect())
    }
}
