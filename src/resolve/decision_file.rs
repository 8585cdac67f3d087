//! The file in which the user's decisions are kept: lines of text beside the store, so that they outlive every build and can
//! be read, corrected and handed on.

use super::decision::{Decision, Decisions, Pointer, Verdict};
use super::explanation::Anchor;
use crate::model::{ArticleId, NodeType};
use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

/// What stands at the head of a new file.
const HEAD: &str = "\
# What was decided of who and what is one. Every build follows it; `graph decide` and `graph review` write it.
# A line a decision: same or different, the type, then twice a name, its article, and the first character of it there.
# A line that begins with # is a comment. Lines may be removed, moved and copied from another such file.
";

const COLUMNS: usize = 8;

/// The decisions of a file, with all else that stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionFile {
    path: PathBuf,
    lines: Vec<Line>,
}

/// One line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A decision.
    Decision(Decision),
    /// A comment, or nothing; kept as it is.
    Comment(String),
    /// What nobody understands; kept as it is.
    Unreadable(String),
}

/// A file of decisions that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DecisionFileError {
    /// It cannot be read.
    #[error("cannot read the decisions in {}: {cause}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// It cannot be written.
    #[error("cannot write the decisions to {}: {cause}", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
}

impl DecisionFile {
    /// The decisions beside a store: `graph.db.decisions.tsv` for `graph.db`. Without such a file there are none.
    ///
    /// # Errors
    /// [`DecisionFileError::Unreadable`] where the file is there but cannot be read as text.
    pub fn beside(store: &Path) -> Result<DecisionFile, DecisionFileError> {
        let mut path = OsString::from(store);
        path.push(".decisions.tsv");
        let path = PathBuf::from(path);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(DecisionFile { lines: text.lines().map(line).collect(), path }),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(DecisionFile { path, lines: Vec::new() }),
            Err(cause) => Err(DecisionFileError::Unreadable { path, cause }),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says, the earliest first.
    pub fn decisions(&self) -> Decisions {
        let decision = |line: &Line| if let Line::Decision(decision) = line { Some(decision.clone()) } else { None };
        Decisions { list: self.lines.iter().filter_map(decision).collect() }
    }

    /// The lines that nobody understands, with their numbers from 1.
    pub fn unreadable(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(&self.lines).filter_map(|(number, line)| match line {
            Line::Unreadable(text) => Some((number, text.as_str())),
            _ => None,
        })
    }

    /// Adds a decision; one about the same two mentions gives way to it. Whether this changes anything.
    pub fn add(&mut self, decision: Decision) -> bool {
        let line = Line::Decision(decision.clone());
        if self.lines.contains(&line) {
            return false;
        }
        let about =
            |line: &Line| matches!(line, Line::Decision(old) if old.is_about(&decision.a.anchor, &decision.b.anchor));
        self.lines.retain(|line| !about(line));
        if self.lines.is_empty() {
            self.lines.extend(HEAD.lines().map(|line| Line::Comment(line.to_owned())));
        }
        self.lines.push(line);
        true
    }

    /// Takes back the decision of this place in [`DecisionFile::decisions`], and returns it; `None` if there is none.
    pub fn forget(&mut self, place: usize) -> Option<Decision> {
        let mut decisions = self.lines.iter().enumerate().filter(|(_, line)| matches!(line, Line::Decision(_)));
        let (at, _) = decisions.nth(place)?;
        match self.lines.remove(at) {
            Line::Decision(decision) => Some(decision),
            Line::Comment(_) | Line::Unreadable(_) => None,
        }
    }

    /// Writes the file, whole or not at all.
    ///
    /// # Errors
    /// [`DecisionFileError::Unwritable`]; the file is then as it was.
    pub fn save(&self) -> Result<(), DecisionFileError> {
        let mut beside = OsString::from(&self.path);
        beside.push(".new");
        let text: String = self.lines.iter().map(|line| format!("{}\n", written(line))).collect();
        fs::write(&beside, text)
            .and_then(|()| fs::rename(&beside, &self.path))
            .map_err(|cause| DecisionFileError::Unwritable { path: self.path.clone(), cause })
    }
}

fn line(text: &str) -> Line {
    if text.trim().is_empty() || text.starts_with('#') {
        return Line::Comment(text.to_owned());
    }
    decision(text).map_or_else(|| Line::Unreadable(text.to_owned()), Line::Decision)
}

fn decision(text: &str) -> Option<Decision> {
    let cells: Vec<String> = text.split('\t').map(unescaped).collect();
    let [verdict, kind, rest @ ..] = &cells[..] else { return None };
    let verdict = [Verdict::Same, Verdict::Different].into_iter().find(|known| known.as_str() == verdict)?;
    let kind: NodeType = kind.parse().ok()?;
    let pointer = |cells: &[String]| -> Option<Pointer> {
        let [name, article, start] = cells else { return None };
        let anchor = Anchor { article: ArticleId::new(article), kind, start: start.trim().parse().ok()? };
        Some(Pointer { anchor, name: name.clone() })
    };
    let [a, b] = [rest.get(..3)?, rest.get(3..)?];
    Some(Decision { verdict, a: pointer(a)?, b: pointer(b)? })
}

fn written(line: &Line) -> String {
    match line {
        Line::Comment(text) | Line::Unreadable(text) => text.clone(),
        Line::Decision(Decision { verdict, a, b }) => {
            let mut cells: Vec<String> = Vec::with_capacity(COLUMNS);
            cells.extend([verdict.to_string(), a.anchor.kind.to_string()]);
            for Pointer { anchor, name } in [a, b] {
                cells.extend([escaped(name), escaped(anchor.article.as_str()), anchor.start.to_string()]);
            }
            cells.join("\t")
        }
    }
}

/// What would end a cell or a line is written as in other programs that write such files.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\t', "\\t").replace('\n', "\\n").replace('\r', "\\r")
}

