//! Organisations by element: one map for each framework of dimensions.

use serde::Serialize;

use super::ranking::{Cell, number};
use super::{Entry, Namesakes, Who};
use crate::record::{Kind, Outline};

/// Organisations that the maps show; the CSV table has all of them.
const MOST: usize = 200;

/// The maps.
#[derive(Debug, Serialize)]
pub(super) struct Heat {
    maps: Vec<Map>,
    /// Organisations that are left out.
    more: usize,
}

#[derive(Debug, Serialize)]
struct Map {
    title: String,
    columns: Vec<String>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Row {
    who: Who,
    cells: Vec<Cell>,
}

impl Heat {
    pub(super) fn new(outline: &Outline, ranked: &[&Entry], namesakes: &Namesakes<'_>) -> Self {
        let shown = &ranked[..ranked.len().min(MOST)];
        let is_map = |place: &usize| outline.frameworks[*place].kind == Kind::Dimensions;
        let places = (0..outline.frameworks.len()).filter(is_map);
        let maps = places.map(|place| map(outline, place, shown, namesakes)).collect();
        Self { maps, more: ranked.len() - shown.len() }
    }
}

fn map(outline: &Outline, place: usize, shown: &[&Entry], namesakes: &Namesakes<'_>) -> Map {
    let framework = &outline.frameworks[place];
    let cell = |entry: &Entry, element: usize| {
        let value = entry.value(outline.element(place, element));
        Cell { shade: value.map(shade), ..number(value) }
    };
    let cells = |entry: &Entry| (0..framework.elements.len()).map(|element| cell(entry, element)).collect();
    let row = |entry: &&Entry| Row { who: namesakes.who(&entry.name, &entry.link), cells: cells(entry) };
    Map {
        title: framework.title.clone(),
        columns: framework.elements.iter().map(|(_, title)| title.clone()).collect(),
        rows: shown.iter().map(row).collect(),
    }
}

/// The fifth of 0 to 100 in which a score lies, from 1.
pub(super) fn shade(score: f64) -> usize {
    [20.0, 40.0, 60.0, 80.0].iter().take_while(|bound| score >= **bound).count() + 1
}

#[cfg(test)]
mod tests {
    use super::shade;

    #[test]
    fn every_fifth_has_its_shade() {
        assert_eq!([0.0, 19.9, 20.0, 59.9, 60.0, 80.0, 100.0].map(shade), [1, 1, 2, 3, 4, 5, 5]);
    }
}
