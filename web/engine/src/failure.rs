//! What a panic said: WebAssembly only traps, the page asks for the words afterwards.

use std::panic;
use std::sync::{Mutex, Once};

static HOOK: Once = Once::new();
static SAID: Mutex<Option<String>> = Mutex::new(None);

/// Keeps from now on what panics say.
pub fn keep() {
    HOOK.call_once(|| panic::set_hook(Box::new(|info| say(info.to_string()))));
}

/// What was said, once.
pub fn kept() -> Option<String> {
    SAID.try_lock().ok().and_then(|mut said| said.take())
}

fn say(words: String) {
    if let Ok(mut said) = SAID.try_lock() {
        *said = Some(words);
    }
}
