//! When an event was: by its own words, by its sentence, or by what the article tells around it.

use super::{Scene, within};
use crate::{language::TokenRange, model::PartialDate};

impl Scene<'_> {
    /// The date of a sentence that governs an event in it: the last day before it, else the first after it.
    pub(super) fn sentence_date(&self, event: TokenRange) -> Option<usize> {
        let sentence = self.sentence_of(event.first());
        let dates = self.found.dates;
        let begin = dates.partition_point(|date| date.range.first() < sentence.first());
        let governs = |&at: &usize| {
            let date = &dates[at];
            date.date.day().is_some() && !self.is_of_instrument(date.range) && !self.is_bound(date.range)
        };
        let in_sentence = || (begin..dates.len()).take_while(|&at| dates[at].range.first() < sentence.end());
        in_sentence()
            .filter(|&at| dates[at].range.end() <= event.first())
            .filter(governs)
            .last()
            .or_else(|| in_sentence().filter(|&at| dates[at].range.first() >= event.end()).find(governs))
    }

    /// A date of signature: inside or right after an instrument.
    fn is_of_instrument(&self, date: TokenRange) -> bool {
        let beside = TokenRange::new(date.first().saturating_sub(2), date.end());
        within(self.found.instruments, beside, |m| m.range).next().is_some()
    }

    /// `trước ngày 31/8`, `từ ngày 1/1`
    fn is_bound(&self, date: TokenRange) -> bool {
        date.first() > 0 && self.words.bounds.contains(&self.document.tokens[date.first() - 1].word)
    }

    /// The first day that the lead tells.
    pub(super) fn lead_day(&self) -> Option<PartialDate> {
        let first = self.document.sentences.first()?;
        let end = self.document.sentences.get(3).map_or(self.document.tokens.len(), |s| s.first as usize);
        within(self.found.dates, TokenRange::new(first.first as usize, end), |m| m.range)
            .find(|date| date.date.day().is_some() && !self.is_of_instrument(date.range))
            .map(|date| date.date)
    }
}
