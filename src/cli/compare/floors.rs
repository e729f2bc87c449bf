//! `--fail-on-regression`: how far scores may fall, and what fell further.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::super::args::CompareArgs;
use crate::compare::{BadFloor, Comparison, Floor, Regression, regressions};

/// What is compared, and how far it may fall.
pub(super) struct Asked {
    /// Files or folders, the earliest first.
    pub paths: Vec<PathBuf>,
    /// How far scores may fall.
    pub floors: Vec<Floor>,
}

/// Reads the arguments. The flag takes a value behind `=`; where it stands alone and a word beside it is no file, that
/// word is its value.
///
/// # Errors
/// When a floor cannot be used.
pub(super) fn asked(args: &CompareArgs) -> Result<Asked> {
    let (mut paths, mut written) = (args.files.clone(), args.fail_on_regression.clone());
    let mut at = 0;
    while at < paths.len() {
        let bare = written.iter().position(String::is_empty);
        match (bare, floor_like(&paths[at])) {
            (Some(bare), Some(word)) if paths.len() > 2 => {
                written[bare] = word;
                paths.remove(at);
            }
            _ => at += 1,
        }
    }
    if paths.len() < 2 {
        bail!("there is nothing to compare with; name the earlier and the later file, or two folders");
    }
    let floors = written.iter().map(|text| floor(text)).collect::<Result<_>>()?;
    Ok(Asked { paths, floors })
}

/// A word that names no file and could be the value of the flag.
fn floor_like(path: &Path) -> Option<String> {
    let word = path.to_str()?;
    let id = word.split(':').next().unwrap_or_default();
    let named = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.'));
    let is_file = path.extension().is_some_and(|end| ["yaml", "yml", "json"].iter().any(|known| end == *known));
    (named && word != "-" && !is_file && !path.exists()).then(|| word.to_owned())
}

fn floor(text: &str) -> Result<Floor> {
    Floor::parse(text).or_else(|bad| bail!("--fail-on-regression={text}: {}; {}", bad.message, bad.help))
}

/// What fell further than it may in each comparison, each score once.
///
/// # Errors
/// When a floor names something that no comparison scores.
pub(super) fn judge(comparisons: &[&Comparison], floors: &[Floor]) -> Result<Vec<Vec<Regression>>> {
    let mut judged: Vec<Vec<Regression>> = vec![Vec::new(); comparisons.len()];
    for floor in floors {
        let found = comparisons.iter().map(|comparison| regressions(comparison, floor));
        let found: Vec<Result<Vec<Regression>, BadFloor>> = found.collect();
        if let (true, Some(Err(bad))) = (found.iter().all(Result::is_err), found.first()) {
            bail!("--fail-on-regression: {}; {}", bad.message, bad.help);
        }
        for (fallen, found) in judged.iter_mut().zip(found) {
            fallen.extend(found.into_iter().flatten());
        }
    }
    for fallen in &mut judged {
        let mut seen = BTreeSet::new();
        fallen.retain(|regression| seen.insert(regression.id.clone()));
    }
    Ok(judged)
}
