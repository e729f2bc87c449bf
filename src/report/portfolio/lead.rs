//! The portfolio in a few sentences.

use super::{Entry, Portfolio};
use crate::record::{FrameworkOutline, Kind};
use crate::report::number::plain;

/// One sentence for each framework of models, and one for what ranks.
pub(super) fn sentences(portfolio: &Portfolio) -> Vec<String> {
    let frameworks = portfolio.outline.frameworks.iter().enumerate();
    let models = frameworks.filter(|(_, one)| one.kind == Kind::Archetypes);
    let models = models.filter_map(|(place, framework)| commonest(framework, place, &portfolio.entries));
    models.chain(spread(portfolio)).collect()
}

/// `How the work is organised: Hub-and-spoke fits 9 of 25 best`, of those of which enough answers tell.
fn commonest(framework: &FrameworkOutline, place: usize, entries: &[Entry]) -> Option<String> {
    let fitted = |element: usize| entries.iter().filter(|entry| entry.best[place] == Some(element)).count();
    let counts: Vec<usize> = (0..framework.elements.len()).map(fitted).collect();
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    let names = framework.elements.iter().zip(&counts).filter(|(_, count)| **count == most);
    let names: Vec<&str> = names.map(|((_, title), _)| title.as_str()).collect();
    let (names, each) = (names.join(" and "), if names.len() > 1 { "each fit" } else { "fits" });
    let told: usize = counts.iter().sum();
    Some(format!("{}: {names} {each} {most} of {told} best.", framework.title))
}

/// `Programme maturity runs from 12.5 to 93.6; half of them reach 54.2.`
fn spread(portfolio: &Portfolio) -> Option<String> {
    let place = portfolio.ranks_by()?;
    let whole = portfolio.outline.whole(place);
    let mut scores: Vec<f64> = portfolio.entries.iter().filter_map(|entry| entry.value(whole)).collect();
    scores.sort_by(f64::total_cmp);
    let (least, most) = (*scores.first()?, *scores.last()?);
    // As many lie at or above it as a half, rounded up.
    let half = scores[scores.len() / 2];
    let title = &portfolio.outline.frameworks[place].title;
    let text = match scores.len() {
        1 => format!("{title} stands at {}.", plain(most)),
        assessed => format!(
            "{title} runs from {} to {}; half of the {assessed} that are assessed reach {}.",
            plain(least),
            plain(most),
            plain(half)
        ),
    };
    Some(text)
}
