//! What is discussed, adopted or presented at an event: `kỳ họp thông qua Luật …`, `hội thảo góp ý dự thảo Luật …`.

use super::{
    issued,
    scene::{Instrument, Party, PolicyScene},
};
use crate::{
    extract::cast::{Cast, Said},
    language::TokenRange,
    lexicon::PolicyForm,
    model::EdgeType,
};

/// How far from its verb an instrument may stand, in tokens.
const REACH: usize = 9;

/// How many sentences after the event was named what is decided is still decided there.
const FLOOR: usize = 4;

pub(super) fn claim(scene: &PolicyScene, cast: &mut Cast) {
    let mut teller = Teller { scene, cast, announced: None };
    let mut at = 0;
    while at < scene.document.tokens.len() {
        teller.enumeration(at);
        match scene.verb(at).filter(|(_, verb)| verb.claim == EdgeType::Discussed) {
            Some((trigger, verb)) => {
                teller.verb(trigger, verb.form);
                at = trigger.end();
            }
            None => at += 1,
        }
    }
}

/// Where something is discussed, and how that is known.
type Source = (Party, &'static str, f64);

struct Teller<'s, 'a> {
    scene: &'s PolicyScene<'a>,
    cast: &'s mut Cast,
    /// The event that adopted laws which the text has not named yet: `sáu luật được thông qua tại kỳ họp thứ bảy`.
    announced: Option<(Source, TokenRange)>,
}

impl<'a> Teller<'_, 'a> {
    fn say(&mut self, (event, rule, confidence): Source, objects: &[Instrument], trigger: TokenRange) {
        for object in objects {
            let (source, target) = ((event.entity, event.range), (object.entity, object.range));
            self.cast.say(Said::new(EdgeType::Discussed, source, target, trigger, rule, confidence));
        }
    }

    fn verb(&mut self, trigger: TokenRange, form: PolicyForm) {
        let scene = self.scene;
        let objects = self.objects(trigger, form);
        let around = scene.event_around(trigger.first()).map(|event| (event, "in the event's own words", 0.9));
        let source = around.or_else(|| self.event_of(trigger, form));
        let Some(source) = source else { return };
        if objects.is_empty() {
            if self.speaks_of_laws(trigger) {
                self.announced = Some((source, trigger));
            }
            return;
        }
        if scene.is(trigger.end() - 1, "qua") {
            self.adopted(trigger, source.0, &objects);
        }
        self.say(source, &objects, trigger);
    }

    /// What is discussed: after the verb, or before a passive.
    fn objects(&self, trigger: TokenRange, form: PolicyForm) -> Vec<Instrument<'a>> {
        let scene = self.scene;
        let reach = if form == PolicyForm::Weak { 3 } else { REACH };
        let after = scene.instrument_after(trigger.end(), reach).or_else(|| self.draft_further_on(trigger));
        let mut objects = match (after, self.passive(trigger)) {
            (Some(number), _) => scene.list_after(number),
            (None, Some(number)) => scene.list_before(number),
            (None, None) => Vec::new(),
        };
        if form == PolicyForm::Draft {
            objects.retain(|object| scene.is_draft(object.range.first()));
        }
        objects
    }

    /// `lấy ý kiến các tỉnh về dự thảo Luật …`, `chuẩn bị Báo cáo về việc chỉnh lý dự án Luật …`
    fn draft_further_on(&self, trigger: TokenRange) -> Option<usize> {
        let scene = self.scene;
        let limit = scene.sentence(trigger.first()).end().min(trigger.end() + 26);
        let first = scene.instruments.partition_point(|one| one.range.first() < trigger.end());
        let next = scene.instruments.get(first).filter(|one| one.range.first() < limit)?;
        let one_clause = (trigger.end()..next.range.first()).all(|at| {
            !matches!(scene.document.mark(at), ';' | ':')
                && scene.verb(at).is_none_or(|(_, verb)| verb.claim != EdgeType::Issued)
        });
        (one_clause && scene.is_draft(next.range.first())).then_some(first)
    }

    /// `Luật Du lịch được Quốc hội thông qua`, `các Nghị quyết …, được thông qua tại`, `dự án Luật … do Bộ A chuẩn bị`.
    fn passive(&self, trigger: TokenRange) -> Option<usize> {
        let scene = self.scene;
        let at = trigger.first();
        let sentence = scene.sentence(at).first();
        let by = (sentence.max(at.saturating_sub(12))..at).rev().find(|&at| scene.is_any(at, &["được", "do"]))?;
        let end = scene.instruments.partition_point(|one| one.range.first() < by);
        let last = end.checked_sub(1)?;
        let from = scene.past_issuer(scene.past_date(scene.instruments[last].range.end()));
        (scene.instruments[last].range.first() >= sentence && by.checked_sub(from)? <= 4).then_some(last)
    }

    /// Whether a verb without a named object speaks of laws: `sáu luật đã được Quốc hội thông qua`.
    fn speaks_of_laws(&self, trigger: TokenRange) -> bool {
        let scene = self.scene;
        let sentence = scene.sentence(trigger.first()).first();
        scene.is(trigger.end() - 1, "qua")
            && (sentence.max(trigger.first().saturating_sub(14))..trigger.first())
                .any(|at| scene.is_any(at, &["luật", "quyết"]) && !scene.is_any(at.saturating_sub(1), &["pháp", "kỷ"]))
    }

    /// `Các luật được công bố gồm: Luật A; Luật B …` after `sáu luật được thông qua tại kỳ họp`.
    fn enumeration(&mut self, at: usize) {
        let scene = self.scene;
        if scene.document.mark(at) != ':' || self.announced.is_none() {
            return;
        }
        let sentence = scene.sentence(at).first();
        let of_laws = (sentence..at).any(|at| scene.is_any(at, &["luật", "quyết"]));
        let number = scene.instrument_after(at + 1, 1);
        if let Some(number) = number.filter(|_| of_laws)
            && let Some((source, trigger)) = self.announced.take()
        {
            self.say(source, &scene.list_after(number), trigger);
        }
    }

    /// `kỳ họp Hội đồng nhân dân … thông qua Nghị quyết số 5/NQ-HĐND`: the body that meets and whose sign it is issues it.
    fn adopted(&mut self, trigger: TokenRange, event: Party, objects: &[Instrument]) {
        let scene = self.scene;
        let ranges: Vec<TokenRange> =
            scene.events.iter().filter(|other| other.entity == event.entity).map(|other| other.range).collect();
        let meets = |issuer: &&Party| ranges.iter().any(|range| range.contains(issuer.range.first()));
        for issuer in scene.issuers.iter().filter(meets) {
            for object in
                objects.iter().filter(|object| issued::fits(scene, self.cast, **object, *issuer)).collect::<Vec<_>>()
            {
                let (source, target) = ((issuer.entity, issuer.range), (object.entity, object.range));
                let rule = "adopted where the issuer meets";
                self.cast.say(Said::new(EdgeType::Issued, source, target, trigger, rule, 0.75));
            }
        }
    }

    /// The event at which something happens: `tại kỳ họp thứ bảy` after the verb, what stands before it, or the event of the
    /// sentences before.
    fn event_of(&self, trigger: TokenRange, form: PolicyForm) -> Option<Source> {
        let scene = self.scene;
        let at = trigger.first();
        let sentence = scene.sentence(at);
        if scene.demanded(sentence.first().max(at.saturating_sub(5)), at) {
            return None;
        }
        let within = |event: &&Party| sentence.contains(event.range.first());
        let after = scene.events.iter().filter(within).find(|event| {
            let first = event.range.first();
            first >= trigger.end() && scene.is_any(first - 1, &["tại", "trong", "ở"])
        });
        if let Some(event) = after {
            return Some((*event, "verb tại event", 0.85));
        }
        if let Some(event) = scene.events.iter().filter(within).rfind(|event| event.range.end() <= at) {
            return Some((*event, "event verb", 0.8));
        }
        let before = scene.events.iter().rfind(|event| event.range.end() <= sentence.first())?;
        let since = scene.document.sentence_of(at) - scene.document.sentence_of(before.range.first());
        match form {
            PolicyForm::Verb if since <= FLOOR => Some((*before, "verb after the event", 0.6)),
            PolicyForm::Draft => Some((*before, "prepared for the event", 0.5)),
            _ => None,
        }
    }
}
