//! The grammar of names of bodies, read left to right from their first words.

use super::{
    place::{Place, Places, level_at},
    topic::{self, Words},
};
use crate::{
    language::{Document, Shape, Token, TokenRange},
    lexicon::{BoardOwner, BodyKind, HeadId, Level, Lexicon},
};

/// Where a body belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seat {
    /// Nowhere in particular.
    None,
    /// To a place of Viet Nam that the text names.
    Named(Place),
    /// To a place that the context must tell; of this level, if the text says which.
    Open(Option<Level>),
    /// To another country.
    Country(String),
    /// To some other country that the context must tell.
    SomeCountry,
}

/// A body as its own words give it.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its words.
    pub range: TokenRange,
    /// What its first words are.
    pub head: HeadId,
    /// Its name without place and owner.
    pub base: String,
    /// Where it belongs.
    pub seat: Seat,
    /// The body whose department or standing organ it is.
    pub owner: Option<Box<Draft>>,
    /// Who owns it, where only its topic tells.
    pub board: Option<BoardOwner>,
    /// Whether it is no name but a reference.
    pub reference: bool,
    /// Whether it stands as an owner only, inside the words of its department.
    pub inside: bool,
}

/// Reads all names of a document.
pub fn read(document: &Document, lexicon: &Lexicon, places: &Places) -> Vec<Draft> {
    let reader = Reader { document, lexicon, places };
    let mut found = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        at = reader.step(at, &mut found);
    }
    found
}

pub(super) struct Reader<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) places: &'a Places<'a>,
}

