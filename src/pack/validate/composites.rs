//! What composites are made of.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, list_or, tick};
use crate::index::{FrameworkIndex, MeasureKind, TiSlice, TiVec, ti_vec};
use crate::pack::file::FrameworkFile;
use crate::pack::{FrameworkKind, Member};
use crate::yaml::Word;

/// Composites of composites of … deeper than this help nobody.
const DEEPEST: usize = 8;

impl Check<'_> {
    pub(super) fn members(&mut self, framework: FrameworkIndex, file: &FrameworkFile) {
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
        Some(match self.pack.measured(measure) {
            MeasureKind::Framework(framework) => Member::Framework(framework),
            MeasureKind::Element(element) => Member::Element(element),
        })
    }

    /// Settles, again and again, the frameworks whose members are all settled: what is left goes in a circle.
    pub(super) fn composite_circles(&mut self, files: &TiSlice<FrameworkIndex, FrameworkFile>) {
        let frameworks = self.pack.frameworks.iter();
        let parts: TiVec<FrameworkIndex, Vec<FrameworkIndex>> =
            frameworks.map(|framework| parts_of(&framework.kind)).collect();
        let mut settled = ti_vec![false; parts.len()];
        for _ in 0..=DEEPEST {
            let open = parts.keys().filter(|index| !settled[*index]);
            let ready: Vec<FrameworkIndex> =
                open.filter(|index| parts[*index].iter().all(|part| settled[*part])).collect();
            for index in ready {
                settled[index] = true;
                if matches!(self.pack.frameworks[index].kind, FrameworkKind::Composite { .. }) {
                    self.pack.composite_order.push(index);
                }
            }
        }
        let open_parts = |index: FrameworkIndex| parts[index].iter().copied().find(|part| !settled[*part]);
        let mut seen = ti_vec![false; parts.len()];
        for start in parts.keys().filter(|index| !settled[*index]) {
            self.report_path(&follow(start, open_parts, &mut seen), files);
        }
    }

    /// A path through unsettled composites either comes back to itself or is too long.
    fn report_path(&mut self, (path, back): &Path, files: &TiSlice<FrameworkIndex, FrameworkFile>) {
        let Some(first) = path.first().map(|first| &files[*first].id) else { return };
        let Some(back) = *back else {
            let message = format!("the composite {} is nested deeper than {DEEPEST} levels", tick(first));
            return self.problems.at(first.span, Code::BadComposite, message, "build it from dimensions directly");
        };
        // a path that runs into one that was followed before has been reported with it
        let Some(start) = path.iter().position(|index| *index == back) else { return };
        let circle: Vec<&Word> = path[start..].iter().map(|index| &files[*index].id).collect();
        let message = format!("the composite {} contains itself", tick(circle[0]));
        let help = if let [only] = circle[..] {
            format!("remove {} from its own `of`", tick(only))
        } else {
            let ids: Vec<String> = circle.iter().chain(circle.first()).map(|id| tick(id)).collect();
            format!("break the circle: {}", ids.join(" → "))
        };
        let mut found = Diagnostic::at(circle[0].span, Code::BadComposite, message, help);
        if let Some(last) = circle[1..].last() {
            found = found.with_related(last.span, format!("this one contains {}", tick(circle[0])));
        }
        self.problems.push(found);
    }
}

/// A way from part to part, and the framework it comes back to.
type Path = (Vec<FrameworkIndex>, Option<FrameworkIndex>);

/// The way from one index on, and the index it comes back to; `None` when it ends.
fn follow(
    start: FrameworkIndex,
    next: impl Fn(FrameworkIndex) -> Option<FrameworkIndex>,
    seen: &mut TiSlice<FrameworkIndex, bool>,
) -> Path {
    let mut path = Vec::new();
    let mut at = start;
    while !seen[at] {
        seen[at] = true;
        path.push(at);
        match next(at) {
            Some(next) => at = next,
            None => return (path, None),
        }
    }
    (path, Some(at))
}

/// The frameworks a composite contains.
fn parts_of(kind: &FrameworkKind) -> Vec<FrameworkIndex> {
    let FrameworkKind::Composite { members } = kind else { return Vec::new() };
    let part = |(member, _): &(Member, i64)| match member {
        Member::Framework(framework) => Some(*framework),
        Member::Element(_) => None,
    };
    members.iter().filter_map(part).collect()
}
