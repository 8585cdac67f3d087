//! Identity of bodies: by the words of the name in any order and by place.

use super::body_name::{BodyName, Reach};
use super::cluster::Sets;
use super::corpus::{Corpus, Record, RecordId};
use super::explanation::{Comparison, Log, NEVER};
use super::feature::{Feature, Reason};
use super::one_off;
use super::place::{PlaceId, Places};
use crate::model::NodeType;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What all records of one body share. A name that names no body by itself is one only within its article.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    stem: String,
    place: Option<PlaceId>,
    alone: Option<RecordId>,
}

/// The clusters of bodies.
pub fn clusters(corpus: &Corpus, log: &mut Log) -> Vec<Vec<RecordId>> {
    let mut same: BTreeMap<Key, Vec<RecordId>> = BTreeMap::new();
    let mut lower: BTreeMap<String, BTreeMap<Option<PlaceId>, Vec<RecordId>>> = BTreeMap::new();
    let ids: Vec<RecordId> = corpus.of_type(NodeType::Body).collect();
    let placed: Vec<(RecordId, Option<PlaceId>)> =
        ids.into_par_iter().map(|id| (id, place_of(&corpus.records[id]))).collect();
    let names: FxHashSet<(&str, Option<PlaceId>)> =
        placed.iter().map(|&(id, place)| (corpus.records[id].entity.name.as_str(), place)).collect();
    let names: FxHashMap<(&str, Option<PlaceId>), BodyName> =
        names.into_par_iter().map(|(name, place)| ((name, place), BodyName::new(name, place))).collect();
    for (id, place) in placed {
        let name = &names[&(corpus.records[id].entity.name.as_str(), place)];
        let key = |place, alone| Key { stem: name.stem.clone(), place, alone };
        match name.reach {
            Reach::Whole => same.entry(key(name.place, None)).or_default().push(id),
            Reach::Local | Reach::Generic => same.entry(key(None, Some(id))).or_default().push(id),
            Reach::LowerUnit => lower.entry(name.stem.clone()).or_default().entry(place).or_default().push(id),
        }
    }
    for (stem, places) in lower {
        place_lower_units(stem, places, &mut same);
    }
    let groups: Vec<(Key, Vec<RecordId>)> = same.into_iter().collect();
    join_variants(corpus, &groups, log)
}

/// The province that the reading gives the body; where it gives none, the only province that the article names.
fn place_of(record: &Record) -> Option<PlaceId> {
    let places = Places::builtin();
    if let Some(province) = &record.entity.province {
        return places.find(province);
    }
    let provinces = record.reading.entities.iter().filter(|entity| entity.kind == NodeType::Province);
    let named: BTreeSet<Option<PlaceId>> = provinces.map(|province| places.find(&province.name)).collect();
    if named.len() == 1 { named.into_iter().next().flatten() } else { None }
}

/// Whether the head of the body leads a province: the committee of the Party, the people's committee or council. Heads of
/// provinces are moved from one to another.
pub fn leads_province(name: &str) -> bool {
    static HEADS: OnceLock<FxHashSet<String>> = OnceLock::new();
    let heads = HEADS.get_or_init(|| {
        let heads = ["Tỉnh ủy", "Thành ủy", "Ủy ban nhân dân", "Hội đồng nhân dân"];
        heads.iter().map(|head| BodyName::new(head, None).stem).collect()
    });
    let name = BodyName::new(name, None);
    name.place.is_some() && heads.contains(&name.stem)
}

