//! Events named by a noun: `Hội nghị lần thứ tư …`, `buổi làm việc với …`.

use super::{Scene, candidate::Candidate, extent::Extent, within};
use crate::{
    language::{Shape, TokenRange},
    lexicon::{EventCue, EventKind, EventLead, HeadUse},
};

impl Scene<'_> {
    /// The candidate whose head noun begins at a token.
    pub(super) fn nominal(&self, at: usize) -> Option<Candidate> {
        let tokens = &self.document.tokens;
        let (end, &entry) = self.words.heads.longest(tokens, at)?;
        let head = TokenRange::new(at, end);
        let lead = self.lead(at);
        if lead == Some(EventLead::Other) || self.is_other_name(head) || self.is_part(entry.kind, end) {
            return None;
        }
        let bare = self.is_predicate(at, end) || entry.usage == HeadUse::Name && !tokens[at].is_capital();
        let extent = if bare { Extent { end, date: None } } else { self.extent(end) };
        let range = TokenRange::new(at, extent.end.max(end));
        let mut features = self.features(head, range, lead);
        if entry.usage == HeadUse::Full && features.content == 0 {
            return None;
        }
        features.dated = self.sentence_date(range).is_some();
        let keys = self.keys(&[TokenRange::new(end, range.end())]);
        Some(Candidate {
            range,
            head,
            kind: entry.kind,
            subject: None,
            verbal: false,
            own_date: extent.date,
            keys,
            features,
        })
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

    /// Whether a verb follows a noun at the head of its clause: `Hội nghị bầu …`.
    fn is_predicate(&self, at: usize, end: usize) -> bool {
        let tokens = &self.document.tokens;
        let heads = at == self.sentence_of(at).first() || tokens[at - 1].shape == Shape::Mark && !tokens[at].glued;
        let Some(next) = tokens.get(end).filter(|next| heads && next.shape == Shape::Lower && !next.newline) else {
            return false;
        };
        // A ceremony's kind is its second word already.
        !matches!(self.words.cues.longest(tokens, end), Some((_, cue)) if *cue != EventCue::End)
            && tokens[at].word != self.words.ceremony
            && next.word != self.words.consult
    }

    /// The opening or closing of an event that is named right after it: the event itself will do.
    fn is_part(&self, kind: EventKind, end: usize) -> bool {
        matches!(kind, EventKind::Part | EventKind::Ceremony)
            && self.words.heads.longest(&self.document.tokens, end).is_some()
    }

    /// Words that only look like a head: `Đại hội đồng`, `Hội nghị Hiệp thương`, or part of a body's name.
    fn is_other_name(&self, head: TokenRange) -> bool {
        let next = self.document.tokens.get(head.end());
        let tokens = &self.document.tokens;
        // `Quốc hội và Nghị quyết`, `Quốc hội thảo luận`
        if (head.first()..head.end()).any(|at| tokens[at].word == self.words.and || tokens[at].shape == Shape::Mark)
            || head.first() > 0
                && tokens[head.first() - 1].word == self.words.national
                && tokens[head.first() - 1].is_capital()
                && tokens[head.first()].shape == Shape::Lower
        {
            return true;
        }
        let assembly = next.is_some_and(|next| next.word == self.words.assembly && !next.newline);
        let council = next.is_some_and(|next| next.word == self.words.consult && next.is_capital());
        assembly
            || council
            || within(self.found.bodies, head, |m| m.range).any(|body| !body.reference && body.range.end() > head.end())
    }
}
