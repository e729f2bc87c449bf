//! The summary of a record as text with bars.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr;

use crate::diagnostics::{Count, render::visible};
use crate::record::{
    Archetypes, Composite, Coverage, Dimensions, FindingSeverity, FrameworkRecord, Level, Record, Roadmap, Scale,
    Spectrum, Verdict,
};
use crate::report::number::{on_scale, position_on_scale};

/// Columns of the widest line.
const WIDTH: usize = 78;
/// Columns of a bar.
const BAR: usize = 20;
/// Columns of a name before its bar.
const NAME: usize = 28;

/// Whether and how text is coloured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    colour: bool,
}

impl Paint {
    /// With or without colour.
    #[must_use]
    pub(super) fn new(colour: bool) -> Self {
        Self { colour }
    }

    fn with(self, code: &str, text: &str) -> String {
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// For headings.
    #[must_use]
    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    /// For what explains.
    #[must_use]
    pub(super) fn faint(self, text: &str) -> String {
        self.with("2", text)
    }

    fn bar(self, text: &str) -> String {
        self.with("36", text)
    }

    fn severity(self, severity: FindingSeverity, text: &str) -> String {
        match severity {
            FindingSeverity::Critical => self.with("1;31", text),
            FindingSeverity::Warning => self.with("33", text),
            FindingSeverity::Info => self.with("36", text),
        }
    }
}

/// The whole summary.
#[must_use]
pub(super) fn text(record: &Record, paint: Paint) -> String {
    let mut out = heading(record, paint);
    for framework in record.frameworks.values() {
        out.push('\n');
        out.push_str(&match framework {
            FrameworkRecord::Archetypes(framework) => archetypes(framework, paint),
            FrameworkRecord::Spectrum(framework) => spectrum(framework, paint),
            FrameworkRecord::Dimensions(framework) => dimensions(framework, paint),
            FrameworkRecord::Composite(framework) => composite(framework, paint),
        });
    }
    out.push_str(&findings(record, paint));
    if let Some(roadmap) = &record.roadmap {
        out.push_str(&next_steps(roadmap, paint));
    }
    out
}

fn heading(record: &Record, paint: Paint) -> String {
    let name = record.organisation.as_deref().map_or_else(|| "Unnamed organisation".to_owned(), visible);
    let mut parts = vec![paint.bold(&name)];
    parts.extend(record.date.clone());
    parts.push(format!("{} {}", visible(&record.pack.title), record.pack.version));
    let mut out = parts.join(" · ") + "\n";
    let Coverage { percent, answered, unknown, not_applicable, unanswered, applicable } = record.coverage;
    let percent = percent.map_or_else(|| "nothing applies".to_owned(), |percent| format!("{percent} %"));
    let _ = writeln!(
        out,
        "Answered {answered} of {applicable} items that apply ({percent}); {unknown} unknown, {unanswered} open, \
         {not_applicable} n/a"
    );
    out
}

/// A name cut and padded to its column.
fn name(text: &str) -> String {
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
    let rest = if score.is_none() { "not assessed" } else { rest };
    format!("  {}{} {}  {rest}", name(title), bar(score, target, paint), number(score, scale)).trim_end().to_owned()
        + "\n"
}

fn archetypes(framework: &Archetypes, paint: Paint) -> String {
    let mut out = format!("{}   {}\n", paint.bold(&visible(&framework.title)), verdict(framework));
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
        out.push_str(&line(&title(id), *fit, None, framework.scale, &marks.join(", "), paint));
    }
    if let Some(target) = &framework.target {
        out.push_str(&wrapped(&format!("{} is recommended: {}", title(&target.element), visible(&target.because)), 2));
    }
    out
}

fn verdict(framework: &Archetypes) -> String {
    let title = |id: &String| framework.elements.get(id).map_or_else(|| visible(id), |info| visible(&info.title));
    match framework.verdict {
        Verdict::NotAssessed => "not assessed".to_owned(),
        Verdict::Tentative => {
            format!("tentative: {} of {} items answered", framework.answered, framework.applicable)
        }
        Verdict::Between => {
            let models: Vec<String> = framework.between.iter().map(title).collect();
            format!("between {}", models.join(" and "))
        }
        Verdict::Clear => "clear".to_owned(),
    }
}

