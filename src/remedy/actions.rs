//! Which actions of the questionnaire would meet a gate: one, then two, then a few; each with what it needs first.

use super::{MOST, PAIRED, SHOWN, Search};
use crate::index::ActionIndex;
use crate::pack::Pack;
use crate::roadmap;

/// Actions that meet a gate together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doing {
    /// What they need first, in the order to do it.
    pub before: Vec<ActionIndex>,
    /// The actions themselves.
    pub actions: Vec<ActionIndex>,
}

impl Doing {
    /// Everything that is done, in order.
    #[must_use]
    pub fn all(&self) -> Vec<ActionIndex> {
        [self.before.as_slice(), &self.actions].concat()
    }

    /// The last of the actions and what it needs first.
    fn alone(mut bundle: Vec<ActionIndex>) -> Self {
        let actions = bundle.pop().into_iter().collect();
        Self { before: bundle, actions }
    }

    /// Both; `None` when the other brings nothing new or two of the actions exclude each other.
    fn with(&self, other: &Self, pack: &Pack) -> Option<Self> {
        let mut both = self.clone();
        both.actions.extend(other.actions.iter().filter(|action| !self.all().contains(action)));
        both.before.retain(|action| !other.actions.contains(action));
        let known = both.all();
        both.before.extend(other.before.iter().filter(|action| !known.contains(action)));
        (both.actions.len() > self.actions.len() && !roadmap::conflict(pack, &both.all())).then_some(both)
    }
}

/// Something to do, and what would still be missing after it.
struct Tried {
    doing: Doing,
    missing: f64,
    weeks: f64,
}

impl Tried {
    /// Nearest first, then the least work.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.missing.total_cmp(&other.missing).then(self.weeks.total_cmp(&other.weeks))
    }
}

impl Search<'_> {
    /// Alternatives of which each meets the gate, the least work first; none when a few actions are not enough.
    pub(super) fn doings(&self) -> Vec<Doing> {
        let scores = self.scores;
        let touching = scores.doable().into_iter().filter(|bundle| bundle.iter().any(|action| self.touches(*action)));
        let mut tried: Vec<Tried> = touching.map(|bundle| self.tried_doing(Doing::alone(bundle))).collect();
        let now = self.missing(scores.assessment);
        tried.retain(|tried| tried.missing < now);
        tried.sort_by(Tried::order);
        let meeting = tried.iter().take_while(|tried| tried.missing == 0.0).map(|tried| self.lean(&tried.doing));
        let alone = none_within_another(meeting);
        if !alone.is_empty() {
            return alone;
        }
        let several = self.two_doings(&tried).or_else(|| self.doings_one_by_one(&tried));
        several.iter().map(|doing| self.lean(doing)).collect()
    }

    /// Whether an action moves an answer that could matter.
    fn touches(&self, action: ActionIndex) -> bool {
        self.pack.actions[action].moves.iter().any(|step| self.matters(step.item))
    }

    fn tried_doing(&self, doing: Doing) -> Tried {
        let all = doing.all();
        let weeks = all.iter().map(|action| self.offers[*action].effort_weeks).sum();
        Tried { missing: self.missing_after(&all), weeks, doing }
    }

    /// Points missing once these actions are done.
    fn missing_after(&self, actions: &[ActionIndex]) -> f64 {
        let actions: Vec<_> = actions.iter().map(|action| &self.pack.actions[*action]).collect();
        self.missing_with(&roadmap::apply(self.pack, &actions, &self.scores.answers.given))
    }

    /// What meets the gate, without any action that it is met without and that no other of them needs.
    fn lean(&self, doing: &Doing) -> Doing {
        let needed = |all: &[ActionIndex], action: ActionIndex| {
            all.iter().any(|other| self.pack.actions[*other].requires.contains(&action))
        };
        let mut all = doing.all();
        while let Some(spare) = all.iter().position(|action| !needed(&all, *action) && self.met_without(&all, *action))
        {
            all.remove(spare);
        }
        let (before, actions) = all.iter().partition(|action| needed(&all, **action));
        Doing { before, actions }
    }

    fn met_without(&self, all: &[ActionIndex], action: ActionIndex) -> bool {
        let rest: Vec<ActionIndex> = all.iter().copied().filter(|other| *other != action).collect();
        self.missing_after(&rest) == 0.0
    }

    /// The two with the least work, among the nearest, that meet the gate together.
    fn two_doings(&self, tried: &[Tried]) -> Option<Doing> {
        let near = &tried[..tried.len().min(PAIRED)];
        let pairs = near.iter().enumerate().flat_map(|(at, one)| near[..at].iter().map(move |other| (other, one)));
        let both = pairs.filter_map(|(one, other)| one.doing.with(&other.doing, self.pack));
        let meeting = both.map(|both| self.tried_doing(both)).filter(|both| both.missing == 0.0);
        meeting.min_by(Tried::order).map(|both| both.doing)
    }

    /// Actions added one after another, each the one that brings the gate nearest.
    fn doings_one_by_one(&self, tried: &[Tried]) -> Option<Doing> {
        let mut chosen = self.tried_doing(Doing { before: Vec::new(), actions: Vec::new() });
        while chosen.doing.actions.len() < MOST {
            let more = tried.iter().filter_map(|more| chosen.doing.with(&more.doing, self.pack));
            let next = more.map(|doing| self.tried_doing(doing)).min_by(Tried::order)?;
            if next.missing >= chosen.missing {
                return None;
            }
            chosen = next;
            if chosen.missing == 0.0 {
                return Some(chosen.doing);
            }
        }
        None
    }
}

