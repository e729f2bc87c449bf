//! The floor under any reader that uses this parser: reads the files and parses them to events, in parallel, nothing else.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, missing_docs)]

use std::path::PathBuf;

use rayon::prelude::*;
use saphyr_parser::Parser;

fn main() {
    let folder = std::env::args().nth(1).expect("name a folder");
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let events: usize = files.par_iter().map(events).sum();
    println!("{} files, {events} events", files.len());
}

fn events(file: &PathBuf) -> usize {
    let text = std::fs::read_to_string(file).expect("the file can be read");
    Parser::new_from_str(&text).inspect(|event| assert!(event.is_ok(), "valid YAML")).count()
}
