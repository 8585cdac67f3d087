//! Where an event is held, and from which sites it is followed: `tại Hà Nội`, `điểm cầu tỉnh Lạng Sơn`.

use super::scene::{EventPlace, Scene, Site};
use crate::{
    extract::cast::{Cast, Said},
    language::TokenRange,
    model::{EdgeType, EntityIndex},
};

pub(super) fn claim(scene: &Scene, cast: &mut Cast) {
    for site in &scene.sites {
        let (first, how) = before(scene, site.range);
        match how {
            Some(How::Site) => {
                if let Some(event) = event_near(scene, site.range) {
                    say(cast, EdgeType::HasSite, event, site.entity, site.range, first, "điểm cầu");
                }
            }
            Some(How::At) => {
                if let Some(event) = event_at(scene, site) {
                    say(cast, EdgeType::HeldIn, event, site.entity, site.range, first, "tại");
                }
            }
            None => {}
        }
    }
    home_sites(scene, cast);
}

fn say(
    cast: &mut Cast,
    kind: EdgeType,
    event: &EventPlace,
    province: EntityIndex,
    range: TokenRange,
    first: usize,
    rule: &'static str,
) {
    let trigger = TokenRange::new(first, range.end());
    cast.say(Said::new(kind, (event.entity, event.range), (province, range), trigger, rule, 0.85));
}

enum How {
    At,
    Site,
}

/// What stands before a province: `tại`, `ở`, `điểm cầu`, over `tỉnh`, `TP`, `thành phố`.
fn before(scene: &Scene, range: TokenRange) -> (usize, Option<How>) {
    let mut at = range.first();
    for _ in 0..4 {
        let Some(back) = at.checked_sub(1) else { break };
        match scene.document.word(back).to_lowercase().as_str() {
            "tỉnh" | "tp" | "thành" | "phố" | "thủ" | "đô" | "." => at = back,
            "tại" | "ở" | "về" => return (back, Some(How::At)),
            "cầu" if scene.preceded_by(back, &["điểm", "đầu"]) => return (back - 1, Some(How::Site)),
            // `điểm cầu Quảng Nam, Phú Yên`
            "," | "và" => {
                let listed = scene.sites.iter().find(|site| site.range.end() == back);
                return match listed.map(|site| before(scene, site.range)) {
                    Some((first, Some(How::Site))) => (first, Some(How::Site)),
                    _ => (at, None),
                };
            }
            _ => break,
        }
    }
    (at, None)
}

/// The event of the sentence, else the last one before.
fn event_near<'s>(scene: &'s Scene, range: TokenRange) -> Option<&'s EventPlace> {
    let sentence = scene.document.sentence(scene.document.sentence_of(range.first()));
    scene.events_in(sentence).first().or_else(|| scene.event_before(range.first())).or_else(|| scene.events.first())
}

/// The event that `tại …` places: the one whose description it stands in or follows, else the one that follows it.
fn event_at<'s>(scene: &'s Scene, site: &Site) -> Option<&'s EventPlace> {
    let sentence = scene.document.sentence(scene.document.sentence_of(site.range.first()));
    let events = scene.events_in(sentence);
    if let Some(around) = events.iter().rev().find(|event| event.range.contains(site.range.first())) {
        return Some(around);
    }
    let before = events.iter().rev().find(|event| event.range.end() <= site.range.first());
    if let Some(event) = before.filter(|event| site.range.first() - event.range.end() <= 12) {
        return Some(event);
    }
    let after = events.iter().find(|event| event.range.first() >= site.range.end());
    after.filter(|event| site.range.first() - sentence.first() <= 14 && event.range.first() - site.range.end() <= 60)
}

/// `điểm cầu tỉnh`, `điểm cầu tỉnh ta` without a name: the home province.
fn home_sites(scene: &Scene, cast: &mut Cast) {
    let Some(home) = scene.home else { return };
    let document = scene.document;
    for at in 2..document.tokens.len() {
        let unnamed = matches!(document.word(at), "tỉnh" | "thành")
            && document.word(at - 1) == "cầu"
            && matches!(document.word(at - 2).to_lowercase().as_str(), "điểm" | "đầu")
            && document.tokens.get(at + 1).is_none_or(|next| !next.is_capital() && document.word(at + 1) != "phố");
        if unnamed {
            let range = TokenRange::new(at, at + 1);
            if let Some(event) = event_near(scene, range) {
                cast.place(home, range, false);
                say(cast, EdgeType::HasSite, event, home, range, at - 2, "điểm cầu tỉnh");
            }
        }
    }
}
