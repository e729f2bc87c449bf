//! What a set of actions attains, kept up to date action by action.
//!
//! Sums are integers, so adding and taking away the evidence of the answers that change gives to the last bit what
//! scoring all answers again does. That is done only where a changed answer decides whether some question is asked.

mod ground;
mod now;
mod trial;

use super::goals::{Aim, AimKind, WHOLE};
use super::{apply, moved, woken};
use crate::answers::Given;
use crate::answers::applicable::Applicability;
use crate::index::{
    ActionIndex, ElementIndex, FrameworkIndex, ItemIndex, Measure, QuestionIndex, TiSlice, TiVec, ti_vec,
};
use crate::pack::Action;
use crate::record::Score;
use crate::scoring::{Assessment, ElementScore, evidence, what_if};

use now::Now;
use trial::Overwritten;

pub(super) use ground::Ground;

/// A sum of weighted scores with the sum of their weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Mean {
    sum: i128,
    weights: i128,
}

/// A set of actions, the answers once they are done, and what those attain.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tally {
    members: TiVec<ActionIndex, bool>,
    /// The answers before any move, with what is switched on at its worst.
    start: TiVec<ItemIndex, Given>,
    given: TiVec<ItemIndex, Given>,
    questions: TiVec<QuestionIndex, Applicability>,
    elements: TiVec<ElementIndex, ElementScore>,
    told: TiVec<Measure, Option<Score>>,
    low: TiVec<Measure, Option<Score>>,
    applies: TiVec<Measure, bool>,
    told_means: TiVec<FrameworkIndex, Mean>,
    low_means: TiVec<FrameworkIndex, Mean>,
    thin: TiVec<FrameworkIndex, bool>,
    shares: Vec<i64>,
    /// Shares times weights of all aims that count.
    total: i128,
    /// Findings that hold before and are closed.
    closed: i32,
    marks: Marks,
    /// What was there before, while something is tried.
    journal: Option<Vec<Overwritten>>,
    /// An empty journal.
    spare: Vec<Overwritten>,
}

/// What has to be worked out again.
#[derive(Debug, Clone, PartialEq, Default)]
struct Marks {
    elements: Vec<ElementIndex>,
    frameworks: Vec<bool>,
    aims: Vec<usize>,
}

impl Tally {
    /// What no action attains, from the scores before.
    pub(super) fn new(ground: &Ground<'_>, before: &Assessment) -> Self {
        let members = ti_vec![false; ground.pack.actions.len()];
        Self::scored(ground, members, ground.answers.given.clone(), before)
    }

    /// What answers attain that no set of actions gives.
    pub(super) fn given(ground: &Ground<'_>, given: TiVec<ItemIndex, Given>) -> Self {
        let assessment = what_if(ground.pack, &given, ground.answers.scope);
        Self::scored(ground, ti_vec![false; ground.pack.actions.len()], given, &assessment)
    }

    /// What a set of actions attains, from scoring all answers.
    fn rescored(ground: &Ground<'_>, members: TiVec<ActionIndex, bool>) -> Self {
        let actions = members.iter_enumerated().filter(|(_, member)| **member);
        let actions: Vec<&Action> = actions.map(|(action, _)| &ground.pack.actions[action]).collect();
        let given = apply(ground.pack, &actions, &ground.answers.given);
        let assessment = what_if(ground.pack, &given, ground.answers.scope);
        Self::scored(ground, members, given, &assessment)
    }

