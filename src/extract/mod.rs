//! What one article says: mentions, coreference, claims. It sees one article and nothing else.

pub mod body;
pub mod calendar;
mod cast;
pub mod event;
mod home;
mod instrument;
mod mention;
pub mod official;
mod province;

pub use home::home;
pub use instrument::find as find_instruments;
pub use mention::{BodyMention, DateMention, EventMention, InstrumentMention, ProvinceMention};
pub use province::find as find_provinces;

use crate::{
    language::{Document, TokenRange},
    lexicon::Lexicon,
    model::{ArticleHead, EdgeType, NodeType, Reading},
};
use cast::{Cast, Said};
use official::{Post, Roster};

/// Reads articles with the knowledge of a lexicon. Holds no state of any article: one extractor serves all threads.
#[derive(Debug)]
pub struct Extractor {
    lexicon: &'static Lexicon,
}

impl Default for Extractor {
    fn default() -> Extractor {
        Extractor::new()
    }
}

impl Extractor {
    /// An extractor with the tables that the program carries.
    pub fn new() -> Extractor {
        Extractor { lexicon: Lexicon::builtin() }
    }

    /// What an article says. `text` is the title, a blank line and the body, in NFC.
    pub fn read(&self, head: &ArticleHead, text: &str) -> Reading {
        let document = Document::new(text, &self.lexicon.vocabulary);
        let provinces = province::find(&document, self.lexicon, head.published);
        let home = home::home(&document, self.lexicon, &provinces);
        let bodies = body::find(&document, self.lexicon, &provinces, home);
        let (roster, posts) = official::find(&document, self.lexicon, &bodies, &provinces);
        let mut cast = Cast::default();
        // `Trương Hòa Bình` is a person, not a province.
        let in_name = |range: TokenRange| roster.mentions.iter().any(|m| m.named && m.range.overlaps(range));
        for mention in provinces.iter().filter(|mention| !in_name(mention.range)) {
            let entity = cast.member(NodeType::Province, &self.lexicon.provinces.unit(mention.unit).name);
            cast.place(entity, mention.range, true);
        }
        for mention in bodies.iter().filter(|body| !body.reference) {
            let entity = cast.member(NodeType::Body, &mention.name);
            cast.place(entity, mention.range, true);
        }
        cast_officials(&mut cast, &roster, &posts);
        cast.finish(head, &document, |cast, entity| {
            cast.get(entity).kind != NodeType::Official || cast.has_claim(entity, &EdgeType::ALL)
        })
    }
}

/// Casts the people, the bodies at which they hold their posts, and the posts.
fn cast_officials(cast: &mut Cast, roster: &Roster, posts: &[Post]) {
    let people: Vec<_> = roster.people.iter().map(|person| cast.member(NodeType::Official, &person.name)).collect();
    for mention in &roster.mentions {
        cast.place(people[mention.person], mention.range, mention.named);
    }
    for holding in &roster.holdings {
        let post = &posts[holding.post];
        let Some(body) = &post.body else { continue };
        let body = cast.member(NodeType::Body, body);
        let words = post.body_range.unwrap_or(post.title_range);
        if post.body_range.is_none() {
            cast.place(body, words, false);
        }
        let mut said = Said::new(
            EdgeType::HoldsPosition,
            (people[holding.person], holding.name),
            (body, words),
            post.range,
            "title beside the name",
            0.9,
        );
        said.title = Some(post.title.clone());
        said.former = post.former;
        cast.say(said);
    }
}
