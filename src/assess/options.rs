//! What may be changed between answers and their record.

use std::borrow::Cow;

use jiff::civil::Date;

use super::change::{BadChange, change};
use crate::answers::Answers;
use crate::diagnostics::Count;
use crate::pack::Pack;
use crate::roadmap::TargetChoice;

/// What may be changed between answers and their record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Options {
    /// Answers to change first, `item=option`.
    pub set: Vec<String>,
    /// The day the answers stand for, instead of their own.
    pub date: Option<Date>,
    /// Weeks of work that each wave of the pack has room for.
    pub capacity: Option<Vec<f64>>,
    /// Whose word decides which archetype to aim for.
    pub target: TargetChoice,
    /// Leave out the roadmap.
    pub no_roadmap: bool,
}

/// An option that does not fit the pack.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AssessError {
    /// The capacity names another number of waves than the pack.
    #[error("the capacity names {}, the questionnaire has {waves}", Count(*named, "wave"))]
    Capacity {
        /// Waves named.
        named: usize,
        /// Waves of the pack.
        waves: usize,
    },
    /// A change names no item or no answer of it.
    #[error(transparent)]
    Change(#[from] BadChange),
}

impl Options {
    /// The answers with the changes made.
    ///
    /// # Errors
    /// When an option does not fit the pack.
    pub(crate) fn applied<'a>(&self, pack: &Pack, answers: &'a Answers) -> Result<Cow<'a, Answers>, AssessError> {
        let waves = pack.waves.len();
        if let Some(named) = self.capacity.as_ref().map(Vec::len).filter(|named| *named != waves) {
            return Err(AssessError::Capacity { named, waves });
        }
        let mut answers = Cow::Borrowed(answers);
        if let Some(date) = self.date {
            answers.to_mut().date = Some(date);
        }
        for written in &self.set {
            change(pack, answers.to_mut(), written)?;
        }
        Ok(answers)
    }
}
