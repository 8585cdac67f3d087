//! What the user has decided: that two mentions name one thing, or two.

use super::cluster::Sets;
use super::corpus::{Corpus, RecordId};
use super::explanation::Anchor;
use crate::model::{ArticleId, NodeType};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The decisions of a user, as pairs of mentions. They hold for all that the two mentions are found to be part of, and
/// `same` is transitive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decisions {
    /// Pairs that name one thing.
    #[serde(default)]
    pub same: BTreeSet<(Anchor, Anchor)>,
    /// Pairs that name two things.
    #[serde(default)]
    pub different: BTreeSet<(Anchor, Anchor)>,
}

/// A decision that could not be followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "problem")]
pub enum Contradiction {
    /// To follow it would join two that another decision keeps apart.
    #[error("decided to be one: {}; but that would join what was decided to be two: {}", words(.same), words(.different))]
    Torn {
        /// The decision that was passed over.
        same: (Anchor, Anchor),
        /// The decision that was followed.
        different: (Anchor, Anchor),
    },
    /// It is about two things of different types.
    #[error("decided to be one, but of different types: {}", words(.pair))]
    Types {
        /// The decision.
        pair: (Anchor, Anchor),
    },
    /// No article has such a mention, or not any more.
    #[error("no {} is mentioned at character {} of article {}", .anchor.kind, .anchor.start, .anchor.article)]
    Unknown {
        /// What is not there.
        anchor: Anchor,
    },
}

fn words((a, b): &(Anchor, Anchor)) -> String {
    format!("{} {}:{} and {}:{}", a.kind, a.article, a.start, b.article, b.start)
}

impl Decisions {
    /// Decides that two mentions name one thing.
    pub fn one(&mut self, a: Anchor, b: Anchor) {
        self.same.insert(if a <= b { (a, b) } else { (b, a) });
    }

    /// Decides that two mentions name two things.
    pub fn two(&mut self, a: Anchor, b: Anchor) {
        self.different.insert(if a <= b { (a, b) } else { (b, a) });
    }
}

/// Decisions as records.
#[derive(Default)]
pub struct Decided {
    same: Vec<(RecordId, RecordId, (Anchor, Anchor))>,
    different: FxHashMap<(RecordId, RecordId), (Anchor, Anchor)>,
    /// Records that some decision keeps apart from another.
    torn: FxHashSet<RecordId>,
}

impl Decided {
    /// Finds the records that the decisions are about.
    pub fn new(corpus: &Corpus, decisions: &Decisions, problems: &mut Vec<Contradiction>) -> Decided {
        let mut decided = Decided::default();
        if decisions.same.is_empty() && decisions.different.is_empty() {
            return decided;
        }
        let at = mentions(corpus);
        let mut find = |anchor: &Anchor| {
            let found = at.get(&(&anchor.article, anchor.kind, anchor.start)).copied();
            if found.is_none() {
                problems.push(Contradiction::Unknown { anchor: anchor.clone() });
            }
            found
        };
        let mut of_other_types = Vec::new();
        for pair in &decisions.same {
            if let (Some(a), Some(b)) = (find(&pair.0), find(&pair.1)) {
                if pair.0.kind == pair.1.kind {
                    decided.same.push((a, b, pair.clone()));
                } else {
                    of_other_types.push(Contradiction::Types { pair: pair.clone() });
                }
            }
        }
        for pair in &decisions.different {
            if let (Some(a), Some(b)) = (find(&pair.0), find(&pair.1)) {
                decided.different.insert((a.min(b), a.max(b)), pair.clone());
                decided.torn.extend([a, b]);
            }
        }
        problems.extend(of_other_types);
        decided
    }

    /// Whether no decision keeps a member of the one from a member of the other.
    pub fn allow(&self, xs: &[RecordId], ys: &[RecordId]) -> bool {
        self.between(xs, ys).is_none()
    }

    fn between(&self, xs: &[RecordId], ys: &[RecordId]) -> Option<&(Anchor, Anchor)> {
        if self.torn.is_empty() {
            return None;
        }
        let torn =
            |ids: &[RecordId]| -> Vec<RecordId> { ids.iter().copied().filter(|id| self.torn.contains(id)).collect() };
        let ys = torn(ys);
        let pairs = torn(xs).into_iter().flat_map(|x| ys.iter().map(move |&y| (x.min(y), x.max(y))));
        pairs.filter_map(|pair| self.different.get(&pair)).min()
    }

    /// Tears apart what must be two and joins what must be one. `clusters` are all those of one type.
    pub fn apply(&self, clusters: Vec<Vec<RecordId>>, problems: &mut Vec<Contradiction>) -> Vec<Vec<RecordId>> {
        let clusters: Vec<Vec<RecordId>> = clusters.into_iter().flat_map(|cluster| self.tear(cluster)).collect();
        let mut sets = Sets::new(clusters.len());
        let mut at: FxHashMap<RecordId, usize> = FxHashMap::default();
        for (set, members) in clusters.iter().enumerate() {
            at.extend(members.iter().map(|&member| (member, set)));
        }
        for (a, b, decision) in &self.same {
            let (Some(&a), Some(&b)) = (at.get(a), at.get(b)) else { continue };
            let records =
                |set: usize| -> Vec<RecordId> { sets.of(set).iter().flat_map(|&i| clusters[i].clone()).collect() };
            match self.between(&records(a), &records(b)) {
                Some(different) => {
                    problems.push(Contradiction::Torn { same: decision.clone(), different: different.clone() });
                }
                None => sets.join(a, b),
            }
        }
        let mut joined: Vec<Vec<RecordId>> = sets
            .into_vec()
            .into_iter()
            .map(|set| set.iter().flat_map(|&i| clusters[i].iter().copied()).collect())
            .collect();
        for cluster in &mut joined {
            cluster.sort_unstable();
        }
        joined
    }

    /// The cluster in parts, each record in the first part that no decision keeps it from.
    fn tear(&self, cluster: Vec<RecordId>) -> Vec<Vec<RecordId>> {
        if self.allow(&cluster, &cluster) {
            return vec![cluster];
        }
        let mut parts: Vec<Vec<RecordId>> = Vec::new();
        for id in cluster {
            match parts.iter_mut().find(|part| self.allow(part, &[id])) {
                Some(part) => part.push(id),
                None => parts.push(vec![id]),
            }
        }
        parts
    }
}

fn mentions<'c>(corpus: &'c Corpus) -> FxHashMap<(&'c ArticleId, NodeType, u32), RecordId> {
    let mut at = FxHashMap::default();
    for (id, record) in corpus.records.iter().enumerate() {
        for mention in &record.mentions {
            at.entry((&record.reading.article.id, record.entity.kind, mention.span.start)).or_insert(id);
        }
    }
    at
}
