//! What fits into the waves: people, calendar, owners and order.

use super::settings::Settings;
use crate::index::{ActionIndex, ItemIndex, OptionIndex, TiSlice, TiVec, WaveIndex, ti_vec};
use crate::pack::{Offer, Pack, QuestionKind};
use crate::scoring::Known;

/// A week in the unit of sums, which weeks of at most three decimals fill exactly.
const WEEK: f64 = 1000.0;

/// Where each action stands in a plan.
pub(super) type Placing = TiVec<ActionIndex, Option<WaveIndex>>;

/// What the waves have room for, and what each action takes of it.
#[derive(Debug, Clone)]
pub(super) struct Room {
    waves: TiVec<WaveIndex, Space>,
    pub(super) takes: TiVec<ActionIndex, Takes>,
    owners: usize,
    /// The least effort of what may be chosen.
    least: i64,
    /// Actions that may be chosen, each after those it needs.
    pub(super) order: Vec<ActionIndex>,
    /// For each of them those it needs, directly or not, and itself, in that order.
    pub(super) closure: TiVec<ActionIndex, Vec<ActionIndex>>,
    /// For each of them itself and those that need it, directly or not, in that order.
    pub(super) followers: TiVec<ActionIndex, Vec<ActionIndex>>,
}

/// What a wave has room for.
#[derive(Debug, Clone)]
struct Space {
    /// Thousandths of a person-week.
    effort: i64,
    /// Of those what one owner may carry.
    of_owner: i64,
    actions: i64,
    /// Thousandths of a week from its beginning to its end.
    length: i64,
}

/// What an action takes.
#[derive(Debug, Clone)]
pub(super) struct Takes {
    /// Thousandths of a person-week.
    pub(super) effort: i64,
    /// Thousandths of a week.
    duration: i64,
    owner: usize,
    /// What has to come before it, of what may be chosen.
    pub(super) needs: Vec<ActionIndex>,
    /// Items of which one option replaces another, with the option it sets.
    pub(super) sets: Vec<(ItemIndex, OptionIndex)>,
}

#[expect(clippy::cast_possible_truncation, reason = "a few hundred weeks")]
fn thousandths(weeks: f64) -> i64 {
    (weeks * WEEK).round() as i64
}

impl Room {
    pub(super) fn new(known: &Known<'_>, settings: &Settings) -> Self {
        let pack = known.pack;
        let offers: TiVec<ActionIndex, Offer<'_>> =
            pack.actions.keys().map(|action| pack.offer(action, known)).collect();
        let mut names: Vec<&str> = offers.iter().map(|offer| offer.owner).collect();
        names.sort_unstable();
        names.dedup();
        let share = if names.len() > 1 { settings.owner_share } else { 1.0 };
        let space = |(wave, weeks): (&crate::pack::Wave, &f64)| Space {
            effort: thousandths(*weeks),
            of_owner: thousandths(weeks * share),
            actions: i64::try_from(wave.max_actions).unwrap_or(i64::MAX),
            length: i64::from(wave.months[1].saturating_sub(wave.months[0])) * 52_000 / 12,
        };
        let takes = |(index, offer): (ActionIndex, &Offer<'_>)| Takes {
            effort: thousandths(offer.effort_weeks),
            duration: thousandths(offer.duration_weeks),
            owner: names.binary_search(&offer.owner).unwrap_or_default(),
            needs: Vec::new(),
            sets: unordered_moves(pack, index),
        };
        Self {
            waves: pack.waves.iter().zip(&settings.capacity).map(space).collect(),
            takes: offers.iter_enumerated().map(takes).collect(),
            owners: names.len(),
            least: 0,
            order: Vec::new(),
            closure: ti_vec![Vec::new(); pack.actions.len()],
            followers: ti_vec![Vec::new(); pack.actions.len()],
        }
    }

    /// Notes which actions may be chosen, and so which of their prerequisites have to be planned.
    pub(super) fn admit(&mut self, pack: &Pack, may: &TiSlice<ActionIndex, bool>) {
        for (index, action) in pack.actions.iter_enumerated() {
            self.takes[index].needs = action.requires.iter().copied().filter(|required| may[*required]).collect();
        }
        let mut seen = ti_vec![false; pack.actions.len()];
        for action in pack.actions.keys().filter(|action| may[*action]) {
            self.enlist(action, &mut seen);
        }
        self.least = self.order.iter().map(|action| self.takes[*action].effort).min().unwrap_or(0);
        for action in self.order.clone() {
            let all = self.reached(action);
            self.closure[action] = self.order.iter().copied().filter(|other| all.contains(other)).collect();
            for needed in all {
                self.followers[needed].push(action);
            }
        }
    }

