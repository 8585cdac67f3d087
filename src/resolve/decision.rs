//! What the user has decided: that two mentions name one thing, or two.

use super::corpus::{Corpus, RecordId};
use super::explanation::Anchor;
use crate::model::{ArticleId, Node, NodeType};
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What was decided of two mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// They name one thing.
    Same,
    /// They name two things.
    Different,
}

impl Verdict {
    /// The word of the command line and of the file.
    pub const fn as_str(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Different => "different",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A mention with its name: where it is to be found, and how, should its article have been corrected since.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pointer {
    /// Where it stood.
    pub anchor: Anchor,
    /// What it names.
    pub name: String,
}

impl Pointer {
    /// To the first mention of a node, or the first in one article; `None` where there is none.
    pub fn to(node: &Node, article: Option<&str>) -> Option<Pointer> {
        let mut evidence = node.evidence.iter();
        let first = evidence.find(|evidence| article.is_none_or(|article| evidence.article.as_str() == article))?;
        let anchor = Anchor { article: first.article.clone(), kind: node.kind, start: first.trigger.start };
        Some(Pointer { anchor, name: node.name.clone() })
    }

    pub(super) fn of_record(corpus: &Corpus, id: RecordId) -> Pointer {
        Pointer { anchor: Anchor::of_record(corpus, id), name: corpus.records[id].entity.name.clone() }
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, character {})", self.name, self.anchor.article, self.anchor.start)
    }
}

/// One decision of a user.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Decision {
    /// One thing or two.
    pub verdict: Verdict,
    /// The one.
    pub a: Pointer,
    /// The other.
    pub b: Pointer,
}

impl Decision {
    /// Whether it is about these two mentions, in either order.
    pub fn is_about(&self, a: &Anchor, b: &Anchor) -> bool {
        (&self.a.anchor, &self.b.anchor) == (a, b) || (&self.b.anchor, &self.a.anchor) == (a, b)
    }
}

impl fmt::Display for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} and {}", self.verdict, self.a, self.b)
    }
}

/// The decisions of a user, the earliest first. They hold for all that the two mentions are found to be part of, and are
/// transitive: if A and B are one, and B and C are two, then A and C are two.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Decisions {
    /// Of two that contradict each other, one that keeps apart is followed, else the earlier.
    pub list: Vec<Decision>,
}

/// A decision that could not be followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case", tag = "problem")]
pub enum Contradiction {
    /// To follow it would join two that another decision keeps apart.
    #[error("decisions contradict each other: \"{same}\" is not followed, because of \"{different}\"")]
    Torn {
        /// The decision that was passed over.
        same: Box<Decision>,
        /// The decision that was followed.
        different: Box<Decision>,
    },
    /// It is about two things of different types.
    #[error("nothing is both {} and {}: \"{decision}\" is not followed", .decision.a.anchor.kind, .decision.b.anchor.kind)]
    Types {
        /// The decision.
        decision: Box<Decision>,
    },
    /// What it wants apart is one thing in one article.
    #[error("both are one mention of one article: \"{decision}\" is not followed")]
    OneMention {
        /// The decision.
        decision: Box<Decision>,
    },
    /// No article has such a mention, or not any more.
    #[error("not in the articles (any more): {} {pointer}; \"{decision}\" is kept, but not followed", .pointer.anchor.kind)]
    Unknown {
        /// What is not there.
        pointer: Box<Pointer>,
        /// The decision.
        decision: Box<Decision>,
    },
}

/// A set of records that the user calls one, by its place in [`Decided::classes`].
type Class = usize;

/// Decisions as records.
#[derive(Default)]
pub struct Decided {
    /// The records that are one by decision, each sorted; a record that is only kept apart is alone.
    classes: Vec<Vec<RecordId>>,
    class_of: FxHashMap<RecordId, Class>,
    /// Classes kept apart, the smaller first, with the decision that says so.
    apart: FxHashMap<(Class, Class), Decision>,
    /// Records whose class is kept apart from another.
    torn: FxHashSet<RecordId>,
}

impl Decided {
    /// Finds the records that the decisions are about, and what follows from all of them together.
    pub fn new(corpus: &Corpus, decisions: &Decisions, problems: &mut Vec<Contradiction>) -> Decided {
        let mut decided = Decided::default();
        if decisions.list.is_empty() {
            return decided;
        }
        let mentions = Mentions::of(corpus);
        let mut same = Vec::new();
        for decision in &decisions.list {
            let mut find = |pointer: &Pointer| {
                let found = mentions.find(corpus, pointer);
                if found.is_none() {
                    let (pointer, decision) = (Box::new(pointer.clone()), Box::new(decision.clone()));
                    problems.push(Contradiction::Unknown { pointer, decision });
                }
                found
            };
            let (Some(a), Some(b)) = (find(&decision.a), find(&decision.b)) else { continue };
            match decision.verdict {
                Verdict::Same if decision.a.anchor.kind != decision.b.anchor.kind => {
                    problems.push(Contradiction::Types { decision: Box::new(decision.clone()) });
                }
                Verdict::Same => same.push((a, b, decision)),
                Verdict::Different if a == b => {
                    problems.push(Contradiction::OneMention { decision: Box::new(decision.clone()) });
                }
                Verdict::Different => {
                    let (a, b) = (decided.class(a), decided.class(b));
                    decided.apart.entry((a.min(b), a.max(b))).or_insert_with(|| decision.clone());
                }
            }
        }
        for (a, b, decision) in same {
            let (a, b) = (decided.class(a), decided.class(b));
            if let Some(different) = decided.apart.get(&(a.min(b), a.max(b))) {
                let (same, different) = (Box::new(decision.clone()), Box::new(different.clone()));
                problems.push(Contradiction::Torn { same, different });
            } else if a != b {
                decided.unite(a, b);
            }
        }
        let classes = decided.apart.keys().flat_map(|&(a, b)| [a, b]);
        decided.torn = classes.flat_map(|class| decided.classes[class].iter().copied()).collect();
        decided
    }

