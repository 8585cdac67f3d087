//! From articles to a store: read on all cores, keep, resolve, in one change that happens whole or not at all.

use crate::{
    article::{Article, Input, ReadError},
    model::{ArticleId, Reading},
    resolve::{Contradiction, Decisions, resolve_with},
    store::{Stamp, Store, StoreError, Update},
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::cmp::Reverse;

/// The version of the program with a fingerprint of its rules and its lexicon: readings of another one are made anew.
pub const PROGRAM: &str = concat!(env!("CARGO_PKG_VERSION"), "+", env!("GRAPH_RULES"));

/// How many articles are held at once; enough for all cores to have work.
const BATCH: usize = 256;

/// What happens on the way, as it happens.
#[derive(Debug)]
pub enum Notice<'a> {
    /// Something could not be read; the rest goes on.
    Unreadable(&'a ReadError),
    /// Two different articles of this build have one id. The longer one is kept, whichever came first.
    SameId(&'a ArticleId),
    /// So many articles were read so far.
    Read(u64),
    /// The graph is being made from so many readings.
    Resolving(usize),
    /// A decision of the user cannot be followed.
    Contradiction(&'a Contradiction),
    /// The store has no such article, so there is nothing to remove.
    UnknownArticle(&'a ArticleId),
}

/// What a build follows beside the articles.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// The version of the program; see [`PROGRAM`].
    pub program: &'a str,
    /// What the user has decided of who and what is one.
    pub decisions: &'a Decisions,
}

impl Rules<'_> {
    /// What a graph is made by: the program, and the decisions if there are any.
    fn maker(&self) -> String {
        if self.decisions.list.is_empty() {
            return self.program.to_owned();
        }
        // No key of it is no text, so it can always be written.
        let written = serde_json::to_vec(self.decisions).unwrap_or_default();
        let digest = Sha256::digest(written);
        let hex: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{} with decisions {hex}", self.program)
    }
}

/// What a build has done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Articles that were not in the store before.
    pub added: u64,
    /// Articles that were in the store with another text, or read by another version of the program.
    pub replaced: u64,
    /// Articles that the store had just so.
    pub unchanged: u64,
    /// Articles that were in the store and are not any more.
    pub removed: u64,
    /// How many things could not be read.
    pub unreadable: u64,
    /// Articles in the store that another version of the program has read; they are made anew when they are built again.
    pub outdated: u64,
    /// What the graph has now; nothing where it stayed as it was.
    pub graph: Option<Size>,
}

/// How big a graph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its nodes.
    pub nodes: usize,
    /// Its edges.
    pub edges: usize,
}

