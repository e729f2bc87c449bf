//! What would meet a gate soonest: actions of the questionnaire, or changed answers; found by scoring again. Pure.
//!
//! A single action or change that meets the gate is the best there is, then a pair of the nearest ones; otherwise they
//! are added one after another, each the one that brings the gate nearest. Only answers that were given are changed;
//! where nothing is assessed, or nothing was found, the open items are named instead.

mod actions;

pub use actions::Doing;

use crate::answers::Given;
use crate::assess::Scores;
use crate::gate::{Compare, Gate, Quantity, Test};
use crate::index::{ActionIndex, ElementIndex, ItemIndex, Measure, OptionIndex, TiSlice, TiVec};
use crate::pack::{Item, Offer, Pack, QuestionKind};
use crate::record::Outline;
use crate::scoring::{Assessment, ItemState, score_given, unmet};

/// More alternatives than this are not listed.
const SHOWN: usize = 3;
/// Of this many single changes, the nearest, pairs are tried.
const PAIRED: usize = 32;
/// A gate that needs more changes than this is not met soon.
const MOST: usize = 4;

/// What would meet a gate.
#[derive(Debug, Clone, PartialEq)]
pub enum Remedy {
    /// Each of these meets it, the least work first.
    Actions(Vec<Doing>),
    /// Each of these changes meets it alone.
    AnyOf(Vec<Change>),
    /// These changes meet it together.
    Together(Vec<Change>),
    /// Answering these open items decides it.
    Answer(Vec<ItemIndex>),
    /// A few of what was looked among are not enough.
    NotSoon(Means),
}

/// Where a remedy is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// Among the actions of the questionnaire.
    Actions,
    /// Among the answers that could have been given instead.
    Answers,
}

/// An answer instead of the one given.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The item.
    pub item: ItemIndex,
    /// The answer instead.
    pub to: Given,
}

/// What would meet an unmet gate.
#[must_use]
pub fn remedy(scores: Scores<'_>, outline: &Outline, gate: &Gate, means: Means) -> Remedy {
    let Scores { pack, assessment, .. } = scores;
    let relevant = relevant(pack, outline, &gate.test);
    let search = Search { scores, pack, offers: scores.offers(), outline, gate, relevant };
    if let Some(open) = search.open(assessment) {
        return Remedy::Answer(open);
    }
    let found = match means {
        Means::Actions => Some(search.doings()).filter(|found| !found.is_empty()).map(Remedy::Actions),
        Means::Answers => search.changes(),
    };
    found.unwrap_or_else(|| match search.waiting() {
        open if open.is_empty() => Remedy::NotSoon(means),
        open => Remedy::Answer(open),
    })
}

fn one_per_item(changes: impl Iterator<Item = Change>) -> Vec<Change> {
    let mut kept: Vec<Change> = Vec::new();
    for change in changes {
        if kept.len() < SHOWN && kept.iter().all(|other| other.item != change.item) {
            kept.push(change);
        }
    }
    kept
}

/// A change and what would still be missing after it.
struct Tried {
    change: Change,
    missing: f64,
    step: usize,
}

impl Tried {
    /// Nearest first, then the smallest step.
    #[expect(clippy::cast_precision_loss, reason = "a handful of options")]
    fn order(&self) -> f64 {
        self.missing * 1000.0 + self.step as f64
    }
}

struct Search<'a> {
    scores: Scores<'a>,
    pack: &'a Pack,
    offers: TiVec<ActionIndex, Offer<'a>>,
    outline: &'a Outline,
    gate: &'a Gate,
    relevant: Vec<ElementIndex>,
}

