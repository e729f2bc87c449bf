//! The texts of a report for formats that lay pages out themselves: the view, read by the names that templates use,
//! so that a document says what the page says. Strings are plain text as typed; [`Prose`] is inline Markdown.

mod annex;
mod chapters;
mod frameworks;
mod front;
mod plan;

use std::collections::BTreeMap;

use serde::Deserialize;

pub(crate) use super::markdown::{Block, Run};
use super::markdown::{to_blocks, to_runs};
use super::palette::Palette;
use super::view::View;
use super::{Look, Options};
use crate::record::Record;
pub(crate) use chapters::{Asked, Finding, SourceNumber, Unseen, Wish};
pub(crate) use frameworks::{Composite, Dimensions, Framework, Level, Models, Spectrum};
pub(crate) use front::{Evidence, FirstLook, Mark, Overview, Point};
pub(crate) use plan::{Action, Roadmap, Titled, Wave};

use annex::{Benchmark, Fact, Method, Section, Source, Trace};

/// Text of a questionnaire, which may emphasise words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Prose(String);

impl Prose {
    /// The words with their emphasis.
    pub(crate) fn runs(&self) -> Vec<Run> {
        to_runs(&self.0)
    }

    /// The words alone.
    pub(crate) fn plain(&self) -> String {
        self.runs().into_iter().map(|run| if run.is_break { " ".to_owned() } else { run.text }).collect()
    }
}

/// What is added by hand, as Markdown.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct Comment(String);

impl Comment {
    /// Its paragraphs, items and rows.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        to_blocks(&self.0)
    }
}

/// What a chart says; formats draw it themselves, with numbers that can be edited.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Drawing {
    pub title: String,
    pub description: String,
}

/// Everything a document says.
#[derive(Debug, Deserialize)]
pub(crate) struct Readout {
    pub title: String,
    pub organisation: String,
    pub pack: Pack,
    pub facts: Vec<String>,
    theme: House,
    /// By chapter.
    comments: BTreeMap<String, Option<Comment>>,
    pub comment_label: String,
    pub overview: Overview,
    pub first_look: Option<FirstLook>,
    pub frameworks: Vec<Framework>,
    pub wishes: Vec<Wish>,
    pub findings: Vec<Finding>,
    pub roadmap: Option<Roadmap>,
    pub unseen: Unseen,
    pub sections: Vec<Section>,
    pub notes: String,
    pub contributions: Vec<Trace>,
    pub benchmarks: Vec<Benchmark>,
    pub sources: Vec<Source>,
    pub method: Vec<Method>,
    pub provenance: Vec<Fact>,
    #[serde(skip)]
    pub palette: Palette,
    #[serde(skip)]
    pub look: Look,
}

/// The questionnaire that was answered.
#[derive(Debug, Deserialize)]
pub(crate) struct Pack {
    pub title: String,
}

/// Whose report it is.
#[derive(Debug, Deserialize)]
struct House {
    name: Option<String>,
    footer: Option<String>,
    logo: Option<String>,
}

impl Readout {
    /// Works a record out as a report does.
    pub(crate) fn new(record: &Record, options: &Options) -> Self {
        let value = serde_json::to_value(View::new(record, options)).unwrap_or_default();
        let read: Self = serde_json::from_value(value).expect("the view holds what templates name");
        Self { palette: Palette::new(&options.theme), look: options.look, ..read }
    }

    /// Who hands it over; without a theme the program.
    pub(crate) fn house(&self) -> &str {
        self.theme.name.as_deref().unwrap_or("takestock")
    }

    /// The name of the house.
    pub(crate) fn brand(&self) -> Option<&str> {
        self.theme.name.as_deref()
    }

    /// What the house wants on every page.
    pub(crate) fn footer(&self) -> Option<&str> {
        self.theme.footer.as_deref()
    }

    /// The logo as a `data:` address.
    pub(crate) fn logo(&self) -> Option<&str> {
        self.theme.logo.as_deref()
    }

    /// What is added by hand to a chapter.
    pub(crate) fn comment(&self, chapter: &str) -> Option<&Comment> {
        self.comments.get(chapter)?.as_ref()
    }

    /// Whether some framework says where the organisation stands as a whole.
    pub(crate) fn has_standing(&self) -> bool {
        self.frameworks.iter().any(|framework| !matches!(framework, Framework::Dimensions(_)))
    }

    /// Whether some framework sets scores side by side.
    pub(crate) fn has_dimensions(&self) -> bool {
        self.frameworks.iter().any(|framework| matches!(framework, Framework::Dimensions(_)))
    }
}
