//! A candidate: a place in the text that may name an event, with what speaks for and against it.

use super::{Scene, within};
use crate::{
    language::{Shape, TokenRange},
    lexicon::{EventKind, EventLead},
};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// The name of `UBTVQH` has so many words; that of `ASEAN` more.
const LONG_NAME: usize = 6;

/// A noun or verb that may name an event, and its description.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The whole description, head included.
    pub range: TokenRange,
    pub head: TokenRange,
    pub kind: EventKind,
    /// Who acts, for a verb.
    pub subject: Option<TokenRange>,
    pub verbal: bool,
    /// Whether it is told as still to come.
    pub future: bool,
    /// The date that its own words tell, as an index into the dates.
    pub own_date: Option<usize>,
    /// The year that ends its description.
    pub year: Option<usize>,
    /// The hashes of the words that tell it from others, in order, without the place at the end.
    pub words: Vec<u64>,
    /// The same, sorted, each once.
    pub keys: Vec<u64>,
    /// The persons who take part by its own words, by number in the roster, each once.
    pub people: Vec<usize>,
    /// The words for who acts, sorted.
    pub actor: Vec<u64>,
    /// The words after the head, sorted.
    pub object: Vec<u64>,
    /// Abbreviations in capitals that are no body's name, sorted.
    pub acronyms: Vec<u64>,
    /// Where a visit goes.
    pub destination: Option<String>,
    /// The body that meets, where a verb tells of it.
    pub assembly: Option<String>,
    pub features: Features,
}

/// What speaks for and against a candidate.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Features {
    /// How many words of the description tell something.
    pub content: usize,
    /// How many of them tell the event from others.
    pub telling: usize,
    /// Whether it is said to take place right after its description.
    pub happens: bool,
    /// Its ordinal: `lần thứ ba`, `thứ 37`.
    pub ordinal: Option<u16>,
    /// Whether it is called the first one.
    pub first: bool,
    /// Whether a body or person holds it by its own words.
    pub host: bool,
    /// Whether its own words tell where.
    pub place: bool,
    /// Whether it tells nothing but a place.
    pub only_place: bool,
    /// Whether it is called one of the whole country, or of a province or district.
    pub level: Option<Level>,
    /// Whether its own words tell with whom.
    pub guests: bool,
    /// Whether its own words quote a title.
    pub quoted: bool,
    /// Whether the head is written with a capital inside a sentence.
    pub capital: bool,
    /// What stands before the head.
    pub lead: Option<EventLead>,
    /// Whether it stands in the title.
    pub title: bool,
    /// The number of the sentence.
    pub sentence: usize,
    /// Whether it stands inside the name of an instrument.
    pub in_instrument: bool,
    /// Whether its sentence tells a day.
    pub dated: bool,
    /// Whether it is called the next one of several.
    pub next: bool,
    /// Whether two unnamed sides take part: `giữa hai nhà lãnh đạo`.
    pub two_sides: bool,
    /// Whether its own words have a name, a number or a quotation.
    pub named: bool,
}

/// How far an event reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// `toàn quốc`
    Country,
    /// `tỉnh`, `huyện`
    Local,
}

