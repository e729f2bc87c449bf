//! Reads files, and says what is wrong with those it cannot read.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::identity;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, FileId, suggest};
use crate::pack::{Pack, PackText, builtin};
use crate::{pack, yaml};

/// The name shown for standard input.
const STDIN: &str = "<stdin>";

/// Reads a text, or - for standard input. Problems are pushed; the text is then empty.
pub(super) fn text(path: &Path, diagnostics: &mut Diagnostics) -> Option<FileId> {
    let name = if is_stdin(path) { STDIN.to_owned() } else { path.display().to_string() };
    match bytes(path) {
        Ok(bytes) => utf8(name, bytes, diagnostics),
        Err((code, message, help)) => {
            let file = diagnostics.add_source(name, "");
            diagnostics.push(Diagnostic::whole(file, code, message, help));
            None
        }
    }
}

type Refused = (Code, String, &'static str);

/// Whether a path stands for standard input.
#[must_use]
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

fn bytes(path: &Path) -> Result<Vec<u8>, Refused> {
    if is_stdin(path) {
        if io::stdin().is_terminal() {
            let message = "standard input is a terminal".to_owned();
            return Err((Code::Unreadable, message, "pipe a file in, or name one"));
        }
        identity::reads_stdin();
        return bounded(io::stdin().lock(), 0).map_err(|error| refused(&error))?;
    }
    let file = File::open(path).map_err(|error| refused(&error))?;
    identity::reads(path);
    let size = file.metadata().map_or(0, |known| known.len());
    bounded(file, size).map_err(|error| refused(&error))?
}

/// Whether a path leads to a pipe, a socket or a device, which could keep us waiting or never end.
pub(super) fn is_special(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir())
}

/// Says of what was found in a folder, but not named, that it is not read.
pub(super) fn skip(path: &Path, diagnostics: &mut Diagnostics) {
    let file = diagnostics.add_source(path.display().to_string(), "");
    let message = "it is a pipe or a device, and was left out";
    let help = "a folder's files are read; name it by itself if it is to be read";
    diagnostics.push(Diagnostic::whole(file, Code::NotAFile, message, help));
}

/// The bytes of a file that another one names or a folder holds: never more than `most`, and never of a pipe or device.
///
/// # Errors
/// When it cannot be read, is no file, or is larger.
pub(super) fn limited(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    if is_special(path) {
        return Err(io::Error::other("it is a pipe or a device"));
    }
    let file = File::open(path)?;
    identity::reads(path);
    let mut bytes = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(io::Error::other(format!("it is larger than {most} bytes, the most that is read")));
    }
    Ok(bytes)
}

fn refused(error: &io::Error) -> Refused {
    if error.kind() == io::ErrorKind::IsADirectory {
        return (Code::Unreadable, "it is a folder".to_owned(), "name a file in it");
    }
    let help = match error.kind() {
        io::ErrorKind::NotFound => "check the name, and the folder it is looked for in",
        io::ErrorKind::PermissionDenied => "check who may read it",
        _ => "check the disk and try again",
    };
    (Code::Unreadable, format!("it cannot be read: {}", plain(error)), help)
}

/// The reason without the operating system's number.
pub(super) fn plain(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    text.to_lowercase()
}

/// No more than the largest document is ever held in memory. With the expected size one read is enough.
fn bounded(reader: impl Read, size: u64) -> io::Result<Result<Vec<u8>, Refused>> {
    let most = yaml::LARGEST as u64 + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(most.min(size + 1)).unwrap_or_default());
    reader.take(most).read_to_end(&mut bytes)?;
    if bytes.len() > yaml::LARGEST {
        let help = "split it, or remove what is not needed";
        return Ok(Err((Code::TooLarge, "it is larger than 8 MiB, the most that is read".to_owned(), help)));
    }
    Ok(Ok(bytes))
}

fn utf8(name: String, bytes: Vec<u8>, diagnostics: &mut Diagnostics) -> Option<FileId> {
    match String::from_utf8(bytes) {
        Ok(text) => Some(diagnostics.add_source(name, text)),
        Err(error) => {
            let place = error.utf8_error().valid_up_to();
            let file = diagnostics.add_source(name, "");
            let message = format!("it is not UTF-8 text: byte {} is not part of a character", place + 1);
            let help = "save it as UTF-8; a spreadsheet or word processor file has to be exported as text first";
            diagnostics.push(Diagnostic::whole(file, Code::NotText, message, help));
            None
        }
    }
}

/// Reads a pack: a built-in id, a file or a folder.
pub(super) fn load_pack(spec: &str, diagnostics: &mut Diagnostics) -> Option<Pack> {
    load_pack_and_texts(spec, diagnostics).map(|(pack, _)| pack)
}

/// As [`load_pack`], with the texts it was read from.
pub(super) fn load_pack_and_texts(spec: &str, diagnostics: &mut Diagnostics) -> Option<(Pack, Vec<PackText>)> {
    if !builtin::is_known(spec) && !Path::new(spec).exists() && !spec.contains(['/', '\\', '.']) {
        let file = diagnostics.add_source(spec, "");
        let (message, help) = unknown_pack(spec);
        diagnostics.push(Diagnostic::whole(file, Code::UnknownPack, message, help));
        return None;
    }
    let texts = builtin::texts(spec).or_else(|| pack_texts(Path::new(spec), diagnostics))?;
    let pack = pack::load(&texts, diagnostics)?;
    Some((pack, texts))
}

/// What is said of a name that no built-in questionnaire has.
pub(super) fn unknown_pack(name: &str) -> (String, String) {
    let known: Vec<&str> = builtin::ids().collect();
    let help = format!("{}; name one of your own with `--questionnaire PATH`", suggest(name, &known));
    (format!("no built-in questionnaire is called `{name}`"), help)
}

/// The texts of a pack file, or of all `*.yaml` files of a folder in name order.
fn pack_texts(path: &Path, diagnostics: &mut Diagnostics) -> Option<Vec<PackText>> {
    let mut apart = Diagnostics::new();
    let files = pack_files(path, &mut apart);
    let mut room = yaml::LARGEST;
    let texts: Option<Vec<PackText>> = files.iter().map(|file| pack_text(file, &mut room, &mut apart)).collect();
    match texts {
        Some(texts) if !texts.is_empty() => {
            diagnostics.absorb(apart);
            Some(texts)
        }
        _ => {
            if !apart.has_errors() {
                let file = apart.add_source(path.display().to_string(), "");
                let help = "a pack is a YAML file or a folder of them; `takestock list` shows the built-in ones";
                apart.push(Diagnostic::whole(file, Code::Unreadable, "it holds no pack", help));
            }
            diagnostics.absorb(apart);
            None
        }
    }
}

/// A text of a pack, as long as all of them together have room.
fn pack_text(path: &Path, room: &mut usize, diagnostics: &mut Diagnostics) -> Option<PackText> {
    let file = text(path, diagnostics)?;
    let source = diagnostics.source(file);
    let Some(left) = room.checked_sub(source.text.len()) else {
        let message = "with this file the folder holds more than 8 MiB, the most that is read of a pack";
        diagnostics.push(Diagnostic::whole(file, Code::TooLarge, message, "remove what is not needed"));
        return None;
    };
    *room = left;
    Some(PackText { name: source.name.clone(), text: source.text.to_string() })
}

fn pack_files(path: &Path, diagnostics: &mut Diagnostics) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let entries = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    files.sort();
    let (special, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| is_special(file));
    for file in &special {
        skip(file, diagnostics);
    }
    files
}
