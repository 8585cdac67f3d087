//! The roster: who the people of an article are, which posts they hold, and where each is meant.

use super::{name::NameMention, post::Post};
use crate::{
    language::{Document, Shape, TokenRange, settle_tone},
    lexicon::{Beside, Lexicon},
};
use rustc_hash::FxHashMap;

/// A person that the article names.
#[derive(Clone, Debug)]
pub struct Person {
    /// The full name as it stands in the text.
    pub name: String,
}

/// A person who holds a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Whose it is.
    pub person: usize,
    /// The post, by number.
    pub post: usize,
    /// The words that name the person beside the post.
    pub name: TokenRange,
}

/// A place where a person is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficialMention {
    /// Who.
    pub person: usize,
    /// The name, or the words that refer to the person (`Thủ tướng`, `ông Tám`).
    pub range: TokenRange,
    /// The same with the titles that stand directly before it and the posts that follow it.
    pub extent: TokenRange,
    /// Whether the full name stands there.
    pub named: bool,
}

/// Who is who.
#[derive(Debug, Default)]
pub struct Roster {
    /// The people, in order of first mention.
    pub people: Vec<Person>,
    /// Who holds what, in the order of the text.
    pub holdings: Vec<Holding>,
    /// Where they are meant, in the order of the text.
    pub mentions: Vec<OfficialMention>,
}

/// Joins names and posts, and resolves what refers to a person named elsewhere.
pub fn build(document: &Document, lexicon: &Lexicon, names: &[NameMention], posts: &[Post]) -> Roster {
    let mut builder = Builder {
        document,
        lexicon,
        names,
        posts,
        roster: Roster::default(),
        by_key: FxHashMap::default(),
        of_name: vec![None; names.len()],
        of_post: vec![Vec::new(); posts.len()],
    };
    builder.name_people();
    builder.join();
    builder.join_appointments();
    builder.drop_guesses();
    builder.place();
    builder.roster
}

/// What stands between two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    /// Nothing, or only ranks and forms of address.
    Direct,
    /// `,` `-` `(`
    Comma,
    /// `:` or `gồm`
    Colon,
    /// `là`, `giữ chức`
    Is,
    /// `và`, `cùng`
    And,
    /// `;`
    Semicolon,
    /// Anything else.
    Break,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Name(usize),
    Post(usize),
}

struct Builder<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    names: &'a [NameMention],
    posts: &'a [Post],
    roster: Roster,
    by_key: FxHashMap<String, usize>,
    of_name: Vec<Option<usize>>,
    of_post: Vec<Vec<(usize, TokenRange)>>,
}

