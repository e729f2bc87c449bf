//! Names, anchors and numbers of what the parts of a record refer to by id.

use std::collections::HashMap;
use std::sync::LazyLock;

use indexmap::IndexMap;
use serde::Serialize;

use crate::record::{EarlierPanel, FrameworkRecord, ItemRecord, ItemStatus, Record, Reference};
use crate::report::format::{self, Ruler};
use crate::report::number::NOT_ASKED;
use crate::report::{DayRate, Look, Options};

/// A source by its number in the list of sources.
#[derive(Debug, Clone, Serialize)]
pub(super) struct SourceLink {
    pub(super) number: usize,
    pub(super) anchor: String,
    pub(super) title: String,
}

/// An item with what was answered.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ItemLink {
    pub(super) ask: String,
    pub(super) answer: String,
    pub(super) status: &'static str,
    pub(super) anchor: Option<String>,
}

/// Finds things of a record by id.
pub(super) struct Lookup<'a> {
    record: &'a Record,
    /// Whether respondents' notes may be shown.
    pub(super) notes: bool,
    day_rate: Option<&'a DayRate>,
    /// Whether answers and sources stand in the same document, so that links lead somewhere.
    annexed: bool,
    /// Whether chapters stand in the same document.
    chapters: bool,
    items: HashMap<&'a str, (usize, &'a ItemRecord)>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(record: &'a Record, options: &'a Options) -> Self {
        let all = record.sections.iter().flat_map(|section| &section.items);
        let items = all.enumerate().map(|(number, item)| (item.id.as_str(), (number, item))).collect();
        let annexed = matches!(options.look, Look::Full | Look::Annex);
        let chapters = matches!(options.look, Look::Full | Look::Board);
        Self { record, notes: options.notes, day_rate: options.day_rate.as_ref(), annexed, chapters, items }
    }

    /// Work in person-weeks or days, with what it costs where that is known.
    pub(super) fn work(&self, person_weeks: f64) -> String {
        let work = format::person_weeks(person_weeks);
        self.cost(person_weeks).map_or_else(|| work.clone(), |cost| format!("{work}, about {cost}"))
    }

    /// What so many person-weeks cost, where that is known.
    pub(super) fn cost(&self, person_weeks: f64) -> Option<String> {
        self.day_rate.map(|rate| rate.cost(person_weeks))
    }

    /// How far people had differed, where the answers came of a panel.
    pub(super) fn panel(&self) -> Option<&'a EarlierPanel> {
        self.record.panel.as_ref()
    }

    /// The name people see for a framework, an element (`framework.element`) or an item.
    pub(super) fn title(&self, id: &str) -> String {
        if let Some(framework) = self.record.frameworks.get(id) {
            return framework.title().to_owned();
        }
        self.element(id).map(|(_, title)| title).or_else(|| self.ask(id)).unwrap_or_else(|| id.to_owned())
    }

    /// The name of an element, with its framework's where two elements share it.
    pub(super) fn full_title(&self, id: &str) -> String {
        match self.element(id) {
            Some((framework, title)) if self.is_ambiguous(&title) => format!("{title} ({})", framework.title()),
            Some((_, title)) => title,
            None => self.title(id),
        }
    }

    fn is_ambiguous(&self, title: &str) -> bool {
        let titles = self.record.frameworks.values().flat_map(element_titles);
        titles.filter(|other| *other == title).count() > 1
    }

    fn element(&self, id: &str) -> Option<(&'a FrameworkRecord, String)> {
        let (framework, element) = id.split_once('.')?;
        let framework = self.record.frameworks.get(framework)?;
        let elements = match framework {
            FrameworkRecord::Archetypes(framework) => &framework.elements,
            FrameworkRecord::Spectrum(framework) => &framework.elements,
            FrameworkRecord::Dimensions(framework) => &framework.elements,
            FrameworkRecord::Composite(_) => return None,
        };
        elements.get(element).map(|info| (framework, info.title.clone()))
    }

    /// The scores expected after the last wave, by measure.
    pub(super) fn expected(&self) -> &'a IndexMap<String, f64> {
        static NONE: LazyLock<IndexMap<String, f64>> = LazyLock::new(IndexMap::new);
        self.record.roadmap.as_ref().and_then(|roadmap| roadmap.waves.last()).map_or(&NONE, |wave| &wave.expected)
    }

    /// An anchor in one of the chapters, where they are part of the document.
    pub(super) fn linked(&self, anchor: String) -> Option<String> {
        self.chapters.then_some(anchor)
    }

    /// How scores of a measure are shown.
    pub(super) fn ruler(&self, id: &str) -> Ruler {
        let framework = id.split_once('.').map_or(id, |(framework, _)| framework);
        match self.record.frameworks.get(framework) {
            Some(FrameworkRecord::Spectrum(framework)) => Ruler::spectrum(framework.scale),
            Some(FrameworkRecord::Archetypes(framework)) => Ruler::percent(framework.scale),
            Some(FrameworkRecord::Dimensions(framework)) => Ruler::percent(framework.scale),
            Some(FrameworkRecord::Composite(framework)) => Ruler::percent(framework.scale),
            None => Ruler::percent(None),
        }
    }

    /// A score as shown, what is known of it where too few answers tell, or the words for its absence.
    pub(super) fn reading(&self, id: &str, score: Option<f64>) -> String {
        let few = self.record.thin(id).and_then(|thin| {
            let ruler = self.ruler(id);
            let bounds = format!("{} to {}", ruler.score(thin.low?), ruler.score(thin.high?));
            Some(format!("{bounds}, {} of {} answered", thin.answered, thin.applicable))
        });
        match few {
            Some(few) => few,
            None if self.record.is_not_asked(id) => NOT_ASKED.to_owned(),
            None => self.ruler(id).maybe(score),
        }
    }

    /// The score of a framework or element today.
    pub(super) fn score(&self, id: &str) -> Option<f64> {
        if let Some(framework) = self.record.frameworks.get(id) {
            return match framework {
                FrameworkRecord::Archetypes(_) => None,
                FrameworkRecord::Spectrum(framework) => framework.position,
                FrameworkRecord::Dimensions(framework) => framework.mean,
                FrameworkRecord::Composite(framework) => framework.score,
            };
        }
        let (framework, element) = id.split_once('.')?;
        match self.record.frameworks.get(framework)? {
            FrameworkRecord::Archetypes(framework) => framework.fit.get(element).copied().flatten(),
            FrameworkRecord::Spectrum(framework) => framework.strands.get(element).copied().flatten(),
            FrameworkRecord::Dimensions(framework) => framework.dimensions.get(element)?.score,
            FrameworkRecord::Composite(_) => None,
        }
    }

    /// The question of an item, with its row.
    pub(super) fn ask(&self, id: &str) -> Option<String> {
        self.items.get(id).map(|(_, item)| asked(item))
    }

    /// The question of an item; of a row that is a whole question, the row alone.
    pub(super) fn brief(&self, id: &str) -> Option<String> {
        self.items.get(id).map(|(_, item)| match &item.row {
            Some(row) if row.trim_end().ends_with('?') => row.clone(),
            _ => asked(item),
        })
    }

    /// The item with that id, or the rows of the question with that id.
    pub(super) fn items(&self, id: &str) -> Vec<ItemLink> {
        if let Some((number, item)) = self.items.get(id) {
            return vec![self.item_link(*number, item)];
        }
        let rows = self.record.sections.iter().flat_map(|section| &section.items);
        let rows = rows.enumerate().filter(|(_, item)| item.id.split_once('.').is_some_and(|(ask, _)| ask == id));
        rows.map(|(number, item)| self.item_link(number, item)).collect()
    }

    /// An item with what was answered.
    pub(super) fn item_link(&self, number: usize, item: &ItemRecord) -> ItemLink {
        let anchor = self.annexed.then(|| item_anchor(number));
        ItemLink {
            ask: self.brief(&item.id).unwrap_or_else(|| asked(item)),
            answer: answered(item),
            status: item.status.name(),
            anchor,
        }
    }

    /// The question with that id, where it is asked row by row.
    pub(super) fn question(&self, id: &str) -> Option<String> {
        let mut items = self.record.sections.iter().flat_map(|section| &section.items);
        let row = items.find(|item| item.row.is_some() && item.id.split_once('.').is_some_and(|(ask, _)| ask == id));
        row.map(|row| row.ask.clone())
    }

    /// The place of a framework in the report.
    pub(super) fn framework_anchor(&self, id: &str) -> String {
        format!("framework-{}", self.record.frameworks.get_index_of(id).map_or(0, |at| at + 1))
    }

    /// The place of an item in the appendix.
    pub(super) fn item_anchor(&self, id: &str) -> Option<String> {
        self.items.get(id).filter(|_| self.annexed).map(|(number, _)| item_anchor(*number))
    }

    /// Sources by their numbers; an id that is not in the list is left out.
    pub(super) fn sources(&self, ids: &[String]) -> Vec<SourceLink> {
        ids.iter()
            .filter(|_| self.annexed)
            .filter_map(|id| {
                let (at, _, reference) = self.record.sources.get_full(id)?;
                Some(SourceLink { number: at + 1, anchor: source_anchor(at), title: reference.title.clone() })
            })
            .collect()
    }

    /// Every source in the order of its number.
    pub(super) fn all_sources(&self) -> impl Iterator<Item = (usize, &'a Reference)> {
        self.record.sources.values().enumerate()
    }
}

