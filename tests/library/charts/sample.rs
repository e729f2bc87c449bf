//! Records written by hand, small and typical; tests change what they are about.

use indexmap::IndexMap;

use crate::record::{
    ActionRecord, Archetypes, Composite, Dimension, Dimensions, ElementInfo, GoalAttainment, GoalKind, GoalRecord,
    ItemRecord, ItemStatus, Level, Limit, MemberRecord, Pole, Requirement, Roadmap, ScoreRange, SectionRecord,
    Spectrum, Target, Verdict, WaveRecord,
};

pub(crate) fn element(title: &str) -> ElementInfo {
    let meaning = String::new();
    ElementInfo { title: title.into(), meaning, shape: None, strengths: None, weaknesses: None, suits: None }
}

/// Models with their titles and fits; the first is best, the second the runner-up, the last the target.
pub(crate) fn archetypes(models: &[(&str, Option<f64>)]) -> Archetypes {
    let id = |at: usize| format!("m{at}");
    let range = |fit: f64| ScoreRange { low: (fit - 8.0).max(0.0), high: (fit + 12.0).min(100.0) };
    let fits: Vec<Option<f64>> = models.iter().map(|(_, fit)| *fit).collect();
    let assessed = fits.iter().flatten().count() > 0;
    Archetypes {
        title: "Organising model".into(),
        about: None,
        scale: None,
        coverage: Some(90.0),
        thin: false,
        elements: models.iter().enumerate().map(|(at, (title, _))| (id(at), element(title))).collect(),
        fit: fits.iter().enumerate().map(|(at, fit)| (id(at), *fit)).collect(),
        matches: [].into_iter().collect(),
        ranges: fits.iter().enumerate().map(|(at, fit)| (id(at), fit.map(range))).collect(),
        best: assessed.then(|| id(0)),
        runner_up: (assessed && models.len() > 1).then(|| id(1)),
        margin: fits.first().copied().flatten().zip(fits.get(1).copied().flatten()).map(|(a, b)| a - b),
        verdict: if assessed { Verdict::Clear } else { Verdict::NotAssessed },
        between: Vec::new(),
        stability: Some(100.0),
        answered: 10,
        applicable: 11,
        flips: Vec::new(),
        target: Some(Target {
            element: id(models.len().saturating_sub(1)),
            because: "Several units publish.".into(),
            sources: Vec::new(),
            chosen_by_wanted: false,
        }),
        wanted: None,
    }
}

pub(crate) fn models() -> Archetypes {
    archetypes(&[
        ("Centralised", Some(63.6)),
        ("Hub and spoke", Some(45.5)),
        ("Decentralised (organic)", Some(27.3)),
        ("Holistic honeycomb", Some(0.0)),
        ("Multiple hub and spoke (“dandelion”)", Some(36.4)),
    ])
}

pub(crate) fn level_record(id: &str, title: &str, from: f64) -> Level {
    Level { id: id.into(), title: title.into(), from, meaning: String::new(), requires: Vec::new() }
}

pub(crate) fn levels() -> Vec<Level> {
    let mut levels = vec![
        level_record("ad-hoc", "Ad hoc", 0.0),
        level_record("emerging", "Emerging", 20.0),
        level_record("defined", "Defined", 40.0),
        level_record("managed", "Managed and measured", 60.0),
        level_record("leading", "Leading", 85.0),
    ];
    levels[3].requires.push(Requirement { score: "practices.measurement".into(), at_least: 50.0 });
    levels
}

/// Dimensions with their titles and scores.
pub(crate) fn dimensions(scores: &[(&str, Option<f64>)]) -> Dimensions {
    let levels = levels();
    let level = |score: f64| levels.iter().rev().find(|level| score >= level.from).map(|level| level.id.clone());
    let dimension = |at: usize, title: &str, score: Option<f64>| Dimension {
        title: title.into(),
        score,
        low: Some(score.map_or(0.0, |score| (score - 10.0).max(0.0))),
        high: Some(score.map_or(100.0, |score| (score + 5.0).min(100.0))),
        level: score.and_then(level),
        coverage: Some(80.0),
        thin: false,
        target: (at % 3 != 2).then_some(70.0),
        target_because: None,
        wanted: (at == 1).then_some(85.0),
        gap: score.filter(|_| at % 3 != 2).map(|score| (70.0 - score).max(0.0)),
    };
    let named = |(at, (title, score)): (usize, &(&str, Option<f64>))| (format!("d{at}"), dimension(at, title, *score));
    Dimensions {
        title: "Communication zones".into(),
        about: None,
        scale: None,
        coverage: Some(80.0),
        thin: false,
        elements: scores.iter().enumerate().map(|(at, (title, _))| (format!("d{at}"), element(title))).collect(),
        dimensions: scores.iter().enumerate().map(named).collect(),
        mean: Some(41.0),
        weakest: Some("d0".into()),
        levels,
    }
}

