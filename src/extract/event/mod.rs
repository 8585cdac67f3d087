//! Events in the text: gatherings and acts named by a noun (`hội nghị …`) or told by a verb (`đã hội đàm với …`), and which
//! mentions in one article are of one event.

mod candidate;
mod coreference;
mod extent;
mod name;
mod nominal;
mod subject;
mod verbal;
mod when;

use super::{
    mention::{BodyMention, DateMention, EventMention, InstrumentMention, ProvinceMention},
    official::{OfficialMention, Post},
};
use crate::{
    language::{Document, TokenRange},
    lexicon::{EventKind, EventWords, Lexicon},
    model::{Confidence, PartialDate},
};

/// One event of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// The fullest description in the article.
    pub name: String,
    /// The other descriptions, in the order of the text, each once.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: EventKind,
    /// The (first) day, as precise as the article allows.
    pub date: Option<PartialDate>,
    /// The last day, where it has several.
    pub end: Option<PartialDate>,
    /// How sure it is that this is one official event.
    pub confidence: Confidence,
}

/// The events of an article and where it speaks of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Events {
    /// In the order of first mention.
    pub events: Vec<Event>,
    /// In the order of the text.
    pub mentions: Vec<EventMention>,
}

/// What else has been found in the document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<'a> {
    /// Dates, in order.
    pub dates: &'a [DateMention],
    /// First-level units, in order.
    pub provinces: &'a [ProvinceMention],
    /// Organs, in order.
    pub bodies: &'a [BodyMention],
    /// Legal and policy instruments, in order.
    pub instruments: &'a [InstrumentMention],
    /// Where persons are meant, in order.
    pub people: &'a [OfficialMention],
    /// Posts, named or not, in order.
    pub posts: &'a [Post],
}

/// Finds the events of a document, with every mention by name and by reference.
pub fn find(document: &Document, lexicon: &Lexicon, found: Found, published: Option<PartialDate>) -> Events {
    let scene = Scene {
        document,
        lexicon,
        words: &lexicon.event_words,
        found,
        published,
        today: report_day(document, &found, published),
    };
    let mut candidates = Vec::new();
    let mut at = 0;
    while at < document.tokens.len() {
        let candidate = scene.verbal(at, &candidates).or_else(|| scene.nominal(at));
        match candidate {
            Some(candidate) => {
                at = candidate.head.end().max(at + 1);
                let others = scene.others(&candidate);
                candidates.push(candidate);
                candidates.extend(others);
            }
            None => at += 1,
        }
    }
    coreference::gather(&scene, &candidates)
}

/// The day of publication, else the first day that the lead tells.
fn report_day(document: &Document, found: &Found, published: Option<PartialDate>) -> Option<PartialDate> {
    let lead = document.sentences.get(4).map_or(document.tokens.len(), |sentence| sentence.first as usize);
    let year = published.and_then(PartialDate::year);
    let fits = |date: &&DateMention| date.date.day().is_some() && (year.is_none() || date.date.year() == year);
    let first = || found.dates.iter().take_while(|date| date.range.first() < lead).find(fits);
    published.filter(|day| day.is_full()).or_else(|| first().map(|date| date.end.unwrap_or(date.date)))
}

/// A document with all that has been found in it.
struct Scene<'a> {
    document: &'a Document<'a>,
    lexicon: &'a Lexicon,
    words: &'a EventWords,
    found: Found<'a>,
    /// When the article appeared.
    published: Option<PartialDate>,
    /// The day of the report, as far as it is known.
    today: Option<PartialDate>,
}

impl Scene<'_> {
    /// The date that begins at a token.
    fn date_at(&self, at: usize) -> Option<usize> {
        self.found.dates.binary_search_by_key(&at, |date| date.range.first()).ok()
    }

    /// The sentence of a token.
    fn sentence_of(&self, at: usize) -> TokenRange {
        self.document.sentence(self.document.sentence_of(at))
    }
}

/// The ranges of a sorted list that share a token with `range`.
fn within<T>(list: &[T], range: TokenRange, of: impl Fn(&T) -> TokenRange + Copy) -> impl Iterator<Item = &T> {
    // Ranges may nest, so that one may begin well before `range` and still reach into it.
    let begin = list.partition_point(|item| of(item).first() + 80 < range.first());
    list[begin..]
        .iter()
        .take_while(move |item| of(item).first() < range.end())
        .filter(move |item| of(item).overlaps(range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        extract::Extractor,
        model::{ArticleHead, ArticleId},
    };

    /// Cases apart by blank lines, as their first line says.
    const CASES: &str = include_str!("cases.txt");

    fn events(text: &str, published: Option<PartialDate>) -> Events {
        let document = Document::new(text, &Lexicon::builtin().vocabulary);
        let head = ArticleHead { id: ArticleId::new("a"), title: String::new(), published, source: None, url: None };
        Extractor::new().find(&head, &document).events
    }

    fn shown(events: &Events) -> Vec<String> {
        let line = |(number, event): (usize, &Event)| {
            let date = event.date.map_or("-".to_owned(), |date| date.to_string());
            let end = event.end.map_or(String::new(), |end| format!(" ({end})"));
            let mentions = events.mentions.iter().filter(|mention| mention.event == number).count();
            format!("{date}{end} · {} · {mentions}", event.name)
        };
        events.events.iter().enumerate().map(line).collect()
    }

    #[test]
    fn finds_each_event_once_with_its_day_and_mentions() {
        for case in CASES.split("\n\n").filter(|case| !case.starts_with('#')) {
            let mut lines = case.trim().lines();
            let published = lines.next().unwrap().parse().ok();
            let text = lines.next().unwrap().replace('|', "\n");
            let expected: Vec<&str> = lines.filter(|line| *line != "-").collect();
            assert_eq!(shown(&events(&text, published)), expected, "{text}");
        }
    }

    #[test]
    fn reads_any_text() {
        for text in
            ["", "hội nghị", "Tiếp", "họp, họp; tiếp.", "đón (", "lễ ký \u{201c}", "thứ", "ngày 5/6 hội nghị của"]
        {
            events(text, None);
        }
    }
}
