//! Gates from the command line and from a file, and what is said about those that are not met.

use super::args::GateArgs;
use super::input;
use crate::assess::{Scores, ask, label};
use crate::diagnostics::{Code, Count, Diagnostic, Diagnostics, Span, render::visible, tick};
use crate::gate::{self, BadGate, Gate, GatesFile, Outcome};
use crate::index::{ActionIndex, ItemIndex, TiSlice};
use crate::pack::{Offer, Pack};
use crate::record::Outline;
use crate::remedy::{Change, Doing, Means, Remedy, remedy};
use crate::report::number::plain;
use crate::roadmap::apply;

/// Gates as given, before it is known what a questionnaire scores.
#[derive(Debug, Default)]
pub(super) struct Gates {
    expressions: Vec<String>,
    file: GatesFile,
}

impl Gates {
    /// Reads them and refuses those that fit none of the questionnaires. `None` when problems were pushed.
    pub(super) fn read(args: &GateArgs, outlines: &[Outline], diagnostics: &mut Diagnostics) -> Option<Self> {
        for expression in &args.gate {
            let parsed: Vec<_> = outlines.iter().map(|outline| gate::parse(expression, outline)).collect();
            if let (false, Some(Err(bad))) = (parsed.iter().any(Result::is_ok), parsed.into_iter().next()) {
                let file = diagnostics.add_source(format!("--gate '{expression}'"), "");
                diagnostics.push(Diagnostic::whole(file, Code::BadGate, bad.message, bad.help));
            }
        }
        let file = args.gates.as_ref().and_then(|path| {
            let file = input::text(path, diagnostics)?;
            gate::read(file, outlines, diagnostics)
        });
        let gates = Self { expressions: args.gate.clone(), file: file.unwrap_or_default() };
        if let Some(name) = gates.repeated() {
            let message = format!("two gates are called {}", tick(name));
            let file = diagnostics.add_source("gates", "");
            let help = "results are told apart by name: give one another name, or leave it out";
            diagnostics.push(Diagnostic::whole(file, Code::BadGate, message, help));
        }
        (!diagnostics.has_errors()).then_some(gates)
    }

    /// A name that two gates share; a gate without one is called by its condition.
    fn repeated(&self) -> Option<&str> {
        let written = self.file.gates.iter().map(|gate| gate.name.as_deref().unwrap_or(&gate.gate.value));
        let mut seen = std::collections::HashSet::new();
        self.expressions.iter().map(String::as_str).chain(written).find(|name| !seen.insert(name.trim()))
    }

    /// Whether any were given.
    #[must_use]
    pub(super) fn asked(args: &GateArgs) -> bool {
        !args.gate.is_empty() || args.gates.is_some()
    }

    /// The gates under one questionnaire.
    ///
    /// # Errors
    /// When one of them names something that this questionnaire does not score.
    pub(super) fn under(&self, outline: &Outline) -> Result<Vec<Gate>, BadGate> {
        let written = self.file.gates.iter().map(|gate| gate.parse(outline));
        self.expressions.iter().map(|expression| gate::parse(expression, outline)).chain(written).collect()
    }
}

/// What is said of a gate that is not met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hints {
    /// The actions that would meet it.
    Actions,
    /// Also the answers that would.
    Answers,
}

impl Hints {
    /// Answers only when they are asked for: an organisation is to act, not to tick other boxes.
    #[must_use]
    pub(super) fn explained(explain: bool) -> Self {
        if explain { Self::Answers } else { Self::Actions }
    }
}

/// A gate that is not met, and what would meet it.
#[derive(Debug, Clone)]
pub(super) struct Unmet {
    /// What became of it.
    pub outcome: Outcome,
    /// What would meet it soonest, as a sentence.
    pub remedy: String,
    /// The first item that would have to change.
    pub item: Option<ItemIndex>,
    /// Where the answers file answers that item, where it is known.
    pub place: Option<Span>,
}

impl Unmet {
    /// Both as one line.
    #[must_use]
    pub(super) fn line(&self) -> String {
        let Outcome { name, condition, reason, .. } = &self.outcome;
        let name = if name == condition { String::new() } else { format!("{}: ", visible(name)) };
        let reason = reason.as_ref().map(|reason| format!(" ({})", visible(reason))).unwrap_or_default();
        format!("{name}{}{reason}; {}", self.outcome.sentence(), self.remedy)
    }
}

/// The gates that are not met, each with its remedy.
#[must_use]
pub(super) fn unmet(scores: Scores<'_>, outline: &Outline, gates: &[Gate], hints: Hints) -> Vec<Unmet> {
    let checked = gates.iter().map(|gate| (gate, gate.check(outline, &scores)));
    let unmet = checked.filter(|(_, outcome)| !outcome.met);
    unmet.map(|(gate, outcome)| remedied(scores, outline, gate, outcome, hints)).collect()
}

