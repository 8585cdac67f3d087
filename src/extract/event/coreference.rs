//! Which mentions in one article are of one event.

use super::{
    Events, Scene,
    candidate::{Candidate, in_order, shared},
    verbal::LEAD,
    within,
};
use crate::{
    extract::mention::EventMention,
    lexicon::{EventKind, EventLead},
};

/// An event in the making: the candidates that name it, as indices.
pub(super) struct Cluster {
    pub members: Vec<usize>,
}

/// Gathers candidates into events; what is neither specific nor refers to an event is dropped.
pub(super) fn gather(scene: &Scene, candidates: &[Candidate]) -> Events {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut of: Vec<Option<(usize, bool)>> = vec![None; candidates.len()];
    for (number, candidate) in candidates.iter().enumerate() {
        if !is_reference(candidate) && is_specific(candidate) {
            let known = (0..clusters.len()).rev().find(|&at| scene.belongs(&clusters[at], candidates, candidate));
            let cluster = known.unwrap_or_else(|| begin(&mut clusters));
            clusters[cluster].members.push(number);
            of[number] = Some((cluster, false));
        }
    }
    for (number, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| is_reference(candidate)) {
        if let Some(cluster) = referent(&of, candidates, number) {
            of[number] = Some((cluster, true));
        } else if Scene::is_held(candidate) || scene.is_attended(candidate) {
            let cluster = begin(&mut clusters);
            clusters[cluster].members.push(number);
            of[number] = Some((cluster, false));
        }
    }
    let events = clusters
        .iter()
        .enumerate()
        .map(|(number, cluster)| {
            let mentions = || {
                let of = of.iter().zip(candidates);
                of.filter(move |(of, _)| of.is_some_and(|(event, _)| event == number)).map(|(_, candidate)| candidate)
            };
            scene.event(cluster, candidates, mentions())
        })
        .collect();
    let mentions = candidates
        .iter()
        .zip(of)
        .filter_map(|(candidate, of)| {
            let (event, reference) = of?;
            Some(EventMention {
                range: candidate.range,
                head: candidate.head,
                event,
                subject: candidate.subject,
                verbal: candidate.verbal,
                reference,
            })
        })
        .collect();
    Events { events, mentions }
}

/// Whether a candidate tells nothing of its own, so that it speaks of an event before it if there is one.
fn is_reference(candidate: &Candidate) -> bool {
    let f = &candidate.features;
    !candidate.verbal
        && f.telling == 0
        && f.ordinal.is_none()
        && candidate.own_date.is_none()
        && candidate.year.is_none()
}

/// Whether the article tells enough of a candidate that it is one event and not any.
fn is_specific(candidate: &Candidate) -> bool {
    let f = &candidate.features;
    if f.in_instrument {
        return f.ordinal.is_some() && f.host;
    }
    if f.lead == Some(EventLead::Many) {
        return candidate.own_date.is_some() && f.telling > 0 || !candidate.people.is_empty() && meets(candidate.kind);
    }
    let held = f.lead == Some(EventLead::Held) || f.happens;
    let told = f.ordinal.is_some() || f.first || f.host || f.place || f.guests || f.quoted;
    let when = candidate.own_date.is_some() || candidate.year.is_some() || f.dated;
    let spoken_of = f.capital && f.content > 1 || f.lead == Some(EventLead::Adjunct) && f.telling > 2;
    told || when || spoken_of || f.title || held
}

/// Whether one story has only one such act.
fn is_rite(kind: EventKind) -> bool {
    matches!(kind, EventKind::Welcome | EventKind::Banquet | EventKind::Signing)
}

/// Whether it is one person who is met, even where several meetings are told of at once.
fn meets(kind: EventKind) -> bool {
    matches!(kind, EventKind::Talks | EventKind::Call)
}

fn begin(clusters: &mut Vec<Cluster>) -> usize {
    clusters.push(Cluster { members: Vec::new() });
    clusters.len() - 1
}

