//! Frameworks and their elements.

use super::Check;
use crate::diagnostics::{Code, Count, Diagnostic, Span, list_or, nearest, tick};
use crate::index::{ElementIndex, FrameworkIndex, Run, TiSlice};
use crate::pack::file::{ElementFile, FrameworkFile};
use crate::pack::{Element, Framework, FrameworkKind, ONE};
use crate::record::{Pole, Scale, Shape};
use crate::yaml::{Spanned, Word};

/// More elements than this in all would be a table, not an assessment.
const MOST_ELEMENTS: usize = 200;

const KINDS: [&str; 4] = ["archetypes", "spectrum", "dimensions", "composite"];
const SHAPES: [(&str, Shape); 5] = [
    ("scattered", Shape::Scattered),
    ("centre", Shape::Centre),
    ("hub", Shape::Hub),
    ("hubs", Shape::Hubs),
    ("honeycomb", Shape::Honeycomb),
];

/// Percent of a measure that must be answered where a pack says nothing else.
const ENOUGH: f64 = 50.0;

impl Check<'_> {
    /// Frameworks with their elements; what refers to others comes later.
    pub(super) fn frameworks(&mut self, files: &[FrameworkFile], enough: Option<&Spanned<f64>>) {
        let of_pack = self.enough(enough).unwrap_or(ENOUGH);
        for file in files {
            let index = self.pack.frameworks.next_key();
            self.names.frameworks.define(&file.id, index, &mut self.problems);
            let kind = self.framework_kind(file);
            self.framework_keys(file, &kind);
            let first = self.pack.elements.next_key();
            self.elements(file, &kind, index);
            let enough = self.enough(file.enough.as_ref()).unwrap_or(of_pack);
            self.pack.frameworks.push(Framework {
                id: file.id.value.clone(),
                title: file.title.clone(),
                about: file.about.clone(),
                kind,
                elements: Run::new(first, self.pack.elements.next_key()),
                levels: Vec::new(),
                scale: None,
                enough,
            });
        }
    }

    /// A percentage of answers that is enough; `None` when it is not said, or was reported.
    fn enough(&mut self, percent: Option<&Spanned<f64>>) -> Option<f64> {
        let percent = percent?;
        let known = Some(percent.value).filter(|value| (0.0..=100.0).contains(value));
        if known.is_none() && !percent.value.is_nan() {
            let message = format!("{} is no percentage", percent.value);
            let help = "write a number from 0 to 100; leave it out for 50";
            self.problems.at(percent.span, Code::BadNumber, message, help);
        }
        known
    }

    /// Levels, members and scales, which may refer to any framework.
    pub(super) fn framework_details(&mut self, files: &[FrameworkFile]) {
        let files: &TiSlice<FrameworkIndex, FrameworkFile> = files.as_ref();
        for (index, file) in files.iter_enumerated() {
            self.pack.frameworks[index].scale = file.scale.as_ref().and_then(|scale| {
                let Scale { min, max } = Scale { min: scale.min.value, max: scale.max.value };
                if min < max {
                    return Some(Scale { min, max });
                }
                let message = format!("the scale runs from {min} to {max}");
                self.problems.at(scale.max.span, Code::BadNumber, message, "make `max` larger than `min`");
                None
            });
            self.levels(index, file);
            self.members(index, file);
        }
        self.composite_circles(files);
    }

    /// A kind that is only misspelled is still checked as what it was meant to be.
    fn framework_kind(&mut self, file: &FrameworkFile) -> FrameworkKind {
        let given = file.kind.value.as_str();
        if !KINDS.contains(&given) {
            let help = self.problems.suggest(given, &KINDS);
            let message = format!("{} is no kind of framework", tick(given));
            self.problems.at(file.kind.span, Code::UnknownWord, message, help);
        }
        let by_keys = match (&file.of, &file.strands) {
            (Some(_), _) => "composite",
            (_, Some(_)) => "spectrum",
            _ => "dimensions",
        };
        match nearest(given, &KINDS).unwrap_or(by_keys) {
            "archetypes" => FrameworkKind::Archetypes,
            "spectrum" => FrameworkKind::Spectrum { poles: self.poles(file), cuts: self.cuts(file) },
            "composite" => FrameworkKind::Composite { members: Vec::new() },
            _ => FrameworkKind::Dimensions,
        }
    }

    fn framework_keys(&mut self, file: &FrameworkFile, kind: &FrameworkKind) {
        let elements = file.elements.as_ref().map(|list| list.span);
        let strands = file.strands.as_ref().map(|list| list.span);
        let poles = file.poles.as_ref().map(|list| list.span);
        let cuts = file.cuts.as_ref().map(|list| list.span);
        let of = file.of.as_ref().map(|list| list.span);
        let levels = file.levels.as_ref().map(|list| list.span);
        let scale = file.scale.as_ref().map(|scale| scale.span);
        let keys: [(&str, Option<Span>, &[&str]); 7] = [
            ("elements", elements, &["archetypes", "dimensions"]),
            ("strands", strands, &["spectrum"]),
            ("poles", poles, &["spectrum"]),
            ("cuts", cuts, &["spectrum"]),
            ("of", of, &["composite"]),
            ("levels", levels, &["dimensions", "composite"]),
            ("scale", scale, &["archetypes", "dimensions", "composite"]),
        ];
        for (key, span, kinds) in keys {
            if let Some(span) = span.filter(|_| !kinds.contains(&kind.name())) {
                let message = format!("`{key}` does not belong to a framework of kind `{}`", kind.name());
                let help = match (key, kind.name()) {
                    ("elements", "spectrum") => "rename it to `strands`".to_owned(),
                    ("strands", "archetypes" | "dimensions") => "rename it to `elements`".to_owned(),
                    ("elements", "composite") => "list what it is the mean of under `of`".to_owned(),
                    _ => format!("remove it, or make the kind {}", list_or(kinds)),
                };
                self.problems.at(span, Code::KindKey, message, help);
            }
        }
    }

    fn elements(&mut self, file: &FrameworkFile, kind: &FrameworkKind, framework: FrameworkIndex) {
        let (list, key, noun, fewest) = match kind {
            FrameworkKind::Archetypes => (&file.elements, "elements", "element", 2),
            FrameworkKind::Dimensions => (&file.elements, "elements", "element", 1),
            FrameworkKind::Spectrum { .. } => (&file.strands, "strands", "strand", 1),
            FrameworkKind::Composite { .. } => return,
        };
        // under a wrong key they are reported once and still known to the rest of the pack
        let found = list.as_ref().or(file.elements.as_ref()).or(file.strands.as_ref());
        let count = found.map_or(0, |list| list.len());
        if count < fewest {
            let span = found.map_or(file.id.span, |list| list.span);
            let message = format!("the framework {} has {}", tick(&file.id.value), Count(count, noun));
            self.problems.at(span, Code::TooFew, message, format!("list at least {fewest} under `{key}`"));
        }
        for element in found.map_or(&[][..], |list| list.value.as_slice()) {
            if self.pack.elements.len() == MOST_ELEMENTS {
                let message = format!("there are more than {MOST_ELEMENTS} elements");
                let help = "score fewer things; no report could show them";
                return self.problems.at(element.id.span, Code::TooMany, message, help);
            }
            self.define_element(element, &file.id.value, kind, framework);
        }
    }

    fn define_element(&mut self, file: &ElementFile, parent: &str, kind: &FrameworkKind, framework: FrameworkIndex) {
        let id = format!("{parent}.{}", file.id.value);
        self.names.elements.define_as(&file.id, id.clone(), self.pack.elements.next_key(), &mut self.problems);
        let shape = file.shape.as_ref().and_then(|shape| self.shape(shape, kind));
        self.pack.elements.push(Element {
            framework,
            id,
            short_id: file.id.value.clone(),
            title: file.title.clone(),
            meaning: file.meaning.clone(),
            single: file.single.clone(),
            shape,
            strengths: file.strengths.clone(),
            weaknesses: file.weaknesses.clone(),
            suits: file.suits.clone(),
        });
    }

    fn shape(&mut self, word: &Word, kind: &FrameworkKind) -> Option<Shape> {
        if !matches!(kind, FrameworkKind::Archetypes) {
            let message = format!("`shape` does not belong to a framework of kind `{}`", kind.name());
            self.problems.at(word.span, Code::KindKey, message, "remove it; only archetypes have pictograms");
            return None;
        }
        let found = SHAPES.iter().find(|(name, _)| *name == word.value).map(|(_, shape)| *shape);
        if found.is_none() {
            let help = self.problems.suggest(&word.value, &SHAPES.map(|(name, _)| name));
            let message = format!("there is no pictogram called {}", tick(&word.value));
            self.problems.at(word.span, Code::UnknownWord, message, help);
        }
        found
    }

    fn poles(&mut self, file: &FrameworkFile) -> [Pole; 2] {
        let list = file.poles.as_ref();
        let found: Vec<Pole> = list.into_iter().flat_map(|list| &list.value).map(pole).collect();
        if let (Some(first), Some(second)) = (list.and_then(|list| list.first()), list.and_then(|list| list.get(1))) {
            super::names::check_form(&first.id, "pole", &mut self.problems);
            super::names::check_form(&second.id, "pole", &mut self.problems);
            if first.id.value == second.id.value && !first.id.value.is_empty() {
                let message = format!("both poles are called {}", tick(&second.id.value));
                let problem = Diagnostic::at(second.id.span, Code::DuplicateId, message, "give one of them another id");
                self.problems.push(problem.with_related(first.id.span, "first used here"));
            }
        }
        let count = found.len();
        found.try_into().unwrap_or_else(|_| {
            let span = list.map_or(file.id.span, |list| list.span);
            let message = format!("the spectrum {} has {}", tick(&file.id.value), Count(count, "pole"));
            let help = "list two under `poles`: the first is -100, the second 100";
            let code = if count < 2 { Code::TooFew } else { Code::TooMany };
            self.problems.at(span, code, message, help);
            [(); 2].map(|()| Pole { id: String::new(), title: String::new(), meaning: String::new() })
        })
    }

    fn cuts(&mut self, file: &FrameworkFile) -> [f64; 2] {
        let help = "write two numbers that rise within -100 and 100, such as `cuts: [-25, 25]`";
        let list: Option<&Spanned<Vec<Spanned<f64>>>> = file.cuts.as_ref();
        let span = list.map_or(file.id.span, |list| list.span);
        let cuts: Vec<f64> = list.into_iter().flat_map(|list| &list.value).map(|cut| cut.value).collect();
        match cuts[..] {
            [low, high] if -100.0 < low && low < high && high < 100.0 => [low, high],
            // one of them is no number, which has been reported
            [low, high] if low.is_nan() || high.is_nan() => [0.0, 0.0],
            [low, high] => {
                let message = format!("the cuts {low} and {high} do not divide -100 to 100 into three parts");
                self.problems.at(span, Code::BadCuts, message, help);
                [0.0, 0.0]
            }
            _ => {
                let message = format!("the spectrum {} has {}", tick(&file.id.value), Count(cuts.len(), "cut"));
                self.problems.at(span, Code::BadCuts, message, help);
                [0.0, 0.0]
            }
        }
    }

    /// The smallest and largest evidence of an element, in thousandths.
    pub(super) fn evidence_range(&self, element: ElementIndex) -> (i64, i64) {
        let framework = self.pack.elements.get(element).map(|element| element.framework);
        framework.map_or((0, ONE), |framework| self.pack.frameworks[framework].kind.evidence_range())
    }
}

fn pole(file: &crate::pack::file::PoleFile) -> Pole {
    Pole { id: file.id.value.clone(), title: file.title.clone(), meaning: file.meaning.clone() }
}
