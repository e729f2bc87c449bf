//! Reports from records: what they say, that they hold together, and that no text can break out of them.

mod any_pack;
mod blank;
pub(crate) mod given;
pub(crate) mod hostile;
mod markdown;
mod page;
mod tables;
mod templates;
