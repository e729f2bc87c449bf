//! From answers to a plan: sorts the actions, has the best plan looked for, and tells what to expect of it.

use super::first::facts_first;
use super::outlook::{Outlook, plan_order};
use super::room::Room;
use super::search::{Field, Search, Terms};
use super::settings::Settings;
use super::status::{Status, is_lowered, lowered, statuses};
use super::table::Kinship;
use super::tally::{Ground, Tally};
use super::{Decided, Judge, Plan};
use crate::answers::Answers;
use crate::index::{ElementIndex, FrameworkIndex, TiSlice, TiVec, WaveIndex};
use crate::pack::Pack;
use crate::scoring::{Assessment, Known, findings};

/// More than this is a second questionnaire, not a list of facts to settle.
const MOST_FACTS: usize = 8;

/// Plans a roadmap towards the decided targets. `capacities` replaces the pack's weeks of each wave.
#[must_use]
pub fn plan(
    pack: &Pack,
    answers: &Answers,
    assessment: &Assessment,
    decided: &TiSlice<FrameworkIndex, Option<Decided>>,
    capacities: Option<&[f64]>,
) -> Plan {
    let targets: TiVec<FrameworkIndex, Option<ElementIndex>> =
        decided.iter().map(|target| target.map(|target| target.element)).collect();
    let (given, none) = (&answers.given, TiSlice::from_ref(&[]));
    let mut known = Known { pack, given, assessment, targets: &targets, findings: none };
    let findings = findings(&known);
    known.findings = &findings;
    plan_with(answers, &known, &Settings::of(&known, capacities))
}

/// Plans a roadmap that keeps to these settings.
#[must_use]
pub fn plan_with(answers: &Answers, known: &Known<'_>, settings: &Settings) -> Plan {
    let pack = known.pack;
    let mut room = Room::new(known, settings);
    let status = statuses(known, &room);
    room.admit(pack, &status.iter().map(|status| *status == Status::Candidate).collect::<TiVec<_, _>>());
    let lowered = lowered(known, &status);
    let judge = Judge::new(known, |measure| is_lowered(pack, &lowered, measure));
    let ground = Ground::new(pack, &judge, answers);
    let terms = terms(pack, &judge, settings);
    let kinship = Kinship::new(&ground, &room);
    let field = Field { ground: &ground, room: &room, terms: &terms, kinship: &kinship };
    let search = best(field, known.assessment);
    let waiting: Vec<_> = pack.actions.keys().filter(|action| status[*action] == Status::FactsFirst).collect();
    let outlook = Outlook {
        known,
        answers,
        ground: &ground,
        room: &room,
        terms: &terms,
        status: &status,
        before: Tally::new(&ground, known.assessment),
    };
    let (order, tallies) = (plan_order(&room, &search.load), &search.tallies);
    let told = outlook.told(&order, &search.load);
    let waves = outlook.waves(&told, tallies, settings);
    let expected = waves.last().map_or_else(|| known.assessment.clone(), |wave| wave.expected.clone());
    Plan {
        facts_first: facts_first(pack, answers, known.assessment, MOST_FACTS, &waiting),
        done: pack.actions.keys().filter(|action| status[*action] == Status::Done).collect(),
        deferred: outlook.deferred(&search),
        now: outlook.now(),
        after: waves.last().map_or_else(|| outlook.now(), |wave| wave.attained),
        over_time: outlook.over_time(tallies),
        cautious: outlook.cautious(&order),
        aims: outlook.aims(tallies),
        not_judged: judge.not_judged(),
        levels: outlook.levels(&waves),
        waves,
        expected,
    }
}

/// How long what is attained counts, and what an action must bring.
fn terms(pack: &Pack, judge: &Judge<'_>, settings: &Settings) -> Terms {
    let ends = |wave: &crate::pack::Wave| i128::from(wave.months[1]);
    let next = pack.waves.iter().skip(1).map(ends);
    let last = pack.waves.last().map(|wave| 2 * ends(wave) - i128::from(wave.months[0]));
    let months = pack.waves.iter().zip(next.chain(last)).map(|(wave, until)| (until - ends(wave)).max(1)).collect();
    // A point is a hundredth of the whole, 1e9 of each unit of weight; weeks are in thousandths: 1e9 ÷ 1e2 ÷ 1e3, in millionths.
    #[expect(clippy::cast_possible_truncation, reason = "points of at most 100")]
    let worth = (settings.worth * 1e6).round() as i128 * judge.weight * 10_000;
    Terms { months, worth }
}

/// The best plan that was found.
fn best<'a>(field: Field<'a>, before: &Assessment) -> Search<'a> {
    let mut search = Search::new(field, before);
    search.run();
    search
}

/// How long today's state counts: until the first wave ends.
pub(super) fn until_first(pack: &Pack) -> i128 {
    pack.waves.get(WaveIndex::from(0)).map_or(1, |wave| i128::from(wave.months[1]).max(1))
}
