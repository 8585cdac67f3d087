//! Identity of officials: one person under one name unless posts contradict, two names that differ in a letter where posts
//! agree.

use super::career::{self, Career};
use super::corpus::{Corpus, RecordId};
use super::decision::Decided;
use super::explanation::{Comparison, Log, NEVER};
use super::feature::{Feature, Reason};
use super::person_name::Seats;
use super::{Found, node, one_off, spelling};
use crate::model::NodeType;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// A dominant namesake: whoever is named without any post is the one of whom three times as many articles tell.
const DOMINANCE: usize = 3;

/// The clusters of officials. Bodies must have been found.
pub fn clusters(corpus: &Corpus, found: &Found, decided: &Decided, log: &mut Log) -> Vec<Vec<RecordId>> {
    let mut blocks: BTreeMap<String, Vec<Career>> = BTreeMap::new();
    let ids: Vec<RecordId> = corpus.of_type(NodeType::Official).collect();
    let career = |id: RecordId| (spelling::key(&corpus.records[id].entity.name), Career::of(corpus, found, id));
    for (key, career) in ids.into_par_iter().map(career).collect::<Vec<_>>() {
        blocks.entry(key).or_default().push(career);
    }
    let mut people: Vec<(String, Career)> = Vec::new();
    for (key, careers) in blocks {
        let block = Block { corpus, found, decided, key: &key };
        people.extend(block.resolve(careers, log).into_iter().map(|career| (key.clone(), career)));
    }
    join_slips(corpus, found, decided, people, log)
}

/// All who share a name.
struct Block<'b> {
    corpus: &'b Corpus<'b>,
    found: &'b Found,
    decided: &'b Decided,
    key: &'b str,
}

