//! The only place that prints, and that writes files: whole or not at all.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::args::Colour;
use crate::diagnostics::{Count, Diagnostics, Severity, render};

/// Where results and messages go, and whether they may have colour.
#[derive(Debug, Clone, Copy)]
pub(super) struct Output {
    colour: Colour,
}

impl Output {
    /// An output with the user's choice of colour.
    #[must_use]
    pub(super) fn new(colour: Colour) -> Self {
        Self { colour }
    }

    /// Whether results may have colour.
    #[must_use]
    pub(super) fn colours_results(self) -> bool {
        self.wants(io::stdout().is_terminal())
    }

    pub(super) fn colours_messages(self) -> bool {
        self.wants(io::stderr().is_terminal())
    }

    fn wants(self, terminal: bool) -> bool {
        let set = |name: &str| std::env::var(name).unwrap_or_default();
        match self.colour {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => terminal && set("NO_COLOR").is_empty() && set("TERM") != "dumb",
        }
    }

    /// Writes a result to stdout. That nobody reads it any more changes nothing of what the command has to judge.
    ///
    /// # Errors
    /// When stdout is full.
    #[expect(clippy::unused_self, reason = "results go through the output as messages do")]
    pub(super) fn result(self, text: impl AsRef<[u8]>) -> Result<()> {
        let mut stdout = io::stdout().lock();
        let written = stdout.write_all(text.as_ref()).and_then(|()| stdout.flush());
        written.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })?;
        Ok(())
    }

    /// Writes one line to stderr. A closed stderr must not end a command, so its failure is passed over.
    #[expect(clippy::unused_self, reason = "messages go through the output as results do")]
    pub(super) fn message(self, line: &str) {
        let _ = writeln!(io::stderr(), "{line}");
    }

    /// Writes a sentence to stderr: broken at words on a terminal, one line elsewhere.
    pub(super) fn sentence(self, text: &str) {
        let columns = crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
        if !io::stderr().is_terminal() {
            return self.message(text);
        }
        let options = textwrap::Options::new(columns.clamp(20, 100)).subsequent_indent("  ");
        self.message(&textwrap::fill(text, options.word_splitter(textwrap::WordSplitter::NoHyphenation)));
    }

    /// Writes an error with its causes to stderr.
    pub(super) fn error(self, error: &anyhow::Error) {
        let (on, off) = if self.colours_messages() { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
        let text = format!("{error:#}");
        let lines = text.strip_prefix("error: ").unwrap_or(&text).lines().map(render::visible);
        self.message(&format!("{on}error{off}: {}", lines.collect::<Vec<_>>().join("\n")));
    }

    /// Writes problems with a closing count to stderr.
    pub(super) fn problems(self, diagnostics: &Diagnostics) {
        if diagnostics.is_empty() {
            return;
        }
        let _ = write!(io::stderr(), "{}", render::text(diagnostics, self.colours_messages()));
        self.message(&tally(diagnostics));
    }

    /// Writes problems to stderr, without a count.
    pub(super) fn excerpts(self, diagnostics: &Diagnostics) {
        let _ = write!(io::stderr(), "{}", render::text(diagnostics, self.colours_messages()));
    }

    /// Writes a file whole or not at all, and says so on stderr.
    ///
    /// # Errors
    /// When the folder cannot be written; what was there is left as it was.
    pub(super) fn write_file(self, path: &Path, bytes: &[u8]) -> Result<()> {
        replace(path, bytes).with_context(|| format!("failed to write `{}`", path.display()))?;
        self.message(&format!("wrote {}", render::visible(&path.display().to_string())));
        Ok(())
    }
}

/// "2 errors, 1 warning, 3 notes".
#[must_use]
pub(super) fn tally(diagnostics: &Diagnostics) -> String {
    let count = |severity: Severity, noun| {
        let number = diagnostics.count(severity);
        (number > 0).then(|| Count(number, noun).to_string())
    };
    let counts = [count(Severity::Error, "error"), count(Severity::Warning, "warning"), count(Severity::Note, "note")];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// Writes to a temporary file beside the target, syncs it and renames it over the target.
///
/// # Errors
/// When any step fails; the target is then as it was.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut target = Pending::start(path)?;
    target.write_all(bytes)?;
    target.finish()
}

/// Adds to the end of a file that others write to as well.
///
/// # Errors
/// When it cannot be opened or is full.
pub(super) fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::OpenOptions::new().append(true).create(true).open(path)?.write_all(bytes)
}

/// A file that is being written bit by bit.
pub(super) enum Pending {
    /// Takes its name only when it is whole.
    File(tempfile::NamedTempFile, PathBuf),
    /// A pipe or device, which is written to and never replaced.
    Device(std::fs::File),
}

impl Pending {
    fn start(path: &Path) -> io::Result<Self> {
        // What a link leads to is written, the link stays.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if std::fs::metadata(&path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            return Ok(Self::Device(std::fs::OpenOptions::new().write(true).open(&path)?));
        }
        if path.is_dir() {
            return Err(io::Error::from(ErrorKind::IsADirectory));
        }
        Ok(Self::File(named(&path)?.tempfile_in(folder(&path))?, path))
    }

    fn finish(self) -> io::Result<()> {
        if let Self::File(file, path) = self {
            file.as_file().sync_all()?;
            file.persist(&path).map_err(|error| error.error)?;
        }
        Ok(())
    }

    /// Starts beside the target; a bad folder fails here, before any work.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub(super) fn new(path: &Path) -> Result<Self> {
        Self::start(path).with_context(|| format!("failed to write `{}`", path.display()))
    }

    /// Gives it its name, and says so on stderr.
    ///
    /// # Errors
    /// When the disk fails; what was there is left as it was.
    pub(super) fn keep(self, path: &Path, output: &Output) -> Result<()> {
        self.finish().with_context(|| format!("failed to write `{}`", path.display()))?;
        output.message(&format!("wrote {}", render::visible(&path.display().to_string())));
        Ok(())
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file, _) => file.write(bytes),
            Self::Device(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file, _) => file.flush(),
            Self::Device(file) => file.flush(),
        }
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A temporary file that will have the target's permissions, or those of a new file.
fn named(path: &Path) -> io::Result<tempfile::Builder<'static, 'static>> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".takestock-");
    match std::fs::metadata(path) {
        Ok(there) => builder.permissions(there.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => builder.permissions(new_file()),
        Err(error) => return Err(error),
    };
    Ok(builder)
}

#[cfg(unix)]
pub(super) fn new_file() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o666)
}

#[cfg(not(unix))]
pub(super) fn new_file() -> std::fs::Permissions {
    std::fs::metadata(".").map(|here| here.permissions()).expect("the current folder has permissions")
}

/// Whether an error is only a reader that has seen enough.
#[must_use]
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe))
}

/// A line of a summary, set in, broken at words where a terminal would break it anywhere.
pub(super) fn set_in(text: &str) -> String {
    let options = textwrap::Options::new(80).initial_indent("  ").subsequent_indent("    ");
    textwrap::fill(text, options.word_splitter(textwrap::WordSplitter::NoHyphenation))
}
