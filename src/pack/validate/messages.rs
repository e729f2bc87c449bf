//! Messages: their slots, and the values named in their texts.

use super::Check;
use super::conditions::Reader;
use crate::diagnostics::{Code, tick};
use crate::index::{Measure, WaveIndex};
use crate::pack::file::MessageFile;
use crate::pack::{FrameworkKind, Message, Piece, Placeholder, QuestionKind};
use crate::record::MessageSlot;
use crate::yaml::{Spanned, Word};

const SLOTS: [(&str, MessageSlot); 5] = [
    ("profile", MessageSlot::Profile),
    ("standing", MessageSlot::Standing),
    ("risk", MessageSlot::Risk),
    ("plan", MessageSlot::Plan),
    ("decision", MessageSlot::Decision),
];

impl Check<'_> {
    pub(super) fn messages(&mut self, files: Option<&Spanned<Vec<MessageFile>>>) {
        let files = files.map(|files| files.value.as_slice()).unwrap_or_default();
        if files.is_empty() {
            return;
        }
        let known = self.placeholders();
        for file in files {
            let when = file.when.as_ref().map(|when| self.condition(when, Reader::Message));
            let text = self.pieces(&file.text, &known);
            if let Some(slot) = self.slot(&file.slot) {
                self.pack.messages.push(Message { slot, when: when.flatten(), text });
            }
        }
        for (name, _) in SLOTS {
            self.last_word(name, files);
        }
    }

    fn slot(&mut self, word: &Word) -> Option<MessageSlot> {
        if let Some((_, slot)) = SLOTS.iter().find(|(name, _)| *name == word.value) {
            return Some(*slot);
        }
        let help = self.problems.suggest(&word.value, &SLOTS.map(|(name, _)| name));
        self.problems.at(
            word.span,
            Code::UnknownWord,
            format!("{} is no place for a message", tick(&word.value)),
            help,
        );
        None
    }

    /// A slot ends with a message that is always true.
    fn last_word(&mut self, slot: &str, files: &[MessageFile]) {
        let last = files.iter().rfind(|file| file.slot.value == slot);
        if let Some(when) = last.and_then(|file| file.when.as_ref()) {
            let message = format!("the slot `{slot}` has no message where this does not hold");
            self.problems.at(when.span, Code::MissingFallback, message, "add a last message without `when`");
        }
    }

    /// The pieces of a text: words, and values named in braces.
    fn pieces(&mut self, text: &Word, known: &[(String, Placeholder)]) -> Vec<Piece> {
        if text.value.trim().is_empty() {
            self.problems.at(text.span, Code::EmptyValue, "this message says nothing", "write a sentence");
        }
        let mut pieces = Vec::new();
        let mut rest = text.value.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, behind)) = after.split_once('}') else {
                let message = "a brace is opened in this message and never closed";
                self.problems.at(text.span, Code::BadMessage, message, "close it with `}` behind the name of a value");
                return pieces;
            };
            pieces.push(Piece::Text(before.to_owned()));
            pieces.extend(self.placeholder(text, name, known).map(Piece::Value));
            rest = behind;
        }
        pieces.push(Piece::Text(rest.to_owned()));
        pieces.retain(|piece| *piece != Piece::Text(String::new()));
        pieces
    }

    fn placeholder(&mut self, text: &Word, name: &str, known: &[(String, Placeholder)]) -> Option<Placeholder> {
        let found = known.iter().find(|(known, _)| known == name);
        if found.is_none() {
            let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
            let help = self.problems.suggest(name, &names);
            let message = format!("no result has a value called {}", tick(name));
            self.problems.at(text.span, Code::BadMessage, message, help);
        }
        found.map(|(_, placeholder)| *placeholder)
    }

    /// Every value that a message of this pack may name.
    fn placeholders(&self) -> Vec<(String, Placeholder)> {
        let pack = &self.pack;
        let mut known = vec![("organisation".to_owned(), Placeholder::Organisation)];
        for (index, framework) in pack.frameworks.iter_enumerated() {
            if matches!(framework.kind, FrameworkKind::Archetypes) {
                let id = &framework.id;
                known.push((format!("{id}.best"), Placeholder::Best(index)));
                known.push((format!("{id}.matches"), Placeholder::Matches(index)));
                known.push((format!("{id}.answered"), Placeholder::Answered(index)));
            }
        }
        let with_levels = |measure: &Measure| !pack.frameworks[pack.measure_framework(*measure)].levels.is_empty();
        let level = |measure: Measure| (format!("{}.level", pack.measure_id(measure)), Placeholder::Level(measure));
        known.extend(pack.measures().filter(with_levels).map(level));
        let title = |place: usize| (format!("findings.{}.title", place + 1), Placeholder::FindingTitle(place));
        known.extend((0..pack.findings.len()).map(title));
        let answered = pack.items.iter_enumerated().filter(|(_, item)| item.kind != QuestionKind::Text);
        known.extend(answered.map(|(index, item)| (format!("answers.{}", item.id), Placeholder::Answer(index))));
        known.extend(pack.waves.keys().flat_map(of_wave));
        known
    }
}

fn of_wave(wave: WaveIndex) -> [(String, Placeholder); 4] {
    let place = usize::from(wave) + 1;
    [
        (format!("wave.{place}.weeks"), Placeholder::WaveWeeks(wave)),
        (format!("wave.{place}.ends"), Placeholder::WaveEnds(wave)),
        (format!("wave.{place}.done"), Placeholder::WaveDone(wave)),
        (format!("wave.{place}.actions"), Placeholder::WaveActions(wave)),
    ]
}
