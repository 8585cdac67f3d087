//! Identity of events: the same gathering told by several papers.

use super::cluster::{Pair, Sets, agglomerate};
use super::corpus::{Corpus, RecordId};
use super::decision::Decided;
use super::event_name::{self, EventName, Family, INFORMATIVE};
use super::explanation::{Comparison, Log};
use super::feature::Reason;
use super::{Found, event_score, spelling};
use crate::model::{EdgeType, NodeType, PartialDate};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use std::{
    cell::RefCell,
    hash::{Hash, Hasher},
};

/// What one article tells of an event.
pub struct Told {
    /// The record.
    pub id: RecordId,
    /// The position of its article, to keep apart two events of one.
    pub article: usize,
    /// The (first) day.
    pub date: Option<PartialDate>,
    /// The last day, if it has several.
    pub end: Option<PartialDate>,
    /// The day on which the article came out.
    pub published: Option<PartialDate>,
    /// The ways in which the article names it, the fullest first.
    pub names: Vec<EventName>,
    /// Those who chair it, as clusters, sorted.
    pub chairs: Vec<usize>,
    /// All people who take part, as clusters, sorted.
    pub people: Vec<usize>,
    /// Those of them who stand in its name.
    pub named: Vec<usize>,
    /// The bodies that organize it, as clusters, sorted.
    pub hosts: Vec<usize>,
    /// The bodies that take part otherwise, as clusters, sorted.
    pub bodies: Vec<usize>,
    /// The provinces in which it is held, as clusters, sorted.
    pub places: Vec<usize>,
    /// The provinces that take part by video link, as clusters, sorted.
    pub sites: Vec<usize>,
    /// The instruments that it discusses or carries out, as clusters, sorted.
    pub instruments: Vec<usize>,
}

impl Told {
    /// The kind of gathering, by the first name that gives it.
    pub fn family(&self) -> Option<Family> {
        self.names.iter().find_map(|name| name.family)
    }
}

/// The clusters of events. Bodies, officials, provinces and resolutions must have been found.
pub fn clusters(corpus: &Corpus, found: &Found, decided: &Decided, log: &mut Log) -> Vec<Vec<RecordId>> {
    let ids: Vec<RecordId> = corpus.of_type(NodeType::Event).collect();
    let told: Vec<Told> = ids.into_par_iter().map(|id| tell(corpus, found, id)).collect();
    let scores = Scores::of(&told, &candidates(&told));
    let (mut pairs, mut unsure) = (Vec::new(), Vec::new());
    for pair in scores.pairs() {
        match pair.score {
            event_score::SAME.. => pairs.push(pair),
            event_score::UNSURE.. => unsure.push(pair),
            _ => {}
        }
    }
    let mut sets = Sets::new(told.len());
    let fits = |xs: &[usize], ys: &[usize]| {
        let records = |items: &[usize]| -> Vec<RecordId> { items.iter().map(|&item| told[item].id).collect() };
        scores.fit(xs, ys) && decided.allow(&records(xs), &records(ys))
    };
    unsure.extend(pairs.iter().copied());
    let joined = agglomerate(&mut sets, pairs, fits);
    let merges = joined.iter().map(|pair| comparison(corpus, &told, pair.a, pair.b));
    log.merges.extend(merges);
    log.doubts.extend(sets.doubts(unsure, fits).iter().map(|pair| comparison(corpus, &told, pair.a, pair.b)));
    sets.into_vec().into_iter().map(|set| set.into_iter().map(|item| told[item].id).collect()).collect()
}

/// The points of pairs of tellings: those of all candidates at once, those of others when they are asked for.
struct Scores<'t> {
    told: &'t [Told],
    known: RefCell<FxHashMap<(usize, usize), Option<i32>>>,
}

