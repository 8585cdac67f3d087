//! What is done with an instrument: who issued it, who carries it out, where it is discussed.

mod discussed;
mod gather;
mod implements;
mod issued;
mod scene;

pub(super) use gather::gather;

use scene::PolicyScene;

use super::cast::Cast;

/// Finds every claim of these families and adds it to the cast.
pub(super) fn claim(scene: &PolicyScene, cast: &mut Cast) {
    issued::claim(scene, cast);
    implements::claim(scene, cast);
    discussed::claim(scene, cast);
}
