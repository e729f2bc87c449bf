//! What one respondent answered, checked against a pack.
//!
//! Takes an answers file as written and a valid pack, gives [`Answers`] with one entry for each item of the pack.

pub mod applicable;
mod carry;
mod draft;
mod escape;
pub mod file;
mod header;
pub mod panel;
mod template;
mod validate;

use jiff::civil::Date;

use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Measure, OptionIndex, RoleIndex, TiVec, ti_vec};
use crate::pack::Pack;
use crate::record::{EarlierPanel, Respondent, Scope};

pub use applicable::{AnswerFacts, Applicability, applicability};
pub use carry::{Carried, carry};
pub use draft::Draft;
pub use file::AnswersFile;
pub use header::parse_date;
pub use template::template;
pub use validate::{parse_given, validate};

/// Valid answers to one pack.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// Which questions were asked.
    pub(crate) scope: Scope,
    /// The organisation's name.
    pub(crate) organisation: Option<String>,
    /// The day the answers stand for.
    pub(crate) date: Option<Date>,
    /// Who answered.
    pub(crate) respondent: Option<Respondent>,
    /// Who holds each role, as far as the file says.
    pub(crate) people: TiVec<RoleIndex, Option<String>>,
    /// What was given for each item.
    pub(crate) given: TiVec<ItemIndex, Given>,
    /// Notes and proofs of each item.
    pub(crate) remarks: TiVec<ItemIndex, Remark>,
    /// What the organisation itself wants.
    pub(crate) wanted: Vec<Wanted>,
    /// How far people had differed who settled on these answers.
    pub(crate) panel: Option<EarlierPanel>,
    /// Digest of the file, as lowercase hex.
    pub(crate) sha256: String,
}

/// What was given for one item.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Given {
    /// Nothing.
    #[default]
    Unanswered,
    /// The respondent could not tell.
    Unknown,
    /// The thing cannot exist here.
    NotApplicable,
    /// One option.
    Option(OptionIndex),
    /// Options, rising, at least one.
    Options(Vec<OptionIndex>),
    /// A number.
    Number(f64),
    /// Words.
    Text(String),
}

impl Given {
    /// Whether it leaves the item open: nothing given, or unknown.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Unanswered | Self::Unknown)
    }
}

/// What a respondent added to an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Remark {
    /// In their own words.
    pub note: Option<String>,
    /// What they point to.
    pub proof: Option<String>,
}

/// Something the organisation itself wants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wanted {
    /// A model of a framework.
    Model(FrameworkIndex, ElementIndex),
    /// A score.
    Score(Measure, f64),
}

impl Answers {
    /// Nothing answered yet.
    #[must_use]
    pub fn empty(pack: &Pack) -> Self {
        Self {
            scope: Scope::Full,
            organisation: None,
            date: None,
            respondent: None,
            people: ti_vec![None; pack.roles.len()],
            given: ti_vec![Given::Unanswered; pack.items.len()],
            remarks: ti_vec![Remark::default(); pack.items.len()],
            wanted: Vec::new(),
            panel: None,
            sha256: String::new(),
        }
    }
}
