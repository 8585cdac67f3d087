//! The lines of an extraction: what one article says, one record a line, to be filtered, moved and read back.
//!
//! An article's line comes first and says how many lines of each kind follow, so that a reading that was cut short is
//! noticed. A claim's line repeats the names of its ends and its sentence, so that it can be understood alone.

use crate::model::{ArticleHead, ArticleId, Claim, Entity, EntityIndex, Mention, PartialDate, Reading, Sentence, Span};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, Write};

#[derive(Deserialize, Serialize)]
#[serde(tag = "record", rename_all = "snake_case")]
enum Record {
    Article(ArticleRecord),
    Sentence {
        article: ArticleId,
        sentence: u32,
        span: Span,
        text: String,
    },
    Entity {
        article: ArticleId,
        entity: EntityIndex,
        #[serde(flatten)]
        says: Entity,
    },
    Claim {
        article: ArticleId,
        #[serde(flatten)]
        says: Claim,
        #[serde(default)]
        source_name: String,
        #[serde(default)]
        target_name: String,
        #[serde(default)]
        text: String,
    },
}

#[derive(Deserialize, Serialize)]
struct ArticleRecord {
    article: ArticleId,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<PartialDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    sentences: usize,
    entities: usize,
    claims: usize,
}

impl Record {
    fn article(&self) -> &ArticleId {
        match self {
            Record::Article(ArticleRecord { article, .. })
            | Record::Sentence { article, .. }
            | Record::Entity { article, .. }
            | Record::Claim { article, .. } => article,
        }
    }
}

/// Writes what an article says as JSON Lines, each an object with `record` (`article`, `sentence`, `entity` or
/// `claim`) and the `article`'s id.
///
/// # Errors
/// Those of `out`.
pub fn write_records(out: &mut impl Write, reading: &Reading) -> io::Result<()> {
    let article = &reading.article.id;
    let mut line = |record: Record| {
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")
    };
    let head = reading.article.clone();
    line(Record::Article(ArticleRecord {
        article: head.id,
        title: head.title,
        published: head.published,
        source: head.source,
        url: head.url,
        sentences: reading.sentences.len(),
        entities: reading.entities.len(),
        claims: reading.claims.len(),
    }))?;
    for (sentence, Sentence { span, text }) in (0..).zip(&reading.sentences) {
        line(Record::Sentence { article: article.clone(), sentence, span: *span, text: text.clone() })?;
    }
    for (entity, says) in (0..).zip(&reading.entities) {
        line(Record::Entity { article: article.clone(), entity, says: says.clone() })?;
    }
    let name = |index: EntityIndex| reading.entities.get(index as usize).map_or("", |entity| &entity.name).to_owned();
    for says in &reading.claims {
        line(Record::Claim {
            article: article.clone(),
            source_name: name(says.source),
            target_name: name(says.target),
            text: reading.sentences.get(says.sentence as usize).map_or("", |sentence| &sentence.text).to_owned(),
            says: says.clone(),
        })?;
    }
    Ok(())
}

/// Whether a line is a record of an extraction rather than an article.
pub(super) fn is_record(line: &Value) -> bool {
    line.get("record").is_some_and(Value::is_string)
}

/// Puts records together to readings.
#[derive(Default)]
pub(super) struct Assembly {
    begun: Option<(ArticleRecord, Reading)>,
    /// The article of which a line did not fit; the others of it are passed over.
    spoilt: Option<ArticleId>,
}

/// What a line brought about.
pub(super) struct Step {
    /// What does not fit: in the line itself, or, where an article begins, in the one before.
    pub(super) wrong: Option<String>,
    /// A reading that is complete.
    pub(super) reading: Option<Reading>,
}

impl Assembly {
    /// Takes the next line.
    pub(super) fn push(&mut self, line: Value) -> Step {
        if matches!(line["record"].as_str(), Some("node" | "edge")) {
            return Step { wrong: None, reading: None };
        }
        let article = line.get("article").and_then(Value::as_str).map(ArticleId::new);
        let wrong = match serde_json::from_value(line) {
            Ok(Record::Article(article)) => {
                let wrong = self.finish();
                self.begin(article);
                wrong
            }
            _ if article.is_some() && self.spoilt == article => None,
            Ok(record) => self.add(record).err(),
            Err(error) => {
                self.spoil(article);
                Some(error.to_string())
            }
        };
        match self.complete() {
            Some(Err(wrong)) => Step { wrong: Some(wrong), reading: None },
            Some(Ok(reading)) => Step { wrong, reading: Some(reading) },
            None => Step { wrong, reading: None },
        }
    }

