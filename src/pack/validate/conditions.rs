//! Resolves conditions: each leaf to the item, score, model or finding it reads.

use super::Check;
use super::problems::figure;
use crate::condition::{Bound, Condition, ConditionFile};
use crate::diagnostics::{Code, Diagnostic, Span, list_or, tick};
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, OptionIndex, QuestionIndex};
use crate::pack::{FrameworkKind, QuestionKind};
use crate::yaml::{Scalar, Spanned, Word, Words};

/// What a condition belongs to, which decides what it may read.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// The `when` of that question.
    Question(QuestionIndex),
    /// A rule that recommends a model.
    Target,
    /// A finding.
    Finding,
    /// An action.
    Action,
    /// What an action is in a certain case.
    Variant,
    /// What a role is called.
    Role,
    /// The room of a wave.
    Wave,
    /// A message.
    Message,
}

impl Reader {
    fn name(self) -> &'static str {
        match self {
            Self::Question(_) => "a question",
            Self::Target => "a target",
            Self::Finding => "a finding",
            Self::Action => "an action",
            Self::Variant => "a variant",
            Self::Role => "a role",
            Self::Wave => "a wave",
            Self::Message => "a message",
        }
    }

    fn may_read(self) -> &'static [&'static str] {
        match self {
            Self::Question(_) => &["question"],
            Self::Target => &["question", "score", "best"],
            Self::Finding | Self::Role | Self::Wave => &["question", "score", "best", "target"],
            Self::Action | Self::Variant | Self::Message => &["question", "score", "best", "target", "finding"],
        }
    }
}

const FORMS: &str =
    "write `{question: …, is: …}`, `{score: …, at_least: …}`, `{best: …, is: …}`, `all: […]`, `any: […]` or `not: {…}`";

