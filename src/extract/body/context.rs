//! What a name leaves open and its context tells: the province of `UBND tỉnh`, the country of `Thượng viện`, the department
//! whose office `Văn phòng Sở` is.

use super::{
    grammar::{Draft, Seat},
    place::{Place, Places, of_unit},
};
use crate::{
    language::Document,
    lexicon::{BoardOwner, BodyKind, HeadId, Level, Lexicon},
};

/// Gives every draft the place that it stands for, where the article tells.
pub fn fill(drafts: &mut Vec<Draft>, document: &Document, lexicon: &Lexicon, places: &Places, home: Option<usize>) {
    let mut context = Context { document, lexicon, places, home, countries: Vec::new(), owners: Vec::new() };
    for draft in drafts.iter() {
        if let Seat::Country(country) = &draft.seat {
            let name = context.name_after(draft.range.end());
            let (first, base) = (draft.range.first(), draft.base.clone());
            context.countries.push(Abroad { first, head: draft.head, base, country: country.clone(), name });
        }
    }
    drafts.retain_mut(|draft| {
        let whole = context.fill(draft);
        if whole && !draft.reference && draft.owner.is_none() {
            context.owners.retain(|known| known.head != draft.head);
            context.owners.push(draft.clone());
        }
        whole && is_settled(draft)
    });
}

/// Whether nothing is open that a name cannot do without: `UBND huyện` of no huyện in particular is no name.
fn is_settled(draft: &Draft) -> bool {
    !matches!(draft.seat, Seat::Open(Some(_))) && draft.owner.as_deref().is_none_or(is_settled)
}

/// An organ of a country that the text names, and the person named after it.
struct Abroad<'t> {
    first: usize,
    head: HeadId,
    base: String,
    country: String,
    name: Option<&'t str>,
}

struct Context<'a, 't> {
    document: &'a Document<'t>,
    lexicon: &'a Lexicon,
    places: &'a Places<'a>,
    home: Option<usize>,
    countries: Vec<Abroad<'t>>,
    /// The last body of each sort.
    owners: Vec<Draft>,
}

