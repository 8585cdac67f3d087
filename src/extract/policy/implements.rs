//! Who and what carries an instrument out: `tỉnh triển khai Đề án`, `hội nghị quán triệt Chỉ thị`, `Kế hoạch thực hiện Nghị quyết`.

use super::scene::{Instrument, Party, PolicyScene};
use crate::{
    extract::cast::{Cast, Said},
    language::TokenRange,
    lexicon::{PolicyForm, PolicyUse, PolicyVerb},
    model::{EdgeType, EntityIndex},
};

/// How far from its verb an instrument may stand, in tokens: `thực hiện nghiêm các quy định của Luật …`.
const REACH: usize = 8;

pub(super) fn claim(scene: &PolicyScene, cast: &mut Cast) {
    let mut teller = Teller { scene, cast };
    let mut at = 0;
    while at < scene.document.tokens.len() {
        match scene.verb(at).filter(|(_, verb)| verb.claim == EdgeType::Implements) {
            Some((trigger, verb)) => {
                teller.verb(trigger, verb);
                at = trigger.end();
            }
            None => at += 1,
        }
    }
}

struct Teller<'s, 'a> {
    scene: &'s PolicyScene<'a>,
    cast: &'s mut Cast,
}

impl<'a> Teller<'_, 'a> {
    fn say(
        &mut self,
        source: (EntityIndex, TokenRange),
        target: &Instrument,
        trigger: TokenRange,
        rule: &'static str,
        confidence: f64,
    ) {
        let target = (target.entity, target.range);
        self.cast.say(Said::new(EdgeType::Implements, source, target, trigger, rule, confidence));
    }

    fn verb(&mut self, trigger: TokenRange, verb: PolicyVerb) {
        let scene = self.scene;
        let Some(number) = scene.instrument_after(trigger.end(), REACH) else { return };
        let governed = self.next_verb_before(trigger, scene.instruments[number].range.first());
        if governed {
            // `đánh giá kết quả thực hiện Chỉ thị`: the verb nearer to the instrument tells.
            return;
        }
        let objects = scene.list_after(number);
        self.by_instrument(trigger, &objects);
        if let Some(event) = scene.event_around(trigger.first()) {
            for object in &objects {
                self.say((event.entity, event.range), object, trigger, "in the event's own words", 0.9);
            }
            return;
        }
        if scene.instrument_around(trigger.first(), objects[0].range).is_some() {
            return;
        }
        if self.opens_clause(trigger.first()) {
            self.by_main_clause(trigger, &objects);
        } else {
            self.by_subject(trigger, verb, &objects);
        }
    }

    fn next_verb_before(&self, trigger: TokenRange, object: usize) -> bool {
        (trigger.end()..object).any(|at| {
            self.scene
                .verb(at)
                .is_some_and(|(_, verb)| verb.claim == EdgeType::Implements && verb.form == PolicyForm::Verb)
        })
    }

    /// An instrument whose name or matter says that it carries out another: `Chỉ thị 15 về tiếp tục thực hiện Nghị quyết 22`.
    fn by_instrument(&mut self, trigger: TokenRange, objects: &[Instrument]) {
        let scene = self.scene;
        let at = trigger.first();
        let around = scene.instrument_around(at, objects[0].range);
        let source = around.or_else(|| self.instrument_before(at));
        let Some(source) = source else { return };
        for object in objects.iter().filter(|object| object.entity != source.entity) {
            let rule = if around.is_some() { "inside the instrument's name" } else { "instrument verb instrument" };
            self.say((source.entity, source.range), object, trigger, rule, 0.8);
        }
    }

    /// The instrument that a verb has as its subject: `Kế hoạch số 98 [về] triển khai Đề án …`, `dự thảo Luật được soạn thảo theo`.
    fn instrument_before(&self, at: usize) -> Option<Instrument<'a>> {
        let scene = self.scene;
        let sentence = scene.sentence(at).first();
        let end = scene.instruments.partition_point(|one| one.range.first() < at);
        let before =
            scene.instruments[..end].iter().rev().find(|one| one.range.end() <= at && one.range.first() >= sentence)?;
        let from = scene.past_issuer(scene.past_date(before.range.end()));
        let links = [
            "về", "việc", "tiếp", "tục", "để", "nhằm", "được", "xây", "dựng", "soạn", "thảo", "đã", "ban", "hành",
            "trên",
        ];
        let plain = from <= at && (from..at).all(|at| scene.is_any(at, &links));
        plain.then_some(*before)
    }

    /// Whether the verb is the first word of a sentence, or stands after a comma or colon.
    fn opens_clause(&self, at: usize) -> bool {
        let scene = self.scene;
        let sentence = scene.sentence(at).first();
        let leads = |at: usize| scene.is_any(at, &["nhằm", "để", "việc", "về", "tiếp", "tục"]);
        let mut start = at;
        while start > sentence && leads(start - 1) {
            start -= 1;
        }
        start == sentence || matches!(scene.document.mark(start - 1), ',' | ':' | ';' | '-' | '–' | '“' | '"' | ')')
    }

    /// `Thực hiện Công điện số 5, UBND tỉnh đã ban hành Quyết định số 6`: the main clause tells who, and what they made for it.
    fn by_main_clause(&mut self, trigger: TokenRange, objects: &[Instrument]) {
        let scene = self.scene;
        let last = objects[objects.len() - 1].range.end();
        let limit = scene.sentence(trigger.first()).end();
        let Some(comma) = (last..limit.min(last + 40)).find(|&at| scene.document.mark(at) == ',') else {
            // `… UBND tỉnh … thực hiện X`: at the end of its clause the subject stands before.
            return;
        };
        let made = self.made_in(comma, limit);
        let event = scene.events.iter().find(|event| (comma..limit).contains(&event.range.first()) && !event.reference);
        let first_reference =
            scene.events.iter().find(|event| (comma..limit.min(comma + 4)).contains(&event.range.first()));
        let doer = scene.doers.iter().find(|doer| (comma..limit.min(comma + 16)).contains(&doer.range.first()));
        let mut sources = match first_reference.or(event).or(doer) {
            Some(source) if scene.demanded(comma, source.range.first()) => Vec::new(),
            Some(source) if doer.is_some_and(|doer| doer.range == source.range) => self.list_of_doers(*source),
            Some(source) => vec![*source],
            None => Vec::new(),
        };
        sources.extend(self.topic(trigger.first()).copied());
        for object in objects {
            for source in &sources {
                self.say((source.entity, source.range), object, trigger, "opens the sentence", 0.75);
            }
            for made in &made {
                self.say((made.entity, made.range), object, trigger, "made to carry it out", 0.75);
            }
        }
    }

    /// The doers that stand in one list with the first: `Tỉnh ủy, UBND tỉnh đã …`.
    fn list_of_doers(&self, first: Party) -> Vec<Party> {
        let scene = self.scene;
        let mut list = vec![first];
        for next in scene.doers.iter().filter(|doer| doer.range.first() >= first.range.end()) {
            let last = list[list.len() - 1].range.end();
            let joined = (last..next.range.first()).all(|at| scene.document.mark(at) == ',' || scene.is(at, "và"));
            if !joined || next.range.first() - last > 2 {
                break;
            }
            list.push(*next);
        }
        list
    }

    /// `Đối với tỉnh Lạng Sơn, triển khai …`: whom the sentence is about.
    fn topic(&self, at: usize) -> Option<&Party> {
        let scene = self.scene;
        let sentence = scene.sentence(at).first();
        let about = scene.is(sentence, "đối") && scene.is(sentence + 1, "với");
        let first = scene.doers.partition_point(|doer| doer.range.first() < sentence);
        scene.doers.get(first).filter(|doer| about && doer.range.end() < at && doer.range.first() <= sentence + 5)
    }

    /// What is issued between two tokens.
    fn made_in(&self, from: usize, limit: usize) -> Vec<Instrument<'a>> {
        let scene = self.scene;
        (from..limit)
            .filter_map(|at| scene.verb(at).filter(|(_, verb)| verb.claim == EdgeType::Issued))
            .filter_map(|(trigger, _)| scene.instrument_after(trigger.end(), 2))
            .map(|number| scene.instruments[number])
            .filter(|instrument| !instrument.reference)
            .collect()
    }

    /// `UBND tỉnh đã triển khai Đề án`: the nearest before the verb.
    fn by_subject(&mut self, trigger: TokenRange, verb: PolicyVerb, objects: &[Instrument]) {
        let Some(source) = self.subject(trigger.first(), verb) else { return };
        let rule = if verb.form == PolicyForm::Basis { "subject theo instrument" } else { "subject verb instrument" };
        for object in objects {
            self.say((source.entity, source.range), object, trigger, rule, 0.75);
        }
    }

    fn subject(&self, at: usize, verb: PolicyVerb) -> Option<Party> {
        let scene = self.scene;
        let sentence = scene.sentence(at).first();
        let near = |party: &&Party| {
            let gap = at - party.range.end();
            gap <= 9 && verb.form == PolicyForm::Verb || gap <= 4 || gap <= 45 && self.acts(party.range.end())
        };
        let within = |party: &&Party| party.range.end() <= at && party.range.first() >= sentence;
        let doers = scene.doers[..scene.doers.partition_point(|party| party.range.first() < at)].iter().rev();
        let events = scene.events[..scene.events.partition_point(|party| party.range.first() < at)].iter().rev();
        let doer = doers.filter(within).find(near);
        let event = events.filter(within).find(near);
        let subject = match (doer, event) {
            (Some(doer), Some(event)) if doer.range.first() > event.range.end() => doer,
            (_, Some(event)) => event,
            (Some(doer), None) => doer,
            (None, None) => return None,
        };
        (!scene.demanded(sentence.max(subject.range.first().saturating_sub(6)), at)).then_some(*subject)
    }

    /// Whether what ends before a token is the subject of a clause: `… đã`, `… sẽ`, `… chủ động`.
    fn acts(&self, end: usize) -> bool {
        self.scene.word_use(end) == Some(PolicyUse::Tense)
    }
}
