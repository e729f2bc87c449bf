//! Turns answers into scores. Pure: no clock, no files, no order of maps.
//!
//! For an element *e*, over the applicable items *q* that carry it, with weight *w* and evidence *v* of the answer:
//!
//! - **score(e) = Σ w·v ÷ Σ w** over answered items, times 100: percent of maximum possible; a spectrum's strand runs
//!   from -100 to 100. Every archetype item counts for every model, so a fit is the share of answers that match the
//!   model's signature. Without an answered item an element is *not assessed*, which is never 0.
//! - **coverage(e) = Σ w answered ÷ Σ w applicable.** `n/a` and a false `when` leave the applicable set; open items
//!   stay in it. An item whose question says `otherwise: worst` stays in it at its worst while its `when` is false.
//! - **range(e)**: each open item at its smallest and its largest evidence. An outer bound.
//! - **Spectrum**: the mean of its assessed strands. **Dimensions**: the plain mean of the assessed elements, shown
//!   beside the weakest. **Composite**: the weighted mean of its assessed members' exact values; its coverage is the
//!   same mean over all members, a not-assessed one 0.
//! - Levels, requirements, gates, gaps and ranks compare exact values ([`crate::record::Score`]); what is shown is rounded
//!   once, half up, on the scale it is shown on.
//!
//! Sums are integers, so their order never matters. Means of means use `f64` in pack order and are held to a billionth of
//! a point, far coarser than their error and far finer than two scores differ.

mod element;
mod facts;
mod flip;
mod framework;
mod level;
mod verdict;

use crate::answers::applicable::{Applicability, applicability};
use crate::answers::{Answers, Given};
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Measure, MeasureKind, QuestionIndex, TiSlice, TiVec};
use crate::pack::{Carry, FrameworkKind, Item, Pack};
use crate::record::{Scope, Score};

pub use element::ElementScore;
pub use facts::{Known, findings, targets};
pub use flip::{FlipTo, flips};
pub use framework::FrameworkScore;
pub use level::{Standing, Unmet, is_provisional, level, limited_by, standing, unmet};
pub use verdict::Fit;
pub(crate) use verdict::asked_of;

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemState {
    /// It has an answer.
    Answered,
    /// Its question is switched off and counts at its worst.
    AtWorst,
    /// The respondent could not tell.
    Unknown,
    /// The thing cannot exist here.
    NotApplicable,
    /// It was left open.
    Unanswered,
    /// An earlier answer makes it meaningless.
    SwitchedOff,
    /// It is not part of the scope.
    NotAsked,
}

impl ItemState {
    /// Whether it stays in the sum without an answer.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Unknown | Self::Unanswered)
    }
}

/// The scores of one answers file under one pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Whether each question applies.
    pub questions: TiVec<QuestionIndex, Applicability>,
    /// What became of each item.
    pub items: TiVec<ItemIndex, ItemState>,
    /// The sums of each element.
    pub elements: TiVec<ElementIndex, ElementScore>,
    /// The score of each framework.
    pub frameworks: TiVec<FrameworkIndex, FrameworkScore>,
}

impl Assessment {
    /// The score of a measure: an element, or a framework's own score.
    #[must_use]
    pub fn measure(&self, measure: Measure) -> Option<Score> {
        match measure.kind(self.elements.len()) {
            MeasureKind::Element(element) => self.elements[element].score(),
            MeasureKind::Framework(framework) => self.frameworks[framework].score,
        }
    }

    /// The score of a measure that has a say: `None` when not assessed or thin.
    #[must_use]
    pub fn told(&self, measure: Measure) -> Option<Score> {
        self.measure(measure).filter(|_| !self.thin(measure))
    }

    /// Whether less than enough of a measure was answered for it to have a say.
    #[must_use]
    pub fn thin(&self, measure: Measure) -> bool {
        match measure.kind(self.elements.len()) {
            MeasureKind::Element(element) => self.elements[element].thin,
            MeasureKind::Framework(framework) => self.frameworks[framework].thin,
        }
    }

    /// Answered weight of a measure's applicable weight, 0 to 100; `None` when nothing applies.
    #[must_use]
    pub fn coverage(&self, measure: Measure) -> Option<Score> {
        match measure.kind(self.elements.len()) {
            MeasureKind::Element(element) => self.elements[element].coverage(),
            MeasureKind::Framework(framework) => self.frameworks[framework].coverage,
        }
    }

