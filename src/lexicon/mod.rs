//! Knowledge of Vietnamese official life, as data: tables in `data/lexicon/`, compiled in, made into fast matchers.
//!
//! Each file of this room reads the tables of one kind of knowledge. Nothing here names a particular person or event.

mod body;
mod body_word;
mod country;
mod event;
mod instrument;
mod person;
mod policy;
mod province;
mod spelling;
mod table;
mod title;
mod trigger;
mod weight;

pub use body::{BoardOwner, Bodies, BodyKind, HeadId, Level, Sector};
pub use country::Countries;
pub(crate) use event::{EventAct, EventCue, EventLead, HeadUse, Object};
pub use event::{EventKind, EventWords};
pub use instrument::{InstrumentKind, Instruments, Titled};
pub(crate) use instrument::{Opens, WordUse};
pub use person::{Beside, Family, NameStop, PersonWords};
pub(crate) use policy::PolicyUse;
pub use policy::{Policy, PolicyForm, PolicyVerb};
pub(crate) use province::Use;
pub use province::{Province, Provinces};
pub use table::{LexiconError, Table};
pub use title::{Seat, Title, Titles};
pub use trigger::{Form, Trigger, Triggers};
pub use weight::{Clue, EdgeWeights, Weights, write_weights};

use crate::language::{DateWords, Vocabulary};
use std::sync::OnceLock;

/// All tables, with the vocabulary that numbers their words.
#[derive(Debug)]
pub struct Lexicon {
    /// The words of all tables.
    pub vocabulary: Vocabulary,
    /// The words of dates.
    pub dates: DateWords,
    /// First-level units, old and new.
    pub provinces: Provinces,
    /// Countries and territories.
    pub countries: Countries,
    /// Legal and policy instruments.
    pub instruments: Instruments,
    /// What is done with instruments.
    pub policy: Policy,
    /// Family names, forms of address, ranks.
    pub person_words: PersonWords,
    /// Titles of offices.
    pub titles: Titles,
    /// Names of bodies.
    pub bodies: Bodies,
    /// Nouns and verbs of events.
    pub event_words: EventWords,
    /// Words that tell who did what at an event.
    pub triggers: Triggers,
    /// What speaks for and against a claim.
    pub weights: Weights,
}

impl Lexicon {
    /// The tables that the program carries.
    pub fn builtin() -> &'static Lexicon {
        static BUILTIN: OnceLock<Lexicon> = OnceLock::new();
        BUILTIN.get_or_init(|| Lexicon::load().unwrap_or_else(|error| unreachable!("a table compiled in: {error}")))
    }

    fn load() -> Result<Lexicon, LexiconError> {
        let mut vocabulary = Vocabulary::default();
        let dates = DateWords::learn(&mut vocabulary);
        let provinces = Provinces::load(&mut vocabulary)?;
        let countries = Countries::load(&mut vocabulary)?;
        let instruments = Instruments::load(&mut vocabulary)?;
        let policy = Policy::load(&mut vocabulary)?;
        let person_words = PersonWords::load(&mut vocabulary)?;
        let titles = Titles::load(&mut vocabulary)?;
        let bodies = Bodies::load(&mut vocabulary)?;
        let event_words = EventWords::load(&mut vocabulary)?;
        let triggers = Triggers::load(&mut vocabulary)?;
        let weights = Weights::load()?;
        Ok(Lexicon {
            vocabulary,
            dates,
            provinces,
            countries,
            instruments,
            policy,
            person_words,
            titles,
            bodies,
            event_words,
            triggers,
            weights,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn every_table_loads() {
        assert!(Lexicon::load().is_ok(), "{:?}", Lexicon::load().err());
    }
}
