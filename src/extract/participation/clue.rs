//! What speaks for and against someone's part in an event: where the two stand, what stands between and before them, who
//! has the floor.

use super::{
    floor::Floor,
    scene::{Actor, EventPlace, Scene},
    sentence::{Sentence, Verb},
};
use crate::{
    extract::proposal::{Proposals, Sight},
    language::{Shape, TokenRange},
    lexicon::{Clue, EventKind, Form},
    model::{EdgeType, EntityIndex, NodeType},
};
use rustc_hash::FxHashMap;

/// Words that tell much where they stand before an actor or an event.
const TELLING: [&str; 66] = [
    "với", "của", "cùng", "giữa", "và", "do", "bởi", "tại", "về", "trong", "dự", "cho", "đến", "tới", "từ", "sau",
    "trước", "khi", "để", "theo", "là", "có", "gồm", "đoàn", "phía", "biểu", "đạo", "diện", "chí", "ông", "bà", "các",
    "phu", "nhân", "giao", "mời", "cử", "cầu", "nghị", "trì", "mặt", "chức", "gia", "đón", "tiếp", "gặp", "thăm", "ở",
    "được", "bên", "lề", "một", "như", "nghe", "báo", "cáo", "ký", "kết", "trao", "qua", "kiến", "bị", "phần", "tham",
    "mừng", "ơn",
];

/// The telling word, if it is one.
fn telling(word: &str) -> Option<&'static str> {
    let lower = word.to_lowercase();
    TELLING.iter().find(|known| **known == lower).copied()
}

/// What stands directly before a token, over quotation marks.
pub(super) fn before(scene: &Scene, token: usize, sentence: TokenRange) -> &'static str {
    let mut at = token;
    while at > sentence.first() {
        at -= 1;
        let mark = scene.document.mark(at);
        match mark {
            '"' | '“' | '”' => {}
            ',' => return "comma",
            ';' => return "semicolon",
            ':' => return "colon",
            '(' | '-' | '–' => return "bracket",
            '\0' => return telling(scene.document.word(at)).unwrap_or("other word"),
            _ => return "other mark",
        }
    }
    "beginning"
}

pub(super) fn steps(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2..=4 => "2-4",
        5..=9 => "5-9",
        10..=19 => "10-19",
        20..=39 => "20-39",
        _ => "40 or more",
    }
}

fn few(count: usize) -> &'static str {
    match count {
        0 => "none",
        1 => "one",
        2..=3 => "two or three",
        _ => "more",
    }
}

fn verb_name(verb: Option<&Verb>) -> &'static str {
    verb.map_or("none", |verb| verb.trigger.edge.as_str())
}

/// Where an actor stands to an event.
#[derive(Clone, Copy)]
enum Order {
    Inside,
    ActorFirst,
    EventFirst,
}

impl Order {
    fn of(actor: &Actor, event: &EventPlace) -> Order {
        if event.range.first <= actor.range.first && actor.range.end <= event.range.end {
            Order::Inside
        } else if actor.extent.first < event.range.first {
            Order::ActorFirst
        } else {
            Order::EventFirst
        }
    }
}

/// What an actor is in a sentence, as far as that shows.
#[derive(Clone, Copy)]
enum Standing {
    /// The first that the sentence names, or in one list with it.
    Subject,
    /// After a word that makes it an object: `gặp A`, `của A`.
    Object,
    /// Anything else.
    Later,
}

impl Standing {
    fn of(sentence: &Sentence, actor: &Actor) -> Standing {
        const OBJECT: [&str; 22] = [
            "với", "của", "cùng", "giữa", "do", "bởi", "cho", "đến", "tới", "theo", "mời", "cử", "giao", "đón", "tiếp",
            "gặp", "thăm", "về", "từ", "mừng", "kiến", "ơn",
        ];
        if OBJECT.contains(&before(sentence.scene, actor.extent.first(), sentence.range)) {
            return Standing::Object;
        }
        let to = sentence.actors.partition_point(|other| other.extent.first <= actor.extent.first);
        let list = sentence.scene.list_before(&sentence.actors[..to]);
        if list.len() >= to { Standing::Subject } else { Standing::Later }
    }

    fn as_str(self) -> &'static str {
        match self {
            Standing::Subject => "subject",
            Standing::Object => "object",
            Standing::Later => "later",
        }
    }
}

