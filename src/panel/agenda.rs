//! What to talk about: ranked by what a discussion could change.
//!
//! rank = disagreement (0 to 1) × (1 + share of the goals' weight that the item bears on) × (1 + what the spread could change:
//! 2 for the best model or a level, 1 for a finding; judgements of ours). What it could change is found by scoring what all say together once with
//! each answer that somebody gave.

use std::collections::BTreeSet;

use super::agreement::Word;
use super::consensus::decided;
use super::record::{OPENING_AND_CLOSE, Topic, Voice};
use super::spread::{Spread, is_ordered, label, said};
use super::{Options, scope};
use crate::answers::{Answers, Given};
use crate::assess::brief_ask;
use crate::compare::who;
use crate::index::ItemIndex;
use crate::pack::{Pack, QuestionKind};
use crate::record::FrameworkRecord;

/// At most so many topics.
const MOST: usize = 12;
/// What another best model or level counts beside a disagreement that changes nothing.
const TURNS_RESULT: f64 = 2.0;
/// What another finding counts.
const TURNS_FINDING: f64 = 1.0;
/// Less time does not do a topic justice.
const LEAST_MINUTES: usize = 5;
/// More time goes to the next one.
const MOST_MINUTES: usize = 15;

/// The topics, the weightiest first, as many as there is time for.
pub(super) fn agenda(pack: &Pack, people: &[Answers], spreads: &[Spread], options: &Options) -> Vec<Topic> {
    let base = together(pack, people, spreads);
    let today = outcome(pack, &base);
    let apart = |spread: &&Spread| !matches!(spread.word, Word::Agree | Word::OneVoice);
    let mut topics: Vec<(f64, &Spread, Vec<String>)> = spreads
        .iter()
        .filter(apart)
        .map(|spread| {
            let changes = changes(pack, people, spread, &base, &today);
            let weight = 1.0 + bearing(pack, spread.item);
            (spread.disagreement() * weight * (1.0 + changes.weight), spread, changes.told)
        })
        .collect();
    topics.sort_by(|(one, ..), (other, ..)| other.total_cmp(one));
    let time = options.minutes.saturating_sub(OPENING_AND_CLOSE);
    topics.truncate(MOST.min(time / LEAST_MINUTES));
    let minutes = (time / topics.len().max(1)).min(MOST_MINUTES);
    let topic = |(rank, spread, could_change): (f64, &Spread, Vec<String>)| Topic {
        item: pack.items[spread.item].id.clone(),
        ask: brief_ask(pack, spread.item),
        word: spread.word,
        could_change,
        rank,
        voices: voices(pack, people, spread.item, options.named),
        opening: opening(pack, spread),
        minutes,
    };
    topics.into_iter().map(topic).collect()
}

/// What all say together: contested items by their middle or commonest answer as well, to have something to start from.
fn together(pack: &Pack, people: &[Answers], spreads: &[Spread]) -> Answers {
    let mut all = Answers::empty(pack);
    all.scope = scope(people);
    for spread in spreads {
        let given = match decided(pack, people, spread).0 {
            Given::Unanswered if spread.word == Word::CannotTell => Given::Unknown,
            Given::Unanswered => {
                let commonest = || spread.ranked().first().map(|place| Given::Option((*place).into()));
                let single = pack.items[spread.item].kind == QuestionKind::Choice;
                spread.together(pack, people).or_else(|| commonest().filter(|_| single)).unwrap_or_default()
            }
            given => given,
        };
        all.given[spread.item] = given;
    }
    all
}

/// What a board would be told: the best model of each framework, levels, findings.
struct Outcome {
    models: Vec<(String, Option<String>)>,
    levels: Vec<(String, Option<String>)>,
    findings: BTreeSet<String>,
}

fn outcome(pack: &Pack, answers: &Answers) -> Outcome {
    let record = super::told(pack, answers);
    let mut told = Outcome { models: Vec::new(), levels: Vec::new(), findings: BTreeSet::new() };
    for framework in record.frameworks.values() {
        match framework {
            FrameworkRecord::Archetypes(all) => {
                let best = all.best.as_ref().and_then(|best| all.elements.get(best)).map(|best| best.title.clone());
                told.models.push((all.title.clone(), best));
            }
            FrameworkRecord::Composite(all) => {
                let level = all.levels.iter().find(|level| Some(&level.id) == all.level.as_ref());
                told.levels.push((all.title.clone(), level.map(|level| level.title.clone())));
            }
            FrameworkRecord::Spectrum(_) | FrameworkRecord::Dimensions(_) => {}
        }
    }
    told.findings = record.findings.iter().map(|finding| finding.title.clone()).collect();
    told
}

/// What the spread of an item could change.
struct Changes {
    weight: f64,
    told: Vec<String>,
}

