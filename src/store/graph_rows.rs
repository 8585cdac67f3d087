//! Reading back the graph, page by page.

use super::{
    Store, StoreError,
    columns::{span, span_if_any},
};
use crate::model::{ArticleId, Edge, Evidence, Node, NodeId};
use rusqlite::{Connection, Result, Row, params, types::FromSql};
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
        self.pages.next(
            |connection, after| {
                let articles = match names {
                    Some(names) => names,
                    None => names.insert(self::names(connection, "article")?),
                };
                node_page(connection, after, articles)
            },
            |node| node.id.as_str(),
        )
    }
}

impl Iterator for Edges<'_> {
    type Item = Result<Edge, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        let names = &mut self.names;
        self.pages.next(
            |connection, after| {
                let (articles, nodes) = match names {
                    Some(names) => names,
                    None => names.insert((self::names(connection, "article")?, self::names(connection, "node")?)),
                };
                edge_page(connection, after, articles, nodes)
            },
            |edge| edge.id.as_str(),
        )
    }
}

/// The ids by key, so that one id is one text in memory however often it is cited.
pub(super) type Names<Id> = FxHashMap<i64, Id>;

pub(super) fn names<Id: FromSql + Hash>(connection: &Connection, table: &str) -> Result<Names<Id>> {
    let mut select = connection.prepare(&format!("SELECT key, id FROM {table}"))?;
    select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

pub(super) fn name<Id: Clone>(names: &Names<Id>, key: i64) -> Result<Id> {
    // Foreign keys keep this from happening in a sound file.
    names.get(&key).cloned().ok_or(rusqlite::Error::QueryReturnedNoRows)
}

struct Pages<'s, T> {
    connection: &'s Connection,
    path: &'s Path,
    page: vec::IntoIter<T>,
    /// The last id read.
    after: String,
    done: bool,
}