    /// A measure's outer bounds; `None` when nothing applies.
    #[must_use]
    pub fn range(&self, measure: Measure) -> Option<(Score, Score)> {
        match measure.kind(self.elements.len()) {
            MeasureKind::Element(element) => self.elements[element].range(),
            MeasureKind::Framework(framework) => self.frameworks[framework].range,
        }
    }

    /// Whether nothing of a measure is part of the scope, though something could be asked.
    #[must_use]
    pub fn unasked(&self, measure: Measure) -> bool {
        match measure.kind(self.elements.len()) {
            MeasureKind::Element(element) => self.elements[element].unasked(),
            MeasureKind::Framework(framework) => self.frameworks[framework].unasked,
        }
    }

    /// Whether some item of a measure is asked and neither n/a nor switched off.
    #[must_use]
    pub fn applies(&self, measure: Measure) -> bool {
        match measure.kind(self.elements.len()) {
            MeasureKind::Element(element) => self.elements[element].applies(),
            MeasureKind::Framework(framework) => self.frameworks[framework].applies,
        }
    }
}

/// Scores answers under the pack they were validated against.
#[must_use]
pub fn score(pack: &Pack, answers: &Answers) -> Assessment {
    score_given(pack, &answers.given, answers.scope)
}

/// Scores what was given for each item.
#[must_use]
pub fn score_given(pack: &Pack, given: &TiSlice<ItemIndex, Given>, scope: Scope) -> Assessment {
    let mut assessment = what_if(pack, given, scope);
    let Assessment { items, elements, frameworks, .. } = &mut assessment;
    let scored = verdict::Scored { pack, given, items, elements };
    for (index, framework) in pack.frameworks.iter_enumerated() {
        if matches!(framework.kind, FrameworkKind::Archetypes) {
            frameworks[index].fit = Some(verdict::fit(scored, index));
        }
    }
    assessment
}

/// As [`score_given`] without verdicts, which most questions of the form "what if" do without.
#[must_use]
pub fn what_if(pack: &Pack, given: &TiSlice<ItemIndex, Given>, scope: Scope) -> Assessment {
    let questions = applicability(pack, given);
    let state = |item: ItemIndex| state(pack, item, &given[item], questions[pack.items[item].question], scope);
    let items: TiVec<ItemIndex, ItemState> = pack.items.keys().map(state).collect();
    let elements = element::sum(pack, given, &items);
    let frameworks = framework::score_all(pack, &elements);
    Assessment { questions, items, elements, frameworks }
}

fn state(pack: &Pack, item: ItemIndex, given: &Given, asked: Applicability, scope: Scope) -> ItemState {
    let question = pack.question_of(item);
    let in_scope = question.is_in(scope) || *given != Given::Unanswered;
    match (asked, given) {
        (Applicability::SwitchedOff, _) if !question.otherwise_worst => ItemState::SwitchedOff,
        _ if !in_scope => ItemState::NotAsked,
        (Applicability::SwitchedOff, _) => ItemState::AtWorst,
        (Applicability::Undetermined, _) | (Applicability::Asked, Given::Unanswered) => ItemState::Unanswered,
        (Applicability::Asked, Given::Unknown) => ItemState::Unknown,
        (Applicability::Asked, Given::NotApplicable) => ItemState::NotApplicable,
        (Applicability::Asked, _) => ItemState::Answered,
    }
}

/// The evidence an answer gives for an element, in the unit of [`crate::pack::ONE`]; `None` when it gives none.
#[must_use]
pub fn evidence(item: &Item, carry: &Carry, given: &Given) -> Option<i64> {
    match given {
        Given::Option(option) => Some(carry.of_option(*option)),
        Given::Options(options) => {
            let sum: i64 = options.iter().map(|option| carry.of_option(*option)).sum();
            Some(sum.clamp(carry.floor, carry.ceiling))
        }
        Given::Number(number) => Some(carry.values[item.number.band(*number)]),
        Given::Text(_) | Given::Unanswered | Given::Unknown | Given::NotApplicable => None,
    }
}
