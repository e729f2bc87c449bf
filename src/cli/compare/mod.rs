//! `compare`: what moved between two or more assessments, or between two folders of them.

mod files;
mod floors;
mod folders;
mod format;
mod panels;

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::args::CompareArgs;
use super::output::Output;
use super::{Outcome, house, input};
use crate::compare::{Comparison, Floor, Folders, History, Regression};
use crate::diagnostics::{Diagnostics, Span};
use crate::panel::PanelChange;
use crate::report::fell;

pub use format::CompareFormat;

/// What was compared, and how far it may fall.
struct Judged {
    compared: Compared,
    floors: Vec<Floor>,
    /// What is wrong with files that could not be compared.
    problems: Diagnostics,
}

/// What was compared.
enum Compared {
    /// Records in the order of time.
    Course {
        /// The last file.
        last: String,
        history: Box<History>,
        fallen: Vec<Regression>,
    },
    /// Two folders that each hold a panel of one organisation.
    Panels {
        /// As given, the earlier first.
        names: [String; 2],
        change: Box<PanelChange>,
    },
    /// Two folders.
    Folders {
        /// As given, the earlier first.
        names: [String; 2],
        folders: Folders,
        /// For each pair and each of its regressions the answer that did most of it.
        places: Vec<Vec<Option<Span>>>,
    },
}

/// One earlier and one later record, and what fell between them.
struct Judgement<'a> {
    /// The later file, with the number of the document where it is not the first.
    name: String,
    /// The later file.
    file: &'a str,
    comparison: &'a Comparison,
    fallen: &'a [Regression],
    places: &'a [Option<Span>],
}

impl Judged {
    fn judgements(&self) -> Vec<Judgement<'_>> {
        match &self.compared {
            Compared::Course { last, history, fallen } => {
                let comparison = &history.overall;
                vec![Judgement { name: last.clone(), file: last, comparison, fallen, places: &[] }]
            }
            // Nobody of a panel is judged alone.
            Compared::Panels { .. } => Vec::new(),
            Compared::Folders { folders, places, .. } => {
                let pairs = folders.pairs.iter().zip(places);
                pairs.map(|(pair, places)| judgement(pair, places)).collect()
            }
        }
    }

    fn outcome(&self) -> Outcome {
        let fell = self.judgements().iter().any(|judgement| !judgement.fallen.is_empty());
        match (self.problems.has_errors(), fell) {
            (true, _) => Outcome::Invalid,
            (false, true) => Outcome::Unmet,
            (false, false) => Outcome::Done,
        }
    }
}

fn judgement<'a>(pair: &'a crate::compare::Pair, places: &'a [Option<Span>]) -> Judgement<'a> {
    let (comparison, fallen) = (&pair.comparison, pair.regressions.as_slice());
    Judgement { name: pair.after.name(), file: &pair.after.file, comparison, fallen, places }
}

/// Compares the files or folders and prints what moved.
pub(super) fn run(args: &CompareArgs, output: &Output) -> Result<Outcome> {
    let asked = floors::asked(args)?;
    let mut problems = Diagnostics::new();
    let house = house::house(&args.house, &mut problems)?;
    let compared = match two_folders(&asked.paths)? {
        Some(folders) => folders::compare(folders, args, &asked.floors, &mut problems)?,
        None => files::compare(&asked.paths, &args.assess, &asked.floors, output, &mut problems)?,
    };
    output.problems(&problems);
    let (Some(house), Some(compared)) = (house, compared) else { return Ok(Outcome::Invalid) };
    let judged = Judged { compared, floors: asked.floors, problems };
    let text = args.format.printer.print(&judged, &house)?;
    match args.output.as_deref().filter(|path| !input::is_stdin(path)) {
        Some(path) => output.write_file(path, text.as_bytes())?,
        None => output.result(text)?,
    }
    say_what_fell(&judged, output);
    Ok(judged.outcome())
}

fn say_what_fell(judged: &Judged, output: &Output) {
    let several = matches!(judged.compared, Compared::Folders { .. });
    for judgement in judged.judgements() {
        for regression in judgement.fallen {
            let of = if several { format!("{}: ", judgement.name) } else { String::new() };
            output.message(&crate::diagnostics::render::visible(&(of + &fell(regression))));
        }
    }
}

/// The two folders, when folders are compared.
fn two_folders(paths: &[PathBuf]) -> Result<Option<[&PathBuf; 2]>> {
    let folder = |path: &&PathBuf| path.is_dir();
    match (paths.iter().find(folder), paths.iter().find(|path| !folder(path)), paths) {
        (None, _, _) => Ok(None),
        (Some(_), None, [before, after]) => Ok(Some([before, after])),
        (Some(_), None, _) => bail!("folders are compared two at a time; name the earlier and the later one"),
        (Some(folder), Some(file), _) => {
            let (folder, file) = (folder.display(), file.display());
            bail!("`{folder}` is a folder and `{file}` is not; compare two folders, or files with files")
        }
    }
}