    /// What is missing at the end of the input.
    pub(super) fn finish(&mut self) -> Option<String> {
        self.spoilt = None;
        self.begun.take().map(|(wanted, reading)| {
            format!(
                "the reading of article {} is cut short: {} of {} sentences, {} of {} entities, {} of {} claims",
                wanted.article,
                reading.sentences.len(),
                wanted.sentences,
                reading.entities.len(),
                wanted.entities,
                reading.claims.len(),
                wanted.claims
            )
        })
    }

    fn begin(&mut self, article: ArticleRecord) {
        let head = ArticleHead {
            id: article.article.clone(),
            title: article.title.clone(),
            published: article.published,
            source: article.source.clone(),
            url: article.url.clone(),
        };
        let reading = Reading { article: head, sentences: Vec::new(), entities: Vec::new(), claims: Vec::new() };
        self.begun = Some((article, reading));
    }

    fn add(&mut self, record: Record) -> Result<(), String> {
        let article = record.article().clone();
        let Some((_, reading)) = self.begun.as_mut().filter(|(wanted, _)| wanted.article == article) else {
            let wrong = format!("no line of article {article} with its title stands before this one");
            self.spoilt = Some(article);
            return Err(wrong);
        };
        let (place, wanted) = match record {
            Record::Article(_) => return Ok(()),
            Record::Sentence { sentence, span, text, .. } => {
                reading.sentences.push(Sentence { span, text });
                (sentence, reading.sentences.len())
            }
            Record::Entity { entity, says, .. } => {
                reading.entities.push(says);
                (entity, reading.entities.len())
            }
            Record::Claim { says, .. } => {
                reading.claims.push(says);
                return Ok(());
            }
        };
        if place as usize + 1 == wanted {
            return Ok(());
        }
        self.spoil(Some(article));
        Err(format!("number {place} where {} should come", wanted - 1))
    }

    /// Gives up the article that a faulty line belongs to; another that has begun may still be completed.
    fn spoil(&mut self, article: Option<ArticleId>) {
        if self.begun.as_ref().is_some_and(|(wanted, _)| article.as_ref() == Some(&wanted.article)) {
            self.begun = None;
        }
        self.spoilt = article;
    }

    /// The reading, once all its lines are there.
    fn complete(&mut self) -> Option<Result<Reading, String>> {
        let (wanted, reading) = self.begun.as_ref()?;
        let whole = reading.sentences.len() == wanted.sentences
            && reading.entities.len() == wanted.entities
            && reading.claims.len() == wanted.claims;
        if !whole {
            return None;
        }
        let (_, reading) = self.begun.take()?;
        Some(sound(&reading).map(|()| reading))
    }
}

