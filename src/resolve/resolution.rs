//! Identity of resolutions and other instruments: by number, sign, issuer and year, else by title and year.

use super::cluster::{Pair, Sets, agglomerate};
use super::corpus::{Corpus, RecordId};
use super::decision::Decided;
use super::explanation::{Comparison, Log, NEVER};
use super::feature::{Feature, Reason};
use super::instrument_name::{By, InstrumentName, Issuers, Reach};
use super::place::PlaceId;
use super::{Found, spelling};
use crate::model::{EdgeType, NodeType};
use std::collections::{BTreeMap, BTreeSet};

/// From here on two mentions are of one instrument.
pub const SAME: i32 = 40;
/// From here on a user may want to decide.
const UNSURE: i32 = 20;

/// One number under a kind that one organ issues for the whole country (`Nghị định 86`): in the news of a year it is one.
const NATIONAL_NUMBER: i32 = 40;
/// One number under any other kind (`Kế hoạch 17`): every province has such a plan.
const NUMBER: i32 = 20;
/// One number, one sign, one organ's kind, or a title: the name is the same.
const SAME_NAME: i32 = 60;
/// The same issuer, by what the articles say or by the sign.
const SAME_ISSUER: i32 = 30;
/// The same province.
const SAME_PLACE: i32 = 25;
/// Two provinces: two instruments, if provinces issue them.
const OTHER_PLACE: i32 = -60;
/// The same year of signature.
const SAME_YEAR: i32 = 20;
/// A number without its year is of the news of its time: years later it is another.
const OLD_NEWS: i32 = -30;
/// Each body or other instrument that the same claims tie to both, up to two.
const SHARED_CONTEXT: i32 = 10;
/// An issue number in an article years before the year of the other is another.
const NEWS_YEARS: u16 = 2;
/// The numbers of the Central Committee begin anew every five years.
const TERM_YEARS: u16 = 5;

/// What one article tells of an instrument.
struct Told {
    id: RecordId,
    article: usize,
    name: InstrumentName,
    /// The year in the name, else that of the signature.
    year: Option<u16>,
    /// The year in which the article came out.
    published: Option<u16>,
    /// The bodies that issue it, as clusters and as keys.
    issuers: BTreeMap<usize, String>,
    /// The province of its issuer, else the only one that the article names.
    place: Option<PlaceId>,
    /// Whatever else is tied to it, as clusters of bodies.
    context: BTreeSet<usize>,
}

/// The clusters of resolutions. Bodies must have been found.
pub fn clusters(corpus: &Corpus, found: &Found, decided: &Decided, log: &mut Log) -> Vec<Vec<RecordId>> {
    let mut blocks: BTreeMap<(String, String), Vec<Told>> = BTreeMap::new();
    for id in corpus.of_type(NodeType::Resolution) {
        let told = tell(corpus, found, id);
        blocks.entry(block(&told.name)).or_default().push(told);
    }
    let mut clusters: Vec<Vec<RecordId>> =
        blocks.into_values().flat_map(|block| resolve(corpus, decided, block, log)).collect();
    clusters.sort_unstable();
    clusters
}

/// What two mentions must have in common to be compared: kind and number, or the title.
fn block(name: &InstrumentName) -> (String, String) {
    match &name.by {
        By::Sign(digits, _) | By::Number(digits) => (name.kind.clone(), digits.clone()),
        By::Title(title) => (String::new(), title.clone()),
    }
}

