//! The numbers and words of each chart.

use indexmap::IndexMap;

use crate::record::{DeferReason, Deferred, ItemStatus, Scale, SectionRecord, Verdict};
use crate::report::chart;

use super::{row, sample, texts};

#[test]
fn models_stand_in_order_of_fit_and_say_what_they_are() {
    let chart = chart::fit("model", &sample::models());
    assert_eq!(chart.name, "model-fit");
    let names: Vec<&str> = chart.table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names[..2], ["Centralised", "Hub and spoke"]);
    assert_eq!(names[4], "Holistic honeycomb");
    assert_eq!(row(&chart, "Centralised"), ["Centralised", "63.6", "55.6", "75.6", "best today"]);
    assert_eq!(row(&chart, "Hub and spoke")[4], "runner-up");
    assert!(
        chart.description.starts_with("Centralised fits best with 63.6 on a scale of 0 to 100, 18.1 points ahead of")
    );
    assert!(chart.description.ends_with("The target is Multiple hub and spoke (“dandelion”): 36.4."));
    let drawn = texts(&chart);
    for word in ["best today", "runner-up", "target", "63.6", "0"] {
        assert!(drawn.iter().any(|text| text == word), "{word} in {drawn:?}");
    }
}

#[test]
fn a_tie_has_several_best_and_no_runner_up() {
    let mut tie = sample::archetypes(&[("A", Some(50.0)), ("B", Some(50.0)), ("C", Some(10.0))]);
    tie.verdict = Verdict::Between;
    let chart = chart::fit("model", &tie);
    assert_eq!((row(&chart, "A")[4].as_str(), row(&chart, "B")[4].as_str()), ("tied best", "tied best"));
    assert!(chart.description.starts_with("A and B tie with 50 each"));
    assert!(!chart.svg.contains("runner-up"));
}

#[test]
fn a_single_deciding_answer_and_few_answers_are_said() {
    let mut models = sample::models();
    models.verdict = Verdict::Between;
    assert!(chart::fit("model", &models).description.contains("A single answer decides"));
    models.verdict = Verdict::Tentative;
    let chart = chart::fit("model", &models);
    assert!(chart.description.contains("Too few questions are answered"));
    assert_eq!(row(&chart, "Centralised")[4], "best so far");
}

#[test]
fn zero_is_shown_as_zero_and_absence_as_not_assessed() {
    let chart = chart::dots("zones", &sample::zones(), &sample::after(&sample::roadmap()));
    let cells = row(&chart, "Customer community");
    assert_eq!((cells[1].as_str(), cells[2].as_str(), cells[6].as_str()), ("0", "48", "0 to 5"));
    assert_eq!(row(&chart, "Partners and suppliers")[1], "not assessed");
    let drawn = texts(&chart);
    assert_eq!(drawn.iter().filter(|text| *text == "not assessed").count(), 1);
    assert!(drawn.iter().any(|text| text == "0 → 48"), "{drawn:?}");
    assert!(chart.description.contains("Not assessed: 1 dimension."));
}

#[test]
fn dimensions_stand_by_their_distance_from_the_target_and_the_title_says_which_is_furthest() {
    let mut zones =
        sample::dimensions(&[("Met", Some(90.0)), ("Near", Some(60.0)), ("Far", Some(10.0)), ("Open", None)]);
    for one in zones.dimensions.values_mut() {
        one.target = Some(70.0);
        one.gap = one.score.map(|score| 70.0 - score);
    }
    let chart = chart::dots("zones", &zones, &IndexMap::new());
    let names: Vec<&str> = chart.table.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["Far", "Near", "Met", "Open"]);
    assert!(chart.title.ends_with(": 1 of 3 targets met; furthest off is Far"), "{}", chart.title);
    let drawn = texts(&chart);
    for word in ["today, below target", "today, target met", "target"] {
        assert!(drawn.iter().any(|text| text == word), "{word} in {drawn:?}");
    }
    zones.dimensions.values_mut().for_each(|one| (one.target, one.gap) = (None, None));
    let chart = chart::dots("zones", &zones, &IndexMap::new());
    assert!(chart.title.ends_with(": highest is Met, lowest is Far"), "{}", chart.title);
}

