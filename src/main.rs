//! The `takestock` command: hands the arguments to the library's `cli` and turns the outcome into an exit code.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;
use takestock::cli::{Args, run, say};

/// Scoring thousands of files is small allocations from several threads, which the system's allocator is slow at.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    Args::try_parse().map_or_else(|instead| say(&instead), run).into()
}
