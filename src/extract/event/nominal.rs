//! Events named by a noun: `Hội nghị lần thứ tư …`, `buổi làm việc với …`.

use super::{
    Scene,
    candidate::{Candidate, sorted},
    extent::Extent,
    within,
};
use crate::{
    language::{Shape, TokenRange},
    lexicon::{EventCue, EventKind, EventLead, HeadUse},
};

/// How far before an event somebody may ask for it.
const REQUEST: usize = 30;

impl Scene<'_> {
    /// The candidate whose head noun begins at a token.
    pub(super) fn nominal(&self, at: usize) -> Option<Candidate> {
        let tokens = &self.document.tokens;
        let (end, &entry) = self.words.heads.longest(tokens, at)?;
        let head = TokenRange::new(at, end);
        let lead = self.lead(at);
        if lead == Some(EventLead::Other) || self.is_other_name(head, entry.kind) || self.is_part(entry.kind, end) {
            return None;
        }
        // `đối thoại` is also what anybody does at any time, a `diễn đàn` that somebody attends is held.
        let called = tokens[at].is_capital() || entry.kind == EventKind::Forum && lead == Some(EventLead::Held);
        let bare = self.is_predicate(at, end) || entry.usage == HeadUse::Name && !called;
        let extent = if bare {
            Extent { end, date: None, year: None }
        } else {
            self.extent(end, lead == Some(EventLead::Adjunct))
        };
        if extent.end <= end && extent.date.is_none() && self.is_joined(end) {
            return None;
        }
        let range = TokenRange::new(at, extent.end.max(end));
        let mut features = self.features(head, range, lead);
        if entry.usage == HeadUse::Full && features.content == 0 {
            return None;
        }
        features.dated = self.sentence_date(range).is_some();
        if entry.kind == EventKind::Inspection && !(features.host || features.dated) {
            return None;
        }
        let planned = features.lead == Some(EventLead::Held) && extent.date.is_none() && features.ordinal.is_none();
        if planned && self.is_asked_for(at) {
            return None;
        }
        let rest = TokenRange::new(end, range.end());
        let words = self.words_in(&[self.without_place(rest)]);
        let object = sorted(&self.words_in(&[rest]));
        Some(Candidate {
            range,
            head,
            kind: if self.at_airport(entry.kind, rest) { EventKind::Arrival } else { entry.kind },
            subject: None,
            verbal: false,
            future: self.is_future(range),
            own_date: extent.date.filter(|&date| !self.is_commemorated(date, range)),
            year: extent.year,
            keys: sorted(&words),
            words,
            people: self.people_in(&[rest]),
            actor: Vec::new(),
            acronyms: self.acronyms(rest),
            object,
            destination: self.destination(entry.kind, rest),
            assembly: None,
            features,
        })
    }

    /// A welcome at an airport is not the one with honours.
    fn at_airport(&self, kind: EventKind, rest: TokenRange) -> bool {
        let tokens = &self.document.tokens;
        kind == EventKind::Welcome
            && (rest.first()..rest.end())
                .any(|at| tokens[at].word == self.words.airport && tokens[at - 1].word == self.words.air)
    }

    /// What the words right before a head tell of it.
    pub(super) fn lead(&self, at: usize) -> Option<EventLead> {
        let tokens = &self.document.tokens;
        let first = self.sentence_of(at).first();
        // The longest phrase that ends right here.
        (first.max(at.saturating_sub(4))..at)
            .find_map(|begin| match self.words.leads.longest(tokens, begin) {
                Some((end, &lead)) if end == at => Some(lead),
                _ => None,
            })
            .or_else(|| (at > first && tokens[at - 1].shape == Shape::Number).then_some(EventLead::Many))
    }

    /// Whether the clause before a token puts it in the future: `sẽ tổ chức …`, `dự kiến …`.
    pub(super) fn is_future(&self, event: TokenRange) -> bool {
        let sentence = self.sentence_of(event.first());
        let first = sentence.first().max(event.first().saturating_sub(12));
        let before = (first..event.first()).rev().take_while(|&i| !matches!(self.document.mark(i), ';' | '.'));
        let after = event.end()..sentence.end().min(event.end() + 3);
        let tokens = &self.document.tokens;
        before.chain(after).any(|i| {
            self.words.coming.contains(&tokens[i].word)
                || tokens[i].word == self.words.foresee && i > 0 && tokens[i - 1].word == self.words.plan
        })
    }

    /// A noun whose description stands after the next one: `|cuộc gặp gỡ, tọa đàm với …`.
    fn is_joined(&self, end: usize) -> bool {
        let tokens = &self.document.tokens;
        let joint = tokens.get(end).is_some_and(|token| token.mark == ',' || token.word == self.words.and);
        let next = tokens.get(end + 1).is_some_and(|token| token.shape == Shape::Lower && !token.newline);
        joint
            && next
            && (self.words.heads.longest(tokens, end + 1).is_some()
                || self.words.acts.longest(tokens, end + 1).is_some())
    }

    /// Whether somebody only asks that an event be held: `đề nghị Sở X tổ chức |hội thảo …`.
    fn is_asked_for(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let sentence = self.sentence_of(at);
        let asked = |i: &usize| {
            let cue = self.words.cues.longest(tokens, *i);
            matches!(cue, Some((end, EventCue::Ask)) if end < at)
                && (tokens[*i].shape == Shape::Lower || *i == sentence.first())
                && self.words.requests.contains(&tokens[*i].word)
        };
        (sentence.first().max(at.saturating_sub(REQUEST))..at)
            .rev()
            .take_while(|&i| !matches!(self.document.mark(i), ';' | ':' | '.'))
            .any(|i| asked(&i))
    }

    /// Whether a verb follows a noun at the head of its clause: `Hội nghị bầu …`.
    fn is_predicate(&self, at: usize, end: usize) -> bool {
        let tokens = &self.document.tokens;
        let heads = !matches!(self.lead(at), Some(EventLead::Held | EventLead::Adjunct));
        let verb = tokens.get(end).is_some_and(|next| heads && next.shape == Shape::Lower && !next.newline);
        // A ceremony's kind is its second word already.
        verb && !matches!(self.words.cues.longest(tokens, end), Some((_, cue)) if !matches!(cue, EventCue::End | EventCue::Deal))
            && tokens[at].word != self.words.ceremony
    }

    /// The opening or closing of an event that is named right after it: the event itself will do.
    fn is_part(&self, kind: EventKind, end: usize) -> bool {
        matches!(kind, EventKind::Part | EventKind::Ceremony)
            && self.words.heads.longest(&self.document.tokens, end).is_some()
    }

    /// Words that only look like a head: `Đại hội đồng`, `Hội nghị Hiệp thương`, or part of a body's name.
    fn is_other_name(&self, head: TokenRange, kind: EventKind) -> bool {
        let next = self.document.tokens.get(head.end());
        let tokens = &self.document.tokens;
        // `Quốc hội và Nghị quyết`, `Quốc hội thảo luận`
        let joined = |at: usize| tokens[at].word == self.words.and || tokens[at].shape == Shape::Mark;
        if kind != EventKind::Visit && (head.first()..head.end()).any(joined)
            || head.first() > 0
                && tokens[head.first() - 1].word == self.words.national
                && tokens[head.first() - 1].is_capital()
                && tokens[head.first()].shape == Shape::Lower
        {
            return true;
        }
        let assembly = next.is_some_and(|next| self.words.unlike.contains(&next.word) && !next.newline)
            || tokens.get(head.end() + 2).is_some_and(|third| third.word == self.words.people)
                && next.is_some_and(|next| next.word == self.words.great);
        let council = next.is_some_and(|next| next.word == self.words.consult && next.is_capital());
        assembly
            || council
            || within(self.found.bodies, head, |m| m.range).any(|body| !body.reference && body.range.end() > head.end())
    }
}
