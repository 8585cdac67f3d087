//! Claims that rules propose, gathered by the pair of entities that they are about, until the weights decide.

use super::cast::{Cast, Said};
use crate::{
    language::TokenRange,
    lexicon::{Clue, Weights},
    model::{EdgeType, EntityIndex},
};
use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

/// What is known of two entities that may have to do with each other.
#[derive(Debug, Default)]
pub(super) struct Pair {
    /// What speaks for and against each claim about the two; a set.
    clues: Vec<Clue>,
    /// The claims that rules propose.
    said: Vec<Said>,
    /// Where else the two stand together: source, target, and the words that may tell.
    seen: Vec<Sight>,
}

/// Words by which a claim may be made that no rule proposes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    pub source: TokenRange,
    pub target: TokenRange,
    /// The words that tell, with the edge that they tell of if they are a trigger.
    pub trigger: (TokenRange, Option<EdgeType>),
}

/// All pairs of an article, in the order in which they were met.
#[derive(Debug, Default)]
pub(super) struct Proposals(IndexMap<(EntityIndex, EntityIndex), Pair, FxBuildHasher>);

/// A pair of entities with what speaks for and against each claim that may be made of the two: what weights are learned
/// from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The number of the source among the entities of the reading.
    pub source: EntityIndex,
    /// That of the target.
    pub target: EntityIndex,
    /// The clues, sorted, each once.
    pub clues: Vec<Clue>,
}

impl Proposals {
    /// A rule proposes a claim; that it does is a clue.
    pub fn say(&mut self, said: Said) {
        let pair = self.0.entry((said.source.0, said.target.0)).or_default();
        pair.clues.push(Clue { what: rule_of(said.kind), how: said.rule });
        pair.clues.push(Clue { what: rule_of(said.kind), how: "any" });
        pair.said.push(said);
    }

    /// Two entities are seen together.
    pub fn see(&mut self, source: EntityIndex, target: EntityIndex, sight: Sight, clues: &[Clue]) {
        let pair = self.0.entry((source, target)).or_default();
        pair.clues.extend_from_slice(clues);
        pair.seen.push(sight);
    }

    /// Adds clues to every pair that was met.
    pub fn complete(&mut self, clues: impl Fn(EntityIndex, EntityIndex, &mut Vec<Clue>)) {
        for (&(source, target), pair) in &mut self.0 {
            clues(source, target, &mut pair.clues);
            pair.clues.sort_unstable();
            pair.clues.dedup();
        }
    }

    /// The claims that rules have proposed so far about a pair.
    pub fn about(&self, source: EntityIndex, target: EntityIndex) -> &[Said] {
        self.0.get(&(source, target)).map_or(&[], |pair| &pair.said)
    }

    /// The pairs, to learn from.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate> {
        self.0.iter().map(|(&(source, target), pair)| Candidate { source, target, clues: pair.clues.clone() })
    }

    /// Makes the claims that are probable enough; where an edge type has no weights, all that rules propose.
    pub fn decide(self, weights: &Weights, cast: &mut Cast) {
        for ((source, target), pair) in self.0 {
            let (from, to) = (cast.get(source).kind, cast.get(target).kind);
            for kind in EdgeType::ALL.into_iter().filter(|kind| kind.allows(from, to)) {
                pair.decide(kind, (source, target), weights, cast);
            }
        }
    }
}

impl Pair {
    fn decide(&self, kind: EdgeType, (source, target): (EntityIndex, EntityIndex), weights: &Weights, cast: &mut Cast) {
        let said = self.said.iter().filter(|said| said.kind == kind);
        let Some(weights) = weights.of(kind) else {
            said.for_each(|said| cast.say(said.clone()));
            return;
        };
        let confidence = weights.probability(&self.clues);
        if confidence < weights.accept {
            return;
        }
        let before = cast.claims().len();
        for said in said {
            cast.say(Said { confidence, ..said.clone() });
        }
        if cast.claims().len() > before {
            return;
        }
        let telling = |sight: &&Sight| sight.trigger.1 == Some(kind);
        if let Some(sight) = self.seen.iter().find(telling).or(self.seen.first()) {
            let ends = ((source, sight.source), (target, sight.target));
            cast.say(Said::new(kind, ends.0, ends.1, sight.trigger.0, "weighed", confidence));
        }
    }
}

/// What a rule for this edge is called among clues.
fn rule_of(kind: EdgeType) -> &'static str {
    match kind {
        EdgeType::Chaired => "rule of chaired",
        EdgeType::Attended => "rule of attended",
        EdgeType::SpokeAt => "rule of spoke_at",
        EdgeType::Organized => "rule of organized",
        EdgeType::HeldIn => "rule of held_in",
        EdgeType::HasSite => "rule of has_site",
        _ => "rule",
    }
}
