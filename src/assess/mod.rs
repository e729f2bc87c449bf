//! From answers to a record: scores, target, plan, with everything that may be changed on the way. Pure.
//!
//! [`assess()`] is the only way from answers to a record. `Scored` stops half-way, for who reads scores of thousands of
//! files and needs a whole record of few.

mod brief;
mod change;
mod findings;
mod frameworks;
mod messages;
mod options;
mod plan;
mod readings;
mod record;

use self::findings::Made;
use crate::answers::Answers;
use crate::index::{ActionIndex, FrameworkIndex, TiSlice, TiVec};
use crate::pack::{Offer, Pack};
use crate::record::{FIRST_LOOK, Record, Score};
use crate::roadmap::{self, Decided};
use crate::scoring::{self, Assessment};

pub(crate) use brief::{Brief, brief};
pub use change::BadChange;
pub(crate) use change::change;
pub use options::{AssessError, Options};
pub(crate) use record::{ask, brief_ask, label, pack_ref};

/// The record of answers to a pack: scored, decided and planned.
///
/// # Errors
/// When an option does not fit the pack.
pub fn assess(pack: &Pack, answers: &Answers, options: &Options) -> Result<Record, AssessError> {
    let answers = options.applied(pack, answers)?;
    Ok(Scored::new(pack, &answers, options).record(options))
}

/// Answers with their scores and the recommended archetypes.
#[derive(Debug)]
pub(crate) struct Scored<'a> {
    pack: &'a Pack,
    answers: &'a Answers,
    assessment: Assessment,
    decided: TiVec<FrameworkIndex, Option<Decided>>,
}

impl<'a> Scored<'a> {
    /// Scores answers to which the options have been [applied](Options::applied).
    #[must_use]
    pub(crate) fn new(pack: &'a Pack, answers: &'a Answers, options: &Options) -> Self {
        let assessment = scoring::score(pack, answers);
        let decided = if is_first_look(&assessment) {
            pack.frameworks.iter().map(|_| None).collect()
        } else {
            roadmap::decide(pack, answers, &assessment, options.target)
        };
        Self { pack, answers, assessment, decided }
    }

    /// What gates and tables read.
    #[must_use]
    pub(crate) fn scores(&self) -> Scores<'_> {
        let Self { pack, answers, assessment, decided } = self;
        Scores { pack, answers, assessment, decided }
    }

    /// The whole record.
    #[must_use]
    pub(crate) fn record(&self, options: &Options) -> Record {
        let Self { pack, answers, assessment, decided } = self;
        let capacity = options.capacity.as_deref();
        let planned = !options.no_roadmap && !self.scores().is_first_look();
        let plan = planned.then(|| roadmap::plan(pack, answers, assessment, decided, capacity));
        record::build(self.scores(), plan.as_ref(), &options.set)
    }
}

/// Answers and their scores, borrowed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scores<'a> {
    /// The pack.
    pub(crate) pack: &'a Pack,
    /// The answers.
    pub(crate) answers: &'a Answers,
    /// Their scores.
    pub(crate) assessment: &'a Assessment,
    /// The recommended archetypes, by framework index; empty where none were decided.
    pub(crate) decided: &'a TiSlice<FrameworkIndex, Option<Decided>>,
}

impl<'a> Scores<'a> {
    /// What each action is for this organisation.
    #[must_use]
    pub(crate) fn offers(self) -> TiVec<ActionIndex, Offer<'a>> {
        let made = Made::of(self);
        let known = made.known(self);
        self.pack.actions.keys().map(|action| self.pack.offer(action, &known)).collect()
    }

    /// Every action that can be done and would change an answer, each behind what it still needs first; in pack order.
    #[must_use]
    pub(crate) fn doable(self) -> Vec<Vec<ActionIndex>> {
        let made = Made::of(self);
        roadmap::doable(&made.known(self))
    }

    /// Whether too little was answered for a verdict, a recommendation or a roadmap.
    #[must_use]
    pub(crate) fn is_first_look(&self) -> bool {
        is_first_look(self.assessment)
    }
}

fn is_first_look(assessment: &Assessment) -> bool {
    record::coverage(assessment).percent.is_none_or(|percent| !Score::of_points(percent).reaches(FIRST_LOOK))
}
