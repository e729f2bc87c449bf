//! Gates: what each form of a condition reads, and whether the advice for an unmet one is true.

mod advice;
mod forms;

use crate::answers::Answers;
use crate::assess::{Options, Scored};
use crate::gate::{Gate, Outcome, parse};
use crate::pack::Pack;
use crate::record::{Outline, Score};
use crate::suites::support::{answers, example_text, social_strategy};

/// One organisation under a pack.
struct Case<'p> {
    pack: &'p Pack,
    outline: Outline,
    answers: Answers,
}

impl Case<'static> {
    /// An example under the built-in pack.
    fn example(name: &str) -> Self {
        Self::of(&example_text(name))
    }

    fn of(text: &str) -> Self {
        Self::under(social_strategy(), text)
    }

    /// Nothing answered.
    fn empty() -> Self {
        Self::of("questionnaire: social-strategy@2\nanswers: {}\n")
    }
}

impl<'p> Case<'p> {
    fn under(pack: &'p Pack, text: &str) -> Self {
        Self { outline: Outline::of_pack(pack), pack, answers: answers(pack, text) }
    }

    fn scored(&self) -> Scored<'_> {
        Scored::new(self.pack, &self.answers, &Options::default())
    }

    fn gate(&self, condition: &str) -> Gate {
        parse(condition, &self.outline).unwrap_or_else(|bad| panic!("{condition}: {}", bad.message))
    }

    fn check(&self, condition: &str) -> Outcome {
        self.gate(condition).check(&self.outline, &self.scored().scores())
    }

    fn points(&self, measure: &str) -> Option<f64> {
        let measure = self.outline.measure(measure).unwrap();
        self.scored().scores().assessment.measure(measure).map(Score::points)
    }
}
