//! Where an interview keeps its answers: one file, locked while it is asked, replaced whole at every save.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::input::limited;
use super::stage::{resolved, sync_folder};
use crate::answers::AnswersFile;
use crate::diagnostics::render::visible;
use crate::interview::Unsaved;
use crate::yaml::LARGEST;

/// An answers file that this process alone fills in.
#[derive(Debug)]
pub(super) struct DraftFile {
    /// As the user gave it.
    shown: PathBuf,
    /// Where the bytes are: links are followed, so that saving never replaces a link by a file.
    path: PathBuf,
    /// The text with comments that the first save keeps.
    original: Option<Vec<u8>>,
    /// What the file holds as far as this process knows: as read or last saved; `None` when it was not there.
    known: Option<Vec<u8>>,
    lock: Lock,
    /// The file itself, locked too, because another name may lead to it.
    held: Option<File>,
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
        let path = resolved(path);
        let lock = Lock::take(&beside(&path, ".lock"), &shown)?;
        let held = hold(&path, &shown)?;
        // What a killed interview left half written; holding the lock, nobody else writes it.
        let _ = fs::remove_file(beside(&path, ".new"));
        Ok(Self { shown, path, original: None, known: None, lock, held })
    }

    /// Whether the file is there.
    #[must_use]
    pub(super) fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Tells what was read from the file: when it holds something else at a save, somebody else has written it.
    pub(super) fn expect(&mut self, text: &str) {
        self.known = Some(text.as_bytes().to_vec());
    }

    /// Keeps this text as a copy beside the file when the first save replaces it. Returns the copy's name.
    pub(super) fn keep_original(&mut self, text: &str) -> PathBuf {
        self.original = Some(text.as_bytes().to_vec());
        copy_name(&self.shown)
    }

    /// Replaces the file by these answers, whole or not at all. What somebody else wrote there meanwhile is kept as a
    /// copy and told first; the next save goes over it.
    ///
    /// # Errors
    /// A line to show; the file is then as it was.
    pub(super) fn save(&mut self, answers: &AnswersFile) -> Result<(), Unsaved> {
        let failed = |error: anyhow::Error| Unsaved::Failed(format!("{error:#}"));
        if let Some(what) = self.changed().map_err(failed)? {
            return Err(Unsaved::Changed(what));
        }
        self.try_save(answers).map_err(failed)
    }

    /// What became of the file since this process read or saved it, once.
    fn changed(&mut self) -> Result<Option<String>> {
        let name = visible(&self.shown.display().to_string());
        let leads_to = resolved(&self.shown);
        if leads_to != self.path {
            self.held = hold(&leads_to, &self.shown)?;
            self.path = leads_to;
        }
        let there = match limited(&self.path, LARGEST) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(error).with_context(|| format!("failed to look at `{name}`")),
        };
        if there == self.known {
            return Ok(None);
        }
        let what = match &there {
            Some(bytes) => {
                let copy = copy_name(&self.path);
                write_new(&copy, bytes).with_context(|| format!("failed to keep a copy of `{name}`"))?;
                let copy = copy_name_of(&self.shown, &copy);
                format!("{name} was changed by somebody else since it was saved last; a copy of that is kept as {copy}")
            }
            None => format!("{name} was removed by somebody else since it was saved last"),
        };
        self.known = there;
        Ok(Some(what))
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
        let saved = replace(&self.path, yaml.as_bytes()).with_context(|| format!("failed to save `{shown}`"))?;
        self.held = Some(saved);
        self.known = Some(yaml.into_bytes());
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

/// The copy's name beside the name the user gave.
fn copy_name_of(shown: &Path, copy: &Path) -> String {
    visible(&shown.with_file_name(copy.file_name().unwrap_or_default()).display().to_string())
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

/// As every other file of this tool, but under a fixed name, so that what a kill leaves is found and removed. Returns
/// the new file, locked.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<File> {
    let temporary = beside(path, ".new");
    let _ = fs::remove_file(&temporary);
    let permissions = fs::metadata(path).map_or_else(|_| new_file(), |there| there.permissions());
    let folder = temporary.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = file_name(&temporary);
    let mut file = tempfile::Builder::new().prefix(&name).rand_bytes(0).permissions(permissions).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if cfg!(unix) {
        // Where it cannot be locked the sidecar's lock is all there is.
        let _ = file.as_file().try_lock();
    }
    let file = file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder);
    Ok(file)
}

#[cfg(unix)]
fn new_file() -> fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o666)
}

#[cfg(not(unix))]
fn new_file() -> fs::Permissions {
    fs::metadata(".").map(|here| here.permissions()).expect("the current folder has permissions")
}

/// Locks the answers file itself, where it is there: a hard link is the same file under another name. Where a lock
/// keeps others from reading too, there is none.
fn hold(path: &Path, shown: &Path) -> Result<Option<File>> {
    if !cfg!(unix) {
        return Ok(None);
    }
    let Ok(file) = File::options().read(true).write(true).open(path) else { return Ok(None) };
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            bail!("another interview is filling in `{}`; finish or stop that one first", shown.display())
        }
        _ => Ok(Some(file)),
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
