//! The ordered end of a batch: takes results in input order, writes them, and says what went wrong.

use std::io::Write;
use std::sync::Arc;

use anyhow::Result;
use indicatif::ProgressBar;

use super::super::gates::{Hints, Unmet, unmet};
use super::super::output::Output;
use super::super::packs::Prepared;
use super::format::Printer;
use super::job::{FileResult, Scored};
use super::reports::Reports;
use super::totals::Totals;
use crate::assess::{self, Options};
use crate::diagnostics::{Code, Diagnostic};

/// Unmet gates of more documents than this are counted, not explained.
const EXPLAINED: usize = 20;

/// Writes results.
pub(super) struct Writer<'a> {
    printer: &'a dyn Printer,
    options: &'a Options,
    hints: Hints,
    out: Box<dyn Write + Send + 'a>,
    output: &'a Output,
    bar: ProgressBar,
    totals: Totals,
    reports: Option<Reports>,
    /// The questionnaire of the table.
    table: Option<Arc<Prepared>>,
    explained: usize,
}

impl<'a> Writer<'a> {
    /// A writer that has taken nothing yet.
    pub(super) fn new(
        printer: &'a dyn Printer,
        options: &'a Options,
        hints: Hints,
        out: Box<dyn Write + Send + 'a>,
        reports: Option<Reports>,
        output: &'a Output,
        bar: ProgressBar,
    ) -> Self {
        let totals = Totals::default();
        Self { printer, options, hints, out, output, bar, totals, reports, table: None, explained: 0 }
    }

    /// Starts the table of a questionnaire.
    ///
    /// # Errors
    /// When the output is closed or full.
    pub(super) fn start_table(&mut self, prepared: &Arc<Prepared>) -> Result<()> {
        self.out.write_all(&self.printer.begin(prepared))?;
        self.table = Some(Arc::clone(prepared));
        Ok(())
    }

    /// Takes the results of the next files, then writes their reports.
    ///
    /// # Errors
    /// When the output is closed or full.
    pub(super) fn take_all(&mut self, results: impl Iterator<Item = FileResult>) -> Result<()> {
        for result in results {
            self.take(result)?;
        }
        self.reports.as_mut().map_or(Ok(()), Reports::write)
    }

    fn take(&mut self, mut result: FileResult) -> Result<()> {
        for scored in std::mem::take(&mut result.documents) {
            self.document(&mut result, scored)?;
        }
        if result.problems.has_errors() {
            self.out.write_all(&self.printer.failed(&result.name, &result.problems))?;
        }
        if !result.problems.is_empty() {
            let problems = result.problems.clone();
            self.bar.suspend(|| self.output.excerpts(&problems));
        }
        self.totals.file(result.problems.has_errors());
        self.bar.inc(1);
        Ok(())
    }

    fn document(&mut self, result: &mut FileResult, mut scored: Scored) -> Result<()> {
        if self.table.is_none() {
            self.start_table(&Arc::clone(&scored.prepared))?;
        }
        let same = self.table.as_ref().is_some_and(|table| table.pack.id == scored.prepared.pack.id);
        if (self.printer.needs().one_questionnaire || self.reports.is_some()) && !same {
            other_questionnaire(&scored, result);
            return Ok(());
        }
        let printed = self.printer.scored(&result.name, &mut scored);
        self.out.write_all(&printed)?;
        if let (Some(reports), Some(record)) = (&mut self.reports, scored.record.take()) {
            reports.add(&result.name, record)?;
        }
        self.explain(&result.name, &scored);
        self.totals.document(&scored);
        Ok(())
    }

    /// Says which gates a document does not meet and what would meet them, for the first ones.
    fn explain(&mut self, name: &str, scored: &Scored) {
        let Some(answers) = scored.answers.as_ref() else { return };
        self.explained += 1;
        if self.explained > EXPLAINED {
            return;
        }
        let Prepared { pack, outline, gates, .. } = &*scored.prepared;
        let scored_again = assess::Scored::new(pack, answers, self.options);
        let unmet: Vec<Unmet> = unmet(scored_again.scores(), outline, gates.as_deref().unwrap_or_default(), self.hints);
        let number = if scored.document == 1 { String::new() } else { format!("#{}", scored.document) };
        let name = crate::diagnostics::render::visible(name) + &number;
        self.bar.suspend(|| {
            for unmet in unmet {
                self.output.sentence(&format!("{name}: {}", unmet.line()));
            }
        });
    }

    /// Closes the output and gives the totals.
    ///
    /// # Errors
    /// When the output is closed or full.
    pub(super) fn finish(mut self, whole: bool) -> Result<Totals> {
        self.bar.finish_and_clear();
        if self.explained > EXPLAINED {
            self.output.message(&format!("… and {} more with unmet gates", self.explained - EXPLAINED));
        }
        self.out.write_all(&self.printer.end(&self.totals)?)?;
        self.out.flush()?;
        if let Some(reports) = self.reports {
            reports.keep(whole, self.output)?;
        }
        Ok(self.totals)
    }
}

fn other_questionnaire(scored: &Scored, result: &mut FileResult) {
    let file = result.problems.first_source().unwrap_or_else(|| result.problems.add_source(&result.name, ""));
    let message = format!("it answers `{}`, the files before it answer another questionnaire", scored.prepared.pack.id);
    let help = "score the questionnaires apart, or print `--format ndjson`";
    result.problems.push(Diagnostic::whole(file, Code::OtherQuestionnaire, message, help));
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;
    use crate::cli::args::Colour;
    use crate::cli::batch::BatchFormat;
    use crate::cli::batch::format::Wishes;
    use crate::cli::gates::Gates;
    use crate::cli::packs::prepare;
    use crate::diagnostics::Diagnostics;
    use crate::pack::{self, PackText, builtin};

    const STARTER: &str = include_str!("../../../questionnaires/starter/pack.yaml");

    fn answered(texts: &[PackText]) -> (FileResult, Scored) {
        let pack = pack::load(texts, &mut Diagnostics::new()).expect("a valid pack");
        let prepared = Arc::new(prepare(pack, &Gates::default()));
        let scored = Scored {
            document: 1,
            prepared,
            bytes: b"row\n".to_vec(),
            standing: Vec::new(),
            gates: Vec::new(),
            unmet: Vec::new(),
            answers: None,
            record: None,
        };
        (FileResult { name: "a.yaml".to_owned(), documents: Vec::new(), problems: Diagnostics::new() }, scored)
    }

    #[test]
    fn a_table_holds_one_questionnaire_and_names_files_that_answer_another() {
        let starter = [PackText { name: "pack.yaml".to_owned(), text: STARTER.to_owned() }];
        let first = builtin::texts(builtin::DEFAULT).expect("a built-in pack");
        for (format, refused) in [("csv", true), ("ndjson", false)] {
            let printer = (BatchFormat::from_str(format, false).expect("a format").printer)(Wishes::default());
            let (options, output) = (Options::default(), Output::new(Colour::Never));
            let out = Box::new(std::io::sink());
            let bar = ProgressBar::hidden();
            let mut writer = Writer::new(&*printer, &options, Hints::Actions, out, None, &output, bar);
            for (texts, refused) in [(first.as_slice(), false), (&starter, refused), (first.as_slice(), false)] {
                let (mut result, scored) = answered(texts);
                writer.document(&mut result, scored).expect("a sink takes all");
                let codes: Vec<Code> = result.problems.sorted().iter().map(|found| found.code).collect();
                assert_eq!(codes, if refused { vec![Code::OtherQuestionnaire] } else { Vec::new() }, "{format}");
            }
        }
    }
}
