//! The result of each framework as lines with bars.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use super::paint::Paint;
use super::wrapped;
use crate::diagnostics::render::visible;
use crate::record::{Archetypes, Composite, Dimensions, FrameworkRecord, Level, Record, Scale, Spectrum, Verdict};
use crate::report::number::{NOT_ASKED, NOT_ASSESSED, on_scale, position_on_scale};

/// Columns of a bar.
const BAR: usize = 20;
/// Columns of a name before its bar.
const NAME: usize = 28;

/// One framework of a record.
pub(super) fn text(record: &Record, id: &str, framework: &FrameworkRecord, paint: Paint) -> String {
    let told = Told { record, id };
    match framework {
        FrameworkRecord::Archetypes(framework) => archetypes(framework, told, paint),
        FrameworkRecord::Spectrum(framework) => spectrum(framework, told, paint),
        FrameworkRecord::Dimensions(framework) => dimensions(framework, told, paint),
        FrameworkRecord::Composite(framework) => composite(framework, told, paint),
    }
}

/// A framework of a record, for what is told of its measures.
#[derive(Clone, Copy)]
struct Told<'a> {
    record: &'a Record,
    id: &'a str,
}

impl Told<'_> {
    /// What is known of an element, or of the framework itself, where too few answers tell.
    fn few(self, element: Option<&str>) -> Option<String> {
        let id = element.map_or_else(|| self.id.to_owned(), |element| format!("{}.{element}", self.id));
        let thin = self.record.thin(&id)?;
        let spectrum = matches!(self.record.frameworks.get(self.id), Some(FrameworkRecord::Spectrum(_)));
        let shown = |points: f64| {
            if spectrum { position_on_scale(points, thin.scale) } else { on_scale(points, thin.scale) }
        };
        Some(format!(
            "{} to {}, {} of {} answered",
            shown(thin.low?),
            shown(thin.high?),
            thin.answered,
            thin.applicable
        ))
    }

    fn is_asked(self, element: &str) -> bool {
        !self.record.is_not_asked(&format!("{}.{element}", self.id))
    }

    /// The elements of a framework that the short version leaves out; nothing where it leaves out all of it, which the
    /// heading says.
    fn not_asked<'t>(self, elements: impl Iterator<Item = (&'t String, &'t str)>) -> String {
        let out = elements.filter(|(id, _)| !self.is_asked(id)).map(|(_, title)| visible(title));
        let out: Vec<String> = out.collect();
        if out.is_empty() || self.record.is_not_asked(self.id) {
            return String::new();
        }
        wrapped(&format!("Not in the short version: {}", out.join(", ")), 2)
    }

    /// The words for the absence of a score.
    fn absent(self, element: Option<&str>) -> String {
        let id = element.map_or_else(|| self.id.to_owned(), |element| format!("{}.{element}", self.id));
        let words = if self.record.is_not_asked(&id) { NOT_ASKED } else { NOT_ASSESSED };
        self.few(element).unwrap_or_else(|| words.to_owned())
    }

    /// What stands where a framework's own result would.
    fn nothing(self, element: Option<&str>) -> String {
        self.few(element).map_or_else(|| self.absent(element), |few| format!("too few answers: {few}"))
    }
}

/// A name cut and padded to its column.
pub(super) fn name(text: &str) -> String {
    let text = visible(text);
    let mut cut = String::new();
    for c in text.chars() {
        if cut.width() >= NAME - 1 && text.width() > NAME {
            cut.push('…');
            break;
        }
        cut.push(c);
    }
    format!("{cut}{}", " ".repeat(NAME.saturating_sub(cut.width())))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a bar's columns"
)]
fn cells(share: f64) -> usize {
    ((share.clamp(0.0, 1.0) * BAR as f64) + 0.5).floor() as usize
}

/// A bar for 0 to 100, with a mark at the target.
fn bar(score: Option<f64>, target: Option<f64>, paint: Paint) -> String {
    let Some(score) = score else { return paint.faint(&"·".repeat(BAR)) };
    let full = cells(score / 100.0);
    let mark = target.map(|target| cells(target / 100.0).min(BAR - 1));
    let cell = |at: usize| match (mark == Some(at), at < full) {
        (true, _) => '│',
        (false, true) => '█',
        (false, false) => '░',
    };
    paint.bar(&(0..BAR).map(cell).collect::<String>())
}

fn number(score: Option<f64>, scale: Option<Scale>) -> String {
    match score {
        Some(score) => format!("{:>6}", on_scale(score, scale)),
        None => "     –".to_owned(),
    }
}

fn position(position: Option<f64>, scale: Option<Scale>) -> String {
    position.map_or_else(|| "     –".to_owned(), |position| format!("{:>6}", position_on_scale(position, scale)))
}

fn line(
    title: &str,
    score: Option<f64>,
    target: Option<f64>,
    scale: Option<Scale>,
    rest: &str,
    paint: Paint,
) -> String {
    format!("  {}{} {}  {rest}", name(title), bar(score, target, paint), number(score, scale)).trim_end().to_owned()
        + "\n"
}

fn archetypes(framework: &Archetypes, told: Told<'_>, paint: Paint) -> String {
    let mut out = format!("{}   {}\n", paint.bold(&visible(&framework.title)), verdict(framework, told));
    let title = |id: &String| framework.elements.get(id).map_or_else(|| visible(id), |info| visible(&info.title));
    for (id, fit) in &framework.fit {
        let mut marks = Vec::new();
        if framework.best.as_ref() == Some(id) {
            marks.push("best");
        }
        if framework.target.as_ref().is_some_and(|target| target.element == *id) {
            marks.push("target");
        }
        if framework.wanted.as_ref() == Some(id) {
            marks.push("wanted");
        }
        let marks = if fit.is_some() { marks.join(", ") } else { absence(told, Some(id), &marks.join(", ")) };
        out.push_str(&line(&title(id), *fit, None, framework.scale, &marks, paint));
    }
    if let Some(target) = &framework.target {
        out.push_str(&wrapped(&format!("{} is recommended: {}", title(&target.element), visible(&target.because)), 2));
    }
    out
}