/// Every actor and every event of a sentence.
pub(super) fn neighbours(sentence: &Sentence, proposals: &mut Proposals) {
    let scene = sentence.scene;
    let inside = |actor: &&Actor| sentence.range.contains(actor.range.first());
    let first = scene.inside.partition_point(|actor| actor.range.first < sentence.range.first);
    let inside = scene.inside[first.min(scene.inside.len())..].iter().take_while(inside);
    for actor in sentence.actors.iter().chain(inside) {
        for event in sentence.events {
            let mut clues = Vec::with_capacity(16);
            let trigger = beside(sentence, actor, event, &mut clues);
            let sight = Sight { source: actor.range, target: event.range, trigger };
            proposals.see(actor.entity, event.entity, sight, &clues);
        }
    }
}

type Told = (TokenRange, Option<EdgeType>);

fn beside(sentence: &Sentence, actor: &Actor, event: &EventPlace, clues: &mut Vec<Clue>) -> Told {
    let mut note = |what, how| clues.push(Clue { what, how });
    let scene = sentence.scene;
    let word_before = before(scene, actor.extent.first(), sentence.range);
    let is_subject = event.subject.is_some_and(|subject| subject.overlaps(actor.extent));
    let distance = |event: &EventPlace| {
        let after = event.range.first().saturating_sub(actor.extent.end());
        after.max(actor.extent.first().saturating_sub(event.range.end()))
    };
    let own = distance(event);
    let nearer = sentence.events.iter().filter(|other| other.entity != event.entity && distance(other) < own).count();
    note("nearer events in the sentence", few(nearer));
    note("the actor stands as", Standing::of(sentence, actor).as_str());
    note(
        "the actor in the sentence",
        if actor.extent.first() <= sentence.range.first() + 2 { "first" } else { "later" },
    );
    if is_subject {
        note("does what the event's verb says", event.kind.as_str());
    }
    match Order::of(actor, event) {
        Order::Inside => {
            note("inside the event, after", word_before);
            note("inside the event, which is a", event.kind.as_str());
            note("inside the event", if actor.range.end == event.range.end { "at its end" } else { "before its end" });
            note(
                "inside the event",
                if actor.range.first < event.head.first { "before its head" } else { "after its head" },
            );
            (event.head, None)
        }
        Order::ActorFirst => actor_first(sentence, actor, event, word_before, &mut note),
        Order::EventFirst => event_first(sentence, actor, event, word_before, &mut note),
    }
}

/// `A … chủ trì … hội nghị`
fn actor_first(
    sentence: &Sentence,
    actor: &Actor,
    event: &EventPlace,
    word_before: &'static str,
    note: &mut impl FnMut(&'static str, &'static str),
) -> Told {
    let between = TokenRange { first: actor.extent.end, end: event.range.first.max(actor.extent.end) };
    let verbs = || sentence.verbs.iter().filter(|verb| between.contains(verb.range.first()));
    let (first, last) = (verbs().next(), verbs().next_back());
    note("then the event: words between", steps(between.len()));
    note("then the event: first verb", verb_name(first));
    note("then the event: last verb", verb_name(last));
    if let Some(last) = last.filter(|last| event.range.first() <= last.range.end() + 2) {
        note("then the event: verb before it", last.trigger.edge.as_str());
        // `A dự hội nghị`, over posts and lists of names but no other verb.
        if first.is_some_and(|first| first.range == last.range) {
            let what = match Standing::of(sentence, actor) {
                Standing::Subject => "the subject, one verb, the event",
                Standing::Object => "the object, one verb, the event",
                Standing::Later => "one named later, one verb, the event",
            };
            note(what, last.trigger.edge.as_str());
        }
    }
    note("then the event: actors between", few(count(sentence.actors, between)));
    note(
        "then the event: events between",
        few(sentence.events.iter().filter(|e| between.contains(e.range.first())).count()),
    );
    note("then the event: commas between", few(marks(sentence.scene, between)));
    note("then the event, after", before(sentence.scene, event.range.first(), sentence.range));
    note("then the event; the actor after", word_before);
    note("then the event, which is a", event.kind.as_str());
    match last {
        Some(verb) => (verb.range, Some(verb.trigger.edge)),
        None => (event.head, None),
    }
}

