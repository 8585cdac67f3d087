//! What a name leaves open and its context tells: the province of `UBND tỉnh`, the country of `Thượng viện`.

use super::{
    grammar::{Draft, Seat},
    place::{Place, Places, of_unit},
};
use crate::{
    language::Document,
    lexicon::{BoardOwner, BodyKind, Level, Lexicon},
};

/// Gives every draft the place that it stands for, where the article tells.
pub fn fill(drafts: &mut [Draft], document: &Document, lexicon: &Lexicon, places: &Places, home: Option<usize>) {
    let context = Context { document, lexicon, places, home };
    let mut country: Option<String> = None;
    for draft in drafts.iter_mut() {
        context.fill(draft, &mut country);
    }
}

/// Whether nothing is open that a name cannot do without: `UBND huyện` of no huyện in particular is no name.
pub fn is_settled(draft: &Draft) -> bool {
    !matches!(draft.seat, Seat::Open(Some(_))) && draft.owner.as_deref().is_none_or(is_settled)
}

struct Context<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    places: &'a Places<'a>,
    home: Option<usize>,
}

impl Context<'_> {
    fn fill(&self, draft: &mut Draft, country: &mut Option<String>) {
        if let Some(owner) = &mut draft.owner {
            self.fill(owner, country);
        }
        let at = draft.range.first();
        if draft.owner.is_none()
            && let Some(owner) = draft.board.take().and_then(|board| self.board_owner(draft, board))
        {
            draft.owner = Some(Box::new(owner));
        }
        match &draft.seat {
            Seat::Country(name) => *country = Some(name.clone()),
            Seat::SomeCountry => {
                if let Some(name) = self.country_before(at).or_else(|| country.clone()) {
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
            Seat::None | Seat::Named(_) => {}
        }
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
        let place = self.unit(draft.range.first(), |_| true)?;
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
            None => self.unit(at, |_| true),
            Some(Level::Province) => self.unit(at, |place| place.level == Level::Province),
            Some(Level::City) => self.city(at),
            Some(level) => self.nearest(at, |place| place.level == level),
        }
    }

    fn unit(&self, at: usize, fits: impl Fn(&Place) -> bool) -> Option<Place> {
        let home = self.home.map(|unit| of_unit(self.lexicon, unit, None)).filter(&fits);
        let sentence = self.document.sentence(self.document.sentence_of(at));
        let before = self.places.all.iter().rev().filter(|mention| mention.first < at);
        let here = before
            .take_while(|mention| mention.first >= sentence.first())
            .find(|mention| mention.place.unit.is_some() && fits(&mention.place))
            .map(|mention| mention.place.clone());
        here.or(home).or_else(|| self.nearest(at, |place| place.unit.is_some() && fits(place)))
    }

    fn city(&self, at: usize) -> Option<Place> {
        let home = self.home.map(|unit| of_unit(self.lexicon, unit, None)).filter(|place| place.level == Level::City);
        let sentence = self.document.sentence(self.document.sentence_of(at));
        let before = self.places.all.iter().rev().filter(|mention| mention.first < at);
        let here = before
            .take_while(|mention| mention.first >= sentence.first())
            .find(|mention| mention.place.level == Level::City)
            .map(|mention| mention.place.clone());
        here.or(home).or_else(|| self.nearest(at, |place| place.level == Level::City))
    }

    /// The last fitting place before a token, else the first after it.
    fn nearest(&self, at: usize, fits: impl Fn(&Place) -> bool) -> Option<Place> {
        let split = self.places.all.partition_point(|mention| mention.first < at);
        let (before, after) = self.places.all.split_at(split);
        before.iter().rev().chain(after).find(|mention| fits(&mention.place)).map(|mention| mention.place.clone())
    }
}
