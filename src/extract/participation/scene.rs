//! The scene: the actors, events and places of an article in the order of the text, and which stand together.

use crate::{
    language::{Document, Shape, TokenRange},
    lexicon::{EventKind, Lexicon},
    model::{EntityIndex, NodeType},
};

/// A place where an official or a body is meant.
#[derive(Clone, Copy, Debug)]
pub struct Actor {
    /// Who.
    pub entity: EntityIndex,
    /// Official or body.
    pub kind: NodeType,
    /// The name or what refers to it.
    pub range: TokenRange,
    /// The same with titles and posts.
    pub extent: TokenRange,
}

/// A place where an event is described or referred to.
#[derive(Clone, Copy, Debug)]
pub struct EventPlace {
    /// Which.
    pub entity: EntityIndex,
    /// The description.
    pub range: TokenRange,
    /// Its head noun or verb.
    pub head: TokenRange,
    /// What it is.
    pub kind: EventKind,
    /// Who acts, where a verb tells of it.
    pub subject: Option<TokenRange>,
    /// Whether it only refers to it.
    pub reference: bool,
}

/// A place where a first-level unit is meant.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// Which.
    pub entity: EntityIndex,
    /// The words.
    pub range: TokenRange,
}

/// All that claims of participation need to see.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The text.
    pub document: &'a Document<'a>,
    /// The knowledge.
    pub lexicon: &'a Lexicon,
    /// Officials and bodies that stand by themselves, in order; no body inside a post, none inside an event.
    pub actors: Vec<Actor>,
    /// Bodies and officials inside the description of an event, in order.
    pub inside: Vec<Actor>,
    /// Events, in order.
    pub events: Vec<EventPlace>,
    /// Provinces, in order.
    pub sites: Vec<Site>,
    /// The province that `tỉnh ta`, `điểm cầu tỉnh` means.
    pub home: Option<EntityIndex>,
    /// Its name.
    pub home_name: Option<&'a str>,
}

impl Scene<'_> {
    /// The actors inside a range of tokens.
    pub fn actors_in(&self, range: TokenRange) -> &[Actor] {
        let first = self.actors.partition_point(|actor| actor.extent.first < range.first);
        let end = self.actors.partition_point(|actor| actor.extent.first < range.end);
        &self.actors[first..end.max(first)]
    }

    /// The events inside a range of tokens.
    pub fn events_in(&self, range: TokenRange) -> &[EventPlace] {
        let first = self.events.partition_point(|event| event.range.first < range.first);
        let end = self.events.partition_point(|event| event.range.first < range.end);
        &self.events[first..end.max(first)]
    }

    /// The event meant last before a token.
    pub fn event_before(&self, token: usize) -> Option<&EventPlace> {
        let end = self.events.partition_point(|event| event.range.first() < token);
        self.events[..end].last()
    }

    /// The actors that stand in one list with the last of `actors`: `A, chức vụ; B và C`. Never empty if `actors` is not.
    pub fn list_before<'s>(&self, actors: &'s [Actor]) -> &'s [Actor] {
        let mut first = actors.len().saturating_sub(1);
        while first > 0 && self.listed(actors[first - 1].extent, actors[first].extent) {
            first -= 1;
        }
        &actors[first..]
    }

    /// The actors that stand in one list with the first of `actors`.
    pub fn list_after<'s>(&self, actors: &'s [Actor]) -> &'s [Actor] {
        let mut end = actors.len().min(1);
        while end < actors.len() && self.listed(actors[end - 1].extent, actors[end].extent) {
            end += 1;
        }
        &actors[..end]
    }

    /// Whether only separators, forms of address and words of lists stand between two neighbours.
    fn listed(&self, left: TokenRange, right: TokenRange) -> bool {
        if right.first() < left.end() {
            return true;
        }
        let tokens = &self.document.tokens;
        let mut at = left.end();
        let mut words = 0;
        while at < right.first() {
            if let Some((end, _)) = self.lexicon.person_words.beside(tokens, at) {
                at = end;
                continue;
            }
            let joins = match tokens[at].shape {
                Shape::Mark => matches!(tokens[at].mark, ',' | ';' | '-' | '–' | ':' | '(' | ')' | '.'),
                _ => {
                    words += 1;
                    matches!(
                        self.document.word(at),
                        "và" | "cùng"
                            | "đã"
                            | "với"
                            | "có"
                            | "đại"
                            | "diện"
                            | "lãnh"
                            | "đạo"
                            | "của"
                            | "phu"
                            | "nhân"
                    )
                }
            };
            if !joins || words > 6 {
                return false;
            }
            at += 1;
        }
        true
    }

    /// `điểm cầu tỉnh (ta)`, `điểm cầu thành phố` without a name: the words of the level.
    pub fn is_home_site(&self, at: usize) -> bool {
        let document = self.document;
        at >= 2
            && matches!(document.word(at), "tỉnh" | "thành")
            && document.word(at - 1) == "cầu"
            && matches!(document.word(at - 2).to_lowercase().as_str(), "điểm" | "đầu")
            && document.tokens.get(at + 1).is_none_or(|next| !next.is_capital() && document.word(at + 1) != "phố")
    }

    /// Whether a word stands directly before a token (case aside).
    pub fn preceded_by(&self, token: usize, words: &[&str]) -> bool {
        token > 0 && words.contains(&self.document.word(token - 1).to_lowercase().as_str())
    }
}
