//! Who did what at an event: `chaired`, `attended`, `spoke_at`, `organized`, and where: `held_in`, `has_site`.

mod event_words;
mod place;
mod scene;
mod verbs;

pub(super) use scene::{Actor, EventPlace, Scene, Site};

use super::cast::Cast;
use crate::model::{EdgeType, EntityIndex};
use rustc_hash::FxHashSet;

/// Finds every claim of these families and adds it to the cast.
pub(super) fn claim(scene: &Scene, cast: &mut Cast) {
    event_words::claim(scene, cast);
    verbs::claim(scene, cast);
    place::claim(scene, cast);
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
