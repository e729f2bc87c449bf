//! The results of frameworks, as the record shows them.

use indexmap::IndexMap;

use super::{Parts, ask, label};
use crate::answers::Wanted;
use crate::pack::{Element, Framework, FrameworkKind, Goal, Member, ONE, Pack, Pole};
use crate::record::{
    Archetypes, Composite, Dimension, Dimensions, ElementInfo, Flip, FrameworkRecord, LevelRecord, Limit, MemberRecord,
    PoleRecord, Requirement, ScoreRange, Spectrum, Target,
};
use crate::scoring::{Fit, Score, flips, level, limited_by};

/// The results by framework id.
pub(super) fn build(parts: &Parts<'_>) -> IndexMap<String, FrameworkRecord> {
    let frameworks = parts.pack.frameworks.iter().enumerate();
    frameworks.map(|(index, framework)| (framework.id.clone(), one(parts, index, framework))).collect()
}

fn one(parts: &Parts<'_>, index: usize, framework: &Framework) -> FrameworkRecord {
    match &framework.kind {
        FrameworkKind::Archetypes => FrameworkRecord::Archetypes(archetypes(parts, index, framework)),
        FrameworkKind::Spectrum { poles, cuts } => {
            FrameworkRecord::Spectrum(spectrum(parts, index, framework, poles, *cuts))
        }
        FrameworkKind::Dimensions => FrameworkRecord::Dimensions(dimensions(parts, index, framework)),
        FrameworkKind::Composite { members } => FrameworkRecord::Composite(composite(parts, index, framework, members)),
    }
}

fn short(pack: &Pack, element: usize) -> String {
    pack.elements[element].short_id.clone()
}

fn infos(pack: &Pack, framework: &Framework) -> IndexMap<String, ElementInfo> {
    pack.elements[framework.elements.clone()].iter().map(|element| (element.short_id.clone(), info(element))).collect()
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

/// A percentage with one decimal.
fn rounded(percent: Option<f64>) -> Option<f64> {
    percent.map(|percent| Score::of_mean(percent).points())
}

fn scores(parts: &Parts<'_>, framework: &Framework) -> IndexMap<String, Option<f64>> {
    let score = |element: usize| (short(parts.pack, element), parts.assessment.measure(element).map(Score::points));
    framework.elements.clone().map(score).collect()
}

fn ranges(parts: &Parts<'_>, framework: &Framework) -> IndexMap<String, Option<ScoreRange>> {
    let range =
        |element: usize| (short(parts.pack, element), parts.assessment.elements[element].range().map(score_range));
    framework.elements.clone().map(range).collect()
}

fn archetypes(parts: &Parts<'_>, index: usize, framework: &Framework) -> Archetypes {
    let pack = parts.pack;
    let result = &parts.assessment.frameworks[index];
    let none = Fit::default();
    let fit = result.fit.as_ref().unwrap_or(&none);
    let points = |element: Option<usize>| element.and_then(|element| parts.assessment.measure(element));
    let margin = points(fit.best).zip(points(fit.runner_up));
    Archetypes {
        title: framework.title.clone(),
        about: framework.about.clone(),
        scale: framework.scale,
        coverage: rounded(result.coverage),
        elements: infos(pack, framework),
        fit: scores(parts, framework),
        ranges: ranges(parts, framework),
        best: fit.best.map(|element| short(pack, element)),
        runner_up: fit.runner_up.map(|element| short(pack, element)),
        margin: margin.map(|(best, next)| f64::from(best.tenths() - next.tenths()) / 10.0),
        verdict: fit.verdict,
        between: fit.between.iter().map(|element| short(pack, *element)).collect(),
        stability: fit.stability(),
        answered: fit.answered,
        applicable: fit.applicable,
        flips: flip_records(parts, index),
        target: target(parts, index),
        wanted: wanted_model(parts, index),
    }
}

/// Flips are shown beside a roadmap; a table of thousands of files does without them.
fn flip_records(parts: &Parts<'_>, framework: usize) -> Vec<Flip> {
    if parts.plan.is_none() {
        return Vec::new();
    }
    let pack = parts.pack;
    let given = &parts.answers.given;
    let flips = flips(pack, framework, parts.answers, parts.assessment);
    let record = |flip: &crate::scoring::FlipTo| Flip {
        item: pack.items[flip.item].id.clone(),
        ask: ask(pack, flip.item),
        from: label(&pack.items[flip.item], &given[flip.item]).unwrap_or_default(),
        to: pack.items[flip.item].options[flip.option].label.clone(),
        element: short(pack, flip.element),
    };
    flips.iter().map(record).collect()
}

fn target(parts: &Parts<'_>, framework: usize) -> Option<Target> {
    let decided = parts.decided.get(framework).copied().flatten()?;
    let rule = decided.rule.map(|rule| &parts.pack.targets[rule]);
    Some(Target {
        element: short(parts.pack, decided.element),
        because: rule.map_or_else(|| "The organisation itself wants it.".to_owned(), |rule| rule.because.clone()),
        sources: rule.map(|rule| rule.sources.clone()).unwrap_or_default(),
        chosen_by_wanted: rule.is_none(),
    })
}

fn wanted_model(parts: &Parts<'_>, framework: usize) -> Option<String> {
    parts.answers.wanted.iter().find_map(|wanted| match wanted {
        Wanted::Model(of, element) if *of == framework => Some(short(parts.pack, *element)),
        _ => None,
    })
}

fn wanted_score(parts: &Parts<'_>, measure: usize) -> Option<f64> {
    parts.answers.wanted.iter().find_map(|wanted| match wanted {
        Wanted::Score(of, score) if *of == measure => Some(*score),
        _ => None,
    })
}

fn goal<'p>(parts: &Parts<'p>, measure: usize) -> Option<&'p Goal> {
    parts.pack.goals.iter().find(|goal| goal.measure == measure)
}

