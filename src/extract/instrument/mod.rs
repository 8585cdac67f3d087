//! Instruments in the text: resolutions, laws, decisions, plans, by number or by title.

mod identity;
mod law;
mod meeting;
mod number;
mod title;

use super::mention::{BodyMention, DateMention, InstrumentMention};
use crate::{
    language::{Document, Shape, TokenRange},
    lexicon::{Instruments, Lexicon, Titled, WordUse},
};
use number::Number;

/// How the text says which instrument it means.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Identity {
    /// By number, with year and sign: `22`, `-NQ/TW`.
    Number { digits: String, rest: String },
    /// By title, and what tells it from others of that title: `(sửa đổi)`, `năm 2013`.
    Title { title: String, qualifier: String },
    /// By pointing back: `Nghị quyết này`.
    Reference,
    /// By pointing back to a draft of any kind: `dự thảo đã …`.
    Draft,
}

/// An instrument as it stands in the text, before short and full forms are brought together.
#[derive(Clone, Debug)]
struct Found {
    range: TokenRange,
    kind: usize,
    identity: Identity,
    dated: Option<usize>,
    /// Whether `dự thảo` or `dự án` stands before it.
    draft: bool,
}

/// Finds the instruments that a document names or refers to, in the order of the text. One may stand inside the title of
/// another. Short forms (`Nghị quyết 22`) carry the name of the full form, where the article has just one.
pub fn find(
    document: &Document,
    lexicon: &Lexicon,
    dates: &[DateMention],
    bodies: &[BodyMention],
) -> Vec<InstrumentMention> {
    let mut finder =
        Finder { document, instruments: &lexicon.instruments, dates, bodies, found: Vec::new(), inside: 0 };
    let mut at = 0;
    while at < document.tokens.len() {
        at = finder.step(at);
    }
    for found in &mut finder.found {
        found.draft = title::is_draft(document, finder.instruments, found.range.first());
    }
    identity::settle(document, &lexicon.instruments, dates, finder.found)
}

struct Finder<'a> {
    document: &'a Document<'a>,
    instruments: &'a Instruments,
    dates: &'a [DateMention],
    bodies: &'a [BodyMention],
    found: Vec<Found>,
    /// The token at which the title ends inside which the walk is; only numbers and laws are found there.
    inside: usize,
}

