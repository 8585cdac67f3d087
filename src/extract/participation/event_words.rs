//! What an event's own words tell: `phiên họp của Chính phủ`, `A hội đàm với B`.

use super::scene::{Actor, EventPlace, Scene};
use crate::{
    extract::{cast::Said, proposal::Proposals},
    language::TokenRange,
    model::{EdgeType, NodeType},
};

/// Head words of an event of two sides, each of which attends it.
const TWO_SIDED: [&str; 24] = [
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
    "chiêu đãi",
    "tiệc",
];

pub(super) fn claim(scene: &Scene, proposals: &mut Proposals) {
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
            proposals.say(Said::new(
                kind,
                (actor.entity, actor.range),
                (event.entity, event.range),
                event.head,
                rule,
                0.8,
            ));
        }
        if two_sided {
            other_side(scene, event, proposals);
        }
    }
}

/// `Tổng thống A đã có cuộc điện đàm với Thủ tướng B`: the one whose talk it is stands before the event's own words.
fn other_side(scene: &Scene, event: &EventPlace, proposals: &mut Proposals) {
    let document = scene.document;
    let own = event.head.end()..event.range.end();
    let with = own.clone().find(|&at| matches!(document.word(at), "với" | "cùng"));
    let sides_told = own.clone().any(|at| document.word(at) == "giữa")
        || own.clone().any(|at| document.word(at) == "của" && with.is_none_or(|with| at < with));
    if event.subject.is_some() || sides_told {
        return;
    }
    let sentence = document.sentence(document.sentence_of(event.head.first()));
    let before = scene.actors_in(TokenRange { first: sentence.first, end: event.range.first });
    let Some(nearest) = before.last() else { return };
    if event.range.first().saturating_sub(nearest.extent.end()) > 6 || nearest.extent.end > event.range.first {
        return;
    }
    for actor in scene.list_before(before) {
        let (source, target) = ((actor.entity, actor.range), (event.entity, event.range));
        proposals.say(Said::new(
            EdgeType::Attended,
            source,
            target,
            event.head,
            "side of a meeting, named before it",
            0.7,
        ));
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
    const SESSIONS: [&str; 7] = ["kỳ họp", "phiên họp", "hội nghị", "đại hội", "họp", "diễn đàn", "phiên"];
    if actor.kind != NodeType::Body || actor.range.first() < event.head.end() {
        return false;
    }
    let between = event.head.end()..actor.range.first();
    if scene.preceded_by(actor.range.first(), &["của"]) && actor.range.end() == event.range.end() {
        // `hội nghị tổng kết công tác năm 2025 của Ban Chỉ đạo`, but not `quán triệt Nghị quyết 22 của Bộ Chính trị`.
        return !between.clone().any(|at| names_instrument(scene, at));
    }
    let of = between.clone().filter(|&at| scene.document.word(at) == "của").count();
    if of > 1 || between.len() > 12 || between.clone().any(|at| opens_topic(scene, at)) {
        return false;
    }
    let head = scene.document.slice(event.head).to_lowercase();
    scene.preceded_by(actor.range.first(), &["của"]) || SESSIONS.iter().any(|session| head.ends_with(session))
}

/// `Nghị quyết`, `Luật`: what follows with `của` issued it.
fn names_instrument(scene: &Scene, at: usize) -> bool {
    const KINDS: [&str; 8] = ["quyết", "luật", "lệnh", "định", "thị", "án", "trình", "kế"];
    KINDS.contains(&scene.document.word(at).to_lowercase().as_str())
}

/// Whether a word turns from who meets to what they meet about (`hội nghị triển khai Nghị quyết của Bộ Chính trị`).
fn opens_topic(scene: &Scene, at: usize) -> bool {
    const TOPIC: [&str; 34] = [
        "về", "theo", "triển", "quán", "tổng", "sơ", "góp", "công", "lấy", "kỷ", "phát", "ký", "trao", "tại", "do",
        "thực", "giới", "thông", "nghị", "luật", "quyết", "lệnh", "thị", "đánh", "bàn", "xem", "nghe", "giữa", "cho",
        "để", "học", "tập", "đón", "vinh",
    ];
    TOPIC.contains(&scene.document.word(at).to_lowercase().as_str())
}
