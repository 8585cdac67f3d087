//! One doubt at a time, both sides beside each other, and the user's answer.

use super::explain::Labels;
use graph::{
    query::{Proposal, Side},
    resolve::Verdict,
};
use std::io::{self, BufRead, Write};
use textwrap::{Options, WordSplitter};
use unicode_width::UnicodeWidthStr;

/// Stands between the two sides.
const BETWEEN: &str = " │ ";
/// No side is narrower.
const NARROWEST: usize = 20;

/// What the user says to a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Decided(Verdict),
    Skip,
    Quit,
}

/// A talk over a terminal, or anything that can be read and written.
pub struct Interview<I, O> {
    pub input: I,
    pub out: O,
    pub width: usize,
    pub labels: Labels,
}

impl<I: BufRead, O: Write> Interview<I, O> {
    /// Shows a proposal and waits for an answer; the end of the input is the end of the talk.
    pub fn ask(&mut self, proposal: &Proposal<'_>, number: usize, of: usize) -> io::Result<Answer> {
        self.show(proposal, number, of)?;
        loop {
            write!(self.out, "The same {}? [y]es, [n]o, [s]kip, [q]uit: ", proposal.a.node.kind)?;
            self.out.flush()?;
            let mut line = String::new();
            if self.input.read_line(&mut line)? == 0 {
                writeln!(self.out)?;
                return Ok(Answer::Quit);
            }
            match line.trim().to_lowercase().as_str() {
                "y" | "yes" | "c" | "có" => return Ok(Answer::Decided(Verdict::Same)),
                "n" | "no" | "k" | "không" => return Ok(Answer::Decided(Verdict::Different)),
                "s" | "skip" | "" => return Ok(Answer::Skip),
                "q" | "quit" => return Ok(Answer::Quit),
                _ => {}
            }
        }
    }

    fn show(&mut self, proposal: &Proposal<'_>, number: usize, of: usize) -> io::Result<()> {
        let now = if proposal.change == Verdict::Same { "now two" } else { "now one" };
        let comparison = proposal.comparison;
        writeln!(self.out, "\n{number} of {of}: {now}, {} of {} points", comparison.score, comparison.needed)?;
        let reasons: Vec<String> = comparison.reasons.iter().map(|reason| self.labels.reason(*reason)).collect();
        writeln!(self.out, "{}\n", textwrap::fill(&reasons.join("; "), self.width.max(NARROWEST)))?;
        let width = (self.width.saturating_sub(BETWEEN.width()) / 2).max(NARROWEST);
        let (left, right) = (column(&proposal.a, width), column(&proposal.b, width));
        for at in 0..left.len().max(right.len()) {
            let [left, right] = [&left, &right].map(|column| column.get(at).map_or("", String::as_str));
            let gap = " ".repeat(width.saturating_sub(left.width()));
            writeln!(self.out, "{}", format!("{left}{gap}{BETWEEN}{right}").trim_end())?;
        }
        writeln!(self.out)
    }
}

/// A side from top to bottom: the name, how many articles tell of it and when, and the sentences.
fn column(side: &Side<'_>, width: usize) -> Vec<String> {
    let node = side.node;
    let date = node.date.map_or(String::new(), |date| format!(", {date}"));
    let articles = if node.sources.len() == 1 { "1 article" } else { &format!("{} articles", node.sources.len()) };
    let mut texts = vec![side.pointer.name.clone(), format!("{}{date}, {articles}", node.id)];
    for evidence in &side.sentences {
        texts.push(String::new());
        texts.push(format!("“{}”", evidence.sentence.trim()));
        texts.push(format!("— {}", evidence.article));
    }
    let options = Options::new(width).word_splitter(WordSplitter::NoHyphenation);
    // A control character inside would move the cursor.
    let plain = |text: String| text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    let wrapped = |text: String| -> Vec<String> {
        textwrap::wrap(&plain(text), &options).into_iter().map(std::borrow::Cow::into_owned).collect()
    };
    texts.into_iter().flat_map(wrapped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use graph::{
        model::{ArticleId, Confidence, Evidence, Node, NodeId, NodeType, Span},
        resolve::{Anchor, Comparison, Feature, Pointer, Reason},
    };

    fn node(id: &str, sentence: &str) -> Node {
        let span = Span { start: 0, end: 3 };
        let evidence = Evidence {
            article: ArticleId::new("bao-mau"),
            sentence: sentence.to_owned(),
            sentence_span: span,
            trigger: span,
            source_span: None,
            target_span: None,
            rule: None,
            site: None,
            confidence: Confidence::CERTAIN,
        };
        Node {
            id: NodeId::new(id),
            kind: NodeType::Official,
            name: "Trần Văn Ổn".to_owned(),
            aliases: vec![],
            date: None,
            end: None,
            province: None,
            sources: vec![ArticleId::new("bao-mau")],
            confidence: Confidence::CERTAIN,
            evidence: vec![evidence],
        }
    }

    fn talk(said: &str) -> (Vec<Answer>, String) {
        let (a, b) = (node("official:a", "Ông Ổn chủ trì."), node("official:b", "Đồng chí Ổn dự\u{1b}[31m hội nghị."));
        let pointer = |start| Pointer {
            anchor: Anchor { article: ArticleId::new("bao-mau"), kind: NodeType::Official, start },
            name: "Trần Văn Ổn".to_owned(),
        };
        let reasons = vec![Reason { feature: Feature::SameName, points: 15 }];
        let comparison = Comparison::of(pointer(0), pointer(1), 20, reasons);
        let side = |pointer, node| Side { pointer, node, sentences: node.evidence.iter().collect() };
        let (one, other) = (side(&comparison.a, &a), side(&comparison.b, &b));
        let proposal = Proposal { change: Verdict::Same, comparison: &comparison, a: one, b: other };
        let mut interview = Interview { input: said.as_bytes(), out: Vec::new(), width: 60, labels: Labels::Vi };
        let mut answers = Vec::new();
        while answers.last() != Some(&Answer::Quit) {
            answers.push(interview.ask(&proposal, 1, 1).unwrap());
        }
        (answers, String::from_utf8(interview.out).unwrap())
    }

    #[test]
    fn answers_are_taken_in_both_languages_and_anything_else_is_asked_again() {
        let (answers, shown) = talk("maybe\ny\nKHÔNG\n\nq\n");
        let expected =
            [Answer::Decided(Verdict::Same), Answer::Decided(Verdict::Different), Answer::Skip, Answer::Quit];
        assert_eq!(answers, expected);
        assert_eq!(shown.matches("[q]uit: ").count(), 5);
    }

    #[test]
    fn both_sides_stand_beside_each_other_until_the_input_ends() {
        let (answers, shown) = talk("");
        assert_eq!(answers, [Answer::Quit]);
        let expected = "
1 of 1: now two, 15 of 20 points
cùng tên +15

Trần Văn Ổn                  │ Trần Văn Ổn
official:a, 1 article        │ official:b, 1 article
                             │
“Ông Ổn chủ trì.”            │ “Đồng chí Ổn dự [31m hội
— bao-mau                    │ nghị.”
                             │ — bao-mau

The same official? [y]es, [n]o, [s]kip, [q]uit: 
";
        assert_eq!(shown, expected);
    }
}
