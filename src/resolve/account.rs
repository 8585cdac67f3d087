//! An account of identity: why the mentions of a node were put together, and why two nodes were not.

use super::career::{self, Career};
use super::corpus::{Corpus, RecordId};
use super::decision::{Decided, Mentions, Pointer};
use super::explanation::{Comparison, NEVER};
use super::feature::{Feature, Reason};
use super::{Decisions, Found, Log, body, clusters, event, official, resolution, spelling};
use crate::model::{NodeType, Reading};

/// With so many records of a node a further one is compared at most, to find the one most like it.
const COMPARED: usize = 100;
/// The name alone says that two mentions are of one thing.
const SAME_NAME: i32 = 40;
/// So many points the name of a body or a province needs.
const NAME_NEEDED: i32 = 40;
/// What names a person without a post has to go by.
const ALONE: i32 = 20;

/// All readings with what was made of them, to be asked about single mentions.
pub struct Account<'r> {
    corpus: Corpus<'r>,
    found: Found,
    decided: Decided,
}

/// Why one mention belongs to its node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The mention that stands for all of its article.
    pub member: Pointer,
    /// The comparison with the member most like it; absent where there is no other.
    pub because: Option<Comparison>,
}

impl<'r> Account<'r> {
    /// Resolves the readings as a build does.
    pub fn new(readings: &'r [Reading], decisions: &Decisions) -> Account<'r> {
        let corpus = Corpus::new(readings);
        let decided = Decided::new(&corpus, decisions, &mut Vec::new());
        let found = clusters(&corpus, &decided, &mut Log::default());
        Account { corpus, found, decided }
    }

    /// The mentions that are one with this one, by article, each with the reason; `None` if there is no such mention.
    pub fn of(&self, pointer: &Pointer) -> Option<Vec<Membership>> {
        let members = &self.cluster(pointer)?.members;
        let membership = |&id: &RecordId| {
            let others = members.iter().copied().filter(|&other| other != id).take(COMPARED);
            let best = others
                .map(|other| self.compare(&[id], &[other]))
                .max_by_key(|comparison| (comparison.score, std::cmp::Reverse(comparison.records)));
            let because = best.map(|best| if best.score < best.needed { self.with_all(id, best) } else { best });
            let member = Pointer::of_record(&self.corpus, id);
            Membership { member, because }
        };
        Some(members.iter().map(membership).collect())
    }

    /// What speaks for and against two mentions being one, and whether they are; of their nodes, the two mentions most
    /// alike. `None` if one of them is not there.
    pub fn between(&self, a: &Pointer, b: &Pointer) -> Option<(Comparison, bool)> {
        let (of_a, of_b) = (self.cluster(a)?, self.cluster(b)?);
        let mentions = Mentions::of(&self.corpus);
        let (x, y) = (mentions.find(&self.corpus, a)?, mentions.find(&self.corpus, b)?);
        if self.found.same(x, y) {
            let comparison = self.compare(&[x], &[y]);
            return Some((
                if comparison.score < comparison.needed { self.with_all(y, comparison) } else { comparison },
                true,
            ));
        }
        if of_a.kind == NodeType::Official && of_b.kind == NodeType::Official {
            return Some((self.compare(&of_a.members, &of_b.members), false));
        }
        let pairs =
            of_a.members.iter().take(COMPARED).flat_map(|&x| of_b.members.iter().take(20).map(move |&y| (x, y)));
        let best = pairs.map(|(x, y)| self.compare(&[x], &[y])).max_by_key(|comparison| comparison.score)?;
        Some((best, false))
    }

    fn cluster(&self, pointer: &Pointer) -> Option<&super::Cluster> {
        let id = Mentions::of(&self.corpus).find(&self.corpus, pointer)?;
        self.found.clusters.get(self.found.cluster_of[id])
    }

    /// Against all the rest of the node, where no single member says enough: a career is told by many articles.
    fn with_all(&self, id: RecordId, best: Comparison) -> Comparison {
        let members = &self.found.clusters[self.found.cluster_of[id]].members;
        let rest: Vec<RecordId> = members.iter().copied().filter(|&other| other != id).collect();
        if self.corpus.records[id].entity.kind != NodeType::Official || rest.is_empty() {
            return best;
        }
        let mut all = self.compare(&[id], &rest);
        (all.a, all.b, all.records) = (best.a, best.b, best.records);
        all
    }

    /// Compares as the stage of the type does; several members count together where the stage counts them so.
    fn compare(&self, xs: &[RecordId], ys: &[RecordId]) -> Comparison {
        let (x, y) = (xs[0], ys[0]);
        let (of_x, of_y) = (self.corpus.records[x].entity, self.corpus.records[y].entity);
        let mut reasons = Vec::new();
        if xs.iter().any(|&x| ys.iter().any(|&y| self.decided.unites(x, y))) {
            reasons.push(Reason { feature: Feature::DecidedSame, points: -NEVER });
        } else if !self.decided.allow(xs, ys) {
            reasons.push(Reason { feature: Feature::DecidedDifferent, points: NEVER });
        }
        let (needed, weighed) = match (of_x.kind, of_y.kind) {
            (a, b) if a != b => (NAME_NEEDED, vec![never(Feature::OtherType)]),
            (NodeType::Official, _) => (career::SAME, self.officials(xs, ys)),
            (NodeType::Body, _) => (NAME_NEEDED, body::reasons(&self.corpus, x, y)),
            (NodeType::Resolution, _) => (resolution::SAME, resolution::reasons(&self.corpus, &self.found, x, y)),
            (NodeType::Event, _) => (super::event_score::SAME, event::reasons(&self.corpus, &self.found, x, y)),
            (NodeType::Province, _) => {
                let same = spelling::key(&of_x.name) == spelling::key(&of_y.name);
                let reason = Reason { feature: Feature::SameName, points: SAME_NAME };
                (NAME_NEEDED, vec![if same { reason } else { never(Feature::OtherName) }])
            }
        };
        reasons.extend(weighed);
        Comparison::new(&self.corpus, x, y, needed, reasons)
    }

    fn officials(&self, xs: &[RecordId], ys: &[RecordId]) -> Vec<Reason> {
        let career = |ids: &[RecordId]| {
            let careers = ids.iter().map(|&id| Career::of(&self.corpus, &self.found, id));
            let mut all = careers.reduce(|mut all, next| {
                all.take(next);
                all
            });
            if let Some(all) = &mut all {
                all.look_around(&self.corpus, &self.found);
            }
            all.unwrap_or_default()
        };
        let key = |ids: &[RecordId]| spelling::key(&self.corpus.records[ids[0]].entity.name);
        let ((a, b), (key_a, key_b)) = ((career(xs), career(ys)), (key(xs), key(ys)));
        if key_a != key_b {
            return official::slips(&self.found, (&key_a, &a), (&key_b, &b)).unwrap_or(vec![never(Feature::OtherName)]);
        }
        let mut reasons = Vec::new();
        let mut note = |feature, points| reasons.push(Reason { feature, points });
        career::compare(&self.found, &key_a, &a, &b, &mut note);
        if !(a.is_known() && b.is_known()) {
            let bearers = self
                .found
                .clusters
                .iter()
                .filter(|cluster| cluster.kind == NodeType::Official && key(&cluster.members) == key_a);
            match (bearers.count(), a.common_company(&b)) {
                (1, _) => note(Feature::OnlyOne, ALONE),
                _ if !self.found.same(xs[0], ys[0]) => note(Feature::Namesakes, official::NAMESAKES),
                (_, 0) => note(Feature::MostTold, ALONE),
                _ => note(Feature::SameCompany, ALONE),
            }
        }
        reasons
    }
}

fn never(feature: Feature) -> Reason {
    Reason { feature, points: NEVER }
}

#[cfg(test)]
mod tests {
    use super::super::{Anchor, Verdict, sample::Article};
    use super::*;
    use crate::model::ArticleId;

