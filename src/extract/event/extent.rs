//! How far the description of an event runs.

use super::{Scene, within};
use crate::{
    language::{Shape, TokenRange},
    lexicon::EventCue,
};

/// The words after a head that describe its event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    /// The token after the last.
    pub end: usize,
    /// The date among or right after them, as an index into the scene's dates.
    pub date: Option<usize>,
    /// The year that ends them.
    pub year: Option<usize>,
}

/// Brackets longer than this say something of their own.
const SHORT_BRACKET: usize = 6;

impl Scene<'_> {
    /// Runs from `at`, the token after a head, to the end of its description.
    ///
    /// It runs over topics, hosts, ordinals, quotations and places, and over commas that only join words of a topic
    /// (`phòng, chống …`); it ends at a finite verb, at a date, at a new clause or at another event that is not part of it.
    /// In an adverbial (`Tại hội nghị, chiều 5/3, …`) a date after a comma is of what follows.
    pub(super) fn extent(&self, at: usize, adjunct: bool) -> Extent {
        let sentence = self.document.sentence(self.document.sentence_of(at.saturating_sub(1))).end();
        let mut i = at;
        let mut date = None;
        let mut year = None;
        let mut numbered = false;
        while i < sentence {
            let number = i == at && self.document.tokens[i].is_capital() && self.ordinal_word(i).is_some();
            numbered |= number || self.ordinal(i).is_some();
            if let Some(found) = self.date_at(i) {
                let after = self.found.dates[found].range.end();
                if self.is_named_after(found) {
                    year = self.year_at_end(found, sentence).or(year);
                    if year == Some(found) && after < sentence && self.document.tokens[after].word == self.words.and {
                        break;
                    }
                    i = after;
                    continue;
                }
                date = date.or(Some(found));
                if !self.goes_on(after, sentence) {
                    break;
                }
                i = after;
                continue;
            }
            let token = &self.document.tokens[i];
            i = match token.shape {
                Shape::Mark => match self.past_mark(at, i, sentence) {
                    Some(next) => next,
                    None => break,
                },
                _ if i > at && self.other_event(i) => break,
                _ if self.starts_sentence(i) || self.is_item(i) => break,
                _ if i > at && self.tells_who(i) => break,
                Shape::Lower | Shape::Upper => match self.words.cues.longest(&self.document.tokens, i) {
                    Some((_, EventCue::End)) if token.shape == Shape::Lower || self.is_headline(i) => break,
                    Some((_, EventCue::Deal)) if numbered && self.follows_name(i) => break,
                    Some((end, EventCue::Pass | EventCue::Open)) => end,
                    _ if self.turns(i) => break,
                    _ => i + 1,
                },
                _ => match self.words.cues.longest(&self.document.tokens, i) {
                    Some((end, EventCue::Pass)) => end,
                    _ if self.turns(i) => break,
                    _ => i + 1,
                },
            };
        }
        let end = self.trimmed(at, i);
        let year = year.filter(|&year| self.found.dates[year].range.end() == end);
        Extent { end, date: date.or_else(|| self.date_after(i, sentence, adjunct)), year }
    }

    /// A year that ends a description and so dates it: `chuyến thăm Lào của Thủ tướng năm 2015 …`.
    fn year_at_end(&self, date: usize, sentence: usize) -> Option<usize> {
        let mention = &self.found.dates[date];
        let after = mention.range.end();
        let tokens = &self.document.tokens;
        let ends = after >= sentence
            || tokens[after].shape == Shape::Mark
            || tokens[after].word == self.words.and
            || matches!(self.words.cues.longest(tokens, after), Some((_, EventCue::End)));
        (ends && mention.date.month().is_none() && mention.end.is_none()).then_some(date)
    }

    /// Whether a description goes on after a date: `cuộc họp ngày 11.7 của UBND tỉnh`.
    fn goes_on(&self, at: usize, sentence: usize) -> bool {
        at < sentence && matches!(self.words.cues.longest(&self.document.tokens, at), Some((_, EventCue::On)))
    }

    /// A time that is part of the name: a year, the month of a regular meeting, the years of an anniversary.
    fn is_named_after(&self, date: usize) -> bool {
        let mention = &self.found.dates[date];
        let long = mention.end.zip(mention.date.year()).is_some_and(|(end, year)| end.year() > Some(year + 1));
        let regular = mention.date.day().is_none()
            && mention.range.first() > 0
            && self.document.tokens[mention.range.first() - 1].word == self.words.period;
        let year = mention.date.month().is_none()
            && (mention.range.first()..mention.range.end()).any(|at| self.document.tokens[at].shape == Shape::Number);
        year || long || regular || self.is_of_instrument(mention.range)
    }

    /// A capital that begins a sentence whose full stop is lost or taken for that of an abbreviation.
    pub(super) fn starts_sentence(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let lost = tokens[at - 1].shape != Shape::Mark && !self.words.hanging.contains(&tokens[at - 1].word);
        tokens[at].shape == Shape::Title
            && (lost || tokens[at - 1].mark == '.')
            && !self.inside_name(at)
            && self.words.starts.longest(tokens, at).is_some()
    }

    /// `để` before somebody who acts in a clause of its own: `buổi họp để |Sở Y tế báo cáo …`.
    fn tells_who(&self, at: usize) -> bool {
        let next = TokenRange::new(at + 1, at + 2);
        self.document.tokens[at].word == self.words.purpose
            && self.document.tokens[at].shape == Shape::Lower
            && (within(self.found.people, next, |m| m.extent).next().is_some()
                || within(self.found.posts, next, |m| m.range).next().is_some()
                || within(self.found.bodies, next, |m| m.range).next().is_some()
                || within(self.found.provinces, next, |m| m.range).next().is_some())
    }

    /// The letter of an item in a list whose line breaks are lost: `kỳ họp thứ 4. |b) …`.
    fn is_item(&self, at: usize) -> bool {
        matches!(self.document.word(at).as_bytes(), [b'a'..=b'e' | b'g' | b'h'])
    }

    /// Whether the words right before a token end a name: a number, a capital, a bracket.
    fn follows_name(&self, at: usize) -> bool {
        let token = &self.document.tokens[at - 1];
        token.shape != Shape::Lower && !matches!(token.mark, ',' | '-' | '–') || self.ordinal_word(at - 1).is_some()
    }

    /// `và` before a verb or another event.
    fn turns(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        tokens[at].word == self.words.and
            && (matches!(self.words.cues.longest(tokens, at + 1), Some((_, EventCue::End | EventCue::Deal)))
                || self.words.heads.longest(tokens, at + 1).is_some()
                || !matches!(self.words.cues.longest(tokens, at + 1), Some((_, EventCue::Pass)))
                    && self.words.acts.longest(tokens, at + 1).is_some())
    }

    /// Another event that this one is not named after.
    fn other_event(&self, at: usize) -> bool {
        self.words.heads.longest(&self.document.tokens, at).is_some()
            && matches!(self.document.mark(at - 1), ',' | ';' | '–' | '-')
    }

    fn is_headline(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        at > 0 && tokens[at - 1].shape == Shape::Upper && tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Upper)
    }

    /// The token to go on with after a mark; `None` where the mark ends the description.
    fn past_mark(&self, start: usize, at: usize, sentence: usize) -> Option<usize> {
        let tokens = &self.document.tokens;
        let mark = tokens[at].mark;
        let ceremony = start > 1 && tokens[start - 2].word == self.words.ceremony;
        if at > start && self.inside_name(at) {
            return Some(at + 1);
        }
        let closing = |close: &[char]| (at + 1..sentence).find(|&i| close.contains(&tokens[i].mark));
        match mark {
            '(' => {
                let close = closing(&[')'])?;
                let dated = (at..close).any(|i| self.date_at(i).is_some_and(|date| !self.is_named_after(date)));
                let caption = (at..close).any(|i| tokens[i].mark == ':' || tokens[i].word == self.words.picture);
                let long = self.date_at(at + 1).map_or(close - at, |date| close - self.found.dates[date].range.end());
                (long <= SHORT_BRACKET && !dated && !caption).then_some(close + 1)
            }
            '“' | '‘' => closing(&['”', '’', '"', '\'']).map(|close| close + 1),
            '"' | '\'' => closing(&['"', '\'', '”', '’']).map(|close| close + 1),
            ',' => (at > start || ceremony).then(|| self.past_comma(at, sentence)).flatten(),
            '-' | '–' => {
                let (before, after) = (&tokens[at - 1], tokens.get(at + 1).filter(|_| at + 1 < sentence)?);
                let joined = tokens[at].glued || after.glued;
                let names = |shape| matches!(shape, Shape::Title | Shape::Upper | Shape::Number);
                (joined || names(before.shape) && names(after.shape) || after.shape == Shape::Lower).then_some(at + 1)
            }
            '.' if at + 1 < sentence && !self.starts_sentence(at + 1) => Some(at + 1),
            '/' | '&' | '+' | '%' => Some(at + 1),
            _ => None,
        }
    }

    /// A mark inside the name of a body or an instrument, or inside a person's titles.
    fn inside_name(&self, at: usize) -> bool {
        let here = TokenRange::new(at, at + 1);
        let holds = |range: TokenRange| range.first() < at && at + 1 < range.end();
        within(self.found.bodies, here, |m| m.range).any(|m| holds(m.range))
            || within(self.found.instruments, here, |m| m.range).any(|m| holds(m.range))
            || within(self.found.posts, here, |m| m.range).any(|m| holds(m.range))
            || self.joins_posts(at)
    }

    /// `Tổng Bí thư, Chủ tịch Trung Quốc Tập Cận Bình`: a comma between the posts of one person.
    fn joins_posts(&self, at: usize) -> bool {
        let ends = within(self.found.posts, TokenRange::new(at - 1, at), |m| m.range).any(|m| m.range.end() == at);
        let begins =
            within(self.found.posts, TokenRange::new(at + 1, at + 2), |m| m.range).any(|m| m.range.first() == at + 1);
        let named = within(self.found.people, TokenRange::new(at - 1, at), |m| m.range).next().is_some();
        // `buổi tiếp Chủ tịch X, |Thủ tướng A khẳng định …`: the posts of two.
        let mut after = within(self.found.people, TokenRange::new(at + 1, at + 2), |m| m.extent);
        let other = after.any(|m| m.extent.first() == at + 1 && self.ends_at(m.extent.end()));
        self.document.mark(at) == ',' && ends && begins && !named && !other
    }

    /// Whether a word that ends a description stands at a token.
    fn ends_at(&self, at: usize) -> bool {
        matches!(self.words.cues.longest(&self.document.tokens, at), Some((_, EventCue::End | EventCue::Ask)))
    }

    /// A comma joins words of a topic where no clause, name or number begins after it.
    fn past_comma(&self, at: usize, sentence: usize) -> Option<usize> {
        let tokens = &self.document.tokens;
        let next = tokens.get(at + 1).filter(|_| at + 1 < sentence)?;
        if next.shape == Shape::Mark || self.date_at(at + 1).is_some() || self.other_event(at + 1) {
            return None;
        }
        if matches!(
            self.words.cues.longest(tokens, at + 1),
            Some((_, EventCue::End | EventCue::Clause | EventCue::Ask))
        ) {
            return None;
        }
        let follows_ordinal = tokens[at - 1].shape == Shape::Number || self.ordinal_word(at - 1).is_some();
        let name = next.shape != Shape::Lower;
        if name {
            // `Kỳ họp thứ 3, Quốc hội khóa XIV`; `của Sở A, Sở B và Sở C`; else a clause begins.
            let list = (at + 2..sentence.min(at + 12)).any(|i| tokens[i].word == self.words.and)
                && within(self.found.bodies, TokenRange::new(at - 1, at), |m| m.range).next().is_some();
            let organ = within(self.found.bodies, TokenRange::new(at + 1, at + 2), |m| m.range)
                .find(|body| body.range.first() == at + 1);
            let host = organ.is_some_and(|body| self.is_host_after(body.range.end(), sentence));
            return (follows_ordinal && (host || next.shape == Shape::Number) || list && organ.is_some())
                .then_some(at + 1);
        }
        if within(self.found.people, TokenRange::new(at + 1, at + 3), |m| m.extent)
            .any(|m| m.named && (at + 1..=at + 2).contains(&m.extent.first()))
        {
            return None;
        }
        let many = next.word == self.words.many && tokens[at - 1].shape != Shape::Lower;
        (!many && self.words.acts.longest(tokens, at + 1).is_none()).then_some(at + 1)
    }

    /// Whether the organ that ends at `end` holds what is numbered before it (`Kỳ họp thứ 3, Quốc hội |khóa XIV`) and
    /// does not act in a clause of its own (`Tại kỳ họp thứ 3, Quốc hội |nghe …`).
    fn is_host_after(&self, end: usize, sentence: usize) -> bool {
        let Some(next) = self.document.tokens.get(end).filter(|_| end < sentence) else { return true };
        next.shape != Shape::Lower || next.word == self.words.term || self.happens(end)
    }

    /// Leaves out words at the end that join nothing.
    fn trimmed(&self, start: usize, mut end: usize) -> usize {
        let tokens = &self.document.tokens;
        while end > start {
            let token = &tokens[end - 1];
            let hanging = match token.shape {
                Shape::Mark => !matches!(token.mark, ')' | '”' | '"' | '\'' | '’'),
                Shape::Lower => self.words.hanging.contains(&token.word),
                _ => false,
            };
            if !hanging {
                break;
            }
            end -= 1;
        }
        end
    }

    /// The date that is said of an event right after its description: `… sẽ diễn ra tại Vinh vào ngày 5/6`.
    fn date_after(&self, at: usize, sentence: usize, adjunct: bool) -> Option<usize> {
        let tokens = &self.document.tokens;
        let mut i = at;
        let mut steps = 0;
        while i < sentence && steps < 16 {
            if let Some(found) = self.date_at(i) {
                let last = self.found.dates[found].range.end();
                let next = adjunct && self.document.mark(at) == ',' && last < sentence;
                return (!next || matches!(tokens[last].mark, '.' | ')')).then_some(found);
            }
            let token = &tokens[i];
            let passes = match token.shape {
                Shape::Mark => matches!(token.mark, ',' | '(' | '”' | '"'),
                Shape::Lower => self.words.holding.contains(&token.word),
                _ => steps > 0,
            };
            if !passes {
                return None;
            }
            i += 1;
            steps += 1;
        }
        None
    }

    /// The words of a range that tell something: not joining words, marks, or dates.
    pub(super) fn content(&self, range: TokenRange) -> usize {
        let mut count = 0;
        let mut i = range.first();
        while i < range.end() {
            if let Some(found) = self.date_at(i) {
                i = self.found.dates[found].range.end();
                continue;
            }
            let token = &self.document.tokens[i];
            count += usize::from(token.shape != Shape::Mark && !self.words.hanging.contains(&token.word));
            i += 1;
        }
        count
    }
}
