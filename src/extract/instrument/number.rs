//! Numbers of instruments: `22-NQ/TW`, `653/2019/UBTVQH14`, `số 26, 27 và 28-NQ/TW`.

use crate::{
    language::{Document, Shape, Token, TokenRange},
    lexicon::{Instruments, WordUse},
};

/// A number with what is written behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its tokens, `số` included where it stands before.
    pub range: TokenRange,
    /// The leading digits as written.
    pub digits: String,
    /// Year and sign without spaces: `/2019/QH14`, `-NQ/TW`.
    pub rest: String,
    /// The kind that the sign spells: `NQ` is a Nghị quyết.
    pub kind: Option<usize>,
}

impl Number {
    /// Whether letters follow the digits, which no date, share or quantity has.
    pub fn is_signed(&self) -> bool {
        self.rest.contains('/') && self.rest.contains(char::is_uppercase)
            || self.rest.contains('-') && self.rest.contains(char::is_uppercase)
    }

    /// As it stands in a name: `22-NQ/TW`.
    pub fn text(&self) -> String {
        format!("{}{}", self.digits, self.rest)
    }
}

/// Reads the number at a token, which must be one of digits.
pub(super) fn read(document: &Document, instruments: &Instruments, at: usize) -> Option<Number> {
    let tokens = &document.tokens;
    tokens.get(at).filter(|token| token.shape == Shape::Number && token.end - token.start <= 6)?;
    let mut number = Number {
        range: TokenRange::new(at, at + 1),
        digits: document.word(at).to_owned(),
        rest: String::new(),
        kind: None,
    };
    let mut end = at + 1;
    if tokens.get(end).is_some_and(|t| t.glued && t.shape == Shape::Lower && t.end - t.start == 1) {
        number.rest.push_str(document.word(end));
        end += 1;
    }
    let mut letters = 0;
    while let Some(next) = part_after(document, instruments, end, letters) {
        let separator = if tokens[end].mark == '–' { '-' } else { tokens[end].mark };
        number.rest.push(separator);
        number.rest.push_str(document.word(next));
        end = next + 1;
        if tokens[next].shape != Shape::Number {
            letters += 1;
            number.kind = number.kind.or_else(|| instruments.sign(tokens[next].word));
            if tokens.get(end).is_some_and(|t| t.glued && t.shape == Shape::Number) {
                number.rest.push_str(document.word(end));
                end += 1;
            }
        }
    }
    number.range = TokenRange::new(at, end);
    Some(number)
}

/// The token of the next part of a sign, if the token at `end` separates it from the part before.
fn part_after(document: &Document, instruments: &Instruments, end: usize, letters: usize) -> Option<usize> {
    let tokens = &document.tokens;
    let separator = tokens.get(end)?;
    let next = tokens.get(end + 1)?;
    if !matches!(separator.mark, '-' | '–' | '/' | '.' | '&') || separator.newline || next.newline {
        return None;
    }
    if !(separator.glued && next.glued) {
        // `QĐ - UBND` and `22 - NQ/TW`: only where the kind stands on one side of the gap.
        let kind_before = letters == 1 && instruments.sign(tokens[end - 1].word).is_some();
        let kind_after = letters == 0 && instruments.sign(next.word).is_some();
        let is_sign = matches!(next.shape, Shape::Upper | Shape::Mixed);
        return (is_sign && matches!(separator.mark, '-' | '–' | '/') && (kind_before || kind_after))
            .then_some(end + 1);
    }
    let fits = match next.shape {
        Shape::Upper | Shape::Mixed => letters > 0 || !matches!(separator.mark, '.' | '&'),
        Shape::Title => next.end - next.start <= 6 && matches!(separator.mark, '-' | '–' | '/'),
        Shape::Lower => letters > 0 && instruments.sign(next.word).is_some(),
        Shape::Number => {
            !matches!(separator.mark, '.' | '&')
                && (letters > 0 || is_year(document, end + 1) || sign_follows(tokens, end + 2))
        }
        Shape::Mark => false,
    };
    fits.then_some(end + 1)
}

fn is_year(document: &Document, at: usize) -> bool {
    let word = document.word(at);
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// `19-2017/NQ-CP`, but not `11/4/2007`.
fn sign_follows(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.glued && matches!(t.mark, '-' | '/'))
        && tokens.get(at + 1).is_some_and(|t| t.glued && matches!(t.shape, Shape::Upper | Shape::Mixed))
}

/// Whether a number without a sign, after a kind, names an instrument and does not count or date something.
pub(super) fn names_one(document: &Document, instruments: &Instruments, number: &Number, sure: bool) -> bool {
    let at = number.range.end();
    let Some(next) = document.tokens.get(at).filter(|next| !next.newline) else {
        return true;
    };
    match next.shape {
        Shape::Mark => {
            let more = document.tokens.get(at + 1).is_some_and(|t| t.glued && t.shape == Shape::Number);
            !(next.mark == '%' || next.glued && more && matches!(next.mark, '.' | ',' | '/' | '-' | '–'))
        }
        // `số 32 ngày 11/4/2007`
        Shape::Lower
            if document.tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Number)
                && instruments.is(next.word, WordUse::Follows) =>
        {
            true
        }
        Shape::Lower if instruments.is(next.word, WordUse::Unit) => false,
        Shape::Lower => sure || instruments.is(next.word, WordUse::Follows) || next.word == instruments.words.va,
        Shape::Number => false,
        Shape::Title | Shape::Upper | Shape::Mixed => sure || !next.glued,
    }
}

/// The numbers joined to one by commas and `và`: `09, 80, 86`, `số 03 và 04/NQ-HĐND`. A sign at the end of the list holds for all.
pub(super) fn list(document: &Document, instruments: &Instruments, first: Number, sure: bool) -> Vec<Number> {
    let mut numbers = vec![first];
    while let Some(next) = joined(document, instruments, &numbers[numbers.len() - 1], sure) {
        numbers.push(next);
    }
    share_signs(&mut numbers);
    numbers
}

fn joined(document: &Document, instruments: &Instruments, last: &Number, sure: bool) -> Option<Number> {
    let tokens = &document.tokens;
    let is_and = |at: usize| tokens.get(at).is_some_and(|t| t.word == instruments.words.va);
    let mut at = last.range.end();
    let comma = matches!(document.mark(at), ',' | ';');
    at += usize::from(comma);
    let and = is_and(at);
    at += usize::from(and);
    let start = at;
    let named = tokens.get(at).is_some_and(|t| t.word == instruments.words.so);
    at += usize::from(named);
    if !(comma || and) || tokens.get(at)?.newline {
        return None;
    }
    let mut number = read(document, instruments, at)?;
    let plain_fits = sure && !last.is_signed() && names_one(document, instruments, &number, false)
        || named && names_one(document, instruments, &number, true);
    if !(number.is_signed() || plain_fits) {
        return None;
    }
    number.range = TokenRange::new(start, number.range.end());
    Some(number)
}

/// Gives the numbers without a sign that of the nearest after them, else before them.
pub(super) fn share_signs(numbers: &mut [Number]) {
    let mut sign: Option<(String, Option<usize>)> = None;
    let mut pass = |number: &mut Number| {
        if number.is_signed() {
            sign = Some((number.rest.clone(), number.kind));
        } else if let Some((rest, kind)) = sign.as_ref().filter(|_| number.rest.is_empty()) {
            number.rest.clone_from(rest);
            number.kind = *kind;
        }
    };
    numbers.iter_mut().rev().for_each(&mut pass);
    numbers.iter_mut().for_each(&mut pass);
}
