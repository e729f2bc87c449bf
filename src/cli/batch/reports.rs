//! The report of every document of a batch, and the page that leads to them.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::super::house::House;
use super::super::output::{Output, replace};
use super::super::report::ReportFormat;
use crate::record::Record;
use crate::report::{self, Options, Portfolio};

/// Reports that are written into one folder.
pub(super) struct Reports {
    folder: PathBuf,
    /// File names in use.
    taken: HashSet<String>,
    waiting: Vec<(String, Box<Record>)>,
    house: House,
    /// Formats beside the page, in a folder of its name.
    formats: Vec<ReportFormat>,
    portfolio: Option<Portfolio>,
}

impl Reports {
    /// Makes the folder, so that a bad one fails before any work.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn new(folder: &Path, house: House, formats: &[ReportFormat]) -> Result<Self> {
        std::fs::create_dir_all(folder).with_context(|| format!("failed to make `{}`", folder.display()))?;
        let taken = HashSet::from(["index".to_owned()]);
        let formats = formats.to_vec();
        Ok(Self { folder: folder.to_owned(), taken, waiting: Vec::new(), house, formats, portfolio: None })
    }

    /// Takes a record, and decides its file name.
    pub(super) fn add(&mut self, file: &str, record: Box<Record>) {
        let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = record.organisation.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| stem.clone());
        let safe = safe_name(&name).or_else(|| safe_name(&stem)).unwrap_or_else(|| "report".to_owned());
        let stem = free(&safe, &mut self.taken);
        let link = format!("{stem}.html");
        self.portfolio.get_or_insert_with(|| Portfolio::new(&record)).add(&record, &name, &link);
        self.waiting.push((stem, record));
    }

    /// Writes the reports of the records taken so far, each whole or not at all.
    ///
    /// # Errors
    /// When one cannot be written.
    pub(super) fn write(&mut self) -> Result<()> {
        let Self { folder, waiting, house, formats, .. } = self;
        let options = Options { theme: house.theme.clone(), ..Options::default() };
        waiting.par_drain(..).try_for_each(|(stem, record)| {
            let page = report::html(&record, &options, &house.templates)?;
            let mut files = vec![(format!("{stem}.html"), page.into_bytes())];
            for output in formats.iter().map(|format| format.output()) {
                let beside = output.files(&output.main_file(options.look), &record, &options, &house.templates)?;
                files.extend(beside.into_iter().map(|(name, bytes)| (format!("{stem}/{name}"), bytes)));
            }
            files.into_iter().try_for_each(|(name, bytes)| write(&folder.join(name), &bytes))
        })
    }

    /// Writes the page that leads to them; it says so when not every file was scored.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn index(self, whole: bool, output: &Output) -> Result<()> {
        let Some(portfolio) = self.portfolio else { return Ok(()) };
        let page = portfolio.html(whole, &self.house.theme, &self.house.templates)?;
        output.write_file(&self.folder.join("index.html"), page.as_bytes())
    }
}

/// A file, with the folder that the charts of some formats have.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = || format!("failed to write `{}`", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(failed)?;
    }
    replace(path, bytes).with_context(failed)
}

/// A name of plain letters, digits and hyphens; `None` when nothing is left.
fn safe_name(name: &str) -> Option<String> {
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

/// The name, or the name with a number that no other has.
fn free(name: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or_default();
    taken.insert(free.clone());
    free
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
        let mut taken = HashSet::from(["index".to_owned()]);
        let names: Vec<String> = ["a", "a", "index", "a"].iter().map(|name| free(name, &mut taken)).collect();
        assert_eq!(names, ["a", "a-2", "index-2", "a-3"]);
    }
}
