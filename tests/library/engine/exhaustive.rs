//! The best plan there is, found by trying all; small packs only.

use crate::answers::Answers;
use crate::index::{ActionIndex, ItemIndex, OptionIndex, TiVec, ti_vec};
use crate::pack::{Pack, QuestionKind};
use crate::roadmap::{Attainment, Judge, apply};
use crate::scoring::what_if;

/// Of the actions that may be chosen, the highest attainment that any assignment to waves reaches.
pub(crate) fn best(pack: &Pack, answers: &Answers, judge: &Judge<'_>, candidates: &[ActionIndex]) -> Attainment {
    let waves = pack.waves.len();
    let mut place = vec![waves; candidates.len()];
    let mut reached: Vec<Option<Attainment>> = vec![None; 1 << candidates.len()];
    let mut best = Attainment(0);
    loop {
        if fits(pack, candidates, &place) {
            let chosen: Vec<usize> = (0..candidates.len()).filter(|at| place[*at] < waves).collect();
            let mask = chosen.iter().fold(0, |mask, at| mask | 1 << at);
            let attained = *reached[mask].get_or_insert_with(|| {
                let actions: Vec<_> = chosen.iter().map(|at| &pack.actions[candidates[*at]]).collect();
                let given = apply(pack, &actions, &answers.given);
                judge.attainment(&what_if(pack, &given, answers.scope)).unwrap_or(Attainment(0))
            });
            best = best.max(attained);
        }
        // Counts through all places, the last digit first.
        let Some(at) = place.iter().rposition(|wave| *wave > 0) else { return best };
        place[at] -= 1;
        place[at + 1..].fill(waves);
    }
}

fn fits(pack: &Pack, candidates: &[ActionIndex], place: &[usize]) -> bool {
    let room = pack.waves.iter().enumerate().all(|(index, wave)| {
        let inside = || candidates.iter().zip(place).filter(|(_, place)| **place == index);
        let weeks: f64 = inside().map(|(action, _)| pack.actions[*action].effort_weeks).sum();
        weeks <= wave.capacity_weeks + 1e-9 && inside().count() <= wave.max_actions
    });
    let chosen = |at: &usize| place[*at] < pack.waves.len();
    let in_order = (0..candidates.len()).filter(chosen).all(|at| {
        pack.actions[candidates[at]].requires.iter().all(|required| {
            candidates.iter().position(|other| other == required).is_none_or(|before| place[before] <= place[at])
        })
    });
    room && in_order && no_conflict(pack, (0..candidates.len()).filter(chosen).map(|at| candidates[at]))
}

/// No two actions set one unordered item differently.
pub(crate) fn no_conflict(pack: &Pack, actions: impl Iterator<Item = ActionIndex>) -> bool {
    let mut set: TiVec<ItemIndex, Option<OptionIndex>> = ti_vec![None; pack.items.len()];
    actions.flat_map(|action| &pack.actions[action].moves).all(|step| {
        let item = &pack.items[step.item];
        let single = item.kind == QuestionKind::Choice && !item.ordered;
        !single || set[step.item].replace(step.options[0]).is_none_or(|before| before == step.options[0])
    })
}