/// The event that a bare noun refers to: the one spoken of last that is called so, else the next that is, else the last
/// of a kindred kind.
fn referent(of: &[Option<(usize, bool)>], candidates: &[Candidate], number: usize) -> Option<usize> {
    let kind = candidates[number].kind;
    let event = |at: usize| of[at].map(|(event, _)| event);
    let called = |at: &usize| of[*at].is_some_and(|(_, reference)| !reference);
    let same = |at: &usize| candidates[*at].kind == kind && (called(at) || event(*at).is_some());
    let before = (0..number).rev().find(same).and_then(event);
    let after = || (number + 1..of.len()).filter(called).find(same).and_then(event);
    let like =
        || (0..number).rev().find(|at| event(*at).is_some() && kindred(candidates[*at].kind, kind)).and_then(event);
    before.or_else(after).or_else(like)
}

/// Whether a bare noun of one kind may stand for an event of another.
fn kindred(a: EventKind, b: EventKind) -> bool {
    use EventKind::{Call, Ceremony, Conference, Dialogue, Forum, Meeting, Seminar, Signing, Talks, Welcome, Work};
    let group = |kind| match kind {
        Conference | Meeting | Seminar | Forum => 1,
        Work | Talks | Dialogue | Call => 2,
        Ceremony | Signing | Welcome => 3,
        _ => 0,
    };
    group(a) != 0 && group(a) == group(b)
}

/// Whether one event may be named by both kinds of noun.
fn interchangeable(a: EventKind, b: EventKind) -> bool {
    use EventKind::{Call, Conference, Forum, Meeting, Seminar, Talks, Work};
    let group = |kind| match kind {
        Conference | Meeting | Seminar | Forum => 1,
        Work | Talks | Call => 2,
        _ => 0,
    };
    a == b || group(a) != 0 && group(a) == group(b)
}

