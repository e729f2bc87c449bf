//! What chance gives: how small the average deviation of a group is when its people answer at random, by counting all
//! groups.

use std::collections::BTreeMap;

/// Groups of up to so many people are counted out.
pub const MOST_COUNTED: usize = 20;
/// More ways to answer than this are not.
const MOST_WAYS: u128 = 400_000;

/// A sum of answers coded from 0.
pub(super) fn sum(counts: &[usize]) -> usize {
    counts.iter().enumerate().map(|(code, count)| code * count).sum()
}

/// Σ|n·x − Σx|: the average deviation times n², a whole number.
pub(super) fn deviation(counts: &[usize]) -> u64 {
    let (people, sum) = (counts.iter().sum::<usize>(), sum(counts));
    let one = |(code, count): (usize, &usize)| (people * code).abs_diff(sum) as u64 * *count as u64;
    counts.iter().enumerate().map(one).sum()
}

/// What chance gives, kept for each number of options and of people.
#[derive(Debug, Default)]
pub struct Chances {
    known: BTreeMap<(usize, usize), BTreeMap<u64, f64>>,
}

impl Chances {
    /// The share of groups answering at random whose average deviation is at most that of these answers; `None` where there
    /// are too many groups to count.
    pub fn of(&mut self, counts: &[usize]) -> Option<f64> {
        let (options, people) = (counts.len(), counts.iter().sum::<usize>());
        if people > MOST_COUNTED || ways(options, people) > MOST_WAYS {
            return None;
        }
        let all = self.known.entry((options, people)).or_insert_with(|| counted(options, people));
        Some(all.range(..=deviation(counts)).map(|(_, share)| share).sum::<f64>().min(1.0))
    }
}

/// In how many ways people can be spread over options.
fn ways(options: usize, people: usize) -> u128 {
    (1..options).fold(1, |ways: u128, step| ways.saturating_mul((people + step) as u128) / step as u128)
}

/// For each deviation times n² its share of all groups.
fn counted(options: usize, people: usize) -> BTreeMap<u64, f64> {
    let mut shares = BTreeMap::new();
    spread(&mut vec![0; options], 0, people, 1.0, &mut shares);
    let all = (options as f64).powi(i32::try_from(people).unwrap_or(i32::MAX));
    for share in shares.values_mut() {
        *share /= all;
    }
    shares
}

/// Gives the options from `at` on every number of the people left; `groups` counts the groups that give the others theirs.
fn spread(counts: &mut Vec<usize>, at: usize, left: usize, groups: f64, shares: &mut BTreeMap<u64, f64>) {
    if at + 1 == counts.len() {
        counts[at] = left;
        *shares.entry(deviation(counts)).or_insert(0.0) += groups;
        return;
    }
    let mut chosen = 1.0;
    for count in 0..=left {
        counts[at] = count;
        spread(counts, at + 1, left - count, groups * chosen, shares);
        chosen *= (left - count) as f64 / (count + 1) as f64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The share of random groups of five options that pass AD ≤ c/6, and the AD that chance reaches in 5 % of groups.
    #[test]
    fn chance_is_counted_out() {
        for (people, passing, reached) in [(5, 0.26, 0.40), (8, 0.13, 0.69), (12, 0.07, 0.82), (15, 0.03, 0.87)] {
            let all = counted(5, people);
            let square = (people * people) as f64;
            let total: f64 = all.values().sum();
            assert!((total - 1.0).abs() < 1e-9, "{total}");
            let passes: f64 = all.iter().filter(|(ad, _)| **ad as f64 / square <= 5.0 / 6.0).map(|(_, p)| p).sum();
            assert!((passes - passing).abs() < 0.01, "{people}: {passes}");
            let mut below = 0.0;
            let within = all.iter().take_while(|(_, share)| {
                below += **share;
                below <= 0.05
            });
            let most = within.last().map(|(ad, _)| *ad as f64 / square);
            assert!((most.expect("some") - reached).abs() < 0.011, "{people}: {most:?}");
        }
    }
}
