//! Gates: what each form of a condition reads, and whether the advice for an unmet one is true.

mod advice;
mod forms;

use crate::answers::Answers;
use crate::gate::{Gate, Outcome, parse};
use crate::pack::Pack;
use crate::record::Outline;
use crate::scoring::{Assessment, Score, score_given};
use crate::suites::support::{answers, example_text, parts, social_strategy};

/// One example organisation under the built-in pack.
struct Case {
    pack: &'static Pack,
    outline: Outline,
    answers: Answers,
}

impl Case {
    fn example(name: &str) -> Self {
        Self::of(&example_text(name))
    }

    fn of(text: &str) -> Self {
        let pack = social_strategy();
        Self { outline: Outline::of_pack(pack), pack, answers: answers(pack, text) }
    }

    /// Nothing answered.
    fn empty() -> Self {
        Self::of("questionnaire: social-strategy@1\nanswers: {}\n")
    }

    fn assessment(&self) -> Assessment {
        score_given(self.pack, &self.answers.given, self.answers.scope)
    }

    fn gate(&self, condition: &str) -> Gate {
        parse(condition, &self.outline).unwrap_or_else(|bad| panic!("{condition}: {}", bad.message))
    }

    fn check(&self, condition: &str) -> Outcome {
        let assessment = self.assessment();
        self.gate(condition).check(&self.outline, &parts(self.pack, &self.answers, &assessment))
    }

    fn points(&self, measure: &str) -> Option<f64> {
        let index = (0..self.pack.elements.len() + self.pack.frameworks.len())
            .find(|index| self.pack.measure_id(*index) == measure)
            .unwrap();
        self.assessment().measure(index).map(Score::points)
    }
}
