//! Writing: one transaction replaces readings and ends with the graph that fits them.

use super::{Readings, Store, StoreError};
use crate::model::{ArticleId, Edge, EdgeId, Evidence, Node, NodeId, Reading, Span};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use rustc_hash::FxHashMap;
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
    transaction: Transaction<'s>,
    path: &'s Path,
    /// Whether the old graph is gone already.
    cleared: Cell<bool>,
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
        Ok(Update { transaction, path: &self.path, cleared: Cell::new(false) })
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
        self.cleared.get()
    }

    /// Puts the reading of an article in the place of an older one.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be written, or where an index in the reading points nowhere.
    pub fn put_reading(&mut self, reading: &Reading, stamp: &Stamp) -> Result<(), StoreError> {
        self.clear_graph()
            .and_then(|()| self.delete_article(&reading.article.id))
            .and_then(|_| self.insert_reading(reading, stamp))
            .map_err(StoreError::at(self.path))
    }

    /// Removes an article and all that it says; whether there was one.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be written.
    pub fn remove_article(&mut self, article: &ArticleId) -> Result<bool, StoreError> {
        self.clear_graph().and_then(|()| self.delete_article(article)).map_err(StoreError::at(self.path))
    }

    /// The readings as this change has them so far, by article id.
    pub fn readings(&self) -> Readings<'_> {
        Readings::new(&self.transaction, self.path)
    }

    /// Ends the change with the graph that was made of its readings by `program`. Nodes and edges are kept by id,
    /// whatever their order here.
    ///
    /// # Errors
    /// [`StoreError::UnknownSentence`] and [`StoreError::UnknownId`] where the graph is not made of these readings,
    /// [`StoreError::File`] where the store cannot be written; the store is then as it was.
    pub fn commit(self, nodes: &[Node], edges: &[Edge], program: &str) -> Result<(), StoreError> {
        let at = StoreError::at(self.path);
        self.clear_graph().map_err(&at)?;
        let places = self.places().map_err(&at)?;
        let nodes = self.insert_nodes(nodes, &places)?;
        self.insert_edges(edges, &nodes, &places)?;
        self.transaction
            .execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('resolved_by', ?)", [program])
            .map_err(&at)?;
        self.transaction.commit().map_err(&at)
    }

    /// The old graph cites sentences of the old readings, so it goes before any of them does.
    fn clear_graph(&self) -> rusqlite::Result<()> {
        if self.cleared.replace(true) {
            return Ok(());
        }
        for table in ["edge_evidence", "edge_source", "edge", "node_evidence", "node_source", "alias", "node"] {
            self.transaction.prepare_cached(&format!("DELETE FROM {table}"))?.execute([])?;
        }
        Ok(())
    }

    fn delete_article(&self, article: &ArticleId) -> rusqlite::Result<bool> {
        Ok(self.transaction.prepare_cached("DELETE FROM article WHERE id = ?")?.execute([article])? > 0)
    }

    fn insert_reading(&self, reading: &Reading, stamp: &Stamp) -> rusqlite::Result<()> {
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

    /// Where the articles and sentences stand that a graph may cite.
    fn places(&self) -> rusqlite::Result<Places> {
        let mut places = Places::default();
        let mut articles = self.transaction.prepare("SELECT id, key FROM article")?;
        for row in articles.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (id, key) = row?;
            places.articles.insert(id, key);
        }
        let mut sentences = self.transaction.prepare("SELECT article, from_char, to_char, place FROM sentence")?;
        for row in sentences.query_map([], |row| Ok(((row.get(0)?, super::columns::span(row, 1)?), row.get(3)?)))? {
            let (span, place) = row?;
            places.sentences.insert(span, place);
        }
        Ok(places)
    }

    fn insert_nodes(&self, nodes: &[Node], places: &Places) -> Result<FxHashMap<NodeId, i64>, StoreError> {
        let at = StoreError::at(self.path);
        let mut nodes: Vec<&Node> = nodes.iter().collect();
        nodes.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut keys = FxHashMap::default();
        for (key, node) in (1..).zip(nodes) {
            self.insert_node(key, node).map_err(&at)?;
            self.insert_sources("node_source", key, &node.sources, places)?;
            self.insert_evidence("node_evidence", key, &node.evidence, places)?;
            keys.insert(node.id.clone(), key);
        }
        Ok(keys)
    }

    fn insert_node(&self, key: i64, node: &Node) -> rusqlite::Result<()> {
        let mut insert = self.transaction.prepare_cached("INSERT INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?)")?;
        insert.execute(params![
            key,
            node.id,
            node.kind,
            node.name,
            node.date,
            node.end,
            node.province,
            node.confidence
        ])?;
        let mut insert = self.transaction.prepare_cached("INSERT INTO alias VALUES (?, ?, ?)")?;
        for (place, alias) in node.aliases.iter().enumerate() {
            insert.execute(params![key, place, alias])?;
        }
        Ok(())
    }

    fn insert_edges(&self, edges: &[Edge], nodes: &FxHashMap<NodeId, i64>, places: &Places) -> Result<(), StoreError> {
        let node = |id: &NodeId| nodes.get(id).copied().ok_or_else(|| StoreError::UnknownId(format!("node {id}")));
        let mut edges: Vec<&Edge> = edges.iter().collect();
        edges.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        for (key, edge) in (1..).zip(edges) {
            self.insert_edge(key, edge, node(&edge.source)?, node(&edge.target)?).map_err(StoreError::at(self.path))?;
            self.insert_sources("edge_source", key, &edge.sources, places)?;
            self.insert_evidence("edge_evidence", key, &edge.evidence, places)?;
        }
        Ok(())
    }

    fn insert_edge(&self, key: i64, edge: &Edge, source: i64, target: i64) -> rusqlite::Result<usize> {
        let id: &EdgeId = &edge.id;
        self.transaction.prepare_cached("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?.execute(params![
            key,
            id,
            edge.kind,
            source,
            target,
            edge.title,
            edge.former,
            edge.site,
            edge.since,
            edge.until,
            edge.confidence
        ])
    }

    fn insert_sources(
        &self,
        table: &str,
        owner: i64,
        sources: &[ArticleId],
        places: &Places,
    ) -> Result<(), StoreError> {
        let at = StoreError::at(self.path);
        let mut insert =
            self.transaction.prepare_cached(&format!("INSERT INTO {table} VALUES (?, ?, ?)")).map_err(&at)?;
        for (place, article) in sources.iter().enumerate() {
            insert.execute(params![owner, place, places.article(article)?]).map_err(&at)?;
        }
        Ok(())
    }

    fn insert_evidence(
        &self,
        table: &str,
        owner: i64,
        evidence: &[Evidence],
        places: &Places,
    ) -> Result<(), StoreError> {
        let at = StoreError::at(self.path);
        let sql = format!("INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        let mut insert = self.transaction.prepare_cached(&sql).map_err(&at)?;
        for (place, item) in evidence.iter().enumerate() {
            let article = places.article(&item.article)?;
            let sentence = places.sentences.get(&(article, item.sentence_span)).ok_or_else(|| {
                StoreError::UnknownSentence { article: item.article.clone(), span: item.sentence_span }
            })?;
            insert
                .execute(params![
                    owner,
                    place,
                    article,
                    sentence,
                    item.trigger.start,
                    item.trigger.end,
                    item.source_span.map(|span| span.start),
                    item.source_span.map(|span| span.end),
                    item.target_span.map(|span| span.start),
                    item.target_span.map(|span| span.end),
                    item.rule,
                    item.site,
                    item.confidence
                ])
                .map_err(&at)?;
        }
        Ok(())
    }
}

#[derive(Default)]
struct Places {
    articles: FxHashMap<ArticleId, i64>,
    sentences: FxHashMap<(i64, Span), i64>,
}

impl Places {
    fn article(&self, id: &ArticleId) -> Result<i64, StoreError> {
        self.articles.get(id).copied().ok_or_else(|| StoreError::UnknownId(format!("article {id}")))
    }
}
