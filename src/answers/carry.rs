//! Answers to an earlier major version, carried over as far as they still mean the same.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::file::{AnswerFile, AnswersFile};
use super::template::one_line;
use super::validate::Check;
use super::{Answers, Draft, Given, Remark};
use crate::diagnostics::{Code, Diagnostics, Span};
use crate::index::ItemIndex;
use crate::pack::Pack;
use crate::yaml::{IdMap, Spanned, Word};

/// What became of the answers to an earlier version.
#[derive(Debug)]
pub struct Carried {
    /// The version they were for.
    pub before: u32,
    /// A file of the present version, with the answers that still mean the same.
    pub file: AnswersFile,
    /// How many answers that are.
    pub kept: usize,
    /// Answers to be given anew, in the order of the old file.
    pub left: Vec<Left>,
}

/// An answer that was not carried over.
#[derive(Debug)]
pub struct Left {
    /// The item it answered, by its old id.
    pub id: String,
    /// As it was written.
    pub answer: AnswerFile,
    /// Why it is asked anew.
    pub why: String,
}

/// One answer of the old file, taken apart.
struct Entry<'a> {
    id: String,
    written: &'a Spanned<AnswerFile>,
    plain: &'a AnswerFile,
    span: Span,
    remark: Remark,
}

/// Carries the answers over. `None` when the old file has a problem, or its version nothing to go by.
pub fn carry(old: &AnswersFile, pack: &Pack, diagnostics: &mut Diagnostics) -> Option<Carried> {
    let mut check = Check::new(pack, String::new());
    let before = check.earlier(&old.questionnaire);
    check.header(old);
    check.wanted(old.wanted.as_ref());
    let entries = entries(old, &mut check);
    let (Some(before), true) = (before, check.problems.is_empty()) else {
        diagnostics.extend(check.problems);
        return None;
    };
    let mut draft = Draft::resume(pack, unanswered(old, pack), &Answers::empty(pack));
    let mut left = Vec::new();
    let all = entries.len();
    for entry in entries {
        if let Err(why) = take(&entry, &pack.former[&before], &mut check, &mut draft) {
            left.push(Left { id: entry.id, answer: entry.written.value.clone(), why });
        }
    }
    Some(Carried { before, file: draft.file().clone(), kept: all - left.len(), left })
}

/// The header alone, for the present version; scores of another are not comparable.
fn unanswered(old: &AnswersFile, pack: &Pack) -> AnswersFile {
    let questionnaire = Draft::new(pack).file().questionnaire.clone();
    AnswersFile { questionnaire, answers: IdMap::default(), panel: None, ..old.clone() }
}

/// Every answer of the file, row by row.
fn entries<'a>(old: &'a AnswersFile, check: &mut Check<'_>) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for (key, answer) in &old.answers {
        match &answer.value {
            AnswerFile::Map(rows) if !is_remarked(rows) => {
                let id = |row: &Word| format!("{}.{}", key.value, row.value);
                entries.extend(rows.iter().map(|(row, answer)| entry(id(row), answer, check)));
            }
            _ => entries.push(entry(key.value.clone(), answer, check)),
        }
    }
    entries.retain(|entry| *entry.plain != AnswerFile::Blank || entry.remark != Remark::default());
    entries
}

/// Whether it is one answer with `note` or `proof`, and no rows.
fn is_remarked(parts: &IdMap<Spanned<AnswerFile>>) -> bool {
    parts.iter().any(|(key, _)| matches!(key.value.as_str(), "is" | "note" | "proof"))
}

fn entry<'a>(id: String, written: &'a Spanned<AnswerFile>, check: &mut Check<'_>) -> Entry<'a> {
    let (plain, span, remark) = check.unwrap(written);
    Entry { id, written, plain, span, remark }
}

