//! Whose answers belong together, and what is kept of them.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use indexmap::IndexMap;
use jiff::civil::Date;

use super::super::super::documents::{Document, Reader};
use super::super::super::output::Output;
use super::super::super::packs::Prepared;
use crate::answers::Answers;
use crate::assess::{Options, Scored};
use crate::diagnostics::{Code, Count, Diagnostic, Diagnostics, FileId};
use crate::panel::{Chances, Tally, readings_told};
use crate::record::Score;
use crate::report::PanelRow;

/// What one file holds.
pub(super) struct Read {
    name: String,
    said: Vec<(Document, Told)>,
    problems: Diagnostics,
}

impl Read {
    /// Reads and scores a file; what is wrong with it is kept for later.
    pub(super) fn of(path: &Path, reader: &Reader<'_>, options: &Options) -> Self {
        let mut problems = Diagnostics::new();
        let scored = |document: Document| {
            let Prepared { pack, outline, .. } = &*document.prepared;
            let assessed = Scored::new(pack, &document.answers, options);
            let scores = assessed.scores();
            let told = Told { scores: readings_told(outline, &scores), enough: !scores.is_first_look() };
            (document, told)
        };
        let said = reader.read(path, &mut problems).into_iter().map(scored).collect();
        Self { name: path.display().to_string(), said, problems }
    }
}

/// What one person's answers give by themselves.
struct Told {
    scores: Vec<Option<Score>>,
    /// Whether enough was answered for more than a first look.
    enough: bool,
}

/// Whose answers belong together.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    pack: String,
    organisation: String,
    date: Option<Date>,
}

/// One organisation's respondents.
pub(super) struct Group {
    pub(super) prepared: Arc<Prepared>,
    tally: Tally,
    pseudonyms: HashSet<String>,
    /// How many answered enough for more than a first look.
    enough: usize,
    /// The answers, where pages are made of them; in an order that does not tell whose file came first.
    pub(super) people: Vec<Answers>,
}

impl Group {
    fn new(prepared: &Arc<Prepared>) -> Self {
        let tally = Tally::new(&prepared.pack, &prepared.outline);
        let (prepared, pseudonyms) = (Arc::clone(prepared), HashSet::new());
        Self { prepared, tally, pseudonyms, enough: 0, people: Vec::new() }
    }

    /// Whether most people answered too little to be ranked among others.
    pub(super) fn is_few(&self) -> bool {
        2 * self.enough < self.tally.respondents()
    }

    fn keep(&mut self, answers: Answers) {
        let place = self.people.partition_point(|other| other.sha256 <= answers.sha256);
        self.people.insert(place, answers);
    }
}

/// Every organisation met so far, in the order of the input.
#[derive(Default)]
pub(super) struct Panels {
    groups: IndexMap<Key, Group>,
    one_questionnaire: bool,
    /// Whether answers are kept, for pages.
    keeps: bool,
    files: usize,
    pub(super) failed: usize,
}

impl Panels {
    /// Nobody yet; of one questionnaire or any, with or without the answers themselves.
    pub(super) fn new(one_questionnaire: bool, keeps: bool) -> Self {
        Self { one_questionnaire, keeps, ..Self::default() }
    }

    /// Adds a file, and says what is wrong with it.
    pub(super) fn take(&mut self, read: Read, output: &Output) {
        let Read { name, said, mut problems } = read;
        let file = problems.first_source().unwrap_or_else(|| problems.add_source(&name, ""));
        for (document, told) in said {
            if let Err(problem) = self.add(document, &told, file) {
                problems.push(problem);
            }
        }
        if !problems.is_empty() {
            output.excerpts(&problems);
        }
        self.files += 1;
        self.failed += usize::from(problems.has_errors());
    }

    fn add(&mut self, document: Document, told: &Told, file: FileId) -> Result<(), Diagnostic> {
        let Document { prepared, answers, .. } = document;
        self.fits(&prepared, file)?;
        let group = self.groups.entry(key(&prepared, &answers, file)?).or_insert_with(|| Group::new(&prepared));
        let id = answers.respondent.as_ref().and_then(|one| one.id.clone());
        if let Some(id) = id.filter(|id| !group.pseudonyms.insert(id.clone())) {
            let message = format!("the respondent “{id}” has answered already for this organisation and day");
            let help = "keep the later of the two files, or give each person a pseudonym of their own";
            return Err(Diagnostic::whole(file, Code::NoPanel, message, help));
        }
        group.tally.add(&prepared.pack, &answers, &told.scores);
        group.enough += usize::from(told.enough);
        if self.keeps {
            group.keep(answers);
        }
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

    /// What is told of each, in the order of the input.
    pub(super) fn rows(&self) -> Vec<PanelRow> {
        let mut chances = Chances::default();
        self.groups.iter().map(|(key, group)| row(key, group, &mut chances)).collect()
    }

    /// Everybody's answers with what is told of them, in the same order, but for people who seem to be alone and may be one
    /// of several: who answers by a pseudonym, while files failed or the organisation has others' for another day.
    pub(super) fn shown<'a>(&'a self, rows: &'a [PanelRow]) -> Vec<(&'a Group, &'a PanelRow)> {
        let mut days: HashMap<String, usize> = HashMap::new();
        for key in self.groups.keys() {
            *days.entry(key.organisation.to_lowercase()).or_default() += 1;
        }
        let more = |row: &PanelRow| days.get(&row.organisation.to_lowercase()).is_some_and(|days| *days > 1);
        let hidden = |group: &Group, row: &PanelRow| {
            row.respondents == 1 && !group.pseudonyms.is_empty() && (self.failed > 0 || more(row))
        };
        self.groups.values().zip(rows).filter(|(group, row)| !hidden(group, row)).collect()
    }

    /// What became of the files.
    pub(super) fn headline(&self) -> String {
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