/// Reads articles with `read`, puts what they say into the store, and makes its graph anew if anything changed.
///
/// An article replaces an older one of its id; within one build, the longer of two is kept. What the store already has
/// from the same text by the same program is not read again. If all is so, and the user has decided nothing new, the store
/// is not touched at all.
///
/// # Errors
/// Those of the store, which is then as it was. What cannot be read is no error here but a [`Notice`].
pub fn build(
    store: &mut Store,
    inputs: impl Iterator<Item = Result<Input, ReadError>>,
    read: impl Fn(&Article) -> Reading + Sync,
    rules: Rules<'_>,
    mut notice: impl FnMut(Notice<'_>),
) -> Result<Report, StoreError> {
    let mut build = Build { update: store.update()?, rules, seen: FxHashMap::default(), report: Report::default() };
    let mut batch = Vec::with_capacity(BATCH);
    for input in inputs {
        match input {
            Ok(input) => batch.extend(build.admit(input, &mut notice)?),
            Err(error) => {
                build.report.unreadable += 1;
                notice(Notice::Unreadable(&error));
            }
        }
        if batch.len() == BATCH {
            build.put(&mut batch, &read)?;
            notice(Notice::Read(build.seen.len() as u64));
        }
    }
    build.put(&mut batch, &read)?;
    build.finish(notice)
}

/// Removes articles with all that they say, and makes the graph of the store anew if there were any.
///
/// # Errors
/// Those of the store, which is then as it was. What is not in the store is no error here but a [`Notice`].
pub fn remove(
    store: &mut Store,
    articles: &[ArticleId],
    rules: Rules<'_>,
    mut notice: impl FnMut(Notice<'_>),
) -> Result<Report, StoreError> {
    let mut build = Build { update: store.update()?, rules, seen: FxHashMap::default(), report: Report::default() };
    for article in articles {
        if build.update.remove_article(article)? {
            build.report.removed += 1;
        } else {
            notice(Notice::UnknownArticle(article));
        }
    }
    build.finish(notice)
}

struct Build<'s> {
    update: Update<'s>,
    rules: Rules<'s>,
    /// How much each article of this build weighs against another of its id.
    seen: FxHashMap<ArticleId, Weight>,
    report: Report,
}

/// The longer, then the one with the smaller digest.
type Weight = (usize, Reverse<[u8; 32]>);

impl<'s> Build<'s> {
    /// The input with its stamp, if it is to be put into the store.
    fn admit(
        &mut self,
        input: Input,
        notice: &mut impl FnMut(Notice<'_>),
    ) -> Result<Option<(Input, Stamp)>, StoreError> {
        let (id, length) = match &input {
            Input::Article(article) => (&article.head.id, article.text.len()),
            Input::Reading(reading) => (&reading.article.id, 0),
        };
        let stamp = Stamp { digest: digest(&input), program: self.rules.program.to_owned() };
        let weight = (length, Reverse(stamp.digest));
        match self.seen.get(id) {
            None => {
                self.seen.insert(id.clone(), weight);
                let known = self.update.stamp(id)?;
                let new = known.as_ref() != Some(&stamp);
                match known {
                    None => self.report.added += 1,
                    Some(_) if new => self.report.replaced += 1,
                    Some(_) => self.report.unchanged += 1,
                }
                Ok(new.then_some((input, stamp)))
            }
            Some(other) if *other == weight => Ok(None),
            Some(other) => {
                notice(Notice::SameId(id));
                let outweighed = *other > weight;
                if outweighed {
                    return Ok(None);
                }
                self.seen.insert(id.clone(), weight);
                // The lighter one may wait in the batch, so what the store has now says nothing.
                Ok(Some((input, stamp)))
            }
        }
    }

    fn put(
        &mut self,
        batch: &mut Vec<(Input, Stamp)>,
        read: &(impl Fn(&Article) -> Reading + Sync),
    ) -> Result<(), StoreError> {
        let readings: Vec<(Reading, Stamp)> =
            batch.par_drain(..).map(|(input, stamp)| (reading(input, read), stamp)).collect();
        readings.iter().try_for_each(|(reading, stamp)| self.update.put_reading(reading, stamp))
    }

    fn finish(mut self, mut notice: impl FnMut(Notice<'_>)) -> Result<Report, StoreError> {
        self.report.outdated = self.update.read_by_others(self.rules.program)?;
        let maker = self.rules.maker();
        if self.update.is_touched() || self.update.resolved_by()?.as_deref() != Some(&maker) {
            let readings = self.update.readings().collect::<Result<Vec<_>, _>>()?;
            notice(Notice::Resolving(readings.len()));
            let resolved = resolve_with(&readings, self.rules.decisions);
            drop(readings);
            resolved.contradictions.iter().for_each(|problem| notice(Notice::Contradiction(problem)));
            let graph = resolved.graph;
            self.report.graph = Some(Size { nodes: graph.nodes.len(), edges: graph.edges.len() });
            self.update.commit(&graph.nodes, &graph.edges, &maker)?;
        }
        Ok(self.report)
    }
}

/// What each input says, read on all cores, in the order of the inputs.
pub fn readings<'r>(
    inputs: impl Iterator<Item = Result<Input, ReadError>> + 'r,
    read: impl Fn(&Article) -> Reading + Sync + 'r,
) -> impl Iterator<Item = Result<Reading, ReadError>> + 'r {
    let mut inputs = inputs.fuse();
    std::iter::from_fn(move || {
        let batch: Vec<_> = inputs.by_ref().take(BATCH).collect();
        let read = |input: Result<Input, ReadError>| input.map(|input| reading(input, &read));
        let readings: Vec<_> = batch.into_par_iter().map(read).collect();
        (!readings.is_empty()).then_some(readings)
    })
    .flatten()
}

fn reading(input: Input, read: &(impl Fn(&Article) -> Reading + Sync)) -> Reading {
    match input {
        Input::Article(article) => read(&article),
        Input::Reading(reading) => reading,
    }
}

fn digest(input: &Input) -> [u8; 32] {
    let mut digest = Sha256::new();
    let written = match input {
        Input::Article(article) => {
            digest.update(&article.text);
            serde_json::to_vec(&article.head)
        }
        Input::Reading(reading) => serde_json::to_vec(reading),
    };
    // Neither has a key that is no text, so both can always be written.
    digest.update(written.unwrap_or_default());
    digest.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        article::Place,
        model::{ArticleHead, Confidence, Edge, Entity, Mention, Node, NodeType, Sentence, Span},
    };
    use proptest::prelude::*;
    use std::{
        cell::RefCell,
        path::PathBuf,
        sync::atomic::{AtomicUsize, Ordering},
    };
    use tempfile::TempDir;

    fn article(id: &str, text: &str) -> Input {
        let head =
            ArticleHead { id: ArticleId::new(id), title: String::new(), published: None, source: None, url: None };
        Input::Article(Article { head, text: text.to_owned() })
    }

    /// Takes every line for the name of an official.
    fn line_by_line(article: &Article) -> Reading {
        let mut reading =
            Reading { article: article.head.clone(), sentences: vec![], entities: vec![], claims: vec![] };
        let mut start = 0;
        for (sentence, line) in (0..).zip(article.text.split('\n')) {
            let span = Span { start, end: start + line.chars().count() as u32 };
            start = span.end + 1;
            reading.sentences.push(Sentence { span, text: line.to_owned() });
            reading.entities.push(Entity {
                kind: NodeType::Official,
                name: line.to_owned(),
                mentions: vec![Mention { text: line.to_owned(), span, sentence, named: true }],
                date: None,
                end: None,
                province: None,
                confidence: Confidence::new(0.9),
            });
        }
        reading
    }

    struct Somewhere {
        _folder: TempDir,
        path: PathBuf,
    }

    fn nowhere() -> Somewhere {
        let folder = TempDir::new().unwrap();
        Somewhere { path: folder.path().join("graph.db"), _folder: folder }
    }

    fn rules(program: &str) -> Rules<'_> {
        static NONE: Decisions = Decisions { list: Vec::new() };
        Rules { program, decisions: &NONE }
    }

    fn run(path: &std::path::Path, inputs: Vec<Input>, program: &str) -> (Report, Vec<String>) {
        let notices = RefCell::new(Vec::new());
        let mut store = Store::create_or_open(path).unwrap();
        let report = build(&mut store, inputs.into_iter().map(Ok), line_by_line, rules(program), |notice| {
            if let Notice::SameId(id) = notice {
                notices.borrow_mut().push(id.to_string());
            }
        });
        (report.unwrap(), notices.into_inner())
    }

    fn content(path: &std::path::Path) -> (Vec<Reading>, Vec<Node>, Vec<Edge>) {
        let store = Store::open(path).unwrap();
        let readings = store.readings().map(Result::unwrap).collect();
        (readings, store.nodes().map(Result::unwrap).collect(), store.edges().map(Result::unwrap).collect())
    }

    fn some() -> Vec<Input> {
        vec![article("a", "Trần Văn Ổn\nLê Thị Mẫu"), article("b", "Lê Thị Mẫu"), article("c", "Phạm Giả Định")]
    }

    #[test]
    fn building_again_changes_nothing_and_reads_nothing() {
        let place = nowhere();
        let (first, _) = run(&place.path, some(), "1");
        assert_eq!((first.added, first.unchanged), (3, 0));
        assert_eq!(first.graph, Some(Size { nodes: content(&place.path).1.len(), edges: 0 }));
        let bytes = std::fs::read(&place.path).unwrap();
        let reads = AtomicUsize::new(0);
        let mut store = Store::create_or_open(&place.path).unwrap();
        let read = |article: &Article| {
            reads.fetch_add(1, Ordering::Relaxed);
            line_by_line(article)
        };
        let report = build(&mut store, some().into_iter().map(Ok), read, rules("1"), |_| {}).unwrap();
        drop(store);
        assert_eq!((report.unchanged, report.added, report.replaced, report.graph), (3, 0, 0, None));
        assert_eq!(reads.into_inner(), 0);
        assert!(std::fs::read(&place.path).unwrap() == bytes, "the file is another");
    }

    #[test]
    fn another_program_reads_again_and_knows_what_it_has_not_read() {
        let place = nowhere();
        run(&place.path, some(), "1");
        let (report, _) = run(&place.path, vec![article("b", "Lê Thị Mẫu")], "2");
        assert_eq!((report.replaced, report.outdated), (1, 2));
        assert!(report.graph.is_some());
        let (report, _) = run(&place.path, some(), "2");
        assert_eq!((report.replaced, report.unchanged, report.outdated), (2, 1, 0));
    }

    #[test]
    fn a_corrected_article_replaces_the_first_version() {
        let (place, fresh) = (nowhere(), nowhere());
        run(&place.path, some(), "1");
        let (report, _) = run(&place.path, vec![article("b", "Lê Mẫu")], "1");
        assert_eq!((report.added, report.replaced, report.unchanged), (0, 1, 0));
        let mut corrected = some();
        corrected[1] = article("b", "Lê Mẫu");
        run(&fresh.path, corrected, "1");
        assert_eq!(content(&place.path), content(&fresh.path));
    }

    #[test]
    fn of_two_articles_with_one_id_the_longer_is_kept_whichever_comes_first() {
        let (long, short) = (article("a", "Trần Văn Ổn\nLê Thị Mẫu"), article("a", "Trần Văn Ổn"));
        for kept_before in [None, Some(&long), Some(&short)] {
            for order in [[&long, &short], [&short, &long]] {
                let place = nowhere();
                run(&place.path, kept_before.into_iter().cloned().collect(), "1");
                let (_, same) = run(&place.path, order.into_iter().cloned().collect(), "1");
                assert_eq!(same, ["a"]);
                assert_eq!(content(&place.path).0[0].entities.len(), 2, "{kept_before:?} {order:?}");
            }
        }
    }

    #[test]
    fn the_same_article_twice_is_one_article() {
        let place = nowhere();
        let (report, same) = run(&place.path, [some(), some()].concat(), "1");
        assert_eq!((report.added, same.len()), (3, 0));
    }

    #[test]
    fn a_reading_made_elsewhere_gives_what_its_article_gives() {
        let (here, there) = (nowhere(), nowhere());
        run(&here.path, some(), "1");
        let made: Vec<Input> = readings(some().into_iter().map(Ok), line_by_line)
            .map(|reading| Input::Reading(reading.unwrap()))
            .collect();
        run(&there.path, made, "1");
        assert_eq!(content(&here.path), content(&there.path));
    }

    #[test]
    fn what_cannot_be_read_is_told_and_counted_and_the_rest_is_built() {
        let place = nowhere();
        let mut store = Store::create_or_open(&place.path).unwrap();
        let bad = ReadError::Empty(Place { path: Some("b.txt".into()), line: None, item: None });
        let inputs = [Ok(article("a", "Trần Văn Ổn")), Err(bad), Ok(article("c", "Lê Thị Mẫu"))];
        let mut told = Vec::new();
        let report = build(&mut store, inputs.into_iter(), line_by_line, rules("1"), |notice| {
            if let Notice::Unreadable(error) = notice {
                told.push(error.to_string());
            }
        })
        .unwrap();
        assert_eq!((report.added, report.unreadable, told), (2, 1, vec!["b.txt: empty".to_owned()]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn order_and_batches_change_nothing(
            texts in proptest::collection::vec("(Trần|Lê) (Văn|Thị) (Ổn|Mẫu)(\nPhạm Giả Định)?", 1..8),
            cuts in proptest::collection::vec(any::<proptest::sample::Index>(), 0..3),
            shift in any::<proptest::sample::Index>(),
        ) {
            let articles: Vec<Input> = (0..).zip(&texts).map(|(id, text): (u32, _)| article(&id.to_string(), text)).collect();
            let (together, apart) = (nowhere(), nowhere());
            run(&together.path, articles.clone(), "1");
            let mut moved = articles;
            let by = shift.index(moved.len());
            moved.rotate_left(by);
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(moved.len())).collect();
            cuts.sort_unstable();
            let mut from = 0;
            for to in cuts.into_iter().chain([moved.len()]) {
                run(&apart.path, moved[from..to].to_vec(), "1");
                from = to;
            }
            prop_assert_eq!(content(&together.path), content(&apart.path));
        }
    }
}