/// Points missing to a target, never negative.
fn gap(score: Option<Score>, target: Option<f64>) -> Option<f64> {
    let missing = target? - score?.points();
    Some(Score::of_mean(missing.max(0.0)).points())
}

fn spectrum(parts: &Parts<'_>, index: usize, framework: &Framework, poles: &[Pole; 2], cuts: [f64; 2]) -> Spectrum {
    let result = &parts.assessment.frameworks[index];
    let measure = parts.pack.framework_measure(index);
    Spectrum {
        title: framework.title.clone(),
        about: framework.about.clone(),
        scale: framework.scale,
        coverage: rounded(result.coverage),
        elements: infos(parts.pack, framework),
        position: result.score.map(Score::points),
        range: result.range().map(score_range),
        pole: result.score.map(|position| pole(poles, cuts, position.points())),
        strands: scores(parts, framework),
        ranges: ranges(parts, framework),
        cuts,
        poles: poles.clone().map(|pole| PoleRecord { id: pole.id, title: pole.title, meaning: pole.meaning }),
        target: goal(parts, measure).map(|goal| goal.target),
        wanted: wanted_score(parts, measure),
    }
}

fn pole(poles: &[Pole; 2], cuts: [f64; 2], position: f64) -> String {
    if position < cuts[0] {
        poles[0].id.clone()
    } else if position >= cuts[1] {
        poles[1].id.clone()
    } else {
        "mixed".to_owned()
    }
}

fn levels(pack: &Pack, framework: &Framework) -> Vec<LevelRecord> {
    let requirement = |(measure, at_least): &(usize, f64)| Requirement {
        score: pack.measure_id(*measure).to_owned(),
        at_least: *at_least,
    };
    let record = |level: &crate::pack::Level| LevelRecord {
        id: level.id.clone(),
        title: level.title.clone(),
        from: level.from,
        meaning: level.meaning.clone(),
        requires: level.requires.iter().map(requirement).collect(),
    };
    framework.levels.iter().map(record).collect()
}

