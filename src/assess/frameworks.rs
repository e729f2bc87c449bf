//! The results of frameworks, as the record shows them.

use indexmap::IndexMap;

use super::{Scores, ask, label};
use crate::answers::{Answers, Wanted};
use crate::index::{ElementIndex, FrameworkIndex, Measure, MeasureKind};
use crate::pack::{Element, Framework, FrameworkKind, Goal, Member, Pack, WEIGHT};
use crate::record::{
    Archetypes, Composite, Dimension, Dimensions, ElementInfo, Flip, FrameworkRecord, Level, Limit, MemberRecord, Pole,
    Requirement, Score, ScoreRange, Side, Spectrum, Target,
};
use crate::scoring::{Fit, ItemState, Unmet, evidence, flips, is_provisional, level, limited_by};

/// The results by framework id; flips of archetypes only where they are wanted, because each is a scoring again.
pub(super) fn build(scores: Scores<'_>, with_flips: bool) -> IndexMap<String, FrameworkRecord> {
    let frameworks = scores.pack.frameworks.iter_enumerated();
    frameworks.map(|(index, framework)| (framework.id.clone(), one(scores, index, framework, with_flips))).collect()
}

fn one(scores: Scores<'_>, index: FrameworkIndex, framework: &Framework, with_flips: bool) -> FrameworkRecord {
    match &framework.kind {
        FrameworkKind::Archetypes => FrameworkRecord::Archetypes(archetypes(scores, index, framework, with_flips)),
        FrameworkKind::Spectrum { poles, cuts } => {
            FrameworkRecord::Spectrum(spectrum(scores, index, framework, poles, *cuts))
        }
        FrameworkKind::Dimensions => FrameworkRecord::Dimensions(dimensions(scores, index, framework)),
        FrameworkKind::Composite { members } => {
            FrameworkRecord::Composite(composite(scores, index, framework, members))
        }
    }
}

fn short(pack: &Pack, element: ElementIndex) -> String {
    pack.elements[element].short_id.clone()
}

fn infos(pack: &Pack, framework: &Framework) -> IndexMap<String, ElementInfo> {
    framework.elements.of(&pack.elements).iter().map(|element| (element.short_id.clone(), info(element))).collect()
}

fn info(element: &Element) -> ElementInfo {
    ElementInfo {
        title: element.title.clone(),
        meaning: element.meaning.clone(),
        shape: element.shape,
        strengths: element.strengths.clone(),
        weaknesses: element.weaknesses.clone(),
        suits: element.suits.clone(),
    }
}

fn score_range((low, high): (Score, Score)) -> ScoreRange {
    ScoreRange { low: low.points(), high: high.points() }
}

/// In points or percent.
pub(super) fn points(score: Option<Score>) -> Option<f64> {
    score.map(Score::points)
}

fn by_element(scores: Scores<'_>, framework: &Framework) -> IndexMap<String, Option<f64>> {
    let score = |element: ElementIndex| {
        (short(scores.pack, element), scores.assessment.elements[element].score().map(Score::points))
    };
    framework.elements.iter().map(score).collect()
}

fn ranges(scores: Scores<'_>, framework: &Framework) -> IndexMap<String, Option<ScoreRange>> {
    let range = |element: ElementIndex| {
        (short(scores.pack, element), scores.assessment.elements[element].range().map(score_range))
    };
    framework.elements.iter().map(range).collect()
}

fn archetypes(scores: Scores<'_>, index: FrameworkIndex, framework: &Framework, with_flips: bool) -> Archetypes {
    let pack = scores.pack;
    let result = &scores.assessment.frameworks[index];
    let none = Fit::default();
    let fit = result.fit.as_ref().unwrap_or(&none);
    let fit_of =
        |element: Option<ElementIndex>| element.and_then(|element| scores.assessment.elements[element].score());
    let margin = fit_of(fit.best).zip(fit_of(fit.runner_up));
    Archetypes {
        title: framework.title.clone(),
        about: framework.about.clone(),
        scale: framework.scale,
        coverage: points(result.coverage),
        thin: result.thin,
        elements: infos(pack, framework),
        fit: by_element(scores, framework),
        matches: framework.elements.iter().map(|element| (short(pack, element), matches(scores, element))).collect(),
        ranges: ranges(scores, framework),
        best: fit.best.map(|element| short(pack, element)),
        runner_up: fit.runner_up.map(|element| short(pack, element)),
        margin: margin.map(|(best, next)| (best - next).points()),
        verdict: fit.verdict,
        between: fit.between.iter().map(|element| short(pack, *element)).collect(),
        stability: fit.stability(),
        answered: fit.answered,
        applicable: fit.applicable,
        flips: if with_flips { flip_records(scores, index) } else { Vec::new() },
        target: target(scores, index),
        wanted: wanted_model(scores, index),
    }
}

