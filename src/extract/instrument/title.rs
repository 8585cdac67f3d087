//! Titles: which instruments besides laws are known by one, and where it ends.

use super::{Found, Identity};
use crate::{
    language::{Document, Shape, TokenRange, WordId},
    lexicon::{Instruments, Opens, Titled, WordUse},
};

/// What a title is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// A few words that name a matter: `Phòng, chống thiên tai`.
    Law,
    /// A clause: `về công tác cứu nạn, cứu hộ của lực lượng …`.
    Clause,
}

/// The words of a title, one space between them, marks as in the text.
pub(super) fn text(document: &Document, range: TokenRange) -> String {
    document.slice(range).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `dự thảo` or `dự án` stands before a kind.
pub(super) fn is_draft(document: &Document, instruments: &Instruments, at: usize) -> bool {
    let words = &instruments.words;
    at >= 2
        && document.tokens[at - 2].word == words.du
        && [words.thao, words.an].contains(&document.tokens[at - 1].word)
}

/// Reads the title of an instrument that is no law and has no number, and whose kind stands at `at..end`.
pub(super) fn read(
    document: &Document,
    instruments: &Instruments,
    at: usize,
    end: usize,
    kind: usize,
) -> Option<Found> {
    let reader = Reader { document, instruments };
    let (title, stop) = match instruments.kind(kind).titled {
        Titled::Charter => reader.charter(end)?,
        Titled::Act => reader.meeting(end).or_else(|| reader.opened(at, end, kind))?,
        Titled::Plan => reader.quoted_plan(end, kind).or_else(|| reader.opened(at, end, kind))?,
        Titled::Project => reader.quoted(end).or_else(|| reader.project(at, end))?,
        Titled::Law | Titled::Constitution | Titled::Never => return None,
    };
    Some(Found {
        range: TokenRange::new(at, stop),
        kind,
        identity: Identity::Title { title: text(document, title), qualifier: String::new() },
        dated: None,
        draft: false,
    })
}

/// `Nghị quyết Đại hội XII của Đảng, Đại hội XV Đảng bộ tỉnh`: the next meeting in such a list.
pub(super) fn next_meeting(document: &Document, instruments: &Instruments, past: usize, kind: usize) -> Option<Found> {
    let reader = Reader { document, instruments };
    let joined = document.mark(past) == ',' || reader.word(past) == instruments.words.va;
    let (title, stop) = joined.then(|| reader.meeting(past + 1))??;
    (reader.word(past + 1) == instruments.words.dai).then(|| Found {
        range: TokenRange::new(past + 1, stop),
        kind,
        identity: Identity::Title { title: text(document, title), qualifier: String::new() },
        dated: None,
        draft: false,
    })
}

/// The token after a title that begins at `from`.
pub(super) fn end(document: &Document, instruments: &Instruments, from: usize, manner: Manner) -> usize {
    Reader { document, instruments }.end(from, from, manner)
}

struct Reader<'a> {
    document: &'a Document<'a>,
    instruments: &'a Instruments,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> WordId {
        self.document.tokens.get(at).map(|token| token.word).unwrap_or_default()
    }

    fn is(&self, at: usize, word_use: WordUse) -> bool {
        self.instruments.is(self.word(at), word_use)
    }

    fn is_number(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.shape == Shape::Number)
    }

    fn begins_kind(&self, at: usize) -> bool {
        self.instruments.spellings().longest(&self.document.tokens, at).is_some()
    }

    /// The token after a title that begins at `from` and of which the tokens before `sure` are certain.
    fn end(&self, from: usize, sure: usize, manner: Manner) -> usize {
        let tokens = &self.document.tokens;
        let sentence = self.document.sentence(self.document.sentence_of(from)).end();
        let limit = sentence.min(from + if manner == Manner::Law { 14 } else { 48 });
        let mut at = from;
        while at < limit && !(at > from && tokens[at].newline) {
            let token = &tokens[at];
            let goes_on = match token.shape {
                Shape::Mark => self.joins(at, from, limit),
                Shape::Number => manner == Manner::Clause,
                _ => at < sure || !self.stops(at, from, manner),
            };
            if !goes_on {
                break;
            }
            at += 1;
            if manner == Manner::Clause && self.period_ends(at, from) {
                break;
            }
        }
        self.without_hanging_words(from, at)
    }

    fn without_hanging_words(&self, from: usize, mut at: usize) -> usize {
        let hangs = |at: usize| match self.document.tokens[at].shape {
            Shape::Mark => self.document.mark(at) != ')',
            Shape::Lower => self.is(at, WordUse::Hangs),
            _ => false,
        };
        while at > from + 1 && hangs(at - 1) {
            at -= 1;
        }
        at
    }

    fn stops(&self, at: usize, from: usize, manner: Manner) -> bool {
        let token = &self.document.tokens[at];
        let words = &self.instruments.words;
        if token.word == words.va {
            let next = self.document.tokens.get(at + 1);
            return next.is_none_or(|next| {
                next.newline || next.shape == Shape::Mark || manner == Manner::Law && next.is_capital()
            }) || self.begins_kind(at + 1)
                || self.word(at + 1) == words.du && [words.thao, words.an].contains(&self.word(at + 2))
                || self.is(at + 1, WordUse::ClauseStop);
        }
        if at == from {
            return false;
        }
        if token.word == words.den && manner == Manner::Clause {
            return !(self.is(at + 1, WordUse::Time) || self.is_number(at + 1));
        }
        if manner == Manner::Clause && self.in_phrase(at, from) {
            return false;
        }
        let use_of_word = if manner == Manner::Law { WordUse::Stop } else { WordUse::ClauseStop };
        match token.shape {
            Shape::Lower if manner == Manner::Clause && self.instruments.is(token.word, WordUse::TimeStop) => {
                self.is(at + 1, WordUse::Time) || self.is(at + 1, WordUse::ClauseStop) || self.is_number(at + 1)
            }
            // `trình Quốc hội`, but `công trình`.
            Shape::Lower if manner == Manner::Clause && token.word == words.trinh => {
                self.document.tokens.get(at + 1).is_some_and(|next| next.is_capital())
            }
            Shape::Lower => self.instruments.is(token.word, use_of_word),
            Shape::Title => {
                self.instruments.is(token.word, WordUse::NoTitle) && self.lost_stop(at) && !self.begins_kind(at)
                    || manner == Manner::Law && self.begins_kind(at)
            }
            _ => false,
        }
    }

    /// Whether a capital begins a new sentence whose stop scraping has lost: `cảnh vệ Chiều nay`, `sửa đổi Ông …`.
    fn lost_stop(&self, at: usize) -> bool {
        let before = &self.document.tokens[at - 1];
        let next_small =
            self.document.tokens.get(at + 1).is_some_and(|next| matches!(next.shape, Shape::Lower | Shape::Number));
        (next_small || before.shape == Shape::Lower)
            && before.word != self.instruments.words.va
            && !self.is(at - 1, WordUse::Hangs)
    }

    /// Whether a mark inside a title joins its words.
    fn joins(&self, at: usize, from: usize, limit: usize) -> bool {
        let tokens = &self.document.tokens;
        let words = &self.instruments.words;
        let next_number = tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Number);
        match self.document.mark(at) {
            '-' | '–' => at + 1 < limit && (tokens[at].glued == tokens[at + 1].glued || next_number),
            '/' | '&' => at + 1 < limit,
            ',' => {
                [words.tam, words.dinh].contains(&self.word(at + 1))
                    || self.in_phrase(at, from)
                    || self.enumerates(at, limit)
            }
            '.' => at + 1 < limit && tokens[at + 1].glued && tokens[at].glued,
            '(' => next_number && (at + 1..at + 5).any(|close| self.document.mark(close) == ')'),
            ')' => tokens[from..at].iter().any(|t| t.mark == '('),
            _ => false,
        }
    }

    /// Whether a token stands inside words that go together in titles: `quản lý, sử dụng`, `người có công`.
    fn in_phrase(&self, at: usize, from: usize) -> bool {
        (at.saturating_sub(5).max(from)..=at).any(|start| {
            self.instruments.phrases().longest(&self.document.tokens, start).is_some_and(|(end, ())| end > at)
        })
    }

    /// Whether a comma is the first of `A, B và C` in small letters.
    fn enumerates(&self, at: usize, limit: usize) -> bool {
        let words = &self.instruments.words;
        let and = (at + 1..limit.min(at + 9)).find(|&i| {
            let token = &self.document.tokens[i];
            token.word == words.va
                || token.shape != Shape::Lower && token.mark != ','
                || self.is(i, WordUse::ClauseStop)
        });
        and.is_some_and(|and| {
            and > at + 1
                && self.word(and) == words.va
                && self.document.tokens.get(and + 1).is_some_and(|t| t.shape == Shape::Lower)
        })
    }

    /// Whether a title ends after the year at `at - 1`, having told its period: `giai đoạn 2021-2025`, `đến năm 2020`.
    fn period_ends(&self, at: usize, from: usize) -> bool {
        let words = &self.instruments.words;
        let closes = self.document.mark(at - 1) == ')';
        if !(closes || is_year(self.document, at - 1) && at - 1 > from) {
            return false;
        }
        if matches!(self.document.mark(at), '-' | '–' | ')' | '/') {
            return false;
        }
        let after = at + usize::from(self.word(at) == words.va || self.document.mark(at) == ',');
        ![words.tam, words.dinh, words.dieu].contains(&self.word(after))
    }

    /// A title that begins as one of that kind does, an issuer before it passed over: `của Chính phủ về …`.
    fn opened(&self, at: usize, end: usize, kind: usize) -> Option<(TokenRange, usize)> {
        let tokens = &self.document.tokens;
        let draft = is_draft(self.document, self.instruments, at);
        let capital = tokens[at].is_capital() || draft || self.is_document(at);
        let new = usize::from(self.word(end) == self.instruments.words.moi);
        let (from, past, opens) = match self.instruments.opener(kind, tokens, end + new) {
            Some((past, opens)) => (end + new, past, opens),
            _ => self.opened_after_issuer(end)?,
        };
        let fits = match opens {
            Opens::Any | Opens::AnyDated | Opens::Fixed | Opens::Long => true,
            Opens::Capital | Opens::Matter | Opens::Dated => capital,
            Opens::Verb => capital && (draft || self.is_object(at) || self.is_document(at)),
        };
        if !fits || self.is_plural(at) {
            return None;
        }
        if opens == Opens::Fixed {
            return Some((TokenRange::new(from, past), past));
        }
        let stop = if self.word(from) == self.instruments.words.giua {
            self.between(from)
        } else {
            self.end(from, past, Manner::Clause)
        };
        let dated = || {
            (from + 1..stop)
                .any(|i| is_year(self.document, i) || i > from + 1 && tokens[i].is_capital() && !self.begins_kind(i))
        };
        let personnel = (from..stop.min(past + 3)).any(|i| self.is(i, WordUse::Personnel));
        let about = self.word(from) == self.instruments.words.ve;
        let fits = stop > past + usize::from(opens == Opens::Long) * 3
            && (!matches!(opens, Opens::Dated | Opens::AnyDated) || dated())
            && !(opens == Opens::Matter && personnel)
            && !((about || opens == Opens::Verb) && self.is_vague(past, stop))
            && !(opens == Opens::Verb && self.is(past, WordUse::Predicate));
        fits.then(|| (TokenRange::new(from, stop), stop))
    }

    /// `của Chính phủ về …`, `mới quy định …`: the opener after an issuer of the kind that ends at `end`.
    fn opened_after_issuer(&self, end: usize) -> Option<(usize, usize, Opens)> {
        let words = &self.instruments.words;
        if self.word(end) != words.cua {
            return None;
        }
        let limit = self.document.sentence(self.document.sentence_of(end)).end().min(end + 14);
        let from = (end + 2..limit)
            .take_while(|&i| {
                let token = &self.document.tokens[i];
                token.is_word() && !token.newline && !self.is(i, WordUse::ClauseStop) && !self.begins_kind(i)
            })
            .find(|&i| self.word(i) == words.ve)?;
        Some((from, from + 1, Opens::Matter))
    }

    /// `liên tịch giữa A, B và C về …`: commas join the parties.
    fn between(&self, from: usize) -> usize {
        let words = &self.instruments.words;
        let limit = self.document.sentence(self.document.sentence_of(from)).end().min(from + 50);
        let about = (from..limit).find(|&i| self.word(i) == words.ve);
        about.map_or(from, |about| self.end(about, about + 1, Manner::Clause))
    }

    /// `về vấn đề này`, `về hội nhập trong giai đoạn tới`.
    fn is_vague(&self, past: usize, stop: usize) -> bool {
        let words = &self.instruments.words;
        stop < past + 2
            || [words.nay, words.tren].contains(&self.word(stop))
            || [words.nay, words.toi].contains(&self.word(stop - 1))
    }

    /// Whether a small word stands before the kind, so that the kind is no subject: `ban hành Nghị định quy định …`.
    fn is_object(&self, at: usize) -> bool {
        let first = self.document.sentence(self.document.sentence_of(at)).first();
        let words = &self.instruments.words;
        at > first
            && (self.document.tokens[at - 1].shape == Shape::Lower
                || [words.ve, words.theo, words.tai].contains(&self.word(at - 1)))
    }

    /// `bản quy hoạch`, `Bản quy định`, but not `văn bản quy định`.
    fn is_document(&self, at: usize) -> bool {
        let words = &self.instruments.words;
        at > 0 && self.word(at - 1) == words.ban && (at < 2 || self.word(at - 2) != words.van)
    }

    /// `các Nghị quyết`, `hai Nghị định`, `3 Đề án`.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let words = &self.instruments.words;
        at.checked_sub(1).is_some_and(|before| {
            [words.cac, words.nhung].contains(&self.word(before)) || self.document.tokens[before].shape == Shape::Number
        })
    }

    /// Whatever follows `Đề án` with a capital, if it is no verb.
    fn project(&self, at: usize, end: usize) -> Option<(TokenRange, usize)> {
        let tokens = &self.document.tokens;
        let first = tokens.get(end).filter(|first| first.is_word() && !first.newline)?;
        let stops =
            self.is(end, WordUse::ClauseStop) || self.is(end, WordUse::Stop) || first.word == self.instruments.words.va;
        let named = tokens[at].is_capital() || is_draft(self.document, self.instruments, at) || self.is_announced(at);
        if !named || self.is_plural(at) || stops && first.shape == Shape::Lower {
            return None;
        }
        let stop = self.end(end, end, Manner::Clause);
        (stop >= end + 3).then(|| (TokenRange::new(end, stop), stop))
    }

    /// `công bố kết luận thanh tra …`
    fn is_announced(&self, at: usize) -> bool {
        at > 0 && self.word(at - 1) == self.instruments.words.bo && !self.document.tokens[at - 1].is_capital()
    }

    /// `Đại hội XIV của Đảng`, `Trung ương 5 khóa XII`, after `Nghị quyết`.
    fn meeting(&self, from: usize) -> Option<(TokenRange, usize)> {
        let words = &self.instruments.words;
        let tokens = &self.document.tokens;
        let first = tokens.get(from).filter(|first| first.is_capital() && !first.newline)?;
        let second = self.word(from + 1);
        let starts = first.word == words.dai && second == words.hoi
            || first.word == words.hoi && second == words.nghi
            || first.word == words.trung && second == words.uong
            || first.word == words.tw;
        if !starts {
            return None;
        }
        let limit = self.document.sentence(self.document.sentence_of(from)).end().min(from + 30);
        let mut stop = from;
        while stop < limit && !(stop > from && tokens[stop].newline) && self.in_meeting(stop, from) {
            stop += 1;
        }
        let stop = self.without_hanging_words(from, stop);
        let counted = (from..stop)
            .any(|i| tokens[i].shape == Shape::Number || is_roman(self.document.word(i)) || self.word(i) == words.thu);
        (counted && stop > from + 1).then(|| (TokenRange::new(from, stop), stop))
    }

    fn in_meeting(&self, at: usize, from: usize) -> bool {
        let token = &self.document.tokens[at];
        match token.shape {
            Shape::Mark => match token.mark {
                '-' | '–' => true,
                '(' => self.word(at + 1) == self.instruments.words.khoa,
                ')' => self.document.tokens[from..at].iter().any(|t| t.mark == '('),
                _ => false,
            },
            // `lần thứ năm`, but not `năm 2016`
            Shape::Lower if token.word == self.instruments.words.nam => self.word(at - 1) == self.instruments.words.thu,
            Shape::Lower => self.instruments.is(token.word, WordUse::Congress),
            Shape::Title => at == from || !self.begins_kind(at) && token.word != self.instruments.words.dieu,
            _ => true,
        }
    }

    /// `Công đoàn Việt Nam`, `Đảng` after `Điều lệ`.
    fn charter(&self, from: usize) -> Option<(TokenRange, usize)> {
        let tokens = &self.document.tokens;
        let mut stop = from;
        while tokens.get(stop).is_some_and(|t| {
            !t.newline && (t.is_capital() || stop > from && self.instruments.is(t.word, WordUse::Charter))
        }) {
            stop += 1;
        }
        let known =
            stop > from && self.is(from, WordUse::Charter) || tokens.get(from).is_some_and(|t| t.shape == Shape::Upper);
        (known && stop > from).then(|| (TokenRange::new(from, stop), stop))
    }

    /// A plan in quotation marks, if it begins as plans do: `Chương trình “Trái tim nhân ái”` is on stage.
    fn quoted_plan(&self, end: usize, kind: usize) -> Option<(TokenRange, usize)> {
        self.instruments.opener(kind, &self.document.tokens, end + 1)?;
        self.quoted(end)
    }

    /// The words in quotation marks right after a kind; the range of the mention takes the marks in.
    fn quoted(&self, end: usize) -> Option<(TokenRange, usize)> {
        if !matches!(self.document.mark(end), '“' | '"' | '‘') {
            return None;
        }
        let limit = self.document.tokens.len().min(end + 60);
        let close = (end + 1..limit).find(|&at| matches!(self.document.mark(at), '”' | '"' | '’'))?;
        (close > end + 4).then(|| (TokenRange::new(end + 1, close), close + 1))
    }
}

fn is_year(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|token| token.shape == Shape::Number) && {
        let digits = document.word(at);
        digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
    }
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
}
