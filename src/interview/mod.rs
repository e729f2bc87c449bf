//! The interview: a session that moves through a pack's questions, and the forms in which a person meets it.
//!
//! [`Session`] is pure: moves in, place and file out. [`conduct`] drives it through a [`Prompter`], of which there
//! are two: [`Dialogue`] redraws lists on a terminal, [`Plain`] prints line by line. Saving is a function that the
//! caller hands in; nothing here opens a file or reads the clock.

mod dialogue;
mod entry;
mod flow;
mod layout;
mod paint;
mod plain;
mod progress;
mod prompt;
mod review;
mod screen;
mod session;

pub use dialogue::Dialogue;
pub use flow::{Conversation, conduct};
pub use plain::Plain;
pub use progress::Progress;
pub use prompt::{Asked, Field, Line, Menu, Prompter, Reply, Stop, Unsaved};
pub use screen::{Row, Screen};
pub use session::{Move, Place, Refusal, Session};
