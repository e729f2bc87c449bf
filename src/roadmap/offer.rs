//! What an action and the waves are for one organisation: the one place where that is settled.

use crate::index::{ActionIndex, TiVec, WaveIndex};
use crate::pack::Pack;
use crate::scoring::Known;

/// An action with the effort that fits one organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// Person-weeks of work.
    pub effort_weeks: f64,
    /// Weeks from its beginning to its end.
    pub duration_weeks: f64,
    /// The role that is accountable.
    pub owner: String,
}

/// What each action is for an organisation.
#[must_use]
pub fn offers(pack: &Pack, _known: &Known<'_>) -> TiVec<ActionIndex, Offer> {
    let offer = |action: &crate::pack::Action| Offer {
        effort_weeks: action.effort_weeks,
        duration_weeks: action.effort_weeks,
        owner: action.owner.clone(),
    };
    pack.actions.iter().map(offer).collect()
}

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
    /// Those of the pack; `capacities` replaces its person-weeks.
    #[must_use]
    pub fn of(pack: &Pack, _known: &Known<'_>, capacities: Option<&[f64]>) -> Self {
        let own = || pack.waves.iter().map(|wave| wave.capacity_weeks).collect();
        let capacity = capacities.map_or_else(own, |weeks| weeks.iter().copied().collect());
        Self { worth: 0.0, owner_share: 1.0, capacity }
    }
}