impl Search<'_> {
    /// The open items to answer, when the gate waits for answers rather than for better ones.
    fn open(&self, assessment: &Assessment) -> Option<Vec<ItemIndex>> {
        let counts_answers = matches!(self.gate.test, Test::Number(Quantity::Coverage | Quantity::CoverageOf(_), ..));
        let outcome = self.gate.check(self.outline, &self.with(assessment));
        let nothing =
            outcome.short.is_none() && [crate::gate::NOT_ASSESSED, crate::gate::THIN].contains(&&*outcome.now);
        if !counts_answers && !nothing {
            return None;
        }
        let open = |item: &ItemIndex| assessment.items[*item].is_open();
        let all = matches!(self.gate.test, Test::Number(Quantity::Coverage, ..));
        Some(self.pack.items.keys().filter(|item| open(item) && (all || self.carries(*item))).collect())
    }

    /// Changed answers that meet the gate.
    fn changes(&self) -> Option<Remedy> {
        let singles = self.tried(&self.scores.answers.given);
        if singles.first().is_some_and(|best| best.missing == 0.0) {
            let meeting = singles.into_iter().take_while(|tried| tried.missing == 0.0);
            return Some(Remedy::AnyOf(one_per_item(meeting.map(|tried| tried.change))));
        }
        let several = self.pair(&singles).or_else(|| self.one_by_one(self.scores.assessment));
        several.map(Remedy::Together)
    }

    /// Two changes that meet the gate together: the first pair in the order of what each brings.
    fn pair(&self, singles: &[Tried]) -> Option<Vec<Change>> {
        let near = &singles[..singles.len().min(PAIRED)];
        let pairs = near.iter().enumerate().flat_map(|(at, one)| near[..at].iter().map(move |other| (other, one)));
        let apart = pairs.filter(|(one, other)| one.change.item != other.change.item);
        let both = |(one, other): (&Tried, &Tried)| vec![one.change.clone(), other.change.clone()];
        apart.map(both).find(|changes| self.meets(changes))
    }

    fn meets(&self, changes: &[Change]) -> bool {
        let mut given = self.scores.answers.given.clone();
        for change in changes {
            given[change.item] = change.to.clone();
        }
        self.missing_with(&given) == 0.0
    }

    /// Points missing with other answers.
    fn missing_with(&self, given: &TiSlice<ItemIndex, Given>) -> f64 {
        self.missing(&score_given(self.pack, given, self.scores.answers.scope))
    }

    /// Changes added one after another, each the one that brings the gate nearest.
    fn one_by_one(&self, assessment: &Assessment) -> Option<Vec<Change>> {
        let mut given = self.scores.answers.given.clone();
        let mut changes: Vec<Change> = Vec::new();
        let mut missing = self.missing(assessment);
        while changes.len() < MOST {
            let best = self.tried(&given).into_iter().next().filter(|best| best.missing < missing)?;
            missing = best.missing;
            given[best.change.item] = best.change.to.clone();
            changes.retain(|change| change.item != best.change.item);
            changes.push(best.change);
            if missing == 0.0 {
                return Some(changes);
            }
        }
        None
    }

    /// Open items that carry what the gate asks for, where their answers could meet it.
    fn waiting(&self) -> Vec<ItemIndex> {
        let items = &self.scores.assessment.items;
        let open = self.pack.items.keys().filter(|item| items[*item].is_open() && self.carries(*item));
        open.filter(|_| self.could_be_met()).collect()
    }

    /// Whether every open item at its best would meet the gate, as far as the outer bounds tell.
    fn could_be_met(&self) -> bool {
        let Test::Number(Quantity::Score(measure), compare, bound) = self.gate.test else { return true };
        let outer = match compare {
            Compare::AtLeast | Compare::Above => Quantity::High(measure),
            Compare::AtMost | Compare::Below => Quantity::Low(measure),
        };
        let gate = Gate { test: Test::Number(outer, compare, bound), ..self.gate.clone() };
        gate.holds(self.outline, &self.scores)
    }

    fn carries(&self, item: ItemIndex) -> bool {
        self.pack.items[item].carries.iter().any(|carry| self.relevant.contains(&carry.element))
    }

    /// The same answers with other scores.
    fn with<'b>(&'b self, assessment: &'b Assessment) -> Scores<'b> {
        Scores { assessment, ..self.scores }
    }

    /// Points missing; more than 0 while the gate is not met.
    fn missing(&self, assessment: &Assessment) -> f64 {
        let scores = self.with(assessment);
        if self.gate.holds(self.outline, &scores) {
            return 0.0;
        }
        let counted = match self.gate.test {
            Test::Level(measure, Compare::AtLeast, level) => Some(to_level(self.pack, assessment, measure, level)),
            Test::Level(measure, Compare::Above, level) => Some(to_level(self.pack, assessment, measure, level + 1)),
            _ => self.gate.check(self.outline, &scores).short,
        };
        counted.map_or(f64::from(u16::MAX), |points| points.max(0.1))
    }

    /// Every single change of a given answer that could matter, the nearest first.
    fn tried(&self, given: &TiSlice<ItemIndex, Given>) -> Vec<Tried> {
        let items = score_given(self.pack, given, self.scores.answers.scope).items;
        let matters = |item: &ItemIndex| items[*item] == ItemState::Answered && self.matters(*item);
        let mut changed = given.to_vec();
        let mut tried = Vec::new();
        for item in self.pack.items.keys().filter(matters) {
            for (to, step) in alternatives(&self.pack.items[item], &given[item]) {
                changed[item] = to.clone();
                let missing = self.missing_with(&changed);
                tried.push(Tried { change: Change { item, to }, missing, step });
            }
            changed[item] = given[item].clone();
        }
        tried.sort_by(|a, b| a.order().total_cmp(&b.order()));
        tried
    }

    /// Whether the gate could depend on the item.
    fn matters(&self, item: ItemIndex) -> bool {
        self.carries(item) || self.decides(item)
    }

    /// Whether a question's `when` reads the item.
    fn decides(&self, item: ItemIndex) -> bool {
        self.pack
            .questions
            .iter()
            .filter_map(|question| question.when.as_ref())
            .any(|when| when.items().any(|read| read == item))
    }
}

