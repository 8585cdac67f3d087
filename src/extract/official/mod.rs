//! Officials: names of people, the posts that stand beside them, and who is meant where the name is not repeated.

mod context;
mod name;
mod post;
mod roster;

pub use name::NameMention;
pub use post::Post;
pub use roster::{Holding, OfficialMention, Person, Roster};

use super::{BodyMention, ProvinceMention};
use crate::{language::Document, lexicon::Lexicon};

/// The people of a document and the posts that it names.
pub fn find(
    document: &Document,
    lexicon: &Lexicon,
    bodies: &[BodyMention],
    provinces: &[ProvinceMention],
    home: Option<usize>,
) -> (Roster, Vec<Post>) {
    let mut posts = post::find(document, lexicon, bodies);
    context::settle(document, lexicon, bodies, home, &mut posts);
    let names = name::find(document, lexicon, bodies, provinces, &posts);
    let roster = roster::build(document, lexicon, &names, &posts);
    (roster, posts)
}
