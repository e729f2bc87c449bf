//! Ctrl-C as a flag, for commands that end in good order.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// The flag; from now on an interruption sets it instead of ending the process.
///
/// # Errors
/// When the operating system refuses.
pub(super) fn flag() -> Result<&'static AtomicBool> {
    static SET: OnceLock<bool> = OnceLock::new();
    if SET.set(true).is_ok() {
        ctrlc::set_handler(interrupt).context("failed to watch for Ctrl-C")?;
    }
    Ok(&INTERRUPTED)
}

/// Whether somebody asked for an end.
pub(super) fn happened() -> bool {
    INTERRUPTED.load(Ordering::Relaxed)
}

/// The first time asks for an end in good order; a second time means it, such as while a pipe keeps us waiting.
#[expect(clippy::exit, reason = "the second Ctrl-C ends what does not listen to the first")]
fn interrupt() {
    if INTERRUPTED.swap(true, Ordering::Relaxed) {
        std::process::exit(130);
    }
}
