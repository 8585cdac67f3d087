//! The instruments of an article and those who may have to do with them, in the order of the text.

use crate::{
    extract::DateMention,
    language::{Document, Shape, TokenRange},
    lexicon::{Lexicon, PolicyUse, PolicyVerb},
    model::EntityIndex,
};

/// A place where an instrument is meant.
#[derive(Clone, Copy, Debug)]
pub struct Instrument<'a> {
    /// Which.
    pub entity: EntityIndex,
    /// The words.
    pub range: TokenRange,
    /// Its canonical name.
    pub name: &'a str,
    /// Whether it only refers to it.
    pub reference: bool,
}

/// A place where someone or something is meant that may issue, carry out or discuss an instrument.
#[derive(Clone, Copy, Debug)]
pub struct Party {
    /// Who; for an office the body at which it is held.
    pub entity: EntityIndex,
    /// The words.
    pub range: TokenRange,
    /// Whether the words are those of an office or only refer to the entity.
    pub reference: bool,
}

/// All that claims about instruments need to see.
#[derive(Debug)]
pub struct PolicyScene<'a> {
    /// The text.
    pub document: &'a Document<'a>,
    /// The knowledge.
    pub lexicon: &'a Lexicon,
    /// Dates, in order.
    pub dates: &'a [DateMention],
    /// Instruments, in order; one may stand inside another.
    pub instruments: Vec<Instrument<'a>>,
    /// Bodies and offices, in order.
    pub issuers: Vec<Party>,
    /// Events, in order.
    pub events: Vec<Party>,
    /// Bodies and provinces that act by themselves, in order, none inside another or in an office.
    pub doers: Vec<Party>,
}

impl<'a> PolicyScene<'a> {
    /// Whether a word stands at a token, case aside.
    pub fn is(&self, at: usize, word: &str) -> bool {
        at < self.document.tokens.len() && self.document.word(at).to_lowercase() == word
    }

