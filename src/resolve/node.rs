//! A node from its cluster of records: name, aliases, dates, evidence.

use super::corpus::{Corpus, Record, RecordId, sentence};
use super::id::Handle;
use crate::model::{ArticleId, Confidence, Evidence, Mention, Node, NodeId, NodeType, PartialDate};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// However many articles repeat a thing, they copy from each other: certainty is left to the user.
const MOST_SURE: f64 = 0.99;

/// A node without its id.
pub fn build(corpus: &Corpus, kind: NodeType, members: &[RecordId]) -> Node {
    let records = || members.iter().map(|&id| &corpus.records[id]);
    let name = best_name(records().map(|record| record.entity.name.as_str()));
    let date = best_date(records().filter_map(|record| record.entity.date));
    let end = best_date(records().filter_map(|record| record.entity.end));
    let sources: BTreeSet<ArticleId> = records().map(|record| record.reading.article.id.clone()).collect();
    Node {
        id: NodeId::new(""),
        kind,
        aliases: aliases(records(), &name),
        name,
        date,
        end: end.filter(|end| date.is_none_or(|date| date <= *end)),
        province: best_province(records()),
        sources: sources.into_iter().collect(),
        confidence: together(records().map(|record| (&record.reading.article.id, record.entity.confidence))),
        evidence: records().flat_map(evidence).collect(),
    }
}

/// What the node's id is made of: of an event always the day too, of others the place and the day only where they share
/// a name.
pub fn handle(corpus: &Corpus, members: &[RecordId], node: &Node) -> Handle {
    let date = node.date.map(|date| date.to_string());
    let (always, sometimes) = if node.kind == NodeType::Event { (date, None) } else { (None, date) };
    let qualifiers = node.province.iter().cloned().chain(sometimes).collect();
    let place = members
        .iter()
        .map(|&id| &corpus.records[id])
        .map(|record| {
            let start = record.mentions.first().map_or(0, |mention| mention.span.start);
            (&record.reading.article.id, start, &record.entity.name, record.entity.date)
        })
        .min()
        .map(|(article, start, name, date)| match date {
            Some(date) => format!("{article} {start} {name} {date}"),
            None => format!("{article} {start} {name}"),
        });
    Handle { name: node.name.clone(), always, qualifiers, place: place.unwrap_or_default() }
}

/// The name that most records give; of those the fullest, then the first of the alphabet.
pub fn best_name<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        *count.entry(tidy(name)).or_default() += 1;
    }
    let best = count.iter().max_by(|(a, m), (b, n)| {
        m.cmp(n).then_with(|| a.chars().count().cmp(&b.chars().count())).then_with(|| b.cmp(a))
    });
    best.map(|(name, _)| name.clone()).unwrap_or_default()
}

/// NFC, with single spaces.
fn tidy(name: &str) -> String {
    let single = !name.contains("  ") && name.trim().len() == name.len() && !name.contains(other_space);
    if single && is_nfc_quick(name.chars()) == IsNormalized::Yes {
        return name.to_owned();
    }
    name.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

fn other_space(c: char) -> bool {
    c.is_whitespace() && c != ' '
}

/// The other names and the words of every mention by name, sorted.
fn aliases<'a>(records: impl Iterator<Item = &'a Record<'a>>, name: &str) -> Vec<String> {
    let mut out = BTreeSet::new();
    for record in records {
        out.insert(tidy(&record.entity.name));
        out.extend(record.mentions.iter().filter(|mention| mention.named).map(|mention| tidy(&mention.text)));
    }
    out.remove(name);
    out.remove("");
    out.into_iter().collect()
}

/// The parts on which the dates agree most: the most frequent one, made as precise as those that agree with it allow.
fn best_date(dates: impl Iterator<Item = PartialDate>) -> Option<PartialDate> {
    let mut count: BTreeMap<PartialDate, usize> = BTreeMap::new();
    for date in dates {
        *count.entry(date).or_default() += 1;
    }
    let mut ranked: Vec<(PartialDate, usize)> = count.into_iter().collect();
    ranked.sort_by_key(|&(date, n)| (std::cmp::Reverse((date.is_full(), n, date.precision())), date));
    let mut best = ranked.first()?.0;
    for &(date, _) in &ranked[1..] {
        best = best.merged(date).unwrap_or(best);
    }
    Some(best)
}

fn best_province<'a>(records: impl Iterator<Item = &'a Record<'a>>) -> Option<String> {
    let name = best_name(records.filter_map(|record| record.entity.province.as_deref()));
    (!name.is_empty()).then_some(name)
}

/// The chance that at least one article is right. Claims of one article stand or fall together, so the surest of each
/// article counts.
pub fn together<'a>(claims: impl Iterator<Item = (&'a ArticleId, Confidence)>) -> Confidence {
    let mut of_article: BTreeMap<&ArticleId, Confidence> = BTreeMap::new();
    for (article, confidence) in claims {
        let surest = of_article.entry(article).or_insert(confidence);
        *surest = (*surest).max(confidence);
    }
    let surest = of_article.values().copied().max().unwrap_or(Confidence::new(0.0));
    let any = of_article.values().fold(Confidence::new(0.0), |sum, &next| sum.or(next));
    any.min(Confidence::new(MOST_SURE)).max(surest)
}

/// Every mention by name; where the article only refers to it, the first reference.
fn evidence<'a>(record: &'a Record<'a>) -> impl Iterator<Item = Evidence> + 'a {
    let any_named = record.mentions.iter().any(|mention| mention.named);
    let chosen = record.mentions.iter().filter(move |mention| mention.named || !any_named);
    chosen.take(if any_named { usize::MAX } else { 1 }).filter_map(|mention| of_mention(record, mention))
}

fn of_mention(record: &Record, mention: &Mention) -> Option<Evidence> {
    let sentence = sentence(record.reading, mention.sentence)?;
    Some(Evidence {
        article: record.reading.article.id.clone(),
        sentence: sentence.text.clone(),
        sentence_span: sentence.span,
        trigger: mention.span,
        source_span: None,
        target_span: None,
        rule: None,
        site: None,
        confidence: record.entity.confidence,
    })
}
