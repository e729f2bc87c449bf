//! `batch --panel-by organisation`: many panels at once, a row for each organisation and day.
//!
//! Files are taken in chunks, and of each only what its organisation's row needs is kept.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use anyhow::{Result, bail};
use indexmap::IndexMap;
use jiff::civil::Date;
use rayon::prelude::*;

use super::super::args::BatchArgs;
use super::super::documents::{Document, Reader};
use super::super::output::Output;
use super::super::packs::{Packs, Prepared};
use super::super::{Outcome, input, interrupt};
use super::{ROWS, pool};
use crate::answers::Answers;
use crate::assess::{Options, Scored};
use crate::diagnostics::{Code, Count, Diagnostic, Diagnostics, FileId};
use crate::json;
use crate::panel::{Chances, Tally, readings_told};
use crate::record::Score;
use crate::report::{Names, PanelRow, panel_rows_csv};

/// How the rows are written.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Table,
    Lines,
}

/// Counts every file for its organisation, and writes a row for each.
///
/// # Errors
/// When the format has no such rows, or they cannot be written.
pub(super) fn run(args: &BatchArgs, files: &[PathBuf], packs: &Packs, output: &Output) -> Result<Outcome> {
    let form = match args.format.to_string().as_str() {
        "csv" => Form::Table,
        "ndjson" => Form::Lines,
        other => bail!("`--panel-by` prints `csv` or `ndjson`, not `{other}`"),
    };
    let options = args.assess.options();
    let reader = Reader { packs, options: &options, digests: false };
    let mut panels = Panels { one_questionnaire: form == Form::Table, ..Panels::default() };
    let stop = interrupt::flag();
    pool(args.jobs)?.install(|| {
        for chunk in files.chunks(ROWS).take_while(|_| !stop.load(Ordering::Relaxed)) {
            let read: Vec<Read> = chunk.par_iter().map(|path| Read::of(path, &reader, &options)).collect();
            for read in read {
                panels.take(read, output);
            }
        }
    });
    if stop.load(Ordering::Relaxed) {
        output.message("interrupted: nothing was written, because an organisation's other answers may be missing");
        return Ok(Outcome::Interrupted);
    }
    write(args, form, &panels.rows(), output)?;
    output.message(&panels.headline());
    Ok(if panels.failed == 0 { Outcome::Done } else { Outcome::Invalid })
}

fn write(args: &BatchArgs, form: Form, rows: &[PanelRow], output: &Output) -> Result<()> {
    let names = if args.sql_names { Names::Sql } else { Names::Ids };
    let bytes = match form {
        Form::Table => panel_rows_csv(rows, names),
        Form::Lines => {
            let lines: Vec<String> = rows.iter().map(|row| Ok(json::line(row)? + "\n")).collect::<Result<_>>()?;
            lines.concat().into_bytes()
        }
    };
    match args.output.as_deref().filter(|path| !input::is_stdin(path)) {
        Some(path) => output.write_file(path, &bytes),
        None => output.result(bytes),
    }
}

/// What one file holds.
struct Read {
    name: String,
    said: Vec<(Document, Vec<Option<Score>>)>,
    problems: Diagnostics,
}

impl Read {
    fn of(path: &Path, reader: &Reader<'_>, options: &Options) -> Self {
        let mut problems = Diagnostics::new();
        let scored = |document: Document| {
            let Prepared { pack, outline, .. } = &*document.prepared;
            let scores = readings_told(outline, &Scored::new(pack, &document.answers, options).scores());
            (document, scores)
        };
        let said = reader.read(path, &mut problems).into_iter().map(scored).collect();
        Self { name: path.display().to_string(), said, problems }
    }
}

/// Whose answers belong together.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    pack: String,
    organisation: String,
    date: Option<Date>,
}

/// One organisation's respondents.
struct Group {
    prepared: Arc<Prepared>,
    tally: Tally,
    pseudonyms: HashSet<String>,
}

