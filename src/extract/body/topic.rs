//! Topics: the words after `Cục`, `Ban Chỉ đạo`, `Hội` that say what it is for, and where they end.

use super::place::{Places, level_at, spelled};
use crate::{
    language::{Document, Shape},
    lexicon::{BodyKind, Level, Lexicon},
};

/// What words a topic may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// It begins with a capital.
    Capital,
    /// It may begin with a small letter (`Ban Chỉ đạo phòng, chống …`).
    Any,
}

/// At most this many tokens make a topic.
const LONGEST: usize = 24;

/// Where the topic that begins at `at` ends; `at` itself where there is none.
pub fn end(document: &Document, lexicon: &Lexicon, places: &Places, at: usize, words: Words) -> usize {
    let tokens = &document.tokens;
    let bodies = &lexicon.bodies;
    let Some(first) = tokens.get(at) else { return at };
    if first.newline || first.glued && first.is_word() || (words == Words::Capital && !first.is_capital()) {
        return at;
    }
    let mut words = words;
    let mut end = at;
    while end < tokens.len() && end - at < LONGEST {
        let token = &tokens[end];
        if token.newline {
            break;
        }
        if end > at && tokens[end - 1].word == bodies.words.against {
            // `phòng, chống …`: against what, in any words.
            words = Words::Any;
        }
        let runs_on = token.shape == Shape::Lower && bodies.stops(tokens, end);
        if let Some((after, _)) = bodies.topic(tokens, end)
            && !runs_on
            && (end > at || tokens[end].is_capital() || words == Words::Any)
        {
            end = after;
            continue;
        }
        if let Some((after, country)) = lexicon.countries.at(tokens, end)
            && lexicon.countries.is_home(country)
            && end > at
        {
            end = after;
            break;
        }
        if let Some(after) = compound(document, lexicon, places, end) {
            end = after;
            continue;
        }
        if let Some((after, sector)) = bodies.sector(tokens, end)
            && tokens[end].is_capital()
            && !sector.domestic
            && after > end + 1
            && capital(document, lexicon, places, end)
        {
            end = after;
            continue;
        }
        let next = match token.shape {
            Shape::Mark => joined(document, lexicon, places, end, words),
            Shape::Number => {
                (words == Words::Any && end == at || end > at && document.word(end - 1) == "số").then_some(end + 1)
            }
            Shape::Lower => small(document, lexicon, places, at, end, words),
            _ => capital(document, lexicon, places, end).then_some(end + 1),
        };
        match next {
            Some(next) => end = next,
            None => break,
        }
    }
    trim(document, lexicon, at, end)
}

/// The words at a token that names of departments are made of, unless they go on with the sentence.
fn compound(document: &Document, lexicon: &Lexicon, places: &Places, at: usize) -> Option<usize> {
    let tokens = &document.tokens;
    let after = lexicon.bodies.compound(tokens, at)?;
    let goes_on = match tokens[at].shape {
        Shape::Lower => !(lexicon.bodies.stops(tokens, at) || tokens[at].glued && tokens[at - 1].is_word()),
        _ => capital(document, lexicon, places, at),
    };
    goes_on.then_some(after)
}

/// Whether what begins at a token is a field or topic of departments.
pub fn is_known(document: &Document, lexicon: &Lexicon, at: usize) -> bool {
    let (bodies, tokens) = (&lexicon.bodies, &document.tokens);
    bodies.topic(tokens, at).is_some() || bodies.sector(tokens, at).is_some() || bodies.compound(tokens, at).is_some()
}

/// A capitalised word goes on unless a body, a place or a person begins there.
fn capital(document: &Document, lexicon: &Lexicon, places: &Places, at: usize) -> bool {
    let tokens = &document.tokens;
    if tokens[at].glued && tokens[at - 1].is_word() {
        return false;
    }
    let body = lexicon.bodies.head(tokens, at).is_some_and(|(end, id)| {
        let kind = lexicon.bodies.entry(id).kind;
        end > at + 1
            || tokens[at].shape == Shape::Upper
            || matches!(kind, BodyKind::Ministry | BodyKind::Department | BodyKind::Skip)
    });
    let keys = &lexicon.bodies.words;
    let next_is_small = tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Lower || next.newline);
    if keys.sentence_starts.contains(&tokens[at].word)
        && next_is_small
        && at > 0
        && tokens[at - 1].shape == Shape::Lower
        && lexicon.bodies.compound(tokens, at).is_none()
    {
        return false;
    }
    let rank = [keys.chief, keys.deputy, keys.member].contains(&tokens[at].word) && at > 0;
    let title = rank || lexicon.titles.at(tokens, at).is_some_and(|(end, _)| end > at + 1);
    !(body
        || title
        || places.unit_at(at).is_some()
        || level_at(document, lexicon, at).is_some_and(|(name, _)| name > at)
        || is_country(document, lexicon, at)
        || is_person(document, lexicon, at))
}

fn is_country(document: &Document, lexicon: &Lexicon, at: usize) -> bool {
    lexicon.countries.at(&document.tokens, at).is_some_and(|(_, name)| !lexicon.countries.is_home(name))
}