/// Whether every index in a reading points somewhere, and every claim has ends that its type allows.
fn sound(reading: &Reading) -> Result<(), String> {
    let spans = |spans: &[Span]| spans.iter().all(|span| span.start <= span.end);
    let has_sentence = |index: u32| (index as usize) < reading.sentences.len();
    for (index, entity) in reading.entities.iter().enumerate() {
        let fits = |mention: &Mention| has_sentence(mention.sentence) && spans(&[mention.span]);
        if entity.mentions.is_empty() || !entity.mentions.iter().all(fits) {
            return Err(format!("entity {index} of article {} is mentioned nowhere", reading.article.id));
        }
    }
    for (index, claim) in reading.claims.iter().enumerate() {
        let kind = |end: EntityIndex| reading.entities.get(end as usize).map(|entity| entity.kind);
        let ends = kind(claim.source).zip(kind(claim.target));
        let fits = ends.is_some_and(|(source, target)| claim.kind.allows(source, target));
        if !fits || !has_sentence(claim.sentence) || !spans(&[claim.trigger, claim.source_span, claim.target_span]) {
            return Err(format!(
                "claim {index} of article {} has no such ends or no such sentence",
                reading.article.id
            ));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Confidence, EdgeType, NodeType};
    use serde_json::json;

    fn reading(id: &str) -> Reading {
        let span = Span { start: 0, end: 9 };
        let entity = |kind, name: &str| Entity {
            kind,
            name: name.to_owned(),
            mentions: vec![Mention { text: name.to_owned(), span, sentence: 0, named: true }],
            date: None,
            end: None,
            province: None,
            confidence: Confidence::new(0.9),
        };
        let claim = Claim {
            kind: EdgeType::Chaired,
            source: 0,
            target: 1,
            title: None,
            former: false,
            site: Some("Bắc Ninh".to_owned()),
            sentence: 0,
            trigger: span,
            source_span: span,
            target_span: span,
            rule: "chair-verb".to_owned(),
            confidence: Confidence::new(0.8),
        };
        let article = ArticleHead {
            id: ArticleId::new(id),
            title: "Họp".to_owned(),
            published: "2019-04".parse().ok(),
            source: None,
            url: None,
        };
        Reading {
            article,
            sentences: vec![Sentence { span, text: "Ông Ổn chủ trì họp.".to_owned() }],
            entities: vec![entity(NodeType::Official, "Ổn"), entity(NodeType::Event, "họp")],
            claims: vec![claim],
        }
    }

    fn lines(readings: &[Reading]) -> Vec<Value> {
        let mut out = Vec::new();
        for reading in readings {
            write_records(&mut out, reading).unwrap();
        }
        String::from_utf8(out).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    fn read(lines: Vec<Value>) -> (Vec<Reading>, Vec<String>) {
        let mut assembly = Assembly::default();
        let (mut readings, mut wrong) = (Vec::new(), Vec::new());
        for line in lines {
            assert!(is_record(&line));
            let step = assembly.push(line);
            readings.extend(step.reading);
            wrong.extend(step.wrong);
        }
        wrong.extend(assembly.finish());
        (readings, wrong)
    }

    #[test]
    fn readings_are_read_back_as_they_were_written() {
        let empty = Reading { sentences: vec![], entities: vec![], claims: vec![], ..reading("b") };
        let readings = vec![reading("a"), empty, reading("c")];
        assert_eq!(read(lines(&readings)), (readings, vec![]));
    }

    #[test]
    fn nodes_and_edges_of_an_export_are_passed_over_since_they_are_made_anew() {
        let mut exported = vec![json!({"record": "node", "id": "event:họp"}), json!({"record": "edge", "id": "a>b"})];
        exported.extend(lines(&[reading("a")]));
        assert_eq!(read(exported), (vec![reading("a")], vec![]));
    }

    #[test]
    fn a_claim_can_be_understood_alone() {
        let lines = lines(&[reading("a")]);
        assert_eq!(
            lines.last().unwrap(),
            &json!({"record": "claim", "article": "a", "type": "chaired", "source": 0, "target": 1, "site": "Bắc Ninh",
                "sentence": 0, "trigger": {"start": 0, "end": 9}, "source_span": {"start": 0, "end": 9},
                "target_span": {"start": 0, "end": 9}, "rule": "chair-verb", "confidence": 0.8,
                "source_name": "Ổn", "target_name": "họp", "text": "Ông Ổn chủ trì họp."})
        );
    }

    #[test]
    fn a_reading_that_is_cut_short_is_noticed_and_the_next_is_read() {
        let mut cut = lines(&[reading("a"), reading("b")]);
        cut.remove(4);
        let (readings, wrong) = read(cut);
        assert_eq!(readings, [reading("b")]);
        assert_eq!(wrong, ["the reading of article a is cut short: 1 of 1 sentences, 2 of 2 entities, 0 of 1 claims"]);
        let mut cut = lines(&[reading("a")]);
        cut.pop();
        assert!(read(cut).1[0].contains("cut short"));
    }

    #[test]
    fn a_faulty_line_costs_one_article_and_one_message() {
        type Fault = fn(&mut Vec<Value>);
        let faults: [(Fault, &str); 6] = [
            (|lines| drop(lines.remove(0)), "no line of article a with its title"),
            (|lines| lines.swap(2, 3), "number 1 where 0 should come"),
            (|lines| lines[4]["type"] = json!("chairs"), "unknown variant"),
            (|lines| lines[4]["target"] = json!(7), "claim 0 of article a has no such ends"),
            (|lines| lines[4]["type"] = json!("held_in"), "claim 0 of article a has no such ends"),
            (|lines| lines[2]["mentions"] = json!([]), "entity 0 of article a is mentioned nowhere"),
        ];
        for (fault, message) in faults {
            let mut lines = lines(&[reading("a"), reading("b")]);
            fault(&mut lines);
            let (readings, wrong) = read(lines);
            assert_eq!(readings, [reading("b")], "{message}");
            assert!(wrong.len() == 1 && wrong[0].contains(message), "{wrong:?}");
        }
    }
}
