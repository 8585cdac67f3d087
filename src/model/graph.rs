//! What the whole collection says: nodes and edges, each with its evidence.

use super::{ArticleId, Confidence, EdgeType, NodeType, PartialDate, Span};
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// An id from its text.
            pub fn new(id: &str) -> $name {
                $name(Arc::from(id))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}
id! {
    /// A stable, readable id: the type, a colon, the name with its diacritics in lower case, words joined by hyphens,
    /// and a qualifier where two things share a name: `official:nguyễn-văn-hùng`, `resolution:22-nq/tw`.
    NodeId
}
id! {
    /// A stable, readable id of an edge, unlike any node's: `official:mai-sơn>chaired>event:…`.
    EdgeId
}

/// Where an article says something: the sentence, and the characters in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The article that says it.
    pub article: ArticleId,
    /// The whole sentence.
    pub sentence: String,
    /// Where the sentence stands in the article.
    pub sentence_span: Span,
    /// The words that name the node, or that signal the edge.
    pub trigger: Span,
    /// The words that stand for the edge's source; absent on a node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source_span: Option<Span>,
    /// The words that stand for the edge's target; absent on a node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target_span: Option<Span>,
    /// The rule that found an edge; absent on a node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The remote site that this claim names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The chance that the claim is right.
    pub confidence: Confidence,
}

/// A cluster of mentions of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Stable and readable.
    pub id: NodeId,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: NodeType,
    /// The canonical name.
    pub name: String,
    /// The other names that articles give it, sorted.
    pub aliases: Vec<String>,
    /// An event's (first) day, a resolution's date of signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// An event's last day, where it has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PartialDate>,
    /// The first-level unit that a body belongs to, or that an event is held in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// The articles that name it, sorted.
    pub sources: Vec<ArticleId>,
    /// The chance that there is such a thing.
    pub confidence: Confidence,
    /// Every mention by name.
    pub evidence: Vec<Evidence>,
}

/// A cluster of claims that say the same of the same two nodes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edge {
    /// Stable and readable.
    pub id: EdgeId,
    /// What it says.
    #[serde(rename = "type")]
    pub kind: EdgeType,
    /// Of whom or what.
    pub source: NodeId,
    /// In relation to what.
    pub target: NodeId,
    /// The title of a post; only on `holds_position`, where edges of two titles are two.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether every claim calls the post a former one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// The remote site, where a claim names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The first day on which it is seen to hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PartialDate>,
    /// The last day on which it is seen to hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// The articles that say so, sorted.
    pub sources: Vec<ArticleId>,
    /// The chance that at least one of its claims is right.
    pub confidence: Confidence,
    /// Every claim.
    pub evidence: Vec<Evidence>,
}