/// Every organisation met so far, in the order of the input.
#[derive(Default)]
struct Panels {
    groups: IndexMap<Key, Group>,
    one_questionnaire: bool,
    files: usize,
    failed: usize,
}

impl Panels {
    fn take(&mut self, read: Read, output: &Output) {
        let Read { name, said, mut problems } = read;
        let file = problems.first_source().unwrap_or_else(|| problems.add_source(&name, ""));
        for (document, scores) in said {
            if let Err(problem) = self.add(&document, &scores, file) {
                problems.push(problem);
            }
        }
        if !problems.is_empty() {
            output.excerpts(&problems);
        }
        self.files += 1;
        self.failed += usize::from(problems.has_errors());
    }

    fn add(&mut self, document: &Document, scores: &[Option<Score>], file: FileId) -> Result<(), Diagnostic> {
        let Document { prepared, answers, .. } = document;
        self.fits(prepared, file)?;
        let group = self.groups.entry(key(prepared, answers, file)?).or_insert_with(|| Group {
            prepared: Arc::clone(prepared),
            tally: Tally::new(&prepared.pack, &prepared.outline),
            pseudonyms: HashSet::new(),
        });
        let id = answers.respondent.as_ref().and_then(|one| one.id.clone());
        if let Some(id) = id.filter(|id| !group.pseudonyms.insert(id.clone())) {
            let message = format!("the respondent “{id}” has answered already for this organisation and day");
            let help = "keep the later of the two files, or give each person a pseudonym of their own";
            return Err(Diagnostic::whole(file, Code::NoPanel, message, help));
        }
        group.tally.add(&prepared.pack, answers, scores);
        Ok(())
    }

    /// The columns of a table are those of one questionnaire.
    fn fits(&self, prepared: &Prepared, file: FileId) -> Result<(), Diagnostic> {
        let first = self.groups.first().filter(|_| self.one_questionnaire).map(|(key, _)| &key.pack);
        match first.filter(|pack| **pack != prepared.pack.id) {
            None => Ok(()),
            Some(pack) => {
                let message = format!("it answers `{}`, the files before it answer `{pack}`", prepared.pack.id);
                let help = "score the questionnaires apart, or print `--format ndjson`";
                Err(Diagnostic::whole(file, Code::OtherQuestionnaire, message, help))
            }
        }
    }

    fn rows(&self) -> Vec<PanelRow> {
        let mut chances = Chances::default();
        self.groups.iter().map(|(key, group)| row(key, group, &mut chances)).collect()
    }

    fn headline(&self) -> String {
        let people: usize = self.groups.values().map(|group| group.tally.respondents()).sum();
        let panels = Count(self.groups.len(), "panel");
        format!("{}: {panels} of {}, {} failed", Count(self.files, "file"), Count(people, "respondent"), self.failed)
    }
}

fn key(prepared: &Prepared, answers: &Answers, file: FileId) -> Result<Key, Diagnostic> {
    let name = answers.organisation.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let Some(organisation) = name.map(str::to_owned) else {
        let help = "write `organisation: …` into it, alike in all files of one organisation";
        return Err(Diagnostic::whole(file, Code::NoPanel, "it does not say which organisation it is about", help));
    };
    Ok(Key { pack: prepared.pack.id.clone(), organisation, date: answers.date })
}

fn row(key: &Key, group: &Group, chances: &mut Chances) -> PanelRow {
    let Prepared { pack, outline, .. } = &*group.prepared;
    PanelRow {
        organisation: key.organisation.clone(),
        date: key.date.map(|date| date.to_string()),
        pack: pack.id.clone(),
        pack_version: pack.version.to_string(),
        pack_sha256: pack.sha256.clone(),
        respondents: group.tally.respondents(),
        words: group.tally.words(pack, chances),
        measures: group.tally.measures(outline),
    }
}
