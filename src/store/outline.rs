//! Reading back the graph without its evidence, and the evidence of what was chosen of it: an answer cites few sentences,
//! and most of what a store holds is sentences.

use super::{Store, StoreError, graph_rows};
use crate::model::{Edge, Node, NodeId};
use rusqlite::{OptionalExtension, Result};
use rustc_hash::FxHashMap;

impl Store {
    /// All nodes, in the order of their ids, without evidence and sources.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn bare_nodes(&self) -> Result<Vec<Node>, StoreError> {
        self.read_bare_nodes().map_err(StoreError::at(&self.path))
    }

    /// For each node, in the order of their ids, the words of its name and then those of its aliases, as
    /// [`crate::language::name_words`] has them.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn name_words(&self) -> Result<Vec<Vec<String>>, StoreError> {
        let read = || {
            let mut places = FxHashMap::default();
            let mut words: Vec<Vec<String>> = Vec::new();
            let mut select = self.connection.prepare("SELECT key, words FROM node ORDER BY id")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                places.insert(row.get::<_, i64>(0)?, words.len());
                words.push(vec![row.get(1)?]);
            }
            let mut select = self.connection.prepare("SELECT node, words FROM alias ORDER BY node, place")?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                if let Some(place) = places.get(&row.get(0)?) {
                    words[*place].push(row.get(1)?);
                }
            }
            Ok(words)
        };
        read().map_err(StoreError::at(&self.path))
    }

    /// All edges, in the order of their ids, without evidence and sources.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn bare_edges(&self) -> Result<Vec<Edge>, StoreError> {
        self.read_bare_edges().map_err(StoreError::at(&self.path))
    }

    /// Gives edges of this store their evidence and sources.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn attest_edges<'e>(&self, edges: impl IntoIterator<Item = &'e mut Edge>) -> Result<(), StoreError> {
        let mut attest = |edge: &mut Edge| -> Result<()> {
            let Some(key) = self.key("edge", edge.id.as_str())? else { return Ok(()) };
            edge.evidence = graph_rows::cited(&self.connection, "edge", key)?;
            edge.sources = graph_rows::sources(&edge.evidence, Vec::new());
            Ok(())
        };
        edges.into_iter().try_for_each(&mut attest).map_err(StoreError::at(&self.path))
    }

    /// Gives nodes of this store their evidence and sources.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn attest_nodes<'n>(&self, nodes: impl IntoIterator<Item = &'n mut Node>) -> Result<(), StoreError> {
        let mut attest = |node: &mut Node| -> Result<()> {
            let Some(key) = self.key("node", node.id.as_str())? else { return Ok(()) };
            node.evidence = graph_rows::cited(&self.connection, "node", key)?;
            let mut references = self.connection.prepare_cached(
                "SELECT article.id FROM node_reference JOIN article ON article.key = node_reference.article
                 WHERE node_reference.node = ?",
            )?;
            let references = references.query_map([key], |row| row.get(0))?.collect::<Result<_>>()?;
            node.sources = graph_rows::sources(&node.evidence, references);
            Ok(())
        };
        nodes.into_iter().try_for_each(&mut attest).map_err(StoreError::at(&self.path))
    }

    fn key(&self, table: &str, id: &str) -> Result<Option<i64>> {
        let mut select = self.connection.prepare_cached(&format!("SELECT key FROM {table} WHERE id = ?"))?;
        select.query_row([id], |row| row.get(0)).optional()
    }

    fn read_bare_nodes(&self) -> Result<Vec<Node>> {
        let mut select = self
            .connection
            .prepare("SELECT key, id, type, name, date, end_date, province, confidence FROM node ORDER BY id")?;
        let mut places = FxHashMap::default();
        let mut nodes: Vec<Node> = Vec::new();
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            places.insert(row.get::<_, i64>(0)?, nodes.len());
            nodes.push(graph_rows::bare_node(row)?);
        }
        let mut select = self.connection.prepare("SELECT node, name FROM alias ORDER BY node, place")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(place) = places.get(&row.get(0)?) {
                nodes[*place].aliases.push(row.get(1)?);
            }
        }
        Ok(nodes)
    }

    fn read_bare_edges(&self) -> Result<Vec<Edge>> {
        let nodes = graph_rows::names::<NodeId>(&self.connection, "node")?;
        let mut select = self.connection.prepare(
            "SELECT key, id, type, source, target, title, former, site, since, until, confidence FROM edge ORDER BY id",
        )?;
        select
            .query_map([], |row| {
                let end = |at| graph_rows::name(&nodes, row.get(at)?);
                graph_rows::bare_edge(row, end(3)?, end(4)?)
            })?
            .collect()
    }
}
