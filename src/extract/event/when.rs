//! When an event was: by its own words, by its sentence, or by what the article tells around it.

use super::{Scene, candidate::Candidate, within};
use crate::{
    extract::mention::DateMention,
    language::TokenRange,
    lexicon::{EventKind, EventLead},
    model::PartialDate,
};

/// How surely a date is the event's, least sure first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    /// A year of its name.
    Year,
    /// The day that the article spoke of last.
    Story,
    /// A day after it in its sentence.
    After,
    /// A day before it in its sentence.
    Before,
    /// Its own words.
    Own,
}

/// The two ends of an event.
#[derive(Clone, Copy, Debug)]
enum Turn {
    /// `khai mạc`
    Opening,
    /// `bế mạc`
    Close,
}

/// How many days back the story of a report goes.
const RECENT: i32 = 45;

type Days = (PartialDate, Option<PartialDate>);

impl Scene<'_> {
    /// The day, or the first and last day, of an event that `members` name; `mentions` may also tell its opening and close.
    pub(super) fn date_of<'c>(
        &self,
        members: impl Iterator<Item = &'c Candidate>,
        mentions: impl Iterator<Item = &'c Candidate> + Clone,
    ) -> (Option<PartialDate>, Option<PartialDate>) {
        let told = self.best_told(members);
        let turn = |turn: Turn| mentions.clone().find_map(|mention| self.turn(mention, turn));
        let open = turn(Turn::Opening).map(|(day, _)| day);
        let close = turn(Turn::Close);
        match (told, open, close) {
            // Days from and to are said outright.
            (Some((_, (date, Some(end)))), _, _) => (Some(date), Some(end)),
            (_, Some(open), Some((close, _))) if open < close => (Some(open), Some(close)),
            (_, Some(open), _) => (Some(open), None),
            (Some((Hold::Own, (date, _))), None, Some((close, _))) if date < close => (Some(date), Some(close)),
            (_, None, Some((close, Some(days)))) => (close.plus_days(1 - days).or(Some(month(close))), Some(close)),
            (_, None, Some((close, None))) => (Some(month(close)), None),
            (Some((_, (date, end))), None, None) => (Some(date), end),
            (None, None, None) => (None, None),
        }
    }

    fn best_told<'c>(&self, members: impl Iterator<Item = &'c Candidate>) -> Option<(Hold, Days)> {
        let mut best: Option<(Hold, Days)> = None;
        for member in members {
            let Some((hold, days)) = self.date_told(member) else { continue };
            let better = match best {
                None => true,
                Some((known, (date, _))) => {
                    hold > known || hold == known && days.0.precision() > date.precision() && days.0.agrees_with(date)
                }
            };
            if better {
                best = Some((hold, days));
            }
        }
        best
    }

    /// The day on which an event is said to open or close, and how many days it took.
    fn turn(&self, candidate: &Candidate, turn: Turn) -> Option<(PartialDate, Option<i32>)> {
        let tokens = &self.document.tokens;
        let first = match turn {
            Turn::Opening => self.words.opens,
            Turn::Close => self.words.closes,
        };
        let sentence = self.sentence_of(candidate.range.first());
        let says =
            |at: usize| tokens[at].word == first && at + 1 < sentence.end() && tokens[at + 1].word == self.words.end;
        let (begin, end) = (candidate.range.first(), candidate.range.end());
        let clause = (end..sentence.end().min(end + 6)).take_while(|&at| tokens[at].mark != ';');
        let near = (sentence.first().max(begin.saturating_sub(3))..begin).chain(clause);
        let verb = near.into_iter().find(|&at| says(at))?;
        let after = TokenRange::new(verb, verb + 2);
        let at = candidate.own_date.or_else(|| self.day_after(after)).or_else(|| self.day_before(candidate.range))?;
        let date = self.found.dates[at].date;
        date.day()?;
        let days = (verb..sentence.end().min(verb + 14)).find_map(|at| self.days_of_work(at));
        Some((date, days))
    }

    /// `sau hai ngày làm việc`, `sau một ngày rưỡi làm việc`: on how many days.
    fn days_of_work(&self, at: usize) -> Option<i32> {
        let tokens = &self.document.tokens;
        if tokens[at].word != self.words.after {
            return None;
        }
        let one = tokens.get(at + 1).is_some_and(|token| token.word == self.words.one);
        let count = if one { 1 } else { i32::from(self.ordinal_word(at + 1)?) };
        let unit = tokens.get(at + 2)?;
        let half = tokens.get(at + 3).is_some_and(|token| token.word == self.words.half);
        (unit.word == self.words.day).then(|| count + i32::from(half))
    }

    /// A day right after some words.
    fn day_after(&self, words: TokenRange) -> Option<usize> {
        (words.end()..words.end() + 3).find_map(|at| self.date_at(at))
    }

    fn date_told(&self, candidate: &Candidate) -> Option<(Hold, Days)> {
        let days = |at: usize| (self.found.dates[at].date, self.found.dates[at].end);
        if let Some(own) = candidate.own_date {
            return Some((Hold::Own, days(own)));
        }
        let past =
            |at: usize| self.today.and_then(PartialDate::year).is_some_and(|today| days(at).0.year() < Some(today));
        if let Some(year) = candidate.year.filter(|&at| past(at)) {
            return Some((Hold::Own, days(year)));
        }
        // A visit or a session goes on around what is told of its days.
        let around = |date: PartialDate| if self.goes_on_around(candidate) { month(date) } else { date };
        if candidate.kind == EventKind::Visit
            && let Some(at) = self.days_from_to(candidate.head.first())
        {
            return Some((Hold::Own, days(at)));
        }
        if let Some((at, before)) = self.governing(candidate.range) {
            let hold = if before { Hold::Before } else { Hold::After };
            let (date, end) = days(at);
            let whole = around(date) == date;
            return Some((hold, (around(date), end.filter(|_| whole))));
        }
        let story = || self.spoken_of(candidate.range.first()).map(|at| (Hold::Story, (around(days(at).0), None)));
        let vague = || self.vaguely(candidate.range.first()).map(|date| (Hold::Year, (date, None)));
        // `Đại hội XII` dates a term of office; it was not held on the day of the report.
        let is_term = candidate.kind == EventKind::Congress
            && candidate.features.ordinal.is_some()
            && !candidate.features.host
            && candidate.range.len() <= candidate.head.len() + 1;
        let past = !candidate.future && !candidate.features.in_instrument && !is_term;
        let told = if past { vague().or_else(story) } else { None };
        told.or_else(|| candidate.year.map(|year| (Hold::Year, days(year))))
    }

    /// The first and last day that a sentence tells: `thăm … theo lời mời của … |từ ngày 5 đến 8/6`.
    fn days_from_to(&self, at: usize) -> Option<usize> {
        let sentence = self.sentence_of(at);
        let dates = self.found.dates;
        let begin = dates.partition_point(|date| date.range.first() < sentence.first());
        let days = |date: &DateMention| date.date.day().is_some() && date.end.is_some_and(|end| end.day().is_some());
        (begin..dates.len())
            .take_while(|&at| dates[at].range.first() < sentence.end())
            .find(|&at| days(&dates[at]) && self.is_told(at))
    }

    /// When `mới đây`, `tuần qua` was: as precise as publication, where that is not known to the day.
    fn vaguely(&self, at: usize) -> Option<PartialDate> {
        let published = self.published.filter(|date| !date.is_full())?;
        let tokens = &self.document.tokens;
        let sentence = self.sentence_of(at);
        let says = |i: usize| self.words.recently.contains(&(tokens[i].word, tokens[i + 1].word));
        (sentence.first()..sentence.end().saturating_sub(1)).any(says).then_some(published)
    }

    /// Whether an event lasts longer than the day that is told of it.
    fn goes_on_around(&self, candidate: &Candidate) -> bool {
        let tokens = &self.document.tokens;
        let lasting = match candidate.kind {
            EventKind::Visit => true,
            EventKind::Session | EventKind::Summit => {
                !candidate.verbal && candidate.features.lead != Some(EventLead::Held)
            }
            _ => false,
        };
        let sentence = self.sentence_of(candidate.range.first()).first();
        // `đã |tới Doha`: the arrival itself.
        let head = if candidate.verbal { candidate.head.end() } else { candidate.head.first() };
        let begins = (sentence.max(candidate.head.first().saturating_sub(8))..head)
            .any(|at| [self.words.begin, self.words.arrive, self.words.reach].contains(&tokens[at].word));
        lasting && !begins
    }

    /// The day that an anniversary is of: `lễ kỷ niệm 70 năm Ngày thành lập 15/8/1947`.
    pub(super) fn is_commemorated(&self, date: usize, event: TokenRange) -> bool {
        let tokens = &self.document.tokens;
        let year = self.found.dates[date].date.year();
        let past = year.zip(self.today.and_then(PartialDate::year)).is_some_and(|(year, today)| year < today);
        past && (event.first()..event.end()).any(|at| tokens[at].word == self.words.commemorate)
    }

    /// The day before an event in its sentence.
    pub(super) fn day_before(&self, event: TokenRange) -> Option<usize> {
        self.governing(event).filter(|&(_, before)| before).map(|(at, _)| at)
    }

    /// Whether a sentence tells a day for an event in it.
    pub(super) fn sentence_date(&self, event: TokenRange) -> Option<usize> {
        self.governing(event).map(|(at, _)| at)
    }

    /// The date of a sentence that governs an event in it: the last day before it (`true`), else the first after it.
    fn governing(&self, event: TokenRange) -> Option<(usize, bool)> {
        let sentence = self.sentence_of(event.first());
        let dates = self.found.dates;
        let begin = dates.partition_point(|date| date.range.first() < sentence.first());
        let in_sentence = || {
            (begin..dates.len())
                .take_while(|&at| dates[at].range.first() < sentence.end())
                .filter(|&at| self.is_told(at))
        };
        let told = |at: usize| dates[at].date.day().is_some();
        let before = in_sentence().filter(|&at| dates[at].range.end() <= event.first()).last();
        let inside = || in_sentence().find(|&at| dates[at].range.overlaps(event));
        let after = || in_sentence().find(|&at| dates[at].range.first() >= event.end());
        let day = before.filter(|&at| told(at)).map(|at| (at, true));
        let later = || inside().or_else(after).filter(|&at| told(at)).map(|at| (at, false));
        day.or_else(later).or_else(|| before.map(|at| (at, true)))
    }

    /// The last day told in the sentences before one.
    pub(super) fn spoken_of(&self, at: usize) -> Option<usize> {
        let sentence = self.sentence_of(at);
        let dates = self.found.dates;
        let end = dates.partition_point(|date| date.range.first() < sentence.first());
        let told = || (0..end).rev().filter(|&at| self.is_told(at) && self.is_recent(dates[at].date));
        // A day told in the same paragraph, else the latest: what goes back further is a digression.
        let paragraph = |at: usize| self.document.sentences[self.document.sentence_of(at)].paragraph;
        let here = paragraph(sentence.first());
        told()
            .find(|&at| paragraph(dates[at].range.first()) == here)
            .or_else(|| told().max_by_key(|&at| (dates[at].date, at)))
    }

    /// A day shortly before the report.
    fn is_recent(&self, date: PartialDate) -> bool {
        let Some(today) = self.today else { return false };
        let days = today.day_number().zip(date.day_number()).map(|(today, date)| today - date);
        date.day().is_some()
            && days.map_or(date.year() == today.year() && date <= today, |days| (0..=RECENT).contains(&days))
    }

    /// A day of the story: no date of signature, no bound, no year alone.
    fn is_told(&self, at: usize) -> bool {
        let date = &self.found.dates[at];
        date.date.month().is_some() && !self.is_of_instrument(date.range) && !self.is_bound(date)
    }

    /// A date of signature: inside or right after an instrument.
    pub(super) fn is_of_instrument(&self, date: TokenRange) -> bool {
        if self.document.mark(date.first().wrapping_sub(1)) == ',' && self.document.mark(date.end()) == ',' {
            return false;
        }
        let beside = TokenRange::new(date.first().saturating_sub(2), date.end());
        within(self.found.instruments, beside, |m| m.range).next().is_some()
    }

    /// `trước ngày 31/8`, `từ ngày 1/1`, but not `từ ngày 5 đến 7/1`
    fn is_bound(&self, mention: &DateMention) -> bool {
        let date = mention.range;
        mention.end.is_none()
            && date.first() > 0
            && self.words.bounds.contains(&self.document.tokens[date.first() - 1].word)
    }
}

/// The month of a day.
fn month(date: PartialDate) -> PartialDate {
    PartialDate::new(date.year(), date.month(), None).unwrap_or(date)
}