/// Writes an answer to the item it is for now; the reason when there is none.
fn take(
    entry: &Entry<'_>,
    former: &HashMap<String, String>,
    check: &mut Check<'_>,
    draft: &mut Draft<'_>,
) -> Result<(), String> {
    let item = place(check.pack, former, entry)?;
    let given = check.tried(item, entry.plain, entry.span).map_err(|problem| problem.message)?;
    if draft.given()[item] != Given::Unanswered && draft.given()[item] != given {
        return Err(format!("`{}` has another answer above", check.pack.items[item].id));
    }
    draft.set(item, given);
    if entry.remark != Remark::default() {
        draft.set_remark(item, entry.remark.clone());
    }
    Ok(())
}

/// The item that an old answer is to now. What is said of an answer comes before what is said of its row, and that
/// before what is said of its question.
fn place(pack: &Pack, former: &HashMap<String, String>, entry: &Entry<'_>) -> Result<ItemIndex, String> {
    let id = entry.id.as_str();
    let (question, row) = id.split_once('.').map_or((id, None), |(question, row)| (question, Some(row)));
    let unchanged = |id: &str| former.get(id).map_or(Ok(()), |why| Err(why.clone()));
    for word in words(entry.plain) {
        unchanged(&format!("{id}.{word}"))?;
        unchanged(&format!("{question}.{word}"))?;
    }
    unchanged(id)?;
    if let Some(item) = pack.renamed.get(id).and_then(|new| pack.item(new)) {
        return Ok(item);
    }
    unchanged(question)?;
    let gone = || format!("nothing is called `{id}` now");
    let question = &pack.questions[pack.question_written(question).ok_or_else(gone)?];
    match row {
        Some(row) => pack.row_written(question, row).ok_or_else(gone),
        None => pack.item(&question.id).ok_or_else(|| "its rows may be others now; answer each of them".to_owned()),
    }
}

fn words(answer: &AnswerFile) -> Vec<&str> {
    match answer {
        AnswerFile::One(word) => vec![word],
        AnswerFile::Many(words) => words.iter().map(|word| word.value.as_str()).collect(),
        AnswerFile::Blank | AnswerFile::Map(_) => Vec::new(),
    }
}

impl Check<'_> {
    /// The earlier major version that answers are for, if the pack says what became of it.
    fn earlier(&mut self, name: &Word) -> Option<u32> {
        let (_, version) = name.value.split_once('@').unwrap_or((&name.value, ""));
        let major = version.split('.').next().and_then(|major| major.parse::<u32>().ok());
        let earlier = major.filter(|major| self.pack.former.contains_key(major));
        if earlier.is_none() {
            let (id, present) = (&self.pack.id, self.pack.version.major);
            let (message, help) = match major {
                Some(major) if major == present => {
                    (format!("the answers are for version {major} already"), "use the file as it is".to_owned())
                }
                Some(major) => {
                    let message = format!("`{id}` does not say what became of version {major}");
                    (message, format!("answer the questions again: `takestock interview` asks version {present}"))
                }
                None => ("the file does not say which version it is for".to_owned(), format!("write `{id}@1` here")),
            };
            self.push(name.span, Code::VersionMismatch, message, help);
        }
        earlier
    }
}

impl Carried {
    /// The new file, then as comments what has to be answered anew: each reason with the answers as they were.
    ///
    /// # Errors
    /// When the YAML writer refuses, which no answer makes it do.
    pub fn to_yaml(&self) -> Result<String, serde_yaml::Error> {
        let mut text = self.file.to_yaml()?;
        if !self.left.is_empty() {
            let before = self.before;
            let _ = writeln!(
                text,
                "\n# Not carried over: what was answered in version {before}, each time with the reason."
            );
        }
        for same in self.left.chunk_by(|one, other| one.why == other.why) {
            let _ = writeln!(text, "#\n# {}", one_line(&same[0].why));
            for left in same {
                text.push_str(&left.comment()?);
            }
        }
        Ok(text)
    }
}

impl Left {
    fn comment(&self) -> Result<String, serde_yaml::Error> {
        let key = Word { value: self.id.clone(), ..Word::default() };
        let answer = Spanned { value: self.answer.clone(), ..Spanned::default() };
        let yaml = super::escape::to_yaml(&IdMap(vec![(key, answer)]))?;
        Ok(yaml.lines().flat_map(|line| ["#   ", line, "\n"]).collect())
    }
}
