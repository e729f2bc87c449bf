//! The interview in a pseudo-terminal.

mod files;
mod kill;
mod screens;
mod sitting;
mod terminal;
