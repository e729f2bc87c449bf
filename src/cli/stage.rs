//! Where files stand until all of them are whole: a hidden folder beside their places, on the same disk. They take
//! their names together at the end; until then everything is as it was.
//!
//! An interruption removes such a folder at once. What a kill leaves is removed by the next command that writes
//! there: whoever uses a folder holds a lock in it, which the operating system lets go of however the process ends.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tempfile::TempDir;

use super::identity;

/// How the names of these folders begin.
const PREFIX: &str = ".takestock-";
const LOCK: &str = "lock";

/// All that this process has made, for an end from outside; most are gone again by then.
static OPEN: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
/// Where this process has looked for what others left.
static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Files that take their names together.
#[derive(Default)]
pub(super) struct Files {
    /// By the folder they will be in.
    stages: BTreeMap<PathBuf, Stage>,
}

/// A hidden folder, and the names that what is in it will have.
struct Stage {
    /// Dropped, and so let go of, before the folder is removed.
    _lock: File,
    place: TempDir,
    /// In the order of the numbers they are called now.
    names: Vec<OsString>,
}

impl Files {
    /// Opens a file that will be at that place. A pipe or device is opened itself: it is written to, never replaced.
    ///
    /// # Errors
    /// When the place cannot be written, is a folder, or holds a file that this command reads.
    pub(super) fn open(&mut self, place: &Path) -> io::Result<File> {
        let place = resolved(place);
        let there = fs::metadata(&place);
        identity::refuse_read(&place)?;
        match &there {
            Ok(there) if there.is_dir() => return Err(ErrorKind::IsADirectory.into()),
            Ok(there) if !there.is_file() => return File::options().write(true).open(&place),
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.kind().into()),
            _ => {}
        }
        let file = self.stage(folder(&place))?.begin(&place)?;
        // What replaces a file may be read by whoever might read that.
        there.map_or(Ok(()), |there| file.set_permissions(there.permissions()))?;
        Ok(file)
    }

    fn stage(&mut self, folder: &Path) -> io::Result<&mut Stage> {
        if !self.stages.contains_key(folder) {
            self.stages.insert(folder.to_owned(), Stage::new(folder)?);
        }
        self.stages.get_mut(folder).ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// Gives all of them their names, one right after the other.
    ///
    /// # Errors
    /// When the disk fails, or one of the places holds a file that was read meanwhile; then nothing has changed.
    pub(super) fn keep(self) -> io::Result<()> {
        // An end from outside waits until all are in place.
        let _placing = opened();
        let all = || self.stages.iter().flat_map(|(folder, stage)| stage.moves(folder));
        all().try_for_each(|(_, to)| identity::refuse_read(&to))?;
        if all().any(|(_, to)| to.is_dir()) {
            return Err(ErrorKind::IsADirectory.into());
        }
        all().try_for_each(|(from, to)| fs::rename(from, to))?;
        self.stages.keys().for_each(|folder| sync_folder(folder));
        Ok(())
    }
}

impl Stage {
    fn new(folder: &Path) -> io::Result<Self> {
        sweep(folder);
        loop {
            let place = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder)?;
            opened().insert(place.path().to_owned());
            if let Some(lock) = hold(place.path())? {
                return Ok(Self { _lock: lock, place, names: Vec::new() });
            }
        }
    }

    fn begin(&mut self, place: &Path) -> io::Result<File> {
        let name = place.file_name().ok_or(ErrorKind::InvalidInput)?;
        let file = File::create_new(self.place.path().join(self.names.len().to_string()))?;
        self.names.push(name.to_owned());
        Ok(file)
    }

    /// From where to where its files go.
    fn moves<'a>(&'a self, folder: &'a Path) -> impl Iterator<Item = (PathBuf, PathBuf)> + 'a {
        let step = |(number, name): (usize, &OsString)| (self.place.path().join(number.to_string()), folder.join(name));
        self.names.iter().enumerate().map(step)
    }
}

fn opened() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes all of a file and makes it survive a power cut.
///
/// # Errors
/// When the disk is full or fails.
pub(super) fn write(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    finish(&file)
}

/// Makes what was written survive a power cut. Pipes and devices keep nothing.
///
/// # Errors
/// When the disk is full or fails.
pub(super) fn finish(file: &File) -> io::Result<()> {
    if file.metadata()?.is_file() { file.sync_all() } else { Ok(()) }
}

/// Removes every half-written file of this process, for an end from outside.
pub(super) fn abandon() {
    for place in opened().iter() {
        let _ = fs::remove_dir_all(place);
    }
}

/// Where a name leads in the end: links are followed, also to what is not there yet, so that no link is replaced.
pub(super) fn resolved(path: &Path) -> PathBuf {
    const MOST: usize = 40;
    let mut path = path.to_owned();
    for _ in 0..MOST {
        match fs::read_link(&path) {
            Ok(to) => path = folder(&path).join(to),
            Err(_) => break,
        }
    }
    let whole = fs::canonicalize(folder(&path)).ok().zip(path.file_name());
    whole.map_or_else(|| path.clone(), |(folder, name)| folder.join(name))
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes new names themselves survive a power cut, where folders can be synced.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Takes the lock of a new folder; `None` when it was swept away just before.
fn hold(place: &Path) -> io::Result<Option<File>> {
    let path = place.join(LOCK);
    let lock = match File::create_new(&path) {
        Ok(lock) => lock,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    match lock.try_lock() {
        Ok(()) => Ok(path.exists().then_some(lock)),
        Err(TryLockError::WouldBlock) => Ok(None),
        // A file system without locks must not keep anyone from writing; what is left there is nobody's to remove.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(Some(lock)),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Removes what killed commands left in a folder.
fn sweep(folder: &Path) {
    if !SWEPT.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.to_owned()) {
        return;
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if is_ours && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            remove_abandoned(&entry.path());
        }
    }
}

fn remove_abandoned(place: &Path) {
    match File::options().write(true).open(place.join(LOCK)) {
        Ok(lock) if lock.try_lock().is_ok() => {
            // The lock goes last: were this killed on the way, the next run would find it and go on.
            let others = fs::read_dir(place).into_iter().flatten().flatten().map(|entry| entry.path());
            others.filter(|path| !path.ends_with(LOCK)).for_each(|path| _ = fs::remove_file(path));
            let _ = fs::remove_dir_all(place);
        }
        // Killed before it took its lock, or about to take it, in which case it makes another.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let _ = fs::remove_dir(place);
        }
        _ => {}
    }
}
