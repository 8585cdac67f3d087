use super::*;

fn names(text: &str) -> Vec<String> {
    let lexicon = Lexicon::builtin();
    let document = Document::new(text, &lexicon.vocabulary);
    find(&document, lexicon, &[], &[]).into_iter().map(|m| m.name).collect()
}

#[test]
fn one_sentence_names_these_instruments() {
    for line in include_str!("cases.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, expected) = line.split_once('\t').unwrap_or((line, ""));
        let expected: Vec<&str> = expected.split(" | ").filter(|name| !name.is_empty()).collect();
        assert_eq!(names(text), expected, "{text}");
    }
}
