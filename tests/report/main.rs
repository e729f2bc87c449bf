//! Reports from records: what they say, that they hold together, and that no text can break out of them.

#![allow(clippy::unwrap_used, reason = "a helper of a test that cannot go on says where")]
#![allow(clippy::disallowed_methods, reason = "tests read the examples")]

mod any_pack;
mod blank;
mod given;
mod hostile;
mod markdown;
mod page;
mod tables;
mod templates;
