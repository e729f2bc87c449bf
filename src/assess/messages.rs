//! The pack's messages, filled in: of each slot the first that holds and whose every value is known.

use jiff::civil::Date;

use super::Scores;
use super::frameworks::matches;
use crate::answers::Given;
use crate::condition::Truth;
use crate::index::{FrameworkIndex, ItemIndex, Measure, OptionIndex, WaveIndex};
use crate::pack::{Message, Piece, Placeholder};
use crate::record::{Finding, MessageSlot, Messages, Roadmap, WaveRecord, thousands};
use crate::scoring::{Fit, Known, level};

/// What messages are filled in from.
#[derive(Clone, Copy)]
pub(super) struct Values<'a> {
    pub(super) scores: Scores<'a>,
    pub(super) findings: &'a [Finding],
    pub(super) roadmap: Option<&'a Roadmap>,
}

/// The message of each slot.
pub(super) fn build(values: Values<'_>, known: &Known<'_>) -> Messages {
    let message = |slot: MessageSlot| {
        let mut messages = values.scores.pack.messages.iter().filter(|message| message.slot == slot);
        messages.find_map(|message| holds(message, known).then(|| values.text(message)).flatten())
    };
    Messages {
        profile: message(MessageSlot::Profile),
        standing: message(MessageSlot::Standing),
        risk: message(MessageSlot::Risk),
        plan: message(MessageSlot::Plan),
        decision: message(MessageSlot::Decision),
    }
}

fn holds(message: &Message, known: &Known<'_>) -> bool {
    message.when.as_ref().is_none_or(|when| when.evaluate(known) == Truth::True)
}

impl Values<'_> {
    /// The text with its values; `None` when one of them is not known.
    fn text(self, message: &Message) -> Option<String> {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => Some(text.clone()),
            Piece::Value(placeholder) => self.value(*placeholder),
        };
        message.text.iter().map(piece).collect()
    }

    fn value(self, placeholder: Placeholder) -> Option<String> {
        let pack = self.scores.pack;
        match placeholder {
            Placeholder::Organisation => self.scores.answers.organisation.clone(),
            Placeholder::Best(framework) => Some(pack.elements[self.fit(framework)?.best?].title.clone()),
            Placeholder::Matches(framework) => Some(matches(self.scores, self.fit(framework)?.best?).to_string()),
            Placeholder::Answered(framework) => Some(self.fit(framework)?.answered.to_string()),
            Placeholder::Level(measure) => self.level(measure),
            Placeholder::FindingTitle(place) => Some(self.findings.get(place)?.title.clone()),
            // Shown with one decimal at most, as reports show weeks.
            Placeholder::WaveWeeks(wave) => Some(((self.wave(wave)?.planned_weeks * 10.0).round() / 10.0).to_string()),
            Placeholder::WaveEnds(wave) => day(&self.wave(wave)?.dates.as_ref()?[1]),
            // Days are written so that their order is that of the calendar.
            Placeholder::WaveDone(wave) => {
                day(self.wave(wave)?.actions.iter().filter_map(|one| one.ends.as_ref()).max()?)
            }
            Placeholder::Answer(item) => self.answer(item),
            Placeholder::WaveActions(wave) => Some(self.wave(wave)?.actions.len().to_string()),
        }
    }

    /// An option as it reads within a sentence, or a number.
    fn answer(self, item: ItemIndex) -> Option<String> {
        let Scores { pack, answers, .. } = self.scores;
        let label = |option: &OptionIndex| within(&pack.items[item].options[*option].label);
        match &answers.given[item] {
            Given::Option(option) => Some(label(option)),
            Given::Options(options) => Some(options.iter().map(label).collect::<Vec<_>>().join(", ")),
            Given::Number(number) => Some(thousands(*number)),
            Given::Unanswered | Given::Unknown | Given::NotApplicable | Given::Text(_) => None,
        }
    }

    /// How the models of a framework fit, where that has a say.
    fn fit(&self, framework: FrameworkIndex) -> Option<&Fit> {
        let scored = &self.scores.assessment.frameworks[framework];
        scored.fit.as_ref().filter(|fit| !scored.thin && fit.best.is_some())
    }

    fn level(self, measure: Measure) -> Option<String> {
        let Scores { pack, assessment, .. } = self.scores;
        let reached = level(pack, assessment, measure)?;
        Some(pack.frameworks[pack.measure_framework(measure)].levels[reached].title.clone())
    }

    /// A wave in which something is planned.
    fn wave(&self, wave: WaveIndex) -> Option<&WaveRecord> {
        self.roadmap?.waves.get(usize::from(wave)).filter(|wave| !wave.actions.is_empty())
    }
}

/// A label within a sentence: its capital goes, unless it begins an abbreviation.
fn within(label: &str) -> String {
    let mut rest = label.chars();
    let first = rest.next();
    let is_word = rest.clone().next().is_none_or(|second| !second.is_uppercase());
    first.filter(|_| is_word).map_or_else(|| label.to_owned(), |first| first.to_lowercase().chain(rest).collect())
}

/// A day in words.
fn day(written: &str) -> Option<String> {
    Some(written.parse::<Date>().ok()?.strftime("%-d %B %Y").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_read_as_part_of_a_sentence() {
        for (label, read) in [("Two to four", "two to four"), ("EU only", "EU only"), ("A", "a"), ("", "")] {
            assert_eq!(within(label), read);
        }
    }
}