impl Check<'_> {
    /// The condition with every id resolved; `None` when something was reported.
    pub(super) fn condition(&mut self, file: &Spanned<ConditionFile>, reader: Reader) -> Option<Condition> {
        let heads = heads(&file.value);
        let [head] = heads[..] else {
            return self.bad_shape(file.span, &heads);
        };
        let plain = matches!(head, "all" | "any" | "not");
        if !plain && !reader.may_read().contains(&head) {
            let message = format!("the condition of {} cannot read a `{head}`", reader.name());
            let help = format!("it may read {}", list_or(reader.may_read()));
            self.problems.at(file.span, Code::BadCondition, message, help);
            return None;
        }
        self.fitting_bounds(file, head)?;
        match &file.value {
            ConditionFile { all: Some(parts), .. } => self.parts(parts, reader).map(Condition::All),
            ConditionFile { any: Some(parts), .. } => self.parts(parts, reader).map(Condition::Any),
            ConditionFile { not: Some(part), .. } => {
                self.condition(part, reader).map(|part| Condition::Not(Box::new(part)))
            }
            ConditionFile { question: Some(word), .. } => self.answer_leaf(word, &file.value, reader),
            ConditionFile { score: Some(word), .. } => self.score_leaf(word, &file.value),
            ConditionFile { best: Some(word), is: Some(models), .. } => {
                let (framework, elements) = self.models(word, models)?;
                Some(Condition::Best { framework, elements })
            }
            ConditionFile { target: Some(word), is: Some(models), .. } => {
                let (framework, elements) = self.models(word, models)?;
                Some(Condition::Target { framework, elements })
            }
            ConditionFile { finding: Some(word), .. } => {
                self.names.findings.find(word, &mut self.problems).map(Condition::Finding)
            }
            _ => None,
        }
    }

    fn bad_shape<T>(&mut self, span: Span, heads: &[&str]) -> Option<T> {
        let (message, help) = if heads.is_empty() {
            ("this condition does not say what it reads".to_owned(), FORMS)
        } else {
            let found: Vec<String> = heads.iter().map(|head| tick(head)).collect();
            let message = format!("a condition has one form, this one has {}", found.join(" and "));
            (message, "combine several with `all: [{…}, {…}]` or `any: [{…}, {…}]`")
        };
        self.problems.at(span, Code::BadCondition, message, help);
        None
    }

    /// Whether the bounds of a leaf are the ones its form needs: exactly one of them.
    fn fitting_bounds(&mut self, file: &Spanned<ConditionFile>, head: &str) -> Option<()> {
        let ConditionFile { is, at_least, at_most, below, .. } = &file.value;
        let given = [("is", is.is_some()), ("at_least", at_least.is_some()), ("at_most", at_most.is_some())];
        let given = given.into_iter().chain([("below", below.is_some())]);
        let given: Vec<&str> = given.filter(|(_, there)| *there).map(|(key, _)| key).collect();
        let allowed: &[&str] = match head {
            "question" => &["is", "at_least", "at_most"],
            "score" => &["at_least", "below"],
            "best" | "target" => &["is"],
            _ => &[],
        };
        let fits = match given[..] {
            [] => allowed.is_empty(),
            [one] => allowed.contains(&one),
            _ => false,
        };
        if fits {
            return Some(());
        }
        let found = given.iter().map(|key| tick(key)).collect::<Vec<_>>().join(" and ");
        let message = match given.len() {
            0 => format!("`{head}` alone is no condition"),
            _ => format!("`{head}` does not go with {found}"),
        };
        let help = match allowed {
            [] => format!("write `{head}` alone"),
            [only] => format!("write `{head}` with `{only}`"),
            _ => format!("write `{head}` with one of {}", list_or(allowed)),
        };
        self.problems.at(file.span, Code::BadCondition, message, help);
        None
    }

    /// Every part is looked at, also after one that fails.
    fn parts(&mut self, parts: &Spanned<Vec<Spanned<ConditionFile>>>, reader: Reader) -> Option<Vec<Condition>> {
        if parts.is_empty() {
            self.problems.at(
                parts.span,
                Code::TooFew,
                "this list of conditions is empty",
                "add a condition, or remove it",
            );
        }
        let found: Vec<Option<Condition>> = parts.value.iter().map(|part| self.condition(part, reader)).collect();
        found.into_iter().collect()
    }

    fn answer_leaf(&mut self, word: &Word, file: &ConditionFile, reader: Reader) -> Option<Condition> {
        let item = self.item(word)?;
        self.asked_before(word, item, reader)?;
        if self.pack.items[item].kind == QuestionKind::Text {
            let message = format!("{} is answered in words, which no condition can compare", tick(&word.value));
            self.problems.at(word.span, Code::BadCondition, message, "name a question with options or a number");
            return None;
        }
        let bound: fn(f64) -> Bound = if file.at_least.is_some() { Bound::AtLeast } else { Bound::AtMost };
        match (&file.is, file.at_least.as_ref().or(file.at_most.as_ref())) {
            (Some(options), _) => {
                self.options_named(word, item, options).map(|options| Condition::Answer { item, options })
            }
            (None, Some(value)) => {
                self.amount(word, item, value).map(|value| Condition::Amount { item, bound: bound(value) })
            }
            (None, None) => None,
        }
    }

    /// A question's `when` may only read what is known by then.
    fn asked_before(&mut self, word: &Word, item: ItemIndex, reader: Reader) -> Option<()> {
        let Reader::Question(current) = reader else { return Some(()) };
        let read = self.pack.items[item].question;
        if read < current {
            return Some(());
        }
        let message = if read == current {
            "a question cannot depend on its own answer".to_owned()
        } else {
            format!("{} is asked later, so its answer is not known yet", tick(&word.value))
        };
        let mut found =
            Diagnostic::at(word.span, Code::LaterQuestion, message, "name an earlier question, or move this one down");
        if let Some(place) = self.names.items.place(&word.value).filter(|_| read != current) {
            found = found.with_related(place, "asked here");
        }
        self.problems.push(found);
        None
    }

    fn options_named(&mut self, word: &Word, item: ItemIndex, options: &Words) -> Option<Vec<OptionIndex>> {
        if self.pack.items[item].kind == QuestionKind::Number {
            let message = format!("{} is answered with a number", tick(&word.value));
            self.problems.at(word.span, Code::BadCondition, message, "compare it with `at_least` or `at_most`");
            return None;
        }
        if options.0.is_empty() {
            let message = "`is` names no option";
            self.problems.at(word.span, Code::TooFew, message, "write the option, or a list of options");
            return None;
        }
        let found: Vec<Option<OptionIndex>> = options.0.iter().map(|option| self.option(item, option)).collect();
        let mut found: Vec<OptionIndex> = found.into_iter().collect::<Option<_>>()?;
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    /// A number to compare with: of a number item as it is, of an ordered item the position of the option.
    fn amount(&mut self, word: &Word, item: ItemIndex, value: &Spanned<Scalar>) -> Option<f64> {
        if self.pack.items[item].kind == QuestionKind::Number {
            return self.plain_number(value, "a number, because the question asks for one");
        }
        if !self.pack.items[item].ordered {
            let message = format!("the options of {} have no order to compare by", tick(&word.value));
            let help = "list the options it may be with `is`, or add `ordered: true` to the question";
            self.problems.at(word.span, Code::BadCondition, message, help);
            return None;
        }
        let option = Word { value: value.value.0.clone(), span: value.span };
        self.option(item, &option).map(OptionIndex::position)
    }

    fn plain_number(&mut self, value: &Spanned<Scalar>, expected: &str) -> Option<f64> {
        let number = value.value.0.parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() {
            let message = format!("{} is no number", tick(&value.value.0));
            self.problems.at(value.span, Code::BadCondition, message, format!("write {expected}"));
        }
        number
    }

    fn score_leaf(&mut self, word: &Word, file: &ConditionFile) -> Option<Condition> {
        let measure = self.measure(word)?;
        let framework = self.pack.measure_framework(measure);
        let kind = &self.pack.frameworks[framework].kind;
        if matches!(kind, FrameworkKind::Archetypes) && self.is_whole(measure) {
            let message = format!("{} has no score of its own, only its models have", tick(&word.value));
            let help = format!("write `{{best: {}, is: …}}`, or name one of its models", word.value);
            self.problems.at(word.span, Code::BadCondition, message, help);
            return None;
        }
        let low = if matches!(kind, FrameworkKind::Spectrum { .. }) { -100.0 } else { 0.0 };
        let (value, span, bound): (f64, Span, fn(f64) -> Bound) = match (&file.at_least, &file.below) {
            (Some(at_least), _) => {
                (self.plain_number(at_least, &format!("a number from {low} to 100"))?, at_least.span, Bound::AtLeast)
            }
            (None, Some(below)) => (below.value, below.span, Bound::Below),
            (None, None) => return None,
        };
        if value < low || value > 100.0 {
            let message = format!("{} is no score of {}", figure(value), tick(&word.value));
            self.problems.at(span, Code::BadNumber, message, format!("write a number from {low} to 100"));
        }
        Some(Condition::Score { measure, bound: bound(value) })
    }

    /// An archetypes framework and some of its models.
    fn models(&mut self, word: &Word, models: &Words) -> Option<(FrameworkIndex, Vec<ElementIndex>)> {
        let framework = self.archetypes(word)?;
        if models.0.is_empty() {
            self.problems.at(word.span, Code::TooFew, "`is` names no model", "write the model, or a list of models");
            return None;
        }
        let found: Vec<Option<ElementIndex>> = models.0.iter().map(|model| self.model(framework, model)).collect();
        Some((framework, found.into_iter().collect::<Option<_>>()?))
    }
}

/// The keys that say what form a condition has.
fn heads(file: &ConditionFile) -> Vec<&'static str> {
    let ConditionFile { all, any, not, question, score, best, target, finding, .. } = file;
    let keys = [("all", all.is_some()), ("any", any.is_some()), ("not", not.is_some())];
    let leaves = [("question", question.is_some()), ("score", score.is_some()), ("best", best.is_some())];
    let others = [("target", target.is_some()), ("finding", finding.is_some())];
    let all = keys.into_iter().chain(leaves).chain(others);
    all.filter(|(_, there)| *there).map(|(key, _)| key).collect()
}
