//! PageRank: where one is likely to be after following edges at random for a long time.

use super::Network;

/// How likely one is to follow an edge rather than to begin anew anywhere.
const DAMPING: f64 = 0.85;
/// Rounds are over when all scores together change by less than this.
const TOLERANCE: f64 = 1e-10;
const ROUNDS: usize = 200;

/// The PageRank of every node, in order; all of them add up to 1.
///
/// Of n nodes and m edges it takes time in the order of n + m a round. (petgraph's own takes n × n.)
pub fn page_rank(network: &Network) -> Vec<f64> {
    let count = network.len();
    if count == 0 {
        return Vec::new();
    }
    let even = 1.0 / count as f64;
    let degrees = network.degrees();
    let mut rank = vec![even; count];
    for _ in 0..ROUNDS {
        let stranded: f64 = rank.iter().zip(&degrees).filter(|(_, degree)| **degree == 0.0).map(|(rank, _)| rank).sum();
        let arriving = |at: usize| -> f64 {
            network.joined[at].iter().map(|(from, weight)| rank[*from] * weight / degrees[*from]).sum()
        };
        let next: Vec<f64> =
            (0..count).map(|at| (1.0 - DAMPING + DAMPING * stranded) * even + DAMPING * arriving(at)).collect();
        let change: f64 = next.iter().zip(&rank).map(|(a, b)| (a - b).abs()).sum();
        rank = next;
        if change < TOLERANCE {
            break;
        }
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::super::tests::network;
    use super::*;

    #[test]
    fn the_hub_of_a_star_ranks_as_the_formula_has_it() {
        let rank = page_rank(&network(4, &[(0, 1), (0, 2), (0, 3)]));
        // Of a star of four: hub h = 0.15/4 + 0.85·3l, leaf l = 0.15/4 + 0.85·h/3.
        let hub = (0.0375 + 0.85 * 3.0 * 0.0375) / (1.0 - 0.85 * 0.85);
        assert!((rank[0] - hub).abs() < 1e-8, "{rank:?}");
        assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_node_without_edges_keeps_its_small_share() {
        let rank = page_rank(&network(3, &[(0, 1)]));
        assert!(rank[2] > 0.0 && rank[2] < rank[0]);
        assert!((rank.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(page_rank(&network(0, &[])).is_empty());
    }
}
