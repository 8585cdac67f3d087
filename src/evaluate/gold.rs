//! Reading what a reader has annotated: one article a line, in JSON.
//!
//! ```json
//! {"doc": "tin-1",
//!  "entities": [{"id": "o1", "type": "official", "name": "Lê Thị Mẫu", "mentions": ["bà Lê Thị Mẫu"]},
//!               {"id": "e1", "type": "event", "name": "Hội nghị tổng kết", "date": "2024-01-05", "mentions": ["hội nghị"]}],
//!  "relations": [{"type": "chaired", "source": "o1", "target": "e1"}]}
//! ```
//!
//! `doc` is the id of the article. Ids of entities hold within their line.

use crate::model::{ArticleId, EdgeType, NodeType, PartialDate};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::{
    collections::hash_map::Entry,
    io::{self, BufRead},
    path::{Path, PathBuf},
};

/// What is right of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldArticle {
    /// The article.
    pub id: ArticleId,
    /// What it names.
    pub entities: Vec<GoldEntity>,
    /// What it says of them; no two of one type and the same ends.
    pub relations: Vec<GoldRelation>,
}

/// One thing that an article names.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct GoldEntity {
    /// Its name in this article's relations.
    pub id: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: NodeType,
    /// The canonical name.
    pub name: String,
    /// The words that name it in the text.
    #[serde(default)]
    pub mentions: Vec<String>,
    /// An event's (first) day.
    #[serde(default)]
    pub date: Option<PartialDate>,
    /// An event's last day, where it has several.
    #[serde(default)]
    pub end: Option<PartialDate>,
}

/// One thing that an article says of two entities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldRelation {
    /// What is said.
    pub kind: EdgeType,
    /// The place of the source in [`GoldArticle::entities`].
    pub source: usize,
    /// The place of the target.
    pub target: usize,
    /// The title of a post.
    pub title: Option<String>,
}

/// Why a line cannot be used, and where it stands.
#[derive(Debug, thiserror::Error)]
#[error("{}, line {line}: {fault}", .path.display())]
pub struct GoldError {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: u64,
    /// What is wrong.
    pub fault: GoldFault,
}

/// What is wrong with a line.
#[derive(Debug, thiserror::Error)]
pub enum GoldFault {
    /// The system cannot read it.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// No JSON, or not the fields that are needed.
    #[error("{0}; a line is an object with \"doc\", \"entities\" and \"relations\"")]
    Form(String),
    /// The article stands on an earlier line, too.
    #[error("article \"{article}\" stands on line {earlier} already; keep one of them")]
    RepeatedArticle {
        /// The article.
        article: ArticleId,
        /// The line of the other.
        earlier: u64,
    },
    /// Two entities have one id.
    #[error("two entities have the id \"{0}\"; number them apart")]
    RepeatedEntity(String),
    /// An entity without a name.
    #[error("entity \"{0}\" has no name")]
    NoName(String),
    /// A relation ends at no entity of the line.
    #[error("{relation} ends at \"{end}\", which is no entity of this article")]
    LooseEnd {
        /// The relation.
        relation: EdgeType,
        /// The id that no entity has.
        end: String,
    },
    /// A relation between types that it never joins.
    #[error("{relation} cannot run from {source_kind} to {target_kind} (\"{source_id}\" to \"{target_id}\")")]
    Ends {
        /// The relation.
        relation: EdgeType,
        /// The type of the source.
        source_kind: NodeType,
        /// The type of the target.
        target_kind: NodeType,
        /// The id of the source.
        source_id: String,
        /// The id of the target.
        target_id: String,
    },
}

/// A line as it is written.
#[derive(Deserialize)]
struct Line {
    doc: ArticleId,
    entities: Vec<GoldEntity>,
    relations: Vec<Relation>,
}

#[derive(Deserialize)]
struct Relation {
    #[serde(rename = "type")]
    kind: EdgeType,
    source: String,
    target: String,
    #[serde(default)]
    title: Option<String>,
}

/// Reads annotated articles, one a line; blank lines are passed over. A line that cannot be used gives an error in its
/// place, and the others are read all the same. `path` only says in errors where they are.
pub fn read(path: &Path, reader: impl BufRead) -> impl Iterator<Item = Result<GoldArticle, GoldError>> {
    let mut lines_of: FxHashMap<ArticleId, u64> = FxHashMap::default();
    (1..).zip(reader.lines()).filter_map(move |(number, line)| {
        let error = |fault| GoldError { path: path.to_owned(), line: number, fault };
        let line = match line {
            Ok(line) if line.trim().is_empty() => return None,
            Ok(line) => line,
            Err(io) => return Some(Err(error(io.into()))),
        };
        let article = match article(&line) {
            Ok(article) => article,
            Err(fault) => return Some(Err(error(fault))),
        };
        if let Some(&earlier) = lines_of.get(&article.id) {
            return Some(Err(error(GoldFault::RepeatedArticle { article: article.id, earlier })));
        }
        lines_of.insert(article.id.clone(), number);
        Some(Ok(article))
    })
}