    /// An action and all that it needs, directly or not.
    fn reached(&self, action: ActionIndex) -> Vec<ActionIndex> {
        let mut reached = vec![action];
        let mut next = 0;
        while let Some(action) = reached.get(next).copied() {
            for needed in &self.takes[action].needs {
                if !reached.contains(needed) {
                    reached.push(*needed);
                }
            }
            next += 1;
        }
        reached
    }

    /// Also ends a circle of prerequisites, which only the self-test refuses.
    fn enlist(&mut self, action: ActionIndex, seen: &mut TiSlice<ActionIndex, bool>) {
        if !std::mem::replace(&mut seen[action], true) {
            for needed in self.takes[action].needs.clone() {
                self.enlist(needed, seen);
            }
            self.order.push(action);
        }
    }

    pub(super) fn waves(&self) -> impl DoubleEndedIterator<Item = WaveIndex> + use<> {
        self.waves.keys()
    }

    /// Whether an action alone fits no wave.
    pub(super) fn too_large(&self, action: ActionIndex) -> bool {
        let takes = &self.takes[action];
        !self.waves.iter().any(|wave| takes.effort <= wave.effort && takes.duration <= wave.length)
    }

    /// An action with what it needs and what is not placed, that first.
    pub(super) fn bundle(&self, action: ActionIndex, placing: &Placing) -> Vec<ActionIndex> {
        self.closure[action].iter().copied().filter(|needed| placing[*needed].is_none()).collect()
    }

    /// Whether two actions set one unordered item differently.
    pub(super) fn clash(&self, one: ActionIndex, other: ActionIndex) -> bool {
        let others = &self.takes[other].sets;
        self.takes[one].sets.iter().any(|(item, to)| others.iter().any(|(same, other)| same == item && other != to))
    }

    /// A placed action with all placed ones that need it, directly or not.
    pub(super) fn dependents(&self, action: ActionIndex, placing: &Placing) -> Vec<ActionIndex> {
        self.followers[action].iter().copied().filter(|other| placing[*other].is_some()).collect()
    }
}

/// Items of which one option replaces another, with the option an action sets.
pub(super) fn unordered_moves(pack: &Pack, action: ActionIndex) -> Vec<(ItemIndex, OptionIndex)> {
    let single = |item: ItemIndex| pack.items[item].kind == QuestionKind::Choice && !pack.items[item].ordered;
    let moves = pack.actions[action].moves.iter().filter(|step| single(step.item));
    moves.map(|step| (step.item, step.options[0])).collect()
}

/// What is taken of the waves by a plan, kept up to date action by action.
#[derive(Debug, Clone)]
pub(super) struct Load {
    pub(super) placing: Placing,
    waves: TiVec<WaveIndex, Taken>,
    /// When each action ends, in thousandths of a week from the beginning of its wave.
    ends: TiVec<ActionIndex, i64>,
    /// Whether some action was put elsewhere since the ends were worked out.
    stale: bool,
    /// Person-weeks of all waves, in thousandths.
    pub(super) effort: i64,
}

#[derive(Debug, Clone)]
struct Taken {
    effort: i64,
    actions: i64,
    of_owner: Vec<Share>,
}

/// What one owner carries of a wave.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    effort: i64,
    actions: i64,
}

impl Share {
    fn with(self, effort: i64) -> Self {
        Self { effort: self.effort + effort, actions: self.actions + 1 }
    }

    /// A single action never is: somebody has to carry it, however small the wave.
    fn is_beyond(self, most: i64) -> bool {
        self.effort > most && self.actions > 1
    }
}

impl Load {
    pub(super) fn new(room: &Room) -> Self {
        let none = || Taken { effort: 0, actions: 0, of_owner: vec![Share::default(); room.owners] };
        Self {
            placing: ti_vec![None; room.takes.len()],
            waves: room.waves.iter().map(|_| none()).collect(),
            ends: ti_vec![0; room.takes.len()],
            stale: false,
            effort: 0,
        }
    }

    /// Puts an action into a wave, or takes it out, whether or not it fits; gives where it was.
    pub(super) fn put(&mut self, room: &Room, action: ActionIndex, wave: Option<WaveIndex>) -> Option<WaveIndex> {
        let before = std::mem::replace(&mut self.placing[action], wave);
        self.stale = true;
        let takes = &room.takes[action];
        for (wave, sign) in [(before, -1), (wave, 1)] {
            let Some(wave) = wave else { continue };
            let used = &mut self.waves[wave];
            used.effort += sign * takes.effort;
            used.of_owner[takes.owner].effort += sign * takes.effort;
            used.of_owner[takes.owner].actions += sign;
            used.actions += sign;
            self.effort += sign * takes.effort;
        }
        before
    }

    /// What is left of all waves: thousandths of person-weeks, and places for actions.
    pub(super) fn left(&self, room: &Room) -> (i64, i64) {
        let left = room.waves.iter().zip(&self.waves);
        left.fold((0, 0), |(effort, places), (space, taken)| {
            (effort + space.effort - taken.effort, places + space.actions - taken.actions)
        })
    }

