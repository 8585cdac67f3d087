//! Places of every level: `tỉnh Lào Cai`, `TP Huế`, `quận 9`, `xã Đồng Tâm`.

use crate::{
    extract::mention::ProvinceMention,
    language::{Document, Shape, Token},
    lexicon::{Beside, Level, Lexicon},
};

/// A place by level and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its level, as the text calls it; for a bare name of a first-level unit what that unit is.
    pub level: Level,
    /// Its name without the level.
    pub name: String,
    /// Its number, if it is a first-level unit.
    pub unit: Option<usize>,
}

/// A place where it stands.
#[derive(Clone, Debug)]
pub struct PlaceMention {
    pub first: usize,
    pub place: Place,
}

/// All places of a document in order.
pub struct Places<'p> {
    pub all: Vec<PlaceMention>,
    provinces: &'p [ProvinceMention],
}

impl<'p> Places<'p> {
    /// Finds the places of a document.
    pub fn find(document: &Document, lexicon: &Lexicon, provinces: &'p [ProvinceMention]) -> Places<'p> {
        let mut places = Places { all: Vec::new(), provinces };
        let mut at = 0;
        while at < document.tokens.len() {
            // `báo Pháp Luật TP.HCM`
            let paper = at > 0
                && document.tokens[at - 1].word == lexicon.bodies.words.law
                && document.tokens[at - 1].is_capital();
            if paper {
                at += 1;
            } else if let Some((end, place)) = places.at(document, lexicon, at).or_else(|| site(document, lexicon, at))
            {
                places.all.push(PlaceMention { first: at, place });
                at = end;
            } else {
                at += 1;
            }
        }
        places
    }

    /// The first-level unit that is named at a token.
    pub fn unit_at(&self, at: usize) -> Option<&ProvinceMention> {
        let found = self.provinces.binary_search_by_key(&at, |mention| mention.range.first()).ok()?;
        Some(&self.provinces[found])
    }

    /// The first-level unit whose name covers a token.
    pub fn unit_over(&self, at: usize) -> Option<&ProvinceMention> {
        let after = self.provinces.partition_point(|mention| mention.range.first() <= at);
        self.provinces[..after].last().filter(|mention| mention.range.contains(at))
    }

    /// The place named at a token, with its level or, if it is a first-level unit, without.
    pub fn at(&self, document: &Document, lexicon: &Lexicon, at: usize) -> Option<(usize, Place)> {
        if let Some(mention) = self.unit_at(at) {
            return Some((mention.range.end(), of_unit(lexicon, mention.unit, None)));
        }
        let (name_at, level) = level_at(document, lexicon, at)?;
        let (end, name, unit) = self.named(document, lexicon, name_at, level)?;
        Some((end, Place { level, name, unit }))
    }

    /// The name of a place of a known level.
    pub fn named(
        &self,
        document: &Document,
        lexicon: &Lexicon,
        at: usize,
        level: Level,
    ) -> Option<(usize, String, Option<usize>)> {
        if document.tokens.get(at)?.newline {
            return None;
        }
        if matches!(level, Level::Province | Level::City)
            && let Some(mention) = self.unit_at(at)
        {
            let unit = lexicon.provinces.unit(mention.unit);
            return Some((mention.range.end(), unit.name.clone(), Some(mention.unit)));
        }
        let end = name_end(document, lexicon, at, level)?;
        if matches!(level, Level::Province | Level::City) && end - at > 2 {
            return None;
        }
        Some((end, spelled(document, at, end), None))
    }
}

/// `điểm cầu Kim Sơn`: a district where it is no first-level unit.
fn site(document: &Document, lexicon: &Lexicon, at: usize) -> Option<(usize, Place)> {
    let words = &lexicon.bodies.words;
    let tokens = &document.tokens;
    let before = (tokens[at].word == words.point).then(|| tokens.get(at + 1)).flatten()?;
    let name = at + 2;
    if before.word != words.bridge || tokens.get(name).is_none_or(|t| t.newline || t.shape != Shape::Title) {
        return None;
    }
    let end = name_end(document, lexicon, name, Level::District).filter(|end| end - name == 2)?;
    let known = lexicon.provinces.spellings().longest(tokens, name).is_some();
    let name = spelled(document, name, end);
    (!known).then_some((end, Place { level: Level::District, name, unit: None }))
}

/// A first-level unit as a place, of the level that the text gives it or that it has.
pub fn of_unit(lexicon: &Lexicon, unit: usize, level: Option<Level>) -> Place {
    let known = lexicon.provinces.unit(unit);
    let city = known.is_city && !known.was_province;
    let level = level.unwrap_or(if city { Level::City } else { Level::Province });
    Place { level, name: known.name.clone(), unit: Some(unit) }
}

/// The level named at a token, and where the name would begin (`TP.` and `Q.` with their stop).
pub fn level_at(document: &Document, lexicon: &Lexicon, at: usize) -> Option<(usize, Level)> {
    let tokens = &document.tokens;
    let (mut end, level) = lexicon.bodies.level(tokens, at)?;
    let short = end == at + 1 && tokens[at].end - tokens[at].start == 1;
    let stop = document.mark(end) == '.' && tokens[end].glued;
    if short && !stop && !(tokens[at].shape != Shape::Lower && tokens.get(end).is_some_and(|t| t.glued)) {
        return None;
    }
    if stop && end - at <= 3 && tokens[at].end - tokens[at].start <= 3 {
        end += 1;
    }
    Some((end, level))
}

/// Where the name of a place that begins at `at` ends.
fn name_end(document: &Document, lexicon: &Lexicon, at: usize, level: Level) -> Option<usize> {
    let tokens = &document.tokens;
    if tokens[at].shape == Shape::Number {
        let numbered = matches!(level, Level::Borough | Level::Ward);
        return (numbered && document.word(at).len() <= 2).then_some(at + 1);
    }
    if !tokens[at].is_capital() || tokens[at].shape == Shape::Title && is_sentence(document, lexicon, at) {
        return None;
    }
    let mut end = at + 1;
    while end < tokens.len() && !tokens[end].newline && end - at < 6 {
        let token = &tokens[end];
        if token.is_capital() && !glued_after_word(tokens, end) {
            if lexicon.bodies.head(tokens, end).is_some_and(|(after, _)| after > end + 1)
                || token.shape != tokens[at].shape
            {
                break;
            }
            end += 1;
        } else if matches!(token.mark, '\'' | '’')
            && token.glued
            && tokens.get(end + 1).is_some_and(|t| t.glued && t.is_word())
        {
            end += 2;
        } else {
            break;
        }
    }
    Some(cut_before_person(document, lexicon, at, end))
}

/// `UBND TP. Các sở …`: the next sentence, not a name; `quận Hai Bà Trưng` is one.
fn is_sentence(document: &Document, lexicon: &Lexicon, at: usize) -> bool {
    let tokens = &document.tokens;
    if lexicon.person_words.beside(tokens, at).is_some_and(|(_, beside)| beside == Beside::Address) {
        return true;
    }
    lexicon.bodies.stops(tokens, at) && !tokens.get(at + 1).is_some_and(|next| next.shape == tokens[at].shape)
}

/// Scraped text glues the next sentence on: `huyện Mỹ ĐứcÔng`.
fn glued_after_word(tokens: &[Token], at: usize) -> bool {
    tokens[at].glued && tokens[at - 1].is_word()
}

/// A name of a place is at most three words where the name of a person follows it: `xã Đồng Tâm Lê Đình Ba`.
fn cut_before_person(document: &Document, lexicon: &Lexicon, first: usize, end: usize) -> usize {
    if end - first < 3 {
        return end;
    }
    for cut in first + 1..=(first + 3).min(end - 1) {
        if end - cut >= 2 && cut > first + 1 && super::topic::is_family_name(document, lexicon, cut) {
            return cut;
        }
    }
    if end - first > 4 { first + 2 } else { end }
}

/// The words from `first` to `end` with one space between, apostrophes closed up, tones settled.
pub fn spelled(document: &Document, first: usize, end: usize) -> String {
    let mut out = String::new();
    for at in first..end {
        let token = &document.tokens[at];
        if !out.is_empty() && !token.glued {
            out.push(' ');
        }
        let word = document.word(at);
        out.push_str(crate::language::settle_tone(word).as_deref().unwrap_or(word));
    }
    out
}
