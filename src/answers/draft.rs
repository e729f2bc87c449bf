//! An answers file that is being filled in: one answer changes at a time; order, notes and all the rest stay.

use super::file::{AnswerFile, AnswersFile, RespondentFile};
use super::panel::PanelFile;
use super::{Answers, Given, Remark, Wanted};
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, OptionIndex, TiSlice, TiVec};
use crate::pack::{Pack, Question, QuestionKind};
use crate::record::EarlierPanel;
use crate::yaml::{IdMap, Scalar, Spanned, Word};

type Entries = Vec<(Word, Spanned<AnswerFile>)>;

/// An answers file and what it gives for each item, kept in step.
#[derive(Debug, Clone)]
pub struct Draft<'p> {
    pack: &'p Pack,
    file: AnswersFile,
    given: TiVec<ItemIndex, Given>,
    remarks: TiVec<ItemIndex, Remark>,
}

impl<'p> Draft<'p> {
    /// A file without any answer.
    #[must_use]
    pub fn new(pack: &'p Pack) -> Self {
        let Answers { given, remarks, .. } = Answers::empty(pack);
        let name = format!("{}@{}", pack.id, pack.version.major);
        let file = AnswersFile { questionnaire: word(name), ..AnswersFile::default() };
        Self { pack, file, given, remarks }
    }

    /// A file that was read and found valid. Keys without a value are dropped: they say what is not answered.
    #[must_use]
    pub fn resume(pack: &'p Pack, mut file: AnswersFile, answers: &Answers) -> Self {
        drop_blanks(&mut file.answers.0);
        Self { pack, file, given: answers.given.clone(), remarks: answers.remarks.clone() }
    }

    /// The pack that is answered.
    #[must_use]
    pub fn pack(&self) -> &'p Pack {
        self.pack
    }

    /// The file as it stands.
    #[must_use]
    pub fn file(&self) -> &AnswersFile {
        &self.file
    }

    /// What was given for each item.
    #[must_use]
    pub fn given(&self) -> &TiSlice<ItemIndex, Given> {
        &self.given
    }

    /// What was added to an answer.
    #[must_use]
    pub fn remark(&self, item: ItemIndex) -> &Remark {
        &self.remarks[item]
    }

    /// Whether only the short version is asked.
    #[must_use]
    pub fn is_pulse(&self) -> bool {
        self.file.scope.as_ref().is_some_and(|scope| scope.value == "pulse")
    }

    /// Chooses between the short version and all questions.
    pub fn set_pulse(&mut self, pulse: bool) {
        self.file.scope = Some(word(if pulse { "pulse" } else { "full" }));
    }

    /// Writes the organisation's name.
    pub fn set_organisation(&mut self, name: &str) {
        self.file.organisation = Some(name.to_owned());
    }

    /// Writes the day the answers stand for, YYYY-MM-DD.
    pub fn set_date(&mut self, date: &str) {
        self.file.date = Some(word(date));
    }

    /// Writes the organisation's name, or takes it out.
    pub fn write_organisation(&mut self, name: Option<String>) {
        self.file.organisation = name;
    }

    /// Writes the day the answers stand for, or takes it out.
    pub fn write_date(&mut self, date: Option<&str>) {
        self.file.date = date.map(word);
    }

    /// Changes who answered; nothing about them leaves nobody.
    pub fn write_respondent(&mut self, change: impl FnOnce(&mut RespondentFile)) {
        let mut respondent = self.file.respondent.take().unwrap_or_default();
        change(&mut respondent);
        self.file.respondent = Some(respondent).filter(|one| *one != RespondentFile::default());
    }

    /// Writes the respondent's role.
    pub fn set_role(&mut self, role: &str) {
        self.file.respondent.get_or_insert_with(RespondentFile::default).role = Some(role.to_owned());
    }

    /// Writes the respondent's part of the organisation.
    pub fn set_unit(&mut self, unit: &str) {
        self.file.respondent.get_or_insert_with(RespondentFile::default).unit = Some(unit.to_owned());
    }

    /// Writes how far people had differed.
    pub fn set_panel(&mut self, panel: &EarlierPanel) {
        self.file.panel = Some(PanelFile::of(panel));
    }

    /// The model of an archetype framework that the organisation wants.
    #[must_use]
    pub fn wanted_model(&self, framework: FrameworkIndex) -> Option<ElementIndex> {
        let framework = &self.pack.frameworks[framework];
        let (_, model) = self.file.wanted.iter().flatten().find(|(key, _)| key.value == framework.id)?;
        framework.elements.iter().find(|element| self.pack.elements[*element].short_id == model.value.0)
    }

    /// Writes a wish; an earlier one about the same is replaced.
    pub fn want(&mut self, wanted: Wanted) {
        let (id, value) = match wanted {
            Wanted::Model(framework, element) => {
                (&self.pack.frameworks[framework].id, self.pack.elements[element].short_id.clone())
            }
            Wanted::Score(measure, score) => (&self.pack.measure_id(measure).to_owned(), score.to_string()),
        };
        let entries = &mut self.file.wanted.get_or_insert_with(IdMap::default).0;
        let value = spanned(Scalar(value));
        match entries.iter_mut().find(|(key, _)| &key.value == id) {
            Some((_, old)) => *old = value,
            None => entries.push((word(id), value)),
        }
    }

    /// Writes what is given for an item; its note and proof stay. Returns whether anything changed.
    pub fn set(&mut self, item: ItemIndex, given: Given) -> bool {
        if self.given[item] == given {
            return false;
        }
        self.given[item] = given;
        self.write(item);
        true
    }

    /// Writes note and proof of an item; its answer stays. Returns whether anything changed.
    pub fn set_remark(&mut self, item: ItemIndex, remark: Remark) -> bool {
        if self.remarks[item] == remark {
            return false;
        }
        self.remarks[item] = remark;
        self.write(item);
        true
    }

    fn write(&mut self, item: ItemIndex) {
        let answer = self.written(item);
        let pack = self.pack;
        let question = pack.question_of(item);
        if question.kind == QuestionKind::Matrix {
            self.write_row(question, item, answer);
        } else {
            let rank = |key: &str| pack.question_written(key);
            put(&mut self.file.answers.0, rank, pack.items[item].question, &question.id, answer);
        }
    }

    fn write_row(&mut self, question: &'p Question, item: ItemIndex, answer: AnswerFile) {
        let pack = self.pack;
        let rank = |key: &str| pack.question_written(key);
        let index = pack.items[item].question;
        let entries = &mut self.file.answers.0;
        let mut rows = match entries.iter_mut().rfind(|(key, _)| rank(&key.value) == Some(index)) {
            Some((_, old)) => rows_of(pack, question, std::mem::take(&mut old.value)),
            None => Entries::new(),
        };
        let row_rank = |key: &str| pack.row_written(question, key);
        put(&mut rows, row_rank, item, pack.items[item].short_id(), answer);
        let whole = if rows.is_empty() { AnswerFile::Blank } else { AnswerFile::Map(IdMap(rows)) };
        put(entries, rank, index, &question.id, whole);
    }

    /// An item's answer in the form a person would write.
    fn written(&self, item: ItemIndex) -> AnswerFile {
        let plain = plain(self.pack, item, &self.given[item]);
        let Remark { note, proof } = &self.remarks[item];
        if note.is_none() && proof.is_none() {
            return plain;
        }
        let mut parts = Entries::new();
        if plain != AnswerFile::Blank {
            parts.push((word("is"), spanned(plain)));
        }
        parts.extend(note.iter().map(|note| (word("note"), spanned(AnswerFile::One(note.clone())))));
        parts.extend(proof.iter().map(|proof| (word("proof"), spanned(AnswerFile::One(proof.clone())))));
        AnswerFile::Map(IdMap(parts))
    }
}