    /// Whether one of some words stands at a token, case aside.
    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        at < self.document.tokens.len() && words.contains(&self.document.word(at).to_lowercase().as_str())
    }

    /// The sentence of a token.
    pub fn sentence(&self, at: usize) -> TokenRange {
        self.document.sentence(self.document.sentence_of(at))
    }

    /// The role of the small words that begin at a token; those with a capital are parts of names (`Cần Thơ`).
    pub fn word_use(&self, at: usize) -> Option<PolicyUse> {
        let token = self.document.tokens.get(at)?;
        let opens = at == self.sentence(at).first() || token.shape == Shape::Lower;
        self.lexicon.policy.word_use(&self.document.tokens, at).filter(|_| opens).map(|(_, word_use)| word_use)
    }

    /// Whether words of time or manner end before a token: `đã ban hành`.
    pub fn after_tense(&self, at: usize) -> bool {
        (at.saturating_sub(2)..at).any(|start| {
            let found = self.lexicon.policy.word_use(&self.document.tokens, start);
            found.is_some_and(|(end, word_use)| end == at && word_use == PolicyUse::Tense)
        })
    }

    /// Whether a demand or denial stands between two tokens: `yêu cầu UBND tỉnh thực hiện`, `chưa thực hiện`.
    pub fn demanded(&self, from: usize, to: usize) -> bool {
        let mut at = from;
        while at < to {
            let found = self.lexicon.policy.word_use(&self.document.tokens, at);
            match found.filter(|_| self.word_use(at).is_some()) {
                Some((_, PolicyUse::Demand | PolicyUse::Denial)) => return true,
                Some((end, _)) => at = end,
                None => at += 1,
            }
        }
        false
    }

    /// The words of a claim that begin at a token, within its sentence.
    pub fn verb(&self, at: usize) -> Option<(TokenRange, PolicyVerb)> {
        let (end, verb) = self.lexicon.policy.verb(&self.document.tokens, at)?;
        (end <= self.sentence(at).end()).then(|| (TokenRange::new(at, end), verb))
    }

    /// The longest issuer that begins at a token.
    pub fn issuer_at(&self, at: usize) -> Option<Party> {
        let first = self.issuers.partition_point(|party| party.range.first() < at);
        let same = self.issuers[first..].iter().take_while(|party| party.range.first() == at);
        same.max_by_key(|party| party.range.end).copied()
    }

    /// The token after a date that begins at `at`, or `at`; a comma or bracket around it is passed over, too.
    pub fn past_date(&self, at: usize) -> usize {
        let start = at + usize::from(matches!(self.document.mark(at), ',' | '('));
        let date = self.dates.binary_search_by_key(&start, |date| date.range.first()).ok();
        date.map_or(at, |date| {
            let end = self.dates[date].range.end();
            end + usize::from(matches!(self.document.mark(end), ')' | ','))
        })
    }

    /// The token after `của A (khóa X)` where that begins at `at`, or `at`.
    pub fn past_issuer(&self, at: usize) -> usize {
        if !self.is(at, "của") {
            return at;
        }
        let Some(issuer) = self.issuer_at(at + 1) else { return at };
        let end = issuer.range.end();
        let term = self.document.mark(end) == '(' && self.is(end + 1, "khóa") && self.document.mark(end + 3) == ')';
        end + if term { 4 } else { 0 }
    }

    /// The token after `về …` where that begins at `at` and is short, or `at`.
    fn past_matter(&self, at: usize) -> usize {
        if !self.is(at, "về") {
            return at;
        }
        let plain = |at: &usize| self.document.tokens.get(*at).is_some_and(|t| t.shape == Shape::Lower && !t.newline);
        let end = (at..at + 14).take_while(plain).last().map_or(at, |last| last + 1);
        if matches!(self.document.mark(end), ',' | ';') { end } else { at }
    }

    /// The instruments that stand in one list with one, which is the first: `A, B và C`, issuers and dates aside.
    pub fn list_after(&self, first: usize) -> Vec<Instrument<'a>> {
        let mut list = vec![self.instruments[first]];
        let at = list[0].range.first();
        let limit = self.sentence(at).end();
        let enumerated = at > 0 && self.document.mark(at - 1) == ':';
        for next in &self.instruments[first + 1..] {
            let last = list[list.len() - 1].range;
            if next.range.first() < last.end() {
                continue;
            }
            let from = self.past_matter(self.past_date(self.past_issuer(self.past_date(last.end()))));
            let listed = enumerated && self.heads_item(next.range.first());
            if next.range.first() >= limit || !listed && !self.joins(from, next.range.first()) {
                break;
            }
            list.push(*next);
        }
        list
    }

    /// Whether an item of an enumeration begins at a token: `…: số 01 về …, số 02 về …; và số 03`.
    fn heads_item(&self, at: usize) -> bool {
        let before = at - usize::from(at > 0 && self.is(at - 1, "và"));
        before > 0 && matches!(self.document.mark(before - 1), ',' | ';' | '-' | '+') || before < at
    }

    /// The instruments right before one in a list, nothing between but commas and `và`: `A, B và C`.
    pub fn list_before(&self, last: usize) -> Vec<Instrument<'a>> {
        let mut list = vec![self.instruments[last]];
        for before in self.instruments[..last].iter().rev() {
            let next = list[list.len() - 1].range;
            if before.range.end() > next.first() || before.reference {
                continue;
            }
            if !self.joins(before.range.end(), next.first()) {
                break;
            }
            list.push(*before);
        }
        list
    }

    /// Whether only commas, `và`, `cùng`, `dự án` stand between two tokens.
    fn joins(&self, from: usize, to: usize) -> bool {
        from <= to
            && to - from <= 4
            && (from..to).all(|at| {
                matches!(self.document.mark(at), ',' | ';')
                    || self.is_any(at, &["và", "cùng", "dự", "án", "thảo", "các", "với"])
            })
            && (from == to || from > 0 && !self.document.tokens[to].newline)
    }

    /// The first instrument that begins within `reach` tokens after a token, small words between them.
    pub fn instrument_after(&self, at: usize, reach: usize) -> Option<usize> {
        let first = self.instruments.partition_point(|instrument| instrument.range.first() < at);
        let next = self.instruments.get(first)?;
        let between = at..next.range.first();
        let near = between.len() <= reach && next.range.first() < self.sentence(at.saturating_sub(1)).end();
        let mut at = between.start;
        while at < between.end {
            let token = &self.document.tokens[at];
            let plain = matches!(token.shape, Shape::Lower | Shape::Number)
                || matches!(token.mark, '“' | '"' | '(' | ':')
                || self.is_any(at, &["điều", "khoản", "dự"]);
            // `theo yêu cầu của Thủ tướng tại Văn bản số 5`
            let past = if self.is(at, "của") { self.past_issuer(at) } else { at };
            at = if past > at { past } else { at + 1 };
            if !plain {
                return None;
            }
        }
        near.then_some(first)
    }

    /// Whether `dự thảo` or `dự án` stands before a token.
    pub fn is_draft(&self, at: usize) -> bool {
        at >= 2 && self.is(at - 2, "dự") && self.is_any(at - 1, &["thảo", "án"])
    }

    /// The instrument, other than `but`, inside whose words a token stands.
    pub fn instrument_around(&self, at: usize, but: TokenRange) -> Option<Instrument<'a>> {
        self.instruments.iter().rev().find(|one| one.range.contains(at) && one.range != but).copied()
    }

    /// The event inside whose description a token stands.
    pub fn event_around(&self, at: usize) -> Option<Party> {
        self.events.iter().filter(|event| !event.reference).find(|event| event.range.contains(at)).copied()
    }
}
