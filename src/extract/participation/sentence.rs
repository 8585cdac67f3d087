//! A sentence with its actors, events and the verbs that tell who did what.

use super::scene::{Actor, EventPlace, Scene};
use crate::{language::TokenRange, lexicon::Trigger};

/// A trigger in a sentence.
#[derive(Clone, Copy)]
pub struct Verb {
    pub range: TokenRange,
    pub trigger: Trigger,
}

pub struct Sentence<'s, 'a> {
    pub scene: &'s Scene<'a>,
    pub range: TokenRange,
    pub actors: &'s [Actor],
    pub events: &'s [EventPlace],
    pub verbs: Vec<Verb>,
}

impl<'s, 'a> Sentence<'s, 'a> {
    pub fn new(scene: &'s Scene<'a>, range: TokenRange) -> Sentence<'s, 'a> {
        let (actors, events) = (scene.actors_in(range), scene.events_in(range));
        let mut verbs = Vec::new();
        let mut at = range.first();
        while at < range.end() {
            match scene.lexicon.triggers.at(&scene.document.tokens, at) {
                Some((end, trigger)) if end <= range.end() => {
                    let range = TokenRange::new(at, end);
                    let inside = events.iter().any(|event| event.range.overlaps(range))
                        || actors.iter().any(|actor| actor.extent.overlaps(range));
                    if !inside && !scene.preceded_by(at, &["không", "chưa", "vắng"]) {
                        verbs.push(Verb { range, trigger });
                    }
                    at = end;
                }
                _ => at += 1,
            }
        }
        Sentence { scene, range, actors, events, verbs }
    }

    /// Those who do what a verb says: the list of actors before it, or those of the verb before.
    pub fn subject(&self, verb: Verb, last: &'s [Actor]) -> &'s [Actor] {
        let before = self.actors.partition_point(|actor| actor.extent.end <= verb.range.first);
        let before = &self.actors[..before];
        let Some(nearest) = before.last() else { return &[] };
        let gap = verb.range.first() - nearest.extent.end();
        let other_verb = self
            .verbs
            .iter()
            .any(|other| other.range.first >= nearest.extent.end && other.range.end <= verb.range.first);
        if gap <= 6 && !other_verb {
            return self.scene.list_before(before);
        }
        if other_verb && !last.is_empty() {
            return last;
        }
        if gap <= 15 { self.scene.list_before(before) } else { &[] }
    }

    pub fn event_after(&self, verb: Verb) -> Option<&'s EventPlace> {
        self.events.iter().find(|event| event.range.first() >= verb.range.end())
    }

    pub fn event_before(&self, token: usize) -> Option<&'s EventPlace> {
        self.events.iter().rev().find(|event| event.range.end() <= token)
    }

    /// The remote site at which all of the sentence happens.
    pub fn site(&self) -> Option<String> {
        let document = self.scene.document;
        self.scene
            .sites
            .iter()
            .filter(|site| self.range.contains(site.range.first()))
            .find(|site| {
                (site.range.first().saturating_sub(4)..site.range.first())
                    .any(|at| document.word(at) == "cầu" && self.scene.preceded_by(at, &["điểm", "đầu"]))
            })
            .map(|site| document.slice(site.range))
            .or_else(|| {
                let at_home = (self.range.first()..self.range.end()).any(|at| self.scene.is_home_site(at));
                self.scene.home_name.filter(|_| at_home)
            })
            .map(str::to_owned)
    }

    /// `yêu cầu A dự`, `giao A chủ trì`, `mời A`: what is demanded has not been done.
    pub fn demanded(&self, actor: &Actor) -> bool {
        const DEMANDS: [&str; 8] = ["giao", "cầu", "nghị", "mời", "cử", "quyền", "cho", "đạo"];
        self.scene.preceded_by(actor.extent.first(), &DEMANDS)
            && self.scene.preceded_by(actor.extent.first(), &["giao", "mời", "cử"])
    }
}
