//! A table: one row for each document, scores only.

use super::{BatchFormat, Document, Needs, Printer};
use crate::cli::batch::job::Scored;
use crate::cli::packs::Prepared;

pub(super) const FORMAT: BatchFormat =
    BatchFormat { name: "csv", help: "A table: one row for each file, scores only", printer: || Box::new(Table) };

struct Table;

impl Printer for Table {
    fn needs(&self) -> Needs {
        Needs { one_questionnaire: true, ..Needs::default() }
    }

    fn begin(&self, prepared: &Prepared) -> Vec<u8> {
        prepared.table.header(&prepared.outline)
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
