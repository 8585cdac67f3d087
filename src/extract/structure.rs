//! What the text says of how bodies stand to one another: `thuộc`, `gồm`, `thành lập`.

use super::{
    assembly::{Findings, Numbers},
    cast::{Cast, Placed, Said},
};
use crate::{
    language::{Document, TokenRange},
    model::{EdgeType, EntityIndex, NodeType},
};
use rustc_hash::FxHashSet;

/// A place where a body is named.
#[derive(Clone, Copy)]
struct Named {
    entity: EntityIndex,
    range: TokenRange,
}

/// Finds every such claim and adds it to the cast.
pub(super) fn claim(findings: &Findings, numbers: &Numbers, cast: &mut Cast) {
    let named: Vec<Named> = findings
        .bodies
        .iter()
        .zip(&numbers.bodies)
        .filter_map(|(mention, &entity)| Some(Named { entity: entity?, range: mention.range }))
        .collect();
    names(cast);
    let document = findings.document;
    for (at, left) in named.iter().enumerate() {
        let sentence = document.sentence(document.sentence_of(left.range.first()));
        let Some(right) = named[at + 1..].iter().find(|next| next.range.first >= left.range.end) else { continue };
        if right.range.first >= sentence.end {
            continue;
        }
        let between = left.range.end()..right.range.first();
        if let Some(trigger) = belongs(document, between.clone()) {
            say(cast, EdgeType::PartOf, *left, *right, trigger, "thuộc");
        }
        if let Some(trigger) = founds(document, between.clone()) {
            say(cast, EdgeType::Established, *left, *right, trigger, "thành lập");
        }
        if let Some(trigger) = consists(document, between) {
            for part in parts(document, &named[at + 1..], sentence) {
                say(cast, EdgeType::PartOf, *part, *left, trigger, "gồm");
            }
        }
    }
}

/// Organs that a body has inside it; what follows in their name may be that body.
const UNITS: [&str; 8] = [
    "Ban Thường vụ ",
    "Ủy ban Thường vụ ",
    "Thường trực ",
    "Ban Thường trực ",
    "Đoàn Chủ tịch ",
    "Phòng ",
    "Vụ ",
    "Cục ",
];

/// `Ban Thường vụ Tỉnh ủy X`, `Vụ Pháp chế Tổng cục Y`: part of the body that their name ends with, where that is spoken of.
fn names(cast: &mut Cast) {
    let units: Vec<Placed> = cast.places().iter().filter(|placed| placed.kind == NodeType::Body).copied().collect();
    let mut seen = FxHashSet::default();
    for unit in units.iter().filter(|unit| seen.insert(unit.entity)) {
        let name = cast.get(unit.entity).name.clone();
        if !UNITS.iter().any(|head| name.starts_with(head)) {
            continue;
        }
        let parents = name.match_indices(' ').map(|(space, _)| &name[space + 1..]);
        let Some(parent) = parents.into_iter().find_map(|parent| cast.find(NodeType::Body, parent)) else { continue };
        if !cast.claims().iter().any(|said| said.kind == EdgeType::PartOf && said.source.0 == unit.entity) {
            let ends = ((unit.entity, unit.range), (parent, unit.range));
            cast.say(Said::new(EdgeType::PartOf, ends.0, ends.1, unit.range, "parent in the name", 0.85));
        }
    }
}

fn say(cast: &mut Cast, kind: EdgeType, source: Named, target: Named, trigger: TokenRange, rule: &'static str) {
    cast.say(Said::new(kind, (source.entity, source.range), (target.entity, target.range), trigger, rule, 0.85));
}

/// `Cục Con nuôi thuộc Bộ Tư pháp`, `Phòng A (PC50) trực thuộc Công an tỉnh`, `Cục Con nuôi (Bộ Tư pháp)`.
fn belongs(document: &Document, between: std::ops::Range<usize>) -> Option<TokenRange> {
    if between.len() == 1 && document.mark(between.start) == '(' {
        return Some(TokenRange::new(between.start, between.end));
    }
    let at = between.clone().rev().find(|&at| document.word(at) == "thuộc")?;
    let close = between.end - at <= 2 && between.len() <= 6;
    // `… (PC50) thuộc`: only brackets and short words stand before it.
    let plain = (between.start..at)
        .all(|at| !document.tokens[at].is_word() || document.tokens[at].is_capital() || document.word(at) == "trực");
    (close && plain).then(|| TokenRange::new(at, at + 1))
}

/// `Chính phủ đã ban hành chương trình hành động và thành lập Ban Chỉ đạo …`: the verb stands right before what is founded.
fn founds(document: &Document, between: std::ops::Range<usize>) -> Option<TokenRange> {
    let last = between.end.checked_sub(1)?;
    let verb = last > between.start && document.word(last) == "lập" && document.word(last - 1) == "thành";
    let named_by_noun = between.len() > 2
        && between
            .clone()
            .any(|at| matches!(document.word(at).to_lowercase().as_str(), "quyết" | "đề" | "yêu" | "kỷ" | "ngày"));
    (verb && between.len() <= 12 && !named_by_noun).then(|| TokenRange::new(last - 1, last + 1))
}

/// `… gồm Ban A; Ban B`
fn consists(document: &Document, between: std::ops::Range<usize>) -> Option<TokenRange> {
    let last = between.end.checked_sub(1).filter(|last| between.contains(last))?;
    let short = between.len() <= 6;
    (short && between.clone().any(|at| document.word(at) == "gồm")).then(|| TokenRange::new(between.start, last + 1))
}

/// The bodies of the list that begins with the first of `named`, to the end of the sentence.
fn parts<'n>(document: &Document, named: &'n [Named], sentence: TokenRange) -> &'n [Named] {
    let mut end = 0;
    while end < named.len() && named[end].range.first < sentence.end {
        let joined = end == 0
            || (named[end - 1].range.end()..named[end].range.first())
                .all(|at| !document.tokens[at].is_word() || matches!(document.word(at), "và" | "các"));
        if !joined {
            break;
        }
        end += 1;
    }
    &named[..end]
}
