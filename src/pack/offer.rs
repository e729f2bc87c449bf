//! What an action, a role and a wave are for one organisation: the first case that holds.

use super::{Action, Owner, Pack, Role, Variant};
use crate::condition::{Condition, Facts, Truth};
use crate::index::{ActionIndex, RoleIndex, WaveIndex};

/// An action in the words and with the effort that fit one organisation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offer<'p> {
    /// What to do.
    pub title: &'p str,
    /// Why to do it.
    pub why: &'p str,
    /// What is there when it is done.
    pub deliverable: &'p str,
    /// The role that is accountable; `None` in a pack without roles.
    pub role: Option<RoleIndex>,
    /// What the role is called here.
    pub owner: &'p str,
    /// Person-weeks of work.
    pub effort_weeks: f64,
    /// Weeks from its beginning to its end.
    pub duration_weeks: f64,
}

impl Pack {
    /// What an action is for an organisation: its first variant whose condition holds, and for what that leaves out its
    /// plain words. A variant whose condition open items decide is passed over.
    #[must_use]
    pub fn offer(&self, action: ActionIndex, facts: &impl Facts) -> Offer<'_> {
        let action = &self.actions[action];
        let variant = self.variant(action, facts);
        let text = |of: fn(&Variant) -> Option<&String>| variant.and_then(of);
        let owner = variant.and_then(|variant| variant.owner.as_ref()).unwrap_or(&action.owner);
        let effort_weeks = variant.and_then(|variant| variant.effort_weeks).unwrap_or(action.effort_weeks);
        let duration_weeks = variant.and_then(|variant| variant.duration_weeks).or(action.duration_weeks);
        Offer {
            title: text(|variant| variant.title.as_ref()).unwrap_or(&action.title),
            why: text(|variant| variant.why.as_ref()).unwrap_or(&action.why),
            deliverable: text(|variant| variant.deliverable.as_ref()).unwrap_or(&action.deliverable),
            role: match owner {
                Owner::Role(role) => Some(*role),
                Owner::Text(_) => None,
            },
            owner: match owner {
                Owner::Role(role) => self.roles[*role].title(facts),
                Owner::Text(text) => text,
            },
            effort_weeks,
            duration_weeks: duration_weeks.unwrap_or(effort_weeks),
        }
    }

    /// The variant of an action that applies to an organisation.
    fn variant<'p>(&self, action: &'p Action, facts: &impl Facts) -> Option<&'p Variant> {
        action.variants.iter().find(|variant| holds(&variant.when, facts))
    }

    /// The conditions of variants, roles, waves and messages.
    pub fn cases(&self) -> impl Iterator<Item = &Condition> {
        let variants = self.actions.iter().flat_map(|action| &action.variants).map(|variant| &variant.when);
        let roles = self.roles.iter().flat_map(|role| &role.titles).filter_map(|(when, _)| when.as_ref());
        let waves = self.waves.iter().flat_map(|wave| &wave.capacity_by).map(|(when, _)| when);
        let messages = self.messages.iter().filter_map(|message| message.when.as_ref());
        variants.chain(roles).chain(waves).chain(messages)
    }

    /// Person-weeks a wave has room for in an organisation.
    #[must_use]
    pub fn capacity(&self, wave: WaveIndex, facts: &impl Facts) -> f64 {
        let wave = &self.waves[wave];
        let case = wave.capacity_by.iter().find(|(when, _)| holds(when, facts));
        case.map_or(wave.capacity_weeks, |(_, weeks)| *weeks)
    }
}

impl Role {
    /// What it is called in an organisation.
    #[must_use]
    pub fn title(&self, facts: &impl Facts) -> &str {
        let case = self.titles.iter().find(|(when, _)| when.as_ref().is_none_or(|when| holds(when, facts)));
        case.or(self.titles.last()).map_or("", |(_, title)| title)
    }
}

fn holds(when: &Condition, facts: &impl Facts) -> bool {
    when.evaluate(facts) == Truth::True
}
