//! Learning what speaks for and against a claim from annotated articles.

use super::{
    gold::GoldArticle,
    logistic::{Example, Model, fit},
    score::Tally,
    similarity::Signature,
};
use crate::{
    article::Article,
    extract::{Candidate, Extractor},
    lexicon::{Clue, EdgeWeights},
    model::{ArticleId, EdgeType, EntityIndex, NodeType, Reading},
};
use indexmap::IndexSet;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// The edge types that are scored.
pub const SCORED: [EdgeType; 5] =
    [EdgeType::Chaired, EdgeType::Attended, EdgeType::SpokeAt, EdgeType::Organized, EdgeType::HeldIn];

/// A clue seen less often says nothing about other articles.
const SEEN: usize = 4;
/// What a large weight costs.
const PENALTY: f64 = 4.0;

/// What was learned about one edge type.
#[derive(Debug)]
pub struct Learned {
    /// The edge type.
    pub edge: EdgeType,
    /// The weights.
    pub weights: EdgeWeights,
    /// How right claims would be on articles that were not learned from: each part of the articles is judged by weights
    /// from the other parts.
    pub unseen: Tally,
}

/// What one article offers to learn from.
struct Lesson {
    candidates: Vec<Candidate>,
    /// For each candidate the types of its ends.
    ends: Vec<(NodeType, NodeType)>,
    /// Which entities the gold knows, too: of the others it cannot say what is right.
    known: Vec<bool>,
    /// The claims that are right, between entities that were found.
    right: FxHashSet<(EdgeType, EntityIndex, EntityIndex)>,
    /// How many claims there are in all, by type.
    gold: FxHashMap<EdgeType, u64>,
}

/// Learns from those articles that have been annotated, judging each of `folds` parts (at least 2) by the others.
pub fn learn(articles: &[Article], gold: &[GoldArticle], folds: usize) -> Vec<Learned> {
    let extractor = Extractor::new();
    let texts: FxHashMap<&ArticleId, &Article> = articles.iter().map(|article| (&article.head.id, article)).collect();
    let lessons: Vec<Lesson> = gold
        .par_iter()
        .filter_map(|gold| {
            let article = texts.get(&gold.id)?;
            let (reading, candidates) = extractor.candidates(&article.head, &article.text);
            Some(Lesson::new(gold, &reading, candidates))
        })
        .collect();
    SCORED.par_iter().map(|&edge| learn_edge(edge, &lessons, folds)).collect()
}

impl Lesson {
    fn new(gold: &GoldArticle, reading: &Reading, candidates: Vec<Candidate>) -> Lesson {
        let found = align(gold, reading);
        let mut right = FxHashSet::default();
        let mut counts: FxHashMap<EdgeType, u64> = FxHashMap::default();
        for relation in &gold.relations {
            *counts.entry(relation.kind).or_default() += 1;
            if let (Some(source), Some(target)) = (found[relation.source], found[relation.target]) {
                right.insert((relation.kind, source, target));
            }
        }
        let kind = |entity: EntityIndex| reading.entities[entity as usize].kind;
        let ends = candidates.iter().map(|candidate| (kind(candidate.source), kind(candidate.target))).collect();
        let mut known = vec![false; reading.entities.len()];
        found.iter().flatten().for_each(|&entity| known[entity as usize] = true);
        Lesson { candidates, ends, known, right, gold: counts }
    }

    /// Those candidates of which a claim of this type may be made, with whether it is right; `None` where the gold does not
    /// know one of the two.
    fn of(&self, edge: EdgeType) -> impl Iterator<Item = (&Candidate, Option<bool>)> {
        let fits = move |&(_, ends): &(&Candidate, &(NodeType, NodeType))| edge.allows(ends.0, ends.1);
        self.candidates.iter().zip(&self.ends).filter(fits).map(move |(candidate, _)| {
            let known = self.known[candidate.source as usize] && self.known[candidate.target as usize];
            (candidate, known.then(|| self.right.contains(&(edge, candidate.source, candidate.target))))
        })
    }
}

