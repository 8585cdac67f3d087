//! What an event's own words tell: `phiên họp của Chính phủ`, `A hội đàm với B`.

use super::scene::{Actor, EventPlace, Scene};
use crate::{
    extract::cast::{Cast, Said},
    model::{EdgeType, NodeType},
};

/// Head words of an event of two sides, each of which attends it.
const TWO_SIDED: [&str; 22] = [
    "làm việc",
    "tiếp",
    "hội đàm",
    "hội kiến",
    "gặp",
    "gặp gỡ",
    "điện đàm",
    "đối thoại",
    "trao đổi",
    "thăm",
    "chào",
    "đón",
    "tiếp đón",
    "chuyến thăm",
    "cuộc gặp",
    "cuộc điện đàm",
    "thị sát",
    "kiểm tra",
    "khảo sát",
    "tiếp xúc",
    "giám sát",
    "chúc mừng",
];

pub(super) fn claim(scene: &Scene, cast: &mut Cast) {
    for event in scene.events.iter().filter(|event| !event.reference) {
        let head = scene.document.slice(event.head).to_lowercase();
        let two_sided = TWO_SIDED.iter().any(|word| head.starts_with(word) || head.ends_with(word));
        for actor in inside(scene, event) {
            let is_subject = event.subject.is_some_and(|subject| subject.overlaps(actor.extent));
            let (kind, rule) = if two_sided {
                (EdgeType::Attended, "side of a meeting")
            } else if is_subject || hosts(scene, event, actor) {
                (EdgeType::Organized, "the body that meets")
            } else {
                continue;
            };
            if kind == EdgeType::Organized && actor.kind != NodeType::Body {
                continue;
            }
            cast.say(Said::new(kind, (actor.entity, actor.range), (event.entity, event.range), event.head, rule, 0.8));
        }
    }
}

/// The actors inside the words of an event, or directly after them (`Kỳ họp thứ bảy | của Quốc hội khóa XIII`).
fn inside<'s>(scene: &'s Scene, event: &'s EventPlace) -> impl Iterator<Item = &'s Actor> {
    let within = scene
        .inside
        .iter()
        .filter(|actor| event.range.first <= actor.extent.first && actor.extent.end <= event.range.end);
    let subject =
        scene.actors.iter().filter(|actor| event.subject.is_some_and(|subject| subject.overlaps(actor.extent)));
    let after = scene.actors.iter().filter(|actor| {
        let gap = actor.extent.first().checked_sub(event.range.end());
        gap == Some(0) || gap == Some(1) && matches!(scene.document.word(event.range.end()), "của" | ",")
    });
    within.chain(subject).chain(after)
}

/// `Hội nghị Ban Chấp hành X`, `phiên họp thứ 37 của Ủy ban Y`: a body directly after the head and its ordinal, or after
/// the first `của`.
fn hosts(scene: &Scene, event: &EventPlace, actor: &Actor) -> bool {
    const ORDINAL: [&str; 22] = [
        "thứ",
        "lần",
        "nhất",
        "hai",
        "ba",
        "tư",
        "năm",
        "sáu",
        "bảy",
        "tám",
        "chín",
        "mười",
        "thường",
        "kỳ",
        "đại",
        "biểu",
        "toàn",
        "quốc",
        "đầu",
        "tiên",
        "trực",
        "tuyến",
    ];
    const SESSIONS: [&str; 6] = ["kỳ họp", "phiên họp", "hội nghị", "đại hội", "cuộc họp", "họp"];
    if actor.kind != NodeType::Body || actor.range.first() < event.head.end() {
        return false;
    }
    let between = event.head.end()..actor.range.first();
    let of_before = between.clone().filter(|&at| scene.document.word(at) == "của").count();
    if scene.preceded_by(actor.range.first(), &["của"]) {
        return of_before == 1
            && !between.clone().any(|at| {
                matches!(
                    scene.document.word(at).to_lowercase().as_str(),
                    "về" | "với" | "theo" | "luật" | "quyết" | "lệnh" | "thị"
                )
            });
    }
    let head = scene.document.slice(event.head).to_lowercase();
    SESSIONS.iter().any(|session| head.ends_with(session))
        && between.clone().all(|at| {
            let token = &scene.document.tokens[at];
            !token.is_word()
                || ORDINAL.contains(&scene.document.word(at).to_lowercase().as_str())
                || is_roman(scene.document.word(at))
        })
        && between.len() <= 8
}

/// `XIII`
fn is_roman(word: &str) -> bool {
    word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}
