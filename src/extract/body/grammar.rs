//! The grammar of names of bodies, read left to right from their first words.

use super::{
    place::{Place, Places, level_at, of_unit, spelled},
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

struct Reader<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    places: &'a Places<'a>,
}

impl Reader<'_> {
    /// Reads what begins at a token; says where to go on.
    fn step(&self, at: usize, found: &mut Vec<Draft>) -> usize {
        let Some((end, head)) = self.head(at) else { return at + 1 };
        let before = found.len();
        match self.kind(head) {
            BodyKind::Skip => {
                let after = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
                return after.max(end);
            }
            BodyKind::Ministry => self.ministries(at, end, head, found),
            BodyKind::Department => self.departments(at, end, head, found),
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
    fn inner(&self, draft: &Draft, found: &mut Vec<Draft>) {
        if let Some(owner) = &draft.owner {
            if !owner.reference && !owner.inside {
                found.push((**owner).clone());
            }
            self.inner(owner, found);
        }
    }

    fn tokens(&self) -> &[Token] {
        &self.document.tokens
    }

    fn kind(&self, head: HeadId) -> BodyKind {
        self.lexicon.bodies.entry(head).kind
    }

    fn name(&self, head: HeadId) -> &str {
        &self.lexicon.bodies.entry(head).name
    }

    /// The first words at a token, unless they are part of another word there.
    fn head(&self, at: usize) -> Option<(usize, HeadId)> {
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
        Some((end, head))
    }

    fn draft(&self, first: usize, end: usize, head: HeadId, base: String, seat: Seat) -> Draft {
        let range = TokenRange::new(first, end);
        Draft { range, head, base, seat, owner: None, board: None, reference: false, inside: false }
    }

    fn reference(&self, first: usize, end: usize, head: HeadId) -> Option<Draft> {
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
    fn is_plural(&self, at: usize) -> bool {
        at > 0 && self.lexicon.bodies.words.plurals.contains(&self.tokens()[at - 1].word)
    }

    fn capital(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(|t| t.is_capital() && !t.newline)
    }

    /// One body that begins at a token.
    fn body(&self, at: usize, depth: u8) -> Option<Draft> {
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
            BodyKind::Society => self.society(at, end, head),
            BodyKind::Force => self.force(at, end, head),
            BodyKind::Mission => self.mission(at, end, head),
        }
    }

    /// The country named at a token, `nước` before it passed over: the token after it, and its name unless it is Viet Nam.
    fn country(&self, at: usize) -> Option<(usize, Option<String>)> {
        let token = self.tokens().get(at)?;
        if token.newline {
            return None;
        }
        let at = if token.word == self.lexicon.bodies.words.country { at + 1 } else { at };
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

    fn fixed(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        let kind = self.kind(head);
        let one_word = end == at + 1;
        let capital = tokens[at..end].iter().any(Token::is_capital);
        if one_word && tokens[at].shape == Shape::Lower
            || kind == BodyKind::World && one_word && tokens[at].shape == Shape::Title
        {
            return None;
        }
        let base = self.name(head).to_owned();
        let foreign = matches!(kind, BodyKind::State | BodyKind::Foreign | BodyKind::Office | BodyKind::Organ);
        match self.country(end).filter(|_| foreign) {
            Some((after, Some(country))) if kind != BodyKind::Organ || !base.contains("Trung ương") => {
                return Some(self.draft(at, after, head, base, Seat::Country(country)));
            }
            Some((after, None)) if kind != BodyKind::Foreign => {
                return capital.then(|| self.draft(at, after, head, base, Seat::None));
            }
            _ => {}
        }
        if !capital {
            return None;
        }
        let seat = match kind {
            BodyKind::Foreign => Seat::SomeCountry,
            BodyKind::Office if base != "Chủ tịch nước" => Seat::SomeCountry,
            _ => Seat::None,
        };
        Some(self.draft(at, end, head, base, seat))
    }

    fn front(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let base = self.name(head).to_owned();
        if !self.capital(at) {
            return None;
        }
        match self.seat(end) {
            Some((after, seat)) => Some(self.draft(at, after, head, format!("Ủy ban {base}"), seat)),
            None => Some(self.draft(at, end, head, base, Seat::None)),
        }
    }

    /// The place at a token that a body belongs to: named, or `tỉnh`, `thành phố`, `huyện` alone.
    fn seat(&self, at: usize) -> Option<(usize, Seat)> {
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
        Some((end, Seat::Open(Some(level))))
    }

    fn ministries(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let start = if self.document.mark(end) == ':' && self.is_plural(at) { end + 1 } else { end };
        let Some(first) = self.ministry(at, start, head) else {
            found.extend(self.reference(at, end, head).filter(|_| end == start));
            return;
        };
        let mut last = first.range.end();
        found.push(first);
        if !self.is_plural(at) {
            return;
        }
        while let Some(next) = self.joiner(last)
            && self.lexicon.bodies.sector(self.tokens(), next).is_some()
            && let Some(more) = self.ministry(next, next, head)
        {
            last = more.range.end();
            found.push(more);
        }
    }

    /// The token after `,` `và` `-` at a token.
    fn joiner(&self, at: usize) -> Option<usize> {
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

    fn ministry(&self, first: usize, at: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        if tokens.get(at)?.newline {
            return None;
        }
        if let Some((end, sector)) = self.lexicon.bodies.sector(tokens, at)
            && (tokens[at].is_capital() || tokens[first].is_capital() && end > at + 1)
        {
            let seat = self.country(end).filter(|_| true);
            let full = self.lexicon.bodies.sector_name(sector);
            return Some(match seat {
                Some((after, Some(country))) => {
                    let text = if sector.domestic { spelled(self.document, at, end) } else { full.to_owned() };
                    self.draft(first, after, head, format!("Bộ {text}"), Seat::Country(country))
                }
                Some((after, None)) => self.draft(first, after, head, format!("Bộ {full}"), Seat::None),
                None => self.draft(first, end, head, format!("Bộ {full}"), Seat::None),
            });
        }
        let end = topic::end(self.document, self.lexicon, self.places, at, Words::Capital);
        if end == at || end - at > 12 {
            return None;
        }
        let (after, country) = self.country(end)?;
        let base = format!("Bộ {}", topic::text(self.document, self.lexicon, at, end));
        Some(self.draft(first, after, head, base, Seat::Country(country?)))
    }

    fn departments(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let start = if self.document.mark(end) == ':' && self.is_plural(at) { end + 1 } else { end };
        let Some(first) = self.department(at, start, head) else {
            found.extend(self.reference(at, end, head).filter(|_| end == start));
            return;
        };
        let mut last = first.range.end();
        let from = found.len();
        found.push(first);
        while self.is_plural(at)
            && let Some(next) = self.joiner(last)
            && self.lexicon.bodies.sector(self.tokens(), next).is_some()
            && let Some(more) = self.department(next, next, head)
        {
            last = more.range.end();
            found.push(more);
        }
        // `các Sở Y tế, Tài chính tỉnh Lào Cai`: the place of the last is that of all.
        let seat = found[found.len() - 1].seat.clone();
        if seat != Seat::Open(None) {
            for draft in &mut found[from..] {
                if draft.seat == Seat::Open(None) {
                    draft.seat = seat.clone();
                }
            }
        }
    }

    fn department(&self, first: usize, at: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        if tokens.get(at)?.newline {
            return None;
        }
        let (end, field) = match self.lexicon.bodies.sector(tokens, at) {
            Some((end, sector)) if tokens[at].is_capital() || tokens[first].is_capital() => {
                (end, self.lexicon.bodies.sector_name(sector).to_owned())
            }
            _ => {
                let end = topic::end(self.document, self.lexicon, self.places, at, Words::Capital);
                if end == at {
                    return None;
                }
                (end, topic::text(self.document, self.lexicon, at, end))
            }
        };
        let (after, seat) = self.seat(end).unwrap_or((end, Seat::Open(None)));
        Some(self.draft(first, after, head, format!("Sở {field}"), seat))
    }

    /// Organs that places have; with `các`, one a place.
    fn locals(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let tokens = self.tokens();
        let keys = &self.lexicon.bodies.words;
        let base = self.name(head).to_owned();
        let Some(next) = tokens.get(end) else {
            found.extend(self.lone(at, end, head));
            return;
        };
        if !next.newline && (next.word == keys.the || next.word == keys.two || next.word == keys.three) {
            self.several(at, end + 1, head, found);
            return;
        }
        if next.word == keys.grade {
            return;
        }
        let capital = tokens[at].is_capital() || tokens[end - 1].is_capital();
        if let Some((after, seat)) = self.seat(end) {
            if capital || matches!(seat, Seat::Named(_)) {
                found.push(self.draft(at, after, head, base, seat));
            }
            return;
        }
        let owner_kinds = matches!(self.name(head), "Thanh tra");
        if owner_kinds && let Some(owner) = self.owner(end, 1) {
            let after = owner.range.end();
            found.push(Draft { owner: Some(Box::new(owner)), ..self.draft(at, after, head, base, Seat::None) });
            return;
        }
        if let Some((after, Some(country))) = self.country(end) {
            found.push(self.draft(at, after, head, base, Seat::Country(country)));
            return;
        }
        found.extend(self.lone(at, end, head));
    }

    /// A local organ without a place: `HĐND, UBND tỉnh`, `UBND đã …`.
    fn lone(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let tokens = self.tokens();
        if !tokens[at].is_capital() {
            return None;
        }
        if self.kind(head) == BodyKind::Union {
            return Some(self.draft(at, end, head, self.name(head).to_owned(), Seat::Open(None)));
        }
        if let Some(next) = self.joiner(end)
            && let Some((after, other)) = self.head(next)
            && matches!(self.kind(other), BodyKind::Local | BodyKind::Front)
            && tokens[next].is_capital()
        {
            let mut found = Vec::new();
            self.locals(next, after, other, &mut found);
            if let Some(shared) = found.first().filter(|draft| !draft.reference) {
                return Some(self.draft(at, end, head, self.name(head).to_owned(), shared.seat.clone()));
            }
        }
        self.reference(at, end, head)
    }

    /// `UBND các tỉnh A, B và C`.
    fn several(&self, at: usize, level_from: usize, head: HeadId, found: &mut Vec<Draft>) {
        let Some((mut next, mut level)) = level_at(self.document, self.lexicon, level_from) else { return };
        // `các tỉnh, thành phố A, B`
        if let Some(after) = self.joiner(next)
            && let Some((name, second)) = level_at(self.document, self.lexicon, after)
            && !self.capital(next)
        {
            next = name;
            level = second;
        }
        if self.document.mark(next) == ':' {
            next += 1;
        }
        let base = self.name(head).to_owned();
        loop {
            let place = match self.places.named(self.document, self.lexicon, next, level) {
                Some((end, name, unit)) => {
                    let place = match unit {
                        Some(unit) if level == Level::Province => of_unit(self.lexicon, unit, None),
                        _ => Place { level, name, unit },
                    };
                    Some((end, place))
                }
                None => self.places.at(self.document, self.lexicon, next),
            };
            let Some((end, place)) = place else { return };
            found.push(self.draft(at, end, head, base.clone(), Seat::Named(place)));
            match self.joiner(end) {
                Some(after)
                    if self.tokens().get(after).is_some_and(|t| t.is_capital() || t.shape == Shape::Number)
                        || level_at(self.document, self.lexicon, after).is_some() =>
                {
                    next = after
                }
                _ => return,
            }
        }
    }

    /// `Tỉnh ủy Ninh Thuận`, `Huyện ủy`.
    fn committee(&self, at: usize, end: usize, head: HeadId, level: Level) -> Option<Draft> {
        let base = self.name(head).to_owned();
        let mut from = end;
        if self.places.unit_at(end).is_none()
            && self.tokens().get(end).is_some_and(|t| !t.newline)
            && let Some((name, _)) = level_at(self.document, self.lexicon, end)
        {
            from = name;
        }
        if self.tokens().get(end).is_some_and(|t| t.word == self.lexicon.bodies.words.member) {
            return Some(self.draft(at, end, head, base, Seat::Open(Some(level))));
        }
        if let Some((after, name, unit)) = self.places.named(self.document, self.lexicon, from, level)
            && !topic::is_person(self.document, self.lexicon, from)
            && self.head(from).is_none()
        {
            return Some(self.draft(at, after, head, base, Seat::Named(Place { level, name, unit })));
        }
        self.capital(at).then(|| self.draft(at, from, head, base.clone(), Seat::Open(Some(level)))).or_else(|| {
            (self.tokens()[at].shape == Shape::Lower).then(|| self.draft(at, end, head, base, Seat::Open(Some(level))))
        })
    }

    fn party(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let base = self.name(head).to_owned();
        if self.tokens().get(end).is_some_and(|t| t.word == self.lexicon.bodies.words.member) {
            return None;
        }
        if let Some((after, seat)) = self.seat(end) {
            let named = matches!(seat, Seat::Named(_));
            return (named || self.capital(at)).then(|| self.draft(at, after, head, base, seat));
        }
        if let Some(owner) = self.owner(end, depth + 1) {
            let after = owner.range.end();
            return Some(Draft { owner: Some(Box::new(owner)), ..self.draft(at, after, head, base, Seat::None) });
        }
        let after = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
        if after > end {
            let base = format!("{base} {}", topic::text(self.document, self.lexicon, end, after));
            let (after, seat) = self.seat(after).unwrap_or((after, Seat::None));
            return Some(self.draft(at, after, head, base, seat));
        }
        // `Đảng ủy, Bộ Tư lệnh Quân khu 5`
        if let Some(next) = self.joiner(end)
            && self.capital(at)
            && let Some((_, other)) = self.head(next)
            && self.name(other) == "Bộ Tư lệnh"
            && let Some(shared) = self.body(next, depth + 1)
            && let Some(owner) = shared.owner
        {
            let after = shared.range.end();
            return Some(Draft { owner: Some(owner), ..self.draft(at, after, head, base, Seat::None) });
        }
        self.reference(at, end, head)
    }

    /// The body that follows as owner, `của` or `thuộc` passed over.
    fn owner(&self, at: usize, depth: u8) -> Option<Draft> {
        let keys = &self.lexicon.bodies.words;
        let token = self.tokens().get(at)?;
        if token.newline {
            return None;
        }
        let mut next = at;
        if token.word == keys.directly {
            next += 1;
        }
        if self.tokens().get(next)?.word == keys.of || self.tokens().get(next)?.word == keys.belonging {
            next += 1;
        }
        let draft = self.body(next, depth)?;
        let draft = Draft { inside: next == at, ..draft };
        let fit = !matches!(self.kind(draft.head), BodyKind::World | BodyKind::Office) || next > at;
        (fit && (self.capital(next) || !draft.reference)).then_some(draft)
    }

    /// The same, also after a comma, a dash or in brackets, where it is named apart.
    fn owner_apart(&self, at: usize, depth: u8) -> Option<(Draft, usize)> {
        if let Some(owner) = self.owner(at, depth) {
            let end = owner.range.end();
            return Some((owner, end));
        }
        let mark = self.document.mark(at);
        if !matches!(mark, ',' | '-' | '–' | '(') || self.tokens()[at].newline {
            return None;
        }
        let owner = self.body(at + 1, depth)?;
        let higher = matches!(
            self.kind(owner.head),
            BodyKind::Ministry | BodyKind::Department | BodyKind::Local | BodyKind::Agency | BodyKind::Force
        ) || mark == '(';
        if !higher || owner.reference || !self.capital(at + 1) {
            return None;
        }
        let mut end = owner.range.end();
        if mark == '(' {
            if self.document.mark(end) != ')' {
                return None;
            }
            end += 1;
        }
        Some((owner, end))
    }

    fn standing(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let name = self.name(head);
        let tokens = self.tokens();
        let adverb = matches!(name, "Thường trực" | "Ban Thường trực");
        if adverb
            && at > 0
            && self.lexicon.bodies.words.adverb_after.contains(&tokens[at - 1].word)
            && !tokens[at].newline
        {
            return None;
        }
        let base = name.to_owned();
        if let Some((owner, after)) = self.owner_apart(end, depth + 1) {
            return Some(Draft { owner: Some(Box::new(owner)), ..self.draft(at, after, head, base, Seat::None) });
        }
        if name == "Văn phòng" {
            let after = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
            if after > end {
                let base = format!("{base} {}", topic::text(self.document, self.lexicon, end, after));
                let (after, seat) = self.seat(after).unwrap_or((after, Seat::None));
                return Some(self.draft(at, after, head, base, seat));
            }
            return None;
        }
        // `Ban Thường vụ, Tỉnh ủy` and such are rare; a place alone is the place's Party committee's.
        self.reference(at, end, head)
    }

    fn boards(&self, at: usize, end: usize, head: HeadId, found: &mut Vec<Draft>) {
        let from = found.len();
        let mut next = if self.document.mark(end) == ':' { end + 1 } else { end };
        while let Some((after, _)) = self.lexicon.bodies.topic(self.tokens(), next)
            && self.capital(next)
        {
            let base = format!("Ban {}", topic::text(self.document, self.lexicon, next, after));
            let first = if found.len() == from { at } else { next };
            found.push(self.draft(first, after, head, base, Seat::None));
            match self.joiner(after) {
                Some(joined) => next = joined,
                None => break,
            }
        }
        let Some(last) = found[from..].last().map(|draft| draft.range.end()) else { return };
        if let Some(owner) = self.owner(last, 1) {
            for draft in &mut found[from..] {
                draft.owner = Some(Box::new(owner.clone()));
            }
        } else {
            found.truncate(from);
        }
    }

    fn board(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let tokens = self.tokens();
        let single = end == at + 1;
        let name = self.name(head);
        let known = if single { self.lexicon.bodies.topic(tokens, end) } else { None };
        let (topic_end, board) = match known {
            Some((after, owner)) if self.capital(end) => (after, owner),
            _ if single => (topic::end(self.document, self.lexicon, self.places, end, Words::Capital), None),
            _ => (end, (name == "Ban Tổ chức").then_some(BoardOwner::Party)),
        };
        if single && topic_end == end {
            return None;
        }
        let base = if single {
            format!("Ban {}", topic::text(self.document, self.lexicon, end, topic_end))
        } else {
            name.to_owned()
        };
        if let Some((owner, after)) = self.owner_apart(topic_end, depth + 1) {
            return Some(Draft { owner: Some(Box::new(owner)), ..self.draft(at, after, head, base, Seat::None) });
        }
        if let Some((after, seat)) = self.seat(topic_end) {
            return Some(self.draft(at, after, head, base, seat));
        }
        if name == "Ban Tổ chức" {
            return None;
        }
        let seat = if board.is_some() { Seat::None } else { Seat::Open(None) };
        Some(Draft { board, ..self.draft(at, topic_end, head, base, seat) })
    }

    fn unit(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let tokens = self.tokens();
        let sector = self.lexicon.bodies.sector(tokens, end).filter(|_| self.capital(end));
        let topic_end = match sector {
            Some((after, _)) => after.max(topic::end(self.document, self.lexicon, self.places, end, Words::Capital)),
            None => topic::end(self.document, self.lexicon, self.places, end, Words::Capital),
        };
        if topic_end == end {
            return self.capital(at).then(|| self.owner(end, depth + 1)).flatten().and(None);
        }
        let words = match sector {
            Some((after, sector)) if after == topic_end => self.lexicon.bodies.sector_name(sector).to_owned(),
            _ => topic::text(self.document, self.lexicon, end, topic_end),
        };
        let base = format!("{} {words}", self.name(head));
        if let Some((owner, after)) = self.owner_apart(topic_end, depth + 1) {
            return Some(Draft { owner: Some(Box::new(owner)), ..self.draft(at, after, head, base, Seat::None) });
        }
        let (after, seat) = self.seat(topic_end).unwrap_or((topic_end, Seat::None));
        Some(self.draft(at, after, head, base, seat))
    }

    fn agency(&self, at: usize, end: usize, head: HeadId, depth: u8) -> Option<Draft> {
        let multi = end > at + 2;
        let topic_end = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
        if topic_end == end && !multi {
            return self.reference(at, end, head);
        }
        let words = topic::text(self.document, self.lexicon, end, topic_end);
        let base = if words.is_empty() { self.name(head).to_owned() } else { format!("{} {words}", self.name(head)) };
        let (after, seat) = self.seat(topic_end).unwrap_or((topic_end, Seat::None));
        let mut draft = self.draft(at, after, head, base, seat);
        if let Some((after, Some(country))) = self.country(topic_end) {
            draft.seat = Seat::Country(country);
            draft.range.end = after as u32;
        }
        if let Some((owner, after)) = self.owner_apart(draft.range.end(), depth + 1) {
            draft.range.end = after as u32;
            draft.owner = Some(Box::new(owner));
        }
        Some(draft)
    }

    fn steering(&self, at: usize, end: usize, head: HeadId, _depth: u8) -> Option<Draft> {
        let name = self.name(head);
        let loose = !matches!(name, "Hội đồng" | "Ủy ban");
        let words = if loose { Words::Any } else { Words::Capital };
        let mut topic_end = topic::end(self.document, self.lexicon, self.places, end, words);
        if name.contains("hợp tác") || name.contains("Chính phủ") {
            topic_end = self.countries_joined(end).unwrap_or(topic_end);
        }
        if topic_end == end {
            return self.reference(at, end, head);
        }
        let base = format!("{name} {}", topic::text(self.document, self.lexicon, end, topic_end));
        if let Some((after, seat)) = self.seat(topic_end) {
            return Some(self.draft(at, after, head, base, seat));
        }
        if let Some((after, Some(country))) = self.country(topic_end) {
            return Some(self.draft(at, after, head, base, Seat::Country(country)));
        }
        if !self.capital(at) && !self.capital(end) {
            return None;
        }
        Some(self.draft(at, topic_end, head, base, Seat::None))
    }

    /// `Việt Nam - Lào`.
    fn countries_joined(&self, at: usize) -> Option<usize> {
        let (first, _) = self.country(at)?;
        let dash = matches!(self.document.mark(first), '-' | '–');
        let (end, _) = self.country(first + 1).filter(|_| dash)?;
        Some(end)
    }

    fn society(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let mut topic_end = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
        if topic_end == end {
            return None;
        }
        if let Some(after) = self.countries_joined(topic_end) {
            topic_end = after;
        }
        let base = format!("{} {}", self.name(head), topic::text(self.document, self.lexicon, end, topic_end));
        let (after, seat) = self.seat(topic_end).unwrap_or((topic_end, Seat::None));
        Some(self.draft(at, after, head, base, seat))
    }

    fn force(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let name = self.name(head);
        let tokens = self.tokens();
        if tokens.get(end)?.newline {
            return self.reference(at, end, head);
        }
        if tokens[end].shape == Shape::Number {
            let base = format!("{name} {}", self.document.word(end));
            return Some(self.draft(at, end + 1, head, base, Seat::None));
        }
        if name == "Bộ Tư lệnh"
            && let Some(owner) = self.owner(end, 2)
        {
            let after = owner.range.end();
            return Some(Draft {
                owner: Some(Box::new(owner)),
                ..self.draft(at, after, head, name.to_owned(), Seat::None)
            });
        }
        let topic_end = topic::end(self.document, self.lexicon, self.places, end, Words::Capital);
        if topic_end > end {
            let base = format!("{name} {}", topic::text(self.document, self.lexicon, end, topic_end));
            return Some(self.draft(at, topic_end, head, base, Seat::None));
        }
        self.reference(at, end, head)
    }

    fn mission(&self, at: usize, end: usize, head: HeadId) -> Option<Draft> {
        let name = self.name(head);
        let Some((mut after, country)) = self.country(end) else {
            return self.reference(at, end, head);
        };
        let mut base = format!("{name} {}", country.as_deref().unwrap_or("Việt Nam"));
        let tokens = self.tokens();
        if tokens.get(after).is_some_and(|t| t.word == self.lexicon.bodies.words.at) {
            if let Some((end, host)) = self.country(after + 1) {
                base = format!("{base} tại {}", host.as_deref().unwrap_or("Việt Nam"));
                after = end;
            } else if let Some((end, place)) = self.places.at(self.document, self.lexicon, after + 1) {
                base = format!("{base} tại {}", place.name);
                after = end;
            } else {
                let city = (after + 1..tokens.len()).take(3).take_while(|&i| self.capital(i)).count();
                if city > 0 {
                    base = format!("{base} tại {}", spelled(self.document, after + 1, after + 1 + city));
                    after += 1 + city;
                }
            }
        }
        Some(self.draft(at, after, head, base, Seat::None))
    }
}
