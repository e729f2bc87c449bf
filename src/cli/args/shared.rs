//! Arguments that several commands take.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::assess::Options;
use crate::roadmap::TargetChoice;

/// How an answers file is read and scored.
#[derive(Debug, Clone, clap::Args)]
pub struct AssessArgs {
    /// Built-in id or path of the questionnaire; without it the answers file names its own
    #[arg(short, long, env = "TAKESTOCK_QUESTIONNAIRE", value_name = "PACK")]
    pub questionnaire: Option<String>,
    /// Change an answer and see what follows (what if); may be repeated
    #[arg(long, value_name = "ITEM=OPTION")]
    pub set: Vec<String>,
    /// Whose word decides which model to aim for
    #[arg(long, value_enum, default_value_t, value_name = "WHOSE")]
    pub target: TargetChoice,
    /// Weeks of work that each wave has room for
    #[arg(long, value_delimiter = ',', value_name = "WEEKS,…", value_parser = weeks)]
    pub capacity: Option<Vec<f64>>,
    /// The day the answers stand for, instead of the file's
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<jiff::civil::Date>,
    /// Leave out the roadmap
    #[arg(long)]
    pub no_roadmap: bool,
}

impl AssessArgs {
    /// The questionnaire that was named; an empty variable of the environment names none.
    #[must_use]
    pub fn questionnaire(&self) -> Option<&str> {
        self.questionnaire.as_deref().filter(|spec| !spec.is_empty())
    }

    /// What is changed on the way to a record.
    #[must_use]
    pub fn options(&self) -> Options {
        let Self { set, date, capacity, target, no_roadmap, .. } = self.clone();
        Options { set, date, capacity, target, no_roadmap }
    }
}

/// Gates.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct GateArgs {
    /// A condition that must be met, such as 'coverage>=80'; may be repeated
    #[arg(long, value_name = "CONDITION")]
    pub gate: Vec<String>,
    /// A YAML file of conditions with names and reasons
    #[arg(long, value_name = "FILE")]
    pub gates: Option<PathBuf>,
}

/// What a house brings to its pages.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct HouseArgs {
    /// A folder with templates that replace embedded ones of the same name
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
    /// A small file with name, logo, colours and footer
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
}

impl ValueEnum for TargetChoice {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Rules, Self::Wanted]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(match self {
            Self::Rules => clap::builder::PossibleValue::new("rules").help("The questionnaire's rules"),
            Self::Wanted => clap::builder::PossibleValue::new("wanted").help("What the organisation itself wants"),
        })
    }
}

impl std::fmt::Display for TargetChoice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Rules => "rules",
            Self::Wanted => "wanted",
        })
    }
}

/// Weeks of work: a number of 0 or more.
fn weeks(text: &str) -> Result<f64, String> {
    let number = text.trim().parse().ok().filter(|weeks: &f64| weeks.is_finite() && *weeks >= 0.0);
    number.ok_or_else(|| "write weeks as a number of 0 or more".to_owned())
}