/// `Dự hội nghị có A`, `Tại hội nghị, A nhấn mạnh`
fn event_first(
    sentence: &Sentence,
    actor: &Actor,
    event: &EventPlace,
    word_before: &'static str,
    note: &mut impl FnMut(&'static str, &'static str),
) -> Told {
    let scene = sentence.scene;
    let between = TokenRange { first: event.range.end, end: actor.extent.first.max(event.range.end) };
    let opening = sentence.verbs.iter().rev().find(|verb| verb.range.end <= event.range.first);
    let opening = opening.filter(|verb| event.range.first() <= verb.range.end() + 3);
    let inner = sentence.verbs.iter().rfind(|verb| between.contains(verb.range.first()));
    let next = sentence.verbs.iter().find(|verb| verb.range.first >= actor.extent.end);
    let next = next.filter(|verb| {
        let gap = TokenRange { first: actor.extent.end, end: verb.range.first };
        gap.len() <= 8 && count(sentence.actors, gap) == 0
    });
    let has = (between.first()..between.end().min(between.first() + 12))
        .any(|at| matches!(scene.document.word(at), "có" | "gồm" | "là"));
    note("after the event: words between", steps(between.len()));
    note("after the event: verb before it", verb_name(opening));
    note("after the event: last verb between", verb_name(inner));
    note("after the event: verb after the actor", verb_name(next));
    if let (Some(opening), true, None) = (opening, has, inner) {
        note("after the event: listed under", opening.trigger.edge.as_str());
    }
    if let (Some(next), "tại" | "trong") = (next, before(scene, event.range.first(), sentence.range)) {
        let what = match Standing::of(sentence, actor) {
            Standing::Subject => "tại, the event, the subject, a verb",
            Standing::Object => "tại, the event, the object, a verb",
            Standing::Later => "tại, the event, one named later, a verb",
        };
        note(what, next.trigger.edge.as_str());
    }
    note("after the event: list", if has { "opened" } else { "not opened" });
    note("after the event: actors between", few(count(sentence.actors, between)));
    note(
        "after the event: events between",
        few(sentence.events.iter().filter(|e| between.contains(e.range.first())).count()),
    );
    note("after the event, which follows", before(scene, event.range.first(), sentence.range));
    note("after the event; the actor after", word_before);
    note("after the event, which is a", event.kind.as_str());
    match next.or(inner).or(opening) {
        Some(verb) => (verb.range, Some(verb.trigger.edge)),
        None => (event.head, None),
    }
}

fn count(actors: &[Actor], between: TokenRange) -> usize {
    actors.iter().filter(|actor| between.contains(actor.range.first())).count()
}

fn marks(scene: &Scene, between: TokenRange) -> usize {
    let tokens = &scene.document.tokens[between.first()..between.end()];
    tokens.iter().filter(|token| token.shape == Shape::Mark && matches!(token.mark, ',' | ';')).count()
}

/// What the clues of one kind of verb are called.
pub(super) struct Names {
    floor: &'static str,
    named: &'static str,
    first: &'static str,
    visit: &'static str,
    words: &'static str,
    standing: &'static str,
}

macro_rules! names {
    ($does:literal) => {
        Names {
            floor: concat!($does, "; floor"),
            named: concat!($does, "; event named last"),
            first: concat!($does, "; first event"),
            visit: concat!($does, "; visit"),
            words: concat!($does, "; words"),
            standing: concat!($does, "; as"),
        }
    };
}

/// The names for those who do what a verb says.
pub(super) fn does(verb: Verb) -> Names {
    match (verb.trigger.form, verb.trigger.edge) {
        (Form::Speech, _) => names!("speaks"),
        (_, EdgeType::Chaired) => names!("chairs"),
        (_, EdgeType::Organized) => names!("holds"),
        _ => names!("attends"),
    }
}

/// The names for those who stand after the verb.
pub(super) fn is_listed(verb: Verb) -> Names {
    match (verb.trigger.form, verb.trigger.edge) {
        (Form::Speech, _) => names!("after a verb of speech"),
        (_, EdgeType::Chaired) => names!("listed as chair"),
        (_, EdgeType::Organized) => names!("listed as host"),
        _ => names!("listed as present"),
    }
}