impl Block<'_> {
    fn resolve(&self, careers: Vec<Career>, log: &mut Log) -> Vec<Career> {
        let (known, unknown): (Vec<Career>, Vec<Career>) = careers.into_iter().partition(Career::is_known);
        let mut people = self.join_by_body(known);
        self.join_by_score(&mut people, log);
        self.place_unknown(&mut people, unknown, log);
        people
    }

    /// Who has a post at one body under one name is one person; this leaves few careers to compare.
    fn join_by_body(&self, known: Vec<Career>) -> Vec<Career> {
        let mut people: Vec<Option<Career>> = Vec::new();
        let mut at_body: FxHashMap<usize, usize> = FxHashMap::default();
        for mut career in known {
            let bodies: Vec<usize> = career.telling_bodies(self.found).collect();
            let mut same: BTreeSet<usize> = bodies.iter().filter_map(|body| at_body.get(body).copied()).collect();
            same.retain(|&at| {
                people[at].as_ref().is_some_and(|other| self.decided.allow(&other.members, &career.members))
            });
            for at in same {
                if let Some(other) = people[at].take() {
                    career.take(other);
                }
            }
            let bodies: Vec<usize> = career.telling_bodies(self.found).collect();
            at_body.extend(bodies.into_iter().map(|body| (body, people.len())));
            people.push(Some(career));
        }
        let mut people: Vec<Career> = people.into_iter().flatten().collect();
        people.sort_by_key(|career| career.members[0]);
        people
    }

    /// Joins the two most alike until none are alike enough; a career that has grown is compared anew, so that it takes in
    /// nothing that contradicts any part of it.
    fn join_by_score(&self, people: &mut Vec<Career>, log: &mut Log) {
        let score = |a: &Career, b: &Career| {
            let allowed = self.decided.allow(&a.members, &b.members);
            if allowed { career::compare(self.found, self.key, a, b, &mut |_, _| {}) } else { i32::MIN }
        };
        let mut scores: Vec<Vec<i32>> =
            people.iter().enumerate().map(|(at, b)| people[..at].iter().map(|a| score(a, b)).collect()).collect();
        loop {
            let pairs =
                scores.iter().enumerate().flat_map(|(b, row)| row.iter().enumerate().map(move |(a, &s)| (s, a, b)));
            let best = pairs
                .filter(|&(s, _, _)| s >= career::SAME)
                .min_by_key(|&(s, a, b)| (std::cmp::Reverse(s), people[a].members[0], people[b].members[0]));
            let Some((_, a, b)) = best else { break };
            log.merges.push(self.comparison(&people[a], &people[b]));
            let other = people.remove(b);
            scores.remove(b);
            for row in &mut scores[b..] {
                row.remove(b);
            }
            people[a].take(other);
            for at in 0..people.len() {
                if at != a {
                    let (low, high) = (a.min(at), a.max(at));
                    scores[high][low] = score(&people[low], &people[high]);
                }
            }
        }
        for (b, row) in scores.iter().enumerate() {
            for (a, &s) in row.iter().enumerate().filter(|(_, s)| **s >= career::UNSURE) {
                debug_assert!(s < career::SAME);
                log.doubts.push(self.comparison(&people[a], &people[b]));
            }
        }
    }

    /// A person named without any post is the only one of the name; of several the one in whose company they are, else the
    /// one of whom most is told; else nobody knows.
    fn place_unknown(&self, people: &mut Vec<Career>, unknown: Vec<Career>, log: &mut Log) {
        let several = people.len() > 1;
        if several {
            people.iter_mut().for_each(|career| career.look_around(self.corpus, self.found));
        }
        let mut alone: Vec<Career> = Vec::new();
        let mut placed: Vec<(usize, Career)> = Vec::new();
        for mut career in unknown {
            let mut open: Vec<usize> = (0..people.len()).collect();
            open.retain(|&at| self.decided.allow(&people[at].members, &career.members));
            if several {
                career.look_around(self.corpus, self.found);
            }
            match self.choose(people, &open, &career) {
                Some(at) => placed.push((at, career)),
                None => {
                    log.doubts.extend(open.first().map(|&at| self.doubt(&people[at], &career)));
                    alone.push(career);
                }
            }
        }
        for (at, career) in placed {
            people[at].take(career);
        }
        // Where nobody of the name has a post, all are one.
        match (people.is_empty(), alone.first()) {
            (true, Some(_)) => people.extend(self.all_one(alone)),
            _ => people.extend(alone),
        }
    }

    fn choose(&self, people: &[Career], open: &[usize], career: &Career) -> Option<usize> {
        let best = |weight: &dyn Fn(&Career) -> usize| {
            let mut ranked: Vec<(usize, usize)> = open.iter().map(|&at| (weight(&people[at]), at)).collect();
            ranked.sort_unstable_by_key(|&(weight, at)| (std::cmp::Reverse(weight), at));
            (ranked[0], ranked.get(1).map_or(0, |second| second.0))
        };
        match open {
            [] => None,
            [only] => Some(*only),
            _ => {
                let ((company, at), next) = best(&|other| other.common_company(career));
                if company > next + 1 {
                    return Some(at);
                }
                let ((articles, at), next) = best(&Career::article_count);
                (articles >= DOMINANCE * next.max(1)).then_some(at)
            }
        }
    }

    fn all_one(&self, careers: Vec<Career>) -> Vec<Career> {
        let mut people: Vec<Career> = Vec::new();
        for career in careers {
            match people.iter_mut().find(|other| self.decided.allow(&other.members, &career.members)) {
                Some(other) => other.take(career),
                None => people.push(career),
            }
        }
        people
    }

    fn comparison(&self, a: &Career, b: &Career) -> Comparison {
        Comparison::new(self.corpus, a.members[0], b.members[0], career::SAME, self.reasons(a, b))
    }

    /// A person without a post, and one of several of the name.
    fn doubt(&self, a: &Career, b: &Career) -> Comparison {
        let mut reasons = self.reasons(a, b);
        reasons.push(Reason { feature: Feature::Namesakes, points: NAMESAKES });
        Comparison::new(self.corpus, a.members[0], b.members[0], career::SAME, reasons)
    }

    fn reasons(&self, a: &Career, b: &Career) -> Vec<Reason> {
        let mut reasons = Vec::new();
        career::compare(self.found, self.key, a, b, &mut |feature, points| reasons.push(Reason { feature, points }));
        reasons
    }
}

/// Who is named without a post may be any one of several of the name.
pub const NAMESAKES: i32 = -15;

/// The same post under a name that differs in a letter or a tone.
const SAME_POST: i32 = 50;
/// What a letter less certain is worth.
const ONE_LETTER_OFF: i32 = -20;
/// A slip stands in one article, the right name in several.
const ONCE_AGAINST_OFTEN: i32 = 10;
/// There are a few deputies at a time.
const SEVERAL_SEATS: i32 = -15;
/// There are hundreds of members.
const MANY_SEATS: i32 = -45;
/// They held the post one after the other.
const OTHER_TIME: i32 = -40;