    fn class(&mut self, id: RecordId) -> Class {
        *self.class_of.entry(id).or_insert_with(|| {
            self.classes.push(vec![id]);
            self.classes.len() - 1
        })
    }

    fn unite(&mut self, a: Class, b: Class) {
        let (kept, gone) = (a.min(b), a.max(b));
        let moved = std::mem::take(&mut self.classes[gone]);
        self.class_of.extend(moved.iter().map(|&id| (id, kept)));
        self.classes[kept].extend(moved);
        self.classes[kept].sort_unstable();
        let renamed = |class: Class| if class == gone { kept } else { class };
        let apart = std::mem::take(&mut self.apart);
        let mut pairs: Vec<((Class, Class), Decision)> = apart.into_iter().collect();
        pairs.sort();
        for ((x, y), decision) in pairs {
            let (x, y) = (renamed(x), renamed(y));
            self.apart.entry((x.min(y), x.max(y))).or_insert(decision);
        }
    }

    /// Whether no decision keeps a member of the one from a member of the other.
    pub fn allow(&self, xs: &[RecordId], ys: &[RecordId]) -> bool {
        if self.torn.is_empty() {
            return true;
        }
        let classes = |ids: &[RecordId]| -> FxHashSet<Class> {
            ids.iter().filter(|id| self.torn.contains(id)).map(|id| self.class_of[id]).collect()
        };
        let ys = classes(ys);
        classes(xs).into_iter().all(|x| ys.iter().all(|&y| !self.apart.contains_key(&(x.min(y), x.max(y)))))
    }

    /// Whether the user has called both one.
    pub fn unites(&self, a: RecordId, b: RecordId) -> bool {
        matches!((self.class_of.get(&a), self.class_of.get(&b)), (Some(a), Some(b)) if a == b)
    }

    /// Tears apart what must be two and joins what must be one. `clusters` are all those of one type.
    pub fn apply(&self, clusters: Vec<Vec<RecordId>>) -> Vec<Vec<RecordId>> {
        if self.class_of.is_empty() {
            return clusters;
        }
        let mut clusters: Vec<Vec<RecordId>> = clusters.into_iter().flat_map(|cluster| self.tear(cluster)).collect();
        for class in self.classes.iter().filter(|class| class.len() > 1) {
            self.join(class, &mut clusters);
        }
        clusters.retain(|cluster| !cluster.is_empty());
        clusters.iter_mut().for_each(|cluster| cluster.sort_unstable());
        clusters.sort_unstable();
        clusters
    }