impl Scene<'_> {
    /// The features that a description has by its own words.
    pub(super) fn features(&self, head: TokenRange, range: TokenRange, lead: Option<EventLead>) -> Features {
        let tokens = &self.document.tokens;
        let rest = TokenRange::new(head.end(), range.end());
        let sentence = self.document.sentence_of(head.first());
        let begin = self.document.sentence(sentence).first();
        let words = |at: usize| tokens[at].word;
        let w = self.words;
        let inside = |word| (rest.first()..rest.end()).any(|at| words(at) == word);
        let place = (rest.first()..rest.end().saturating_sub(1))
            .any(|at| (words(at) == w.at || words(at) == w.in_place) && tokens[at + 1].shape != Shape::Number)
            || within(self.found.provinces, rest, |m| m.range).next().is_some();
        let national =
            (rest.first()..rest.end().saturating_sub(1)).any(|at| words(at) == w.whole && words(at + 1) == w.national);
        let local = inside(w.province) || inside(w.district);
        Features {
            level: if national { Some(Level::Country) } else { local.then_some(Level::Local) },
            only_place: place && (words(rest.first()) == w.at || words(rest.first()) == w.in_place),
            content: self.content(rest),
            telling: self.telling(rest),
            happens: self.happens(range.end()),
            ordinal: self
                .ordinal_word(rest.first())
                .filter(|_| !rest.is_empty() && tokens[rest.first()].shape != Shape::Lower)
                .or_else(|| (rest.first()..rest.end()).find_map(|at| self.ordinal(at))),
            first: inside(w.first_time),
            host: within(self.found.bodies, rest, |m| m.range).any(|body| !body.reference)
                || within(self.found.people, rest, |m| m.range).next().is_some(),
            place,
            guests: inside(w.with) || inside(w.between),
            quoted: (rest.first()..rest.end()).any(|at| matches!(tokens[at].mark, '“' | '"' | '‘')),
            capital: tokens[head.first()].is_capital() && head.first() > begin,
            lead,
            title: sentence == 0,
            sentence,
            in_instrument: lead != Some(EventLead::Adjunct)
                && within(self.found.instruments, head, |m| m.range).any(|m| m.range.first() < head.first()),
            dated: false,
            next: (rest.first()..rest.end().saturating_sub(1))
                .any(|at| words(at) == w.next && words(at + 1) == w.follows),
            two_sides: (rest.first()..rest.end().saturating_sub(1))
                .any(|at| words(at) == w.two && w.sides.contains(&words(at + 1)))
                && within(self.found.people, rest, |m| m.range).all(|m| !m.named),
            named: (rest.first()..rest.end()).any(|at| {
                !matches!(tokens[at].shape, Shape::Lower | Shape::Number | Shape::Mark)
                    || matches!(tokens[at].mark, '“' | '"' | '‘')
            }),
        }
    }

    /// How many words of a range tell an event from others: no marks, dates, numbers or plain words.
    fn telling(&self, range: TokenRange) -> usize {
        let tokens = &self.document.tokens;
        let mut count = 0;
        let mut at = range.first();
        while at < range.end() {
            if let Some(found) = self.date_at(at) {
                at = self.found.dates[found].range.end().max(at + 1);
                continue;
            }
            let token = &tokens[at];
            let plain = self.words.plain.contains(&token.word) && token.shape == Shape::Lower;
            let small = self.words.hanging.contains(&token.word);
            count += usize::from(token.is_word() && !plain && !small);
            at += 1;
        }
        count
    }

    /// `… diễn ra`, `… được tổ chức`: verbs that only tell that an event takes place.
    pub(super) fn happens(&self, end: usize) -> bool {
        let tokens = &self.document.tokens;
        (end..tokens.len().min(end + 4))
            .take_while(|&at| !tokens[at].newline && self.words.holding.contains(&tokens[at].word))
            .any(|at| tokens[at].word == self.words.takes || tokens[at].word == self.words.opens)
    }

    /// Abbreviations in a range that are no body's name, as sorted hashes.
    pub(super) fn acronyms(&self, range: TokenRange) -> Vec<u64> {
        let tokens = &self.document.tokens;
        let found = (range.first()..range.end()).filter(|&at| {
            let here = TokenRange::new(at, at + 1);
            tokens[at].shape == Shape::Upper && within(self.found.bodies, here, |m| m.range).next().is_none()
        });
        sorted(&found.map(|at| hash(self.document.word(at))).collect::<Vec<_>>())
    }

    /// The range without the place that ends it: `… |tại Hà Nội`.
    pub(super) fn without_place(&self, rest: TokenRange) -> TokenRange {
        let tokens = &self.document.tokens;
        let place = |at: &usize| tokens[*at].word == self.words.at || tokens[*at].word == self.words.in_place;
        (rest.first() + 1..rest.end()).rev().find(place).map_or(rest, |at| TokenRange::new(rest.first(), at))
    }

    /// The ordinal at a token: `thứ 37`, `thứ tư`, `lần 2`, `XIII`.
    pub(super) fn ordinal(&self, at: usize) -> Option<u16> {
        let tokens = &self.document.tokens;
        let w = self.words;
        if tokens[at].word == w.rank || tokens[at].word == w.time {
            return self.ordinal_word(at + 1);
        }
        None
    }

    /// The number that a token is: `37`, `tư`, `XIII`.
    pub(super) fn ordinal_word(&self, at: usize) -> Option<u16> {
        let token = self.document.tokens.get(at)?;
        match token.shape {
            Shape::Number => self.document.word(at).parse().ok().filter(|&n| n < 400),
            Shape::Upper | Shape::Title => {
                roman(self.document.word(at)).or_else(|| self.words.numerals.get(&token.word).copied())
            }
            _ => self.words.numerals.get(&token.word).copied(),
        }
    }

    /// The words of ranges that tell one event from another, as hashes: bodies by their full names.
    pub(super) fn words_in(&self, ranges: &[TokenRange]) -> Vec<u64> {
        let mut keys = Vec::new();
        for range in ranges {
            let mut at = range.first();
            while at < range.end() {
                if let Some(date) = self.date_at(at) {
                    at = self.found.dates[date].range.end().max(at + 1);
                    continue;
                }
                let body = within(self.found.bodies, TokenRange::new(at, at + 1), |m| m.range)
                    .find(|m| m.range.first() == at && !m.reference && m.range.end() <= range.end());
                if let Some(body) = body {
                    // A long name behind a short one (`ASEAN`) would drown the other words.
                    let words = || body.name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                    if body.range.len() > 1 || words().count() <= LONG_NAME {
                        keys.extend(words().map(hash));
                        at = body.range.end();
                        continue;
                    }
                }
                let token = &self.document.tokens[at];
                if let Some(name) = self.split_acronym(at).filter(|_| at + 2 < range.end()) {
                    keys.push(hash(&name));
                    at += 3;
                    continue;
                }
                if token.shape != Shape::Mark && !self.words.hanging.contains(&token.word) {
                    keys.push(hash(self.document.word(at)));
                }
                at += 1;
            }
        }
        keys
    }

    /// `G-20` as `G20`.
    fn split_acronym(&self, at: usize) -> Option<String> {
        let tokens = self.document.tokens.get(at..at + 3)?;
        let parts = tokens[0].is_capital() && self.document.word(at).len() == 1 && tokens[2].shape == Shape::Number;
        (parts && matches!(tokens[1].mark, '-' | '–'))
            .then(|| format!("{}{}", self.document.word(at), self.document.word(at + 2)))
    }

    /// The persons in ranges, each once.
    pub(super) fn people_in(&self, ranges: &[TokenRange]) -> Vec<usize> {
        let mut people = Vec::new();
        for &range in ranges {
            for mention in within(self.found.people, range, |m| m.extent) {
                if range.overlaps(mention.range) && !people.contains(&mention.person) {
                    people.push(mention.person);
                }
            }
        }
        people
    }

    /// The body that a subject ends with: `Ban Chỉ đạo … tỉnh`.
    pub(super) fn assembly(&self, subject: TokenRange) -> Option<String> {
        let named = |m: &&crate::extract::mention::BodyMention| !m.reference && m.range.end() == subject.end();
        within(self.found.bodies, subject, |m| m.range).find(named).map(|m| m.name.clone())
    }

    /// Where a visit goes: the first country or unit after its head that is not its visitor's.
    pub(super) fn destination(&self, kind: EventKind, rest: TokenRange) -> Option<String> {
        if kind != EventKind::Visit {
            return None;
        }
        let tokens = &self.document.tokens;
        let end = (rest.first()..rest.end()).find(|&at| tokens[at].word == self.words.of).unwrap_or(rest.end());
        (rest.first()..end).find_map(|at| {
            let country = self.lexicon.countries.at(tokens, at).map(|(_, name)| name.to_owned());
            country.or_else(|| {
                let here = TokenRange::new(at, at + 1);
                let unit = within(self.found.provinces, here, |m| m.range).next()?;
                Some(self.lexicon.provinces.unit(unit.unit).name.clone())
            })
        })
    }
}

/// A word as a number, alike in any case and placement of the tone.
fn hash(word: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let mut key = String::new();
    crate::language::word_key(word, &mut key);
    key.hash(&mut hasher);
    hasher.finish()
}

/// The words sorted, each once.
pub(super) fn sorted(words: &[u64]) -> Vec<u64> {
    let mut keys = words.to_vec();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// How many words two descriptions share in the same order.
pub(super) fn in_order(a: &[u64], b: &[u64]) -> usize {
    let mut row = vec![0; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// `XIII` as a number.
fn roman(word: &str) -> Option<u16> {
    let digit = |c| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    let mut total = 0;
    let mut last = 0;
    for c in word.chars().rev() {
        let value: u16 = digit(c)?;
        if value < last {
            total -= value;
        } else {
            total += value;
            last = value;
        }
    }
    (total > 0).then_some(total)
}

/// How many keys two sorted lists share.
pub(super) fn shared(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                count += 1;
                i += 1;
                j += 1;
            }
        }
    }
    count
}
