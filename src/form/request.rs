//! What a page can ask for.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::diagnostics::Diagnostics;
use crate::pack::PackText;
use crate::panel::{By, Options};
use crate::report::{Look, Theme};

/// What a page can ask for; `text` is always that of an answers file.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub(super) enum Request {
    /// Takes a questionnaire and a theme in.
    Open {
        builtin: Option<String>,
        #[serde(default)]
        pack: Vec<PackText>,
        theme: Option<ThemeText>,
    },
    /// A file without answers.
    Start {
        #[serde(default)]
        pulse: bool,
        organisation: Option<String>,
        date: Option<String>,
    },
    /// A saved file.
    Read { name: String, text: String },
    /// Changes one answer.
    Answer { text: String, item: String, given: Option<Typed> },
    /// Changes the note and the proof of an answer.
    Remark { text: String, item: String, note: Option<String>, proof: Option<String> },
    /// Changes what stands above the answers.
    Header {
        text: String,
        #[serde(flatten)]
        header: Header,
    },
    /// What the answers give so far.
    Scores { text: String },
    /// The record.
    Record { text: String },
    /// The report.
    Report {
        text: String,
        #[serde(default)]
        look: LookName,
    },
    /// What each planned action would change by itself.
    WhatIf { text: String },
    /// What several people say together.
    Panel(Group),
    /// The agenda of their discussion.
    Agenda(Group),
    /// The report on them.
    PanelReport(Group),
    /// The answers file to discuss.
    Consensus(Group),
    /// The questionnaire on paper.
    Blank {
        #[serde(default)]
        pulse: bool,
    },
}

/// An answer as it is written in a file or typed in a terminal.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Typed {
    /// An option, a number, words, `unknown` or `n/a`.
    One(String),
    /// Options.
    Many(Vec<String>),
}

/// What stands above the answers. What is not named stays, what is empty goes.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Header {
    pub(super) organisation: Option<String>,
    pub(super) date: Option<String>,
    pub(super) role: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) respondent: Option<String>,
    pub(super) pulse: Option<bool>,
}

/// Files of several people.
#[derive(Debug, Deserialize)]
pub(super) struct Group {
    pub(super) files: Vec<PackText>,
    #[serde(default)]
    pub(super) options: GroupOptions,
}

/// How they are looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct GroupOptions {
    min_group: Option<usize>,
    by: Option<By>,
    named: bool,
    minutes: Option<usize>,
}

impl GroupOptions {
    /// Within the same limits as on the command line.
    pub(super) fn options(&self) -> Options {
        let unsaid = Options::default();
        Options {
            min_group: self.min_group.unwrap_or(unsaid.min_group).max(2),
            by: self.by,
            named: self.named,
            minutes: self.minutes.unwrap_or(unsaid.minutes).clamp(20, 480),
        }
    }
}

/// How much a report shows, as `--look` names it.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum LookName {
    #[default]
    Full,
    Board,
    OnePage,
    Annex,
}

impl From<LookName> for Look {
    fn from(name: LookName) -> Self {
        match name {
            LookName::Full => Self::Full,
            LookName::Board => Self::Board,
            LookName::OnePage => Self::OnePage,
            LookName::Annex => Self::Annex,
        }
    }
}

/// A theme file and its logo's bytes in base64.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ThemeText {
    /// What problems call it.
    pub(crate) name: String,
    /// The file.
    pub(crate) text: String,
    /// The logo.
    pub(crate) logo: Option<String>,
}

impl ThemeText {
    /// `None` when problems were pushed.
    pub(super) fn read(&self, diagnostics: &mut Diagnostics) -> Option<Theme> {
        let file = diagnostics.add_source(self.name.clone(), self.text.clone());
        let mut theme = Theme::parse(file, diagnostics)?;
        if let Some(logo) = self.logo.as_ref().and_then(|logo| STANDARD.decode(logo).ok()) {
            theme.set_logo(&logo, diagnostics);
        }
        Some(theme)
    }
}
