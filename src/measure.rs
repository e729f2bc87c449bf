//! The engine's stages one by one, for the benchmarks. Not part of the API.

use crate::answers::{self, Answers, AnswersFile, Given};
use crate::assess::{Options, Scored, assess};
use crate::diagnostics::Diagnostics;
use crate::index::ItemIndex;
use crate::pack::{self, Pack, PackText, builtin};
use crate::record::{Outline, Record};
use crate::report::{self, Table, Templates};
use crate::{roadmap, scoring, selftest, yaml};

/// A questionnaire with answers to it.
#[derive(Debug)]
pub struct Subject {
    texts: Vec<PackText>,
    pack: Pack,
    answers: Answers,
    outline: Outline,
    table: Table,
}

impl Subject {
    /// The largest built-in questionnaire, every item at its middle option and every fifth left open.
    ///
    /// # Panics
    /// When no questionnaire is built in.
    #[must_use]
    pub fn largest() -> Self {
        let all = builtin::ids().filter_map(builtin::texts);
        let size = |texts: &Vec<PackText>| texts.iter().map(|text| text.text.len()).sum::<usize>();
        let texts = all.max_by_key(size).expect("something is built in");
        let pack = pack::load(&texts, &mut Diagnostics::new()).expect("a built-in pack is valid");
        let outline = Outline::of_pack(&pack);
        Self { answers: middle(&pack), table: Table::of(&pack, &outline), outline, texts, pack }
    }

    /// Parses the texts of the questionnaire to trees.
    #[must_use]
    pub fn parse(&self) -> usize {
        let mut diagnostics = Diagnostics::new();
        let parsed = self.texts.iter().map(|text| {
            let file = diagnostics.add_source(&text.name, text.text.as_str());
            yaml::documents(file, &text.text, &mut diagnostics).len()
        });
        parsed.sum()
    }

    /// Reads and validates the questionnaire.
    #[must_use]
    pub fn load(&self) -> bool {
        pack::load(&self.texts, &mut Diagnostics::new()).is_some()
    }

    /// Runs the self-test.
    #[must_use]
    pub fn self_test(&self) -> bool {
        let mut diagnostics = Diagnostics::new();
        selftest::check(&self.pack, &mut diagnostics);
        diagnostics.is_empty()
    }

    /// Scores with verdicts; items that were scored.
    #[must_use]
    pub fn score(&self) -> usize {
        scoring::score(&self.pack, &self.answers).items.len()
    }

    /// Scores without verdicts; items that were scored.
    #[must_use]
    pub fn what_if(&self) -> usize {
        scoring::what_if(&self.pack, &self.answers.given, self.answers.scope).items.len()
    }

    /// A function that plans anew at every call and gives the number of waves.
    pub fn planner(&self) -> impl Fn() -> usize + '_ {
        let assessment = scoring::score(&self.pack, &self.answers);
        let decided = roadmap::decide(&self.pack, &self.answers, &assessment, roadmap::TargetChoice::Rules);
        move || roadmap::plan(&self.pack, &self.answers, &assessment, &decided, None).waves.len()
    }

    /// The whole way from answers to a record.
    ///
    /// # Panics
    /// Never: no option is given that could fail to fit.
    #[must_use]
    pub fn record(&self) -> Record {
        assess(&self.pack, &self.answers, &Options::default()).expect("no option is given")
    }

    /// The report of a record.
    #[must_use]
    pub fn render(record: &Record, templates: &Templates) -> usize {
        report::html(record, &report::Options::default(), templates).map_or(0, |page| page.len())
    }

    /// From the text of an answers file to the bytes of its row; `passed` is called at the end of each stage: parse,
    /// decode, validate, score, write.
    ///
    /// # Panics
    /// When the text is no valid answers file.
    pub fn row(&self, name: &str, text: &str, mut passed: impl FnMut()) -> usize {
        let mut diagnostics = Diagnostics::new();
        let id = diagnostics.add_source(name, text);
        let root = yaml::single(id, text, &mut diagnostics).expect("a document");
        passed();
        let written: AnswersFile = yaml::decode(&root, &mut diagnostics).expect("answers");
        drop(root);
        passed();
        let answers = answers::validate(&written, &self.pack, String::new(), &mut diagnostics).expect("valid answers");
        drop(written);
        passed();
        let scored = Scored::new(&self.pack, &answers, &Options::default());
        passed();
        let bytes = self.table.row(&self.outline, ("file", 1), scored.scores(), (0, &[])).len();
        passed();
        bytes
    }
}

fn middle(pack: &Pack) -> Answers {
    let mut answers = Answers::empty(pack);
    for (index, item) in pack.items.iter_enumerated().filter(|(index, _)| usize::from(*index) % 5 != 0) {
        answers.given[index] = middle_of(pack, index, item.options.len() / 2);
    }
    answers
}

fn middle_of(pack: &Pack, item: ItemIndex, middle: usize) -> Given {
    let item = &pack.items[item];
    match item.kind.name() {
        "choice" => Given::Option(middle.into()),
        "choices" => Given::Options(vec![middle.into()]),
        "number" => Given::Number(item.number.inside(item.number.below.len() / 2)),
        _ => Given::Unanswered,
    }
}
