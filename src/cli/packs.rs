//! The questionnaires that files name, each loaded once, with the gates and columns that follow from it.

use std::sync::{Arc, Mutex, PoisonError};

use super::args::AssessArgs;
use super::gates::Gates;
use super::input;
use crate::answers::{Answers, AnswersFile};
use crate::assess::{self, BadChange};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::gate::{BadGate, Gate};
use crate::pack::{Pack, builtin};
use crate::record::Outline;
use crate::report::Table;

/// A questionnaire, ready to score under.
#[derive(Debug)]
pub(super) struct Prepared {
    /// The questionnaire.
    pub pack: Pack,
    /// What it scores.
    pub outline: Outline,
    /// The columns of its table.
    pub table: Table,
    /// What must be met, or why a gate cannot be asked here.
    pub gates: Result<Vec<Gate>, BadGate>,
}

/// Loads questionnaires on demand.
pub(super) struct Packs {
    gates: Gates,
    given: Option<Arc<Prepared>>,
    named: Mutex<Vec<Arc<Prepared>>>,
}

impl Packs {
    /// With the questionnaire the command line names, if any, and the gates. `None` when problems were pushed.
    pub(super) fn new(args: &AssessArgs, gates: &super::args::GateArgs, diagnostics: &mut Diagnostics) -> Option<Self> {
        let given = args.questionnaire();
        let asked = Gates::asked(gates) || !args.set.is_empty();
        let candidates: Vec<Pack> = match given {
            Some(spec) => vec![input::load_pack(spec, diagnostics)?],
            None if asked => builtin::ids().filter_map(|id| input::load_pack(id, diagnostics)).collect(),
            None => Vec::new(),
        };
        known_changes(&candidates, &args.set, diagnostics)?;
        let outlines: Vec<Outline> = candidates.iter().map(Outline::of_pack).collect();
        let gates = if Gates::asked(gates) { Gates::read(gates, &outlines, diagnostics)? } else { Gates::default() };
        let mut ready: Vec<Arc<Prepared>> =
            candidates.into_iter().map(|pack| Arc::new(prepare(pack, &gates))).collect();
        let given = given.and_then(|_| ready.pop());
        Some(Self { gates, given, named: Mutex::new(ready) })
    }

    /// The questionnaire that the command line names.
    #[must_use]
    pub(super) fn given(&self) -> Option<&Arc<Prepared>> {
        self.given.as_ref()
    }

    /// The questionnaire a file is scored under.
    pub(super) fn of(&self, written: &AnswersFile, diagnostics: &mut Diagnostics) -> Option<Arc<Prepared>> {
        let prepared = match &self.given {
            Some(given) => Arc::clone(given),
            None => self.named(super::assess::pack_name(written, diagnostics)?, diagnostics)?,
        };
        if let Err(bad) = &prepared.gates {
            let message = format!("the gates do not fit `{}`: {}", prepared.pack.id, bad.message);
            diagnostics.push(Diagnostic::at(written.questionnaire.span, Code::BadGate, message, bad.help.clone()));
            return None;
        }
        Some(prepared)
    }

    /// A built-in questionnaire; the first who asks loads it while the others wait.
    fn named(&self, name: &str, diagnostics: &mut Diagnostics) -> Option<Arc<Prepared>> {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(prepared) = named.iter().find(|prepared| prepared.pack.id == name) {
            return Some(Arc::clone(prepared));
        }
        let prepared = Arc::new(prepare(input::load_pack(name, diagnostics)?, &self.gates));
        named.push(Arc::clone(&prepared));
        Some(prepared)
    }
}

/// Refuses a `--set` that fits none of the questionnaires, once and before any work.
fn known_changes(candidates: &[Pack], changes: &[String], diagnostics: &mut Diagnostics) -> Option<()> {
    for change in changes {
        let tried = candidates.iter().map(|pack| assess::change(pack, &mut Answers::empty(pack), change));
        let tried: Vec<Result<(), BadChange>> = tried.collect();
        if let (false, Some(Err(bad))) = (tried.iter().any(Result::is_ok), tried.into_iter().next()) {
            super::assess::refuse(bad.into(), diagnostics);
        }
    }
    (!diagnostics.has_errors()).then_some(())
}

/// A questionnaire with the gates and columns that follow from it.
pub(super) fn prepare(pack: Pack, gates: &Gates) -> Prepared {
    let outline = Outline::of_pack(&pack);
    let (gates, table) = (gates.under(&outline), Table::of(&pack, &outline));
    Prepared { pack, outline, table, gates }
}