fn remedied(scores: Scores<'_>, outline: &Outline, gate: &Gate, outcome: Outcome, hints: Hints) -> Unmet {
    let found = remedy(scores, outline, gate, Means::Actions);
    let by_answers = match (hints, &found) {
        (Hints::Actions, _) | (_, Remedy::Answer(_)) => None,
        (Hints::Answers, _) => Some(remedy(scores, outline, gate, Means::Answers)),
    };
    let sentence = match (&by_answers, hints) {
        (Some(by_answers), _) => format!("{}; {}", advice(scores, &found), advice(scores, by_answers)),
        (None, Hints::Actions) if matches!(found, Remedy::NotSoon(_)) => {
            format!("{}; `--explain` looks for answers that would meet it", advice(scores, &found))
        }
        (None, _) => advice(scores, &found),
    };
    let item = first(scores, &found).or_else(|| first(scores, &by_answers?));
    Unmet { outcome, remedy: sentence, item, place: None }
}

fn first(scores: Scores<'_>, remedy: &Remedy) -> Option<ItemIndex> {
    match remedy {
        Remedy::Actions(alternatives) => alternatives.first()?.all().iter().find_map(|action| moved(scores, *action)),
        Remedy::AnyOf(changes) | Remedy::Together(changes) => changes.first().map(|change| change.item),
        Remedy::Answer(open) => open.first().copied(),
        Remedy::NotSoon(_) => None,
    }
}

/// The first answer that an action changes.
fn moved(scores: Scores<'_>, action: ActionIndex) -> Option<ItemIndex> {
    let (pack, given) = (scores.pack, &scores.answers.given);
    let after = apply(pack, &[&pack.actions[action]], given);
    pack.actions[action].moves.iter().map(|step| step.item).find(|item| after[*item] != given[*item])
}

fn advice(scores: Scores<'_>, remedy: &Remedy) -> String {
    let pack = scores.pack;
    let each = |changes: &[Change], word: &str| {
        let changes: Vec<String> = changes.iter().map(|change| changed(pack, change)).collect();
        changes.join(&format!(" {word} "))
    };
    match remedy {
        Remedy::Actions(alternatives) => {
            let offers = scores.offers();
            let alternatives: Vec<String> = alternatives.iter().map(|doing| done(&offers, doing)).collect();
            format!("what to do: {}", alternatives.join(", or "))
        }
        Remedy::AnyOf(changes) => format!("in answers, met by {}", each(changes, "or by")),
        Remedy::Together(changes) => format!("in answers, met soonest by {}", each(changes, "and")),
        Remedy::NotSoon(Means::Actions) if pack.actions.is_empty() => "its questionnaire has no actions".to_owned(),
        Remedy::NotSoon(Means::Actions) => "a few actions are not enough".to_owned(),
        Remedy::NotSoon(Means::Answers) => "a few changed answers are not enough".to_owned(),
        Remedy::Answer(open) => match open.as_slice() {
            [] => "none of its questions is open".to_owned(),
            [first, rest @ ..] => {
                let more = if rest.is_empty() { String::new() } else { format!(" and {} more open", rest.len()) };
                format!("answer `{}`{more}: {}", pack.items[*first].id, ask(pack, *first))
            }
        },
    }
}

/// "Name an owner" (3 person-weeks), after 2 other actions (5 person-weeks).
fn done(offers: &TiSlice<ActionIndex, Offer<'_>>, doing: &Doing) -> String {
    let named = |action: &ActionIndex| {
        let title = visible(offers[*action].title);
        format!("\u{201c}{title}\u{201d} ({})", work(offers, std::slice::from_ref(action)))
    };
    let all: Vec<String> = doing.actions.iter().map(named).collect();
    let first = match doing.before.as_slice() {
        [] => String::new(),
        [one] => format!(", after {}", named(one)),
        several => format!(", after {} ({})", Count(several.len(), "other action"), work(offers, several)),
    };
    all.join(" and ") + &first
}

fn work(offers: &TiSlice<ActionIndex, Offer<'_>>, actions: &[ActionIndex]) -> String {
    let weeks: f64 = actions.iter().map(|action| offers[*action].effort_weeks).sum();
    let noun = if plain(weeks) == "1" { "person-week" } else { "person-weeks" };
    format!("{} {noun}", plain(weeks))
}

/// `zones-public.listening` → "A team listens".
fn changed(pack: &Pack, change: &Change) -> String {
    let item = &pack.items[change.item];
    let to = label(item, &change.to).unwrap_or_default();
    format!("`{}` at \u{201c}{}\u{201d}", item.id, visible(&to))
}
