//! What one article says: mentions, coreference, claims. It sees one article and nothing else.

mod assembly;
pub mod body;
pub mod calendar;
mod cast;
pub mod event;
mod home;
mod instrument;
mod mention;
pub mod official;
mod participation;
mod policy;
mod proposal;
mod province;
mod structure;

pub use home::home;
pub use instrument::find as find_instruments;
pub use mention::{BodyMention, DateMention, EventMention, InstrumentMention, ProvinceMention};
pub use proposal::Candidate;
pub use province::find as find_provinces;

use crate::{
    language::{Document, find_dates},
    lexicon::Lexicon,
    model::{ArticleHead, EdgeType, NodeType, Reading},
};
use assembly::Findings;
use cast::Cast;

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
        let findings = self.find(head, &document);
        let mut cast = Cast::default();
        let numbers = findings.cast(&mut cast);
        let scene = findings.scene(&mut cast, &numbers);
        let proposals = participation::propose(&scene, &mut cast);
        participation::decide(&scene, proposals, &mut cast);
        policy::claim(&policy::gather(&findings, &mut cast, &numbers), &mut cast);
        structure::claim(&findings, &numbers, &mut cast);
        cast.finish(head, &document, |cast, entity| {
            cast.get(entity).kind != NodeType::Official || cast.has_claim(entity, &EdgeType::ALL)
        })
    }

    /// What may be claimed of the entities of an article, with what speaks for and against it, to learn weights from. The
    /// reading has all entities, in the order of the candidates' numbers, and no claims.
    pub fn candidates(&self, head: &ArticleHead, text: &str) -> (Reading, Vec<Candidate>) {
        let document = Document::new(text, &self.lexicon.vocabulary);
        let findings = self.find(head, &document);
        let mut cast = Cast::default();
        let numbers = findings.cast(&mut cast);
        let scene = findings.scene(&mut cast, &numbers);
        let proposals = participation::propose(&scene, &mut cast);
        let number = cast.order(|_, _| true).0;
        let mut candidates: Vec<Candidate> = proposals.candidates().collect();
        candidates.retain_mut(|candidate| {
            let ends = (number[candidate.source as usize], number[candidate.target as usize]);
            if let (Some(source), Some(target)) = ends {
                (candidate.source, candidate.target) = (source, target);
            }
            ends.0.is_some() && ends.1.is_some()
        });
        (cast.finish(head, &document, |_, _| true), candidates)
    }

    /// Runs the recognisers, each with what those before it found.
    fn find<'a>(&self, head: &ArticleHead, document: &'a Document<'a>) -> Findings<'a> {
        let lexicon = self.lexicon;
        let dates = calendar::resolve(document, &find_dates(document, &lexicon.dates), head.published);
        let provinces = province::find(document, lexicon, head.published);
        let home = home::home(document, lexicon, &provinces, head);
        let bodies = body::find(document, lexicon, &provinces, home);
        let instruments = instrument::find(document, lexicon, &dates, &bodies);
        let (roster, posts) = official::find(document, lexicon, &bodies, &provinces, home);
        let days = calendar::but_signatures(document, &dates, &instruments);
        let found = event::Found {
            dates: &days,
            provinces: &provinces,
            bodies: &bodies,
            instruments: &instruments,
            people: &roster.mentions,
            posts: &posts,
        };
        let events = event::find(document, lexicon, found, head.published);
        Findings { document, lexicon, home, dates, provinces, bodies, instruments, roster, posts, events }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ArticleId;
    use proptest::{prelude::*, sample::subsequence};

    const TEXT: &str = include_str!("../../data/articles/hoi-nghi-hoi-nhap-hai-phong.txt");

    /// The words of a real report, some left out, in another order.
    fn words() -> impl Strategy<Value = Vec<&'static str>> {
        let words: Vec<&str> = TEXT.split(' ').take(400).collect();
        let most = words.len();
        subsequence(words, 1..most).prop_shuffle()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_words_in_any_order_are_read_and_every_claim_is_where_it_says(words in words()) {
            let text = words.join(" ");
            let head = ArticleHead { id: ArticleId::new("a"), title: String::new(), published: None, source: None, url: None };
            let reading = Extractor::new().read(&head, &text);
            for mention in reading.entities.iter().flat_map(|entity| &entity.mentions) {
                let length = (mention.span.end - mention.span.start) as usize;
                let there: String = text.chars().skip(mention.span.start as usize).take(length).collect();
                prop_assert_eq!(&there, &mention.text);
            }
            for claim in &reading.claims {
                let sentence = &reading.sentences[claim.sentence as usize].span;
                prop_assert!(sentence.start <= claim.trigger.start && claim.trigger.end <= sentence.end);
            }
        }
    }
}
