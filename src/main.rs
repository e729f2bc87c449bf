//! The `takestock` command: hands the arguments to the library's `cli` and turns the outcome into an exit code.

use std::process::ExitCode;

use clap::Parser;
use takestock::cli::{Args, run};

fn main() -> ExitCode {
    run(Args::parse()).into()
}
