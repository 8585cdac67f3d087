//! Assembly: what the recognisers found becomes the cast of the article, and the scene that claims of participation see.

use super::{
    BodyMention, DateMention, InstrumentMention, ProvinceMention,
    cast::{Cast, Said},
    event::Events,
    official::{Post, Roster},
    participation::{Actor, EventPlace, Scene, Site},
};
use crate::{
    language::{Document, TokenRange},
    lexicon::Lexicon,
    model::{EdgeType, EntityIndex, NodeType},
};

/// All that was found in one article.
#[derive(Debug)]
pub(super) struct Findings<'a> {
    pub document: &'a Document<'a>,
    pub lexicon: &'a Lexicon,
    pub home: Option<usize>,
    pub dates: Vec<DateMention>,
    pub provinces: Vec<ProvinceMention>,
    pub bodies: Vec<BodyMention>,
    pub instruments: Vec<InstrumentMention>,
    pub roster: Roster,
    pub posts: Vec<Post>,
    pub events: Events,
}

/// The numbers in the cast of what was found, in the order in which it was found.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    pub provinces: Vec<Option<EntityIndex>>,
    pub bodies: Vec<Option<EntityIndex>>,
    pub instruments: Vec<EntityIndex>,
    pub people: Vec<EntityIndex>,
    pub events: Vec<EntityIndex>,
}