    fn article(id: &str, name: &str, body: Option<&str>) -> Reading {
        let mut article = Article::new(id).published("2019");
        let who = article.official(name);
        if let Some(body) = body {
            let body = article.body(body, None);
            article.post(who, "Phó Chủ tịch", body);
        }
        article.reading()
    }

    fn pointer(article: &str) -> Pointer {
        let anchor = Anchor { article: ArticleId::new(article), kind: NodeType::Official, start: 0 };
        Pointer { anchor, name: String::new() }
    }

    fn features(comparison: &Comparison) -> Vec<Feature> {
        comparison.reasons.iter().map(|reason| reason.feature).collect()
    }

    const HA_TAY: &str = "Ủy ban nhân dân tỉnh Hà Tây";
    const CA_MAU: &str = "Ủy ban nhân dân tỉnh Cà Mau";

    #[test]
    fn one_body_makes_two_mentions_one_and_two_provinces_keep_them_apart() {
        let name = "Lò Văn Hoà";
        let readings = [
            article("a", name, Some(HA_TAY)),
            article("b", "Lò Văn Hòa", Some(HA_TAY)),
            article("c", name, Some(CA_MAU)),
        ];
        let account = Account::new(&readings, &Decisions::default());
        let members = account.of(&pointer("a")).unwrap();
        assert_eq!(members.len(), 2);
        let because = members[1].because.as_ref().unwrap();
        assert!(features(because).contains(&Feature::SameBody) && because.score >= because.needed);
        let (apart, same) = account.between(&pointer("b"), &pointer("c")).unwrap();
        assert!(!same && features(&apart).contains(&Feature::OtherPlace) && apart.score < apart.needed);
        assert_eq!(account.of(&pointer("x")), None);
    }

    #[test]
    fn who_is_named_without_a_post_is_the_only_one_of_the_name() {
        let readings = [article("a", "Lò Văn Hoà", Some(HA_TAY)), article("b", "Lò Văn Hoà", None)];
        let account = Account::new(&readings, &Decisions::default());
        let (one, same) = account.between(&pointer("a"), &pointer("b")).unwrap();
        assert!(same && features(&one).contains(&Feature::OnlyOne) && one.score >= one.needed);
    }

    #[test]
    fn a_decision_is_the_first_reason() {
        let readings = [article("a", "Lò Văn Hoà", Some(HA_TAY)), article("b", "Lò Thị Sen", Some(CA_MAU))];
        let decision = super::super::Decision { verdict: Verdict::Same, a: pointer("a"), b: pointer("b") };
        let account = Account::new(&readings, &Decisions { list: vec![decision] });
        let (one, same) = account.between(&pointer("a"), &pointer("b")).unwrap();
        assert!(same);
        assert_eq!(features(&one)[0], Feature::DecidedSame);
    }
}