/// Other answers to an item, and how far from the given one they are.
fn alternatives(item: &Item, given: &Given) -> Vec<(Given, usize)> {
    let options = item.options.keys();
    match given {
        Given::Option(chosen) => {
            let step = |option: OptionIndex| if item.ordered { option.distance(*chosen) } else { 1 };
            options.filter(|option| option != chosen).map(|option| (Given::Option(option), step(option))).collect()
        }
        Given::Options(chosen) if item.kind == QuestionKind::Choices => {
            let addable = |option: &OptionIndex| !chosen.contains(option) && !item.options[*option].exclusive;
            options.filter(addable).map(|option| (Given::Options(with(item, chosen, option)), 1)).collect()
        }
        _ => Vec::new(),
    }
}

/// The chosen options and one more, without those that must stand alone.
fn with(item: &Item, chosen: &[OptionIndex], option: OptionIndex) -> Vec<OptionIndex> {
    let kept = chosen.iter().copied().filter(|option| !item.options[*option].exclusive);
    let mut options: Vec<OptionIndex> = kept.collect();
    options.push(option);
    options.sort_unstable();
    options
}

/// Points missing up to a level: its score, and every requirement of it and of the levels below.
fn to_level(pack: &Pack, assessment: &Assessment, measure: Measure, level: usize) -> f64 {
    let short = |measure: Measure, needs: f64| {
        (needs - assessment.measure(measure).map_or(0.0, crate::record::Score::points)).max(0.0)
    };
    let levels = &pack.frameworks[pack.measure_framework(measure)].levels;
    let required = levels.iter().take(level + 1).flat_map(|level| unmet(assessment, level));
    let from = levels.get(level).map_or(f64::INFINITY, |level| short(measure, level.from));
    from + required.map(|(measure, needs, open)| if open { 1.0 } else { short(measure, needs) }).sum::<f64>()
}

/// The elements that decide a gate.
fn relevant(pack: &Pack, outline: &Outline, test: &Test) -> Vec<ElementIndex> {
    match test {
        Test::Number(Quantity::Coverage, ..) => pack.elements.keys().collect(),
        Test::Number(Quantity::Margin(place) | Quantity::Stability(place), ..)
        | Test::Best(place, _)
        | Test::Verdict(place, _)
        | Test::Pole(place, _) => pack.elements_of(outline.whole(*place)),
        // How well one model fits is compared with the others, and every answer counts for all of them.
        Test::Number(
            Quantity::Score(measure) | Quantity::Low(measure) | Quantity::High(measure) | Quantity::CoverageOf(measure),
            ..,
        ) => pack.elements_of(*measure),
        Test::Level(measure, ..) => {
            let levels = &pack.frameworks[pack.measure_framework(*measure)].levels;
            let required = levels.iter().flat_map(|level| &level.requires).map(|(part, _)| *part);
            required.chain([*measure]).flat_map(|part| pack.elements_of(part)).collect()
        }
    }
}
