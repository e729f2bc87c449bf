//! What every roadmap keeps to, over small packs.

use crate::answers::applicable::Applicability;
use crate::answers::{Answers, Given};
use crate::assess::{Options, Scored, assess};
use crate::index::{ActionIndex, ItemIndex, OptionIndex, TiVec, WaveIndex, ti_vec};
use crate::pack::Pack;
use crate::record::{GoalKind, GoalRecord};
use crate::roadmap::{Attainment, Plan, TargetChoice, apply, decide, plan};
use crate::scoring::{Assessment, ItemState, score, score_given};
use crate::suites::support::{built_in, load, property};
use proptest::prelude::*;

use super::conflicts::no_conflict;
use super::sketch::{drawn, draws, sketches, spread};

pub(crate) fn planned(pack: &Pack, answers: &Answers) -> (Assessment, Plan) {
    let before = score(pack, answers);
    let decided = decide(pack, answers, &before, TargetChoice::Rules);
    let plan = plan(pack, answers, &before, &decided, None);
    (before, plan)
}

/// Each chosen action with its wave, in plan order.
fn chosen(plan: &Plan) -> Vec<(WaveIndex, ActionIndex)> {
    let waves = plan.waves.iter_enumerated();
    waves.flat_map(|(wave, planned)| planned.actions.iter().map(move |chosen| (wave, chosen.action))).collect()
}

fn check(pack: &Pack, answers: &Answers) -> Result<(), TestCaseError> {
    let (before, plan) = planned(pack, answers);
    let order = chosen(&plan);
    gains_add_up(&plan)?;
    waves_have_room(pack, answers, &plan)?;
    prerequisites_come_first(pack, &plan, &order)?;
    prop_assert!(no_conflict(pack, order.iter().map(|(_, action)| *action)));
    what_is_expected_holds(pack, answers, &before, &plan)?;
    nothing_idle_is_chosen(pack, &plan)?;
    every_action_is_accounted_for(pack, &plan, &order)
}

fn gains_add_up(plan: &Plan) -> Result<(), TestCaseError> {
    let gains: i64 = plan.waves.iter().flat_map(|wave| &wave.actions).map(|chosen| chosen.gain).sum();
    let [now, after] = [plan.now, plan.after].map(|attained| attained.unwrap_or(Attainment(0)).0);
    prop_assert_eq!(gains, after - now);
    Ok(())
}

fn waves_have_room(pack: &Pack, answers: &Answers, plan: &Plan) -> Result<(), TestCaseError> {
    let scored = Scored::new(pack, answers, &Options::default());
    let offers = scored.scores().offers();
    for (wave, planned) in pack.waves.iter().zip(&plan.waves) {
        let weeks: f64 = planned.actions.iter().map(|chosen| offers[chosen.action].effort_weeks).sum();
        prop_assert!(weeks <= planned.capacity_weeks + 1e-9 && planned.actions.len() <= wave.max_actions);
    }
    Ok(())
}

fn prerequisites_come_first(pack: &Pack, plan: &Plan, order: &[(WaveIndex, ActionIndex)]) -> Result<(), TestCaseError> {
    for (at, (_, action)) in order.iter().enumerate() {
        for required in &pack.actions[*action].requires {
            let earlier = order[..at].iter().any(|(_, other)| other == required);
            let waived = plan.deferred.iter().any(|delayed| {
                delayed.action == *required && ["condition", "facts-first"].contains(&delayed.reason.name())
            });
            prop_assert!(earlier || waived || plan.done.contains(required));
        }
    }
    Ok(())
}

