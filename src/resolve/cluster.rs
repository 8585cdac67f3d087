//! Clusters by agglomeration: the surest pairs first, never against what keeps two records apart.

use rustc_hash::FxHashSet;
use std::cmp::Reverse;

/// Two items that may be one, with the points that speak for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The smaller item.
    pub a: usize,
    /// The greater item.
    pub b: usize,
    /// How much speaks for their being one.
    pub score: i32,
}

impl Pair {
    /// The surest first, equals by item.
    fn rank(&self) -> (Reverse<i32>, usize, usize) {
        (Reverse(self.score), self.a, self.b)
    }
}

/// Sets of items that only ever grow together.
pub struct Sets {
    root: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Sets {
    /// Every item alone.
    pub fn new(count: usize) -> Sets {
        Sets { root: (0..count).collect(), members: (0..count).map(|item| vec![item]).collect() }
    }

    /// The items that are with this one, sorted.
    pub fn of(&self, item: usize) -> &[usize] {
        &self.members[self.root[item]]
    }

    /// Whether two items are together.
    pub fn together(&self, a: usize, b: usize) -> bool {
        self.root[a] == self.root[b]
    }

    /// Puts the sets of two items together. Moves the smaller set, so that all unions take n log n steps.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root[a], self.root[b]);
        if a == b {
            return;
        }
        let (large, small) = if self.members[a].len() >= self.members[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut self.members[small]);
        for &item in &moved {
            self.root[item] = large;
        }
        let members = &mut self.members[large];
        members.extend(moved);
        members.sort_unstable();
    }

    /// Of the pairs that were not joined, the surest between each two sets that could still `fit`: what is left in doubt.
    pub fn doubts(&self, mut pairs: Vec<Pair>, fit: impl Fn(&[usize], &[usize]) -> bool) -> Vec<Pair> {
        pairs.sort_unstable_by_key(Pair::rank);
        let mut seen = FxHashSet::default();
        pairs.retain(|pair| {
            let (a, b) = (self.root[pair.a], self.root[pair.b]);
            a != b && seen.insert((a.min(b), a.max(b))) && fit(self.of(pair.a), self.of(pair.b))
        });
        pairs
    }

    /// All sets, each sorted, by their first item.
    pub fn into_vec(self) -> Vec<Vec<usize>> {
        let mut sets: Vec<Vec<usize>> = self.members.into_iter().filter(|set| !set.is_empty()).collect();
        sets.sort_unstable_by_key(|set| set[0]);
        sets
    }
}

/// Joins the pairs from the surest down wherever the two sets `fit`; equal scores go by item, so that the result depends
/// on the set of pairs alone. Returns the pairs that joined two sets.
pub fn agglomerate(sets: &mut Sets, mut pairs: Vec<Pair>, fit: impl Fn(&[usize], &[usize]) -> bool) -> Vec<Pair> {
    pairs.sort_unstable_by_key(Pair::rank);
    pairs.retain(|pair| {
        let joins = !sets.together(pair.a, pair.b) && fit(sets.of(pair.a), sets.of(pair.b));
        if joins {
            sets.join(pair.a, pair.b);
        }
        joins
    });
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn pair(a: usize, b: usize, score: i32) -> Pair {
        Pair { a, b, score }
    }

    #[test]
    fn the_surer_pair_wins_where_both_cannot_be() {
        let mut sets = Sets::new(4);
        let apart = |x: &[usize], y: &[usize]| !(x.contains(&0) && y.contains(&2) || x.contains(&2) && y.contains(&0));
        let joined = agglomerate(&mut sets, vec![pair(0, 1, 5), pair(1, 2, 9), pair(0, 3, 1)], apart);
        assert_eq!(joined, [pair(1, 2, 9), pair(0, 3, 1)]);
        assert_eq!(sets.into_vec(), [vec![0, 3], vec![1, 2]]);
    }

    proptest! {
        #[test]
        fn the_order_of_pairs_changes_nothing(pairs in prop::collection::vec((0usize..9, 0usize..9, 0i32..4), 0..30)) {
            let pairs: Vec<Pair> = pairs.into_iter().map(|(a, b, score)| pair(a, b, score)).collect();
            let result = |pairs: Vec<Pair>| {
                let mut sets = Sets::new(9);
                agglomerate(&mut sets, pairs, |x, y| x.len() + y.len() < 5);
                sets.into_vec()
            };
            let reversed = pairs.iter().rev().copied().collect();
            prop_assert_eq!(result(pairs), result(reversed));
        }
    }
}