/// Someone does something: at the event that has the floor, at the one named last, at the one that the article is about?
pub(super) fn doing(
    sentence: &Sentence,
    verb: Verb,
    actors: &[Actor],
    floor: &Floor,
    names: &Names,
    proposals: &mut Proposals,
) {
    let scene = sentence.scene;
    let here = !sentence.events.is_empty();
    for actor in actors {
        let mut see = |event: &EventPlace, what, how| {
            let trigger = (verb.range, Some(verb.trigger.edge));
            let mut clues = vec![Clue { what, how }];
            if what == names.floor {
                clues.push(Clue { what: names.words, how: verb.trigger.words });
            }
            clues.push(Clue { what: names.standing, how: Standing::of(sentence, actor).as_str() });
            if verb.trigger.form == Form::Speech && is_to_the_press(sentence) {
                clues.push(Clue { what: "speaks; to", how: "the press" });
            }
            if sentence.demanded(actor) {
                clues.push(Clue { what: "demanded", how: verb.trigger.edge.as_str() });
            }
            let sight = Sight { source: actor.range, target: event.range, trigger };
            proposals.see(actor.entity, event.entity, sight, &clues);
        };
        if let Some(event) = &floor.event {
            see(event, names.floor, floor_how(floor, here));
        }
        if let Some(event) = scene.event_before(sentence.range.first()) {
            let of = |token| scene.document.sentence_of(token);
            see(event, names.named, ago(of(sentence.range.first()) - of(event.range.first()), here));
        }
        if let Some(event) = scene.events.first() {
            let only = scene.events.iter().all(|other| other.entity == event.entity);
            see(event, names.first, if only { "the only one" } else { "of several" });
        }
        if let Some(event) = scene.events.iter().find(|event| event.kind == EventKind::Visit) {
            see(event, names.visit, goes_along(scene, verb));
        }
    }
}

/// `Trao đổi với phóng viên, ông A cho biết` (talking to a reporter): said after the event, or at none.
fn is_to_the_press(sentence: &Sentence) -> bool {
    let document = sentence.scene.document;
    (sentence.range.first()..sentence.range.end()).any(|at| {
        let before = document.word(at.saturating_sub(1));
        matches!((before, document.word(at)), (_, "PV") | ("phóng", "viên") | ("báo", "chí"))
    })
}

/// `cùng đi`, `tháp tùng`: on a visit.
fn goes_along(scene: &Scene, verb: Verb) -> &'static str {
    let last = scene.document.word(verb.range.end() - 1).to_lowercase();
    if matches!(last.as_str(), "đi" | "tùng") { "goes along" } else { "does else" }
}

fn floor_how(floor: &Floor, here: bool) -> &'static str {
    match (floor.explicit, floor.since, here) {
        (true, 0, false) => "given just before",
        (true, 1..=2, false) => "given lately",
        (true, _, false) => "given",
        (false, 0, false) => "spoken of just before",
        (false, 1..=2, false) => "spoken of lately",
        (false, _, false) => "spoken of",
        (true, _, true) => "given, another event here",
        (false, _, true) => "spoken of, another event here",
    }
}

fn ago(sentences: usize, here: bool) -> &'static str {
    match (sentences, here) {
        (_, true) => "another event here",
        (0..=1, _) => "a sentence ago",
        (2..=3, _) => "two or three sentences ago",
        (4..=8, _) => "four to eight sentences ago",
        _ => "long ago",
    }
}

/// What holds for a pair whatever the sentence.
pub(super) fn complete(scene: &Scene, proposals: &mut Proposals) {
    let mut order: Vec<EntityIndex> = Vec::new();
    let mut kinds = FxHashMap::default();
    for event in &scene.events {
        if !order.contains(&event.entity) {
            order.push(event.entity);
        }
        kinds.entry(event.entity).or_insert(event.kind);
    }
    let mut actors: FxHashMap<EntityIndex, (NodeType, usize)> = FxHashMap::default();
    for actor in scene.actors.iter().chain(&scene.inside) {
        actors.entry(actor.entity).or_insert((actor.kind, 0)).1 += 1;
    }
    let title = scene.document.sentences.first().map_or(0, |sentence| sentence.end);
    let in_title = |entity| scene.events.iter().take_while(|e| e.range.first < title).any(|e| e.entity == entity);
    let mut taken: FxHashMap<EntityIndex, usize> = FxHashMap::default();
    for event in &scene.events {
        *taken.entry(event.entity).or_default() += 1;
    }
    proposals.complete(|source, target, clues| {
        let event = if kinds.contains_key(&target) { target } else { source };
        let Some(place) = order.iter().position(|known| *known == event) else { return };
        let mut note = |what, how| clues.push(Clue { what, how });
        note(
            "event in the article",
            match place {
                0 => "first",
                1 => "second",
                _ => "later",
            },
        );
        note("events in the article", few(order.len()));
        note("mentions of the event", few(taken[&event]));
        if in_title(event) {
            note("event in the title", "yes");
        }
        if let Some((kind, mentions)) = actors.get(&source) {
            note(if *kind == NodeType::Official { "official at a" } else { "body at a" }, kinds[&event].as_str());
            note(
                if *kind == NodeType::Official { "mentions of the official" } else { "mentions of the body" },
                few(*mentions),
            );
        }
    });
}
