//! Whether claims are right as often as their confidence promises.

use crate::model::Confidence;

/// Claims of about the same confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// The least confidence of the band, in thousandths.
    least: u32,
    /// The confidence at which the next band begins; the last holds 1.0, too.
    bound: u32,
    /// How many claims there are.
    pub claims: u64,
    /// How many of them are right.
    pub right: u64,
    promised: f64,
}

/// Where bands begin, in thousandths: all that is less sure than half is one.
const BOUNDS: [u32; 7] = [0, 500, 600, 700, 800, 900, 1000];

impl Band {
    /// The least confidence in the band, 0.0 to 1.0.
    pub fn from(self) -> f64 {
        f64::from(self.least) / 1000.0
    }

    /// Where the next band begins; 1.0 belongs to the last.
    pub fn to(self) -> f64 {
        f64::from(self.bound) / 1000.0
    }

    /// The share that is right, 0.0 to 1.0, if there are claims.
    pub fn share(self) -> Option<f64> {
        (self.claims > 0).then(|| self.right as f64 / self.claims as f64)
    }

    /// The mean confidence, which the share should come near to, if there are claims.
    pub fn promised(self) -> Option<f64> {
        (self.claims > 0).then(|| self.promised / self.claims as f64)
    }
}

/// Sorts claims, each with whether it is right, into bands of confidence: below 0.5, 0.5 to 0.6 and so on to 1.0.
pub fn bands(claims: &[(Confidence, bool)]) -> Vec<Band> {
    let mut bands: Vec<Band> =
        BOUNDS.windows(2).map(|bounds| Band { least: bounds[0], bound: bounds[1], ..Band::default() }).collect();
    for (confidence, right) in claims {
        let above = bands.iter().rposition(|band| confidence.value() >= Band::from(*band));
        if let Some(band) = above.map(|at| &mut bands[at]) {
            band.claims += 1;
            band.right += u64::from(*right);
            band.promised += confidence.value();
        }
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_claim_falls_into_one_band() {
        let claims: Vec<(Confidence, bool)> =
            [0.0, 0.499, 0.5, 0.7, 0.75, 0.9, 1.0].map(|value| (Confidence::new(value), value > 0.72)).into();
        let bands = bands(&claims);
        let counts: Vec<(f64, u64, u64)> =
            bands.iter().map(|band| (Band::from(*band), band.claims, band.right)).collect();
        assert_eq!(counts, [(0.0, 2, 0), (0.5, 1, 0), (0.6, 0, 0), (0.7, 2, 1), (0.8, 0, 0), (0.9, 2, 2)]);
        assert_eq!(bands[3].share(), Some(0.5));
        assert_eq!(bands[3].promised(), Some(0.725));
        assert_eq!(bands[4].share(), None);
    }
}
