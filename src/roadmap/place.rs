//! The room that waves have.

use crate::pack::{Action, Pack};

/// How much room the waves still have.
#[derive(Debug, Clone)]
pub struct WaveRoom {
    /// Weeks and places left, by wave.
    left: Vec<(f64, usize)>,
    /// The wave of each placed action, by action index.
    placed: Vec<Option<usize>>,
}

/// Weeks are decimals; this guards their sums.
const GUARD: f64 = 1e-9;

impl WaveRoom {
    /// Empty waves with these capacities in weeks.
    #[must_use]
    pub fn new(pack: &Pack, capacities: &[f64]) -> Self {
        let room = |(index, wave): (usize, &crate::pack::Wave)| (capacities[index], wave.max_actions);
        Self { left: pack.waves.iter().enumerate().map(room).collect(), placed: vec![None; pack.actions.len()] }
    }

    /// Weeks left in all waves.
    #[must_use]
    pub fn weeks(&self) -> f64 {
        self.left.iter().map(|(weeks, _)| weeks).sum()
    }

    /// Places left in all waves.
    #[must_use]
    pub fn places(&self) -> usize {
        self.left.iter().map(|(_, places)| places).sum()
    }

    /// The wave an action was put into.
    #[must_use]
    pub fn wave_of(&self, action: usize) -> Option<usize> {
        self.placed[action]
    }

    /// Puts an action into the first wave with room that is not earlier than its prerequisites; false when none has.
    pub fn place(&mut self, index: usize, action: &Action) -> bool {
        self.place_from(0, index, action)
    }

    /// As [`Self::place`], into none of the first waves.
    pub fn place_from(&mut self, first: usize, index: usize, action: &Action) -> bool {
        let needed = action.requires.iter().filter_map(|required| self.placed[*required]).max();
        let earliest = needed.unwrap_or(0).max(first);
        let fits = |wave: &usize| self.left[*wave].1 > 0 && self.left[*wave].0 + GUARD >= action.effort_weeks;
        let Some(wave) = (earliest..self.left.len()).find(fits) else { return false };
        self.left[wave].0 -= action.effort_weeks;
        self.left[wave].1 -= 1;
        self.placed[index] = Some(wave);
        true
    }

    /// How many waves there are.
    #[must_use]
    pub fn waves(&self) -> usize {
        self.left.len()
    }

    /// Takes a placed action out again.
    pub fn free(&mut self, index: usize, action: &Action) {
        if let Some(wave) = self.placed[index].take() {
            self.left[wave].0 += action.effort_weeks;
            self.left[wave].1 += 1;
        }
    }

    /// Whether an action is larger than every wave was when empty.
    #[must_use]
    pub fn too_large(action: &Action, capacities: &[f64]) -> bool {
        capacities.iter().all(|weeks| action.effort_weeks > weeks + GUARD)
    }
}
