//! What one article says: entities with their mentions, and claims between them.

use super::{Confidence, EdgeType, NodeType, PartialDate};
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// The name of an article: its `id` field, else its file name without extension. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(Arc<str>);

impl ArticleId {
    /// An id from its text.
    pub fn new(id: &str) -> ArticleId {
        ArticleId(Arc::from(id))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// All of an article but its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleHead {
    /// What sources cite.
    pub id: ArticleId,
    /// The headline, empty where there is none.
    pub title: String,
    /// The day of publication as precise as it is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// The newspaper or portal, if given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where it stood on the web, if given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A half-open range of code points in the article's text (title, blank line, body; NFC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first code point.
    pub start: u32,
    /// The first code point after it.
    pub end: u32,
}

impl Span {
    /// The smallest span that covers both.
    pub fn hull(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A sentence that bears evidence, as it stands in the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// How it reads.
    pub text: String,
}

/// One place where an article names an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words as they stand in the text.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// The index of the sentence in [`Reading::sentences`].
    pub sentence: u32,
    /// Whether the words name the entity by themselves (`Nghị quyết 22`), not by reference (`Nghị quyết này`).
    pub named: bool,
}

/// The index of an entity in [`Reading::entities`].
pub type EntityIndex = u32;

/// One thing that one article names, with every mention of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    #[serde(rename = "type")]
    pub kind: NodeType,
    /// The canonical name: abbreviations expanded, the province added where the article makes it clear.
    pub name: String,
    /// Where the article names it; never empty.
    pub mentions: Vec<Mention>,
    /// An event's (first) day, a resolution's date of signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<PartialDate>,
    /// An event's last day, where it has several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<PartialDate>,
    /// The first-level unit that a body belongs to, or that an event is held in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub province: Option<String>,
    /// How sure it is that this is such a thing.
    pub confidence: Confidence,
}

/// One thing that an article says of two of its entities, and where it says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What is said.
    #[serde(rename = "type")]
    pub kind: EdgeType,
    /// Of whom or what.
    pub source: EntityIndex,
    /// In relation to what.
    pub target: EntityIndex,
    /// The title of a post (`Phó Chủ tịch`); only on `holds_position`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether the post is a former one (`nguyên Phó Chủ tịch`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub former: bool,
    /// The remote site at which it happened (`chủ trì tại điểm cầu Bắc Ninh`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// The index of the sentence in [`Reading::sentences`].
    pub sentence: u32,
    /// The words that signal it.
    pub trigger: Span,
    /// The words that stand for the source, a name or a reference.
    pub source_span: Span,
    /// The words that stand for the target.
    pub target_span: Span,
    /// The rule that found it.
    pub rule: String,
    /// The chance that it is right.
    pub confidence: Confidence,
}

/// All that one article says: what extraction hands to resolution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The article without its text.
    pub article: ArticleHead,
    /// The sentences that bear evidence, in order.
    pub sentences: Vec<Sentence>,
    /// What it names, in order of first mention.
    pub entities: Vec<Entity>,
    /// What it says of them, in order of the text.
    pub claims: Vec<Claim>,
}
