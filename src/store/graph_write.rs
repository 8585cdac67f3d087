//! Writing the graph: only what differs from the one before, so that one article more is a small change to a large store.

use super::{StoreError, Update, columns::span};
use crate::language::name_words;
use crate::model::{ArticleId, Edge, Evidence, Node, NodeId, Span};
use rayon::prelude::*;
use rusqlite::{Result, params};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use sha2::{Digest, Sha256};

impl Update<'_> {
    /// Ends the change with the graph that was made of its readings by `program`. The order of nodes and edges does not
    /// matter; the sources of an edge are the articles of its evidence.
    ///
    /// # Errors
    /// [`StoreError::UnknownSentence`] and [`StoreError::UnknownId`] where the graph is not made of these readings,
    /// [`StoreError::File`] where the store cannot be written; the store is then as it was.
    pub fn commit(self, nodes: &[Node], edges: &[Edge], program: &str) -> Result<(), StoreError> {
        let at = StoreError::at(self.path);
        let places = Places::load(&self).map_err(&at)?;
        let (mut old_nodes, mut old_edges) =
            (Old::load(&self, "node").map_err(&at)?, Old::load(&self, "edge").map_err(&at)?);
        // Edges go before the nodes at their ends, and come after them.
        self.delete("edge", old_edges.all_but(edges.iter().map(|edge| edge.id.as_str()))).map_err(&at)?;
        let gone = old_nodes.all_but(nodes.iter().map(|node| node.id.as_str()));
        let keys = self.put_nodes(nodes, &mut old_nodes, &places)?;
        self.put_edges(edges, &mut old_edges, &keys, &places)?;
        self.delete("node", gone).map_err(&at)?;
        self.transaction
            .execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('resolved_by', ?)", [program])
            .map_err(&at)?;
        self.transaction.commit().map_err(&at)
    }

    fn delete(&self, table: &str, keys: Vec<i64>) -> Result<()> {
        let mut delete = self.transaction.prepare(&format!("DELETE FROM {table} WHERE key = ?"))?;
        keys.into_iter().try_for_each(|key| delete.execute([key]).map(drop))
    }

    fn put_nodes<'n>(
        &self,
        nodes: &'n [Node],
        old: &mut Old,
        places: &Places,
    ) -> Result<FxHashMap<&'n NodeId, i64>, StoreError> {
        let at = StoreError::at(self.path);
        let mut keys = FxHashMap::default();
        let fingerprints: Vec<Fingerprint> = nodes.par_iter().map(fingerprint).collect();
        for (node, fingerprint) in nodes.iter().zip(fingerprints) {
            let place = old.place(node.id.as_str(), fingerprint);
            keys.insert(&node.id, place.key());
            if let Place::Same(_) = place {
                continue;
            }
            if let Place::Changed(key) = place {
                for table in ["alias", "node_reference", "node_evidence"] {
                    self.clear(table, "node", key).map_err(&at)?;
                }
            }
            self.put_node(place.key(), node, fingerprint).map_err(&at)?;
            self.put_references(place.key(), node, places)?;
            self.put_evidence("node_evidence", place.key(), &node.evidence, places)?;
        }
        Ok(keys)
    }

    fn put_edges(
        &self,
        edges: &[Edge],
        old: &mut Old,
        nodes: &FxHashMap<&NodeId, i64>,
        places: &Places,
    ) -> Result<(), StoreError> {
        let at = StoreError::at(self.path);
        let node = |id: &NodeId| nodes.get(id).copied().ok_or_else(|| StoreError::UnknownId(format!("node {id}")));
        let fingerprints: Vec<Fingerprint> = edges.par_iter().map(fingerprint).collect();
        for (edge, fingerprint) in edges.iter().zip(fingerprints) {
            let place = old.place(edge.id.as_str(), fingerprint);
            let (source, target) = (node(&edge.source)?, node(&edge.target)?);
            if let Place::Same(_) = place {
                continue;
            }
            if let Place::Changed(key) = place {
                self.clear("edge_evidence", "edge", key).map_err(&at)?;
            }
            self.put_edge(place.key(), edge, (source, target), fingerprint).map_err(&at)?;
            self.put_evidence("edge_evidence", place.key(), &edge.evidence, places)?;
        }
        Ok(())
    }

    fn clear(&self, table: &str, owner: &str, key: i64) -> Result<()> {
        self.transaction.prepare_cached(&format!("DELETE FROM {table} WHERE {owner} = ?"))?.execute([key]).map(drop)
    }

    fn put_node(&self, key: i64, node: &Node, fingerprint: Fingerprint) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO node VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
                 type = excluded.type, name = excluded.name, date = excluded.date, end_date = excluded.end_date,
                 province = excluded.province, confidence = excluded.confidence, digest = excluded.digest, words = excluded.words",
            )?
            .execute(params![
                key,
                node.id,
                node.kind,
                node.name,
                node.date,
                node.end,
                node.province,
                node.confidence,
                fingerprint,
                name_words(&node.name)
            ])?;
        let mut insert = self.transaction.prepare_cached("INSERT INTO alias VALUES (?, ?, ?, ?)")?;
        node.aliases
            .iter()
            .enumerate()
            .try_for_each(|(place, alias)| insert.execute(params![key, place, alias, name_words(alias)]).map(drop))
    }

    fn put_edge(&self, key: i64, edge: &Edge, ends: (i64, i64), fingerprint: Fingerprint) -> Result<()> {
        self.transaction
            .prepare_cached(
                "INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET
                 type = excluded.type, source = excluded.source, target = excluded.target, title = excluded.title,
                 former = excluded.former, site = excluded.site, since = excluded.since, until = excluded.until,
                 confidence = excluded.confidence, digest = excluded.digest",
            )?
            .execute(params![
                key,
                edge.id,
                edge.kind,
                ends.0,
                ends.1,
                edge.title,
                edge.former,
                edge.site,
                edge.since,
                edge.until,
                edge.confidence,
                fingerprint
            ])
            .map(drop)
    }

    /// The sources of a node that no evidence cites.
    fn put_references(&self, key: i64, node: &Node, places: &Places) -> Result<(), StoreError> {
        let cited: FxHashSet<&ArticleId> = node.evidence.iter().map(|evidence| &evidence.article).collect();
        for article in node.sources.iter().filter(|article| !cited.contains(article)) {
            let article = places.article(article)?;
            self.transaction
                .prepare_cached("INSERT INTO node_reference VALUES (?, ?)")
                .and_then(|mut insert| insert.execute([key, article]))
                .map_err(StoreError::at(self.path))?;
        }
        Ok(())
    }

    fn put_evidence(&self, table: &str, owner: i64, evidence: &[Evidence], places: &Places) -> Result<(), StoreError> {
        let at = StoreError::at(self.path);
        let sql = format!("INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        let mut insert = self.transaction.prepare_cached(&sql).map_err(&at)?;
        for (place, item) in evidence.iter().enumerate() {
            let (article, sentence) = places.sentence(item)?;
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

/// All that is known of a node or an edge, in few bytes.
type Fingerprint = [u8; 16];

fn fingerprint(of: &impl Serialize) -> Fingerprint {
    // Neither has a key that is no text, so both can always be written.
    let written = serde_json::to_vec(of).unwrap_or_default();
    let mut fingerprint = Fingerprint::default();
    fingerprint.copy_from_slice(&Sha256::digest(written)[..16]);
    fingerprint
}

/// The rows of the graph before.
struct Old {
    rows: FxHashMap<String, (i64, Fingerprint)>,
    next: i64,
}

/// Where a node or an edge goes.
#[derive(Clone, Copy)]
enum Place {
    Same(i64),
    Changed(i64),
    New(i64),
}

impl Place {
    fn key(self) -> i64 {
        match self {
            Place::Same(key) | Place::Changed(key) | Place::New(key) => key,
        }
    }
}

impl Old {
    fn load(update: &Update<'_>, table: &str) -> Result<Old> {
        let mut select = update.transaction.prepare(&format!("SELECT id, key, digest FROM {table}"))?;
        let rows: FxHashMap<String, (i64, Fingerprint)> =
            select.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.collect::<Result<_>>()?;
        let next = rows.values().map(|(key, _)| key + 1).max().unwrap_or(1);
        Ok(Old { rows, next })
    }

    /// The keys of the rows with other ids than these.
    fn all_but<'i>(&self, ids: impl Iterator<Item = &'i str>) -> Vec<i64> {
        let ids: FxHashSet<&str> = ids.collect();
        self.rows.iter().filter(|(id, _)| !ids.contains(id.as_str())).map(|(_, (key, _))| *key).collect()
    }

    fn place(&mut self, id: &str, fingerprint: Fingerprint) -> Place {
        match self.rows.get(id) {
            Some((key, old)) if *old == fingerprint => Place::Same(*key),
            Some((key, _)) => Place::Changed(*key),
            None => {
                self.next += 1;
                Place::New(self.next - 1)
            }
        }
    }
}

/// Where the articles and sentences stand that a graph may cite.
struct Places {
    articles: FxHashMap<ArticleId, i64>,
    sentences: FxHashMap<(i64, Span), i64>,
}

impl Places {
    fn load(update: &Update<'_>) -> Result<Places> {
        let mut articles = update.transaction.prepare("SELECT id, key FROM article")?;
        let mut sentences = update.transaction.prepare("SELECT article, from_char, to_char, place FROM sentence")?;
        Ok(Places {
            articles: articles.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_>>()?,
            sentences: sentences
                .query_map([], |row| Ok(((row.get(0)?, span(row, 1)?), row.get(3)?)))?
                .collect::<Result<_>>()?,
        })
    }

    fn article(&self, id: &ArticleId) -> Result<i64, StoreError> {
        self.articles.get(id).copied().ok_or_else(|| StoreError::UnknownId(format!("article {id}")))
    }

    /// The article and the place of the sentence that a piece of evidence cites.
    fn sentence(&self, evidence: &Evidence) -> Result<(i64, i64), StoreError> {
        let article = self.article(&evidence.article)?;
        let span = evidence.sentence_span;
        let place = self.sentences.get(&(article, span)).copied();
        place
            .map(|place| (article, place))
            .ok_or_else(|| StoreError::UnknownSentence { article: evidence.article.clone(), span })
    }
}
