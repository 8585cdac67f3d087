//! What verbs tell: `A chủ trì hội nghị`, `Dự hội nghị có A, B`, `Tại hội nghị, A nhấn mạnh`.

use super::{
    clue,
    floor::Floor,
    scene::{Actor, EventPlace, Scene},
    sentence::{Sentence, Verb},
};
use crate::{
    extract::{cast::Said, proposal::Proposals},
    lexicon::Form,
    model::{EdgeType, NodeType},
};

pub(super) fn claim(scene: &Scene, proposals: &mut Proposals) {
    let mut floor = Floor::default();
    for number in 0..scene.document.sentences.len() {
        let sentence = Sentence::new(scene, scene.document.sentence(number));
        sentence.claim(proposals, &floor);
        clue::neighbours(&sentence, proposals);
        floor.listen(&sentence);
    }
}

impl<'s> Sentence<'s, '_> {
    fn claim(&self, proposals: &mut Proposals, floor: &Floor) {
        let mut last_subject: &[Actor] = &[];
        for (number, &verb) in self.verbs.iter().enumerate() {
            let subject = self.subject(verb, last_subject);
            let listed = if subject.is_empty() || self.opens_list(verb) { self.listed(verb) } else { &[] };
            let names = if listed.is_empty() { clue::does(verb) } else { clue::is_listed(verb) };
            clue::doing(self, verb, if listed.is_empty() { subject } else { listed }, floor, &names, proposals);
            match verb.trigger.form {
                Form::Agent => self.agent(proposals, verb),
                Form::Speech => {
                    for actor in subject.iter().filter(|actor| actor.kind == NodeType::Official) {
                        self.speech(proposals, verb, actor, floor);
                    }
                }
                Form::List if subject.is_empty() || self.opens_list(verb) => self.list(proposals, verb, number, floor),
                Form::Subject if subject.is_empty() && self.is_told_after(verb) => {
                    self.list(proposals, verb, number, floor)
                }
                Form::Subject | Form::List => self.subject_verb(proposals, verb, subject, floor),
            }
            if !subject.is_empty() {
                last_subject = subject;
            }
        }
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

    fn say(
        &self,
        proposals: &mut Proposals,
        verb: Verb,
        actor: &Actor,
        event: &EventPlace,
        rule: &'static str,
        confidence: f64,
    ) {
        let kind = verb.trigger.edge;
        let mut said =
            Said::new(kind, (actor.entity, actor.range), (event.entity, event.range), verb.range, rule, confidence);
        said.site = self.site();
        proposals.say(said);
    }

    fn subject_verb(&self, proposals: &mut Proposals, verb: Verb, subject: &[Actor], floor: &Floor) {
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
            self.say(proposals, verb, actor, event, rule, 0.85);
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

    /// The actors between a verb and the next that is no verb of presence.
    fn listed(&self, verb: Verb) -> &'s [Actor] {
        let first = self.actors.partition_point(|actor| actor.extent.first < verb.range.end);
        let next = self.verbs.iter().find(|next| next.range.first >= verb.range.end && next.trigger.form != Form::List);
        let end = next.map_or(self.actors.len(), |next| {
            self.actors.partition_point(|actor| actor.extent.first < next.range.first)
        });
        &self.actors[first..end.max(first)]
    }

    /// `Dự hội nghị có A; B; đại diện C`
    fn list(&self, proposals: &mut Proposals, verb: Verb, number: usize, floor: &Floor) {
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
            self.say(proposals, verb, actor, event, "list of those present", 0.85);
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
    fn agent(&self, proposals: &mut Proposals, verb: Verb) {
        let after = self.actors.partition_point(|actor| actor.extent.first < verb.range.end);
        let Some(first) = self.actors.get(after) else { return };
        if first.extent.first() - verb.range.end() > 6 {
            return;
        }
        let event = self.event_before(verb.range.first()).or_else(|| self.event_after(verb));
        let Some(event) = event.or_else(|| self.scene.event_before(self.range.first())) else { return };
        for actor in self.scene.list_after(&self.actors[after..]) {
            self.say(proposals, verb, actor, event, "agent", 0.85);
        }
    }

    fn speech(&self, proposals: &mut Proposals, verb: Verb, actor: &Actor, floor: &Floor) {
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
            self.say(proposals, verb, actor, event, "speech at the event", 0.85);
            return;
        }
        let Some(event) = floor.event.as_ref() else { return };
        let takes_part = |entity| {
            proposals
                .about(actor.entity, entity)
                .iter()
                .any(|said| matches!(said.kind, EdgeType::Chaired | EdgeType::Attended | EdgeType::SpokeAt))
        };
        if takes_part(event.entity) {
            self.say(proposals, verb, actor, event, "speech of a participant", 0.65);
        } else if floor.explicit && floor.since <= 3 {
            self.say(proposals, verb, actor, event, "speech after others at the event", 0.6);
        } else if let Some(event) = self
            .scene
            .events
            .iter()
            .rev()
            .find(|event| event.range.first() < verb.range.first() && takes_part(event.entity))
        {
            self.say(proposals, verb, actor, event, "speech of a participant", 0.55);
        }
    }
}