fn article(line: &str) -> Result<GoldArticle, GoldFault> {
    let line: Line = serde_json::from_str(line.trim_start_matches('\u{feff}')).map_err(|error| {
        // The parser sees one line only, so its line number says nothing.
        GoldFault::Form(error.to_string().replace(" at line 1 column", " at column"))
    })?;
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, entity) in line.entities.iter().enumerate() {
        if places.insert(&entity.id, at).is_some() {
            return Err(GoldFault::RepeatedEntity(entity.id.clone()));
        }
        if entity.name.trim().is_empty() {
            return Err(GoldFault::NoName(entity.id.clone()));
        }
    }
    let mut seen: FxHashMap<(EdgeType, usize, usize), usize> = FxHashMap::default();
    let mut relations: Vec<GoldRelation> = Vec::with_capacity(line.relations.len());
    for relation in line.relations {
        let relation = resolved(relation, &line.entities, &places)?;
        match seen.entry((relation.kind, relation.source, relation.target)) {
            // One edge a body: of two titles of one post the later stands.
            Entry::Occupied(earlier) => relations[*earlier.get()] = relation,
            Entry::Vacant(new) => {
                new.insert(relations.len());
                relations.push(relation);
            }
        }
    }
    Ok(GoldArticle { id: line.doc, relations, entities: line.entities })
}

/// The relation with the places of its ends.
fn resolved(
    relation: Relation,
    entities: &[GoldEntity],
    places: &FxHashMap<&str, usize>,
) -> Result<GoldRelation, GoldFault> {
    let kind = relation.kind;
    let place =
        |end: &str| places.get(end).copied().ok_or_else(|| GoldFault::LooseEnd { relation: kind, end: end.to_owned() });
    let (source, target) = (place(&relation.source)?, place(&relation.target)?);
    let (source_kind, target_kind) = (entities[source].kind, entities[target].kind);
    if !kind.allows(source_kind, target_kind) {
        let (source_id, target_id) = (relation.source, relation.target);
        return Err(GoldFault::Ends { relation: kind, source_kind, target_kind, source_id, target_id });
    }
    Ok(GoldRelation { kind, source, target, title: relation.title })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<Result<GoldArticle, String>> {
        read(Path::new("g.jsonl"), text.as_bytes()).map(|line| line.map_err(|error| error.to_string())).collect()
    }

    const PROVINCE: &str = r#"{"id":"p","type":"province","name":"Cà Mau"}"#;
    const EVENT: &str = r#"{"id":"e","type":"event","name":"Hội nghị","date":"--01-05"}"#;

    fn line(doc: &str, relation: &str) -> String {
        format!(r#"{{"doc":"{doc}","entities":[{PROVINCE},{EVENT}],"relations":[{relation}]}}"#)
    }

    #[test]
    fn relations_know_the_places_of_their_ends() {
        let relation = r#"{"type":"held_in","source":"e","target":"p"}"#;
        let articles = read_all(&format!("\n{}\n", line("a", &format!("{relation},{relation}"))));
        let article = articles[0].as_ref().unwrap();
        assert_eq!(article.entities[1].date, "--01-05".parse().ok());
        assert_eq!(
            article.relations,
            [GoldRelation { kind: EdgeType::HeldIn, source: 1, target: 0, title: None }],
            "what is said twice counts once"
        );
    }

    #[test]
    fn an_error_names_the_line_and_the_rest_is_read() {
        let good = line("a", "");
        let text = format!("{good}\n{{\n{good}\n{}", line("b", ""));
        let articles = read_all(&text);
        assert_eq!(articles.len(), 4);
        assert!(articles[0].is_ok() && articles[3].is_ok());
        assert!(articles[1].as_ref().unwrap_err().starts_with("g.jsonl, line 2: EOF while parsing"), "{articles:?}");
        let repeated = "g.jsonl, line 3: article \"a\" stands on line 1 already; keep one of them";
        assert_eq!(articles[2].as_ref().unwrap_err(), repeated);
    }

    #[test]
    fn an_error_says_what_is_wrong() {
        for (relation, wrong) in [
            (r#"{"type":"held_at","source":"e","target":"p"}"#, "unknown variant `held_at`, expected one of `chaired`"),
            (r#"{"type":"held_in","source":"e","target":"q"}"#, "held_in ends at \"q\", which is no entity"),
            (
                r#"{"type":"held_in","source":"p","target":"e"}"#,
                "held_in cannot run from province to event (\"p\" to \"e\")",
            ),
        ] {
            let error = read_all(&line("a", relation)).remove(0).unwrap_err();
            assert!(error.contains(wrong), "{error}");
        }
        let twice = format!(r#"{{"doc":"a","entities":[{PROVINCE},{PROVINCE}],"relations":[]}}"#);
        assert!(
            read_all(&twice)[0].as_ref().unwrap_err().ends_with("two entities have the id \"p\"; number them apart")
        );
        let nameless = twice.replace("Cà Mau", " ");
        assert!(read_all(&nameless)[0].as_ref().unwrap_err().contains("entity \"p\" has no name"));
        let dated = line("a", "").replace("--01-05", "5/1/2024");
        assert!(read_all(&dated)[0].as_ref().unwrap_err().contains("\"5/1/2024\" is no date"));
    }
}