    /// Puts the clusters of all members of a class together; where two clusters hold others that must stay apart, only
    /// the members of the class move.
    fn join(&self, class: &[RecordId], clusters: &mut [Vec<RecordId>]) {
        let holds = |cluster: &[RecordId]| class.iter().any(|id| cluster.contains(id));
        let Some(first) = clusters.iter().position(|cluster| holds(cluster)) else { return };
        for other in first + 1..clusters.len() {
            if !holds(&clusters[other]) {
                continue;
            }
            let moved = if self.allow(&clusters[first], &clusters[other]) {
                std::mem::take(&mut clusters[other])
            } else {
                let (moved, left) = clusters[other].iter().copied().partition(|id| class.contains(id));
                clusters[other] = left;
                moved
            };
            clusters[first].extend(moved);
        }
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

/// All mentions by place.
pub struct Mentions<'c> {
    at: FxHashMap<(&'c ArticleId, NodeType, u32), RecordId>,
    of_article: FxHashMap<(&'c ArticleId, NodeType), Vec<RecordId>>,
}

impl<'c> Mentions<'c> {
    /// The mentions of a corpus.
    pub fn of(corpus: &'c Corpus) -> Mentions<'c> {
        let mut mentions = Mentions { at: FxHashMap::default(), of_article: FxHashMap::default() };
        for (id, record) in corpus.records.iter().enumerate() {
            let (article, kind) = (&record.reading.article.id, record.entity.kind);
            for mention in &record.mentions {
                mentions.at.entry((article, kind, mention.span.start)).or_insert(id);
            }
            mentions.of_article.entry((article, kind)).or_default().push(id);
        }
        mentions
    }

    /// The record with such a mention; if nothing is mentioned just there, the only one of the name in that article.
    pub fn find(&self, corpus: &Corpus, Pointer { anchor, name }: &Pointer) -> Option<RecordId> {
        if let Some(&found) = self.at.get(&(&anchor.article, anchor.kind, anchor.start)) {
            return Some(found);
        }
        let key = super::spelling::key(name);
        let mut named = self.of_article.get(&(&anchor.article, anchor.kind))?.iter().copied();
        let mut named = named.by_ref().filter(|&id| super::spelling::key(&corpus.records[id].entity.name) == key);
        named.next().filter(|_| named.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{resolve_with, sample::Article};
    use super::*;
    use crate::model::Reading;

    fn pointer(article: &str, name: &str) -> Pointer {
        let anchor = Anchor { article: ArticleId::new(article), kind: NodeType::Official, start: 0 };
        Pointer { anchor, name: name.to_owned() }
    }

    fn decision(verdict: Verdict, a: &str, b: &str) -> Decision {
        Decision { verdict, a: pointer(a, "Lò Văn Hoà"), b: pointer(b, "Lò Văn Hoà") }
    }

    /// One person of the name an article, with a post at a body of its own.
    fn articles(bodies: &[(&str, &str)]) -> Vec<Reading> {
        let article = |&(id, body): &(&str, &str)| {
            let mut article = Article::new(id).published("2019");
            let (who, body) = (article.official("Lò Văn Hoà"), article.body(body, None));
            article.post(who, "Chánh Văn phòng", body);
            article.reading()
        };
        bodies.iter().map(article).collect()
    }

    fn people(bodies: &[(&str, &str)], list: &[Decision]) -> (Vec<Vec<String>>, Vec<Contradiction>) {
        let resolved = resolve_with(&articles(bodies), &Decisions { list: list.to_vec() });
        let officials = resolved.graph.nodes.iter().filter(|node| node.kind == NodeType::Official);
        let mut people: Vec<Vec<String>> =
            officials.map(|node| node.sources.iter().map(ToString::to_string).collect()).collect();
        people.sort();
        (people, resolved.contradictions)
    }

    const APART: [(&str, &str); 3] = [
        ("a", "Ủy ban nhân dân tỉnh Hà Tây"),
        ("b", "Ủy ban nhân dân tỉnh Cà Mau"),
        ("c", "Ủy ban nhân dân tỉnh Cà Mau"),
    ];

    #[test]
    fn what_is_decided_is_done() {
        use Verdict::{Different, Same};
        assert_eq!(people(&APART, &[]).0, [vec!["a"], vec!["b", "c"]]);
        assert_eq!(people(&APART, &[decision(Same, "a", "b")]).0, [["a", "b", "c"]]);
        assert_eq!(people(&APART, &[decision(Different, "b", "c")]).0, [["a"], ["b"], ["c"]]);
    }

    #[test]
    fn decisions_are_transitive() {
        use Verdict::{Different, Same};
        let (found, problems) = people(&APART, &[decision(Same, "a", "b"), decision(Different, "a", "c")]);
        assert_eq!(found, [vec!["a", "b"], vec!["c"]]);
        assert_eq!(problems, []);
    }

    #[test]
    fn a_class_leaves_those_from_which_another_decision_keeps_its_new_company() {
        use Verdict::{Different, Same};
        let four = [APART[0], ("b", APART[0].1), APART[2], ("d", APART[2].1)];
        let (found, problems) = people(&four, &[decision(Different, "b", "d"), decision(Same, "a", "c")]);
        assert_eq!(found, [vec!["a", "b", "c"], vec!["d"]]);
        assert_eq!(problems, []);
    }

    #[test]
    fn a_contradiction_is_told_and_the_two_stay_apart() {
        use Verdict::{Different, Same};
        let list = [decision(Same, "a", "b"), decision(Same, "b", "c"), decision(Different, "a", "c")];
        let (found, problems) = people(&APART, &list);
        assert_eq!(found, [vec!["a", "b"], vec!["c"]]);
        let [Contradiction::Torn { same, different }] = &problems[..] else { panic!("{problems:?}") };
        assert_eq!((&**same, &**different), (&list[1], &list[2]));
    }

    #[test]
    fn what_is_gone_is_told() {
        let (_, problems) = people(&APART, &[decision(Verdict::Same, "a", "x")]);
        let [problem @ Contradiction::Unknown { .. }] = &problems[..] else { panic!("{problems:?}") };
        let told = problem.to_string();
        assert!(told.starts_with("not in the articles (any more): official Lò Văn Hoà (x, character 0)"), "{told}");
    }

    #[test]
    fn a_mention_that_has_moved_is_found_by_its_name() {
        let mut moved = decision(Verdict::Same, "a", "b");
        moved.a.anchor.start = 7777;
        let (found, problems) = people(&APART, &[moved]);
        assert_eq!((found, problems), (vec![vec!["a".to_owned(), "b".into(), "c".into()]], vec![]));
    }
}
