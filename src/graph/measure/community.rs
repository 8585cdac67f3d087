//! Communities: groups of nodes that have more to do with each other than with the rest (the Louvain method).

use super::Network;
use std::collections::BTreeMap;

/// Who belongs together.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// The members of each community in the order of their ids; the largest community first.
    pub members: Vec<Vec<usize>>,
    /// How much denser the communities are than chance would have it, at most 1.
    pub modularity: f64,
}

/// A move must raise modularity by more than the rounding of its sums.
const GAIN: f64 = 1e-12;

/// The communities of a network. A node without edges is in none.
pub fn communities(network: &Network) -> Communities {
    let mut level = Level { joined: network.joined.clone(), inside: vec![0.0; network.len()] };
    let mut home: Vec<usize> = (0..network.len()).collect();
    loop {
        let moved = level.settle();
        let (next, names) = level.merged(&moved);
        let done = next.inside.len() == level.inside.len();
        home.iter_mut().for_each(|at| *at = names[&moved[*at]]);
        if done {
            break;
        }
        level = next;
    }
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (node, home) in home.iter().enumerate().filter(|(node, _)| !network.joined[*node].is_empty()) {
        members.entry(*home).or_default().push(node);
    }
    let modularity = modularity(network, &home);
    let mut members: Vec<Vec<usize>> = members.into_values().collect();
    members.sort_by_key(|members| (std::cmp::Reverse(members.len()), members.first().copied()));
    Communities { members, modularity }
}

/// The network at one stage, where what was one community before is one node.
struct Level {
    joined: Vec<Vec<(usize, f64)>>,
    /// Twice the weight of the edges that have gone into each node.
    inside: Vec<f64>,
}

impl Level {
    fn degree(&self, node: usize) -> f64 {
        self.joined[node].iter().map(|(_, weight)| weight).sum::<f64>() + self.inside[node]
    }

    /// Moves nodes, in order, to the community where modularity gains most, until none wants to move.
    fn settle(&self) -> Vec<usize> {
        let count = self.inside.len();
        let degrees: Vec<f64> = (0..count).map(|node| self.degree(node)).collect();
        let all: f64 = degrees.iter().sum();
        let mut home: Vec<usize> = (0..count).collect();
        let mut total = degrees.clone();
        let mut restless = all > 0.0;
        while restless {
            restless = false;
            for node in 0..count {
                let mut ties: BTreeMap<usize, f64> = BTreeMap::new();
                for (other, weight) in &self.joined[node] {
                    *ties.entry(home[*other]).or_insert(0.0) += weight;
                }
                let old = home[node];
                total[old] -= degrees[node];
                let gain = |to: usize, tie: f64| tie - total[to] * degrees[node] / all;
                let stay = (old, gain(old, ties.get(&old).copied().unwrap_or(0.0)));
                let best = ties
                    .iter()
                    .map(|(to, tie)| (*to, gain(*to, *tie)))
                    .fold(stay, |best, new| if new.1 > best.1 + GAIN { new } else { best });
                total[best.0] += degrees[node];
                home[node] = best.0;
                restless |= best.0 != old;
            }
        }
        home
    }

    /// Makes one node of each community; the names that the communities have there.
    fn merged(&self, home: &[usize]) -> (Level, BTreeMap<usize, usize>) {
        let mut names = BTreeMap::new();
        for community in home {
            let next = names.len();
            names.entry(*community).or_insert(next);
        }
        let mut joined = vec![BTreeMap::new(); names.len()];
        let mut inside = vec![0.0; names.len()];
        for node in 0..home.len() {
            let at = names[&home[node]];
            inside[at] += self.inside[node];
            for (other, weight) in &self.joined[node] {
                let other = names[&home[*other]];
                if other == at {
                    inside[at] += weight;
                } else {
                    *joined[at].entry(other).or_insert(0.0) += weight;
                }
            }
        }
        (Level { joined: joined.into_iter().map(|of| of.into_iter().collect()).collect(), inside }, names)
    }
}

fn modularity(network: &Network, home: &[usize]) -> f64 {
    let degrees = network.degrees();
    let all: f64 = degrees.iter().sum();
    if all == 0.0 {
        return 0.0;
    }
    let (mut within, mut total): (BTreeMap<usize, f64>, BTreeMap<usize, f64>) = Default::default();
    for (node, joined) in network.joined.iter().enumerate() {
        *total.entry(home[node]).or_insert(0.0) += degrees[node];
        let inside: f64 = joined.iter().filter(|(other, _)| home[*other] == home[node]).map(|(_, weight)| weight).sum();
        *within.entry(home[node]).or_insert(0.0) += inside;
    }
    within.iter().map(|(community, inside)| inside / all - (total[community] / all).powi(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::tests::network;
    use super::*;

    #[test]
    fn two_triangles_with_a_bridge_are_two_communities() {
        let found = communities(&network(7, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3)]));
        assert_eq!(found.members, [vec![0, 1, 2], vec![3, 4, 5]], "the seventh has no edge and is in none");
        // Six of seven edges within; each side has half of all ends.
        assert!((found.modularity - (6.0 / 7.0 - 0.5)).abs() < 1e-9, "{}", found.modularity);
    }

    #[test]
    fn a_ring_of_cliques_falls_into_its_cliques() {
        let mut edges = Vec::new();
        for clique in 0..6 {
            let at = clique * 5;
            edges.extend((0..5).flat_map(|a| (a + 1..5).map(move |b| (at + a, at + b))));
            edges.push((at, (at + 6) % 30));
        }
        let found = communities(&network(30, &edges));
        assert_eq!(found.members.len(), 6);
        assert!(found.members.iter().all(|members| members.len() == 5), "{:?}", found.members);
    }

    #[test]
    fn without_edges_there_is_no_community() {
        assert_eq!(communities(&network(3, &[])), Communities { members: vec![], modularity: 0.0 });
    }
}
