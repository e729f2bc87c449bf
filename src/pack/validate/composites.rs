//! What composites are made of.

use std::collections::HashMap;

use super::Check;
use crate::diagnostics::{Code, Diagnostic, list_or, tick};
use crate::pack::file::FrameworkFile;
use crate::pack::{FrameworkKind, Member, Pack};
use crate::yaml::Word;

/// Composites of composites of … deeper than this help nobody.
const DEEPEST: usize = 8;

impl Check<'_> {
    pub(super) fn members(&mut self, framework: usize, file: &FrameworkFile) {
        if !matches!(self.pack.frameworks[framework].kind, FrameworkKind::Composite { .. }) {
            return;
        }
        let entries = file.of.as_ref().map_or(&[][..], |of| of.0.as_slice());
        if entries.is_empty() {
            let span = file.of.as_ref().map_or(file.id.span, |of| of.span);
            let message = format!("the composite {} is the mean of nothing", tick(&file.id.value));
            let help = "list its members with their weights under `of`";
            self.problems.at(span, Code::TooFew, message, help);
        }
        let mut found = Vec::new();
        for (word, weight) in entries {
            let weight = self.problems.weight(weight);
            found.extend(self.member(word).map(|member| (member, weight)));
        }
        self.pack.frameworks[framework].kind = FrameworkKind::Composite { members: found };
    }

    fn member(&mut self, word: &Word) -> Option<Member> {
        let measure = self.measure(word)?;
        let kind = &self.pack.frameworks[self.pack.measure_framework(measure)].kind;
        if matches!(kind, FrameworkKind::Archetypes | FrameworkKind::Spectrum { .. }) {
            let message = format!("{} has no score from 0 to 100, so a composite cannot contain it", tick(&word.value));
            let dimensions =
                self.pack.frameworks.iter().filter(|other| matches!(other.kind, FrameworkKind::Dimensions));
            let known: Vec<&str> = dimensions.map(|other| other.id.as_str()).collect();
            let help = match known[..] {
                [] => "a composite is the mean of dimensions; define some first".to_owned(),
                _ => format!("name dimensions, such as {}, one of their elements, or a composite", list_or(&known)),
            };
            self.problems.at(word.span, Code::BadComposite, message, help);
            return None;
        }
        Some(match measure.checked_sub(self.pack.elements.len()) {
            Some(framework) => Member::Framework(framework),
            None => Member::Element(measure),
        })
    }

    /// Takes away, again and again, the composites whose members are all settled: what is left goes in a circle.
    pub(super) fn composite_circles(&mut self, files: &[FrameworkFile]) {
        let mut parts: HashMap<usize, Vec<usize>> = HashMap::new();
        for (index, framework) in self.pack.frameworks.iter().enumerate() {
            parts.insert(index, composites_in(&framework.kind));
        }
        let mut depth: Vec<Option<usize>> = vec![None; self.pack.frameworks.len()];
        for round in 0..=DEEPEST {
            let settled =
                |depth: &[Option<usize>], index: &usize| parts[index].iter().all(|part| depth[*part].is_some());
            let ready: Vec<usize> =
                (0..depth.len()).filter(|index| depth[*index].is_none() && settled(&depth, index)).collect();
            ready.into_iter().for_each(|index| depth[index] = Some(round));
        }
        self.pack.composite_order = inside_out(&self.pack, &depth);
        let mut named = vec![false; depth.len()];
        for start in (0..depth.len()).filter(|index| depth[*index].is_none()) {
            self.report_circle(start, &parts, &depth, &mut named, files);
        }
    }

    /// Follows unsettled members from one composite until one comes up again.
    fn report_circle(
        &mut self,
        start: usize,
        parts: &HashMap<usize, Vec<usize>>,
        depth: &[Option<usize>],
        named: &mut [bool],
        files: &[FrameworkFile],
    ) {
        let mut path: Vec<usize> = Vec::new();
        let mut at = start;
        while !named[at] {
            named[at] = true;
            path.push(at);
            let Some(next) = parts[&at].iter().find(|part| depth[**part].is_none()) else {
                let span = files[start].id.span;
                let message =
                    format!("the composite {} is nested deeper than {DEEPEST} levels", tick(&files[start].id));
                return self.problems.at(span, Code::BadComposite, message, "build it from dimensions directly");
            };
            at = *next;
        }
        let Some(first) = path.iter().position(|index| *index == at) else { return };
        let circle: Vec<&str> = path[first..].iter().map(|index| files[*index].id.value.as_str()).collect();
        let message = format!("the composite {} contains itself", tick(circle[0]));
        let help = match circle[..] {
            [only] => format!("remove {} from its own `of`", tick(only)),
            _ => format!("break the circle of {}", circle.iter().map(|id| tick(id)).collect::<Vec<_>>().join(", ")),
        };
        let mut found = Diagnostic::at(files[at].id.span, Code::BadComposite, message, help);
        if let Some(last) = path.last().filter(|last| **last != at) {
            found = found.with_related(files[*last].id.span, format!("this one contains {}", tick(circle[0])));
        }
        self.problems.push(found);
    }
}

/// Composites by how deep they are nested, so that each comes after its members.
fn inside_out(pack: &Pack, depth: &[Option<usize>]) -> Vec<usize> {
    let composite = |index: &usize| matches!(pack.frameworks[*index].kind, FrameworkKind::Composite { .. });
    let mut order: Vec<usize> = (0..depth.len()).filter(composite).collect();
    order.sort_by_key(|index| depth[*index]);
    order
}

fn composites_in(kind: &FrameworkKind) -> Vec<usize> {
    let FrameworkKind::Composite { members } = kind else { return Vec::new() };
    let frameworks = members.iter().map(|(member, _)| *member);
    frameworks
        .filter_map(|member| match member {
            Member::Framework(framework) => Some(framework),
            Member::Element(_) => None,
        })
        .collect()
}
