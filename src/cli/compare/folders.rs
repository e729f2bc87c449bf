//! Compares two folders of answers files, pair by pair.

use std::path::{Path, PathBuf};

use anyhow::Result;
use rayon::prelude::*;

use super::super::args::{CompareArgs, GateArgs};
use super::super::batch::inputs;
use super::super::documents::{Document, Reader};
use super::super::packs::Packs;
use super::{Compared, floors, panels};
use crate::assess::{Options, Scored};
use crate::compare::{Comparison, Floor, Folders, Incomparable, Pair, Place, Regression, pair};
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Span};
use crate::record::Record;

/// A document of a folder.
pub(super) struct Member {
    place: Place,
    pub(super) document: Document,
}

impl Member {
    fn record(&self, options: &Options) -> Record {
        Scored::new(&self.document.prepared.pack, &self.document.answers, options).record(options)
    }

    /// Where the answer stands that did most of a regression.
    fn place(&self, comparison: &Comparison, regression: &Regression) -> Option<Span> {
        let shift = comparison.scores.iter().find(|shift| shift.id == regression.id)?;
        let most = shift.because.iter().min_by(|a, b| a.points.total_cmp(&b.points))?;
        let pack = &self.document.prepared.pack;
        self.document.written.place(pack, pack.item(&most.item)?)
    }
}

/// What moved in each pair of the two folders. `None` when the command line does not fit.
///
/// # Errors
/// When a folder cannot be read, or a floor names something that nothing is scored for.
pub(super) fn compare(
    paths: [&PathBuf; 2],
    args: &CompareArgs,
    floors: &[Floor],
    problems: &mut Diagnostics,
) -> Result<Option<Compared>> {
    let Some(packs) = Packs::new(&args.assess, &GateArgs::default(), problems) else { return Ok(None) };
    let options = args.assess.options();
    let reader = Reader { packs: &packs, options: &options, digests: false };
    let before = members(paths[0], &reader, problems)?;
    let after = members(paths[1], &reader, problems)?;
    let names = paths.map(|path| path.display().to_string());
    // What single people of a panel said is shown where the group agreed to it, or where each file is to be judged.
    let together = if args.named || !floors.is_empty() { None } else { panels::compare(&before, &after) };
    if let Some(change) = together {
        return Ok(Some(Compared::Panels { names, change: Box::new(change) }));
    }
    let places = |members: &[Member]| members.iter().map(|member| member.place.clone()).collect::<Vec<Place>>();
    let (old, new) = (places(&before), places(&after));
    let pairing = pair(&old, &new);
    let compared = |(old, new): &(usize, usize)| {
        let (before, after) = (&before[*old], &after[*new]);
        crate::compare::compare(&before.record(&options), &after.record(&options))
    };
    let results: Vec<Result<Comparison, Incomparable>> = pairing.pairs.par_iter().map(compared).collect();
    let mut comparisons = Vec::new();
    for ((old, new), result) in pairing.pairs.iter().zip(results) {
        match result {
            Ok(comparison) => comparisons.push((&before[*old], &after[*new], comparison)),
            Err(why) => incomparable(&before[*old].place, &after[*new].place, &why, problems),
        }
    }
    let fallen = floors::judge(&comparisons.iter().map(|(.., comparison)| comparison).collect::<Vec<_>>(), floors)?;
    let spans = |((_, after, comparison), fallen): (&(_, &Member, Comparison), &Vec<Regression>)| {
        fallen.iter().map(|regression| after.place(comparison, regression)).collect()
    };
    let spans: Vec<Vec<Option<Span>>> = comparisons.iter().zip(&fallen).map(spans).collect();
    let pairs = comparisons.into_iter().zip(fallen).map(|((before, after, comparison), regressions)| {
        let (before, after) = (before.place.clone(), after.place.clone());
        let renamed = before.below != after.below || before.organisation != after.organisation;
        Pair { before, after, renamed, comparison, regressions }
    });
    let folders = Folders {
        pairs: pairs.collect(),
        new: pairing.new.iter().map(|at| new[*at].clone()).collect(),
        gone: pairing.gone.iter().map(|at| old[*at].clone()).collect(),
    };
    Ok(Some(Compared::Folders { names, folders, places: spans }))
}

/// The documents below a folder, in name order; a folder may be empty.
fn members(folder: &Path, reader: &Reader<'_>, problems: &mut Diagnostics) -> Result<Vec<Member>> {
    let read = |path: PathBuf| {
        let mut found = Diagnostics::new();
        let documents = reader.read(&path, &mut found);
        let below = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        let member = |document| member(path.display().to_string(), below.clone(), document);
        (documents.into_iter().map(member).collect::<Vec<_>>(), found)
    };
    let read: Vec<(Vec<Member>, Diagnostics)> =
        inputs::in_folder(folder, problems)?.into_par_iter().map(read).collect();
    let mut members = Vec::new();
    for (found, diagnostics) in read {
        members.extend(found);
        // Texts without problems would only take room.
        if !diagnostics.is_empty() {
            problems.absorb(diagnostics);
        }
    }
    Ok(members)
}

fn member(file: String, below: String, document: Document) -> Member {
    let answers = &document.answers;
    let (organisation, date) = (answers.organisation.clone(), answers.date.map(|date| date.to_string()));
    let respondent = answers.respondent.clone();
    Member { place: Place { file, below, document: document.number, organisation, date, respondent }, document }
}

fn incomparable(before: &Place, after: &Place, why: &Incomparable, problems: &mut Diagnostics) {
    let file = problems.add_source(after.name(), "");
    let message = format!("it cannot be compared with `{}`: {why}", before.name());
    let help = "compare answers to one questionnaire, and one major version of it";
    problems.push(Diagnostic::whole(file, Code::OtherQuestionnaire, message, help));
}
