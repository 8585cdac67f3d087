//! Laws, codes, ordinances and the constitution by title: `Luật Đất đai 2013`, `Bộ luật Lao động (sửa đổi)`.

use super::{Found, Identity, title};
use crate::{
    language::{Document, Shape, TokenRange},
    lexicon::{Instruments, Titled, WordUse},
};

/// What tells a new version of a law from the one in force.
const REVISED: &str = "(sửa đổi)";

/// Reads the law whose kind stands at `at..end`.
pub(super) fn read(
    document: &Document,
    instruments: &Instruments,
    at: usize,
    end: usize,
    kind: usize,
) -> Option<Found> {
    let found = |title: String, stop: usize, kind: usize| {
        let (qualifier, stop) = qualifier(document, instruments, stop);
        Found {
            range: TokenRange::new(at, stop),
            kind,
            identity: Identity::Title { title, qualifier },
            dated: None,
            draft: false,
        }
    };
    if instruments.kind(kind).titled == Titled::Constitution {
        let named = document.tokens[at].is_capital() && !after_treaty(document, instruments, at);
        return named.then(|| found(String::new(), end, kind));
    }
    if let Some((stop, (kind, title))) = known(document, instruments, at) {
        return (!after_treaty(document, instruments, at)).then(|| found(title.clone(), stop, *kind));
    }
    if let Some((stop, title)) = amending(document, instruments, end) {
        return Some(found(title, stop, kind));
    }
    let stop = unknown_title(document, instruments, at, end)?;
    let capital = document.tokens[end].is_capital();
    if !capital && qualifier(document, instruments, stop).0 != REVISED {
        // `dự án Luật đảm bảo …` tells what a bill does; `dự án Luật cảnh vệ (sửa đổi)` names it.
        return None;
    }
    (!after_treaty(document, instruments, at))
        .then(|| found(title::text(document, TokenRange::new(end, stop)), stop, kind))
}

/// A law that the lexicon knows. A match that leaps over a comma or `và` which the title does not have is none:
/// `Luật Đầu tư, Công …` is not the Luật Đầu tư công.
fn known<'i>(document: &Document, instruments: &'i Instruments, at: usize) -> Option<(usize, &'i (usize, String))> {
    let (stop, law) = instruments.laws().longest(&document.tokens, at)?;
    let leaps = document.tokens[at..stop]
        .iter()
        .any(|token| matches!(token.mark, ',' | '.') || token.word == instruments.words.va);
    let joined = law.1.contains(',') || law.1.contains(" và ") || law.1.contains('-');
    (!leaps || joined).then_some((stop, law))
}

/// `sửa đổi, bổ sung một số điều của Luật Tố cáo`: the title, inner law included.
fn amending(document: &Document, instruments: &Instruments, end: usize) -> Option<(usize, String)> {
    let words = &instruments.words;
    let word = |at: usize| document.tokens.get(at).map(|token| token.word).unwrap_or_default();
    if word(end) != words.sua || word(end + 1) != words.doi {
        return None;
    }
    let inner = (end + 2..(end + 12).min(document.tokens.len()))
        .find(|&at| [words.cua, words.dieu].contains(&word(at - 1)) && law_kind(document, instruments, at).is_some())?;
    let (inner_end, kind) = law_kind(document, instruments, inner)?;
    let law = read(document, instruments, inner, inner_end, kind)?;
    let Identity::Title { title, qualifier } = law.identity else {
        return None;
    };
    let lead = title::text(document, TokenRange::new(end, inner))
        .to_lowercase()
        .replace("sửa đổi bổ sung", "sửa đổi, bổ sung");
    let lead = if lead.ends_with("điều") { format!("{lead} của") } else { lead };
    let inner = super::identity::titled(instruments, law.kind, &title, &qualifier);
    Some((law.range.end(), format!("{lead} {inner}")))
}

/// The kind of law that begins at a token, and where its words end; a known abbreviation (`BLHS`) is a kind, too.
fn law_kind(document: &Document, instruments: &Instruments, at: usize) -> Option<(usize, usize)> {
    let spelled = instruments.spellings().longest(&document.tokens, at).map(|(end, &kind)| (end, kind));
    spelled
        .filter(|&(_, kind)| instruments.kind(kind).titled == Titled::Law)
        .or_else(|| instruments.laws().longest(&document.tokens, at).map(|(_, &(kind, _))| (at + 1, kind)))
}

/// Where a title ends that the lexicon does not know. It must begin with a capital, or be that of a bill.
fn unknown_title(document: &Document, instruments: &Instruments, at: usize, end: usize) -> Option<usize> {
    let first = document.tokens.get(end).filter(|first| !first.newline)?;
    let capital = first.shape == Shape::Title && document.tokens[at].is_capital();
    let bill = title::is_draft(document, instruments, at) && first.shape == Shape::Lower;
    let stops = instruments.is(first.word, WordUse::Stop) || instruments.is(first.word, WordUse::Follows);
    let begins = if capital { !instruments.is(first.word, WordUse::NoTitle) } else { bill && !stops };
    if !begins {
        return None;
    }
    let stop = title::end(document, instruments, end, title::Manner::Law);
    (stop > end + 1).then_some(stop)
}

/// `(sửa đổi)`, `năm 2013`, `2013`, `số 100/2015/QH13` after a title; brackets that abbreviate it are passed over.
fn qualifier(document: &Document, instruments: &Instruments, stop: usize) -> (String, usize) {
    let words = &instruments.words;
    let tokens = &document.tokens;
    let word = |at: usize| tokens.get(at).map(|token| token.word).unwrap_or_default();
    let year = |at: usize| {
        tokens
            .get(at)
            .filter(|t| t.shape == Shape::Number && !t.newline)
            .map(|_| document.word(at))
            .filter(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
    };
    let bracket = document.mark(stop) == '(';
    let at = stop + usize::from(bracket);
    if word(at) == words.sua && word(at + 1) == words.doi {
        let close = (at..(at + 6).min(tokens.len())).find(|&i| document.mark(i) == ')');
        return match (bracket, close) {
            (true, Some(close)) => (REVISED.to_owned(), close + 1),
            (false, _) if tokens.get(at + 2).is_none_or(|t| t.shape == Shape::Mark) => (REVISED.to_owned(), at + 2),
            _ => (String::new(), stop),
        };
    }
    let after_nam = at + usize::from(word(at) == words.nam);
    if let Some(digits) = year(after_nam)
        && (!bracket || document.mark(after_nam + 1) == ')')
    {
        return (format!("năm {digits}"), after_nam + 1 + usize::from(bracket));
    }
    if !bracket
        && word(stop) == words.so
        && let Some(number) =
            super::number::read(document, instruments, stop + 1).filter(super::number::Number::is_signed)
    {
        return (format!("số {}", number.text()), number.range.end());
    }
    if bracket && tokens.get(at).is_some_and(|t| t.shape == Shape::Upper) && document.mark(at + 1) == ')' {
        let (qualifier, end) = qualifier(document, instruments, at + 2);
        return (qualifier, end);
    }
    (String::new(), stop)
}

/// `Công ước Liên hợp quốc về Luật Biển` is a treaty.
fn after_treaty(document: &Document, instruments: &Instruments, at: usize) -> bool {
    let words = &instruments.words;
    let sentence = document.sentence(document.sentence_of(at)).first();
    let from = at.saturating_sub(10).max(sentence);
    document.tokens[from..at].windows(2).any(|pair| pair[0].word == words.cong && pair[1].word == words.uoc)
        && at > 0
        && document.tokens[at - 1].word == words.ve
}
