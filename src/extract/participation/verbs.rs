//! What verbs tell: `A chủ trì hội nghị`, `Dự hội nghị có A, B`, `Tại hội nghị, A nhấn mạnh`.

use super::scene::{Actor, EventPlace, Scene};
use crate::{
    extract::cast::{Cast, Said},
    language::TokenRange,
    lexicon::{Form, Trigger},
    model::{EdgeType, NodeType},
};

pub(super) fn claim(scene: &Scene, cast: &mut Cast) {
    let mut floor = Floor::default();
    for number in 0..scene.document.sentences.len() {
        let sentence = Sentence::new(scene, scene.document.sentence(number));
        sentence.claim(cast, &floor);
        floor.listen(&sentence);
    }
}

/// The event at which people are speaking, as far as the sentences before tell.
#[derive(Default)]
struct Floor {
    event: Option<EventPlace>,
    /// Whether `tại`, `phát biểu tại` gave it, not a mere mention.
    explicit: bool,
    /// How many sentences ago.
    since: usize,
}

impl Floor {
    /// `Tại hội nghị`, `Phát biểu tại buổi làm việc` give the floor; it is kept for a few sentences.
    fn listen(&mut self, sentence: &Sentence) {
        let scene = sentence.scene;
        let events = scene.events_in(sentence.range);
        let spoken = events.iter().rev().find(|event| scene.preceded_by(event.range.first(), &["tại", "trong", "ở"]));
        let spoken = spoken.or_else(|| {
            // `Kết luận hội nghị`, `Phát biểu kết luận Hội nghị`
            events.iter().find(|event| event.reference && event.range.first() - sentence.range.first() <= 6)
        });
        let opened = spoken.or_else(|| events.iter().rev().find(|event| !event.reference));
        match opened {
            Some(event) => {
                *self = Floor { event: Some(*event), explicit: spoken.is_some(), since: 0 };
            }
            None => self.since += 1,
        }
    }
}

/// A trigger in a sentence.
#[derive(Clone, Copy)]
struct Verb {
    range: TokenRange,
    trigger: Trigger,
}

struct Sentence<'s, 'a> {
    scene: &'s Scene<'a>,
    range: TokenRange,
    actors: &'s [Actor],
    events: &'s [EventPlace],
    verbs: Vec<Verb>,
}

