//! Who has the floor: the event at which people are speaking.

use super::{scene::EventPlace, sentence::Sentence};

/// The event at which people are speaking, as far as the sentences before tell.
#[derive(Default)]
pub struct Floor {
    pub event: Option<EventPlace>,
    /// Whether `tại`, `phát biểu tại` gave it, not a mere mention.
    pub explicit: bool,
    /// How many sentences ago.
    pub since: usize,
}

impl Floor {
    /// `Tại hội nghị`, `Phát biểu tại buổi làm việc` give the floor; it is kept for a few sentences.
    pub fn listen(&mut self, sentence: &Sentence) {
        let scene = sentence.scene;
        let events = scene.events_in(sentence.range);
        let spoken = events.iter().rev().find(|event| scene.preceded_by(event.range.first(), &["tại", "trong", "ở"]));
        let spoken = spoken.or_else(|| {
            // `Kết luận hội nghị`, `Phát biểu kết luận Hội nghị`
            events.iter().find(|event| event.reference && event.range.first() - sentence.range.first() <= 6)
        });
        let opened = spoken.or_else(|| events.iter().rev().find(|event| !event.reference));
        match opened {
            Some(event) => {
                *self = Floor { event: Some(*event), explicit: spoken.is_some(), since: 0 };
            }
            None => self.since += 1,
        }
    }
}
