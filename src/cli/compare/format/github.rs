//! Annotations of a GitHub workflow: a summary, then what fell furthest.

use anyhow::Result;

use super::{CompareFormat, Printer};
use crate::cli::annotation::Annotations;
use crate::cli::compare::{Compared, Judged, Judgement};
use crate::cli::house::House;
use crate::compare::Regression;
use crate::diagnostics::Count;
use crate::report::{change_sentence, fell, folders_facts, signed};

pub(super) const FORMAT: CompareFormat = CompareFormat {
    name: "github",
    help: "Annotations of a GitHub workflow: a summary, then what fell furthest; all of it in the job summary",
    printer: &Worst,
};

/// Answers that an annotation names.
const NAMED: usize = 2;

struct Worst;

impl Printer for Worst {
    fn print(&self, judged: &Judged, _: &House) -> Result<String> {
        let mut all = Annotations::default();
        all.problems(&judged.problems);
        for judgement in judged.judgements() {
            for (at, regression) in judgement.fallen.iter().enumerate() {
                let place = judgement.places.get(at).copied().flatten();
                let title = format!("{} fell", regression.title);
                all.condition((judgement.file, place), title, text(&judgement, regression), regression.fell);
            }
        }
        all.print("takestock compare", &summary(judged))
    }
}

fn text(judgement: &Judgement<'_>, regression: &Regression) -> String {
    let shift = judgement.comparison.scores.iter().find(|shift| shift.id == regression.id);
    let shares = shift.into_iter().flat_map(|shift| &shift.because).filter(|share| share.points < 0.0);
    let causes: Vec<String> =
        shares.take(NAMED).map(|share| format!("\n{} points by: {}", signed(share.points), share.ask)).collect();
    fell(regression) + &causes.concat()
}

fn summary(judged: &Judged) -> String {
    let judgements = judged.judgements();
    let fallen: usize = judgements.iter().map(|judgement| judgement.fallen.len()).sum();
    let files = judgements.iter().filter(|judgement| !judgement.fallen.is_empty()).count();
    let verdict = match (judged.floors.is_empty(), fallen) {
        (true, _) => "nothing was said of how far scores may fall".to_owned(),
        (false, 0) => "no score fell further than it may".to_owned(),
        (false, _) => format!("{} fell further than it may, in {}", Count(fallen, "score"), Count(files, "file")),
    };
    match &judged.compared {
        Compared::Course { .. } => verdict,
        Compared::Panels { change, .. } => change_sentence(change),
        Compared::Folders { folders, .. } => format!("{}: {verdict}", folders_facts(folders).join(", ")),
    }
}
