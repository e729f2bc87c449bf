//! What a set of actions attains, kept up to date action by action.
//!
//! Sums are integers, so adding and taking away the evidence of the answers that change gives to the last bit what
//! scoring all answers again does. That is done only where a changed answer decides whether some question is asked.

use super::goals::{Aim, AimKind, Judge, Reading, WHOLE};
use super::{apply, moved, woken};
use crate::answers::applicable::{AnswerFacts, Applicability, applicability};
use crate::answers::{Answers, Given};
use crate::condition::{Bound, Condition, Facts, Truth};
use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, Measure, MeasureKind, OptionIndex,
    QuestionIndex, TiSlice, TiVec, ti_vec,
};
use crate::pack::{Action, FrameworkKind, Pack, WEIGHT};
use crate::record::Score;
use crate::scoring::{Assessment, ElementScore, evidence, what_if};

/// What stays the same while a plan is sought.
pub(super) struct Ground<'p> {
    pub(super) pack: &'p Pack,
    pub(super) judge: &'p Judge<'p>,
    answers: &'p Answers,
    before: TiVec<QuestionIndex, Applicability>,
    /// The moves of each item.
    movers: TiVec<ItemIndex, Vec<(ActionIndex, usize)>>,
    /// Whether some question is asked or not depending on the item.
    decides: TiVec<ItemIndex, bool>,
    /// The aims that read an item.
    of_item: TiVec<ItemIndex, Vec<usize>>,
    /// The aims that read a measure.
    of_measure: TiVec<Measure, Vec<usize>>,
    /// The frameworks a measure is a part of, with its weight in them.
    wholes: TiVec<Measure, Vec<(FrameworkIndex, i64)>>,
    /// Measures whose smallest possible score some aim reads.
    sure: TiVec<Measure, bool>,
    /// Frameworks, each after what it is made of.
    inside_out: Vec<FrameworkIndex>,
}

impl<'p> Ground<'p> {
    pub(super) fn new(pack: &'p Pack, judge: &'p Judge<'p>, answers: &'p Answers) -> Self {
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
            parts.into_iter().for_each(|part| self.make_sure(part));
        }
    }

    fn parts(&self, framework: FrameworkIndex) -> impl Iterator<Item = Measure> + '_ {
        let whole = move |(_, wholes): &(Measure, &Vec<(FrameworkIndex, i64)>)| {
            wholes.iter().any(|(whole, _)| *whole == framework)
        };
        self.wholes.iter_enumerated().filter(whole).map(|(measure, _)| measure)
    }

    /// Whether an action decides by its moves whether some question is asked.
    pub(super) fn is_decisive(&self, action: ActionIndex) -> bool {
        self.pack.actions[action].moves.iter().any(|step| self.decides[step.item])
    }

    /// The aims that an action can bring nearer or take away.
    pub(super) fn touches(&self, action: &Action) -> Vec<usize> {
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

/// A value as it was before it was replaced.
#[derive(Debug, Clone, PartialEq)]
enum Overwritten {
    Answer(ItemIndex, Given),
    Element(ElementIndex, ElementScore),
    Told(Measure, Option<Score>),
    Low(Measure, Option<Score>),
    ToldMean(FrameworkIndex, Mean),
    LowMean(FrameworkIndex, Mean),
    Share(usize, i64),
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

    /// What adding actions, or taking them out, would change: shares times weights, and findings closed.
    pub(super) fn trial(&mut self, ground: &Ground<'_>, actions: &[ActionIndex]) -> (i128, i32) {
        let before = (self.total, self.closed);
        let decisive = actions.iter().any(|action| ground.is_decisive(*action));
        self.journal = (!decisive).then(|| std::mem::take(&mut self.spare));
        actions.iter().for_each(|action| self.toggle(ground, *action));
        let gain = (self.total - before.0, self.closed - before.1);
        match self.journal.take() {
            Some(mut journal) => {
                while let Some(overwritten) = journal.pop() {
                    self.put_back(overwritten);
                }
                self.spare = journal;
                actions.iter().for_each(|action| self.members[*action] = !self.members[*action]);
                (self.total, self.closed) = before;
            }
            None => actions.iter().rev().for_each(|action| self.toggle(ground, *action)),
        }
        gain
    }

    fn put_back(&mut self, overwritten: Overwritten) {
        match overwritten {
            Overwritten::Answer(item, given) => self.given[item] = given,
            Overwritten::Element(element, sums) => self.elements[element] = sums,
            Overwritten::Told(measure, score) => self.told[measure] = score,
            Overwritten::Low(measure, score) => self.low[measure] = score,
            Overwritten::ToldMean(framework, mean) => self.told_means[framework] = mean,
            Overwritten::LowMean(framework, mean) => self.low_means[framework] = mean,
            Overwritten::Share(place, share) => self.shares[place] = share,
        }
    }

    fn note(&mut self, overwritten: impl FnOnce() -> Overwritten) {
        if let Some(journal) = &mut self.journal {
            journal.push(overwritten());
        }
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

/// A tally as what conditions and aims read.
struct Now<'a> {
    ground: &'a Ground<'a>,
    tally: &'a Tally,
}

impl Now<'_> {
    fn answers(&self) -> AnswerFacts<'_> {
        AnswerFacts { pack: self.ground.pack, given: &self.tally.given, questions: &self.tally.questions }
    }
}

impl Reading for Now<'_> {
    fn told(&self, measure: Measure) -> Option<Score> {
        self.tally.told[measure]
    }

    fn low(&self, measure: Measure) -> Option<Score> {
        self.tally.low[measure]
    }

    fn applies(&self, measure: Measure) -> bool {
        self.tally.applies[measure]
    }
}

impl Facts for Now<'_> {
    fn answer(&self, item: ItemIndex, options: &[OptionIndex]) -> Truth {
        self.answers().answer(item, options)
    }

    fn amount(&self, item: ItemIndex, bound: Bound) -> Truth {
        self.answers().amount(item, bound)
    }

    fn score(&self, measure: Measure, bound: Bound) -> Truth {
        self.told(measure).map_or(Truth::Undetermined, |score| bound.admits(score.points()).into())
    }

    fn best(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Truth {
        if self.tally.thin[framework] {
            return Truth::Undetermined;
        }
        let mut best: Option<(Score, ElementIndex)> = None;
        for element in self.ground.pack.frameworks[framework].elements {
            let fit = self.tally.elements[element].score().unwrap_or_default();
            if fit > best.map_or(Score::default(), |(most, _)| most) {
                best = Some((fit, element));
            }
        }
        best.map_or(Truth::Undetermined, |(_, best)| elements.contains(&best).into())
    }

    fn target(&self, framework: FrameworkIndex, elements: &[ElementIndex]) -> Truth {
        self.ground.judge.targets[framework].map_or(Truth::Undetermined, |target| elements.contains(&target).into())
    }

    fn finding(&self, _: FindingIndex) -> Truth {
        Truth::False
    }
}
