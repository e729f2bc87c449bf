//! `batch`: order, memory of what went wrong, gates, formats, reports.

mod broken;
mod ending;
mod formats;
mod github;
mod paths;
mod reports;

use std::fs;
use std::path::Path;
use std::process::Output;

use crate::process::{EXAMPLE, run, with};

fn batch(folder: &Path, args: &[&str]) -> Output {
    run(&[&["batch", folder.to_str().unwrap()], args].concat())
}

/// The example with another name and one answer that differs from file to file.
fn answers(number: usize) -> String {
    let text = fs::read_to_string(EXAMPLE).unwrap();
    with(&with(&text, "organisation", &format!("Unit {number}")), "employees", &(number + 1).to_string())
}

fn fill(folder: &Path, files: usize) {
    for number in 0..files {
        fs::write(folder.join(format!("unit-{number:04}.yaml")), answers(number)).unwrap();
    }
}

/// The rows of a table, each as long as its header.
fn rows(output: &Output) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(output.stdout.as_slice()).records().map(Result::unwrap).collect()
}

fn header(output: &Output) -> csv::StringRecord {
    csv::Reader::from_reader(output.stdout.as_slice()).headers().unwrap().clone()
}
