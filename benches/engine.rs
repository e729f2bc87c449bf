//! How long each stage takes on the largest built-in questionnaire, most of it answered in the middle.

use divan::{Bencher, black_box};
use takestock::measure::Subject;
use takestock::report::Templates;

fn main() {
    divan::main();
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let subject = Subject::largest();
    bencher.bench(|| black_box(&subject).parse());
}

/// Parsing included.
#[divan::bench]
fn load_and_validate(bencher: Bencher) {
    let subject = Subject::largest();
    bencher.bench(|| black_box(&subject).load());
}

#[divan::bench]
fn self_test(bencher: Bencher) {
    let subject = Subject::largest();
    bencher.bench(|| black_box(&subject).self_test());
}

#[divan::bench]
fn score(bencher: Bencher) {
    let subject = Subject::largest();
    bencher.bench(|| black_box(&subject).score());
}

#[divan::bench]
fn what_if(bencher: Bencher) {
    let subject = Subject::largest();
    bencher.bench(|| black_box(&subject).what_if());
}

#[divan::bench]
fn plan(bencher: Bencher) {
    let subject = Subject::largest();
    let plan = subject.planner();
    bencher.bench(|| black_box(&plan)());
}

#[divan::bench]
fn record_all(bencher: Bencher) {
    let subject = Subject::largest();
    bencher.bench(|| black_box(&subject).record());
}

#[divan::bench]
fn render_html(bencher: Bencher) {
    let record = Subject::largest().record();
    let templates = Templates::embedded();
    bencher.bench(|| Subject::render(black_box(&record), &templates));
}
