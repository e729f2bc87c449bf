//! The command in a real pseudo-terminal: `portable-pty` makes it and resizes it, `vt100` shows what a person sees.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::process::{AMBIENT, PROGRAM};

/// How long a screen may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A terminal with the command in it.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Everything that was written.
    raw: Vec<u8>,
    /// How much of it was expected so far.
    seen: usize,
}

/// How a command is started.
pub(crate) struct Start<'a> {
    /// Where.
    pub(crate) folder: &'a Path,
    /// With which arguments.
    pub(crate) args: &'a [&'a str],
    /// With which variables besides `TERM`.
    pub(crate) env: &'a [(&'a str, &'a str)],
    /// Columns and rows.
    pub(crate) size: (u16, u16),
}

impl Start<'_> {
    /// Starts it.
    pub(crate) fn now(&self) -> Terminal {
        self.command(PROGRAM, &[])
    }

    /// Starts it by another command that takes its words last.
    pub(crate) fn through(&self, program: &str, words: &[&str]) -> Terminal {
        let words: Vec<&str> = words.iter().copied().chain([PROGRAM]).collect();
        self.command(program, &words)
    }

    fn command(&self, program: &str, words: &[&str]) -> Terminal {
        let (cols, rows) = self.size;
        let size = PtySize { cols, rows, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(words);
        command.args(self.args);
        command.cwd(self.folder);
        command.env("TERM", "xterm-256color");
        for name in AMBIENT {
            command.env_remove(name);
        }
        self.env.iter().for_each(|(name, value)| command.env(name, value));
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let (mut reader, keys) = (pair.master.try_clone_reader().unwrap(), pair.master.take_writer().unwrap());
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let screen = vt100::Parser::new(at_least_one(rows), at_least_one(cols), 0);
        Terminal { child, master: pair.master, keys, output, screen, raw: Vec::new(), seen: 0 }
    }
}

impl Terminal {
    /// Waits until that text is written, after everything that was expected before.
    pub(crate) fn expect(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(place) = find(&self.raw[self.seen..], text.as_bytes()) {
                self.seen += place + text.len();
                return self;
            }
            if !self.take(end) {
                let raw = String::from_utf8_lossy(&self.raw[self.seen..]).into_owned();
                let last = raw.char_indices().rev().nth(400).map_or(0, |(place, _)| place);
                panic!("no {text:?} on the screen:\n{}\nwritten last:\n{}", self.screen(), raw[last..].escape_debug());
            }
        }
    }

    /// Takes in what is written next; false at the end.
    fn take(&mut self, end: Instant) -> bool {
        match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(bytes) => {
                self.screen.process(&bytes);
                self.raw.extend(bytes);
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    /// Presses keys.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// What a person sees, without blanks at the ends of lines.
    pub(crate) fn screen(&self) -> String {
        let lines: Vec<String> =
            self.screen.screen().contents().lines().map(|line| line.trim_end().to_owned()).collect();
        lines.join("\n")
    }

    /// Waits until nothing more is written for a moment.
    pub(crate) fn settle(&mut self) -> &mut Self {
        while self.take(Instant::now() + Duration::from_millis(150)) {}
        self
    }

    /// Makes the window larger or smaller.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) -> &mut Self {
        self.master.resize(PtySize { cols, rows, ..PtySize::default() }).unwrap();
        self.screen.screen_mut().set_size(at_least_one(rows), at_least_one(cols));
        self
    }

    /// Everything that was written.
    pub(crate) fn raw(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// Waits for the end; gives the exit code.
    pub(crate) fn end(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        while self.take(end) {}
        self.child.wait().unwrap().exit_code()
    }

    /// Kills it, as `kill -9` does, and takes in what it had written.
    pub(crate) fn kill(&mut self) {
        let pid = self.child.process_id().unwrap().to_string();
        std::process::Command::new("kill").args(["-KILL", &pid]).status().unwrap();
        self.child.wait().unwrap();
        while self.take(Instant::now() + Duration::from_secs(2)) {}
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn at_least_one(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a size")
}

fn find(bytes: &[u8], text: &[u8]) -> Option<usize> {
    bytes.windows(text.len()).position(|window| window == text)
}
