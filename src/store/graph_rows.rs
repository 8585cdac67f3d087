//! Reading back the graph, page by page.

use super::{
    Store, StoreError,
    columns::{span, span_if_any},
};
use crate::model::{ArticleId, Edge, Evidence, Node, NodeId};
use rusqlite::{Connection, Result, types::FromSql};
use rustc_hash::FxHashMap;
use std::{hash::Hash, path::Path, vec};

/// How many nodes or edges are read at once.
const PAGE: i64 = 512;

impl Store {
    /// The nodes, by id. Only a page of them is held at a time.
    pub fn nodes(&self) -> Nodes<'_> {
        Nodes { pages: Pages::new(self), names: None }
    }

    /// The edges, by id. Only a page of them is held at a time.
    pub fn edges(&self) -> Edges<'_> {
        Edges { pages: Pages::new(self), names: None }
    }
}

/// The nodes of a store, by id.
pub struct Nodes<'s> {
    pages: Pages<'s, Node>,
    names: Option<Names<ArticleId>>,
}

/// The edges of a store, by id.
pub struct Edges<'s> {
    pages: Pages<'s, Edge>,
    names: Option<(Names<ArticleId>, Names<NodeId>)>,
}

impl Iterator for Nodes<'_> {
    type Item = Result<Node, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let names = &mut self.names;
        self.pages.next(|connection, after| {
            let articles = match names {
                Some(names) => names,
                None => names.insert(self::names(connection, "article")?),
            };
            node_page(connection, after, articles)
        })
    }
}

impl Iterator for Edges<'_> {
    type Item = Result<Edge, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let names = &mut self.names;
        self.pages.next(|connection, after| {
            let (articles, nodes) = match names {
                Some(names) => names,
                None => names.insert((self::names(connection, "article")?, self::names(connection, "node")?)),
            };
            edge_page(connection, after, articles, nodes)
        })
    }
}

/// The ids by key, so that one id is one text in memory however often it is cited.
type Names<Id> = FxHashMap<i64, Id>;

fn names<Id: FromSql + Hash>(connection: &Connection, table: &str) -> Result<Names<Id>> {
    let mut select = connection.prepare(&format!("SELECT key, id FROM {table}"))?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

fn name<Id: Clone>(names: &Names<Id>, key: i64) -> Result<Id> {
    // Foreign keys keep this from happening in a sound file.
    names.get(&key).cloned().ok_or(rusqlite::Error::QueryReturnedNoRows)
}

struct Pages<'s, T> {
    connection: &'s Connection,
    path: &'s Path,
    page: vec::IntoIter<T>,
    after: i64,
    done: bool,
}

impl<'s, T> Pages<'s, T> {
    fn new(store: &'s Store) -> Pages<'s, T> {
        let page = Vec::new().into_iter();
        Pages { connection: &store.connection, path: &store.path, page, after: 0, done: false }
    }

    fn next(&mut self, read: impl FnOnce(&Connection, i64) -> Result<Vec<T>>) -> Option<Result<T, StoreError>> {
        if self.page.len() == 0 && !self.done {
            match read(self.connection, self.after) {
                Ok(page) => {
                    self.after += PAGE;
                    self.done = page.is_empty();
                    self.page = page.into_iter();
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(StoreError::at(self.path)(error)));
                }
            }
        }
        self.page.next().map(Ok)
    }
}

fn node_page(connection: &Connection, after: i64, articles: &Names<ArticleId>) -> Result<Vec<Node>> {
    let mut nodes: Vec<Node> = connection
        .prepare_cached(
            "SELECT id, type, name, date, end_date, province, confidence FROM node
             WHERE key > ?1 AND key <= ?1 + ?2 ORDER BY key",
        )?
        .query_map([after, PAGE], |row| {
            Ok(Node {
                id: row.get(0)?,
                kind: row.get(1)?,
                name: row.get(2)?,
                aliases: Vec::new(),
                date: row.get(3)?,
                end: row.get(4)?,
                province: row.get(5)?,
                sources: Vec::new(),
                confidence: row.get(6)?,
                evidence: Vec::new(),
            })
        })?
        .collect::<Result<_>>()?;
    let mut select = connection
        .prepare_cached("SELECT node, name FROM alias WHERE node > ?1 AND node <= ?1 + ?2 ORDER BY node, place")?;
    let mut rows = select.query([after, PAGE])?;
    while let Some(row) = rows.next()? {
        let alias = row.get(1)?;
        of(&mut nodes, after, row.get(0)?)?.aliases.push(alias);
    }
    each_source(connection, "node", after, articles, |key, article| {
        of(&mut nodes, after, key)?.sources.push(article);
        Ok(())
    })?;
    each_evidence(connection, "node", after, articles, |key, evidence| {
        of(&mut nodes, after, key)?.evidence.push(evidence);
        Ok(())
    })?;
    Ok(nodes)
}