fn changes(pack: &Pack, people: &[Answers], spread: &Spread, base: &Answers, today: &Outcome) -> Changes {
    let outcomes: Vec<Outcome> = alternatives(people, spread.item)
        .into_iter()
        .map(|given| {
            let mut other = base.clone();
            other.given[spread.item] = given;
            outcome(pack, &other)
        })
        .collect();
    let models = moved(outcomes.iter().map(|outcome| &outcome.models), &today.models);
    let levels = moved(outcomes.iter().map(|outcome| &outcome.levels), &today.levels);
    let turned: BTreeSet<&String> =
        outcomes.iter().flat_map(|outcome| outcome.findings.symmetric_difference(&today.findings)).collect();
    let weighty = !models.is_empty() || !levels.is_empty();
    let finding = turned.iter().map(|title| format!("the finding “{title}”"));
    let weight = match (weighty, turned.is_empty()) {
        (true, _) => TURNS_RESULT,
        (false, false) => TURNS_FINDING,
        (false, true) => 0.0,
    };
    Changes { weight, told: models.into_iter().chain(levels).chain(finding).collect() }
}

/// Every answer that somebody gave, once.
fn alternatives(people: &[Answers], item: ItemIndex) -> Vec<Given> {
    let mut given: Vec<Given> = Vec::new();
    for answers in people {
        let one = &answers.given[item];
        if !one.is_open() && !given.contains(one) {
            given.push(one.clone());
        }
    }
    given
}

/// `Programme maturity: “Novice” or “Intermediate”`, for each that comes out differently.
fn moved<'o>(
    outcomes: impl Iterator<Item = &'o Vec<(String, Option<String>)>>,
    today: &[(String, Option<String>)],
) -> Vec<String> {
    let outcomes: Vec<&Vec<(String, Option<String>)>> = outcomes.collect();
    let one = |(place, (title, now)): (usize, &(String, Option<String>))| {
        let mut values: Vec<&Option<String>> = vec![now];
        for outcome in &outcomes {
            if !values.contains(&&outcome[place].1) {
                values.push(&outcome[place].1);
            }
        }
        let names: BTreeSet<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
        (values.len() > 1).then(|| format!("{title} ({})", names.into_iter().collect::<Vec<_>>().join(" or ")))
    };
    today.iter().enumerate().filter_map(one).collect()
}

fn quoted(value: Option<&String>) -> String {
    value.map_or_else(|| "none".to_owned(), |value| format!("“{value}”"))
}

/// The share of the goals' weight that an item bears on, 0 to 1.
fn bearing(pack: &Pack, item: ItemIndex) -> f64 {
    let all: i64 = pack.goals.iter().map(|goal| goal.weight).sum();
    let carries = |goal: &&crate::pack::Goal| {
        let elements = pack.elements_of(goal.measure);
        pack.items[item].carries.iter().any(|carry| elements.contains(&carry.element))
    };
    let own: i64 = pack.goals.iter().filter(carries).map(|goal| goal.weight).sum();
    if all == 0 { 0.0 } else { own as f64 / all as f64 }
}

/// What people wrote, by answer and words, so that the order does not say who it was.
fn voices(pack: &Pack, people: &[Answers], item: ItemIndex, named: bool) -> Vec<Voice> {
    let voice = |answers: &Answers| {
        let note = answers.remarks[item].note.clone().filter(|note| !note.trim().is_empty())?;
        let answer = said(&pack.items[item], &answers.given[item]).unwrap_or_else(|| match answers.given[item] {
            Given::NotApplicable => "n/a".to_owned(),
            _ => "cannot tell".to_owned(),
        });
        let who = Some(who(answers.respondent.as_ref())).filter(|who| named && !who.is_empty());
        Some(Voice { answer, note, who })
    };
    let mut voices: Vec<Voice> = people.iter().filter_map(voice).collect();
    voices.sort();
    voices
}

/// A question to open with.
fn opening(pack: &Pack, spread: &Spread) -> String {
    let item = &pack.items[spread.item];
    // The ends of a scale; of options without an order the two that most chose.
    let ranked = spread.ranked();
    let ends =
        if is_ordered(item) { ranked.iter().min().zip(ranked.iter().max()) } else { ranked.first().zip(ranked.get(1)) };
    let ends = ends.map(|(low, high)| (label(item, *low), label(item, *high)));
    match (spread.word, ends) {
        (Word::CannotTell, _) => "Who should know this, and who will find it out by when?".to_owned(),
        (_, Some((low, high))) if item.kind != QuestionKind::Choices && low != high => {
            let told = match spread.word {
                Word::Polarised => "What did each of you see last, that made you say",
                Word::Lean => "What do those see who do not answer as most do:",
                _ => "Which case from the last months speaks for",
            };
            format!("{told} “{low}” or “{high}”?")
        }
        _ => "Which case from the last months do you have in mind?".to_owned(),
    }
}
