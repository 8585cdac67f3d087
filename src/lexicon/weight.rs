//! What speaks for and against a claim, and how much: the weights of a log-linear scorer.
//!
//! The rules of extraction propose claims, each with its [`Clue`]s; the weights say how probable that makes the claim. They
//! are learned from annotated articles (`graph train`) and kept as text, a line a clue.

use super::table::{LexiconError, Table};
use crate::model::{EdgeType, UnknownWord};
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// One readable property of a proposed claim, e.g. `word before the actor` is `với`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Clue {
    /// What is looked at.
    pub what: &'static str,
    /// What was seen.
    pub how: &'static str,
}

/// The weights of one edge type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EdgeWeights {
    /// What every claim starts from: the logarithm of the odds without any clue.
    pub start: f64,
    /// The probability from which on a claim is made.
    pub accept: f64,
    /// What each clue adds to the logarithm of the odds.
    pub clues: FxHashMap<Clue, f64>,
}

impl EdgeWeights {
    /// The probability of a claim with these clues, 0.0 to 1.0. Clues that are not known count nothing.
    pub fn probability(&self, clues: &[Clue]) -> f64 {
        let known = clues.iter().filter_map(|clue| self.clues.get(clue));
        1.0 / (1.0 + (-(self.start + known.sum::<f64>())).exp())
    }
}

/// The weights of all edge types that are scored.
#[derive(Debug, Default)]
pub struct Weights(FxHashMap<EdgeType, EdgeWeights>);

const START: &str = "(start)";
const ACCEPT: &str = "(accept from)";

impl Weights {
    pub(super) fn load() -> Result<Weights, LexiconError> {
        Weights::read(include_str!("../../data/lexicon/weights.tsv"))
    }

    fn read(text: &'static str) -> Result<Weights, LexiconError> {
        let table = Table::read("data/lexicon/weights.tsv", text, &["edge", "what", "how", "weight"])?;
        let mut weights = Weights::default();
        for (line, row) in table.rows() {
            let edge: EdgeType = row[0].parse().map_err(|error: UnknownWord| table.error(line, error.to_string()))?;
            let weight: f64 = row[3].parse().map_err(|_| table.error(line, format!("{} is no number", row[3])))?;
            let of_edge = weights.0.entry(edge).or_default();
            match row[1] {
                START => of_edge.start = weight,
                ACCEPT => of_edge.accept = weight,
                what => drop(of_edge.clues.insert(Clue { what, how: row[2] }, weight)),
            }
        }
        Ok(weights)
    }

    /// The weights of an edge type, if it is one that is scored.
    pub fn of(&self, edge: EdgeType) -> Option<&EdgeWeights> {
        self.0.get(&edge)
    }
}

/// Writes the weights of an edge type as lines of the table, in an order that is always the same.
pub fn write_weights(out: &mut String, edge: EdgeType, weights: &EdgeWeights) {
    let mut line = |what: &str, how: &str, weight: f64| {
        // Writing to a string does not fail.
        let _ = writeln!(out, "{edge}\t{what}\t{how}\t{weight:.2}");
    };
    line(START, "", weights.start);
    line(ACCEPT, "", weights.accept);
    let mut clues: Vec<(&Clue, &f64)> = weights.clues.iter().filter(|(_, weight)| weight.abs() >= 0.005).collect();
    clues.sort_unstable_by_key(|(clue, _)| **clue);
    clues.into_iter().for_each(|(clue, weight)| line(clue.what, clue.how, *weight));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clues_move_the_odds() {
        let text = "edge\twhat\thow\tweight\nattended\t(start)\t\t-1.5\nattended\t(accept from)\t\t0.5\nattended\tword before the actor\tvới\t1.5\n";
        let weights = Weights::read(text).unwrap();
        let attended = weights.of(EdgeType::Attended).unwrap();
        let with = Clue { what: "word before the actor", how: "với" };
        assert!(attended.probability(&[]) < 0.2);
        assert_eq!(attended.probability(&[with, Clue { what: "moon", how: "full" }]), 0.5);
        let mut written = String::from("edge\twhat\thow\tweight\n");
        write_weights(&mut written, EdgeType::Attended, attended);
        assert_eq!(Weights::read(written.leak()).unwrap().of(EdgeType::Attended), Some(attended));
    }
}
