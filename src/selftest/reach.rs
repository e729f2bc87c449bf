//! Whether every question, option, level, target, action and finding is reached by some answers.
//!
//! Sample answers reach most of them. For each of the others the solver finds answers, proves that there are none, or
//! gives up.

use super::SelfTest;
use super::samples::{others, signature, within};
use super::solve::{Aim, Outcome, Reach};
use crate::answers::{Applicability, Given};
use crate::condition::Truth;
use crate::diagnostics::Code;
use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex, QuestionIndex,
    TargetIndex, TiSlice, TiVec, ti_vec,
};
use crate::pack::places::Thing;
use crate::pack::{FrameworkKind, Pack};
use crate::record::Scope;
use crate::roadmap::{Standing, standing};
use crate::scoring::{Assessment, Known, level};

pub(super) fn check(test: &mut SelfTest<'_>, scope: Scope) {
    let pack = test.pack;
    let mut seen = Seen::new(pack, scope);
    for given in samples(pack) {
        seen.look(&within(pack, given, scope));
    }
    for part in Part::all(pack, scope) {
        if !seen.has(part) {
            look_for(test, part, &mut seen);
        }
    }
}

fn look_for(test: &mut SelfTest<'_>, part: Part, seen: &mut Seen<'_>) {
    let (thing, id, name) = part.named(test.pack);
    let answers = match seen.scope {
        Scope::Full => "answers",
        Scope::Pulse => "answers to the short version",
    };
    let mut decided = true;
    for aim in part.aims(test.pack) {
        match test.solver.solve(&aim, seen.scope) {
            Reach::Reachable(given) => {
                seen.look(&given);
                if seen.has(part) {
                    return;
                }
                decided = false;
            }
            Reach::Unreachable => {}
            Reach::Undecided => decided = false,
        }
    }
    if decided {
        let message = format!("no {answers} lead to the {name}");
        test.push(thing, &id, Code::Unreachable, message, "compare its conditions with what can be answered");
    } else {
        test.undecided(thing, &id, &format!("any {answers} lead to the {name}"));
    }
}

/// Starting points, and each with each signature on top.
pub(super) fn samples(pack: &Pack) -> Vec<TiVec<ItemIndex, Given>> {
    let mut samples = others(pack);
    let plain = samples.len();
    let archetypes = pack.frameworks.iter().filter(|framework| matches!(framework.kind, FrameworkKind::Archetypes));
    for element in archetypes.flat_map(|framework| framework.elements) {
        for place in 0..plain {
            let mut given = samples[place].clone();
            for (item, option) in signature(pack, element) {
                given[item] = Given::Option(option);
            }
            samples.push(given);
        }
    }
    samples
}

/// Something in a pack that some answers should lead to.
#[derive(Debug, Clone, Copy)]
enum Part {
    /// A question without options; one with options is reached through these.
    Question(QuestionIndex),
    Option(ItemIndex, OptionIndex),
    Level(FrameworkIndex, usize),
    Target(TargetIndex),
    Action(ActionIndex),
    Finding(FindingIndex),
}

impl Part {
    /// Of the whole pack; of the short version what it asks and the levels it shows. Advice needs all answers.
    fn all(pack: &Pack, scope: Scope) -> Vec<Self> {
        let asked = |item: ItemIndex| pack.question_of(item).is_in(scope);
        let mut parts = Self::everything(pack);
        parts.retain(|part| match part {
            Self::Question(question) => pack.questions[*question].is_in(scope),
            Self::Option(item, _) => asked(*item),
            Self::Level(framework, _) => {
                let measured = |element| pack.items.keys().any(|item| asked(item) && carries(pack, item, element));
                pack.elements_of(pack.framework_measure(*framework)).into_iter().any(measured)
            }
            Self::Target(_) | Self::Action(_) | Self::Finding(_) => scope == Scope::Full,
        });
        parts
    }

    fn everything(pack: &Pack) -> Vec<Self> {
        let bare = |question: &QuestionIndex| {
            pack.questions[*question].items.iter().all(|item| pack.items[item].options.is_empty())
        };
        let questions = pack.questions.keys().filter(bare).map(Self::Question);
        let options = pack.items.iter_enumerated();
        let options = options.flat_map(|(item, of)| of.options.keys().map(move |option| Self::Option(item, option)));
        let levels = pack.frameworks.iter_enumerated();
        let levels = levels.flat_map(|(index, of)| (0..of.levels.len()).map(move |place| Self::Level(index, place)));
        let targets = pack.targets.keys().map(Self::Target);
        let actions = pack.actions.keys().map(Self::Action);
        let findings = pack.findings.keys().map(Self::Finding);
        questions.chain(options).chain(levels).chain(targets).chain(actions).chain(findings).collect()
    }

    /// What brings it about; one of these is enough.
    fn aims(self, pack: &Pack) -> Vec<Aim> {
        match self {
            Self::Question(question) => vec![Aim::question(pack, question)],
            Self::Option(item, option) => vec![Aim::option(item, option)],
            Self::Level(framework, place) => {
                graded(pack, framework).map(|measure| Aim::level(pack, measure, place)).collect()
            }
            Self::Target(rule) => vec![Aim::target(pack, rule)],
            Self::Action(action) => vec![Aim::action(pack, action)],
            Self::Finding(finding) => vec![Aim::finding(pack, finding)],
        }
    }

