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
        let inside = scene
            .inside
            .iter()
            .filter(|actor| event.range.first <= actor.extent.first && actor.extent.end <= event.range.end);
        let head = scene.document.slice(event.head).to_lowercase();
        let two_sided = TWO_SIDED.iter().any(|word| head.ends_with(word));
        for actor in inside {
            let (kind, rule) = if two_sided {
                (EdgeType::Attended, "side of a meeting")
            } else if hosts(scene, event, actor) {
                (EdgeType::Organized, "the body that meets")
            } else {
                continue;
            };
            cast.say(Said::new(kind, (actor.entity, actor.range), (event.entity, event.range), event.head, rule, 0.8));
        }
    }
}

/// `Hội nghị Ban Chấp hành X`, `phiên họp thứ 37 của Ủy ban Y`: a body directly after the head and its ordinal, or after
/// the first `của`.
fn hosts(scene: &Scene, event: &EventPlace, actor: &Actor) -> bool {
    const ORDINAL: [&str; 14] =
        ["thứ", "lần", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "thường", "kỳ"];
    if actor.kind != NodeType::Body || actor.range.first() < event.head.end() {
        return false;
    }
    let between = event.head.end()..actor.range.first();
    let last_is_of = scene.preceded_by(actor.range.first(), &["của"]);
    let of_before = between.clone().filter(|&at| scene.document.word(at) == "của").count();
    if last_is_of {
        return of_before == 1 && !between.clone().any(|at| matches!(scene.document.word(at), "về" | "với" | "theo"));
    }
    between.clone().all(|at| {
        let token = &scene.document.tokens[at];
        !token.is_word() || ORDINAL.contains(&scene.document.word(at).to_lowercase().as_str()) || token.word.0 == 0
    }) && between.len() <= 6
}