impl Reader<'_> {
    /// Reads what begins at a token; says where to go on.
    pub(super) fn step(&self, at: usize, found: &mut Vec<Draft>) -> usize {
        let Some((end, head)) = self.head(at) else {
            if self.tokens()[at].word == self.lexicon.bodies.words.delegation
                && let Some(draft) = self.delegation(at)
            {
                let end = draft.range.end();
                found.push(draft);
                return end;
            }
            return at + 1;
        };
        let before = found.len();
        match self.kind(head) {
            BodyKind::Skip => {
                let after = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
                return after.max(end);
            }
            BodyKind::Ministry => self.ministries(at, end, head, found),
            BodyKind::Department => self.departments(at, end, head, found),
            BodyKind::Minister => self.ministers(at, end, head, found),
            BodyKind::Local | BodyKind::Union => self.locals(at, end, head, found),
            BodyKind::Board if self.is_plural(at) => self.boards(at, end, head, found),
            _ => found.extend(self.body(at, 0)),
        }
        let Some(last) = found[before..].last() else { return at + 1 };
        let end = last.range.end();
        let mut inner = Vec::new();
        for draft in &found[before..] {
            self.inner(draft, &mut inner);
        }
        found.append(&mut inner);
        end.max(at + 1)
    }

    /// Bodies that stand inside another but are named apart: `Vụ Pháp chế, Bộ Y tế`, `Cục Con nuôi (Bộ Tư pháp)`.
    pub(super) fn inner(&self, draft: &Draft, found: &mut Vec<Draft>) {
        if let Some(owner) = &draft.owner {
            if !owner.reference && !owner.inside && owner.range.end <= draft.range.end {
                found.push((**owner).clone());
            }
            self.inner(owner, found);
        }
    }

    pub(super) fn tokens(&self) -> &[Token] {
        &self.document.tokens
    }

    pub(super) fn kind(&self, head: HeadId) -> BodyKind {
        self.lexicon.bodies.entry(head).kind
    }

    pub(super) fn name(&self, head: HeadId) -> &str {
        &self.lexicon.bodies.entry(head).name
    }

    /// The first words at a token, unless they are part of another word there.
    pub(super) fn head(&self, at: usize) -> Option<(usize, HeadId)> {
        let (end, head) = self.lexicon.bodies.head(self.tokens(), at)?;
        let token = &self.tokens()[at];
        let entry = self.lexicon.bodies.entry(head);
        if at > 0 && !entry.not_after.is_empty() {
            let before = &self.tokens()[at - 1];
            let close = before.is_word() && !token.newline;
            if close && (token.shape == Shape::Lower || before.is_capital()) && entry.not_after.contains(&before.word) {
                return None;
            }
        }
        if self.places.unit_over(at).is_some() || token.glued && self.tokens()[at - 1].is_word() && !token.is_capital()
        {
            return None;
        }
        let inside_country = (1..=2.min(at)).any(|back| {
            let country = self.lexicon.countries.at(self.tokens(), at - back);
            country.is_some_and(|(end, _)| end > at)
        });
        (!inside_country).then_some((end, head))
    }

    pub(super) fn draft(&self, first: usize, end: usize, head: HeadId, base: String, seat: Seat) -> Draft {
        let range = TokenRange::new(first, end);
        Draft { range, head, base, seat, owner: None, board: None, reference: false, inside: false }
    }

    pub(super) fn reference(&self, first: usize, end: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        let keys = &self.lexicon.bodies.words;
        let next_is_name = tokens
            .get(end)
            .is_some_and(|t| !t.newline && (t.is_capital() && t.glued || keys.not_heads.contains(&t.word)));
        if !tokens[first].is_capital() || self.is_plural(first) || next_is_name {
            return None;
        }
        let base = self.name(head).to_owned();
        Some(Draft { reference: true, ..self.draft(first, end, head, base, Seat::None) })
    }

    /// Whether `các`, `hai` … stand before a token.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        at > 0 && self.lexicon.bodies.words.plurals.contains(&self.tokens()[at - 1].word)
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|t| t.is_capital() && !t.newline)
    }

    /// One body that begins at a token.
    pub(super) fn body(&self, at: usize, depth: u8) -> Option<Draft> {
        if depth > 3 || self.tokens().get(at)?.newline && depth > 0 {
            return None;
        }
        let (end, head) = self.head(at)?;
        let mut found = Vec::new();
        match self.kind(head) {
            BodyKind::Skip => None,
            BodyKind::State | BodyKind::Organ | BodyKind::World | BodyKind::Office | BodyKind::Foreign => {
                self.fixed(at, end, head)
            }
            BodyKind::Front => self.front(at, end, head),
            BodyKind::Ministry => {
                self.ministries(at, end, head, &mut found);
                found.into_iter().next()
            }
            BodyKind::Department => {
                self.departments(at, end, head, &mut found);
                found.into_iter().next()
            }
            BodyKind::Local | BodyKind::Union => {
                self.locals(at, end, head, &mut found);
                found.into_iter().next()
            }
            BodyKind::Committee(level) => self.committee(at, end, head, level),
            BodyKind::Party => self.party(at, end, head, depth),
            BodyKind::Standing => self.standing(at, end, head, depth),
            BodyKind::Board => self.board(at, end, head, depth),
            BodyKind::Unit => self.unit(at, end, head, depth),
            BodyKind::Agency => self.agency(at, end, head, depth),
            BodyKind::Steering => self.steering(at, end, head, depth),
            BodyKind::Society => self.society(at, end, head, depth),
            BodyKind::Force => self.force(at, end, head),
            BodyKind::Mission => self.mission(at, end, head),
            BodyKind::Premier => self.premier(at, end, head),
            BodyKind::Minister => {
                self.ministers(at, end, head, &mut found);
                found.into_iter().next()
            }
            BodyKind::Numbered => self.numbered(at, end, head),
            BodyKind::Labelled => self.labelled(at, end, head),
            BodyKind::Enterprise => self.enterprise(at, end, head),
        }
    }

    /// The country named at a token, `nước` before it passed over: the token after it, and its name unless it is Viet Nam.
    pub(super) fn country(&self, at: usize) -> Option<(usize, Option<String>)> {
        let token = self.tokens().get(at)?;
        if token.newline {
            return None;
        }
        let forms = &self.lexicon.bodies.words.forms_of_state;
        let passed =
            (at..at + 8).take_while(|&i| self.tokens().get(i).is_some_and(|t| forms.contains(&t.word))).count();
        let whole = self.lexicon.countries.at(self.tokens(), at).is_some();
        let at = if whole { at } else { at + passed };
        if self.tokens().get(at)?.newline {
            return None;
        }
        let (end, name) = self.lexicon.countries.at(self.tokens(), at)?;
        // `Anh Nguyễn Văn A`, `Đức` in a name of a person.
        if !self.capital(at) || end == at + 1 && self.places.unit_over(at).is_some() {
            return None;
        }
        Some((end, (!self.lexicon.countries.is_home(name)).then(|| name.to_owned())))
    }

    /// The place at a token that a body belongs to: named, or `tỉnh`, `thành phố`, `huyện` alone.
    pub(super) fn seat(&self, at: usize) -> Option<(usize, Seat)> {
        self.seat_at(at).or_else(|| self.seat_at(self.past_label(at)?))
    }

    /// The token after an abbreviation in brackets: `Bảo hiểm xã hội (BHXH) tỉnh`.
    fn past_label(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens();
        let label = self.document.mark(at) == '(' && tokens.get(at + 1)?.shape == Shape::Upper;
        let close = (at + 2..at + 6).find(|&i| self.document.mark(i) == ')').filter(|_| label)?;
        let only = tokens[at + 1..close].iter().all(|t| t.is_capital() || t.shape == Shape::Mark);
        only.then_some(close + 1)
    }

    fn seat_at(&self, at: usize) -> Option<(usize, Seat)> {
        let token = self.tokens().get(at)?;
        if token.newline || token.glued && token.is_word() && self.tokens()[at - 1].is_word() && !token.is_capital() {
            return None;
        }
        if let Some((end, place)) = self.places.at(self.document, self.lexicon, at) {
            return Some((end, Seat::Named(place)));
        }
        let (end, level) = level_at(self.document, self.lexicon, at)?;
        if let Some((after, country)) = self.country(end)
            && let Some(country) = country
        {
            return Some((after, Seat::Country(country)));
        }
        if self.lists_levels(end) {
            return None;
        }
        Some((end, Seat::Open(Some(level))))
    }

    /// `UBND tỉnh, thành phố …`, `UBND huyện, thị xã`: of all of them, not of one.
    fn lists_levels(&self, at: usize) -> bool {
        self.joiner(at).is_some_and(|next| {
            let level = level_at(self.document, self.lexicon, next);
            level.is_some_and(|(name, _)| self.places.at(self.document, self.lexicon, next).is_none() && name > next)
        })
    }

    /// The token after `,` `và` `-` at a token.
    pub(super) fn joiner(&self, at: usize) -> Option<usize> {
        let token = self.tokens().get(at)?;
        if token.newline {
            return None;
        }
        if token.word == self.lexicon.bodies.words.and || matches!(token.mark, ',' | ';' | '-' | '–' | '/') {
            let next = at + 1;
            let doubled = self.tokens().get(next)?.word == self.lexicon.bodies.words.and;
            return Some(if doubled && token.mark != '\0' { next + 1 } else { next });
        }
        None
    }
}