    fn scored(
        ground: &Ground<'_>,
        members: TiVec<ActionIndex, bool>,
        given: TiVec<ItemIndex, Given>,
        assessment: &Assessment,
    ) -> Self {
        let pack = ground.pack;
        let low = |measure: Measure| assessment.range(measure).map(|(low, _)| low).filter(|_| ground.sure[measure]);
        let mut tally = Self {
            start: woken(pack, &ground.answers.given, &ground.before, &assessment.questions),
            members,
            given,
            questions: assessment.questions.clone(),
            elements: assessment.elements.clone(),
            told: pack.measures().map(|measure| assessment.told(measure)).collect(),
            low: pack.measures().map(low).collect(),
            applies: pack.measures().map(|measure| assessment.applies(measure)).collect(),
            told_means: ti_vec![Mean::default(); pack.frameworks.len()],
            low_means: ti_vec![Mean::default(); pack.frameworks.len()],
            thin: assessment.frameworks.iter().map(|framework| framework.thin).collect(),
            shares: vec![0; ground.judge.aims.len()],
            total: 0,
            closed: 0,
            journal: None,
            spare: Vec::new(),
            marks: Marks { frameworks: vec![false; pack.frameworks.len()], ..Marks::default() },
        };
        for (measure, wholes) in ground.wholes.iter_enumerated() {
            for (whole, weight) in wholes {
                add(&mut tally.told_means[*whole], tally.told[measure], *weight);
                add(&mut tally.low_means[*whole], tally.low[measure], *weight);
            }
        }
        for (place, aim) in ground.judge.aims.iter().enumerate().filter(|(_, aim)| aim.counts) {
            tally.judge(ground, place, aim);
        }
        tally
    }

    /// Shares times weights of all aims that count.
    pub(super) fn total(&self) -> i128 {
        self.total
    }

    /// How many findings are closed.
    pub(super) fn closed(&self) -> i32 {
        self.closed
    }

    pub(super) fn has(&self, action: ActionIndex) -> bool {
        self.members[action]
    }

    /// How much of each aim is attained, in billionths.
    pub(super) fn shares(&self) -> &[i64] {
        &self.shares
    }

    /// How much of an aim is attained; 0 of one that does not count.
    pub(super) fn share(&self, aim: usize) -> i64 {
        self.shares[aim]
    }

    pub(super) fn answers(&self) -> &TiSlice<ItemIndex, Given> {
        &self.given
    }

    pub(super) fn element(&self, element: ElementIndex) -> Option<Score> {
        self.elements[element].score()
    }

    /// Adds an action, or takes it out again.
    pub(super) fn toggle(&mut self, ground: &Ground<'_>, action: ActionIndex) {
        self.members[action] = !self.members[action];
        for step in &ground.pack.actions[action].moves {
            let item = step.item;
            if self.questions[ground.pack.items[item].question] != Applicability::Asked {
                continue;
            }
            let Some(answer) = self.answer(ground, item) else { continue };
            if ground.decides[item] {
                *self = Self::rescored(ground, std::mem::take(&mut self.members));
                return;
            }
            self.replace(ground, item, answer);
        }
        self.settle(ground);
    }

    /// The answer to an item under all members, when it is another than it was.
    fn answer(&self, ground: &Ground<'_>, item: ItemIndex) -> Option<Given> {
        let members = ground.movers[item].iter().filter(|(action, _)| self.members[*action]);
        let mut answer: Option<Given> = None;
        for (action, step) in members {
            let now = answer.as_ref().unwrap_or(&self.start[item]);
            let step = &ground.pack.actions[*action].moves[*step];
            answer = moved(&ground.pack.items[item], step, now).or(answer);
        }
        let same = answer.as_ref().unwrap_or(&self.start[item]) == &self.given[item];
        (!same).then(|| answer.unwrap_or_else(|| self.start[item].clone()))
    }

    fn replace(&mut self, ground: &Ground<'_>, item: ItemIndex, answer: Given) {
        let before = std::mem::replace(&mut self.given[item], answer);
        for carry in &ground.pack.items[item].carries {
            let value = |given: &Given| evidence(&ground.pack.items[item], carry, given).unwrap_or(0);
            let change = i128::from(carry.weight) * i128::from(value(&self.given[item]) - value(&before));
            if change != 0 {
                let sums = self.elements[carry.element];
                self.note(|| Overwritten::Element(carry.element, sums));
                let element = &mut self.elements[carry.element];
                element.sum += change;
                element.lowest += change;
                element.highest += change;
                if !self.marks.elements.contains(&carry.element) {
                    self.marks.elements.push(carry.element);
                }
            }
        }
        self.note(|| Overwritten::Answer(item, before));
        self.marks.aims.extend(&ground.of_item[item]);
    }

