//! Reading the graph a page at a time, by what is known of the rows wanted.

use super::{Store, StoreError, columns::span, graph_rows};
use crate::model::{ArticleHead, ArticleId, Confidence, Edge, EdgeType, Evidence, Node, NodeType};
use rusqlite::{Result, params_from_iter, types::Value};

/// Rows with their keys, in the order of these.
pub type Page<T> = Vec<(i64, T)>;

/// Which nodes; everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeFilter {
    /// The one of this id.
    pub id: Option<String>,
    /// Those of this type.
    pub kind: Option<NodeType>,
    /// Those of exactly this canonical name.
    pub name: Option<String>,
    /// Those that this article gives evidence of or refers to.
    pub cited: Option<String>,
}

/// Which edges; everything that is given must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeFilter {
    /// The one of this id.
    pub id: Option<String>,
    /// Those of one of these types; of all, if none is given.
    pub kinds: Vec<EdgeType>,
    /// Those at each of the nodes of these ids, at either end.
    pub at: Vec<String>,
    /// Those of this title.
    pub title: Option<String>,
    /// Those that this article gives evidence of.
    pub cited: Option<String>,
}

/// The conditions of a statement, and what they compare with.
#[derive(Default)]
struct Conditions {
    sql: String,
    values: Vec<Value>,
}

impl Conditions {
    /// Adds a condition with one `?` for the value, if there is one.
    fn add(&mut self, condition: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.sql.push_str(" AND ");
            self.sql.push_str(condition);
            for _ in condition.matches('?') {
                self.values.push(Value::Text(value.to_owned()));
            }
        }
    }
}

impl Conditions {
    /// What a statement compares with that begins behind a key and ends with a limit.
    fn values(self, after: i64, most: u32) -> impl Iterator<Item = Value> {
        let (first, last) = (Value::Integer(after), Value::Integer(most.into()));
        std::iter::once(first).chain(self.values).chain([last])
    }
}

impl Store {
    /// At most `most` nodes behind the key `after`, without evidence and sources.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn node_page(&self, filter: &NodeFilter, after: i64, most: u32) -> Result<Page<Node>, StoreError> {
        let mut only = Conditions::default();
        only.add("node.id = ?", filter.id.as_deref());
        only.add("node.type = ?", filter.kind.map(NodeType::as_str));
        only.add("node.name = ?", filter.name.as_deref());
        only.add(
            "node.key IN (SELECT node FROM node_evidence WHERE article = (SELECT key FROM article WHERE id = ?)
                          UNION SELECT node FROM node_reference WHERE article = (SELECT key FROM article WHERE id = ?))",
            filter.cited.as_deref(),
        );
        let read = || -> Result<Page<Node>> {
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT key, id, type, name, date, end_date, province, confidence FROM node
                 WHERE key > ?{} ORDER BY key LIMIT ?",
                only.sql
            ))?;
            let rows = select.query_map(params_from_iter(only.values(after, most)), |row| {
                Ok((row.get(0)?, graph_rows::bare_node(row)?))
            })?;
            let mut page: Page<Node> = rows.collect::<Result<_>>()?;
            let mut aliases = self.connection.prepare_cached("SELECT name FROM alias WHERE node = ? ORDER BY place")?;
            for (key, node) in &mut page {
                node.aliases = aliases.query_map([*key], |row| row.get(0))?.collect::<Result<_>>()?;
            }
            Ok(page)
        };
        read().map_err(StoreError::at(&self.path))
    }

    /// At most `most` edges behind the key `after`, without evidence and sources.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn edge_page(&self, filter: &EdgeFilter, after: i64, most: u32) -> Result<Page<Edge>, StoreError> {
        let mut only = Conditions::default();
        only.add("edge.id = ?", filter.id.as_deref());
        if !filter.kinds.is_empty() {
            let words: Vec<String> = filter.kinds.iter().map(|kind| format!("'{kind}'")).collect();
            only.sql.push_str(&format!(" AND edge.type IN ({})", words.join(", ")));
        }
        for id in &filter.at {
            only.add(
                "edge.key IN (SELECT key FROM edge WHERE source = (SELECT key FROM node WHERE id = ?)
                              UNION SELECT key FROM edge WHERE target = (SELECT key FROM node WHERE id = ?))",
                Some(id),
            );
        }
        only.add("edge.title = ?", filter.title.as_deref());
        only.add(
            "edge.key IN (SELECT edge FROM edge_evidence WHERE article = (SELECT key FROM article WHERE id = ?))",
            filter.cited.as_deref(),
        );
        let read = || {
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT edge.key, edge.id, edge.type, source.id, target.id, edge.title, edge.former, edge.site, edge.since,
                        edge.until, edge.confidence
                 FROM edge JOIN node AS source ON source.key = edge.source JOIN node AS target ON target.key = edge.target
                 WHERE edge.key > ?{} ORDER BY edge.key LIMIT ?",
                only.sql
            ))?;
            let rows = select.query_map(params_from_iter(only.values(after, most)), |row| {
                Ok((row.get(0)?, graph_rows::bare_edge(row, row.get(3)?, row.get(4)?)?))
            })?;
            rows.collect::<Result<_>>()
        };
        read().map_err(StoreError::at(&self.path))
    }

    /// At most `most` articles behind the key `after`, or just the one of an id.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn article_page(&self, id: Option<&str>, after: i64, most: u32) -> Result<Page<ArticleHead>, StoreError> {
        let mut only = Conditions::default();
        only.add("id = ?", id);
        let read = || {
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT key, id, title, published, source, url FROM article WHERE key > ?{} ORDER BY key LIMIT ?",
                only.sql
            ))?;
            let rows = select.query_map(params_from_iter(only.values(after, most)), |row| {
                let head = ArticleHead {
                    id: row.get(1)?,
                    title: row.get(2)?,
                    published: row.get(3)?,
                    source: row.get(4)?,
                    url: row.get(5)?,
                };
                Ok((row.get(0)?, head))
            })?;
            rows.collect::<Result<_>>()
        };
        read().map_err(StoreError::at(&self.path))
    }

    /// The sentences of an article that the graph cites, in order: evidence of no particular thing, only the article,
    /// the sentence and its place say something.
    ///
    /// # Errors
    /// [`StoreError::File`] where the store cannot be read.
    pub fn cited_sentences(&self, article: &ArticleId) -> Result<Vec<Evidence>, StoreError> {
        let read = || {
            let mut select = self.connection.prepare_cached(
                "SELECT text, from_char, to_char FROM sentence JOIN article ON article.key = sentence.article
                 WHERE article.id = ?1 AND place IN (
                     SELECT sentence FROM node_evidence WHERE article = article.key
                     UNION SELECT sentence FROM edge_evidence WHERE article = article.key)
                 ORDER BY place",
            )?;
            let rows = select.query_map([article.as_str()], |row| {
                let sentence_span = span(row, 1)?;
                Ok(Evidence {
                    article: article.clone(),
                    sentence: row.get(0)?,
                    sentence_span,
                    trigger: sentence_span,
                    source_span: None,
                    target_span: None,
                    rule: None,
                    site: None,
                    confidence: Confidence::CERTAIN,
                })
            })?;
            rows.collect::<Result<_>>()
        };
        read().map_err(StoreError::at(&self.path))
    }
}