impl Finder<'_> {
    /// Looks at one token; where the walk goes on.
    fn step(&mut self, at: usize) -> usize {
        let token = &self.document.tokens[at];
        if token.shape == Shape::Number {
            return self.bare_number(at).unwrap_or(at + 1);
        }
        if let Some((end, kind)) = self.kind_at(at) {
            return self.instrument(at, end, kind);
        }
        if let Some(end) = self.bare_draft(at) {
            let (range, identity) = (TokenRange::new(at, end), Identity::Draft);
            self.found.push(Found { range, kind: 0, identity, dated: None, draft: true });
            return end;
        }
        at + 1
    }

    /// The kind that begins at a token, and where its words end.
    fn kind_at(&self, at: usize) -> Option<(usize, usize)> {
        let document = self.document;
        let token = &document.tokens[at];
        if let Some((end, &kind)) = self.instruments.spellings().longest(&document.tokens, at) {
            return (!self.part_of_another_word(at, end, kind)).then_some((end, kind));
        }
        if token.shape != Shape::Upper {
            return None;
        }
        if self.instruments.laws().longest(&document.tokens, at).is_some() {
            return Some((at + 1, self.instruments.laws().longest(&document.tokens, at)?.1.0));
        }
        let kind = self.instruments.short(token.word)?;
        let numbered = document
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.shape == Shape::Number && !next.glued || next.word == self.instruments.words.so);
        numbered.then_some((at + 1, kind))
    }

    /// `dự thảo` alone, as in `dự thảo đã thể chế hóa …`: where it ends.
    fn bare_draft(&self, at: usize) -> Option<usize> {
        let words = &self.instruments.words;
        let word = |at: usize| self.document.tokens.get(at).map(|token| token.word).unwrap_or_default();
        let end = at + 2;
        let alone = word(at) == words.du
            && word(at + 1) == words.thao
            && (word(end) == words.nay
                || self.instruments.is(word(end), WordUse::Follows) && word(end) != words.cua && word(end) != words.ve)
            && at.checked_sub(1).is_none_or(|before| ![words.cac, words.nhung].contains(&word(before)));
        alone.then_some(end)
    }

    /// `pháp luật`, `kỷ luật`, `tư lệnh`, `luật sư`, `Bộ Kế hoạch` are no instruments.
    fn part_of_another_word(&self, at: usize, end: usize, kind: usize) -> bool {
        let words = &self.instruments.words;
        let before = at.checked_sub(1).map(|before| &self.document.tokens[before]);
        let before = before.filter(|before| !self.document.tokens[at].newline && before.is_word());
        let bars = match self.instruments.kind(kind).titled {
            Titled::Plan => WordUse::Office,
            _ if end == at + 1 => WordUse::Bars,
            _ => return false,
        };
        let after = self.document.tokens.get(end).map(|after| after.word);
        before.is_some_and(|before| self.instruments.is(before.word, bars))
            || after.is_some_and(|after| after == words.su || after == words.phap && end == at + 1)
    }

    fn instrument(&mut self, at: usize, end: usize, kind: usize) -> usize {
        if let Some(past) = self.numbered(at, end, kind) {
            return past;
        }
        let titled = self.instruments.kind(kind).titled;
        let title = match titled {
            Titled::Law | Titled::Constitution => law::read(self.document, self.instruments, at, end, kind),
            _ if at < self.inside && !self.is_carried_out(at) || self.is_body(at) => None,
            _ => title::read(self.document, self.instruments, at, end, kind),
        };
        if let Some(found) = title {
            // What stands inside a title is looked for, too.
            let (mut past, inside) = (found.range.end(), self.inside);
            self.inside = inside.max(past);
            self.found.push(found);
            if titled == Titled::Act && at >= inside {
                while let Some(other) = title::next_meeting(self.document, self.instruments, past, kind) {
                    past = other.range.end();
                    self.found.push(other);
                }
            }
            return end;
        }
        if let Some(past) = self.reference(at, end, kind) {
            self.found.push(Found {
                range: TokenRange::new(at, past),
                kind,
                identity: Identity::Reference,
                dated: None,
                draft: false,
            });
            return past;
        }
        end
    }

    /// `Chương trình hành động thực hiện Nghị quyết về …`: the title names another instrument.
    fn is_carried_out(&self, at: usize) -> bool {
        let words = &self.instruments.words;
        at > 0 && [words.hien, words.khai, words.triet].contains(&self.document.tokens[at - 1].word)
    }

    /// `Chương trình Phát triển Liên hợp quốc` is a body.
    fn is_body(&self, at: usize) -> bool {
        self.bodies.iter().any(|body| body.range.first() == at)
    }

    /// `Nghị quyết số 22-NQ/TW`, `Quyết định 09, 80, 86`, `Nghị quyết của Bộ Chính trị số 22`.
    fn numbered(&mut self, at: usize, end: usize, kind: usize) -> Option<usize> {
        let (first, sure) = self.number_after(at, end, kind)?;
        let numbers = number::list(self.document, self.instruments, first, sure);
        let past = numbers.last()?.range.end();
        self.push_numbers(at, self.plain_kind(kind, &numbers[0]), numbers);
        self.pass_over_matter(past);
        Some(past)
    }

    /// A Thông báo kết luận that is numbered as a Thông báo (`19-TB/TW`) is one.
    fn plain_kind(&self, kind: usize, number: &Number) -> usize {
        let name = &self.instruments.kind(kind).name;
        number.kind.filter(|&signed| name.starts_with(&self.instruments.kind(signed).name)).unwrap_or(kind)
    }

    /// `số 78/2019/QH14 của Quốc hội về Chương trình xây dựng luật …`: what it is about is no instrument of its own.
    fn pass_over_matter(&mut self, past: usize) {
        let words = &self.instruments.words;
        let tokens = &self.document.tokens;
        let limit = self.document.sentence(self.document.sentence_of(past - 1)).end().min(past + 16);
        let about = (past..limit)
            .take_while(|&at| tokens[at].shape != Shape::Mark || matches!(tokens[at].mark, '-' | '/' | '.'))
            .find(|&at| tokens[at].word == words.ve);
        if let Some(about) = about
            && self.instruments.spellings().longest(tokens, about + 1).is_some()
        {
            let end = title::end(self.document, self.instruments, about + 1, title::Manner::Clause);
            self.inside = self.inside.max(end);
        }
    }

    fn number_after(&self, at: usize, end: usize, kind: usize) -> Option<(Number, bool)> {
        let (document, instruments) = (self.document, self.instruments);
        let tokens = &document.tokens;
        let is_so = |at: usize| tokens.get(at).is_some_and(|t| t.word == instruments.words.so);
        let sentence_end = document.sentence(document.sentence_of(at)).end();
        let mut start = end;
        let mut marked = false;
        if !is_so(start) && tokens.get(start).is_none_or(|t| t.shape != Shape::Number) {
            if instruments.kind(kind).titled == Titled::Law {
                return None;
            }
            start = self.so_after(end, sentence_end)?;
        }
        if is_so(start) {
            marked = true;
            start += 1 + usize::from(matches!(document.mark(start + 1), ':' | '.'));
        }
        if start >= sentence_end {
            return None;
        }
        let number = number::read(document, instruments, start)?;
        let plan = instruments.kind(kind).titled == Titled::Plan;
        let near = start <= end + 2;
        if number.is_signed() {
            return Some((number, true));
        }
        let sure = marked || tokens[at].is_capital();
        let year = number.digits.len() == 4 && (number.digits.starts_with("19") || number.digits.starts_with("20"));
        let after = tokens.get(number.range.end()).map(|t| t.word).unwrap_or_default();
        let of = after == instruments.words.cua;
        let fits = if marked {
            near || self.issuer_between(end, start)
        } else {
            match number.rest.as_str() {
                "" => !(year && (plan || !of) || plan && after == instruments.words.nam),
                _ => !plan,
            }
        };
        (fits && number::names_one(document, instruments, &number, sure)).then_some((number, sure))
    }

    /// Where `số` stands a few words after a kind: `của Bộ Chính trị số 22`, `khởi tố bị can số 363/C46`, `“khẩn” (số 453)`.
    fn so_after(&self, end: usize, sentence_end: usize) -> Option<usize> {
        let words = &self.instruments.words;
        for at in end..sentence_end.min(end + 12) {
            let token = &self.document.tokens[at];
            if token.word == words.so {
                return Some(at);
            }
            let goes_on = token.is_word() || matches!(token.mark, '(' | '"' | '“' | '”' | '-');
            if !goes_on || token.newline || self.instruments.spellings().longest(&self.document.tokens, at).is_some() {
                return None;
            }
        }
        None
    }

    /// Whether nothing but an issuer or a word such as `chuyên đề` stands between a kind and `số`.
    fn issuer_between(&self, end: usize, start: usize) -> bool {
        let tokens = &self.document.tokens[end..start.saturating_sub(1)];
        let issuer = tokens.first().is_some_and(|first| first.word == self.instruments.words.cua)
            && tokens.get(1).is_some_and(|second| second.is_capital());
        issuer || tokens.iter().all(|t| !t.is_word() || self.instruments.is(t.word, WordUse::Between))
    }

    /// `số 01/NQ-HĐND`, `28-NQ/TW` without a kind before it: the sign tells it.
    fn bare_number(&mut self, at: usize) -> Option<usize> {
        let (document, instruments) = (self.document, self.instruments);
        let tokens = &document.tokens;
        let so = at.checked_sub(1).is_some_and(|before| tokens[before].word == instruments.words.so);
        let signed = tokens.get(at + 1).is_some_and(|t| matches!(t.mark, '-' | '/' | '–'));
        if !(so || signed) {
            return None;
        }
        let first = number::read(document, instruments, at)?;
        if !so && first.kind.is_none() {
            return None;
        }
        let mut numbers = number::list(document, instruments, first, so);
        let kind = numbers[0].kind?;
        if so {
            numbers[0].range = TokenRange::new(at - 1, numbers[0].range.end());
        }
        let past = numbers.last()?.range.end();
        let start = numbers[0].range.first();
        self.push_numbers(start, kind, numbers);
        Some(past)
    }

    fn push_numbers(&mut self, at: usize, kind: usize, numbers: Vec<Number>) {
        let first = self.found.len();
        for (order, number) in numbers.into_iter().enumerate() {
            let start = if order == 0 { at } else { number.range.first() };
            let dated = self.date_after(number.range.end());
            self.found.push(Found {
                range: TokenRange::new(start, number.range.end()),
                kind,
                identity: Identity::Number { digits: number.digits, rest: number.rest },
                dated,
                draft: false,
            });
        }
        self.share_with_last(first);
    }

    /// `Lệnh số 07 và Lệnh số 08/2010/L-CTN`: the sign of the second is that of the first.
    fn share_with_last(&mut self, first: usize) {
        let Some((before, after)) = first.checked_sub(1).map(|last| (&self.found[last], &self.found[first])) else {
            return;
        };
        let between = &self.document.tokens[before.range.end().min(after.range.first())..after.range.first()];
        let joined = between.len() == 1 && between[0].word == self.instruments.words.va;
        if !joined || before.kind != after.kind {
            return;
        }
        if let (Identity::Number { rest: short, .. }, Identity::Number { rest: full, .. }) =
            (&before.identity, &after.identity)
            && short.is_empty()
        {
            let full = full.clone();
            if let Identity::Number { rest, .. } = &mut self.found[first - 1].identity {
                *rest = full;
            }
        }
    }

    /// The date of signature: `số 22-NQ/TW ngày 10/4/2013`, `số 22-NQ/TW, ngày …`, `(ngày …`, `của Quốc hội ngày …`.
    fn date_after(&self, end: usize) -> Option<usize> {
        let words = &self.instruments.words;
        let mut start = end;
        if self.document.tokens.get(start).is_some_and(|t| t.word == words.cua) {
            let issuer = self.bodies.iter().find(|body| body.range.first() == start + 1);
            start = issuer.map_or(start, |issuer| issuer.range.end());
        }
        start += usize::from(matches!(self.document.mark(start), ',' | '('));
        self.dates.iter().position(|date| date.range.first() == start)
    }

    /// `Nghị quyết này`, `Luật nói trên`, and a bare `Chỉ thị` or `dự thảo Luật`: the end of the words.
    fn reference(&self, at: usize, end: usize, kind: usize) -> Option<usize> {
        let words = &self.instruments.words;
        let tokens = &self.document.tokens;
        let plural = at.checked_sub(1).is_some_and(|before| {
            let before = &tokens[before];
            [words.cac, words.nhung].contains(&before.word) || before.shape == Shape::Number
        });
        if plural {
            return None;
        }
        let next = tokens.get(end);
        let word = |at: usize| tokens.get(at).map(|t| t.word).unwrap_or_default();
        if [words.nay, words.tren, words.do_].contains(&word(end)) {
            return Some(end + 1);
        }
        if [words.noi, words.neu].contains(&word(end)) && word(end + 1) == words.tren {
            return Some(end + 2);
        }
        let draft = title::is_draft(self.document, self.instruments, at);
        let bare = next.is_none_or(|next| {
            next.newline || next.shape == Shape::Mark || self.instruments.is(next.word, WordUse::Follows)
        });
        let plan = self.instruments.kind(kind).titled == Titled::Plan;
        (bare && (draft || tokens[at].shape == Shape::Title && !plan)).then_some(end)
    }
}

#[cfg(test)]
mod tests;
