//! What the commands about identity have in common: the file of decisions, the graph made anew, and nodes by name.

use super::{
    Global, Outcome,
    messages::{Messages, counted},
    pick::print_choices,
    write_line,
};
use anyhow::Result;
use graph::{
    build::{Notice, PROGRAM, Report, Rules, build},
    graph::KnowledgeGraph,
    model::NodeType,
    resolve::{Contradiction, DecisionFile, Pointer},
    store::Store,
};
use std::fmt::Display;

/// Stands between a name and the article in which it is meant.
const IN_ARTICLE: char = '#';

/// The decisions beside the store; lines that nobody understands are told.
pub fn read_decisions(global: &Global) -> Result<DecisionFile> {
    let file = DecisionFile::beside(&global.store)?;
    for (number, line) in file.unreadable() {
        write_line(&format!("{}:{number}: no decision: {line}", file.path().display()));
    }
    Ok(file)
}

/// What a build tells of a decision that cannot be followed.
pub fn warn_of(problem: &Contradiction, file: &DecisionFile, messages: &Messages) {
    messages.warn(format!("{}: {problem}", file.path().display()));
}

/// Saves the decisions and makes the graph of the store anew by them.
pub fn follow(global: &Global, file: &DecisionFile, done: &str) -> Result<Outcome> {
    file.save()?;
    let messages = Messages::new(global.quiet);
    let mut store = Store::create_or_open(&global.store)?;
    let decisions = file.decisions();
    let rules = Rules { program: PROGRAM, decisions: &decisions };
    let none = std::iter::empty();
    let read = |article: &graph::article::Article| graph::extract::Extractor::new().read(&article.head, &article.text);
    let report = build(&mut store, none, read, rules, |notice| match notice {
        Notice::Contradiction(problem) => warn_of(problem, file, &messages),
        Notice::Resolving(articles) => {
            messages.progress(format!("making one graph of {}", counted(articles as u64, "article")));
        }
        _ => {}
    })?;
    messages.done(format!("{done}; {}", graph_now(&report, &global.store.display().to_string())));
    Ok(Outcome::Done)
}

/// The graph as a build has left it.
pub fn graph_now(report: &Report, store: &str) -> String {
    match report.graph {
        Some(size) => {
            format!("{} and {} in {store}", counted(size.nodes as u64, "node"), counted(size.edges as u64, "edge"))
        }
        None => format!("{store} is as it was"),
    }
}

/// The mention that a name means: that of the only node of the name, in the article behind a `#` if one is given. `None`
/// where there is no such node or several, which is said.
pub fn mention(store: &Store, asked: &str, kind: Option<NodeType>) -> Result<Option<Pointer>> {
    let mut graph = KnowledgeGraph::outline(store)?;
    let whole = graph.named(asked, kind);
    let (found, article) = match (whole, asked.rsplit_once(IN_ARTICLE)) {
        (Err(_), Some((name, article))) => (graph.named(name, kind), Some(article)),
        (whole, _) => (whole, None),
    };
    let found = match found {
        Ok(found) => found,
        Err(unknown) => return say(&unknown),
    };
    if found.len() > 1 && article.is_none() {
        print_choices(&graph, asked, &found, "say which by its id, or by NAME#ARTICLE")?;
        return Ok(None);
    }
    let mut told = Vec::new();
    for index in found {
        graph.attest_node(store, index)?;
        told.extend(Pointer::to(graph.at(index), article).map(|pointer| (index, pointer)));
    }
    match told.as_slice() {
        [] => say(&format!("the article {} does not name \"{asked}\"", article.unwrap_or_default())),
        [(_, pointer)] => Ok(Some(pointer.clone())),
        several => {
            let several: Vec<_> = several.iter().map(|(index, _)| *index).collect();
            print_choices(&graph, asked, &several, "say which by its id, or by ID#ARTICLE")?;
            Ok(None)
        }
    }
}

fn say(message: &impl Display) -> Result<Option<Pointer>> {
    write_line(message);
    Ok(None)
}
