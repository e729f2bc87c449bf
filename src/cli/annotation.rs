//! Annotations of a GitHub workflow: `::error file=…,line=…::message`, one a line.
//!
//! GitHub shows ten of each step. So a summary comes first, then the worst; all of them stand in the job summary, the
//! Markdown file that `GITHUB_STEP_SUMMARY` names, or in the log where there is none.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::gates::Unmet;
use super::output::append;
use crate::diagnostics::render::visible;
use crate::diagnostics::{Diagnostics, Severity, Span};
use crate::report::markdown_text;

/// Annotations of one step that GitHub shows, without the summary.
const SHOWN: usize = 9;
/// The worst that are kept, so that memory does not grow with the number of files.
const KEPT: usize = 1000;
/// GitHub refuses a job summary of more than 1 MiB.
const LARGEST: usize = 1_000_000;

/// How bad it is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// It makes a file unusable.
    Error,
    /// A condition is not met.
    Unmet,
    /// Probably not meant.
    Warning,
    /// Worth knowing.
    Note,
}

impl Kind {
    fn level(self) -> &'static str {
        match self {
            Self::Error | Self::Unmet => "error",
            Self::Warning => "warning",
            Self::Note => "notice",
        }
    }
}

/// Something to say at a place of a file.
#[derive(Debug, Clone)]
struct Annotation {
    kind: Kind,
    /// How far a condition is missed, where that can be counted.
    short: Option<f64>,
    file: String,
    place: Option<Span>,
    title: String,
    text: String,
}

impl Annotation {
    /// Errors before conditions, then by how far they are missed; what cannot be counted follows.
    fn order(&self) -> (Kind, Reverse<u64>) {
        (self.kind, Reverse(self.short.unwrap_or_default().max(0.0).to_bits()))
    }

    /// As a command of the workflow.
    fn command(&self) -> String {
        let place = self.place.map(|span| format!(",line={},col={}", span.line, span.column)).unwrap_or_default();
        let (level, file, title) = (self.kind.level(), property(&self.file), property(&self.title));
        format!("::{level} file={file}{place},title={title}::{}\n", message(&self.text))
    }

    /// `answers/north.yaml:12`.
    fn place(&self) -> String {
        let line = self.place.map(|span| format!(":{}", span.line)).unwrap_or_default();
        format!("{}{line}", self.file)
    }

    /// As a line of the log that is no command.
    fn line(&self) -> String {
        let text = self.text.trim_end().split('\n').map(visible).collect::<Vec<_>>().join("; ");
        format!("- {}: {}: {}: {text}\n", self.kind.level(), visible(&self.place()), visible(&self.title))
    }

    /// As a row of the job summary.
    fn row(&self) -> String {
        let cells = [self.kind.level(), &self.place(), &self.title].map(markdown_text);
        format!("| {} | {} |\n", cells.join(" | "), with_code(&self.text))
    }
}

/// What is annotated, collected so that the worst can come first.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    kept: Vec<Annotation>,
    count: usize,
}

impl Annotations {
    /// Adds every problem.
    pub(super) fn problems(&mut self, diagnostics: &Diagnostics) {
        for found in diagnostics.sorted() {
            self.add(Annotation {
                kind: match found.severity() {
                    Severity::Error => Kind::Error,
                    Severity::Warning => Kind::Warning,
                    Severity::Note => Kind::Note,
                },
                short: None,
                file: diagnostics.source(found.file).name.clone(),
                place: found.span,
                title: found.code.name().to_owned(),
                text: format!("{}\n{}", found.message, found.help),
            });
        }
    }

    /// Adds a gate that is not met, at the answer that its hint is about.
    pub(super) fn unmet(&mut self, file: &str, document: usize, unmet: &Unmet) {
        let of = if document == 1 { String::new() } else { format!("document {document}: ") };
        let title = format!("gate {}", unmet.outcome.name);
        self.condition((file, unmet.place), title, of + &unmet.line(), unmet.outcome.short);
    }

    /// Adds a condition that is missed by so many points, where they can be counted.
    pub(super) fn condition(&mut self, at: (&str, Option<Span>), title: String, text: String, short: Option<f64>) {
        let (file, place) = (at.0.to_owned(), at.1);
        self.add(Annotation { kind: Kind::Unmet, short, file, place, title, text });
    }

    fn add(&mut self, annotation: Annotation) {
        self.count += 1;
        self.kept.push(annotation);
        if self.kept.len() >= 2 * KEPT {
            self.keep_worst();
        }
    }

    fn keep_worst(&mut self) {
        self.kept.sort_by_key(Annotation::order);
        self.kept.truncate(KEPT);
    }

    /// What is printed: the summary, then the worst. All of them are written to the job summary, where there is one.
    ///
    /// # Errors
    /// When the job summary cannot be written.
    pub(super) fn print(mut self, command: &str, summary: &str) -> Result<String> {
        self.keep_worst();
        let job = job_summary();
        if let Some(path) = &job {
            self.write(path, command, summary)?;
        }
        let mut out =
            format!("::notice title={}::{}\n", property(command), message(&self.headline(summary, job.is_some())));
        let (worst, rest) = self.kept.split_at(self.kept.len().min(SHOWN));
        out.extend(worst.iter().map(Annotation::command));
        if job.is_none() && !rest.is_empty() {
            let _ = writeln!(out, "::group::{} more", self.count - worst.len());
            out.extend(rest.iter().map(Annotation::line));
            out.push_str(&self.uncounted());
            out.push_str("::endgroup::\n");
        }
        Ok(out)
    }