fn drop_blanks(entries: &mut Entries) {
    for (_, answer) in entries.iter_mut() {
        if let AnswerFile::Map(parts) = &mut answer.value {
            drop_blanks(&mut parts.0);
        }
    }
    let empty = AnswerFile::Map(IdMap::default());
    entries.retain(|(_, answer)| answer.value != AnswerFile::Blank && answer.value != empty);
}

fn plain(pack: &Pack, item: ItemIndex, given: &Given) -> AnswerFile {
    let id = |option: OptionIndex| pack.items[item].options[option].id.clone();
    match given {
        Given::Unanswered => AnswerFile::Blank,
        Given::Unknown => AnswerFile::One("unknown".to_owned()),
        Given::NotApplicable => AnswerFile::One("n/a".to_owned()),
        Given::Option(option) => AnswerFile::One(id(*option)),
        Given::Options(options) => AnswerFile::Many(options.iter().map(|option| word(id(*option))).collect()),
        Given::Number(number) => AnswerFile::One(number.to_string()),
        Given::Text(text) => AnswerFile::One(text.clone()),
    }
}

/// Replaces the entry of that rank, adds it behind the nearest one that comes before it, or removes it when blank.
fn put<I: Ord + Copy>(entries: &mut Entries, rank: impl Fn(&str) -> Option<I>, at: I, id: &str, answer: AnswerFile) {
    if answer == AnswerFile::Blank {
        return entries.retain(|(key, _)| rank(&key.value) != Some(at));
    }
    if let Some((_, old)) = entries.iter_mut().rfind(|(key, _)| rank(&key.value) == Some(at)) {
        old.value = answer;
        return;
    }
    let ranks = entries.iter().enumerate().filter_map(|(place, (key, _))| Some((rank(&key.value)?, place)));
    let before = ranks.filter(|(rank, _)| *rank < at).max();
    entries.insert(before.map_or(0, |(_, place)| place + 1), (word(id), spanned(answer)));
}

/// The rows of a matrix; one word that stands for all of them is spelt out.
fn rows_of(pack: &Pack, question: &Question, answer: AnswerFile) -> Entries {
    match answer {
        AnswerFile::Map(rows) => rows.0,
        AnswerFile::One(all) => {
            let row = |item: ItemIndex| (word(pack.items[item].short_id()), spanned(AnswerFile::One(all.clone())));
            question.items.iter().map(row).collect()
        }
        AnswerFile::Blank | AnswerFile::Many(_) => Entries::new(),
    }
}

fn word(text: impl Into<String>) -> Word {
    spanned(text.into())
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned { value, span: crate::diagnostics::Span::default() }
}
