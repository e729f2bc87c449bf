//! Tables: one row for each document, or one for each of its scores.

use super::{BatchFormat, Document, Needs, Printer, Wishes};
use crate::cli::batch::job::Scored;
use crate::cli::packs::Prepared;
use crate::report::Names;

pub(super) const WIDE: BatchFormat = BatchFormat {
    name: "csv",
    help: "A table: one row for each file, scores only",
    printer: |wishes| Box::new(Wide(wishes.names)),
};

pub(super) const LONG: BatchFormat = BatchFormat {
    name: "csv-long",
    help: "A table to join: one row for each score of each file",
    printer: |_: Wishes| Box::new(Long),
};

struct Wide(Names);
struct Long;

impl Printer for Wide {
    fn needs(&self) -> Needs {
        Needs { one_questionnaire: true, ..Needs::default() }
    }

    fn begin(&self, prepared: &Prepared) -> Vec<u8> {
        prepared.table.header(&prepared.outline, self.0)
    }

    fn row(&self, document: &Document<'_>) -> Vec<u8> {
        let Document { file, number, prepared, scores, gates, .. } = *document;
        let unmet: Vec<&str> = gates.iter().filter(|gate| !gate.met).map(|gate| gate.name.as_str()).collect();
        prepared.table.row(&prepared.outline, (file, number), scores, (gates.len() - unmet.len(), &unmet))
    }

    fn scored(&self, _: &str, scored: &mut Scored) -> Vec<u8> {
        std::mem::take(&mut scored.bytes)
    }
}

impl Printer for Long {
    fn needs(&self) -> Needs {
        Needs::default()
    }

    fn begin(&self, prepared: &Prepared) -> Vec<u8> {
        prepared.table.long_header()
    }

    fn row(&self, document: &Document<'_>) -> Vec<u8> {
        let Document { file, number, prepared, scores, .. } = *document;
        prepared.table.long_rows(&prepared.outline, (file, number), scores)
    }

    fn scored(&self, _: &str, scored: &mut Scored) -> Vec<u8> {
        std::mem::take(&mut scored.bytes)
    }
}
