//! Checks a pack as written and builds the valid one, reporting every problem at once.
//!
//! One file for each thing that is checked. Every check goes on after a problem with a placeholder in its place; the
//! pack that comes out is only handed on when nothing was reported.

mod actions;
mod composites;
mod conditions;
mod evidence;
mod findings;
mod former;
mod frameworks;
mod items;
mod levels;
mod lookups;
mod messages;
mod names;
mod problems;
mod questions;
mod references;
mod roadmap;
mod roles;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use super::file::PackFile;
use super::load::Joined;
use super::places::Places;
use super::{Pack, Version};
use crate::diagnostics::{Code, Diagnostics, Span, tick};
use crate::index::{
    ActionIndex, ElementIndex, FindingIndex, FrameworkIndex, ItemIndex, QuestionIndex, RoleIndex, SectionIndex, TiVec,
    WaveIndex,
};
use crate::yaml::Word;

use names::Register;
use problems::Problems;
pub(super) use words::ambiguous_words;

/// Checks a pack; the result is valid only when no error was pushed.
pub(super) fn validate(joined: &Joined, sha256: String, diagnostics: &mut Diagnostics) -> Pack {
    let problems = Problems::new(diagnostics, &joined.reported);
    let mut check = Check { pack: empty(sha256), names: Names::new(), problems, cited: Vec::new() };
    check.header(joined);
    check.all(&joined.file);
    check.pack
}

/// A pack under construction.
struct Check<'d> {
    pack: Pack,
    names: Names,
    problems: Problems<'d>,
    /// Whether a source was cited, by index.
    cited: Vec<bool>,
}

/// Everything that can be referred to.
struct Names {
    sections: Register<SectionIndex>,
    questions: Register<QuestionIndex>,
    items: Register<ItemIndex>,
    frameworks: Register<FrameworkIndex>,
    elements: Register<ElementIndex>,
    waves: Register<WaveIndex>,
    roles: Register<RoleIndex>,
    actions: Register<ActionIndex>,
    findings: Register<FindingIndex>,
    benchmarks: Register<usize>,
    sources: Register<usize>,
}

impl Names {
    fn new() -> Self {
        Self {
            sections: Register::new("section", Code::UnknownWord),
            questions: Register::new("question", Code::UnknownQuestion),
            items: Register::new("question", Code::UnknownQuestion),
            frameworks: Register::new("framework", Code::UnknownFramework),
            elements: Register::new("element", Code::UnknownElement),
            waves: Register::new("wave", Code::UnknownWord),
            roles: Register::new("role", Code::UnknownRole),
            actions: Register::new("action", Code::UnknownAction),
            findings: Register::new("finding", Code::UnknownFinding),
            benchmarks: Register::new("benchmark", Code::UnknownWord),
            sources: Register::new("source", Code::UnknownSource),
        }
    }
}

impl Check<'_> {
    /// What is referred to comes before what refers to it.
    fn all(&mut self, file: &PackFile) {
        self.define_sources(file.sources.as_ref());
        self.frameworks(file.frameworks.as_deref().unwrap_or_default(), file.enough.as_ref());
        self.sections(file.sections.as_deref().unwrap_or_default());
        self.framework_details(file.frameworks.as_deref().unwrap_or_default());
        self.define_findings_and_actions(file);
        self.define_roles(file.roles.as_ref());
        self.goals(file.goals.as_ref());
        self.targets(file.targets.as_deref().unwrap_or_default());
        self.findings(file.findings.as_deref().unwrap_or_default());
        self.waves(file.waves.as_deref().unwrap_or_default());
        self.plan_limits(file);
        self.roles(file.roles.as_ref());
        self.actions(file.actions.as_deref().unwrap_or_default());
        self.messages(file.messages.as_ref());
        self.benchmarks(file.benchmarks.as_deref().unwrap_or_default());
        self.renamed(file.renamed.as_ref());
        self.former(file.former.as_ref());
        self.unused_sources();
    }

    fn header(&mut self, joined: &Joined) {
        let file = &joined.file;
        let place = ["id", "version", "title", "sections"].iter().find_map(|key| joined.keys.get(*key));
        let top = place.copied().unwrap_or(joined.top);
        self.required(joined, top, "id", "add `id: my-questionnaire` at the top level");
        self.required(joined, top, "version", "add `version: 1.0.0` at the top level");
        self.required(joined, top, "title", "add `title: …` at the top level");
        self.required(joined, top, "sections", "add `sections: […]` with the questions at the top level");
        self.required(joined, top, "frameworks", "add `frameworks: […]`, what the questions score, at the top level");
        if let Some(id) = &file.id {
            names::check_form(id, "questionnaire", &mut self.problems);
            self.pack.id.clone_from(&id.value);
        }
        if let Some(version) = &file.version {
            self.pack.version = self.version(version);
        }
        self.pack.title = file.title.clone().unwrap_or_default();
        self.pack.about.clone_from(&file.about);
        self.not_empty(joined, "sections", file.sections.as_ref().map(Vec::len), "section");
        self.not_empty(joined, "frameworks", file.frameworks.as_ref().map(Vec::len), "framework");
    }

    fn required(&mut self, joined: &Joined, top: Span, key: &str, help: &str) {
        if !joined.keys.contains_key(key) {
            self.problems.at(top, Code::MissingKey, format!("`{key}` is missing"), help);
        }
    }

    /// A list of another form counts as empty too, but has been reported.
    fn not_empty(&mut self, joined: &Joined, key: &str, length: Option<usize>, noun: &str) {
        if let (Some(0), Some(span)) = (length, joined.keys.get(key)) {
            let message = format!("`{key}` has no entry");
            self.problems.at(*span, Code::TooFew, message, format!("add at least one {noun}"));
        }
    }

    fn version(&mut self, word: &Word) -> Version {
        let parts: Vec<Option<u32>> = word.value.split('.').map(version_number).collect();
        if let [Some(major), Some(minor), Some(patch)] = parts[..] {
            return Version { major, minor, patch };
        }
        let message = format!("{} is not a version", tick(&word.value));
        self.problems.at(word.span, Code::BadVersion, message, "write three numbers with dots, such as 1.0.0");
        Version { major: 0, minor: 0, patch: 0 }
    }
}

fn version_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number: &u32| number.to_string() == text)
}

fn empty(sha256: String) -> Pack {
    Pack {
        id: String::new(),
        version: Version { major: 0, minor: 0, patch: 0 },
        title: String::new(),
        about: None,
        sha256,
        sections: TiVec::new(),
        questions: TiVec::new(),
        items: TiVec::new(),
        frameworks: TiVec::new(),
        elements: TiVec::new(),
        goals: TiVec::new(),
        targets: TiVec::new(),
        waves: TiVec::new(),
        worth: None,
        owner_share: None,
        roles: TiVec::new(),
        actions: TiVec::new(),
        findings: TiVec::new(),
        messages: Vec::new(),
        benchmarks: Vec::new(),
        renamed: HashMap::new(),
        former: BTreeMap::new(),
        sources: IndexMap::new(),
        places: Places::default(),
        composite_order: Vec::new(),
        item_ids: HashMap::new(),
        question_ids: HashMap::new(),
    }
}