/// Whether people sit on the body beside another post: a steering committee or council of ministers and heads of provinces.
pub fn is_sat_on_beside_a_post(name: &str) -> bool {
    const HEADS: [&str; 5] = ["ban chỉ đạo", "tổ công tác", "hội đồng quốc gia", "ủy ban quốc gia", "tiểu ban"];
    let key = super::spelling::key(name);
    HEADS.iter().any(|head| key.strip_prefix(head).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// The first-level unit that the body belongs to: most of its records say which.
pub fn place(corpus: &Corpus, members: &[RecordId]) -> Option<PlaceId> {
    let mut votes: BTreeMap<PlaceId, usize> = BTreeMap::new();
    for record in members.iter().map(|&id| &corpus.records[id]) {
        let known = place_of(record);
        let name = BodyName::new(&record.entity.name, known);
        let local = matches!(name.reach, Reach::Local | Reach::LowerUnit);
        if let Some(place) = name.place.or(known.filter(|_| local)) {
            *votes.entry(place).or_default() += 1;
        }
    }
    votes.into_iter().max_by_key(|&(place, count)| (count, std::cmp::Reverse(place))).map(|(place, _)| place)
}

/// `Ủy ban nhân dân huyện Châu Thành` of two provinces are two; where an article leaves the province open and only one is
/// known to have such a district, it is that one.
fn place_lower_units(
    stem: String,
    mut places: BTreeMap<Option<PlaceId>, Vec<RecordId>>,
    same: &mut BTreeMap<Key, Vec<RecordId>>,
) {
    let open = places.remove(&None).unwrap_or_default();
    let only = (places.len() <= 1).then(|| places.keys().next().copied().flatten());
    for (place, ids) in places {
        same.entry(Key { stem: stem.clone(), place, alone: None }).or_default().extend(ids);
    }
    for id in open {
        let key = match only {
            Some(place) => Key { stem: stem.clone(), place, alone: None },
            None => Key { stem: stem.clone(), place: None, alone: Some(id) },
        };
        same.entry(key).or_default().push(id);
    }
}

/// Joins groups whose names are not the same but mean the same.
fn join_variants(corpus: &Corpus, groups: &[(Key, Vec<RecordId>)], log: &mut Log) -> Vec<Vec<RecordId>> {
    let mut sets = Sets::new(groups.len());
    join_abbreviations(corpus, groups, &mut sets, log);
    join_typos(corpus, groups, &mut sets, log);
    let cluster = |set: Vec<usize>| {
        let mut members: Vec<RecordId> = set.iter().flat_map(|&group| groups[group].1.iter().copied()).collect();
        members.sort_unstable();
        members
    };
    sets.into_vec().into_iter().map(cluster).collect()
}

/// `APEC` is the one body whose full name some article abbreviates so. Where two bodies claim an abbreviation, it is the one
/// that three times as many articles mean, or none.
fn join_abbreviations(corpus: &Corpus, groups: &[(Key, Vec<RecordId>)], sets: &mut Sets, log: &mut Log) {
    let mut short: BTreeMap<String, usize> = BTreeMap::new();
    let mut claims: BTreeMap<String, BTreeMap<usize, usize>> = BTreeMap::new();
    for (group, (key, ids)) in groups.iter().enumerate().filter(|(_, (key, _))| key.alone.is_none()) {
        let mut of_group: BTreeMap<String, FxHashSet<&str>> = BTreeMap::new();
        for record in ids.iter().map(|&id| &corpus.records[id]) {
            if is_abbreviation(&record.entity.name) && !key.stem.contains(' ') {
                short.insert(record.entity.name.to_lowercase(), group);
                continue;
            }
            for name in abbreviations(record) {
                of_group.entry(name.to_lowercase()).or_default().insert(record.reading.article.id.as_str());
            }
        }
        for (name, articles) in of_group {
            claims.entry(name).or_default().insert(group, articles.len());
        }
    }
    for (name, group) in short {
        let mut claimed: Vec<(usize, usize)> =
            claims.get(&name).into_iter().flatten().map(|(&group, &articles)| (articles, group)).collect();
        claimed.sort_unstable_by_key(|&(articles, group)| (std::cmp::Reverse(articles), group));
        let comparison = |other: usize, rivals: bool| {
            let rival = rivals.then_some(Reason { feature: Feature::Rival, points: RIVAL });
            let reasons = [Reason { feature: Feature::Abbreviation, points: ABBREVIATION }].into_iter().chain(rival);
            Comparison::new(corpus, groups[group].1[0], groups[other].1[0], SAME, reasons.collect())
        };
        match claimed[..] {
            [] => {}
            [(most, full), ref others @ ..] if others.iter().all(|&(articles, _)| articles * 3 <= most) => {
                sets.join(group, full);
                log.merges.push(comparison(full, false));
            }
            _ => log.doubts.extend(claimed.iter().map(|&(_, other)| comparison(other, true))),
        }
    }
}

/// From here on two names are of one body.
const SAME: i32 = 40;
/// The name is one, and so is the province.
const SAME_PLACE: i32 = 20;
/// An article that writes `Diễn đàn … (APEC)` once says enough.
const ABBREVIATION: i32 = 60;
/// Unless others write another name before it nearly as often.
const RIVAL: i32 = -30;
/// A misspelt name has other words beside the wrong one that agree.
const ONE_LETTER_OFF: i32 = 30;
/// Of a slip one article has the wrong name and several have the right one.
const ONCE_AGAINST_OFTEN: i32 = 10;

/// What speaks for and against two mentions being of one body.
pub fn reasons(corpus: &Corpus, a: RecordId, b: RecordId) -> Vec<Reason> {
    let (of_a, of_b) = (&corpus.records[a], &corpus.records[b]);
    let name = |record: &Record| BodyName::new(&record.entity.name, place_of(record));
    let (x, y) = (name(of_a), name(of_b));
    let mut reasons = Vec::new();
    let mut add = |feature, points| reasons.push(Reason { feature, points });
    let short = |a: &Record, b: &Record| {
        is_abbreviation(&a.entity.name)
            && abbreviations(b).any(|name| name.to_lowercase() == a.entity.name.to_lowercase())
    };
    if x.stem == y.stem {
        add(Feature::SameName, SAME);
    } else if short(of_a, of_b) || short(of_b, of_a) {
        add(Feature::Abbreviation, ABBREVIATION);
    } else if one_off::bodies(&x.stem, &y.stem) {
        add(Feature::OneLetterOff, ONE_LETTER_OFF);
    } else {
        add(Feature::OtherName, NEVER);
    }
    match (x.place.or(place_of(of_a)), y.place.or(place_of(of_b))) {
        (Some(x), Some(y)) if x == y => add(Feature::SamePlace, SAME_PLACE),
        // A body of the whole country has its place only by what the article names beside it.
        (Some(_), Some(_)) if x.place != y.place || x.reach != Reach::Whole => add(Feature::OtherPlace, NEVER),
        _ => {}
    }
    reasons
}

/// The abbreviations that an article uses for a body with a longer name.
fn abbreviations<'a>(record: &'a Record) -> impl Iterator<Item = &'a str> {
    let bracketed = record.entity.name.split(['(', ')']).skip(1).step_by(2);
    let mentioned = record.mentions.iter().filter(|mention| mention.named).map(|mention| mention.text.as_str());
    bracketed.chain(mentioned).map(str::trim).filter(|text| is_abbreviation(text))
}