#[test]
fn every_action_stands_by_its_work_and_its_effect_and_no_two_lie_on_each_other() {
    let mut roadmap = sample::roadmap();
    roadmap.options = vec![Deferred {
        id: "later".into(),
        title: "Later".into(),
        reason: DeferReason::NotWorth,
        gain: Some(0.4),
        effort_weeks: 2.0,
    }];
    let chart = chart::matrix(&roadmap).expect("actions");
    assert_eq!(chart.table.rows.len(), 8);
    assert_eq!(chart.table.rows[7][..], ["option", "Later", "2", "0.4"]);
    let document = roxmltree::Document::parse(&chart.svg).expect("well-formed");
    let discs: Vec<(i32, i32)> = document
        .descendants()
        .filter(|node| node.attribute("r") == Some("11"))
        .map(|node| ["cx", "cy"].map(|name| node.attribute(name).unwrap().parse().unwrap()))
        .map(|[x, y]: [i32; 2]| (x, y))
        .collect();
    let mut apart = discs.clone();
    apart.dedup();
    assert_eq!(apart.len(), 7, "{discs:?}");
    for (at, one) in apart.iter().enumerate() {
        let clash = |other: &(i32, i32)| (one.0 - other.0).abs() < 22 && (one.1 - other.1).abs() < 22;
        assert!(!apart[..at].iter().any(clash), "{apart:?}");
    }
    roadmap.waves.iter_mut().for_each(|wave| wave.actions.clear());
    assert!(chart::matrix(&roadmap).is_none());
}

#[test]
fn scores_are_shown_on_the_display_scale() {
    let mut zones = sample::zones();
    zones.scale = Some(Scale { min: 0.0, max: 3.0 });
    let chart = chart::dots("zones", &zones, &IndexMap::new());
    assert_eq!(row(&chart, "Own channels")[1], "2.18");
    assert!(texts(&chart).iter().any(|text| text == "3"));
    let mut path = sample::spectrum(Some(-50.0));
    path.scale = Some(Scale { min: 1.0, max: 5.0 });
    assert_eq!(row(&chart::gauge("path", &path), "All together")[1], "2");
}

#[test]
fn the_gauge_reads_each_strand() {
    let chart = chart::gauge("path", &sample::spectrum(Some(-12.5)));
    assert_eq!(row(&chart, "All together")[1..], ["−12.5", "−27.5", "7.5", "mixed"]);
    assert_eq!(row(&chart, "Internal demand")[4], "Reactive");
    assert_eq!(row(&chart, "Market")[1], "not assessed");
    assert_eq!(chart.description, "−12.5 on a scale from −100 (Reactive) to 100 (Proactive): mixed. The target is 40.");
    assert_eq!(
        chart::gauge("path", &sample::spectrum(None)).description,
        "The position between Reactive and Proactive is not assessed."
    );
}

#[test]
fn a_level_held_back_names_what_is_missing() {
    let chart = chart::level("programme", &sample::composite(Some(63.0)));
    assert_eq!(
        chart.description,
        "63 on a scale of 0 to 100, level Defined. Managed and measured needs Measurement 50 (now 35). The target is 75."
    );
    assert!(texts(&chart).iter().any(|text| text == "score reached, a condition is missing"));
    assert_eq!(row(&chart, "Ecosystem"), ["Ecosystem", "not assessed", "0.5", ""]);
    let lower = chart::level("programme", &sample::composite(Some(45.0)));
    assert!(!texts(&lower).iter().any(|text| text == "score reached, a condition is missing"));
}

