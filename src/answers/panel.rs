//! How far people had differed, as an answers file holds it that several people settled on.

use schemars::JsonSchema;

use super::validate::Check;
use crate::diagnostics::{Code, Span};
use crate::index::{FrameworkIndex, ItemIndex};
use crate::pack::FrameworkKind;
use crate::record::{Agreement, EarlierPanel, ScoreSpread};
use crate::yaml::{IdMap, Spanned, Word};

/// How far the respondents of a panel had differed.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, serde::Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PanelFile {
    /// How many answered.
    pub respondents: Spanned<u32>,
    /// Element or framework to where the scores of their answers lay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measures: Option<IdMap<Spanned<SpreadFile>>>,
    /// Item to how far they agreed on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<IdMap<Agreement>>")]
    pub items: Option<IdMap<Word>>,
}

/// Where the scores of several people lay: 0 to 100 (a spectrum -100 to 100), not rounded.
#[derive(Debug, Clone, Default, PartialEq, serde::Deserialize, serde::Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SpreadFile {
    /// The lowest score.
    pub lowest: Spanned<f64>,
    /// The mean.
    pub mean: Spanned<f64>,
    /// The highest score.
    pub highest: Spanned<f64>,
}

impl PanelFile {
    /// As it is written.
    pub(super) fn of(panel: &EarlierPanel) -> Self {
        let spread = |(id, spread): (&String, &ScoreSpread)| {
            let [lowest, mean, highest] = [spread.lowest, spread.mean, spread.highest].map(spanned);
            (spanned(id.clone()), spanned(SpreadFile { lowest, mean, highest }))
        };
        let word = |(id, word): (&String, &Agreement)| (spanned(id.clone()), spanned(word.id()));
        Self {
            respondents: spanned(u32::try_from(panel.respondents).unwrap_or(u32::MAX)),
            measures: Some(IdMap(panel.measures.iter().map(spread).collect())),
            items: Some(IdMap(panel.items.iter().map(word).collect())),
        }
    }
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned { value, span: Span::default() }
}

/// More people are not counted.
const MOST: u32 = 1_000_000;