pub(crate) fn zones() -> Dimensions {
    dimensions(&[
        ("Internal: employees among themselves", Some(55.0)),
        ("Own channels", Some(72.5)),
        ("Customer community", Some(0.0)),
        ("Public social networks", Some(88.9)),
        ("Partners and suppliers", None),
        ("Public spaces we do not control", Some(33.3)),
    ])
}

pub(crate) fn spectrum(position: Option<f64>) -> Spectrum {
    let pole = |id: &str, title: &str| Pole { id: id.into(), title: title.into(), meaning: String::new() };
    let range = |at: f64| ScoreRange { low: (at - 15.0).max(-100.0), high: (at + 20.0).min(100.0) };
    let strands = [("customer", "Customer demand", position), ("internal", "Internal demand", Some(-62.5))];
    let strands = strands.into_iter().chain([("market", "Market", None)]);
    Spectrum {
        title: "Path to adoption".into(),
        about: None,
        scale: None,
        coverage: Some(75.0),
        thin: false,
        elements: strands.clone().map(|(id, title, _)| (id.into(), element(title))).collect(),
        position,
        range: position.map(range),
        pole: position.map(|_| "mixed".into()),
        strands: strands.clone().map(|(id, _, at)| (id.into(), at)).collect(),
        ranges: strands.map(|(id, _, at)| (id.into(), at.map(range))).collect(),
        cuts: [-25.0, 25.0],
        poles: [pole("reactive", "Reactive"), pole("proactive", "Proactive")],
        target: Some(40.0),
        wanted: Some(75.0),
    }
}

pub(crate) fn composite(score: Option<f64>) -> Composite {
    let member = |id: &str, title: &str, weight: f64, score: Option<f64>| MemberRecord {
        id: id.into(),
        title: title.into(),
        weight,
        score,
        coverage: Some(90.0),
    };
    Composite {
        title: "Programme maturity".into(),
        about: None,
        scale: None,
        score,
        low: score.map(|score| score - 6.0),
        high: score.map(|score| score + 9.0),
        level: score.map(|_| "defined".into()),
        coverage: Some(85.0),
        thin: false,
        provisional: false,
        weakest: Some("readiness".into()),
        limited_by: vec![Limit {
            level: "managed".into(),
            measure: "practices.measurement".into(),
            title: "Measurement".into(),
            score: Some(35.0),
            needs: 50.0,
            open: false,
        }],
        levels: levels(),
        members: vec![
            member("practices", "Practices", 2.0, Some(70.0)),
            member("readiness", "Readiness", 1.0, Some(49.0)),
            member("ecosystem", "Ecosystem", 0.5, None),
        ],
        target: Some(75.0),
        wanted: None,
        gap: score.map(|score| (75.0 - score).max(0.0)),
    }
}

pub(crate) fn item(id: &str, status: ItemStatus, standing: Option<f64>) -> ItemRecord {
    ItemRecord {
        id: id.into(),
        ask: format!("How about {id}?"),
        row: None,
        kind: "choice".into(),
        status,
        answer: vec!["some".into()],
        label: Some("Some of it".into()),
        standing,
        note: None,
        proof: None,
        sources: Vec::new(),
    }
}

pub(crate) fn sections() -> Vec<SectionRecord> {
    let titles = ["Who does the work", "Listening and answering", "Communities and internal networks", "Measurement"];
    let standings = [0.0, 0.33, 0.5, 0.75, 1.0];
    let status = |at: usize| match at % 11 {
        3 => ItemStatus::Unknown,
        5 => ItemStatus::NotApplicable,
        7 => ItemStatus::Unanswered,
        9 => ItemStatus::SwitchedOff,
        _ => ItemStatus::Answered,
    };
    let standing = |at: usize| (at % 11 != 10 && status(at) == ItemStatus::Answered).then_some(standings[at % 5]);
    let section = |(at, title): (usize, &&str)| SectionRecord {
        id: format!("s{at}"),
        title: (*title).into(),
        items: (0..9 + at * 6).map(|n| item(&format!("q{at}-{n}"), status(n), standing(n + at))).collect(),
    };
    titles.iter().enumerate().map(section).collect()
}