/// Answers that a model lists among its own.
pub(super) fn matches(scores: Scores<'_>, model: ElementIndex) -> usize {
    let Scores { pack, answers, assessment, .. } = scores;
    let answered = pack.items.iter_enumerated().filter(|(item, _)| assessment.items[*item] == ItemState::Answered);
    let carried = answered.filter_map(|(index, item)| {
        let carry = item.carries.iter().find(|carry| carry.element == model)?;
        evidence(item, carry, &answers.given[index])
    });
    carried.filter(|value| *value > 0).count()
}

fn flip_records(scores: Scores<'_>, framework: FrameworkIndex) -> Vec<Flip> {
    let pack = scores.pack;
    let given = &scores.answers.given;
    let flips = flips(pack, framework, scores.answers, scores.assessment);
    let record = |flip: &crate::scoring::FlipTo| Flip {
        item: pack.items[flip.item].id.clone(),
        ask: ask(pack, flip.item),
        from: label(&pack.items[flip.item], &given[flip.item]).unwrap_or_default(),
        to: pack.items[flip.item].options[flip.option].label.clone(),
        element: short(pack, flip.element),
    };
    flips.iter().map(record).collect()
}

fn target(scores: Scores<'_>, framework: FrameworkIndex) -> Option<Target> {
    let decided = scores.decided.get(framework).copied().flatten()?;
    let rule = decided.rule.map(|rule| &scores.pack.targets[rule]);
    Some(Target {
        element: short(scores.pack, decided.element),
        because: rule.map_or_else(|| "The organisation itself wants it.".to_owned(), |rule| rule.because.clone()),
        sources: rule.map(|rule| rule.sources.clone()).unwrap_or_default(),
        chosen_by_wanted: rule.is_none(),
    })
}

fn wanted_model(scores: Scores<'_>, framework: FrameworkIndex) -> Option<String> {
    scores.answers.wanted.iter().find_map(|wanted| match wanted {
        Wanted::Model(of, element) if *of == framework => Some(short(scores.pack, *element)),
        _ => None,
    })
}

pub(super) fn wanted_score(answers: &Answers, measure: Measure) -> Option<f64> {
    answers.wanted.iter().find_map(|wanted| match wanted {
        Wanted::Score(of, score) if *of == measure => Some(*score),
        _ => None,
    })
}

pub(super) fn goal(pack: &Pack, measure: Measure) -> Option<&Goal> {
    pack.goals.iter().find(|goal| goal.measure == measure)
}

/// Points missing to a target, never negative.
pub(super) fn gap(score: Option<Score>, target: Option<f64>) -> Option<f64> {
    Some((Score::of_points(target?) - score?).max(Score::default()).points())
}

fn spectrum(
    scores: Scores<'_>,
    index: FrameworkIndex,
    framework: &Framework,
    poles: &[Pole; 2],
    cuts: [f64; 2],
) -> Spectrum {
    let result = &scores.assessment.frameworks[index];
    let measure = scores.pack.framework_measure(index);
    Spectrum {
        title: framework.title.clone(),
        about: framework.about.clone(),
        scale: framework.scale,
        coverage: points(result.coverage),
        thin: result.thin,
        elements: infos(scores.pack, framework),
        position: result.score.map(Score::points),
        range: result.range.map(score_range),
        pole: scores.assessment.told(measure).map(|position| pole(poles, cuts, position.points())),
        strands: by_element(scores, framework),
        ranges: ranges(scores, framework),
        cuts,
        poles: poles.clone(),
        target: goal(scores.pack, measure).map(|goal| goal.target),
        wanted: wanted_score(scores.answers, measure),
    }
}

fn pole(poles: &[Pole; 2], cuts: [f64; 2], position: f64) -> String {
    Side::of(position, cuts).word(poles.each_ref().map(|pole| pole.id.as_str())).to_owned()
}

fn levels(pack: &Pack, framework: &Framework) -> Vec<Level> {
    let requirement = |(measure, at_least): &(Measure, f64)| Requirement {
        score: pack.measure_id(*measure).to_owned(),
        at_least: *at_least,
    };
    let record = |level: &crate::pack::Level| Level {
        id: level.id.clone(),
        title: level.title.clone(),
        from: level.from,
        meaning: level.meaning.clone(),
        requires: level.requires.iter().map(requirement).collect(),
    };
    framework.levels.iter().map(record).collect()
}