impl Findings<'_> {
    /// Gives everything found a number in the cast.
    pub fn cast(&self, cast: &mut Cast) -> Numbers {
        Numbers {
            provinces: self.cast_provinces(cast),
            bodies: self.cast_bodies(cast),
            instruments: self.cast_instruments(cast),
            people: self.cast_people(cast),
            events: self.cast_events(cast),
        }
    }

    fn in_name(&self, range: TokenRange) -> bool {
        self.roster.mentions.iter().any(|mention| mention.named && mention.range.overlaps(range))
    }

    /// `Trương Hòa Bình` is a person, not a province.
    fn cast_provinces(&self, cast: &mut Cast) -> Vec<Option<EntityIndex>> {
        let place = |mention: &ProvinceMention| {
            (!self.in_name(mention.range)).then(|| {
                let entity = cast.member(NodeType::Province, &self.lexicon.provinces.unit(mention.unit).name);
                cast.place(entity, mention.range, true);
                entity
            })
        };
        let numbers = self.provinces.iter().map(place).collect();
        self.cast_home(cast);
        numbers
    }

    /// `tỉnh ta` is the province that the article is about.
    fn cast_home(&self, cast: &mut Cast) {
        let Some(home) = self.home else { return };
        for at in 1..self.document.tokens.len() {
            if self.document.word(at) == "ta" && matches!(self.document.word(at - 1), "tỉnh" | "Tỉnh") {
                let entity = cast.member(NodeType::Province, &self.lexicon.provinces.unit(home).name);
                cast.place(entity, TokenRange::new(at - 1, at + 1), false);
            }
        }
    }

    fn cast_bodies(&self, cast: &mut Cast) -> Vec<Option<EntityIndex>> {
        let numbers: Vec<Option<EntityIndex>> = self
            .bodies
            .iter()
            .map(|mention| {
                let known = cast.find(NodeType::Body, &mention.name);
                let entity = if mention.reference { known? } else { cast.member(NodeType::Body, &mention.name) };
                cast.place(entity, mention.range, !mention.reference);
                if let Some(unit) = mention.province {
                    cast.get_mut(entity).province = Some(self.lexicon.provinces.unit(unit).name.clone());
                }
                Some(entity)
            })
            .collect();
        for (mention, &entity) in self.bodies.iter().zip(&numbers) {
            let parent = mention.parent.as_ref().and_then(|parent| cast.find(NodeType::Body, parent));
            if let (Some(entity), Some(parent)) = (entity, parent) {
                let (source, target) = ((entity, mention.range), (parent, mention.range));
                cast.say(Said::new(EdgeType::PartOf, source, target, mention.range, "parent in the name", 0.85));
            }
        }
        numbers
    }

    fn cast_instruments(&self, cast: &mut Cast) -> Vec<EntityIndex> {
        let place = |mention: &InstrumentMention| {
            let entity = cast.member(NodeType::Resolution, &mention.name);
            cast.place(entity, mention.range, !mention.reference);
            if mention.date.is_some() {
                cast.get_mut(entity).date = mention.date;
            }
            entity
        };
        self.instruments.iter().map(place).collect()
    }

    /// The people, the bodies at which they hold their posts, and the posts.
    fn cast_people(&self, cast: &mut Cast) -> Vec<EntityIndex> {
        let people: Vec<EntityIndex> =
            self.roster.people.iter().map(|person| cast.member(NodeType::Official, &person.name)).collect();
        for mention in &self.roster.mentions {
            cast.place(people[mention.person], mention.range, mention.named);
        }
        for post in self.posts.iter().filter(|post| post.body_range.is_none()) {
            // An office names the body at which it is held (`Thủ tướng` → `Chính phủ`), with or without its holder; but
            // `Chỉ thị của Thủ tướng Chính phủ` (a directive of the Prime Minister) names its issuer only.
            let issues = self.bodies.iter().any(|body| body.range == post.title_range && !body.reference);
            if let Some(body) = post.body.as_ref().filter(|_| !post.plural && !post.guessed && !issues) {
                let body = cast.member(NodeType::Body, body);
                cast.place(body, post.title_range, false);
            }
        }
        self.cast_seats(cast);
        for holding in &self.roster.holdings {
            let post = &self.posts[holding.post];
            let Some(body) = &post.body else { continue };
            let body = cast.member(NodeType::Body, body);
            let words = post.body_range.unwrap_or(post.title_range);
            let (source, target) = ((people[holding.person], holding.name), (body, words));
            let (rule, confidence) =
                if post.guessed { ("title, body from the context", 0.6) } else { ("title beside the name", 0.9) };
            if post.guessed {
                cast.place(body, words, false);
            }
            let mut said = Said::new(EdgeType::HoldsPosition, source, target, post.range, rule, confidence);
            said.title = Some(post.title.clone());
            said.former = post.former;
            cast.say(said);
        }
        people
    }

    /// Bodies that only the words of a post name: `UVTV Tỉnh ủy` its standing committee, `Thứ trưởng Ngoại giao` the
    /// ministry.
    fn cast_seats(&self, cast: &mut Cast) {
        for post in &self.posts {
            let (Some(name), Some(words)) = (&post.body, post.body_range) else { continue };
            let begin = self.bodies.partition_point(|body| body.range.first < words.first);
            let mut same = self.bodies[begin..].iter().take_while(|body| body.range.first == words.first);
            if same.any(|body| body.name == *name) {
                continue;
            }
            let body = cast.member(NodeType::Body, name);
            cast.place(body, TokenRange { first: post.title_range.first, end: words.end }, true);
            if let Some(parent) = name.strip_prefix("Ban Thường vụ ").and_then(|name| cast.find(NodeType::Body, name))
            {
                let (source, target) = ((body, post.range), (parent, words));
                cast.say(Said::new(EdgeType::PartOf, source, target, post.range, "parent in the name", 0.85));
            }
        }
    }

    fn cast_events(&self, cast: &mut Cast) -> Vec<EntityIndex> {
        let events: Vec<EntityIndex> = self
            .events
            .events
            .iter()
            .map(|event| {
                let entity = cast.member(NodeType::Event, &event.name);
                let member = cast.get_mut(entity);
                member.date = event.date;
                member.end = event.end;
                member.confidence = event.confidence.value();
                entity
            })
            .collect();
        for mention in &self.events.mentions {
            cast.place(events[mention.event], mention.range, !mention.reference);
        }
        events
    }

    /// The scene for claims of participation.
    pub fn scene(&self, cast: &mut Cast, numbers: &Numbers) -> Scene<'_> {
        let events: Vec<EventPlace> = self
            .events
            .mentions
            .iter()
            .map(|mention| EventPlace {
                entity: numbers.events[mention.event],
                range: mention.range,
                head: mention.head,
                kind: self.events.events[mention.event].kind,
                subject: mention.subject,
                reference: mention.reference,
            })
            .collect();
        let (actors, inside) = self.actors(numbers, &events);
        let sites = self
            .provinces
            .iter()
            .zip(&numbers.provinces)
            .filter_map(|(mention, &entity)| Some(Site { entity: entity?, range: mention.range }))
            .collect();
        let home_name = self.home.map(|unit| self.lexicon.provinces.unit(unit).name.as_str());
        let home = home_name.map(|name| cast.member(NodeType::Province, name));
        Scene { document: self.document, lexicon: self.lexicon, actors, inside, events, sites, home, home_name }
    }

    /// Officials and bodies: those that stand by themselves, and those inside the description of an event.
    fn actors(&self, numbers: &Numbers, events: &[EventPlace]) -> (Vec<Actor>, Vec<Actor>) {
        let mut all: Vec<Actor> = self
            .roster
            .mentions
            .iter()
            .map(|mention| Actor {
                entity: numbers.people[mention.person],
                kind: NodeType::Official,
                range: mention.range,
                extent: mention.extent,
            })
            .collect();
        let mut taken: Vec<TokenRange> = all.iter().map(|actor| actor.extent).collect();
        taken.extend(self.posts.iter().map(|post| post.range));
        taken.sort_unstable();
        let is_taken = |range: TokenRange| {
            let begin = taken.partition_point(|other| other.first() + 60 < range.first());
            taken[begin..].iter().take_while(|other| other.first < range.end).any(|other| other.overlaps(range))
        };
        for (mention, &entity) in self.bodies.iter().zip(&numbers.bodies) {
            let in_instrument = self.instruments.iter().any(|instrument| {
                instrument.range.first <= mention.range.first && mention.range.end <= instrument.range.end
            });
            if let Some(entity) = entity.filter(|_| !is_taken(mention.range) && !in_instrument) {
                let range = mention.range;
                all.push(Actor { entity, kind: NodeType::Body, range, extent: range });
            }
        }
        all.sort_by_key(|actor| (actor.extent, actor.range));
        // An organ inside the name of another is no actor of its own (`Ban Thường vụ Tỉnh ủy`).
        all.dedup_by(|next, before| {
            next.kind == NodeType::Body && before.kind == NodeType::Body && next.extent.end <= before.extent.end
        });
        let within = |actor: &Actor| {
            let begin = events.partition_point(|event| event.range.first() + 120 < actor.range.first());
            events[begin..].iter().take_while(|event| event.range.first <= actor.range.first).any(|event| {
                !event.reference && event.range.first <= actor.range.first && actor.range.end <= event.range.end
            })
        };
        let inside = all.iter().copied().filter(|actor| within(actor)).collect();
        all.retain(|actor| !within(actor));
        (all, inside)
    }
}
