//! How far people had differed: of things the record has, in order and in range.

use super::{Check, PERCENT, POSITION};
use crate::record::{EarlierPanel, FrameworkRecord, Record, ScoreSpread};

impl<'r> Check<'r> {
    pub(super) fn panel(&mut self, record: &'r Record, panel: &'r EarlierPanel) {
        self.count("respondents", panel.respondents);
        self.each("measures", &panel.measures, |check, id, spread| {
            check.among(id, &check.known.measures, "element or framework");
            check.spread(spread, is_position(record, id));
        });
        self.each("items", &panel.items, |check, id, _| check.among(id, &check.known.items, "item"));
    }

    fn spread(&mut self, spread: &ScoreSpread, position: bool) {
        let ScoreSpread { lowest, mean, highest } = *spread;
        let range = if position { POSITION } else { PERCENT };
        for (key, score) in [("lowest", lowest), ("mean", mean), ("highest", highest)] {
            self.number(key, score, range.clone());
        }
        if !(lowest <= mean && mean <= highest) {
            let message = format!("{mean} does not lie from {lowest} to {highest}");
            self.within("mean", |check| check.push(message, "a mean lies between the lowest and the highest"));
        }
    }
}

fn is_position(record: &Record, id: &str) -> bool {
    let framework = id.split_once('.').map_or(id, |(framework, _)| framework);
    matches!(record.frameworks.get(framework), Some(FrameworkRecord::Spectrum(_)))
}
