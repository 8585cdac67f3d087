//! How sure a claim is.

use serde::{Deserialize, Serialize};

/// A probability from 0 to 1, in steps of a thousandth so that it prints and compares the same everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "f64", into = "f64")]
pub struct Confidence(u16);

impl Confidence {
    /// Certain: a user said so.
    pub const CERTAIN: Confidence = Confidence(1000);

    /// The nearest thousandth; values outside 0..=1 are moved to the nearer bound, a NaN to 0.
    pub fn new(probability: f64) -> Confidence {
        Confidence((probability.clamp(0.0, 1.0) * 1000.0).round() as u16)
    }

    /// The probability, 0.0 to 1.0.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// The chance that at least one of two independent claims is right.
    pub fn or(self, other: Confidence) -> Confidence {
        Confidence::new(1.0 - (1.0 - self.value()) * (1.0 - other.value()))
    }
}

impl From<f64> for Confidence {
    fn from(probability: f64) -> Confidence {
        Confidence::new(probability)
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> f64 {
        confidence.value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_within_bounds() {
        assert_eq!(Confidence::new(7.0), Confidence::CERTAIN);
        assert_eq!(Confidence::new(f64::NAN).value(), 0.0);
        assert_eq!(Confidence::new(0.8).or(Confidence::new(0.5)).value(), 0.9);
    }
}
