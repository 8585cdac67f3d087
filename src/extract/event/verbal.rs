//! Events told by a verb: `Thủ tướng … đã hội đàm với …`.

use super::{Scene, candidate::Candidate};

impl Scene<'_> {
    /// The candidate whose verb begins at a token.
    pub(super) fn verbal(&self, _at: usize, _before: &[Candidate]) -> Option<Candidate> {
        None
    }
}