fn spectrum(framework: &Spectrum, paint: Paint) -> String {
    let [first, second] = &framework.poles;
    let pole = match framework.pole.as_deref() {
        Some(id) => {
            framework.poles.iter().find(|pole| pole.id == id).map_or("mixed".to_owned(), |pole| visible(&pole.title))
        }
        None => "not assessed".to_owned(),
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
    for (id, strand) in &framework.strands {
        let title = framework.elements.get(id).map_or(id.as_str(), |info| info.title.as_str());
        let rest = if strand.is_none() { "  not assessed" } else { "" };
        let _ = writeln!(out, "  {}{} {}{rest}", name(title), place(*strand), position(*strand, framework.scale));
    }
    out
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

fn dimensions(framework: &Dimensions, paint: Paint) -> String {
    let mean =
        framework.mean.map_or("not assessed".to_owned(), |mean| format!("mean {}", on_scale(mean, framework.scale)));
    let mut out = format!("{}   {mean}\n", paint.bold(&visible(&framework.title)));
    for dimension in framework.dimensions.values() {
        let level = level_title(&framework.levels, dimension.level.as_ref());
        out.push_str(&line(&dimension.title, dimension.score, dimension.target, framework.scale, &level, paint));
    }
    out
}

fn composite(framework: &Composite, paint: Paint) -> String {
    let level = level_title(&framework.levels, framework.level.as_ref());
    let mut out = format!("{}   {level}\n", paint.bold(&visible(&framework.title)));
    out.push_str(&line("Overall", framework.score, framework.target, framework.scale, "", paint));
    let needs: Vec<String> = framework
        .limited_by
        .iter()
        .map(|limit| {
            let now = limit.score.map_or("not assessed".to_owned(), |score| score.to_string());
            format!("{} at {} (now {now})", visible(&limit.title), limit.needs)
        })
        .collect();
    if let Some(limit) = framework.limited_by.first() {
        let next = level_title(&framework.levels, Some(&limit.level));
        out.push_str(&wrapped(&format!("{next} needs {}", needs.join(", ")), 2));
    }
    out
}

fn findings(record: &Record, paint: Paint) -> String {
    if record.findings.is_empty() {
        return String::new();
    }
    let mut out = format!("\n{}\n", paint.bold("What stands out"));
    for finding in &record.findings {
        let word = match finding.severity {
            FindingSeverity::Critical => "critical",
            FindingSeverity::Warning => "warning ",
            FindingSeverity::Info => "info    ",
        };
        let _ = writeln!(out, "  {}  {}", paint.severity(finding.severity, word), visible(&finding.title));
    }
    out
}

fn next_steps(roadmap: &Roadmap, paint: Paint) -> String {
    let mut out = format!("\n{}\n", paint.bold("What to do next"));
    if !roadmap.facts_first.is_empty() {
        let _ = writeln!(out, "  Facts first: {} to settle", Count(roadmap.facts_first.len(), "open answer"));
    }
    for wave in &roadmap.waves {
        let (planned, room) = (wave.planned_weeks, wave.capacity_weeks);
        let _ = writeln!(out, "  {}  {}", visible(&wave.title), paint.faint(&format!("{planned} of {room} weeks")));
        for action in &wave.actions {
            let _ = writeln!(out, "    {:>5.2}  {}", action.gain, visible(&action.title));
        }
    }
    let attainment = &roadmap.goal_attainment;
    if let (Some(now), Some(after)) = (attainment.now, attainment.after) {
        let (all, open) = (roadmap.goals.len(), attainment.not_judged.len());
        let _ = writeln!(out, "  Goals attained: {now:.1} % now, {after:.1} % after the last wave");
        if open > 0 {
            let _ = writeln!(out, "    of the {} of {all} goals that can be judged", all - open);
        }
    }
    out
}

/// Text broken into lines at spaces, each indented.
fn wrapped(text: &str, indent: usize) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.width() + 1 + word.width() > WIDTH - indent {
            let _ = writeln!(out, "{}{line}", " ".repeat(indent));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    let _ = writeln!(out, "{}{line}", " ".repeat(indent));
    out
}
