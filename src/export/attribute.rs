//! Nodes and edges as flat attributes, for formats in which a thing has named values: the same names, in the same order,
//! in each of them.

use super::source::ExportError;
use crate::model::{ArticleId, Edge, Evidence, Node};
use serde::Serialize;
use std::borrow::Cow;

/// What kind of values an attribute has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
    /// Texts; as JSON where the format knows no lists.
    List,
    /// Text that is JSON.
    Json,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Number(f64),
    Flag(bool),
    List(Vec<&'a str>),
}

impl Value<'_> {
    /// The value as text, a list as a JSON array.
    pub(super) fn flat(&self) -> Result<Cow<'_, str>, ExportError> {
        Ok(match self {
            Value::Text(text) => Cow::Borrowed(text),
            Value::Number(number) => Cow::Owned(format!("{number:?}")),
            Value::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Value::List(list) => Cow::Owned(serde_json::to_string(list)?),
        })
    }
}

/// The attributes of a node beside its id. All but the days and the province are always known.
pub(super) const OF_NODES: [(&str, Kind); 9] = [
    ("type", Kind::Text),
    ("name", Kind::Text),
    ("aliases", Kind::List),
    ("date", Kind::Text),
    ("end", Kind::Text),
    ("province", Kind::Text),
    ("sources", Kind::List),
    ("confidence", Kind::Number),
    ("evidence", Kind::Json),
];

/// The attributes of an edge beside its ends; the first is its id.
pub(super) const OF_EDGES: [(&str, Kind); 10] = [
    ("edge_id", Kind::Text),
    ("type", Kind::Text),
    ("title", Kind::Text),
    ("former", Kind::Flag),
    ("site", Kind::Text),
    ("since", Kind::Text),
    ("until", Kind::Text),
    ("sources", Kind::List),
    ("confidence", Kind::Number),
    ("evidence", Kind::Json),
];

/// The values of [`OF_NODES`].
pub(super) fn of_node(node: &Node) -> Result<[Option<Value<'_>>; OF_NODES.len()], ExportError> {
    Ok([
        text(node.kind.as_str()),
        text(&node.name),
        Some(Value::List(node.aliases.iter().map(String::as_str).collect())),
        node.date.map(shown),
        node.end.map(shown),
        node.province.as_deref().and_then(text),
        articles(&node.sources),
        Some(Value::Number(node.confidence.value())),
        json(&node.evidence)?,
    ])
}

/// The values of [`OF_EDGES`].
pub(super) fn of_edge(edge: &Edge) -> Result<[Option<Value<'_>>; OF_EDGES.len()], ExportError> {
    Ok([
        text(edge.id.as_str()),
        text(edge.kind.as_str()),
        edge.title.as_deref().and_then(text),
        Some(Value::Flag(edge.former)),
        edge.site.as_deref().and_then(text),
        edge.since.map(shown),
        edge.until.map(shown),
        articles(&edge.sources),
        Some(Value::Number(edge.confidence.value())),
        json(&edge.evidence)?,
    ])
}

fn text(text: &str) -> Option<Value<'_>> {
    Some(Value::Text(Cow::Borrowed(text)))
}

fn shown<'a>(thing: impl ToString) -> Value<'a> {
    Value::Text(Cow::Owned(thing.to_string()))
}

fn articles(articles: &[ArticleId]) -> Option<Value<'_>> {
    Some(Value::List(articles.iter().map(ArticleId::as_str).collect()))
}

fn json<'a>(evidence: &[Evidence]) -> Result<Option<Value<'a>>, ExportError> {
    fn as_text(thing: &(impl Serialize + ?Sized)) -> Result<String, ExportError> {
        Ok(serde_json::to_string(thing)?)
    }
    Ok(Some(Value::Text(Cow::Owned(as_text(evidence)?))))
}
