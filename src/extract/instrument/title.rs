//! Titles: where one ends, and which instruments besides laws have one.

use super::{Found, Identity};
use crate::{
    extract::mention::BodyMention,
    language::{Document, Shape, TokenRange},
    lexicon::{Instruments, Titled, WordUse},
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

/// The token after a title that begins at `from`.
pub(super) fn end(document: &Document, instruments: &Instruments, from: usize, manner: Manner) -> usize {
    let tokens = &document.tokens;
    let limit = document.sentence(document.sentence_of(from)).end();
    let longest = if manner == Manner::Law { 14 } else { 45 };
    let mut at = from;
    while at < limit.min(from + longest) {
        let token = &tokens[at];
        let goes_on = match token.shape {
            Shape::Mark => joins(document, instruments, at, from, limit),
            Shape::Number => manner == Manner::Clause,
            _ => !stops(document, instruments, at, from, manner),
        };
        if at > from && (token.newline || !goes_on) {
            break;
        }
        at += 1;
    }
    while at > from + 1 && (tokens[at - 1].shape == Shape::Mark || tokens[at - 1].word == instruments.words.va) {
        at -= 1;
    }
    at
}

fn stops(document: &Document, instruments: &Instruments, at: usize, from: usize, manner: Manner) -> bool {
    let token = &document.tokens[at];
    let words = &instruments.words;
    if token.word == words.va {
        return document.tokens.get(at + 1).is_none_or(|next| {
            next.newline
                || next.shape == Shape::Mark
                || manner == Manner::Law && next.is_capital()
                || instruments.spellings().longest(&document.tokens, at + 1).is_some()
        });
    }
    if at == from {
        return false;
    }
    let use_of_word = if manner == Manner::Law { WordUse::Stop } else { WordUse::ClauseStop };
    token.shape == Shape::Lower && instruments.is(token.word, use_of_word)
        || token.is_capital()
            && instruments.spellings().longest(&document.tokens, at).is_some()
            && manner == Manner::Law
        || token.shape == Shape::Title && instruments.is(token.word, WordUse::NoTitle)
}

/// Whether a mark inside a title joins its words.
fn joins(document: &Document, instruments: &Instruments, at: usize, from: usize, limit: usize) -> bool {
    let tokens = &document.tokens;
    match document.mark(at) {
        '-' | '–' | '/' | '&' => at + 1 < limit,
        ',' => (at.saturating_sub(4).max(from)..at)
            .any(|start| instruments.pairs().longest(tokens, start).is_some_and(|(end, ())| end > at)),
        '.' => at + 1 < limit && tokens[at + 1].glued && tokens[at].glued,
        _ => false,
    }
}

/// Reads the title of an instrument that is no law and has no number.
pub(super) fn read(
    document: &Document,
    instruments: &Instruments,
    _bodies: &[BodyMention],
    at: usize,
    end: usize,
    kind: usize,
) -> Option<Found> {
    let found = |from: usize, stop: usize| Found {
        range: TokenRange::new(at, stop),
        kind,
        identity: Identity::Title { title: text(document, TokenRange::new(from, stop)), qualifier: String::new() },
        dated: None,
    };
    let titled = instruments.kind(kind).titled;
    if titled == Titled::Act
        && let Some(stop) = meeting(document, instruments, end)
    {
        return Some(found(end, stop));
    }
    if titled == Titled::Charter {
        let stop = charter(document, instruments, end)?;
        return Some(found(end, stop));
    }
    if titled == Titled::Plan
        && let Some((from, stop)) = quoted(document, end)
    {
        let mut found = found(from, stop - 1);
        found.range = TokenRange::new(at, stop);
        return Some(found);
    }
    None
}

/// `Đại hội XIV của Đảng`, `Trung ương 5 khóa XII`, after `Nghị quyết`: where it ends.
fn meeting(document: &Document, instruments: &Instruments, from: usize) -> Option<usize> {
    let words = &instruments.words;
    let tokens = &document.tokens;
    let word = |at: usize| tokens.get(at).map(|token| token.word).unwrap_or_default();
    let starts = word(from) == words.dai && word(from + 1) == words.hoi
        || word(from) == words.hoi && word(from + 1) == words.nghi
        || word(from) == words.trung && word(from + 1) == words.uong
        || document.word(from.min(tokens.len() - 1)).starts_with("TW") && from < tokens.len();
    if !starts || !tokens[from].is_capital() {
        return None;
    }
    let limit = document.sentence(document.sentence_of(from)).end();
    let mut at = from;
    let mut counted = false;
    while at < limit.min(from + 30) {
        let token = &tokens[at];
        let fits = match token.shape {
            Shape::Number => true,
            Shape::Mark => {
                matches!(token.mark, '-' | '–')
                    || token.mark == '(' && word(at + 1) == words.khoa
                    || token.mark == ')' && tokens[from..at].iter().any(|t| t.mark == '(')
            }
            Shape::Lower => instruments.is(token.word, WordUse::Congress),
            _ => true,
        };
        if token.newline && at > from || !fits {
            break;
        }
        counted |= token.shape == Shape::Number || is_roman(document.word(at)) || word(at) == words.thu;
        at += 1;
    }
    while at > from
        && (tokens[at - 1].shape == Shape::Mark && tokens[at - 1].mark != ')'
            || tokens[at - 1].shape == Shape::Lower && instruments.is(tokens[at - 1].word, WordUse::Follows))
    {
        at -= 1;
    }
    (counted && at > from + 1).then_some(at)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
}

/// `Công đoàn Việt Nam`, `Đảng` after `Điều lệ`: where it ends.
fn charter(document: &Document, instruments: &Instruments, from: usize) -> Option<usize> {
    let tokens = &document.tokens;
    let mut at = from;
    while tokens
        .get(at)
        .is_some_and(|t| !t.newline && (t.is_capital() || at > from && instruments.is(t.word, WordUse::Charter)))
    {
        at += 1;
    }
    (at > from).then_some(at)
}

/// The words in quotation marks right after a kind: from, and the token after the closing mark.
fn quoted(document: &Document, end: usize) -> Option<(usize, usize)> {
    if !matches!(document.mark(end), '“' | '"' | '‘') {
        return None;
    }
    let close =
        (end + 1..(end + 60).min(document.tokens.len())).find(|&at| matches!(document.mark(at), '”' | '"' | '’'))?;
    (close > end + 2).then_some((end + 1, close + 1))
}
