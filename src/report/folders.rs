//! What moved between two folders, as ready strings for its templates.

use serde::Serialize;

use super::comparison::{Row, change_shown, fell, row};
use super::number::count;
use super::theme::ThemeView;
use super::{TemplateError, Templates, Theme};
use crate::compare::{Folders, ModelShift, Pair, Place, Shift};

/// Everything a template gets.
#[derive(Debug, Serialize)]
struct View {
    title: String,
    facts: Vec<String>,
    theme: ThemeView,
    pairs: Vec<PairView>,
    /// Pairs in which nothing moved.
    still: Vec<String>,
    new: Vec<String>,
    gone: Vec<String>,
    renamed: Vec<Renamed>,
}

#[derive(Debug, Serialize)]
struct PairView {
    whose: String,
    file: String,
    /// Scores that rose and fell, like for like.
    rose: usize,
    fell: usize,
    /// The score that fell furthest, if any did.
    furthest: String,
    models: Vec<ModelShift>,
    fallen: Vec<String>,
    frameworks: Vec<FrameworkView>,
}

#[derive(Debug, Serialize)]
struct FrameworkView {
    title: String,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Renamed {
    before: String,
    after: String,
}

/// What moved between two folders as one HTML file that needs nothing else. `names` are those of the folders.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn folders_html(
    names: &[String; 2],
    folders: &Folders,
    theme: &Theme,
    templates: &Templates,
) -> Result<String, TemplateError> {
    templates.page("folders.html", &view(names, folders, theme))
}

/// As [`folders_html`], as Markdown.
///
/// # Errors
/// When a template of the user's does not fit.
pub fn folders_markdown(
    names: &[String; 2],
    folders: &Folders,
    theme: &Theme,
    templates: &Templates,
) -> Result<String, TemplateError> {
    templates.text("folders.md", &view(names, folders, theme))
}

/// `12 pairs`, `1 new`, `2 gone`, `1 renamed`: what is there at all.
#[must_use]
pub fn folders_facts(folders: &Folders) -> Vec<String> {
    let renamed = folders.pairs.iter().filter(|pair| pair.renamed).count();
    let others = [(folders.new.len(), "new"), (folders.gone.len(), "gone"), (renamed, "renamed")];
    let others = others.into_iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}"));
    std::iter::once(count(folders.pairs.len(), "pair")).chain(others).collect()
}

fn view(names: &[String; 2], folders: &Folders, theme: &Theme) -> View {
    let title = "What moved between two folders".to_owned();
    let owned = |place: &Place| format!("{}: {}", place.whose(), place.name());
    let [before, after] = names;
    let ends = [format!("Before: {before}"), format!("Now: {after}")];
    let (moved, still): (Vec<&Pair>, Vec<&Pair>) = folders.pairs.iter().partition(|pair| moved(pair));
    let renamed = folders.pairs.iter().filter(|pair| pair.renamed);
    View {
        facts: ends.into_iter().chain(folders_facts(folders)).collect(),
        theme: ThemeView::new(theme, &title),
        pairs: moved.into_iter().map(pair_view).collect(),
        still: still.into_iter().map(|pair| owned(&pair.after)).collect(),
        new: folders.new.iter().map(owned).collect(),
        gone: folders.gone.iter().map(owned).collect(),
        renamed: renamed.map(|pair| Renamed { before: owned(&pair.before), after: owned(&pair.after) }).collect(),
        title,
    }
}

fn moved(pair: &Pair) -> bool {
    let comparison = &pair.comparison;
    comparison.scores.iter().any(Shift::moved) || comparison.models.iter().any(ModelShift::moved)
}

fn pair_view(pair: &Pair) -> PairView {
    let comparison = &pair.comparison;
    let directed = || comparison.scores.iter().filter(|shift| shift.directed && !shift.whole);
    let change = |shift: &Shift| shift.like_for_like.unwrap_or_default();
    let lowest = directed().filter(|shift| change(shift) < 0.0).min_by(|a, b| change(a).total_cmp(&change(b)));
    PairView {
        whose: pair.after.whose(),
        file: pair.after.name(),
        rose: directed().filter(|shift| change(shift) > 0.0).count(),
        fell: directed().filter(|shift| change(shift) < 0.0).count(),
        furthest: lowest
            .map(|shift| format!("{} {}", shift.title, change_shown(shift, shift.like_for_like)))
            .unwrap_or_default(),
        models: comparison.models.iter().filter(|model| model.moved()).cloned().collect(),
        fallen: pair.regressions.iter().map(fell).collect(),
        frameworks: frameworks(comparison.scores.iter().filter(|shift| shift.moved())),
    }
}

fn frameworks<'a>(moved: impl Iterator<Item = &'a Shift>) -> Vec<FrameworkView> {
    let mut frameworks: Vec<FrameworkView> = Vec::new();
    for shift in moved {
        if frameworks.last().is_none_or(|last| last.title != shift.framework) {
            frameworks.push(FrameworkView { title: shift.framework.clone(), rows: Vec::new() });
        }
        if let Some(framework) = frameworks.last_mut() {
            framework.rows.push(row(shift));
        }
    }
    frameworks
}