    fn headline(&self, summary: &str, has_job_summary: bool) -> String {
        if self.count <= SHOWN {
            return summary.to_owned();
        }
        let place = if has_job_summary { "the job summary lists all of them" } else { "the log lists the others" };
        format!("{summary}; of {} annotations the worst {SHOWN} are shown, {place}", self.count)
    }

    /// What is said of those that were not kept.
    fn uncounted(&self) -> String {
        let lost = self.count - self.kept.len();
        if lost > 0 { format!("\n… and {lost} more\n") } else { String::new() }
    }

    fn write(&self, path: &Path, command: &str, summary: &str) -> Result<()> {
        let failed = || format!("failed to write the job summary `{}`", path.display());
        let there = std::fs::metadata(path).map_or(0, |known| usize::try_from(known.len()).unwrap_or(LARGEST));
        let markdown = self.markdown(command, summary, LARGEST.saturating_sub(there));
        append(path, markdown.as_bytes()).with_context(failed)
    }

    /// The job summary, in no more than so many bytes.
    fn markdown(&self, command: &str, summary: &str, room: usize) -> String {
        let mut out = format!("### {}\n\n{}\n", markdown_text(command), markdown_text(summary));
        if !self.kept.is_empty() {
            out.push_str("\n| Level | Where | What | Details |\n| --- | --- | --- | --- |\n");
        }
        let mut written = 0;
        for row in self.kept.iter().map(Annotation::row) {
            if out.len() + row.len() > room {
                break;
            }
            out.push_str(&row);
            written += 1;
        }
        if written < self.count {
            let _ = writeln!(out, "\n… and {} more", self.count - written);
        }
        out.push('\n');
        out
    }
}

/// The file that GitHub shows on the page of a run.
fn job_summary() -> Option<PathBuf> {
    std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()).map(PathBuf::from)
}

/// Line ends and percent signs would end or change the command.
fn message(text: &str) -> String {
    let lines = text.trim_end().split('\n').map(visible);
    lines.collect::<Vec<_>>().join("\n").replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text as Markdown in which words between backticks are code; whatever they hold stays text.
fn with_code(text: &str) -> String {
    let lines: Vec<String> = text.trim_end().split('\n').map(line_with_code).collect();
    lines.join("<br>")
}

fn line_with_code(line: &str) -> String {
    let parts: Vec<String> = line.split('`').map(spaced).collect();
    if parts.len().is_multiple_of(2) {
        return markdown_text(line);
    }
    let part = |(at, part): (usize, String)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part };
    parts.into_iter().enumerate().map(part).collect()
}

/// Text as Markdown text that keeps the spaces around it.
fn spaced(text: &str) -> String {
    let before = if text.starts_with(' ') { " " } else { "" };
    let after = if text.ends_with(' ') && !text.trim().is_empty() { " " } else { "" };
    format!("{before}{}{after}", markdown_text(text))
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotations(shorts: &[Option<f64>]) -> Annotations {
        let mut all = Annotations::default();
        for (at, short) in shorts.iter().enumerate() {
            all.condition(("a.yaml", None), format!("gate {at}"), "text".to_owned(), *short);
        }
        all
    }

    #[test]
    fn text_cannot_start_a_command_of_its_own() {
        assert_eq!(message("a\n::error::b 5 %"), "a%0A::error::b 5 %25");
        assert_eq!(property("a,b:c"), "a%2Cb%3Ac");
        let mut all = Annotations::default();
        all.condition(("::error::x", None), "t".to_owned(), "a\n::error::b".to_owned(), None);
        assert_eq!(all.kept[0].line(), "- error: ::error::x: t: a; ::error::b\n");
    }

    #[test]
    fn the_worst_come_first_and_what_cannot_be_counted_last() {
        let mut all = annotations(&[Some(1.5), None, Some(20.0), Some(0.1)]);
        let mut problems = Diagnostics::new();
        let file = problems.add_source("b.yaml", "");
        problems.push(crate::diagnostics::Diagnostic::whole(
            file,
            crate::diagnostics::Code::Unreadable,
            "gone",
            "look",
        ));
        all.problems(&problems);
        all.keep_worst();
        let titles: Vec<&str> = all.kept.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["unreadable", "gate 2", "gate 0", "gate 3", "gate 1"]);
    }

    #[test]
    fn words_between_backticks_are_code_and_text_stays_text() {
        assert_eq!(with_code("`a|b` is <b>\nlook"), "<code>a\\|b</code> is \\<b\\><br>look");
        assert_eq!(with_code("a ` b"), "a \\` b");
    }

    #[test]
    fn memory_and_the_job_summary_stay_bounded() {
        let many: Vec<Option<f64>> = (0..5 * KEPT).map(|at| Some(at as f64)).collect();
        let mut all = annotations(&many);
        all.keep_worst();
        assert_eq!((all.count, all.kept.len()), (5 * KEPT, KEPT));
        assert_eq!(all.kept[0].title, format!("gate {}", 5 * KEPT - 1), "the worst of all, whenever it came");
        let markdown = all.markdown("takestock batch", "sum", 400);
        assert!(markdown.len() < 450, "{}", markdown.len());
        let rows = markdown.matches("| error |").count();
        assert!(rows > 0 && markdown.contains(&format!("… and {} more", 5 * KEPT - rows)), "{markdown}");
    }
}