/// Joins people whose names differ in one letter or tone and who hold the same post at the same time.
fn join_slips(
    corpus: &Corpus,
    found: &Found,
    decided: &Decided,
    people: Vec<(String, Career)>,
    log: &mut Log,
) -> Vec<Vec<RecordId>> {
    let mut sets = super::cluster::Sets::new(people.len());
    for (a, b) in near_names(&people) {
        let ((key_a, of_a), (key_b, of_b)) = (&people[a], &people[b]);
        if !one_off::people(key_a, key_b) || of_a.shares_article(of_b) {
            continue;
        }
        let Some(seats) = common_post(found, of_a, of_b) else { continue };
        let mut reasons = slip(seats, of_a, of_b);
        if sets.of(a).iter().any(|&x| sets.of(b).iter().any(|&y| people[x].1.shares_article(&people[y].1))) {
            reasons.push(Reason { feature: Feature::SameArticle, points: NEVER });
        }
        let comparison = Comparison::new(corpus, of_a.members[0], of_b.members[0], career::SAME, reasons);
        let members = |set: usize| -> Vec<RecordId> {
            sets.of(set).iter().flat_map(|&person| people[person].1.members.iter().copied()).collect()
        };
        if comparison.score >= career::SAME && decided.allow(&members(a), &members(b)) {
            sets.join(a, b);
            log.merges.push(comparison);
        } else if comparison.score >= career::UNSURE {
            log.doubts.push(comparison);
        }
    }
    let mut clusters: Vec<Vec<RecordId>> = sets
        .into_vec()
        .into_iter()
        .map(|set| set.iter().flat_map(|&person| people[person].1.members.iter().copied()).collect())
        .collect();
    clusters.iter_mut().for_each(|cluster| cluster.sort_unstable());
    clusters
}

/// What speaks for and against two people whose names differ in a letter; `None` where the names differ in more, or they
/// have no post in common.
pub fn slips(found: &Found, (key_a, a): (&str, &Career), (key_b, b): (&str, &Career)) -> Option<Vec<Reason>> {
    let seats = common_post(found, a, b)?;
    one_off::people(key_a, key_b).then(|| slip(seats, a, b))
}

/// What speaks for and against two names of one post being a slip of the pen.
fn slip(seats: Seats, a: &Career, b: &Career) -> Vec<Reason> {
    let (few, many) = (a.article_count().min(b.article_count()), a.article_count().max(b.article_count()));
    let reasons = [
        (Feature::SamePost, SAME_POST),
        (Feature::OneLetterOff, ONE_LETTER_OFF),
        (Feature::OnceAgainstOften, if few == 1 && many >= DOMINANCE { ONCE_AGAINST_OFTEN } else { 0 }),
        (Feature::ManySeats, [0, SEVERAL_SEATS, MANY_SEATS][seats as usize]),
        (Feature::OtherTime, if a.same_time(b) { 0 } else { OTHER_TIME }),
    ];
    let counted = reasons.into_iter().filter(|&(_, points)| points != 0);
    counted.map(|(feature, points)| Reason { feature, points }).collect()
}

/// Pairs of names that agree but for one word.
fn near_names(people: &[(String, Career)]) -> BTreeSet<(usize, usize)> {
    let mut blocks: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, (key, _)) in people.iter().enumerate() {
        let words: Vec<&str> = key.split(' ').collect();
        for left_out in 0..words.len() {
            let mut pattern = words.clone();
            pattern[left_out] = "*";
            blocks.entry(pattern.join(" ")).or_default().push(at);
        }
    }
    let mut pairs = BTreeSet::new();
    for block in blocks.values() {
        for (at, &a) in block.iter().enumerate() {
            pairs.extend(block[at + 1..].iter().filter(|&&b| people[a].0 != people[b].0).map(|&b| (a, b)));
        }
    }
    pairs
}

/// A body at which both hold one title, with the seats of that title; the fewest if there are several.
fn common_post(found: &Found, a: &Career, b: &Career) -> Option<Seats> {
    let at_body = |body: usize| {
        let (x, y) = (a.posts.get(&body)?, b.posts.get(&body)?);
        let titles = x.1.intersection(&y.1);
        titles.map(|title| super::person_name::PersonNames::builtin().seats(title)).min()
    };
    a.telling_bodies(found).filter_map(at_body).min()
}

/// What tells a person from others of the name: the province of their posts, else the body, and the first year.
pub fn qualifiers(corpus: &Corpus, found: &Found, members: &[RecordId]) -> Vec<String> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut bodies: Vec<&str> = Vec::new();
    for &id in members {
        let career = Career::of(corpus, found, id);
        for body in career.telling_bodies(found) {
            if let Some(place) = found.clusters[body].place {
                *places.entry(&super::place::Places::builtin().get(place).name).or_default() += 1;
            }
            let first = found.clusters[body].members[0];
            bodies.push(&corpus.records[first].entity.name);
        }
    }
    let place = places.into_iter().max_by_key(|&(name, count)| (count, std::cmp::Reverse(name)));
    let body = node::best_name(bodies.into_iter());
    let year = members.iter().filter_map(|&id| corpus.records[id].reading.article.published?.year()).min();
    let body = Some(body).filter(|body| !body.is_empty());
    [place.map(|(name, _)| name.to_owned()), body, year.map(|year| year.to_string())].into_iter().flatten().collect()
}
