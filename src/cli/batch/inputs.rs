//! Which files a batch scores: folders are walked in name order, globs are matched, everything else is taken as it is.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::super::input::{is_special, is_stdin, skip};
use crate::diagnostics::Diagnostics;

/// The files that paths stand for, in the order given. Pipes and devices that nobody named are said and left out.
///
/// # Errors
/// When a folder cannot be read, a glob is not one, or nothing is found.
pub(in crate::cli) fn expand(paths: &[PathBuf], diagnostics: &mut Diagnostics) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        let before = files.len();
        if path.is_dir() {
            files.extend(in_folder(path, diagnostics)?);
        } else if is_glob(path) {
            let mut found = Vec::new();
            matches(path, &mut found)?;
            files.extend(without_special(found, diagnostics));
        } else {
            files.push(path.clone());
        }
        if files.len() == before {
            bail!("no `.yaml` or `.yml` file in `{}`", path.display());
        }
    }
    Ok(files)
}

/// The answers files below a folder, in name order.
///
/// # Errors
/// When it cannot be read.
pub(in crate::cli) fn in_folder(folder: &Path, diagnostics: &mut Diagnostics) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    walk(folder, &is_yaml, &mut files).with_context(|| format!("failed to read the folder `{}`", folder.display()))?;
    Ok(without_special(files, diagnostics))
}

/// What is left without pipes and devices, which could keep us waiting for ever.
fn without_special(files: Vec<PathBuf>, diagnostics: &mut Diagnostics) -> Vec<PathBuf> {
    let (special, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_special(file));
    for file in &special {
        skip(file, diagnostics);
    }
    files
}

/// A file that is there is never taken for a glob.
fn is_glob(path: &Path) -> bool {
    !is_stdin(path) && !path.exists() && path.to_str().is_some_and(|text| text.contains(['*', '?', '[']))
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "yaml" || end == "yml")
}

/// The files below a folder that are wanted, in name order.
fn walk(folder: &Path, wanted: &dyn Fn(&Path) -> bool, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<(PathBuf, std::fs::FileType)> = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        entries.push((entry.path(), entry.file_type()?));
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, kind) in entries {
        // A link to a folder is not followed: it could lead back.
        let is_file = !kind.is_dir() && (!kind.is_symlink() || !path.is_dir());
        if kind.is_dir() {
            // One that cannot be read is named like a file that cannot.
            if walk(&path, wanted, files).is_err() {
                files.push(path);
            }
        } else if is_file && wanted(&path) {
            files.push(path);
        }
    }
    Ok(())
}

/// The files below the part of a pattern before its first wildcard, without following links to folders.
fn below(pattern: &Path, text: &str, files: &mut Vec<PathBuf>) -> Result<()> {
    let glob = glob::Pattern::new(text).with_context(|| format!("`{text}` is not a glob"))?;
    let fixed = |part: &std::path::Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    let base: PathBuf = pattern.components().take_while(fixed).collect();
    let base = if base.as_os_str().is_empty() { PathBuf::from(".") } else { base };
    let options = glob::MatchOptions { require_literal_separator: true, ..glob::MatchOptions::default() };
    let wanted = |path: &Path| glob.matches_path_with(path.strip_prefix("./").unwrap_or(path), options);
    let before = files.len();
    walk(&base, &wanted, files).with_context(|| format!("failed to match `{text}`"))?;
    for file in &mut files[before..] {
        if let Ok(short) = file.strip_prefix("./") {
            *file = short.to_owned();
        }
    }
    Ok(())
}

fn matches(pattern: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let text = pattern.to_str().unwrap_or_default();
    if text.contains("**") {
        return below(pattern, text, files);
    }
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
