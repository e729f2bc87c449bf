//! Where the time of a batch goes: each stage over all files of a folder, one after the other on one thread.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros)]

use std::path::PathBuf;
use std::time::{Duration, Instant};

use mimalloc::MiMalloc;
use takestock::answers::{self, AnswersFile};
use takestock::diagnostics::Diagnostics;
use takestock::pack::{self, Pack, builtin};
use takestock::record::{Outline, Parts};
use takestock::report::Table;
use takestock::roadmap::{self, TargetChoice};
use takestock::{scoring, yaml};

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

const STAGES: [&str; 6] = ["read", "parse", "decode", "validate", "score", "write"];

fn main() {
    let folder = std::env::args().nth(1).expect("name a folder");
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let pack = pack::load(&builtin::texts("social-strategy").expect("it is built in"), &mut Diagnostics::new());
    let job = Job::new(pack.expect("a built-in pack is valid"));
    let mut clock = Clock { spent: [Duration::ZERO; STAGES.len()], since: Instant::now() };
    let bytes: usize = files.iter().map(|file| job.run(file, &mut clock)).sum();
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

struct Job {
    pack: Pack,
    outline: Outline,
    table: Table,
}

impl Job {
    fn new(pack: Pack) -> Self {
        let outline = Outline::of_pack(&pack);
        Self { table: Table::of(&outline), outline, pack }
    }

    /// Bytes of the row.
    fn run(&self, file: &PathBuf, clock: &mut Clock) -> usize {
        clock.since = Instant::now();
        let text = std::fs::read_to_string(file).expect("the file can be read");
        let mut diagnostics = Diagnostics::new();
        let id = diagnostics.add_source(file.display().to_string(), text.as_str());
        clock.end(0);
        let root = yaml::single(id, &text, &mut diagnostics).expect("a document");
        clock.end(1);
        let written: AnswersFile = yaml::decode(&root, &mut diagnostics).expect("answers");
        drop(root);
        clock.end(2);
        let answers = answers::validate(&written, &self.pack, String::new(), &mut diagnostics).expect("valid answers");
        drop(written);
        clock.end(3);
        let (pack, assessment) = (&self.pack, scoring::score(&self.pack, &answers));
        let decided = roadmap::decide(pack, &answers, &assessment, TargetChoice::Rules);
        clock.end(4);
        let parts =
            Parts { pack, answers: &answers, assessment: &assessment, decided: &decided, plan: None, changed: &[] };
        let bytes = self.table.row(&self.outline, ("file", 1), &parts, (0, &[])).len();
        clock.end(5);
        bytes
    }
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
