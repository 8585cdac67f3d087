//! What one article says: mentions, coreference, claims. It sees one article and nothing else.

pub mod calendar;
mod instrument;
mod mention;
mod province;

pub use instrument::find as find_instruments;
pub use mention::{BodyMention, DateMention, EventMention, InstrumentMention, ProvinceMention};
pub use province::find as find_provinces;
