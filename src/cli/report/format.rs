//! The formats of reports as arguments name them.

use std::sync::LazyLock;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::cli::pdf::Pdf;
use crate::export::OUTPUTS;
use crate::report::Output;

/// A format of reports.
#[derive(Clone, Copy)]
pub struct ReportFormat(pub(super) &'static dyn Output);

impl ReportFormat {
    /// Every format: those of the library, and those that take another program.
    pub(in crate::cli) fn all() -> &'static [Self] {
        static ALL: LazyLock<Vec<ReportFormat>> =
            LazyLock::new(|| OUTPUTS.iter().copied().chain([&Pdf as &dyn Output]).map(ReportFormat).collect());
        &ALL
    }

    /// What a folder gets when nothing is asked for.
    pub(super) fn unasked() -> Vec<Self> {
        Self::all()[..2].to_vec()
    }

    /// The format itself.
    pub(in crate::cli) fn output(self) -> &'static dyn Output {
        self.0
    }
}

impl Default for ReportFormat {
    fn default() -> Self {
        Self::all()[0]
    }
}

impl std::fmt::Debug for ReportFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.name())
    }
}

impl ValueEnum for ReportFormat {
    fn value_variants<'a>() -> &'a [Self] {
        Self::all()
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name()).help(self.0.about()))
    }
}