impl Scores<'_> {
    fn of<'t>(told: &'t [Told], candidates: &[(usize, usize)]) -> Scores<'t> {
        let score = |&(a, b): &(usize, usize)| ((a, b), event_score::compare(&told[a], &told[b], &mut |_, _| {}));
        let known: Vec<_> = candidates.par_iter().map(score).collect();
        Scores { told, known: RefCell::new(known.into_iter().collect()) }
    }

    /// The pairs that can be one event.
    fn pairs(&self) -> Vec<Pair> {
        let known = self.known.borrow();
        known.iter().filter_map(|(&(a, b), &score)| Some(Pair { a, b, score: score? })).collect()
    }

    fn between(&self, a: usize, b: usize) -> Option<i32> {
        let (a, b) = (a.min(b), a.max(b));
        let compare = || event_score::compare(&self.told[a], &self.told[b], &mut |_, _| {});
        *self.known.borrow_mut().entry((a, b)).or_insert_with(compare)
    }

    /// Two sets can be one event if no two of their tellings contradict each other and on average they speak for it.
    fn fit(&self, xs: &[usize], ys: &[usize]) -> bool {
        let pairs = xs.iter().flat_map(|&x| ys.iter().map(move |&y| (x, y)));
        let sum = pairs.map(|(x, y)| self.between(x, y)).sum::<Option<i32>>();
        sum.is_some_and(|sum| sum >= event_score::ON_AVERAGE * (xs.len() * ys.len()) as i32)
    }
}

/// What speaks for and against two tellings being of one event.
pub fn reasons(corpus: &Corpus, found: &Found, a: RecordId, b: RecordId) -> Vec<Reason> {
    let mut reasons = Vec::new();
    let (a, b) = (tell(corpus, found, a), tell(corpus, found, b));
    event_score::compare(&a, &b, &mut |feature, points| reasons.push(Reason { feature, points }));
    reasons
}

fn comparison(corpus: &Corpus, told: &[Told], a: usize, b: usize) -> Comparison {
    let mut reasons = Vec::new();
    event_score::compare(&told[a], &told[b], &mut |feature, points| {
        reasons.push(Reason { feature, points });
    });
    Comparison::new(corpus, told[a].id, told[b].id, event_score::SAME, reasons)
}

fn tell(corpus: &Corpus, found: &Found, id: RecordId) -> Told {
    let record = &corpus.records[id];
    let mut told = Told {
        id,
        article: record.article,
        date: record.entity.date,
        end: record.entity.end,
        published: record.reading.article.published,
        names: Vec::new(),
        chairs: Vec::new(),
        people: Vec::new(),
        named: Vec::new(),
        hosts: Vec::new(),
        bodies: Vec::new(),
        places: Vec::new(),
        sites: Vec::new(),
        instruments: Vec::new(),
    };
    for said in record.claims.iter().map(|&claim| &corpus.claims[claim]) {
        let other = if said.source == id { said.target } else { said.source };
        let cluster = found.cluster_of[other];
        let is_person = corpus.records[other].entity.kind == NodeType::Official;
        match said.claim.kind {
            EdgeType::HeldIn => told.places.push(cluster),
            EdgeType::HasSite => told.sites.push(cluster),
            EdgeType::Discussed | EdgeType::Implements => told.instruments.push(cluster),
            EdgeType::Organized if !is_person => told.hosts.push(cluster),
            EdgeType::Chaired if is_person => {
                told.chairs.push(cluster);
                told.people.push(cluster);
            }
            _ if is_person => told.people.push(cluster),
            _ => told.bodies.push(cluster),
        }
    }
    name(corpus, found, id, &mut told);
    for list in [
        &mut told.chairs,
        &mut told.people,
        &mut told.named,
        &mut told.hosts,
        &mut told.bodies,
        &mut told.places,
        &mut told.sites,
        &mut told.instruments,
    ] {
        list.sort_unstable();
        list.dedup();
    }
    told
}