/// Does the moves by hand and scores the result.
fn what_is_expected_holds(
    pack: &Pack,
    answers: &Answers,
    before: &Assessment,
    plan: &Plan,
) -> Result<(), TestCaseError> {
    let mut actions = Vec::new();
    for planned in &plan.waves {
        actions.extend(planned.actions.iter().map(|chosen| &pack.actions[chosen.action]));
        let given = by_hand(pack, answers, before, &actions);
        let scored = score_given(pack, &given, answers.scope);
        prop_assert_eq!(&scored.elements, &planned.expected.elements);
        for framework in pack.frameworks.keys() {
            let measure = pack.framework_measure(framework);
            prop_assert_eq!(scored.measure(measure), planned.expected.measure(measure));
        }
        for (item, state) in before.items.iter_enumerated().filter(|(_, state)| state.is_open()) {
            let answered = scored.items[item] == ItemState::Answered;
            let waits = before.questions[pack.items[item].question] == Applicability::Undetermined;
            prop_assert!(!answered || waits, "{} was {state:?}", pack.items[item].id);
        }
    }
    Ok(())
}

/// One move after the other until nothing changes.
fn by_hand(
    pack: &Pack,
    answers: &Answers,
    before: &Assessment,
    actions: &[&crate::pack::Action],
) -> TiVec<ItemIndex, Given> {
    let mut given = answers.given.clone();
    let mut started: TiVec<ItemIndex, bool> = ti_vec![false; pack.items.len()];
    loop {
        let scored = score_given(pack, &given, answers.scope);
        let asked = |state: &Assessment, item: ItemIndex| state.questions[pack.items[item].question];
        let woken = |item: &ItemIndex| {
            asked(before, *item) == Applicability::SwitchedOff && asked(&scored, *item) == Applicability::Asked
        };
        if let Some(item) = pack.items.keys().filter(woken).find(|item| !started[*item]) {
            started[item] = true;
            if given[item] != Given::NotApplicable {
                given[item] = worst(pack, item);
            }
            continue;
        }
        let steps = actions.iter().flat_map(|action| &action.moves);
        let answered = steps.filter(|step| scored.items[step.item] == ItemState::Answered);
        let changed = |step: &crate::pack::Move| Some((step.item, moved(pack, step, &given[step.item])));
        let next = answered.filter_map(changed).find(|(item, moved)| *moved != given[*item]);
        let Some((item, moved)) = next else { return given };
        given[item] = moved;
    }
}

fn moved(pack: &Pack, step: &crate::pack::Move, given: &Given) -> Given {
    let item = &pack.items[step.item];
    match given {
        Given::Option(now) if item.ordered => Given::Option(step.options[0].max(*now)),
        Given::Option(_) => Given::Option(step.options[0]),
        Given::Options(now) if step.options.iter().any(|option| !now.contains(option)) => {
            let mut all: Vec<OptionIndex> =
                now.iter().copied().filter(|option| !item.options[*option].exclusive).collect();
            all.extend(&step.options);
            all.sort_unstable();
            all.dedup();
            Given::Options(all)
        }
        other => other.clone(),
    }
}

/// The answer whose evidence is lowest, the first of several; open where no answer is worse than another.
fn worst(pack: &Pack, index: ItemIndex) -> Given {
    let item = &pack.items[index];
    if item.carries.is_empty() || pack.is_archetype_item(index) {
        return Given::Unanswered;
    }
    let sum = |place: usize| -> i64 { item.carries.iter().map(|carry| carry.weight * carry.values[place]).sum() };
    let least = (0..item.carries[0].values.len()).min_by_key(|place| sum(*place)).unwrap();
    match item.kind.name() {
        "choices" => Given::Options(vec![least.into()]),
        "number" => Given::Number([0.0, 10.0, 50.0][least]),
        _ => Given::Option(least.into()),
    }
}

fn nothing_idle_is_chosen(pack: &Pack, plan: &Plan) -> Result<(), TestCaseError> {
    let order = chosen(plan);
    for chosen in plan.waves.iter().flat_map(|wave| &wave.actions) {
        let needed = order.iter().any(|(_, other)| pack.actions[*other].requires.contains(&chosen.action));
        prop_assert!(chosen.gain > 0 || needed, "{} brings {}", pack.actions[chosen.action].id, chosen.gain);
    }
    Ok(())
}

