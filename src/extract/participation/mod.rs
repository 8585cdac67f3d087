//! Who did what at an event: `chaired`, `attended`, `spoke_at`, `organized`, and where: `held_in`, `has_site`.

mod event_words;
mod place;
mod scene;
mod verbs;

pub(super) use scene::{Actor, EventPlace, Scene, Site};

use super::cast::Cast;

/// Finds every claim of these families and adds it to the cast.
pub(super) fn claim(scene: &Scene, cast: &mut Cast) {
    event_words::claim(scene, cast);
    verbs::claim(scene, cast);
    place::claim(scene, cast);
}