impl Scene<'_> {
    /// Whether a bare noun tells of an event by itself: someone holds it, on a day that is known.
    fn is_held(candidate: &Candidate) -> bool {
        let f = &candidate.features;
        let held = f.lead == Some(EventLead::Held) || f.happens;
        held && !f.in_instrument && f.dated
    }

    /// Whether a bare noun tells of an event by itself: somebody takes part in it (`Tại phiên chất vấn, Bộ trưởng A …`).
    fn is_attended(&self, candidate: &Candidate) -> bool {
        let f = &candidate.features;
        let sentence = self.sentence_of(candidate.head.first());
        f.lead == Some(EventLead::Adjunct)
            && !f.in_instrument
            && within(self.found.people, sentence, |m| m.range).any(|m| m.named)
    }

    /// Whether a candidate names the event of a cluster: it is the same as one member and against none.
    fn belongs(&self, cluster: &Cluster, candidates: &[Candidate], candidate: &Candidate) -> bool {
        let members = || cluster.members.iter().map(|&member| &candidates[member]);
        members().any(|member| self.is_same(member, candidate))
            && !members().any(|member| self.conflict(member, candidate))
    }

    /// Whether two candidates name one event.
    fn is_same(&self, a: &Candidate, b: &Candidate) -> bool {
        if !interchangeable(a.kind, b.kind) || self.conflict(a, b) {
            return false;
        }
        if a.kind == EventKind::Visit {
            return self.is_same_visit(a, b);
        }
        if b.features.only_place && b.features.sentence <= a.features.sentence + 2 && !b.features.title {
            return true;
        }
        if a.kind == EventKind::Session && (a.features.ordinal.is_none() || b.features.ordinal.is_none()) {
            return true;
        }
        // `lễ đón với 21 loạt đại bác`: the only one of its kind so far, more of it told.
        if a.kind == b.kind && !b.features.named && b.own_date.is_none() && is_rite(b.kind) {
            return true;
        }
        let alike = self.likeness(a, b);
        let titled = a.features.title != b.features.title;
        if matches!(a.kind, EventKind::Talks | EventKind::Call | EventKind::Work) {
            return same_meeting(a, b);
        }
        alike >= if titled { 0.6 } else { 0.75 }
    }

    /// Ordinals or dates that say that two candidates are two events.
    fn conflict(&self, a: &Candidate, b: &Candidate) -> bool {
        let numbers = a.features.ordinal.zip(b.features.ordinal).is_some_and(|(x, y)| x != y);
        let dates = a.own_date.zip(b.own_date).is_some_and(|(x, y)| !self.days_meet(x, y));
        let told = |x: &Candidate| match x.own_date {
            Some(own) => Some(own),
            None if x.features.lead == Some(EventLead::Adjunct) => None,
            None => self.day_before(x.range),
        };
        let years = a.year.zip(b.year).is_some_and(|(x, y)| self.found.dates[x].date != self.found.dates[y].date);
        let acronyms = shared(&a.acronyms, &b.acronyms) < a.acronyms.len().min(b.acronyms.len());
        let days = (a.own_date.or(b.own_date).is_some() || a.kind != b.kind && a.future != b.future)
            && told(a)
                .zip(told(b))
                .is_some_and(|(x, y)| !self.found.dates[x].date.agrees_with(self.found.dates[y].date));
        let levels = a.features.level.zip(b.features.level).is_some_and(|(x, y)| x != y);
        let hosts = a.assembly.as_ref().zip(b.assembly.as_ref()).is_some_and(|(x, y)| x != y);
        let next = a.features.next != b.features.next && !(is_reference(a) || is_reference(b));
        numbers || dates || days || years || acronyms || levels || hosts || next
    }

    /// Whether two dates may be of one event.
    fn days_meet(&self, x: usize, y: usize) -> bool {
        let (x, y) = (&self.found.dates[x], &self.found.dates[y]);
        x.date.agrees_with(y.date)
            || x.date <= y.date && Some(y.date) <= x.end
            || y.date <= x.date && Some(x.date) <= y.end
    }

    /// How much of the shorter description is in the longer one, or how alike the two are, whichever is more.
    fn likeness(&self, a: &Candidate, b: &Candidate) -> f64 {
        let common = in_order(&a.words, &b.words) as f64;
        let (small, large) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
        if small == 0 {
            return if a.kind == b.kind { 1.0 } else { 0.0 };
        }
        // One shared word names nothing.
        let contained = if small == 1 && a.kind != b.kind { 0.0 } else { common / small as f64 };
        contained.max(2.0 * common / (small + large) as f64 + 0.1)
    }

    /// A visit is one visitor's to one country.
    fn is_same_visit(&self, a: &Candidate, b: &Candidate) -> bool {
        let apart = !a.people.is_empty() && !b.people.is_empty() && !a.people.iter().any(|p| b.people.contains(p));
        let there = a.destination.as_ref().zip(b.destination.as_ref());
        !apart && there.is_none_or(|(x, y)| x == y) && (there.is_some() || !a.people.is_empty() || !b.people.is_empty())
    }
}

/// How much of the shorter of two word lists is in the other.
fn contained(a: &[u64], b: &[u64]) -> f64 {
    let small = a.len().min(b.len());
    if small == 0 { 0.0 } else { shared(a, b) as f64 / small as f64 }
}

/// Whether those who meet are the same, on either side.
fn same_meeting(a: &Candidate, b: &Candidate) -> bool {
    if a.keys.is_empty() || b.keys.is_empty() || a.features.title && a.people.is_empty() && b.features.sentence < LEAD {
        return a.kind == b.kind;
    }
    // `cuộc gặp đầu tiên giữa hai nhà lãnh đạo`
    if a.kind == b.kind
        && (a.features.two_sides && !b.people.is_empty() || b.features.two_sides && !a.people.is_empty())
    {
        return true;
    }
    let people = a.people.iter().filter(|p| b.people.contains(p)).count();
    if a.people.len().min(b.people.len()) > 1 {
        return people > 1;
    }
    let same = |x: &[u64], y: &[u64]| contained(x, y) >= 0.65;
    let straight = same(&a.object, &b.object) && (a.actor.is_empty() || b.actor.is_empty() || same(&a.actor, &b.actor));
    let crossed = same(&a.actor, &b.object) && same(&a.object, &b.actor);
    // `cuộc gặp giữa A và B`
    let between = (a.actor.is_empty() || b.actor.is_empty()) && contained(&a.keys, &b.keys) >= 0.75;
    let apart = !a.people.is_empty() && !b.people.is_empty() && people == 0;
    !apart && (straight || crossed || between)
}
