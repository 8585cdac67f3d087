//! Betweenness: on how many of the shortest paths between others a node stands (Brandes' algorithm).

use super::Network;
use rayon::prelude::*;
use std::collections::VecDeque;

/// Up to so many nodes every node is a starting point; of more, as many spread evenly over the order of ids stand for all.
const STARTS: usize = 4_000;

/// How many starting points one task takes; the results of tasks are added in order, so that threads leave no trace.
const TASK: usize = 64;

/// The betweenness of every node, in order: the number of pairs of other nodes between which it stands, a pair with
/// several shortest paths counting in parts. Estimated from a sample of the paths where the graph is large.
pub fn betweenness(network: &Network) -> Vec<f64> {
    let count = network.len();
    let stride = count.div_ceil(STARTS).max(1);
    let starts: Vec<usize> = (0..count).step_by(stride).collect();
    let parts: Vec<Vec<f64>> = starts
        .par_chunks(TASK)
        .map(|starts| {
            let mut walk = Walk::new(count);
            starts.iter().for_each(|start| walk.from(network, *start));
            walk.score
        })
        .collect();
    // Every pair is seen from both its ends.
    let scale = count as f64 / starts.len().max(1) as f64 / 2.0;
    let mut score = vec![0.0; count];
    for part in parts {
        score.iter_mut().zip(part).for_each(|(sum, share)| *sum += share * scale);
    }
    score
}

/// The state of one search after another, kept to spare the allocations.
struct Walk {
    score: Vec<f64>,
    distance: Vec<Option<u32>>,
    /// How many shortest paths lead from the start to a node.
    paths: Vec<f64>,
    /// What share of the paths to farther nodes goes through a node.
    share: Vec<f64>,
    order: Vec<usize>,
    queue: VecDeque<usize>,
}

impl Walk {
    fn new(count: usize) -> Walk {
        Walk {
            score: vec![0.0; count],
            distance: vec![None; count],
            paths: vec![0.0; count],
            share: vec![0.0; count],
            order: Vec::new(),
            queue: VecDeque::new(),
        }
    }

    fn from(&mut self, network: &Network, start: usize) {
        for node in self.order.drain(..) {
            (self.distance[node], self.paths[node], self.share[node]) = (None, 0.0, 0.0);
        }
        (self.distance[start], self.paths[start]) = (Some(0), 1.0);
        self.queue.push_back(start);
        while let Some(node) = self.queue.pop_front() {
            self.order.push(node);
            let next = self.distance[node].map(|distance| distance + 1);
            for (other, _) in &network.joined[node] {
                if self.distance[*other].is_none() {
                    self.distance[*other] = next;
                    self.queue.push_back(*other);
                }
                if self.distance[*other] == next {
                    self.paths[*other] += self.paths[node];
                }
            }
        }
        for node in self.order.iter().rev().copied() {
            let nearer = self.distance[node].and_then(|distance| distance.checked_sub(1));
            let share = (1.0 + self.share[node]) / self.paths[node];
            for (other, _) in &network.joined[node] {
                if nearer.is_some() && self.distance[*other] == nearer {
                    self.share[*other] += self.paths[*other] * share;
                }
            }
            if node != start {
                self.score[node] += self.share[node];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::network;
    use super::*;

    #[test]
    fn the_middle_of_a_chain_stands_between_all_pairs_across_it() {
        assert_eq!(betweenness(&network(5, &[(0, 1), (1, 2), (2, 3), (3, 4)])), [0.0, 3.0, 4.0, 3.0, 0.0]);
    }

    #[test]
    fn two_ways_around_a_square_share_what_is_between() {
        assert_eq!(betweenness(&network(4, &[(0, 1), (1, 2), (2, 3), (3, 0)])), [0.5; 4]);
    }

    #[test]
    fn parts_that_are_not_joined_do_not_count() {
        assert_eq!(betweenness(&network(6, &[(0, 1), (1, 2), (3, 4), (4, 5)])), [0.0, 1.0, 0.0, 0.0, 1.0, 0.0]);
        assert!(betweenness(&network(0, &[])).is_empty());
    }
}
