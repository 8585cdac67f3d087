//! Which mentions in one article are of one event.

use super::{
    Events, Scene,
    candidate::{Candidate, in_order, shared},
};
use crate::{
    extract::mention::EventMention,
    lexicon::{EventKind, EventLead},
};

/// An event in the making: the candidates that name it, as indices.
pub(super) struct Cluster {
    pub members: Vec<usize>,
}

/// Gathers candidates into events; what is neither specific nor refers to an event before it is dropped.
pub(super) fn gather(scene: &Scene, candidates: &[Candidate]) -> Events {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut of: Vec<Option<(usize, bool)>> = vec![None; candidates.len()];
    for (number, candidate) in candidates.iter().enumerate() {
        if is_reference(candidate) {
            of[number] = referent(&clusters, candidates, candidate).map(|cluster| (cluster, true));
        } else if is_specific(candidate) {
            let known = (0..clusters.len()).rev().find(|&at| scene.belongs(&clusters[at], candidates, candidate));
            let cluster = known.unwrap_or_else(|| {
                clusters.push(Cluster { members: Vec::new() });
                clusters.len() - 1
            });
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

fn is_reference(candidate: &Candidate) -> bool {
    !candidate.verbal && candidate.features.content == 0 && candidate.own_date.is_none()
}

/// Whether the article tells enough of a candidate that it is one event and not any.
fn is_specific(candidate: &Candidate) -> bool {
    let f = &candidate.features;
    if f.in_instrument {
        return f.ordinal.is_some() && f.host;
    }
    if f.lead == Some(EventLead::Many) {
        return candidate.own_date.is_some() && f.content > 0;
    }
    let told = f.ordinal.is_some() || f.first || f.host || f.place || f.guests || f.quoted;
    told || candidate.own_date.is_some()
        || f.dated
        || f.capital && f.content > 1
        || f.title
        || f.lead == Some(EventLead::Held)
}

/// The latest event that a bare noun may refer to: of the same kind before one of a kindred kind.
fn referent(clusters: &[Cluster], candidates: &[Candidate], candidate: &Candidate) -> Option<usize> {
    let latest = |fits: &dyn Fn(EventKind) -> bool| {
        (0..clusters.len()).rev().find(|&at| clusters[at].members.iter().any(|&m| fits(candidates[m].kind)))
    };
    latest(&|kind| kind == candidate.kind).or_else(|| latest(&|kind| kindred(kind, candidate.kind)))
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
        let alike = self.likeness(a, b);
        let titled = a.features.title != b.features.title;
        if matches!(a.kind, EventKind::Talks | EventKind::Call | EventKind::Work)
            && let Some(same) = same_people(a, b)
        {
            return same;
        }
        alike >= if titled { 0.6 } else { 0.75 }
    }

    /// Ordinals or dates that say that two candidates are two events.
    fn conflict(&self, a: &Candidate, b: &Candidate) -> bool {
        let numbers = a.features.ordinal.zip(b.features.ordinal).is_some_and(|(x, y)| x != y);
        let dates = a.own_date.zip(b.own_date).is_some_and(|(x, y)| {
            let (x, y) = (&self.found.dates[x], &self.found.dates[y]);
            !(x.date.agrees_with(y.date) || x.date <= y.date && Some(y.date) <= x.end)
        });
        let told = |x: &Candidate| match x.own_date {
            Some(own) => Some(own),
            None if x.verbal || x.features.lead == Some(EventLead::Held) => self.day_before(x.range),
            None => None,
        };
        let days = a.own_date.or(b.own_date).is_some()
            && told(a)
                .zip(told(b))
                .is_some_and(|(x, y)| !self.found.dates[x].date.agrees_with(self.found.dates[y].date));
        let levels = a.features.level.zip(b.features.level).is_some_and(|(x, y)| x != y);
        numbers || dates || days || levels
    }

    /// How much of the shorter description is in the longer one, or how alike the two are, whichever is more.
    fn likeness(&self, a: &Candidate, b: &Candidate) -> f64 {
        let persons = matches!(a.kind, EventKind::Talks | EventKind::Call | EventKind::Work);
        let (x, y, common) = if persons {
            (a.keys.len(), b.keys.len(), shared(&a.keys, &b.keys) as f64)
        } else {
            (a.words.len(), b.words.len(), in_order(&a.words, &b.words) as f64)
        };
        let (small, large) = (x.min(y), x.max(y));
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

/// Whether those who meet are the same; `None` where one of the two tells too little.
fn same_people(a: &Candidate, b: &Candidate) -> Option<bool> {
    let common = a.people.iter().filter(|p| b.people.contains(p)).count();
    let small = a.people.len().min(b.people.len());
    match small {
        0 => None,
        1 => {
            // The one whom both name must be the one who is met, not the one who meets everyone.
            let met = a.guest.is_some() && a.guest == b.guest
                || a.guest.is_some_and(|guest| b.people.contains(&guest))
                    && b.guest.is_none_or(|guest| a.people.contains(&guest));
            if common == 0 { Some(false) } else { met.then_some(true) }
        }
        _ => Some(common >= 2),
    }
}
