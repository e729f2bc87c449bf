//! What a plan is looked for in: which answers, scores and aims each action bears on.

use super::super::goals::{Aim, AimKind, Judge};
use crate::answers::Answers;
use crate::answers::applicable::{Applicability, applicability};
use crate::condition::Condition;
use crate::index::{ActionIndex, FrameworkIndex, ItemIndex, Measure, MeasureKind, QuestionIndex, TiVec, ti_vec};
use crate::pack::{Action, FrameworkKind, Pack, WEIGHT};

/// What stays the same while a plan is sought.
pub(in crate::roadmap) struct Ground<'p> {
    pub(in crate::roadmap) pack: &'p Pack,
    pub(in crate::roadmap) judge: &'p Judge<'p>,
    pub(super) answers: &'p Answers,
    pub(super) before: TiVec<QuestionIndex, Applicability>,
    /// The moves of each item.
    pub(super) movers: TiVec<ItemIndex, Vec<(ActionIndex, usize)>>,
    /// Whether some question is asked or not depending on the item.
    pub(super) decides: TiVec<ItemIndex, bool>,
    /// The aims that read an item.
    pub(super) of_item: TiVec<ItemIndex, Vec<usize>>,
    /// The aims that read a measure.
    pub(super) of_measure: TiVec<Measure, Vec<usize>>,
    /// The frameworks a measure is a part of, with its weight in them.
    pub(super) wholes: TiVec<Measure, Vec<(FrameworkIndex, i64)>>,
    /// Measures whose smallest possible score some aim reads.
    pub(super) sure: TiVec<Measure, bool>,
    /// Frameworks, each after what it is made of.
    pub(super) inside_out: Vec<FrameworkIndex>,
}

impl<'p> Ground<'p> {
    pub(in crate::roadmap) fn new(pack: &'p Pack, judge: &'p Judge<'p>, answers: &'p Answers) -> Self {
        let measures = pack.elements.len() + pack.frameworks.len();
        let composite =
            |index: &FrameworkIndex| matches!(pack.frameworks[*index].kind, FrameworkKind::Composite { .. });
        let plain = pack.frameworks.keys().filter(|index| !composite(index));
        let mut ground = Self {
            pack,
            judge,
            answers,
            before: applicability(pack, &answers.given),
            movers: ti_vec![Vec::new(); pack.items.len()],
            decides: ti_vec![false; pack.items.len()],
            of_item: ti_vec![Vec::new(); pack.items.len()],
            of_measure: ti_vec![Vec::new(); measures],
            wholes: ti_vec![Vec::new(); measures],
            sure: ti_vec![false; measures],
            inside_out: plain.chain(pack.composites_inside_out()).collect(),
        };
        for (action, step, item) in steps(pack) {
            ground.movers[item].push((action, step));
        }
        for item in pack.questions.iter().filter_map(|question| question.when.as_ref()).flat_map(Condition::items) {
            ground.decides[item] = true;
        }
        ground.connect();
        for (place, aim) in judge.aims.iter().enumerate().filter(|(_, aim)| aim.counts) {
            ground.read(place, aim);
        }
        ground
    }

    /// Notes what each framework is made of.
    fn connect(&mut self) {
        for (index, framework) in self.pack.frameworks.iter_enumerated() {
            match &framework.kind {
                FrameworkKind::Archetypes => {}
                FrameworkKind::Spectrum { .. } | FrameworkKind::Dimensions => {
                    for element in framework.elements {
                        self.wholes[self.pack.measure_of_element(element)].push((index, WEIGHT));
                    }
                }
                FrameworkKind::Composite { members } => {
                    for (member, weight) in members {
                        self.wholes[self.pack.member_measure(*member)].push((index, *weight));
                    }
                }
            }
        }
    }

    /// Notes what an aim reads.
    fn read(&mut self, place: usize, aim: &Aim) {
        match &aim.kind {
            AimKind::Reach { measure, .. } => self.of_measure.raw[measure.map_or(0, usize::from)].push(place),
            AimKind::Close(finding) => {
                for leaf in self.pack.findings[*finding].when.leaves() {
                    self.read_leaf(place, leaf);
                }
            }
            AimKind::Level { needs, .. } => {
                for need in needs {
                    self.of_measure[need.measure].push(place);
                    if need.sure {
                        self.make_sure(need.measure);
                    }
                }
            }
        }
    }

    fn read_leaf(&mut self, place: usize, leaf: &Condition) {
        match leaf {
            Condition::Answer { item, .. } | Condition::Amount { item, .. } => self.of_item[*item].push(place),
            Condition::Score { measure, .. } => self.of_measure[*measure].push(place),
            Condition::Best { framework, .. } => {
                for element in self.pack.frameworks[*framework].elements {
                    self.of_measure[self.pack.measure_of_element(element)].push(place);
                }
            }
            _ => {}
        }
    }

    fn make_sure(&mut self, measure: Measure) {
        self.sure[measure] = true;
        if let MeasureKind::Framework(framework) = self.pack.measured(measure) {
            let parts: Vec<Measure> = self.parts(framework).collect();
            for part in parts {
                self.make_sure(part);
            }
        }
    }

    fn parts(&self, framework: FrameworkIndex) -> impl Iterator<Item = Measure> + '_ {
        let whole = move |(_, wholes): &(Measure, &Vec<(FrameworkIndex, i64)>)| {
            wholes.iter().any(|(whole, _)| *whole == framework)
        };
        self.wholes.iter_enumerated().filter(whole).map(|(measure, _)| measure)
    }

    /// Whether an action decides by its moves whether some question is asked.
    pub(in crate::roadmap) fn is_decisive(&self, action: ActionIndex) -> bool {
        self.pack.actions[action].moves.iter().any(|step| self.decides[step.item])
    }

    /// The aims that an action can bring nearer or take away.
    pub(in crate::roadmap) fn touches(&self, action: &Action) -> Vec<usize> {
        let items = || action.moves.iter().map(|step| step.item);
        let elements = items().flat_map(|item| &self.pack.items[item].carries).map(|carry| carry.element);
        let measures = elements.map(|element| &self.of_measure[self.pack.measure_of_element(element)]);
        let mut aims: Vec<usize> = items().map(|item| &self.of_item[item]).chain(measures).flatten().copied().collect();
        aims.sort_unstable();
        aims.dedup();
        aims
    }
}

fn steps(pack: &Pack) -> impl Iterator<Item = (ActionIndex, usize, ItemIndex)> + '_ {
    let of = |(index, action): (ActionIndex, &Action)| -> Vec<(ActionIndex, usize, ItemIndex)> {
        action.moves.iter().enumerate().map(|(step, moves)| (index, step, moves.item)).collect()
    };
    pack.actions.iter_enumerated().flat_map(of)
}
