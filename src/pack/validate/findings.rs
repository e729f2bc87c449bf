//! Rules that recommend a model, and findings.

use super::Check;
use super::conditions::Reader;
use crate::condition::Condition;
use crate::diagnostics::{Code, tick};
use crate::index::ActionIndex;
use crate::pack::file::{FindingFile, PackFile, TargetFile};
use crate::pack::{FindingRule, TargetRule};
use crate::record::FindingSeverity;
use crate::yaml::Word;

const SEVERITIES: [(&str, FindingSeverity); 3] =
    [("info", FindingSeverity::Info), ("warning", FindingSeverity::Warning), ("critical", FindingSeverity::Critical)];

impl Check<'_> {
    /// Takes in what conditions and prerequisites refer to.
    pub(super) fn define_findings_and_actions(&mut self, file: &PackFile) {
        for (index, finding) in file.findings.iter().flatten().enumerate() {
            self.names.findings.define(&finding.code, index.into(), &mut self.problems);
        }
        for (index, action) in file.actions.iter().flatten().enumerate() {
            self.names.actions.define(&action.id, index.into(), &mut self.problems);
        }
    }

    pub(super) fn targets(&mut self, files: &[TargetFile]) {
        for file in files {
            let framework = self.archetypes(&file.framework);
            let target = framework.and_then(|framework| self.model(framework, &file.target));
            let when = file.when.as_ref().and_then(|when| self.condition(when, Reader::Target));
            let sources = self.citations(file.sources.as_deref());
            if let (Some(framework), Some(target)) = (framework, target) {
                let because = file.because.clone();
                self.pack.targets.push(TargetRule { framework, when, target, because, sources });
            }
        }
    }

    pub(super) fn findings(&mut self, files: &[FindingFile]) {
        // A pack of format 1 names no remedies; one that names some owes them to every finding that costs something.
        let owed = files.iter().any(|file| file.remedied_by.is_some());
        for file in files {
            let when = self.condition(&file.when, Reader::Finding);
            let severity = self.severity(&file.severity);
            let questions = file.questions.iter().flatten().map(|word| self.mention(word)).collect();
            let sources = self.citations(file.sources.as_deref());
            if owed && severity != FindingSeverity::Info {
                self.owes_advice(file);
            }
            let remedied_by = self.actions_named(file.remedied_by.as_ref().map(|actions| actions.value.as_slice()));
            self.pack.findings.push(FindingRule {
                code: file.code.value.clone(),
                when: when.unwrap_or(Condition::Any(Vec::new())),
                severity,
                title: file.title.clone(),
                detail: file.detail.clone(),
                so_what: file.so_what.as_ref().map(|text| text.value.clone()),
                remedied_by,
                questions,
                sources,
            });
        }
    }

    /// Reports what a finding that costs something leaves out.
    fn owes_advice(&mut self, file: &FindingFile) {
        let id = tick(&file.code.value);
        let severity = &file.severity.value;
        if file.so_what.as_ref().is_none_or(|text| text.value.trim().is_empty()) {
            let span = file.so_what.as_ref().map_or(file.code.span, |text| text.span);
            let message = format!("the finding {id} does not say what happens if nothing changes");
            let help = format!("add `so_what: …`, a sentence; a finding of severity `{severity}` needs one");
            self.problems.at(span, Code::MissingKey, message, help);
        }
        if file.remedied_by.as_ref().is_none_or(|actions| actions.is_empty()) {
            let span = file.remedied_by.as_ref().map_or(file.code.span, |actions| actions.span);
            let message = format!("the finding {id} names no action that closes it");
            let help = format!("add `remedied_by: [action, …]`; a finding of severity `{severity}` needs one");
            self.problems.at(span, Code::MissingKey, message, help);
        }
    }

    /// The actions that references name.
    pub(super) fn actions_named(&mut self, words: Option<&[Word]>) -> Vec<ActionIndex> {
        words.into_iter().flatten().filter_map(|word| self.names.actions.find(word, &mut self.problems)).collect()
    }

    fn severity(&mut self, word: &Word) -> FindingSeverity {
        if let Some((_, severity)) = SEVERITIES.iter().find(|(name, _)| *name == word.value) {
            return *severity;
        }
        let help = self.problems.suggest(&word.value, &SEVERITIES.map(|(name, _)| name));
        let message = format!("{} is no severity", tick(&word.value));
        self.problems.at(word.span, Code::UnknownWord, message, help);
        FindingSeverity::Info
    }
}
