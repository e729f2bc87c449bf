//! Two folders of which each holds what everybody said for one organisation on one day.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::folders::Member;
use crate::answers::Answers;
use crate::pack::Pack;
use crate::panel::{Options, PanelChange, PanelRecord, change, panel};

/// What moved between two panels; `None` where one of the folders is none, or they are of different organisations.
pub(super) fn compare(before: &[Member], after: &[Member]) -> Option<PanelChange> {
    let (earlier, later) = (group(before)?, group(after)?);
    earlier.is_of(&later).then(|| change(&told(earlier.pack, before), &told(later.pack, after)))
}

/// What all files of a panel have in common.
struct Group<'a> {
    pack: &'a Pack,
    organisation: &'a str,
    date: Option<Date>,
}

/// A panel is several people's answers for one organisation and one day, told apart by their pseudonyms. Without these a
/// folder may as well hold the units of an organisation.
fn group(members: &[Member]) -> Option<Group<'_>> {
    let first = common(members.first()?)?;
    let one = members.iter().all(|member| common(member).is_some_and(|other| other.fits(&first)));
    let people: BTreeSet<&str> = members.iter().filter_map(pseudonym).collect();
    (one && members.len() > 1 && people.len() == members.len()).then_some(first)
}

impl Group<'_> {
    fn fits(&self, other: &Self) -> bool {
        self.date == other.date && self.is_of(other)
    }

    /// Whether both are of one organisation and answer the same questionnaire.
    fn is_of(&self, other: &Self) -> bool {
        self.organisation == other.organisation && self.pack.sha256 == other.pack.sha256
    }
}

fn common(member: &Member) -> Option<Group<'_>> {
    let organisation = member.document.answers.organisation.as_deref()?.trim();
    Some(Group { pack: &member.document.prepared.pack, organisation, date: member.document.answers.date })
}

fn pseudonym(member: &Member) -> Option<&str> {
    member.document.answers.respondent.as_ref()?.id.as_deref()
}

fn told(pack: &Pack, members: &[Member]) -> PanelRecord {
    let people: Vec<Answers> = members.iter().map(|member| member.document.answers.clone()).collect();
    panel(pack, &people, &Options::default())
}
