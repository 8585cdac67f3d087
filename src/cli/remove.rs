//! `graph remove`: articles taken out of the store.

use super::{
    Global, Outcome,
    decisions::{graph_now, read_decisions, warn_of},
    messages::{Messages, counted},
};
use anyhow::Result;
use clap::Args;
use graph::{
    build::{Notice, PROGRAM, Rules, remove},
    model::ArticleId,
    store::{Store, StoreError},
};

/// Remove articles from the store, with all that they say
///
/// The graph is then the one that the other articles give by themselves.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph remove bao-mau-12
  graph query --official \"tran van on\" --format jsonl | jq -r '.sources[]' | sort -u | xargs graph remove")]
pub struct RemoveArgs {
    /// The id of an article, as sources cite it
    #[arg(value_name = "ARTICLE", required = true)]
    articles: Vec<ArticleName>,
}

#[derive(Clone, Debug)]
struct ArticleName(ArticleId);

impl From<String> for ArticleName {
    fn from(id: String) -> ArticleName {
        ArticleName(ArticleId::new(&id))
    }
}

pub fn run(global: &Global, args: &RemoveArgs) -> Result<Outcome> {
    if !global.store.exists() {
        return Err(StoreError::Missing(global.store.clone()).into());
    }
    let file = read_decisions(global)?;
    let decisions = file.decisions();
    let messages = Messages::new(global.quiet);
    let articles: Vec<ArticleId> = args.articles.iter().map(|article| article.0.clone()).collect();
    let rules = Rules { program: PROGRAM, decisions: &decisions };
    let report = remove(&mut Store::create_or_open(&global.store)?, &articles, rules, |notice| match notice {
        Notice::UnknownArticle(id) => messages.warn(format!("the store has no article {id}")),
        Notice::Contradiction(problem) => warn_of(problem, &file, &messages),
        Notice::Resolving(left) => {
            messages.progress(format!("making one graph of {}", counted(left as u64, "article")))
        }
        _ => {}
    })?;
    let graph = graph_now(&report, &global.store.display().to_string());
    messages.done(format!("{} removed, {graph}", report.removed));
    Ok(Outcome::of_count(report.removed))
}