impl<'s, 'a> Sentence<'s, 'a> {
    fn new(scene: &'s Scene<'a>, range: TokenRange) -> Sentence<'s, 'a> {
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

    fn claim(&self, cast: &mut Cast, floor: &Floor) {
        let mut last_subject: &[Actor] = &[];
        for (number, &verb) in self.verbs.iter().enumerate() {
            let subject = self.subject(verb, last_subject);
            match verb.trigger.form {
                Form::Agent => self.agent(cast, verb),
                Form::Speech => {
                    for actor in subject.iter().filter(|actor| actor.kind == NodeType::Official) {
                        self.speech(cast, verb, actor, floor);
                    }
                }
                Form::List if subject.is_empty() || self.opens_list(verb) => self.list(cast, verb, number, floor),
                Form::Subject if subject.is_empty() && self.is_told_after(verb) => self.list(cast, verb, number, floor),
                Form::Subject | Form::List => self.subject_verb(cast, verb, subject, floor),
            }
            if !subject.is_empty() {
                last_subject = subject;
            }
        }
    }

    /// Those who do what a verb says: the list of actors before it, or those of the verb before.
    fn subject(&self, verb: Verb, last: &'s [Actor]) -> &'s [Actor] {
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

    /// `Chủ trì hội nghị là ông A`, `Điều hành tại điểm cầu là bà B`: who did it follows `là`.
    fn is_told_after(&self, verb: Verb) -> bool {
        let first = self.actors.iter().find(|actor| actor.extent.first() >= verb.range.end());
        first.is_some_and(|actor| {
            actor.extent.first() - verb.range.end() <= 12
                && (verb.range.end()..actor.extent.first()).any(|at| self.scene.document.word(at) == "là")
        })
    }

    /// `dự có`, `dự hội nghị có các đồng chí`: a list of those who did follows.
    fn opens_list(&self, verb: Verb) -> bool {
        let after = self.event_after(verb).map_or(verb.range.end(), |event| event.range.end());
        (after..self.range.end()).take(14).any(|at| matches!(self.scene.document.word(at), "có" | "gồm"))
            && self.actors.iter().any(|actor| actor.extent.first() >= after)
            && self
                .actors
                .iter()
                .all(|actor| actor.extent.first() >= verb.range.first() || verb.range.first() - actor.extent.end() > 6)
    }

    fn event_after(&self, verb: Verb) -> Option<&'s EventPlace> {
        self.events.iter().find(|event| event.range.first() >= verb.range.end())
    }

    fn event_before(&self, token: usize) -> Option<&'s EventPlace> {
        self.events.iter().rev().find(|event| event.range.end() <= token)
    }

    fn say(&self, cast: &mut Cast, verb: Verb, actor: &Actor, event: &EventPlace, rule: &'static str, confidence: f64) {
        let kind = verb.trigger.edge;
        let mut said =
            Said::new(kind, (actor.entity, actor.range), (event.entity, event.range), verb.range, rule, confidence);
        said.site = self.site();
        cast.say(said);
    }

    /// The remote site at which all of the sentence happens.
    fn site(&self) -> Option<String> {
        let document = self.scene.document;
        self.scene
            .sites
            .iter()
            .filter(|site| self.range.contains(site.range.first()))
            .find(|site| {
                (site.range.first().saturating_sub(4)..site.range.first())
                    .any(|at| document.word(at) == "cầu" && self.scene.preceded_by(at, &["điểm", "đầu"]))
            })
            .map(|site| document.slice(site.range).to_owned())
    }

    fn subject_verb(&self, cast: &mut Cast, verb: Verb, subject: &[Actor], floor: &Floor) {
        let Some(first) = subject.first() else { return };
        if self.demanded(first) {
            return;
        }
        // `hội nghị do Bộ A tổ chức`
        let by = self.scene.preceded_by(first.extent.first(), &["do", "bởi", "được"]);
        let near = |event: &&EventPlace| event.range.first() - verb.range.end() <= 12;
        let event = if by {
            self.event_before(first.extent.first())
        } else {
            self.event_after(verb).filter(near).or_else(|| match verb.trigger.edge {
                EdgeType::Organized => None,
                _ => self.event_before(verb.range.first()).or(floor.event.as_ref().filter(|_| self.intransitive(verb))),
            })
        };
        let Some(event) = event else { return };
        let rule = if by { "do … verb" } else { "subject verb event" };
        for actor in subject.iter().filter(|actor| self.can(verb, actor, event)) {
            self.say(cast, verb, actor, event, rule, 0.85);
        }
    }

    /// A body holds an event, and a person chairs it; a body chairs only what is named right after the verb (`Bộ A chủ trì
    /// phối hợp` is no chair).
    fn can(&self, verb: Verb, actor: &Actor, event: &EventPlace) -> bool {
        match (verb.trigger.edge, actor.kind) {
            (EdgeType::Organized, kind) => kind == NodeType::Body,
            (EdgeType::Chaired, NodeType::Body) => {
                verb.range.end() <= event.range.first() && event.range.first() - verb.range.end() <= 1
            }
            _ => true,
        }
    }

    /// `chủ trì tại điểm cầu`, `cùng dự`, `có mặt`: no event need follow.
    fn intransitive(&self, verb: Verb) -> bool {
        let at = verb.range.end();
        // `chỉ đạo thảo luận` is done at the conference that the article is about.
        verb.range.len() == 4 && verb.trigger.edge == EdgeType::Chaired
            || at >= self.range.end()
            || matches!(self.scene.document.word(at), "tại" | "có" | "," | "." | "ở" | "là" | ":")
    }

    /// `Dự hội nghị có A; B; đại diện C`
    fn list(&self, cast: &mut Cast, verb: Verb, number: usize, floor: &Floor) {
        let next = self.verbs[number + 1..].iter().find(|next| next.trigger.form != Form::List);
        let event = self
            .visit(verb)
            .or_else(|| self.event_after(verb).filter(|event| event.range.first() - verb.range.end() <= 4))
            .or_else(|| self.event_before(verb.range.first()))
            .or(floor.event.as_ref());
        let Some(event) = event else { return };
        let from = verb.range.end().max(if self.range.contains(event.range.first()) { event.range.end() } else { 0 });
        let after = self.actors.partition_point(|actor| actor.extent.first() < from);
        let mut end = from;
        for actor in &self.actors[after..] {
            let gap = actor.extent.first().saturating_sub(end);
            let cut = next.is_some_and(|next| next.range.first() < actor.extent.first());
            if cut || gap > if end == from { 12 } else { 24 } {
                break;
            }
            self.say(cast, verb, actor, event, "list of those present", 0.85);
            end = actor.extent.end();
        }
    }

    /// `Cùng đi có …`, `tháp tùng Thủ tướng có …`: the visit that the article tells of.
    fn visit(&self, verb: Verb) -> Option<&'s EventPlace> {
        let words = self.scene.document.slice(verb.range).to_lowercase();
        let is_visit = |event: &&EventPlace| self.scene.document.slice(event.head).to_lowercase().contains("thăm");
        let goes_along = words.ends_with("cùng đi") || words.ends_with("tháp tùng");
        goes_along.then(|| self.scene.events.iter().find(is_visit)).flatten()
    }

