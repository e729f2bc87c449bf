//! How far people agree on one question, by published indices, each for the kind of scale it is made for.
//!
//! With n valid answers (n/a and unknown are counted beside), coded 1 to c:
//!
//! | index | formula | limits | source |
//! | --- | --- | --- | --- |
//! | r\_wg | 1 − s²/σ², s² with n − 1, σ² = (c² − 1)/12; below 0 is 0 | .51 moderate, .71 strong, .91 very strong | James, Demaree and Wolf 1984; bands of LeBreton and Senter 2008 |
//! | AD | Σ\|x − mean\|/n | acceptable up to c/6 | Burke and Dunlap 2002 |
//! | a\_wg | 1 − 2s² / ((H + L)M − M² − HL)(n/(n − 1)) | .70 acceptable; needs n ≥ c − 1 | Brown and Hauenstein 2005 |
//! | Cns | 1 + Σ p·log₂(1 − \|x − mean\|/(c − 1)) | none; for charts and ranking | Tastle and Wierman 2007 |
//! | modal share | answers to the commonest option / n | .75 | Diamond et al. 2014, the median threshold of 100 Delphi studies |
//! | IQV | c/(c − 1)·(1 − Σp²) | none; 0 all alike, 1 evenly spread | Mueller and Schuessler 1961 |
//!
//! r\_wg, AD, a\_wg and Cns are for ordered options only, modal share and IQV for options without an order. A rule of thumb
//! ignores chance: of eight people who answer five options at random, 13 % of groups pass AD ≤ c/6. So people *agree* only
//! where AD passes and chance gives an AD as small in at most 5 % of groups, found by counting all groups of up to
//! [`super::chance::MOST_COUNTED`] people; in larger groups r\_wg has to reach .71 instead. *Polarised* follows the RAND/UCLA manual (Fitch et
//! al. 2001): at least a third of the people in the lowest third of the scale and a third in the highest; of eight or more
//! at least three each.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::chance::{Chances, deviation, sum};
pub use crate::record::Agreement as Word;

/// What chance may give for people to be said to agree.
const CHANCE: f64 = 0.05;
/// A strong r\_wg.
const STRONG: f64 = 0.71;
/// A share of the commonest option at which people agree.
const MAJORITY: f64 = 0.75;

/// The indices of one question. Those that are not made for its scale, or need more people, are left out.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Indices {
    /// r\_wg, 0 to 1; needs two people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r_wg: Option<f64>,
    /// Average deviation from the mean, in steps between options.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub average_deviation: Option<f64>,
    /// The most that the average deviation may be, c/6.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acceptable: Option<f64>,
    /// The share of groups answering at random whose average deviation is as small, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chance: Option<f64>,
    /// a_wg, −1 to 1; needs c − 1 people and a mean away from the ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub a_wg: Option<f64>,
    /// Consensus, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consensus: Option<f64>,
    /// The share of the commonest option, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modal_share: Option<f64>,
    /// Index of qualitative variation, 0 to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variation: Option<f64>,
}

impl Indices {
    /// How far people are apart, 0 to 1.
    #[must_use]
    pub fn disagreement(&self) -> f64 {
        self.consensus.map(|consensus| 1.0 - consensus).or(self.variation).unwrap_or(0.0)
    }
}

/// The indices for options from worst to best, by how many chose each; nothing without an answer.
#[must_use]
pub fn ordered(counts: &[usize], chances: &mut Chances) -> Indices {
    let people = counts.iter().sum::<usize>();
    let options = counts.len();
    if people == 0 || options < 2 {
        return Indices::default();
    }
    let (n, c) = (people as f64, options as f64);
    // Coded from 1, as the formulas are.
    let mean = sum(counts) as f64 / n + 1.0;
    let coded = || counts.iter().enumerate().map(|(code, count)| (code as f64 + 1.0, *count as f64));
    let squares: f64 = coded().map(|(x, count)| count * (x - mean).powi(2)).sum();
    let variance = (people > 1).then(|| squares / (n - 1.0));
    let consensus: f64 = coded()
        .filter(|(_, count)| *count > 0.0)
        .map(|(x, count)| count / n * (1.0 - (x - mean).abs() / (c - 1.0)).log2())
        .sum();
    let widest = ((c + 1.0) * mean - mean * mean - c) * n / (n - 1.0);
    let a_wg = variance.filter(|_| people + 1 >= options && widest > 0.0).map(|variance| 1.0 - 2.0 * variance / widest);
    Indices {
        r_wg: variance.map(|variance| (1.0 - variance * 12.0 / (c * c - 1.0)).max(0.0)),
        average_deviation: Some(deviation(counts) as f64 / (n * n)),
        acceptable: Some(c / 6.0),
        chance: chances.of(counts),
        // At an end of the scale there is nothing to vary.
        a_wg: a_wg.or((variance == Some(0.0) && people + 1 >= options).then_some(1.0)),
        consensus: Some(1.0 + consensus),
        ..Indices::default()
    }
}