impl Builder<'_> {
    /// Gives every name its person: whole names first, the longest first, then parts of them.
    fn name_people(&mut self) {
        let mut order: Vec<usize> = (0..self.names.len()).filter(|&i| self.names[i].whole).collect();
        // Names of three syllables first: a longer one may have run on, a shorter one may be a part.
        order
            .sort_by_key(|&i| (self.names[i].range.len() != 3, std::cmp::Reverse(self.names[i].range.len().min(4)), i));
        for i in order {
            let key = self.key(self.names[i].range);
            let known =
                self.by_key.get(&key).copied().or_else(|| self.of_prefix(&key)).or_else(|| self.of_suffix(&key));
            let person = known.unwrap_or_else(|| {
                self.roster.people.push(Person { name: self.document.slice(self.names[i].range).to_owned() });
                self.roster.people.len() - 1
            });
            self.by_key.insert(key, person);
            self.of_name[i] = Some(person);
        }
        for i in 0..self.names.len() {
            if !self.names[i].whole {
                self.of_name[i] = self.of_part(i);
            }
        }
    }

    fn key(&self, range: TokenRange) -> String {
        let words = self.document.slice(range).split_whitespace();
        words
            .map(|word| settle_tone(word).unwrap_or_else(|| word.to_owned()).to_lowercase())
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// `Nguyễn Văn An Mới` is `Nguyễn Văn An`, where the article has that name and a sentence has run into it.
    fn of_prefix(&self, key: &str) -> Option<usize> {
        let mut shorter = key;
        while let Some((next, _)) = shorter.rsplit_once(' ').filter(|(next, _)| next.split(' ').count() >= 3) {
            if let Some(&known) = self.by_key.get(next) {
                return Some(known);
            }
            shorter = next;
        }
        None
    }

    /// `Xuân Phúc` is `Nguyễn Xuân Phúc`, where only one person has such a name.
    fn of_suffix(&self, key: &str) -> Option<usize> {
        let mut found = None;
        for (known, &person) in &self.by_key {
            if known.ends_with(key) && known.as_bytes().get(known.len() - key.len() - 1) == Some(&b' ') {
                if found.is_some_and(|other| other != person) {
                    return None;
                }
                found = Some(person);
            }
        }
        found
    }

    /// The person that a single word means: the nearest before it whose name ends with it, else begins with it.
    fn of_part(&self, part: usize) -> Option<usize> {
        let word = self.key(self.names[part].range);
        let matches = |i: &usize| {
            let key = self.key(self.names[*i].range);
            let mut words = key.split(' ');
            self.names[*i].whole && (words.next_back() == Some(&word) || words.next() == Some(&word))
        };
        let before = (0..part).rev().find(matches);
        before.or_else(|| (part + 1..self.names.len()).find(matches)).and_then(|i| self.of_name[i])
    }

    /// Walks over runs of names and posts that only separators part, and gives each post its holder.
    fn join(&mut self) {
        let mut elements: Vec<(TokenRange, Element)> = (0..self.names.len())
            .map(|i| (self.names[i].range, Element::Name(i)))
            .chain((0..self.posts.len()).map(|i| (self.posts[i].range, Element::Post(i))))
            .collect();
        elements.sort_by_key(|(range, _)| *range);
        let mut first = 0;
        for at in 1..=elements.len() {
            let gap = elements.get(at).map_or(Gap::Break, |next| self.gap(elements[at - 1].0, next.0));
            if gap == Gap::Break {
                self.join_run(&elements[first..at]);
                first = at;
            }
        }
    }

    fn gap(&self, left: TokenRange, right: TokenRange) -> Gap {
        let document = self.document;
        if right.first() < left.end() || document.sentence_of(left.first()) != document.sentence_of(right.first()) {
            return Gap::Break;
        }
        let mut gap = Gap::Direct;
        let mut at = left.end();
        while at < right.first() {
            if let Some((end, kind)) = self.lexicon.person_words.beside(&document.tokens, at)
                && end <= right.first()
            {
                if kind == Beside::Link {
                    gap = gap.max(Gap::Is);
                }
                at = end;
                continue;
            }
            let word = document.word(at);
            if word == "sinh" && gap == Gap::Comma && right.first() - at <= 14 {
                // `ông A, sinh ngày 1/6/1960, nguyên Giám đốc`
                return Gap::Comma;
            }
            if document.mark(at) == '(' && at == left.end() && self.in_brackets(at, right) {
                return Gap::Comma;
            }
            gap = gap.max(match (document.mark(at), word) {
                (',' | '-' | '–' | '(' | '"' | '“', _) => Gap::Comma,
                ('.' | ')', _) => Gap::Direct,
                (':', _) | (_, "gồm" | "có") => Gap::Colon,
                (';', _) => Gap::Semicolon,
                (_, "và" | "cùng" | "kiêm") => Gap::And,
                _ => Gap::Break,
            });
            at += 1;
        }
        gap
    }

    /// Whether a bracket that opens at `open` still holds `right`: `A (SN 1973, trú tại …, nguyên Phó Chủ tịch …)`.
    fn in_brackets(&self, open: usize, right: TokenRange) -> bool {
        right.first() - open <= 40 && !(open..right.first()).any(|at| self.document.mark(at) == ')')
    }

    fn join_run(&mut self, run: &[(TokenRange, Element)]) {
        let mut left: Option<usize> = None;
        let mut left_titled = false;
        let mut block: Vec<usize> = Vec::new();
        for (at, &(range, element)) in run.iter().enumerate() {
            match element {
                Element::Post(post) => block.push(post),
                Element::Name(name) => {
                    let taken = self.join_block(&block, left, left_titled, Some(name));
                    left = Some(name);
                    left_titled = taken;
                    let listed = block.last().is_some_and(|&post| {
                        self.posts[post].plural || self.gap(self.posts[post].range, range) == Gap::Colon
                    });
                    let colon = block.last().is_some_and(|&post| self.gap(self.posts[post].range, range) == Gap::Colon);
                    for &post in block.iter().filter(|_| listed && taken) {
                        if colon { self.share_with_items(post, &run[at..]) } else { self.share(post, &run[at + 1..]) }
                    }
                    block.clear();
                }
            }
        }
        self.join_block(&block, left, left_titled, None);
    }

    /// `bổ nhiệm ông A … giữ chức Trưởng phòng`, `ông B tái đắc cử Chủ tịch`: the last name before it in the sentence.
    fn join_appointments(&mut self) {
        for (number, post) in self.posts.iter().enumerate() {
            let first = post.range.first();
            if !self.of_post[number].is_empty() || !self.is_appointed(first) {
                continue;
            }
            let sentence = self.document.sentence(self.document.sentence_of(first));
            let before = self.names.partition_point(|name| name.range.first() < first);
            let name = before.checked_sub(1).filter(|&name| self.names[name].range.first() >= sentence.first());
            if let Some(name) = name {
                self.hold(name, number);
            }
        }
    }

    fn is_appointed(&self, at: usize) -> bool {
        const BEFORE: [&str; 10] = ["chức", "vụ", "làm", "cử", "danh", "trách", "cương", "vị", "quyền", "nhiệm"];
        at > 1
            && BEFORE.contains(&self.document.word(at - 1))
            && matches!(
                (self.document.word(at - 2), self.document.word(at - 1)),
                ("giữ", "chức")
                    | ("chức", "vụ")
                    | ("đắc" | "trúng", "cử")
                    | (_, "làm")
                    | ("chức", "danh")
                    | ("cương", "vị")
            )
    }

    /// Shares the posts between two names out; says whether the right one got any.
    ///
    /// `A, Phó Chủ tịch UBND tỉnh; Phó Chủ tịch HĐND tỉnh B`: what stands directly before a name is its own, and with it
    /// the posts that only a comma parts from that, unless the left name has no post yet.
    fn join_block(&mut self, block: &[usize], left: Option<usize>, left_titled: bool, right: Option<usize>) -> bool {
        let mut split = block.len();
        if let (Some(right), Some(&last)) = (right, block.last())
            && self.gap(self.posts[last].range, self.names[right].range) == Gap::Direct
        {
            split -= 1;
            while split > 0 {
                let gap = self.gap(self.posts[block[split - 1]].range, self.posts[block[split]].range);
                let comma = matches!(gap, Gap::Comma | Gap::Direct) && (left.is_none() || left_titled);
                let and = gap == Gap::And && left.is_none();
                if !(comma || and) {
                    break;
                }
                split -= 1;
            }
        } else if let (Some(right), Some(&last)) = (right, block.last())
            && left.is_none()
            && matches!(self.gap(self.posts[last].range, self.names[right].range), Gap::Colon | Gap::Is)
        {
            // `Phó Chủ tịch là ông A`, `Các Phó Chủ tịch: A, B`
            split = 0;
        }
        if let Some(left) = left.filter(|_| split > 0) {
            let gap = self.gap(self.names[left].range, self.posts[block[0]].range);
            if matches!(gap, Gap::Comma | Gap::Is | Gap::Direct) {
                for &post in &block[..split] {
                    self.hold(left, post);
                }
            }
        }
        if let Some(right) = right {
            for &post in &block[split..] {
                self.hold(right, post);
            }
        }
        split < block.len()
    }

    /// Gives a plural post to the names of the list that goes on (`các Phó Chủ tịch A, B và C`).
    fn share(&mut self, post: usize, rest: &[(TokenRange, Element)]) {
        let mut names = Vec::new();
        for &(_, element) in rest {
            match element {
                Element::Name(name) => names.push(name),
                Element::Post(_) => {
                    // A name with a post of its own after it belongs to the next item of the list.
                    names.pop();
                    break;
                }
            }
        }
        for name in names {
            self.hold(name, post);
        }
    }

    /// Gives a post before a colon to every item of the list, whatever else each is (`các Ủy viên Trung ương Đảng: A, Phó
    /// Chủ tịch Quốc hội; B, Phó Trưởng Ban`); the first of `items` has it already.
    fn share_with_items(&mut self, post: usize, items: &[(TokenRange, Element)]) {
        let mut names = Vec::new();
        for pair in items.windows(2) {
            let ((left, before), (right, element)) = (pair[0], pair[1]);
            let gap = self.gap(left, right);
            match (before, element) {
                // `; Phó Chủ tịch B`, `Phó Chủ tịch B`: an item with a title of its own before the name.
                (_, Element::Post(_)) if matches!(gap, Gap::Semicolon | Gap::And) => break,
                (Element::Post(_), Element::Name(_)) if matches!(gap, Gap::Direct | Gap::Colon | Gap::Is) => break,
                // `; cùng Thiếu tướng C`: who is there besides.
                (_, Element::Name(_)) if self.stands_apart(left, right) => break,
                (_, Element::Name(name)) => names.push(name),
                _ => {}
            }
        }
        for name in names {
            self.hold(name, post);
        }
    }

    fn stands_apart(&self, left: TokenRange, right: TokenRange) -> bool {
        (left.end()..right.first()).any(|at| self.document.word(at) == "cùng")
    }

    fn hold(&mut self, name: usize, post: usize) {
        let range = self.names[name].range;
        let person = match self.of_name[name] {
            Some(person) => person,
            None if self.posts[post].abroad => {
                // A foreign leader called by one word only (`Tổng thống Trump`).
                let key = self.key(range);
                let fresh = self.roster.people.len();
                let person = *self.by_key.entry(key).or_insert(fresh);
                if person == fresh {
                    self.roster.people.push(Person { name: self.document.slice(range).to_owned() });
                }
                self.of_name[name] = Some(person);
                person
            }
            None => return,
        };
        self.roster.holdings.push(Holding { person, post, name: range });
        self.of_post[post].push((person, range));
    }

    /// Drops a post whose body the office or the context only suggests, where another place of the article says of the
    /// same person where it is held: `Thủ tướng Medvedev` is prime minister of the country that he was given before.
    fn drop_guesses(&mut self) {
        let posts = self.posts;
        let unsure = |post: &Post| post.guessed || post.implied;
        let stated: Vec<(usize, &str)> = self
            .roster
            .holdings
            .iter()
            .map(|holding| (holding.person, &posts[holding.post]))
            .filter(|(_, post)| post.body.is_some() && (!unsure(post) || post.abroad))
            .map(|(person, post)| (person, post.title.as_str()))
            .collect();
        self.roster.holdings.retain(|holding| {
            let post = &posts[holding.post];
            !(unsure(post) && !post.abroad && stated.contains(&(holding.person, post.title.as_str())))
        });
    }

    /// Lists every place where a person is meant: by name, by office, by `ông`.
    fn place(&mut self) {
        let mut mentions: Vec<OfficialMention> = Vec::new();
        for (i, name) in self.names.iter().enumerate() {
            if let Some(person) = self.of_name[i] {
                mentions.push(OfficialMention { person, range: name.range, extent: name.range, named: name.whole });
            }
        }
        for holding in &self.roster.holdings {
            let post = self.posts[holding.post].range;
            if let Some(mention) = mentions.iter_mut().find(|mention| mention.range == holding.name) {
                mention.extent.first = mention.extent.first.min(post.first);
                mention.extent.end = mention.extent.end.max(post.end);
            }
        }
        for (i, post) in self.posts.iter().enumerate() {
            if self.of_post[i].is_empty()
                && !post.plural
                && let Some(person) = self.holder_of(post)
            {
                mentions.push(OfficialMention { person, range: post.range, extent: post.range, named: false });
            }
        }
        mentions.sort_by_key(|mention| mention.range);
        self.place_pronouns(&mut mentions);
        self.roster.mentions = mentions;
    }

    /// The person whom an office without a name means: the last one before it who holds it, else the first after.
    fn holder_of(&self, office: &Post) -> Option<usize> {
        let holds = |holding: &&Holding| {
            let post = &self.posts[holding.post];
            post.title == office.title
                && !post.former
                && !office.former
                && match (&post.body, &office.body) {
                    (Some(held), Some(meant)) => {
                        held == meant || held.starts_with(meant.as_str()) && office.body_range.is_none()
                    }
                    _ => true,
                }
        };
        let before = self.roster.holdings.iter().filter(holds).rfind(|h| h.name.first < office.range.first);
        before.or_else(|| self.roster.holdings.iter().find(holds)).map(|holding| holding.person)
    }

    /// `Ông nhấn mạnh`, `Đồng chí đề nghị` at the head of a clause: the person mentioned last.
    fn place_pronouns(&self, mentions: &mut Vec<OfficialMention>) {
        let tokens = &self.document.tokens;
        let mut found = Vec::new();
        for sentence in &self.document.sentences {
            let first = sentence.first as usize;
            for at in first..(first + 12).min(sentence.end as usize) {
                let Some((end, Beside::Address)) = self.lexicon.person_words.beside(tokens, at) else { continue };
                let heads_clause = at == first || matches!(self.document.mark(at - 1), ',' | '“' | '"');
                if !heads_clause || tokens.get(end).is_none_or(|next| next.shape != Shape::Lower) {
                    continue;
                }
                let last = mentions.partition_point(|mention| mention.range.first() < at);
                if let Some(mention) = last.checked_sub(1).map(|i| mentions[i]) {
                    let range = TokenRange::new(at, end);
                    found.push(OfficialMention { person: mention.person, range, extent: range, named: false });
                }
                break;
            }
        }
        mentions.extend(found);
        mentions.sort_by_key(|mention| mention.range);
    }
}