    /// Works out what the changed sums change.
    fn settle(&mut self, ground: &Ground<'_>) {
        let elements = std::mem::take(&mut self.marks.elements);
        for element in &elements {
            let measure = ground.pack.measure_of_element(*element);
            if self.told[measure].is_some() {
                self.tell(ground, measure, self.elements[*element].score());
            }
            if self.low[measure].is_some() {
                let sums = self.elements[*element];
                self.lower(ground, measure, Score::of_share(sums.lowest, sums.applicable));
            }
        }
        self.marks.elements = elements;
        self.marks.elements.clear();
        for framework in &ground.inside_out {
            if std::mem::take(&mut self.marks.frameworks[usize::from(*framework)]) {
                let measure = ground.pack.framework_measure(*framework);
                if self.told[measure].is_some() {
                    let Mean { sum, weights } = self.told_means[*framework];
                    self.tell(ground, measure, Score::of_sum(sum, weights));
                }
                if self.low[measure].is_some() {
                    let Mean { sum, weights } = self.low_means[*framework];
                    self.lower(ground, measure, Score::of_sum(sum, weights));
                }
            }
        }
        let mut aims = std::mem::take(&mut self.marks.aims);
        aims.sort_unstable();
        aims.dedup();
        for place in &aims {
            self.judge(ground, *place, &ground.judge.aims[*place]);
        }
        aims.clear();
        self.marks.aims = aims;
    }

    fn tell(&mut self, ground: &Ground<'_>, measure: Measure, score: Option<Score>) {
        let before = std::mem::replace(&mut self.told[measure], score);
        if before != score {
            self.note(|| Overwritten::Told(measure, before));
            for (whole, weight) in &ground.wholes[measure] {
                let mean = self.told_means[*whole];
                self.note(|| Overwritten::ToldMean(*whole, mean));
                change(&mut self.told_means[*whole], before, score, *weight);
                self.marks.frameworks[usize::from(*whole)] = true;
            }
            self.marks.aims.extend(&ground.of_measure[measure]);
        }
    }

    fn lower(&mut self, ground: &Ground<'_>, measure: Measure, score: Option<Score>) {
        let before = std::mem::replace(&mut self.low[measure], score);
        if before != score {
            self.note(|| Overwritten::Low(measure, before));
            for (whole, weight) in &ground.wholes[measure] {
                let mean = self.low_means[*whole];
                self.note(|| Overwritten::LowMean(*whole, mean));
                change(&mut self.low_means[*whole], before, score, *weight);
                self.marks.frameworks[usize::from(*whole)] = true;
            }
            self.marks.aims.extend(&ground.of_measure[measure]);
        }
    }

    fn judge(&mut self, ground: &Ground<'_>, place: usize, aim: &Aim) {
        let share = ground.judge.share(aim, &Now { ground, tally: self });
        let before = std::mem::replace(&mut self.shares[place], share);
        self.note(|| Overwritten::Share(place, before));
        self.total += i128::from(aim.weight) * i128::from(share - before);
        if matches!(aim.kind, AimKind::Close(_)) {
            self.closed += i32::from(share == WHOLE) - i32::from(before == WHOLE);
        }
    }
}

fn add(mean: &mut Mean, score: Option<Score>, weight: i64) {
    if let Some(score) = score {
        mean.sum += score.weighed(weight);
        mean.weights += i128::from(weight);
    }
}

fn change(mean: &mut Mean, before: Option<Score>, after: Option<Score>, weight: i64) {
    let weighed = |score: Option<Score>| score.map_or(0, |score| score.weighed(weight));
    mean.sum += weighed(after) - weighed(before);
}
