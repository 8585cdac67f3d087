//! Who and what carries an instrument out: `tỉnh triển khai Đề án`, `hội nghị quán triệt Chỉ thị`, `Kế hoạch thực hiện Nghị quyết`.

use super::scene::{Instrument, Party, PolicyScene};
use crate::{
    extract::cast::{Cast, Said},
    language::{Shape, TokenRange},
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
        if let Some(event) = self.event_with_purpose(trigger.first()) {
            for object in &objects {
                self.say((event.entity, event.range), object, trigger, "purpose of the event", 0.8);
            }
            return;
        }
        match self.clause_start(trigger.first()) {
            Some(start) => self.by_main_clause(start, trigger, verb, &objects),
            None => self.by_subject(trigger, verb, &objects),
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

    /// `hội nghị … để sơ kết việc thực hiện Quyết định`, `lễ phát động … với chủ đề “Triển khai Luật …”`: the event that has it
    /// for its purpose.
    fn event_with_purpose(&self, at: usize) -> Option<Party> {
        let scene = self.scene;
        let sentence = scene.sentence(at).first();
        let start = (sentence.max(at.saturating_sub(8))..at)
            .rev()
            .find(|&at| scene.is_any(at, &["để", "nhằm"]) || scene.is(at, "đề") && at > 0 && scene.is(at - 1, "chủ"))?;
        let words = (start + 1..at).all(|at| {
            scene.document.tokens[at].shape == Shape::Lower
                || scene.document.tokens[at].shape == Shape::Number
                || matches!(scene.document.mark(at), '“' | '"' | ':')
        });
        let event = scene.events.iter().rfind(|event| event.range.end() <= start && event.range.first() >= sentence)?;
        let other = scene.document.tokens[event.range.end()..start].iter().any(|token| matches!(token.mark, ';' | '.'));
        (words && !other && start - event.range.end() <= 40).then_some(*event)
    }

    /// Where the clause begins that a verb opens: a sentence, or what follows a comma (`qua bốn năm thực hiện Luật, …`).
    fn clause_start(&self, at: usize) -> Option<usize> {
        const LEADS: [&str; 26] = [
            "nhằm", "để", "việc", "về", "tiếp", "tục", "qua", "sau", "trong", "hơn", "gần", "năm", "tháng", "đánh",
            "giá", "kết", "quả", "tình", "hình", "công", "tác", "nửa", "bốn", "mười", "hai", "ba",
        ];
        let scene = self.scene;
        let sentence = scene.sentence(at).first();
        let leads = |at: usize| scene.is_any(at, &LEADS) || scene.document.tokens[at].shape == Shape::Number;
        let mut start = at;
        while start > sentence && leads(start - 1) {
            start -= 1;
        }
        let opens = start == sentence || matches!(scene.document.mark(start - 1), ',' | ':' | ';' | '-' | '–' | ')');
        opens.then_some(start)
    }

    /// `Thực hiện Công điện số 5, UBND tỉnh đã ban hành Quyết định số 6`: the main clause tells who, and what they made for it.
    fn by_main_clause(&mut self, start: usize, trigger: TokenRange, verb: PolicyVerb, objects: &[Instrument]) {
        let scene = self.scene;
        let sentence = scene.sentence(trigger.first());
        let clause =
            (sentence.first()..start).rev().find(|&at| scene.document.mark(at) == ';').unwrap_or(sentence.first());
        if scene.demanded(clause, start) {
            return;
        }
        let last = objects[objects.len() - 1].range.end();
        let comma = (last..sentence.end().min(last + 40)).find(|&at| scene.document.mark(at) == ',');
        let basis = verb.form == PolicyForm::Basis && scene.is(trigger.first(), "theo");
        let mut sources: Vec<Party> = self.topic(trigger.first()).copied().into_iter().collect();
        if let Some(comma) = comma {
            sources.extend(self.main_subject(comma, sentence.end(), basis));
            for made in self.made_in(comma, sentence.end()) {
                for object in objects {
                    self.say((made.entity, made.range), object, trigger, "made to carry it out", 0.75);
                }
            }
        }
        let rule = if sources.is_empty() { "after the event" } else { "opens the sentence" };
        if sources.is_empty() {
            // `… đã làm việc với Tỉnh ủy, đánh giá kết quả thực hiện Chỉ thị`
            let before = |event: &&Party| {
                event.range.first() >= clause && event.range.end() <= start && start - event.range.end() <= 12
            };
            sources.extend(scene.events.iter().rev().find(before));
        }
        for object in objects {
            for source in &sources {
                self.say((source.entity, source.range), object, trigger, rule, 0.75);
            }
        }
    }

    /// Who acts in the main clause after a comma: the event that it is about, else bodies and provinces.
    fn main_subject(&self, comma: usize, limit: usize, basis: bool) -> Vec<Party> {
        let scene = self.scene;
        let within = |party: &&Party, from: usize, to: usize| (from..to.min(limit)).contains(&party.range.first());
        let reference = scene.events.iter().find(|event| within(event, comma, comma + 5));
        let event = scene.events.iter().find(|event| within(event, comma, limit) && !event.reference);
        let after_comma = |doer: &&Party| {
            let first = doer.range.first();
            matches!(scene.document.mark(first - 1), ',') || scene.is_any(first - 1, &["tỉnh", "phố", "tp"])
        };
        let doer = scene.doers.iter().find(|doer| {
            within(doer, comma, comma + 16)
                || within(doer, comma, comma + 40) && after_comma(doer) && self.acts(doer.range.end())
        });
        // `Theo Quyết định số 5, Ủy ban gồm 7 người` tells of no one's doing.
        let doer = doer.filter(|_| !basis);
        let free = |party: &&Party| !scene.demanded(comma, party.range.first());
        match (reference.or(event).filter(free), doer.filter(free)) {
            (Some(event), _) => vec![*event],
            (None, Some(doer)) => self.list_of_doers(*doer),
            (None, None) => Vec::new(),
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
        let basis = verb.form == PolicyForm::Basis;
        let near = |party: &&Party, event: bool| {
            let gap = at - party.range.end();
            let close = if basis { event && gap <= 4 } else { gap <= 9 };
            close || gap <= 45 && self.acts(party.range.end())
        };
        let within = |party: &&Party| party.range.end() <= at && party.range.first() >= sentence;
        let doers = scene.doers[..scene.doers.partition_point(|party| party.range.first() < at)].iter().rev();
        let events = scene.events[..scene.events.partition_point(|party| party.range.first() < at)].iter().rev();
        let doer = doers.filter(within).filter(|doer| !self.is_governed(doer)).find(|doer| near(doer, false));
        let event = events.filter(within).find(|event| near(event, true));
        let subject = match (doer, event) {
            (Some(doer), Some(event)) if doer.range.first() > event.range.end() => doer,
            (_, Some(event)) => event,
            (Some(doer), None) => doer,
            (None, None) => return None,
        };
        let before = sentence.max(subject.range.first().saturating_sub(6));
        let demanded = scene.demanded(before, subject.range.first()) || scene.demanded(subject.range.end(), at);
        (!demanded).then_some(*subject)
    }

    /// Whether a body is governed by a word before it, or by one before the list in which it stands: `với Sở A và Sở B`, `của
    /// Quốc hội`, `báo cáo Tỉnh ủy`.
    fn is_governed(&self, doer: &Party) -> bool {
        let scene = self.scene;
        let mut first = doer.range.first();
        while first > 1 && (scene.document.mark(first - 1) == ',' || scene.is(first - 1, "và")) {
            let Some(before) = scene.doers.iter().find(|other| other.range.end() == first - 1) else { break };
            first = before.range.first();
        }
        first > 0
            && scene.is_any(first - 1, &["của", "với", "cho", "tại", "ở", "cáo", "do", "bởi", "từ", "thuộc", "trước"])
    }

    /// Whether what ends before a token is the subject of a clause: `… đã`, `… sẽ`, `… chủ động`.
    fn acts(&self, end: usize) -> bool {
        self.scene.word_use(end) == Some(PolicyUse::Tense)
    }
}
