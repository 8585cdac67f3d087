//! Gathers from what the recognisers found those who may have to do with instruments.

use super::scene::{Instrument, Party, PolicyScene};
use crate::{
    extract::{
        assembly::{Findings, Numbers},
        cast::Cast,
        official::Post,
    },
    language::TokenRange,
    model::{EntityIndex, NodeType},
};

/// The scene for claims about instruments.
pub(in crate::extract) fn gather<'f>(findings: &'f Findings, cast: &mut Cast, numbers: &Numbers) -> PolicyScene<'f> {
    let events: Vec<Party> = findings
        .events
        .mentions
        .iter()
        .map(|mention| Party {
            entity: numbers.events[mention.event],
            range: mention.range,
            reference: mention.reference,
        })
        .collect();
    let instruments = findings
        .instruments
        .iter()
        .zip(&numbers.instruments)
        .map(|(mention, &entity)| Instrument {
            entity,
            range: mention.range,
            name: &mention.name,
            reference: mention.reference,
        })
        .collect();
    let bodies = bodies(findings, numbers);
    let mut issuers = offices(findings, cast);
    issuers.extend(bodies.iter().filter(|body| !inside_any(body.range, findings.posts.iter().map(|post| post.range))));
    issuers.sort_by_key(|party| party.range);
    let doers = doers(findings, cast, numbers, &bodies, &events);
    PolicyScene {
        document: findings.document,
        lexicon: findings.lexicon,
        dates: &findings.dates,
        instruments,
        issuers,
        events,
        doers,
    }
}

fn bodies(findings: &Findings, numbers: &Numbers) -> Vec<Party> {
    let party = |entity: EntityIndex, range, reference| Party { entity, range, reference };
    findings
        .bodies
        .iter()
        .zip(&numbers.bodies)
        .filter_map(|(mention, &entity)| Some(party(entity?, mention.range, mention.reference)))
        .collect()
}

/// Offices that act for a body: `Bộ trưởng Bộ Công an` for the ministry, the Prime Minister for himself.
fn offices(findings: &Findings, cast: &mut Cast) -> Vec<Party> {
    let acts = |post: &&Post| !post.former && !post.plural && post.body.is_some();
    let party = |post: &Post| {
        let body = post.body.as_deref()?;
        let premier = body == "Chính phủ" && post.title.to_lowercase().contains("thủ tướng");
        let name = if premier { "Thủ tướng Chính phủ" } else { body };
        let range = TokenRange { first: post.title_range.first, end: post.range.end };
        Some(Party { entity: cast.member(NodeType::Body, name), range, reference: true })
    };
    findings.posts.iter().filter(acts).filter_map(party).collect()
}

/// Bodies and provinces that act by themselves; `tỉnh` alone is the province that the article is about.
fn doers(findings: &Findings, cast: &mut Cast, numbers: &Numbers, bodies: &[Party], events: &[Party]) -> Vec<Party> {
    let document = findings.document;
    let taken: Vec<TokenRange> = findings
        .posts
        .iter()
        .map(|post| post.range)
        .chain(findings.instruments.iter().map(|instrument| instrument.range))
        .chain(events.iter().filter(|event| !event.reference).map(|event| event.range))
        .collect();
    let free = |range: TokenRange| !inside_any(range, taken.iter().copied());
    let outer =
        |party: &&Party| !bodies.iter().any(|other| other.range != party.range && covers(other.range, party.range));
    let mut doers: Vec<Party> = bodies.iter().filter(outer).filter(|party| free(party.range)).copied().collect();
    let in_body = |range: TokenRange| inside_any(range, bodies.iter().map(|body| body.range));
    for (mention, &entity) in findings.provinces.iter().zip(&numbers.provinces) {
        let Some(entity) = entity.filter(|_| free(mention.range) && !in_body(mention.range)) else { continue };
        if !is_place(findings, mention.range.first()) {
            doers.push(Party { entity, range: mention.range, reference: false });
        }
    }
    if let Some(home) = findings.home {
        let name = findings.lexicon.provinces.unit(home).name.clone();
        let here = |at: usize| {
            let range = TokenRange::new(at, at + 1);
            acts_alone(findings, at) && free(range) && !in_body(range)
        };
        for at in (0..document.tokens.len()).filter(|&at| here(at)) {
            let entity = cast.member(NodeType::Province, &name);
            let range = TokenRange::new(at, at + 1);
            doers.push(Party { entity, range, reference: true });
        }
    }
    doers.sort_by_key(|party| party.range);
    doers
}

/// `tại Hà Nội`, `của tỉnh Lạng Sơn`: a place or an owner, and none that acts.
fn is_place(findings: &Findings, first: usize) -> bool {
    let document = findings.document;
    let mut before = (0..first).rev().map(|at| document.word(at).to_lowercase());
    let word = before.find(|word| !matches!(word.as_str(), "tỉnh" | "thành" | "phố" | "tp" | "." | "các"));
    let about = word.as_deref() == Some("với") && before.next().is_some_and(|word| word == "đối");
    !about
        && word.is_some_and(|word| {
            matches!(word.as_str(), "tại" | "ở" | "của" | "bàn" | "từ" | "với" | "về" | "cầu" | "huyện" | "trường")
        })
}

/// `tỉnh đã triển khai`, `thành phố thực hiện nghiêm`.
fn acts_alone(findings: &Findings, at: usize) -> bool {
    let (document, lexicon) = (findings.document, findings.lexicon);
    let alone = match document.word(at) {
        "tỉnh" | "Tỉnh" => true,
        "phố" => at > 0 && document.word(at - 1).to_lowercase() == "thành",
        _ => false,
    };
    let next = at + 1;
    alone
        && next < document.tokens.len()
        && (lexicon.policy.word_use(&document.tokens, next).is_some()
            || lexicon.policy.verb(&document.tokens, next).is_some())
}

fn covers(outer: TokenRange, inner: TokenRange) -> bool {
    outer.first <= inner.first && inner.end <= outer.end
}

fn inside_any(range: TokenRange, mut others: impl Iterator<Item = TokenRange>) -> bool {
    others.any(|other| covers(other, range))
}