    pub(super) fn is_empty(&self, wave: WaveIndex) -> bool {
        self.waves[wave].actions == 0
    }

    /// Whether no wave has both a place and the weeks for the least action.
    pub(super) fn is_full(&self, room: &Room) -> bool {
        let full = |(space, taken): (&Space, &Taken)| {
            taken.actions >= space.actions || taken.effort + room.least > space.effort
        };
        room.waves.iter().zip(&self.waves).all(full)
    }

    /// How much of an action with so much effort is too much for a wave: weeks in thousandths, and places.
    pub(super) fn excess(&self, room: &Room, wave: WaveIndex, effort: i64, actions: i64) -> (i64, i64) {
        let (space, taken) = (&room.waves[wave], &self.waves[wave]);
        (taken.effort + effort - space.effort, taken.actions + actions - space.actions)
    }

    /// Whether a wave has weeks and places for so much more.
    pub(super) fn has_space(&self, room: &Room, wave: WaveIndex, effort: i64, actions: i64) -> bool {
        let (weeks, places) = self.excess(room, wave, effort, actions);
        weeks <= 0 && places <= 0
    }

    /// The first wave that holds more than its weeks, its places or one of its owners allow.
    pub(super) fn overloaded(&self, room: &Room) -> Option<WaveIndex> {
        room.waves().find(|wave| {
            let (space, used) = (&room.waves[*wave], &self.waves[*wave]);
            used.effort > space.effort
                || used.actions > space.actions
                || used.of_owner.iter().any(|share| share.is_beyond(space.of_owner))
        })
    }

    /// Whether prerequisites stand in the same wave or an earlier one, and what follows each other in a wave ends in time.
    fn in_order(&mut self, room: &Room) -> bool {
        self.ends.raw.fill(0);
        let in_order = room.order.iter().all(|action| {
            let Some(wave) = self.placing[*action] else { return true };
            let takes = &room.takes[*action];
            let Some(starts) = starts(takes, wave, &self.placing, &self.ends) else { return false };
            self.ends[*action] = starts + takes.duration;
            self.ends[*action] <= room.waves[wave].length
        });
        self.stale = !in_order;
        in_order
    }

    /// Whether an action sets no unordered item differently than what is placed.
    pub(super) fn agrees(&self, room: &Room, action: ActionIndex) -> bool {
        let clashes = |other: &ActionIndex| self.placing[*other].is_some() && room.clash(action, *other);
        room.takes[action].sets.is_empty() || !room.order.iter().any(clashes)
    }

    /// Whether the plan is one that can be carried out, when only these actions were put elsewhere since it last was.
    pub(super) fn fits(&mut self, room: &Room, changed: &[(ActionIndex, Option<WaveIndex>)]) -> bool {
        let placed = changed.iter().filter(|(_, wave)| wave.is_some());
        self.overloaded(room).is_none()
            && self.in_order(room)
            && placed.into_iter().all(|(action, _)| self.agrees(room, *action))
    }

    /// Whether an action that nothing placed needs fits into a wave beside what is placed and fits.
    pub(super) fn takes(&mut self, room: &Room, action: ActionIndex, wave: WaveIndex) -> bool {
        let (takes, space, used) = (&room.takes[action], &room.waves[wave], &self.waves[wave]);
        if used.effort + takes.effort > space.effort
            || used.actions >= space.actions
            || used.of_owner[takes.owner].with(takes.effort).is_beyond(space.of_owner)
        {
            return false;
        }
        if !takes.needs.is_empty() {
            self.reckon(room);
        }
        let starts = starts(takes, wave, &self.placing, &self.ends);
        starts.is_some_and(|starts| starts + takes.duration <= space.length) && self.agrees(room, action)
    }

    /// Works out when each action ends, if some were put elsewhere since that was.
    pub(super) fn reckon(&mut self, room: &Room) {
        if self.stale {
            self.in_order(room);
        }
    }

    /// First and last week of a placed action, in thousandths from the beginning of its wave.
    pub(super) fn weeks(&self, room: &Room, action: ActionIndex) -> (i64, i64) {
        (self.ends[action] - room.takes[action].duration, self.ends[action])
    }
}

/// When an action can begin in a wave, once what it needs there has ended; `None` while that stands in none so early.
fn starts(takes: &Takes, wave: WaveIndex, placing: &Placing, ends: &TiSlice<ActionIndex, i64>) -> Option<i64> {
    takes.needs.iter().try_fold(0, |starts, needed| match placing[*needed] {
        Some(before) if before < wave => Some(starts),
        Some(same) if same == wave => Some(starts.max(ends[*needed])),
        _ => None,
    })
}
