//! Which files a batch scores: folders are walked in name order, globs are matched, everything else is taken as it is.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::super::input::is_stdin;

/// The files that paths stand for, in the order given.
///
/// # Errors
/// When a folder cannot be read, a glob is not one, or nothing is found.
pub(super) fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        let before = files.len();
        if path.is_dir() {
            walk(path, &mut files).with_context(|| format!("failed to read the folder `{}`", path.display()))?;
        } else if is_glob(path) {
            matches(path, &mut files)?;
        } else {
            files.push(path.clone());
        }
        if files.len() == before {
            bail!("no `.yaml` or `.yml` file in `{}`", path.display());
        }
    }
    Ok(files)
}

/// A file that is there is never taken for a glob.
fn is_glob(path: &Path) -> bool {
    !is_stdin(path) && !path.exists() && path.to_str().is_some_and(|text| text.contains(['*', '?', '[']))
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "yaml" || end == "yml")
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<(PathBuf, bool)> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        // A link to a folder is not followed: it could lead back.
        entries.push((entry.path(), entry.file_type()?.is_dir()));
    }
    entries.sort();
    for (path, is_folder) in entries {
        if is_folder {
            walk(&path, files)?;
        } else if is_yaml(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn matches(pattern: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let text = pattern.to_str().unwrap_or_default();
    let found = glob::glob(text).with_context(|| format!("`{text}` is not a glob"))?;
    for path in found {
        let path = path.with_context(|| format!("failed to match `{text}`"))?;
        if path.is_dir() {
            continue;
        }
        files.push(path);
    }
    Ok(())
}
