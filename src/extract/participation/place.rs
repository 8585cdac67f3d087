//! Where an event is held, and from which sites it is followed: `tại Hà Nội`, `điểm cầu tỉnh Lạng Sơn`.

use super::scene::{EventPlace, Scene, Site};
use crate::{
    extract::{
        cast::{Cast, Said},
        proposal::Proposals,
    },
    language::TokenRange,
    model::{EdgeType, EntityIndex},
};

pub(super) fn claim(scene: &Scene, proposals: &mut Proposals, cast: &mut Cast) {
    for site in &scene.sites {
        let (first, how) = before(scene, site.range);
        match how {
            Some(How::Site) => {
                if let Some(event) = event_near(scene, site.range) {
                    say(proposals, EdgeType::HasSite, event, site.entity, site.range, first, "điểm cầu");
                }
            }
            Some(How::At) => {
                if let Some(event) = event_at(scene, site) {
                    say(proposals, EdgeType::HeldIn, event, site.entity, site.range, first, "tại");
                }
            }
            None => {}
        }
    }
    home_sites(scene, proposals, cast);
}

fn say(
    proposals: &mut Proposals,
    kind: EdgeType,
    event: &EventPlace,
    province: EntityIndex,
    range: TokenRange,
    first: usize,
    rule: &'static str,
) {
    let trigger = TokenRange::new(first, range.end());
    proposals.say(Said::new(kind, (event.entity, event.range), (province, range), trigger, rule, 0.85));
}

enum How {
    At,
    Site,
}

/// How a province is said, for the scales: as a place, as a site, or neither.
pub(super) fn said_before(scene: &Scene, range: TokenRange) -> &'static str {
    match before(scene, range) {
        (at, Some(How::At)) if range.first() - at <= 3 => "tại",
        (_, Some(How::At)) => "tại, with a smaller place",
        (_, Some(How::Site)) => "điểm cầu",
        (_, None) => "by itself",
    }
}

/// Whether `tại`, `ở` follows an event's words or is their last part, with a capital after it.
pub(super) fn said_after(scene: &Scene, event: &EventPlace) -> bool {
    let end = scene.document.sentence(scene.document.sentence_of(event.range.first())).end();
    (event.head.end()..end.min(event.range.end() + 4)).any(|at| matches!(scene.document.word(at), "tại" | "ở"))
}

/// What stands before a province: `tại`, `ở`, `điểm cầu`, over `tỉnh`, `TP` and the smaller places inside it (`tại xã Đồng
/// Tâm, huyện Mỹ Đức, Hà Nội`, `tại Hội trường 19/5 (TP Trà Vinh)`).
fn before(scene: &Scene, range: TokenRange) -> (usize, Option<How>) {
    let document = scene.document;
    let sentence = document.sentence(document.sentence_of(range.first()));
    let mut at = range.first();
    while at > sentence.first() && range.first() - at < 18 {
        at -= 1;
        let token = &document.tokens[at];
        let word = document.word(at).to_lowercase();
        match word.as_str() {
            "tại" | "ở" => return (at, Some(How::At)),
            "cầu" if scene.preceded_by(at, &["điểm", "đầu"]) => return (at - 1, Some(How::Site)),
            "về" if range.first() - at <= 2 => return (at, Some(How::At)),
            _ => {}
        }
        let goes_on = token.is_capital()
            || !token.is_word() && !matches!(token.mark, '.' | ';' | ':' | '"' | '“' | '”')
            || word == "."
            || PLACE_WORDS.contains(&word.as_str());
        if !goes_on {
            break;
        }
    }
    (at, None)
}

/// Small words inside the description of a place.
const PLACE_WORDS: [&str; 36] = [
    "tỉnh",
    "tp",
    "thành",
    "phố",
    "thủ",
    "đô",
    "huyện",
    "quận",
    "xã",
    "phường",
    "thị",
    "trấn",
    "thôn",
    "trụ",
    "sở",
    "hội",
    "trường",
    "nhà",
    "khách",
    "sạn",
    "trung",
    "tâm",
    "nghị",
    "và",
    "sân",
    "bay",
    "quốc",
    "tế",
    "khu",
    "cảng",
    "đường",
    "phòng",
    "điểm",
    "cầu",
    "quảng",
    "nước",
];

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
fn home_sites(scene: &Scene, proposals: &mut Proposals, cast: &mut Cast) {
    let Some(home) = scene.home else { return };
    let document = scene.document;
    for at in 2..document.tokens.len() {
        if scene.is_home_site(at) {
            let range = TokenRange::new(at, at + 1);
            if let Some(event) = event_near(scene, range) {
                cast.place(home, range, false);
                say(proposals, EdgeType::HasSite, event, home, range, at - 2, "điểm cầu tỉnh");
            }
        }
    }
}
