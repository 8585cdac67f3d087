//! The cases of `cases.tsv`: a text, the province that it is about, and the names of the bodies in it, in order.

use super::find;
use crate::{extract, language::Document, lexicon::Lexicon};

fn names(text: &str, home: &str) -> Vec<String> {
    let lexicon = Lexicon::builtin();
    let document = Document::new(text, &lexicon.vocabulary);
    let provinces = extract::find_provinces(&document, lexicon, None);
    let found = find(&document, lexicon, &provinces, lexicon.provinces.find(home));
    found
        .into_iter()
        .map(|mention| if mention.reference { format!("? {}", mention.name) } else { mention.name })
        .collect()
}

#[test]
fn every_case_reads_as_it_should() {
    let mut wrong = Vec::new();
    for (line, row) in include_str!("cases.tsv").lines().enumerate() {
        let mut cells = row.split('\t');
        let (Some(text), Some(home), Some(expected)) = (cells.next(), cells.next(), cells.next()) else { continue };
        if text.starts_with('#') {
            continue;
        }
        let expected: Vec<&str> = expected.split(" | ").filter(|name| !name.is_empty()).collect();
        let found = names(text, home);
        if found != expected {
            wrong.push(format!("{}: {text}\n  expected {expected:?}\n  found    {found:?}", line + 1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