fn every_action_is_accounted_for(
    pack: &Pack,
    plan: &Plan,
    order: &[(WaveIndex, ActionIndex)],
) -> Result<(), TestCaseError> {
    let mut all: Vec<ActionIndex> = order.iter().map(|(_, action)| *action).collect();
    all.extend(&plan.done);
    all.extend(plan.deferred.iter().map(|delayed| delayed.action));
    all.sort_unstable();
    prop_assert_eq!(all, pack.actions.keys().collect::<Vec<_>>());
    Ok(())
}

proptest! {
    #![proptest_config(property(128))]

    #[test]
    fn every_roadmap_keeps_its_promises(sketch in sketches(), draws in draws(), open in 0..6_u16) {
        let pack = load(&sketch.yaml(&sketch.order()));
        check(&pack, &drawn(&pack, &draws, open))?;
    }

    #[test]
    fn what_actions_make_true_does_not_depend_on_their_order(sketch in sketches(), draws in draws(), turn in any::<u8>()) {
        let pack = load(&sketch.yaml(&sketch.order()));
        let answers = drawn(&pack, &draws, 2);
        let mut some: Vec<_> = pack.actions.iter().filter(|action| {
            no_conflict(&pack, pack.actions.keys().filter(|other| pack.actions[*other].id <= action.id))
        }).collect();
        let one = apply(&pack, &some, &answers.given);
        prop_assert_eq!(&apply(&pack, &some, &one), &one, "a second time changes nothing");
        if !some.is_empty() {
            let middle = usize::from(turn) % some.len();
            some.rotate_left(middle);
        }
        prop_assert_eq!(apply(&pack, &some, &answers.given), one);
    }

    #[test]
    fn attainment_is_the_weighted_mean_of_the_goals_that_count(sketch in sketches(), draws in draws()) {
        let pack = load(&sketch.yaml(&sketch.order()));
        let record = assess(&pack, &drawn(&pack, &draws, 4), &Options::default()).unwrap();
        let Some(roadmap) = record.roadmap else { return Ok(()) };
        for goal in roadmap.goals.iter().filter(|goal| goal.kind == GoalKind::Score) {
            prop_assert_eq!(goal.now.is_none(), roadmap.goal_attainment.not_judged.contains(&goal.id), "{}", &goal.id);
            let by_hand = goal.now.map(|now| share(goal, now));
            let differs = by_hand.zip(goal.attained_now).is_some_and(|(one, other)| (one - other).abs() > 1e-6);
            prop_assert!(!differs, "{goal:?}");
        }
        for (told, of) in [
            (roadmap.goal_attainment.now, (|goal| goal.attained_now) as fn(&GoalRecord) -> Option<f64>),
            (roadmap.goal_attainment.after, |goal| goal.attained_after),
        ] {
            let counts = || roadmap.goals.iter().filter(|goal| goal.counts).filter_map(|goal| Some((goal.weight, of(goal)?)));
            let weight: f64 = counts().map(|(weight, _)| weight).sum();
            let by_hand = counts().map(|(weight, attained)| weight * attained).sum::<f64>() / weight;
            prop_assert!(told.is_none_or(|told| (told - by_hand).abs() < 1e-5), "{told:?}, by hand {by_hand}");
        }
    }
}

/// How much of a goal is attained, 0 to 100.
fn share(goal: &GoalRecord, now: f64) -> f64 {
    let floor = if goal.id == "way" { -100.0 } else { 0.0 };
    ((now - floor) / (goal.target - floor)).clamp(0.0, 1.0) * 100.0
}

#[test]
fn built_in_roadmaps_keep_their_promises() {
    for pack in built_in() {
        for draw in 0..8_u16 {
            let draws: Vec<u16> = spread(draw);
            check(&pack, &drawn(&pack, &draws, draw % 3)).unwrap();
        }
    }
}
