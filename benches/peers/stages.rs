//! Where the time of a batch goes: each stage over all files of a folder, one after the other on one thread.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use mimalloc::MiMalloc;
use takestock::measure::Subject;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const STAGES: [&str; 6] = ["read", "parse", "decode", "validate", "score", "write"];

fn main() {
    let folder = std::env::args().nth(1).expect("name a folder");
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let subject = Subject::largest();
    let mut clock = Clock { spent: [Duration::ZERO; STAGES.len()], since: Instant::now() };
    let bytes: usize = files.iter().map(|file| run(&subject, file, &mut clock)).sum();
    assert!(bytes > 0, "rows were written");
    print(&clock.spent, files.len());
}

/// Time spent in each stage.
struct Clock {
    spent: [Duration; STAGES.len()],
    since: Instant,
}

impl Clock {
    /// The time since the last call belongs to a stage.
    fn end(&mut self, stage: usize) {
        let now = Instant::now();
        self.spent[stage] += now - self.since;
        self.since = now;
    }
}

/// Bytes of the row.
fn run(subject: &Subject, file: &PathBuf, clock: &mut Clock) -> usize {
    clock.since = Instant::now();
    let text = std::fs::read_to_string(file).expect("the file can be read");
    clock.end(0);
    let mut stage = 1;
    subject.row(&file.display().to_string(), &text, || {
        clock.end(stage);
        stage += 1;
    })
}

fn print(spent: &[Duration], files: usize) {
    let all: f64 = spent.iter().map(Duration::as_secs_f64).sum();
    println!("| stage | microseconds a file | percent |");
    println!("| --- | ---: | ---: |");
    for (stage, spent) in STAGES.iter().zip(spent) {
        let seconds = spent.as_secs_f64();
        println!(
            "| {stage} | {:.1} | {:.0} |",
            seconds * 1e6 / f64::from(u32::try_from(files).expect("few files")),
            seconds / all * 100.0
        );
    }
}
