//! What gets one answer: questions and rows, their options, bounds and bands.

use super::Check;
use super::evidence::Evidence;
use super::names::Register;
use crate::diagnostics::{Code, Diagnostic, Span, tick};
use crate::index::{OptionIndex, QuestionIndex, TiVec};
use crate::pack::file::{BandFile, OptionFile, QuestionFile, RowFile};
use crate::pack::{Choice, Item, NumberBounds, QuestionKind, WEIGHT};
use crate::yaml::{Fraction, IdMap, Spanned};

/// More options than this fit no screen.
const MOST_OPTIONS: usize = 100;
/// More items than this nobody answers.
const MOST_ITEMS: usize = 2000;

/// Options with what each says.
#[derive(Clone, Default)]
pub(super) struct Options {
    pub(super) choices: TiVec<OptionIndex, Choice>,
    /// For each option its evidence.
    pub(super) evidence: Vec<Vec<Evidence>>,
}

impl Check<'_> {
    pub(super) fn items(&mut self, file: &QuestionFile, kind: QuestionKind, question: QuestionIndex) {
        match kind {
            QuestionKind::Matrix => self.rows(file, question),
            QuestionKind::Number => self.number(file, question),
            QuestionKind::Text => self.add_item(file.id.span, Self::plain_item(file, QuestionKind::Text, question)),
            QuestionKind::Choice | QuestionKind::Choices => {
                let options = self.options(file.options.as_ref(), kind, kind == QuestionKind::Choice);
                let fewest = if kind == QuestionKind::Choice { 2 } else { 1 };
                self.enough_options(file.options.as_ref(), fewest, file.id.span, &file.id.value);
                let mut item = Self::plain_item(file, kind, question);
                let weight = file.weight.as_ref().map_or(WEIGHT, |weight| self.problems.weight(weight));
                let measures = file.measures.as_ref().filter(|_| kind == QuestionKind::Choice);
                item.carries = self.choice_carries(&item, &options, measures, weight);
                item.options = options.choices;
                self.add_item(file.id.span, item);
            }
        }
    }

    fn plain_item(file: &QuestionFile, kind: QuestionKind, question: QuestionIndex) -> Item {
        Item {
            id: file.id.value.clone(),
            question,
            row: None,
            kind,
            options: TiVec::new(),
            ordered: file.ordered.as_ref().is_some_and(|ordered| ordered.value),
            number: NumberBounds::default(),
            carries: Vec::new(),
        }
    }

    /// A question's id has been checked with the questions; only rows are named here for the first time.
    fn add_item(&mut self, span: Span, item: Item) {
        let count = self.pack.items.len();
        if count == MOST_ITEMS {
            let message = format!("there are more than {MOST_ITEMS} questions and rows");
            self.problems.at(span, Code::TooMany, message, "split the questionnaire; nobody answers that many");
        }
        if count >= MOST_ITEMS {
            return;
        }
        let index = self.pack.items.next_key();
        self.names.items.note(&item.id, index, span);
        self.pack.item_ids.entry(item.id.clone()).or_insert(index);
        self.pack.items.push(item);
    }

    fn rows(&mut self, file: &QuestionFile, question: QuestionIndex) {
        let shared = self.options(file.options.as_ref(), QuestionKind::Matrix, false);
        let rows = file.rows.as_ref().map_or(&[][..], |rows| rows.value.as_slice());
        if rows.is_empty() {
            let span = file.rows.as_ref().map_or(file.id.span, |rows| rows.span);
            let message = format!("the matrix {} has no rows", tick(&file.id.value));
            self.problems.at(span, Code::TooFew, message, "add at least one under `rows`");
        }
        if file.options.is_some() {
            self.enough_options(file.options.as_ref(), 2, file.id.span, &file.id.value);
        }
        let mut names = Register::new("row", Code::UnknownQuestion);
        for (index, row) in rows.iter().enumerate() {
            names.define(&row.id, index, &mut self.problems);
            self.row(file, row, &shared, question);
        }
    }

    fn row(&mut self, file: &QuestionFile, row: &RowFile, shared: &Options, question: QuestionIndex) {
        self.text(&row.label, "label");
        let own = row.options.as_ref().map(|own| self.options(Some(own), QuestionKind::Matrix, false));
        if row.options.is_some() || file.options.is_none() {
            self.enough_options(row.options.as_ref(), 2, row.id.span, &row.id.value);
        }
        let options = own.as_ref().unwrap_or(shared);
        let mut item = Self::plain_item(file, QuestionKind::Choice, question);
        item.id = format!("{}.{}", file.id.value, row.id.value);
        item.row = Some(row.label.value.clone());
        let weight = row.weight.as_ref().or(file.weight.as_ref());
        let weight = weight.map_or(WEIGHT, |weight| self.problems.weight(weight));
        item.carries = self.choice_carries(&item, options, row.measures.as_ref(), weight);
        item.options.clone_from(&options.choices);
        self.add_item(row.id.span, item);
    }

    /// Reads a list of options; `models` says whether they may tell models apart.
    fn options(&mut self, list: Option<&Spanned<Vec<OptionFile>>>, kind: QuestionKind, models: bool) -> Options {
        let mut options = Options::default();
        let mut names = Register::new("option", Code::UnknownOption);
        for (index, file) in list.map_or(&[][..], |list| list.value.as_slice()).iter().enumerate() {
            if index == MOST_OPTIONS {
                let message = format!("there are more than {MOST_OPTIONS} options");
                self.problems.at(file.id.span, Code::TooMany, message, "group them, or ask for a number");
                break;
            }
            names.define(&file.id, index, &mut self.problems);
            self.text(&file.label, "label");
            let exclusive = file.exclusive.as_ref().filter(|exclusive| exclusive.value);
            if let Some(exclusive) = exclusive.filter(|_| kind != QuestionKind::Choices) {
                let message = format!("`exclusive` does not belong to a question of kind `{}`", kind.name());
                let help = "remove it: only one option can be chosen here anyway";
                self.problems.at(exclusive.span, Code::KindKey, message, help);
            }
            options.evidence.push(self.evidence(file.evidence.as_ref(), models));
            options.choices.push(Choice {
                id: file.id.value.clone(),
                label: file.label.value.clone(),
                exclusive: exclusive.is_some(),
            });
        }
        options
    }

    fn enough_options(&mut self, list: Option<&Spanned<Vec<OptionFile>>>, fewest: usize, span: Span, owner: &str) {
        let count = list.map_or(0, |list| list.len());
        if count >= fewest {
            return;
        }
        let span = list.map_or(span, |list| list.span);
        let message = match count {
            0 => format!("{} has no options", tick(owner)),
            _ => format!("{} has only one option", tick(owner)),
        };
        let help = if fewest == 1 { "add at least one under `options`" } else { "add at least two under `options`" };
        self.problems.at(span, Code::TooFew, message, help);
    }

    fn number(&mut self, file: &QuestionFile, question: QuestionIndex) {
        let mut item = Self::plain_item(file, QuestionKind::Number, question);
        item.ordered = false;
        item.number.min = file.min.as_ref().map(|min| min.value);
        item.number.max = file.max.as_ref().map(|max| max.value);
        item.number.unit = file.unit.as_ref().map(|unit| unit.value.clone());
        if let (Some(min), Some(max)) = (&file.min, &file.max)
            && min.value >= max.value
        {
            let message = format!("the largest number, {}, is not above the smallest, {}", max.value, min.value);
            let found = Diagnostic::at(max.span, Code::BadNumber, message, "make `max` larger than `min`");
            self.problems.push(found.with_related(min.span, "the smallest number"));
        }
        let bands = file.bands.as_ref().map_or(&[][..], |bands| bands.value.as_slice());
        if let Some(list) = file.bands.as_ref().filter(|list| list.len() < 2) {
            let message = format!("{} has fewer than two bands", tick(&file.id.value));
            let help = "add bands, or remove `bands` to keep the number as context";
            self.problems.at(list.span, Code::TooFew, message, help);
        }
        let columns: Vec<Vec<Evidence>> = bands.iter().map(|band| self.band_evidence(band)).collect();
        item.number.below = self.bounds(bands, &item.number);
        let weight = file.weight.as_ref().map_or(WEIGHT, |weight| self.problems.weight(weight));
        item.carries = self.evidence_carries(&item, &columns, weight);
        self.monotone(&item, bands);
        self.add_item(file.id.span, item);
    }

    fn band_evidence(&mut self, band: &BandFile) -> Vec<Evidence> {
        let map: &IdMap<Spanned<Fraction>> = &band.evidence.value;
        if map.is_empty() {
            let span = band.below.as_ref().map_or(band.evidence.span, |below| below.span);
            self.problems.at(
                span,
                Code::BadBands,
                "this band has no evidence",
                "add `evidence: {framework.element: …}`",
            );
        }
        self.evidence(Some(map), false)
    }

    /// Upper bounds of all bands but the last.
    fn bounds(&mut self, bands: &[BandFile], number: &NumberBounds) -> Vec<f64> {
        let mut bounds: Vec<f64> = Vec::new();
        let last = bands.len().saturating_sub(1);
        for (index, band) in bands.iter().enumerate() {
            match &band.below {
                Some(below) if index == last && last > 0 => {
                    let message = format!("numbers from {} on belong to no band", below.value);
                    let help = "end with a band that has no `below`";
                    self.problems.at(below.span, Code::BadBands, message, help);
                }
                Some(below) => {
                    self.bound(below, bounds.last().copied(), number);
                    bounds.push(below.value);
                }
                None if index < last => {
                    let message = "only the last band may leave out `below`";
                    self.problems.at(band.evidence.span, Code::BadBands, message, "add `below: …` to this band");
                }
                None => {}
            }
        }
        bounds
    }

    fn bound(&mut self, below: &Spanned<f64>, before: Option<f64>, number: &NumberBounds) {
        let value = below.value;
        if let Some(before) = before.filter(|before| value <= *before) {
            let message = format!("this band ends at {value}, the one before it at {before}");
            self.problems.at(below.span, Code::BadBands, message, "order the bands from small to large");
        } else if let Some(min) = number.min.filter(|min| value <= *min) {
            let message = format!("no number is below {value}, because the smallest is {min}");
            self.problems.at(below.span, Code::BadBands, message, "remove the band, or lower `min`");
        } else if let Some(max) = number.max.filter(|max| value > *max) {
            let message = format!("this band ends at {value}, above the largest number, {max}");
            self.problems.at(below.span, Code::BadBands, message, "lower `below`, or raise `max`");
        }
    }

    /// A number that gets larger must not be good first and bad later.
    fn monotone(&mut self, item: &Item, bands: &[BandFile]) {
        let Some(last) = bands.last() else { return };
        for carry in &item.carries {
            if !carry.values.is_sorted() && !carry.values.iter().rev().is_sorted() {
                let element = &self.pack.elements[carry.element].id;
                let message = format!("the evidence for {} goes up and down over the bands", tick(element));
                let help = "let it rise or fall all the way; ask a `choice` where the middle is best";
                self.problems.at(last.evidence.span, Code::BadBands, message, help);
            }
        }
    }
}
