//! `graph train`: learns what speaks for and against a claim from annotated articles.

use super::{
    Global, Outcome,
    messages::{Messages, counted},
    rows::{Cell, RowArgs, Rows},
};
use anyhow::{Context, Result};
use clap::Args;
use graph::{
    article::{Article, Input, read},
    evaluate::{gold, learn},
    lexicon::write_weights,
};
use std::{fs, fs::File, io::BufReader, path::PathBuf};

/// Learn from annotated articles which proposed claims to make, and how sure to be of them
///
/// Extraction proposes claims with clues that speak for and against each (the words between, who has the floor). This
/// weighs the clues and prints how right the claims would be in articles that were not learned from. The weights are a text
/// file; put in the place of data/lexicon/weights.tsv they are compiled into the program.
#[derive(Args, Debug)]
#[command(after_help = "\
Example: graph train --gold tests/gold/portal.gold.jsonl tests/gold/portal.articles.jsonl -o weights.tsv")]
pub struct TrainArgs {
    /// What is right, as for `graph eval`; may be given several times
    #[arg(long, value_name = "GOLD", required = true)]
    gold: Vec<PathBuf>,
    /// The articles (files or folders)
    #[arg(value_name = "ARTICLES", required = true)]
    articles: Vec<PathBuf>,
    /// Where to write the weights
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// In how many parts to divide the articles, each judged by what was learned from the others
    #[arg(long, value_name = "N", default_value_t = 8, value_parser = clap::value_parser!(u8).range(2..=100))]
    folds: u8,
    #[command(flatten)]
    rows: RowArgs,
}

const HEAD: &str = "\
# What speaks for and against a proposed claim, learned from annotated articles by `graph train`; not to be edited by hand.
# A claim starts from the logarithm of its odds, each clue that is seen adds its weight, and it is made if the probability
# is high enough.
edge\twhat\thow\tweight
";

pub fn run(global: &Global, args: &TrainArgs) -> Result<Outcome> {
    let messages = Messages::new(global.quiet);
    let mut gold = Vec::new();
    for path in &args.gold {
        let file = File::open(path).with_context(|| path.display().to_string())?;
        for article in gold::read(path, BufReader::new(file)) {
            gold.push(article?);
        }
    }
    let mut articles: Vec<Article> = Vec::new();
    for input in read(args.articles.iter().cloned()) {
        if let Input::Article(article) = input? {
            articles.push(article);
        }
    }
    let known = gold.iter().filter(|gold| articles.iter().any(|article| article.head.id == gold.id)).count();
    if known == 0 {
        messages.warn("none of the articles is annotated: the \"doc\" of the gold must be the id of an article");
        return Ok(Outcome::NothingFound);
    }
    let learned = learn(&articles, &gold, usize::from(args.folds));
    let mut rows =
        Rows::to_stdout(args.rows, &["edge", "precision", "recall", "f1", "gold", "said", "right", "clues"])?;
    let mut text = HEAD.to_owned();
    for of_edge in &learned {
        let unseen = of_edge.unseen;
        let mut row = vec![Cell::from(of_edge.edge.as_str())];
        row.extend([unseen.precision(), unseen.recall(), unseen.f1()].map(super::eval::measure));
        row.extend([unseen.gold, unseen.said, unseen.right, of_edge.weights.clues.len() as u64].map(Cell::Count));
        rows.push(row)?;
        write_weights(&mut text, of_edge.edge, &of_edge.weights);
    }
    rows.finish()?;
    if let Some(path) = &args.output {
        fs::write(path, text).with_context(|| path.display().to_string())?;
        messages.done(format!("weights learned from {} in {}", counted(known as u64, "article"), path.display()));
    }
    Ok(Outcome::Done)
}
