//! What ends a command from outside: Ctrl-C, and the request to end that other programs send.
//!
//! A command that listens is asked first and ends in good order. One that does not, or does not hear because a pipe
//! keeps it waiting, is ended: what it has half written is removed, what was there before stays.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};

use super::{Outcome, stage};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static LISTENING: AtomicBool = AtomicBool::new(false);
static FAREWELL: Mutex<Option<Farewell>> = Mutex::new(None);

/// What is done and said just before the end.
type Farewell = Box<dyn FnOnce() + Send>;

/// How long a command that was requested to end may take to do it in good order.
const GRACE: Duration = Duration::from_millis(500);

/// Who wants an end.
#[derive(Clone, Copy, PartialEq)]
enum Wish {
    /// A person with Ctrl-C, who can press it again.
    Interrupt,
    /// A program, which asks once.
    End,
}

/// Watches from now on.
///
/// # Errors
/// When the operating system refuses.
pub(super) fn watch() -> Result<()> {
    listen().context("failed to watch for Ctrl-C")
}

/// Whether somebody asked for an end.
pub(super) fn happened() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// The flag that the first wish sets; the command looks at it and ends in good order.
pub(super) fn flag() -> &'static AtomicBool {
    LISTENING.store(true, Ordering::Relaxed);
    &INTERRUPTED
}

/// What to do and say when the command is ended from outside.
pub(super) fn at_end(farewell: impl FnOnce() + Send + 'static) {
    *FAREWELL.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(farewell));
}

#[cfg(unix)]
fn listen() -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP])?;
    let wish = |signal| if signal == SIGINT { Wish::Interrupt } else { Wish::End };
    let each = move || signals.forever().map(wish).for_each(heard);
    std::thread::Builder::new().name("signals".to_owned()).spawn(each).map(drop)
}

#[cfg(not(unix))]
fn listen() -> io::Result<()> {
    ctrlc::set_handler(|| heard(Wish::Interrupt)).map_err(io::Error::other)
}

fn heard(wish: Wish) {
    let first = !INTERRUPTED.swap(true, Ordering::Relaxed);
    if first && LISTENING.load(Ordering::Relaxed) {
        if wish == Wish::Interrupt {
            return;
        }
        std::thread::sleep(GRACE);
    }
    end();
}

#[expect(clippy::exit, reason = "the thread that is interrupted waits for a key or a pipe and cannot return")]
fn end() {
    stage::abandon();
    if let Some(farewell) = FAREWELL.lock().unwrap_or_else(PoisonError::into_inner).take() {
        farewell();
    }
    std::process::exit(i32::from(Outcome::Interrupted.code()));
}
