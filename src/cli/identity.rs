//! Which files this process reads, by what they are and not by name: a link, a hard link or another path to a file is
//! the same file. No command writes over what it reads.

use std::collections::HashSet;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use file_id::{FileId, get_file_id};

static READ: Mutex<Option<HashSet<FileId>>> = Mutex::new(None);

/// What standard input is read from, where that has a name.
const STDIN: &str = "/dev/stdin";

/// Remembers a file that is read. One that has no identity cannot be written over either.
pub(super) fn reads(path: &Path) {
    if let Ok(id) = get_file_id(path) {
        READ.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_default().insert(id);
    }
}

/// Remembers what standard input is read from: `< answers.yaml` is a file as any other.
pub(super) fn reads_stdin() {
    reads(Path::new(STDIN));
}

/// Refuses a place that holds a file which is read.
///
/// # Errors
/// When it does.
pub(super) fn refuse_read(path: &Path) -> io::Result<()> {
    let Some(id) = path.is_file().then(|| get_file_id(path).ok()).flatten() else { return Ok(()) };
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if read.as_ref().is_some_and(|read| read.contains(&id)) {
        return Err(io::Error::other("this command reads that file; name another place for what it writes"));
    }
    Ok(())
}
