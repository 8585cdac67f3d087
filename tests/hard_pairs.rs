//! Pairs of mentions that are hard to decide, all decided right: homonyms apart, variants together.

use graph::{
    model::{ArticleHead, ArticleId, Claim, Confidence, EdgeType, Entity, Mention, NodeType, Reading, Sentence, Span},
    resolve::resolve,
};

/// One article, made of facts: each thing and each claim stands in a sentence of its own.
struct Facts {
    reading: Reading,
}

impl Facts {
    /// Reads one side of a pair; the thing that the pair is about comes first.
    fn of(article: &str, kind: NodeType, side: &str) -> Facts {
        let id = ArticleId::new(article);
        let article = ArticleHead { id, title: String::new(), published: None, source: None, url: None };
        let mut facts = Facts { reading: Reading { article, sentences: vec![], entities: vec![], claims: vec![] } };
        let mut parts = side.split("; ");
        facts.entity(kind, parts.next().unwrap(), None);
        for part in parts {
            let (what, value) = part.split_once('=').unwrap_or_else(|| panic!("no fact: {part}"));
            facts.fact(what, value);
        }
        facts
    }

    fn fact(&mut self, what: &str, value: &str) {
        let first = &mut self.reading.entities[0];
        match what {
            "published" => self.reading.article.published = Some(value.parse().unwrap()),
            "date" => first.date = Some(value.parse().unwrap()),
            "end" => first.end = Some(value.parse().unwrap()),
            "province" => first.province = Some(value.to_owned()),
            "post" => {
                let mut parts = value.split(" @ ");
                let (title, body) = (parts.next().unwrap(), parts.next().unwrap());
                let body = self.entity(NodeType::Body, body, parts.next());
                self.claim(EdgeType::HoldsPosition, 0, body);
                self.reading.claims.last_mut().unwrap().title = Some(title.to_owned());
            }
            relation => {
                let kind: EdgeType = relation.parse().unwrap();
                let is_source = kind.allows(self.reading.entities[0].kind, kind.target());
                let other = if is_source { kind.target() } else { other_end(kind) };
                let other = self.entity(other, value, None);
                if is_source { self.claim(kind, 0, other) } else { self.claim(kind, other, 0) }
            }
        }
    }

    fn entity(&mut self, kind: NodeType, name: &str, province: Option<&str>) -> u32 {
        let (sentence, span) = self.sentence(name);
        self.reading.entities.push(Entity {
            kind,
            name: name.to_owned(),
            mentions: vec![Mention { text: name.to_owned(), span, sentence, named: true }],
            date: None,
            end: None,
            province: province.map(str::to_owned),
            confidence: Confidence::new(0.9),
        });
        self.reading.entities.len() as u32 - 1
    }

    fn claim(&mut self, kind: EdgeType, source: u32, target: u32) {
        let (sentence, span) = self.sentence(kind.as_str());
        self.reading.claims.push(Claim {
            kind,
            source,
            target,
            title: None,
            former: false,
            site: None,
            sentence,
            trigger: span,
            source_span: span,
            target_span: span,
            rule: "fact".to_owned(),
            confidence: Confidence::new(0.9),
        });
    }

    fn sentence(&mut self, text: &str) -> (u32, Span) {
        let start = self.reading.sentences.last().map_or(0, |last| last.span.end + 1);
        let span = Span { start, end: start + text.chars().count() as u32 };
        self.reading.sentences.push(Sentence { span, text: text.to_owned() });
        (self.reading.sentences.len() as u32 - 1, span)
    }
}

/// Who stands at the source of an edge to an event or an instrument: hosts and issuers are bodies, the others people.
fn other_end(kind: EdgeType) -> NodeType {
    match kind {
        EdgeType::Organized | EdgeType::Issued => NodeType::Body,
        _ => NodeType::Official,
    }
}

#[test]
fn hard_pairs_are_decided_right() {
    let table = include_str!("pairs/pairs.tsv");
    let (mut wrong, mut same, mut different) = (Vec::new(), 0, 0);
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let [verdict, kind, a, b] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("no pair: {line}") };
        let kind: NodeType = kind.parse().unwrap();
        let readings = [Facts::of("a", kind, a).reading, Facts::of("b", kind, b).reading];
        let graph = resolve(&readings);
        let at = |article: usize| {
            let start = readings[article].entities[0].mentions[0].span.start;
            let id = &readings[article].article.id;
            graph.nodes.iter().position(|node| {
                node.kind == kind && node.evidence.iter().any(|e| e.article == *id && e.trigger.start == start)
            })
        };
        let is_one = at(0) == at(1);
        if is_one != (verdict == "same") {
            wrong.push(line);
        }
        *(if verdict == "same" { &mut same } else { &mut different }) += 1;
    }
    assert_eq!(wrong, Vec::<&str>::new(), "decided otherwise");
    assert!(same + different >= 60 && different >= same, "{same} same, {different} different");
}