/// Groups what is the same to the letter first, so that little is left to compare.
fn resolve(corpus: &Corpus, decided: &Decided, block: Vec<Told>, log: &mut Log) -> Vec<Vec<RecordId>> {
    let mut groups: BTreeMap<_, Vec<Told>> = BTreeMap::new();
    for told in block {
        let published = told.published.filter(|_| told.year.is_none());
        let issuers: Vec<usize> = told.issuers.keys().copied().collect();
        groups.entry((told.name.clone(), told.year, told.place, issuers, published)).or_default().push(told);
    }
    let groups: Vec<Vec<Told>> = groups.into_values().collect();
    let mut pairs = Vec::new();
    for (b, of_b) in groups.iter().enumerate() {
        for (a, of_a) in groups[..b].iter().enumerate() {
            if let Some(score) = compare(&of_a[0], &of_b[0], &mut |_, _| {}) {
                pairs.push(Pair { a, b, score });
            }
        }
    }
    let members =
        |sets: &[usize]| -> Vec<RecordId> { sets.iter().flat_map(|&g| groups[g].iter().map(|t| t.id)).collect() };
    let fit = |xs: &[usize], ys: &[usize]| {
        let agree = |x: usize, y: usize| compare(&groups[x][0], &groups[y][0], &mut |_, _| {}).is_some();
        xs.iter().all(|&x| ys.iter().all(|&y| agree(x, y))) && decided.allow(&members(xs), &members(ys))
    };
    let (sure, unsure): (Vec<Pair>, Vec<Pair>) =
        pairs.into_iter().filter(|pair| pair.score >= UNSURE).partition(|pair| pair.score >= SAME);
    let mut sets = Sets::new(groups.len());
    let comparison = |pair: &Pair| explain(corpus, &groups[pair.a][0], &groups[pair.b][0]);
    let joined = agglomerate(&mut sets, sure, fit);
    let other_names = joined.iter().filter(|pair| groups[pair.a][0].name != groups[pair.b][0].name);
    log.merges.extend(other_names.map(comparison));
    log.doubts.extend(sets.doubts(unsure, fit).iter().map(comparison));
    sets.into_vec()
        .iter()
        .map(|set| {
            let mut members = members(set);
            members.sort_unstable();
            members
        })
        .collect()
}

/// What speaks for and against two mentions being of one instrument.
pub fn reasons(corpus: &Corpus, found: &Found, a: RecordId, b: RecordId) -> Vec<Reason> {
    let (a, b) = (tell(corpus, found, a), tell(corpus, found, b));
    let mut reasons = Vec::new();
    if block(&a.name) == block(&b.name) {
        compare(&a, &b, &mut |feature, points| reasons.push(Reason { feature, points }));
    } else {
        reasons.push(Reason { feature: Feature::OtherName, points: NEVER });
    }
    reasons
}

fn explain(corpus: &Corpus, a: &Told, b: &Told) -> Comparison {
    let mut reasons = Vec::new();
    compare(a, b, &mut |feature, points| reasons.push(Reason { feature, points }));
    Comparison::new(corpus, a.id, b.id, SAME, reasons)
}

fn tell(corpus: &Corpus, found: &Found, id: RecordId) -> Told {
    let record = &corpus.records[id];
    let name = InstrumentName::new(&record.entity.name);
    let mut told = Told {
        id,
        article: record.article,
        year: name.year.or(record.entity.date.and_then(|date| date.year())),
        published: record.reading.article.published.and_then(|date| date.year()),
        name,
        issuers: BTreeMap::new(),
        place: None,
        context: BTreeSet::new(),
    };
    for said in record.claims.iter().map(|&claim| &corpus.claims[claim]) {
        let other = if said.source == id { said.target } else { said.source };
        if corpus.records[other].entity.kind != NodeType::Body {
            continue;
        }
        let cluster = found.cluster_of[other];
        if said.claim.kind == EdgeType::Issued {
            told.issuers.insert(cluster, spelling::key(&corpus.records[other].entity.name));
            told.place = told.place.or(found.clusters[cluster].place);
        } else {
            told.context.insert(cluster);
        }
    }
    if Issuers::builtin().reach(&told.name) == Reach::Local && told.issuers.is_empty() {
        told.place = found.only_place(corpus, id);
    }
    told
}