fn element_titles(framework: &FrameworkRecord) -> Vec<&str> {
    let elements = match framework {
        FrameworkRecord::Archetypes(framework) => &framework.elements,
        FrameworkRecord::Spectrum(framework) => &framework.elements,
        FrameworkRecord::Dimensions(framework) => &framework.elements,
        FrameworkRecord::Composite(_) => return Vec::new(),
    };
    elements.values().map(|info| info.title.as_str()).collect()
}

/// A question with its row.
pub(super) fn asked(item: &ItemRecord) -> String {
    match &item.row {
        Some(row) => format!("{} {row}", item.ask),
        None => item.ask.clone(),
    }
}

/// What was answered, or why there is no answer.
pub(super) fn answered(item: &ItemRecord) -> String {
    let words = match item.status {
        ItemStatus::Answered => return item.label.clone().unwrap_or_else(|| item.answer.join(", ")),
        ItemStatus::Unknown => "Not known",
        ItemStatus::NotApplicable => "Does not apply",
        ItemStatus::Unanswered => "Not answered",
        ItemStatus::SwitchedOff => "Not asked, because of an earlier answer",
        ItemStatus::NotAsked => "Not part of the short version",
    };
    words.to_owned()
}

/// The anchor of the item with that number.
pub(super) fn item_anchor(number: usize) -> String {
    format!("answer-{}", number + 1)
}

/// The anchor of the source with that index.
pub(super) fn source_anchor(at: usize) -> String {
    format!("source-{}", at + 1)
}

/// A link that a reader may follow: http and https only.
pub(super) fn web_address(text: &str) -> Option<String> {
    let address = text.trim();
    let lower = address.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let plain = address.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\"'`\\^{}|".contains(c));
    let host = rest.chars().next().is_some_and(char::is_alphanumeric);
    (plain && host).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for good in ["https://a.example/x?y=1#z", " http://a.example "] {
            assert!(web_address(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "https://",
            "https://a b",
            "http://[x",
            "//a.example",
            "ftp://a",
            "a",
        ] {
            assert!(web_address(bad).is_none(), "{bad}");
        }
    }
}