/// What stands where a score would, and the marks behind it.
fn absence(told: Told<'_>, element: Option<&str>, marks: &str) -> String {
    let words = told.absent(element);
    if marks.is_empty() { words } else { format!("{words}; {marks}") }
}

fn verdict(framework: &Archetypes, told: Told<'_>) -> String {
    let title = |id: &String| framework.elements.get(id).map_or_else(|| visible(id), |info| visible(&info.title));
    match framework.verdict {
        Verdict::NotAssessed if framework.thin => {
            format!("too few answers: {} of {} answered", framework.answered, framework.applicable)
        }
        Verdict::NotAssessed => told.nothing(None),
        Verdict::Tentative => {
            format!("tentative: {} of {} answered", framework.answered, framework.applicable)
        }
        Verdict::Between => {
            let models: Vec<String> = framework.between.iter().map(title).collect();
            format!("between {}", models.join(" and "))
        }
        Verdict::Clear => "clear".to_owned(),
    }
}

fn spectrum(framework: &Spectrum, told: Told<'_>, paint: Paint) -> String {
    let [first, second] = &framework.poles;
    let pole = match framework.pole.as_deref() {
        Some(id) => {
            framework.poles.iter().find(|pole| pole.id == id).map_or("mixed".to_owned(), |pole| visible(&pole.title))
        }
        None => told.nothing(None),
    };
    let mut out = format!("{}   {pole}\n", paint.bold(&visible(&framework.title)));
    let share = |position: f64| f64::midpoint(position, 100.0);
    let ends = format!("{} ◂ ▸ {}", visible(&first.title), visible(&second.title));
    let place = |position: Option<f64>| gauge(position.map(share), framework.target.map(share), paint);
    let _ = writeln!(
        out,
        "  {}{} {}",
        name(&ends),
        place(framework.position),
        position(framework.position, framework.scale)
    );
    let title = |id: &'_ String| framework.elements.get(id).map_or_else(|| id.clone(), |info| info.title.clone());
    for (id, strand) in framework.strands.iter().filter(|(id, _)| told.is_asked(id)) {
        let rest = if strand.is_none() { format!("  {}", absence(told, Some(id), "")) } else { String::new() };
        let _ = writeln!(out, "  {}{} {}{rest}", name(&title(id)), place(*strand), position(*strand, framework.scale));
    }
    out + &told.not_asked(framework.elements.iter().map(|(id, info)| (id, info.title.as_str())))
}

/// A line with a point on it, and a mark at the target.
fn gauge(share: Option<f64>, target: Option<f64>, paint: Paint) -> String {
    let at = |share: f64| cells(share / 100.0).min(BAR - 1);
    let cell = |index: usize| match (share.map(at) == Some(index), target.map(at) == Some(index)) {
        (true, _) => '●',
        (false, true) => '│',
        (false, false) => '─',
    };
    paint.bar(&(0..BAR).map(cell).collect::<String>())
}

fn level_title(levels: &[Level], id: Option<&String>) -> String {
    let level = id.and_then(|id| levels.iter().find(|level| level.id == *id));
    level.map_or(String::new(), |level| visible(&level.title))
}

fn dimensions(framework: &Dimensions, told: Told<'_>, paint: Paint) -> String {
    let mean =
        framework.mean.map_or_else(|| told.nothing(None), |mean| format!("mean {}", on_scale(mean, framework.scale)));
    let mut out = format!("{}   {mean}\n", paint.bold(&visible(&framework.title)));
    for (id, dimension) in framework.dimensions.iter().filter(|(id, _)| told.is_asked(id)) {
        let level = match dimension.score {
            Some(_) => level_title(&framework.levels, dimension.level.as_ref()),
            None => absence(told, Some(id), ""),
        };
        out.push_str(&line(&dimension.title, dimension.score, dimension.target, framework.scale, &level, paint));
    }
    let titles = framework.dimensions.iter().map(|(id, dimension)| (id, dimension.title.as_str()));
    out + &told.not_asked(titles)
}

fn composite(framework: &Composite, told: Told<'_>, paint: Paint) -> String {
    let level = level_title(&framework.levels, framework.level.as_ref());
    let so_far = if framework.provisional { ", as far as the short version can tell" } else { "" };
    let mut out = format!("{}   {level}{so_far}\n", paint.bold(&visible(&framework.title)));
    let rest = if framework.score.is_none() { absence(told, None, "") } else { String::new() };
    out.push_str(&line("Overall", framework.score, framework.target, framework.scale, &rest, paint));
    let needs: Vec<String> = framework
        .limited_by
        .iter()
        .map(|limit| {
            let scale = told.record.measures.get(&limit.measure).and_then(|measure| measure.scale);
            let now = limit.score.map_or_else(|| NOT_ASSESSED.to_owned(), |score| on_scale(score, scale));
            let open = if limit.open { ", answers are missing" } else { "" };
            format!("{} at {} (now {now}{open})", visible(&limit.title), on_scale(limit.needs, scale))
        })
        .collect();
    if let Some(limit) = framework.limited_by.first() {
        let next = level_title(&framework.levels, Some(&limit.level));
        out.push_str(&wrapped(&format!("{next} needs {}", needs.join(", ")), 2));
    }
    out
}
