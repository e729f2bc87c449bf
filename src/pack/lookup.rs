//! Finding the parts of a pack by id, and by what a saved file calls them.

use super::{FrameworkKind, Item, Member, Pack, Question};
use crate::diagnostics::Count;
use crate::index::{ElementIndex, FrameworkIndex, ItemIndex, Measure, MeasureKind, OptionIndex, QuestionIndex};
use crate::record::Scope;

/// How much a questionnaire asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// Questions, each one screen.
    pub questions: usize,
    /// Answers: one for each question, or for each row of a matrix.
    pub answers: usize,
    /// What an attentive reader needs.
    pub minutes: usize,
}

impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { questions, answers, minutes } = *self;
        let (questions, answers) = (Count(questions, "question"), Count(answers, "answer"));
        write!(f, "{questions}, {answers}, about {}", Count(minutes, "minute"))
    }
}

impl Pack {
    /// The index of an item, `question` or `question.row`.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<ItemIndex> {
        self.item_ids.get(id).copied()
    }

    /// The index of a question.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<QuestionIndex> {
        self.question_ids.get(id).copied()
    }

    /// The index of the question that a file means by a key: its id, or one it had before.
    #[must_use]
    pub fn question_written(&self, key: &str) -> Option<QuestionIndex> {
        self.question(key).or_else(|| self.question(self.renamed.get(key)?))
    }

    /// The index of the item that a file means by a key below a matrix: its row's id, or one it had before.
    #[must_use]
    pub fn row_written(&self, question: &Question, key: &str) -> Option<ItemIndex> {
        let short_id = |item: ItemIndex| self.items[item].id.get(question.id.len() + 1..);
        let row = question.items.iter().find(|item| short_id(*item) == Some(key));
        row.or_else(|| self.item(self.renamed.get(&format!("{}.{key}", question.id))?))
    }

    /// The index of the item that a file means by `question` or `question.row`, as they are called or were before.
    #[must_use]
    pub fn item_written(&self, key: &str) -> Option<ItemIndex> {
        match key.split_once('.') {
            Some((question, row)) => self.row_written(&self.questions[self.question_written(question)?], row),
            None => self.item(&self.questions[self.question_written(key)?].id),
        }
    }

    /// The option that a file means by a word: its id, or one it had before.
    #[must_use]
    pub fn option_written(&self, item: &Item, word: &str) -> Option<OptionIndex> {
        let place = |id: &str| item.options.position(|option| option.id == id);
        let before = || self.renamed.get(&format!("{}.{word}", item.id))?.rsplit('.').next();
        place(word).or_else(|| before().and_then(place))
    }

    /// The index of an element, by `framework.element`.
    #[must_use]
    pub fn element(&self, id: &str) -> Option<ElementIndex> {
        self.elements.position(|element| element.id == id)
    }

    /// The index of a framework.
    #[must_use]
    pub fn framework(&self, id: &str) -> Option<FrameworkIndex> {
        self.frameworks.position(|framework| framework.id == id)
    }

    /// Everything that has a score: the elements, then the frameworks as a whole.
    pub fn measures(&self) -> impl DoubleEndedIterator<Item = Measure> + use<> {
        (0..self.elements.len() + self.frameworks.len()).map(Measure::from)
    }

    /// The measure of an element.
    #[must_use]
    pub fn measure_of_element(&self, element: ElementIndex) -> Measure {
        Measure::of_element(element)
    }

    /// The measure of a framework's own score.
    #[must_use]
    pub fn framework_measure(&self, framework: FrameworkIndex) -> Measure {
        Measure::of_framework(framework, self.elements.len())
    }

    /// What a measure is the score of.
    #[must_use]
    pub fn measured(&self, measure: Measure) -> MeasureKind {
        measure.kind(self.elements.len())
    }

    /// The id of a measure.
    #[must_use]
    pub fn measure_id(&self, measure: Measure) -> &str {
        match self.measured(measure) {
            MeasureKind::Element(element) => &self.elements[element].id,
            MeasureKind::Framework(framework) => &self.frameworks[framework].id,
        }
    }

    /// The name people see for a measure.
    #[must_use]
    pub fn measure_title(&self, measure: Measure) -> &str {
        match self.measured(measure) {
            MeasureKind::Element(element) => &self.elements[element].title,
            MeasureKind::Framework(framework) => &self.frameworks[framework].title,
        }
    }

    /// The framework a measure belongs to.
    #[must_use]
    pub fn measure_framework(&self, measure: Measure) -> FrameworkIndex {
        match self.measured(measure) {
            MeasureKind::Element(element) => self.elements[element].framework,
            MeasureKind::Framework(framework) => framework,
        }
    }

    /// The elements that a measure is made of.
    #[must_use]
    pub fn elements_of(&self, measure: Measure) -> Vec<ElementIndex> {
        let framework = match self.measured(measure) {
            MeasureKind::Element(element) => return vec![element],
            MeasureKind::Framework(framework) => &self.frameworks[framework],
        };
        let FrameworkKind::Composite { members } = &framework.kind else { return framework.elements.iter().collect() };
        members.iter().flat_map(|(member, _)| self.elements_of(self.member_measure(*member))).collect()
    }

    /// The measure of a member of a composite.
    #[must_use]
    pub fn member_measure(&self, member: Member) -> Measure {
        match member {
            Member::Element(element) => self.measure_of_element(element),
            Member::Framework(framework) => self.framework_measure(framework),
        }
    }

    /// The composites, each after the composites it is made of.
    pub fn composites_inside_out(&self) -> impl Iterator<Item = FrameworkIndex> + '_ {
        self.composite_order.iter().copied()
    }

    /// How much a scope asks, everything that can be asked counted: questions, answers and minutes.
    #[must_use]
    pub fn length(&self, scope: Scope) -> Length {
        let asked = self.questions.iter().filter(|question| question.is_in(scope));
        let items: Vec<ItemIndex> = asked.clone().flat_map(|question| question.items).collect();
        let seconds: usize = items.iter().map(|item| self.items[*item].seconds()).sum();
        Length { questions: asked.count(), answers: items.len(), minutes: seconds.div_ceil(60) }
    }

    /// The question an item belongs to.
    #[must_use]
    pub fn question_of(&self, item: ItemIndex) -> &Question {
        &self.questions[self.items[item].question]
    }

    /// Whether the item is asked of an archetype framework.
    #[must_use]
    pub fn is_archetype_item(&self, item: ItemIndex) -> bool {
        self.items[item].carries.first().is_some_and(|carry| {
            let framework = self.elements[carry.element].framework;
            matches!(self.frameworks[framework].kind, FrameworkKind::Archetypes)
        })
    }
}
