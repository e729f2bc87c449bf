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

#[cfg(test)]
mod tests {
    use crate::assess::{Options, assess};
    use crate::pack::small::{TEXT, answers, pack};
    use crate::record::Record;

    /// What the small pack says to an organisation of that size with that policy.
    fn record(size: &str, policy: &str) -> Record {
        let pack = pack(TEXT);
        let work = "a: us, b: us, c: us, d: us, e: them";
        let people = "people: {head: J. Lind}\nrespondent: {id: r3, unit: Mill}";
        let head = format!("questionnaire: small@1\norganisation: Mill\ndate: 2026-01-15\n{people}\n");
        let text = format!("{head}answers: {{size: {size}, policy: {policy}, habit: rarely, {work}}}");
        let (answers, diagnostics) = answers(&pack, &text);
        assert!(diagnostics.is_empty(), "{diagnostics}");
        assess(&pack, &answers.unwrap(), &Options::default()).unwrap()
    }

    /// Title, why, owner, role, person, effort and duration of the first action.
    fn first(record: &Record) -> (&str, &str, &str, Option<&str>, Option<&str>, f64, Option<f64>) {
        let action = &record.roadmap.as_ref().unwrap().waves[0].actions[0];
        let (role, person) = (action.owner_role.as_deref(), action.person.as_deref());
        (&action.title, &action.why, &action.owner, role, person, action.effort_weeks, action.duration_weeks)
    }

    #[test]
    fn the_first_variant_that_holds_replaces_what_it_names() {
        let (big, small) = ("Head of communications", "Managing director");
        let person = Some("J. Lind");
        let plain = ("Write a policy", "There is none", big, Some("head"), person, 4.0, Some(6.0));
        assert_eq!(first(&record("400", "nothing")), plain);
        let spoken = ("Explain the policy", "There is one", small, Some("head"), person, 2.0, Some(6.0));
        assert_eq!(first(&record("20", "spoken")), spoken);
        let tiny = ("Agree half a page", "There is none", "Colleague", Some("friend"), None, 0.5, Some(1.0));
        assert_eq!(first(&record("5", "spoken")), tiny);
    }

    #[test]
    fn what_open_answers_decide_is_passed_over() {
        let unknown = first(&record("unknown", "spoken")).0.to_owned();
        assert_eq!(unknown, "Explain the policy");
        assert_eq!(first(&record("unknown", "nothing")).2, "Head of communications");
    }

    #[test]
    fn the_room_of_a_wave_follows_the_size() {
        use crate::condition::{Bound, Facts, Truth};
        use crate::index::{ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex};
        struct People(f64);
        impl Facts for People {
            fn answer(&self, _: ItemIndex, _: &[OptionIndex]) -> Truth {
                Truth::Undetermined
            }
            fn amount(&self, _: ItemIndex, bound: Bound) -> Truth {
                bound.admits(self.0).into()
            }
            fn score(&self, _: Measure, _: Bound) -> Truth {
                Truth::Undetermined
            }
            fn best(&self, _: FrameworkIndex, _: &[ElementIndex]) -> Truth {
                Truth::Undetermined
            }
            fn target(&self, _: FrameworkIndex, _: &[ElementIndex]) -> Truth {
                Truth::Undetermined
            }
            fn finding(&self, _: FindingIndex) -> Truth {
                Truth::Undetermined
            }
        }
        let pack = pack(TEXT);
        assert!((pack.capacity(0.into(), &People(49.0)) - 2.0).abs() < f64::EPSILON);
        assert!((pack.capacity(0.into(), &People(50.0)) - 10.0).abs() < f64::EPSILON);
    }

    #[test]
    fn messages_are_the_first_that_hold_and_can_be_filled_in() {
        let record_now = record("400", "filed");
        assert_eq!(record_now.messages.standing.as_deref(), Some("Mill is The One, Settled."));
        assert_eq!(record_now.messages.risk.as_deref(), Some("See to it: Nobody knows the rules."));
        assert_eq!(record_now.messages.decision, None);
        let record_now = record("400", "nothing");
        assert_eq!(record_now.messages.standing.as_deref(), Some("Mill is The One in 4 of 5."));
        assert_eq!(record_now.messages.plan.as_deref(), Some("2 actions, 7 weeks, until 14 April 2026."));
        let record_now = record("400", "known");
        assert_eq!(record_now.findings[0].code, "idle");
        assert_eq!(record_now.messages.risk.as_deref(), Some("See to it: T."));
    }

    #[test]
    fn findings_name_what_they_rest_on_and_what_closes_them() {
        let record = record("20", "filed");
        let finding = &record.findings[0];
        assert_eq!(finding.so_what.as_deref(), Some("Somebody will break them."));
        let evidence = &finding.evidence[0];
        let shown = (evidence.item.as_str(), evidence.question.as_str(), evidence.answer.as_str());
        assert_eq!((finding.evidence.len(), shown), (1, ("policy", "Is there a policy?", "Filed")));
        assert_eq!((finding.remedied_by.len(), finding.remedied_by[0].title.as_str()), (1, "Explain the policy"));
        assert_eq!(record.respondent.unwrap().id.as_deref(), Some("r3"));
    }
}
