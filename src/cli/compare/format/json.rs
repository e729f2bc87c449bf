//! The whole comparison as JSON.

use anyhow::Result;
use serde::Serialize;

use super::{CompareFormat, Printer};
use crate::cli::compare::{Compared, Judged};
use crate::cli::house::House;
use crate::compare::{Folders, History, Regression};
use crate::diagnostics::render;
use crate::json;
use crate::panel::PanelChange;

pub(super) const FORMAT: CompareFormat = CompareFormat { name: "json", help: "The whole comparison", printer: &Whole };

struct Whole;

#[derive(Serialize)]
struct OfCourse<'a> {
    #[serde(flatten)]
    history: &'a History,
    regressions: &'a [Regression],
}

#[derive(Serialize)]
struct OfFolders<'a> {
    #[serde(flatten)]
    folders: &'a Folders,
    problems: Vec<render::Json<'a>>,
}

#[derive(Serialize)]
struct OfPanels<'a> {
    panels: &'a PanelChange,
    problems: Vec<render::Json<'a>>,
}

impl Printer for Whole {
    fn print(&self, judged: &Judged, _: &House) -> Result<String> {
        let text = match &judged.compared {
            Compared::Course { history, fallen, .. } => json::pretty(&OfCourse { history, regressions: fallen }),
            Compared::Panels { change, .. } => {
                json::pretty(&OfPanels { panels: change, problems: render::rows(&judged.problems) })
            }
            Compared::Folders { folders, .. } => {
                json::pretty(&OfFolders { folders, problems: render::rows(&judged.problems) })
            }
        };
        Ok(text? + "\n")
    }
}