fn unescaped(text: &str) -> String {
    let (mut out, mut chars) = (String::with_capacity(text.len()), text.chars());
    while let Some(c) = chars.next() {
        match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('t')) => out.push('\t'),
            ('\\', Some('n')) => out.push('\n'),
            ('\\', Some('r')) => out.push('\r'),
            ('\\', Some(other)) => out.push(other),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pointer(name: &str, article: &str, start: u32) -> Pointer {
        Pointer {
            anchor: Anchor { article: ArticleId::new(article), kind: NodeType::Official, start },
            name: name.into(),
        }
    }

    fn some() -> Decision {
        Decision {
            verdict: Verdict::Different,
            a: pointer("Lò Văn Hoà", "bao-mau-1", 12),
            b: pointer("Lò Văn Hoà", "bao-mau-2", 0),
        }
    }

    fn empty(folder: &tempfile::TempDir) -> DecisionFile {
        DecisionFile::beside(&folder.path().join("graph.db")).unwrap()
    }

    #[test]
    fn what_is_saved_is_read_again_with_its_comments() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = empty(&folder);
        assert_eq!(file.path(), folder.path().join("graph.db.decisions.tsv"));
        assert!(file.add(some()) && !file.add(some()));
        file.save().unwrap();
        let text = fs::read_to_string(file.path()).unwrap();
        let last = "different\tofficial\tLò Văn Hoà\tbao-mau-1\t12\tLò Văn Hoà\tbao-mau-2\t0\n";
        assert!(text.starts_with("# What was decided") && text.ends_with(last), "{text}");
        fs::write(file.path(), format!("# by hand\n\n{text}same\tofficial\tonly this\n")).unwrap();
        let mut file = empty(&folder);
        assert_eq!(file.decisions().list, [some()]);
        assert_eq!(file.unreadable().collect::<Vec<_>>(), [(7, "same\tofficial\tonly this")]);
        assert_eq!((file.forget(1), file.forget(0)), (None, Some(some())));
        file.save().unwrap();
        let text = fs::read_to_string(file.path()).unwrap();
        assert!(text.starts_with("# by hand\n\n# What") && text.ends_with("only this\n") && !text.contains("bao-mau"));
    }

    #[test]
    fn a_change_of_mind_takes_the_place_of_what_was_decided() {
        let folder = tempfile::tempdir().unwrap();
        let mut file = empty(&folder);
        file.add(some());
        let mind = Decision { verdict: Verdict::Same, a: some().b, b: some().a };
        assert!(file.add(mind.clone()));
        assert_eq!(file.decisions().list, [mind]);
    }

    proptest! {
        #[test]
        fn every_decision_reads_back(name in "\\PC{0,12}|[\\\\\t\nabc]{0,8}", article in "\\PC{1,9}|[\\\\\t\r\n]{1,4}", start: u32) {
            let decision = Decision { verdict: Verdict::Same, a: pointer(&name, &article, start), b: some().b };
            prop_assert_eq!(line(&written(&Line::Decision(decision.clone()))), Line::Decision(decision));
        }

        #[test]
        fn no_line_is_too_odd(text in "(same|different|#)?[\\PC\t]{0,30}") {
            let text: String = text.lines().take(1).collect();
            let read = line(&text);
            prop_assert!(matches!(read, Line::Decision(_)) || written(&read) == text);
        }
    }
}
