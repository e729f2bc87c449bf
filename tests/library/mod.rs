//! The library's tests that need its inside; one folder for each suite.
#![expect(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "a test reads files and prints what it measured"
)]

mod architecture;
mod charts;
mod engine;
#[cfg(feature = "office")]
mod export;
mod form;
mod gates;
mod interview;
mod invalid;
mod report;
mod selftest;
mod social_strategy;
mod support;