#[test]
fn every_answer_has_a_cell_with_a_sign() {
    let statuses = [
        (ItemStatus::Answered, Some(1.0), "5"),
        (ItemStatus::Answered, Some(0.0), "1"),
        (ItemStatus::Answered, None, "✓"),
        (ItemStatus::Unknown, None, "?"),
        (ItemStatus::NotApplicable, None, "–"),
        (ItemStatus::Unanswered, None, "○"),
        (ItemStatus::SwitchedOff, None, "·"),
        (ItemStatus::NotAsked, None, "·"),
    ];
    let items = statuses
        .iter()
        .enumerate()
        .map(|(at, (status, standing, _))| sample::item(&format!("q{at}"), *status, *standing));
    let section = SectionRecord { id: "s".into(), title: "One".into(), items: items.collect() };
    let chart = chart::heat(&[section]).expect("items");
    let drawn = texts(&chart);
    assert_eq!(drawn[..2], ["One", "3 of 8 answered"]);
    assert_eq!(drawn[2..10], statuses.map(|(_, _, sign)| sign.to_owned()));
    assert_eq!(chart.table.rows[0][2..], ["Some of it", "5 of 5"]);
    assert_eq!(chart.table.rows[3][2..], ["could not tell", ""]);
}

#[test]
fn nothing_to_draw_gives_no_chart() {
    let empty = SectionRecord { id: "s".into(), title: "Empty".into(), items: Vec::new() };
    assert!(chart::heat(&[empty]).is_none());
    let mut roadmap = sample::roadmap();
    for goal in &mut roadmap.goals {
        goal.now = None;
    }
    assert!(chart::course(&roadmap).is_none());
    roadmap.waves.clear();
    assert!(chart::timeline(&roadmap).is_none());
    assert!(chart::course(&sample::roadmap()).is_some());
}

#[test]
fn actions_are_numbered_and_name_what_they_need() {
    let chart = chart::timeline(&sample::roadmap()).expect("actions");
    let train = &chart.table.rows[4];
    assert_eq!(train[0], "5");
    assert_eq!(train[3..], ["–", "–", "Head of communications", "8", "2 and 3"]);
    let drawn = texts(&chart);
    assert!(drawn.join(" ").contains("after 2 and 3"));
    assert!(chart.description.starts_with(
        "7 actions with 51 person-weeks of work. The first three months (months 1 to 3): 4 actions, 15 person-weeks"
    ));
}

#[test]
fn the_course_draws_eight_lines_and_tables_all() {
    let mut roadmap = sample::roadmap();
    roadmap.goals = (0..12)
        .map(|n| sample::goal(&format!("g{n}"), &format!("Goal {n}"), Some(10.0), Some(10.0 + f64::from(n))))
        .collect();
    for wave in &mut roadmap.waves {
        wave.expected = (0..12).map(|n| (format!("g{n}"), 10.0 + f64::from(n))).collect();
    }
    let chart = chart::course(&roadmap).expect("goals");
    assert_eq!(chart.table.rows.len(), 12);
    let drawn = texts(&chart);
    assert!(drawn.iter().any(|text| text == "21 Goal 11") && !drawn.iter().any(|text| text.ends_with("Goal 3")));
    assert!(chart.description.contains("4 goals that move less are only in the table."));
    assert_eq!(row(&chart, "Goal 2")[1..], ["10", "12", "12", "12", "70"]);
}

#[test]
fn trends_keep_gaps() {
    let points = ["2026".to_owned(), "2027".to_owned(), "2028".to_owned()];
    let series = [("Programme".to_owned(), vec![Some(0.0), None, Some(40.0)])];
    let chart = chart::trend("Over the years", "Over the years", &series, &points);
    assert_eq!(chart.name, "over-the-years-trend");
    assert_eq!(row(&chart, "Programme")[1..], ["0", "not assessed", "40"]);
    assert!(!chart.svg.contains("<polyline fill=\"none\" stroke=\"var(--chart-line-1,#1f5f9e)\" stroke-width=\"2\""));
}

#[test]
fn a_model_as_good_as_the_runner_up_says_so() {
    let chart = chart::fit("model", &sample::archetypes(&[("A", Some(60.0)), ("B", Some(20.0)), ("C", Some(20.0))]));
    assert_eq!(
        (row(&chart, "B")[4].as_str(), row(&chart, "C")[4].as_str()),
        ("runner-up", "as good as the runner-up, target")
    );
}
