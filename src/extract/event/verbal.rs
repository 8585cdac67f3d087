//! Events told by a verb: `Thủ tướng … đã hội đàm với …`.

use super::{
    Scene,
    candidate::{Candidate, Features, sorted},
    within,
};
use crate::{
    language::{Shape, TokenRange},
    lexicon::{EventAct, EventKind, EventLead, Object},
};

/// So many sentences tell what a report is about.
pub(super) const LEAD: usize = 4;

impl Scene<'_> {
    /// The candidate whose verb begins at a token; `before` are those found so far.
    pub(super) fn verbal(&self, at: usize, before: &[Candidate]) -> Option<Candidate> {
        let tokens = &self.document.tokens;
        let (end, &act) = self.words.acts.longest(tokens, at)?;
        let sentence = self.sentence_of(at);
        if end > sentence.end()
            || (act.object != Object::Host && (at..end).any(|i| tokens[i].shape == Shape::Mark))
            || !self.may_be_verb(at, end, act, sentence)
        {
            return None;
        }
        let head = TokenRange::new(at, end);
        // `tổ chức Hội nghị …, đồng thời trao quyết định …`: a part of what is described.
        if before.last().is_some_and(|last| !last.verbal && last.range.contains(at)) {
            return None;
        }
        if matches!(self.lead(at), Some(EventLead::Held | EventLead::Adjunct | EventLead::Many))
            && self.words.heads.longest(tokens, at).is_some()
        {
            return None;
        }
        let object = self.object(end, act, sentence)?;
        let extent = self.extent(object.first().max(end), false);
        let range_end = extent.end.max(object.end());
        let at_airport = act.kind == EventKind::Arrival;
        if at_airport && !(end..range_end).any(|i| tokens[i].word == self.words.airport) {
            return None;
        }
        let subject = self
            .subject(at, act, sentence, before)
            .or_else(|| self.subject_after(at, act, range_end, sentence))
            .or_else(|| at_airport.then(|| TokenRange::new(at, at)))?;
        let guest = matches!(act.object, Object::Guest | Object::Public);
        if object.is_empty() && (guest || act.object == Object::Each && !self.is_mutual(subject)) {
            return None;
        }
        let first = if subject.end() <= at && self.adjoins(subject, at) { subject.first() } else { at };
        let range = TokenRange::new(first, range_end);
        let rest = TokenRange::new(end, range_end);
        let words = self.words_in(&[subject, self.without_place(rest)]);
        let mut features = self.features(head, TokenRange::new(at, range_end), None);
        features.dated = self.sentence_date(range).is_some();
        features.host = true;
        if !self.is_enough(act.object, subject, &features, at)
            || act.object == Object::Deed
                && act.kind == EventKind::Ceremony
                && self.happens_at_event(sentence, at, before)
        {
            return None;
        }
        Some(Candidate {
            range,
            head,
            kind: act.kind,
            subject: Some(subject),
            verbal: true,
            future: self.is_future(TokenRange::new(at, range_end)),
            own_date: extent.date.filter(|&date| !self.is_commemorated(date, range)),
            year: extent.year,
            keys: sorted(&words),
            words,
            people: self.people_in(&[subject, rest]),
            actor: sorted(&self.words_in(&[subject])),
            object: sorted(&self.words_in(&[rest])),
            acronyms: self.acronyms(rest),
            destination: self.destination(act.kind, rest),
            assembly: Some(()).filter(|()| act.object == Object::None).and_then(|()| self.assembly(subject)),
            features,
        })
    }

    /// The events of the others in a list of persons who are met one by one: `gặp A, |B, |C và D`.
    pub(super) fn others(&self, first: &Candidate) -> Vec<Candidate> {
        let met = matches!(first.kind, EventKind::Talks | EventKind::Call);
        let several = first.verbal || first.features.lead == Some(EventLead::Many);
        if !met || !several || first.features.lead == Some(EventLead::Adjunct) {
            return Vec::new();
        }
        let tokens = &self.document.tokens;
        let sentence = self.sentence_of(first.head.first());
        let named = |at: usize| {
            let here = TokenRange::new(at, at + 1);
            within(self.found.people, here, |m| m.extent).find(|m| m.named && m.extent.first() == at).map(|m| m.extent)
        };
        let listed = |at: usize| matches!(tokens[at].mark, ',' | ';' | '.') || tokens[at].word == self.words.and;
        let mut others = Vec::new();
        let mut end = first.range.end();
        while end + 1 < sentence.end()
            && (tokens[end].mark == ',' || !others.is_empty() && tokens[end].word == self.words.and)
            && self.people_in(&[TokenRange::new(first.head.end(), first.range.end())]).len() == 1
            && let Some(person) = named(end + 1)
            && (person.end() == sentence.end() || listed(person.end()))
        {
            let words = self.words_in(&[first.subject.unwrap_or(TokenRange::new(end, end)), person]);
            others.push(Candidate {
                range: person,
                verbal: true,
                object: sorted(&self.words_in(&[person])),
                people: self.people_in(&[first.subject.unwrap_or(TokenRange::new(end, end)), person]),
                keys: sorted(&words),
                words,
                ..first.clone()
            });
            end = person.end();
        }
        others
    }

    /// Whether enough is told of who acts and when that a verb tells of an event.
    fn is_enough(&self, object: Object, subject: TokenRange, features: &Features, at: usize) -> bool {
        let dated = features.dated || self.spoken_of(at).is_some();
        match object {
            Object::Thing => {
                (self.is_person(subject) || self.is_led(subject) && features.dated)
                    && dated
                    && (features.place || features.content > 3)
            }
            Object::Visit => self.is_person(subject) && dated && (features.place || features.content > 3),
            Object::Public => self.is_person(subject) || self.is_led(subject) || features.dated,
            Object::Deed => self.is_led(subject) && dated,
            Object::Floor => features.dated && self.is_assembly(subject),
            Object::None => {
                features.dated || features.ordinal.is_some() || features.first || dated && self.is_led(subject)
            }
            Object::Abroad => self.is_person(subject) && (features.sentence < LEAD || features.dated),
            Object::Guest | Object::Each | Object::Host => true,
        }
    }

    /// `Cũng tại buổi lễ, đồng chí A |trao quyết định …`: a part of what is told of.
    fn happens_at_event(&self, sentence: TokenRange, at: usize, before: &[Candidate]) -> bool {
        let inside = before.iter().rev().take_while(|other| other.head.first() >= sentence.first());
        let mut adverbials = inside.filter(|other| other.head.first() < at && !other.verbal);
        adverbials.any(|other| other.features.lead == Some(EventLead::Adjunct))
    }

    /// Whether the subject is `Quốc hội` or the like and nothing else.
    fn is_assembly(&self, subject: TokenRange) -> bool {
        let held = |range: TokenRange| range.first() <= subject.first() + 2 && range.end() == subject.end();
        within(self.found.bodies, subject, |m| m.range).any(|body| {
            held(body.range) && (body.name.ends_with("Quốc hội") || body.name.starts_with("Hội đồng nhân dân"))
        })
    }

    /// Whether nothing right before a verb makes it a noun, a wish or a rule.
    fn may_be_verb(&self, at: usize, end: usize, act: EventAct, sentence: TokenRange) -> bool {
        let tokens = &self.document.tokens;
        let initial = at == sentence.first() || matches!(tokens[at - 1].mark, '"' | '“' | ']' | ')');
        if tokens[at].shape != Shape::Lower && !initial {
            return false;
        }
        let before = self.before_adverbs(at, sentence);
        // `đoàn kiểm tra` is a noun, `đoàn |làm việc với …` acts.
        let acts = |word| word == self.words.delegation && matches!(act.kind, EventKind::Work | EventKind::Visit);
        if at > sentence.first() && self.words.fused.contains(&tokens[at - 1].word) && !acts(tokens[at - 1].word)
            || tokens.get(end).is_some_and(|next| self.words.fusing.contains(&next.word))
        {
            return false;
        }
        // `A và B khi điện đàm đã …`
        let while_talking = |word| word == self.words.during && matches!(act.object, Object::Each);
        before == sentence.first()
            || !self.words.modals.contains(&tokens[before - 1].word)
            || while_talking(tokens[before - 1].word)
    }

    /// The first of the adverbs before a verb: `đã thân mật |tiếp`.
    pub(super) fn before_adverbs(&self, at: usize, sentence: TokenRange) -> usize {
        let tokens = &self.document.tokens;
        let mut begin = at;
        while begin > sentence.first()
            && self.words.adverbs.contains(&tokens[begin - 1].word)
            && tokens[begin - 1].shape == Shape::Lower
            && (tokens[begin - 1].word != self.words.head || tokens[begin.max(2) - 2].word == self.words.begin)
        {
            begin -= 1;
        }
        begin
    }

    /// What must follow the verb; an empty range where nothing need follow.
    fn object(&self, end: usize, act: EventAct, sentence: TokenRange) -> Option<TokenRange> {
        let nothing = TokenRange::new(end, end);
        if matches!(act.object, Object::None | Object::Deed | Object::Floor) {
            return Some(nothing);
        }
        let tokens = &self.document.tokens;
        let mut at = end;
        // `tiếp thân mật ngài …`, `gặp với …`
        while at < sentence.end().min(end + 4)
            && (self.words.adverbs.contains(&tokens[at].word) || tokens[at].word == self.words.with)
        {
            at += 1;
        }
        if at < sentence.end() && tokens[at].shape == Shape::Number {
            return None;
        }
        if at >= sentence.end() {
            return matches!(act.object, Object::Guest | Object::Public | Object::Each).then_some(nothing);
        }
        match act.object {
            Object::Guest | Object::Each => Some(self.actor_at(at).unwrap_or(nothing)),
            Object::Public => Some(self.actor_at(at).or_else(|| self.public_at(at)).unwrap_or(nothing)),
            Object::Host => {
                let place = tokens[at].is_capital() || self.actor_at(at).is_some() || tokens[at].word == self.words.at;
                place.then_some(nothing)
            }
            Object::Abroad => {
                let country = self.lexicon.countries.at(tokens, end).is_some();
                (country || self.is_foreign_place(end)).then_some(nothing)
            }
            _ => (tokens[at].shape != Shape::Mark).then_some(nothing),
        }
    }

    /// A place by its capital that is neither at home nor the name of anything else: `Doha`.
    fn is_foreign_place(&self, at: usize) -> bool {
        let here = TokenRange::new(at, at + 1);
        self.document.tokens[at].shape == Shape::Title
            && !self.document.tokens[at].newline
            && has_syllables(self.document.word(at))
            && within(self.found.provinces, here, |m| m.range).next().is_none()
            && within(self.found.bodies, here, |m| m.range).next().is_none()
            && within(self.found.people, here, |m| m.extent).next().is_none()
            && within(self.found.posts, here, |m| m.range).next().is_none()
    }

    /// A person, a post, a body or a delegation that begins at a token.
    pub(super) fn actor_at(&self, at: usize) -> Option<TokenRange> {
        let here = TokenRange::new(at, at + 2);
        let people = within(self.found.people, here, |m| m.extent).map(|m| m.extent);
        let posts = within(self.found.posts, here, |m| m.range).map(|m| m.range);
        let bodies = within(self.found.bodies, here, |m| m.range).map(|m| m.range);
        let longest =
            people.chain(posts).chain(bodies).filter(|range| range.first() + 2 > at && range.first() <= at + 1);
        longest.max_by_key(|range| range.end()).or_else(|| {
            let tokens = &self.document.tokens;
            let named = (at..(at + 3).min(tokens.len()))
                .any(|i| (self.words.actors.contains(&tokens[i].word) || self.is_peer(i)) && !tokens[i].newline);
            named.then(|| TokenRange::new(at, at + 1))
        })
    }

    /// `(người) đồng cấp`
    fn is_peer(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        tokens[at].word == self.words.rank_of && at > 0 && tokens[at - 1].word == self.words.same
    }

    /// People at large who are met: `người dân`, `một số doanh nghiệp`.
    fn public_at(&self, at: usize) -> Option<TokenRange> {
        let tokens = &self.document.tokens;
        let named = (at..(at + 5).min(tokens.len()))
            .take_while(|&i| tokens[i].shape == Shape::Lower && !tokens[i].newline)
            .any(|i| self.words.public.contains(&tokens[i].word) && tokens[i].word != self.words.many);
        named.then(|| TokenRange::new(at, at + 1))
    }
}

/// Whether a word has two syllables or more, as no Vietnamese one has: `Doha`.
fn has_syllables(word: &str) -> bool {
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let letters: Vec<bool> = word.chars().map(vowel).collect();
    word.is_ascii() && letters.windows(2).filter(|pair| !pair[0] && pair[1]).count() + usize::from(letters[0]) > 1
}
