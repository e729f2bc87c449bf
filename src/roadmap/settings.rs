//! What a plan has to keep to in one organisation.

use crate::index::{TiVec, WaveIndex};
use crate::pack::Pack;
use crate::scoring::Known;

/// What a plan has to keep to.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Points of attainment that an action must bring for each person-week it takes.
    pub worth: f64,
    /// The share of a wave's person-weeks that one owner may carry, 0 to 1.
    pub owner_share: f64,
    /// Person-weeks of each wave.
    pub capacity: TiVec<WaveIndex, f64>,
}

impl Settings {
    /// Those of the pack for that organisation; `capacities` replaces its person-weeks.
    #[must_use]
    pub fn of(known: &Known<'_>, capacities: Option<&[f64]>) -> Self {
        let Pack { worth, owner_share, waves, .. } = known.pack;
        let own = || waves.keys().map(|wave| known.pack.capacity(wave, known)).collect();
        let capacity = capacities.map_or_else(own, |weeks| weeks.iter().copied().collect());
        Self { worth: worth.unwrap_or(0.0), owner_share: owner_share.unwrap_or(1.0), capacity }
    }
}