/// Reads the names of an event. People of the article who stand in its name take part in it.
fn name(corpus: &Corpus, found: &Found, id: RecordId, told: &mut Told) {
    let record = &corpus.records[id];
    let mut texts: Vec<&str> = record.mentions.iter().filter(|m| m.named).map(|m| m.text.as_str()).collect();
    texts.push(&record.entity.name);
    texts.extend(texts.clone().into_iter().filter_map(event_name::before_comma));
    texts.retain(|text| text.split_whitespace().count() >= 3 || event_name::has_sign(text));
    if texts.is_empty() {
        texts.push(&record.entity.name);
    }
    texts.sort_unstable_by_key(|text| (std::cmp::Reverse(text.chars().count()), *text));
    texts.dedup();
    let keys: Vec<String> = texts.iter().map(|text| format!(" {} ", spelling::key(text))).collect();
    let mut people = Vec::new();
    for (key, cluster) in &found.people_of_article[told.article] {
        if keys.iter().any(|text| text.contains(&format!(" {key} "))) {
            people.push(key.clone());
            told.people.push(*cluster);
            told.named.push(*cluster);
        }
    }
    for text in texts {
        let name = EventName::new(text, &people);
        if told.names.len() < 6 && !told.names.contains(&name) {
            told.names.push(name);
        }
    }
}

/// Pairs that share something that few events share: a day and a word, a day and a person, two words of the topic. Each
/// once, the smaller item first.
fn candidates(told: &[Told]) -> Vec<(usize, usize)> {
    let keys: Vec<Vec<u64>> = told.par_iter().map(keys).collect();
    let mut blocks: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (item, keys) in keys.into_iter().enumerate() {
        for key in keys {
            blocks.entry(key).or_default().push(item);
        }
    }
    let mut pairs = Vec::new();
    for block in blocks.values().filter(|block| block.len() <= LARGEST_BLOCK) {
        for (at, &a) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().filter(|&&b| told[b].article != told[a].article).map(|&b| (a, b)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// What more events share tells none apart (`Hội nghị … Đảng`); a day with a word never comes near it.
const LARGEST_BLOCK: usize = 200;

/// The keys of the blocks that an event is in, as hashes: two keys of one hash only make a pair more to compare.
fn keys(event: &Told) -> Vec<u64> {
    let mut keys = Vec::new();
    let mut add = |key: &dyn Fn(&mut FxHasher)| {
        let mut hasher = FxHasher::default();
        key(&mut hasher);
        keys.push(hasher.finish());
    };
    let days = days(event);
    for name in &event.names {
        let words = name.topic.iter().filter(|&(_, &weight)| weight >= INFORMATIVE).map(|(word, _)| word);
        for word in words {
            days.iter().for_each(|day| add(&|key| ("day and word", day, word).hash(key)));
        }
        name.order.windows(2).for_each(|pair| add(&|key| ("two words", pair).hash(key)));
        if let Some(ordinal) = name.ordinal {
            event.hosts.iter().for_each(|host| add(&|key| ("number and host", ordinal, host).hash(key)));
            name.order.iter().for_each(|word| add(&|key| ("number and word", ordinal, word).hash(key)));
        }
    }
    for who in &event.people {
        days.iter().for_each(|day| add(&|key| ("day and person", day, who).hash(key)));
        let others = event.people.iter().filter(|other| who < other);
        others.for_each(|other| add(&|key| ("two people", who, other).hash(key)));
        let topic = event.names.iter().flat_map(|name| &name.order);
        topic.for_each(|word| add(&|key| ("person and word", who, word).hash(key)));
    }
    for host in &event.hosts {
        days.iter().for_each(|day| add(&|key| ("day and host", day, host).hash(key)));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The days of an event without their year; none if no day is known.
fn days(event: &Told) -> Vec<(u8, u8)> {
    let Some((first, month, day)) = event.date.and_then(|date| Some((date, date.month()?, date.day()?))) else {
        return Vec::new();
    };
    let more = event.end.and_then(|end| Some(end.day_number()? - first.day_number()?)).unwrap_or(0).clamp(0, 14);
    let later = (1..=more).filter_map(|n| first.plus_days(n)).filter_map(|date| Some((date.month()?, date.day()?)));
    std::iter::once((month, day)).chain(later).collect()
}