    /// `dưới sự chủ trì của A`
    fn agent(&self, cast: &mut Cast, verb: Verb) {
        let after = self.actors.partition_point(|actor| actor.extent.first < verb.range.end);
        let Some(first) = self.actors.get(after) else { return };
        if first.extent.first() - verb.range.end() > 6 {
            return;
        }
        let event = self.event_before(verb.range.first()).or_else(|| self.event_after(verb));
        let Some(event) = event.or_else(|| self.scene.event_before(self.range.first())) else { return };
        for actor in self.scene.list_after(&self.actors[after..]) {
            self.say(cast, verb, actor, event, "agent", 0.85);
        }
    }

    fn speech(&self, cast: &mut Cast, verb: Verb, actor: &Actor, floor: &Floor) {
        if self.demanded(actor) {
            return;
        }
        let spoken_at = |event: &&EventPlace| {
            self.scene.preceded_by(event.range.first(), &["tại", "trong", "ở"])
                || event.range.first() == self.range.first()
        };
        let event =
            self.events.iter().rev().filter(|event| event.range.first() < verb.range.first()).find(spoken_at).or_else(
                || self.event_after(verb).filter(|event| event.range.first() - verb.range.end() <= 3).filter(spoken_at),
            );
        if let Some(event) = event {
            self.say(cast, verb, actor, event, "speech at the event", 0.85);
            return;
        }
        let Some(event) = floor.event.as_ref() else { return };
        let takes_part = |entity| {
            cast.claims().iter().any(|said| {
                said.source.0 == actor.entity
                    && said.target.0 == entity
                    && matches!(said.kind, EdgeType::Chaired | EdgeType::Attended | EdgeType::SpokeAt)
            })
        };
        if takes_part(event.entity) {
            self.say(cast, verb, actor, event, "speech of a participant", 0.65);
        } else if floor.explicit && floor.since <= 3 {
            self.say(cast, verb, actor, event, "speech after others at the event", 0.6);
        } else if let Some(event) = self
            .scene
            .events
            .iter()
            .rev()
            .find(|event| event.range.first() < verb.range.first() && takes_part(event.entity))
        {
            self.say(cast, verb, actor, event, "speech of a participant", 0.55);
        }
    }

    /// `yêu cầu A dự`, `giao A chủ trì`, `mời A`: what is demanded has not been done.
    fn demanded(&self, actor: &Actor) -> bool {
        const DEMANDS: [&str; 8] = ["giao", "cầu", "nghị", "mời", "cử", "quyền", "cho", "đạo"];
        self.scene.preceded_by(actor.extent.first(), &DEMANDS)
            && self.scene.preceded_by(actor.extent.first(), &["giao", "mời", "cử"])
    }
}