/// `ASEAN`, `WHO`, `G20`; two letters are too few to mean one body.
fn is_abbreviation(text: &str) -> bool {
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    text.chars().count() <= 10
        && text.chars().all(char::is_alphanumeric)
        && upper >= 2
        && text.chars().count() >= 3
        && upper * 2 > text.chars().count()
}

/// A long name that stands in one article and differs in one letter from a name that many articles use is that name.
fn join_typos(corpus: &Corpus, groups: &[(Key, Vec<RecordId>)], sets: &mut Sets, log: &mut Log) {
    let mut near: FxHashMap<(Option<PlaceId>, String), Vec<usize>> = FxHashMap::default();
    for (group, (key, _)) in groups.iter().enumerate().filter(|(_, (key, _))| key.alone.is_none()) {
        let words: Vec<&str> = key.stem.split(' ').collect();
        for left_out in 0..words.len() {
            let rest: Vec<&str> =
                words.iter().enumerate().filter(|&(at, _)| at != left_out).map(|(_, &word)| word).collect();
            if rest.len() >= 4 {
                near.entry((key.place, rest.join(" "))).or_default().push(group);
            }
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for groups_near in near.values() {
        for (at, &a) in groups_near.iter().enumerate() {
            pairs.extend(groups_near[at + 1..].iter().map(|&b| (a.min(b), a.max(b))));
        }
    }
    for (a, b) in pairs {
        if a == b
            || !one_off::bodies(&groups[a].0.stem, &groups[b].0.stem)
            || in_one_article(corpus, &groups[a].1, &groups[b].1)
        {
            continue;
        }
        let (few, many) = if groups[a].1.len() <= groups[b].1.len() { (a, b) } else { (b, a) };
        let mut reasons = vec![Reason { feature: Feature::OneLetterOff, points: ONE_LETTER_OFF }];
        if groups[few].1.len() == 1 && groups[many].1.len() >= 3 {
            reasons.push(Reason { feature: Feature::OnceAgainstOften, points: ONCE_AGAINST_OFTEN });
        }
        let comparison = Comparison::new(corpus, groups[few].1[0], groups[many].1[0], SAME, reasons);
        if comparison.score >= SAME {
            sets.join(a, b);
            log.merges.push(comparison);
        } else {
            log.doubts.push(comparison);
        }
    }
}

/// An article that names both tells them apart.
fn in_one_article(corpus: &Corpus, a: &[RecordId], b: &[RecordId]) -> bool {
    let article = |&id: &RecordId| corpus.records[id].reading.article.id.as_str();
    let of_a: FxHashSet<&str> = a.iter().map(article).collect();
    b.iter().map(article).any(|id| of_a.contains(id))
}
