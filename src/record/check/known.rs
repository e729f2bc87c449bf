//! The ids that a record may name.

use std::collections::HashSet;

use crate::record::{FrameworkRecord, Record, Roadmap};

/// Ids by what they name.
#[derive(Default)]
pub(super) struct Known<'r> {
    pub(super) items: HashSet<&'r str>,
    /// Questions and items.
    pub(super) questions: HashSet<&'r str>,
    pub(super) sources: HashSet<&'r str>,
    /// Elements as `framework.element`, and frameworks.
    pub(super) measures: HashSet<String>,
    pub(super) actions: HashSet<&'r str>,
    pub(super) waves: HashSet<&'r str>,
}

impl<'r> Known<'r> {
    pub(super) fn of(record: &'r Record) -> Self {
        let items: HashSet<&str> =
            record.sections.iter().flat_map(|section| &section.items).map(|item| item.id.as_str()).collect();
        let questions = items.iter().filter_map(|item| item.split_once('.')).map(|(question, _)| question);
        Self {
            questions: questions.chain(items.iter().copied()).collect(),
            sources: record.sources.keys().map(String::as_str).collect(),
            measures: record.frameworks.iter().flat_map(|(id, framework)| measures(id, framework)).collect(),
            actions: record.roadmap.iter().flat_map(actions).collect(),
            waves: record.roadmap.iter().flat_map(|roadmap| &roadmap.waves).map(|wave| wave.id.as_str()).collect(),
            items,
        }
    }
}

fn measures(id: &str, framework: &FrameworkRecord) -> Vec<String> {
    let elements = elements(framework).into_iter().map(|element| format!("{id}.{element}"));
    elements.chain([id.to_owned()]).collect()
}

fn actions(roadmap: &Roadmap) -> impl Iterator<Item = &str> {
    let planned = roadmap.waves.iter().flat_map(|wave| &wave.actions).map(|action| &action.id);
    let done = roadmap.done.iter().map(|action| &action.id);
    planned.chain(done).chain(roadmap.deferred.iter().map(|action| &action.id)).map(String::as_str)
}

/// The ids of a framework's elements; a composite has none.
pub(super) fn elements(framework: &FrameworkRecord) -> Vec<&str> {
    let elements = match framework {
        FrameworkRecord::Archetypes(framework) => &framework.elements,
        FrameworkRecord::Spectrum(framework) => &framework.elements,
        FrameworkRecord::Dimensions(framework) => &framework.elements,
        FrameworkRecord::Composite(_) => return Vec::new(),
    };
    elements.keys().map(String::as_str).collect()
}
