//! Why records were made one node, or nearly were: named features with their points.

use super::corpus::{Corpus, RecordId};
use super::decision::Pointer;
use super::feature::Reason;
use crate::model::{ArticleId, NodeType};
use serde::{Deserialize, Serialize};

/// A mention that stands for what it names: what a comparison shows and what a decision of the user refers to. It outlives
/// a rebuild, unlike an id, because it says where in which article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The article.
    pub article: ArticleId,
    /// What the mention names.
    #[serde(rename = "type")]
    pub kind: NodeType,
    /// The first code point of the mention.
    pub start: u32,
}

impl Anchor {
    pub(super) fn of_record(corpus: &Corpus, id: RecordId) -> Anchor {
        let record = &corpus.records[id];
        let first = record.mentions.iter().find(|mention| mention.named).or(record.mentions.first());
        Anchor {
            article: record.reading.article.id.clone(),
            kind: record.entity.kind,
            start: first.map_or(0, |mention| mention.span.start),
        }
    }
}

/// What keeps two apart whatever else speaks for them.
pub const NEVER: i32 = -100;

/// Two records that were compared, with everything that counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// A mention of the one.
    pub a: Pointer,
    /// A mention of the other.
    pub b: Pointer,
    /// The sum of the points.
    pub score: i32,
    /// How many points things of the type need to be one.
    pub needed: i32,
    /// What counted, in the order in which it was weighed.
    pub reasons: Vec<Reason>,
    /// Both as records.
    #[serde(skip)]
    pub(super) records: (RecordId, RecordId),
}

impl Comparison {
    pub(super) fn new(corpus: &Corpus, a: RecordId, b: RecordId, needed: i32, reasons: Vec<Reason>) -> Comparison {
        let records = (a.min(b), a.max(b));
        let pointer = |id: RecordId| Pointer::of_record(corpus, id);
        Comparison { records, ..Comparison::of(pointer(records.0), pointer(records.1), needed, reasons) }
    }

    /// A comparison of two mentions by these reasons.
    pub fn of(a: Pointer, b: Pointer, needed: i32, reasons: Vec<Reason>) -> Comparison {
        let score = reasons.iter().map(|reason| reason.points).sum();
        Comparison { a, b, score, needed, reasons, records: (0, 0) }
    }

    /// How far the points are from those needed: how sure it is, one way or the other.
    pub fn margin(&self) -> u32 {
        self.score.abs_diff(self.needed)
    }
}

/// What the stages of resolution report beside their clusters.
#[derive(Debug, Default)]
pub struct Log {
    /// Pairs that were made one for more than a common name.
    pub merges: Vec<Comparison>,
    /// Pairs that were kept apart but came near.
    pub doubts: Vec<Comparison>,
}
