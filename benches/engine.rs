//! How long each stage takes on the largest built-in questionnaire, half of it answered in the middle.

use divan::{Bencher, black_box};
use takestock::answers::{Answers, Given};
use takestock::diagnostics::Diagnostics;
use takestock::pack::{Pack, PackText, builtin, load, meaning};
use takestock::record::{Parts, Record};
use takestock::report::{Options, Templates};
use takestock::{record, report, roadmap, scoring, yaml};

fn main() {
    divan::main();
}

fn texts() -> Vec<PackText> {
    let ids = builtin::ids();
    let all = ids.map(|id| builtin::texts(id).expect("a built-in id has texts"));
    all.max_by_key(|texts| texts.iter().map(|text| text.text.len()).sum::<usize>()).expect("something is built in")
}

fn pack() -> Pack {
    load(&texts(), &mut Diagnostics::new()).expect("a built-in pack is valid")
}

/// Every item at its middle option; every fifth is left open.
fn answers(pack: &Pack) -> Answers {
    let mut answers = Answers::empty(pack);
    for (index, item) in pack.items.iter().enumerate().filter(|(index, _)| index % 5 != 0) {
        let middle = item.options.len() / 2;
        answers.given[index] = match item.kind.name() {
            "choice" => Given::Option(middle),
            "choices" => Given::Options(vec![middle]),
            "number" => Given::Number(item.number.inside(item.number.below.len() / 2)),
            _ => Given::Unanswered,
        };
    }
    answers
}

fn record_of(pack: &Pack, answers: &Answers) -> Record {
    let assessment = &scoring::score(pack, answers);
    let decided = &roadmap::decide(pack, answers, assessment, roadmap::TargetChoice::Rules);
    let plan = Some(&roadmap::plan(pack, answers, assessment, decided, None));
    record::build(&Parts { pack, answers, assessment, decided, plan, changed: &[] })
}

#[divan::bench]
fn parse(bencher: Bencher) {
    let texts = texts();
    bencher.bench(|| {
        let mut diagnostics = Diagnostics::new();
        for text in &texts {
            let file = diagnostics.add_source(&text.name, text.text.as_str());
            black_box(yaml::documents(file, &text.text, &mut diagnostics));
        }
    });
}

/// Parsing included.
#[divan::bench]
fn load_and_validate(bencher: Bencher) {
    let texts = texts();
    bencher.bench(|| load(black_box(&texts), &mut Diagnostics::new()));
}

#[divan::bench]
fn self_test(bencher: Bencher) {
    let pack = pack();
    bencher.bench(|| meaning::check(black_box(&pack), &mut Diagnostics::new()));
}

#[divan::bench]
fn score(bencher: Bencher) {
    let pack = pack();
    let answers = answers(&pack);
    bencher.bench(|| scoring::score(&pack, black_box(&answers)));
}

#[divan::bench]
fn what_if(bencher: Bencher) {
    let pack = pack();
    let answers = answers(&pack);
    bencher.bench(|| scoring::what_if(&pack, black_box(&answers.given), answers.scope));
}

#[divan::bench]
fn plan(bencher: Bencher) {
    let pack = pack();
    let answers = answers(&pack);
    let assessment = scoring::score(&pack, &answers);
    let decided = roadmap::decide(&pack, &answers, &assessment, roadmap::TargetChoice::Rules);
    bencher.bench(|| roadmap::plan(&pack, black_box(&answers), &assessment, &decided, None));
}

#[divan::bench]
fn record_all(bencher: Bencher) {
    let pack = pack();
    let answers = answers(&pack);
    bencher.bench(|| record_of(&pack, black_box(&answers)));
}

#[divan::bench]
fn render_html(bencher: Bencher) {
    let pack = pack();
    let record = record_of(&pack, &answers(&pack));
    let templates = Templates::embedded();
    bencher.bench(|| report::html(black_box(&record), &Options::default(), &templates));
}
