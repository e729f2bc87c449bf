//! How far people had differed before they settled on one set of answers.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far people agree, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Agreement {
    /// They say the same.
    Agree,
    /// Most lie close together, but chance could do that too, or a minority sees it otherwise.
    Lean,
    /// The answers are scattered.
    Split,
    /// There are two camps.
    Polarised,
    /// Half or more of those asked cannot tell.
    CannotTell,
    /// Only one person answered.
    OneVoice,
}

impl Agreement {
    /// Every word, from agreement on.
    pub const ALL: [Self; 6] =
        [Self::Agree, Self::Lean, Self::Split, Self::Polarised, Self::CannotTell, Self::OneVoice];

    /// The word as people read it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Lean => "lean",
            Self::Split => "split",
            Self::Polarised => "polarised",
            Self::CannotTell => "half cannot tell",
            Self::OneVoice => "one voice",
        }
    }

    /// The word as files have it.
    #[must_use]
    pub fn id(self) -> String {
        self.name().trim_start_matches("half ").replace(' ', "-")
    }

    /// Whether it has to be talked about before anything is written down as what the organisation says.
    #[must_use]
    pub fn is_contested(self) -> bool {
        matches!(self, Self::Split | Self::Polarised | Self::CannotTell)
    }
}

/// How far the respondents of a panel had differed, kept with the answers that they settled on.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierPanel {
    /// How many answered.
    pub respondents: usize,
    /// By element or framework, where the scores of their answers lay.
    pub measures: IndexMap<String, ScoreSpread>,
    /// By item, how far they agreed.
    pub items: IndexMap<String, Agreement>,
}

/// Where the scores of several people lie: 0 to 100 (a spectrum -100 to 100), not rounded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScoreSpread {
    /// The lowest score.
    pub lowest: f64,
    /// The mean.
    pub mean: f64,
    /// The highest score.
    pub highest: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_and_records_have_the_same_words() {
        for word in Agreement::ALL {
            assert_eq!(serde_json::to_string(&word).unwrap(), format!("\"{}\"", word.id()));
        }
    }
}