    /// Where it is written, and what people call it.
    fn named(self, pack: &Pack) -> (Thing, String, String) {
        let (thing, id, noun, name) = match self {
            Self::Question(question) => {
                let id = &pack.questions[question].id;
                (Thing::Item, id.clone(), "question", id)
            }
            Self::Option(item, option) => {
                let (item, option) = (&pack.items[item], &pack.items[item].options[option].id);
                (Thing::Option, format!("{}#{option}", item.id), "option", option)
            }
            Self::Level(framework, place) => {
                let framework = &pack.frameworks[framework];
                let level = &framework.levels[place].id;
                (Thing::Level, format!("{}#{level}", framework.id), "level", level)
            }
            Self::Target(rule) => {
                let model = &pack.elements[pack.targets[rule].target].short_id;
                (Thing::Target, usize::from(rule).to_string(), "target", model)
            }
            Self::Action(action) => {
                let id = &pack.actions[action].id;
                (Thing::Action, id.clone(), "action", id)
            }
            Self::Finding(finding) => {
                let code = &pack.findings[finding].code;
                (Thing::Finding, code.clone(), "finding", code)
            }
        };
        (thing, id, format!("{noun} `{name}`"))
    }
}

fn carries(pack: &Pack, item: ItemIndex, element: ElementIndex) -> bool {
    pack.items[item].carries.iter().any(|carry| carry.element == element)
}

/// The measures that can stand at the levels of a framework: its elements and the framework as a whole.
fn graded(pack: &Pack, framework: FrameworkIndex) -> impl Iterator<Item = Measure> + '_ {
    let elements = pack.frameworks[framework].elements.iter().map(|element| pack.measure_of_element(element));
    elements.chain([pack.framework_measure(framework)])
}

/// What some answers have reached.
struct Seen<'p> {
    pack: &'p Pack,
    scope: Scope,
    questions: TiVec<QuestionIndex, bool>,
    options: TiVec<ItemIndex, TiVec<OptionIndex, bool>>,
    levels: TiVec<FrameworkIndex, Vec<bool>>,
    targets: TiVec<TargetIndex, bool>,
    actions: TiVec<ActionIndex, bool>,
    findings: TiVec<FindingIndex, bool>,
}

impl<'p> Seen<'p> {
    fn new(pack: &'p Pack, scope: Scope) -> Self {
        Self {
            pack,
            scope,
            questions: ti_vec![false; pack.questions.len()],
            options: pack.items.iter().map(|item| ti_vec![false; item.options.len()]).collect(),
            levels: pack.frameworks.iter().map(|framework| vec![false; framework.levels.len()]).collect(),
            targets: ti_vec![false; pack.targets.len()],
            actions: ti_vec![false; pack.actions.len()],
            findings: ti_vec![false; pack.findings.len()],
        }
    }

    fn has(&self, part: Part) -> bool {
        match part {
            Part::Question(question) => self.questions[question],
            Part::Option(item, option) => self.options[item][option],
            Part::Level(framework, place) => self.levels[framework][place],
            Part::Target(rule) => self.targets[rule],
            Part::Action(action) => self.actions[action],
            Part::Finding(finding) => self.findings[finding],
        }
    }

    /// Marks everything that these answers reach.
    fn look(&mut self, given: &TiSlice<ItemIndex, Given>) {
        let outcome = Outcome::of(self.pack, given, self.scope);
        for rule in outcome.rules.iter().flatten() {
            self.targets[*rule] = true;
        }
        for (seen, made) in self.findings.iter_mut().zip(&outcome.findings) {
            *seen |= made;
        }
        self.look_at_answers(&outcome.assessment, given);
        self.look_at_actions(&outcome.facts(self.pack, given));
        self.look_at_levels(&outcome.assessment);
    }

    fn look_at_answers(&mut self, scored: &Assessment, given: &TiSlice<ItemIndex, Given>) {
        for (index, item) in self.pack.items.iter_enumerated() {
            if scored.questions[item.question] != Applicability::Asked {
                continue;
            }
            self.questions[item.question] = true;
            match &given[index] {
                Given::Option(option) => self.options[index][*option] = true,
                Given::Options(options) => options.iter().for_each(|option| self.options[index][*option] = true),
                _ => {}
            }
        }
    }

    fn look_at_actions(&mut self, known: &Known<'_>) {
        for (index, action) in self.pack.actions.iter_enumerated() {
            let offered = || action.when.as_ref().is_none_or(|when| when.evaluate(known) == Truth::True);
            if !self.actions[index] && offered() {
                self.actions[index] = standing(self.pack, action, known.given) == Standing::Changes;
            }
        }
    }

    fn look_at_levels(&mut self, scored: &Assessment) {
        let pack = self.pack;
        for (index, levels) in self.levels.iter_mut_enumerated().filter(|(_, levels)| !levels.is_empty()) {
            for reached in graded(pack, index).filter_map(|measure| level(pack, scored, measure)) {
                levels[reached] = true;
            }
        }
    }
}
