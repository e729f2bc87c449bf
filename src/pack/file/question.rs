//! Sections, questions, options, rows and bands, as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::condition::ConditionFile;
use crate::yaml::{Fraction, IdMap, Spanned, Word};

/// A group of questions.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SectionFile {
    /// Unique among sections.
    pub id: Word,
    /// The heading.
    pub title: String,
    /// A sentence shown under the heading.
    pub intro: Option<String>,
    /// In the order asked.
    pub questions: Spanned<Vec<QuestionFile>>,
}

/// One screen of the questionnaire.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct QuestionFile {
    /// Unique among questions.
    pub id: Word,
    /// `choice`, `choices`, `matrix`, `number` or `text`.
    #[schemars(with = "QuestionKindName")]
    pub kind: Word,
    /// The question itself.
    pub ask: Word,
    /// Why it is asked.
    pub why: Option<String>,
    /// How to tell what to answer.
    pub help: Option<String>,
    /// Weight of all its evidence; default 1.
    pub weight: Option<Spanned<f64>>,
    /// First option worst, last best.
    pub ordered: Option<Spanned<bool>>,
    /// What can be answered; a matrix's rows share them.
    pub options: Option<Spanned<Vec<OptionFile>>>,
    /// The rows of a matrix.
    pub rows: Option<Spanned<Vec<RowFile>>>,
    /// Elements that ordered options are spread evenly over, with the weight for each.
    pub measures: Option<Spanned<IdMap<Spanned<f64>>>>,
    /// `[n/a]` when the thing cannot exist in some organisations.
    pub allow: Option<Vec<Word>>,
    /// Asked only while this holds; may name earlier questions only.
    pub when: Option<Spanned<ConditionFile>>,
    /// `worst`: while `when` is false the item counts at its worst.
    #[schemars(with = "Option<OtherwiseName>")]
    pub otherwise: Option<Word>,
    /// Ids of sources.
    pub sources: Option<Vec<Word>>,
    /// Also in the short version.
    pub pulse: Option<bool>,
    /// Smallest number that can be typed.
    pub min: Option<Spanned<f64>>,
    /// Largest number that can be typed.
    pub max: Option<Spanned<f64>>,
    /// What a number counts.
    pub unit: Option<Word>,
    /// Evidence of a number, by size.
    pub bands: Option<Spanned<Vec<BandFile>>>,
}

/// The kinds of question.
#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only the JSON schema reads the names")]
enum QuestionKindName {
    Choice,
    Choices,
    Matrix,
    Number,
    Text,
}

#[derive(Debug, Clone, Copy, JsonSchema)]
#[schemars(rename_all = "lowercase")]
#[expect(dead_code, reason = "only the JSON schema reads the names")]
enum OtherwiseName {
    Worst,
}

/// One observable behaviour that can be chosen.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OptionFile {
    /// Unique in its question.
    pub id: Word,
    /// What people read.
    pub label: Word,
    /// What it says about elements.
    pub evidence: Option<IdMap<Spanned<Fraction>>>,
    /// Cannot be chosen together with others.
    pub exclusive: Option<Spanned<bool>>,
}

/// One row of a matrix.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RowFile {
    /// Unique in its question.
    pub id: Word,
    /// What people read.
    pub label: Word,
    /// As for a question.
    pub measures: Option<Spanned<IdMap<Spanned<f64>>>>,
    /// Its own options instead of the question's.
    pub options: Option<Spanned<Vec<OptionFile>>>,
    /// Weight of its evidence instead of the question's.
    pub weight: Option<Spanned<f64>>,
}

/// Evidence of a number up to a bound.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BandFile {
    /// Numbers below this; the last band has none.
    pub below: Option<Spanned<f64>>,
    /// What such a number says.
    pub evidence: Spanned<IdMap<Spanned<Fraction>>>,
}
