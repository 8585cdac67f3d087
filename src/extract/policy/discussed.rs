//! What is discussed, adopted or presented at an event: `kỳ họp thông qua Luật …`, `hội thảo góp ý dự thảo Luật …`.

use super::{
    issued,
    scene::{Instrument, Party, PolicyScene},
};
use crate::{
    extract::cast::{Cast, Said},
    language::TokenRange,
    model::EdgeType,
};

/// How far from its verb an instrument may stand, in tokens.
const REACH: usize = 9;

pub(super) fn claim(scene: &PolicyScene, cast: &mut Cast) {
    let mut at = 0;
    while at < scene.document.tokens.len() {
        match scene.verb(at).filter(|(_, verb)| verb.claim == EdgeType::Discussed) {
            Some((trigger, _)) => {
                verb(scene, cast, trigger);
                at = trigger.end();
            }
            None => at += 1,
        }
    }
}

fn verb(scene: &PolicyScene, cast: &mut Cast, trigger: TokenRange) {
    let around = scene.event_around(trigger.first());
    let mut objects = Vec::new();
    if let Some(number) = scene.instrument_after(trigger.end(), REACH) {
        objects = scene.list_after(number);
    } else if let Some(number) = passive(scene, trigger) {
        objects = scene.list_before(number);
    }
    if objects.is_empty() {
        return;
    }
    let source = around.map(|event| (event, "in the event's own words", 0.9)).or_else(|| event_of(scene, trigger));
    let Some((event, rule, confidence)) = source else { return };
    if scene.is(trigger.end() - 1, "qua") {
        adopted(scene, cast, trigger, event, &objects);
    }
    for object in objects {
        let (source, target) = ((event.entity, event.range), (object.entity, object.range));
        cast.say(Said::new(EdgeType::Discussed, source, target, trigger, rule, confidence));
    }
}

/// `kỳ họp Hội đồng nhân dân … thông qua Nghị quyết số 5/NQ-HĐND`: the body that meets and whose sign it is issues it.
fn adopted(scene: &PolicyScene, cast: &mut Cast, trigger: TokenRange, event: Party, objects: &[Instrument]) {
    let ranges: Vec<TokenRange> =
        scene.events.iter().filter(|other| other.entity == event.entity).map(|other| other.range).collect();
    let meets = |issuer: &&Party| ranges.iter().any(|range| range.contains(issuer.range.first()));
    for issuer in scene.issuers.iter().filter(meets) {
        for object in objects {
            if issued::fits(scene, cast, *object, *issuer) {
                let (source, target) = ((issuer.entity, issuer.range), (object.entity, object.range));
                let rule = "adopted where the issuer meets";
                cast.say(Said::new(EdgeType::Issued, source, target, trigger, rule, 0.75));
            }
        }
    }
}

/// `Luật Du lịch được Quốc hội thông qua`, `các Nghị quyết …, được thông qua tại`: the instrument stands before.
fn passive(scene: &PolicyScene, trigger: TokenRange) -> Option<usize> {
    let at = trigger.first();
    let sentence = scene.sentence(at).first();
    let by = (sentence.max(at.saturating_sub(12))..at).rev().find(|&at| scene.is(at, "được"))?;
    let end = scene.instruments.partition_point(|one| one.range.first() < by);
    let last = end.checked_sub(1)?;
    let from = scene.past_issuer(scene.past_date(scene.instruments[last].range.end()));
    (scene.instruments[last].range.first() >= sentence && by.checked_sub(from)? <= 4).then_some(last)
}

/// The event at which something happens: `tại kỳ họp thứ bảy` after the verb, else what stands before it.
fn event_of(scene: &PolicyScene, trigger: TokenRange) -> Option<(Party, &'static str, f64)> {
    let at = trigger.first();
    let sentence = scene.sentence(at);
    if scene.demanded(sentence.first().max(at.saturating_sub(5)), at) {
        return None;
    }
    let within = |event: &&Party| sentence.contains(event.range.first());
    let after = scene.events.iter().filter(within).find(|event| {
        event.range.first() >= trigger.end()
            && event.range.first() > 0
            && scene.is_any(event.range.first() - 1, &["tại", "trong"])
    });
    if let Some(event) = after {
        return Some((*event, "verb tại event", 0.85));
    }
    let before = scene.events.iter().filter(within).rfind(|event| event.range.end() <= at);
    if let Some(event) = before {
        return Some((*event, "event verb", 0.8));
    }
    None
}
