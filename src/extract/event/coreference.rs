//! Which mentions in one article are of one event.

use super::{
    Event, Events, Scene,
    candidate::{Candidate, shared},
};
use crate::{
    extract::mention::EventMention,
    lexicon::{EventKind, EventLead},
    model::{Confidence, PartialDate},
};

/// An event in the making: the candidates that name it, as indices.
struct Cluster {
    members: Vec<usize>,
}

/// Gathers candidates into events; what is neither specific nor refers to an event before it is dropped.
pub(super) fn gather(scene: &Scene, candidates: Vec<Candidate>) -> Events {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut of: Vec<Option<(usize, bool)>> = vec![None; candidates.len()];
    for (number, candidate) in candidates.iter().enumerate() {
        if is_reference(candidate) {
            of[number] = referent(&clusters, &candidates, candidate).map(|cluster| (cluster, true));
        } else if is_specific(candidate) {
            let known = (0..clusters.len())
                .rev()
                .find(|&at| clusters[at].members.iter().any(|&m| is_same(scene, &candidates[m], candidate)));
            let cluster = known.unwrap_or_else(|| {
                clusters.push(Cluster { members: Vec::new() });
                clusters.len() - 1
            });
            clusters[cluster].members.push(number);
            of[number] = Some((cluster, false));
        }
    }
    let events = clusters.iter().map(|cluster| scene.event(cluster, &candidates)).collect();
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
    let told = f.ordinal.is_some() || f.numbered || f.host || f.place || f.guests || f.quoted;
    told || candidate.own_date.is_some()
        || f.dated
        || f.capital && f.content > 1
        || f.title
        || f.lead == Some(EventLead::Held)
}

/// The latest event that a bare noun may refer to.
fn referent(clusters: &[Cluster], candidates: &[Candidate], candidate: &Candidate) -> Option<usize> {
    (0..clusters.len())
        .rev()
        .find(|&at| clusters[at].members.iter().any(|&m| compatible(candidates[m].kind, candidate.kind)))
}

/// Whether one event may be called by both nouns.
fn compatible(a: EventKind, b: EventKind) -> bool {
    use EventKind::{Call, Ceremony, Conference, Dialogue, Forum, Meeting, Seminar, Signing, Talks, Welcome, Work};
    if a == b {
        return true;
    }
    let group = |kind| match kind {
        Conference | Meeting | Seminar | Forum => 1,
        Work | Talks | Dialogue | Call => 2,
        Ceremony | Signing | Welcome => 3,
        _ => 0,
    };
    group(a) != 0 && group(a) == group(b)
}

/// Whether two candidates name one event.
fn is_same(scene: &Scene, a: &Candidate, b: &Candidate) -> bool {
    if !compatible(a.kind, b.kind) {
        return false;
    }
    if let (Some(x), Some(y)) = (a.features.ordinal, b.features.ordinal)
        && x != y
    {
        return false;
    }
    if let (Some(x), Some(y)) = (a.own_date, b.own_date)
        && !scene.found.dates[x].date.agrees_with(scene.found.dates[y].date)
    {
        return false;
    }
    let common = shared(&a.keys, &b.keys);
    let (small, large) = (a.keys.len().min(b.keys.len()), a.keys.len().max(b.keys.len()));
    if small == 0 {
        return a.kind == b.kind;
    }
    let contained = common as f64 / small as f64;
    let alike = 2.0 * common as f64 / (small + large) as f64;
    let bound = if a.features.title || b.features.title { 0.6 } else { 0.75 };
    contained >= bound || alike >= 0.6
}

impl Scene<'_> {
    fn event(&self, cluster: &Cluster, candidates: &[Candidate]) -> Event {
        let fullest = cluster
            .members
            .iter()
            .copied()
            .max_by_key(|&m| (candidates[m].features.content, std::cmp::Reverse(m)))
            .unwrap_or_default();
        let name = self.words_of(candidates[fullest].range);
        let mut aliases: Vec<String> = Vec::new();
        for &member in &cluster.members {
            let alias = self.words_of(candidates[member].range);
            if alias != name && !aliases.contains(&alias) {
                aliases.push(alias);
            }
        }
        let (date, end) = self.date(cluster, candidates);
        Event { name, aliases, kind: candidates[fullest].kind, date, end, confidence: Confidence::new(0.8) }
    }

    /// The most precise date that a member's own words tell, else its sentence.
    fn date(&self, cluster: &Cluster, candidates: &[Candidate]) -> (Option<PartialDate>, Option<PartialDate>) {
        let own = cluster.members.iter().filter_map(|&m| candidates[m].own_date);
        let governed = cluster.members.iter().filter_map(|&m| self.sentence_date(candidates[m].range));
        let best = own.max_by_key(|&at| self.found.dates[at].date.precision()).or_else(|| governed.into_iter().next());
        match best {
            Some(at) => (Some(self.found.dates[at].date), self.found.dates[at].end),
            None => (None, None),
        }
    }
}