pub(crate) fn action(id: &str, title: &str, effort_weeks: f64, requires: &[&str]) -> ActionRecord {
    ActionRecord {
        id: id.into(),
        title: title.into(),
        effort_weeks,
        owner_role: None,
        person: None,
        duration_weeks: None,
        owner: "Head of communications".into(),
        deliverable: String::new(),
        metric: String::new(),
        why: String::new(),
        triggered_by: Vec::new(),
        requires: requires.iter().map(|id| (*id).into()).collect(),
        gain: 2.5,
        closes: Vec::new(),
        starts: None,
        ends: None,
        effect: [].into_iter().collect(),
        sources: Vec::new(),
    }
}

pub(crate) fn goal(id: &str, title: &str, now: Option<f64>, after: Option<f64>) -> GoalRecord {
    GoalRecord {
        id: id.into(),
        title: title.into(),
        now,
        after,
        target: 70.0,
        weight: 1.0,
        kind: GoalKind::Score,
        attained_now: now.map(|now| (now / 0.7).min(100.0)),
        attained_after: after.map(|after| (after / 0.7).min(100.0)),
        met: false,
        counts: true,
    }
}

#[expect(clippy::too_many_lines, reason = "one record, field after field")]
pub(crate) fn roadmap() -> Roadmap {
    let goals = vec![
        goal("model.m4", "Fit: multiple hub and spoke", Some(36.4), Some(72.7)),
        goal("path", "Path to adoption", Some(-12.5), Some(38.0)),
        goal("zones.d0", "Internal: employees among themselves", Some(55.0), Some(70.0)),
        goal("zones.d1", "Own channels", Some(72.5), Some(72.5)),
        goal("zones.d2", "Customer community", Some(0.0), Some(48.0)),
        goal("zones.d4", "Partners and suppliers", None, None),
        goal("programme", "Programme maturity", Some(54.0), Some(71.0)),
    ];
    let expected = |share: f64| {
        let at = |goal: &GoalRecord| Some((goal.id.clone(), goal.now? + (goal.after? - goal.now?) * share));
        goals.iter().filter_map(at).collect()
    };
    let wave =
        |id: &str, title: &str, months: [u32; 2], capacity_weeks: f64, actions: Vec<ActionRecord>, share: f64| {
            let planned_weeks = actions.iter().map(|action| action.effort_weeks).sum();
            let expected = expected(share);
            let (id, title) = (id.into(), title.into());
            WaveRecord {
                id,
                title,
                months,
                dates: None,
                capacity_weeks,
                max_actions: None,
                planned_weeks,
                actions,
                expected,
                attainment: Some(58.3 + 32.9 * share),
                levels: [].into_iter().collect(),
            }
        };
    let now = vec![
        action("inventory", "Take stock of every account, page and group that speaks in our name", 2.0, &[]),
        action("mandate", "Write down who may decide, publish and answer", 3.0, &["inventory"]),
        action("policy", "Agree a one-page policy with the works council", 4.0, &[]),
        action("listen", "Listen to customers in one shared inbox", 6.0, &["inventory"]),
    ];
    let next = vec![
        action("train", "Train and certify people in every unit before they publish", 8.0, &["policy", "mandate"]),
        action("hub", "Set up the hub: a small team that serves the units", 12.0, &["mandate"]),
    ];
    let later = vec![action("community", "Open the customer community with volunteer hosts", 16.0, &["train", "hub"])];
    Roadmap {
        facts_first: Vec::new(),
        waves: vec![
            wave("now", "The first three months", [0, 3], 20.0, now, 0.3),
            wave("next", "Months four to nine", [3, 9], 30.0, next, 0.7),
            wave("later", "The second year", [9, 18], 40.0, later, 1.0),
        ],
        done: Vec::new(),
        deferred: Vec::new(),
        goal_attainment: GoalAttainment {
            now: Some(58.3),
            after: Some(91.2),
            over_time: Some(74.0),
            not_judged: vec!["zones.d4".into()],
        },
        goals,
        month_of_level: [].into_iter().collect(),
        only_first_wave: Some(68.2),
        cautious: Some(80.0),
        key_figures: Vec::new(),
        options: Vec::new(),
    }
}

/// The scores after the last wave.
pub(crate) fn after(roadmap: &Roadmap) -> IndexMap<String, f64> {
    roadmap.waves.last().expect("a wave").expected.clone()
}