/// The entity that each entity of the gold was found as, the most alike first.
fn align(gold: &GoldArticle, reading: &Reading) -> Vec<Option<EntityIndex>> {
    let said: Vec<(NodeType, Signature)> = reading
        .entities
        .iter()
        .map(|entity| {
            let names: Vec<String> =
                entity.mentions.iter().filter(|mention| mention.named).map(|mention| mention.text.clone()).collect();
            (entity.kind, Signature::of(entity.kind, &entity.name, &names, entity.date, entity.end))
        })
        .collect();
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, entity) in gold.entities.iter().enumerate() {
        let signature = Signature::of(entity.kind, &entity.name, &entity.mentions, entity.date, entity.end);
        let alike = said.iter().enumerate().filter(|(_, (kind, _))| *kind == entity.kind);
        pairs.extend(alike.map(|(j, (_, said))| (signature.likeness(said), i, j)).filter(|pair| pair.0 > 0.0));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut found = vec![None; gold.entities.len()];
    let mut taken = vec![false; said.len()];
    for (_, i, j) in pairs {
        if found[i].is_none() && !taken[j] {
            found[i] = Some(j as EntityIndex);
            taken[j] = true;
        }
    }
    found
}

/// A candidate as [`fit`] sees it, with whether the gold knows both of its ends.
struct Judged {
    example: Example,
    known: bool,
}

fn learn_edge(edge: EdgeType, lessons: &[Lesson], folds: usize) -> Learned {
    let clues = telling(edge, lessons);
    let judged: Vec<Vec<Judged>> = lessons
        .iter()
        .map(|lesson| {
            let number = |clue: &Clue| clues.get_index_of(clue).map(|at| at as u32);
            let judge = |(candidate, right): (&Candidate, Option<bool>)| {
                let features = candidate.clues.iter().filter_map(number).collect();
                Judged { example: Example { features, right: right == Some(true) }, known: right.is_some() }
            };
            lesson.of(edge).map(judge).collect()
        })
        .collect();
    let gold = lessons.iter().map(|lesson| lesson.gold.get(&edge).copied().unwrap_or_default()).sum();
    let (accept, unseen) = best_threshold(judge_unseen(&judged, clues.len(), folds.max(2)), gold);
    let Model { start, weights } = fit(&known(judged.iter().flatten()), clues.len(), PENALTY);
    let clues = clues.into_iter().zip(weights).collect();
    Learned { edge, weights: EdgeWeights { start, accept, clues }, unseen }
}

/// Where the gold does not know an end, the claim may be as right as any: nothing is to be learned from it.
fn known<'j>(judged: impl Iterator<Item = &'j Judged>) -> Vec<&'j Example> {
    judged.filter(|judged| judged.known).map(|judged| &judged.example).collect()
}

/// The clues that are seen often enough, in an order that is always the same.
fn telling(edge: EdgeType, lessons: &[Lesson]) -> IndexSet<Clue> {
    let mut seen: FxHashMap<Clue, usize> = FxHashMap::default();
    for clue in lessons.iter().flat_map(|lesson| lesson.of(edge)).flat_map(|(candidate, _)| &candidate.clues) {
        *seen.entry(*clue).or_default() += 1;
    }
    let mut clues: Vec<Clue> = seen.into_iter().filter(|(_, count)| *count >= SEEN).map(|(clue, _)| clue).collect();
    clues.sort_unstable();
    clues.into_iter().collect()
}

/// The probability of each candidate by weights learned from articles of other parts, and whether it is right; where the
/// gold does not know an end, a claim would be too much.
fn judge_unseen(judged: &[Vec<Judged>], features: usize, folds: usize) -> Vec<(f64, bool)> {
    let unseen = (0..folds).into_par_iter().flat_map_iter(|fold| {
        let part = |of_fold: bool| {
            judged.iter().enumerate().filter(move |(at, _)| (at % folds == fold) == of_fold).flat_map(|(_, list)| list)
        };
        let model = fit(&known(part(false)), features, PENALTY);
        part(true)
            .map(move |judged| (model.probability(&judged.example.features), judged.example.right))
            .collect::<Vec<_>>()
    });
    unseen.collect()
}

/// The probability from which on claims are made so that F1 is greatest, and what that gives.
fn best_threshold(mut judged: Vec<(f64, bool)>, gold: u64) -> (f64, Tally) {
    judged.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    let mut best = (0.5, Tally { right: 0, gold, said: 0 });
    let mut tally = best.1;
    for (probability, right) in judged {
        tally.said += 1;
        tally.right += u64::from(right);
        if tally.f1() > best.1.f1() {
            best = (probability, tally);
        }
    }
    ((best.0 * 100.0).floor() / 100.0, best.1)
}
