//! How near the planner comes to the best plan there is, found by trying all.

use super::drawn::{Draws, answers, pack};
use crate::answers::Answers;
use crate::index::{ActionIndex, FrameworkIndex, TiVec};
use crate::pack::Pack;
use crate::record::DeferReason;
use crate::roadmap::plan::plan;
use crate::roadmap::room::Room;
use crate::roadmap::settings::Settings;
use crate::roadmap::status::{is_lowered, lowered, statuses};
use crate::roadmap::{Decided, Judge, Plan, TargetChoice, apply, decide};
use crate::scoring::{Assessment, Known, findings, score, score_given};

/// Everything that is read to judge by full scoring.
pub(super) struct Case {
    pub(super) pack: Pack,
    pub(super) answers: Answers,
    pub(super) before: Assessment,
    pub(super) decided: TiVec<FrameworkIndex, Option<Decided>>,
}

impl Case {
    pub(super) fn new(pack: Pack, answers: Answers) -> Self {
        let before = score(&pack, &answers);
        let decided = decide(&pack, &answers, &before, TargetChoice::Rules);
        Self { pack, answers, before, decided }
    }

    pub(super) fn drawn(seed: u64, actions: usize, open: usize) -> Self {
        let mut draws = Draws::new(seed);
        let pack = pack(&mut draws, actions);
        let answers = answers(&pack, &mut draws, open);
        Self::new(pack, answers)
    }

    pub(super) fn plan(&self) -> Plan {
        plan(&self.pack, &self.answers, &self.before, &self.decided, None)
    }

