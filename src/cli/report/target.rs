//! Where the formats of a report go.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use indexmap::IndexSet;

use super::ReportFormat;
use crate::cli::args::ReportArgs;
use crate::cli::input;
use crate::cli::output::Output;
use crate::report::Look;

/// A file to write: where, and what.
pub(super) type Written = (PathBuf, Vec<u8>);

/// Where the formats go.
pub(super) enum Target {
    /// All of them into one folder.
    Folder(PathBuf),
    /// One file, whose ending said the format.
    File(PathBuf, ReportFormat),
    /// Standard output.
    Stdout,
}

impl Target {
    pub(super) fn of(args: &ReportArgs) -> Result<Self> {
        if input::is_stdin(&args.output) {
            if args.format.len() > 1 {
                bail!("several formats need a folder, standard output takes one");
            }
            return Ok(Self::Stdout);
        }
        if !args.output.is_dir() {
            refuse_foreign(&args.output)?;
        }
        let Some(ending) = by_ending(&args.output).filter(|_| !args.output.is_dir()) else {
            return Ok(Self::Folder(args.output.clone()));
        };
        match args.format.as_slice() {
            [] => Ok(Self::File(args.output.clone(), ending)),
            [one] if one.0.ending() == ending.0.ending() => Ok(Self::File(args.output.clone(), *one)),
            [_] => {
                bail!("the ending of `{}` is not that of the format; leave out one of the two", args.output.display())
            }
            _ => bail!("several formats need a folder, `{}` is one file", args.output.display()),
        }
    }

    /// What is written: what was asked for, or what the place suggests.
    pub(super) fn formats(&self, wanted: &[ReportFormat]) -> Vec<ReportFormat> {
        match self {
            Self::File(_, format) => vec![*format],
            Self::Stdout => vec![wanted.first().copied().unwrap_or_default()],
            Self::Folder(_) if wanted.is_empty() => ReportFormat::unasked(),
            Self::Folder(_) => wanted.to_vec(),
        }
    }

    /// The folder, and the name in it, of a format's main file.
    pub(super) fn place(&self, format: ReportFormat, look: Look) -> (PathBuf, String) {
        match self {
            Self::File(path, _) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                (path.parent().unwrap_or(Path::new("")).to_owned(), name)
            }
            Self::Folder(folder) => (folder.clone(), format.0.main_file(look)),
            Self::Stdout => (PathBuf::new(), format.0.main_file(look)),
        }
    }

    pub(super) fn write(&self, files: Vec<Written>, output: &Output) -> Result<()> {
        if let Self::Stdout = self {
            return files.first().map_or(Ok(()), |(_, bytes)| output.result(bytes));
        }
        for folder in files.iter().filter_map(|(path, _)| path.parent()).filter(|folder| !folder.as_os_str().is_empty())
        {
            std::fs::create_dir_all(folder).with_context(|| format!("failed to make `{}`", folder.display()))?;
        }
        output.write_files(files)
    }
}

/// A report would become a folder of that name.
fn refuse_foreign(path: &Path) -> Result<()> {
    const FOREIGN: [&str; 16] = [
        "htm", "doc", "docx", "odt", "ppt", "pptx", "odp", "xls", "xlsx", "ods", "pdf", "txt", "yaml", "yml", "xml",
        "tex",
    ];
    let ending = path.extension().and_then(OsStr::to_str).map(str::to_lowercase).unwrap_or_default();
    if FOREIGN.contains(&ending.as_str()) && by_ending(path).is_none() {
        let endings: IndexSet<&str> = ReportFormat::all().iter().map(|format| format.0.ending()).collect();
        let endings: Vec<String> = endings.into_iter().map(|ending| format!(".{ending}")).collect();
        bail!("`{}` cannot be written; a report is a folder, or ends in {}", path.display(), endings.join(", "))
    }
    Ok(())
}

fn by_ending(path: &Path) -> Option<ReportFormat> {
    let ending = path.extension().and_then(OsStr::to_str)?;
    ReportFormat::all().iter().copied().find(|format| format.0.ending() == ending)
}
