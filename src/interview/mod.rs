//! The interview: a session that moves through a pack's questions, and the forms in which a person meets it.
//!
//! [`Session`] is pure: moves in, place and file out. [`conduct`] drives it through a [`Prompter`], of which there
//! are two: [`Dialogue`] redraws lists on a terminal, [`Plain`] prints line by line. Saving is a function that the
//! caller hands in; nothing here opens a file or reads the clock.

#[cfg(feature = "cli")]
mod dialogue;
#[cfg(feature = "cli")]
mod entry;
#[cfg(feature = "cli")]
mod flow;
mod layout;
#[cfg(feature = "cli")]
mod paint;
#[cfg(feature = "cli")]
mod plain;
mod progress;
#[cfg(feature = "cli")]
mod prompt;
#[cfg(feature = "cli")]
mod review;
mod screen;
mod session;

#[cfg(feature = "cli")]
pub use dialogue::Dialogue;
#[cfg(feature = "cli")]
pub use flow::{Conversation, conduct};
#[cfg(feature = "cli")]
pub use plain::Plain;
pub use progress::Progress;
#[cfg(feature = "cli")]
pub use prompt::{Asked, Field, Line, Menu, Prompter, Reply, Stop, Unsaved};
pub(crate) use screen::in_words as given_in_words;
pub use screen::{Row, Screen};
pub use session::{Move, Place, Refusal, Session};
