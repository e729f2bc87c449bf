//! The report of every document of a batch, and the page that leads to them.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use rayon::prelude::*;

use super::super::house::House;
use super::super::input::is_stdin;
use super::super::output::{Output, failed};
use super::super::report::ReportFormat;
use super::super::stage::{self, Files};
use crate::record::Record;
use crate::report::{self, Options, Portfolio};

/// Reports that are written into one folder, where all of them take their names at the end.
pub(super) struct Reports {
    folder: PathBuf,
    names: Names,
    files: Files,
    waiting: Vec<Waiting>,
    house: House,
    /// Formats beside the page, in a folder of its name.
    formats: Vec<ReportFormat>,
    portfolio: Option<Portfolio>,
}

/// A record whose report has a place and is not written yet.
struct Waiting {
    /// The name of the page without its ending, and of the folder for other formats.
    stem: String,
    path: PathBuf,
    file: File,
    record: Box<Record>,
}

impl Reports {
    /// Makes the folder, so that a bad one fails before any work.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn new(folder: &Path, house: House, formats: &[ReportFormat]) -> Result<Self> {
        make_folder(folder)?;
        let names = Names::with("index");
        let (files, waiting) = (Files::default(), Vec::new());
        Ok(Self { folder: folder.to_owned(), names, files, waiting, house, formats: formats.to_vec(), portfolio: None })
    }

    /// Takes a record, and decides its file name.
    ///
    /// # Errors
    /// When a file of that name cannot be written, or is one of those that are read.
    pub(super) fn add(&mut self, file: &str, record: Box<Record>) -> Result<()> {
        let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = record.organisation.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| stem.clone());
        let safe = safe_name(&name).or_else(|| safe_name(&stem)).unwrap_or_else(|| "report".to_owned());
        let stem = self.names.free(&safe);
        let link = format!("{stem}.html");
        let path = self.folder.join(&link);
        let file = self.files.open(&path).with_context(|| failed(&path))?;
        self.portfolio.get_or_insert_with(|| Portfolio::new(&record)).add(&record, &name, &link);
        self.waiting.push(Waiting { stem, path, file, record });
        Ok(())
    }

    /// Writes the reports of the records taken so far, beside what may be there.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(super) fn write(&mut self) -> Result<()> {
        let Self { folder, waiting, files, house, formats, .. } = self;
        let options = Options { theme: house.theme.clone(), ..Options::default() };
        let beside: Vec<Vec<(PathBuf, Vec<u8>)>> = waiting
            .par_drain(..)
            .map(|Waiting { stem, path, file, record }| {
                let page = report::html(&record, &options, &house.templates)?;
                stage::write(file, page.as_bytes()).with_context(|| failed(&path))?;
                let mut beside = Vec::new();
                for output in formats.iter().map(|format| format.output()) {
                    let made = output.files(&output.main_file(options.look), &record, &options, &house.templates)?;
                    beside.extend(made.into_iter().map(|(name, bytes)| (folder.join(&stem).join(name), bytes)));
                }
                Ok(beside)
            })
            .collect::<Result<_>>()?;
        for (path, bytes) in beside.into_iter().flatten() {
            path.parent().map_or(Ok(()), std::fs::create_dir_all).with_context(|| failed(&path))?;
            let file = files.open(&path).with_context(|| failed(&path))?;
            stage::write(file, &bytes).with_context(|| failed(&path))?;
        }
        Ok(())
    }

    /// Writes the page that leads to them, and puts all in place; the page says so when not every file was scored.
    ///
    /// # Errors
    /// When they cannot be written; the folder is then as it was.
    pub(super) fn keep(mut self, whole: bool, output: &Output) -> Result<()> {
        let Some(portfolio) = self.portfolio else { return Ok(()) };
        let page = portfolio.html(whole, &self.house.theme, &self.house.templates)?;
        let path = self.folder.join("index.html");
        let written = self.files.open(&path).and_then(|file| stage::write(file, page.as_bytes()));
        written.and_then(|()| self.files.keep()).with_context(|| failed(&path))?;
        output.wrote(&path);
        Ok(())
    }
}

/// Makes the folder of reports.
///
/// # Errors
/// When it cannot be made.
pub(super) fn make_folder(folder: &Path) -> Result<()> {
    if is_stdin(folder) {
        bail!("reports are many files; name a folder for `--reports`");
    }
    std::fs::create_dir_all(folder).with_context(|| format!("failed to make `{}`", folder.display()))
}

/// A name of plain letters, digits and hyphens; `None` when nothing is left.
pub(super) fn safe_name(name: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
        if out.len() == LONGEST {
            break;
        }
    }
    let out = out.trim_end_matches('-');
    (!out.is_empty()).then(|| if is_device(out) { format!("{out}-") } else { out.to_owned() })
}

/// Names that some systems keep for devices.
fn is_device(name: &str) -> bool {
    let numbered = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    matches!(name, "con" | "prn" | "aux" | "nul") || numbered.is_some_and(|rest| rest.len() == 1)
}

/// Names in use.
pub(super) struct Names {
    taken: HashSet<String>,
    /// From which number on to look for a free one, so that thousands of equal names take no longer than others.
    next: HashMap<String, usize>,
}

impl Names {
    /// That one is taken.
    pub(super) fn with(taken: &str) -> Self {
        Self { taken: HashSet::from([taken.to_owned()]), next: HashMap::new() }
    }

    /// The name, or the name with a number that no other has.
    pub(super) fn free(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let next = self.next.entry(name.to_owned()).or_insert(2);
        loop {
            let numbered = format!("{name}-{next}");
            *next += 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_safe_and_stay_apart() {
        assert_eq!(safe_name("../../etc/passwd").as_deref(), Some("etc-passwd"));
        assert_eq!(safe_name("Müller & Söhne <AG>").as_deref(), Some("m-ller-s-hne-ag"));
        assert_eq!(safe_name("CON").as_deref(), Some("con-"));
        assert_eq!(safe_name("\u{202e}日本"), None);
        let mut taken = Names::with("index");
        let names = ["a", "a", "index", "a-3", "a"].map(|name| taken.free(name));
        assert_eq!(names, ["a", "a-2", "index-2", "a-3", "a-4"]);
    }
}
