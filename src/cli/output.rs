//! The only place that prints, and that writes files: whole or not at all.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::args::Colour;
use super::stage::{self, Files};
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
    /// When the folder cannot be written, or the file is one that this command reads; what was there is left as it was.
    pub(super) fn write_file(self, path: &Path, bytes: &[u8]) -> Result<()> {
        self.write_files([(path.to_owned(), bytes)])
    }

    /// Writes files that belong together, all or none, and says so on stderr.
    ///
    /// # Errors
    /// As [`Output::write_file`].
    pub(super) fn write_files<B: AsRef<[u8]>>(self, files: impl IntoIterator<Item = (PathBuf, B)>) -> Result<()> {
        let (mut together, mut paths) = (Files::default(), Vec::new());
        for (path, bytes) in files {
            let written = together.open(&path).and_then(|file| stage::write(file, bytes.as_ref()));
            written.with_context(|| failed(&path))?;
            paths.push(path);
        }
        together.keep().with_context(|| failed(paths.first().map_or(Path::new(""), PathBuf::as_path)))?;
        for path in &paths {
            self.wrote(path);
        }
        Ok(())
    }

    /// Says that a file was written.
    pub(super) fn wrote(self, path: &Path) {
        self.message(&format!("wrote {}", render::visible(&path.display().to_string())));
    }
}

/// What is said of a file that could not be written.
pub(super) fn failed(path: &Path) -> String {
    format!("failed to write `{}`", path.display())
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

/// Adds to the end of a file that others write to as well.
///
/// # Errors
/// When it cannot be opened or is full.
pub(super) fn append(path: &Path, bytes: &[u8]) -> io::Result<()> {
    std::fs::OpenOptions::new().append(true).create(true).open(path)?.write_all(bytes)
}

/// A file that is written bit by bit, and takes its name only when it is whole.
pub(super) struct Pending {
    file: File,
    place: Files,
}

impl Pending {
    /// Starts beside the target; a bad folder fails here, before any work.
    ///
    /// # Errors
    /// When the folder cannot be written, or the file is one that this command reads.
    pub(super) fn new(path: &Path) -> Result<Self> {
        let mut place = Files::default();
        let file = place.open(path).with_context(|| failed(path))?;
        Ok(Self { file, place })
    }

    /// Gives it its name, and says so on stderr.
    ///
    /// # Errors
    /// When the disk fails; what was there is left as it was.
    pub(super) fn keep(self, path: &Path, output: &Output) -> Result<()> {
        let kept = stage::finish(&self.file).and_then(|()| self.place.keep());
        kept.with_context(|| failed(path))?;
        output.wrote(path);
        Ok(())
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
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