impl Check<'_> {
    pub(super) fn panel(&mut self, file: Option<&PanelFile>) {
        let Some(file) = file else { return };
        let mut panel = EarlierPanel { respondents: self.respondents(&file.respondents), ..EarlierPanel::default() };
        for (key, spread) in file.measures.iter().flatten() {
            let range = self.measured(key);
            panel.measures.extend(range.and_then(|range| Some((key.value.clone(), self.spread(spread, range)?))));
        }
        for (key, word) in file.items.iter().flatten() {
            let item = self.item_written(key);
            let word = self.agreement(word);
            panel.items.extend(item.zip(word).map(|(item, word)| (self.pack.items[item].id.clone(), word)));
        }
        self.answers.panel = Some(panel);
    }

    fn respondents(&mut self, people: &Spanned<u32>) -> usize {
        if !(2..=MOST).contains(&people.value) {
            let message = format!("{} is no number of people who differ", people.value);
            self.push(people.span, Code::OutOfBounds, message, format!("write a number from 2 to {MOST}"));
        }
        people.value as usize
    }

    /// The lowest and the highest score that a measure can have.
    fn measured(&mut self, key: &Word) -> Option<[f64; 2]> {
        let (id, pack) = (key.value.as_str(), self.pack);
        let element = pack.element(id).map(|element| pack.elements[element].framework);
        // Models are each scored, all together are not.
        let scored = |whole: &FrameworkIndex| !matches!(pack.frameworks[*whole].kind, FrameworkKind::Archetypes);
        let whole = || pack.framework(id).filter(scored);
        let Some(framework) = element.or_else(whole) else {
            let known = pack.measures().map(|measure| pack.measure_id(measure));
            let help = self.suggest(id, &known.collect::<Vec<_>>());
            self.push(key.span, Code::UnknownElement, format!("nothing called `{id}` is scored"), help);
            return None;
        };
        let position = matches!(pack.frameworks[framework].kind, FrameworkKind::Spectrum { .. });
        Some([if position { -100.0 } else { 0.0 }, 100.0])
    }

    fn spread(&mut self, file: &Spanned<SpreadFile>, [low, high]: [f64; 2]) -> Option<ScoreSpread> {
        let before = self.problems.len();
        let SpreadFile { lowest, mean, highest } = &file.value;
        for score in [lowest, mean, highest] {
            // What is no number was said by the reader.
            if !(low..=high).contains(&score.value) && !score.value.is_nan() {
                let message = format!("{} is no score", score.value);
                self.push(score.span, Code::OutOfBounds, message, format!("write a number from {low} to {high}"));
            }
        }
        let spread = ScoreSpread { lowest: lowest.value, mean: mean.value, highest: highest.value };
        if spread.lowest > spread.mean || spread.mean > spread.highest {
            let message = format!("{} does not lie from {} to {}", spread.mean, spread.lowest, spread.highest);
            self.push(mean.span, Code::OutOfBounds, message, "a mean lies between the lowest and the highest");
        }
        (self.problems.len() == before).then_some(spread)
    }

    fn item_written(&mut self, key: &Word) -> Option<ItemIndex> {
        let found = self.pack.item_written(&key.value);
        if found.is_none() {
            let known: Vec<&str> = self.pack.items.iter().map(|item| item.id.as_str()).collect();
            let help = self.suggest(&key.value, &known);
            self.push(key.span, Code::UnknownQuestion, format!("no question or row is called `{}`", key.value), help);
        }
        found
    }

    fn agreement(&mut self, word: &Word) -> Option<Agreement> {
        let found = Agreement::ALL.into_iter().find(|known| known.id() == word.value);
        if found.is_none() {
            let known = Agreement::ALL.map(Agreement::id);
            let help = self.suggest(&word.value, &known.each_ref().map(String::as_str));
            let message = format!("`{}` does not say how far people agreed", word.value);
            self.push(word.span, Code::UnknownWord, message, help);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answers::{Draft, Given};
    use crate::index::ElementIndex;
    use crate::pack::small::{TEXT, answers, listed, pack};

    fn problems(panel: &str) -> Vec<String> {
        listed(&answers(&pack(TEXT), &format!("questionnaire: small@1\npanel: {panel}\nanswers: {{}}\n")).1)
    }

    #[test]
    fn what_people_said_before_is_checked_like_all_else() {
        let known = pack(TEXT);
        let element = &known.elements[ElementIndex::from(0)].id;
        let item = &known.items[ItemIndex::from(0)].id;
        let good = format!(
            "{{respondents: 8, measures: {{{element}: {{lowest: 1, mean: 2.5, highest: 3}}}}, items: {{{item}: one-voice}}}}"
        );
        assert_eq!(problems(&good), Vec::<String>::new());
        let found =
            problems("{respondents: 1, measures: {nothing: {lowest: 1, mean: 2, highest: 3}}, items: {nobody: agree}}");
        assert_eq!(found.len(), 3, "{found:?}");
        let found = problems(&format!(
            "{{respondents: 8, measures: {{{element}: {{lowest: 5, mean: 2, highest: 300}}}}, items: {{{item}: agreed}}}}"
        ));
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].contains("300 is no score") || found[1].contains("300 is no score"), "{found:?}");
        assert!(found.iter().any(|one| one.contains("2 does not lie from 5 to 300")), "{found:?}");
        assert!(found.iter().any(|one| one.contains("did you mean `agree`")), "{found:?}");
    }

    #[test]
    fn it_stays_while_the_answers_are_completed() {
        let pack = pack(TEXT);
        let element = pack.elements[ElementIndex::from(0)].id.clone();
        let panel = EarlierPanel {
            respondents: 8,
            measures: [(element, ScoreSpread { lowest: 0.0, mean: 100.0 / 3.0, highest: 50.0 })].into_iter().collect(),
            items: [(pack.items[ItemIndex::from(0)].id.clone(), Agreement::CannotTell)].into_iter().collect(),
        };
        let mut draft = Draft::new(&pack);
        draft.set_panel(&panel);
        let (before, diagnostics) = answers(&pack, &draft.file().to_yaml().unwrap());
        let before = before.unwrap_or_else(|| panic!("{:?}", listed(&diagnostics)));
        let mut resumed = Draft::resume(&pack, draft.file().clone(), &before);
        resumed.set(ItemIndex::from(0), Given::Unknown);
        let after = answers(&pack, &resumed.file().to_yaml().unwrap()).0.unwrap();
        assert_eq!((before.panel.as_ref(), after.panel.as_ref()), (Some(&panel), Some(&panel)));
    }
}