fn level_id(scores: Scores<'_>, framework: &Framework, measure: Measure) -> Option<String> {
    level(scores.pack, scores.assessment, measure).map(|level| framework.levels[level].id.clone())
}

fn dimensions(scores: Scores<'_>, index: FrameworkIndex, framework: &Framework) -> Dimensions {
    let result = &scores.assessment.frameworks[index];
    let elements = framework.elements.iter();
    Dimensions {
        title: framework.title.clone(),
        about: framework.about.clone(),
        scale: framework.scale,
        coverage: points(result.coverage),
        thin: result.thin,
        elements: infos(scores.pack, framework),
        dimensions: elements.map(|id| (short(scores.pack, id), dimension(scores, framework, id))).collect(),
        mean: result.score.map(Score::points),
        weakest: result.weakest.and_then(|weakest| match scores.pack.measured(weakest) {
            MeasureKind::Element(element) => Some(short(scores.pack, element)),
            MeasureKind::Framework(_) => None,
        }),
        levels: levels(scores.pack, framework),
    }
}

fn dimension(scores: Scores<'_>, framework: &Framework, element: ElementIndex) -> Dimension {
    let sums = &scores.assessment.elements[element];
    let measure = scores.pack.measure_of_element(element);
    let goal = goal(scores.pack, measure);
    let range = sums.range();
    Dimension {
        title: scores.pack.elements[element].title.clone(),
        score: sums.score().map(Score::points),
        low: range.map(|range| range.0.points()),
        high: range.map(|range| range.1.points()),
        level: level_id(scores, framework, measure),
        coverage: points(sums.coverage()),
        target: goal.map(|goal| goal.target),
        target_because: goal.and_then(|goal| goal.because.clone()),
        wanted: wanted_score(scores.answers, measure),
        gap: gap(scores.assessment.told(measure), goal.map(|goal| goal.target)),
        thin: sums.thin,
    }
}

fn composite(scores: Scores<'_>, index: FrameworkIndex, framework: &Framework, members: &[(Member, i64)]) -> Composite {
    let pack = scores.pack;
    let result = &scores.assessment.frameworks[index];
    let measure = pack.framework_measure(index);
    let target = goal(scores.pack, measure).map(|goal| goal.target);
    let reached = level(pack, scores.assessment, measure);
    let range = result.range;
    Composite {
        title: framework.title.clone(),
        about: framework.about.clone(),
        scale: framework.scale,
        score: result.score.map(Score::points),
        low: range.map(|range| range.0.points()),
        high: range.map(|range| range.1.points()),
        level: reached.map(|reached| framework.levels[reached].id.clone()),
        coverage: points(result.coverage),
        thin: result.thin,
        provisional: reached.is_some_and(|reached| is_provisional(pack, scores.assessment, measure, reached)),
        weakest: result.weakest.map(|measure| pack.measure_id(measure).to_owned()),
        limited_by: limits(scores, framework, measure),
        levels: levels(pack, framework),
        members: members.iter().map(|member| member_record(scores, *member)).collect(),
        target,
        wanted: wanted_score(scores.answers, measure),
        gap: gap(scores.assessment.told(measure), target),
    }
}

fn limits(scores: Scores<'_>, framework: &Framework, measure: Measure) -> Vec<Limit> {
    let limit = |(level, (short, needs, open)): (usize, Unmet)| Limit {
        level: framework.levels[level].id.clone(),
        measure: scores.pack.measure_id(short).to_owned(),
        title: scores.pack.measure_title(short).to_owned(),
        score: scores.assessment.measure(short).map(Score::points),
        needs,
        open,
    };
    limited_by(scores.pack, scores.assessment, measure).into_iter().map(limit).collect()
}

#[expect(clippy::cast_precision_loss, reason = "weights are at most a million thousandths")]
fn member_record(scores: Scores<'_>, (member, weight): (Member, i64)) -> MemberRecord {
    let measure = scores.pack.member_measure(member);
    MemberRecord {
        id: scores.pack.measure_id(measure).to_owned(),
        title: scores.pack.measure_title(measure).to_owned(),
        weight: weight as f64 / WEIGHT as f64,
        score: scores.assessment.measure(measure).map(Score::points),
        coverage: points(scores.assessment.coverage(measure)),
    }
}
