//! `graph extract`: a filter from articles to what each of them says.

use super::{
    Global, Outcome,
    messages::{Messages, counted},
};
use anyhow::Result;
use clap::Args;
use graph::{
    article::{read, write_records},
    build::readings,
    extract::Extractor,
};
use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
};

/// Print what each article says, as JSON Lines; touches no store
///
/// Every line has a \"record\" (article, sentence, entity or claim) and the \"article\" it belongs to. The lines can be
/// built later, or elsewhere, with `graph build`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  graph extract news/ | jq -c 'select(.record == \"claim\") | [.source_name, .type, .target_name]'
  graph extract - < part-1.jsonl > part-1.records.jsonl")]
pub struct ExtractArgs {
    /// Articles (.txt, .html, .json, .jsonl) or folders of them; - reads JSON Lines from standard input
    #[arg(value_name = "PATH", default_value = "data/articles")]
    paths: Vec<PathBuf>,
}

pub fn run(global: &Global, args: &ExtractArgs) -> Result<Outcome> {
    let messages = Messages::new(global.quiet);
    let extractor = Extractor::new();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut outcome = Outcome::Done;
    let (mut articles, mut claims) = (0, 0);
    for reading in readings(read(args.paths.iter().cloned()), |article| extractor.read(&article.head, &article.text)) {
        match reading {
            Ok(reading) => {
                articles += 1;
                claims += reading.claims.len() as u64;
                write_records(&mut out, &reading)?;
                messages.progress(format!("{} read", counted(articles, "article")));
            }
            Err(error) => {
                outcome = Outcome::Unreadable;
                messages.warn(error);
            }
        }
    }
    out.flush()?;
    messages.done(format!("{} of {}", counted(claims, "claim"), counted(articles, "article")));
    Ok(outcome)
}