/// A small word goes on as the rest of a compound, not as the verb of the sentence.
fn small(
    document: &Document,
    lexicon: &Lexicon,
    places: &Places,
    first: usize,
    at: usize,
    words: Words,
) -> Option<usize> {
    let tokens = &document.tokens;
    let keys = &lexicon.bodies.words;
    let word = tokens[at].word;
    if tokens[at].glued && tokens[at - 1].is_word() {
        return None;
    }
    if word == keys.and {
        let next = tokens.get(at + 1)?;
        let another = lexicon.bodies.head(tokens, at + 1).is_some_and(|(end, head)| {
            let kind = lexicon.bodies.entry(head).kind;
            let guard = end == at + 2 && next.word == keys.guard;
            kind != BodyKind::Skip && !guard
        });
        let goes_on = next.is_capital() && !another && capital(document, lexicon, places, at + 1)
            || lexicon.bodies.topic(tokens, at + 1).is_some();
        return goes_on.then_some(at + 1);
    }
    if word == keys.about && words == Words::Any {
        return Some(at + 1);
    }
    if word == keys.the && words == Words::Any {
        let next = tokens.get(at + 1).filter(|next| next.is_word() && next.word != keys.grade)?;
        let level = level_at(document, lexicon, at + 1).is_some();
        return (!next.newline && !level).then_some(at + 1);
    }
    if let Some((name, level)) = level_at(document, lexicon, at) {
        let named = tokens.get(name).is_some_and(|t| t.is_capital() || t.shape == Shape::Number);
        let compound = level == Level::Commune && tokens.get(name).is_some_and(|t| t.shape == Shape::Lower);
        if named || !compound || lexicon.bodies.stops(tokens, name) {
            return None;
        }
    }
    if lexicon.bodies.stops(tokens, at) {
        return None;
    }
    if word == keys.number {
        return tokens.get(at + 1).filter(|next| next.shape == Shape::Number).map(|_| at + 2);
    }
    // One small word more ends what a capitalised one began (`Dự trữ`); after that only known words go on.
    if words == Words::Capital && tokens[at - 1].shape != Shape::Title {
        return None;
    }
    if at == first && words == Words::Any && lexicon.bodies.head(tokens, at).is_some() {
        return None;
    }
    Some(at + 1)
}

/// A hyphen or ampersand joins two parts; a comma only where the tables know what follows it.
fn joined(document: &Document, lexicon: &Lexicon, places: &Places, at: usize, words: Words) -> Option<usize> {
    let tokens = &document.tokens;
    let next = tokens.get(at + 1)?;
    if next.newline || !next.is_word() {
        return match tokens[at].mark {
            '“' | '"' if words == Words::Any => quoted(document, at),
            _ => None,
        };
    }
    match tokens[at].mark {
        '-' | '–' | '&' | '/' => {
            let tight = tokens[at].glued && next.glued;
            let goes_on = next.is_capital() && capital(document, lexicon, places, at + 1) || tight;
            goes_on.then_some(at + 1)
        }
        ',' if tokens[at - 1].word == lexicon.bodies.words.guard => Some(at + 1),
        '“' | '"' if words == Words::Any => quoted(document, at),
        _ => None,
    }
}

/// A quoted title in a topic (`xây dựng Đề án “…”`) up to its closing mark.
fn quoted(document: &Document, at: usize) -> Option<usize> {
    let close = if document.mark(at) == '“' { '”' } else { '"' };
    (at + 1..document.tokens.len())
        .take(80)
        .take_while(|&i| !document.tokens[i].newline)
        .find(|&i| document.mark(i) == close)
        .map(|i| i + 1)
}

/// Takes away words that cannot be last.
fn trim(document: &Document, lexicon: &Lexicon, first: usize, mut end: usize) -> usize {
    let keys = &lexicon.bodies.words;
    while end > first {
        let last = &document.tokens[end - 1];
        let dangling = [keys.and, keys.about, keys.the, keys.of].contains(&last.word)
            || last.shape == Shape::Mark && !matches!(last.mark, '”' | '"' | ')');
        if !dangling {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether a name of a person begins at a token: a family name and another capitalised word.
pub fn is_person(document: &Document, lexicon: &Lexicon, at: usize) -> bool {
    let tokens = &document.tokens;
    is_family_name(document, lexicon, at)
        && tokens.get(at + 1).is_some_and(|next| next.shape == tokens[at].shape && next.is_capital() && !next.newline)
}

/// Whether a token is a family name that makes a name by itself.
pub fn is_family_name(document: &Document, lexicon: &Lexicon, at: usize) -> bool {
    document.tokens[at].is_capital() && lexicon.person_words.family(document.tokens[at].word).is_some()
}

/// The text of a topic: as it stands, tones settled, abbreviations in full.
pub fn text(document: &Document, lexicon: &Lexicon, first: usize, end: usize) -> String {
    let mut out = String::new();
    let mut at = first;
    while at < end {
        let token = &document.tokens[at];
        let open = out.is_empty() || token.glued || matches!(token.mark, ',' | '.' | ';' | ':' | '”' | ')');
        if !open {
            out.push(' ');
        }
        match lexicon.bodies.expansion(&document.tokens, at) {
            // `NQ/TW` is a sign, not words.
            Some((after, full)) if after <= end && token.shape == Shape::Upper && !token.glued => {
                out.push_str(full);
                at = after;
            }
            _ => {
                out.push_str(&spelled(document, at, at + 1));
                at += 1;
            }
        }
    }
    out
}