impl<'t> Context<'_, 't> {
    /// Fills in what is open; says whether the owner is known, if there is one.
    fn fill(&self, draft: &mut Draft) -> bool {
        if let Some(owner) = &mut draft.owner {
            if owner.reference {
                // `Văn phòng Sở`: of the department that was named last.
                let Some(known) = self.owners.iter().find(|known| known.head == owner.head) else { return false };
                **owner = Draft { range: owner.range, inside: true, ..known.clone() };
            }
            self.fill(owner);
        }
        let at = draft.range.first();
        if draft.owner.is_none()
            && let Some(owner) = draft.board.take().and_then(|board| self.board_owner(draft, board))
        {
            draft.owner = Some(Box::new(owner));
        }
        match &draft.seat {
            Seat::SomeCountry => {
                if let Some(name) = self.country(draft) {
                    draft.seat = Seat::Country(name);
                }
            }
            Seat::Open(level) => {
                let level = *level;
                if let Some(place) = self.place(at, level) {
                    draft.seat = Seat::Named(place);
                } else if level.is_none() && self.lexicon.bodies.entry(draft.head).kind == BodyKind::Union {
                    draft.seat = Seat::None;
                }
            }
            Seat::None | Seat::Named(_) | Seat::Country(_) => {}
        }
        true
    }

    /// The last word of the name of a person that begins at a token: `Trump` of `Donald Trump`.
    fn name_after(&self, at: usize) -> Option<&'t str> {
        let tokens = &self.document.tokens;
        let end =
            (at..tokens.len().min(at + 5)).take_while(|&i| tokens[i].is_capital() && !tokens[i].newline).last()?;
        Some(self.document.word(end))
    }

    /// The country of an organ that is named without it: that of the person named after it, of the same organ before, or
    /// the last one in the text. An office is only told by its holder or by itself.
    fn country(&self, draft: &Draft) -> Option<String> {
        let same = || self.countries.iter().filter(|known| known.head == draft.head && known.base == draft.base);
        let name = self.name_after(draft.range.end());
        let by_name = same().find(|known| name.is_some() && known.name == name);
        let before = || same().rfind(|known| known.first < draft.range.first()).or_else(|| same().next());
        if let Some(known) = by_name.or_else(before) {
            return Some(known.country.clone());
        }
        let office = self.lexicon.bodies.entry(draft.head).kind == BodyKind::Office;
        if office { None } else { self.country_before(draft.range.first()) }
    }

    /// The last country that the sentence or the one before names before a token, Viet Nam left out.
    fn country_before(&self, at: usize) -> Option<String> {
        let sentence = self.document.sentence_of(at);
        let first = self.document.sentence(sentence.saturating_sub(1)).first();
        (first..at).rev().find_map(|i| {
            let (end, name) = self.lexicon.countries.at(&self.document.tokens, i)?;
            let whole = end <= at && self.document.tokens[i].is_capital();
            (whole && !self.lexicon.countries.is_home(name)).then(|| name.to_owned())
        })
    }

    /// The council or Party committee at home whose board a board is by its topic.
    fn board_owner(&self, draft: &Draft, board: BoardOwner) -> Option<Draft> {
        let place = self.first_level(draft.range.first())?;
        let name = match (board, place.level) {
            (BoardOwner::Council, _) => "Hội đồng nhân dân",
            (BoardOwner::Party, Level::City) => "Thành ủy",
            (BoardOwner::Party, _) => "Tỉnh ủy",
        };
        let head = self.lexicon.bodies.find(name)?;
        let (base, seat) = (name.to_owned(), Seat::Named(place));
        Some(Draft { range: draft.range, head, base, seat, owner: None, board: None, reference: false, inside: true })
    }

    /// The place that `tỉnh`, `huyện` … means at a token.
    fn place(&self, at: usize, level: Option<Level>) -> Option<Place> {
        match level {
            None => self.first_level(at),
            Some(Level::Province) => self.near(at, |place| place.unit.is_some() && place.level == Level::Province),
            Some(Level::City) => self.near(at, |place| place.level == Level::City),
            Some(level) => self.nearest(at, |place| place.level == level),
        }
    }

    /// The first-level unit meant at a token, as what it is: `Sở Y tế` near `TP Yên Bái` is that of `tỉnh Yên Bái`.
    fn first_level(&self, at: usize) -> Option<Place> {
        let place = self.near(at, |place| place.unit.is_some())?;
        Some(of_unit(self.lexicon, place.unit?, None))
    }

    /// The place named last in the sentence, else home, else the nearest anywhere.
    fn near(&self, at: usize, fits: impl Fn(&Place) -> bool) -> Option<Place> {
        let home = self.home.map(|unit| of_unit(self.lexicon, unit, None)).filter(&fits);
        let sentence = self.document.sentence(self.document.sentence_of(at));
        let before = self.places.all.iter().rev().skip_while(|mention| mention.first >= at);
        let here = before
            .take_while(|mention| mention.first >= sentence.first())
            .find(|mention| fits(&mention.place) && !self.is_aside(mention.first, at))
            .map(|mention| mention.place.clone());
        here.or(home).or_else(|| self.nearest(at, fits))
    }

    /// Whether a place stands in brackets about a former post that are closed before a token:
    /// `ông A (nguyên Chủ tịch UBND tỉnh Hòa Bình), Chủ tịch Hội Nông dân tỉnh`.
    fn is_aside(&self, place: usize, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let from = self.document.sentence(self.document.sentence_of(at)).first();
        let open = (from..place).rev().find(|&i| matches!(tokens[i].mark, '(' | ')'));
        open.is_some_and(|open| {
            tokens[open].mark == '('
                && tokens[open + 1].word == self.lexicon.bodies.words.former
                && (place..at).any(|i| tokens[i].mark == ')')
        })
    }

    /// The last fitting place before a token, else the first after it.
    fn nearest(&self, at: usize, fits: impl Fn(&Place) -> bool) -> Option<Place> {
        let split = self.places.all.partition_point(|mention| mention.first < at);
        let (before, after) = self.places.all.split_at(split);
        before.iter().rev().chain(after).find(|mention| fits(&mention.place)).map(|mention| mention.place.clone())
    }
}
