//! Who did what at an event: `chaired`, `attended`, `spoke_at`, `organized`, and where: `held_in`, `has_site`.
//!
//! Rules propose; what speaks for and against each proposal is weighed ([`Weights`](crate::lexicon::Weights)).

mod clue;
mod event_words;
mod floor;
mod place;
mod place_clue;
mod scene;
mod sentence;
mod verbs;

pub(super) use scene::{Actor, EventPlace, Scene, Site};

use super::{cast::Cast, proposal::Proposals};
use crate::model::{EdgeType, EntityIndex};
use rustc_hash::FxHashSet;

/// Finds every claim of these families that may be made, with what speaks for and against it.
pub(super) fn propose(scene: &Scene, cast: &mut Cast) -> Proposals {
    let mut proposals = Proposals::default();
    event_words::claim(scene, &mut proposals);
    verbs::claim(scene, &mut proposals);
    place::claim(scene, &mut proposals, cast);
    place_clue::gather(scene, &mut proposals);
    clue::complete(scene, &mut proposals);
    proposals
}

/// Makes the claims that are probable enough.
pub(super) fn decide(scene: &Scene, proposals: Proposals, cast: &mut Cast) {
    proposals.decide(&scene.lexicon.weights, cast);
    drop_doubles(cast);
}

/// A chair is not also `attended`, nor is the body that holds the event.
fn drop_doubles(cast: &mut Cast) {
    let leads: FxHashSet<(EntityIndex, EntityIndex)> = cast
        .claims()
        .iter()
        .filter(|said| matches!(said.kind, EdgeType::Chaired | EdgeType::Organized))
        .map(|said| (said.source.0, said.target.0))
        .collect();
    cast.retain_claims(|said| said.kind != EdgeType::Attended || !leads.contains(&(said.source.0, said.target.0)));
}