/// The points for two being one, `None` where they cannot be.
fn compare(a: &Told, b: &Told, note: &mut impl FnMut(Feature, i32)) -> Option<i32> {
    let issuers = Issuers::builtin();
    let mut score = 0;
    let mut add = |feature, points| {
        score += points;
        note(feature, points);
    };
    if a.article == b.article && a.name != b.name {
        // `Nghị quyết 22-NQ/TW` and `Nghị quyết 22/NQ-CP` of one article are told apart by it.
        return never(&mut add, Feature::SameArticle);
    }
    let (reach_a, reach_b) = (issuers.reach(&a.name), issuers.reach(&b.name));
    let local = reach_a == Reach::Local && reach_b == Reach::Local;
    match (&a.name.by, &b.name.by) {
        (By::Sign(_, x), By::Sign(_, y)) if x != y => return never(&mut add, Feature::OtherSign),
        (By::Sign(..), By::Sign(..)) if !local => add(Feature::SameName, SAME_NAME),
        (By::Title(_), By::Title(_)) => add(Feature::SameName, SAME_NAME),
        (By::Number(_), By::Number(_)) if !local => add(Feature::SameNumber, NATIONAL_NUMBER),
        _ => add(Feature::SameNumber, NUMBER),
    }
    years(a, b, reach_a.min_years(reach_b), &mut add)?;
    if a.issuers.keys().any(|issuer| b.issuers.contains_key(issuer)) {
        add(Feature::SameIssuer, SAME_ISSUER);
    } else if !a.issuers.is_empty() && !b.issuers.is_empty() {
        return never(&mut add, Feature::OtherIssuer);
    } else {
        let by_sign =
            |name, told: &Told| told.issuers.values().map(|issuer| issuers.agrees(name, issuer)).next().flatten();
        match by_sign(&a.name, b).or(by_sign(&b.name, a)) {
            Some(true) => add(Feature::SameIssuer, SAME_ISSUER),
            Some(false) => return never(&mut add, Feature::OtherIssuer),
            None => {}
        }
    }
    match (a.place, b.place) {
        (Some(x), Some(y)) if x == y => add(Feature::SamePlace, SAME_PLACE),
        (Some(_), Some(_)) if local => add(Feature::OtherPlace, OTHER_PLACE),
        _ => {}
    }
    let shared = a.context.intersection(&b.context).count().min(2) as i32;
    if shared > 0 {
        add(Feature::SharedContext, SHARED_CONTEXT * shared);
    }
    Some(score)
}

impl Reach {
    /// Within how many years a number can come again under the same sign.
    fn min_years(self, other: Reach) -> u16 {
        if self == Reach::Term || other == Reach::Term { TERM_YEARS } else { NEWS_YEARS }
    }
}

/// Nothing outweighs this.
fn never<T>(add: &mut impl FnMut(Feature, i32), feature: Feature) -> Option<T> {
    add(feature, NEVER);
    None
}

/// Weighs the years; `None` where they contradict.
fn years(a: &Told, b: &Told, span: u16, add: &mut impl FnMut(Feature, i32)) -> Option<()> {
    let is_title = matches!(a.name.by, By::Title(_));
    match (a.year, b.year) {
        (Some(x), Some(y)) if x != y => return never(add, Feature::OtherYears),
        (Some(_), Some(_)) => add(Feature::SameYear, SAME_YEAR),
        (Some(year), None) | (None, Some(year)) => {
            let published = if a.year.is_none() { a.published } else { b.published };
            // An article cannot tell of what was signed after it; of a law without its year the one in force is meant.
            if published.is_some_and(|published| published < year) {
                return never(add, Feature::OtherYears);
            }
            if !is_title && published.is_some_and(|published| published - year > span) {
                add(Feature::SameNews, OLD_NEWS);
            }
        }
        (None, None) => {
            let apart = a.published.zip(b.published).map_or(0, |(x, y)| x.abs_diff(y));
            if !is_title && apart >= span {
                add(Feature::SameNews, OLD_NEWS);
            }
        }
    }
    Some(())
}
