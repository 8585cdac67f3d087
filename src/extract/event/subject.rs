//! Who acts where a verb tells of an event: `|Thủ tướng … đã hội đàm với …`.

use super::{Scene, candidate::Candidate, within};
use crate::{
    language::{Shape, TokenRange},
    lexicon::{EventAct, EventCue, EventKind, EventLead, Object},
};

/// A clause longer than this has its subject too far from the verb.
const LONGEST_SUBJECT: usize = 60;

/// How far behind a verb that heads its sentence its subject may stand.
const NEAR: usize = 8;

/// The same where what is looked into may have a long name.
const FAR: usize = 40;

impl Scene<'_> {
    /// Who acts: what stands before the verb in its clause.
    pub(super) fn subject(
        &self,
        at: usize,
        act: EventAct,
        sentence: TokenRange,
        before: &[Candidate],
    ) -> Option<TokenRange> {
        let tokens = &self.document.tokens;
        let mut end = self.before_adverbs(at, sentence);
        if end > sentence.first() && tokens[end - 1].word == self.words.during {
            end -= 1;
        }
        if end == sentence.first() {
            return None;
        }
        let joined = tokens[end - 1].word == self.words.and || matches!(tokens[end - 1].mark, ';' | ',');
        if joined && let Some(last) = before.last().filter(|last| self.shares_subject(last, end - 1, sentence)) {
            return last.subject;
        }
        let meets = matches!(act.object, Object::Guest | Object::Public | Object::Each);
        if joined
            && meets
            && let Some(actor) = self.acting_before(end - 1, sentence)
        {
            return Some(actor);
        }
        if tokens[end - 1].mark == ',' {
            end -= 1;
        }
        if let Some(actor) = self.actor_before(end, sentence) {
            let asked = actor.first() > sentence.first() && self.asks(actor.first() - 1, sentence);
            return (!asked).then_some(actor);
        }
        let clause = self.clause(end, sentence);
        (clause.len() <= LONGEST_SUBJECT && self.names_actor(clause)).then_some(clause)
    }

    /// Who acts in the clause before a joining mark: `Bộ trưởng A đã tới Doha|, gặp …`.
    fn acting_before(&self, mark: usize, sentence: TokenRange) -> Option<TokenRange> {
        let tokens = &self.document.tokens;
        let clause = TokenRange::new(sentence.first(), mark);
        let acts = |end: usize| {
            let verb = (end..mark).find(|&i| !self.words.adverbs.contains(&tokens[i].word)).unwrap_or(mark);
            let told = matches!(self.words.cues.longest(tokens, verb), Some((_, EventCue::End | EventCue::Ask)))
                || matches!(self.words.leads.longest(tokens, verb), Some((_, EventLead::Held)))
                || self.words.acts.longest(tokens, verb).is_some();
            tokens[end].shape == Shape::Lower && (verb > end || told)
        };
        let mut ends: Vec<usize> = within(self.found.people, clause, |m| m.extent).map(|m| m.extent.end()).collect();
        ends.sort_unstable();
        let end = ends.into_iter().rev().find(|&end| end < mark && acts(end))?;
        self.actor_before(end, sentence)
    }

    /// The person, post or body that ends right before a token, with those joined to it: `Thiếu tướng A và Đại tá B`.
    fn actor_before(&self, end: usize, sentence: TokenRange) -> Option<TokenRange> {
        let tokens = &self.document.tokens;
        let here = TokenRange::new(end - 1, end);
        let people = within(self.found.people, here, |m| m.extent).map(|m| m.extent);
        let posts = within(self.found.posts, here, |m| m.range).map(|m| m.range);
        let bodies = within(self.found.bodies, here, |m| m.range).map(|m| m.range);
        let actor = people
            .chain(posts)
            .chain(bodies)
            .filter(|range| range.end() == end && range.first() >= sentence.first())
            .max_by_key(|range| range.len())?;
        let mut first = actor.first();
        // A form of address before it, another actor joined to it.
        while first > sentence.first() && self.words.addresses.contains(&tokens[first - 1].word) {
            first -= 1;
        }
        // `Chủ tịch nước |Trần Văn A`
        let post = within(self.found.posts, TokenRange::new(first.max(1) - 1, first), |m| m.range)
            .map(|m| m.range)
            .find(|range| range.end() == first && range.first() >= sentence.first());
        if let Some(post) = post {
            first = post.first();
        }
        if first > sentence.first() + 1
            && tokens[first - 1].word == self.words.and
            && let Some(other) = self.actor_before(first - 1, sentence)
        {
            first = other.first();
        }
        Some(TokenRange::new(first, end))
    }

    /// Whether the words that end at a token ask for something: `mời`, `đề nghị`.
    fn asks(&self, last: usize, sentence: TokenRange) -> bool {
        let tokens = &self.document.tokens;
        self.words.modals.contains(&tokens[last].word) && tokens[last].shape == Shape::Lower
            || (sentence.first().max(last.saturating_sub(2))..=last).any(
                |begin| matches!(self.words.cues.longest(tokens, begin), Some((end, EventCue::Ask)) if end == last + 1),
            )
    }

    /// Whether a verb after a joining mark has the subject of the verb before: `đã hội đàm với A; hội kiến B`.
    fn shares_subject(&self, last: &Candidate, mark: usize, sentence: TokenRange) -> bool {
        last.verbal && last.head.first() > sentence.first() && last.range.end() <= mark + 1 && mark < sentence.end()
    }

    /// The words before `end` that may be the subject: adverbials at the head of the clause left out.
    fn clause(&self, end: usize, sentence: TokenRange) -> TokenRange {
        let tokens = &self.document.tokens;
        let mut begin = end;
        while begin > sentence.first() && !matches!(tokens[begin - 1].mark, ';' | ':' | '[' | ']' | '"' | '”' | '“')
        {
            begin -= 1;
        }
        // `(TTXVN) - `, `Ngày 23-4 `, segments that only tell when, where or on what occasion.
        loop {
            let start = begin;
            if let Some(date) = self.date_at(begin) {
                begin = self.found.dates[date].range.end().min(end);
            } else if begin < end && tokens[begin].mark == '(' {
                begin = (begin..end).find(|&i| tokens[i].mark == ')').map_or(begin, |close| close + 1);
            } else if begin < end && matches!(tokens[begin].mark, '-' | '–' | ',') {
                begin += 1;
            } else if let Some(comma) = (begin..end).find(|&i| tokens[i].mark == ',' && !self.in_actor(i))
                && self.is_adverbial(begin, comma)
            {
                begin = comma + 1;
            }
            if begin == start {
                break;
            }
        }
        TokenRange::new(begin, end)
    }

    fn in_actor(&self, at: usize) -> bool {
        let here = TokenRange::new(at, at + 1);
        within(self.found.people, here, |m| m.extent).next().is_some()
    }

    fn is_adverbial(&self, begin: usize, end: usize) -> bool {
        let tokens = &self.document.tokens;
        begin >= end
            || (begin..end).any(|i| self.date_at(i).is_some())
            || self.words.adverbial.contains(&tokens[begin].word)
            || matches!(self.words.leads.longest(tokens, begin), Some((_, EventLead::Adjunct)))
    }

    /// Whether a clause names someone who can act, and no other verb stands in it.
    fn names_actor(&self, clause: TokenRange) -> bool {
        if clause.is_empty() {
            return false;
        }
        let tokens = &self.document.tokens;
        let mut at = clause.first();
        let mut actor = false;
        while at < clause.end() {
            let here = TokenRange::new(at, at + 1);
            let known = within(self.found.people, here, |m| m.extent)
                .map(|m| m.extent)
                .chain(within(self.found.posts, here, |m| m.range).map(|m| m.range))
                .chain(within(self.found.bodies, here, |m| m.range).map(|m| m.range))
                .map(TokenRange::end)
                .max();
            if let Some(end) = known {
                actor = true;
                at = end.max(at + 1);
                continue;
            }
            let token = &tokens[at];
            actor |= self.words.actors.contains(&token.word);
            let cue = self.words.cues.longest(tokens, at).map(|(_, &cue)| cue);
            let asks = cue == Some(EventCue::Ask) && (token.shape == Shape::Lower || at == clause.first());
            if asks || token.shape == Shape::Lower && token.word != self.words.by && cue == Some(EventCue::End) {
                return false;
            }
            at += 1;
        }
        actor
    }

    /// Whether a person or body leads an inspection.
    pub(super) fn is_led(&self, subject: TokenRange) -> bool {
        within(self.found.people, subject, |m| m.extent).next().is_some()
            || within(self.found.bodies, subject, |m| m.range).any(|body| body.range.first() <= subject.first() + 1)
            || within(self.found.posts, subject, |m| m.range).next().is_some()
    }

    /// Whether a named person acts who holds a post.
    pub(super) fn is_person(&self, subject: TokenRange) -> bool {
        let holds = |person: usize| {
            let mut mentions = self.found.people.iter().filter(|m| m.person == person);
            mentions.any(|m| within(self.found.posts, m.extent, |post| post.range).next().is_some())
        };
        within(self.found.people, subject, |m| m.extent).any(|m| m.named && holds(m.person))
    }

    /// The subject of a verb that heads its sentence: `Làm việc với …, Thứ trưởng A yêu cầu …`.
    pub(super) fn subject_after(
        &self,
        at: usize,
        act: EventAct,
        end: usize,
        sentence: TokenRange,
    ) -> Option<TokenRange> {
        if at != sentence.first() {
            return None;
        }
        let tokens = &self.document.tokens;
        let far = if act.kind == EventKind::Inspection { FAR } else { NEAR };
        (end..sentence.end().min(end + far)).filter(|&i| tokens[i].mark == ',').find_map(|comma| {
            let here = TokenRange::new(comma + 1, comma + 2);
            within(self.found.people, here, |m| m.extent).map(|m| m.extent).find(|extent| extent.first() == comma + 1)
        })
    }

    /// `hai bên`, `A và B`: several who act on each other.
    pub(super) fn is_mutual(&self, subject: TokenRange) -> bool {
        let tokens = &self.document.tokens;
        (subject.first()..subject.end()).any(|i| {
            tokens[i].word == self.words.two || tokens[i].word == self.words.and && self.actor_at(i + 1).is_some()
        })
    }

    /// Whether only adverbs and a comma stand between a subject and its verb.
    pub(super) fn adjoins(&self, subject: TokenRange, at: usize) -> bool {
        let tokens = &self.document.tokens;
        (subject.end()..at).all(|i| tokens[i].mark == ',' || self.words.adverbs.contains(&tokens[i].word))
    }
}
