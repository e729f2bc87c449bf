//! Gates from outside: what each form of a condition reads, and whether the advice for an unmet one is true.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads the examples and fails by panicking")]

mod advice;
mod forms;

use std::path::PathBuf;

use takestock::answers::{self, Answers, AnswersFile};
use takestock::diagnostics::Diagnostics;
use takestock::gate::{Gate, Outcome, parse};
use takestock::pack::{self, Pack, builtin};
use takestock::record::{Outline, Parts};
use takestock::scoring::{Assessment, Score, score_given};
use takestock::yaml;

/// One example organisation under the built-in pack.
struct Case {
    pack: Pack,
    outline: Outline,
    answers: Answers,
}

impl Case {
    fn example(name: &str) -> Self {
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "examples", name, "answers.yaml"].iter().collect();
        Self::of(&std::fs::read_to_string(path).unwrap())
    }

    fn of(text: &str) -> Self {
        let pack = pack::load(&builtin::texts("social-strategy").unwrap(), &mut Diagnostics::new()).unwrap();
        let mut diagnostics = Diagnostics::new();
        let file = diagnostics.add_source("answers.yaml", text);
        let written: AnswersFile = yaml::read(file, &mut diagnostics).unwrap();
        let answers = answers::validate(&written, &pack, String::new(), &mut diagnostics).unwrap();
        Self { outline: Outline::of_pack(&pack), pack, answers }
    }

    /// Nothing answered.
    fn empty() -> Self {
        Self::of("questionnaire: social-strategy@1\nanswers: {}\n")
    }

    fn assessment(&self) -> Assessment {
        score_given(&self.pack, &self.answers.given, self.answers.scope)
    }

    fn gate(&self, condition: &str) -> Gate {
        parse(condition, &self.outline).unwrap_or_else(|bad| panic!("{condition}: {}", bad.message))
    }

    fn check(&self, condition: &str) -> Outcome {
        let assessment = self.assessment();
        let Self { pack, answers, outline } = self;
        let parts = Parts { pack, answers, assessment: &assessment, decided: &[], plan: None, changed: &[] };
        self.gate(condition).check(outline, &parts)
    }

    fn points(&self, measure: &str) -> Option<f64> {
        let index = (0..self.pack.elements.len() + self.pack.frameworks.len())
            .find(|index| self.pack.measure_id(*index) == measure)
            .unwrap();
        self.assessment().measure(index).map(Score::points)
    }
}