/// The indices for options without an order, by how many chose each; nothing without an answer.
#[must_use]
pub fn unordered(counts: &[usize]) -> Indices {
    let people = counts.iter().sum::<usize>();
    if people == 0 || counts.len() < 2 {
        return Indices::default();
    }
    let (n, c) = (people as f64, counts.len() as f64);
    let squares: f64 = counts.iter().map(|count| (*count as f64 / n).powi(2)).sum();
    let most = counts.iter().max().copied().unwrap_or(0);
    Indices {
        modal_share: Some(most as f64 / n),
        variation: Some((c / (c - 1.0) * (1.0 - squares)).max(0.0)),
        ..Indices::default()
    }
}

/// The word for ordered answers.
#[must_use]
pub fn word_of_ordered(counts: &[usize], indices: &Indices) -> Word {
    let people = counts.iter().sum::<usize>();
    let acceptable = indices.average_deviation.zip(indices.acceptable).is_some_and(|(ad, most)| ad <= most);
    let beyond_chance = match indices.chance {
        Some(chance) => chance <= CHANCE,
        None => indices.r_wg.is_some_and(|index| index >= STRONG),
    };
    match people {
        0 | 1 => Word::OneVoice,
        _ if is_unanimous(counts) => Word::Agree,
        _ if has_camps(counts) => Word::Polarised,
        _ if acceptable && beyond_chance => Word::Agree,
        _ if acceptable => Word::Lean,
        _ => Word::Split,
    }
}

/// The word for answers without an order.
#[must_use]
pub fn word_of_unordered(counts: &[usize], indices: &Indices) -> Word {
    let people = counts.iter().sum::<usize>();
    let share = indices.modal_share.unwrap_or(0.0);
    let mut most: Vec<usize> = counts.to_vec();
    most.sort_unstable_by(|one, other| other.cmp(one));
    let second = most.get(1).copied().unwrap_or(0);
    match people {
        0 | 1 => Word::OneVoice,
        _ if share >= MAJORITY => Word::Agree,
        // Two options that leave at most a fifth to all others, each with a third.
        _ if 3 * second >= people && 5 * (most[0] + second) >= 4 * people && people > 2 => Word::Polarised,
        _ if share > 0.5 => Word::Lean,
        _ => Word::Split,
    }
}

fn is_unanimous(counts: &[usize]) -> bool {
    counts.iter().filter(|count| **count > 0).count() == 1
}

/// A third of the people in the lowest third of the scale, and a third in the highest.
fn has_camps(counts: &[usize]) -> bool {
    let people = counts.iter().sum::<usize>();
    let third = (counts.len() / 3).max(1);
    let low: usize = counts[..third].iter().sum();
    let high: usize = counts[counts.len() - third..].iter().sum();
    let least = match people {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    [low, high].iter().all(|camp| 3 * camp >= people && *camp >= least)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(one: Option<f64>, other: f64) {
        assert!((one.expect("an index") - other).abs() < 5e-8, "{one:?} {other}");
    }

    fn of(counts: &[usize]) -> Indices {
        ordered(counts, &mut Chances::default())
    }

    #[test]
    fn consensus_is_that_of_the_r_package_agrmt() {
        near(of(&[30, 40, 210, 130, 530, 50, 10]).consensus, 0.725_687_6);
    }

    /// By hand: 3, 4, 4, 5, 4 of five options. Mean 4, s² = 2/4 = .5, σ² = 2; AD = 2/5; a_wg with M = 4:
    /// 1 − 1/((6·4 − 16 − 5)·5/4) = 1 − 1/3.75.
    #[test]
    fn the_indices_are_those_worked_out_by_hand() {
        let indices = of(&[0, 0, 1, 3, 1]);
        near(indices.r_wg, 0.75);
        near(indices.average_deviation, 0.4);
        near(indices.acceptable, 5.0 / 6.0);
        near(indices.a_wg, 1.0 - 1.0 / 3.75);
        let shares = unordered(&[4, 2, 2]);
        near(shares.modal_share, 0.5);
        near(shares.variation, 1.5 * (1.0 - 0.25 - 0.0625 - 0.0625));
    }

    #[test]
    fn two_camps_are_told_from_scatter() {
        let word = |counts: &[usize]| word_of_ordered(counts, &of(counts));
        assert_eq!(word(&[4, 0, 0, 0, 4]), Word::Polarised);
        assert_eq!(word(&[1, 2, 2, 2, 1]), Word::Split);
        assert_eq!(word(&[0, 0, 1, 6, 1]), Word::Agree);
        assert_eq!(word(&[0, 0, 2, 3, 0]), Word::Lean, "five people can do that by chance");
        assert_eq!(word(&[2, 0, 0, 0, 0]), Word::Agree, "all say the same");
        assert_eq!(word(&[1, 0, 0, 0, 0]), Word::OneVoice);
        assert_eq!(word(&[0, 0, 0, 0, 0]), Word::OneVoice);
        let word = |counts: &[usize]| word_of_unordered(counts, &unordered(counts));
        assert_eq!(word(&[6, 1, 1]), Word::Agree);
        assert_eq!(word(&[5, 2, 1]), Word::Lean);
        assert_eq!(word(&[4, 4, 0]), Word::Polarised);
        assert_eq!(word(&[3, 3, 2]), Word::Split);
        assert_eq!(word(&[0, 0, 0]), Word::OneVoice);
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        assert_eq!(of(&[0, 0, 0]), Indices::default());
        assert_eq!(unordered(&[0, 0]), Indices::default());
        assert_eq!(of(&[1, 0, 0]).r_wg, None, "one person has no variance");
    }
}
