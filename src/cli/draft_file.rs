//! Where an interview keeps its answers: one file, locked while it is asked, replaced whole at every save.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::output::new_file;
use crate::answers::AnswersFile;

/// An answers file that this process alone fills in.
#[derive(Debug)]
pub(super) struct DraftFile {
    /// As the user gave it.
    shown: PathBuf,
    /// Where the bytes are: links are followed, so that saving never replaces a link by a file.
    path: PathBuf,
    /// The text with comments that the first save keeps.
    original: Option<Vec<u8>>,
    lock: Lock,
}

impl DraftFile {
    /// Takes the file for this process; it need not exist yet.
    ///
    /// # Errors
    /// When another interview holds it, or its folder cannot be written.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let shown = path.to_owned();
        if path.is_dir() {
            bail!("`{}` is a folder; name a file in it", shown.display());
        }
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let lock = Lock::take(&beside(&path, ".lock"), &shown)?;
        // What a killed interview left half written; holding the lock, nobody else writes it.
        let _ = fs::remove_file(beside(&path, ".new"));
        Ok(Self { shown, path, original: None, lock })
    }

    /// Whether the file is there.
    #[must_use]
    pub(super) fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Keeps this text as a copy beside the file when the first save replaces it. Returns the copy's name.
    pub(super) fn keep_original(&mut self, text: &str) -> PathBuf {
        self.original = Some(text.as_bytes().to_vec());
        copy_name(&self.shown)
    }

    /// Replaces the file by these answers, whole or not at all.
    ///
    /// # Errors
    /// A line to show; the file is then as it was.
    pub(super) fn save(&mut self, answers: &AnswersFile) -> Result<(), String> {
        self.try_save(answers).map_err(|error| format!("{error:#}"))
    }

    fn try_save(&mut self, answers: &AnswersFile) -> Result<()> {
        let shown = self.shown.display();
        let yaml = answers.to_yaml()?;
        if let Some(original) = self.original.take() {
            let copied = write_new(&copy_name(&self.path), &original);
            if let Err(error) = copied {
                self.original = Some(original);
                return Err(error).with_context(|| format!("failed to keep a copy of `{shown}`"));
            }
        }
        replace(&self.path, yaml.as_bytes()).with_context(|| format!("failed to save `{shown}`"))?;
        Ok(())
    }

    /// The lock's own file, which goes when the interview ends.
    pub(super) fn sidecar(&self) -> PathBuf {
        self.lock.path.clone()
    }

    /// Lets go of the file.
    pub(super) fn close(self) {
        self.lock.release();
    }
}

/// `answers.yaml.bak`, or with a number when that is there already.
fn copy_name(path: &Path) -> PathBuf {
    let name = |end: &str| path.with_file_name(format!("{}{end}", file_name(path)));
    let numbered = (2..).map(|number| name(&format!(".bak{number}")));
    std::iter::once(name(".bak")).chain(numbered).find(|name| !name.exists()).unwrap_or_else(|| name(".bak"))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A hidden file in the same folder.
fn beside(path: &Path, end: &str) -> PathBuf {
    path.with_file_name(format!(".{}{end}", file_name(path)))
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

/// As every other file of this tool, but under a fixed name, so that what a kill leaves is found and removed.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = beside(path, ".new");
    let _ = fs::remove_file(&temporary);
    let permissions = fs::metadata(path).map_or_else(|_| new_file(), |there| there.permissions());
    let folder = temporary.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file_name(&temporary);
    let mut file = tempfile::Builder::new().prefix(&name).rand_bytes(0).permissions(permissions).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(())
}

/// Makes the new name itself survive a power cut, where folders can be synced.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// A lock on a sidecar: the answers file itself is replaced at every save, so it cannot carry one. The operating
/// system lets go of it when the process ends, however it ends.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    fn take(path: &Path, shown: &Path) -> Result<Self> {
        let open = || File::options().create(true).append(true).open(path);
        loop {
            let file = open().with_context(|| format!("failed to write beside `{}`", shown.display()))?;
            match file.try_lock() {
                Ok(()) if is_at(&file, path) => return Ok(Self { path: path.to_owned(), file }),
                // The one that held it has just removed it.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    bail!("another interview is filling in `{}`; finish or stop that one first", shown.display())
                }
                // A file system without locks must not keep anyone from answering.
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                    return Ok(Self { path: path.to_owned(), file });
                }
                Err(TryLockError::Error(error)) => {
                    return Err(error).with_context(|| format!("failed to lock `{}`", shown.display()));
                }
            }
        }
    }

    /// Removes the sidecar while it is still locked, so that nobody loses one they hold.
    fn release(self) {
        let _ = fs::remove_file(&self.path);
        drop(self.file);
    }
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let there = fs::metadata(path).map(|there| (there.dev(), there.ino()));
    file.metadata().is_ok_and(|here| there.is_ok_and(|there| there == (here.dev(), here.ino())))
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}