fn edge_page(
    connection: &Connection,
    after: i64,
    articles: &Names<ArticleId>,
    nodes: &Names<NodeId>,
) -> Result<Vec<Edge>> {
    let mut edges: Vec<Edge> = connection
        .prepare_cached(
            "SELECT id, type, source, target, title, former, site, since, until, confidence FROM edge
             WHERE key > ?1 AND key <= ?1 + ?2 ORDER BY key",
        )?
        .query_map([after, PAGE], |row| {
            Ok(Edge {
                id: row.get(0)?,
                kind: row.get(1)?,
                source: name(nodes, row.get(2)?)?,
                target: name(nodes, row.get(3)?)?,
                title: row.get(4)?,
                former: row.get(5)?,
                site: row.get(6)?,
                since: row.get(7)?,
                until: row.get(8)?,
                sources: Vec::new(),
                confidence: row.get(9)?,
                evidence: Vec::new(),
            })
        })?
        .collect::<Result<_>>()?;
    each_source(connection, "edge", after, articles, |key, article| {
        of(&mut edges, after, key)?.sources.push(article);
        Ok(())
    })?;
    each_evidence(connection, "edge", after, articles, |key, evidence| {
        of(&mut edges, after, key)?.evidence.push(evidence);
        Ok(())
    })?;
    Ok(edges)
}

/// The row with `key` on the page of the keys after `after`; keys are given without gaps.
fn of<T>(page: &mut [T], after: i64, key: i64) -> Result<&mut T> {
    usize::try_from(key - after - 1).ok().and_then(|at| page.get_mut(at)).ok_or(rusqlite::Error::QueryReturnedNoRows)
}

fn each_source(
    connection: &Connection,
    owner: &str,
    after: i64,
    articles: &Names<ArticleId>,
    mut take: impl FnMut(i64, ArticleId) -> Result<()>,
) -> Result<()> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT {owner}, article FROM {owner}_source WHERE {owner} > ?1 AND {owner} <= ?1 + ?2 ORDER BY {owner}, place"
    ))?;
    let mut rows = select.query([after, PAGE])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, name(articles, row.get(1)?)?)?;
    }
    Ok(())
}

fn each_evidence(
    connection: &Connection,
    owner: &str,
    after: i64,
    articles: &Names<ArticleId>,
    mut take: impl FnMut(i64, Evidence) -> Result<()>,
) -> Result<()> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT e.{owner}, e.article, s.text, s.from_char, s.to_char, e.trigger_from, e.trigger_to, e.source_from,
                e.source_to, e.target_from, e.target_to, e.rule, e.site, e.confidence
         FROM {owner}_evidence AS e JOIN sentence AS s ON s.article = e.article AND s.place = e.sentence
         WHERE e.{owner} > ?1 AND e.{owner} <= ?1 + ?2 ORDER BY e.{owner}, e.place"
    ))?;
    let mut rows = select.query([after, PAGE])?;
    while let Some(row) = rows.next()? {
        let evidence = Evidence {
            article: name(articles, row.get(1)?)?,
            sentence: row.get(2)?,
            sentence_span: span(row, 3)?,
            trigger: span(row, 5)?,
            source_span: span_if_any(row, 7)?,
            target_span: span_if_any(row, 9)?,
            rule: row.get(11)?,
            site: row.get(12)?,
            confidence: row.get(13)?,
        };
        take(row.get(0)?, evidence)?;
    }
    Ok(())
}