/// The first few of which none holds all that another does.
fn none_within_another(meeting: impl Iterator<Item = Doing>) -> Vec<Doing> {
    let mut kept: Vec<Doing> = Vec::new();
    for doing in meeting {
        let all = doing.all();
        let holds = |smaller: &Doing| smaller.all().iter().all(|action| all.contains(action));
        if kept.len() < SHOWN && !kept.iter().any(holds) {
            kept.push(doing);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::{Means, Remedy, remedy};
    use super::*;
    use crate::assess::{Options, Scored, Scores};
    use crate::gate::{Gate, parse};
    use crate::record::{Outline, Readings};
    use crate::scoring::score_given;
    use crate::{Answers, load, read_answers};

    const INSTRUMENTS: &str = include_str!("../../examples/hub-and-spoke-instruments/answers.yaml");
    const BANK: &str = include_str!("../../examples/centralised-bank/answers.yaml");

    struct Case {
        pack: Pack,
        answers: Answers,
        outline: Outline,
    }

    impl Case {
        fn of(text: &str) -> Self {
            let id = text.lines().find_map(|line| line.strip_prefix("questionnaire: ")).expect("it names one");
            let id = id.split('@').next().expect("an id");
            let pack = load(&crate::builtin(id).expect("it is built in")).expect("it is valid");
            let answers = read_answers("answers.yaml", text, &pack).expect("they are valid");
            Self { outline: Outline::of_pack(&pack), pack, answers }
        }

        fn with<T>(&self, use_them: impl FnOnce(Scores<'_>) -> T) -> T {
            use_them(Scored::new(&self.pack, &self.answers, &Options::default()).scores())
        }

        /// Every score a little higher than it is, every level one higher.
        fn demanding(&self) -> Vec<Gate> {
            let measures = self.outline.shown();
            let raised = |scores: Scores<'_>, measure| {
                let score = scores.reading(&self.outline, measure).score?;
                Some(format!("{}>={}", self.outline.id(measure), (score + 6.0).min(100.0)))
            };
            let conditions = measures.into_iter().filter_map(|measure| self.with(|scores| raised(scores, measure)));
            conditions.map(|condition| parse(&condition, &self.outline).expect("a gate")).collect()
        }

        fn holds(&self, gate: &Gate, actions: &[ActionIndex]) -> bool {
            let actions: Vec<_> = actions.iter().map(|action| &self.pack.actions[*action]).collect();
            let given = roadmap::apply(&self.pack, &actions, &self.answers.given);
            let assessment = score_given(&self.pack, &given, self.answers.scope);
            self.with(|scores| gate.holds(&self.outline, &Scores { assessment: &assessment, ..scores }))
        }
    }

    #[test]
    fn doing_what_is_named_meets_the_gate_and_what_is_needed_first_does_not() {
        let (mut alone, mut together) = (0, 0);
        for text in [INSTRUMENTS, BANK] {
            let case = Case::of(text);
            for gate in case.demanding() {
                let found = case.with(|scores| remedy(scores, &case.outline, &gate, Means::Actions));
                let Remedy::Actions(alternatives) = found else { continue };
                assert!(!alternatives.is_empty() && alternatives.len() <= SHOWN, "{}", gate.condition);
                for doing in alternatives {
                    assert!(case.holds(&gate, &doing.all()), "{}: {doing:?}", gate.condition);
                    for action in &doing.actions {
                        let rest: Vec<_> = doing.all().into_iter().filter(|other| other != action).collect();
                        assert!(!case.holds(&gate, &rest), "{}: less is enough: {doing:?}", gate.condition);
                    }
                    (alone, together) = match doing.actions.len() {
                        1 => (alone + 1, together),
                        _ => (alone, together + 1),
                    };
                    let ready = |action: &ActionIndex| {
                        let all = doing.all();
                        let at = all.iter().position(|other| other == action);
                        let first = |required| all.iter().position(|other| other == required);
                        case.pack.actions[*action].requires.iter().all(|one| first(one) < at || first(one).is_none())
                    };
                    assert!(doing.all().iter().all(ready), "{}: prerequisites come first: {doing:?}", gate.condition);
                }
            }
        }
        assert!(alone >= 10 && together >= 2, "{alone} gates met by one action, {together} by several");
    }

    #[test]
    fn what_no_action_reaches_is_said_to_take_more() {
        let case = Case::of(INSTRUMENTS);
        let gate = parse("model.best is honeycomb", &case.outline).expect("a gate");
        let found = case.with(|scores| remedy(scores, &case.outline, &gate, Means::Actions));
        assert_eq!(found, Remedy::NotSoon(Means::Actions));
    }
}