    /// Calls a function with what is known before.
    pub(super) fn known<R>(&self, read: impl FnOnce(&Known<'_>) -> R) -> R {
        let targets: TiVec<_, _> = self.decided.iter().map(|target| target.map(|target| target.element)).collect();
        let none = TiVec::new();
        let (pack, given, assessment) = (&self.pack, &self.answers.given, &self.before);
        let mut known = Known { pack, given, assessment, targets: &targets, findings: &none };
        let findings = findings(&known);
        known.findings = &findings;
        read(&known)
    }

    /// Attainment after these actions, by scoring all answers again.
    pub(super) fn attained(&self, judge: &Judge<'_>, actions: &[ActionIndex]) -> i64 {
        let actions: Vec<_> = actions.iter().map(|action| &self.pack.actions[*action]).collect();
        let given = apply(&self.pack, &actions, &self.answers.given);
        let assessment = score_given(&self.pack, &given, self.answers.scope);
        self.known(|known| {
            let after = Known { given: &given, assessment: &assessment, ..*known };
            judge.attainment(&after).map_or(0, |attained| attained.0)
        })
    }

    pub(super) fn judged<R>(&self, read: impl FnOnce(&Judge<'_>) -> R) -> R {
        self.known(|known| {
            let room = Room::new(known, &Settings::of(known, None));
            let lowered = lowered(known, &statuses(known, &room));
            read(&Judge::new(known, |measure| is_lowered(&self.pack, &lowered, measure)))
        })
    }
}

/// Months for which what is attained today, and after each wave, counts in the drawn packs.
const MONTHS: [i64; 4] = [3, 3, 6, 6];

/// Attainment over time where these actions stand in these waves.
fn over_time(attained: impl Fn(usize) -> i64, place: &[usize]) -> i64 {
    let mask =
        |wave: usize| place.iter().enumerate().filter(|(_, at)| **at < wave).fold(0, |mask, (at, _)| mask | 1 << at);
    (0..4).map(|wave| MONTHS[wave] * attained(mask(wave))).sum()
}

/// Of all ways to place the candidates, the most that is attained over time.
fn best(case: &Case, judge: &Judge<'_>, candidates: &[ActionIndex]) -> (i64, i64) {
    let sets = (0..1_usize << candidates.len()).map(|mask| {
        let inside = candidates.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
        case.attained(judge, &inside.map(|(_, action)| *action).collect::<Vec<_>>())
    });
    let attained: Vec<i64> = sets.collect();
    let out = case.pack.waves.len();
    let mut place = vec![out; candidates.len()];
    let none = over_time(|mask| attained[mask], &place);
    let mut best = none;
    loop {
        if fits(&case.pack, candidates, &place) {
            best = best.max(over_time(|mask| attained[mask], &place));
        }
        // Counts through all places, the last digit first.
        let Some(at) = place.iter().rposition(|wave| *wave > 0) else { return (none, best) };
        place[at] -= 1;
        place[at + 1..].fill(out);
    }
}

fn fits(pack: &Pack, candidates: &[ActionIndex], place: &[usize]) -> bool {
    let chosen = || candidates.iter().zip(place).filter(|(_, wave)| **wave < pack.waves.len());
    let room = pack.waves.iter().enumerate().all(|(index, wave)| {
        let inside = || chosen().filter(|(_, place)| **place == index).map(|(action, _)| *action);
        let weeks: f64 = inside().map(|action| pack.actions[action].effort_weeks).sum();
        let length = f64::from(wave.months[1] - wave.months[0]) * 52.0 / 12.0;
        let ends = |action: ActionIndex| chain(pack, &inside().collect::<Vec<_>>(), action);
        weeks <= wave.capacity_weeks
            && inside().count() <= wave.max_actions
            && inside().all(|action| ends(action) <= length)
    });
    let in_order = chosen().all(|(action, wave)| {
        let wave_of = |required: &ActionIndex| candidates.iter().position(|other| other == required);
        pack.actions[*action].requires.iter().filter_map(wave_of).all(|before| place[before] <= *wave)
    });
    let sets: Vec<_> = chosen()
        .flat_map(|(action, _)| &pack.actions[*action].moves)
        .filter(|step| pack.items[step.item].id.starts_with('m'))
        .collect();
    let clash = sets.iter().any(|one| sets.iter().any(|other| one.item == other.item && one.options != other.options));
    room && in_order && !clash
}

/// The week in which an action ends, after what it requires of the same wave.
fn chain(pack: &Pack, inside: &[ActionIndex], action: ActionIndex) -> f64 {
    let needed = pack.actions[action].requires.iter().filter(|required| inside.contains(required));
    needed.map(|required| chain(pack, inside, *required)).fold(0.0, f64::max) + pack.actions[action].effort_weeks
}

fn ratio(case: &Case) -> Option<f64> {
    let plan = case.plan();
    let barred = |action: &ActionIndex| {
        plan.done.contains(action)
            || plan.deferred.iter().any(|delayed| {
                delayed.action == *action
                    && matches!(
                        delayed.reason,
                        DeferReason::Condition | DeferReason::TooLarge | DeferReason::FactsFirst
                    )
            })
    };
    let candidates: Vec<ActionIndex> = case.pack.actions.keys().filter(|action| !barred(action)).collect();
    let wave_of = |action: &ActionIndex| {
        plan.waves.position(|wave| wave.actions.iter().any(|chosen| chosen.action == *action)).map(usize::from)
    };
    let place: Vec<usize> = candidates.iter().map(|action| wave_of(action).unwrap_or(plan.waves.len())).collect();
    case.judged(|judge| {
        let (none, best) = best(case, judge, &candidates);
        let set = |mask: usize| {
            let inside = candidates.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
            case.attained(judge, &inside.map(|(_, action)| *action).collect::<Vec<_>>())
        };
        let found = over_time(set, &place);
        assert!(fits(&case.pack, &candidates, &place), "the plan can be carried out");
        assert!(found <= best, "the planner found what trying all did not");
        #[expect(clippy::cast_precision_loss, reason = "a share")]
        (best > none).then(|| (found - none) as f64 / (best - none) as f64)
    })
}

#[test]
fn the_planner_comes_near_the_best_plan_there_is() {
    let drawn = (1..).filter_map(|seed| ratio(&Case::drawn(seed, 7, 8)).map(|ratio| (ratio, seed)));
    let mut ratios: Vec<(f64, u64)> = drawn.take(500).collect();
    ratios.sort_by(|one, other| one.0.total_cmp(&other.0));
    let mean = ratios.iter().map(|(ratio, _)| ratio).sum::<f64>() / 500.0;
    let equal = ratios.iter().filter(|(ratio, _)| *ratio > 1.0 - 1e-12).count();
    #[expect(clippy::disallowed_macros, reason = "the numbers are what the test is for")]
    {
        println!(
            "of the best plan's gain over time, 500 packs: mean {mean:.4}, equal {equal}, worst {:.4?}",
            &ratios[..5]
        );
    }
    assert!(mean >= 0.995, "mean {mean:.4}");
    assert!(ratios[0].0 >= 0.97, "worst {:.4?}", &ratios[..5]);
}
