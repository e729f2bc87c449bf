//! What is needed of each person's answers to say how far many agree: so an organisation takes no more room with a thousand
//! respondents than with one.

use indexmap::IndexMap;

use super::agreement::Word;
use super::chance::Chances;
use super::counts::{Counts, comparable};
use super::record::MeasureSpread;
use crate::answers::Answers;
use crate::index::{ItemIndex, Measure};
use crate::pack::Pack;
use crate::record::{Kind, Outline, Readings, Score};

/// The respondents of one organisation, counted.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    respondents: usize,
    items: Vec<(ItemIndex, Counts)>,
    measures: Vec<(Measure, Range)>,
}

impl Tally {
    /// Nobody yet.
    #[must_use]
    pub(crate) fn new(pack: &Pack, outline: &Outline) -> Self {
        let items = comparable(pack).map(|item| (item, Counts::of(&pack.items[item]))).collect();
        let measures = outline.shown().into_iter().map(|measure| (measure, Range::default())).collect();
        Self { respondents: 0, items, measures }
    }

    /// Counts a person's answers and what they give by themselves.
    pub(crate) fn add(&mut self, pack: &Pack, answers: &Answers, scores: &[Option<Score>]) {
        self.respondents += 1;
        for (item, counts) in &mut self.items {
            counts.add(&pack.items[*item], &answers.given[*item]);
        }
        for ((_, range), score) in self.measures.iter_mut().zip(scores) {
            if let Some(score) = score {
                range.add(*score);
            }
        }
    }

    /// How many were counted.
    #[must_use]
    pub(crate) fn respondents(&self) -> usize {
        self.respondents
    }

    /// On how many questions people agree, lean and so on, for every word.
    #[must_use]
    pub(crate) fn words(&self, pack: &Pack, chances: &mut Chances) -> IndexMap<Word, usize> {
        let answered = self.items.iter().filter(|(_, counts)| counts.any());
        let words: Vec<Word> = answered.map(|(item, counts)| counts.judged(&pack.items[*item], chances).0).collect();
        Word::ALL.into_iter().map(|word| (word, words.iter().filter(|one| **one == word).count())).collect()
    }

    /// Where the scores lie, for everything that is shown.
    #[must_use]
    pub(crate) fn measures(&self, outline: &Outline) -> Vec<MeasureSpread> {
        self.measures.iter().map(|(measure, range)| range.spread(outline, *measure)).collect()
    }
}

/// What each measure that is shown gives by one person's answers.
#[must_use]
pub(crate) fn readings_told(outline: &Outline, readings: &impl Readings) -> Vec<Option<Score>> {
    let told = |measure| readings.reading(outline, measure).told().map(Score::of_points);
    outline.shown().into_iter().map(told).collect()
}

/// Where the scores of one measure lie.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Range {
    people: usize,
    /// In parts: whole numbers, so that the order makes no difference.
    sum: i128,
    ends: Option<(Score, Score)>,
}

impl Range {
    pub(super) fn add(&mut self, score: Score) {
        self.people += 1;
        self.sum += i128::from(score.parts());
        self.ends = Some(self.ends.map_or((score, score), |(low, high)| (low.min(score), high.max(score))));
    }

    /// Nothing of nothing.
    pub(super) fn mean(&self) -> Option<f64> {
        let whole = i128::try_from(self.people).ok()? * i128::from(Score::WHOLE);
        Score::of_share(self.sum, whole).map(Score::points)
    }

    pub(super) fn spread(&self, outline: &Outline, measure: Measure) -> MeasureSpread {
        let framework = outline.framework_of(measure);
        MeasureSpread {
            id: outline.id(measure).to_owned(),
            title: outline.title(measure).to_owned(),
            framework: framework.title.clone(),
            whole: outline.place(measure).is_none(),
            position: framework.kind == Kind::Spectrum,
            scale: framework.scale,
            respondents: self.people,
            lowest: self.ends.map(|(low, _)| low.points()),
            mean: self.mean(),
            highest: self.ends.map(|(_, high)| high.points()),
            groups: Vec::new(),
        }
    }
}

impl FromIterator<Score> for Range {
    fn from_iter<I: IntoIterator<Item = Score>>(scores: I) -> Self {
        let mut range = Self::default();
        scores.into_iter().for_each(|score| range.add(score));
        range
    }
}
