//! Fitting a log-linear scorer: logistic regression with a penalty on large weights, the same to the bit every time.

/// One example: the numbers of its features, each once, and whether it is one of those looked for.
#[derive(Clone, Debug)]
pub struct Example {
    /// Numbers of features, below [`fit`]'s `features`.
    pub features: Vec<u32>,
    /// Whether it is right.
    pub right: bool,
}

/// What [`fit`] finds.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The logarithm of the odds without any feature.
    pub start: f64,
    /// What each feature adds.
    pub weights: Vec<f64>,
}

/// Rounds of descent; the steps have become too small to matter well before.
const ROUNDS: usize = 150;
/// First, least and greatest step.
const STEP: [f64; 3] = [0.1, 1e-6, 1.0];

impl Model {
    /// The probability that an example with these features is right.
    pub fn probability(&self, features: &[u32]) -> f64 {
        let odds = self.start + features.iter().map(|&feature| self.weights[feature as usize]).sum::<f64>();
        1.0 / (1.0 + (-odds).exp())
    }
}

/// Finds the weights that make the examples most probable, less `penalty` times half the sum of their squares.
///
/// Resilient descent: each weight has a step of its own that grows while its slope keeps its sign and shrinks when it turns.
pub fn fit(examples: &[&Example], features: usize, penalty: f64) -> Model {
    let mut model = Model { start: 0.0, weights: vec![0.0; features] };
    let mut steps = vec![STEP[0]; features + 1];
    let mut slopes = vec![0.0_f64; features + 1];
    for _ in 0..ROUNDS {
        let mut slope: Vec<f64> = model.weights.iter().map(|weight| penalty * weight).collect();
        slope.push(0.0);
        for example in examples {
            let error = model.probability(&example.features) - f64::from(u8::from(example.right));
            slope[features] += error;
            for &feature in &example.features {
                slope[feature as usize] += error;
            }
        }
        for at in 0..=features {
            let turn = slope[at] * slopes[at];
            if turn > 0.0 {
                steps[at] = (steps[at] * 1.2).min(STEP[2]);
            } else if turn < 0.0 {
                steps[at] = (steps[at] * 0.5).max(STEP[1]);
                slope[at] = 0.0;
            }
            slopes[at] = slope[at];
            if slope[at] != 0.0 {
                let weight = if at == features { &mut model.start } else { &mut model.weights[at] };
                *weight -= slope[at].signum() * steps[at];
            }
        }
    }
    model
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_what_tells_and_gives_honest_odds() {
        // Feature 0 is right three times of four, feature 1 never.
        let example = |feature, right| Example { features: vec![feature], right };
        let examples: Vec<Example> =
            (0..400).map(|n| example(u32::from(n % 2 == 1), n % 2 == 0 && n % 8 != 0)).collect();
        let model = fit(&examples.iter().collect::<Vec<_>>(), 2, 0.01);
        assert!((model.probability(&[0]) - 0.75).abs() < 0.01, "{}", model.probability(&[0]));
        assert!(model.probability(&[1]) < 0.01);
    }
}