fn level_id(parts: &Parts<'_>, framework: &Framework, measure: usize) -> Option<String> {
    level(parts.pack, parts.assessment, measure).map(|level| framework.levels[level].id.clone())
}

fn dimensions(parts: &Parts<'_>, index: usize, framework: &Framework) -> Dimensions {
    let result = &parts.assessment.frameworks[index];
    let elements = framework.elements.clone();
    Dimensions {
        title: framework.title.clone(),
        about: framework.about.clone(),
        scale: framework.scale,
        coverage: rounded(result.coverage),
        elements: infos(parts.pack, framework),
        dimensions: elements.map(|id| (short(parts.pack, id), dimension(parts, framework, id))).collect(),
        mean: result.score.map(Score::points),
        weakest: result.weakest.map(|element| short(parts.pack, element)),
        levels: levels(parts.pack, framework),
    }
}

fn dimension(parts: &Parts<'_>, framework: &Framework, element: usize) -> Dimension {
    let sums = &parts.assessment.elements[element];
    let goal = goal(parts, element);
    let range = sums.range();
    Dimension {
        title: parts.pack.elements[element].title.clone(),
        score: sums.score().map(Score::points),
        low: range.map(|range| range.0.points()),
        high: range.map(|range| range.1.points()),
        level: level_id(parts, framework, element),
        coverage: rounded(sums.coverage()),
        target: goal.map(|goal| goal.target),
        target_because: goal.and_then(|goal| goal.because.clone()),
        wanted: wanted_score(parts, element),
        gap: gap(sums.score(), goal.map(|goal| goal.target)),
    }
}

fn composite(parts: &Parts<'_>, index: usize, framework: &Framework, members: &[(Member, i64)]) -> Composite {
    let pack = parts.pack;
    let result = &parts.assessment.frameworks[index];
    let measure = pack.framework_measure(index);
    let target = goal(parts, measure).map(|goal| goal.target);
    let range = result.range();
    Composite {
        title: framework.title.clone(),
        about: framework.about.clone(),
        scale: framework.scale,
        score: result.score.map(Score::points),
        low: range.map(|range| range.0.points()),
        high: range.map(|range| range.1.points()),
        level: level_id(parts, framework, measure),
        coverage: rounded(result.coverage),
        weakest: result.weakest.map(|measure| pack.measure_id(measure).to_owned()),
        limited_by: limits(parts, framework, measure),
        levels: levels(pack, framework),
        members: members.iter().map(|member| member_record(parts, *member)).collect(),
        target,
        wanted: wanted_score(parts, measure),
        gap: gap(result.score, target),
    }
}

fn limits(parts: &Parts<'_>, framework: &Framework, measure: usize) -> Vec<Limit> {
    let limit = |(level, short, needs): (usize, usize, f64)| Limit {
        level: framework.levels[level].id.clone(),
        measure: parts.pack.measure_id(short).to_owned(),
        title: parts.pack.measure_title(short).to_owned(),
        score: parts.assessment.measure(short).map(Score::points),
        needs,
    };
    limited_by(parts.pack, parts.assessment, measure).into_iter().map(limit).collect()
}

#[expect(clippy::cast_precision_loss, reason = "weights are at most a million thousandths")]
fn member_record(parts: &Parts<'_>, (member, weight): (Member, i64)) -> MemberRecord {
    let (measure, coverage) = match member {
        Member::Element(element) => (element, parts.assessment.elements[element].coverage()),
        Member::Framework(index) => (parts.pack.framework_measure(index), parts.assessment.frameworks[index].coverage),
    };
    MemberRecord {
        id: parts.pack.measure_id(measure).to_owned(),
        title: parts.pack.measure_title(measure).to_owned(),
        weight: weight as f64 / ONE as f64,
        score: parts.assessment.measure(measure).map(Score::points),
        coverage: rounded(coverage),
    }
}