impl<'s, T> Pages<'s, T> {
    fn new(store: &'s Store) -> Pages<'s, T> {
        let page = Vec::new().into_iter();
        Pages { connection: &store.connection, path: &store.path, page, after: String::new(), done: false }
    }

    fn next(
        &mut self,
        read: impl FnOnce(&Connection, &str) -> Result<Vec<T>>,
        id: impl FnOnce(&T) -> &str,
    ) -> Option<Result<T, StoreError>> {
        if self.page.len() == 0 && !self.done {
            match read(self.connection, &self.after) {
                Ok(page) => {
                    match page.last() {
                        Some(last) => self.after = id(last).to_owned(),
                        None => self.done = true,
                    }
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

fn node_page(connection: &Connection, after: &str, articles: &Names<ArticleId>) -> Result<Vec<Node>> {
    let mut page = connection
        .prepare_cached(
            "SELECT key, id, type, name, date, end_date, province, confidence FROM node
             WHERE id > ? ORDER BY id LIMIT ?",
        )?
        .query_map(params![after, PAGE], |row| Ok((row.get(0)?, bare_node(row)?)))?
        .collect::<Result<Vec<(i64, Node)>>>()?;
    let mut aliases = connection.prepare_cached("SELECT name FROM alias WHERE node = ? ORDER BY place")?;
    let mut references = connection.prepare_cached("SELECT article FROM node_reference WHERE node = ?")?;
    for (key, node) in &mut page {
        node.aliases = aliases.query_map([*key], |row| row.get(0))?.collect::<Result<_>>()?;
        node.evidence = evidence(connection, "node", *key, articles)?;
        let references = references.query_map([*key], |row| name(articles, row.get(0)?))?;
        node.sources = sources(&node.evidence, references.collect::<Result<_>>()?);
    }
    Ok(page.into_iter().map(|(_, node)| node).collect())
}

fn edge_page(
    connection: &Connection,
    after: &str,
    articles: &Names<ArticleId>,
    nodes: &Names<NodeId>,
) -> Result<Vec<Edge>> {
    let mut page = connection
        .prepare_cached(
            "SELECT key, id, type, source, target, title, former, site, since, until, confidence FROM edge
             WHERE id > ? ORDER BY id LIMIT ?",
        )?
        .query_map(params![after, PAGE], |row| {
            Ok((row.get(0)?, bare_edge(row, name(nodes, row.get(3)?)?, name(nodes, row.get(4)?)?)?))
        })?
        .collect::<Result<Vec<(i64, Edge)>>>()?;
    for (key, edge) in &mut page {
        edge.evidence = evidence(connection, "edge", *key, articles)?;
        edge.sources = sources(&edge.evidence, Vec::new());
    }
    Ok(page.into_iter().map(|(_, edge)| edge).collect())
}

/// The node in the columns key, id, type, name, date, end, province, confidence.
pub(super) fn bare_node(row: &Row<'_>) -> Result<Node> {
    Ok(Node {
        id: row.get(1)?,
        kind: row.get(2)?,
        name: row.get(3)?,
        aliases: Vec::new(),
        date: row.get(4)?,
        end: row.get(5)?,
        province: row.get(6)?,
        sources: Vec::new(),
        confidence: row.get(7)?,
        evidence: Vec::new(),
    })
}

/// The edge in the columns key, id, type, source, target, title, former, site, since, until, confidence, where source and
/// target may stand in whichever form.
pub(super) fn bare_edge(row: &Row<'_>, source: NodeId, target: NodeId) -> Result<Edge> {
    Ok(Edge {
        id: row.get(1)?,
        kind: row.get(2)?,
        source,
        target,
        title: row.get(5)?,
        former: row.get(6)?,
        site: row.get(7)?,
        since: row.get(8)?,
        until: row.get(9)?,
        sources: Vec::new(),
        confidence: row.get(10)?,
        evidence: Vec::new(),
    })
}

/// The articles of the evidence and the others, sorted, each once.
pub(super) fn sources(evidence: &[Evidence], mut others: Vec<ArticleId>) -> Vec<ArticleId> {
    others.extend(evidence.iter().map(|evidence| evidence.article.clone()));
    others.sort_unstable();
    others.dedup();
    others
}

/// The columns of a piece of evidence, `e`, behind that of its article, `s` being its sentence.
const EVIDENCE: &str = "s.text, s.from_char, s.to_char, e.trigger_from, e.trigger_to, e.source_from, e.source_to,
    e.target_from, e.target_to, e.rule, e.site, e.confidence";

fn evidence(connection: &Connection, owner: &str, key: i64, articles: &Names<ArticleId>) -> Result<Vec<Evidence>> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT e.article, {EVIDENCE}
         FROM {owner}_evidence AS e JOIN sentence AS s ON s.article = e.article AND s.place = e.sentence
         WHERE e.{owner} = ? ORDER BY e.place"
    ))?;
    select.query_map([key], |row| piece(row, name(articles, row.get(0)?)?))?.collect()
}

/// The evidence of one node or edge, without knowing the articles beforehand.
pub(super) fn cited(connection: &Connection, owner: &str, key: i64) -> Result<Vec<Evidence>> {
    let mut select = connection.prepare_cached(&format!(
        "SELECT article.id, {EVIDENCE}
         FROM {owner}_evidence AS e JOIN sentence AS s ON s.article = e.article AND s.place = e.sentence
              JOIN article ON article.key = e.article
         WHERE e.{owner} = ? ORDER BY e.place"
    ))?;
    select.query_map([key], |row| piece(row, row.get(0)?))?.collect()
}

fn piece(row: &Row<'_>, article: ArticleId) -> Result<Evidence> {
    Ok(Evidence {
        article,
        sentence: row.get(1)?,
        sentence_span: span(row, 2)?,
        trigger: span(row, 4)?,
        source_span: span_if_any(row, 6)?,
        target_span: span_if_any(row, 8)?,
        rule: row.get(10)?,
        site: row.get(11)?,
        confidence: row.get(12)?,
    })
}
